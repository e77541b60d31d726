import BolavenData
import TestSupport
import Testing

@testable import BolavenEstimation

/// Data and values made by `Reference/make_inference_values.py`: definitions written out with dense matrices.
enum InferenceReference {
  private static let folder = "Tests/BolavenEstimationTests/Reference/"

  static func frame() throws -> DataFrame {
    try DataFrame(contentsOf: Repository.absolute(folder + "inference_data.csv"))
  }

  private static let values: [String: Double] = {
    let text = (try? Repository.text(folder + "inference_values.csv")) ?? ""
    let rows = text.split(separator: "\n").dropFirst().map { $0.split(separator: ",") }
    return Dictionary(uniqueKeysWithValues: rows.map { (String($0[0]), Double($0[1]) ?? .nan) })
  }()

  static func value(_ name: String) throws -> Double { try #require(values[name], "no value \(name)") }

  /// A number has the reference value.
  static func expect(
    _ found: Double?, is name: String, digits: Int = 11, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    expectAgreement(found, try value(name), digits: digits, name, sourceLocation: sourceLocation)
  }

  /// Standard errors of all coefficients.
  static func expectErrors(
    _ model: RegressionModel, _ request: CovarianceRequest, are prefix: String,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    for estimate in try model.inference(request).estimates {
      try expect(estimate.standardError, is: "\(prefix)[\(estimate.term)]", sourceLocation: sourceLocation)
    }
  }
}
