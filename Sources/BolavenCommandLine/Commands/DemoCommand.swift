import BolavenReports
import BolavenStudies
import Glibc

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
    let path = try Self.example(on: console)
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
    console.write(try output.rendered("text", width: console.width))
    try output.writeFolder(folder, planBytes: file.bytes, on: console)
    console.say("Next     bolaven help      your own files: bolaven knowledge, income, cooperatives")
    return output.status
  }

  /// The plan of the shipped study: in $BOLAVEN_DATASETS, in ../share/bolaven beside the program, or in a folder above it.
  private static func example(on console: Console) throws(CommandFailure) -> String {
    let place = "paksong/study.yaml"
    var folders = [console.environment("BOLAVEN_DATASETS")].compactMap { $0 }
    if folders.isEmpty {
      var folder = programFolder()
      folders.append(folder + "/../share/bolaven/datasets")
      while let slash = folder.lastIndex(of: "/") {
        folder = String(folder[..<slash])
        folders.append(folder + "/datasets")
      }
    }
    if let found = folders.map({ "\($0)/\(place)" }).first(where: { (path: String) in access(path, R_OK) == 0 }) {
      return found
    }
    var message = Message(code: MessageCode(.report, 604), what: "the example study is not on this machine")
    message.places = folders.prefix(2).map { Place("\($0)/\(place)") }
    message.fix = ["set BOLAVEN_DATASETS to the folder 'datasets' of a checkout"]
    throw CommandFailure([message])
  }
}

/// The folder of the running program, links resolved.
private func programFolder() -> String {
  guard let path = realpath("/proc/self/exe", nil) else { return "" }
  defer { free(path) }
  let name = String(cString: path)
  return name.lastIndex(of: "/").map { String(name[..<$0]) } ?? ""
}
