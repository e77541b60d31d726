import BolavenData
import BolavenEstimation
import BolavenReports
import TestSupport
import Testing

@testable import BolavenStudies

@Suite struct ItemsFindingsTests {
  /// The shipped training, its two corrections by hand.
  static func paksong(_ change: (inout ItemsSettings) -> Void = { _ in }) throws -> (ItemsFindings, DataSources) {
    let folder = Repository.absolute("datasets/paksong/")
    var settings = ItemsSettings(before: "tot_pre.csv", after: "tot_post.csv", key: "tot_key.csv")
    settings.links = "tot_links.csv"
    change(&settings)
    let sources = try DataSources(reading: settings.files, from: folder)
    let found = try ItemsStudy(settings).findings(in: sources, earlier: [:])
    return (try #require(found as? ItemsFindings), sources)
  }

  @Test func theTablesOfTheShippedTrainingAreThoseOfTheUserStory() throws {
    let (findings, _) = try Self.paksong()
    let lines = findings.itemTable.lines()
    for row in [
      "q13  69  100  8  0  0.008  0.004  0.156  0.156  0.40", "q08  73  69  4  5  1.000  0.754  1.000  1.000  0.02",
      "q03  69  85  4  0  0.125  0.063  1.000  0.278  -0.01", "q20  27  50  7  1  0.070  0.039  1.000  0.256  0.37",
    ] {
      #expect(lines.contains("\n" + row), "\(row)")
    }
    let look = try #require(findings.lookTable)
    #expect(look.rows.map(\.id) == ["q03", "q08", "q13", "q20"])
    #expect(look.title.english == "Items to look at (4 of 20)")
    #expect(
      findings.notices[0].text.english
        == "No single item is significant after Holm's correction over 20 items: judge modules, not items, with 26 people."
    )
    #expect(findings.reliability.reliability?.personCount == 28)
    #expect(findings.improved?.count == 7 && findings.improved?.of == 26)
  }

  @Test func everyNumberOfTheShippedTrainingIsTheSameOnAnotherPath() throws {
    let (findings, sources) = try Self.paksong {
      $0.views = Set(ItemsSettings.View.allCases)
      $0.usesPriors = true
      $0.groups = "sex"
    }
    // Errors of marginal models have no second way.
    let isErrorOfModel = { (address: String) in
      ["items-gain.", "items-two-parameter."].contains { address.hasPrefix($0) } && address.hasSuffix("error")
    }
    let numbers = RecalculationTests.numbers(findings.blocks()).filter { !isErrorOfModel($0.address) }
    #expect(numbers.count > 900)
    RecalculationTests.expectAgreement(numbers, [findings.recalculations(in: sources, earlier: [:])])
  }

  @Test func everyNumberSaysWhatItIsInThreeLanguagesAndWhereItCameFrom() throws {
    let (findings, _) = try Self.paksong {
      $0.views = Set(ItemsSettings.View.allCases)
      $0.usesPriors = true
      $0.groups = "sex"
    }
    for case .table(let table) in findings.blocks() {
      #expect(Set(table.rows.map(\.id)).count == table.rows.count, "\(table.id)")
      #expect(table.title.lao != nil && table.title.japanese != nil)
      #expect(table.notes.last?.kind == .source)
      #expect(table.notes.allSatisfy { $0.text.english.hasSuffix(".") && !$0.text.english.contains("..") })
      for cell in table.rows.flatMap(\.cells) {
        guard let address = cell.address else { continue }
        #expect(address.analysis == table.id)
        let provenance = try #require(cell.provenance)
        let what = try #require(provenance.what, "\(address)")
        #expect(what.lao != nil && what.japanese != nil, "\(address)")
        #expect(!provenance.steps.isEmpty && !provenance.sources.isEmpty && !provenance.formula.isEmpty, "\(address)")
      }
    }
    for chart in findings.charts { #expect(chart.title.lao != nil && chart.title.japanese != nil) }
    #expect(findings.charts.map(\.id) == ["items-change", "items-map"])
  }

  @Test func oneTestIsDescribedAlone() throws {
    var files = ItemsFiles()
    files.after = nil
    let findings = try files.findings { $0.views = [.distractors] }
    let look = try #require(findings.lookTable)
    #expect(look.lines().contains("hard: half or more wrong") && !look.noteText.contains("forgot"))
    #expect(!look.noteText.contains("last test"))
    #expect(findings.itemTable.lines().hasPrefix("i1  12  67  0  "))
    #expect(findings.transitions == nil && findings.changeChart == nil && findings.notices.count == 1)
    #expect(findings.notices[0].text.english == "The hardest item is i4 (42%), the easiest i1 (67%).")
    let ways = findings.recalculations(in: files.data, earlier: [:])
    RecalculationTests.expectAgreement(RecalculationTests.numbers(findings.blocks()), [ways])
  }

  @Test func whereEverybodyIsRightNothingIsCorrelated() throws {
    var files = ItemsFiles()
    files.before = files.before.map { String($0.prefix(4)) + "A,B,C,D" }
    files.after = nil
    let findings = try files.findings { $0.views = [.distractors] }
    #expect(findings.itemTable.lines().contains("i1  12  100  0  -  -"))
    #expect(findings.reliabilityTable == nil)
    #expect(findings.itemTable.noteText.contains("No r where everybody, or nobody, is right: i1, i2, i3, i4."))
    #expect(findings.flags == [[.ceiling], [.ceiling], [.ceiling], [.ceiling]])
    #expect(
      files.problems { $0.views = [.rasch] } == [
        .items(.estimation(.onlyPerfectScores, items: ["i1", "i2", "i3", "i4"]), analysis: "items")
      ])
  }

  @Test func onePersonHasAnswersAndNoCorrelations() throws {
    var files = ItemsFiles()
    files.before = ["a,F,A,B,A,C"]
    files.after = ["a,F,A,B,C,C"]
    let findings = try files.findings { $0.views = [.distractors] }
    #expect(findings.itemTable.lines().contains("i3  0  100  1  0  1.000  0.500  1.000  1.000  -  -"))
    #expect(findings.itemTable.noteText.contains("r and D need two people: there is 1."))
    #expect(findings.reliability.reliability == nil)
    for text in findings.blocks().compactMap({ if case .table(let table) = $0 { table.lines() } else { nil } }) {
      #expect(!text.contains("nan") && !text.contains("inf"))
    }
  }

  @Test func whatFewPeopleDoNotAllowIsRefusedByItsRule() {
    let files = ItemsFiles()
    let names = ["i1", "i2", "i3", "i4"]
    #expect(
      files.problems { $0.views = [.twoParameter] } == [
        .items(.estimation(.tooFewPersons(rule: .twoParameter, count: 12), items: names), analysis: "items")
      ])
    #expect(
      files.problems {
        $0.views = [.twoParameter]
        $0.usesPriors = true
      }.isEmpty)
  }

  @Test func groupsAreTwoAndOfFivePeopleAtLeast() {
    var files = ItemsFiles()
    #expect(files.problems { $0.groups = "sex" }.isEmpty)
    files.before = files.before.map { $0.replacing("a,F", with: "a,X") }
    #expect(
      files.problems { $0.groups = "sex" } == [
        .items(.groupsNotTwo(path: "pre.csv", column: "sex", found: ["F", "M", "X"]), analysis: "items")
      ])
    files.before = files.before.enumerated().map {
      $0 < 3 ? $1.replacing(",F,", with: ",M,").replacing(",X,", with: ",M,") : $1.replacing(",M,", with: ",F,")
    }
    #expect(
      files.problems { $0.groups = "sex" } == [
        .items(.groupTooSmall(path: "pre.csv", column: "sex", group: "M", count: 3, needed: 5), analysis: "items")
      ])
    #expect(
      files.problems {
        $0.groups = "sex"
        $0.hidden = ["sex"]
      } == [.items(.privateColumn(path: "pre.csv", column: "sex"), analysis: "items")])
  }

  @Test func theColumnOfThePersonIsFoundByItsNameOrAskedFor() {
    var files = ItemsFiles()
    files.header = "code_of_form,sex,i1,i2,i3,i4"
    #expect(
      files.problems() == [
        .items(.identifierUnknown(path: "pre.csv", candidates: []), analysis: "items")
      ])
    #expect(files.problems { $0.identifier = "code_of_form" }.isEmpty)
    #expect(
      files.problems { $0.identifier = "pid" }.count == 1)
  }

  @Test func aPersonTwiceInATestIsRefused() {
    var files = ItemsFiles()
    files.before.append("a,F,A,B,A,C")
    #expect(
      files.problems() == [
        .data(
          .duplicateIdentifier(path: "pre.csv", column: "pid", excelColumn: "A", identifier: "a", rows: [2, 14]))
      ])
  }

  @Test func privateIdentifiersAreNotNamed() throws {
    let findings = try ItemsFiles().findings { $0.isIdentifierPrivate = true }
    let steps = findings.itemTable.rows[0].cells[0].provenance?.steps.map(\.english) ?? []
    #expect(steps.contains("match on \(PrivateColumns.hidden)"))
  }

  @Test func itemsKeepTheirNumbersWhenPeopleAreShuffled() throws {
    var files = ItemsFiles()
    let all: Set<ItemsSettings.View> = [.distractors, .rasch, .twoParameter]
    let change = { (settings: inout ItemsSettings) in
      settings.views = all
      settings.usesPriors = true
    }
    let first = RecalculationTests.numbers(try files.findings(change).blocks())
    files.before = Array(files.before.reversed())
    files.after = files.after.map { Array($0[5...] + $0[..<5]) }
    let second = RecalculationTests.numbers(try files.findings(change).blocks())
    #expect(first.map(\.address) == second.map(\.address))
    for (a, b) in zip(first, second) {
      for (x, y) in zip(a.values, b.values) { #expect((x - y).magnitude < 1e-9, "\(a.address)") }
    }
  }

  @Test func aNoteSaysWhatMovedItemsAreComparedWith() throws {
    let (findings, _) = try Self.paksong {
      $0.views = [.latentGain]
      $0.usesPriors = true
    }
    let tables = findings.blocks().compactMap { block in
      if case .table(let table) = block { table } else { nil }
    }
    let table = try #require(tables.first { $0.id == "items-anchors" })
    #expect(table.noteText.contains("z: change of the item less the median change of the anchors"))
  }
}
