internal import BolavenData
internal import BolavenNumerics

extension Absorption {
  /// The leverage of each of n rows in the regression on the effects alone: the diagonal of W^½D(D'WD)⁻D'W^½.
  ///
  /// Known where there is one factor, or where the equations of all but the largest are solved by a dense factorization;
  /// `nil` otherwise. They sum to the rank of D.
  ///
  ///     hᵢ = wᵢ (Σₜ qᵢₜ²/dₜ + z̃ᵢ' S⁻ z̃ᵢ)
  ///
  /// with q and d of the largest factor, and z̃ᵢ the row of the others less what the largest factor explains of it.
  ///
  /// Source: Golub & Van Loan (2013), *Matrix Computations*, §3.2.11.
  public var leverages: [Double]? {
    let others = Array(terms.dropFirst())
    let dense = (system as? RefinedSystem)?.direct as? DenseSystem
    guard others.isEmpty || dense != nil else { return nil }
    let inverse = dense?.cholesky.inverse ?? Matrix(rows: 0, columns: 0)
    let counts = factors[places[0]].levels.counts
    let order = rowOrder(terms[0].codes, levels: counts.count, threads: threads)
    let starts = levelStarts(counts)
    let diagonal = terms[0].diagonal
    let chunks = RowChunks(groups: starts, chunks: 16)
    return [Double](unsafeUninitializedCapacity: rowCount) { target, count in
      nonisolated(unsafe) let target = target
      target.initialize(repeating: 0)
      [terms[0]].withEntries { leading in
        others.withEntries { others in
          Threads.forEachBlock(chunks.count, threads: threads) { chunk in
            var group = GroupLeverages(leading: leading, others: others, inverse: inverse)
            for level in chunks[chunk] {
              let rows = order[Int(starts[level])..<Int(starts[level + 1])]
              let scales = diagonal[level * leading.count..<(level + 1) * leading.count]
              group.compute(rows, scales: scales, weightRoots: self.weightRoots, into: target)
            }
          }
        }
      }
      count = rowCount
    }
  }
}

/// The leverages of the rows of one level of the largest factor.
private struct GroupLeverages {
  let leading: TermEntries
  let others: TermEntries
  let inverse: Matrix
  /// D₂'W q/d of each term of the level, and S⁻ times it, in the places listed.
  private var means: [[Double]]
  private var products: [[Double]]
  private var places: [Int] = []
  private var isListed: [Bool]

  init(leading: TermEntries, others: TermEntries, inverse: Matrix) {
    self.leading = leading
    self.others = others
    self.inverse = inverse
    means = [[Double]](repeating: [Double](repeating: 0, count: inverse.rows), count: leading.count)
    products = means
    isListed = [Bool](repeating: false, count: inverse.rows)
  }

  mutating func compute(
    _ rows: ArraySlice<Int32>, scales: ArraySlice<Double>, weightRoots: [Double]?,
    into target: UnsafeMutableBufferPointer<Double>
  ) {
    let terms = (0..<leading.count).filter { scales[scales.startIndex + $0] > 0 }
    let weight = { (row: Int) in weightRoots.map { $0[row] * $0[row] } ?? 1 }
    for row in rows.lazy.map(Int.init) {
      for position in 0..<others.count {
        let place = others[position].place(row)
        if !isListed[place] {
          isListed[place] = true
          places.append(place)
        }
        for term in terms {
          means[term][place] +=
            weight(row) * others[position].value(row) * leading[term].value(row) / scales[scales.startIndex + term]
        }
      }
    }
    for term in terms {
      for i in places { products[term][i] = places.reduce(0) { $0 + inverse[i, $1] * means[term][$1] } }
    }
    let squares = terms.map { first in
      terms.map { second in places.reduce(0) { $0 + means[first][$1] * products[second][$1] } }
    }
    for row in rows.lazy.map(Int.init) {
      var leverage = 0.0
      for (a, first) in terms.enumerated() {
        let value = leading[first].value(row)
        leverage += value * value / scales[scales.startIndex + first]
        for (b, second) in terms.enumerated() { leverage += value * leading[second].value(row) * squares[a][b] }
        for position in 0..<others.count {
          leverage -= 2 * value * others[position].value(row) * products[first][others[position].place(row)]
        }
      }
      for first in 0..<others.count {
        for second in 0..<others.count {
          leverage +=
            others[first].value(row) * others[second].value(row)
            * inverse[others[first].place(row), others[second].place(row)]
        }
      }
      target[row] = weight(row) * leverage
    }
    for place in places {
      isListed[place] = false
      for term in terms { means[term][place] = 0 }
    }
    places.removeAll(keepingCapacity: true)
  }
}
