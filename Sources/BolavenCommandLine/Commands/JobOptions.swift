import BolavenData
import BolavenFormats
import BolavenReports
import BolavenStudies

/// What commands without a plan share.
enum JobOptions {
  static let synthetic = Option.flag("synthetic", "mark every output as made from invented data")

  /// Runs a study of one analysis.
  static func run(
    _ study: any Study, files: [String], title: LocalizedText, _ arguments: Arguments
  ) throws(CommandFailure) -> StudyRun {
    do throws(StudyError) {
      return try StudyRun(study, files: files, title: title, isSynthetic: isSynthetic(files, arguments))
    } catch {
      throw CommandFailure(error)
    }
  }

  /// Whether the user says that the data are invented, or the plan beside them that names them does.
  static func isSynthetic(_ files: [String], _ arguments: Arguments) -> Bool {
    if arguments[synthetic] { return true }
    for path in files where path != "-" {
      let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
      guard let bytes = try? readFile(folder + "study.yaml"),
        let plan = try? StudyPlan(bytes, file: folder + "study.yaml"), plan.isSynthetic
      else { continue }
      if plan.files.contains(String(path.dropFirst(folder.count))) { return true }
    }
    return false
  }

  /// Refuses options that do not go with the rest of the call.
  static func refuse(_ options: [Option<String>], _ arguments: Arguments, because reason: String) throws(CommandFailure)
  {
    let given = options.filter { arguments[$0] != nil }.map { "--\($0.syntax.name)" }
    guard given.isEmpty else {
      throw usage(133, "\(given.joined(separator: " and ")) \(reason)")
    }
  }

  /// A call whose parts do not go together.
  static func usage(_ number: Int, _ what: String, fix: [String] = ["see the examples of  --help"]) -> CommandFailure {
    var message = Message(code: MessageCode(.command, number), what: what)
    message.fix = fix
    return CommandFailure([message])
  }

  /// Reads a formula; the message about one that cannot be read names its option.
  static func expression(_ text: String, of option: Option<String>) throws(CommandFailure) -> Expression {
    do throws(ExpressionError) {
      return try Expression(text)
    } catch {
      var message = Message(
        code: MessageCode(.command, 136),
        what: "--\(option.syntax.name) cannot be read at its character \(error.position): expected \(error.expected)")
      message.found = text
      message.fix = ["columns with blanks stand in `back quotes`; for example  '(wage + farm) / 1000'"]
      throw CommandFailure([message])
    }
  }
}
