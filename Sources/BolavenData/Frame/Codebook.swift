/// What is known about columns beside their values: labels, units, codes. One vocabulary, whatever the source.
public struct Codebook: Sendable, Hashable {
  /// In no particular order; the frame has the order of columns.
  public var entries: [ColumnName: CodebookEntry]

  /// An empty codebook, or one with entries.
  public init(_ entries: [ColumnName: CodebookEntry] = [:]) { self.entries = entries }

  /// What is known about a column.
  public subscript(name: ColumnName) -> CodebookEntry? {
    get { entries[name] }
    set { entries[name] = newValue }
  }
}

/// What is known about one column. A part that nothing says is empty or `nil`.
public struct CodebookEntry: Sendable, Hashable {
  /// What the values are.
  public enum Kind: String, Sendable, CaseIterable {
    case identifier = "id"
    case text, integer, number, choice, multi, likert, item, date, month, time
    case trueOrFalse = "bool"
    case gps
  }

  /// What the column asks or holds, by language.
  public var label: LabelText
  /// What the values are; `nil` where nothing says so.
  public var kind: Kind?
  /// Codes with their labels, in the order of the source.
  public var values: [ValueLabel]
  /// What one unit is, such as `LAK a month`.
  public var unit: String?
  /// Codes, as written in the file, that mean that there is no answer.
  public var missingCodes: [MissingCode]
  /// Least and greatest sensible value.
  public var range: ClosedRange<Double>?
  /// The rule that a form puts on the answers, as the form writes it.
  public var constraint: String?
  /// Whether the column can tell who a person is.
  public var isPrivate: Bool

  /// An entry; what is left out is not known.
  public init(
    label: LabelText = LabelText(), kind: Kind? = nil, values: [ValueLabel] = [], unit: String? = nil,
    missingCodes: [MissingCode] = [], range: ClosedRange<Double>? = nil, constraint: String? = nil,
    isPrivate: Bool = false
  ) {
    self.label = label
    self.kind = kind
    self.values = values
    self.unit = unit
    self.missingCodes = missingCodes
    self.range = range
    self.constraint = constraint
    self.isPrivate = isPrivate
  }
}

/// A text in several languages, by their ISO 639 codes; the code is empty where the source names no language.
public struct LabelText: Sendable, Hashable, ExpressibleByStringLiteral {
  /// By language.
  public var texts: [String: String]

  /// Texts by language.
  public init(_ texts: [String: String] = [:]) { self.texts = texts }
  /// A text whose language nobody names.
  public init(_ text: String) { texts = text.isEmpty ? [:] : ["": text] }
  /// A text whose language nobody names.
  public init(stringLiteral text: String) { self.init(text) }

  /// Whether there is no text at all.
  public var isEmpty: Bool { texts.isEmpty }

  /// The text in a language, else without one, else in English, else in the first language by its code.
  public func text(in language: String = "en") -> String? {
    texts[language] ?? texts[""] ?? texts["en"] ?? texts.min { $0.key < $1.key }?.value
  }
}

/// A code and what it stands for.
public struct ValueLabel: Sendable, Hashable {
  /// As the data have it; a number without needless digits.
  public let code: String
  /// What it stands for.
  public let label: LabelText

  /// A code with its label.
  public init(code: String, label: LabelText) {
    self.code = code
    self.label = label
  }
}

/// A code, or a range of numbers, that means that there is no answer.
public struct MissingCode: Sendable, Hashable {
  /// The code, or the first number of the range.
  public let code: String
  /// The last number of a range; `nil` for one code.
  public let last: String?
  /// Why there is no answer, such as "refused"; `nil` where nothing says so.
  public let reason: String?

  /// A code with its reason.
  public init(code: String, through last: String? = nil, reason: String? = nil) {
    self.code = code
    self.last = last
    self.reason = reason
  }
}
