import BolavenData
import BolavenEstimation
import Testing

@testable import BolavenStudies

@Suite struct RegressionSettingsTests {
  private func contradiction(
    _ formula: String = "y ~ x", _ change: (inout RegressionSettings) -> Void
  ) throws -> RegressionContradiction? {
    var settings = RegressionSettings(file: "d.csv", formulas: [try Formula(formula)])
    change(&settings)
    return settings.contradiction
  }

  @Test func estimatorsOfClustersNeedThemAndOthersHaveNone() throws {
    for kind in CovarianceEstimator.allCases.filter({ $0.errors == .clustered }) {
      let covariance = CovarianceRequest(kind)
      #expect(try contradiction { $0.covariance = covariance } == .clustersMissing(covariance: kind.rawValue))
      let several = try contradiction {
        $0.covariance = covariance
        $0.clusters = ["a", "b"]
      }
      #expect(several == ([.cr0, .cr1, .cr1s].contains(kind) ? nil : .severalClusters(covariance: kind.rawValue)))
    }
    for kind in CovarianceEstimator.allCases.filter({ !$0.rawValue.hasPrefix("CR") }) {
      let found = try contradiction {
        $0.covariance = CovarianceRequest(kind)
        $0.clusters = ["a"]
      }
      #expect(found == .clustersUnused(covariance: kind.rawValue))
    }
  }

  @Test func lagsAndTimesBelongToEstimatorsThatHaveThem() throws {
    #expect(try contradiction { $0.covariance = CovarianceRequest(lags: 3) } == .lagsUnused)
    #expect(try contradiction { $0.covariance = CovarianceRequest(.neweyWest, lags: 3) } == nil)
    #expect(try contradiction { $0.covariance = CovarianceRequest(.driscollKraay) } == .timeMissing)
    #expect(try contradiction { $0.series = "firm" } == .seriesWithoutTime)
    #expect(try contradiction { $0.time = "year" } == nil)
    let clustered = try contradiction {
      $0.time = "year"
      $0.clusters = ["firm"]
    }
    #expect(clustered == .timeUnused)
  }

  @Test func settingsOfWhatIsNotThereAreRefused() throws {
    #expect(try contradiction { $0.weightType = .frequency } == .weightTypeWithoutWeights)
    #expect(try contradiction { $0.covariance = CovarianceRequest(coefficientCount: .full) } == .countWithoutClusters)
    #expect(
      try contradiction { $0.covariance = CovarianceRequest(degreesOfFreedom: .imbensKolesar) }
        == .correlationWithoutClusters)
  }

  @Test func instrumentsAreNeededByTheirEstimators() throws {
    for method in Regression.Method.allCases {
      let without = try contradiction { $0.method = method }
      #expect(without == (method == .leastSquares ? nil : .instrumentsMissing(method: method)))
      #expect(try contradiction("y ~ 1 | x ~ z") { $0.method = method } == nil)
    }
  }
}
