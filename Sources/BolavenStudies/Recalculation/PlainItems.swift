import BolavenData
import Glibc

/// Statistics of items by their definitions, from right and wrong answers; one row a person.
enum PlainItems {
  /// Pearson's correlation in double-double sums; `nil` where either does not vary.
  static func correlation(_ x: [Double], _ y: [Double]) -> Double? {
    guard let a = Plain.variance(x), let b = Plain.variance(y), let both = Plain.covariance(x, y), a > 1e-20, b > 1e-20
    else { return nil }
    return both / (a * b).squareRoot()
  }

  /// The mean of values over the share of people with the highest or lowest totals, who tie at the cut in part.
  static func tailMean(_ values: [Double], totals: [Double], share: Double, fromTop: Bool) -> Double? {
    guard !values.isEmpty else { return nil }
    let size = share * Double(values.count)
    var (sum, taken) = (0.0, 0.0)
    for level in Set(totals).sorted(by: fromTop ? { $0 > $1 } : { $0 < $1 }) where taken < size {
      let members = totals.indices.filter { totals[$0] == level }
      let part = min(1, (size - taken) / Double(members.count))
      sum += part * members.reduce(0) { $0 + values[$1] }
      taken += part * Double(members.count)
    }
    return taken > 0 ? sum / taken : nil
  }

  /// 2 P(X < min) + P(X = min) of b + c tosses.
  static func middle(_ b: Int, _ c: Int) -> Double {
    guard b != c else { return 1 }
    let least = min(b, c)
    return Plain.fairCoin(atMost: least - 1, of: b + c) + Plain.fairCoin(atMost: least, of: b + c)
  }

  /// The largest of (m − rank + 1)p over the smaller p-values, at most 1.
  static func holm(_ values: [Double], _ place: Int) -> Double {
    let own = values[place]
    var largest = 0.0
    for (other, value) in values.enumerated() where value <= own {
      // How many are before this one, in the order of p and then of place.
      let before = values.indices.count { values[$0] < value || (values[$0] == value && $0 < other) }
      if value == own && other > place { continue }
      largest = max(largest, Double(values.count - before) * value)
    }
    return min(1, largest)
  }

  /// The smallest of m p/rank over the larger p-values, at most 1.
  static func falseAlarms(_ values: [Double], _ place: Int) -> Double {
    var least = 1.0
    for value in values where value >= values[place] {
      let rank = values.count { $0 <= value }
      least = min(least, Double(values.count) * value / Double(rank))
    }
    return least
  }

  /// k/(k − 1)·(1 − Σs²/s_X²); `nil` where totals do not vary.
  static func alpha(_ columns: [[Double]]) -> Double? {
    guard columns.count > 1, let people = columns.first?.count, people > 1 else { return nil }
    let totals = (0..<people).map { person in columns.reduce(0) { $0 + $1[person] } }
    guard let whole = Plain.variance(totals), whole > 1e-20 else { return nil }
    let k = Double(columns.count)
    return k / (k - 1) * (1 - Plain.sum(columns.compactMap { Plain.variance($0) }) / whole)
  }

  /// Feldt's limits.
  static func feldt(_ alpha: Double, people: Int, items: Int, level: Double) -> (low: Double, high: Double) {
    let (first, second) = (Double(people - 1), Double((people - 1) * (items - 1)))
    let quantile = { (tail: Double) in
      var high = 1.0
      while Plain.fisherTail(high, first, second) > tail { high *= 2 }
      return Plain.root(low: 0, high: high) { tail - Plain.fisherTail($0, first, second) }
    }
    return (1 - (1 - alpha) * quantile((1 - level) / 2), 1 - (1 - alpha) * quantile((1 + level) / 2))
  }

  // MARK: Rasch

  /// The elementary symmetric functions of the numbers, of order 0 to all.
  static func symmetric(_ values: [Double]) -> [Double] {
    var gamma = [1.0]
    for value in values {
      var next = gamma + [0]
      for order in gamma.indices { next[order + 1] += value * gamma[order] }
      gamma = next
    }
    return gamma
  }

  /// What has to be 0 for a difficulty: right answers less those expected given the scores, over their information, which
  /// is how far it would still move.
  ///
  /// - Parameter answers: one row a person with an entry for each item that has a difficulty.
  static func raschRemainder(_ answers: [[Bool?]], _ difficulties: [Double], _ item: Int) -> Double {
    var (remainder, variance) = (0.0, 0.0)
    for row in answers {
      guard let right = row[item], let p = chance(row, difficulties, item) else { continue }
      remainder += (right ? 1 : 0) - p
      variance += p * (1 - p)
    }
    return remainder / max(variance, 1e-300)
  }

  /// P(item right | number right of the items answered); `nil` where that says everything.
  private static func chance(_ row: [Bool?], _ difficulties: [Double], _ item: Int) -> Double? {
    let answered = row.indices.filter { row[$0] != nil }
    let score = answered.count { row[$0] == true }
    guard score > 0, score < answered.count else { return nil }
    let easiness = { (items: [Int]) in symmetric(items.map { exp(-difficulties[$0]) }) }
    return exp(-difficulties[item]) * easiness(answered.filter { $0 != item })[score - 1] / easiness(answered)[score]
  }

  /// Standard errors from the second derivatives, by Gauss's elimination: one an item.
  static func raschErrors(_ answers: [[Bool?]], _ difficulties: [Double]) -> [Double?] {
    let k = difficulties.count
    // Σ b = 0 is one direction that answers say nothing of: ones fill it, and are taken out again.
    var information = [[Double]](repeating: [Double](repeating: 1, count: k), count: k)
    for row in answers {
      let answered = row.indices.filter { row[$0] != nil }
      let score = answered.count { row[$0] == true }
      guard score > 0, score < answered.count else { continue }
      let whole = symmetric(answered.map { exp(-difficulties[$0]) })[score]
      let single = answered.map { chance(row, difficulties, $0) ?? 0 }
      for (place, item) in answered.enumerated() {
        for (otherPlace, other) in answered.enumerated() {
          var both = single[place]
          if item != other {
            let rest = symmetric(answered.filter { $0 != item && $0 != other }.map { exp(-difficulties[$0]) })
            both =
              score < 2 || score - 2 >= rest.count
              ? 0
              : exp(-difficulties[item] - difficulties[other]) * rest[score - 2] / whole
          }
          information[item][other] += both - single[place] * single[otherPlace]
        }
      }
    }
    guard let inverse = inverse(information) else { return difficulties.map { _ in nil } }
    return (0..<k).map { max(0, inverse[$0][$0] - 1 / Double(k * k)).squareRoot() }
  }

  /// The inverse by elimination with the largest pivots; `nil` where there is none.
  static func inverse(_ matrix: [[Double]]) -> [[Double]]? {
    let k = matrix.count
    var rows = matrix.enumerated().map { place, row in row + (0..<k).map { $0 == place ? 1.0 : 0 } }
    for column in 0..<k {
      guard let pivot = (column..<k).max(by: { abs(rows[$0][column]) < abs(rows[$1][column]) }),
        abs(rows[pivot][column]) > 1e-300
      else { return nil }
      rows.swapAt(column, pivot)
      let head = rows[column][column]
      rows[column] = rows[column].map { $0 / head }
      for other in 0..<k where other != column {
        let factor = rows[other][column]
        guard factor != 0 else { continue }
        for place in 0..<(2 * k) { rows[other][place] -= factor * rows[column][place] }
      }
    }
    return rows.map { Array($0[k...]) }
  }

  /// Warm's ability of a number right: r − ΣP + J/(2I) falls through 0.
  static func warm(_ score: Double, _ difficulties: [Double]) -> (ability: Double, error: Double) {
    let sums = { (theta: Double) -> (p: Double, i: Double, j: Double) in
      var found = (p: 0.0, i: 0.0, j: 0.0)
      for b in difficulties {
        let p = 1 / (1 + exp(b - theta))
        found = (found.p + p, found.i + p * (1 - p), found.j + p * (1 - p) * (1 - 2 * p))
      }
      return found
    }
    let ability = Plain.root(low: -60, high: 60) { theta in
      let found = sums(theta)
      return found.p - found.j / (2 * found.i) - score
    }
    return (ability, 1 / sums(ability).i.squareRoot())
  }

  /// Infit and outfit of an item with their t, at the likeliest abilities.
  static func fit(
    _ answers: [[Bool?]], _ difficulties: [Double], _ item: Int
  ) -> (infit: Double, outfit: Double, infitT: Double?, outfitT: Double?)? {
    var (n, squares, weighted, weight, kurtosis, excess) = (0.0, 0.0, 0.0, 0.0, 0.0, 0.0)
    for row in answers {
      let answered = row.indices.filter { row[$0] != nil }
      let score = answered.count { row[$0] == true }
      guard let right = row[item], score > 0, score < answered.count else { continue }
      let theta = Plain.root(low: -60, high: 60) { theta in
        answered.reduce(-Double(score)) { $0 + 1 / (1 + exp(difficulties[$1] - theta)) }
      }
      let p = 1 / (1 + exp(difficulties[item] - theta))
      let w = p * (1 - p)
      let residual = (right ? 1 : 0) - p
      n += 1
      squares += residual * residual / w
      weighted += residual * residual
      weight += w
      // The fourth moment of u − P over W², and over 1.
      kurtosis += (p * pow(1 - p, 4) + (1 - p) * pow(p, 4)) / (w * w)
      excess += p * pow(1 - p, 4) + (1 - p) * pow(p, 4) - w * w
    }
    guard n > 0 else { return nil }
    let standardized = { (square: Double, variance: Double) -> Double? in
      guard variance > 1e-12 else { return nil }
      let q = variance.squareRoot()
      return (cbrt(square) - 1) * 3 / q + q / 3
    }
    let (infit, outfit) = (weighted / weight, squares / n)
    return (
      infit, outfit, standardized(infit, excess / (weight * weight)), standardized(outfit, (kurtosis - n) / (n * n))
    )
  }
}
