import Testing

@testable import BolavenReports

@Suite struct ScaleTests {
  @Test func numbersBecomePlaces() {
    let scale = Scale(Axis(0...10, widensToTicks: false), from: 100, to: 50)
    #expect(scale.place(0) == 100 && scale.place(5) == 75 && scale.place(10) == 50)
    #expect(scale.place(-4) == 100 && scale.place(99) == 50)
  }

  @Test func ticksWithoutRoomHaveNoNumber() {
    let axis = Axis(0...1_000_000, widensToTicks: true)
    var canvas = Canvas()
    canvas.drawHorizontal(Scale(axis, from: 0, to: 60), top: 0, bottom: 10, in: [.english])
    let drawing = canvas.drawing(width: 100, height: 40)
    #expect(drawing.texts.count < axis.ticks.count && drawing.overlaps.isEmpty)
    #expect(drawing.lines(.grid)[0].lines.count == axis.ticks.count)
  }

  @Test func aShareStandsInPerCent() {
    let quantity = ChartQuantity(LocalizedText("a"), .percent(decimals: 0))
    #expect(
      quantity.shown(0.25) == 25 && quantity.text(0.25, on: Axis(0...100, widensToTicks: true), in: [.english]) == "25")
    #expect(quantity.change == .signedPoints(decimals: 0))
    #expect(quantity.shown(1e305).isFinite)
  }
}
