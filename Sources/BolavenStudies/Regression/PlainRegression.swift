import BolavenData
import BolavenEstimation
import BolavenNumerics

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

  /// `nil` too where the effects leave nothing but rounding.
  var withinRSquared: Double? {
    guard let within = withinSumOfSquares else { return nil }
    let total = Plain.totalSumOfSquares(design.y, weights: design.weights?.values, isCentred: false)
    return within > 1e-20 * total ? 1 - residualSumOfSquares / within : nil
  }

  var sigma: Double { (residualSumOfSquares / (observations - parameters)).squareRoot() }

  /// The standard error of a coefficient with its degrees of freedom; `nil` where there is no plain formula here.
  func uncertainty(_ position: Int) -> (error: Double, freedom: Double?)? {
    if let covariance = covariance(position) { return (covariance.standardError, freedom(covariance)) }
    guard let estimator = model.inference.covariance?.estimator else { return nil }
    let influence = fit.influence[first + position]
    if estimator == .classical {
      let variance = residualSumOfSquares / (observations - parameters) * Plain.sum(influence.map { $0 * $0 })
      return (variance.squareRoot(), observations - parameters)
    }
    guard design.weights?.type != .frequency, model.inference.degreesOfFreedomRule == .residual else { return nil }
    let scores = zip(influence, residuals).map { $0 * $1 }
    if estimator.errors == .clustered {
      guard let variance = multiway(scores, estimator), variance > 0 else { return nil }
      return (variance.squareRoot(), Double((model.clusters.map(\.count).min() ?? 1) - 1))
    }
    guard estimator.errors.isOrdered, let lags = model.inference.lags, scores.count <= Self.mostOrdered else {
      return nil
    }
    let periods = model.order?.periods.codes.map { Int($0) } ?? Array(scores.indices)
    let series = estimator == .neweyWest ? model.order?.series?.codes.map { Int($0) } : nil
    let factor = request.multiwayFactor == .none ? 1 : observations / (observations - parameters)
    let variance = factor * Self.overTime(scores, periods: periods, series: series, lags: lags)
    guard variance > 0 else { return nil }
    let freedom = estimator == .driscollKraay ? Double(Set(periods).count - 1) : observations - parameters
    return (variance.squareRoot(), freedom)
  }

  /// The most rows that are gone through by pairs.
  static let mostOrdered = 4000

  /// Σᵢ Σⱼ (1 − |tᵢ − tⱼ|/(L + 1)) sᵢsⱼ over rows of one series up to L periods apart.
  ///
  /// Source: Newey & West (1987), eq. 5; Driscoll & Kraay (1998), eq. 8.
  private static func overTime(_ scores: [Double], periods: [Int], series: [Int]?, lags: Int) -> Double {
    var sum = 0.0
    for i in scores.indices {
      for j in scores.indices where abs(periods[i] - periods[j]) <= lags {
        guard series.map({ $0[i] == $0[j] }) ?? true else { continue }
        sum += (1 - Double(abs(periods[i] - periods[j])) / Double(lags + 1)) * scores[i] * scores[j]
      }
    }
    return sum
  }

  /// The sums over groups by each way of clustering and by all that they have in common, added and taken away.
  ///
  /// Source: Cameron, Gelbach & Miller (2011), §2.2.
  private func multiway(_ scores: [Double], _ estimator: CovarianceEstimator) -> Double? {
    let ways = model.clusters
    guard ways.count > 1, let k = clusteredParameters(request.coefficientCount, ways) else { return nil }
    let fewest = Double(ways.map(\.count).min() ?? 1)
    var variance = 0.0
    for subset in 1..<(1 << ways.count) {
      let chosen = ways.indices.filter { subset >> $0 & 1 == 1 }
      var sums: [[Int32]: Double] = [:]
      for (row, score) in scores.enumerated() { sums[chosen.map { ways[$0].codes[row] }, default: 0] += score }
      let count = request.multiwayFactor == .min ? fewest : Double(sums.count)
      var factor = 1.0
      if request.multiwayFactor != .none, estimator != .cr0 { factor = count / (count - 1) }
      if request.multiwayFactor != .none, estimator == .cr1s { factor *= (observations - 1) / (observations - k) }
      // In an order of their own, so that the sum does not depend on that of a dictionary.
      let squares = sums.values.map { $0 * $0 }.sorted()
      variance += (chosen.count % 2 == 1 ? factor : -factor) * Plain.sum(squares)
    }
    return variance
  }

  /// The variance of a coefficient as a sum of squares; `nil` for estimators that are none.
  private func covariance(_ position: Int) -> PlainCovariance? {
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
    default: return nil
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
  private func freedom(_ covariance: PlainCovariance) -> Double? {
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
