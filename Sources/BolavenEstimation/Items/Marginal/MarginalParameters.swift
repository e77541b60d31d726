internal import BolavenNumerics
import Glibc

/// Slopes, intercepts and populations of a marginal fit, and which of them are free.
///
/// All numbers in one order: a of k items, d = −ab of k items, then μ and ln σ of each group.
struct MarginalParameters {
  var slopes: [Double]
  var intercepts: [Double]
  var means: [Double]
  var logDeviations: [Double]
  /// For each of the 2k + 2G numbers the free parameter it is, or −1 where it is fixed.
  let place: [Int]
  let freeCount: Int

  var itemCount: Int { slopes.count }
  var groupCount: Int { means.count }
  var deviations: [Double] { logDeviations.map { exp($0) } }
  var groups: [LatentGroup] {
    zip(means, deviations).map { LatentGroup(mean: $0, standardDeviation: $1) }
  }

  init(
    starts: [ItemParameters], isFixed: [Bool], slopes: MarginalModel.Slopes, groups: [LatentGroup], freeGroups: [Bool]
  ) {
    let k = starts.count
    self.slopes = starts.map(\.slope)
    intercepts = starts.map(\.intercept)
    means = groups.map(\.mean)
    logDeviations = groups.map { log($0.standardDeviation) }
    var place = [Int](repeating: -1, count: 2 * k + 2 * groups.count)
    var next = 0
    var shared: Int?
    for item in 0..<k where !isFixed[item] {
      switch slopes {
      case .one: break
      case .common:
        if shared == nil {
          shared = next
          next += 1
        }
        place[item] = shared ?? -1
      case .free:
        place[item] = next
        next += 1
      }
    }
    for item in 0..<k where !isFixed[item] {
      place[k + item] = next
      next += 1
    }
    for group in groups.indices where freeGroups[group] {
      place[2 * k + 2 * group] = next
      place[2 * k + 2 * group + 1] = next + 1
      next += 2
    }
    self.place = place
    freeCount = next
  }

  /// The numbers moved by a step of the free parameters.
  func moved(by step: [Double], times share: Double) -> MarginalParameters {
    var result = self
    let k = itemCount
    for (position, free) in place.enumerated() where free >= 0 {
      let change = share * step[free]
      if position < k {
        result.slopes[position] += change
      } else if position < 2 * k {
        result.intercepts[position - k] += change
      } else if (position - 2 * k) % 2 == 0 {
        result.means[(position - 2 * k) / 2] += change
      } else {
        result.logDeviations[(position - 2 * k) / 2] += change
      }
    }
    return result
  }

  /// Sums of the entries that are one free parameter.
  func reduced(_ full: [Double]) -> [Double] {
    var result = [Double](repeating: 0, count: freeCount)
    for (position, free) in place.enumerated() where free >= 0 { result[free] += full[position] }
    return result
  }

  /// The same of a symmetric matrix.
  func reduced(_ full: Matrix) -> Matrix {
    var result = Matrix(rows: freeCount, columns: freeCount)
    for (j, column) in place.enumerated() where column >= 0 {
      for (i, row) in place.enumerated() where row >= 0 { result[row, column] += full[i, j] }
    }
    return result
  }
}
