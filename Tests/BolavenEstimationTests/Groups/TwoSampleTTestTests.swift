import BolavenEstimation
import TestSupport
import Testing

@Suite struct TwoSampleTTestTests {
  @Test("agrees with SciPy, pingouin and R's effectsize", arguments: ["sexes", "tiny", "ties", "untied", "large"])
  func agreesWithReference(_ name: String) throws {
    let (first, second) = (try ChangeReference.data("\(name).x"), try ChangeReference.data("\(name).y"))
    let welch = try TwoSampleTTest(first, second)
    expectChange(welch.statistic, is: "welch.t", of: name)
    expectChange(welch.degreesOfFreedom, is: "welch.df", of: name)
    expectChange(welch.pValue, is: "welch.p", of: name)
    expectChange(welch.interval?.lowerBound, is: "welch.lo", of: name)
    expectChange(welch.interval?.upperBound, is: "welch.hi", of: name)
    let pooled = try TwoSampleTTest(first, second, variances: .pooled)
    expectChange(pooled.statistic, is: "pooled.t", of: name)
    expectChange(pooled.pValue, is: "pooled.p", of: name)
    expectChange(pooled.standardizedDifference, is: "cohen.d", of: name)
    expectChange(pooled.hedgesG, is: "hedges.g", of: name)
    // R inverts the noncentral t to about 8 digits.
    expectChange(pooled.standardizedInterval?.lowerBound, is: "cohen.d.lo", of: name, digits: 5)
    expectChange(pooled.standardizedInterval?.upperBound, is: "cohen.d.hi", of: name, digits: 5)
  }

  @Test func groupsWithoutSpreadHaveNoT() throws {
    let test = try TwoSampleTTest([2, 2, 2], [3, 3])
    #expect(test.difference == -1 && test.statistic == nil && test.pValue == nil && test.standardizedDifference == nil)
    let single = try TwoSampleTTest([2], [3, 4])
    #expect(single.standardDeviations == [nil, 0.5.squareRoot()] && single.statistic == nil)
  }
}
