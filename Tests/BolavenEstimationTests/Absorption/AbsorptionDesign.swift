import BolavenData
import BolavenNumerics
import Testing

@testable import BolavenEstimation

/// Random factors and columns, and the projection by a regression on a column for each level.
struct AbsorptionDesign: Sendable, CustomTestStringConvertible {
  let name: String
  let factors: [AbsorbedFactor]
  let weights: [Double]?
  let columns: [[Double]]

  var testDescription: String { name }
  var rowCount: Int { columns[0].count }

  /// A column for each level and each slope of a level.
  var dummies: [[Double]] {
    factors.flatMap { factor in
      (0..<Int32(factor.levels.levelCount)).flatMap { level -> [[Double]] in
        let own = factor.levels.codes.map { $0 == level ? 1.0 : 0 }
        return (factor.hasIntercept ? [own] : []) + factor.slopes.map { zip($0, own).map { $0 * $1 } }
      }
    }
  }

  /// What is left of the columns by least squares on the dummies.
  func residualsByRegression() throws -> [[Double]] {
    let roots = (weights ?? [Double](repeating: 1, count: rowCount)).map { $0.squareRoot() }
    let scaled = dummies.flatMap { zip($0, roots).map { $0 * $1 } }
    let factorization = try PivotedQR(Matrix(rows: rowCount, columns: scaled.count / rowCount, storage: scaled))
    return columns.map { column in
      var left = zip(column, roots).map { $0 * $1 }
      // The second regression takes out what rounding left of the first.
      for _ in 0..<2 { left = factorization.solve(left).residuals }
      return zip(left, roots).map { $0 / $1 }
    }
  }

  func absorption(solver: AbsorptionReport.Solver? = nil, threads: Int = 2) throws -> Absorption {
    try Absorption(factors, rowCount: rowCount, weights: weights, solver: solver, threads: threads)
  }

  /// The same rows in another order.
  func reordered(_ order: [Int]) -> AbsorptionDesign {
    AbsorptionDesign(
      name: name,
      factors: factors.map { factor in
        AbsorbedFactor(
          name: factor.name, levels: factor.levels.rows(order), hasIntercept: factor.hasIntercept,
          slopes: factor.slopes.map { slope in order.map { slope[$0] } })
      }, weights: weights.map { weights in order.map { weights[$0] } },
      columns: columns.map { column in order.map { column[$0] } })
  }
}

extension AbsorptionDesign {
  private static func levels(_ count: Int32, _ rows: Int, _ random: inout SplitMix) -> LevelCodes {
    LevelCodes((0..<rows).map { _ in Int32(random.next() % UInt64(count)) })
  }

  private static func make(
    _ name: String, seed: UInt64, rows: Int = 240, weighted: Bool = false, columns: Int = 3,
    _ factors: (Int, inout SplitMix) -> [AbsorbedFactor]
  ) -> AbsorptionDesign {
    var random = SplitMix(seed: seed)
    let factors = factors(rows, &random)
    let weights = weighted ? (0..<rows).map { _ in 0.1 + 3 * random.uniform() } : nil
    let columns = (0..<columns).map { j -> [Double] in
      factors[0].levels.codes.map { code -> Double in
        let shift = Double(j) * Double(code % 5) + (j == 1 ? 1000 : 0)
        return random.normal() + shift
      }
    }
    return AbsorptionDesign(name: name, factors: factors, weights: weights, columns: columns)
  }

  static let all: [AbsorptionDesign] = [
    make("one factor", seed: 1) { rows, random in
      [AbsorbedFactor(name: "a", levels: levels(40, rows, &random))]
    },
    make("one factor, sorted rows, weights", seed: 2, weighted: true, columns: 1) { rows, _ in
      [AbsorbedFactor(name: "a", levels: LevelCodes((0..<rows).map { Int32($0 / 7) }))]
    },
    make("one level", seed: 3) { rows, _ in
      [AbsorbedFactor(name: "a", levels: LevelCodes([Int32](repeating: 0, count: rows)))]
    },
    make("balanced panel", seed: 4) { rows, _ in
      [
        AbsorbedFactor(name: "unit", levels: LevelCodes((0..<rows).map { Int32($0 / 6) })),
        AbsorbedFactor(name: "wave", levels: LevelCodes((0..<rows).map { Int32($0 % 6) })),
      ]
    },
    make("unbalanced, two factors", seed: 5, columns: 6) { rows, random in
      [
        AbsorbedFactor(name: "a", levels: levels(50, rows, &random)),
        AbsorbedFactor(name: "b", levels: levels(11, rows, &random)),
      ]
    },
    make("two factors, weights", seed: 6, weighted: true) { rows, random in
      [
        AbsorbedFactor(name: "a", levels: levels(9, rows, &random)),
        AbsorbedFactor(name: "b", levels: levels(60, rows, &random)),
      ]
    },
    make("disconnected parts", seed: 7) { rows, random in
      let first = levels(48, rows, &random)
      let second = first.codes.map { code in code / 12 * 5 + Int32(random.next() % 5) }
      return [
        AbsorbedFactor(name: "a", levels: first), AbsorbedFactor(name: "b", levels: LevelCodes(second)),
      ]
    },
    make("nested factors", seed: 8) { rows, random in
      let first = levels(40, rows, &random)
      return [
        AbsorbedFactor(name: "village", levels: LevelCodes(first.codes.map { $0 / 8 })),
        AbsorbedFactor(name: "household", levels: first),
      ]
    },
    make("three factors", seed: 9, columns: 10) { rows, random in
      [
        AbsorbedFactor(name: "a", levels: levels(40, rows, &random)),
        AbsorbedFactor(name: "b", levels: levels(20, rows, &random)),
        AbsorbedFactor(name: "c", levels: levels(7, rows, &random)),
      ]
    },
    make("four factors, weights", seed: 10, weighted: true) { rows, random in
      [
        AbsorbedFactor(name: "a", levels: levels(5, rows, &random)),
        AbsorbedFactor(name: "b", levels: levels(30, rows, &random)),
        AbsorbedFactor(name: "c", levels: levels(7, rows, &random)),
        AbsorbedFactor(name: "d", levels: levels(25, rows, &random)),
      ]
    },
    make("effects and slopes of the largest factor", seed: 11, weighted: true) { rows, random in
      let slopes = (0..<2).map { _ in (0..<rows).map { _ in 50 + random.normal() } }
      return [
        AbsorbedFactor(name: "a", levels: levels(30, rows, &random), slopes: slopes),
        AbsorbedFactor(name: "b", levels: levels(8, rows, &random)),
      ]
    },
    make("slopes of a smaller factor", seed: 12) { rows, random in
      let slope = (0..<rows).map { _ in random.normal() }
      return [
        AbsorbedFactor(name: "a", levels: levels(60, rows, &random)),
        AbsorbedFactor(name: "b", levels: levels(8, rows, &random), slopes: [slope]),
        AbsorbedFactor(name: "c", levels: levels(5, rows, &random)),
      ]
    },
    make("slopes without effects", seed: 13) { rows, random in
      let slope = (0..<rows).map { _ in random.normal() }
      return [AbsorbedFactor(name: "a", levels: levels(30, rows, &random), hasIntercept: false, slopes: [slope])]
    },
    make("a slope that varies in some levels only", seed: 14) { rows, random in
      let first = levels(30, rows, &random)
      let slope = first.codes.map { $0 % 3 == 0 ? 2.5 : random.normal() }
      return [
        AbsorbedFactor(name: "a", levels: first, slopes: [slope]),
        AbsorbedFactor(name: "b", levels: levels(6, rows, &random)),
      ]
    },
    make("a long ring", seed: 15, rows: 360, columns: 2) { rows, _ in
      [
        AbsorbedFactor(name: "person", levels: LevelCodes((0..<rows).map { Int32($0 / 4) })),
        AbsorbedFactor(name: "firm", levels: LevelCodes((0..<rows).map { Int32($0 % 59) })),
        AbsorbedFactor(name: "year", levels: LevelCodes((0..<rows).map { Int32($0 % 4) })),
      ]
    },
  ]
}

/// Random numbers from a seed. Source: Steele, Lea & Flood (2014), figure 17.
struct SplitMix: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ z >> 30) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ z >> 27) &* 0x94D0_49BB_1331_11EB
    return z ^ z >> 31
  }

  /// Between 0 and 1.
  mutating func uniform() -> Double { Double(next() >> 11) * 0x1p-53 }
  /// The sum of twelve, less 6: variance 1.
  mutating func normal() -> Double { (0..<12).reduce(-6) { sum, _ in sum + uniform() } }
}
