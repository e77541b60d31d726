import BolavenEstimation
import BolavenReports
import Testing

@testable import BolavenStudies

/// Every number of an income table is the same on a path of its own, whatever the design and the covariance.
@Suite struct IncomeRecalculationTests {
  private func expectAgreement(_ example: IncomeCase, sourceLocation: SourceLocation = #_sourceLocation) throws {
    let findings = try example.findings()
    var files = [(name: "panel.csv", frame: example.frame)]
    if let deflators = example.deflators { files.append((name: "prices.csv", frame: deflators)) }
    let ways = findings.recalculations(in: sources(files), earlier: [:])
    let numbers = RecalculationTests.numbers(findings.blocks())
    #expect(!numbers.isEmpty)
    RecalculationTests.expectAgreement(numbers, [ways], sourceLocation: sourceLocation)
  }

  @Test(arguments: ["means", "binary", "did", "winsorised", "weighted", "pairs", "clusters", "strata"])
  func everyDesignAgrees(_ name: String) throws {
    try expectAgreement(IncomeFindingsTests.example(name))
  }

  @Test(
    arguments: InferenceRequest.covariances)
  func everyCovarianceAgrees(_ covariance: CovarianceEstimator) throws {
    var example = try IncomeFindingsTests.example("clusters")
    example.settings.request = InferenceRequest(covariance: covariance)
    try expectAgreement(example)
    var paired = try IncomeFindingsTests.example("pairs")
    paired.settings.request = InferenceRequest(covariance: covariance, degreesOfFreedom: .residual)
    try expectAgreement(paired)
  }
}
