internal import BolavenNumerics

/// S times vectors, from the rows level by level of the largest factor, without S.
struct ReducedProduct: @unchecked Sendable {
  private let starts: UnsafePointer<Int32>
  private let leading: TermEntries
  private let others: TermEntries
  private let weights: UnsafePointer<Double>?
  /// The diagonal of D₁'W D₁.
  private let diagonal: UnsafePointer<Double>
  private let chunks: RowChunks
  private let size: Int
  private let threads: Int

  /// Runs `body` with the product for some rows.
  ///
  /// - Parameter lanes: numbers for each coefficient.
  static func with<Result>(
    _ rows: GroupedRows, lanes: Int, threads: Int, _ body: (ReducedProduct) -> Result
  ) -> Result {
    let size = rows.others.coefficientCount
    // Many chunks where that costs little: in a balanced panel the same number is added again and again, and rounding errors
    // of one sign would add up.
    let chunks = RowChunks(groups: rows.starts, chunks: max(2, min(256, 40_000 / max(1, size * lanes))))
    return withUnsafePointers([rows.starts]) { starts in
      withUnsafePointers([rows.leading.diagonal]) { numbers in
        withUnsafePointer(toElementsOf: rows.weights) { weights in
          [rows.leading].withEntries { leading in
            rows.others.withEntries { others in
              body(
                ReducedProduct(
                  starts: starts[0], leading: leading, others: others, weights: weights,
                  diagonal: numbers[0], chunks: chunks, size: size, threads: threads))
            }
          }
        }
      }
    }
  }

  private init(
    starts: UnsafePointer<Int32>, leading: TermEntries, others: TermEntries, weights: UnsafePointer<Double>?,
    diagonal: UnsafePointer<Double>, chunks: RowChunks, size: Int, threads: Int
  ) {
    self.starts = starts
    self.leading = leading
    self.others = others
    self.weights = weights
    self.diagonal = diagonal
    self.chunks = chunks
    self.size = size
    self.threads = threads
  }

  /// How many vectors of coefficients `scratch` must have place for.
  var scratchCount: Int { chunks.count - 1 }

  /// q = S p.
  func multiply<Vector: Lanes>(
    _ p: UnsafePointer<Vector>, into q: UnsafeMutablePointer<Vector>, scratch: UnsafeMutablePointer<Vector>
  ) {
    let isPlain = weights == nil && leading.count == 1 && leading.areIndicators && others.areIndicators
    let kind = isPlain ? min(others.count, 3) : 0
    let size = size
    nonisolated(unsafe) let (p, q, scratch) = (p, q, scratch)
    Threads.forEachBlock(chunks.count, threads: threads) { chunk in
      let target = chunk == 0 ? q : scratch + (chunk - 1) * size
      target.update(repeating: Vector.zero, count: size)
      switch kind {
      case 1, 2: self.multiplyPlain(self.chunks[chunk], p, target)
      default: self.multiplyAny(self.chunks[chunk], p, target)
      }
    }
    let pieces = size > 32_768 ? 4 : 1
    let count = scratchCount
    guard count > 0 else { return }
    Threads.forEachBlock(pieces, threads: threads) { piece in
      for chunk in 0..<count {
        let other = scratch + chunk * size
        for place in size * piece / pieces..<size * (piece + 1) / pieces { q[place] += other[place] }
      }
    }
  }

  /// For one factor beside the largest, or two.
  private func multiplyPlain<Vector: Lanes>(
    _ levels: Range<Int>, _ p: UnsafePointer<Vector>, _ q: UnsafeMutablePointer<Vector>
  ) {
    let lanes = Vector.count
    let factors = (0..<others.count).map { position in
      let base = others[position].base
      return LanePanel.ReducedFactor(
        codes: others[position].codes, coefficients: UnsafeRawPointer(p + base).assumingMemoryBound(to: Double.self),
        products: UnsafeMutableRawPointer(q + base).assumingMemoryBound(to: Double.self))
    }
    LanePanel.addReduced(
      starts: starts + levels.lowerBound, levels: levels.count, lanes: lanes, factors[0], factors.dropFirst().first)
  }

  private func multiplyAny<Vector: Lanes>(
    _ levels: Range<Int>, _ p: UnsafePointer<Vector>, _ q: UnsafeMutablePointer<Vector>
  ) {
    var fitted = [Vector](repeating: .zero, count: leading.count)
    for level in levels {
      let rows = Int(starts[level])..<Int(starts[level &+ 1])
      for term in fitted.indices { fitted[term] = .zero }
      for row in rows {
        let value = value(of: p, row) * (weights.map { $0[row] } ?? 1)
        for term in fitted.indices { fitted[term] += value * leading[term].value(row) }
      }
      for term in fitted.indices {
        let scale = diagonal[level &* leading.count &+ term]
        fitted[term] = scale > 0 ? fitted[term] * (1 / scale) : .zero
      }
      for row in rows {
        var value = value(of: p, row)
        for term in fitted.indices { value -= fitted[term] * leading[term].value(row) }
        value = value * (weights.map { $0[row] } ?? 1)
        for position in 0..<others.count {
          let entry = others[position]
          q[entry.place(row)] += value * entry.value(row)
        }
      }
    }
  }

  @inline(__always)
  private func value<Vector: Lanes>(of p: UnsafePointer<Vector>, _ row: Int) -> Vector {
    var value = Vector.zero
    for position in 0..<others.count {
      let entry = others[position]
      value += p[entry.place(row)] * entry.value(row)
    }
    return value
  }
}

extension GroupedRows: ReducedOperator {
  func product(_ coefficients: [Double], lanes: Int, threads: Int) -> [Double] {
    switch lanes {
    case 2: return product(coefficients, Lanes2.self, threads: threads)
    case 4: return product(coefficients, Lanes4.self, threads: threads)
    case 8: return product(coefficients, Lanes8.self, threads: threads)
    default:
      // Eight columns at a time.
      var all = [Double](repeating: 0, count: coefficients.count)
      let size = coefficients.count / lanes
      for start in stride(from: 0, to: lanes, by: 8) {
        let part = (0..<size).flatMap { coefficients[$0 * lanes + start..<$0 * lanes + start + 8] }
        let found = product(part, Lanes8.self, threads: threads)
        for place in 0..<size {
          for lane in 0..<8 { all[place * lanes + start + lane] = found[place * 8 + lane] }
        }
      }
      return all
    }
  }

  private func product<Vector: Lanes>(_ coefficients: [Double], _: Vector.Type, threads: Int) -> [Double] {
    ReducedProduct.with(self, lanes: Vector.count, threads: threads) { product in
      let count = coefficients.count
      var work = largeArray(count * (1 + product.scratchCount)) { (place: UnsafeMutableBufferPointer<Double>) in
        place.initialize(repeating: 0)
        coefficients.withUnsafeBytes { coefficients in
          let target = UnsafeMutableRawBufferPointer(place).assumingMemoryBound(to: Vector.self)
          guard let p = coefficients.assumingMemoryBound(to: Vector.self).baseAddress, let q = target.baseAddress
          else { return }
          product.multiply(p, into: q, scratch: q + count / Vector.count)
        }
      }
      work.removeLast(work.count - count)
      return work
    }
  }

  /// The diagonal of S.
  func reducedDiagonal(threads: Int) -> [Double] {
    var diagonal = others.flatMap(\.diagonal)
    let size = diagonal.count
    let explained =
      weights == nil && leading.isIntercept && others.allSatisfy(\.isIntercept)
      ? explainedCounts(size, threads: threads) : explainedSquares(size, threads: threads)
    for place in 0..<size {
      diagonal[place] -= explained[place]
      // What is left is rounding.
      if diagonal[place] <= 1e-12 * explained[place] { diagonal[place] = 0 }
    }
    return diagonal
  }

  /// Σ_g c_g²/n_g, c_g being the rows of group g that have a level.
  private func explainedCounts(_ size: Int, threads: Int) -> [Double] {
    let chunks = RowChunks(groups: starts, chunks: max(2, min(16, 250_000 / max(1, size))))
    return others.withEntries { others in
      sumOverChunks(chunks, places: size, threads: threads) { groups, sums in
        var states = [CountState](repeating: CountState(), count: size)
        states.withUnsafeMutableBufferPointer { states in
          for group in groups {
            let (first, end) = (Int(self.starts[group]), Int(self.starts[group &+ 1]))
            let share = 1 / Double(end &- first)
            for position in 0..<others.count {
              let entry = others[position]
              for row in first..<end {
                let place = entry.place(row)
                if states[place].group != Int32(truncatingIfNeeded: group) {
                  states[place].group = Int32(truncatingIfNeeded: group)
                  states[place].count = 0
                }
                // (c + 1)² − c²
                states[place].sum += Double(2 &* states[place].count &+ 1) * share
                states[place].count &+= 1
              }
            }
          }
          for place in 0..<size { sums[place] = states[place].sum }
        }
      }
    }
  }

  private func explainedSquares(_ size: Int, threads: Int) -> [Double] {
    let chunks = RowChunks(groups: starts, chunks: max(2, min(16, 500_000 / max(1, size))))
    return [leading].withEntries { leading in
      others.withEntries { others in
        withUnsafePointers([self.leading.diagonal]) { numbers in
          withUnsafePointer(toElementsOf: self.weights) { weights in
            nonisolated(unsafe) let (weights, scales) = (weights, numbers[0])
            return sumOverChunks(chunks, places: 2 * size, threads: threads) { levels, sums in
              let vector = sums + size
              for level in levels {
                let rows = Int(self.starts[level])..<Int(self.starts[level &+ 1])
                for term in 0..<leading.count {
                  let scale = scales[level &* leading.count &+ term]
                  guard scale > 0 else { continue }
                  for row in rows {
                    let weight = (weights.map { $0[row] } ?? 1) * leading[term].value(row)
                    for position in 0..<others.count {
                      vector[others[position].place(row)] += weight * others[position].value(row)
                    }
                  }
                  for row in rows {
                    for position in 0..<others.count {
                      let place = others[position].place(row)
                      sums[place] += vector[place] * vector[place] / scale
                      vector[place] = 0
                    }
                  }
                }
              }
            }
          }
        }
      }
    }
  }
}

/// What the groups so far explain of a level, and the rows of the last group that have it.
private struct CountState {
  var sum = 0.0
  var group: Int32 = -1
  var count: Int32 = 0
}
