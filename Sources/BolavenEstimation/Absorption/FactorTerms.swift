internal import BolavenData
internal import BolavenNumerics

/// The columns of D that belong to one factor: of each level the effect, then the slopes, made orthonormal within the
/// level in the metric of the weights, so that its block of D'WD is diagonal.
///
///     zₜ = Σₛ qₛ Rₛₜ,   qₛ'W qₜ = 0 for s ≠ t,   qₜ'W qₜ = 1 for slopes
///
/// A slope that does not vary within a level beyond the effect and earlier slopes has q = 0 there.
/// Source: Golub & Van Loan (2013), *Matrix Computations*, §5.2.8.
struct FactorTerms: Sendable {
  let codes: [Int32]
  let levelCount: Int
  let hasIntercept: Bool
  /// q of each slope, n values.
  let slopes: [[Double]]
  /// The diagonal of D'WD: level by level, in a level term by term. 0 where there is nothing to estimate.
  let diagonal: [Double]
  /// R: level by level, width × width, column by column; empty without slopes.
  private let triangles: [Double]

  var width: Int { slopes.count + (hasIntercept ? 1 : 0) }
  var coefficientCount: Int { levelCount * width }
  var isIntercept: Bool { slopes.isEmpty }

  init(_ factor: AbsorbedFactor, weights: [Double]?) {
    codes = factor.levels.codes
    levelCount = factor.levels.levelCount
    hasIntercept = factor.hasIntercept
    let totals =
      weights.map { sums(of: $0, by: factor.levels.codes, levels: factor.levels.levelCount) }
      ?? factor.levels.counts.map(Double.init)
    guard !factor.slopes.isEmpty else {
      slopes = []
      diagonal = totals
      triangles = []
      return
    }
    let width = factor.width
    var orthogonal = Orthogonalization(factor, weights: weights, totals: totals)
    for slope in factor.slopes { orthogonal.add(slope) }
    slopes = orthogonal.slopes
    triangles = orthogonal.triangles
    diagonal = (0..<levelCount * width).map { place in
      let (level, term) = (place / width, place % width)
      if factor.hasIntercept, term == 0 { return totals[level] }
      return orthogonal.triangles[(level * width + term) * width + term] > 0 ? 1 : 0
    }
  }

  private init(_ terms: FactorTerms, codes: [Int32], slopes: [[Double]]) {
    self.codes = codes
    self.slopes = slopes
    levelCount = terms.levelCount
    hasIntercept = terms.hasIntercept
    diagonal = terms.diagonal
    triangles = terms.triangles
  }

  /// The same terms with the rows in another order.
  func reordered(_ order: [Int32], threads: Int) -> FactorTerms {
    FactorTerms(
      self, codes: gather(codes, order, threads: threads), slopes: slopes.map { gather($0, order, threads: threads) })
  }

  /// The coefficients of the effects and slopes as they were given, from those of the orthonormal ones: R⁻¹c.
  ///
  /// - Parameter coefficients: of one column, level by level.
  func original(_ coefficients: [Double]) -> [Double] {
    guard !triangles.isEmpty else { return coefficients }
    var result = coefficients
    for level in 0..<levelCount {
      let start = level * width
      for t in stride(from: width - 1, through: 0, by: -1) {
        var value = result[start + t]
        for s in t + 1..<max(t + 1, width) { value -= triangles[(start + s) * width + t] * result[start + s] }
        let pivot = triangles[(start + t) * width + t]
        result[start + t] = pivot > 0 ? value / pivot : 0
      }
    }
    return result
  }

  /// Slopes that vary within a level, counted over all levels.
  var varyingSlopeCount: Int {
    guard !slopes.isEmpty else { return 0 }
    let first = hasIntercept ? 1 : 0
    return diagonal.indices.count { $0 % width >= first && diagonal[$0] > 0 }
  }
}

/// Gram-Schmidt within each level, twice, over all rows at once.
private struct Orthogonalization {
  private let codes: [Int32]
  private let levelCount: Int
  private let width: Int
  private let hasIntercept: Bool
  private let weights: [Double]?
  private let totals: [Double]
  private(set) var slopes: [[Double]] = []
  private(set) var triangles: [Double]

  init(_ factor: AbsorbedFactor, weights: [Double]?, totals: [Double]) {
    codes = factor.levels.codes
    levelCount = factor.levels.levelCount
    width = factor.width
    hasIntercept = factor.hasIntercept
    self.weights = weights
    self.totals = totals
    triangles = [Double](repeating: 0, count: levelCount * width * width)
    if hasIntercept {
      for level in 0..<levelCount { triangles[level * width * width] = totals[level] > 0 ? 1 : 0 }
    }
  }

  mutating func add(_ slope: [Double]) {
    let term = slopes.count + (hasIntercept ? 1 : 0)
    let center = hasIntercept ? sampleCenter(slope) : 0
    var values = center == 0 ? slope : slope.map { $0 - center }
    let before = products(values, values)
    if hasIntercept {
      for level in 0..<levelCount where totals[level] > 0 { self[level, 0, term] = center }
    }
    for _ in 0..<2 {
      if hasIntercept {
        let sums = products(values, nil)
        subtract(from: &values, nil, sums.indices.map { totals[$0] > 0 ? sums[$0] / totals[$0] : 0 }, row: 0, term)
      }
      for (earlier, other) in slopes.enumerated() {
        subtract(from: &values, other, products(values, other), row: earlier + (hasIntercept ? 1 : 0), term)
      }
    }
    let after = products(values, values)
    var scale = [Double](repeating: 0, count: levelCount)
    for level in 0..<levelCount where after[level] > 1e-22 * before[level] {
      self[level, term, term] = after[level].squareRoot()
      scale[level] = 1 / self[level, term, term]
    }
    for row in values.indices { values[row] *= scale[Int(codes[row])] }
    slopes.append(values)
  }

  /// R of one level.
  private subscript(level: Int, s: Int, t: Int) -> Double {
    get { triangles[(level * width + t) * width + s] }
    set { triangles[(level * width + t) * width + s] = newValue }
  }

  private mutating func subtract(
    from values: inout [Double], _ other: [Double]?, _ factors: [Double], row s: Int, _ term: Int
  ) {
    for level in 0..<levelCount { self[level, s, term] += factors[level] }
    for row in values.indices { values[row] -= factors[Int(codes[row])] * (other?[row] ?? 1) }
  }

  /// Σ w·a·b within each level.
  private func products(_ a: [Double], _ b: [Double]?) -> [Double] {
    var sums = [Double](repeating: 0, count: levelCount)
    for row in a.indices { sums[Int(codes[row])] += a[row] * (b?[row] ?? 1) * (weights?[row] ?? 1) }
    return sums
  }
}

/// Σ of values within each level.
func sums(of values: [Double], by codes: [Int32], levels: Int) -> [Double] {
  var sums = [Double](repeating: 0, count: levels)
  for row in values.indices { sums[Int(codes[row])] += values[row] }
  return sums
}

/// A number near the values, exactly theirs where they are all the same: from some rows at fixed distances.
func sampleCenter(_ values: [Double]) -> Double {
  guard let first = values.first else { return 0 }
  let step = max(1, values.count / 1024)
  var sum = 0.0
  var count = 0.0
  for row in stride(from: 0, to: values.count, by: step) {
    sum += values[row] - first
    count += 1
  }
  let center = first + sum / count
  return center.isFinite ? center : 0
}

/// The values of the rows in another order.
func gather<Value: BitwiseCopyable & Sendable>(_ values: [Value], _ order: [Int32], threads: Int) -> [Value] {
  largeArray(order.count) { (target: UnsafeMutableBufferPointer<Value>) in
    nonisolated(unsafe) let target = target
    order.withUnsafeBufferPointer { order in
      nonisolated(unsafe) let order = order
      values.withUnsafeBufferPointer { values in
        nonisolated(unsafe) let values = values
        let blocks = max(1, min(16, order.count / 16_384))
        Threads.forEachBlock(blocks, threads: threads) { block in
          for place in order.count * block / blocks..<order.count * (block + 1) / blocks {
            target.initializeElement(at: place, to: values[Int(order[place])])
          }
        }
      }
    }
  }
}
