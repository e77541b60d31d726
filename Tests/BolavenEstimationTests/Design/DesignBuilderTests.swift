import BolavenData
import BolavenNumerics
import Foundation
import TestSupport
import Testing

@testable import BolavenEstimation

/// Rows that lack this and that, one of each.
private let gaps = frame(
  [
    ("y", [1, 2, nil, 4, 5, 6, 7, 8, 9, 10]), ("x", [1, nil, nil, 4, 2, 3, 1, 5, 2, 3]),
    ("w", [1, 1, 1, nil, 0, 2, 1, 3, 1, 0]), ("t", [1, 2, 3, 4, 5, nil, 7, 8, 9, 10]),
  ], texts: [("g", ["a", "b", "a", "b", "a", "b", nil, "NA", "a", "b"])])

@Suite struct DesignLossTests {
  @Test func lossesStandInOrderAndAddUp() throws {
    let built = try design("y ~ x + i(g)", filter: "y != 10", weights: "w", time: "t", in: gaps)
    // The filter takes the last row, and the third, of which nobody knows whether it holds.
    #expect(
      built.sample.losses == [
        Loss(.filter, rows: 2), Loss(.missing, column: "x", rows: 1), Loss(.missing, column: "t", rows: 1),
        Loss(.missing, column: "g", rows: 2), Loss(.missing, column: "w", rows: 1),
        Loss(.zeroWeight, column: "w", rows: 1),
      ])
    #expect(built.sample.rowCount == 10 && built.sample.observations == 2)
    #expect(built.rows == [0, 8])
    #expect(built.design.y == [1, 9] && built.design.weights?.values == [1, 1])
  }

  @Test func aRowThatLacksSeveralThingsIsLostToTheFirst() throws {
    let built = try design("y ~ x", in: gaps)
    #expect(
      built.sample.losses == [Loss(.missing, column: "y", rows: 1), Loss(.missing, column: "x", rows: 1)])
  }

  @Test func everyOutcomeHasItsOwnRows() throws {
    let request = DesignRequest(try Formula("c(y, log(w)) ~ x"))
    let designs = try request.designs(in: gaps)
    #expect(designs.map(\.sample.observations) == [8, 5])
    #expect(designs.map(\.design.outcome) == ["y", "log(w)"])
    #expect(
      designs[1].sample.losses == [Loss(.missing, column: "log(w)", rows: 3), Loss(.missing, column: "x", rows: 2)])
  }

  @Test func whatIsNotDefinedIsMissing() throws {
    let table = frame([("y", [1, 2, 3, 4, 5]), ("x", [-1, 0, 1, 2, 4])])
    #expect(try design("y ~ log(x)", in: table).sample.losses == [Loss(.missing, column: "log(x)", rows: 2)])
    #expect(try design("y ~ I(1/x)", in: table).sample.losses == [Loss(.missing, column: "I(1/x)", rows: 1)])
    #expect(try design("y ~ sqrt(x)", in: table).sample.losses == [Loss(.missing, column: "sqrt(x)", rows: 1)])
    #expect(try design("y ~ x^0.5", in: table).sample.losses == [Loss(.missing, column: "x^0.5", rows: 1)])
    #expect(
      try design("y ~ exp(I(x*1000))", in: table).sample.losses == [Loss(.missing, column: "exp(I(x*1000))", rows: 3)])
  }

  @Test func singletonsAreTakenOutUntilNoneIsLeft() throws {
    // Row 5 is alone in its unit; without it row 4 is alone in its year, and then row 3 in its unit.
    let table = frame([
      ("y", [1, 2, 3, 4, 5, 6]), ("x", [1, 3, 2, 5, 4, 6]), ("unit", [1, 1, 1, 2, 2, 3]), ("year", [1, 2, 1, 2, 3, 3]),
    ])
    let built = try design("y ~ x | unit + year", in: table)
    #expect(built.rows == [0, 1, 2, 3] || built.rows == [0, 2])
    let counts = built.sample.losses.reduce(0) { $0 + $1.rows }
    #expect(counts + built.sample.observations == 6 && built.sample.losses.allSatisfy { $0.reason == .singleton })
    for effect in built.design.absorbed { #expect(effect.levels.counts.allSatisfy { $0 > 1 }) }
  }

  @Test func slopesAloneHaveNoSingletons() throws {
    let table = frame([("y", [1, 2, 3, 5]), ("x", [1, 3, 2, 5]), ("unit", [1, 1, 2, 3])])
    #expect(try design("y ~ 1 | unit[[x]]", in: table).sample.losses.isEmpty)
    #expect(try design("y ~ 1 | unit[x]", in: table).sample.losses == [Loss(.singleton, column: "unit", rows: 2)])
  }

  @Test func aRowThatStandsForTwoIsNotAlone() throws {
    let table = frame([("y", [1, 2, 3, 5]), ("x", [1, 3, 2, 5]), ("unit", [1, 1, 2, 3]), ("f", [1, 1, 2, 1])])
    let repeated = try design("y ~ x | unit", weights: "f", weightType: .frequency, in: table)
    #expect(repeated.sample.losses == [Loss(.singleton, column: "unit", rows: 1)] && repeated.rows == [0, 1, 2])
    #expect(try design("y ~ x | unit", weights: "f", in: table).rows == [0, 1])
  }

  @Test func anEmptySampleSaysWhatRemovedItsRows() throws {
    let table = frame([("y", [1, 2]), ("x", [nil, 3])])
    #expect(
      throws: DesignError.estimation(
        .emptySample([Loss(.filter, rows: 1), Loss(.missing, column: "x", rows: 1)]))
    ) { try design("y ~ x", filter: "y < 2", in: table) }
  }
}

@Suite struct DesignWeightTests {
  private let table = frame([
    ("y", [1, 2, 3, 5]), ("x", [1, 3, 2, 5]), ("negative", [1, -2, 1, -1]), ("broken", [1, 2.5, 3, 0.5]),
    ("f", [1, 2, 0, 3]),
  ])

  @Test func negativeWeightsAreRefusedAndCounted() {
    #expect(throws: DesignError.estimation(.negativeWeight(column: "negative", rows: 2))) {
      try design("y ~ x", weights: "negative", in: table)
    }
    #expect(throws: DesignError.estimation(.negativeWeight(column: "negative", rows: 1))) {
      try design("y ~ x", filter: "x > 3 or x = 2", weights: "negative", in: table)
    }
  }

  @Test func frequenciesAreWhole() throws {
    #expect(throws: DesignError.estimation(.weightNotWhole(column: "broken", rows: 2))) {
      try design("y ~ x", weights: "broken", weightType: .frequency, in: table)
    }
    #expect(try design("y ~ x", weights: "broken", weightType: .analytic, in: table).design.observations == 4)
    let counted = try design("y ~ x", weights: "f", weightType: .frequency, in: table)
    #expect(counted.design.observations == 6 && counted.design.y.count == 3)
  }

  @Test func weightsKeepTheirColumnAndMeaning() throws {
    let weights = try #require(
      try design("y ~ x", weights: "broken", weightType: .probability, in: table).design.weights)
    #expect(weights.type == .probability && weights.column == "broken" && weights.values == [1, 2.5, 3, 0.5])
  }
}

@Suite struct DesignColumnsTests {
  private struct Values {
    let formula: String
    let column: String
    let values: [Double]
  }

  /// R's model matrices: `Reference/make_design_values.R`.
  private static let values: [Values] = {
    let text = (try? Repository.text("Tests/BolavenEstimationTests/Reference/design_values.csv")) ?? ""
    return text.split(separator: "\n").dropFirst().map { line in
      let parts = line.split(separator: "\"")
      return Values(
        formula: String(parts[0]), column: String(parts[2]),
        values: parts[3].dropFirst().split(separator: " ").compactMap { Double($0) })
    }
  }()

  static var formulas: [String] {
    values.map(\.formula).reduce(into: []) { if $0.last != $1 { $0.append($1) } }
  }

  /// The factors of a column in an order that does not depend on how the term was written.
  private func sortedName(_ name: String) -> String {
    name.replacing("::", with: "=").split(separator: ":").sorted().joined(separator: ":")
  }

  @Test("columns are those of R's model.matrix", arguments: formulas)
  func columns(_ formula: String) throws {
    let frame = try DataFrame(contentsOf: Repository.absolute("Tests/BolavenEstimationTests/Reference/design_data.csv"))
    let own = "y " + formula.replacing(try Regex("\\bk\\b").wordBoundaryKind(.simple), with: "i(k)")
    let built = try design(own, in: frame).design
    let expected = Self.values.filter { $0.formula == formula }
    #expect(
      built.columns.map { sortedName($0.term) }.sorted() == expected.map { sortedName($0.column) }.sorted(), "\(own)")
    for column in expected {
      let found = try #require(built.columns.first { sortedName($0.term) == sortedName(column.column) })
      let size = column.values.reduce(0) { max($0, $1.magnitude) }
      for (a, b) in zip(found.values, column.values) {
        expectAgreement(a, b, digits: 13, size: size, "\(own) \(column.column)")
      }
    }
  }

  @Test func theFormulasOfRAreAllThere() { #expect(Self.formulas.count == 34) }

  @Test func namesStandInWrittenOrder() throws {
    let frame = try DataFrame(contentsOf: Repository.absolute("Tests/BolavenEstimationTests/Reference/design_data.csv"))
    #expect(
      try design("y ~ h + g:h", in: frame).design.terms == [
        "(Intercept)", "h::v", "g::b:h::u", "g::c:h::u", "g::b:h::v", "g::c:h::v",
      ])
    #expect(try design("y ~ 0 + x:i(k)", in: frame).design.terms == ["x:k::0", "x:k::2", "x:k::10"])
  }

  @Test func wordsAreLevelsAndNumbersAreNumbers() throws {
    let table = frame(
      [("y", [1, 2, 3, 4])], texts: [("word", ["u", "r", "u", "r"]), ("digits", ["2", "10", "2", "1"])])
    #expect(try design("y ~ word + digits", in: table).design.terms == ["(Intercept)", "word::u", "digits"])
    #expect(try design("y ~ i(digits)", in: table).design.terms == ["(Intercept)", "digits::2", "digits::10"])
  }

  @Test func aColumnOfNumbersAndWordsIsAMistake() throws {
    let table = frame([("y", [1, 2, 3])], texts: [("mixed", ["1", "two", "3"])])
    #expect {
      try design("y ~ mixed", in: table)
    } throws: {
      guard case DesignError.data(let error)? = $0 as? DesignError else { return false }
      guard case .notANumber(_, "mixed", _, let cells, 1)? = error.problems.first else { return false }
      return cells == [CellFact(row: 3, text: "two")]
    }
    #expect(try design("y ~ i(mixed)", in: table).design.terms == ["(Intercept)", "mixed::3", "mixed::two"])
  }

  static let referencesExamples: [(term: String, names: [String])] = [
    ("i(g, ref = 'b')", ["g::a", "g::c"]), ("i(g, ref = c)", ["g::a", "g::b"]), ("i(k, ref = 2)", ["k::0", "k::10"]),
    ("i(k, ref = 2.0)", ["k::0", "k::10"]), ("i(k, ref = '10')", ["k::0", "k::2"]), ("i(g)", ["g::b", "g::c"]),
    ("i(g, x)", ["g::a:x", "g::b:x", "g::c:x"]), ("i(g, x, ref = 'b')", ["g::a:x", "g::c:x"]),
    ("x + i(g, x)", ["x", "g::b:x", "g::c:x"]),
  ]

  @Test("a reference level is left out by its text or by its number", arguments: referencesExamples)
  func references(_ example: (term: String, names: [String])) throws {
    let frame = try DataFrame(contentsOf: Repository.absolute("Tests/BolavenEstimationTests/Reference/design_data.csv"))
    #expect(try design("y ~ \(example.term)", in: frame).design.terms == [Design.intercept] + example.names)
  }

  @Test func aReferenceThatNoUsedRowHasIsRefused() throws {
    let frame = try DataFrame(contentsOf: Repository.absolute("Tests/BolavenEstimationTests/Reference/design_data.csv"))
    #expect(
      throws: DesignError.estimation(.unknownLevel(column: "g", level: "d", known: ["a", "b", "c"]))
    ) { try design("y ~ i(g, ref = 'd')", in: frame) }
    #expect(
      throws: DesignError.estimation(.unknownLevel(column: "g", level: "a", known: ["b", "c"]))
    ) { try design("y ~ i(g, ref = 'a')", filter: "g != 'a'", in: frame) }
  }

  @Test func levelsThatNoUsedRowHasMakeNoColumn() throws {
    let frame = try DataFrame(contentsOf: Repository.absolute("Tests/BolavenEstimationTests/Reference/design_data.csv"))
    #expect(try design("y ~ g", filter: "g in ['b', 'c']", in: frame).design.terms == ["(Intercept)", "g::c"])
  }

  @Test func absorbedEffectsHoldTheConstant() throws {
    let frame = try DataFrame(contentsOf: Repository.absolute("Tests/BolavenEstimationTests/Reference/design_data.csv"))
    let built = try design("y ~ x + h | g", in: frame).design
    #expect(built.terms == ["x", "h::v"] && built.absorbed.map(\.name) == ["g"])
    #expect(try design("y ~ x | g[[z]]", in: frame).design.terms == ["(Intercept)", "x"])
    #expect(try design("y ~ 0 + h | g", in: frame).design.terms == ["h::v"])
    let combined = try design("y ~ x | g^h", in: frame).design.absorbed[0]
    #expect(combined.name == "g^h" && combined.levels.levelCount == 6)
  }

  @Test func endogenousColumnsStandBehindTheOthers() throws {
    let frame = try DataFrame(contentsOf: Repository.absolute("Tests/BolavenEstimationTests/Reference/design_data.csv"))
    let built = try design("y ~ g | x ~ z + i(k)", in: frame).design
    #expect(built.terms == ["(Intercept)", "g::b", "g::c", "x"] && built.endogenousCount == 1)
    #expect(built.instruments.map(\.term) == ["z", "k::2", "k::10"])
  }

  @Test func everyProblemIsReportedAtOnceWithTheNearestNames() throws {
    let table = frame([("income", [1, 2, 3]), ("age", [1, 2, 4]), ("year", [1, 2, 3])])
    #expect {
      try design("incme ~ agee + log(sex) | yaer", weights: "w", clusters: ["vilage"], in: table)
    } throws: {
      guard case DesignError.data(let error)? = $0 as? DesignError else { return false }
      let names = error.problems.map { problem in
        if case .columnMissing(_, let name, _, let nearest) = problem { "\(name):\(nearest.first ?? "")" } else { "" }
      }
      return Set(names) == ["incme:income", "agee:age", "sex:", "yaer:year", "w:", "vilage:"]
    }
  }

  @Test func aColumnNamedLikeAFunctionIsNotTheFunction() throws {
    let table = frame([("y", [1, 2, 4, 3]), ("x", [1, 2, 3, 4]), ("log(x)", [7, 8, 6, 5])])
    let columns = try design("y ~ log(x) + `log(x)`", in: table).design.columns
    #expect(columns[2].values == [7, 8, 6, 5])
    expectAgreement(columns[1].values[1], 0.693147180559945309417, digits: 15)
  }
}

@Suite struct DesignPrecisionTests {
  /// x¹⁰ as double plus remainder against the exact product, by whole numbers of 128 bits.
  @Test func powersCarryWhatTheirRoundingLeavesOut() throws {
    let xs: [Double] = [1_023, 999, 1_021, 514, 1_000.5, 1]
    let table = frame([("y", [1, 2, 3, 4, 5, 7]), ("x", xs)])
    let column = try #require(try design("y ~ x^7", in: table).design.columns.last)
    let remainders = try #require(column.remainders)
    for (row, x) in xs.enumerated() {
      // In halves, so that 1000.5 is whole: 2⁷x⁷ < 2⁷⁸.
      let whole = (0..<7).reduce(Int128(1)) { product, _ in product * Int128(2 * x) }
      let high = Int128(exactly: column.values[row] * 128) ?? 0
      let low = Int128(exactly: remainders[row] * 128) ?? 0
      #expect(high + low == whole, "\(x)")
    }
  }

  @Test func productsOfColumnsCarryThemToo() throws {
    let xs: [Double] = [1.1, 2.2, 3.3, 0.7, 5.9]
    let table = frame([("y", [1, 2, 3, 4, 6]), ("x", xs), ("z", xs.map { $0 / 3 })])
    let column = try #require(try design("y ~ 0 + x:z", in: table).design.columns.last)
    let remainders = try #require(column.remainders)
    for (row, x) in xs.enumerated() {
      let exact = DoubleDouble(x, times: x / 3)
      #expect(column.values[row] == exact.high && remainders[row] == exact.low)
    }
  }
}
