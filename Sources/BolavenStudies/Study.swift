public import BolavenReports

/// One kind of analysis: what is asked, as a value, with one verb.
public protocol Study: Sendable {
  /// Its name in plans and machine output.
  static var kind: String { get }
  /// Reads the settings of an analysis; problems are added to those of the plan.
  init?(_ analysis: Analysis, of plan: StudyPlan, problems: inout PlanProblems)
  var id: String { get }
  /// The numbers, or every problem that keeps the analysis from them.
  func findings(in sources: DataSources, earlier: [String: any StudyFindings]) throws(StudyError) -> any StudyFindings
}

/// The numbers of one analysis, their report and their machine form.
public protocol StudyFindings: Sendable {
  /// The analysis they answer.
  var id: String { get }
  var kind: String { get }
  /// The headline model of the machine output, further models inside.
  var record: ModelRecord { get }
  /// Named numbers that indicators may refer to, by `row.column`.
  var measures: [String: Measure] { get }
  /// The part of the report that shows them.
  func blocks() -> [Block]
}

/// A number with what is needed to report it as an indicator.
public struct Measure: Sendable, Hashable {
  public let value: Double
  public let numerator: Double?
  public let denominator: Double?
  public let low: Double?
  public let high: Double?

  public init(
    _ value: Double, numerator: Double? = nil, denominator: Double? = nil, low: Double? = nil, high: Double? = nil
  ) {
    self.value = value
    self.numerator = numerator
    self.denominator = denominator
    self.low = low
    self.high = high
  }
}
