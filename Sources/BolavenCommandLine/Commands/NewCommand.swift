import BolavenData
import BolavenStudies

/// A plan to begin with, from a data file.
struct NewCommand: Command {
  static let name = "new"
  static let group = CommandGroup.start
  static let summary = "Begin a study.yaml from a data file."
  static let examples = [
    "bolaven new scores.csv --id pid", "bolaven new export.xlsx --form form.xlsx --out study/study.yaml",
  ]
  static let operands = [Operand("FILE", "the data")]
  static let identifiers = Option.list("id", "columns that identify a row (default: found out)")
  static let title = Option.text("title", "title of the study (default: that of the form, or the file)", value: "TEXT")
  static let options: [any AnyOption] =
    [identifiers, ReadingOptions.form, title, SharedOptions.out, SharedOptions.force, SharedOptions.dryRun]
    + ReadingOptions.all
  static let explanation = [
    "The plan describes every column: its type, its label and codes where a form has them, and whether it is private. It "
      + "is written beside the data unless --out says otherwise. Read it, correct it, then run  bolaven check  on it."
  ]

  func run(_ arguments: Arguments, on console: Console) throws(CommandFailure) -> ExitStatus {
    let path = arguments.operands[0]
    guard path != "-" else { throw JobOptions.usage(152, "a plan names a file, and standard input has no name") }
    let table = try RequestedTable(path, arguments)
    let asked = arguments[Self.identifiers].map { ColumnName($0) }
    do throws(DataError) { for name in asked { _ = try table.frame.column(name) } } catch {
      throw CommandFailure(error)
    }
    let identifiers = asked.isEmpty ? StudySkeleton.identifier(of: table.frame).map { [$0] } ?? [] : asked
    guard !identifiers.isEmpty else {
      throw JobOptions.usage(
        153, "no column has a value of its own in every row", fix: ["name the columns that identify a row with --id"])
    }
    let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
    let target = arguments[SharedOptions.out] ?? folder + "study.yaml"
    let targetFolder = target.lastIndex(of: "/").map { String(target[...$0]) } ?? ""
    let form = arguments[ReadingOptions.form]
    let skeleton = StudySkeleton(
      table.frame, identifiers: identifiers, file: Self.relative(path, to: targetFolder),
      form: form.map { Self.relative($0, to: targetFolder) }, sheet: arguments[ReadingOptions.sheet],
      title: arguments[Self.title] ?? table.form?.title)
    guard !arguments[SharedOptions.dryRun] else {
      console.write(skeleton.text)
      return .ok
    }
    try OutputTarget.requireFree(
      target, inputs: [path] + [form].compactMap { $0 }, force: arguments[SharedOptions.force])
    try Interruption.write([(target, Array(skeleton.text.utf8))])
    console.say("Written  \(target)")
    console.say("Next     bolaven check \(target)")
    console.say(table.frame.notes, about: path)
    return .ok
  }

  /// A path as it is written in a plan: without the folder of the plan where it is below.
  private static func relative(_ path: String, to folder: String) -> String {
    guard !path.hasPrefix("/"), !folder.isEmpty else {
      return folder.isEmpty || !path.hasPrefix(folder) ? path : String(path.dropFirst(folder.count))
    }
    if path.hasPrefix(folder) { return String(path.dropFirst(folder.count)) }
    guard !folder.hasPrefix("/") else { return path }
    let up = folder.split(separator: "/").filter { $0 != "." }
    return up.map { _ in "../" }.joined() + path
  }
}
