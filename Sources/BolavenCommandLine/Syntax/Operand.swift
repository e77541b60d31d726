/// A value of the call that has no name, known by its place: a file, a formula.
struct Operand: Sendable, Hashable {
  enum Count: Sendable, Hashable {
    case one
    case optional
    /// The last operand of a command only.
    case many(atLeast: Int)
  }

  /// What stands for it in the help: `FILE`.
  let placeholder: String
  let summary: String
  let count: Count
  /// Whether `-` means standard input.
  let isFile: Bool
  /// Endings of the files that it may be, without the point: what a shell offers. Empty for any file.
  let endings: [String]
  /// What it may be, where that is a list; empty for anything.
  let choices: [String]

  init(
    _ placeholder: String, _ summary: String, _ count: Count = .one, isFile: Bool = true, endings: [String] = [],
    choices: [String] = []
  ) {
    self.placeholder = placeholder
    self.summary = summary
    self.count = count
    self.isFile = isFile
    self.endings = endings
    self.choices = choices
  }

  var least: Int {
    switch count {
    case .one: 1
    case .optional: 0
    case .many(let least): least
    }
  }

  /// As it stands in a usage line: `FILE`, `[FOLLOW]`, `FORMULA...`.
  var usage: String {
    switch count {
    case .one: placeholder
    case .optional: "[\(placeholder)]"
    case .many(let least): least > 0 ? "\(placeholder)..." : "[\(placeholder)...]"
    }
  }
}
