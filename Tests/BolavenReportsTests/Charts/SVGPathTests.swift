import Glibc
import Testing

@testable import BolavenReports

@Suite struct SVGPathTests {
  /// The places that path data of lines lead to, read by the grammar of SVG.
  ///
  /// Source: W3C (2018), SVG 2, section 9.3.
  private func places(of path: String) -> [[Drawing.Point]] {
    var lines: [[Drawing.Point]] = []
    var (x, y) = (0.0, 0.0)
    for part in path.matches(of: #/([MmlhvZz])([^MmlhvZz]*)/#) {
      let numbers = part.output.2.matches(of: #/-?(?:\d+\.\d+|\.\d+|\d+)/#).compactMap { Double($0.output) }
      switch part.output.1 {
      case "M", "m":
        (x, y) = part.output.1 == "M" ? (numbers[0], numbers[1]) : (x + numbers[0], y + numbers[1])
        lines.append([.init(x, y)])
      case "l":
        for pair in stride(from: 0, to: numbers.count, by: 2) {
          (x, y) = (x + numbers[pair], y + numbers[pair + 1])
          lines[lines.count - 1].append(.init(x, y))
        }
      case "h", "v":
        for number in numbers {
          if part.output.1 == "h" { x += number } else { y += number }
          lines[lines.count - 1].append(.init(x, y))
        }
      default:
        (x, y) = (lines[lines.count - 1][0].x, lines[lines.count - 1][0].y)
      }
    }
    return lines
  }

  private func isNear(_ first: Drawing.Point, _ second: Drawing.Point) -> Bool {
    abs(first.x - second.x) < 0.0501 && abs(first.y - second.y) < 0.0501
  }

  @Test func aPathLeadsToItsPlaces() {
    let lines: [[Drawing.Point]] = [
      [.init(1, 2), .init(3.25, 2), .init(3.25, -7.5), .init(-0.31, 0.04)],
      [.init(10, 10), .init(10.5, 10.5), .init(11, 11), .init(10.9, 10.2)], [.init(0, 0), .init(0.3, 0)],
    ]
    for isClosed in [false, true] {
      let read = places(of: SVGPath(lines, isClosed: isClosed).text)
      #expect(read.map(\.count) == lines.map(\.count))
      for (line, place) in zip(lines, read) { #expect(zip(line, place).allSatisfy(isNear)) }
    }
  }

  @Test func noLetterIsWrittenInVain() {
    let corners: [Drawing.Point] = [.init(0, 0), .init(10, 0), .init(10, 5.5), .init(0, 5.5)]
    #expect(SVGPath([corners], isClosed: true).text == "M0 0h10v5.5h-10z")
    #expect(SVGPath([corners, corners]).text == "M0 0h10v5.5h-10m0-5.5h10v5.5h-10")
    #expect(SVGPath([[.init(1, 1), .init(1.5, 2), .init(2, 1)]]).text == "M1 1l.5 1 .5-1")
    #expect(SVGPath(dots: [.init(1, 1), .init(4, 1.04)]).text == "M1 1h.1m2.9 0h.1")
    #expect(SVGPath([]).text.isEmpty && SVGPath([[.init(1, 1)]]).text.isEmpty)
  }

  @Test func errorsOfRoundingDoNotAddUp() {
    let line = (0...400).map { Drawing.Point(Double($0) * 0.97, 50 + 40 * sin(Double($0) / 7)) }
    let read = places(of: SVGPath([line]).text)[0]
    #expect(read.last.map { isNear($0, line[400]) } == true)
    #expect(read.count < line.count)
  }

  @Test func pointsLeftOutLieOnTheLine() {
    let line = (0...400).map { Drawing.Point(Double($0), 50 + 40 * sin(Double($0) / 40)) }
    let read = places(of: SVGPath([line]).text)[0]
    for point in line {
      let distance = zip(read, read.dropFirst()).map { start, end -> Double in
        let (dx, dy) = (end.x - start.x, end.y - start.y)
        let share = max(0, min(1, ((point.x - start.x) * dx + (point.y - start.y) * dy) / (dx * dx + dy * dy)))
        return hypot(point.x - start.x - share * dx, point.y - start.y - share * dy)
      }.min()
      #expect((distance ?? 1) < 0.15)
    }
  }
}
