import BolavenData
import Testing

@Suite struct TextColumnBuilderTests {
  @Test func levelsStandInTheOrderInWhichTheyAppear() throws {
    let frame = try CSVReader().read(DataFile(path: "a.csv", bytes: Array("a,b\ny,1\nx,1\n,1\ny,1\n\"\",1\n".utf8)))
    let values = try frame.categories("a")
    #expect(values.levels == ["y", "x"])
    #expect(values.codes == [0, 1, -1, 0, -1])
  }
}
