/// A stretch of a formula that is cut at symbols outside of brackets and quotes.
struct FormulaText {
  let scalars: [Unicode.Scalar]
  let range: Range<Int>
  /// How deep each scalar stands in brackets; quoted ones stand at the depth of their quotes plus one.
  private let depths: [Int]

  private init(scalars: [Unicode.Scalar], range: Range<Int>, depths: [Int]) {
    self.scalars = scalars
    self.range = range
    self.depths = depths
  }

  init(_ text: String) throws(FormulaError) {
    scalars = Array(text.unicodeScalars)
    range = 0..<scalars.count
    var depths = [Int](repeating: 0, count: scalars.count)
    var open: [(closing: Unicode.Scalar, position: Int)] = []
    var quote: (scalar: Unicode.Scalar, position: Int)?
    for (i, scalar) in scalars.enumerated() {
      if let opened = quote {
        depths[i] = open.count + 1
        if scalar == opened.scalar { quote = nil }
      } else if scalar == "`" || scalar == "'" || scalar == "\"" {
        quote = (scalar, i)
        depths[i] = open.count + 1
      } else if scalar == "(" || scalar == "[" {
        open.append((scalar == "(" ? ")" : "]", i))
        depths[i] = open.count
      } else if scalar == ")" || scalar == "]" {
        guard open.last?.closing == scalar else {
          throw FormulaError(
            text: text, position: i + 1, expected: open.last.map { "'\($0.closing)'" } ?? "no closing bracket")
        }
        depths[i] = open.count
        open.removeLast()
      } else {
        depths[i] = open.count
      }
    }
    self.depths = depths
    if let quote { throw FormulaError(text: text, position: quote.position + 1, expected: "a closing \(quote.scalar)") }
    if let last = open.last {
      throw FormulaError(text: text, position: last.position + 1, expected: "a closing '\(last.closing)'")
    }
    guard open.count < 100, depths.allSatisfy({ $0 < 60 }) else {
      throw FormulaError(text: text, position: 1, expected: "fewer brackets inside each other")
    }
  }

  /// Without blanks at the ends.
  var trimmed: FormulaText {
    let isBlank = { (i: Int) in scalars[i].properties.isWhitespace }
    let first = range.first { !isBlank($0) } ?? range.upperBound
    let last = range.last { !isBlank($0) } ?? first - 1
    return part(first..<max(first, last + 1))
  }

  var isEmpty: Bool { trimmed.range.isEmpty }

  var text: String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars[range])
    return String(view)
  }

  func part(_ range: Range<Int>) -> FormulaText { FormulaText(scalars: scalars, range: range, depths: depths) }

  /// The depth outside of every bracket of this stretch.
  private var outside: Int { range.map { depths[$0] - (isOpening(scalars[$0]) ? 1 : 0) }.min() ?? 0 }

  /// The stretches between a symbol, and the symbol in front of each; the first has none.
  func cut(at symbols: Set<Unicode.Scalar>) -> [(symbol: Unicode.Scalar?, part: FormulaText)] {
    let outside = outside
    var parts: [(symbol: Unicode.Scalar?, part: FormulaText)] = []
    var start = range.lowerBound
    var symbol: Unicode.Scalar?
    for i in range where depths[i] == outside && symbols.contains(scalars[i]) && !isSignOfExponent(i) {
      parts.append((symbol, part(start..<i)))
      symbol = scalars[i]
      start = i + 1
    }
    parts.append((symbol, part(start..<range.upperBound)))
    return parts
  }

  /// Whether a minus belongs to the power before it, as in x^-1.
  private func isSignOfExponent(_ i: Int) -> Bool {
    guard scalars[i] == "-" else { return false }
    let before = scalars[range.lowerBound..<i].last { !$0.properties.isWhitespace }
    return before == "^"
  }

  /// What stands in the brackets that end the stretch, and what stands before them.
  func call(opening: Unicode.Scalar) -> (name: FormulaText, arguments: FormulaText)? {
    let closing: Unicode.Scalar = opening == "(" ? ")" : "]"
    let whole = trimmed
    guard let last = whole.range.last, scalars[last] == closing,
      let first = whole.range.first(where: { scalars[$0] == opening && depths[$0] == depths[last] }),
      !(first + 1..<last).contains(where: { depths[$0] == depths[last] && scalars[$0] == closing })
    else { return nil }
    return (part(whole.range.lowerBound..<first).trimmed, part(first + 1..<last))
  }
}

private func isOpening(_ scalar: Unicode.Scalar) -> Bool { "([)]`'\"".unicodeScalars.contains(scalar) }
