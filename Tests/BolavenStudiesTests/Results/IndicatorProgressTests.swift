import Testing

@testable import BolavenStudies

@Suite struct IndicatorProgressTests {
  struct Row: Sendable, CustomTestStringConvertible {
    let baseline: Double?
    let target: Double?
    let actual: Double?
    var direction = IndicatorDirection.up
    let progress: Double?
    let achievement: Double?
    let status: IndicatorStatus
    var testDescription: String {
      "\(baseline.map { "\($0)" } ?? "-") to \(target.map { "\($0)" } ?? "-"), now \(actual.map { "\($0)" } ?? "-")"
    }
  }

  static let table = [
    Row(baseline: 0, target: 25, actual: 28, progress: 1.12, achievement: 1.12, status: .met),
    Row(baseline: 10, target: 20, actual: 18, progress: 0.8, achievement: 0.9, status: .near),
    Row(baseline: 0.1, target: 0.6, actual: 0.5, progress: 0.8, achievement: 0.5 / 0.6, status: .near),
    Row(baseline: 10, target: 20, actual: 15, progress: 0.5, achievement: 0.75, status: .behind),
    Row(baseline: 1240, target: 1500, actual: 1285, progress: 45.0 / 260, achievement: 1285.0 / 1500, status: .off),
    Row(baseline: 10, target: 20, actual: 5, progress: -0.5, achievement: 0.25, status: .off),
    // Less is better: both differences change sign, and actual/target says nothing.
    Row(baseline: 40, target: 20, actual: 22, direction: .down, progress: 0.9, achievement: nil, status: .near),
    Row(baseline: 40, target: 20, actual: 15, direction: .down, progress: 1.25, achievement: nil, status: .met),
    Row(baseline: 40, target: 20, actual: 50, direction: .down, progress: -0.5, achievement: nil, status: .off),
    // The target is the baseline: reached or not.
    Row(baseline: 20, target: 20, actual: 20, progress: nil, achievement: 1, status: .met),
    Row(baseline: 20, target: 20, actual: 19, progress: nil, achievement: 0.95, status: .notMet),
    Row(baseline: 20, target: 20, actual: 21, direction: .down, progress: nil, achievement: nil, status: .notMet),
    // No baseline: actual/target, or only whether it is reached.
    Row(baseline: nil, target: 45, actual: 39.3, progress: nil, achievement: 39.3 / 45, status: .near),
    Row(baseline: nil, target: 20, actual: 25, direction: .down, progress: nil, achievement: nil, status: .notMet),
    Row(baseline: nil, target: 0, actual: 0, progress: nil, achievement: nil, status: .met),
    // What is missing is never zero.
    Row(baseline: 0, target: nil, actual: 10, progress: nil, achievement: nil, status: .noTarget),
    Row(baseline: 0, target: 10, actual: nil, progress: nil, achievement: nil, status: .noData),
    Row(baseline: nil, target: nil, actual: nil, progress: nil, achievement: nil, status: .noData),
  ]

  @Test("progress, achievement and status", arguments: table)
  func followsTheTable(_ row: Row) {
    let found = IndicatorProgress(
      baseline: row.baseline, target: row.target, actual: row.actual, direction: row.direction)
    expect(found.progress, row.progress)
    expect(found.achievement, row.achievement)
    #expect(found.status == row.status)
  }

  private func expect(_ got: Double?, _ expected: Double?) {
    #expect((got == nil) == (expected == nil))
    if let got, let expected { #expect((got - expected).magnitude < 1e-12) }
  }

  @Test func theIntervalFollowsThatOfTheActual() {
    let rising = IndicatorProgress(baseline: 10, target: 20, actual: 15, low: 12, high: 18)
    expect(rising.low, 0.2)
    expect(rising.high, 0.8)
  }

  @Test func theEndsChangePlacesWhereLessIsBetter() {
    let falling = IndicatorProgress(baseline: 40, target: 20, actual: 30, low: 28, high: 36, direction: .down)
    expect(falling.low, 0.2)
    expect(falling.high, 0.6)
  }

  @Test func twoClassesAreSeen() {
    let apart = IndicatorProgress(baseline: 1240, target: 1500, actual: 1285)
    #expect(apart.status == .off)
    #expect(apart.achievementStatus == .near)
    #expect(apart.hasTwoClasses)
    #expect(!IndicatorProgress(baseline: 0, target: 1500, actual: 1285).hasTwoClasses)
  }

  @Test("numbers that cannot be divided give nothing", arguments: [1e308, -1e308])
  func neverLeavesTheNumbers(_ extreme: Double) {
    let found = IndicatorProgress(baseline: -extreme, target: extreme, actual: 1e308)
    for number in [found.progress, found.achievement, found.low] { #expect(number?.isFinite ?? true) }
  }
}
