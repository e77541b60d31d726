import BolavenReports
import BolavenStudies

/// What the three jobs share when they run without a plan.
enum JobOptions {
  static let synthetic = Option.flag("synthetic", "mark every output as made from invented data")

  /// Runs a study of one analysis.
  static func run(
    _ study: any Study, files: [String], title: LocalizedText, _ arguments: Arguments
  ) throws(CommandFailure) -> StudyRun {
    do throws(StudyError) {
      return try StudyRun(study, files: files, title: title, isSynthetic: arguments[synthetic])
    } catch {
      throw CommandFailure(error)
    }
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
}
