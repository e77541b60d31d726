internal import BolavenNumerics

/// The reduced equations where the levels of the second largest factor meet few others: their block is a band, and what the
/// other factors add is a dense border.
///
///     S = [A B; B' C],   b₂ = (C − B'A⁻B)⁻ (r₂ − B'A⁻r₁),   b₁ = A⁻(r₁ − B b₂)
///
/// Source: Golub & Van Loan (2013), *Matrix Computations*, §4.3.5 and §3.2.11.
struct BandedSystem: DirectSolver {
  private let size: Int
  private let band: BandCholesky
  /// A⁻B, level by level, `width` numbers each.
  private let solvedBorder: [Double]
  /// An even number, at least the coefficients of the border.
  private let width: Int
  private let cornerSize: Int
  private let cornerCholesky: SemidefiniteCholesky

  var solver: AbsorptionReport.Solver { .banded }

  /// - Returns: `nil` where this takes too much time or memory.
  init?(_ rows: GroupedRows, threads: Int) {
    let rest = Array(rows.others.dropFirst())
    guard rows.leading.isIntercept, rows.others[0].isIntercept, rest.coefficientCount <= 256,
      let graph = LevelGraph(rows, threads: threads)
    else { return nil }
    let order = BandOrder(graph)
    let (size, distance) = (graph.size, order.bandwidth + 1)
    guard size * distance <= 40_000_000, Double(size) * Double(distance * distance) <= 1e10,
      let band = BandCholesky(graph, order)
    else { return nil }
    self.size = size
    self.band = band
    cornerSize = rest.coefficientCount
    width = (cornerSize + 1) / 2 * 2
    guard cornerSize > 0 else {
      solvedBorder = []
      cornerCholesky = SemidefiniteCholesky([], scales: [])
      return
    }
    let border = crossBlock(rows, width: width, threads: threads)
    var solved = border
    band.solve(&solved, lanes: width)
    solvedBorder = solved
    var complement = SchurComplement.fromGroups(rows.replacingOthers(rest), threads: threads)
    for level in 0..<size {
      for i in 0..<cornerSize {
        let value = border[level * width + i]
        guard value != 0 else { continue }
        for j in 0..<cornerSize { complement[i * cornerSize + j] -= value * solved[level * width + j] }
      }
    }
    cornerCholesky = SemidefiniteCholesky(complement, scales: rest.flatMap(\.diagonal))
  }

  func solve(_ right: [Double], lanes: Int) -> [Double] {
    let first = size * lanes
    var levels = Array(right[..<first])
    var corner = Array(right[first...])
    if cornerSize > 0 {
      for level in 0..<size {
        for i in 0..<cornerSize {
          let value = solvedBorder[level * width + i]
          for lane in 0..<lanes { corner[i * lanes + lane] -= value * right[level * lanes + lane] }
        }
      }
      cornerCholesky.solve(&corner, lanes: lanes)
    }
    band.solve(&levels, lanes: lanes)
    for level in 0..<(cornerSize > 0 ? size : 0) {
      for i in 0..<cornerSize {
        let value = solvedBorder[level * width + i]
        for lane in 0..<lanes { levels[level * lanes + lane] -= value * corner[i * lanes + lane] }
      }
    }
    return levels + corner
  }
}

/// The block of S of the first of the others with the rest, level by level, `width` numbers each.
private func crossBlock(_ rows: GroupedRows, width: Int, threads: Int) -> [Double] {
  let size = rows.others[0].levelCount
  let rest = Array(rows.others.dropFirst())
  let restSize = rest.coefficientCount
  return rows.others.withEntries { others in
    let codes = others[0].codes
    nonisolated(unsafe) let levels = codes
    return rest.withEntries { rest in
      withUnsafePointer(toElementsOf: rows.weights) { weights in
        nonisolated(unsafe) let weights = weights
        return sumOverChunks(RowChunks(groups: rows.starts, chunks: 2), places: size * width, threads: threads) {
          groups, block in
          // D₂'W 1 of one group over its weight.
          withUnsafeTemporaryAllocation(of: Double.self, capacity: width) { sums in
            for group in groups {
              let range = Int(rows.starts[group])..<Int(rows.starts[group + 1])
              sums.initialize(repeating: 0)
              var total = 0.0
              for row in range {
                let weight = weights.map { $0[row] } ?? 1
                total += weight
                let target = block + Int(levels[row]) &* width
                for position in 0..<rest.count {
                  let entry = rest[position]
                  let (place, value) = (entry.place(row), weight * entry.value(row))
                  sums[place] += value
                  target[place] += value
                }
              }
              guard total > 0 else { continue }
              for place in 0..<restSize { sums[place] /= total }
              for row in range {
                let weight = weights.map { $0[row] } ?? 1
                let target = block + Int(levels[row]) &* width
                for place in 0..<restSize { target[place] -= weight * sums[place] }
              }
            }
          }
        }
      }
    }
  }
}
