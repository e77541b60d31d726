import BolavenData
public import BolavenReports

/// A study with all its findings.
public struct StudyRun: Sendable {
  /// What was asked.
  public let plan: StudyPlan
  /// The files that were read.
  public let sources: DataSources
  /// In the order of the plan, indicators last.
  public let findings: [any StudyFindings]

  /// Runs every analysis, or the named ones and what they need: `indicators` needs the analyses it refers to.
  ///
  /// - Throws: every problem of the plan, the data and the analyses together, without values of private columns.
  public init(_ plan: StudyPlan, only names: [String] = []) throws(StudyError) {
    let sources: DataSources
    do throws(DataError) {
      sources = try DataSources(reading: plan.files, from: plan.directory, plans: plan.data)
    } catch {
      throw StudyError(error)
    }
    var problems = plan.checks(of: sources).flatMap(\.problems).map(StudyProblem.data)
    var planProblems = PlanProblems(file: plan.file, text: "")
    var studies = plan.analyses.compactMap { StudyCatalog.study($0, of: plan, problems: &planProblems) }
    problems += planProblems.found.map(StudyProblem.plan)
    let wantsIndicators = names.isEmpty || names.contains(IndicatorStudy.kind)
    if !names.isEmpty {
      let needed = wantsIndicators ? names + plan.indicators.flatMap(\.analyses) : names
      studies = studies.filter { needed.contains($0.id) }
    }
    var findings: [any StudyFindings] = []
    for study in studies {
      if let found = collecting(
        &problems, { () throws(StudyError) in try study.findings(in: sources, earlier: byIdentifier(findings)) })
      {
        findings.append(found)
      }
    }
    if problems.isEmpty, !plan.indicators.isEmpty, wantsIndicators {
      let study = IndicatorStudy(plan.indicators)
      if let found = collecting(
        &problems, { () throws(StudyError) in try study.findings(in: sources, earlier: byIdentifier(findings)) })
      {
        findings.append(found)
      }
    }
    guard problems.isEmpty else {
      let hidden = PrivateColumns(of: plan.data)
      throw StudyError(problems.map { $0.hiding(hidden) })
    }
    self.plan = plan
    self.sources = sources
    self.findings = names.isEmpty ? findings : findings.filter { names.contains($0.id) }
  }

  /// A study of one analysis, without a plan.
  public init(_ study: any Study, files: [String], title: LocalizedText, isSynthetic: Bool = false) throws(StudyError) {
    try self.init(
      id: study.id, files: files, title: title, isSynthetic: isSynthetic, columns: study.columns(of:)
    ) { sources throws(StudyError) in
      try study.findings(in: sources, earlier: [:])
    }
  }

  /// A run of the indicators of files, without a plan.
  public init(_ study: IndicatorStudy, title: LocalizedText, isSynthetic: Bool = false) throws(StudyError) {
    try self.init(
      id: IndicatorStudy.kind, files: study.files, title: title, isSynthetic: isSynthetic
    ) { sources throws(StudyError) in try study.findings(in: sources, earlier: [:]) }
  }

  private init(
    id: String, files: [String], title: LocalizedText, isSynthetic: Bool,
    columns: (_ file: String) -> [ColumnName]? = { _ in nil },
    findings: (DataSources) throws(StudyError) -> any StudyFindings
  ) throws(StudyError) {
    var plan = StudyPlan()
    plan.id = id
    plan.title = title
    plan.isSynthetic = isSynthetic
    do throws(DataError) {
      sources = try DataSources(reading: files, columns: columns)
    } catch {
      throw StudyError(error)
    }
    self.plan = plan
    self.findings = [try findings(sources)]
  }

  /// Every chart that can be drawn, by the id of its analysis.
  public var charts: [(analysis: String, chart: Chart)] {
    findings.flatMap { findings in
      findings.charts.map { (findings.id, plan.isSynthetic ? $0.markedSynthetic : $0) }
    }
  }

  /// The report of every analysis; each of its numbers says where it came from.
  public var report: Report {
    let origins = RunOrigins(plan, sources)
    return report(
      of: findings.flatMap { $0.blocks() }.map { block in
        block.changingProvenance { address, provenance in origins.completing(provenance, at: address) }
      })
  }

  /// The same for forms that do not show which files a number came from: no fingerprint is taken of any.
  public var reportWithoutFiles: Report { report(of: findings.flatMap { $0.blocks() }) }

  private func report(of blocks: [Block]) -> Report {
    Report(id: plan.id, title: plan.title, isSynthetic: plan.isSynthetic, blocks: blocks)
  }
}

private func byIdentifier(_ findings: [any StudyFindings]) -> [String: any StudyFindings] {
  Dictionary(findings.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
}
