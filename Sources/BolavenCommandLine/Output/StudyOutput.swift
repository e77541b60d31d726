import BolavenData
import BolavenEstimation
import BolavenFormats
import BolavenReports
import BolavenStudies

/// How the results of a study leave the program: printed in one format, written to a file, or as a folder.
struct StudyOutput {
  let run: StudyRun
  let command: String
  let language: Language
  /// `nil` for the default, or what the name of the file says.
  let format: String?
  let target: OutputTarget
  let force: Bool
  /// Whether the machine form is that of a whole study.
  let isStudy: Bool
  /// What was asked of the form of tables.
  let tables: TableOptions

  /// The options that every command with results has.
  static let options: [any AnyOption] =
    [formatOption, SharedOptions.out, SharedOptions.language, SharedOptions.force] + TableOptions.all
  private static let formatOption = SharedOptions.format(OutputFormat.names)

  init(
    _ run: StudyRun, command: String, isStudy: Bool = false, _ arguments: Arguments, on console: Console
  ) throws(CommandFailure) {
    self.run = run
    self.command = command
    self.isStudy = isStudy
    let asked = arguments[SharedOptions.language] ?? console.environment("BOLAVEN_LANG")
    language = asked.flatMap(Language.init(rawValue:)) ?? .english
    format = arguments[Self.formatOption]
    target = try OutputTarget(arguments[SharedOptions.out], format: arguments[Self.formatOption])
    force = arguments[SharedOptions.force]
    tables = try TableOptions(arguments, format: format, target: target, on: console)
    console.keep(run)
    for file in run.sources.files { console.step("Read     \(file.name)   \(file.frame.rowCount) rows") }
    for file in run.sources.files { console.say(file.frame.notes, about: file.name) }
    for findings in run.findings { console.step("Done     \(findings.kind)   \(findings.id)") }
  }

  /// Prints the results, or writes them to the file or folder that was named.
  ///
  /// - Returns: `notEstimable` where a covariance that was needed cannot be had.
  func deliver(on console: Console) throws(CommandFailure) -> ExitStatus {
    switch target {
    case .screen: console.write(try rendered(format ?? "text"))
    case .file(let path, let format):
      try OutputTarget.requireFree(path, inputs: run.inputPaths, force: force)
      try Interruption.write([(path, try rendered(format))])
      console.say("Written  \(path)")
    case .folder(let path):
      console.write(try rendered(format ?? "text"))
      try writeFolder(path, planBytes: nil, on: console)
    }
    return status
  }

  /// 5 where coefficients are there and their covariance cannot be.
  var status: ExitStatus { run.findings.contains { $0.lacksCovariance } ? .notEstimable : .ok }

  /// Writes the folder of the report and says what is in it.
  func writeFolder(_ path: String, planBytes: [UInt8]?, on console: Console) throws(CommandFailure) {
    try folder(path, planBytes: planBytes).write(force: force)
    console.say("Written  \(path)report.html   open this first")
    console.say("         and report.md, findings.json, tables/, charts/, manifest.json beside it")
  }

  /// The folder of the report.
  func folder(_ path: String, planBytes: [UInt8]?) -> ReportFolder {
    ReportFolder(
      run: run, language: language, command: command, path: path, planBytes: planBytes,
      shape: tables.rendering.shape)
  }

  /// The results in one format.
  func rendered(_ format: String) throws(CommandFailure) -> [UInt8] {
    if format == OutputFormat.json {
      return MachineOutput(run: run, command: command).value(ofStudy: isStudy).encoded()
    }
    do throws(ReportError) {
      guard let renderer = ReportRenderers.all.first(where: { $0.format == format }) else { return [] }
      return try renderer.init(tables.rendering).render(
        renderer.namesFiles ? run.signedReport : run.reportWithoutFiles, in: language)
    } catch {
      throw CommandFailure([error.message])
    }
  }
}

extension StudyRun {
  /// The report with the program and the files that it was made with.
  var signedReport: Report {
    report.made(
      Colophon(
        program: "bolaven \(Version.text)",
        inputs: sources.files.map { Colophon.Input(name: $0.name, fingerprint: $0.fingerprint) }))
  }

  /// Every file that was read, the plan among them; `-` for standard input.
  var inputPaths: [String] {
    let data = sources.files.map { file in
      file.name.hasPrefix("/") || file.name == "-" ? file.name : plan.directory + file.name
    }
    return data + (plan.file.isEmpty ? [] : [plan.file])
  }
}
