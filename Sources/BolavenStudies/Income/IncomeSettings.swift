public import BolavenData
public import BolavenEstimation

/// What an income analysis is asked, from a plan or a command.
public struct IncomeSettings: Sendable {
  public var id = "income-effect"
  /// The rows, as the sources know them.
  public var source: DataPlan
  public var outcome: OutcomePlan
  public var design: DesignPlan
  /// A column with the outcome before the programme, for files with one row a unit.
  public var baseline: Expression?
  public var controls: [ColumnName] = []
  public var deflators: DeflatorPlan?
  /// The column with the period of the prices; found by its values where it is not named.
  public var period: ColumnName?
  public var request = InferenceRequest()
  /// The estimator of the headline; chosen by the design where it is not named.
  public var headline: String?

  public init(source: DataPlan, outcome: OutcomePlan, design: DesignPlan) {
    self.source = source
    self.outcome = outcome
    self.design = design
  }
}
