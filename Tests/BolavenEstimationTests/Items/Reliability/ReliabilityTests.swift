import BolavenData
import BolavenEstimation
import TestSupport
import Testing

@Suite struct ReliabilityTests {
  @Test(
    "agrees with psych, ltm and pingouin", .needsReferenceCases,
    arguments: [
      "psy_alpha_attitude", "psy_alpha_bfi_agree", "psy_alpha_lsat",
    ])
  func agreesWithTheReferenceCases(_ name: String) throws {
    let reference = try ReferenceCase(name)
    let labels = reference.frame.names.map(\.text)
    let columns = try labels.indices.map { try reference.column($0) }
    let reliability = try Reliability(columns)
    let analysis = try ItemAnalysis(columns)
    let adequacy = try FactorAdequacy(columns)
    var values: [String: Double?] = [
      "n": Double(reliability.personCount), "k": Double(reliability.itemCount), "alpha": reliability.alpha,
      "alpha_std": reliability.standardizedAlpha, "lambda6": reliability.lambda6,
      "mean_r": reliability.meanCorrelation, "total_mean": reliability.totalMean,
      "total_sd": reliability.totalStandardDeviation, "sem": reliability.standardErrorOfMeasurement,
      "kmo": adequacy.samplingAdequacy, "bartlett_chi2": adequacy.chiSquared,
      "splithalf_oddeven_r": reliability.splitHalfCorrelation, "spearman_brown": reliability.spearmanBrown,
      "guttman_rulon": reliability.guttmanSplitHalf,
    ]
    if name == "psy_alpha_lsat" { values["kr20"] = reliability.alpha }
    let factor = name == "psy_alpha_bfi_agree" ? try OneFactor(columns) : nil
    for (item, label) in labels.enumerated() {
      values["item_total_r[\(label)]"] = analysis.items[item].itemTotalCorrelation
      values["item_rest_r[\(label)]"] = analysis.items[item].itemRestCorrelation
      values["item_mean[\(label)]"] = analysis.items[item].mean
      values["item_sd[\(label)]"] = analysis.items[item].standardDeviation
      values["alpha_if_dropped[\(label)]"] = reliability.alphaIfDropped[item]
      values["eigen_cor[\(item + 1)]"] = adequacy.eigenvalues[item]
      if let factor { values["loading_ml[\(label)]"] = factor.loadings[item] }
    }
    try reference.expectAll(values)
  }

  @Test func theShippedStudyHasTheGoldenValues() throws {
    let before = try Reliability(PaksongItems.points(PaksongItems.people.compactMap { PaksongItems.before[$0] }))
    expect(before.alpha, near: try PaksongItems.golden("tot.kr20.pre28"), digits: 13)
    let after = try Reliability(PaksongItems.points(PaksongItems.pairs.compactMap { PaksongItems.after[$0] }))
    expect(after.alpha, near: try PaksongItems.golden("tot.kr20.post"), digits: 13)
    #expect(!before.isStable)
  }

  @Test func itemsThatAgreeExactlyHaveAlphaOne() throws {
    let column: [Double] = [1, 2, 3, 4]
    let reliability = try Reliability([column, column, column])
    #expect(reliability.alpha == 1 && reliability.bonettInterval == nil && reliability.lambda6 == nil)
    #expect(reliability.standardErrorOfMeasurement == 0)
  }

  @Test func alphaBelowZeroHasNoErrorOfMeasurement() throws {
    let reliability = try Reliability([[1, 2, 3, 4, 5], [5, 4, 3, 2, 1.5]])
    #expect(reliability.alpha < 0 && reliability.standardErrorOfMeasurement == nil)
    #expect(try reliability.reliableChange() == nil)
  }

  @Test func bonettsIntervalHoldsAlphaAndSpearmanBrownLengthens() throws {
    let reliability = try Reliability(ItemReference.columns)
    let interval = try #require(reliability.bonettInterval)
    #expect(interval.contains(reliability.alpha))
    let double = try #require(reliability.spearmanBrown(times: 2))
    expect(double, near: 2 * reliability.alpha / (1 + reliability.alpha), digits: 14)
    expect(reliability.spearmanBrown(times: 1), near: reliability.alpha, digits: 15)
  }

  @Test func refusesTotalsThatDoNotVary() {
    #expect(throws: ItemError.noVariance(item: nil)) { try Reliability([[1, 0, 1], [0, 1, 0]]) }
    #expect(throws: ItemError.level(1)) { try Reliability([[1, 0], [1, 0]], level: 1) }
  }
}
