internal import BolavenNumerics

/// The exact distribution of T = Σ aᵢBᵢ, where the Bᵢ are independent fair coins (0 or 1) and the aᵢ positive integers.
///
/// It is the null distribution of every rank sum and score sum whose signs are exchangeable. T is symmetric about Σaᵢ/2.
enum SignSums {
  /// P(T ≤ threshold).
  ///
  /// Counting half by half costs 2^(m/2), the table m · threshold: the cheaper one is taken. Weights with a common divisor,
  /// as doubled ranks without ties have, are first divided by it.
  static func lowerTail(weights: [Int], upTo threshold: Int) -> Double {
    guard threshold >= 0 else { return 0 }
    let m = weights.count
    let total = weights.reduce(0, +)
    guard threshold < total else { return 1 }
    let unit = weights.reduce(0, WholeNumbers.greatestCommonDivisor)
    if unit > 1 { return lowerTail(weights: weights.map { $0 / unit }, upTo: threshold / unit) }
    if m <= largestHalved, 4 << ((m + 1) / 2) < m * threshold {
      return halvedLowerTail(weights: weights, upTo: threshold)
    }
    let table = counts(weights: weights, upTo: threshold)
    return scaled(compensatedSum(table.counts), by: -table.doublings)
  }

  /// Two-sided p of an observed T: P(|T − E| ≥ |observed − E|), compared in integers.
  static func twoSidedPValue(weights: [Int], observed: Int) -> Double {
    let smaller = min(observed, weights.reduce(0, +) - observed)
    guard 2 * smaller < weights.reduce(0, +) else { return 1 }
    return BolavenEstimation.twoSidedPValue(tail: lowerTail(weights: weights, upTo: smaller))
  }

  /// The number of sign patterns with T = 0, 1, …, limit, in units of 2^(m − doublings).
  ///
  /// Up to 1,000 weights the unit is one pattern and nothing overflows: there are 2^m ≤ 2^1000 patterns.
  /// Beyond, every 1,000 weights the table is scaled by 2^-1000. P(T = t) = counts[t] / 2^doublings.
  static func counts(weights: [Int], upTo limit: Int) -> (counts: [Double], doublings: Int) {
    var counts = [Double](repeating: 0, count: limit + 1)
    counts[0] = 1
    var doublings = 0
    var reach = 0
    // Light weights first: the part of the table that is not yet zero stays short.
    for weight in weights.sorted() {
      if doublings == 1_000 {
        for t in 0...reach { counts[t] *= 0x1p-1000 }
        doublings = 0
      }
      doublings += 1
      reach = min(limit, reach + weight)
      if reach >= weight { addShifted(&counts, by: weight, upTo: reach) }
    }
    return (counts, doublings)
  }

  /// counts[t] += counts[t − shift] for t = reach, …, shift, eight at a time from the top down.
  ///
  /// Each block is read before it is written and nothing below it has changed yet, so one table is enough for any shift.
  private static func addShifted(_ counts: inout [Double], by shift: Int, upTo reach: Int) {
    counts.withUnsafeMutableBytes { bytes in
      let size = MemoryLayout<Double>.stride
      var top = reach + 1
      while top - shift >= 8 {
        top -= 8
        let moved = bytes.loadUnaligned(fromByteOffset: (top - shift) * size, as: SIMD8<Double>.self)
        let here = bytes.loadUnaligned(fromByteOffset: top * size, as: SIMD8<Double>.self)
        bytes.storeBytes(of: here + moved, toByteOffset: top * size, as: SIMD8<Double>.self)
      }
      let values = bytes.bindMemory(to: Double.self)
      while top > shift {
        top -= 1
        values[top] += values[top - shift]
      }
    }
  }

  /// The most weights counted half by half: 2^20 sums a half.
  static let largestHalved = 40

  /// P(T ≤ threshold) by pairing the sorted sums of one half of the weights with those of the other; exact in integers.
  ///
  /// Source: Horowitz and Sahni (1974), the two-list method.
  static func halvedLowerTail(weights: [Int], upTo threshold: Int) -> Double {
    let middle = weights.count / 2
    let first = sortedSums(weights[..<middle])
    let second = sortedSums(weights[middle...])
    var patterns = 0
    var partners = second.count
    for sum in first {
      while partners > 0, sum + second[partners - 1] > threshold { partners -= 1 }
      if partners == 0 { break }
      patterns += partners
    }
    return scaled(Double(patterns), by: -weights.count)
  }

  /// All 2^k sums of subsets of k weights, ascending, by merging with the shifted list.
  private static func sortedSums(_ weights: ArraySlice<Int>) -> [Int] {
    var sums = [0]
    for weight in weights {
      var merged = [Int]()
      merged.reserveCapacity(2 * sums.count)
      var without = 0
      for sum in sums {
        while without < sums.count, sums[without] <= sum + weight {
          merged.append(sums[without])
          without += 1
        }
        merged.append(sum + weight)
      }
      sums = merged
    }
    return sums
  }

  /// x · 2^exponent.
  static func scaled(_ x: Double, by exponent: Int) -> Double {
    // In two steps, because 2^exponent alone may be below the smallest Double where the product is not.
    let half = exponent / 2
    return x * Double(sign: .plus, exponent: half, significand: 1)
      * Double(sign: .plus, exponent: exponent - half, significand: 1)
  }
}
