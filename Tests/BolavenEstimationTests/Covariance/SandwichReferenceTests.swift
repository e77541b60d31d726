import BolavenData
import Testing

@testable import BolavenEstimation

/// Every estimator against dense matrices in NumPy and, where it has them, statsmodels: 11 digits and more.
@Suite struct SandwichReferenceTests {
  @Test("standard errors and degrees of freedom agree", arguments: ["villages", "pairs"], [false, true])
  func agree(_ name: String, _ isWeighted: Bool) throws {
    let reference = try EffectReference.named(name)
    let sample = try reference.sample(controls: name == "villages" ? ["x"] : [], isWeighted: isWeighted)
    let clusters = Clusters(name: "g", try reference.groups(name == "villages" ? "cluster" : "pair").grouping)
    for estimator in effectEstimators {
      let prefix = "\(nameOf(estimator)).\(isWeighted ? "weighted" : "plain")"
      let fit = try LinearFit(estimator.design(for: sample))
      let position = try fit.position(of: "d")
      for kind in CovarianceEstimator.allCases.filter({ $0.errors == .independent }) {
        let found = try SandwichCovariance(of: fit, kind)
        try reference.expect(found.standardError(at: position), is: "\(prefix).\(kind.rawValue).se")
        try reference.expect(found.satterthwaiteDegreesOfFreedom(at: position), is: "\(prefix).\(kind.rawValue).df")
      }
      for kind in CovarianceEstimator.allCases.filter({ $0.errors == .clustered }) where kind != .cr3j {
        let found = try SandwichCovariance(
          of: fit, kind, clusters: clusters, coefficientCount: .full)
        try reference.expect(found.standardError(at: position), is: "\(prefix).\(kind.rawValue).se")
        try reference.expect(found.satterthwaiteDegreesOfFreedom(at: position), is: "\(prefix).\(kind.rawValue).df")
      }
      let nested = try SandwichCovariance(of: fit, .cr1s, clusters: clusters)
      try reference.expect(nested.standardError(at: position), is: "\(prefix).CR1S.nested.se")
    }
  }
}
