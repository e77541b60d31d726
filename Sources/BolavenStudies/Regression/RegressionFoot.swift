import BolavenEstimation
import BolavenReports

/// A row below the coefficients: an effect, a count, or how well a model fits.
struct RegressionFootRow {
  let id: String
  let label: LocalizedText
  /// What stands in it for a model, with the address and the origin of its number.
  let cell: (FittedRegression, Address, Provenance) -> Cell

  /// The rows of some models: effects by the names of the formulas, then counts and measures of fit.
  static func rows(for models: [FittedRegression]) -> [RegressionFootRow] {
    var rows = effects(of: models)
    rows.append(number("observations", .glossary(.observations), { _ in .count }) { Double($0.observations) })
    rows += clusters(of: models)
    let share = { (_: Double) in NumberStyle.fixed(decimals: 3) }
    rows.append(number("r_squared", .verbatim("R2"), share) { $0.rSquared })
    if models.contains(where: { $0.model.fit.absorption != nil }) {
      rows.append(number("within_r_squared", RegressionWording.withinRSquared, share) { $0.withinRSquared })
    }
    rows.append(
      number("sigma", RegressionWording.sigma, { .fixed(decimals: shownDecimals(of: $0)) }) {
        $0.residualStandardDeviation
      })
    return rows
  }

  private static func number(
    _ id: String, _ label: LocalizedText, _ style: @escaping (Double) -> NumberStyle,
    _ value: @escaping (FitStatistics) -> Double?
  ) -> RegressionFootRow {
    RegressionFootRow(id: id, label: label) { model, address, origin in
      let x = value(model.statistics)
      return .number(x, style(x ?? 0), at: address, from: origin)
    }
  }

  /// Each effect, and each slope by level, is there or not.
  private static func effects(of models: [FittedRegression]) -> [RegressionFootRow] {
    var rows: [RegressionFootRow] = []
    let add = { (id: String, label: LocalizedText, isThere: @escaping (FittedRegression) -> Bool) in
      guard !rows.contains(where: { $0.id == id }) else { return }
      rows.append(
        RegressionFootRow(id: id, label: label) { model, _, _ in
          isThere(model) ? .text(RegressionWording.yes) : .notInModel
        })
    }
    for effect in models.flatMap(\.formula.absorbed) {
      if effect.hasIntercept {
        add("effects.\(effect.name)", RegressionWording.effects(effect.name)) { model in
          model.formula.absorbed.contains { $0.name == effect.name && $0.hasIntercept }
        }
      }
      for slope in effect.slopes {
        add("slopes.\(effect.name).\(slope.name)", RegressionWording.slopes(slope.name, effect.name)) { model in
          model.formula.absorbed.contains { $0.name == effect.name && $0.slopes.contains(slope) }
        }
      }
    }
    return rows
  }

  private static func clusters(of models: [FittedRegression]) -> [RegressionFootRow] {
    RegressionWording.unique(models.flatMap { $0.clusterCounts.map(\.name) }).map { name in
      RegressionFootRow(id: "clusters.\(name)", label: clustersLabel(name)) { model, address, origin in
        guard let count = model.clusterCounts.first(where: { $0.name == name })?.count else { return .notInModel }
        return .number(Double(count), .count, at: address, from: origin)
      }
    }
  }
}

extension FittedRegression {
  /// Clusters, or periods, of each way; also where they are too few for a covariance.
  var clusterCounts: [(name: String, count: Int)] {
    model.inference.covariance?.clusterCounts ?? model.clusters.map { ($0.name, $0.count) }
  }
}
