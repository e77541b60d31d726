import BolavenNumerics
import Testing

/// Whole numbers, whose sums and products are exact in any order.
private struct Sample {
  let rows: Int
  let lanes: Int
  /// Columns of one row more than the panel, so that it need not begin with the first.
  let columns: [[Double]]
  let centers: [Double]
  /// Ascending, in runs of different lengths.
  let levels: [Int32]
  /// The first row of each level, and the number of rows.
  let starts: [Int32]
  let roots: [Double]
  let coefficients: [Double]
  var levelCount: Int { starts.count - 1 }

  init(rows: Int, lanes: Int, columns count: Int) {
    self.rows = rows
    self.lanes = lanes
    columns = (0..<count).map { j in
      (0...rows).map { row -> Double in
        let number: Int = (7 * row + 5 * j) % 11
        return Double(number - 4)
      }
    }
    centers = (0..<count).map { Double($0 - 1) }
    let levels: [Int32] = (0..<rows).map { row in Int32(Double(row * 3 / 4).squareRoot()) }
    self.levels = levels
    let levelCount = (levels.last ?? -1) + 1
    starts = (0...levelCount).map { level in Int32(levels.count { $0 < level }) }
    roots = (0..<rows).map { Double($0 % 3 + 1) }
    let places = 2 * lanes * max(1, rows)
    coefficients = (0..<places).map { Double($0 % 7 - 3) }
  }

  /// The rows of the panel, filled from the second row on.
  var filled: [[Double]] {
    (0..<rows).map { row in
      (0..<lanes).map { $0 < columns.count ? columns[$0][row + 1] - centers[$0] : 0 }
    }
  }

  /// Runs `body` with the place of a panel that was filled by a kernel.
  func with(_ kernel: Int32, _ body: (LanePanel) -> Void) {
    var storage = [Double](repeating: .nan, count: rows * lanes + 1)
    storage.withUnsafeMutableBufferPointer { storage in
      guard let base = storage.baseAddress else { return }
      let panel = LanePanel(base, rows: rows, lanes: lanes, kernel: kernel)
      func open(_ opened: [UnsafePointer<Double>]) {
        guard opened.count < columns.count else {
          opened.withUnsafeBufferPointer { panel.fill($0, centers: centers + [0], from: 1) }
          return body(panel)
        }
        columns[opened.count].withUnsafeBufferPointer { column in
          if let column = column.baseAddress { open(opened + [column]) }
        }
      }
      open([])
    }
  }

  func rows(of panel: LanePanel) -> [[Double]] {
    (0..<rows).map { row in (0..<lanes).map { panel.values[row * lanes + $0] } }
  }
}

/// All kernels that this processor has.
private let kernels = Array(0...LanePanel.kernel)

private let samples = [2, 4, 8, 16].flatMap { lanes in
  [0, 1, 2, 3, 4, 5, 17, 40].flatMap { rows in
    Set([0, 1, lanes - 3, lanes - 2, lanes - 1, lanes]).filter { $0 >= 0 }.sorted().map {
      Sample(rows: rows, lanes: lanes, columns: $0)
    }
  }
}

@Suite struct LanePanelTests {
  @Test(arguments: kernels) func rowsAreFilledAndWrittenBack(_ kernel: Int32) {
    for sample in samples {
      sample.with(kernel) { panel in
        #expect(sample.rows(of: panel) == sample.filled)
        var columns = [Double](repeating: -1, count: sample.columns.count * sample.rows)
        panel.write(columns: sample.columns.count, to: &columns, stride: sample.rows)
        #expect(columns == sample.columns.indices.flatMap { j in sample.filled.map { $0[j] } })
      }
    }
  }

  @Test(arguments: kernels) func coefficientsAreSubtracted(_ kernel: Int32) {
    for sample in samples {
      for (stride, values) in [(1, []), (2, []), (2, sample.roots)] as [(Int, [Double])] {
        sample.with(kernel) { panel in
          if values.isEmpty {
            panel.subtract(sample.coefficients, stride: stride, levels: sample.levels, values: nil)
          } else {
            panel.subtract(sample.coefficients, stride: stride, levels: sample.levels, values: values)
          }
          let expected = sample.filled.enumerated().map { row, x in
            let place = Int(sample.levels[row]) * stride * sample.lanes
            return x.indices.map { x[$0] - sample.coefficients[place + $0] * (values.isEmpty ? 1 : values[row]) }
          }
          #expect(sample.rows(of: panel) == expected)
        }
      }
    }
  }

  @Test(arguments: kernels) func rowsAreAddedToTheirLevels(_ kernel: Int32) {
    for sample in samples {
      var expected = [Double](repeating: 1, count: 2 * sample.lanes * (sample.levelCount + 1))
      var byRuns = [Double](repeating: 1, count: sample.lanes * (sample.levelCount + 1))
      var moments = [Double](repeating: 1, count: 2 * sample.lanes)
      for (row, x) in sample.filled.enumerated() {
        for lane in x.indices {
          expected[Int(sample.levels[row]) * 2 * sample.lanes + lane] += x[lane]
          byRuns[Int(sample.levels[row]) * sample.lanes + lane] += x[lane]
          moments[lane] += x[lane]
          moments[sample.lanes + lane] += x[lane] * x[lane]
        }
      }
      sample.with(kernel) { panel in
        var sums = [Double](repeating: 1, count: expected.count)
        panel.add(to: &sums, stride: 2, levels: sample.levels)
        #expect(sums == expected)
        var runs = [Double](repeating: 1, count: byRuns.count)
        var found = [Double](repeating: 1, count: moments.count)
        panel.addRuns(levels: sample.levels, to: &runs, moments: &found)
        #expect(runs == byRuns && found == moments)
      }
    }
  }

  /// The weight of each level is a power of two, so that means are exact.
  @Test(arguments: kernels) func meansOfLevelsAreTakenOff(_ kernel: Int32) {
    for sample in samples {
      let diagonal = (0..<sample.levelCount).map { $0 % 5 == 4 ? 0 : Double(1 << ($0 % 4)) } + [1]
      for isWeighted in [false, true] {
        var rows = sample.filled
        var sums = [Double](repeating: 0, count: sample.lanes * sample.levelCount)
        var moments = [Double](repeating: 1, count: 3 * sample.lanes)
        for (row, x) in rows.enumerated() {
          let weight = isWeighted ? sample.roots[row] * sample.roots[row] : 1
          for lane in x.indices {
            sums[Int(sample.levels[row]) * sample.lanes + lane] += weight * x[lane]
            moments[lane] += weight * x[lane]
            moments[sample.lanes + lane] += weight * x[lane] * x[lane]
          }
        }
        for (place, sum) in sums.enumerated() { moments[2 * sample.lanes + place % sample.lanes] += sum * sum }
        let means = sums.enumerated().map { place, sum in
          let weight = diagonal[place / sample.lanes]
          return weight > 0 ? sum / weight : 0
        }
        for row in rows.indices {
          let first = Int(sample.levels[row]) * sample.lanes
          for lane in rows[row].indices { rows[row][lane] -= means[first + lane] }
        }
        sample.with(kernel) { panel in
          var found = [Double](repeating: 7, count: sums.count)
          var foundMoments = [Double](repeating: 1, count: moments.count)
          if isWeighted {
            panel.center(
              starts: sample.starts, levels: sample.levelCount, roots: sample.roots, diagonal: diagonal, means: &found,
              moments: &foundMoments)
          } else {
            panel.center(
              starts: sample.starts, levels: sample.levelCount, roots: nil, diagonal: diagonal, means: &found,
              moments: &foundMoments)
          }
          #expect(found == means && foundMoments == moments && sample.rows(of: panel) == rows)
        }
      }
    }
  }

  @Test(arguments: kernels) func productsAreAdded(_ kernel: Int32) {
    for sample in samples {
      sample.with(kernel) { panel in
        var products = [Double](repeating: 1, count: sample.lanes * sample.lanes)
        panel.addProducts(to: &products)
        for a in 0..<sample.lanes {
          for b in a..<sample.lanes {
            #expect(products[a * sample.lanes + b] == sample.filled.reduce(1) { $0 + $1[a] * $1[b] })
          }
        }
      }
    }
  }

  @Test(arguments: kernels) func scoresAreAddedToTheirClusters(_ kernel: Int32) {
    for sample in samples {
      let combination = (0..<sample.lanes).map { Double($0 % 4 - 1) }
      for isWeighted in [false, true] {
        var expected = [Double](repeating: 1, count: sample.lanes * (sample.levelCount + 1))
        for (row, x) in sample.filled.enumerated() {
          let residual = zip(x, combination).reduce(0) { $0 + $1.0 * $1.1 }
          let weight = isWeighted ? sample.roots[row] * sample.roots[row] : 1
          for lane in x.indices {
            let score: Double = x[lane] * residual * weight
            expected[Int(sample.levels[row]) * sample.lanes + lane] += score
          }
        }
        sample.with(kernel) { panel in
          var sums = [Double](repeating: 1, count: expected.count)
          if isWeighted {
            panel.addScores(combination: combination, roots: sample.roots, levels: sample.levels, to: &sums)
          } else {
            panel.addScores(combination: combination, roots: nil, levels: sample.levels, to: &sums)
          }
          #expect(sums == expected)
        }
      }
    }
  }

  /// Levels of 1, 2, 4, 8 and 16 rows, whose means are exact.
  /// Whole numbers and powers of two are added without an error, and those that cancel leave what is small.
  @Test(arguments: kernels) func momentsKeepWhatRoundingLoses(_ kernel: Int32) {
    for count in 0..<40 {
      let values = (0..<count).map { Double($0 * 7 % 23) + 0.5 }
      let found = values.withUnsafeBufferPointer { LanePanel.moments(of: $0, about: 3, kernel: kernel) }
      #expect(found.first.value == values.reduce(0) { $0 + ($1 - 3) })
      #expect(found.squares.value == values.reduce(0) { $0 + ($1 - 3) * ($1 - 3) })
    }
    let cancelling = (0..<64).flatMap { [1e16, Double($0), -1e16] }
    let sum = cancelling.withUnsafeBufferPointer { LanePanel.moments(of: $0, about: 0, kernel: kernel).first.value }
    #expect(sum == 63 * 32)
  }

  @Test(arguments: kernels) func leftoversAreAddedToTheirCodes(_ kernel: Int32) {
    let starts: [Int32] = [0, 1, 3, 7, 15, 31]
    let (codes, others) = ((0..<31).map { Int32($0 * 7 % 5) }, (0..<31).map { Int32($0 * 3 % 4) })
    for lanes in [2, 4, 8, 12, 16] {
      for hasOther in [false, true] {
        let p = (0..<5 * lanes).map { Double($0 * 5 % 13 - 4) }
        let second = (0..<4 * lanes).map { Double($0 * 3 % 11 - 5) }
        var expected = [[Double](repeating: 1, count: 5 * lanes), [Double](repeating: 2, count: 4 * lanes)]
        for level in 0..<5 {
          let rows = Int(starts[level])..<Int(starts[level + 1])
          for lane in 0..<lanes {
            let fitted = rows.map { row in
              p[Int(codes[row]) * lanes + lane] + (hasOther ? second[Int(others[row]) * lanes + lane] : 0)
            }
            let mean = fitted.reduce(0, +) / Double(rows.count)
            for (row, x) in zip(rows, fitted) {
              expected[0][Int(codes[row]) * lanes + lane] += x - mean
              if hasOther { expected[1][Int(others[row]) * lanes + lane] += x - mean }
            }
          }
        }
        var found = [Double](repeating: 1, count: 5 * lanes)
        var foundSecond = [Double](repeating: 2, count: 4 * lanes)
        found.withUnsafeMutableBufferPointer { q in
          foundSecond.withUnsafeMutableBufferPointer { secondQ in
            addReduced(
              starts, lanes, (codes, p, q), hasOther ? (others, second, secondQ) : nil, kernel)
          }
        }
        #expect([found, foundSecond] == expected)
      }
    }
  }
}

private typealias Factor = (codes: [Int32], coefficients: [Double], products: UnsafeMutableBufferPointer<Double>)

private func addReduced(_ starts: [Int32], _ lanes: Int, _ first: Factor, _ second: Factor?, _ kernel: Int32) {
  func with(_ factor: Factor, _ body: (LanePanel.ReducedFactor) -> Void) {
    factor.codes.withUnsafeBufferPointer { codes in
      factor.coefficients.withUnsafeBufferPointer { coefficients in
        guard let codes = codes.baseAddress, let p = coefficients.baseAddress, let q = factor.products.baseAddress
        else { return }
        body(LanePanel.ReducedFactor(codes: codes, coefficients: p, products: q))
      }
    }
  }
  with(first) { factor in
    starts.withUnsafeBufferPointer { starts in
      guard let start = starts.baseAddress else { return }
      guard let second else {
        LanePanel.addReduced(starts: start, levels: 5, lanes: lanes, factor, kernel: kernel)
        return
      }
      with(second) { LanePanel.addReduced(starts: start, levels: 5, lanes: lanes, factor, $0, kernel: kernel) }
    }
  }
}
