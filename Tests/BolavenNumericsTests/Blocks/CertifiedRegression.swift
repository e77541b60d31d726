import BolavenNumerics
import TestSupport
import Testing

/// One of the linear regressions of the Statistical Reference Datasets of NIST, as published.
struct CertifiedRegression: Sendable, CustomTestStringConvertible {
  let name: String
  let y: [Double]
  /// Regressors, the constant first where there is one.
  let columns: [[Double]]
  let hasConstant: Bool
  let certified: [(value: Double, error: Double)]
  let residualDeviation: Double
  /// Digits that coefficients and standard errors have in exact arithmetic on the given doubles, to the tenth below.
  let ceiling: (coefficients: Double, errors: Double)

  var testDescription: String { name }
  var rows: BlockedColumns { BlockedColumns(columns + [y], rowCount: y.count) }
  var regressors: BlockedColumns { BlockedColumns(columns, rowCount: y.count) }

  static let all: [CertifiedRegression] = [
    read("Norris", (14, 13.8)), read("Pontius", (13.4, 13.7)), read("NoInt1", (14.6, 14.7)),
    read("NoInt2", (14.7, 14.7)), read("Filip", (7.5, 7.5)), read("Longley", (14.5, 14.7)),
    read("Wampler1", (15, 15)), read("Wampler2", (13.2, 15)), read("Wampler3", (15, 14.4)),
    read("Wampler4", (15, 14.4)), read("Wampler5", (15, 14.4)),
  ].compactMap(\.self)

  private static func read(_ name: String, _ ceiling: (Double, Double)) -> CertifiedRegression? {
    guard let text = try? Repository.text("Tests/BolavenNumericsTests/Reference/nist/\(name).dat") else {
      Issue.record("\(name).dat cannot be read")
      return nil
    }
    var data: [[Double]] = []
    var certified: [(value: Double, error: Double)] = []
    var deviation = 0.0
    for line in text.split(whereSeparator: \.isNewline) {
      let words = line.split(separator: " ")
      let numbers = words.compactMap { Double($0) }
      if words.count == 3, words[0].hasPrefix("B"), numbers.count == 2 { certified.append((numbers[0], numbers[1])) }
      if words.count == 3, line.contains("Standard Deviation"), let number = numbers.first { deviation = number }
      // The head has a line "Data:" too, before the certified values.
      if line.hasPrefix("Data:") { data = [] } else if numbers.count == words.count { data.append(numbers) }
    }
    let isThroughOrigin = name.hasPrefix("NoInt")
    let ones = [Double](repeating: 1, count: data.count)
    let powers = (1..<max(2, certified.count)).map { p in
      data.map { row in (1..<p).reduce(row[1]) { power, _ in power * row[1] } }
    }
    let variables = name == "Longley" ? (1...6).map { j in data.map { $0[j] } } : powers
    return CertifiedRegression(
      name: name, y: data.map { $0[0] }, columns: isThroughOrigin ? [data.map { $0[1] }] : [ones] + variables,
      hasConstant: !isThroughOrigin, certified: certified, residualDeviation: deviation, ceiling: ceiling)
  }

  /// Claims the digits of the ceiling for what a program found.
  ///
  /// - Parameter owed: digits of the standard errors beyond which nothing is claimed.
  func expect(coefficients: [Double], inverseGram: Matrix, residualSquares: Double, owed: Double = 15) {
    let errorDigits = min(ceiling.errors, owed)
    #expect(coefficients.count == certified.count)
    guard coefficients.count == certified.count else { return }
    let variance = residualSquares / Double(y.count - certified.count)
    for (j, expected) in certified.enumerated() {
      let error = (variance * inverseGram[j, j]).squareRoot()
      #expect(agreeingDigits(coefficients[j], expected.value) >= ceiling.coefficients, "\(name) β\(j)")
      #expect(agreeingDigits(error, expected.error) >= errorDigits, "\(name) error of β\(j)")
    }
    #expect(agreeingDigits(variance.squareRoot(), residualDeviation) >= min(errorDigits, 13.7), "\(name) deviation")
  }
}
