import BolavenData
import Foundation
import TestSupport
import Testing

@testable import BolavenEstimation

/// Data and values made by `Reference/make_effect_values.py`.
struct EffectReference: Sendable, CustomTestStringConvertible {
  let name: String
  let frame: DataFrame

  var testDescription: String { name }

  static func named(_ name: String) throws -> EffectReference {
    let all = try DataFrame(contentsOf: Repository.absolute("Tests/BolavenEstimationTests/Reference/effect_data.csv"))
    let cases = try all.categories("case")
    return EffectReference(name: name, frame: all.rows((0..<all.rowCount).filter { cases[$0] == name }))
  }

  func numbers(_ column: ColumnName) throws -> [Double] { try frame.numbers(column).values }
  func groups(_ column: ColumnName) throws -> TreatmentSample.Groups {
    TreatmentSample.Groups(name: column.text, grouping: Grouping(try frame.categories(column)))
  }

  /// Villages are the clusters; pairs only where the case has them.
  func sample(
    controls: [ColumnName] = [], isClustered: Bool = true, isWeighted: Bool = false, isRandomised: Bool = true
  ) throws -> TreatmentSample {
    let hasPairs = name == "pairs"
    return TreatmentSample(
      treatmentName: "d", treatment: try numbers("d"), outcome: try numbers("y"), baseline: try numbers("baseline"),
      controls: try controls.map { ($0.text, try numbers($0)) }, strata: hasPairs ? try groups("pair") : nil,
      strataArePairs: hasPairs, clusters: isClustered ? try groups("cluster") : nil,
      weights: isWeighted ? try numbers("weight") : nil, isRandomised: isRandomised)
  }

  /// The value of other software.
  func value(_ quantity: String) throws -> Double {
    try #require(Self.values["\(name) \(quantity)"], "no reference value \(name) \(quantity)")
  }

  private static let values: [String: Double] = {
    let text = (try? Repository.text("Tests/BolavenEstimationTests/Reference/effect_values.csv")) ?? ""
    let rows = text.split(separator: "\n").dropFirst().map { $0.split(separator: ",") }
    return Dictionary(
      rows.map { ("\($0[0]) \($0[1])", Double($0[2]) ?? .nan) }, uniquingKeysWith: { first, _ in first })
  }()

  /// Claims that a number has the reference value to this many digits.
  func expect(
    _ got: Double?, is quantity: String, digits: Double = 11, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let expected = try value(quantity)
    let found = try #require(got, "\(name) \(quantity) is nil, expected \(expected)", sourceLocation: sourceLocation)
    #expect(
      agreeingDigits(found, expected) >= digits, "\(name) \(quantity): \(found), expected \(expected)",
      sourceLocation: sourceLocation)
  }
}

let effectEstimators: [any EffectEstimator] = [DifferenceInMeans(), Ancova(), DifferenceInDifferences()]

func nameOf(_ estimator: any EffectEstimator) -> String { type(of: estimator).name }
