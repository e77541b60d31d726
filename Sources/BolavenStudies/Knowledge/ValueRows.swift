import BolavenReports

/// Rows of people, a value, its interval and a p-value.
struct ValueRows {
  let cells: TracedCells
  /// Of scores.
  let decimals: Int
  /// What the number of a row and a column was made from.
  let origin: (_ row: String, _ column: String) -> TracedCells.Made

  static let stub: LocalizedText = .draft("Quantity", lo: "ປະລິມານ", ja: "項目")

  /// The style of a change.
  var signed: NumberStyle { .signed(decimals: decimals) }

  static func columns(level: Double) -> [TableColumn] {
    [
      TableColumn(id: "people", header: CheckWording.people), TableColumn(id: "value", header: CheckWording.value),
      TableColumn(id: "interval", header: intervalHeader(level)), TableColumn(id: "p", header: .verbatim("p")),
    ]
  }

  /// A row of a number without uncertainty.
  func row(
    _ id: String, _ label: LocalizedText, _ people: Int, _ value: Double?, _ style: NumberStyle
  ) -> TableRow {
    TableRow(
      id: id, label: label,
      cells: [
        count(people, id), cells.number(value, style, id, "value", made(id, "value", people, nil)), .empty, .empty,
      ])
  }

  /// A row of a number with its interval, and a p-value where there is a test.
  func row(
    _ id: String, _ label: LocalizedText, _ people: Int, _ value: Double?, _ style: NumberStyle,
    _ interval: ClosedRange<Double>?, _ pValue: Double?, seed: UInt64? = nil
  ) -> TableRow {
    TableRow(
      id: id, label: label,
      cells: [
        count(people, id), cells.number(value, style, id, "value", made(id, "value", people, seed)),
        cells.interval(interval, style, id, made(id, "interval", people, seed)),
        pValue.map { cells.number($0, .pValue, id, "p", made(id, "p", people, seed)) } ?? .empty,
      ])
  }

  /// A row of a test alone.
  func test(_ id: String, _ label: LocalizedText, _ people: Int, _ pValue: Double?, seed: UInt64? = nil) -> TableRow {
    TableRow(
      id: id, label: label,
      cells: [
        count(people, id), .empty, .empty, cells.number(pValue, .pValue, id, "p", made(id, "p", people, seed)),
      ])
  }

  private func count(_ people: Int, _ id: String) -> Cell {
    cells.count(people, id, "people", made(id, "people", people, nil))
  }

  private func made(_ row: String, _ column: String, _ people: Int, _ seed: UInt64?) -> TracedCells.Made {
    var made = origin(row, column)
    (made.rows, made.seed) = (people, seed)
    return made
  }
}
