import BolavenData
import BolavenEstimation
public import BolavenReports

extension CodebookDocument {
  /// The codebook as a report: a table of all columns, and one of the codes.
  public var report: Report {
    let codes = codeTable
    return Report(
      id: "codebook", title: LocalizedText(title, lo: nil, ja: nil), isSynthetic: isSynthetic,
      blocks: [.table(columnTable)] + (codes.rows.isEmpty ? [] : [.table(codes)]))
  }

  private func count(_ n: Int, _ variable: CodebookVariable, _ column: String) -> Cell {
    .number(
      Double(n), .count, at: Address(analysis: "codebook", row: variable.name.text, column: column),
      from: Provenance(
        formula: "count", columns: [variable.name.text], rows: rowCount, sources: [Provenance.Source(file)]))
  }

  private var columnTable: Table {
    Table(
      id: "codebook", title: CodebookWording.columns, stub: CodebookWording.column,
      columns: [
        TableColumn(id: "label", header: CodebookWording.label, kind: .words),
        TableColumn(id: "type", header: CodebookWording.type, kind: .words),
        TableColumn(id: "values", header: CodebookWording.values, kind: .words),
        TableColumn(id: "n", header: .verbatim("N")), TableColumn(id: "missing", header: .glossary(.missing)),
      ],
      blocks: [
        TableBlock(
          rows: variables.map { variable in
            TableRow(
              id: variable.name.text, label: .verbatim(variable.name.text),
              cells: [
                text(LocalizedText(variable.entry.label)), text(.verbatim(variable.typeText)),
                text(.verbatim(variable.valuesText)), count(variable.present, variable, "n"),
                count(variable.missing, variable, "missing"),
              ])
          })
      ], notes: [Note(.sample, CodebookWording.rows(rowCount)), Note(.source, sourceNote([file]))])
  }

  private func text(_ text: LocalizedText) -> Cell { text.english.isEmpty ? .empty : .text(text) }

  private var codeTable: Table {
    Table(
      id: "codes", title: CodebookWording.codes, stub: CodebookWording.code,
      columns: [
        TableColumn(id: "label", header: CodebookWording.label, kind: .words),
        TableColumn(id: "n", header: .verbatim("N")),
      ],
      blocks: variables.filter { !$0.frequencies.isEmpty || !$0.entry.values.isEmpty }.map { variable in
        TableBlock(
          label: .verbatim(variable.name.text),
          rows: variable.listedCodes.map { code in
            TableRow(
              id: "\(variable.name.text)::\(code.code)", label: .verbatim(code.code),
              cells: [
                text(LocalizedText(code.label)),
                code.count < 0 ? .empty : count(code.count, variable, "n:\(code.code)"),
              ])
          })
      }, notes: [Note(.source, sourceNote([file]))])
  }
}

extension CodebookVariable {
  /// Codes with their counts; −1 where they are not counted, as those of several answers in one cell.
  var listedCodes: [Frequency] {
    frequencies.isEmpty
      ? entry.values.map { Frequency(code: $0.code, label: $0.label, count: -1) } : frequencies
  }

  /// `number (LAK)`, `text, private`.
  var typeText: String {
    kind.rawValue + (entry.unit.map { " (\($0))" } ?? "") + (entry.isPrivate ? ", private" : "")
  }

  /// What may stand, else what stands: `0 to 20`, `12 to 97; mean 41.5`, `F, M`.
  var valuesText: String {
    var parts: [String] = []
    if let range = entry.range {
      switch (range.lowerBound.finiteBound, range.upperBound.finiteBound) {
      case (let low?, let high?): parts.append("\(shortest(low)) to \(shortest(high))")
      case (let low?, nil): parts.append("\(shortest(low)) or more")
      case (nil, let high?): parts.append("\(shortest(high)) or less")
      case (nil, nil): break
      }
    } else if let constraint = entry.constraint {
      parts.append(constraint)
    }
    if let summary, let low = summary.minimum, let high = summary.maximum, let mean = summary.mean {
      let decimals = shownDecimals(of: summary.standardDeviation)
      parts.append("found \(shortest(low)) to \(shortest(high)), mean \(plain(mean, decimals: decimals))")
    }
    if !listedCodes.isEmpty {
      let codes = listedCodes.map(\.code)
      parts.append(codes.prefix(8).joined(separator: ", ") + (codes.count > 8 ? ", ..." : ""))
    }
    if !entry.missingCodes.isEmpty {
      parts.append(
        "missing " + entry.missingCodes.map { $0.code + ($0.last.map { " to \($0)" } ?? "") }.joined(separator: ", "))
    }
    return parts.joined(separator: "; ")
  }

  private func shortest(_ x: Double) -> String { x == x.rounded() && x.magnitude < 1e15 ? String(Int(x)) : "\(x)" }
}

extension LocalizedText {
  /// A label of a codebook in the languages of reports.
  init(_ label: LabelText) {
    self.init(label.text(in: "en") ?? "", lo: label.texts["lo"], ja: label.texts["ja"])
  }
}
