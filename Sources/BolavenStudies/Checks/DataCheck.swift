/// One thing that a table is looked through for.
protocol DataCheck: Sendable {
  init()
  /// What it finds; empty for a clean table, and where the table lacks what it needs.
  func findings(in table: CheckedTable) -> [CheckFinding]
}

/// Everything that a table is looked through for, rules that are stated first.
enum DataChecks {
  static let all: [any DataCheck.Type] = [
    MissingIdentifiers.self,
    RepeatedIdentifiers.self,
    SummaryRows.self,
    DeclaredValues.self,
    Constraints.self,
    RequiredAnswers.self,
    RepeatedContent.self,
    Missingness.self,
    DoNotKnow.self,
    SuspiciousCodes.self,
    Outliers.self,
    InterviewTimes.self,
    Productivity.self,
    StraightLining.self,
    Versions.self,
    Positions.self,
    OtherTexts.self,
    OpenPersonalData.self,
  ]
}
