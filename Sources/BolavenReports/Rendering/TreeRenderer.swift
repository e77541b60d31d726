import BolavenFormats

/// Renders the whole report as JSON for programs: every text as it was written, every number with 17 digits beside what is
/// shown of it, with its address, its marks and the notes.
public struct TreeRenderer: ReportRenderer {
  /// Its name on the command line.
  public static let format = "tree"
  /// The ending of its files.
  public static let fileExtension = "tree.json"

  /// A renderer.
  public init(_ options: RenderingOptions) {}

  /// The blocks in order.
  public func render(_ report: Report, in language: Language) -> [UInt8] {
    var tables = 0
    var figures = 0
    let blocks = report.blocks.map { block -> JSONValue in
      switch block {
      case .heading(let text): return tagged("heading", [JSONMember("text", .string(text(language)))])
      case .notice(let notice):
        return tagged(
          "notice",
          [
            JSONMember("word", .string(notice.kind.word(language))),
            JSONMember("text", .string(notice.text(language))),
          ])
      case .table(let table):
        tables += 1
        return tagged("table", [JSONMember("number", .integer(tables))] + TableTree(table, in: language).members)
      case .chart(let chart):
        figures += 1
        let data = chart.isSynthetic ? chart.kind.data.adding([.synthetic]) : chart.kind.data
        return tagged(
          "chart",
          [
            JSONMember("number", .integer(figures)), JSONMember("id", .string(chart.id)),
            JSONMember("title", .string(chart.title(language))),
            JSONMember("summary", .string(chart.kind.summary(language))),
            JSONMember("data", .object(TableTree(data, in: language).members)),
          ])
      }
    }
    return JSONValue.object([
      JSONMember("id", .string(report.id)), JSONMember("title", .string(report.title(language))),
      JSONMember("language", .string(language.rawValue)), JSONMember("synthetic", .bool(report.isSynthetic)),
      JSONMember("data_status", report.isSynthetic ? .string(Note.synthetic.text(language)) : .null),
      JSONMember("blocks", .array(blocks)),
    ]).encoded()
  }

  private func tagged(_ kind: String, _ members: [JSONMember]) -> JSONValue {
    .object([JSONMember("kind", .string(kind))] + members)
  }
}

/// One table as JSON.
private struct TableTree {
  private let table: Table
  private let language: Language
  private let footnotes: Footnotes

  init(_ table: Table, in language: Language) {
    self.table = table
    self.language = language
    footnotes = table.footnotes
  }

  var members: [JSONMember] {
    [
      JSONMember("id", .string(table.id)), text("title", table.title), marks(table.titleFootnotes),
      text("stub", table.stub), JSONMember("spanners", .array(table.spanners.map(spanner))),
      JSONMember("columns", .array(table.columns.map(column))), JSONMember("blocks", .array(table.blocks.map(block))),
      JSONMember(
        "footnotes",
        .array(
          footnotes.entries.map { entry in
            .object([JSONMember("mark", .string(entry.letter)), text("text", entry.text)])
          })),
      JSONMember(
        "notes",
        .array(
          table.notes(in: language).map { note in
            .object([JSONMember("kind", .string("\(note.kind)")), text("text", note.text)])
          })),
    ]
  }

  private func text(_ name: String, _ text: LocalizedText) -> JSONMember { JSONMember(name, .string(text(language))) }

  private func marks(_ texts: [LocalizedText]) -> JSONMember {
    JSONMember("marks", .array(footnotes.letters(of: texts).map(JSONValue.string)))
  }

  private func spanner(_ spanner: Table.Spanner) -> JSONValue {
    .object([
      text("text", spanner.header),
      JSONMember("columns", .array(table.columns[spanner.columns].map { .string($0.id) })),
    ])
  }

  private func column(_ column: TableColumn) -> JSONValue {
    .object([
      JSONMember("id", .string(column.id)), text("head", column.header),
      JSONMember("kind", .string("\(column.kind)")), marks(column.footnotes),
    ])
  }

  private func block(_ block: TableBlock) -> JSONValue {
    .object([
      JSONMember("label", block.label.map { .string($0(language)) } ?? .null),
      JSONMember("rows", .array(block.rows.map(row))),
    ])
  }

  private func row(_ row: TableRow) -> JSONValue {
    .object([
      JSONMember("id", .string(row.id)), text("label", row.label), JSONMember("indent", .integer(row.indent)),
      marks(row.footnotes), JSONMember("cells", .array(row.cells.map(cell))),
    ])
  }

  private func cell(_ cell: Cell) -> JSONValue {
    .object(
      value(of: cell.content) + [
        JSONMember("display", .string(cell.content.text(in: language))),
        JSONMember("address", cell.address.map { .string($0.description) } ?? .null),
        JSONMember("flags", .array(cell.flags.map(JSONValue.string))), marks(cell.footnotes),
      ])
  }

  private func value(of content: Cell.Content) -> [JSONMember] {
    let kind = { (kind: String) in JSONMember("kind", .string(kind)) }
    return switch content {
    case .number(let value, _): [kind("number"), JSONMember("value", .number(value))]
    case .interval(let low, let high, _):
      [kind("interval"), JSONMember("low", .number(low)), JSONMember("high", .number(high))]
    case .text: [kind("text")]
    case .status(let status): [kind("status"), JSONMember("value", .string(status.rawValue))]
    case .empty: [kind("empty")]
    case .notInModel: [kind("not_in_model")]
    case .doesNotApply: [kind("does_not_apply"), JSONMember("value", .null)]
    case .notReported: [kind("not_reported"), JSONMember("value", .null)]
    case .hidden(let limit): [kind("hidden"), JSONMember("below", .integer(limit))]
    }
  }
}
