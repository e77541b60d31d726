import BolavenData
import BolavenEstimation
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
      ways.add(at("observations", "estimate"), RecalculationWording.count) {
        Plain.sum(
          fitted.model.fit.design.weights.flatMap { $0.type == .frequency ? $0.values : nil }
            ?? fitted.model.fit.design.y.map { _ in 1 })
      }
      let groupings = fitted.model.clusters + [fitted.model.order?.periods].compactMap { $0 }
      for (name, _) in fitted.clusterCounts {
        guard let way = groupings.first(where: { $0.name == name }) else { continue }
        ways.add(at("clusters.\(name)", "estimate"), RecalculationWording.count) { Double(Set(way.codes).count) }
      }
      guard let plain = PlainRegression(fitted.model, settings.covariance) else {
        for term in fitted.model.fit.terms where fitted.model.method == .leastSquares {
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
    if let within = plain.withinRSquared {
      ways.add(at("within_r_squared", "estimate"), Wording.leastSquares, scale: 1) { within }
    }
    ways.add(at("sigma", "estimate"), Wording.leastSquares) { plain.sigma }
    let confidence = settings.covariance.confidence
    for (position, estimate) in fitted.model.inference.estimates.enumerated() {
      let term = estimate.term
      // A coefficient that is zero by chance is the difference of numbers of the size of its error.
      ways.add(at(term, "estimate"), Wording.leastSquares, scale: estimate.standardError ?? 0) {
        plain.coefficient(position)
      }
      guard let (error, freedom) = plain.uncertainty(position), estimate.standardError != nil else { continue }
      ways.add(at(term, "std_error"), RecalculationWording.sums) { error }
      // Side by side there are estimates and their errors only.
      guard !isSideBySide, let freedom else { continue }
      ways.add(at(term, "t"), RecalculationWording.sums, scale: 1) { plain.coefficient(position) / error }
      ways.add(at(term, "df"), Wording.freedom) { freedom }
      ways.add(at(term, "p"), Wording.student) {
        2 * Plain.studentTail(abs(plain.coefficient(position) / error), freedom)
      }
      ways.add(
        at(term, "interval"), Wording.student, scale: error,
        limits: {
          let half = Plain.studentQuantile(upperTail: (1 - confidence) / 2, freedom) * error
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

/// How numbers of regressions are had once more.
private enum RegressionRecalculationWording {
  static let leastSquares: LocalizedText = .draft(
    "Gram-Schmidt in double-double, effects as dummies", lo: "Gram-Schmidt ໃນ double-double",
    ja: "倍々精度の Gram-Schmidt、効果はダミー")
  static let freedom: LocalizedText = .draft(
    "the definition, by pairs of groups", lo: "ນິຍາມ, ເທື່ອລະສອງກຸ່ມ", ja: "定義どおりグループの対ごと")
  static let student: LocalizedText = .draft(
    "t by a series, its quantile by halving", lo: "t ຈາກອະນຸກົມ", ja: "級数による t、分位点は二分法")
  static let conditions: LocalizedText = .draft(
    "residuals times the column, which is zero at the least squares", lo: "ສ່ວນເຫຼືອຄູນຖັນ", ja: "残差と列の積（最小二乗ではゼロ）")
}
