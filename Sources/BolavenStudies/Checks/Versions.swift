import BolavenData

/// Rows from several versions of the form.
struct Versions: DataCheck {
  func findings(in table: CheckedTable) -> [CheckFinding] {
    let names = ["__version__", "_version_", "FormVersion"].map { ColumnName($0) }
    guard let name = names.first(where: table.frame.has), let versions = try? table.frame.levels(name) else {
      return []
    }
    var rows: [Int32: [Int]] = [:]
    for (row, code) in versions.codes.enumerated() where code >= 0 { rows[code, default: []].append(row) }
    guard rows.count > 1 else { return [] }
    // Those with the fewest rows are shown: the newest is rarely among them, and they are few.
    let ordered = rows.sorted { ($1.value.count, $0.key) < ($0.value.count, $1.key) }
    return [
      table.finding(
        .versions(ordered.map { CheckFinding.Version(name: versions.levels[Int($0.key)], count: $0.value.count) }),
        name, rows: ordered.dropFirst().flatMap(\.value).sorted())
    ]
  }
}
