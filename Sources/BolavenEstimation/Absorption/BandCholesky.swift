internal import BolavenNumerics

/// L of the Laplacian of a graph, in an order that makes it a band.
///
/// One level of each connected component is grounded, its diagonal doubled: consistent equations are still solved exactly.
/// Source: Golub & Van Loan (2013), *Matrix Computations*, §4.3.5.
struct BandCholesky: Sendable {
  let order: BandOrder
  private let stride: Int
  /// Row j + i of column j at i + j · stride.
  private var band: [Double]

  /// - Returns: `nil` where rounding leaves a pivot that is not positive.
  init?(_ graph: LevelGraph, _ order: BandOrder) {
    self.order = order
    stride = order.bandwidth + 1
    band = [Double](repeating: 0, count: graph.size * stride)
    for level in 0..<graph.size {
      let place = Int(order.places[level])
      band[place * stride] = graph.diagonal[level]
      for position in graph.starts[level]..<graph.starts[level + 1] {
        let other = Int(order.places[Int(graph.neighbors[position])])
        if other > place { band[other - place + place * stride] = -graph.strengths[position] }
      }
    }
    for place in order.componentEnds { band[place * stride] = max(2 * band[place * stride], 1) }
    guard factorize() else { return nil }
  }

  private mutating func factorize() -> Bool {
    let (size, stride) = (order.order.count, stride)
    if stride > 32, OpenBLAS.isAvailable {
      return band.withUnsafeMutableBufferPointer { band in
        guard let base = band.baseAddress else { return true }
        return OpenBLAS.factorizeBand(base, size: size, bandwidth: stride - 1)
      }
    }
    return band.withUnsafeMutableBufferPointer { band in
      for j in 0..<size {
        let column = j * stride
        guard band[column] > 0 else { return false }
        let pivot = band[column].squareRoot()
        let count = min(stride, size - j)
        band[column] = pivot
        for i in 1..<max(1, count) { band[column + i] /= pivot }
        for i in 1..<max(1, count) {
          let factor = band[column + i]
          guard factor != 0 else { continue }
          let other = (j + i) * stride
          for k in i..<count { band[other + k - i] -= factor * band[column + k] }
        }
      }
      return true
    }
  }

  /// Puts the solution in the place of right-hand sides.
  ///
  /// - Parameter right: `lanes` numbers, an even number, for each level.
  func solve(_ right: inout [Double], lanes: Int) {
    let (size, pairs) = (order.order.count, lanes / 2)
    var work = [Double](repeating: 0, count: right.count)
    work.withUnsafeMutableBytes { work in
      right.withUnsafeMutableBytes { right in
        let x = work.assumingMemoryBound(to: SIMD2<Double>.self)
        let outside = right.assumingMemoryBound(to: SIMD2<Double>.self)
        for place in 0..<size {
          let level = Int(order.order[place])
          for v in 0..<pairs { x[place * pairs + v] = outside[level * pairs + v] }
        }
        band.withUnsafeBufferPointer { band in
          for j in 0..<size {
            let column = j &* stride
            let inverse = 1 / band[column]
            for v in 0..<pairs { x[j &* pairs &+ v] *= inverse }
            for i in 1..<max(1, min(stride, size - j)) {
              let factor = band[column &+ i]
              let target = (j &+ i) &* pairs
              for v in 0..<pairs { x[target &+ v] -= factor * x[j &* pairs &+ v] }
            }
          }
          for j in Swift.stride(from: size - 1, through: 0, by: -1) {
            let column = j &* stride
            for i in 1..<max(1, min(stride, size - j)) {
              let factor = band[column &+ i]
              let source = (j &+ i) &* pairs
              for v in 0..<pairs { x[j &* pairs &+ v] -= factor * x[source &+ v] }
            }
            let inverse = 1 / band[column]
            for v in 0..<pairs { x[j &* pairs &+ v] *= inverse }
          }
        }
        for place in 0..<size {
          let level = Int(order.order[place])
          for v in 0..<pairs { outside[level * pairs + v] = x[place * pairs + v] }
        }
      }
    }
  }
}
