import BolavenData
import TestSupport
import Testing

@testable import BolavenReports
@testable import BolavenStudies

/// Two forms of a test that change places: nobody was given every item.
@Suite struct KnowledgeFormsTests {
  static let key = ["q1,m,A,4,x", "q2,m,B,4,", "q3,n,C,4,y", "q4,n,D,4,"]
  static let columns = "pid,q1,q2,q3,q4,form"
  static let before = ["a,A,C,,D,x", "b,B,B,,A,x", "c,,B,C,A,y", "d,,A,A,A,y"]
  static let after = ["a,,B,C,D,y", "b,,B,C,A,y", "c,A,B,,D,x", "d,A,A,,D,x"]

  static func data(_ before: [String] = Self.before) -> DataSources {
    sources([
      ("pre.csv", frame("pre.csv", columns, before)), ("post.csv", frame("post.csv", columns, after)),
      ("key.csv", frame("key.csv", "item,module,correct,options,form", key)),
    ])
  }

  private func knowledge(_ data: DataSources) throws -> KnowledgeFindings {
    let settings = KnowledgeSettings(
      source: .answers(before: "pre.csv", after: "post.csv", key: "key.csv", links: nil), identifier: "pid")
    return try #require(KnowledgeStudy(settings).findings(in: data, earlier: [:]) as? KnowledgeFindings)
  }

  private func items(_ data: DataSources) throws -> ItemsFindings {
    let settings = ItemsSettings(before: "pre.csv", after: "post.csv", key: "key.csv")
    return try #require(ItemsStudy(settings).findings(in: data, earlier: [:]) as? ItemsFindings)
  }

  private func rows(_ charts: [Chart], _ id: String) throws -> [String: [Double]] {
    let chart = try #require(charts.first { $0.id == id }?.kind as? DumbbellChart)
    return Dictionary(uniqueKeysWithValues: chart.items.map { ($0.label.english, [$0.pre, $0.post]) })
  }

  @Test func theChartOfModulesIsTheTable() throws {
    let findings = try knowledge(Self.data())
    let shown = try rows(findings.charts, "knowledge-gain-modules")
    let modules = try #require(findings.modules)
    #expect(modules.modules.map(\.name) == ["m", "n"])
    for module in modules.modules {
      let drawn = try #require(shown[module.name])
      #expect(drawn == [module.preShare, module.postShare])
    }
    #expect(
      ModuleWording.notes(modules)[0].text.english
        == "Right answers as a share of the items of a module that a person was given, mean of the 4 people with both tests."
    )
  }

  @Test func theChartsOfItemsAreTheTable() throws {
    let findings = try items(Self.data())
    let shown = try rows(findings.charts, "items-change")
    let after = try #require(findings.after)
    #expect(shown.count == 4)
    for (item, name) in ["q1", "q2", "q3", "q4"].enumerated() {
      #expect(try shown[name] == [#require(findings.before.share(item)), #require(after.share(item))])
    }
    #expect(shown["q1"] == [0.5, 1])
    #expect(try rows(knowledge(Self.data()).charts, "knowledge-gain-items") == shown)
  }

  @Test func theReasonIsThatNobodyWasGivenEveryItem() throws {
    let checks = CheckWording.notes(try knowledge(Self.data()).checks, maximum: 4).map(\.text.english)
    #expect(checks.contains("No reliability: nobody was given every item."))
    #expect(!checks.contains { $0.contains("totals that differ") })
    let notes = try items(Self.data()).itemTable.noteText
    #expect(notes.contains("r and D need two people with every item: nobody was given every item."))
    #expect(!notes.contains("of the 0 people") && !notes.contains("there is none"))
  }

  @Test func theTableSaysWhatTheScoresAreOf() throws {
    let sentence =
      "put on the scale of all 4 items (4 points). Given: form x (3 items, 3 points), form y (3 items, 3 points)."
    #expect(try knowledge(Self.data()).table.noteText.contains(sentence))
    #expect(
      try items(Self.data()).itemTable.noteText.contains(
        "Not everybody was given every item. Given: form x (3 items, 3 points), form y (3 items, 3 points)."))
  }
}
