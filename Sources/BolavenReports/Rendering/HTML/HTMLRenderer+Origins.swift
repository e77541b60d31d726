extension HTMLPage {
  /// What the numbers of a table were made from: those with the same origin together.
  ///
  /// The script shows the origin of a single number from the same list.
  mutating func writeOrigins(of table: Table) {
    let origins = TableOrigins(of: table)
    guard !origins.all.isEmpty else { return }
    append("<details class=\"origins\">")
    element("summary", HTMLWording.origins)
    for (position, origin) in origins.all.enumerated() {
      append("<div id=\"o.\(originCount + position + 1)\">")
      append("<p>" + origin.addresses.map { code($0.description) }.joined(separator: ", ") + "</p>")
      write(origin.provenance)
      append("</div>")
    }
    append("</details>")
    originCount += origins.all.count
  }

  /// What is said of the origin of a number, here and beside the number itself.
  private mutating func write(_ provenance: Provenance) {
    append("<dl>")
    entry(HTMLWording.formula, [code(provenance.formula)])
    entry(HTMLWording.columns, provenance.columns.map { code($0) })
    entry(HTMLWording.filter, [provenance.filter].compactMap { $0 }.map { code($0) })
    entry(
      HTMLWording.rows,
      [provenance.rows].compactMap { $0 }.map { rows in
        code(NumberStyle.count.text(Double(rows), in: language), " data-v=\"\(rows)\"")
      })
    entry(HTMLWording.seed, [provenance.seed].compactMap { $0 }.map { code($0.description) })
    entry(.glossary(.source), provenance.sources.map { code($0) })
    append("</dl>")
  }

  private mutating func entry(_ term: LocalizedText, _ values: [String]) {
    guard !values.isEmpty else { return }
    element("dt", term)
    append("<dd>" + values.joined(separator: ", ") + "</dd>")
  }

  private func code(_ text: String, _ attributes: String = "") -> String {
    "<code\(attributes)>\(escaped(text))</code>"
  }
}

/// The origins of the numbers of a table, each once, in the order of the cells.
struct TableOrigins {
  private(set) var all: [(provenance: Provenance, addresses: [Address])] = []
  private var places: [Provenance: Int] = [:]

  init(of table: Table) {
    for cell in table.rows.flatMap(\.cells) {
      guard let provenance = cell.provenance, let address = cell.address else { continue }
      if let place = places[provenance] {
        all[place].addresses.append(address)
      } else {
        places[provenance] = all.count
        all.append((provenance, [address]))
      }
    }
  }

  /// The position of the origin of a cell.
  func place(of cell: Cell) -> Int? { cell.provenance.flatMap { places[$0] } }
}
