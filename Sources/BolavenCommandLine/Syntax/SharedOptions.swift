/// Options that mean the same in every command that has them, and the only ones with a short form.
enum SharedOptions {
  static let help = Option.flag("help", "this page", short: "h")
  static let quiet = Option.flag("quiet", "errors only beside the result", short: "q")
  static let verbose = Option.flag("verbose", "say each step", short: "v")
  /// Every command has these without naming them.
  static var ofEveryCommand: [any AnyOption] { [help, quiet, verbose, color] }
  static let color = Option.choice(
    "color", "colors on the terminal (default auto)", of: ColorChoice.allCases.map(\.rawValue))
  /// Of commands that print pages to read.
  static let pager = Option.flag("pager", "long text page by page on a terminal; --no-pager: at once")

  static let language = Option.choice("lang", "language of the table (default en)", of: ["en", "lo", "ja"])
  static let out = Option.path(
    "out", "where to write; the ending of a name chooses the format", value: "PATH", short: "o")
  static let jobs = Option.wholeNumber("jobs", "reports at the same time", within: 1...1024, short: "j")
  static let dryRun = Option.flag("dry-run", "say what would be written, write nothing", short: "n")
  static let force = Option.flag("force", "write over files that are there already")

  /// The formats differ by command; the first is the default.
  static func format(_ formats: [String]) -> Option<String> {
    .choice("format", "form of the result (default \(formats.first ?? "text"))", of: formats)
  }
}
