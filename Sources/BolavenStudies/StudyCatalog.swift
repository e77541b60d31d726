import BolavenData
import BolavenFormats

/// The kinds of analysis, in the order of a report.
public enum StudyCatalog {
  /// Every kind that a plan can name.
  public static let all: [any Study.Type] = [
    KnowledgeStudy.self,
    ItemsStudy.self,
    ItemBankStudy.self,
    IncomeStudy.self,
    CooperativeStudy.self,
    DescriptionStudy.self,
    RegressionStudy.self,
  ]

  static func study(_ analysis: Analysis, of plan: StudyPlan, problems: inout PlanProblems) -> (any Study)? {
    guard let type = all.first(where: { $0.kind == analysis.kind }) else { return nil }
    return type.init(analysis, of: plan, problems: &problems)
  }

  /// Reports an unknown kind and whatever the kind's study does not understand.
  static func check(_ analysis: Analysis, of plan: StudyPlan, problems: inout PlanProblems) {
    let kinds = all.map { $0.kind }
    guard kinds.contains(analysis.kind) else {
      let place = analysis.place(of: "kind")
      problems.add(
        .badValue(
          key: "kind", value: analysis.kind,
          expected: .oneOf(kinds, nearest: nearestNames(to: analysis.kind, among: kinds))),
        line: place.line, column: place.column)
      return
    }
    _ = study(analysis, of: plan, problems: &problems)
  }
}

extension Analysis {
  /// Where the value of one of its keys stands.
  func place(of key: String) -> (line: Int, column: Int) {
    if case .mapping(let entries) = settings.content, let entry = entries.first(where: { $0.key == key }) {
      return (entry.value.line, entry.value.column)
    }
    return (settings.line, settings.column)
  }
}
