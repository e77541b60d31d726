/// How reliable a test is, by the definition of KR-20.
struct PlainSpread: Sendable {
  let items: [[Double]]
  let totals: [Double]

  /// - Parameter weights: points of each item of the key; where some were not asked, those asked stand for them.
  init(_ wave: PlainTests.Wave, weights: [Double]) {
    let given = wave.items.indices.filter { item in wave.items[item].contains { $0 != nil } }
    let asked = given.map { wave.items[$0] }
    let rows = wave.totals.indices.filter { row in asked.allSatisfy { $0[row] != nil } }
    let scale = Plain.sum(weights) / Plain.sum(given.map { weights[$0] })
    items = asked.map { item in rows.compactMap { row in item[row].map { $0 * scale } } }
    totals = rows.map { row in Plain.sum(asked.compactMap { $0[row] }) }
  }

  /// k/(k − 1) · (1 − Σs²/s_X²); `nil` with fewer than two items or people, or where totals do not differ.
  var alpha: Double? {
    let k = Double(items.count)
    guard items.count > 1, let total = Plain.variance(totals), total > 1e-12 else { return nil }
    return k / (k - 1) * (1 - Plain.sum(items.compactMap { Plain.variance($0) }) / total)
  }

  /// 1 − (1 − α)F at either tail of F with n − 1 and (n − 1)(k − 1) degrees of freedom.
  func limits(level: Double) -> (low: Double, high: Double)? {
    guard let alpha else { return nil }
    let n = Double(totals.count - 1)
    let m = n * Double(items.count - 1)
    let quantile = { (upperTail: Double) in Plain.root(low: 0, high: 1e4) { upperTail - Plain.fisherTail($0, n, m) } }
    let tail = (1 - level) / 2
    return (1 - (1 - alpha) * quantile(tail), 1 - (1 - alpha) * quantile(1 - tail))
  }

  /// s_X√(1 − α); `nil` where α is below 0.
  var measurementError: Double? {
    alpha.flatMap { alpha in alpha < 0 ? nil : Plain.deviation(totals).map { $0 * max(0, 1 - alpha).squareRoot() } }
  }

  /// z · SEM · √2.
  func reliableChange(level: Double) -> Double? {
    measurementError.map { Plain.normalQuantile((1 + level) / 2) * $0 * 2.0.squareRoot() }
  }
}
