import BolavenNumerics

/// What is known of instruments: their strength, whether they agree, whether they were needed.
///
/// Source: Andrews, Stock & Sun (2019), *Weak instruments in instrumental variables regression*, §4-5.
public struct InstrumentDiagnostics: Sendable {
  /// One for each endogenous column, in their order.
  public let firstStages: [FirstStage]
  /// `nil` without a surplus of instruments.
  public let overidentification: Overidentification?
  /// The test that the endogenous columns are exogenous; `nil` where it cannot be had.
  ///
  /// F of their first-stage residuals added to the model, under independent errors of one variance.
  /// Source: Wu (1973); Hausman (1978).
  public let wuHausman: WaldTest?
  /// `nil` with several endogenous columns, or where a covariance cannot be had.
  public let andersonRubin: AndersonRubin?
  /// Names of the instruments that add nothing and were left out.
  public let droppedInstruments: [String]
  /// κ of limited information; 1 for two stages.
  public let kappa: Double

  init(
    _ variables: InstrumentalVariables, inference: CoefficientInference, clusters: [Clusters], confidence: Double
  ) throws(EstimationError) {
    let design = variables.fit.design
    let measure = inference.measure
    var stages: [FirstStage] = []
    for column in design.columns.suffix(design.endogenousCount) {
      stages.append(try FirstStage(column, variables: variables, measure: measure))
    }
    firstStages = stages
    overidentification = try Overidentification(variables, clusters: clusters)
    wuHausman = try Self.wuHausman(variables)
    andersonRubin = try AndersonRubin(
      variables, measure: measure, standardError: inference.estimates.last?.standardError, confidence: confidence)
    droppedInstruments = variables.droppedInstruments
    kappa = variables.kappa
  }

  private static func wuHausman(_ variables: InstrumentalVariables) throws(EstimationError) -> WaldTest? {
    let design = variables.fit.design
    var residuals: [DesignColumn] = []
    for column in design.columns.suffix(design.endogenousCount) {
      let fit = try denseFit(variables.firstStage(of: column))
      residuals.append(DesignColumn(term: "residual of \(column.term)", values: fit.residuals))
    }
    let extended = Design(
      outcome: design.outcome, y: design.y, columns: design.columns + residuals, weights: design.weights,
      absorbed: design.absorbed)
    let fit = try denseFit(extended)
    let positions = fit.terms.indices.filter { position in residuals.contains { $0.term == fit.terms[position] } }
    guard positions.count == residuals.count else { return nil }
    return WaldTest(
      restrictions: Matrix.identity(fit.rank).selectingRows(positions), coefficients: fit.coefficients,
      covariance: classicalCovariance(of: fit), denominatorDegreesOfFreedom: fit.residualDegreesOfFreedom)
  }
}
