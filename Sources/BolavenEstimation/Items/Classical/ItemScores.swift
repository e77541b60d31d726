internal import BolavenNumerics

/// Points of n persons on k items, complete, with their totals and products of deviations.
struct ItemScores {
  /// One column of n points an item.
  let columns: [[Double]]
  /// n totals.
  let totals: [Double]
  let means: [Double]
  /// k × k, with n − 1.
  let covariance: Matrix
  var itemCount: Int { columns.count }
  var personCount: Int { totals.count }
  /// Variance of the totals: the sum of the covariances.
  let totalVariance: Double

  /// - Throws: `tooFewItems`, `noPersons` below two of each; `notFinite` at the first such place.
  init(_ columns: [[Double]], items needed: Int = 2) throws(ItemError) {
    guard columns.count >= needed else { throw .tooFewItems(count: columns.count, needed: needed) }
    let n = columns[0].count
    precondition(columns.allSatisfy { $0.count == n }, "every item has points of the same persons")
    guard n > 1 else { throw .noPersons(count: n, needed: 2) }
    for (item, column) in columns.enumerated() {
      if let person = column.firstIndex(where: { !($0.magnitude < 1e100) }) {
        throw .notFinite(person: person, item: item)
      }
    }
    self.columns = columns
    var totals = [Double](repeating: 0, count: n)
    for column in columns {
      for (person, points) in column.enumerated() { totals[person] += points }
    }
    self.totals = totals
    means = columns.map { compensatedSum($0) / Double(n) }
    // Deviations from a rounded mean: what the rounding leaves is taken away again.
    let deviations = Matrix(
      rows: n, columns: columns.count, storage: zip(columns, means).flatMap { column, mean in column.map { $0 - mean } }
    )
    let rests = (0..<columns.count).map { compensatedSum(deviations.column($0)) }
    var products = deviations.transposedTimes(deviations)
    for j in 0..<columns.count {
      for i in 0..<columns.count { products[i, j] = (products[i, j] - rests[i] * rests[j] / Double(n)) / Double(n - 1) }
    }
    covariance = products.symmetrized
    totalVariance = Moments(totals).variance ?? 0
  }

  /// Whether an item, or the totals, differ between persons by more than rounding.
  func varies(_ variance: Double, around size: Double) -> Bool {
    variance > 1e-24 * max(size * size, .leastNormalMagnitude)
  }

  func varies(item: Int) -> Bool { varies(covariance[item, item], around: means[item]) }
  var totalVaries: Bool { varies(totalVariance, around: compensatedSum(means)) }

  /// Pearson correlations; `nil` where an item does not vary.
  var correlations: Matrix? {
    guard (0..<itemCount).allSatisfy(varies(item:)) else { return nil }
    var result = Matrix.identity(itemCount)
    let deviations = (0..<itemCount).map { covariance[$0, $0].squareRoot() }
    for j in 0..<itemCount {
      for i in 0..<itemCount where i != j { result[i, j] = covariance[i, j] / (deviations[i] * deviations[j]) }
    }
    return result
  }
}
