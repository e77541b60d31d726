import BolavenData
import BolavenStudies

/// Every analysis of a plan, printed and written as a report.
struct RunCommand: Command {
  static let name = "run"
  static let group = CommandGroup.study
  static let summary = "Run a plan: print its tables and write its report."
  static let examples = [
    "bolaven run study.yaml",
    "bolaven run study.yaml income-effect --format json",
  ]
  static let operands = [
    PlanFile.operand, Operand("ANALYSIS", "only these, by id", .many(atLeast: 0), isFile: false),
  ]
  static let options: [any AnyOption] = StudyOutput.options + [SharedOptions.dryRun]
  static let explanation = [
    "The report is written to reports/STUDY-ID/ beside the plan, or to the folder of --out: the page report.html, its "
      + "text report.md, findings.json, a CSV file for each table, an SVG file for each chart, and manifest.json with "
      + "the fingerprints of all inputs and outputs. Files are written whole or not at all. With analyses named, and "
      + "with --format, only what is asked for is printed and nothing is written unless --out is given."
  ]

  func run(_ arguments: Arguments, on console: Console) throws(CommandFailure) -> ExitStatus {
    let file = try PlanFile(arguments.operands.first)
    let names = Array(arguments.operands.dropFirst())
    try requireKnown(names, in: file.plan)
    let run: StudyRun
    do throws(StudyError) { run = try StudyRun(file.plan, only: names) } catch { throw CommandFailure(error) }
    let output = try StudyOutput(run, command: Self.name, isStudy: true, arguments, on: console)
    let isWhole = names.isEmpty && output.format == nil
    let folder: String?
    switch output.target {
    case .file: return try output.deliver(on: console)
    case .folder(let path): folder = path
    case .screen: folder = isWhole ? file.plan.directory + "reports/\(file.plan.id)/" : nil
    }
    guard !arguments[SharedOptions.dryRun] else {
      if let folder {
        try listFiles(output, path: folder, planBytes: file.bytes, on: console)
      } else {
        console.write("nothing would be written\n")
      }
      return output.status
    }
    console.write(try output.rendered(output.format ?? "text"))
    if let folder { try output.writeFolder(folder, planBytes: file.bytes, on: console) }
    return output.status
  }

  private func listFiles(
    _ output: StudyOutput, path: String, planBytes: [UInt8], on console: Console
  ) throws(CommandFailure) {
    let folder = output.folder(path, planBytes: planBytes)
    for file in try folder.files() { console.write("would write  \(file.path)   \(file.bytes.count) bytes\n") }
  }

  private func requireKnown(_ names: [String], in plan: StudyPlan) throws(CommandFailure) {
    let known = plan.analyses.map(\.id) + (plan.indicators.isEmpty ? [] : [IndicatorStudy.kind])
    let messages = names.filter { !known.contains($0) }.map { name in
      var message = Message(code: MessageCode(.command, 137), what: "the plan has no analysis '\(name)'")
      message.places = [Place(plan.file)]
      let nearest = nearestNames(to: name, among: known)
      if !nearest.isEmpty { message.suggestion = nearest.joined(separator: ", ") }
      message.fix = ["name one of \(known.joined(separator: ", "))"]
      return message
    }
    guard messages.isEmpty else { throw CommandFailure(messages) }
  }
}
