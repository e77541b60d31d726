import BolavenData
import BolavenEstimation
import BolavenReports
import Testing

@testable import BolavenStudies

@Suite struct ModuleTableTests {
  @Test func theTableIsThatOfTheUserStory() throws {
    let table = try PaksongKnowledge().table("modules")
    let lines = table.lines()
    #expect(lines.contains("business_structures  4  62.5  83.7  +21.2  0.002  0.012  0.76"))
    #expect(lines.contains("coop_principles  4  64.4  81.7  +17.3  0.003  0.014  0.69"))
    #expect(lines.contains("lao_law  4  46.2  63.5  +17.3  0.027  0.054  0.58"))
    #expect(lines.contains("relationships  4  76.9  91.3  +14.4  0.012  0.036  0.66"))
    #expect(lines.contains("collective_action  4  75.0  81.7  +6.7  0.094  0.094  0.31"))
    #expect(lines.contains("All items  20  65.0  80.4  +15.4  <0.001    0.94  53"))
    #expect(
      table.noteText.contains("All items: 53% known before, 53% of the rest learned, 8% forgotten."),
      "\(table.noteText)")
  }

  @Test func theModulesToLookAtAreNamed() throws {
    #expect(
      try PaksongKnowledge().findings.words.contains(
        "Lowest after the training: lao_law (63.5%). Smallest gain: collective_action (+6.7 points)."))
  }

  private func items(_ modules: [String?], options: Int? = 3) -> [KnowledgeScores.Item] {
    modules.enumerated().map { position, module in
      let (before, after) = ([false, false, true, false], [true, position == 0, true, false])
      let points = { (right: [Bool]) in right.map { Double?($0 ? 1 : 0) } }
      return KnowledgeScores.Item(
        name: "i\(position)", module: module, optionCount: options, weight: 1, rightBefore: before, rightAfter: after,
        pointsBefore: points(before), pointsAfter: points(after))
    }
  }

  @Test func aModuleOfOneItemHasNoSize() throws {
    let changes = try #require(try ModuleChanges(items(["a", "b", "b"]), level: 0.95))
    #expect(changes.modules.map(\.itemCount) == [1, 2])
    #expect(changes.modules[0].size == nil && changes.modules[1].size != nil)
    // With scores of 0 and 1 the signed-rank test is the sign test: two rose, none fell.
    #expect(changes.modules[0].ranks.pValue == 0.5)
    let notes = ModuleWording.notes(changes).map(\.text.english)
    #expect(notes.contains("One item only: a; a single item has no g_av."))
  }

  @Test func withoutTwoModulesThereIsNoTable() throws {
    #expect(try ModuleChanges(items(["a", "a"]), level: 0.95) == nil)
    #expect(try ModuleChanges(items([nil, nil]), level: 0.95) == nil)
    #expect(try ModuleChanges([], level: 0.95) == nil)
  }

  @Test func whatWasLearnedNeedsTheNumberOfOptions() throws {
    let changes = try #require(try ModuleChanges(items(["a", "b"], options: nil), level: 0.95))
    #expect(changes.modules.allSatisfy { $0.learning == nil })
    #expect(
      ModuleWording.notes(changes).contains {
        $0.text.english == "Learned: not given, the key does not say how many options the items have."
      })
  }

  private func changes(_ after: [[Bool]]) throws -> ModuleChanges {
    let people = 12
    let items = after.enumerated().map { position, last in
      let before = [Bool](repeating: last.count == 1, count: people)
      let right = (0..<people).map { last[$0 % last.count] }
      let points = { (right: [Bool]) in right.map { Double?($0 ? 1 : 0) } }
      return KnowledgeScores.Item(
        name: "i\(position)", module: "m\(position)", optionCount: 4, weight: 1, rightBefore: before, rightAfter: right,
        pointsBefore: points(before), pointsAfter: points(right))
    }
    return try #require(try ModuleChanges(items, level: 0.95))
  }

  @Test func whereAllModulesAreAlikeNoneIsRanked() throws {
    let alike = try changes([[true], [true], [true]])
    #expect(ModuleWording.finding(alike) == nil)
    #expect(["m0", "m1", "m2"].allSatisfy { ModuleWording.teaching($0, alike).isEmpty })
    let notes = ModuleWording.notes(alike).map(\.text.english).joined()
    #expect(notes.contains("All items: 100% known before, nothing was left to learn, 0% forgotten."), "\(notes)")
  }

  @Test func modulesThatTieForTheLastPlaceAreAllNamed() throws {
    let tied = try changes([[true, false], [true, true], [false, true]])
    #expect(
      ModuleWording.finding(tied)?.english
        == "Lowest after the training: m0, m2 (50.0%). Smallest gain: m0, m2 (+50.0 points).")
    #expect(["m0", "m1", "m2"].map { ModuleWording.teaching($0, tied).count } == [2, 0, 2])
  }
}
