import TestSupport
import Testing

@testable import BolavenNumerics

/// Every kernel that this processor has, against plain arithmetic, at shapes that fill no tile.
@Suite struct PanelsTests {
  static let kernels: [Int32] = Panels.kernel == 0 ? [0] : [0, 1]
  static let shapes = [(1, 1), (3, 2), (4, 3), (7, 5), (16, 4), (17, 11), (37, 6), (64, 13), (255, 9)]
  static let cases = kernels.flatMap { kernel in shapes.map { (kernel, $0.0, $0.1) } }

  /// Runs `body` on a panel of these columns.
  private func onPanel(_ columns: [[Double]], _ body: (Panel) -> Void) {
    let rows = columns.first?.count ?? 0
    var storage = columns.flatMap { $0 }
    storage.withUnsafeMutableBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return }
      body(Panel(values: base, columns: columns.count, rows: rows, stride: rows))
    }
  }

  @Test("products of columns", arguments: cases)
  func products(_ kernel: Int32, _ rows: Int, _ columns: Int) {
    let data = noise(rows, columns)
    let expected = plainProducts(data, data)
    for isSymmetric in [true, false] {
      var sums = [Double](repeating: 1, count: columns * columns)
      onPanel(data) { $0.addProducts(with: $0, isSymmetric: isSymmetric, to: &sums, kernel: kernel) }
      for j in 0..<columns {
        for i in (isSymmetric ? j : 0)..<columns {
          #expect((sums[i + j * columns] - 1 - expected[i, j]).magnitude < 1e-14 * Double(rows))
        }
      }
    }
  }

  @Test("products with a single column, and a panel times a vector", arguments: cases)
  func vectors(_ kernel: Int32, _ rows: Int, _ columns: Int) {
    let data = noise(rows, columns)
    let v = noise(rows, 1, seed: 2)
    let b = noise(columns, 1, seed: 3)[0]
    var sums = [Double](repeating: 0, count: columns)
    var product = [Double](repeating: 0, count: rows)
    onPanel(data) { panel in
      onPanel(v) { panel.addProducts(with: $0, isSymmetric: false, to: &sums, kernel: kernel) }
      panel.times(b, into: &product, kernel: kernel)
    }
    #expect(distance(sums, plainProducts(data, v).storage) < 1e-14)
    let transposed = (0..<rows).map { i in data.map { $0[i] } }
    #expect(distance(product, plainProducts([b], transposed).storage) < 1e-14)
    var standardized = product
    let centers = noise(columns, 1, seed: 4)[0]
    let scales = noise(columns, 1, seed: 5)[0]
    var copy: [Double] = []
    onPanel(data) { panel in
      panel.standardize(centers: centers, scales: scales, times: b, into: &standardized, kernel: kernel)
      copy = Array(UnsafeBufferPointer(start: panel.values, count: rows * columns))
    }
    let expected = zip(data, zip(centers, scales)).map { column, standard in
      column.map { ($0 - standard.0) * standard.1 }
    }
    #expect(copy == expected.flatMap { $0 })
    let rowsOfExpected = (0..<rows).map { i in expected.map { $0[i] } }
    #expect(distance(standardized, plainProducts([b], rowsOfExpected).storage) < 1e-13)
  }

  /// The constant is not in memory; rows are taken from the middle of the columns.
  @Test("rows of columns elsewhere are standardized, and times a vector", arguments: cases)
  func loads(_ kernel: Int32, _ rows: Int, _ columns: Int) {
    let stored: [[Double]?] = noise(rows + 5, columns, seed: 6) + [nil]
    let centers = noise(columns + 1, 1, seed: 4)[0]
    let scales = noise(columns + 1, 1, seed: 5)[0]
    let b = noise(columns + 1, 1, seed: 3)[0]
    let expected = stored.enumerated().map { j, column in
      (0..<rows).map { i in ((column.map { $0[i + 3] } ?? 1) - centers[j]) * scales[j] }
    }
    let factors = (0..<rows).map { i in zip(expected, b).reduce(0) { $0 + $1.0[i] * $1.1 } }
    BlockedColumns(stored: stored, rowCount: rows + 5).withStored { sources in
      guard let sources else {
        Issue.record("columns in memory have places")
        return
      }
      onPanel(noise(rows, columns + 1)) { panel in
        panel.load(sources, from: 3, centers: centers, scales: scales, kernel: kernel)
        #expect(Array(UnsafeBufferPointer(start: panel.values, count: rows * (columns + 1))) == expected.flatMap { $0 })
        panel.loadScores(
          sources, from: 3, regressors: columns, centers: centers, scales: scales, coefficients: b, kernel: kernel)
        let found = Array(UnsafeBufferPointer(start: panel.values, count: rows * columns))
        let scores = expected.prefix(columns).flatMap { zip($0, factors).map { $0 * $1 } }
        #expect(distance(found, scores) < 1e-13)
      }
    }
  }

  /// What is fetched changes no number, however many columns and rows there are.
  @Test("products are the same while other rows are fetched", arguments: cases)
  func fetchesAhead(_ kernel: Int32, _ rows: Int, _ columns: Int) {
    let data = noise(rows, columns)
    for width in [0, 1, columns, 5 * columns] {
      let others = noise(2 * rows, width, seed: 2).enumerated().map { $0.offset == 1 ? nil : $0.element }
      var sums = [Double](repeating: 0, count: columns * columns)
      var plain = sums
      BlockedColumns(stored: others, rowCount: 2 * rows).withStored { stored in
        let ahead = stored.map { Panel.Ahead(columns: $0, count: width, row: rows) }
        onPanel(data) {
          $0.addProducts(with: $0, isSymmetric: true, ahead: ahead, to: &sums, kernel: kernel)
          $0.addProducts(with: $0, isSymmetric: true, to: &plain, kernel: kernel)
        }
      }
      #expect(sums == plain)
    }
  }

  /// Columns of a mean of 1e8: 16 digits are lost in their squares about the mean, and 16 are left.
  @Test("products in extended precision", arguments: cases)
  func extendedProducts(_ kernel: Int32, _ rows: Int, _ columns: Int) {
    let data = noise(rows, columns).map { $0.map { $0 + 1e8 } }
    let lows = noise(rows, columns, seed: 2).map { $0.map { $0 * 1e-10 } }
    var sums = [Double](repeating: 0, count: columns * columns)
    var rest = sums
    onPanel(data) { panel in
      onPanel(lows) { low in
        panel.addExtendedProducts(
          low: low, with: panel, low: low, isSymmetric: true, to: &sums, lows: &rest, kernel: kernel)
      }
    }
    for j in 0..<columns {
      for i in j..<columns {
        var expected = DoubleDouble(0)
        for r in 0..<rows {
          expected =
            expected + DoubleDouble(data[i][r], plus: lows[i][r]) * DoubleDouble(data[j][r], plus: lows[j][r])
        }
        let found = DoubleDouble(sums[i + j * columns], plus: rest[i + j * columns])
        #expect((found - expected).high.magnitude < 1e-29 * expected.high)
      }
    }
  }

  @Test("residuals and what they give with the columns, in extended precision", arguments: cases)
  func residuals(_ kernel: Int32, _ rows: Int, _ columns: Int) {
    let data = noise(rows, columns).map { $0.map { $0 + 1e6 } }
    let y = noise(rows, 1, seed: 2)[0]
    let centers = noise(columns, 1, seed: 3)[0].map { 1e6 + $0 }
    let b = noise(columns, 1, seed: 4)[0].map { DoubleDouble($0, plus: $0 * 1e-17) }
    var high = [Double](repeating: 0, count: rows)
    var low = high
    var sums = [Double](repeating: 0, count: columns)
    var lows = sums
    let rest = noise(rows, columns, seed: 5).map { $0.map { $0 * 1e-12 } }
    onPanel(data) { panel in
      onPanel(rest) { rest in
        panel.writeResiduals(
          of: y, lowParts: rest, centers: centers, coefficients: b, high: &high, low: &low, kernel: kernel)
        panel.addGradient(
          lowParts: rest, centers: centers, high: high, low: low, to: &sums, lows: &lows, kernel: kernel)
      }
    }
    var gradient = [DoubleDouble](repeating: DoubleDouble(0), count: columns)
    for r in 0..<rows {
      let x = (0..<columns).map { j in DoubleDouble(data[j][r], plus: -centers[j]) + DoubleDouble(rest[j][r]) }
      let residual = zip(x, b).reduce(DoubleDouble(y[r])) { $0 - $1.0 * $1.1 }
      #expect((DoubleDouble(high[r], plus: low[r]) - residual).high.magnitude < 1e-27)
      for j in 0..<columns { gradient[j] = gradient[j] + x[j] * residual }
    }
    for j in 0..<columns {
      #expect((DoubleDouble(sums[j], plus: lows[j]) - gradient[j]).high.magnitude < 1e-27 * Double(rows * columns))
    }
  }

  @Test("a multiple of a column is taken away in extended precision", arguments: kernels)
  func subtractsMultiples(_ kernel: Int32) {
    let x = noise(11, 1)[0]
    let xLow = x.map { $0 * 1e-17 }
    let factor = DoubleDouble(1) / DoubleDouble(3)
    var high = noise(11, 1, seed: 2)[0]
    var low = high.map { $0 * 1e-17 }
    let expected = (0..<11).map { i in
      DoubleDouble(high[i], plus: low[i]) - factor * DoubleDouble(x[i], plus: xLow[i])
    }
    subtractMultiple(factor, high: x, low: xLow, count: 11, from: &high, &low, kernel: kernel)
    for i in 0..<11 { #expect((DoubleDouble(high[i], plus: low[i]) - expected[i]).high.magnitude < 1e-31) }
  }

  @Test func weightsOfColumnsThatAreSumsOfTwo() {
    let data = noise(9, 2)
    let lows = data.map { $0.map { $0 * 1e-17 } }
    let w = noise(9, 1, seed: 2)[0]
    for kernel in Self.kernels {
      onPanel(data) { panel in
        onPanel(lows) { low in
          onPanel(data) { high in
            onPanel(lows) { rest in
              panel.scaledRows(low: low, by: w, into: high, targetLow: rest, kernel: kernel)
              for j in 0..<2 {
                for i in 0..<9 {
                  let found = DoubleDouble(high.values[i + 9 * j], plus: rest.values[i + 9 * j])
                  let expected = DoubleDouble(data[j][i], plus: lows[j][i]) * w[i]
                  #expect((found - expected).high.magnitude < 1e-31)
                }
              }
            }
          }
        }
      }
    }
  }

  @Test func panelsFitTheCache() {
    for columns in [1, 10, 50, 1000] {
      let rows = Panels.rowsThatFit(columns: columns)
      #expect(rows >= 48 && rows < 512 && rows % 16 == 0 && (rows == 48 || rows * columns <= 16_384))
    }
  }
}
