import BolavenData
import Testing

private func table(_ heads: [ColumnName], _ rows: [[String?]]) -> DataFrame {
  DataFrame(
    source: "a.csv",
    columns: heads.enumerated().map { position, name in (name, .text(Categories(rows.map { $0[position] }))) })
}

@Suite struct DataComparisonTests {
  @Test func numbersThatAreEqualAreTheSame() throws {
    let old = table(["id", "x"], [["a", "1.50"], ["b", "2"]])
    let new = table(["x", "id"], [["2.0", "b"], ["1.5", "a"]])
    #expect(try DataComparison(old: old, new: new, identifiers: ["id"]).isEmpty)
  }

  @Test func rowsAndColumnsAndCellsAreCompared() throws {
    let old = table(["id", "x", "y"], [["a", "1", "p"], ["b", nil, "q"], ["c", "3", "r"]])
    let new = table(["id", "x", "z"], [["d", "9", "s"], ["b", "7", "q"], ["a", "1", "p"]])
    let comparison = try DataComparison(old: old, new: new, identifiers: ["id"])
    #expect(comparison.removedColumns == ["y"])
    #expect(comparison.addedColumns == ["z"])
    #expect(comparison.removedRows == ["c"])
    #expect(comparison.addedRows == ["d"])
    #expect(comparison.commonRows == 2)
    #expect(
      comparison.changes == [
        DataComparison.Change(identifier: "b", column: "x", oldRow: 3, newRow: 3, old: nil, new: "7")
      ])
  }

  @Test func severalColumnsMayIdentifyARow() throws {
    let old = table(["id", "wave", "x"], [["a", "1", "5"], ["a", "2", "6"]])
    let comparison = try DataComparison(old: old, new: old, identifiers: ["id", "wave"])
    #expect(comparison.isEmpty)
    #expect(throws: DataError.self) { try DataComparison(old: old, new: old, identifiers: ["id"]) }
  }
}
