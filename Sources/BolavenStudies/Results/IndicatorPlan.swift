import BolavenData
import BolavenFormats
import BolavenReports

/// An indicator of a plan: what it is, and where its values come from.
public struct IndicatorPlan: Sendable {
  /// Where a value comes from.
  public enum Quantity: Sendable, Hashable {
    case number(IndicatorNumber)
    /// A number of an earlier analysis: `analysis` and its `row.column`.
    case address(analysis: String, key: String, line: Int)
    case data(DataMeasure)
    /// `...`: not reported yet.
    case notReported
  }

  /// What it is.
  public var definition: IndicatorDefinition
  /// Where it started from.
  public var baseline: Quantity?
  /// Where it should arrive.
  public var target: Quantity?
  /// Where it is.
  public var actual: Quantity
  /// Its line in the plan; `nil` where it was built in memory.
  public var line: Int?

  /// Ids of the analyses its values come from.
  var analyses: [String] {
    [baseline, target, actual].compactMap { quantity in
      if case .address(let analysis, _, _)? = quantity { analysis } else { nil }
    }
  }

  /// An indicator built in memory.
  public init(
    _ definition: IndicatorDefinition, baseline: Quantity? = nil, target: Quantity? = nil, actual: Quantity
  ) {
    self.definition = definition
    self.baseline = baseline
    self.target = target
    self.actual = actual
  }

  private static let keys = [
    "id", "label", "level", "unit", "measure", "aggregation", "direction", "baseline", "target", "from", "value",
    "numerator", "denominator", "count", "share", "mean", "median", "sum", "of", "where", "note", "source", "status",
  ]

  /// Reads one entry of `indicators`; exactly one key says where the actual comes from.
  init?(_ node: YAMLNode, of plan: StudyPlan, problems: inout PlanProblems) {
    guard let mapping = PlanMapping(node, path: "indicators", keys: Self.keys, problems: &problems),
      let id = mapping.requiredText("id", problems: &problems)
    else { return nil }
    if !mapping.has("label") {
      problems.add(.missingKey("label", inside: "indicators"), line: mapping.line, column: mapping.column)
    }
    let reader = IndicatorReader(mapping, plan: plan)
    definition = reader.definition(id, problems: &problems)
    baseline = reader.quantity("baseline", definition, problems: &problems)
    target = reader.quantity("target", definition, problems: &problems)
    guard let actual = reader.actual(definition, problems: &problems) else { return nil }
    self.actual = actual
    line = mapping.line
  }
}
