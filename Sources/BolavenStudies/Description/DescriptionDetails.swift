import BolavenData
import BolavenEstimation
public import BolavenFormats

extension DescriptionFindings {
  /// `columns`: what the tables show, with every digit.
  ///
  /// Of numbers: `column, kind, n, missing, mean, sd, min, p25, median, p75, max, lag1_autocorrelation, exact`, `groups` with
  /// the same of each, and `anova`. Of texts: `column, kind, n, missing, levels`, `frequencies` and `other`, each with the
  /// counts of the groups, and `chi_squared`. What is not defined is null.
  public var details: [JSONMember] {
    let columns = order.compactMap { name -> JSONValue? in
      if let column = numbers.first(where: { $0.name == name }) { return json(column) }
      return texts.first { $0.name == name }.map { json($0) }
    }
    return [
      JSONMember("by", .optional(by?.text)), JSONMember("groups", .array(groups.map(JSONValue.string))),
      JSONMember("rows_without_group", .integer(withoutGroup)), JSONMember("columns", .array(columns)),
    ]
  }

  private func json(_ column: NumberDescription) -> JSONValue {
    .object(
      [JSONMember("column", .string(column.name.text)), JSONMember("kind", .string("numbers"))]
        + members(column.all) + [
          JSONMember("exact", .bool(column.isExact)),
          JSONMember(
            "groups",
            .array(
              zip(groups, column.groups).map { group, part in
                .object([JSONMember("group", .string(group))] + members(part))
              })),
          JSONMember("anova", column.analysis.map(json) ?? .null),
        ])
  }

  private func members(_ part: NumberDescription.Part) -> [JSONMember] {
    let summary = part.summary
    return [
      JSONMember("n", .integer(summary.count)), JSONMember("missing", .integer(part.missing)),
      JSONMember("mean", .optional(summary.mean)), JSONMember("sd", .optional(summary.standardDeviation)),
      JSONMember("min", .optional(summary.minimum)), JSONMember("p25", .optional(summary.lowerQuartile)),
      JSONMember("median", .optional(summary.median)), JSONMember("p75", .optional(summary.upperQuartile)),
      JSONMember("max", .optional(summary.maximum)),
      JSONMember("lag1_autocorrelation", .optional(summary.lagOneAutocorrelation)),
    ]
  }

  private func json(_ analysis: OneWayAnalysisOfVariance) -> JSONValue {
    .object([
      JSONMember("between_ss", .number(analysis.betweenSumOfSquares)),
      JSONMember("within_ss", .number(analysis.withinSumOfSquares)),
      JSONMember("between_df", .integer(analysis.betweenDegreesOfFreedom)),
      JSONMember("within_df", .integer(analysis.withinDegreesOfFreedom)),
      JSONMember("between_ms", .number(analysis.betweenMeanSquare)),
      JSONMember("within_ms", .number(analysis.withinMeanSquare)),
      JSONMember("f", .optional(analysis.statistic)), JSONMember("p_value", .optional(analysis.pValue)),
      JSONMember("r_squared", .optional(analysis.rSquared)),
      JSONMember("residual_sd", .number(analysis.residualStandardDeviation)),
    ])
  }

  private func json(_ column: TextDescription) -> JSONValue {
    let table = column.association
    let test = table.map { table in
      JSONValue.object([
        JSONMember("statistic", .optional(table.statistic)), JSONMember("df", .integer(table.degreesOfFreedom)),
        JSONMember("p_value", .optional(table.pValue)), JSONMember("least_expected", .number(table.leastExpected)),
      ])
    }
    return .object([
      JSONMember("column", .string(column.name.text)), JSONMember("kind", .string("texts")),
      JSONMember("n", .integer(column.present.all)), JSONMember("missing", .integer(column.missing.all)),
      JSONMember("levels", .integer(column.levelCount)),
      JSONMember(
        "frequencies",
        .array(
          column.levels.map { .object([JSONMember("level", .string($0.text))] + members($0.count, column)) })),
      JSONMember(
        "other",
        .object([JSONMember("levels", .integer(column.otherLevels))] + members(column.other, column))),
      JSONMember("chi_squared", test ?? .null),
    ])
  }

  private func members(_ count: TextDescription.Count, _ column: TextDescription) -> [JSONMember] {
    let share = column.present.all > 0 ? Double(count.all) / Double(column.present.all) : nil
    return [
      JSONMember("n", .integer(count.all)), JSONMember("share", .optional(share)),
      JSONMember("groups", .array(count.groups.map { .integer($0) })),
    ]
  }
}
