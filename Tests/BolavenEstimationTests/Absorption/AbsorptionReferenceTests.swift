import BolavenData
import BolavenNumerics
import Foundation
import TestSupport
import Testing

@testable import BolavenEstimation

/// Against values of numpy and pyfixest, made by `Reference/make_absorption_values.py`.
@Suite struct AbsorptionReferenceTests {
  private static let folder = "Tests/BolavenEstimationTests/Reference"

  private func value(_ name: String, _ quantity: String) throws -> Double {
    let rows = try Repository.text("\(Self.folder)/absorption_values.csv").split(separator: "\n")
    let row = try #require(rows.first { $0.hasPrefix("\(name),\(quantity),") })
    return try #require(row.split(separator: ",").last.flatMap { Double($0) })
  }

  private func absorption(_ name: String, _ data: DataFrame) throws -> Absorption {
    let factor = { (column: ColumnName) throws in
      AbsorbedFactor(name: column.text, levels: LevelCodes(try data.numbers(column)))
    }
    let slopes = { (hasIntercept: Bool) throws in
      AbsorbedFactor(
        name: "firm[z]", levels: LevelCodes(try data.numbers("firm")), hasIntercept: hasIntercept,
        slopes: [try data.numbers("z").values])
    }
    let factors: [AbsorbedFactor] =
      switch name {
      case "one": [try factor("person")]
      case "two": [try factor("person"), try factor("year")]
      case "parts": [try factor("person"), try factor("part")]
      case "slopes": [try slopes(true), try factor("year")]
      case "slopes only": [try slopes(false)]
      default: [try factor("person"), try factor("firm"), try factor("year")]
      }
    let weights = ["weighted", "slopes"].contains(name) ? try data.numbers("w").values : nil
    return try Absorption(factors, rowCount: data.rowCount, weights: weights)
  }

  @Test(
    "coefficients, counts and leverages are those of other software",
    arguments: ["one", "two", "three", "weighted", "parts", "slopes", "slopes only"])
  func agrees(_ name: String) throws {
    let data = try DataFrame(contentsOf: Repository.absolute("\(Self.folder)/absorption_data.csv"))
    let absorption = try absorption(name, data)
    let absorbed = try absorption.residualized(try ["y", "x1", "x2"].map { try data.numbers($0).values })
    let a = absorbed.crossProducts
    let determinant = a[1, 1] * a[2, 2] - a[1, 2] * a[1, 2]
    let first = (a[2, 2] * a[0, 1] - a[1, 2] * a[0, 2]) / determinant
    let second = (a[1, 1] * a[0, 2] - a[1, 2] * a[0, 1]) / determinant
    // The values are good to about 12 digits themselves.
    #expect(agreeingDigits(first, try value(name, "x1")) > 11)
    #expect(agreeingDigits(second, try value(name, "x2")) > 11)
    let left = absorbed.blocks.matrix
    let squares = (0..<data.rowCount).lazy.map { row in
      let residual = left[row, 0] - first * left[row, 1] - second * left[row, 2]
      return residual * residual * (absorption.weightRoots.map { $0[row] * $0[row] } ?? 1)
    }
    #expect(agreeingDigits(compensatedSum(squares), try value(name, "rss")) > 10)
    #expect(absorbedParameters(absorption.factors) == Int(try value(name, "rank")))
    let leverages = try #require(absorption.leverages)
    #expect((leverages[0] - (try value(name, "leverage.first"))).magnitude < 1e-12)
    #expect(((leverages.max() ?? 0) - (try value(name, "leverage.largest"))).magnitude < 1e-12)
  }
}
