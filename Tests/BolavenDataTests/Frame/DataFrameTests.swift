import BolavenData
import Testing

@Suite struct DataFrameTests {
  let frame = DataFrame(
    source: "a.csv",
    columns: [
      ("id", .text(Categories(["x", "y", nil]))), ("score", .numbers(NumberColumn([1.5, nil, -3]))),
    ])

  @Test func knowsItsShapeAndPlaces() {
    #expect(frame.rowCount == 3 && frame.names == ["id", "score"])
    #expect((0..<3).map(frame.excelRow) == [2, 3, 4])
    #expect(frame.excelColumn("score") == "B" && frame.excelColumn("none") == nil)
  }

  /// Of columns in which nothing is missing the marks are in memory once; values and marks stay as they were.
  @Test func completeColumnsShareTheirMarks() throws {
    let numbers: [[Double?]] = [[1, 2, 3], [4, nil, 6], [7, 8, 9], [nil, 11, 12]]
    let frame = DataFrame(
      source: "a.csv",
      columns: numbers.enumerated().map { (ColumnName("c\($0)"), .numbers(NumberColumn($1))) })
    let columns = try numbers.indices.map { try frame.numbers(ColumnName("c\($0)")) }
    #expect(columns == numbers.map { NumberColumn($0) })
    let places = columns.map { $0.missing.withUnsafeBufferPointer { $0.baseAddress } }
    #expect(places[0] == places[2] && Set(places).count == 3)
  }

  @Test func aMissingColumnIsNamedWithItsNeighbours() {
    #expect(
      throws: DataError([.columnMissing(path: "a.csv", name: "scroe", found: ["id", "score"], nearest: ["score"])])
    ) { try frame.column("scroe") }
  }

  @Test func selectedRowsKeepTheirPlaceInTheFile() throws {
    let selected = frame.rows([2, 0])
    #expect(try selected.categories("id")[1] == "x")
    #expect([selected.excelRow(0), selected.excelRow(1)] == [4, 2])
    #expect(try selected.numbers("score").values == [-3, 1.5])
  }

  @Test func anAddedColumnHasNoPlaceInTheFile() throws {
    let longer = frame.adding(.numbers(NumberColumn([1, 2, 3])), named: "new")
    #expect(longer.names == ["id", "score", "new"] && longer.excelColumn("new") == nil)
    #expect(try longer.numbers("new").values == [1, 2, 3])
    let replaced = longer.adding(.numbers(NumberColumn([7, 8, 9])), named: "score")
    #expect(replaced.names == longer.names && replaced.excelColumn("score") == "B")
    #expect(try replaced.numbers("score").values == [7, 8, 9])
  }

  @Test func numbersAreWrittenOutAsText() throws {
    #expect(try frame.categories("score").levels == ["1.5", "-3"])
    #expect(try frame.categories("score").codes == [0, -1, 1])
  }

  @Test(arguments: [
    (0, "A"), (25, "Z"), (26, "AA"), (51, "AZ"), (52, "BA"), (701, "ZZ"), (702, "AAA"), (16_383, "XFD"),
  ])
  func columnsHaveExcelsLetters(_ example: (position: Int, letters: String)) {
    let columns = (0...example.position).map { (ColumnName("c\($0)"), Column.text(Categories(["1"]))) }
    let wide = DataFrame(source: "a.csv", columns: columns)
    #expect(wide.excelColumn(ColumnName("c\(example.position)")) == example.letters)
  }
}
