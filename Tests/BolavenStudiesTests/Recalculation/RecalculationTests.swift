import BolavenReports
import Foundation
import TestSupport
import Testing

@testable import BolavenStudies

/// Every number of a report is had once more on a path of its own, and a wrong one is caught.
@Suite struct RecalculationTests {
  static let run: StudyRun? = {
    let file = "datasets/paksong/study.yaml"
    return try? StudyRun(StudyPlan(Repository.bytes(file), file: Repository.absolute(file)))
  }()

  /// Every number of the run once more, each had only once.
  static let again: [String: Recalculation] = {
    var again: [String: Recalculation] = [:]
    for ways in run?.recalculations ?? [] { for address in ways.addresses { again[address] = ways[address] } }
    return again
  }()

  /// Numbers of tables by address: one value, or both limits.
  static func numbers(_ blocks: [Block]) -> [(address: String, values: [Double])] {
    blocks.flatMap { block -> [Cell] in
      if case .table(let table) = block { table.rows.flatMap(\.cells) } else { [] }
    }.compactMap { cell in
      guard let address = cell.address?.description else { return nil }
      let values = cell.content.values
      return values.isEmpty ? nil : (address, values)
    }
  }

  static func expectAgreement(
    _ numbers: [(address: String, values: [Double])], _ ways: [Recalculations],
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    expectAgreement(
      numbers, { address in ways.lazy.compactMap { $0[address] }.first }, sourceLocation: sourceLocation)
  }

  private static func expectAgreement(
    _ numbers: [(address: String, values: [Double])], _ recalculation: (String) -> Recalculation?,
    sourceLocation: SourceLocation
  ) {
    for (address, values) in numbers {
      guard let again = recalculation(address) else {
        Issue.record("no second way to \(address)", sourceLocation: sourceLocation)
        continue
      }
      let difference = again.difference(from: values)
      #expect(
        again.agrees(with: values), "\(address) = \(values), again \(again.result), differs by \(difference)",
        sourceLocation: sourceLocation)
    }
  }

  @Test func everyNumberOfTheShippedStudyIsTheSameOnAnotherPath() throws {
    let run = try #require(Self.run)
    let numbers = Self.numbers(run.report.blocks)
    #expect(numbers.count > 120)
    Self.expectAgreement(numbers, { Self.again[$0] }, sourceLocation: #_sourceLocation)
  }

  @Test func everyMeasureThatAnIndicatorRefersToIsTheSameOnAnotherPath() throws {
    let run = try #require(Self.run)
    for indicator in run.report.tables.last?.rows ?? [] {
      for part in indicator.cells.compactMap(\.provenance).flatMap(\.parts) {
        let number = try #require(run.number(at: part), "\(part)")
        let again = try #require(number.recalculation, "\(part)")
        #expect(again.agrees(with: number.values), "\(part) \(number.values) \(again.result)")
      }
    }
  }

  /// What an indicator may refer to can be asked for, whether it stands in a table or not.
  @Test func everyMeasureOfTheShippedStudyHasAnOriginAndASecondWay() throws {
    let run = try #require(Self.run)
    let known = Set(run.addresses)
    for findings in run.findings {
      #expect(!findings.measures.isEmpty)
      for (key, measure) in findings.measures {
        let address = "\(findings.id).\(key)"
        let again = try #require(Self.again[address], "no second way to \(address)")
        #expect(again.agrees(with: [measure.value]), "\(address) = \(measure.value), again \(again.result)")
        #expect(known.contains(address) || run.hasOrigin(address), "\(address)")
      }
    }
  }

  /// A number that is off in its eighth digit is no rounding.
  @Test func aNumberThatIsChangedIsCaught() throws {
    let run = try #require(Self.run)
    var caught = 0
    for (address, values) in Self.numbers(run.report.blocks) where values.allSatisfy({ abs($0) > 1e-3 }) {
      let again = try #require(Self.again[address])
      #expect(!again.agrees(with: values.map { $0 * (1 + 1e-7) }), "\(address)")
      #expect(!again.agrees(with: [values[0]] + [1]), "\(address)")
      caught += 1
    }
    #expect(caught > 100)
  }

  /// The second path goes back to the file: with one answer changed there, it no longer leads to the first numbers.
  @Test func aChangedCellOfTheFileIsCaught() throws {
    let run = try #require(Self.run)
    let folder = try StudyRunTests.Folder([:])
    for file in run.plan.files {
      var text = try Repository.text("datasets/paksong/\(file)")
      if file == "tot_post.csv" {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        let names = lines[0].split(separator: ",", omittingEmptySubsequences: false)
        var cells = lines[1].split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        // The first person gives no answer.
        for (place, name) in names.enumerated() where name.hasPrefix("q") { cells[place] = "" }
        text = ([lines[0], cells.joined(separator: ",")] + lines.dropFirst(2)).joined(separator: "\n")
      }
      try text.write(toFile: folder.path + file, atomically: true, encoding: .utf8)
    }
    let changed = try DataSources(reading: run.plan.files, from: folder.path, plans: run.plan.data)
    let knowledge = run.findings[0]
    let ways = knowledge.recalculations(in: changed, earlier: [:])
    let numbers = Self.numbers(knowledge.blocks())
    let change = try #require(numbers.first { $0.address == "knowledge-gain.all.change" })
    let pairs = try #require(numbers.first { $0.address == "knowledge-gain.all.pairs" })
    #expect(ways[change.address]?.agrees(with: change.values) == false)
    #expect(ways[pairs.address]?.agrees(with: pairs.values) == true)
  }

  @Test func numbersNextToZeroAreComparedAbsolutely() {
    let again = Recalculation(.values([0]), LocalizedText("by hand"))
    #expect(again.agrees(with: [1e-12]))
    #expect(!again.agrees(with: [1e-6]))
    let large = Recalculation(.values([0]), LocalizedText("by hand"), scale: 1e9)
    #expect(large.agrees(with: [1e-3]))
    #expect(!large.agrees(with: [10]))
  }

  @Test func aNumberThatOnlyOnePathHasDoesNotAgree() {
    let none = Recalculation(.values([nil]), LocalizedText("by hand"))
    #expect(none.agrees(with: []))
    #expect(!none.agrees(with: [1]))
    #expect(!Recalculation(.values([1]), LocalizedText("by hand")).agrees(with: []))
    #expect(!Recalculation(.values([1, nil]), LocalizedText("by hand")).agrees(with: [1]))
  }

  @Test func whatMustBeZeroAgreesWhereItIs() {
    #expect(Recalculation(.remainder(1e-14), LocalizedText("by hand")).agrees(with: [3]))
    #expect(!Recalculation(.remainder(1e-3), LocalizedText("by hand")).agrees(with: [3]))
  }
}
