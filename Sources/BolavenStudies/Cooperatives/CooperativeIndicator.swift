public import BolavenData
import BolavenNumerics
public import BolavenReports

/// A figure that describes the cooperatives of one year, with its definition.
public struct CooperativeIndicator: Sendable, Hashable {
  /// How the rows of a year make one number.
  public enum Measurement: Sendable, Hashable {
    /// The number of groups with a row.
    case groups
    /// Σ of a column over the groups.
    case sum(ColumnName)
    /// Σ of products over Σ of products, both over the groups: pooled, not a mean of ratios.
    case ratio(of: [ColumnName], to: [ColumnName], Form)
  }

  /// What is reported of a ratio r.
  public enum Form: Sendable, Hashable {
    /// r.
    case plain
    /// r − 1.
    case excess
    /// 1 − r.
    case complement
  }

  /// How the number is written, and how its change is.
  public enum Unit: Sendable, Hashable {
    /// Things that are counted.
    case count
    /// A part of a whole, in per cent with one decimal; its change in percentage points.
    case share
    /// A plain ratio with two decimals.
    case ratio
    /// Money in LAK, shown in millions.
    case money
  }

  /// Its row in addresses and its word in machine output.
  public let id: String
  /// The heading of its row, with the unit.
  public let label: LocalizedText
  /// How it is written.
  public let unit: Unit
  /// The formula's id in the method pages.
  public let formula: String
  /// How it is computed.
  public let measurement: Measurement
  /// Whether the median over the groups stands beside the pooled ratio.
  public let hasMedian: Bool
  /// Whether its growth a year is reported.
  public let hasGrowth: Bool

  /// A figure of a year.
  public init(
    id: String, label: LocalizedText, unit: Unit, formula: String, measurement: Measurement, hasMedian: Bool = false,
    hasGrowth: Bool = false
  ) {
    self.id = id
    self.label = label
    self.unit = unit
    self.formula = formula
    self.measurement = measurement
    self.hasMedian = hasMedian
    self.hasGrowth = hasGrowth
  }

  /// The columns it needs, each once.
  public var columns: [ColumnName] {
    switch measurement {
    case .groups: []
    case .sum(let column): [column]
    case .ratio(let above, let below, _): above + below.filter { !above.contains($0) }
    }
  }
}

/// An indicator of one year.
public struct CooperativeValue: Sendable, Hashable {
  /// Why there is no number.
  public enum Absence: Sendable, Hashable {
    /// The sum below the line is not positive.
    case denominatorNotPositive
    /// A figure is missing in a row without which the sum would be too small.
    case missingFigures
  }

  /// `nil` with the reason in `absence`.
  public let value: Double?
  /// The sums above and below the line of a ratio, so that value = numerator / denominator.
  public let numerator: Double?
  /// The sum below the line.
  public let denominator: Double?
  /// The median of the groups' own ratios; `nil` for other measurements.
  public let median: Double?
  /// Groups whose figures entered.
  public let groups: Int
  /// Groups of the year that lack a figure: they are left out of a ratio.
  public let incomplete: [String]
  /// Why `value` is `nil`.
  public let absence: Absence?
}

extension CooperativeIndicator {
  /// The number of the given rows of a ledger; rows that lack a figure are left out of both sums of a ratio.
  func value(of rows: [Int], in ledger: CooperativeLedger) -> CooperativeValue {
    switch measurement {
    case .groups: return counted(Double(rows.count), rows.count)
    case .sum(let column):
      let incomplete = rows.filter { ledger.value(column, $0) == nil }
      guard incomplete.isEmpty else {
        return absent(.missingFigures, rows.count - incomplete.count, incomplete.map { ledger.rows[$0].group })
      }
      return counted(compensatedSum(rows.compactMap { ledger.value(column, $0) }), rows.count)
    case .ratio(let above, let below, let form): return ratio(of: rows, in: ledger, above, below, form)
    }
  }

  private func ratio(
    of rows: [Int], in ledger: CooperativeLedger, _ above: [ColumnName], _ below: [ColumnName], _ form: Form
  ) -> CooperativeValue {
    let complete = rows.filter { row in columns.allSatisfy { ledger.value($0, row) != nil } }
    let incomplete = rows.filter { !complete.contains($0) }.map { ledger.rows[$0].group }
    let product = { (names: [ColumnName], row: Int) in names.reduce(1) { $0 * (ledger.value($1, row) ?? 0) } }
    let tops = complete.map { form.numerator(product(above, $0), product(below, $0)) }
    let bottoms = complete.map { product(below, $0) }
    let denominator = compensatedSum(bottoms)
    let numerator = compensatedSum(tops)
    guard denominator > 0, (numerator / denominator).isFinite else {
      return absent(complete.isEmpty ? .missingFigures : .denominatorNotPositive, complete.count, incomplete)
    }
    let own = zip(tops, bottoms).filter { $0.1 > 0 }.map { $0.0 / $0.1 }
    return CooperativeValue(
      value: numerator / denominator, numerator: numerator, denominator: denominator, median: quantile(own, 0.5),
      groups: complete.count, incomplete: incomplete, absence: nil)
  }

  private func counted(_ value: Double, _ groups: Int) -> CooperativeValue {
    CooperativeValue(
      value: value, numerator: nil, denominator: nil, median: nil, groups: groups, incomplete: [], absence: nil)
  }

  private func absent(
    _ reason: CooperativeValue.Absence, _ groups: Int, _ incomplete: [String]
  ) -> CooperativeValue {
    CooperativeValue(
      value: nil, numerator: nil, denominator: nil, median: nil, groups: groups, incomplete: incomplete,
      absence: reason)
  }
}

extension CooperativeIndicator.Form {
  /// The sum above the line after the form is applied; exact where the sums are whole numbers.
  fileprivate func numerator(_ above: Double, _ below: Double) -> Double {
    switch self {
    case .plain: above
    case .excess: above - below
    case .complement: below - above
    }
  }
}
