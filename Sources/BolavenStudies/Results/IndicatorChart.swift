public import BolavenReports

extension IndicatorFindings {
  /// Bars of the actual values against the targets; the shares of the way beside them when they are asked for.
  public var charts: [Chart] { [bulletChart, progressChart].compactMap { $0 } }

  var bulletChart: Chart? {
    guard !results.isEmpty else { return nil }
    return Chart(id: "\(id)-bullet", title: IndicatorWording.bulletTitle, kind: BulletChart(rows: rows))
  }

  private var progressChart: Chart? {
    guard results.contains(where: { $0.progress.progress != nil }) else { return nil }
    return Chart(id: "\(id)-progress", title: IndicatorWording.progressTitle, kind: ProgressChart(rows: rows))
  }

  private var rows: [IndicatorRow] {
    results.map { result in
      let finite = { (value: Double?) in value.flatMap { $0.isFinite ? $0 : nil } }
      return IndicatorRow(
        id: result.definition.id, label: result.definition.label, unit: result.definition.unit,
        baseline: finite(result.baseline?.value), target: finite(result.target?.value),
        actual: finite(result.actual?.value), progress: finite(result.progress.progress),
        status: result.progress.status.reported, word: result.progress.status.word, style: result.style)
    }
  }
}
