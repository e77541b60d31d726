import BolavenData
import BolavenEstimation
import BolavenNumerics
import BolavenReports
import Glibc
import TestSupport
import Testing

@testable import BolavenStudies

@Suite struct ItemBankStudyTests {
  /// Twelve items from −1.65 to 1.65 on the scale of the abilities, all with the slope 1.2.
  static let truth = (0..<12).map { Double($0) * 0.3 - 1.65 }
  static let key = frame("key.csv", "item,correct,options", (0..<12).map { "q\($0 + 10),A,2" })

  /// Sessions of 28 people, each with eight of the twelve items.
  static func session(_ number: Int, _ draws: inout Philox, mean: Double = 0, easier: Int? = nil, by shift: Double = 0)
    -> DataFrame
  {
    let asked = (0..<8).map { (number * 4 + $0) % 12 }.sorted()
    let rows = (0..<28).map { person -> String in
      let ability = mean + draws.normal()
      let answers = asked.map { item -> String in
        let b = truth[item] - (item == easier ? shift : 0)
        return draws.uniform() < 1 / (1 + exp(-1.2 * (ability - b))) ? "A" : "B"
      }
      return "p\(person)," + answers.joined(separator: ",")
    }
    return frame("s\(number).csv", "pid," + asked.map { "q\($0 + 10)" }.joined(separator: ","), rows)
  }

  static func bank(_ count: Int, seed: UInt64, _ change: (inout ItemBankSettings) -> Void = { _ in }) throws
    -> ItemBankFindings
  {
    var draws = Philox(seed: seed)
    let frames = (0..<count).map { session($0, &draws) }
    var settings = ItemBankSettings(files: frames.map(\.source), key: "key.csv")
    change(&settings)
    let data = sources(frames.map { ($0.source, $0) } + [("key.csv", key)])
    let found = try ItemBankStudy(settings).findings(in: data, earlier: [:])
    return try #require(found as? ItemBankFindings)
  }

  @Test func manySmallSessionsRecoverTheScale() throws {
    let found = try Self.bank(30, seed: 5)
    #expect(found.table.entries.map(\.name) == (0..<12).map { "q\($0 + 10)" })
    var squares = 0.0
    for (entry, truth) in zip(found.table.entries, Self.truth) {
      let error = try #require(entry.parameters.difficultyStandardError)
      let z = (entry.parameters.difficulty - truth) / error
      squares += z * z
      #expect(z.magnitude < 4)
      #expect(entry.people == 560 && entry.sessions == 20)
      #expect((entry.parameters.slope - 1.2).magnitude < 0.2)
    }
    // Twelve squares of about standard normal numbers.
    #expect(squares < 32)
  }

  @Test func theFileOfABankIsReadAsItWasWritten() throws {
    let found = try Self.bank(12, seed: 6)
    let text = String(decoding: found.bankFile, as: UTF8.self)
    let lines = text.split(separator: "\n").map(String.init)
    let again = try ItemBankTable(frame("bank.csv", lines[0], Array(lines[1...])))
    #expect(again.entries.map(\.name) == found.table.entries.map(\.name))
    for (read, written) in zip(again.entries, found.table.entries) {
      #expect(read.parameters.slope == written.parameters.slope)
      #expect(read.parameters.difficulty == written.parameters.difficulty)
      #expect(read.people == written.people && read.sessions == written.sessions && read.model == "one-parameter")
    }
  }

  /// A new session of people 0.8 above the bank, in which one item became easier.
  @Test func aNewSessionIsPlacedOnTheScaleAndAMovedItemIsFound() throws {
    let bank = try Self.bank(30, seed: 7)
    let lines = String(decoding: bank.bankFile, as: UTF8.self).split(separator: "\n").map(String.init)
    var draws = Philox(seed: 8)
    let parts = (0..<3).map { _ in Self.session(0, &draws, mean: 0.8, easier: 5, by: 2.5) }
    let rows = parts.enumerated().flatMap { part, frame in
      (0..<28).map { row in
        (["x\(part)-\(row)"] + (0..<8).map { item in (try? frame.categories(ColumnName("q\(item + 10)")))?[row] ?? "" })
          .joined(separator: ",")
      }
    }
    let new = frame("new.csv", "pid," + (0..<8).map { "q\($0 + 10)" }.joined(separator: ","), rows)
    let key = frame("key.csv", "item,correct", (0..<8).map { "q\($0 + 10),A" })
    var settings = ItemsSettings(before: "new.csv", key: "key.csv")
    settings.bank = "bank.csv"
    let data = sources([
      ("new.csv", new), ("key.csv", key), ("bank.csv", frame("bank.csv", lines[0], Array(lines[1...]))),
    ])
    let found = try #require(try ItemsStudy(settings).findings(in: data, earlier: [:]) as? ItemsFindings)
    let placement = try #require(found.placement)
    let group = placement.populations[0]
    #expect((group.mean - 0.8).magnitude < 4 * (try #require(group.meanStandardError)))
    let moved = placement.drift.holm.indices.filter { (placement.drift.holm[$0] ?? 1) < 0.05 }
    #expect(moved.map { found.test.items[placement.items[$0]].name } == ["q15"])
    #expect((placement.drift.items[5]?.z ?? 0) > 0 && (placement.drift.items[5]?.shift ?? 0) < 0)
    #expect(placement.abilities.count == 84 && placement.abilities.allSatisfy { $0 != nil })
    // Marginal errors have no second way.
    let numbers = RecalculationTests.numbers(found.blocks()).filter {
      !($0.address.hasPrefix("items-bank.") && $0.address.hasSuffix(".error"))
    }
    RecalculationTests.expectAgreement(numbers, [found.recalculations(in: data, earlier: [:])])
  }

  @Test func sessionsInOneFileAreToldApartByTheirColumn() throws {
    var draws = Philox(seed: 9)
    let rows = (0..<60).map { person -> String in
      let ability = draws.normal()
      let answers = (0..<4).map { item in
        draws.uniform() < 1 / (1 + exp(-(ability - Self.truth[3 * item]))) ? "A" : "B"
      }
      return "p\(person % 30),\(person < 30 ? "north" : "south")," + answers.joined(separator: ",")
    }
    let all = frame("all.csv", "pid,place,q10,q13,q16,q19", rows)
    let key = frame("key.csv", "item,correct", ["q10,A", "q13,A", "q16,A", "q19,A"])
    var settings = ItemBankSettings(files: ["all.csv"], key: "key.csv")
    settings.identifier = "pid"
    let data = sources([("all.csv", all), ("key.csv", key)])
    #expect(problemsOf { _ = try ItemBankStudy(settings).findings(in: data, earlier: [:]) }.count == 30)
    settings.session = "place"
    let found = try #require(try ItemBankStudy(settings).findings(in: data, earlier: [:]) as? ItemBankFindings)
    #expect(found.sessions.sessions.map(\.name) == ["north", "south"])
    #expect(found.record.clusters.map(\.count) == [2])
  }

  @Test func ownSlopesNeedPeopleOrBeliefs() throws {
    #expect(
      problemsOf { _ = try Self.bank(3, seed: 5) { $0.hasOwnSlopes = true } } == [
        .items(
          .estimation(.tooFewPersons(rule: .twoParameter, count: 84), items: (0..<12).map { "q\($0 + 10)" }),
          analysis: "item-bank")
      ])
    let found = try Self.bank(3, seed: 5) {
      $0.hasOwnSlopes = true
      $0.usesPriors = true
    }
    #expect(found.table.entries.allSatisfy { $0.model == "two-parameter" && $0.parameters.slope > 0 })
    #expect(String(decoding: found.bankFile, as: UTF8.self).contains(",two-parameter,weak\n"))
  }

  @Test func sessionsWithoutCommonItemsAreNamed() throws {
    let key = frame("key.csv", "item,correct", ["a1,A", "a2,A", "b1,A", "b2,A"])
    let data = sources([
      ("s1.csv", frame("s1.csv", "pid,a1,a2", ["p,A,B", "q,B,A"])),
      ("s2.csv", frame("s2.csv", "pid,b1,b2", ["p,A,B", "q,B,A"])), ("key.csv", key),
    ])
    let settings = ItemBankSettings(files: ["s1.csv", "s2.csv"], key: "key.csv")
    let problems = problemsOf { _ = try ItemBankStudy(settings).findings(in: data, earlier: [:]) }
    guard case .items(.estimation(.separatedItems(let items), let names), _)? = problems.first else {
      Issue.record("\(problems)")
      return
    }
    #expect(items.count == 2 && names == ["a1", "a2", "b1", "b2"])
  }

  @Test func aDamagedBankIsTold() {
    let problems = problemsOf {
      _ = try ItemBankTable(frame("bank.csv", "item,slope,difficulty", ["q1,0,1", "q1,1,x", ",1,1"]))
    }
    #expect(!problems.isEmpty)
  }

  @Test func peopleOfSeveralSessionsAreCountedOnce() throws {
    // Identifiers of the sessions are the same 28 people.
    let known = try Self.bank(12, seed: 6) { $0.identifier = "pid" }
    let tables = known.blocks().compactMap { block in
      if case .table(let table) = block { table } else { nil }
    }
    let table = try #require(tables.first)
    #expect(table.title.english == "Bank of items (12 sessions, 336 answer sheets of 28 people)")
    #expect(table.columns[0].header.english == "Answers")
    #expect(table.noteText.contains("as some people answered more than once, standard errors may be too small."))
    let files = ["a", "b"].map { name in
      frame("\(name).csv", "pid,q10,q11", ["p1,A,B", name == "a" ? "p2,B,A" : ",B,A", "p3,A,A", "p4,B,B"])
    }
    var settings = ItemBankSettings(files: files.map(\.source), key: "key.csv")
    (settings.identifier, settings.usesPriors) = ("pid", true)
    let nameless = try BankSessions(settings, in: sources(files.map { ($0.source, $0) } + [("key.csv", Self.key)]))
    #expect(
      ItemBankWording.title(nameless).english == "Bank of items (2 sessions, 8 answer sheets of at most 5 people)")
    let unknown = ItemBankWording.title(try Self.bank(12, seed: 6).sessions)
    #expect(unknown.english == "Bank of items (12 sessions, 336 answer sheets)")
    let one = try Self.bank(1, seed: 6) { $0.usesPriors = true }
    #expect(ItemBankWording.title(one.sessions).english == "Bank of items (1 session, 28 people)")
  }
}
