import BolavenReports
import Testing

@Suite struct CellTests {
  private let address = Address(analysis: "a", row: "r", column: "c")
  private let origin = Provenance(formula: "A1", columns: ["pre"])

  @Test("a number that is not there does not apply", arguments: [nil, .nan, .infinity, -.infinity] as [Double?])
  func undefined(_ value: Double?) {
    let cells = [
      Cell.number(value, .count, at: address, from: origin), .interval(value, 1, .count, at: address, from: origin),
      .interval(1, value, .count, at: address, from: origin),
    ]
    for cell in cells {
      #expect(cell.content == .doesNotApply && cell.text(in: .lao) == "-")
      #expect(cell.address == address && cell.provenance == origin)
    }
  }

  @Test func whatIsNotANumberHasItsSign() {
    #expect(
      [Cell.empty, .doesNotApply, .notReported, .text(LocalizedText("yes"))].map { $0.text(in: .japanese) } == [
        "", "-", "...", "yes",
      ])
    #expect(Cell.status(.met, at: address, from: origin).text(in: .japanese) == "達成")
  }

  @Test func warningsStandBehind() {
    let cell = Cell.number(0.16, .fixed(decimals: 2), at: address, from: origin).marked(.flag("!")).marked(.flag("a"))
    #expect(cell.text(in: .english) == "0.16 ! a")
    #expect(cell.address?.description == "a.r.c")
  }
}
