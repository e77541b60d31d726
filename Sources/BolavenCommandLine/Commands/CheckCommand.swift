import BolavenData
import BolavenFormats
import BolavenReports
import BolavenStudies

/// Looks for everything that is wrong in a plan and its data, or in one file.
struct CheckCommand: Command {
  static let name = "check"
  static let group = CommandGroup.data
  static let summary = "Find everything that is wrong in a plan and its data."
  static let examples = [
    "bolaven check study.yaml", "bolaven check scores.csv --id pid", "bolaven check export.xlsx --form form.xlsx",
  ]
  static let operands = [
    Operand("FILE", "study.yaml, its folder, or a data file (default: study.yaml here)", .optional)
  ]
  static let format = SharedOptions.format(["text", "json"])
  static let identifiers = Option.list("id", "columns that identify a row of a data file")
  static let enumerator = Option.column("enumerator", "column that names who asked (default: by its usual names)")
  static let marks = Option.path("xlsx-marks", "write a copy of the data with what was found marked in it")
  static let strict = Option.flag("strict", "end with exit status 4 for warnings too")
  static let options: [any AnyOption] =
    [format, identifiers, enumerator, ReadingOptions.form, marks, strict, SharedOptions.force]
    + ReadingOptions.all
  static let explanation = [
    "An error breaks a rule that the plan, the form or the file itself states: an id on two rows, a code that is not in "
      + "the list, a number out of range, an answer that the form would not take. The status is then 4. A warning is "
      + "something that somebody should look at, such as a value far from all others or a very short interview; the status "
      + "stays 0 unless --strict is given.",
    "Values are far from the others outside of the quartiles and three times their distance. Interviews are short below "
      + "a third of the median. Values of private columns are never shown.",
  ]

  func run(_ arguments: Arguments, on console: Console) throws(CommandFailure) -> ExitStatus {
    let path = arguments.operands.first
    let isData = path.map { !PlanFile.isPlan($0) } ?? false
    if arguments[Self.marks] != nil, !isData {
      throw JobOptions.usage(133, "--xlsx-marks is for one data file: name it instead of the plan")
    }
    let check = isData ? Self.checkFile(path ?? "", arguments) : Self.checkStudy(path, arguments)
    if let path, let target = arguments[Self.marks] {
      try MarkedCopy(of: path, check.findings, arguments).write(to: target, arguments, on: console)
    }
    if arguments[Self.format] == OutputFormat.json {
      console.write(check.json.encoded())
    } else {
      console.write(check.text(width: console.width))
      for file in check.files { console.say(file.notes, about: file.name) }
    }
    let errors = check.messages.filter { $0.severity == .error }
    if !errors.isEmpty { return CommandFailure(errors).status }
    return arguments[Self.strict] && check.messages.contains { $0.severity == .warning } ? .data : .ok
  }

  private static func checkFile(_ path: String, _ arguments: Arguments) -> StudyCheck {
    do throws(CommandFailure) {
      let table = try RequestedTable(path, arguments)
      let identifiers = arguments[identifiers].map { ColumnName($0) }
      let enumerator = arguments[enumerator].map { ColumnName($0) }
      do throws(DataError) {
        for name in identifiers + [enumerator].compactMap({ $0 }) { _ = try table.frame.column(name) }
      } catch {
        throw CommandFailure(error)
      }
      let checked = CheckedTable(table.frame, identifiers: identifiers, enumerator: enumerator, form: table.form)
      let findings = checked.findings()
      let hidden = table.frame.names.filter { table.frame.codebook[$0]?.isPrivate == true }
      let contradictions = table.problems.map { CheckFinding($0.hidingValues(of: hidden), path: path) }
      let all = contradictions + findings
      let messages = all.map(\.message)
      return StudyCheck(
        files: [.init(name: path, rows: table.frame.rowCount, messages: messages, notes: table.frame.notes)],
        messages: messages, findings: all)
    } catch {
      return StudyCheck(
        files: [.init(name: path, rows: nil, messages: error.messages)], messages: error.messages)
    }
  }

  /// Each file by itself, and, where all of them are in order, the analyses.
  private static func checkStudy(_ path: String?, _ arguments: Arguments) -> StudyCheck {
    let plan: StudyPlan
    do throws(CommandFailure) {
      plan = try PlanFile(path).plan
    } catch {
      let name = path ?? "study.yaml"
      return StudyCheck(files: [.init(name: name, rows: nil, messages: error.messages)], messages: error.messages)
    }
    let enumerator = arguments[enumerator].map { ColumnName($0) }
    var files = [StudyCheck.File(name: plan.file, rows: nil, messages: [])]
    var messages: [Message] = []
    for file in plan.files {
      let name = plan.directory + file
      do throws(DataError) {
        let sources = try DataSources(reading: [file], from: plan.directory, plans: plan.data)
        let problems = plan.checks(of: sources).filter { $0.file == file }.flatMap(\.problems).map(\.message)
        let findings = plan.findings(of: sources, in: file, enumerator: enumerator).map(\.message)
        let found = problems + findings.filter { !problems.contains($0) }
        messages += found
        files.append(
          .init(name: name, rows: sources.frame(file).rowCount, messages: found, notes: sources.frame(file).notes))
      } catch {
        let found = error.problems.map(\.message)
        messages += found
        files.append(.init(name: name, rows: nil, messages: found))
      }
    }
    if !messages.contains(where: { $0.severity == .error }) {
      do throws(StudyError) { _ = try StudyRun(plan) } catch { messages += CommandFailure(error).messages }
    }
    return StudyCheck(files: files, messages: messages)
  }
}

/// What a check found, for a reader and for a program.
struct StudyCheck {
  struct File {
    let name: String
    /// `nil` where it was not read, and for a plan.
    let rows: Int?
    let problems: Int
    let warnings: Int
    let notes: [ReadNote]

    init(name: String, rows: Int?, messages: [Message], notes: [ReadNote] = []) {
      self.name = name
      self.rows = rows
      problems = messages.count { $0.severity == .error }
      warnings = messages.count { $0.severity == .warning }
      self.notes = notes
    }

    fileprivate var state: String {
      let parts = [(problems, "error"), (warnings, "warning")].filter { $0.0 > 0 }.map { StudyCheck.count($0.0, $0.1) }
      return parts.isEmpty ? "ok" : parts.joined(separator: ", ")
    }
  }

  let files: [File]
  /// Errors first, then warnings, then notes, each in the order of the files.
  let messages: [Message]
  /// Those that have cells; empty for a study.
  let findings: [CheckFinding]

  init(files: [File], messages: [Message], findings: [CheckFinding] = []) {
    self.files = files
    self.findings = findings
    self.messages = [Message.Severity.error, .warning, .note].flatMap { severity in
      messages.filter { $0.severity == severity }
    }
  }

  fileprivate static func count(_ n: Int, _ word: String) -> String { "\(n) \(word)\(n == 1 ? "" : "s")" }

  func text(width: Int) -> String {
    let longest = files.map(\.name.count).max() ?? 0
    var text = ""
    for file in files {
      let rows = file.rows.map { "\($0) \($0 == 1 ? "row" : "rows")" } ?? ""
      let name = file.name + String(repeating: " ", count: longest - file.name.count)
      text +=
        terminalSafe("\(name)  \(String(repeating: " ", count: max(0, 9 - rows.count)))\(rows)   \(file.state)") + "\n"
    }
    if !messages.isEmpty { text += "\n" + Message.text(messages, width: width) }
    let errors = messages.count { $0.severity == .error }
    let warnings = messages.count { $0.severity == .warning }
    let found = [(errors, "error"), (warnings, "warning")].filter { $0.0 > 0 }.map { Self.count($0.0, $0.1) }
    let summary = found.isEmpty ? "Nothing wrong was found" : found.joined(separator: ", ")
    return text + "\n\(summary) in \(files.count) \(files.count == 1 ? "file" : "files").\n"
  }

  var json: JSONValue {
    let list = { (severities: [Message.Severity]) in
      JSONValue.array(messages.filter { severities.contains($0.severity) }.map(\.json))
    }
    return .object([
      JSONMember("bolaven", .string(Version.text)),
      JSONMember("command", .string(CheckCommand.name)),
      JSONMember(
        "files",
        .array(
          files.map { file in
            .object([
              JSONMember("file", .string(file.name)), JSONMember("rows", file.rows.map { .integer($0) } ?? .null),
              JSONMember("problems", .integer(file.problems)), JSONMember("warnings", .integer(file.warnings)),
              JSONMember("notes", .array(file.notes.map { .string($0.text) })),
            ])
          })),
      JSONMember("problems", list([.error])),
      JSONMember("warnings", list([.warning, .note])),
    ])
  }
}
