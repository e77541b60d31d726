import BolavenData
import BolavenEstimation

/// The columns an income analysis needs, one entry a row, all their problems reported together.
struct IncomeColumns {
  /// In the unit of the outcome, at the prices of the day.
  let outcome: NumberColumn
  let baseline: NumberColumn?
  /// 1 treated, 0 comparison.
  let arm: [Double?]
  let controls: [(name: String, values: NumberColumn)]
  let takeUp: NumberColumn?
  let weights: NumberColumn?
  let clusters: Categories?
  let pairs: Categories?
  let strata: Categories?

  init(_ frame: DataFrame, _ settings: IncomeSettings) throws(StudyError) {
    let design = settings.design
    var problems: [StudyProblem] = []
    let read = { (name: ColumnName?) -> NumberColumn? in
      name.flatMap { name in numbers(name, of: frame, settings.source, &problems) }
    }
    let label = { (name: ColumnName?) -> Categories? in
      name.flatMap { name in
        collecting(&problems) { () throws(StudyError) in
          do throws(DataError) {
            return try frame.blanking(DataFrame.missingTexts, in: name).categories(name)
          } catch {
            throw StudyError(error)
          }
        }
      }
    }
    let outcome = evaluate(settings.outcome.compute, in: frame, settings.source, &problems)
    baseline = settings.baseline.flatMap { evaluate($0, in: frame, settings.source, &problems) }
    controls = settings.controls.compactMap { name in read(name).map { (name.text, $0) } }
    takeUp = design.takeUp.flatMap { name in numbers(name, of: frame, settings.source, &problems, within: 0...1) }
    weights = read(design.weights)
    clusters = label(design.cluster)
    pairs = label(design.pairs)
    strata = label(design.strata)
    let treatment = label(design.treatment)
    let arm = treatment.flatMap { treatment in
      collecting(&problems) { () throws(StudyError) in try arms(treatment, frame: frame, settings) }
    }
    if let weights {
      let negative = (0..<frame.rowCount).filter { (weights[$0] ?? 0) < 0 }
      if !negative.isEmpty {
        problems.append(
          .income(
            .negativeWeight(
              path: frame.source, column: design.weights?.text ?? "", rows: negative.map(frame.excelRow)),
            analysis: settings.id))
      }
    }
    if design.treatment == nil {
      problems.append(
        .data(.columnMissing(path: frame.source, name: "treatment", found: frame.names.map(\.text), nearest: [])))
    }
    guard problems.isEmpty, let outcome, let arm else { throw StudyError(problems) }
    self.outcome = outcome
    self.arm = arm
  }
}

/// 1 for the treated value of the treatment column and 0 for the one other value.
private func arms(_ treatment: Categories, frame: DataFrame, _ settings: IncomeSettings) throws(StudyError) -> [Double?]
{
  let treated = settings.design.treated
  let isTreated = treatment.levels.map { level in
    level == treated || (decimalNumber(level) != nil && decimalNumber(level) == decimalNumber(treated))
  }
  let used = Set(treatment.codes.filter { $0 >= 0 }.map(Int.init))
  let levels = used.sorted().map { treatment.levels[$0] }
  guard used.count <= 2, used.count(where: { isTreated[$0] }) == 1 || used.isEmpty else {
    throw StudyError([
      .income(
        .armsNotTwo(
          path: frame.source, column: settings.design.treatment?.text ?? "", treated: treated, found: levels),
        analysis: settings.id)
    ])
  }
  return treatment.codes.map { code in code < 0 ? nil : isTreated[Int(code)] ? 1 : 0 }
}

private func evaluate(
  _ expression: Expression, in frame: DataFrame, _ source: DataPlan, _ problems: inout [StudyProblem]
) -> NumberColumn? {
  var typed = frame
  var isComplete = true
  for name in expression.columns {
    if let column = numbers(name, of: frame, source, &problems) {
      typed = typed.adding(.numbers(column), named: name)
    } else {
      isComplete = false
    }
  }
  guard isComplete else { return nil }
  return collecting(&problems) { () throws(StudyError) in
    do throws(DataError) { return try expression.numbers(in: typed) } catch { throw StudyError(error) }
  }
}

/// A number column read by the range that the plan gives it.
private func numbers(
  _ name: ColumnName, of frame: DataFrame, _ source: DataPlan, _ problems: inout [StudyProblem],
  within range: ClosedRange<Double>? = nil
) -> NumberColumn? {
  let plan = source.column(name)
  return collecting(&problems) { () throws(StudyError) in
    do throws(DataError) {
      return try frame.numbers(name, within: plan?.range ?? range)
    } catch {
      throw StudyError(error)
    }
  }
}
