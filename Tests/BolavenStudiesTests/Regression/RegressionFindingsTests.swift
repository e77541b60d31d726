import BolavenData
import BolavenEstimation
import BolavenReports
import Testing

@testable import BolavenStudies

@Suite struct RegressionFindingsTests {
  private func names(_ record: ModelRecord) -> [String] { record.tests.map(\.name) }

  @Test func theFirstModelIsTheHeadlineAndTheOthersStandInside() throws {
    let record = try regression("y ~ x", "y ~ x + z", on: smallSample).record
    #expect(record.method == "ols")
    #expect(record.estimates.map(\.term) == ["(Intercept)", "x"])
    #expect(record.models.map { $0.estimates.map(\.term) } == [["(Intercept)", "x", "z"]])
    #expect(record.models[0].notes.first == "formula: y ~ x + z")
    #expect(record.covariance.type == "HC2")
    #expect(record.covariance.degreesOfFreedomRule == "satterthwaite")
    #expect(record.covariance.reason == "HC2, the rule for rows without clusters")
    #expect(names(record) == ["wald"])
  }

  @Test func clustersAndLagsAreInTheCovariance() throws {
    let clustered = try regression("y ~ x", on: smallSample) { $0.clusters = ["village", "group"] }.record
    #expect(clustered.covariance.type == "CR1S")
    #expect(clustered.covariance.clusters == "village, group")
    #expect(clustered.clusters.map(\.name) == ["village", "group"])
    #expect(clustered.clusters.map(\.count) == [12, 3])
    let serial = try regression("y ~ x", on: smallSample) { $0.time = "year" }.record
    #expect(serial.covariance.reason == "Newey-West with 3 lags of year, the rule for rows in the order of time")
    let asked = try regression("y ~ x", on: smallSample) { $0.covariance = CovarianceRequest(.neweyWest, lags: 1) }
    #expect(asked.record.covariance.reason == "Newey-West with 1 lag, asked for")
  }

  @Test func instrumentsBringTheirTests() throws {
    let record = try regression("y ~ 1 | x ~ z + level", on: smallSample).record
    #expect(record.method == "iv")
    #expect(
      names(record) == [
        "wald", "first_stage_F:x", "first_stage_F_classical:x", "effective_F:x", "sargan", "hansen_j", "wu_hausman",
        "anderson_rubin",
      ])
    #expect(record.notes.contains("instruments: z, level"))
    let least = try regression("y ~ 1 | x ~ z", on: smallSample) { $0.method = .leastSquares }.record
    #expect(least.method == "ols")
    #expect(least.notes.contains("the instruments z are not used"))
    #expect(
      try regression("y ~ 1 | x ~ z + level", on: smallSample) { $0.method = .limitedInformation }.record.method
        == "liml")
  }

  @Test func aSetOfOnePieceHasTwoEnds() throws {
    let record = try regression("y ~ 1 | x ~ near", on: smallSample).record
    let row = try #require(record.estimates.last)
    #expect(row.term == "anderson_rubin.x")
    #expect(row.estimate == nil && row.standardError == nil)
    let low = try #require(row.confidenceLow)
    let high = try #require(row.confidenceHigh)
    #expect(low < 2 && 2 < high)
  }

  @Test func weakInstrumentsAreACaution() throws {
    let weak = try regression("y ~ 1 | x ~ z", on: smallSample)
    let text = try #require(RegressionWording.cautions(weak).first?.english)
    #expect(text.contains("is below 10"))
    #expect(text.contains("Anderson-Rubin set holds"))
    #expect(RegressionWording.cautions(try regression("y ~ 1 | x ~ near", on: smallSample)).isEmpty)
  }

  @Test func fewClustersAreACaution() throws {
    let kinds: [CovarianceEstimator?] = [.cr1s, .cr0, nil]
    let texts = try kinds.map { kind in
      let findings = try regression("y ~ x", on: smallSample) {
        $0.clusters = ["village"]
        $0.covariance = CovarianceRequest(kind)
      }
      return RegressionWording.cautions(findings).map(\.english)
    }
    #expect(
      texts[0] == ["With 12 clusters CR1S makes errors too small and tests reject too often; CR2 allows for that."])
    #expect(texts[1].count == 1)
    #expect(texts[2].isEmpty)
    let three = try regression("y ~ x", on: smallSample) { $0.clusters = ["group"] }
    #expect(
      RegressionWording.cautions(three).map(\.english).contains { $0.hasPrefix("Fewer than 4 degrees of freedom") })
  }

  @Test func aFactorOfOneLevelIsNamed() throws {
    let record = try regression("y ~ x + i(one)", on: smallSample).record
    #expect(record.notes.contains("one level only, so no coefficient: one"))
    #expect(
      try !regression("y ~ x + i(group) + village", on: smallSample).record.notes.contains { $0.hasPrefix("one") })
  }

  @Test func probabilityWeightsGoWithRobustErrors() throws {
    let change = { (kind: CovarianceEstimator?) in
      { (settings: inout RegressionSettings) in
        settings.weights = "weight"
        settings.weightType = .probability
        settings.covariance = CovarianceRequest(kind)
      }
    }
    #expect(RegressionWording.cautions(try regression("y ~ x", on: smallSample, change(.classical))).count == 1)
    #expect(RegressionWording.cautions(try regression("y ~ x", on: smallSample, change(nil))).isEmpty)
  }

  @Test func rowsEnteredTwiceAreACaution() throws {
    var columns = smallSample
    columns.append(("day", (0..<48).map { "\($0 == 47 ? 42 : $0 - $0 % 3)" }))
    let findings = try regression("y ~ x | group + day", on: columns)
    #expect(RegressionWording.cautions(findings).map(\.english).contains { $0.hasPrefix("1 row repeats") })
  }

  @Test func aFitWithoutErrorSaysSo() throws {
    let findings = try regression("twice ~ x", on: smallSample)
    #expect(!findings.lacksCovariance)
    #expect(findings.record.notes.contains { $0.hasPrefix("the model fits without error") })
    #expect(findings.record.estimates.allSatisfy { $0.pValue == nil })
  }
}
