import BolavenData

/// Reads sums of coefficients. A name may hold any sign, so the longest name that fits is taken.
struct HypothesisReader {
  private let text: String
  private let scalars: [Unicode.Scalar]
  /// Names with the place of each among the coefficients, the longest first.
  private let names: [(scalars: [Unicode.Scalar], position: Int)]
  private let terms: [String]
  private var place = 0

  /// A sum: Σ weights·β + constant.
  struct Side {
    var weights: [Double]
    var constant = 0.0
  }

  init(_ text: String, terms: [String]) {
    self.text = text
    self.terms = terms
    scalars = Array(text.unicodeScalars)
    names = terms.enumerated().map { (Array($1.unicodeScalars), $0) }.sorted { $0.scalars.count > $1.scalars.count }
  }

  var isAtEnd: Bool { scalars[place...].allSatisfy { $0 == " " } }

  func error(_ expected: String, nearest: [String] = []) -> HypothesisError {
    let next = scalars[place...].firstIndex { $0 != " " } ?? scalars.count
    return HypothesisError(text: text, position: next + 1, expected: expected, nearest: nearest)
  }

  mutating func take(_ sign: Unicode.Scalar) -> Bool {
    skipBlanks()
    guard place < scalars.count, scalars[place] == sign else { return false }
    place += 1
    return true
  }

  mutating func side() throws(HypothesisError) -> Side {
    var side = Side(weights: [Double](repeating: 0, count: terms.count))
    var sign = take("-") ? -1.0 : 1.0
    while true {
      try add(sign, to: &side)
      if take("+") { sign = 1 } else if take("-") { sign = -1 } else { return side }
    }
  }

  /// A coefficient, a number, or a number times a coefficient.
  private mutating func add(_ sign: Double, to side: inout Side) throws(HypothesisError) {
    if let position = takeName() {
      side.weights[position] += sign
      return
    }
    guard let number = takeNumber() else { throw unknown() }
    guard take("*") else {
      side.constant += sign * number
      return
    }
    guard let position = takeName() else { throw unknown() }
    side.weights[position] += sign * number
  }

  private mutating func skipBlanks() {
    while place < scalars.count, scalars[place] == " " { place += 1 }
  }

  /// A name ends where a sign, a blank or the text ends, so that `x1` is not the beginning of `x12`.
  private mutating func takeName() -> Int? {
    skipBlanks()
    if place < scalars.count, scalars[place] == "`", let end = scalars[(place + 1)...].firstIndex(of: "`") {
      let quoted = scalars[(place + 1)..<end]
      guard let position = names.first(where: { quoted.elementsEqual($0.scalars) })?.position else { return nil }
      place = end + 1
      return position
    }
    for (name, position) in names where scalars[place...].starts(with: name) {
      let end = place + name.count
      guard end == scalars.count || [" ", "=", "+", "-", ",", "*"].contains(scalars[end]) else { continue }
      place = end
      return position
    }
    return nil
  }

  private mutating func takeNumber() -> Double? {
    skipBlanks()
    var end = place
    while end < scalars.count, scalars[end].properties.numericType != nil || scalars[end] == "." { end += 1 }
    // An exponent: 1e-3.
    if end > place, end + 1 < scalars.count, scalars[end] == "e" {
      var last = end + 1
      if scalars[last] == "-" { last += 1 }
      let first = last
      while last < scalars.count, ("0"..."9").contains(scalars[last]) { last += 1 }
      if last > first { end = last }
    }
    var digits = String.UnicodeScalarView()
    digits.append(contentsOf: scalars[place..<end])
    guard let number = decimalNumber(String(digits)) else { return nil }
    place = end
    return number
  }

  /// No coefficient stands here: the names that are near the word that does.
  private func unknown() -> HypothesisError {
    let start = scalars[place...].firstIndex { $0 != " " } ?? scalars.count
    var word = String.UnicodeScalarView()
    word.append(contentsOf: scalars[start...].prefix { ![" ", "=", "+", "-", ",", "*"].contains($0) })
    return error("a coefficient or a number", nearest: nearestNames(to: String(word), among: terms))
  }
}
