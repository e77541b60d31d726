import BolavenData

/// Prices by period, to put money of different times into the prices of one.
///
///     real = nominal · index(base) / index(period)
struct PriceIndex {
  let base: String
  /// What the file says of where the index is from; each different source once.
  let sources: [String]
  private let index: [String: Double]
  private let path: String

  init(_ frame: DataFrame, _ plan: DeflatorPlan, analysis: String) throws(StudyError) {
    var index: [String: Double] = [:]
    do throws(DataError) {
      let periods = try frame.categories(plan.period)
      let values = try frame.numbers(plan.index, within: Double.leastNormalMagnitude...Double.greatestFiniteMagnitude)
      try requireUnique(periods, column: plan.period, in: frame)
      for row in 0..<frame.rowCount {
        if let period = periods[row], let value = values[row] { index[period] = value }
      }
      sources = frame.has("source") ? try frame.categories("source").levels : []
    } catch {
      throw StudyError(error)
    }
    let base = plan.base ?? Self.first(of: index.keys.sorted()) ?? ""
    guard index[base] != nil else {
      throw StudyError([
        .income(.baseMissing(deflators: frame.source, base: base, found: index.keys.sorted()), analysis: analysis)
      ])
    }
    self.base = base
    self.index = index
    path = frame.source
  }

  /// The first in time, or in the order of letters where the order of time is not known.
  private static func first(of periods: [String]) -> String? {
    let ordered = periods.compactMap { period in periodOrder(period).map { (period: period, order: $0) } }
    guard ordered.count == periods.count else { return periods.first }
    return ordered.min { $0.order.lexicographicallyPrecedes($1.order) }?.period
  }

  /// index(base)/index(period) for each row, `nil` where the period is missing.
  func factors(_ periods: Categories, column: ColumnName, in frame: DataFrame, analysis: String) throws(StudyError)
    -> [Double?]
  {
    let unknown = periods.levels.filter { index[$0] == nil }
    guard unknown.isEmpty, let reference = index[base] else {
      throw StudyError([
        .income(
          .periodMissing(path: frame.source, column: column.text, periods: unknown, deflators: path), analysis: analysis
        )
      ])
    }
    let factors = periods.levels.map { level in index[level].map { reference / $0 } }
    return periods.codes.map { $0 < 0 ? nil : factors[Int($0)] }
  }

  /// Columns of a file whose every value is a period of this index; without one, those with any such value.
  func periodColumns(of frame: DataFrame) -> [ColumnName] {
    let shares = frame.names.map { name -> (name: ColumnName, known: Int, all: Int) in
      let levels = (try? frame.categories(name).levels) ?? []
      return (name, levels.count { index[$0] != nil }, levels.count)
    }
    let whole = shares.filter { $0.known > 0 && $0.known == $0.all }
    return (whole.isEmpty ? shares.filter { $0.known > 0 } : whole).map(\.name)
  }
}
