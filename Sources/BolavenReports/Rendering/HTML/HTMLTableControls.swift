/// What a reader can do with a table on the page.
///
/// Only what makes sense is offered: numbers of different units have no order, and a short table needs no search.
struct HTMLTableControls {
  /// What a row or column says of uncertainty: standard errors or deviations, intervals, p-values.
  enum Uncertainty: String {
    case error = "se"
    case interval = "ci"
    case pValue = "p"
  }

  /// Positions of the columns that rows can be put in the order of.
  let sortableColumns: Set<Int>
  /// Whether rows can be put in the order of their headings.
  let sortsHeadings: Bool
  /// Whether rows can be searched.
  let hasSearch: Bool
  /// What whole columns say of uncertainty, by position.
  let uncertainColumns: [Int: Uncertainty]

  init(of table: Table) {
    let rows = table.rows.filter { $0.indent == 0 && !$0.label.english.isEmpty }
    let numbers = table.columns.indices.filter { position in
      table.columns[position].kind == .numbers && Self.hasOrder(rows.map { $0.cells[position].content })
    }
    let words = table.columns.indices.filter { table.columns[$0].kind == .words }
    let hasStatus = rows.contains { row in
      row.cells.contains { if case .status = $0.content { true } else { false } }
    }
    // Rows of which most numbers have no order are not of one kind: nobody ranks them.
    let isOfOneKind = 2 * numbers.count > table.columns.count - words.count
    sortsHeadings = rows.count > 2 && (isOfOneKind || hasStatus || words.count == table.columns.count)
    sortableColumns = sortsHeadings ? Set(numbers + words) : []
    hasSearch = rows.count >= (hasStatus ? 3 : 20)
    uncertainColumns = Dictionary(
      uniqueKeysWithValues: table.columns.indices.compactMap { position in
        guard !table.spanners.contains(where: { $0.columns.contains(position) }) else { return nil }
        return Self.uncertainty(of: table.rows.map { $0.cells[position].content }).map { (position, $0) }
      })
  }

  /// What a row under another says of uncertainty.
  static func uncertainty(of row: TableRow) -> Uncertainty? {
    row.indent > 0 ? uncertainty(of: row.cells.map(\.content)) : nil
  }

  /// What all cells that say something say.
  private static func uncertainty(of cells: [Cell.Content]) -> Uncertainty? {
    var found: Uncertainty?
    for cell in cells where !cell.isBlank {
      guard let kind = cell.uncertainty, found == nil || found == kind else { return nil }
      found = kind
    }
    return found
  }

  /// Whether there are three numbers or more, of one unit and not all the same.
  private static func hasOrder(_ cells: [Cell.Content]) -> Bool {
    var values: Set<Double> = []
    var styles: Set<NumberStyle> = []
    var count = 0
    for case .number(let value, let style) in cells {
      values.insert(value)
      styles.insert(style.unit)
      count += 1
    }
    return count > 2 && values.count > 1 && styles.count == 1
  }
}

extension Cell.Content {
  fileprivate var isBlank: Bool {
    switch self {
    case .empty, .notInModel, .doesNotApply, .notReported, .hidden: true
    case .number, .interval, .text, .status: false
    }
  }

  fileprivate var uncertainty: HTMLTableControls.Uncertainty? {
    switch self {
    case .number(_, .parenthesized): .error
    case .number(_, .pValue): .pValue
    case .interval: .interval
    case .number, .text, .status, .empty, .notInModel, .doesNotApply, .notReported, .hidden: nil
    }
  }
}

extension NumberStyle {
  /// Shares are of one unit however many decimals they have; other numbers only where they are written alike.
  fileprivate var unit: NumberStyle {
    switch self {
    case .percent, .chance: .percent(decimals: 0)
    case .percentWithSign: .percentWithSign(decimals: 0)
    case .signedPoints: .signedPoints(decimals: 0)
    case .count, .year, .fixed, .signed, .parenthesized, .pValue: self
    }
  }
}
