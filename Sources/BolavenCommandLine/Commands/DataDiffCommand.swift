import BolavenData
import BolavenFormats
import BolavenReports
import BolavenStudies

/// What changed between two deliveries of a file.
struct DataDiffCommand: Command {
  static let name = "data diff"
  static let group = CommandGroup.data
  static let summary = "Say what changed between two deliveries of a file."
  static let examples = ["bolaven data diff old.csv new.csv --id pid"]
  static let operands = [Operand("OLD", "the earlier delivery"), Operand("NEW", "the later delivery")]
  static let identifiers = Option.list("id", "columns that identify a row", needed: true)
  static let limit = Option.wholeNumber("limit", "changes listed (default 20; all as JSON)", within: 0...1_000_000_000)
  static let showsPrivate = Option.flag("private", "show values of private columns")
  static let format = SharedOptions.format(["text", "json"])
  static let options: [any AnyOption] =
    [identifiers, limit, ReadingOptions.form, showsPrivate, format] + ReadingOptions.all
  static let explanation = [
    "The exit status is 0 where both say the same, in whatever order of rows and columns, and 1 where something changed."
  ]

  func run(_ arguments: Arguments, on console: Console) throws(CommandFailure) -> ExitStatus {
    let old = try RequestedTable(arguments.operands[0], arguments).frame
    let new = try RequestedTable(arguments.operands[1], arguments).frame
    let comparison: DataComparison
    do throws(DataError) {
      comparison = try DataComparison(
        old: old, new: new, identifiers: arguments[Self.identifiers].map { ColumnName($0) })
    } catch {
      throw CommandFailure(error)
    }
    let hidden = Set(
      arguments[Self.showsPrivate]
        ? []
        : new.names.filter { name in
          new.codebook[name]?.isPrivate == true || PersonalData.sign(of: name, in: new) != nil
        })
    if arguments[Self.format] == OutputFormat.json {
      console.write(Self.json(comparison, arguments.operands, hidden).encoded())
    } else {
      console.write(Self.text(comparison, most: arguments[Self.limit] ?? 20, hidden))
    }
    return comparison.isEmpty ? .ok : .no
  }

  private static func text(_ comparison: DataComparison, most: Int, _ hidden: Set<ColumnName>) -> String {
    guard !comparison.isEmpty else { return "Nothing changed in \(counted(comparison.commonRows, "row", "rows")).\n" }
    var lines: [String] = []
    let list = { (word: String, items: [String]) in
      if !items.isEmpty { lines.append("\(word)  \(Place.list(items, total: items.count, most: 8))") }
    }
    list("Columns gone  ", comparison.removedColumns.map(\.text))
    list("Columns new   ", comparison.addedColumns.map(\.text))
    list("Rows gone     ", comparison.removedRows)
    list("Rows new      ", comparison.addedRows)
    if !comparison.changes.isEmpty {
      let rows = Set(comparison.changes.map(\.identifier)).count
      lines.append(
        "Cells changed   \(comparison.changes.count) in \(counted(rows, "row", "rows")) of \(comparison.commonRows)")
      for change in comparison.changes.prefix(most) {
        let value = { (text: String?) in hidden.contains(change.column) ? "(hidden)" : text.map(quoted) ?? "blank" }
        lines.append(
          "  \(change.identifier)  \(change.column)  \(value(change.old)) -> \(value(change.new))   row \(change.newRow)"
        )
      }
      let rest = comparison.changes.count - min(most, comparison.changes.count)
      if rest > 0 { lines.append("  and \(rest) more: --limit \(comparison.changes.count)") }
    }
    return lines.map { terminalSafe($0) + "\n" }.joined()
  }

  private static func json(_ comparison: DataComparison, _ files: [String], _ hidden: Set<ColumnName>) -> JSONValue {
    let texts = { (texts: [String]) in JSONValue.array(texts.map { .string($0) }) }
    let changes = comparison.changes.map { change in
      let value = { (text: String?) in
        hidden.contains(change.column) ? JSONValue.string("(hidden)") : text.map { .string($0) } ?? .null
      }
      return JSONValue.object([
        JSONMember("id", .string(change.identifier)), JSONMember("column", .string(change.column.text)),
        JSONMember("old_row", .integer(change.oldRow)), JSONMember("new_row", .integer(change.newRow)),
        JSONMember("old", value(change.old)), JSONMember("new", value(change.new)),
      ])
    }
    return .object([
      JSONMember("bolaven", .string(Version.text)), JSONMember("command", .string(name)),
      JSONMember("old", .string(files[0])), JSONMember("new", .string(files[1])),
      JSONMember("same", .bool(comparison.isEmpty)), JSONMember("common_rows", .integer(comparison.commonRows)),
      JSONMember("removed_columns", texts(comparison.removedColumns.map(\.text))),
      JSONMember("added_columns", texts(comparison.addedColumns.map(\.text))),
      JSONMember("removed_rows", texts(comparison.removedRows)), JSONMember("added_rows", texts(comparison.addedRows)),
      JSONMember("changes", .array(changes)),
    ])
  }
}
