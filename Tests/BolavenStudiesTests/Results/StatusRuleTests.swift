import Testing

@testable import BolavenStudies

@Suite struct StatusRuleTests {
  @Test(
    "the usual limits",
    arguments: [
      (1.0, IndicatorStatus.met), (0.9999, .near), (0.8, .near), (0.7999, .behind), (0.5, .behind), (0.4999, .off),
      (-3, .off), (0.1 + 0.7, .near),
    ])
  func classes(_ share: Double, _ status: IndicatorStatus) { #expect(StatusRule().status(of: share) == status) }

  @Test func limitsAreReadInPerCent() {
    #expect(StatusRule("90/75/40") == StatusRule(met: 0.9, near: 0.75, behind: 0.4))
    #expect(StatusRule("90%/75%/40%") == StatusRule("90/75/40"))
  }

  @Test(
    "limits that do not fall are refused",
    arguments: ["", "100", "100/80", "80/100/50", "100/100/50", "a/b/c", "100/80/50/20"])
  func refuses(_ text: String) { #expect(StatusRule(text) == nil) }
}
