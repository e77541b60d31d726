import BolavenData

/// What a plan may ask of a knowledge analysis beside its headline.
struct KnowledgeExtras {
  /// Its keys in the plan.
  static let keys = [
    "modules", "by", "bands", "retrospective", "selected_at_most", "bayes", "reaction", "trained", "applied",
  ]

  private let showsModules: Bool
  private let by: [ColumnName]
  private let bands: [Double]
  private let retrospective: ColumnName?
  private let selectedAtMost: Double?
  private let showsBayes: Bool
  private let reaction: ColumnName?
  private let trained: ColumnName?
  private let applied: ColumnName?

  /// Reads them.
  init(_ mapping: PlanMapping, problems: inout PlanProblems) {
    showsModules = mapping.yesOrNo("modules", problems: &problems) ?? true
    by = (mapping.list("by", problems: &problems) ?? []).map { ColumnName($0) }
    var limits: [Double] = []
    for text in mapping.list("bands", problems: &problems) ?? [] {
      if let limit = decimalNumber(text), limit > limits.last ?? -.infinity {
        limits.append(limit)
      } else {
        mapping.report(.badValue(key: "bands", value: text, expected: .number), at: "bands", problems: &problems)
      }
    }
    bands = limits
    let column = { (key: String, problems: inout PlanProblems) in
      mapping.text(key, problems: &problems).map { ColumnName($0) }
    }
    retrospective = column("retrospective", &problems)
    reaction = column("reaction", &problems)
    trained = column("trained", &problems)
    applied = column("applied", &problems)
    selectedAtMost = mapping.number("selected_at_most", problems: &problems)
    showsBayes = mapping.yesOrNo("bayes", problems: &problems) ?? false
  }

  func apply(to settings: inout KnowledgeSettings) {
    settings.showsModules = showsModules
    (settings.by, settings.bands) = (by, bands)
    settings.retrospective = retrospective
    settings.selectedAtMost = selectedAtMost
    settings.showsBayes = showsBayes
    (settings.reaction, settings.trained, settings.applied) = (reaction, trained, applied)
  }
}
