/// How numbers are written in a file: the mark before decimals and the one between thousands, as far as it is declared.
public struct NumberWriting: Sendable, Hashable {
  /// Whether a comma stands before decimals; `nil` where nobody says so.
  public var hasDecimalComma: Bool?
  /// What stands between thousands; empty for nothing, `nil` where nobody says so.
  public var groupingMark: String?
  /// Whether cells are separated by semicolons, as where the comma stands before decimals.
  public var hasSemicolons: Bool

  /// What is declared about numbers.
  public init(hasDecimalComma: Bool? = nil, groupingMark: String? = nil, hasSemicolons: Bool = false) {
    self.hasDecimalComma = hasDecimalComma
    self.groupingMark = groupingMark
    self.hasSemicolons = hasSemicolons
  }

  init(_ options: ReadOptions, delimiter: [UInt8]) {
    self.init(
      hasDecimalComma: options.hasDecimalComma, groupingMark: options.groupingMark, hasSemicolons: delimiter == [59])
  }

  /// Whether nothing but a point before decimals is possible, so that a plain number can be read in one way only.
  var isPlain: Bool { hasDecimalComma != true && groupingMark != "." && (!hasSemicolons || hasDecimalComma == false) }

  /// One way of writing numbers.
  struct Style: Hashable {
    let decimal: Character
    /// Marks that may stand between thousands.
    let groups: [Character]
  }

  /// What is declared; `nil` where nothing is.
  var declared: Style? {
    guard hasDecimalComma != nil || groupingMark != nil else { return nil }
    let isComma = hasDecimalComma ?? (groupingMark == ".")
    let usual: [Character] = [isComma ? "." : ",", " ", "\u{A0}", "\u{202F}", "'", "’"]
    return Style(decimal: isComma ? "," : ".", groups: groupingMark.map { Array($0) } ?? usual)
  }

  static let point = Style(decimal: ".", groups: [","])
  static let comma = Style(decimal: ",", groups: ["."])
}

extension NumberWriting.Style {
  /// A number written in this way: a sign, digits in threes or without a mark, the decimal mark and digits, an exponent
  /// where there are no marks between thousands. `nil` for anything else.
  func number(_ text: String) -> Double? {
    var parts = text.split(separator: decimal, maxSplits: 2, omittingEmptySubsequences: false)
    guard parts.count <= 2, var whole = parts.first else { return nil }
    parts.removeFirst()
    var sign = ""
    if let first = whole.first, first == "-" || first == "+" {
      sign = String(first)
      whole.removeFirst()
    }
    if let mark = whole.first(where: { groups.contains($0) }) {
      let blocks = whole.split(separator: mark, omittingEmptySubsequences: false)
      guard blocks.count > 1, (1...3).contains(blocks[0].utf8.count),
        blocks.dropFirst().allSatisfy({ $0.utf8.count == 3 }),
        blocks.allSatisfy(isDigits), parts.allSatisfy(isDigits)
      else { return nil }
      whole = Substring(blocks.joined())
    }
    return decimalNumber(sign + whole + (parts.first.map { "." + $0 } ?? ""))
  }

  private func isDigits(_ text: Substring) -> Bool { text.utf8.allSatisfy { (48...57).contains($0) } }
}

/// The text with Thai or Lao digits as those of ASCII, where all of its digits are of one of these scripts; as it is
/// otherwise.
func asciiDigits(_ text: String) -> String {
  guard text.utf8.contains(where: { $0 > 127 }) else { return text }
  for zero in [0x0E50, 0x0ED0] as [UInt32] {
    let isDigit = { (scalar: Unicode.Scalar) in (zero..<(zero + 10)).contains(scalar.value) }
    guard text.unicodeScalars.contains(where: isDigit), !text.utf8.contains(where: { (48...57).contains($0) }) else {
      continue
    }
    var ascii = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      ascii.append(isDigit(scalar) ? Unicode.Scalar(UInt8(48 + scalar.value - zero)) : scalar)
    }
    return String(ascii)
  }
  return text
}
