import BolavenData
import BolavenFormats
import BolavenReports
import BolavenStudies

/// The link table of two files, for a reader, for a program, and as a file of corrections.
struct LinkTableOutput {
  let links: PersonLinks
  let before: DataFrame
  let after: DataFrame
  /// As the user named them.
  let files: [String]
  /// Whether rows with equal identifiers are printed too.
  let showsAll: Bool
  /// Columns that the user named; written to a file, never printed.
  let nameColumns: [ColumnName]

  /// The first is the default.
  static let formats = ["text", "json", "csv"]

  /// A file whose ending is that of a format, or the screen.
  static func target(_ arguments: Arguments) throws(CommandFailure) -> OutputTarget {
    let asked = arguments[DataLinkCommand.format]
    guard let path = arguments[SharedOptions.out] else { return .screen(format: asked ?? "text") }
    let endings = ["csv": "csv", "json": "json", "txt": "text"]
    let ending = path.split(separator: "/").last?.split(separator: ".").last?.lowercased() ?? ""
    guard let format = endings[ending], path.contains("."), !path.hasSuffix("/") else {
      throw JobOptions.usage(
        138, "a link table goes to a file that ends in .csv, .json or .txt", fix: ["write  --out links.csv"])
    }
    if let asked, asked != format {
      throw JobOptions.usage(
        139, "--format \(asked) does not go with the ending of '\(path)'", fix: ["leave one of the two away"])
    }
    return .file(path: path, format: format)
  }

  enum OutputTarget {
    case screen(format: String)
    case file(path: String, format: String)
  }

  func deliver(to target: OutputTarget, force: Bool, on console: Console) throws(CommandFailure) {
    switch target {
    case .screen(let format):
      console.write(rendered(format, width: console.width, withNames: false))
    case .file(let path, let format):
      try BolavenCommandLine.OutputTarget.requireFree(path, inputs: files, force: force)
      try Interruption.write([(path, rendered(format, width: 80, withNames: true))])
      console.write(TextRenderer(width: console.width).render(report(rows: []), in: .english))
      console.say("Written  \(path)")
    }
  }

  private func rendered(_ format: String, width: Int, withNames: Bool) -> [UInt8] {
    let lines = links.lines(before: before, after: after)
    switch format {
    case "json": return json(lines).encoded()
    case "csv": return csv(lines, withNames: withNames)
    default:
      let shown = showsAll ? lines : lines.filter(isRemarkable)
      return TextRenderer(width: width).render(report(rows: shown), in: .english)
    }
  }

  private func isRemarkable(_ line: LinkLine) -> Bool {
    line.link.method != .identifier || !Set(line.link.differing).isDisjoint(with: [.name, .sex])
  }

  // MARK: For a reader

  private func report(rows lines: [LinkLine]) -> Report {
    let table = Table(
      id: "links", title: LocalizedText("The same persons in two files"), stub: LocalizedText("Before"),
      columns: [
        TableColumn(id: "after", header: LocalizedText("After"), kind: .words),
        TableColumn(id: "decision", header: LocalizedText("Decision"), kind: .words),
        TableColumn(id: "weight", header: LocalizedText("Weight")),
        TableColumn(id: "second", header: LocalizedText("2nd")),
        TableColumn(id: "differ", header: LocalizedText("Differ"), kind: .words),
        TableColumn(id: "why", header: LocalizedText("Why"), kind: .words),
      ],
      blocks: [TableBlock(rows: lines.enumerated().map { row($0.element, number: $0.offset + 1) })],
      notes: notes)
    let notice = Block.notice(Notice(.finding, LocalizedText(summary)))
    return Report(
      id: "data-link", title: LocalizedText("The same persons in two files"),
      blocks: lines.isEmpty ? [notice] : [.table(table), notice])
  }

  private func row(_ line: LinkLine, number: Int) -> TableRow {
    let address = { (column: String) in Address(analysis: "links", row: String(number), column: column) }
    let origin = Provenance(
      formula: "A2", columns: links.fields.columns.map(\.column.text), rows: 2,
      sources: files.map { Provenance.Source($0) })
    let weight = { (value: Double?, column: String) in
      value.map { Cell.number($0, .fixed(decimals: 1), at: address(column), from: origin) } ?? .empty
    }
    let words = { (text: String) in Cell.text(.verbatim(text)) }
    return TableRow(
      id: String(number), label: .verbatim(text(line.before)),
      cells: [
        words(text(line.after)), words(line.link.decision.rawValue), weight(line.link.weight, "weight"),
        weight(line.link.secondBest, "second"), words(line.link.differing.map(\.rawValue).joined(separator: ", ")),
        .text(LinkWording.words(for: line.link.reason)),
      ])
  }

  private func text(_ place: LinkLine.Place?) -> String {
    place.map { $0.identifier ?? "row \($0.row)" } ?? "-"
  }

  private var notes: [Note] {
    let columns = links.fields.columns.map(\.column.text).joined(separator: ", ")
    let left = showsAll ? "" : " Rows with equal ids are left out; --all prints them."
    let rules = links.rules
    return [
      Note(
        .rows,
        LocalizedText(
          "Compared by \(columns). Weight: log2 of the odds that two rows are one person; linked from "
            + "\(decimal(rules.acceptedWeight)) and \(decimal(rules.margin)) above the second best, shown for review "
            + "from \(decimal(rules.reviewedWeight)).\(left)")),
      Note(.source, LocalizedText("Source: \(files.joined(separator: ", ")).")),
    ]
  }

  private var summary: String {
    let equal = links.linked.count - links.found.count
    let unmatched = links.links.filter { $0.decision == .unmatched }
    return
      "\(before.rowCount) rows before, \(after.rowCount) after: \(links.linked.count) pairs, \(equal) by equal ids, "
      + "\(links.found.count) repaired; \(links.reviewed.count) to review; without a partner "
      + "\(unmatched.count { $0.rowBefore != nil }) before, \(unmatched.count { $0.rowAfter != nil }) after."
  }

  // MARK: For a program

  private func json(_ lines: [LinkLine]) -> JSONValue {
    let unmatched = lines.filter { $0.link.decision == .unmatched }
    return .object([
      JSONMember("bolaven", .string(Version.text)), JSONMember("command", .string(DataLinkCommand.name)),
      JSONMember("files", .array(files.map { .string($0) })),
      JSONMember(
        "columns",
        .object(
          LinkField.allCases.compactMap { field in
            let columns = links.fields.columns.filter { $0.field == field }
            return columns.isEmpty
              ? nil : JSONMember(field.rawValue, .array(columns.map { .string($0.column.text) }))
          })),
      JSONMember("accept", .number(links.rules.acceptedWeight)),
      JSONMember("review", .number(links.rules.reviewedWeight)), JSONMember("margin", .number(links.rules.margin)),
      JSONMember("linked", .integer(links.linked.count)),
      JSONMember("linked_by_id", .integer(links.linked.count - links.found.count)),
      JSONMember("to_review", .integer(links.reviewed.count)),
      JSONMember("unmatched_before", .integer(unmatched.count { $0.before != nil })),
      JSONMember("unmatched_after", .integer(unmatched.count { $0.after != nil })),
      JSONMember("links", .array(lines.map { $0.json() })),
    ])
  }

  // MARK: A file of corrections

  /// A row for each row of the file after, and for rows before that found nobody or have no identifier of their own.
  private func csv(_ lines: [LinkLine], withNames: Bool) -> [UInt8] {
    let identifier = links.fields.identifier?.text ?? "id"
    let names = withNames ? nameColumns : []
    var text = Self.line(
      ["file", "row", identifier, "person", "decision", "method", "weight", "second_best", "differ", "reason"]
        + names.map(\.text) + names.map { "person_\($0.text)" })
    let cells = [before, after].map { frame in names.map { try? frame.categories($0) } }
    for line in lines {
      let link = line.link
      let namesOf = { (row: Int?, wave: Int) in cells[wave].map { column in row.flatMap { column?[$0] } ?? "" } }
      let add = { (place: LinkLine.Place, row: Int?, wave: Int) in
        let fields = [
          place.file, String(place.row), place.identifier ?? "", line.person, link.decision.rawValue,
          link.method.rawValue, link.weight.map(decimal) ?? "", link.secondBest.map(decimal) ?? "",
          link.differing.map(\.rawValue).joined(separator: " "), link.reason.rawValue,
        ]
        let own = namesOf(row, wave)
        return Self.line(fields + own + (wave == 1 ? namesOf(link.rowBefore, 0) : own))
      }
      if let place = line.before, line.after == nil || place.identifier != line.person {
        text += add(place, link.rowBefore, 0)
      }
      if let place = line.after { text += add(place, link.rowAfter, 1) }
    }
    return Array(text.utf8)
  }

  private static func line(_ fields: [String]) -> String { fields.map(cell).joined(separator: ",") + "\n" }

  /// A text that no spreadsheet takes for a formula.
  private static func cell(_ field: String) -> String {
    var field = terminalSafe(String(field.map { $0.isNewline ? " " : $0 }))
    let isFormula = ["=", "+", "@", "-"].contains { field.hasPrefix($0) } && decimalNumber(field) == nil
    if isFormula { field = "'" + field }
    let needsQuotes = field.utf8.contains { [34, 44].contains($0) } || field.hasPrefix(" ") || field.hasSuffix(" ")
    guard needsQuotes else { return field }
    return "\"" + field.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
  }
}
