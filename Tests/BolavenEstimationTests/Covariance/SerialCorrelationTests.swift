import BolavenData
import BolavenNumerics
import TestSupport
import Testing

@testable import BolavenEstimation

@Suite struct SerialCorrelationTests {
  private func request(_ kind: CovarianceEstimator, _ lags: Int) -> CovarianceRequest {
    CovarianceRequest(kind, lags: lags, multiwayFactor: .none)
  }

  @Test("series keep to themselves and gaps count as steps", arguments: [0, 1, 3])
  func panels(_ lags: Int) throws {
    let fitted = try model("y ~ x1 + x2", time: "t", series: "unit", in: InferenceReference.frame())
    try InferenceReference.expectErrors(fitted, request(.neweyWest, lags), are: "nw\(lags)")
    try InferenceReference.expectErrors(fitted, request(.driscollKraay, lags), are: "dk\(lags)")
  }

  @Test func oneSeriesStandsInTheOrderOfItsRows() throws {
    let fitted = try model("y ~ x1 + x2", in: InferenceReference.frame())
    try InferenceReference.expectErrors(fitted, request(.neweyWest, 4), are: "nw_rows4")
  }

  @Test func periodsWithoutGapsAreThoseOfOtherSoftware() throws {
    let table = try InferenceReference.frame().adding(
      .numbers(NumberColumn((0..<60).map { Double($0 % 6) })), named: "even")
    let fitted = try model("y ~ x1 + x2", time: "even", series: "unit", in: table)
    try InferenceReference.expectErrors(fitted, request(.driscollKraay, 2), are: "dk_even2")
  }

  @Test func theOrderOfTheRowsDecidesNothing() throws {
    let table = try InferenceReference.frame()
    let shuffled = table.rows((0..<60).map { ($0 * 23) % 60 })
    for kind in [CovarianceEstimator.neweyWest, .driscollKraay] {
      let first = try model("y ~ x1 + x2", time: "t", series: "unit", in: table).inference(request(kind, 2))
      let second = try model("y ~ x1 + x2", time: "t", series: "unit", in: shuffled).inference(request(kind, 2))
      for (a, b) in zip(first.estimates, second.estimates) {
        expectAgreement(a.standardError, b.standardError, digits: 12)
      }
    }
  }

  @Test func rowsOfASeriesInOnePeriodHaveNoLags() throws {
    let fitted = try model("y ~ x1", clusters: ["cl"], time: "t", in: InferenceReference.frame())
    #expect(throws: EstimationError.repeatedPeriod(time: "t", rows: 54)) {
      try fitted.inference(CovarianceRequest(.neweyWest))
    }
    #expect(throws: DesignError.estimation(.repeatedPeriod(time: "t", rows: 54))) {
      try model("y ~ x1", time: "t", in: InferenceReference.frame())
    }
  }

  @Test func wavesYearsApartAreSteps() throws {
    let table = try InferenceReference.frame()
    let years = table.adding(.numbers(NumberColumn((0..<60).map { 2000 + 2 * Double($0 % 6) })), named: "year")
    let waves = table.adding(.numbers(NumberColumn((0..<60).map { Double($0 % 6) })), named: "year")
    let apart = try model("y ~ x1", time: "year", series: "unit", in: years)
    let close = try model("y ~ x1", time: "year", series: "unit", in: waves)
    #expect(apart.inference.estimates == close.inference.estimates && apart.inference.reason == .overTime)
    #expect(apart.inference.lags == newestLag(periods: 6))
    #expect(try apart.inference(CovarianceRequest(.driscollKraay)).estimates[0].degreesOfFreedom == 5)
  }

  @Test func onePeriodLeavesNoErrors() throws {
    let table = try InferenceReference.frame().adding(
      .numbers(NumberColumn([Double](repeating: 7, count: 60))), named: "one")
    let fitted = try model("y ~ x1", clusters: ["cl"], time: "one", in: table)
    #expect(
      try fitted.inference(CovarianceRequest(.driscollKraay)).failure == .tooFewClusters(name: "one", count: 1))
  }
}
