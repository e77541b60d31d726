import BolavenData

/// Identifiers that stand on several rows.
struct RepeatedIdentifiers: DataCheck {
  func findings(in table: CheckedTable) -> [CheckFinding] {
    let columns = table.identifiers.filter(table.frame.has)
    guard !columns.isEmpty, columns.count == table.identifiers.count else { return [] }
    let parts = columns.compactMap { try? table.frame.levels($0) }
    let identifiers = (0..<table.frame.rowCount).map { row -> [String]? in
      let identifier = parts.compactMap { $0[row] }
      return identifier.count == parts.count ? identifier : nil
    }
    let isPrivate = columns.contains(where: table.isPrivate)
    return repetitions(of: identifiers, columns: columns, in: table.frame) { identifier in
      isPrivate ? PrivateColumns.hidden : identifier.joined(separator: ", ")
    }.map { CheckFinding(.problem($0), path: table.frame.source) }
  }
}
