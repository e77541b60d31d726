import BolavenData
import BolavenFormats
import BolavenReports

extension OutcomePlan {
  /// Reads one member of `outcomes`.
  init?(
    _ entry: YAMLEntry, data: [String], hasDeflators: Bool, problems: inout PlanProblems
  ) {
    let keys = ["data", "column", "compute", "label", "unit", "real", "winsor"]
    guard let mapping = PlanMapping(entry.value, path: "outcomes.\(entry.key)", keys: keys, problems: &problems) else {
      return nil
    }
    let forms = ["column", "compute"].filter(mapping.has)
    guard forms.count == 1, let form = forms.first else {
      problems.add(.exactlyOne(of: ["column", "compute"], found: forms), line: entry.line, column: entry.column)
      return nil
    }
    let source = mapping.reference("data", among: data, problems: &problems)
    let compute =
      form == "column"
      ? mapping.text(form, problems: &problems).map { Expression(column: ColumnName($0)) }
      : mapping.expression(form, problems: &problems)
    let label = mapping.label("label", problems: &problems) ?? LocalizedText(entry.key)
    let unit = mapping.label("unit", problems: &problems)
    let isReal = mapping.yesOrNo("real", problems: &problems) ?? false
    let percentile = mapping.percentile("winsor", problems: &problems)
    if isReal, !hasDeflators {
      mapping.report(.missingKey("deflators", inside: ""), at: "real", problems: &problems)
      return nil
    }
    guard let source, let compute else { return nil }
    self.init(
      name: entry.key, data: source, compute: compute, label: label, unit: unit, isReal: isReal,
      winsorisedAt: percentile)
  }
}
