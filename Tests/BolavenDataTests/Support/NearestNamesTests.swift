import BolavenData
import Testing

@Suite struct NearestNamesTests {
  @Test(
    "a near name is found",
    arguments: [
      ("incmoe", "income"), ("Income", "income"), ("incom", "income"), ("inco", "income"), ("income_lak", "income"),
      ("villag", "village"), ("ຄົນົ", "ຄົນ"), ("isd", "id"),
    ])
  func findsNear(_ example: (typed: String, meant: String)) {
    #expect(nearestNames(to: example.typed, among: ["zzzzzz", example.meant]) == [example.meant])
  }

  @Test(arguments: [("x", "y"), ("", "a"), ("income", "income"), ("abc", "xyz"), ("id", "sex")])
  func leavesOthersAlone(_ pair: (typed: String, other: String)) {
    #expect(nearestNames(to: pair.typed, among: [pair.other]) == [])
  }

  @Test func theNearestComeFirstAndThreeAreEnough() {
    let names = ["post_scores", "post_sxyre", "post_scare", "POST_SCORE", "post_scorer"]
    #expect(nearestNames(to: "post_score", among: names) == ["POST_SCORE", "post_scores", "post_scare"])
  }

  @Test(.timeLimit(.minutes(1))) func veryLongNamesAreNotCompared() {
    let long = String(repeating: "a", count: 1_000_000)
    #expect(nearestNames(to: "aab", among: [long, "aaab"]) == ["aaab"])
    #expect(nearestNames(to: long, among: [long + "b"]) == [])
  }
}
