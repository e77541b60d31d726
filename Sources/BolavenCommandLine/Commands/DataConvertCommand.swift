import BolavenData
import BolavenFormats
import BolavenStudies

/// The rows of a file in another kind of file.
struct DataConvertCommand: Command {
  static let name = "data convert"
  static let group = CommandGroup.data
  static let summary = "Write the rows of a file as another kind of file."
  static let examples = [
    "bolaven data convert scores.xlsx scores.csv", "bolaven data convert export.xlsx households.csv --form form.xlsx",
    "bolaven data convert export.xlsx members.csv --repeat members --with village",
  ]
  static let operands = [
    Operand("IN", "the data"), Operand("OUT", "the file to write; its ending chooses the kind", isFile: false),
  ]
  static let repeatName = Option.text("repeat", "rows of a repeat instead of the submissions", value: "SHEET")
  static let with = Option.list("with", "columns of the submission beside those of the repeat")
  static let keepsPrivate = Option.flag("private", "keep columns that may tell who or where a person is")
  static let options: [any AnyOption] =
    [ReadingOptions.form, repeatName, with, keepsPrivate, SharedOptions.force, SharedOptions.dryRun]
    + ReadingOptions.all
  static let explanation = [
    "A file that is an export of KoboToolbox or ODK, or has a form, becomes a table for analysis: short names, one column "
      + "for each choice beside that of all, columns of several versions joined. Columns that the form, or their names and "
      + "values, show to be personal are left out unless --private is given. Everything that was done is said.",
    "What the kind of file that is written has no place for is said too: names and labels that are cut, blanks at the end "
      + "of texts.",
    "What contradicts itself in an export is said as a warning and written as it stands:  bolaven check  finds more.",
  ]

  func run(_ arguments: Arguments, on console: Console) throws(CommandFailure) -> ExitStatus {
    let (input, output) = (arguments.operands[0], arguments.operands[1])
    let ending = output.split(separator: ".").last.map { $0.lowercased() } ?? ""
    guard let writer = DataWriters.all.first(where: { $0.fileExtensions.contains(ending) }) else {
      let endings = DataWriters.all.flatMap { $0.fileExtensions }
      throw JobOptions.usage(
        138, "no kind of file has the ending of '\(output)'", fix: ["endings are \(endings.joined(separator: ", "))"])
    }
    if !arguments[Self.with].isEmpty, arguments[Self.repeatName] == nil {
      throw JobOptions.usage(133, "--with is for the rows of a repeat: name it with --repeat")
    }
    let table = try RequestedTable(input, arguments)
    let whole = try Self.rows(table, arguments)
    let hidden =
      arguments[Self.keepsPrivate] ? [] : whole.names.filter { whole.codebook[$0]?.isPrivate == true }
    let frame = whole.without(hidden)
    let (bytes, notes): ([UInt8], [WriteNote])
    do throws(DataError) {
      (bytes, notes) = (try writer.init().bytes(of: frame), try writer.init().notes(on: frame))
    } catch {
      throw CommandFailure(error)
    }
    let personal = table.frame.names.filter { table.frame.codebook[$0]?.isPrivate == true }
    console.report(
      table.problems.map { problem in
        var message = problem.hidingValues(of: personal).message
        message.severity = .warning
        return message
      })
    console.say(whole.notes, about: input)
    if !hidden.isEmpty {
      console.say(
        "Left out \(Place.list(hidden.map(\.text), total: hidden.count, most: 8)): personal; --private keeps them")
    }
    console.say(notes, about: output)
    let inputs = [input] + [arguments[ReadingOptions.form]].compactMap { $0 }
    guard !arguments[SharedOptions.dryRun] else {
      console.write("would write  \(output)   \(frame.rowCount) rows, \(frame.names.count) columns\n")
      return .ok
    }
    try OutputTarget.requireFree(output, inputs: inputs, force: arguments[SharedOptions.force])
    try Interruption.write([(output, bytes)])
    console.say("Written  \(output)   \(frame.rowCount) rows, \(frame.names.count) columns")
    return .ok
  }

  private static func rows(_ table: RequestedTable, _ arguments: Arguments) throws(CommandFailure) -> DataFrame {
    guard let name = arguments[repeatName] else { return table.frame }
    let columns = arguments[with].map { ColumnName($0) }
    do throws(DataError) {
      if let rows = try table.export?.rows(ofRepeat: name, with: columns) { return rows }
    } catch {
      throw CommandFailure(error)
    }
    let known = table.export?.repeats.map(\.name) ?? []
    throw JobOptions.usage(
      145, "the file has no repeat '\(name)'",
      fix: [known.isEmpty ? "it has no sheets of repeats" : "name one of \(known.joined(separator: ", "))"])
  }
}
