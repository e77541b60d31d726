import Testing

@testable import BolavenReports

@Suite struct DrawingLayersTests {
  private let pen = Drawing.Pen(.text, width: 1)
  private let mark = Drawing.Mark(.circle, radius: 2, .first)

  private func layers(_ draw: (inout Canvas) -> Void) -> [Drawing.Shape] {
    var canvas = Canvas()
    draw(&canvas)
    return canvas.drawing(width: 100, height: 100).layers.shapes
  }

  @Test func shapesOfOneStyleStandTogetherWhereNothingBetweenIsTouched() {
    let shapes = layers { canvas in
      for y in [10.0, 30, 50] {
        canvas.line([.init(10, y), .init(90, y)], pen)
        canvas.mark(.init(10, y), mark)
      }
    }
    #expect(
      shapes == [
        .lines([10.0, 30, 50].map { [.init(10, $0), .init(90, $0)] }, pen),
        .marks([10.0, 30, 50].map { .init(10, $0) }, mark),
      ])
  }

  @Test func whatLiesOverAnotherStaysOverIt() {
    let shapes = layers { canvas in
      canvas.box(10...60, 10...60, fill: .pale)
      canvas.box(20...50, 20...50, fill: .first)
      canvas.box(30...40, 30...40, fill: .pale)
    }
    #expect(shapes.count == 3)
  }

  @Test func textsOfOneLetteringStandTogetherBeforeEverything() {
    var canvas = Canvas()
    canvas.text("a", 1, 1, .init())
    canvas.mark(.init(1, 1), mark)
    canvas.text("b", 2, 2, .init(size: 8))
    canvas.text("c", 3, 3, .init())
    let layers = canvas.drawing(width: 9, height: 9).layers
    #expect(layers.words.map { $0.words.map { $0.words[0] } } == [["a", "c"], ["b"]])
    #expect(layers.shapes.count == 1)
  }
}
