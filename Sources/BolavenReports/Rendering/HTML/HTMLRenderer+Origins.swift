extension HTMLPage {
  /// What the numbers of a table were made from, as `bolaven why` says it: those with the same origin together.
  ///
  /// A line that several origins share, as their rows, stands once under a number, before them; each has the numbers of
  /// its lines behind what only it is. What is true of all has no number. The script puts together the origin
  /// of a single number from the same list.
  mutating func writeOrigins(of table: Table) {
    let origins = TableOrigins(of: table)
    guard !origins.all.isEmpty else { return }
    append("<details class=\"origins\">")
    element("summary", HTMLWording.origins)
    let texts = origins.all.map { ProvenanceText($0.provenance).lines }
    let lines = OriginLines(texts)
    if !lines.ofAll.isEmpty { element("p", HTMLWording.all) }
    append("<dl>")
    for line in lines.ofAll { write(line) }
    for (position, line) in lines.numbered.enumerated() { write(line, number: position + 1) }
    append("</dl>")
    for (position, (origin, text)) in zip(origins.all, texts).enumerated() {
      let addresses = origin.addresses.map { "<code>\(escaped($0.description))</code>" }.joined(separator: ", ")
      let own = text.filter(lines.isOwn).map { inline("span", $0.text, " data-k=\"\($0.id)\"") }
      let numbers = lines.numbers(of: text).map(String.init).joined(separator: " ")
      append(
        "<p id=\"o.\(originCount + position + 1)\">\(addresses)"
          + (own.isEmpty ? "" : ": " + own.joined(separator: "; "))
          + (numbers.isEmpty ? "<i></i>" : " [<i>\(numbers)</i>]") + "</p>")
    }
    append("</details>")
    originCount += origins.all.count
  }

  private mutating func write(_ line: ProvenanceText.Line, number: Int? = nil) {
    let label = "<span data-k=\"\(line.id)\">\(escaped(line.label(language)))</span>"
    append("<dt>\(number.map { "\($0) " } ?? "")\(label)</dt>" + inline("dd", line.text))
  }
}

/// The lines of the origins of a table, but for what a number is and its formula where no other number has the same.
struct OriginLines {
  /// What is true of all origins.
  let ofAll: [ProvenanceText.Line]
  /// The others, each once, in the order of the origins.
  let numbered: [ProvenanceText.Line]
  private let numbers: [ProvenanceText.Line: Int]
  private let own: Set<ProvenanceText.Line>

  init(_ origins: [[ProvenanceText.Line]]) {
    var counts: [ProvenanceText.Line: Int] = [:]
    for line in origins.joined() where ["what", "formula"].contains(line.id) { counts[line, default: 0] += 1 }
    let own = Set(counts.filter { $0.value == 1 }.keys)
    self.own = own
    let lines = origins.map { $0.filter { !own.contains($0) } }
    let ofAll = lines[0].filter { line in lines.allSatisfy { $0.contains(line) } }
    var numbers: [ProvenanceText.Line: Int] = [:]
    var numbered: [ProvenanceText.Line] = []
    for line in lines.joined() where numbers[line] == nil && !ofAll.contains(line) {
      numbered.append(line)
      numbers[line] = numbered.count
    }
    self.ofAll = ofAll
    self.numbered = numbered
    self.numbers = numbers
  }

  /// What only this number is, and its formula.
  func isOwn(_ line: ProvenanceText.Line) -> Bool { own.contains(line) }

  /// The numbers of the lines of an origin.
  func numbers(of lines: [ProvenanceText.Line]) -> [Int] { lines.compactMap { numbers[$0] } }
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
