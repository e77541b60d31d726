import BolavenData

/// Rows that do not say whose they are, where every row has to.
struct MissingIdentifiers: DataCheck {
  func findings(in table: CheckedTable) -> [CheckFinding] {
    guard table.needsIdentifiers else { return [] }
    return table.identifiers.compactMap { column in
      guard let codes = try? table.frame.levels(column).codes else { return nil }
      let blank = codes.indices.filter { codes[$0] < 0 }
      guard !blank.isEmpty else { return nil }
      return CheckFinding(
        DataProblem.missingIdentifier(
          path: table.frame.source, column: column.text, rows: blank.map(table.frame.excelRow)),
        path: table.frame.source)
    }
  }
}
