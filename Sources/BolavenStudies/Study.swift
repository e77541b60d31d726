public import BolavenData
public import BolavenFormats
public import BolavenReports

/// One kind of analysis: what is asked, as a value, with one verb.
public protocol Study: Sendable {
  /// Its name in plans and machine output.
  static var kind: String { get }
  /// Reads the settings of an analysis; problems are added to those of the plan.
  init?(_ analysis: Analysis, of plan: StudyPlan, problems: inout PlanProblems)
  /// The id of the analysis, the first part of every address.
  var id: String { get }
  /// The only columns of a file that the analysis needs; `nil` where it may need any.
  func columns(of file: String) -> [ColumnName]?
  /// The numbers, or every problem that keeps the analysis from them.
  func findings(in sources: DataSources, earlier: [String: any StudyFindings]) throws(StudyError) -> any StudyFindings
}

extension Study {
  /// Any column may be needed, unless the study says which.
  public func columns(of file: String) -> [ColumnName]? { nil }
}

/// The numbers of one analysis, their report and their machine form.
public protocol StudyFindings: Sendable {
  /// The analysis they answer.
  var id: String { get }
  /// The kind of that analysis.
  var kind: String { get }
  /// The headline model of the machine output, further models inside.
  var record: ModelRecord { get }
  /// Named numbers that indicators may refer to, by `row.column`.
  var measures: [String: Measure] { get }
  /// Whether a covariance that was needed could not be had, so that estimates stand without their uncertainty.
  var lacksCovariance: Bool { get }
  /// What the machine output says beside the record, behind it.
  var details: [JSONMember] { get }
  /// The part of the report that shows them.
  func blocks() -> [Block]
  /// Every chart that can be drawn of them: those of the report, and others that are drawn when they are asked for.
  var charts: [Chart] { get }
  /// What one of the measures was made from; `nil` for those that stand in a table.
  func origin(of key: String) -> Provenance?
  /// Ways to have the numbers of the tables and the measures once more, on a path of their own.
  ///
  /// - Parameters:
  ///   - sources: the files of the run.
  ///   - earlier: the findings that numbers may have been taken from.
  func recalculations(in sources: DataSources, earlier: [String: any StudyFindings]) -> Recalculations
}

extension StudyFindings {
  /// No covariance is needed unless the findings say so.
  public var lacksCovariance: Bool { false }
  /// Nothing, unless the findings say more than estimates and tests.
  public var details: [JSONMember] { [] }
  /// Those of the report.
  public var charts: [Chart] {
    blocks().compactMap { block in
      if case .chart(let chart) = block { chart } else { nil }
    }
  }
  /// Every measure stands in a table unless the findings say more.
  public func origin(of key: String) -> Provenance? { nil }
  /// None, unless the findings know some.
  public func recalculations(in sources: DataSources, earlier: [String: any StudyFindings]) -> Recalculations {
    Recalculations()
  }
}

/// A number with what is needed to report it as an indicator.
public struct Measure: Sendable, Hashable {
  /// The number; a share is a part of one.
  public let value: Double
  /// The numerator of a share or ratio.
  public let numerator: Double?
  /// Its denominator.
  public let denominator: Double?
  /// The lower limit of its interval.
  public let low: Double?
  /// The upper limit of its interval.
  public let high: Double?

  /// A number; anything left out is not known.
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
