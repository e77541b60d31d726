import BolavenData
import BolavenReports
import Glibc

extension CooperativeFindings {
  /// Every number of the table from the rows of the ledger.
  public func recalculations(
    in sources: DataSources, earlier: [String: any StudyFindings]
  ) -> Recalculations {
    var ways = Recalculations()
    guard let plain = PlainLedger(sources.frame(file), period) else { return ways }
    let at = { (row: String, column: String) in "\(id).\(row).\(column)" }
    let years = [(column: "\(period.from)", year: period.from), (column: "\(period.to)", year: period.to)]
    for row in rows {
      let indicator = row.indicator
      let isMoney = indicator.unit == .money
      let scale = isMoney ? 1e6 : 1
      let name = isMoney ? "\(indicator.id)_million" : indicator.id
      let value = { @Sendable (year: Int) in plain.value(indicator, plain.rows(in: year)) }
      let size = { (year: Int) in abs(value(year) ?? 0) }
      let difference = { @Sendable (first: Double?, last: Double?) in first.flatMap { first in last.map { $0 - first } }
      }
      for (column, year) in years {
        ways.add(at(name, column), Wording.level) { value(year).map { $0 / scale } }
        if isMoney { ways.add(at(indicator.id, column), Wording.level) { value(year) } }
        if indicator.hasMedian {
          ways.add(at("\(name)_median", column), Wording.median) { plain.median(indicator, year) }
        }
      }
      ways.add(at(name, "change"), Wording.level, scale: size(period.to) / scale) {
        difference(value(period.from), value(period.to)).map { $0 / scale }
      }
      if isMoney {
        ways.add(at(indicator.id, "change"), Wording.level, scale: size(period.to)) {
          difference(value(period.from), value(period.to))
        }
      }
      if indicator.hasMedian {
        ways.add(at("\(name)_median", "change"), Wording.median, scale: 1) {
          difference(plain.median(indicator, period.from), plain.median(indicator, period.to))
        }
      }
      guard row.growth != nil, case .sum(let figure) = indicator.measurement else { continue }
      addGrowth(figure, indicator.id, name, scale, plain, &ways)
    }
    ways.add(at("groups_continuing", "\(period.to)"), Wording.level) { Double(plain.continuing.count) }
    return ways
  }

  private func addGrowth(
    _ figure: ColumnName, _ id: String, _ name: String, _ scale: Double, _ plain: PlainLedger,
    _ ways: inout Recalculations
  ) {
    let at = { (row: String, column: String) in "\(self.id).\(row).\(column)" }
    let (from, to) = ("\(period.from)", "\(period.to)")
    let pairs = plain.pairs(figure)
    let (first, last) = (Plain.sum(pairs.map(\.from)), Plain.sum(pairs.map(\.to)))
    let (entered, left) = (
      plain.sum(figure, of: plain.entered, period.to), plain.sum(figure, of: plain.left, period.from)
    )
    for (prefix, scale) in [(name, scale), (id, 1)] {
      ways.add(at("\(prefix)_continuing", from), Wording.parts) { first / scale }
      ways.add(at("\(prefix)_continuing", to), Wording.parts) { last / scale }
      ways.add(at("\(prefix)_continuing", "change"), Wording.parts, scale: last / scale) { (last - first) / scale }
      for column in [to, "change"] {
        ways.add(at("\(prefix)_entered", column), Wording.parts) { entered.map { $0 / scale } }
      }
      ways.add(at("\(prefix)_left", from), Wording.parts) { left.map { $0 / scale } }
      ways.add(at("\(prefix)_left", "change"), Wording.parts) { left.map { (0 - $0) / scale } }
      ways.add(at("\(prefix)_continuing", "ratio"), Wording.parts) { first > 0 ? last / first : nil }
    }
    let length = Double(period.length)
    let yearly = { @Sendable (from: Double, to: Double) -> Double? in
      guard from > 0, to >= 0 else { return nil }
      return pow(to / from, 1 / length) - 1
    }
    let own = pairs.compactMap { yearly($0.from, $0.to) }
    // A small growth is the difference of numbers near 1.
    ways.add(at("growth.\(id)", "pooled"), Wording.power, scale: 1) { yearly(first, last) }
    ways.add(at("growth.\(id)", "all"), Wording.power, scale: 1) {
      guard let all = plain.sum(figure, of: nil, period.from), let then = plain.sum(figure, of: nil, period.to) else {
        return nil
      }
      return yearly(all, then)
    }
    ways.add(at("growth.\(id)", "median"), Wording.power, scale: 1) { Plain.quantile(own, 0.5) }
    ways.add(
      at("growth.\(id)", "range"), Wording.power, scale: 1,
      limits: { own.min().flatMap { low in own.max().map { (low, $0) } } })
    ways.add(at("growth.\(id)", "min"), Wording.power, scale: 1) { own.min() }
    ways.add(at("growth.\(id)", "max"), Wording.power, scale: 1) { own.max() }
  }

  private typealias Wording = CooperativeRecalculationWording
}

/// The figures of a ledger in two years, read once more.
private struct PlainLedger: Sendable {
  private let columns: [ColumnName: NumberColumn]
  private let groups: [String]
  private let years: [Int]
  let continuing: [String]
  let entered: [String]
  let left: [String]

  init?(_ frame: DataFrame, _ period: CooperativePeriod) {
    guard let names = try? frame.categories(CooperativeLedger.groupColumn),
      let when = try? frame.numbers(CooperativeLedger.yearColumn)
    else { return nil }
    groups = (0..<frame.rowCount).map { names[$0] ?? "" }
    years = (0..<frame.rowCount).map { Int(when[$0] ?? 0) }
    var columns: [ColumnName: NumberColumn] = [:]
    for name in frame.names { columns[name] = try? frame.numbers(name) }
    self.columns = columns
    let present = { [groups, years] (year: Int) in Set(groups.indices.filter { years[$0] == year }.map { groups[$0] }) }
    let (first, last) = (present(period.from), present(period.to))
    continuing = first.intersection(last).sorted()
    entered = last.subtracting(first).sorted()
    left = first.subtracting(last).sorted()
    from = period.from
    to = period.to
  }

  private let from: Int
  private let to: Int

  func rows(in year: Int) -> [Int] { years.indices.filter { years[$0] == year } }

  private func figure(_ name: ColumnName, _ row: Int) -> Double? { columns[name]?[row] }

  func value(_ indicator: CooperativeIndicator, _ rows: [Int]) -> Double? {
    switch indicator.measurement {
    case .groups: return Double(rows.count)
    case .sum(let name):
      let figures = rows.compactMap { figure(name, $0) }
      return figures.count == rows.count ? Plain.sum(figures) : nil
    case .ratio(let above, let below, let form):
      let complete = rows.filter { row in (above + below).allSatisfy { figure($0, row) != nil } }
      let sum = { (names: [ColumnName]) in
        Plain.sum(complete.map { row in names.reduce(1) { $0 * (figure($1, row) ?? 0) } })
      }
      let divisor = sum(below)
      guard divisor > 0 else { return nil }
      switch form {
      case .plain: return sum(above) / divisor
      case .excess: return sum(above) / divisor - 1
      case .complement: return 1 - sum(above) / divisor
      }
    }
  }

  /// The median of the groups' own values.
  func median(_ indicator: CooperativeIndicator, _ year: Int) -> Double? {
    Plain.quantile(rows(in: year).compactMap { value(indicator, [$0]) }, 0.5)
  }

  /// A figure of the groups that have it in both years.
  func pairs(_ name: ColumnName) -> [(from: Double, to: Double)] {
    continuing.compactMap { group in
      let figures = [from, to].map { year in
        rows(in: year).first { groups[$0] == group }.flatMap { figure(name, $0) }
      }
      guard let first = figures[0], let last = figures[1] else { return nil }
      return (first, last)
    }
  }

  /// The sum of a figure over some groups, all where it is `nil`, in a year; `nil` where one is missing.
  func sum(_ name: ColumnName, of some: [String]?, _ year: Int) -> Double? {
    let wanted = rows(in: year).filter { row in some.map { $0.contains(groups[row]) } ?? true }
    let figures = wanted.compactMap { figure(name, $0) }
    return figures.count == wanted.count ? Plain.sum(figures) : nil
  }
}

/// How numbers of cooperatives are had once more.
private enum CooperativeRecalculationWording {
  static let level: LocalizedText = .draft(
    "rows of the ledger summed again in double-double", lo: "ບວກແຖວຄືນ", ja: "台帳の行を倍々精度で合計し直し")
  static let median: LocalizedText = .draft(
    "each cooperative's own ratio, sorted", lo: "ຮຽງອັດຕາສ່ວນຂອງແຕ່ລະສະຫະກອນ", ja: "各組合の比率を並べ替え")
  static let parts: LocalizedText = .draft(
    "cooperatives of both years matched again", lo: "ຈັບຄູ່ສະຫະກອນຄືນ", ja: "両年の組合を照合し直し")
  static let power: LocalizedText = .draft("the power itself, not its logarithm", lo: "ກຳລັງໂດຍກົງ", ja: "対数ではなく累乗で計算")
}
