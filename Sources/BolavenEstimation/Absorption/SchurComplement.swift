internal import BolavenNumerics

/// S of the reduced equations as a dense matrix, column by column.
enum SchurComplement {
  /// From the cross table of all levels: few levels, rows in any order.
  static func fromTable(
    leading: FactorTerms, others: [FactorTerms], weights: [Double]?, threads: Int
  ) -> [Double] {
    let total = leading.coefficientCount + others.coefficientCount
    let table = ([leading] + others).withEntries { entries in
      withUnsafePointer(toElementsOf: weights) { weights in
        nonisolated(unsafe) let weights = weights
        return sumOverChunks(
          RowChunks(leading.codes.count, places: total * total), places: total * total, threads: threads
        ) { rows, table in
          for row in rows {
            let weight = weights.map { $0[row] } ?? 1
            for a in 0..<entries.count {
              let first = entries[a]
              let value = weight * first.value(row)
              let column = table + first.place(row) &* total
              for b in 0...a { column[entries[b].place(row)] += value * entries[b].value(row) }
            }
          }
        }
      }
    }
    let first = leading.coefficientCount
    let size = total - first
    var complement = [Double](repeating: 0, count: size * size)
    for j in 0..<size {
      for i in 0..<size {
        // Which of the two places was added to depends on the order of the factors, or of the terms in a level.
        let (a, b) = (first + i, first + j)
        complement[i + j * size] = a == b ? table[a + b * total] : table[a + b * total] + table[b + a * total]
      }
    }
    for level in 0..<first where leading.diagonal[level] > 0 {
      for j in 0..<size {
        let value = table[level + (first + j) * total] / leading.diagonal[level]
        guard value != 0 else { continue }
        for i in 0..<size { complement[i + j * size] -= table[level + (first + i) * total] * value }
      }
    }
    return complement
  }

  /// From the rows level by level of the largest factor.
  static func fromGroups(_ rows: GroupedRows, threads: Int) -> [Double] {
    let size = rows.others.coefficientCount
    let chunks = RowChunks(groups: rows.starts, chunks: max(2, min(16, 500_000 / max(1, size * size))))
    var complement = [rows.leading].withEntries { leading in
      rows.others.withEntries { others in
        withUnsafePointer(toElementsOf: rows.weights) { weights in
          nonisolated(unsafe) let weights = weights
          return sumOverChunks(chunks, places: size * size, threads: threads) { levels, sums in
            var groups = GroupSums(size: size, rows: rows, others: others, sums: sums)
            if weights == nil, rows.leading.isIntercept, others.areIndicators {
              groups.addCounts(levels)
            } else {
              for level in levels { groups.add(level, leading: leading, weights: weights) }
            }
            groups.finish()
          }
        }
      }
    }
    for j in 0..<size {
      for i in 0..<j { complement[i + j * size] = complement[j + i * size] }
    }
    return complement
  }
}

/// Adds the contributions of levels of the largest factor to the lower triangle of S.
private struct GroupSums {
  let size: Int
  let rows: GroupedRows
  let others: TermEntries
  let sums: UnsafeMutablePointer<Double>
  /// D₂'W q of one group, with the places that are not 0.
  private var vector: [Double]
  private var places: [Int] = []
  private var isListed: [Bool]
  /// Vectors with many places, over the roots of their divisors, column by column.
  private var batch: [Double] = []

  private static let batchSize = 64

  init(size: Int, rows: GroupedRows, others: TermEntries, sums: UnsafeMutablePointer<Double>) {
    self.size = size
    self.rows = rows
    self.others = others
    self.sums = sums
    vector = [Double](repeating: 0, count: size)
    isListed = [Bool](repeating: false, count: size)
  }

  /// Without weights and slopes. Levels whose rows have the same levels of all other factors, one after another, as in a
  /// balanced panel, are added at once.
  mutating func addCounts(_ levels: Range<Int>) {
    rows.starts.withUnsafeBufferPointer { starts in
      var first = levels.lowerBound
      while first < levels.upperBound {
        var next = first + 1
        while next < levels.upperBound,
          areAlike(Int(starts[first])..<Int(starts[first + 1]), Int(starts[next])..<Int(starts[next + 1]))
        {
          next += 1
        }
        add(Int(starts[first])..<Int(starts[first + 1]), times: Double(next - first))
        first = next
      }
    }
  }

  private func areAlike(_ a: Range<Int>, _ b: Range<Int>) -> Bool {
    guard a.count == b.count else { return false }
    for position in 0..<others.count {
      let codes = others[position].codes
      for i in 0..<a.count where codes[a.lowerBound &+ i] != codes[b.lowerBound &+ i] { return false }
    }
    return true
  }

  private mutating func add(_ rows: Range<Int>, times: Double) {
    for row in rows {
      for a in 0..<others.count {
        let place = others[a].place(row)
        addToVector(place, 1)
        addBelow(place, place, times)
        for b in 0..<a { addBelow(place, others[b].place(row), times) }
      }
    }
    subtractSquare(dividedBy: Double(rows.count) / times)
  }

  mutating func add(_ level: Int, leading: TermEntries, weights: UnsafePointer<Double>?) {
    let range = Int(rows.starts[level])..<Int(rows.starts[level + 1])
    for row in range {
      let weight = weights.map { $0[row] } ?? 1
      for a in 0..<others.count {
        let (place, value) = (others[a].place(row), weight * others[a].value(row))
        addBelow(place, place, value * others[a].value(row))
        for b in 0..<a { addBelow(place, others[b].place(row), value * others[b].value(row)) }
      }
    }
    for term in 0..<leading.count {
      let diagonal = rows.leading.diagonal[level * leading.count + term]
      guard diagonal > 0 else { continue }
      for row in range {
        let weight = (weights.map { $0[row] } ?? 1) * leading[term].value(row)
        for a in 0..<others.count {
          addToVector(others[a].place(row), weight * others[a].value(row))
        }
      }
      subtractSquare(dividedBy: diagonal)
    }
  }

  @inline(__always)
  private mutating func addToVector(_ place: Int, _ value: Double) {
    if !isListed[place] {
      isListed[place] = true
      places.append(place)
    }
    vector[place] += value
  }

  @inline(__always)
  private func addBelow(_ i: Int, _ j: Int, _ value: Double) {
    sums[max(i, j) &+ min(i, j) &* size] += value
  }

  /// Subtracts vv'/d, and clears v.
  private mutating func subtractSquare(dividedBy divisor: Double) {
    if size >= 64, 4 * places.count > size, OpenBLAS.isAvailable {
      let factor = 1 / divisor.squareRoot()
      batch.append(contentsOf: vector.lazy.map { $0 * factor })
      if batch.count == Self.batchSize * size { finish() }
    } else {
      for (position, i) in places.enumerated() {
        let value = vector[i] / divisor
        for j in places[...position] { addBelow(i, j, -vector[j] * value) }
      }
    }
    for place in places {
      vector[place] = 0
      isListed[place] = false
    }
    places.removeAll(keepingCapacity: true)
  }

  /// Subtracts the squares of the vectors that wait for it.
  mutating func finish() {
    guard !batch.isEmpty else { return }
    batch.withUnsafeBufferPointer { batch in
      guard let vectors = batch.baseAddress else { return }
      OpenBLAS.subtractSquare(of: vectors, rows: size, columns: batch.count / size, stride: size, from: sums)
    }
    batch.removeAll(keepingCapacity: true)
  }
}
