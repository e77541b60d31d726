import BolavenEstimation
import BolavenNumerics
import BolavenReports

extension KnowledgeFindings {
  /// Every pair; then the share of right answers of each module and of each item, where there are answers.
  var drawings: [Chart] { [chart] + [moduleChart, itemChart].compactMap { $0 } }

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

  /// Items of a module taken together: Σ right answers / Σ answers.
  private var moduleChart: Chart? {
    var modules: [String] = []
    for entry in items {
      if let module = entry.item.module, !modules.contains(module) { modules.append(module) }
    }
    guard modules.count > 1 else { return nil }
    return dumbbell(
      "modules", KnowledgeWording.modulesTitle,
      modules.map { module in
        let changes = items.filter { $0.item.module == module }.map(\.change)
        let answers = Double(changes.reduce(0) { $0 + $1.count })
        let before = Double(changes.reduce(0) { $0 + $1.rightBoth + $1.rightToWrong })
        let after = Double(changes.reduce(0) { $0 + $1.rightBoth + $1.wrongToRight })
        return .init(label: .verbatim(module), pre: before / answers, post: after / answers)
      })
  }

  private var itemChart: Chart? {
    guard !items.isEmpty else { return nil }
    return dumbbell(
      "items", KnowledgeWording.itemsTitle,
      items.map { .init(label: .verbatim($0.item.name), pre: $0.change.preShare, post: $0.change.postShare) })
  }

  private func dumbbell(_ id: String, _ title: LocalizedText, _ rows: [DumbbellChart.Item]) -> Chart {
    Chart(
      id: "\(self.id)-\(id)", title: title,
      kind: DumbbellChart(
        items: rows, quantity: ChartQuantity(KnowledgeWording.rightAnswers, .percent(decimals: 0)), range: 0...1,
        preLabel: KnowledgeWording.pre, postLabel: KnowledgeWording.post))
  }
}
