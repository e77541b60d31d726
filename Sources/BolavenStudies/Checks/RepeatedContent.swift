import BolavenData

/// Rows that say the same in every column but identifiers, times and technical columns: a form copied, or a person
/// asked twice.
struct RepeatedContent: DataCheck {
  /// With fewer columns rows are the same by chance.
  private static let leastColumns = 5

  func findings(in table: CheckedTable) -> [CheckFinding] {
    let frame = table.frame
    let passedOver = Set(
      table.identifiers + ["start", "end", "today", "deviceid", "KEY", "SubmissionDate", "instanceID"])
    let columns = frame.names.filter { !passedOver.contains($0) && !$0.text.hasPrefix("_") && $0 != table.enumerator }
      .compactMap { try? frame.categories($0) }.filter { $0.levels.count > 1 && !Self.isIdentifier($0) }
    guard columns.count >= Self.leastColumns else { return [] }
    var rowsOfContent: [[Int32]: [Int]] = [:]
    for row in 0..<frame.rowCount {
      let content = columns.map { $0.codes[row] }
      guard content.count(where: { $0 >= 0 }) >= Self.leastColumns else { continue }
      rowsOfContent[content, default: []].append(row)
    }
    return rowsOfContent.values.filter { $0.count > 1 }.sorted { $0[0] < $1[0] }.map {
      table.finding(.sameContent, rows: $0)
    }
  }

  /// A value of its own in every row.
  private static func isIdentifier(_ texts: Categories) -> Bool {
    let used = texts.codes.filter { $0 >= 0 }
    return used.count == texts.codes.count && Set(used).count == used.count
  }
}
