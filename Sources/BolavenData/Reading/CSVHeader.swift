import BolavenFormats

/// The names of the columns of a delimited text.
struct CSVHeader {
  private(set) var names: [ColumnName] = []
  /// Names that were given or changed.
  private(set) var notes: [ReadNote] = []
  /// The first row of cells, where it holds names.
  private let cells: [String]

  /// - Parameters:
  ///   - cells: the texts of the row with names; `nil` where there is none.
  ///   - count: columns, where no row names them.
  ///   - renamesDuplicates: whether a name that stands twice is changed rather than refused.
  init(
    _ cells: [String]?, count: Int, limit: Int, renamesDuplicates: Bool, source: String
  ) throws(DataError) {
    self.cells = cells ?? []
    let count = cells?.count ?? count
    guard count <= limit else { throw DataError([.tooManyColumns(path: source, count: count, limit: limit)]) }
    guard let cells else {
      names = (0..<count).map { ColumnName("column\($0 + 1)") }
      return
    }
    var places: [String: [Int]] = [:]
    for (position, text) in cells.enumerated() where !Self.isBlank(text) { places[text, default: []].append(position) }
    let duplicates = places.filter { $0.value.count > 1 }
    if !renamesDuplicates, !duplicates.isEmpty {
      throw DataError(
        duplicates.sorted { $0.value[0] < $1.value[0] }.map { name, positions in
          .duplicateColumn(path: source, name: name, excelColumns: positions.map(sheetLetters))
        })
    }
    var taken = Set(places.keys)
    var seen: Set<String> = []
    for (position, text) in cells.enumerated() {
      if Self.isBlank(text) {
        let name = Self.free("column\(position + 1)", &taken)
        names.append(ColumnName(name))
        notes.append(.columnNamed(excelColumn: sheetLetters(position), name: name))
      } else if seen.insert(text).inserted {
        names.append(ColumnName(text))
      } else {
        var number = 2
        while taken.contains("\(text)_\(number)") { number += 1 }
        let name = Self.free("\(text)_\(number)", &taken)
        names.append(ColumnName(name))
        notes.append(.duplicateNameChanged(name: text, excelColumn: sheetLetters(position), newName: name))
      }
    }
  }

  /// Adds a column that no name stands above.
  mutating func addColumn() {
    var taken = Set(names.map(\.text))
    let name = Self.free("column\(names.count + 1)", &taken)
    notes.append(.columnNamed(excelColumn: sheetLetters(names.count), name: name))
    names.append(ColumnName(name))
  }

  /// Whether a row says the names once more, as the header of a second table does: four in five cells, and two at least.
  func isRepeated(by cells: [CSVCell], in text: CSVText) -> Bool {
    guard self.cells.count >= 2, cells.count >= 2, let first = self.cells.first, let cell = cells.first,
      text.bytes[cell.start..<cell.end].elementsEqual(first.utf8)
    else { return false }
    let alike = zip(self.cells, cells).count { !$0.isEmpty && $1.text(in: text) == $0 }
    return alike >= 2 && 5 * alike >= 4 * min(self.cells.count, cells.count)
  }

  private static func isBlank(_ text: String) -> Bool { text.allSatisfy(\.isWhitespace) }

  private static func free(_ name: String, _ taken: inout Set<String>) -> String {
    var free = name
    while taken.contains(free) { free += "_" }
    taken.insert(free)
    return free
  }
}
