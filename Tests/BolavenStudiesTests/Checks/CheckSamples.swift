import BolavenData
import BolavenStudies

/// A table from rows of texts, the first of them the heads; empty texts are blank cells.
func table(
  _ rows: [[String]], codebook: Codebook = Codebook(), identifiers: [ColumnName] = [], needsIdentifiers: Bool = true,
  enumerator: ColumnName? = nil, form: XLSForm? = nil
) -> CheckedTable {
  let frame = DataFrame(
    source: "a.xlsx",
    columns: rows[0].enumerated().map { position, name in
      (ColumnName(name), .text(Categories(rows.dropFirst().map { position < $0.count ? $0[position] : nil })))
    })
  return CheckedTable(
    frame, codebook: codebook, identifiers: identifiers, needsIdentifiers: needsIdentifiers, enumerator: enumerator,
    form: form)
}

/// A column of these values.
func column(_ name: String, _ values: [String]) -> [[String]] { [[name]] + values.map { [$0] } }

/// The rows that findings of a kind name, as Excel numbers them.
func rows(_ findings: [CheckFinding], _ isKind: (CheckFinding.Kind) -> Bool) -> [[Int]] {
  findings.filter { isKind($0.kind) }.map { $0.cells.map(\.row) }
}
