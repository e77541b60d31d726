/// Options that mean the same in every command that has them, and the only ones with a short form.
enum SharedOptions {
  static let help = Option.flag("help", short: "h", "this page")
  static let quiet = Option.flag("quiet", short: "q", "errors only beside the result")
  static let verbose = Option.flag("verbose", short: "v", "say each step")
  /// Every command has these without naming them.
  static var ofEveryCommand: [any AnyOption] { [help, quiet, verbose] }

  static let language = Option.choice("lang", ["en", "lo", "ja"], "language of the table")
  static let out = Option.path("out", short: "o", "PATH", "where to write; the ending of a name chooses the format")
  static let seed = Option.wholeNumber("seed", within: 0...Int.max, "of every random step (default 20230427)")
  static let jobs = Option.wholeNumber("jobs", short: "j", within: 1...1024, "reports at the same time")
  static let dryRun = Option.flag("dry-run", short: "n", "say what would be written, write nothing")
  static let force = Option.flag("force", "write over files that bolaven did not make")

  /// The formats differ by command; the first is the default.
  static func format(_ formats: [String]) -> Option<String> {
    .choice("format", formats, "(default \(formats.first ?? "text"))")
  }
}
