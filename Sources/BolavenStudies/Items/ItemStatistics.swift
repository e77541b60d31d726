import BolavenEstimation

/// How hard each item was and how well it told people apart, in one wave.
struct ItemStatistics: Sendable {
  /// Answers that count, one number an item.
  let counts: [Int]
  /// Right answers among them.
  let right: [Int]
  /// Blank answers among them.
  let blank: [Int]
  /// Correlations and discrimination, one an item; `nil` for an item that nobody answered or that gives no points, and
  /// below two people.
  let analyses: [ItemAnalysis.Item?]
  /// People with every item, whom the correlations are of.
  let completeCount: Int

  init(_ test: TestAnswers, _ wave: TestAnswers.Wave, rows: [Int]) {
    let items = test.items.indices
    let answers = wave.answers
    counts = items.map { item in rows.count { answers.isRight(item, $0) != nil } }
    right = items.map { item in rows.count { answers.isRight(item, $0) == true } }
    blank = items.map { item in rows.count { answers.isRight(item, $0) != nil && answers.answers[item][$0] == nil } }
    let points = test.completePoints(wave, rows)
    var analyses = [ItemAnalysis.Item?](repeating: nil, count: items.count)
    if let analysis = try? ItemAnalysis(points.columns, maxima: points.maxima) {
      for (item, found) in zip(points.items, analysis.items) { analyses[item] = found }
    }
    self.analyses = analyses
    completeCount = points.rows.count
  }

  /// Right answers of those that count; `nil` without any.
  func share(_ item: Int) -> Double? { counts[item] > 0 ? Double(right[item]) / Double(counts[item]) : nil }
  func restCorrelation(_ item: Int) -> Double? { analyses[item]?.itemRestCorrelation }
  func discrimination(_ item: Int) -> Double? { analyses[item]?.discrimination }
}
