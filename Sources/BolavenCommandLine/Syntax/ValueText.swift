import BolavenData

extension OptionSyntax.Kind {
  /// The value that a text means; `nil` where it is none of this kind.
  func value(of text: String) -> (any Sendable)? {
    switch self {
    case .flag: return nil
    case .text, .column, .path: return text.isEmpty ? nil : text
    case .number(let range): return decimalNumber(text).flatMap { range?.contains($0) ?? true ? $0 : nil }
    case .wholeNumber(let range): return plainInteger(text).flatMap { range?.contains($0) ?? true ? $0 : nil }
    case .percentage: return parseShare(text)
    case .choice(let choices): return choices.contains(text) ? text : nil
    case .list: return elements(text)
    }
  }

  /// What a value should be, for the message about another.
  var expectation: String {
    switch self {
    case .flag: "no value"
    case .text: "a text"
    case .column: "the name of a column"
    case .path: "the name of a file or folder"
    case .number(let range): range.map { "a number, \(bounds($0))" } ?? "a number, such as 12 or 0.5"
    case .wholeNumber(let range): range.map { "a whole number, \(bounds($0))" } ?? "a whole number"
    case .percentage: "a share from 0% to 100%, such as 60% or 0.6"
    case .choice(let choices): choices.joined(separator: ", ")
    case .list: "names with commas between them, such as sex,district"
    }
  }
}

private func plainInteger(_ text: String) -> Int? { text.hasPrefix("+") ? nil : Int(text) }

private func elements(_ text: String) -> [String]? {
  let parts = text.split(separator: ",", omittingEmptySubsequences: false).map { part in
    String(part.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }
  return parts.contains("") ? nil : parts
}

private func bounds(_ range: ClosedRange<Int>) -> String {
  range.upperBound == .max ? "\(range.lowerBound) or more" : "from \(range.lowerBound) to \(range.upperBound)"
}

private func bounds(_ range: ClosedRange<Double>) -> String {
  range.upperBound == .infinity
    ? "\(decimal(range.lowerBound)) or more" : "from \(decimal(range.lowerBound)) to \(decimal(range.upperBound))"
}

/// The shortest digits that read back as the same number, without the point of a whole number.
func decimal(_ x: Double) -> String {
  let text = x.description
  return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
}
