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

/// Claims that a distribution agrees with mpmath to this many digits, in the far tails too.
///
/// - Parameter floor: a difference that is no error, where a distribution says so.
func expectReferenceValues(
  of name: String, digits: Double, floor: Double = 0, _ make: ([Double]) -> any Distribution
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
