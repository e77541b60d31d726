import BolavenData
import BolavenEstimation
import BolavenNumerics
import BolavenReports

extension RegressionFindings {
  /// Every number of the table by plain formulas from the columns of each model; the conditions that a fit has to meet
  /// where a model is too large for that.
  public func recalculations(
    in sources: DataSources, earlier: [String: any StudyFindings]
  ) -> Recalculations {
    var ways = Recalculations()
    for fitted in models {
      let at = { (row: String, column: String) -> String in
        if isSideBySide {
          return "\(id).\(column == "std_error" ? "\(row).std_error" : row).\(fitted.id)"
        }
        return "\(id).\(models.count == 1 ? "" : "\(fitted.id).")\(row).\(column)"
      }
      ways.add(at("observations", "estimate"), Wording.count) {
        Plain.sum(
          fitted.model.fit.design.weights.flatMap { $0.type == .frequency ? $0.values : nil }
            ?? fitted.model.fit.design.y.map { _ in 1 })
      }
      for (name, count) in fitted.clusterCounts {
        guard let way = fitted.model.clusters.first(where: { $0.name == name }), count == way.count else { continue }
        ways.add(at("clusters.\(name)", "estimate"), Wording.count) { Double(Set(way.codes).count) }
      }
      guard let plain = PlainRegression(fitted.model, settings.covariance) else {
        for term in fitted.model.fit.terms {
          ways.add(at(term, "estimate")) {
            Recalculation(.remainder(normalEquations(of: fitted.model.fit, term: term)), Wording.conditions)
          }
        }
        continue
      }
      add(plain, fitted, at, &ways)
    }
    return ways
  }

  private typealias Wording = RegressionRecalculationWording

  private func add(
    _ plain: PlainRegression, _ fitted: FittedRegression, _ at: (String, String) -> String,
    _ ways: inout Recalculations
  ) {
    ways.add(at("r_squared", "estimate"), Wording.leastSquares, scale: 1) { plain.rSquared }
    ways.add(at("within_r_squared", "estimate"), Wording.leastSquares, scale: 1) { plain.withinRSquared }
    ways.add(at("sigma", "estimate"), Wording.leastSquares) { plain.sigma }
    let confidence = settings.covariance.confidence
    for (position, estimate) in fitted.model.inference.estimates.enumerated() {
      let term = estimate.term
      // A coefficient that is zero by chance is the difference of numbers of the size of its error.
      ways.add(at(term, "estimate"), Wording.leastSquares, scale: estimate.standardError ?? 0) {
        plain.coefficient(position)
      }
      guard let covariance = plain.covariance(position), estimate.standardError != nil else { continue }
      ways.add(at(term, "std_error"), Wording.sums) { covariance.standardError }
      ways.add(at(term, "t"), Wording.sums, scale: 1) { plain.coefficient(position) / covariance.standardError }
      guard let freedom = plain.freedom(covariance) else { continue }
      ways.add(at(term, "df"), Wording.freedom) { freedom }
      ways.add(at(term, "p"), Wording.student) {
        2 * Plain.studentTail(abs(plain.coefficient(position) / covariance.standardError), freedom)
      }
      ways.add(
        at(term, "interval"), Wording.student, scale: estimate.standardError ?? 0,
        limits: {
          let half = Plain.studentQuantile(upperTail: (1 - confidence) / 2, freedom) * covariance.standardError
          return (plain.coefficient(position) - half, plain.coefficient(position) + half)
        })
    }
  }
}

/// |xⱼ'We|/(|√w xⱼ||√w e|): zero at the least-squares fit, with the effects taken out of the residuals.
private func normalEquations(of fit: LinearFit, term: String) -> Double {
  guard let column = fit.design.columns.first(where: { $0.term == term })?.values else { return .infinity }
  let weights = fit.design.weights?.values ?? [Double](repeating: 1, count: column.count)
  let residuals = fit.residuals
  var (product, size, rest) = (0.0, 0.0, 0.0)
  for i in column.indices {
    product += weights[i] * column[i] * residuals[i]
    size += weights[i] * column[i] * column[i]
    rest += weights[i] * residuals[i] * residuals[i]
  }
  return size * rest > 0 ? abs(product) / (size * rest).squareRoot() : 0
}

/// A linear model by plain formulas: least squares with every effect as a dummy, or two stages.
struct PlainRegression: Sendable {
  private let model: RegressionModel
  private let request: CovarianceRequest
  private let fit: PlainLeastSquares
  /// Where the first regressor stands among the columns of the fit, behind the effects.
  private let first: Int
  /// Residuals of the model itself, times √w.
  private let residuals: [Double]
  private let residualSumOfSquares: Double
  /// √w y without the effects.
  private let withinSumOfSquares: Double?

  /// `nil` where the model is too large, or of a kind that has no plain formula here.
  init?(_ model: RegressionModel, _ request: CovarianceRequest) {
    let design = model.fit.design
    let kept = model.fit.keptColumns
    guard model.method != .limitedInformation else { return nil }
    let effects = design.absorbed.flatMap { factor -> [[Double]] in
      let codes = factor.levels.codes.map { Int($0) }
      let dummies = (0..<factor.levels.levelCount).map { level in codes.map { $0 == level ? 1.0 : 0.0 } }
      return (factor.hasIntercept ? dummies : [])
        + factor.slopes.flatMap { slope in dummies.map { zip($0, slope).map { $0 * $1 } } }
    }
    let weights = design.weights?.values
    var columns = kept.map { exact(design.columns[$0]) }
    if design.endogenousCount > 0 {
      // The first stage: every regressor as far as the instruments and the others explain it.
      let exogenous = design.columns.dropLast(design.endogenousCount).map(\.values)
      let instruments = exogenous + design.instruments.map(\.values)
      guard
        let stage = PlainLeastSquares(
          design.y, on: effects + instruments, weights: weights, droppable: effects.count + instruments.count)
      else { return nil }
      columns = kept.map { position in
        position < exogenous.count
          ? exact(design.columns[position])
          : stage.projection(of: design.columns[position].values).map { DoubleDouble($0) }
      }
    }
    guard
      let fit = PlainLeastSquares(
        design.y.map { DoubleDouble($0) }, on: effects.map { $0.map { DoubleDouble($0) } } + columns, weights: weights,
        droppable: effects.count)
    else { return nil }
    self.model = model
    self.request = request
    self.fit = fit
    first = fit.coefficients.count - kept.count
    let rest: [Double]
    let first = first
    if design.endogenousCount > 0 {
      // The second stage has the coefficients; the residuals are those of the columns themselves.
      let own = kept.map { design.columns[$0].values }
      guard
        let effectsOnly = PlainLeastSquares(
          design.y.indices.map { row in
            design.y[row] - own.indices.reduce(0) { $0 + own[$1][row] * fit.coefficients[first + $1] }
          }, on: effects, weights: weights, droppable: effects.count)
      else { return nil }
      rest = effectsOnly.residuals
    } else {
      rest = fit.residuals
    }
    residuals = rest
    residualSumOfSquares = Plain.sum(rest.map { $0 * $0 })
    withinSumOfSquares =
      effects.isEmpty
      ? nil : PlainLeastSquares(design.y, on: effects, weights: weights, droppable: effects.count)?.residualSumOfSquares
  }

  private var design: Design { model.fit.design }

  private var observations: Double {
    design.weights.flatMap { $0.type == .frequency ? Plain.sum($0.values) : nil } ?? Double(design.y.count)
  }

  /// K, effects counted.
  private var parameters: Double { Double(fit.coefficients.count) }

  func coefficient(_ position: Int) -> Double { fit.coefficients[first + position] }

  var rSquared: Double? {
    let hasConstant = design.interceptColumn != nil || design.absorbed.contains(where: \.hasIntercept)
    let total = Plain.totalSumOfSquares(design.y, weights: design.weights?.values, isCentred: hasConstant)
    return total > 0 ? 1 - residualSumOfSquares / total : nil
  }

  var withinRSquared: Double? {
    withinSumOfSquares.flatMap { $0 > 0 ? 1 - residualSumOfSquares / $0 : nil }
  }

  var sigma: Double { (residualSumOfSquares / (observations - parameters)).squareRoot() }

  /// The variance of a coefficient as a sum of squares; `nil` for estimators that are none.
  func covariance(_ position: Int) -> PlainCovariance? {
    guard let estimator = model.inference.covariance?.estimator, design.weights?.type != .frequency else { return nil }
    let rows = design.y.indices.map { [$0] }
    let ways = model.clusters
    let groups = ways.first.map { Plain.rows(of: $0.codes.map { Int($0) }) } ?? rows
    let count = Double(groups.count)
    let hasFactor = request.multiwayFactor != .none
    let rowFactor = hasFactor ? observations / (observations - parameters) : 1
    let make = { (groups: [[Int]], adjustment: PlainCovariance.Adjustment, factor: Double) in
      PlainCovariance(
        fit, of: first + position, groups: groups, residuals: residuals, adjustment, factor: factor)
    }
    switch estimator {
    case .hc0: return make(rows, .none, 1)
    case .hc1: return make(rows, .none, rowFactor)
    case .hc2: return make(rows, .halved, 1)
    case .hc3: return make(rows, .full, 1)
    case .cr0 where ways.count == 1: return make(groups, .none, 1)
    case .cr1 where ways.count == 1: return make(groups, .none, hasFactor ? count / (count - 1) : 1)
    case .cr2: return make(groups, .halved, 1)
    case .cr3: return make(groups, .full, 1)
    case .cr3j: return make(groups, .full, hasFactor ? (count - 1) / count : 1)
    case .cr1s where ways.count == 1:
      guard let k = clusteredParameters(request.coefficientCount, ways) else { return nil }
      return make(
        groups, .none, hasFactor ? count / (count - 1) * (observations - 1) / (observations - k) : 1)
    case .classical, .cr0, .cr1, .cr1s, .neweyWest, .driscollKraay: return nil
    }
  }

  /// K of CR1S: effects that lie within the clusters are not counted by default.
  private func clusteredParameters(_ rule: CoefficientCount, _ ways: [Clusters]) -> Double? {
    let coefficients = Double(model.fit.rank)
    guard !design.absorbed.isEmpty else { return coefficients }
    switch rule {
    case .full: return parameters
    case .none: return coefficients
    case .nested:
      let isNested = design.absorbed.map { factor in
        ways.contains { way in
          var cluster: [Int32: Int32] = [:]
          for (level, code) in zip(factor.levels.codes, way.codes) {
            if let known = cluster[level], known != code { return false }
            cluster[level] = code
          }
          return true
        }
      }
      if !isNested.contains(true) { return parameters }
      // Nested intercepts leave one constant; mixtures of nested and other effects are left to the engine.
      guard isNested.allSatisfy({ $0 }), design.absorbed.allSatisfy({ $0.slopes.isEmpty }) else { return nil }
      return coefficients + 1
    }
  }

  /// The degrees of freedom of a coefficient with that variance.
  func freedom(_ covariance: PlainCovariance) -> Double? {
    switch model.inference.degreesOfFreedomRule {
    case .satterthwaite: return design.endogenousCount == 0 ? covariance.satterthwaite : nil
    case .residual:
      return model.inference.covariance?.estimator.errors == .clustered
        ? Double(covariance.groups.count - 1) : observations - parameters
    case .imbensKolesar: return nil
    }
  }
}

/// A column with what rounding to doubles left out.
private func exact(_ column: DesignColumn) -> [DoubleDouble] {
  guard let remainders = column.remainders else { return column.values.map { DoubleDouble($0) } }
  return zip(column.values, remainders).map { DoubleDouble($0, plus: $1) }
}

/// How numbers of regressions are had once more.
private enum RegressionRecalculationWording {
  static let count: LocalizedText = .draft("rows counted", lo: "ນັບແຖວ", ja: "行を数える")
  static let leastSquares: LocalizedText = .draft(
    "Gram-Schmidt in double-double, effects as dummies", lo: "Gram-Schmidt ໃນ double-double",
    ja: "倍々精度の Gram-Schmidt、効果はダミー")
  static let sums: LocalizedText = .draft(
    "the definition, summed group by group", lo: "ນິຍາມ, ບວກເທື່ອລະກຸ່ມ", ja: "定義どおりグループごとに合計")
  static let freedom: LocalizedText = .draft(
    "the definition, by pairs of groups", lo: "ນິຍາມ, ເທື່ອລະສອງກຸ່ມ", ja: "定義どおりグループの対ごと")
  static let student: LocalizedText = .draft(
    "t by a series, its quantile by halving", lo: "t ຈາກອະນຸກົມ", ja: "級数による t、分位点は二分法")
  static let conditions: LocalizedText = .draft(
    "residuals times the column, which is zero at the least squares", lo: "ສ່ວນເຫຼືອຄູນຖັນ", ja: "残差と列の積（最小二乗ではゼロ）")
}
