/// A named setting of a command, `--name VALUE`, whose value is a `Value`.
///
/// Made by the functions below, one for each kind of value; a command keeps its options as constants, names them in its
/// list `options`, and asks `arguments[Self.name]` for what was given.
struct Option<Value: Sendable>: AnyOption {
  let syntax: OptionSyntax
}

/// An option of any type of value.
protocol AnyOption: Sendable {
  var syntax: OptionSyntax { get }
}

/// How an option is written, and what its help says.
struct OptionSyntax: Sendable, Hashable {
  enum Kind: Sendable, Hashable {
    /// No value; `--no-name` says the opposite.
    case flag
    case text
    case column
    case path
    case number(within: ClosedRange<Double>?)
    case wholeNumber(within: ClosedRange<Int>?)
    /// From 0 to 1, written `60%` or `0.6`.
    case percentage
    case choice([String])
    /// Values between commas; may be given again.
    case list
  }

  /// Whole words, without the hyphens.
  let name: String
  /// The letter of the short form; only those of `SharedOptions` have one.
  let short: Character?
  /// What stands for the value in the help: `COL`.
  let placeholder: String
  /// A few words for the help.
  let summary: String
  let kind: Kind
  let isNeeded: Bool

  var isFlag: Bool { kind == .flag }
}

extension Option where Value == Bool {
  /// A yes or no: `--name`, `--no-name`.
  static func flag(_ name: String, _ summary: String, short: Character? = nil) -> Option {
    Option(syntax: OptionSyntax(name, summary, value: "", .flag, short, needed: false))
  }
}

extension Option where Value == String {
  static func text(_ name: String, _ summary: String, value: String, needed: Bool = false) -> Option {
    Option(syntax: OptionSyntax(name, summary, value: value, .text, needed: needed))
  }

  /// The name of a column.
  static func column(_ name: String, _ summary: String, needed: Bool = false) -> Option {
    Option(syntax: OptionSyntax(name, summary, value: "COL", .column, needed: needed))
  }

  /// The path of a file or folder.
  static func path(
    _ name: String, _ summary: String, value: String = "FILE", short: Character? = nil, needed: Bool = false
  ) -> Option {
    Option(syntax: OptionSyntax(name, summary, value: value, .path, short, needed: needed))
  }

  /// One of a few words.
  static func choice(_ name: String, _ summary: String, of choices: [String], needed: Bool = false) -> Option {
    Option(
      syntax: OptionSyntax(name, summary, value: choices.joined(separator: "|"), .choice(choices), needed: needed))
  }
}

extension Option where Value == Double {
  static func number(
    _ name: String, _ summary: String, value: String = "N", within range: ClosedRange<Double>? = nil,
    needed: Bool = false
  ) -> Option {
    Option(syntax: OptionSyntax(name, summary, value: value, .number(within: range), needed: needed))
  }

  /// A share from 0 to 1, written `60%` or `0.6`.
  static func percentage(_ name: String, _ summary: String, needed: Bool = false) -> Option {
    Option(syntax: OptionSyntax(name, summary, value: "P%", .percentage, needed: needed))
  }
}

extension Option where Value == Int {
  static func wholeNumber(
    _ name: String, _ summary: String, value: String = "N", within range: ClosedRange<Int>? = nil,
    short: Character? = nil, needed: Bool = false
  ) -> Option {
    Option(syntax: OptionSyntax(name, summary, value: value, .wholeNumber(within: range), short, needed: needed))
  }
}

extension Option where Value == [String] {
  /// Values between commas.
  static func list(_ name: String, _ summary: String, value: String = "A,B", needed: Bool = false) -> Option {
    Option(syntax: OptionSyntax(name, summary, value: value, .list, needed: needed))
  }
}

extension OptionSyntax {
  fileprivate init(
    _ name: String, _ summary: String, value: String, _ kind: Kind, _ short: Character? = nil, needed: Bool
  ) {
    self.name = name
    self.short = short
    placeholder = value
    self.summary = summary
    self.kind = kind
    isNeeded = needed
  }
}
