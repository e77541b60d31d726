import TestSupport
import Testing

@testable import BolavenEstimation

@Suite struct LogisticFunctioningTests {
  static let totals = ItemReference.rows.map { Double($0[2..<12].reduce(0, +)) }

  @Test("likelihood ratios agree with R's glm", arguments: 0..<10)
  func agreesWithR(_ item: Int) throws {
    let found = try LogisticFunctioning(
      right: ItemReference.rows.map { $0[2 + item] == 1 }, scores: Self.totals, isFocal: ItemReference.isFocal)
    let value = { (name: String) in try ItemReference.value("logit.\(item + 1).\(name)") }
    expect(found.uniform.chiSquared, near: try value("uniform"), digits: 9)
    expect(found.nonUniform.chiSquared, near: try value("nonuniform"), digits: 9)
    expect(found.both.chiSquared, near: found.uniform.chiSquared + found.nonUniform.chiSquared, digits: 12)
    expect(found.groupCoefficient, near: try value("group"), digits: 9)
    expect(found.groupStandardError, near: try value("group_se"), digits: 8)
    expect(found.nagelkerkeChange, near: try value("r2_change"), digits: 10)
    #expect(!found.isSeparated)
  }

  @Test func separatedAnswersAreFittedByFirth() throws {
    let right = (0..<10).map { $0 >= 5 }
    let scores = (1...10).map(Double.init)
    let focal = (0..<10).map { $0 % 2 == 1 }
    let constant = [Double](repeating: 1, count: 10)
    let group = focal.map { $0 ? 1.0 : 0 }
    let with = try BinaryLogit([constant, scores, group], right: right)
    #expect(with.isPenalized)
    let without = try BinaryLogit([constant, scores], right: right, penalized: true)
    expect(with.logLikelihood, near: try ItemReference.value("firth.loglik_with"), digits: 9)
    for place in 0..<3 {
      expect(with.coefficients[place], near: try ItemReference.value("firth.coef.\(place + 1)"), digits: 5)
    }
    expect(2 * (with.logLikelihood - without.logLikelihood), near: try ItemReference.value("firth.lr"), digits: 9)
    let found = try LogisticFunctioning(right: right, scores: scores, isFocal: focal)
    // The score alone separates them: no model is any better.
    #expect(found.isSeparated && found.size == .negligible && found.both.chiSquared < 1e-9)
  }

  /// Everybody in one group is right. R 4.2.2: differences of deviances of `glm` with epsilon 1e-15.
  @Test func whereOneGroupIsAlwaysRightTheLikelihoodsAreLimits() throws {
    let scores: [Double] = [3, 4, 4, 5, 5, 6, 6, 7, 8, 8, 9, 10, 2, 3, 4, 4, 5, 5, 6, 6, 7, 8, 9, 9]
    let wrong: Set = [12, 14, 16, 19]
    let found = try LogisticFunctioning(
      right: (0..<24).map { !wrong.contains($0) }, scores: scores, isFocal: (0..<24).map { $0 >= 12 })
    #expect(found.isSeparated)
    expect(found.uniform.chiSquared, near: 5.76298545181300, digits: 9)
    // What differs at some scores only can gain nothing more.
    #expect(found.nonUniform.chiSquared < 1e-9)
    expect(found.both.chiSquared, near: 5.76298545181301, digits: 9)
    expect(found.nagelkerkeChange, near: 0.311628410803086, digits: 9)
    #expect(found.groupCoefficient.isFinite && found.groupCoefficient < -1)
  }

  @Test func refusesWhatHasNothingToCompare() {
    #expect(throws: ItemError.noVariance(item: nil)) {
      try LogisticFunctioning(
        right: [true, true, true, true], scores: [1, 2, 3, 4], isFocal: [true, false, true, false])
    }
    #expect(throws: ItemError.emptyGroup(1)) {
      try LogisticFunctioning(
        right: [true, false, true, true], scores: [1, 2, 3, 4], isFocal: [false, false, false, false])
    }
  }
}
