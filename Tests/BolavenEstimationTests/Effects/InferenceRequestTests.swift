import BolavenEstimation
import Testing

@Suite struct InferenceRequestTests {
  @Test("every name that can be asked for is understood", arguments: InferenceRequest.covariances.map(\.rawValue))
  func names(_ name: String) { #expect(CovarianceEstimator(rawValue: name) != nil) }

  @Test(arguments: ["hc2", "CR4", "", "classical"]) func otherNamesAreNot(_ name: String) {
    #expect(CovarianceEstimator(rawValue: name) == nil)
  }

  @Test func nothingIsAskedForByDefault() {
    let request = InferenceRequest()
    #expect(request.covariance == nil && request.level == nil && request.confidence == 0.95)
    #expect(request.degreesOfFreedom == .satterthwaite && request.coefficientCount == .nested)
  }
}
