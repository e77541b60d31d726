import BolavenData
import BolavenNumerics

extension CertifiedData {
  /// The linear model of a set, fitted in every way that there is; a model that cannot be fitted has no values.
  func regression(_ name: String) throws(DataError) -> [(CertifiedResult.Way, [String: Double])] {
    let frame = try frame(name)
    guard let degree = degrees[name] else {
      let right = (name.hasPrefix("NoInt") ? "0 + " : "") + frame.names.dropFirst().map(\.text).joined(separator: " + ")
      return [(.doubles, fitted("y ~ \(right)", frame))]
    }
    let ready: (CertifiedResult.Way, [String: Double]) = (
      .readyColumns, try fittedToReadyColumns(frame, degree: degree)
    )
    let powers = (1...degree).map { $0 == 1 ? "x" : "x^\($0)" }.joined(separator: " + ")
    return [(.formula, fitted("y ~ \(powers)", frame)), ready]
  }

  private func fitted(_ text: String, _ frame: DataFrame) -> [String: Double] {
    guard let formula = try? Formula(text),
      let model = try? Regression(DesignRequest(formula), covariance: .init(.classical)).fit(to: frame).first
    else { return [:] }
    return values(model.fit)
  }

  /// Powers of x that are rounded to doubles before the fit, as a user who computed them elsewhere has them.
  private func fittedToReadyColumns(_ frame: DataFrame, degree: Int) throws(DataError) -> [String: Double] {
    let y = try frame.numbers("y").values
    let x = try frame.numbers("x").values
    let powers = (1...degree).map { power in
      (term: "x\(power)", values: x.map { x in (1..<power).reduce(x) { product, _ in product * x } })
    }
    guard let fit = try? LinearFit(Design(y: y, regressors: powers)) else { return [:] }
    return values(fit)
  }

  /// What NIST certifies; coefficients are numbered from 1 where there is no intercept. Empty where a column was dropped.
  private func values(_ fit: LinearFit) -> [String: Double] {
    let design = fit.design
    guard fit.rank == design.columns.count else { return [:] }
    let freedom = fit.residualDegreesOfFreedom
    let hasIntercept = design.interceptColumn != nil
    let residual = compensatedSum(fit.residuals.map { $0 * $0 })
    let centre = hasIntercept ? compensatedSum(design.y) / Double(design.y.count) : 0
    let total = compensatedSum(design.y.map { ($0 - centre) * ($0 - centre) })
    let variance = residual / freedom
    var values = [
      "residual_sd": variance.squareRoot(), "r_squared": 1 - residual / total,
      "f": (total - residual) / Double(fit.rank - (hasIntercept ? 1 : 0)) / variance,
    ]
    for position in 0..<fit.rank {
      let term = "b\(hasIntercept ? position : position + 1)"
      values[term] = fit.coefficients[position]
      values["se_\(term)"] = (variance * fit.bread[position, position]).squareRoot()
    }
    return values
  }
}

/// Polynomials in one column, by the name of their set.
private let degrees = [
  "Pontius": 2, "Filip": 10, "Wampler1": 5, "Wampler2": 5, "Wampler3": 5, "Wampler4": 5, "Wampler5": 5,
]
