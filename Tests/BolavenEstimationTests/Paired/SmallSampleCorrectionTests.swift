import BolavenEstimation
import TestSupport
import Testing

@Suite struct SmallSampleCorrectionTests {
  /// mpmath at 40 digits: gamma(m/2) / (sqrt(m/2) gamma((m-1)/2)).
  static let values: [(Double, Double)] = [
    (1.01, 0.012385304311251375),
    (1.5, 0.3902762188691763),
    (2, 0.5641895835477563),
    (3, 0.7236012545582676),
    (7.25, 0.8922185011154894),
    (25, 0.9696455796165087),
    (33.9, 0.9776839763282135),
    (79, 0.9904711367894566),
    (80, 0.9905906837045835),
    (81.5, 0.9907644836787501),
    (500, 0.9984991244379628),
    (1e6, 0.9999992499997813),
    (1e12, 0.99999999999925),
  ]

  @Test("agrees with the gamma functions to 14 digits", arguments: values)
  func agreesWithGamma(degreesOfFreedom: Double, expected: Double) throws {
    #expect(agreeingDigits(try #require(smallSampleCorrection(degreesOfFreedom)), expected) >= 14)
  }

  @Test("has no value without a second degree of freedom", arguments: [1, 0.5, 0, -3, .nan, .infinity])
  func isUndefined(degreesOfFreedom: Double) {
    #expect(smallSampleCorrection(degreesOfFreedom) == nil)
  }
}
