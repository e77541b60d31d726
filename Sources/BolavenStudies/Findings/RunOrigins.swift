import BolavenData
import BolavenFormats
import BolavenReports

/// What a run knows of the origin of its numbers beyond what an analysis does: fingerprints and sheets of the files, the
/// line of the plan, and which columns may not be named.
struct RunOrigins {
  private let digests: [String: FileFingerprint]
  private let sheets: [String: String]
  private let plan: StudyPlan
  private let hidden: Set<String>

  init(_ plan: StudyPlan, _ sources: DataSources) {
    self.plan = plan
    digests = Dictionary(
      sources.files.compactMap { file in file.digest.map { (file.name, $0) } }, uniquingKeysWith: { first, _ in first })
    sheets = Dictionary(
      plan.data.flatMap { source in
        source.waves.compactMap { wave in source.sheet.map { (wave.file, $0) } }
      }, uniquingKeysWith: { first, _ in first })
    hidden = Set(plan.data.flatMap(\.columns).filter(\.isPrivate).map(\.name.text))
  }

  /// The whole origin of a number.
  func completing(_ provenance: Provenance, at address: Address) -> Provenance {
    var whole = provenance
    for position in whole.sources.indices {
      let file = whole.sources[position].file
      whole.sources[position].fingerprint = digests[file]?.text
      whole.sources[position].sheet = sheets[file]
    }
    let shown = whole.columns.filter { !hidden.contains($0) }
    if shown.count < whole.columns.count { whole.columns = shown + [PrivateColumns.hidden] }
    if let filter = whole.filter, hidden.contains(where: { filter.contains($0) }) {
      whole.filter = PrivateColumns.hidden
    }
    if let line = line(of: address), !plan.file.isEmpty {
      whole.plan = Provenance.PlanLine(file: plan.file, line: line, fingerprint: plan.fingerprint)
    }
    return whole
  }

  /// The line of the analysis, or of the indicator.
  private func line(of address: Address) -> Int? {
    if address.analysis == IndicatorStudy.kind {
      return plan.indicators.first { $0.definition.id == address.row }?.line
    }
    // A table beside the first of an analysis has the id of the analysis in front of its own.
    return plan.analyses.filter { address.analysis == $0.id || address.analysis.hasPrefix("\($0.id)-") }
      .max { $0.id.count < $1.id.count }?.settings.line
  }
}
