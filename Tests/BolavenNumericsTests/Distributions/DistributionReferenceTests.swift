import BolavenNumerics
import Foundation
import TestSupport
import Testing

/// A value of `Reference/distribution_values.csv`, which `make_distribution_values.py` computed with 30 digits.
struct DistributionValue: Sendable, CustomTestStringConvertible {
  let distribution: String
  let parameters: [Double]
  let function: String
  let argument: Double
  let value: Double

  var testDescription: String { "\(distribution) \(parameters) \(function)(\(argument))" }

  static func named(_ distribution: String) -> [DistributionValue] { all.filter { $0.distribution == distribution } }

  static let all: [DistributionValue] = {
    let path = "Tests/BolavenNumericsTests/Reference/distribution_values.csv"
    guard let text = try? Repository.text(path) else {
      Issue.record("\(path) cannot be read")
      return []
    }
    return text.split(whereSeparator: \.isNewline).dropFirst().compactMap { line in
      let cells = line.split(separator: ",", omittingEmptySubsequences: false)
      guard cells.count == 5, let argument = Double(cells[3]), let value = Double(cells[4]) else { return nil }
      return DistributionValue(
        distribution: String(cells[0]), parameters: cells[1].split(separator: " ").compactMap { Double($0) },
        function: String(cells[2]), argument: argument, value: value)
    }
  }()

  /// What the distribution says in place of the value.
  func found(_ distribution: some Distribution) throws -> Double {
    switch function {
    case "cumulative": distribution.cumulative(argument)
    case "upperTail": distribution.upperTail(argument)
    case "quantile": distribution.quantile(argument)
    default: try #require((distribution as? Binomial)?.mass(Int(argument)))
    }
  }
}

/// Each distribution agrees with mpmath to the digits that are stated, in the far tails too.
@Suite struct DistributionReferenceTests {
  /// - Parameter floor: a difference that is no error, where a distribution says so.
  private func expect(
    _ name: String, digits: Double, floor: Double = 0, _ make: ([Double]) -> any Distribution
  ) throws {
    let values = DistributionValue.named(name)
    #expect(values.count > 20)
    for value in values {
      let found = try value.found(make(value.parameters))
      #expect(
        agreeingDigits(found, value.value) >= digits || (found - value.value).magnitude < floor,
        "\(value.testDescription): \(found), expected \(value.value)")
    }
  }

  @Test func normal() throws { try expect("normal", digits: 14) { _ in Normal() } }
  /// With a million degrees of freedom a probability of 6e-198 has nine digits.
  @Test func student() throws {
    try expect("student", digits: 13, floor: 1e-200) { StudentT(degreesOfFreedom: $0[0]) }
  }
  @Test func chiSquared() throws { try expect("chi", digits: 13) { ChiSquared(degreesOfFreedom: $0[0]) } }
  @Test func fisher() throws { try expect("f", digits: 13) { FisherF(numerator: $0[0], denominator: $0[1]) } }
  @Test func binomial() throws {
    try expect("binomial", digits: 13) { Binomial(trials: Int($0[0]), probability: $0[1]) }
  }
  @Test func noncentral() throws {
    try expect("noncentral", digits: 11, floor: 1e-20) { NoncentralT(degreesOfFreedom: $0[0], noncentrality: $0[1]) }
  }
}

/// What holds at the ends of the line, for every distribution.
@Suite struct DistributionTests {
  static let all: [any Distribution] = [
    Normal(), StudentT(degreesOfFreedom: 0.5), StudentT(degreesOfFreedom: 14.7), ChiSquared(degreesOfFreedom: 3),
    FisherF(numerator: 2, denominator: 7), NoncentralT(degreesOfFreedom: 9, noncentrality: 2),
  ]

  @Test(arguments: all.indices) func endsOfTheLineAreCertain(_ index: Int) {
    let distribution = Self.all[index]
    #expect(distribution.cumulative(.infinity) == 1 && distribution.upperTail(.infinity) == 0)
    #expect(distribution.cumulative(-.infinity) == 0 && distribution.upperTail(-.infinity) == 1)
    #expect(distribution.quantile(1) == .infinity)
    #expect(distribution.quantile(0) == -.infinity || distribution.quantile(0) == 0)
  }

  @Test(arguments: all.indices) func quantilesInvertTheCumulative(_ index: Int) {
    let distribution = Self.all[index]
    for p in [0.001, 0.1, 0.5, 0.9, 0.999] {
      #expect(agreeingDigits(distribution.cumulative(distribution.quantile(p)), p) >= 10)
    }
  }

  @Test func theNormalIsTheLimitOfStudent() {
    #expect(agreeingDigits(StudentT(degreesOfFreedom: 1e15).upperTail(2), Normal().upperTail(2)) >= 13)
    #expect(StudentT(degreesOfFreedom: 1e300).quantile(0.975).isFinite)
  }

  @Test func binomialQuantilesAreTheSmallestCount() {
    let coin = Binomial(trials: 10, probability: 0.5)
    #expect(coin.quantile(0.5) == 5 && coin.quantile(0) == 0 && coin.quantile(1) == 10)
    #expect(coin.quantile(coin.cumulative(3)) == 3)
    #expect(coin.mass(-1) == 0 && coin.mass(11) == 0 && coin.cumulative(-0.5) == 0 && coin.upperTail(10) == 0)
    #expect(Binomial(trials: 0, probability: 0.3).cumulative(0) == 1)
  }
}
