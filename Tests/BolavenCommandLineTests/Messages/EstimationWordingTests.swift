import BolavenEstimation
import BolavenNumerics
import TestSupport
import Testing

@testable import BolavenCommandLine

@Suite struct EstimationWordingTests {
  static let numerics: [NumericsError] = [
    .notFinite(row: 0, column: 2), .factorization(routine: "dgeqp3", code: 3),
    .libraryMissing(name: "libopenblas.so.0", package: "libopenblas-dev"),
    .rowsUnreadable,
  ]
  static let estimation: [EstimationError] = [
    .numerics(numerics[0]), .emptySample(Loss.Reason.allCases.map { Loss($0, column: "income", rows: 2) }),
    .tooFewRows(observations: 3, coefficients: 4), .constantOutcome(value: 2), .tooLarge(value: 1e200),
    .collinear(term: "years_abroad"),
    .noComparison(treated: 12, comparison: 0), .tooFewUnits(treated: 1, comparison: 9),
    .tooFewClusters(name: "village", count: 1), .leveragesNotAvailable(covariance: "CR2"),
    .oneWayOnly(covariance: "CR2"), .negativeWeight(column: "w", rows: 3), .weightNotWhole(column: "w", rows: 1),
    .unknownLevel(column: "group", level: "C", known: ["A", "B"]), .noRegressor,
    .unknownColumn(name: "wage", known: ["x"]), .outcomeAbsorbed,
    .underidentified(endogenous: 2, instruments: 1),
    .repeatedPeriod(time: "year", rows: 3), .absorptionNotConverged(iterations: 20_000, residual: 1e-5),
  ]
  static let paired: [PairedError] = [
    .tooFewPairs(count: 1, needed: 2), .notFinite(index: 0), .tooLarge(index: 3),
    .aboveMaximum(index: 4, maximum: 20), .level(95), .tooFewInGroup(group: 2, count: 1, needed: 2),
  ]
  static let items: [ItemError] = [
    .tooFewPersons(rule: .twoParameter, count: 28), .noPersons(count: 1, needed: 2), .tooFewItems(count: 1, needed: 2),
    .notFinite(person: 3, item: 0), .noVariance(item: 1), .separatedItems([0, 1]), .onlyPerfectScores, .noCommonItems,
    .emptyGroup(1), .singularCorrelations, .notConverged(iterations: 400, step: 0.1), .slopeNotPositive(item: 1),
    .level(95), .numerics(numerics[0]),
  ]
  static let itemMessages: [(name: String, message: Message)] = items.filter { caseName($0) != "level" }
    .map { (caseName($0), $0.message(in: "items", items: ["q1", "q2"])) }
  static let all: [(name: String, message: Message)] =
    estimation.map { (caseName($0), $0.message(in: "income-effect")) }
    + numerics.map { (caseName($0), $0.message(in: "income-effect")) }
    + paired.map { (caseName($0), $0.message(in: "knowledge-gain")) }
    + itemMessages

  @Test("every reason says what, where and what to do", arguments: all.map(\.message))
  func saysWhatWhereAndWhatToDo(_ message: Message) { expectGoodMessage(message) }

  @Test(
    "no case is forgotten",
    arguments: [
      ("EstimationError", "Sources/BolavenEstimation/EstimationError.swift", Set(estimation.map(caseName))),
      ("NumericsError", "Sources/BolavenNumerics/NumericsError.swift", Set(numerics.map(caseName))),
      ("PairedError", "Sources/BolavenEstimation/Paired/PairedError.swift", Set(paired.map(caseName))),
      ("ItemError", "Sources/BolavenEstimation/Items/ItemError.swift", Set(items.map(caseName))),
    ])
  func wordsEveryCase(_ type: String, _ file: String, _ worded: Set<String>) throws {
    let cases = caseNames(of: type, in: try Repository.text(file))
    #expect(!cases.isEmpty && worded == cases)
  }

  @Test func everyReasonHasItsOwnCode() {
    let own = Self.all.filter { $0.name != "numerics" }
    #expect(Set(own.map(\.message.code)).count == own.count)
  }

  @Test func onlyAMissingLibraryIsNoFaultOfTheData() {
    for (name, message) in Self.all {
      #expect(CommandFailure([message]).status == (name == "libraryMissing" ? .output : .notEstimable))
    }
  }

  @Test func publishedCodesKeepTheirMeaning() {
    #expect(EstimationError.tooFewClusters(name: "village", count: 1).message(in: "a").code.description == "E302")
    #expect(EstimationError.collinear(term: "years_abroad").message(in: "a").code.description == "E311")
    #expect(
      EstimationError.absorptionNotConverged(iterations: 1, residual: 1).message(in: "a").code.description == "E313")
  }

  @Test func pairsAreCountedFromOne() {
    #expect(Message.text([PairedError.notFinite(index: 0).message(in: "a")], width: 80).contains("pair 1\n"))
  }
}
