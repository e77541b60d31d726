import BolavenData
import BolavenReports
import Testing

@testable import BolavenStudies

@Suite struct IncomePanelTests {
  static func panel(_ rows: [String]) throws -> IncomeCase {
    try IncomeCase(frame: frame("panel.csv", "unit,wave,treat,y", rows))
  }
  static let rows = ["a,0,1,10", "b,0,0,20", "c,0,1,30", "a,1,1,15", "b,1,0,20", "d,1,0,5"]

  private func panel(_ rows: [String], before: String? = nil, after: String? = nil) throws -> IncomePanel {
    let example = try Self.panel(rows).designed(before: before, after: after)
    return try IncomePanel(example.frame, example.settings)
  }

  @Test func unitsAreJoinedOverTheWavesInTheOrderOfTheFile() throws {
    let panel = try panel(Self.rows)
    #expect(panel.units.map(\.name) == ["a", "b", "c", "d"])
    #expect(panel.units.map(\.before) == [0, 1, 2, nil])
    #expect(panel.units.map(\.after) == [3, 4, nil, 5])
    #expect(panel.waves?.before == "0")
  }

  @Test func namedWavesMayRunBackwardsAndOthersArePassedOver() throws {
    let rows = ["a,base,1,1", "a,mid,1,2", "a,end,1,3", "b,mid,0,9"]
    let panel = try panel(rows, before: "end", after: "base")
    #expect(panel.units.map(\.before) == [2])
    #expect(panel.units.map(\.after) == [0])
  }

  @Test("numbers and dates have an order", arguments: [("10", "9", "9"), ("2023-11", "2022-05", "2022-05")])
  func order(_ first: String, _ second: String, _ before: String) throws {
    #expect(try panel(["a,\(first),1,1", "a,\(second),1,2"]).waves?.before == before)
  }

  @Test func wordsHaveNoOrder() throws {
    let example = try Self.panel(["a,pre,1,1", "a,post,1,2", "b,pre,0,3", "b,post,0,3"])
    #expect(
      example.problems() == [
        .income(
          .waveOrderUnknown(path: "panel.csv", column: "wave", found: ["post", "pre"]), analysis: "income-effect")
      ])
    let named = example.designed(before: "pre", after: "post")
    #expect(try IncomePanel(named.frame, named.settings).units.map(\.before) == [0, 2])
  }

  @Test func wavesThatAreNotThereAreNamed() throws {
    let example = try Self.panel(Self.rows).designed(before: "0", after: "2")
    #expect(
      example.problems() == [
        .income(
          .waveMissing(path: "panel.csv", column: "wave", wave: "2", found: ["0", "1"]), analysis: "income-effect")
      ])
    #expect(
      try Self.panel(["a,0,1,1", "b,0,0,1"]).problems() == [
        .income(.wavesNotTwo(path: "panel.csv", column: "wave", found: ["0"]), analysis: "income-effect")
      ])
  }

  @Test func rowsWithoutAUnitOrAWaveAndUnitsOnTwoRowsAreRefused() throws {
    #expect(
      try Self.panel(["a,0,1,1", "a,,1,1", "b,1,0,1"]).problems() == [
        .data(.missingIdentifier(path: "panel.csv", column: "wave", rows: [3]))
      ])
    #expect(
      try Self.panel(["a,0,1,1", "a,0,1,1", "a,1,1,2", ",1,0,1"]).problems() == [
        .data(
          .duplicateIdentifier(path: "panel.csv", column: "unit", excelColumn: "A", identifier: "a", rows: [2, 3])),
        .data(.missingIdentifier(path: "panel.csv", column: "unit", rows: [5])),
      ])
  }

  @Test func wavesWithoutAUnitInCommonAreRefused() throws {
    #expect(
      try Self.panel(["a,0,1,1", "b,1,0,1"]).problems() == [
        .data(
          .nobodyMatched(
            firstPath: "panel.csv", firstColumn: "unit", firstExample: "a", secondPath: "panel.csv",
            secondColumn: "unit", secondExample: "b"))
      ])
  }

  @Test func wavesNeedAColumnThatNamesTheUnit() throws {
    let example = try IncomeCase(frame: frame("panel.csv", "who,wave,treat,y", ["a,0,1,1", "a,1,1,1"]), id: nil)
    #expect(
      example.problems() == [
        .data(.columnMissing(path: "panel.csv", name: "id", found: ["who", "wave", "treat", "y"], nearest: []))
      ])
  }

  /// Forty households of five villages in two waves; the swapped digits of one are repaired, a neighbour's number is not.
  @Test func aMistypedIdentifierIsRepairedBetweenTheWaves() throws {
    let wave = { (wave: Int, ids: [String]) in
      ids.enumerated().map {
        "\($0.element),\(wave),\($0.offset % 2),\($0.offset * (3 + wave) % 17),Ban \($0.offset % 5),\($0.offset % 2 == 0 ? "M" : "F")"
      }
    }
    let ids = (0..<40).map { "HH\(1000 + 37 * $0)" }
    var after = ids
    after[7] = "\(ids[7].prefix(4))\(String(ids[7].suffix(2).reversed()))"
    after[5] = "HH9999"
    var example = try IncomeCase(
      frame: frame("panel.csv", "unit,wave,treat,y,village,sex", wave(0, ids) + wave(1, after)))
    let panel = try IncomePanel(example.frame, example.settings)
    #expect(panel.units.count == 41)
    let repaired = try #require(panel.units.first { $0.name == ids[7] })
    #expect(repaired.before == 7 && repaired.after == 47)
    #expect(!panel.units.contains { $0.name == after[7] })
    #expect(panel.lines.filter { $0.link.method == .repaired }.map(\.link.reason) == [.idSwapped])
    let findings = try example.findings()
    #expect(findings.income.repairs.count == 1)
    let notes = IncomeWording.notes(findings).map(\.text.english)
    #expect(notes.contains("1 identifier repaired: \(after[7]) -> \(ids[7]) (neighbours in the id swapped)."))
    example.settings.search = .exact
    #expect(try IncomePanel(example.frame, example.settings).units.count == 42)
  }
}
