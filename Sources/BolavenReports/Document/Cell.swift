/// One cell of a table. It keeps its value: digits, separators and markup belong to the renderer.
public struct Cell: Sendable, Hashable {
  /// What stands in a cell.
  public enum Content: Sendable, Hashable {
    case number(Double, NumberStyle)
    case interval(low: Double, high: Double, NumberStyle)
    case text(LocalizedText)
    case status(Status)
    /// Nothing belongs here.
    case empty
    /// Not in this model.
    case notInModel
    /// Does not apply, or not defined.
    case doesNotApply
    /// Not reported yet.
    case notReported
    /// Kept back: it would tell something of fewer than so many people.
    case hidden(below: Int)
  }

  /// A sign behind a cell.
  public enum Mark: Sendable, Hashable {
    /// A warning, explained in the notes.
    case flag(String)
    /// A sentence under the table, led to by a letter.
    case footnote(LocalizedText)
  }

  /// What stands in it.
  public let content: Content
  /// Where it stands; `nil` for words.
  public let address: Address?
  /// What it was made from; `nil` for words.
  public let provenance: Provenance?
  /// Signs behind it.
  public let marks: [Mark]

  private init(_ content: Content, address: Address? = nil, provenance: Provenance? = nil, marks: [Mark] = []) {
    self.content = content
    self.address = address
    self.provenance = provenance
    self.marks = marks
  }

  /// A number; one that is missing or not finite does not apply.
  public static func number(
    _ value: Double?, _ style: NumberStyle, at address: Address, from provenance: Provenance
  ) -> Cell {
    guard let value, value.isFinite else { return Cell(.doesNotApply, address: address, provenance: provenance) }
    return Cell(.number(value, style), address: address, provenance: provenance)
  }

  /// An interval; one with a missing limit does not apply.
  public static func interval(
    _ low: Double?, _ high: Double?, _ style: NumberStyle, at address: Address, from provenance: Provenance
  ) -> Cell {
    guard let low, let high, low.isFinite, high.isFinite else {
      return Cell(.doesNotApply, address: address, provenance: provenance)
    }
    return Cell(.interval(low: low, high: high, style), address: address, provenance: provenance)
  }

  /// Words.
  public static func text(_ text: LocalizedText) -> Cell { Cell(.text(text)) }

  /// How an indicator stands.
  public static func status(_ status: Status, at address: Address, from provenance: Provenance) -> Cell {
    Cell(.status(status), address: address, provenance: provenance)
  }

  /// A number that is kept back: it would tell something of fewer than `limit` people.
  ///
  /// The number itself is not here, so that no format can tell it.
  public static func hidden(below limit: Int, at address: Address, from provenance: Provenance) -> Cell {
    Cell(.hidden(below: limit), address: address, provenance: provenance.withoutCounts)
  }

  /// Nothing belongs here.
  public static let empty = Cell(.empty)
  /// Not in this model.
  public static let notInModel = Cell(.notInModel)
  /// Does not apply, or not defined.
  public static let doesNotApply = Cell(.doesNotApply)
  /// Not reported yet.
  public static let notReported = Cell(.notReported)

  /// The same cell with a sign behind it.
  public func marked(_ mark: Mark) -> Cell {
    Cell(content, address: address, provenance: provenance, marks: marks + [mark])
  }

  /// The same cell with another provenance.
  func changingProvenance(_ change: (Address, Provenance) -> Provenance) -> Cell {
    guard let address, let provenance else { return self }
    return Cell(content, address: address, provenance: change(address, provenance), marks: marks)
  }

  /// What is printed, in ASCII but for the words: the minus is `-`, an undefined number `-`, one to come `...`.
  ///
  /// Letters of footnotes belong to the table: `Table.footnotes` has them.
  public func text(in language: Language) -> String {
    content.text(in: language) + flags.map { " " + $0 }.joined()
  }

  /// The warnings behind it.
  public var flags: [String] {
    marks.compactMap { mark in
      if case .flag(let sign) = mark { sign } else { nil }
    }
  }

  /// The sentences under the table that it leads to.
  public var footnotes: [LocalizedText] {
    marks.compactMap { mark in
      if case .footnote(let text) = mark { text } else { nil }
    }
  }
}

extension Cell.Content {
  /// What is printed of it, without the signs behind it.
  public func text(in language: Language) -> String {
    switch self {
    case .number(let value, let style): style.text(value, in: language)
    case .interval(let low, let high, let style): style.interval(low, high, in: language)
    case .text(let text): text(language)
    case .status(let status): status.word(language)
    case .empty, .notInModel: ""
    case .doesNotApply: "-"
    case .notReported: "..."
    case .hidden(let limit): "<" + NumberStyle.count.text(Double(limit), in: language)
    }
  }
}
