import BolavenReports

/// The pages of help, made from the descriptions of the commands; no line is longer than 80 columns.
enum Help {
  /// Lines that are headings of some page.
  static let headings = Set(
    CommandGroup.allCases.map(\.rawValue) + ["Needs", "May take", "Options of every command", "Topics"]
      + ["What it means", "Why it matters", "Example", "What to do"] + [
        "The call", "The plan", "The data", "The estimate", "The output", "The notebook",
      ])

  /// What `bolaven` alone prints: what it is, the first three commands, where help is.
  static func front(_ commands: [any Command.Type]) -> String {
    let first = commands.prefix(3).map { "  bolaven \(padded($0.name, to: 12))\($0.summary)" }
    return lines(
      ["bolaven \(Version.text): from survey files to numbers that a donor can rely on.", ""] + first + [
        "",
        "Every command  bolaven help",
        "One command    bolaven help COMMAND",
      ])
  }

  /// The list of all commands.
  static func list(_ commands: [any Command.Type]) -> String {
    var page = ["bolaven COMMAND FILE... [what] [options]"]
    for group in CommandGroup.allCases {
      let members = commands.filter { $0.group == group }
      guard !members.isEmpty else { continue }
      page += ["", group.rawValue] + members.map { "  \(padded($0.name, to: 16))\($0.summary)" }
    }
    return lines(
      page + [
        "",
        "Options of every command",
      ] + SharedOptions.ofEveryCommand.flatMap { entry($0.syntax) } + [
        "",
        "Topics",
      ] + wrappedLines("  " + HelpTopics.all.map(\.name).joined(separator: "  "), width: 80, indent: 2) + [
        "",
        "Learn more  bolaven help COMMAND      a command and what it assumes",
        "            bolaven help TOPIC        for example  bolaven help tables",
        "            bolaven explain CODE      what a message means: bolaven explain D104",
        "            bolaven COMMAND --help    its options",
        "            bolaven --version",
      ])
  }

  /// The commands that share their first word, such as `data`; `nil` where there are none.
  static func page(ofFirstWord word: String, _ commands: [any Command.Type]) -> String? {
    let members = commands.filter { $0.name.hasPrefix(word + " ") }
    guard let first = members.first else { return nil }
    return lines(
      ["bolaven \(word) COMMAND FILE... [options]", ""] + members.map { "  \(padded($0.name, to: 16))\($0.summary)" }
        + [
          "", "Learn more  bolaven help \(first.name)",
        ])
  }

  /// The page of one command: examples first, then what it needs and what it may take.
  static func page(of command: any Command.Type) -> String {
    var more = command.learnMore
    if !command.explanation.isEmpty {
      more.insert(("bolaven help \(command.name)", "what it assumes, in plain words"), at: 0)
    }
    return page(of: command, more: more)
  }

  private static func page(of command: any Command.Type, more: [(call: String, gives: String)]) -> String {
    var page = [command.summary, ""] + command.examples.map { "  \($0)" }
    let options = command.options.map(\.syntax)
    section("Needs", operands: command.operands.filter { $0.least > 0 }, options.filter(\.isNeeded), to: &page)
    section(
      "May take", operands: command.operands.filter { $0.least == 0 },
      options.filter { !$0.isNeeded } + SharedOptions.ofEveryCommand.map(\.syntax), to: &page)
    if !more.isEmpty { page.append("") }
    let longest = more.map(\.call.count).max() ?? 0
    for (position, line) in more.enumerated() {
      page.append("\(position == 0 ? "Learn more" : "          ")  \(padded(line.call, to: longest + 4))\(line.gives)")
    }
    return lines(page)
  }

  /// The page of a command with the paragraphs that teach.
  static func chapter(on command: any Command.Type) -> String {
    page(of: command, more: command.learnMore)
      + command.explanation.map { "\n" + lines(wrappedLines($0, width: 80)) }.joined()
  }

  private static func section(
    _ title: String, operands: [Operand], _ options: [OptionSyntax], to page: inout [String]
  ) {
    guard !operands.isEmpty || !options.isEmpty else { return }
    page += ["", title]
    page += operands.flatMap { entry($0.usage, $0.summary) } + options.flatMap(entry)
  }

  private static func entry(_ option: OptionSyntax) -> [String] {
    let short = option.short.map { ", -\($0)" } ?? ""
    let value = option.isFlag ? "" : " " + option.placeholder
    return entry("--\(option.name)\(short)\(value)", option.summary)
  }

  /// A name and what it means, beside it or, where the name is long, below.
  private static func entry(_ name: String, _ summary: String) -> [String] {
    let margin = 19
    guard name.count + 4 <= margin else {
      return ["  " + name] + wrappedLines(String(repeating: " ", count: margin) + summary, width: 80, indent: margin)
    }
    return wrappedLines("  " + padded(name, to: margin - 2) + summary, width: 80, indent: margin)
  }

  private static func lines(_ page: [String]) -> String { page.map { $0 + "\n" }.joined() }
}

/// The text with spaces behind it, at least one.
func padded(_ text: String, to width: Int) -> String {
  text + String(repeating: " ", count: max(1, width - text.count))
}
