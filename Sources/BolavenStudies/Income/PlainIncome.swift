import BolavenData
import BolavenNumerics

/// The units of an income analysis read from their rows once more: outcomes in constant prices, arms and groups.
struct PlainIncome: Sendable {
  /// Before the highest values are set lower; `nil` without a baseline.
  let realBefore: [Double]?
  let realAfter: [Double]
  /// What enters the models.
  let before: [Double]?
  let after: [Double]
  /// 1 treated, 0 comparison.
  let treatment: [Double]
  let controls: [(name: String, values: [Double])]
  let weights: [Double]?
  /// The pair or stratum of each unit, numbered as they first appear.
  let strata: [Int]?
  /// The unit of assignment of each unit, numbered as they first appear.
  let clusters: [Int]?

  /// `nil` where something cannot be read.
  init?(_ findings: IncomeFindings, in sources: DataSources) {
    let settings = findings.settings
    let places = findings.income.places
    let frame = sources.frame(findings.file)
    let rows = places.after
    guard let factors = Self.factors(findings, frame: frame, sources: sources),
      let outcome = Self.numbers(settings.outcome.compute, in: frame), let treated = settings.design.treatment,
      let arms = try? frame.categories(treated)
    else { return nil }
    let real = { (values: NumberColumn, row: Int) in (values[row] ?? 0) * (factors[row] ?? 1) }
    realAfter = rows.map { real(outcome, $0) }
    if let earlier = places.before {
      realBefore = earlier.map { real(outcome, $0) }
    } else if let baseline = settings.baseline.flatMap({ Self.numbers($0, in: frame) }) {
      realBefore = rows.map { real(baseline, $0) }
    } else {
      realBefore = nil
    }
    let capped = { (values: [Double]) -> [Double] in
      guard let share = settings.outcome.winsorisedAt, let cut = Plain.quantile(values, share) else { return values }
      return values.map { min($0, cut) }
    }
    before = realBefore.map(capped)
    after = capped(realAfter)
    let isTreated = { (text: String?) in
      text == settings.design.treated
        || text.flatMap { Plain.decimal($0)?.value } == Plain.decimal(settings.design.treated)?.value
    }
    treatment = rows.map { isTreated(arms[$0]) ? 1 : 0 }
    controls = settings.controls.compactMap { name in
      (try? frame.numbers(name)).map { values in (name.text, (places.before ?? rows).map { values[$0] ?? 0 }) }
    }
    guard controls.count == settings.controls.count else { return nil }
    weights = settings.design.weights.flatMap { try? frame.numbers($0) }.map { values in rows.map { values[$0] ?? 0 } }
    strata = Self.groups(settings.design.pairs ?? settings.design.strata, rows, frame)
    clusters = Self.groups(settings.design.cluster, rows, frame)
  }

  private static func numbers(_ expression: Expression, in frame: DataFrame) -> NumberColumn? {
    var typed = frame
    for name in expression.columns {
      guard let column = try? frame.numbers(name) else { return nil }
      typed = typed.adding(.numbers(column), named: name)
    }
    return try? expression.numbers(in: typed)
  }

  /// index(base)/index(period) of each row; 1 where the outcome is not put into constant prices.
  private static func factors(_ findings: IncomeFindings, frame: DataFrame, sources: DataSources) -> [Double?]? {
    let settings = findings.settings
    guard settings.outcome.isReal else { return [Double?](repeating: 1, count: frame.rowCount) }
    guard let plan = settings.deflators, let base = findings.income.priceBase else { return nil }
    let prices = sources.frame(plan.file)
    guard let periods = try? prices.categories(plan.period), let values = try? prices.numbers(plan.index) else {
      return nil
    }
    var index: [String: Double] = [:]
    for row in 0..<prices.rowCount { if let period = periods[row], let value = values[row] { index[period] = value } }
    // The one column of the file whose every value is a period of the index.
    let isPeriod = { (name: ColumnName) -> Bool in
      guard let column = try? frame.categories(name), !column.levels.isEmpty else { return false }
      return column.codes.allSatisfy { $0 < 0 || index[column.levels[Int($0)]] != nil }
    }
    guard let name = settings.period ?? frame.names.first(where: isPeriod), let months = try? frame.categories(name),
      let reference = index[base]
    else { return nil }
    return (0..<frame.rowCount).map { row in months[row].flatMap { index[$0] }.map { reference / $0 } }
  }

  private static func groups(_ name: ColumnName?, _ rows: [Int], _ frame: DataFrame) -> [Int]? {
    guard let name, let texts = try? frame.categories(name) else { return nil }
    var numbers: [String: Int] = [:]
    return rows.map { row in
      let text = texts[row] ?? ""
      if let number = numbers[text] { return number }
      numbers[text] = numbers.count
      return numbers.count - 1
    }
  }
}

extension Plain {
  /// The rows of each group.
  static func rows(of groups: [Int]) -> [[Int]] {
    var rows = [[Int]](repeating: [], count: (groups.max() ?? -1) + 1)
    for (row, group) in groups.enumerated() { rows[group].append(row) }
    return rows
  }
}
