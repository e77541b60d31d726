/// How far two identifiers agree, the best first.
public enum IdentifierAgreement: Int, Sendable, Hashable, CaseIterable, Comparable {
  /// The same text.
  case same
  /// The same apart from capitals, blanks, marks between the parts and zeros in front of a number: `lca 7`, `LCA-007`.
  case written
  /// Two neighbours have changed places: `LCA-070`, `LCA-007`.
  case swapped
  /// One letter or digit is another, too many or missing.
  case edited
  /// Further apart.
  case different

  public static func < (first: Self, second: Self) -> Bool { first.rawValue < second.rawValue }
}

/// An identifier, ready to be compared with many others.
struct ComparableIdentifier {
  let text: String
  /// Letters and digits in small letters, numbers without zeros in front.
  let plain: [UInt8]
  /// The same with the zeros, which edits are counted in.
  let letters: [UInt8]

  init(_ text: String) {
    self.text = text
    let folded = text.lowercased().unicodeScalars.filter {
      $0.properties.isAlphabetic || $0.properties.numericType != nil
    }
    var letters: [UInt8] = []
    var plain: [UInt8] = []
    var isInNumber = false
    var hasDigit = false
    for scalar in folded {
      let bytes = Array(String(scalar.properties.numericType == .decimal ? Self.plainDigit(scalar) : scalar).utf8)
      letters += bytes
      let isDigit = bytes.count == 1 && (48...57).contains(bytes[0])
      if isDigit, !isInNumber { (isInNumber, hasDigit) = (true, false) }
      if !isDigit, isInNumber {
        if !hasDigit { plain.append(48) }
        isInNumber = false
      }
      if !isDigit || bytes[0] != 48 || hasDigit {
        plain += bytes
        hasDigit = isDigit
      }
    }
    if isInNumber, !hasDigit { plain.append(48) }
    self.letters = letters
    self.plain = plain
  }

  /// Lao, Thai and full-width digits as those of ASCII.
  private static func plainDigit(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    guard let value = scalar.properties.numericValue, (0...9).contains(value) else { return scalar }
    return Unicode.Scalar(UInt8(48 + Int(value)))
  }

  /// Shorter identifiers are one edit apart by chance, whoever they belong to.
  private static let leastLetters = 3

  func agreement(with other: ComparableIdentifier) -> IdentifierAgreement {
    if text == other.text { return .same }
    if plain == other.plain, !plain.isEmpty { return .written }
    guard letters.count >= Self.leastLetters, other.letters.count >= Self.leastLetters,
      alignmentDistance(letters, other.letters, atMost: 1) != nil
    else { return .different }
    return letters.count == other.letters.count && letters.sorted() == other.letters.sorted() ? .swapped : .edited
  }
}
