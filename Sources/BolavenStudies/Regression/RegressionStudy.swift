public import BolavenData
import BolavenEstimation
import BolavenReports

/// Linear regressions of the columns of one file, several models side by side.
public struct RegressionStudy: Study {
  /// Its name in plans and machine output.
  public static let kind = "regress"
  /// What is asked.
  public let settings: RegressionSettings
  /// The id of the analysis.
  public var id: String { settings.id }
  /// More levels than this make no table.
  static let mostLevels = 200

  /// A study outside a plan.
  public init(_ settings: RegressionSettings) { self.settings = settings }

  /// What the formulas and the settings name, unless a condition may name more.
  public func columns(of file: String) -> [ColumnName]? {
    guard settings.filter == nil, file == settings.file else { return nil }
    var names = [settings.weights, settings.by, settings.time, settings.series].compactMap { $0 }
    names += settings.clusters.flatMap { $0.text.split(separator: "^").map { ColumnName(String($0)) } }
    for formula in settings.formulas {
      var variables = formula.outcomes + formula.endogenous + formula.absorbed.flatMap(\.slopes)
      names += formula.absorbed.flatMap(\.columns)
      for factor in (formula.regressors + formula.instruments).flatMap(\.factors) {
        switch factor {
        case .variable(let variable), .polynomial(let variable, _, _): variables.append(variable)
        case .levels(let name, _): names.append(name)
        }
      }
      guard variables.allSatisfy(\.expression.isArithmetic) else { return nil }
      names += variables.flatMap(\.expression.columns)
    }
    return names
  }

  /// The models, or every problem of their columns.
  public func findings(
    in sources: DataSources, earlier: [String: any StudyFindings]
  ) throws(StudyError) -> any StudyFindings {
    try findings(of: sources.frame(settings.file))
  }

  func findings(of frame: DataFrame) throws(StudyError) -> RegressionFindings {
    try requireNothingPrivate(in: frame)
    let groups = try groups(of: frame)
    var models: [FittedRegression] = []
    var failures: [RegressionFindings.Failure] = []
    var problems: [StudyProblem] = []
    for formula in settings.formulas {
      for group in groups {
        do throws(DesignError) {
          for model in try settings.regression(formula).fit(to: group.frame) {
            try requireOnePeriodEach(model, in: group.frame)
            models.append(
              FittedRegression(
                id: "m\(models.count + 1)", formula: formula, level: group.level, model: model, frame: group.frame,
                source: regressionSource(of: model, in: group.frame, file: settings.file)))
          }
        } catch {
          switch error {
          case .data(let error):
            for problem in error.problems.map(StudyProblem.data) where !problems.contains(problem) {
              problems.append(problem)
            }
          case .estimation(let error):
            failures.append(RegressionFindings.Failure(formula: formula, level: group.level, error: error))
          }
        }
      }
    }
    guard problems.isEmpty else { throw StudyError(problems) }
    // Of many levels some may be too small; of formulas each was meant.
    if models.isEmpty || settings.by == nil, !failures.isEmpty {
      // Of many levels a few show what is wrong.
      throw StudyError(failures.prefix(5).map { .estimation($0.error, analysis: place(of: $0)) })
    }
    for model in models { try requireFewLags(model.model) }
    for text in settings.hypotheses { try test(text, &models) }
    return RegressionFindings(
      settings, models: models, failures: failures, rowsWithoutLevel: withoutLevel(groups, frame))
  }

  /// Levels are written out in the names of coefficients and models.
  private func requireNothingPrivate(in frame: DataFrame) throws(StudyError) {
    let factors = settings.formulas.flatMap { $0.regressors + $0.instruments }.flatMap(\.factors)
    let written = factors.compactMap { factor -> ColumnName? in
      switch factor {
      case .levels(let name, _): return name
      case .variable(let variable):
        let name = variable.expression.name.map { ColumnName($0) }
        return name.flatMap { (try? frame.holdsWords($0)) == true ? $0 : nil }
      case .polynomial: return nil
      }
    }
    let hidden = ([settings.by].compactMap { $0 } + written).filter(settings.privateColumns.contains)
    guard let first = hidden.first else { return }
    throw StudyError([.regression(.privateColumn(path: frame.source, column: first.text), analysis: id)])
  }

  /// One group a level, in the order of levels; the whole file where none are asked for.
  private func groups(of frame: DataFrame) throws(StudyError) -> [(level: String?, frame: DataFrame)] {
    guard let by = settings.by else { return [(nil, frame)] }
    let levels: Categories
    do throws(DataError) { levels = try frame.levels(by) } catch { throw StudyError(error) }
    let rows = (0..<frame.rowCount).filter { levels.codes[$0] >= 0 }
    let grouping = Grouping(levels.rows(rows))
    guard (1...Self.mostLevels).contains(grouping.groupCount) else {
      throw StudyError([
        .regression(
          .levels(path: frame.source, column: by.text, count: grouping.groupCount, limit: Self.mostLevels),
          analysis: id)
      ])
    }
    return zip(grouping.levels, grouping.rowsOfGroups).map { level, members in
      (level, frame.rows(members.map { rows[$0] }))
    }
  }

  private func withoutLevel(_ groups: [(level: String?, frame: DataFrame)], _ frame: DataFrame) -> Int {
    frame.rowCount - groups.reduce(0) { $0 + $1.frame.rowCount }
  }

  /// The analysis, and of several models the one that is meant.
  private func place(of failure: RegressionFindings.Failure) -> String {
    let level = settings.by.flatMap { by in failure.level.map { "\(by.text) = \($0)" } }
    let parts = [settings.formulas.count > 1 ? failure.formula.text : nil, level].compactMap { $0 }
    return parts.isEmpty ? id : "\(id): \(parts.joined(separator: ", "))"
  }

  /// Over all periods the products of scores sum up to 0, and so would the variance.
  private func requireFewLags(_ model: RegressionModel) throws(StudyError) {
    let periods = model.order?.periods.count ?? model.sample.observations
    guard let lags = model.inference.lags, lags > 0, lags >= periods else { return }
    throw StudyError([.regression(.lags(count: lags, periods: periods), analysis: id)])
  }

  /// Lags need to know which row came before which.
  private func requireOnePeriodEach(_ model: RegressionModel, in frame: DataFrame) throws(DesignError) {
    guard model.inference.estimator.errors == .serial, let order = model.order, let time = settings.time else { return }
    let ways = [order.series, order.periods].compactMap { $0 }
    guard Clusters(intersecting: ways).count < model.sample.observations else { return }
    let periods: NumberColumn
    var series: Categories?
    do throws(DataError) {
      periods = try frame.numbers(time)
      series = try settings.series.map { name throws(DataError) in try frame.levels(name) }
    } catch {
      throw .data(error)
    }
    let identifiers = (0..<frame.rowCount).map { row -> [String]? in
      guard let period = periods[row] else { return nil }
      guard let series else { return ["\(period)"] }
      return series[row].map { [$0, "\(period)"] }
    }
    let columns = [settings.series, time].compactMap { $0 }
    throw .data(DataError(repetitions(of: identifiers, columns: columns, in: frame) { $0.joined(separator: ", ") }))
  }

  /// Tests a hypothesis in the models that have its coefficients.
  private func test(_ text: String, _ models: inout [FittedRegression]) throws(StudyError) {
    var failure: HypothesisError?
    var isTested = false
    for position in models.indices {
      let fit = models[position].model.fit
      do throws(HypothesisError) {
        let hypothesis = try LinearHypothesis(text, terms: fit.terms)
        models[position].tests.append((text, models[position].model.inference.test(hypothesis, of: fit)))
        isTested = true
      } catch {
        models[position].tests.append((text, nil))
        // The model in which most of the text could be read says best what is wrong.
        if failure.map({ $0.position < error.position }) ?? true { failure = error }
      }
    }
    guard !isTested, let failure else { return }
    throw StudyError([
      .regression(
        .hypothesis(
          text: failure.text, position: failure.position, expected: failure.expected, nearest: failure.nearest),
        analysis: id)
    ])
  }
}
