/// The manual page, in the macros of man, made from the descriptions of the commands.
enum ManualPage {
  /// Every command on one page: what `man bolaven` shows.
  static func whole(_ commands: [any Command.Type]) -> String {
    var lines = head("BOLAVEN")
    lines += [
      ".SH NAME", "bolaven \\- from survey files to numbers that a donor can rely on", ".SH SYNOPSIS", ".B bolaven",
      ".I COMMAND FILE\\fR... [\\fIwhat\\fR] [\\fIoptions\\fR]", ".SH DESCRIPTION",
      text(
        "Turns the raw files of a development programme into tables: what trainees learned, what happened to incomes, how "
          + "cooperatives grew, whether indicators were met. Results go to standard output, everything else that is said "
          + "to standard error."),
      ".SH OPTIONS OF EVERY COMMAND",
    ]
    lines += SharedOptions.ofEveryCommand.flatMap { entry($0.syntax) }
    for group in CommandGroup.allCases {
      let members = commands.filter { $0.group == group }
      guard !members.isEmpty else { continue }
      lines.append(".SH \(text(group.rawValue))")
      for command in members {
        lines += [".SS \(text("bolaven " + command.name))", text(command.summary)] + body(of: command)
      }
    }
    return (lines + foot()).map { $0 + "\n" }.joined()
  }

  /// One command.
  static func page(of command: any Command.Type) -> String {
    let name = "bolaven-" + hyphenated(command.name)
    var lines = head(name.uppercased())
    lines += [".SH NAME", "\(text(name)) \\- \(text(String(command.summary.dropLast())))", ".SH SYNOPSIS"]
    lines += [".B \(text("bolaven " + command.name))", text(synopsis(of: command)), ".SH DESCRIPTION"]
    lines += body(of: command) + foot() + [".SH SEE ALSO", ".BR bolaven (1)"]
    return lines.map { $0 + "\n" }.joined()
  }

  private static func head(_ title: String) -> [String] {
    [
      ".\\\" Made by: bolaven man", ".TH \"\(text(title))\" 1 \"\" \"bolaven \(Version.text)\" \"User Commands\"",
      ".nh", ".ad l",
    ]
  }

  private static func synopsis(of command: any Command.Type) -> String {
    let needed = command.syntax.filter(\.isNeeded).map { "--\($0.name) \($0.placeholder)" }
    return (command.operands.map(\.usage) + needed + ["[options]"]).joined(separator: " ")
  }

  private static func body(of command: any Command.Type) -> [String] {
    var lines = [".PP", ".nf"] + command.examples.map(text) + [".fi"]
    for operand in command.operands { lines += [".TP", ".B \(text(operand.usage))", text(operand.summary)] }
    for option in command.options { lines += entry(option.syntax) }
    for paragraph in command.explanation { lines += [".PP", text(paragraph)] }
    return lines
  }

  private static func entry(_ option: OptionSyntax) -> [String] {
    let short = option.short.map { ", -\($0)" } ?? ""
    let value = option.isFlag ? "" : " " + option.placeholder
    return [".TP", ".B \(text("--\(option.name)\(short)\(value)"))", text(option.summary)]
  }

  private static func foot() -> [String] {
    var lines = [".SH EXIT STATUS"]
    for status in ExitStatus.allCases {
      lines += [".TP", ".B \(status.rawValue)", text(status.meaning)]
    }
    lines.append(".SH ENVIRONMENT")
    for (name, meaning) in EnvironmentVariables.all { lines += [".TP", ".B \(text(name))", text(meaning)] }
    return lines
  }

  static func hyphenated(_ name: String) -> String { String(name.map { $0 == " " ? "-" : $0 }) }

  /// A text in which nothing means something to roff.
  static func text(_ plain: String) -> String {
    var text = ""
    for sign in plain {
      switch sign {
      case "\\": text += "\\e"
      case "-": text += "\\-"
      case "'": text += "\\(aq"
      case "`": text += "\\(ga"
      case "^": text += "\\(ha"
      case "~": text += "\\(ti"
      case "\"": text += "\\(dq"
      default: text.append(sign)
      }
    }
    return text.hasPrefix(".") ? "\\&" + text : text
  }
}
