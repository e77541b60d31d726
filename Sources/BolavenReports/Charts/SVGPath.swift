/// The path data of some lines: places in tenths of a point, each as a step from the one before, no letter more than
/// needed.
///
/// Points of a curve that lie within a twentieth of a point of the line through their neighbours are left out: at any
/// size that fits a screen nobody sees them.
struct SVGPath {
  private(set) var text = ""
  private var x = 0
  private var y = 0
  private var command: Character?

  init(_ lines: [[Drawing.Point]], isClosed: Bool = false) {
    for line in lines where line.count > 1 {
      let points = simplified(line).map { (x: tenths($0.x), y: tenths($0.y)) }
      let start = points[0]
      if text.isEmpty { step("M", [start.x, start.y]) } else { step("m", [start.x - x, start.y - y]) }
      (x, y) = start
      for point in points.dropFirst() {
        let (dx, dy) = (point.x - x, point.y - y)
        if dx != 0, dy != 0 {
          step("l", [dx, dy])
        } else if dx != 0 {
          step("h", [dx])
        } else if dy != 0 {
          step("v", [dy])
        }
        (x, y) = point
      }
      if isClosed {
        text += "z"
        command = "z"
        (x, y) = start
      }
    }
  }

  /// A line of a tenth of a point at every place, for a pen with round ends.
  init(dots points: [Drawing.Point]) {
    for point in points {
      let start = (x: tenths(point.x), y: tenths(point.y))
      if text.isEmpty { step("M", [start.x, start.y]) } else { step("m", [start.x - x, start.y - y]) }
      step("h", [1])
      (x, y) = (start.x + 1, start.y)
    }
  }

  private mutating func step(_ letter: Character, _ numbers: [Int]) {
    // What follows a move without a letter would be a line, and two lines need it once.
    let isRepeated = command == letter && letter != "m"
    if !isRepeated { text.append(letter) }
    for (position, number) in numbers.enumerated() {
      if (position > 0 || isRepeated) && number >= 0 { text += " " }
      text += decimal(number)
    }
    command = letter
  }

  /// A place as it stands in an attribute.
  static func coordinate(_ value: Double) -> String { decimal(tenths(value)) }
}

private func tenths(_ value: Double) -> Int { Int((value * 10).rounded()) }

private func decimal(_ tenths: Int) -> String {
  let (whole, rest) = tenths.magnitude.quotientAndRemainder(dividingBy: 10)
  let sign = tenths < 0 ? "-" : ""
  return rest == 0 ? "\(sign)\(whole)" : "\(sign)\(whole == 0 ? "" : "\(whole)").\(rest)"
}

/// The points of a line that carry its form.
///
/// Source: Ramer (1972); Douglas & Peucker (1973).
private func simplified(_ line: [Drawing.Point], tolerance: Double = 0.05) -> [Drawing.Point] {
  guard line.count > 8 else { return line }
  var isKept = line.map { _ in false }
  (isKept[0], isKept[line.count - 1]) = (true, true)
  var ranges = [0...(line.count - 1)]
  while let range = ranges.popLast() {
    let (start, end) = (line[range.lowerBound], line[range.upperBound])
    let (dx, dy) = (end.x - start.x, end.y - start.y)
    let length = (dx * dx + dy * dy).squareRoot()
    var farthest = (position: 0, distance: tolerance)
    for position in range.dropFirst().dropLast() {
      let (px, py) = (line[position].x - start.x, line[position].y - start.y)
      let distance = length > 0 ? (dx * py - dy * px).magnitude / length : (px * px + py * py).squareRoot()
      // A point beyond the ends, on the same straight line, carries the form as well.
      let along = length > 0 ? (dx * px + dy * py) / length : 0
      let beyond = max(-along, along - length)
      if max(distance, beyond) > farthest.distance { farthest = (position, max(distance, beyond)) }
    }
    guard farthest.position > 0 else { continue }
    isKept[farthest.position] = true
    ranges.append(range.lowerBound...farthest.position)
    ranges.append(farthest.position...range.upperBound)
  }
  return zip(line, isKept).compactMap { $1 ? $0 : nil }
}
