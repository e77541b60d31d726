public import BolavenData
import BolavenNumerics
import Glibc

/// Which groups have a row in which of two years.
public struct GroupFlow: Sendable, Hashable {
  /// Groups in both years, sorted.
  public let continuing: [String]
  /// Groups in the last year only, with the first year they have a row in.
  public let entered: [Turn]
  /// Groups in the first year only, with the last year they have a row in.
  public let left: [Turn]
  /// Groups that only have rows of other years.
  public let between: [String]

  /// A group and the year in which it turned up, or was last seen.
  public struct Turn: Sendable, Hashable {
    /// The id of the group.
    public let group: String
    /// Its first year, or its last.
    public let year: Int
  }

  init(_ ledger: CooperativeLedger, _ period: CooperativePeriod) {
    let first = Set(ledger.rows(in: period.from).map { ledger.rows[$0].group })
    let last = Set(ledger.rows(in: period.to).map { ledger.rows[$0].group })
    let years = Dictionary(grouping: ledger.rows, by: \.group).mapValues { $0.map(\.year) }
    continuing = ledger.groups.filter { first.contains($0) && last.contains($0) }
    entered = ledger.groups.filter { !first.contains($0) && last.contains($0) }.map { group in
      Turn(group: group, year: years[group]?.min() ?? period.to)
    }
    left = ledger.groups.filter { first.contains($0) && !last.contains($0) }.map { group in
      Turn(group: group, year: years[group]?.max() ?? period.from)
    }
    between = ledger.groups.filter { !first.contains($0) && !last.contains($0) }
  }
}

/// The growth of a summed figure between two years, taken apart into groups that stayed, came and left.
///
///     change = continuing + entry + exit,   growth a year = (x₁/x₀)^(1/T) − 1
///
/// Growth is `nil` where x₀ ≤ 0 or a figure is missing. Source: formula C2 of the method pages.
public struct CooperativeGrowth: Sendable, Hashable {
  /// The column that is summed.
  public let column: ColumnName
  /// Years between the two.
  public let years: Int
  /// Sums over the groups with a figure in both years.
  public let continuingFrom: Double
  /// The same groups in the last year.
  public let continuingTo: Double
  /// The last year's sum of groups that came in between; `nil` where a figure is missing.
  public let entry: Double?
  /// Minus the first year's sum of groups that left in between; `nil` where a figure is missing.
  public let exit: Double?
  /// Groups with a figure in both years: their growth a year, sorted by id.
  public let ofGroups: [OfGroup]
  /// Groups with a row but without a figure.
  public let incomplete: [String]

  /// The growth of one group.
  public struct OfGroup: Sendable, Hashable {
    /// The id of the group.
    public let group: String
    /// Growth a year; `nil` where the group started from zero or less.
    public let growth: Double?
  }

  /// Growth of one column.
  init(of column: ColumnName, in ledger: CooperativeLedger, _ period: CooperativePeriod, _ flow: GroupFlow) {
    let figures = { (year: Int) -> [String: Double?] in
      Dictionary(
        ledger.rows(in: year).map { (ledger.rows[$0].group, ledger.value(column, $0)) },
        uniquingKeysWith: { first, _ in first })
    }
    let first = figures(period.from)
    let last = figures(period.to)
    let pairs = flow.continuing.compactMap { group -> (group: String, from: Double, to: Double)? in
      guard let from = first[group] ?? nil, let to = last[group] ?? nil else { return nil }
      return (group, from, to)
    }
    self.column = column
    years = period.length
    continuingFrom = compensatedSum(pairs.map(\.from))
    continuingTo = compensatedSum(pairs.map(\.to))
    entry = Self.sum(flow.entered.map { last[$0.group] ?? nil })
    exit = Self.sum(flow.left.map { first[$0.group] ?? nil }).map { 0 - $0 }
    ofGroups = pairs.map { pair in
      OfGroup(group: pair.group, growth: annualGrowth(from: pair.from, to: pair.to, years: period.length))
    }
    incomplete = ledger.groups.filter { group in
      [first, last].contains { figures in figures[group].map { $0 == nil } ?? false }
    }
  }

  /// A sum; `nil` where a part is missing.
  private static func sum(_ parts: [Double?]) -> Double? {
    let known = parts.compactMap { $0 }
    return known.count == parts.count ? compensatedSum(known) : nil
  }

  /// What groups in both years added.
  public var continuing: Double { continuingTo - continuingFrom }

  /// The sum of all groups in the first year; `nil` where a figure is missing.
  public var totalFrom: Double? {
    guard incomplete.isEmpty, let exit else { return nil }
    return continuingFrom - exit
  }

  /// The sum of all groups in the last year; `nil` where a figure is missing.
  public var totalTo: Double? {
    guard incomplete.isEmpty, let entry else { return nil }
    return continuingTo + entry
  }

  /// continuing + entry + exit; `nil` where a figure is missing.
  public var change: Double? {
    guard incomplete.isEmpty, let entry, let exit else { return nil }
    return continuing + entry + exit
  }

  /// The last year's sum over the first year's, groups in both years; `nil` unless the first is positive.
  public var ratio: Double? {
    guard continuingFrom > 0 else { return nil }
    let ratio = continuingTo / continuingFrom
    return ratio.isFinite ? ratio : nil
  }

  /// Growth a year of the sum over groups in both years.
  public var pooled: Double? { annualGrowth(from: continuingFrom, to: continuingTo, years: years) }

  /// Growth a year of the sum over all groups.
  public var pooledAll: Double? {
    guard let totalFrom, let totalTo else { return nil }
    return annualGrowth(from: totalFrom, to: totalTo, years: years)
  }

  private var defined: [Double] { ofGroups.compactMap(\.growth) }

  /// The median growth a year of groups in both years.
  public var median: Double? { quantile(defined, 0.5) }
  /// The least growth a year of a group in both years.
  public var least: Double? { defined.min() }
  /// The greatest growth a year of a group in both years.
  public var greatest: Double? { defined.max() }

  /// Groups in both years whose growth is not defined, because they started from zero or less.
  public var withoutGrowth: [String] { ofGroups.filter { $0.growth == nil }.map(\.group) }
}

/// Compound growth a year: (to/from)^(1/years) − 1, exact to rounding also where it is small.
///
/// - Returns: `nil` unless `from` is positive, `to` not negative and the ratio finite.
func annualGrowth(from: Double, to: Double, years: Int) -> Double? {
  guard from > 0, to >= 0, years > 0 else { return nil }
  if to == 0 { return -1 }
  let growth = expm1(log(to / from) / Double(years))
  return growth.isFinite ? growth : nil
}
