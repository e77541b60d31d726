/// An indicator as a chart shows it.
public struct IndicatorRow: Sendable {
  let id: String
  let label: LocalizedText
  let unit: LocalizedText?
  let baseline: Double?
  let target: Double?
  let actual: Double?
  let progress: Double?
  let status: Status?
  let word: LocalizedText
  let style: NumberStyle

  /// An indicator; numbers are finite, `nil` where there are none.
  ///
  /// - Parameters:
  ///   - progress: the share of the way from the baseline to the target, as the table has it.
  ///   - status: `nil` for one that has no shape of its own.
  ///   - word: of the status.
  ///   - style: of its numbers, as in the table.
  public init(
    id: String, label: LocalizedText, unit: LocalizedText?, baseline: Double?, target: Double?, actual: Double?,
    progress: Double?, status: Status?, word: LocalizedText, style: NumberStyle
  ) {
    let numbers = [baseline, target, actual, progress]
    precondition(numbers.allSatisfy { $0?.isFinite ?? true }, "what is not finite cannot be drawn")
    self.id = id
    self.label = label
    self.unit = unit
    self.baseline = baseline
    self.target = target
    self.actual = actual
    self.progress = progress
    self.status = status
    self.word = word
    self.style = style
  }

  func text(_ value: Double?, in languages: [Language]) -> Drawing.Words? {
    value.map { style.text($0, in: languages) }
  }

  /// `1.2 Members (people)`.
  func labelWithUnit(_ language: Language) -> String {
    "\(id) \(label(language))" + (unit.map { " (\($0(language)))" } ?? "")
  }

  static func table(_ rows: [IndicatorRow], kind: String) -> Table {
    let columns: [(String, GlossaryKey, (IndicatorRow) -> Double?)] = [
      ("baseline", .baseline, \.baseline), ("target", .target, \.target), ("actual", .actual, \.actual),
    ]
    let tableRows = rows.map { row in
      let origin = Provenance(formula: kind, columns: [])
      let address = { (column: String) in Address(analysis: kind, row: row.id, column: column) }
      let numbers = columns.map { Cell.number($0.2(row), row.style, at: address($0.0), from: origin) }
      let progress = Cell.number(row.progress, .percentWithSign(decimals: 0), at: address("progress"), from: origin)
      return TableRow(
        id: row.id, label: row.label.under(.verbatim(row.id)), cells: numbers + [progress, .text(row.word)])
    }
    return Table(
      id: kind, title: .glossary(.indicator), stub: .glossary(.indicator),
      columns: columns.map { TableColumn(id: $0.0, header: .glossary($0.1)) } + [
        TableColumn(id: "progress", header: .glossary(.progress)),
        TableColumn(id: "status", header: .glossary(.status), kind: .words),
      ], blocks: [TableBlock(rows: tableRows)], notes: [])
  }
}

extension Status {
  /// Its shape and colour; the word always stands beside it.
  var mark: Drawing.Mark {
    switch self {
    case .met: .init(.circle, radius: 4, .first)
    case .near: .init(.half, radius: 4, .near)
    case .behind: .init(.diamond, radius: 4.4, .second)
    case .off: .init(.cross, radius: 4, .text)
    case .noData: .init(.bar, radius: 4, .context)
    }
  }
}

/// The rows of a chart of indicators: label and unit at the left, room for bars, numbers, and the status at the right.
struct IndicatorRows {
  let left: Double
  let right: Double
  let width: Double
  let top: Double
  let middles: [Double]
  var bottom: Double { top + labels.height }

  private let rows: [IndicatorRow]
  private let languages: [Language]
  private let labels: RowLabels
  private let headers: [[Drawing.Words]]
  private let texts: [[Drawing.Words]]
  /// The right end of each column of numbers.
  private let ends: [Double]
  private let statusX: Double

  init(
    _ rows: [IndicatorRow], _ languages: [Language], columns: [LocalizedText], texts: (IndicatorRow) -> [Drawing.Words]
  ) {
    self.rows = rows
    self.languages = languages
    let cells = rows.map(texts)
    self.texts = cells
    labels = RowLabels(rows.map { row in Drawing.Words(languages) { row.labelWithUnit($0) } }, pitch: 26, width: 150)
    let headers = columns.map { textLines($0(languages), width: 64, size: 8) }
    self.headers = headers
    let numberWidths = columns.indices.map { column in
      max(
        cells.map { textWidth($0[column], size: 9, isBold: column == 0) }.max() ?? 0,
        headers[column].map { textWidth($0, size: 8) }.max() ?? 0)
    }
    let statusWidth = (rows.map { textWidth($0.word(languages), size: 9) }.max() ?? 0) + 14
    let numbersWidth = numberWidths.reduce(0) { $0 + $1 + 10 }
    left = Drawing.margin + labels.width + 14
    right = max(Drawing.pageWidth - Drawing.margin - statusWidth - 12 - numbersWidth - 6, left + 90)
    var end = right + 6
    ends = numberWidths.map { width in
      end += 10 + width
      return end
    }
    statusX = end + 12
    width = max(Drawing.pageWidth, statusX + statusWidth + Drawing.margin)
    top = 20 + Double((headers.map(\.count).max() ?? 1) - 1) * 10
    middles = labels.middles(from: top)
  }

  func draw(on canvas: inout Canvas) {
    for (header, end) in zip(headers, ends) {
      canvas.paragraph(header, x: end, y: top - 6, .init(size: 8, .end), pitch: 10, at: .last)
    }
    canvas.text(LocalizedText.glossary(.status)(languages), statusX, top - 6, .init(size: 8))
    labels.draw(on: &canvas, from: top)
    for (row, middle) in middles.enumerated() {
      for (column, text) in texts[row].enumerated() {
        canvas.text(text, ends[column], middle + 3.2, .init(.end, isBold: column == 0))
      }
      if let status = rows[row].status { canvas.mark(.init(statusX + 4, middle), status.mark) }
      canvas.text(rows[row].word(languages), statusX + 13, middle + 3.2, .init())
    }
  }
}
