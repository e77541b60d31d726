import BolavenReports
import BolavenStudies

/// The shipped study, end to end.
struct DemoCommand: Command {
  static let name = "demo"
  static let group = CommandGroup.start
  static let summary = "Run the shipped example study end to end."
  static let examples = ["bolaven demo", "bolaven demo --out my-first-report"]
  static let options: [any AnyOption] = [SharedOptions.out, SharedOptions.language, SharedOptions.force]
  static let explanation = [
    "Its people, households and cooperatives are invented; every output says so. The report is written to "
      + "reports/paksong/ in the current folder, or to the folder of --out."
  ]

  func run(_ arguments: Arguments, on console: Console) throws(CommandFailure) -> ExitStatus {
    let path = try ShippedData.path(of: "paksong/study.yaml", "the example study is not", on: console)
    let file = try PlanFile(path)
    let run: StudyRun
    do throws(StudyError) { run = try StudyRun(file.plan) } catch { throw CommandFailure(error) }
    let output = try StudyOutput(run, command: Self.name, isStudy: true, arguments, on: console)
    let folder: String
    switch output.target {
    case .screen: folder = "reports/\(file.plan.id)/"
    case .folder(let path): folder = path
    case .file(let path, _): throw JobOptions.usage(138, "--out '\(path)' is no folder", fix: ["name a folder"])
    }
    console.write("Study    \(file.plan.title(output.language))\nData     \(path)\n")
    if file.plan.isSynthetic {
      console.write("         ** SYNTHETIC DATA: invented, not results of a real programme **\n")
    }
    console.write("\n")
    console.write(try output.rendered("text"))
    try output.writeFolder(folder, planBytes: file.bytes, on: console)
    console.say("Next     bolaven help      your own files: knowledge, income, cooperatives")
    return output.status
  }
}
