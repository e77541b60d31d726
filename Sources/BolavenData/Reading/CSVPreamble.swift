/// What stands before a table, and whether the table has names.
enum CSVPreamble {
  /// The position of the row with the names among the first rows: behind lines of a title, of which nearly all cells are
  /// empty or missing, and the last of those that say the same names.
  ///
  /// - Parameter width: the cells that most rows have.
  static func header(of rows: [CSVSampleRow], width: Int, in text: CSVText) -> Int {
    var header = firstHeader(of: rows, width: width, in: text)
    let texts = { (row: CSVSampleRow) in row.cells.map { $0.text(in: text) } }
    guard width > 1, rows.indices.contains(header) else { return header }
    let names = texts(rows[header])
    while header + 1 < rows.count, texts(rows[header + 1]) == names { header += 1 }
    // Where nothing but the same row follows it is no row of names.
    return header + 1 < rows.count ? header : firstHeader(of: rows, width: width, in: text)
  }

  private static func firstHeader(of rows: [CSVSampleRow], width: Int, in text: CSVText) -> Int {
    guard width > 1 else { return 0 }
    // A title of two columns can only be told by the cell that it lacks.
    let most = width == 2 ? 1 : max(1, width / 3)
    for (position, row) in rows.enumerated() {
      let filled = row.filled(in: text)
      let isTitle = filled <= most && (width > 2 || row.cells.count < 2) && !row.cells.isEmpty
      guard isTitle else {
        guard position > 0 else { return 0 }
        let following = rows[position...]
        let isTable = row.cells.count == width && filled > most && following.count >= 2
        return isTable && following.count { $0.cells.count == width } * 10 >= following.count * 9 ? position : 0
      }
    }
    return 0
  }

  /// Whether the first row of a table is one of its data: where a column holds nothing but numbers, dates or times, so
  /// does the row, and not as years or numbers in a row head the columns of a wide table.
  ///
  /// - Parameter rows: the first rows with the usual number of cells.
  static func lacksHeader(_ rows: [CSVSampleRow], in text: CSVText) -> Bool {
    guard let first = rows.first, rows.count >= 3 else { return false }
    let names = first.cells.map { CellKind($0, in: text) }
    var isDated = false
    var numbers: [Double] = []
    for (column, name) in names.enumerated() {
      let kinds = rows.dropFirst().map { CellKind($0.cells[column], in: text) }.filter { $0 != .empty }
      guard let kind = kinds.first, kind != .words, kinds.allSatisfy({ $0 == kind }) else { continue }
      guard name == kind || name == .empty else { return false }
      if name == .date { isDated = true }
      if name == .number { numbers.append(decimalNumber(first.cells[column].text(in: text)) ?? 0.5) }
    }
    if isDated || numbers.contains(where: { $0 != $0.rounded() }) { return true }
    guard !numbers.isEmpty, names.contains(.words) else { return false }
    let areYears = numbers.allSatisfy { (1800...2700).contains($0) }
    let isIncreasing = numbers.count > 1 && zip(numbers, numbers.dropFirst()).allSatisfy { $0 < $1 }
    return !areYears && !isIncreasing
  }
}
