extension HTMLPage {
  /// What the numbers of a table were made from, as `bolaven why` says it: those with the same origin together.
  ///
  /// What is true of all of them stands once, before the others. The script shows the origin of a single number from
  /// the same list.
  mutating func writeOrigins(of table: Table) {
    let origins = TableOrigins(of: table)
    guard !origins.all.isEmpty else { return }
    append("<details class=\"origins\">")
    element("summary", HTMLWording.origins)
    let texts = origins.all.map { ProvenanceText($0.provenance).lines }
    let shared = texts.count > 1 ? texts[0].filter { line in texts.allSatisfy { $0.contains(line) } } : []
    if !shared.isEmpty {
      append("<div>")
      element("p", HTMLWording.all)
      write(shared)
      append("</div>")
    }
    for (position, (origin, lines)) in zip(origins.all, texts).enumerated() {
      append("<div id=\"o.\(originCount + position + 1)\">")
      append(
        "<p>" + origin.addresses.map { "<code>\(escaped($0.description))</code>" }.joined(separator: ", ") + "</p>")
      write(lines.filter { !shared.contains($0) })
      append("</div>")
    }
    append("</details>")
    originCount += origins.all.count
  }

  private mutating func write(_ lines: [ProvenanceText.Line]) {
    guard !lines.isEmpty else { return }
    append("<dl>")
    for line in lines {
      // The few words before many lines are translated once, among the words of the controls.
      if !originTerms.contains(where: { $0.key == line.id }) { originTerms.append((line.id, line.label)) }
      append("<dt data-k=\"\(line.id)\">\(escaped(line.label(language)))</dt>")
      element("dd", line.text)
    }
    append("</dl>")
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
