import BolavenReports

/// Makes the cells of one table: each number with its address and what it was made from.
struct TracedCells: Sendable {
  /// The id of the table, which is the first part of every address.
  let id: String
  /// What the numbers of the table share: columns, condition, rows, files, steps.
  var shared: Provenance
  /// The same for rows whose numbers are of other columns or people.
  var sharedOfRow: [String: Provenance] = [:]

  /// What is said of one number beside what the table shares.
  struct Made {
    var formula: String
    var what: LocalizedText
    var equation: String
    /// People, pairs or answers that went in; `nil` for those of the table.
    var rows: Int?
    var test: LocalizedText?
    var seed: UInt64?

    init(
      _ formula: String, _ what: LocalizedText, _ equation: String, rows: Int? = nil, test: LocalizedText? = nil,
      seed: UInt64? = nil
    ) {
      self.formula = formula
      self.what = what
      self.equation = equation
      self.rows = rows
      self.test = test
      self.seed = seed
    }
  }

  func number(_ value: Double?, _ style: NumberStyle, _ row: String, _ column: String, _ made: Made) -> Cell {
    .number(value, style, at: address(row, column), from: provenance(made, row))
  }

  func count(_ value: Int, _ row: String, _ column: String, _ made: Made) -> Cell {
    number(Double(value), .count, row, column, made)
  }

  func interval(
    _ limits: ClosedRange<Double>?, _ style: NumberStyle, _ row: String, _ made: Made, column: String = "interval"
  ) -> Cell {
    .interval(limits?.lowerBound, limits?.upperBound, style, at: address(row, column), from: provenance(made, row))
  }

  /// A number that is kept back: it would tell something of fewer than `limit` people.
  func hidden(below limit: Int, _ row: String, _ column: String, _ made: Made) -> Cell {
    .hidden(below: limit, at: address(row, column), from: provenance(made, row))
  }

  private func address(_ row: String, _ column: String) -> Address { Address(analysis: id, row: row, column: column) }

  private func provenance(_ made: Made, _ row: String) -> Provenance {
    var whole = sharedOfRow[row] ?? shared
    (whole.formula, whole.what, whole.equation) = (made.formula, made.what, made.equation)
    (whole.test, whole.seed) = (made.test, made.seed)
    whole.rows = made.rows ?? whole.rows
    return whole
  }
}
