extension HTMLPage {
  /// What the numbers of a table were made from: those with the same origin together.
  mutating func writeOrigins(of table: Table) {
    var origins: [(provenance: Provenance, addresses: [Address])] = []
    var places: [Provenance: Int] = [:]
    for cell in table.rows.flatMap(\.cells) {
      guard var provenance = cell.provenance, let address = cell.address else { continue }
      // What differs from cell to cell would leave no two of them together.
      (provenance.what, provenance.equation, provenance.test, provenance.steps) = (nil, nil, nil, [])
      if let place = places[provenance] {
        origins[place].addresses.append(address)
      } else {
        places[provenance] = origins.count
        origins.append((provenance, [address]))
      }
    }
    guard !origins.isEmpty else { return }
    append("<details>")
    element("summary", HTMLWording.origins)
    for origin in origins { write(origin.provenance, of: origin.addresses) }
    append("</details>")
  }

  private mutating func write(_ provenance: Provenance, of addresses: [Address]) {
    append("<dl>")
    entry(HTMLWording.numbers, addresses.map(\.description))
    entry(HTMLWording.formula, [provenance.formula])
    entry(HTMLWording.columns, provenance.columns)
    entry(HTMLWording.filter, [provenance.filter].compactMap { $0 })
    entry(
      HTMLWording.rows, [provenance.rows].compactMap { $0 }.map { NumberStyle.count.text(Double($0), in: language) })
    entry(HTMLWording.seed, [provenance.seed].compactMap { $0?.description })
    entry(.glossary(.source), provenance.sources.map(\.file) + provenance.parts)
    append("</dl>")
  }

  private mutating func entry(_ term: LocalizedText, _ values: [String]) {
    guard !values.isEmpty else { return }
    element("dt", term)
    append("<dd>" + values.map { "<code>\(escaped($0))</code>" }.joined(separator: ", ") + "</dd>")
  }
}
