import BolavenData
import BolavenFormats
import BolavenReports
import BolavenStudies

/// The tables of a study, a workbook or a folder.
struct DataListCommand: Command {
  static let name = "data list"
  static let group = CommandGroup.data
  static let summary = "List the tables of a study, workbook or folder."
  static let examples = [
    "bolaven data list study.yaml", "bolaven data list export.xlsx", "bolaven data list scores.csv answers/ hh.dta",
  ]
  static let operands = [
    Operand(
      "FILE", "study.yaml, a workbook, a folder of CSV files, or a data file (default: study.yaml here)",
      .many(atLeast: 0))
  ]
  static let format = SharedOptions.format(["text", "json"])
  static let options: [any AnyOption] = [format] + ReadingOptions.all

  private struct Entry {
    let name: String
    let file: String
    let rows: Int
    let columns: Int
    let form: String?
  }

  func run(_ arguments: Arguments, on console: Console) throws(CommandFailure) -> ExitStatus {
    let entries = try Self.entries(arguments)
    if arguments[Self.format] == OutputFormat.json {
      let tables = entries.map { entry in
        JSONValue.object([
          JSONMember("name", .string(entry.name)), JSONMember("file", .string(entry.file)),
          JSONMember("rows", .integer(entry.rows)), JSONMember("columns", .integer(entry.columns)),
          JSONMember("form", entry.form.map { .string($0) } ?? .null),
        ])
      }
      console.write(
        JSONValue.object([
          JSONMember("bolaven", .string(Version.text)), JSONMember("command", .string(Self.name)),
          JSONMember("tables", .array(tables)),
        ]).encoded())
      return .ok
    }
    let width = entries.map { displayWidth($0.name) }.max() ?? 0
    let counts = entries.map { ("\($0.rows) \($0.rows == 1 ? "row" : "rows")", "\($0.columns) columns") }
    let widest = (counts.map(\.0.count).max() ?? 0, counts.map(\.1.count).max() ?? 0)
    for (entry, count) in zip(entries, counts) {
      let line =
        entry.name + String(repeating: " ", count: width - displayWidth(entry.name)) + "  "
        + String(repeating: " ", count: widest.0 - count.0.count) + count.0 + "  "
        + String(repeating: " ", count: widest.1 - count.1.count) + count.1 + "  " + entry.file
        + (entry.form.map { "  form \($0)" } ?? "")
      console.write(terminalSafe(line) + "\n")
    }
    return .ok
  }

  /// The tables of everything that was named, or every problem of what cannot be read.
  private static func entries(_ arguments: Arguments) throws(CommandFailure) -> [Entry] {
    guard !arguments.operands.isEmpty else { return try sources(nil) }
    var entries: [Entry] = []
    var messages: [Message] = []
    for path in arguments.operands {
      do throws(CommandFailure) {
        entries += PlanFile.isPlan(path) ? try sources(path) : try sheets(path, arguments)
      } catch {
        messages += error.messages
      }
    }
    guard messages.isEmpty else { throw CommandFailure(messages) }
    return entries
  }

  private static func sheets(_ path: String, _ arguments: Arguments) throws(CommandFailure) -> [Entry] {
    do throws(DataError) {
      return try DataSheets(contentsOf: path, ReadingOptions.options(arguments)).sheets.map { sheet in
        Entry(name: sheet.name, file: path, rows: sheet.frame.rowCount, columns: sheet.frame.names.count, form: nil)
      }
    } catch {
      throw CommandFailure(error)
    }
  }

  private static func sources(_ path: String?) throws(CommandFailure) -> [Entry] {
    let plan = try PlanFile(path).plan
    let names = plan.data.flatMap { $0.waves.map(\.file) }
    do throws(DataError) {
      var seen: Set<String> = []
      let sources = try DataSources(
        reading: names.filter { seen.insert($0).inserted }, from: plan.directory, plans: plan.data)
      return plan.data.flatMap { data in
        data.waves.map { wave in
          let frame = sources.frame(wave.file)
          return Entry(
            name: wave.name.map { "\(data.name).\($0)" } ?? data.name, file: plan.directory + wave.file,
            rows: frame.rowCount, columns: frame.names.count, form: data.form.map { plan.directory + $0 })
        }
      }
    } catch {
      throw CommandFailure(error)
    }
  }
}
