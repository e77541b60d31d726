import BolavenEstimation
import BolavenNumerics
import BolavenReports

extension KnowledgeFindings {
  /// Every pair, with the means of both tests and their t intervals.
  var chart: Chart {
    Chart(
      id: "\(id)-people", title: settings.title ?? KnowledgeWording.title(maximum: scores.maximum),
      kind: PrePostChart(
        pre: scores.before, post: scores.after, range: scores.maximum.map { min(0, lowest)...max($0, lowest) },
        preMean: test.preMean, postMean: test.postMean,
        preInterval: interval(test.preMean, test.preStandardDeviation),
        postInterval: interval(test.postMean, test.postStandardDeviation), preLabel: KnowledgeWording.pre,
        postLabel: KnowledgeWording.post, axis: KnowledgeWording.score(maximum: scores.maximum)))
  }

  private var lowest: Double { (scores.before + scores.after).min() ?? 0 }

  /// x̄ ± t · s/√n, with n − 1 degrees of freedom; `nil` below two people.
  private func interval(_ mean: Double, _ deviation: Double?) -> ClosedRange<Double>? {
    guard let deviation, test.count > 1 else { return nil }
    let critical = StudentT(degreesOfFreedom: Double(test.count - 1)).quantile((1 + settings.confidence) / 2)
    let half = critical * deviation / Double(test.count).squareRoot()
    return half.isFinite ? (mean - half)...(mean + half) : nil
  }
}
