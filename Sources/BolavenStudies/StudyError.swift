public import BolavenData
public import BolavenEstimation

/// Everything that keeps a study from its findings, all problems of a run together.
public struct StudyError: Error, Hashable {
  /// Never empty.
  public let problems: [StudyProblem]

  /// An error of these problems.
  public init(_ problems: [StudyProblem]) { self.problems = problems }
  /// The problems of data as those of a study.
  public init(_ error: DataError) { problems = error.problems.map(StudyProblem.data) }
}

/// One reason, and the floor that noticed it.
public enum StudyProblem: Sendable, Hashable {
  case plan(PlanProblem)
  case data(DataProblem)
  case scoring(ScoringProblem)
  case items(ItemsProblem, analysis: String)
  case estimation(EstimationError, analysis: String)
  case knowledge(KnowledgeProblem, analysis: String)
  case income(IncomeProblem, analysis: String)
  case regression(RegressionProblem, analysis: String)
  case cooperatives(CooperativeProblem, analysis: String)
  case description(DescriptionProblem, analysis: String)
  case indicator(IndicatorProblem)
}
