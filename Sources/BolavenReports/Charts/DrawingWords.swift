extension Drawing {
  /// One text of a drawing in each of its languages.
  ///
  /// A drawing in several languages has the places of one: everything stands where the widest of its texts leaves room,
  /// so that only the texts differ from language to language.
  public struct Words: Sendable, Hashable, ExpressibleByStringInterpolation {
    /// One text a language, in the order of the languages of the drawing; a single one where all have the same.
    let texts: [String]

    init(_ texts: [String]) { self.texts = Set(texts).count == 1 ? [texts[0]] : texts }

    init(_ languages: [Language], _ text: (Language) -> String) { self.init(languages.map(text)) }

    /// A text that is the same in every language.
    public init(stringLiteral text: String) { texts = [text] }

    /// Words put together from others, in each language from those of the language.
    public init(stringInterpolation parts: Interpolation) { self.init(parts.texts) }

    /// The text in the language at a position.
    subscript(position: Int) -> String { texts[texts.count == 1 ? 0 : position] }

    var isEmpty: Bool { texts.allSatisfy(\.isEmpty) }

    func mapped(_ change: (String) -> String) -> Words { Words(texts.map(change)) }

    /// The same text in some of the languages, nothing in the others.
    func only(at positions: Set<Int>, of count: Int) -> Words {
      Words((0..<count).map { positions.contains($0) ? self[$0] : "" })
    }

    /// Gathers the parts of words.
    public struct Interpolation: StringInterpolationProtocol {
      fileprivate var texts = [""]

      /// Nothing yet.
      public init(literalCapacity: Int, interpolationCount: Int) {}

      /// Letters that are the same in every language.
      public mutating func appendLiteral(_ literal: String) { texts = texts.map { $0 + literal } }

      /// A text that is the same in every language.
      public mutating func appendInterpolation(_ text: String) { appendLiteral(text) }

      /// A number that is written the same in every language.
      public mutating func appendInterpolation(_ number: Int) { appendLiteral("\(number)") }

      /// In each language its own text.
      public mutating func appendInterpolation(_ words: Words) {
        texts = (0..<max(texts.count, words.texts.count)).map { texts[texts.count == 1 ? 0 : $0] + words[$0] }
      }
    }
  }
}

extension LocalizedText {
  /// The text in the languages of a drawing.
  func callAsFunction(_ languages: [Language]) -> Drawing.Words { Drawing.Words(languages) { self($0) } }
}

extension NumberStyle {
  /// A number as it is printed in the languages of a drawing.
  func text(_ value: Double, in languages: [Language]) -> Drawing.Words {
    Drawing.Words(languages) { withMinus(text(value, in: $0)) }
  }
}

/// The width of the widest of some words.
func textWidth(_ words: Drawing.Words, size: Double, isBold: Bool = false) -> Double {
  words.texts.map { textWidth($0, size: size, isBold: isBold) }.max() ?? 0
}

/// Words in lines not wider than `width` points; a language that needs fewer lines than another has empty ones at the
/// end.
func textLines(_ words: Drawing.Words, width: Double, size: Double, isBold: Bool = false) -> [Drawing.Words] {
  let lines = words.texts.map { textLines($0, width: width, size: size, isBold: isBold) }
  return (0..<(lines.map(\.count).max() ?? 0)).map { line in
    Drawing.Words(lines.map { $0.indices.contains(line) ? $0[line] : "" })
  }
}

extension DefaultStringInterpolation {
  /// Words are no text: which language is meant?
  @available(*, unavailable, message: "put words together as words, or take one of their texts")
  mutating func appendInterpolation(_ words: Drawing.Words) {}
}
