import BolavenData
import Testing

@Suite struct MissingCodesTests {
  private let frame = DataFrame(
    source: "a.csv",
    columns: [("x", .text(Categories([" -99 ", "3", nil, "-990"]))), ("n", .numbers(NumberColumn([-99, 1, nil, 2])))])

  @Test func codesAreBlankInTheColumnThatNamesThem() throws {
    let blanked = frame.blanking(["-99"], in: "x")
    #expect(try blanked.numbers("x").missing == [true, false, true, false])
    #expect(try blanked.categories("x").levels == ["3", "-990"])
    #expect(try blanked.numbers("n") == frame.numbers("n"))
    #expect(try frame.blanking(["-99"], in: "n").numbers("n").missing == [true, false, true, false])
    #expect(try frame.numbers("x").missing == [false, false, true, false])
  }

  @Test func theColumnKeepsItsPlaceInTheFile() {
    let blanked = frame.blanking(["-99"], in: "x")
    #expect(blanked.names == frame.names)
    #expect(blanked.excelColumn("x") == "A")
    #expect(blanked.excelRow(3) == 5)
  }

  @Test func aColumnThatIsNotThereChangesNothing() throws {
    #expect(try frame.blanking(["-99"], in: "y").categories("x") == frame.categories("x"))
  }
}
