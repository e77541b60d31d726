import BolavenEstimation
import BolavenNumerics
import BolavenReports

extension KnowledgeFindings {
  /// Every pair; then the share of right answers of each module and of each item, where there are answers.
  var drawings: [Chart] { [chart] + [moduleChart, itemChart].compactMap { $0 } }

  /// Every pair, with the means of both tests and their t intervals.
  var chart: Chart {
    Chart(
      id: "\(id)-people", title: settings.title ?? KnowledgeWording.title(scores),
      kind: PrePostChart(
        pre: scores.before, post: scores.after, range: scores.maximum.map { min(0, lowest)...max($0, lowest) },
        preMean: test.preMean, postMean: test.postMean,
        preInterval: interval(test.preMean, test.preStandardDeviation),
        postInterval: interval(test.postMean, test.postStandardDeviation), preLabel: KnowledgeWording.pre,
        postLabel: KnowledgeWording.post, axis: KnowledgeWording.score(scores)))
  }

  private var lowest: Double { (scores.before + scores.after).min() ?? 0 }

  /// x̄ ± t · s/√n, with n − 1 degrees of freedom; `nil` below two people.
  private func interval(_ mean: Double, _ deviation: Double?) -> ClosedRange<Double>? {
    guard let deviation, test.count > 1 else { return nil }
    let critical = StudentT(degreesOfFreedom: Double(test.count - 1)).quantile((1 + settings.confidence) / 2)
    let half = critical * deviation / Double(test.count).squareRoot()
    return half.isFinite ? (mean - half)...(mean + half) : nil
  }

  /// The shares of the table of modules; where that is not shown, the same shares.
  private var moduleChart: Chart? {
    guard let found = modules ?? (try? ModuleChanges(scores.items, level: settings.confidence)) else { return nil }
    return dumbbell(
      "modules", KnowledgeWording.modulesTitle,
      found.modules.map { ($0.name, $0.preShare, $0.postShare) })
  }

  /// Each test of the people who were given the item in it.
  private var itemChart: Chart? {
    let rows = scores.items.compactMap { item in item.shares.map { (item.name, $0.before, $0.after) } }
    return rows.isEmpty ? nil : dumbbell("items", KnowledgeWording.itemsTitle, rows)
  }

  private func dumbbell(
    _ id: String, _ title: LocalizedText, _ rows: [(name: String, pre: Double, post: Double)]
  ) -> Chart {
    // Points taken for guesses may leave less than nothing.
    let lowest = rows.map { min($0.pre, $0.post) }.min() ?? 0
    return Chart(
      id: "\(self.id)-\(id)", title: title,
      kind: DumbbellChart(
        items: rows.map { .init(label: .verbatim($0.name), pre: $0.pre, post: $0.post) },
        quantity: ChartQuantity(KnowledgeWording.rightAnswers, .percent(decimals: 0)), range: min(0, lowest)...1,
        preLabel: KnowledgeWording.pre, postLabel: KnowledgeWording.post))
  }
}
