public import BolavenData
public import BolavenEstimation

/// What an income analysis is asked, from a plan or a command.
public struct IncomeSettings: Sendable {
  /// The id of the analysis, the first part of every address.
  public var id = "income-effect"
  /// The rows, as the sources know them.
  public var source: DataPlan
  /// The quantity that the programme may change.
  public var outcome: OutcomePlan
  /// Who was treated, when, and how that was decided.
  public var design: DesignPlan
  /// A column with the outcome before the programme, for files with one row a unit.
  public var baseline: Expression?
  /// Number columns that enter every model beside the treatment.
  public var controls: [ColumnName] = []
  /// The price index; needed where the outcome is real.
  public var deflators: DeflatorPlan?
  /// The column with the period of the prices; found by its values where it is not named.
  public var period: ColumnName?
  /// What the analyst asked of the inference; the rule chooses what is left open.
  public var request = InferenceRequest()
  /// How units whose identifier is mistyped in one wave are looked for.
  public var search = LinkSearch.foundColumns
  /// The estimator of the headline; chosen by the design where it is not named.
  public var headline: String?

  /// Whether identifiers may not be shown.
  var isIdentifierPrivate: Bool { source.id.contains { source.column($0)?.isPrivate ?? false } }

  /// An analysis with every choice left to the design.
  public init(source: DataPlan, outcome: OutcomePlan, design: DesignPlan) {
    self.source = source
    self.outcome = outcome
    self.design = design
  }
}
