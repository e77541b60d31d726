import BolavenData
import BolavenFormats
import BolavenReports
import BolavenStudies

/// Looks for everything that is wrong in a plan and its data, or in one file.
struct CheckCommand: Command {
  static let name = "check"
  static let group = CommandGroup.data
  static let summary = "Find everything that is wrong in a plan and its data."
  static let examples = ["bolaven check study.yaml", "bolaven check scores.csv"]
  static let operands = [
    Operand("FILE", "study.yaml, its folder, or a data file (default: study.yaml here)", .optional)
  ]
  static let format = SharedOptions.format(["text", "json"])
  static let options: [any AnyOption] = [format]

  func run(_ arguments: Arguments, on console: Console) throws(CommandFailure) -> ExitStatus {
    let path = arguments.operands.first
    let isData = path.map { !PlanFile.isPlan($0) } ?? false
    let check = isData ? Self.checkFile(path ?? "") : Self.checkStudy(path)
    if arguments[Self.format] == OutputFormat.json {
      console.write(check.json.encoded())
    } else {
      console.write(check.text(width: console.width))
    }
    let failure = check.messages.isEmpty ? nil : CommandFailure(check.messages)
    return failure?.status ?? .ok
  }

  private static func checkFile(_ path: String) -> StudyCheck {
    do throws(DataError) {
      let frame = try DataFrame(contentsOf: path)
      return StudyCheck(files: [.init(name: path, rows: frame.rowCount, problems: 0)], messages: [])
    } catch {
      return StudyCheck(
        files: [.init(name: path, rows: nil, problems: error.problems.count)], messages: CommandFailure(error).messages)
    }
  }

  /// Each file by itself, and, where all of them are in order, the analyses.
  private static func checkStudy(_ path: String?) -> StudyCheck {
    let plan: StudyPlan
    do throws(CommandFailure) {
      plan = try PlanFile(path).plan
    } catch {
      let name = path ?? "study.yaml"
      return StudyCheck(files: [.init(name: name, rows: nil, problems: error.messages.count)], messages: error.messages)
    }
    var files = [StudyCheck.File(name: plan.file, rows: nil, problems: 0)]
    var messages: [Message] = []
    for file in plan.files {
      do throws(DataError) {
        let sources = try DataSources(reading: [file], from: plan.directory, plans: plan.data)
        let problems = plan.checks(of: sources).filter { $0.file == file }.flatMap(\.problems)
        messages += problems.map(\.message)
        files.append(.init(name: plan.directory + file, rows: sources.frame(file).rowCount, problems: problems.count))
      } catch {
        messages += error.problems.map(\.message)
        files.append(.init(name: plan.directory + file, rows: nil, problems: error.problems.count))
      }
    }
    if messages.isEmpty {
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
  }

  let files: [File]
  let messages: [Message]

  func text(width: Int) -> String {
    let longest = files.map(\.name.count).max() ?? 0
    var text = ""
    for file in files {
      let rows = file.rows.map { "\($0) \($0 == 1 ? "row" : "rows")" } ?? ""
      let state = file.problems == 0 ? "ok" : "\(file.problems) \(file.problems == 1 ? "error" : "errors")"
      let name = file.name + String(repeating: " ", count: longest - file.name.count)
      text += terminalSafe("\(name)  \(String(repeating: " ", count: max(0, 9 - rows.count)))\(rows)   \(state)") + "\n"
    }
    if !messages.isEmpty { text += "\n" + Message.text(messages, width: width) }
    let count = messages.count
    let summary = count == 0 ? "Nothing wrong was found" : "\(count) \(count == 1 ? "error" : "errors")"
    return text + "\n\(summary) in \(files.count) \(files.count == 1 ? "file" : "files").\n"
  }

  var json: JSONValue {
    .object([
      JSONMember("bolaven", .string(Version.text)),
      JSONMember("command", .string(CheckCommand.name)),
      JSONMember(
        "files",
        .array(
          files.map { file in
            .object([
              JSONMember("file", .string(file.name)), JSONMember("rows", file.rows.map { .integer($0) } ?? .null),
              JSONMember("problems", .integer(file.problems)),
            ])
          })),
      JSONMember("problems", .array(messages.map { $0.json })),
    ])
  }
}
