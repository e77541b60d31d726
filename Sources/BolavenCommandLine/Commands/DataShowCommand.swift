import BolavenData
import BolavenFormats
import BolavenReports
import BolavenStudies

/// The rows of a file, as they were read.
struct DataShowCommand: Command {
  static let name = "data show"
  static let group = CommandGroup.data
  static let summary = "Show rows of a file as they are read."
  static let examples = [
    "bolaven data show scores.csv", "bolaven data show scores.csv --where \"pre > 12\" --columns pid,pre",
    "bolaven data show export.xlsx --form form.xlsx --format json",
  ]
  static let operands = [Operand("FILE", "the data")]
  static let row = Option.wholeNumber("row", "only this row, by the number that Excel shows", within: 1...100_000_000)
  static let filter = Option.text("where", "rows to show", value: "EXPR")
  static let columns = Option.list("columns", "columns to show, in this order (default all)")
  static let limit = Option.wholeNumber(
    "limit", "rows shown (default 20; all of them as JSON)", within: 0...1_000_000_000)
  static let showsPrivate = Option.flag("private", "show values of private columns")
  static let format = SharedOptions.format(["text", "json"])
  static let options: [any AnyOption] =
    [row, filter, columns, limit, ReadingOptions.form, showsPrivate, format, SharedOptions.pager] + ReadingOptions.all
  static let explanation = [
    "Columns that can tell who or where a person is are private: by the form, or by their names and values. Their values "
      + "are not shown unless --private is given. What was not sure when the file was read is said beside the table, and "
      + "stands in the notes of the JSON."
  ]

  func run(_ arguments: Arguments, on console: Console) throws(CommandFailure) -> ExitStatus {
    let path = arguments.operands[0]
    let table = try RequestedTable(path, arguments).frame
    let names = try Self.names(table, arguments)
    let rows = try Self.rows(table, arguments)
    let isJSON = arguments[Self.format] == OutputFormat.json
    let shown = Array(rows.prefix(arguments[Self.limit] ?? (isJSON ? rows.count : 20)))
    let personal = Set(names.filter { Self.isPrivate($0, table) })
    let showsPrivate = arguments[Self.showsPrivate]
    if isJSON {
      Self.writeJSON(path, table, names, shown, personal, showsPrivate: showsPrivate, on: console)
      return .ok
    }
    let text = Self.text(
      path, table, names, shown, of: rows.count, showsPrivate ? [] : personal, width: console.width)
    console.writePage(String(decoding: text, as: UTF8.self))
    console.say(table.notes, about: path)
    return .ok
  }

  private static func isPrivate(_ name: ColumnName, _ table: DataFrame) -> Bool {
    table.codebook[name]?.isPrivate == true || PersonalData.sign(of: name, in: table) != nil
  }

  private static func names(_ table: DataFrame, _ arguments: Arguments) throws(CommandFailure) -> [ColumnName] {
    let asked = arguments[columns].map { ColumnName($0) }
    var messages: [Message] = []
    for name in asked {
      do throws(DataError) { _ = try table.column(name) } catch { messages += error.problems.map(\.message) }
    }
    guard messages.isEmpty else { throw CommandFailure(messages) }
    return asked.isEmpty ? table.names : asked
  }

  private static func rows(_ table: DataFrame, _ arguments: Arguments) throws(CommandFailure) -> [Int] {
    var rows = Array(0..<table.rowCount)
    if let row = arguments[row] {
      rows = rows.filter { table.excelRow($0) == row }
      guard !rows.isEmpty else {
        let last = table.rowCount > 0 ? table.excelRow(table.rowCount - 1) : 1
        throw JobOptions.usage(
          150, "the table has no row \(row)", fix: ["rows have the numbers that Excel shows, up to \(last)"])
      }
    }
    guard let text = arguments[filter] else { return rows }
    let condition = try JobOptions.expression(text, of: filter)
    do throws(DataError) {
      let meets = try condition.condition(in: table)
      return rows.filter { meets[$0] }
    } catch {
      throw CommandFailure(error)
    }
  }

  // MARK: Forms of the result

  private static func text(
    _ path: String, _ table: DataFrame, _ names: [ColumnName], _ rows: [Int], of total: Int,
    _ hidden: Set<ColumnName>, width: Int
  ) -> [UInt8] {
    let texts = names.map { try? table.categories($0) }
    let lines = rows.map { row in
      TableRow(
        id: String(table.excelRow(row)), label: .verbatim(String(table.excelRow(row))),
        cells: zip(names, texts).map { name, column in
          guard let value = column?[row] else { return Cell.empty }
          return .text(.verbatim(hidden.contains(name) ? "(hidden)" : value))
        })
    }
    let shown = rows.count == total ? "" : "; \(rows.count) of \(total) rows shown"
    let report = Report(
      id: "data", title: .verbatim(path),
      blocks: [
        .table(
          Table(
            id: "data",
            title: .verbatim("\(path), \(table.rowCount) rows, \(table.names.count) columns\(shown)"),
            stub: .verbatim("row"),
            columns: names.map { TableColumn(id: $0.text, header: .verbatim($0.text), kind: .words) },
            blocks: [TableBlock(rows: lines)], notes: []))
      ])
    return TextRenderer(width: width).render(report, in: .english)
  }

  /// Row by row: a wide table with its keys in every row is far larger than its file.
  private static func writeJSON(
    _ path: String, _ table: DataFrame, _ names: [ColumnName], _ rows: [Int], _ personal: Set<ColumnName>,
    showsPrivate: Bool, on console: Console
  ) {
    let columns = names.compactMap { try? table.column($0) }
    let isHidden = names.map { !showsPrivate && personal.contains($0) }
    var records = JSONRecords(
      [
        JSONMember("bolaven", .string(Version.text)), JSONMember("command", .string(name)),
        JSONMember("file", .string(path)), JSONMember("rows", .integer(table.rowCount)),
        JSONMember(
          "columns",
          .array(zip(names, columns).map { describe($0, $1, table, isPrivate: personal.contains($0)) })),
        JSONMember("notes", .array(table.notes.map { .string($0.text) })),
      ], list: "data", keys: names.map(\.text))
    console.write(records.opening)
    var bytes: [UInt8] = []
    for row in rows {
      bytes.removeAll(keepingCapacity: true)
      records.add(to: &bytes) { place, bytes in
        (isHidden[place] ? .string("(hidden)") : value(columns[place], row)).write(to: &bytes, depth: 3)
      }
      console.write(bytes)
    }
    console.write(records.closing)
  }

  private static func describe(
    _ name: ColumnName, _ column: Column, _ table: DataFrame, isPrivate: Bool
  ) -> JSONValue {
    let entry = table.codebook[name]
    let (kind, missing) =
      switch column {
      case .numbers(let numbers): ("number", numbers.missingCount)
      case .text(let texts): ("text", texts.codes.count { $0 < 0 })
      }
    return .object([
      JSONMember("name", .string(name.text)), JSONMember("kind", .string(kind)),
      JSONMember("type", entry?.kind.map { .string($0.rawValue) } ?? .null),
      JSONMember("label", entry?.label.text(in: "en").map { .string($0) } ?? .null),
      JSONMember("missing", .integer(missing)), JSONMember("private", .bool(isPrivate)),
    ])
  }

  private static func value(_ column: Column, _ row: Int) -> JSONValue {
    switch column {
    case .numbers(let numbers):
      guard let x = numbers[row] else { return .null }
      return x == x.rounded() && x.magnitude < 1e15 ? .integer(Int(x)) : .number(x)
    case .text(let texts): return texts[row].map { .string($0) } ?? .null
    }
  }
}
