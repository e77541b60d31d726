internal import BolavenNumerics
import Glibc

/// The maximum of a marginal likelihood: steps of EM until they are small, then Newton's.
struct MarginalSolution: Sendable {
  let likelihood: MarginalLikelihood
  let parameters: MarginalParameters
  /// Of the free parameters: the inverse of minus the second derivatives, priors included.
  let covariance: Matrix
  /// Without priors.
  let logLikelihood: Double
  let iterations: Int

  private static let largest = 400

  init(_ start: MarginalLikelihood, from initial: MarginalParameters, priors: ItemPriors?) throws(ItemError) {
    var likelihood = start
    var parameters = initial
    var state = likelihood.state(parameters)
    guard var penalty = Self.penalty(parameters, priors) else { throw .notConverged(iterations: 0, step: 0) }
    var isNewton = false
    var size = Double.greatestFiniteMagnitude
    for iteration in 1...Self.largest {
      let gradient = zip(parameters.reduced(state.gradient), penalty.gradient).map { $0 + $1 }
      var candidate: CholeskyFactor?
      if isNewton {
        let observed = parameters.reduced(likelihood.observedInformation(parameters, state))
        candidate = CholeskyFactor(observed.adding(penalty.information))
      }
      let isExact = candidate != nil
      if candidate == nil {
        candidate =
          CholeskyFactor(parameters.reduced(state.completeInformation).adding(penalty.information))
          ?? CholeskyFactor(parameters.reduced(state.completeInformation))
          // Far from their population's mean, persons bend even the complete likelihood the wrong way.
          ?? CholeskyFactor(parameters.reduced(likelihood.expectedInformation(parameters, state)))
      }
      guard let factor = candidate else { break }
      let step = factor.solve(gradient)
      size = step.reduce(0) { max($0, $1.magnitude) }
      guard size.isFinite else { break }
      let steepest = parameters.slopes.reduce(0) { max($0, $1.magnitude) }
      guard steepest < 60 else { throw .notConverged(iterations: iteration, step: size) }
      if isExact, size < 1e-9 {
        if let finer = likelihood.quadrature.refined(steepest: steepest, groups: parameters.groups) {
          likelihood = likelihood.using(finer)
          state = likelihood.state(parameters)
          continue
        }
        self.likelihood = likelihood
        self.parameters = parameters
        covariance = factor.inverse
        logLikelihood = state.value
        iterations = iteration
        return
      }
      var share = min(1, 1.5 / size)
      var isMoved = false
      while share > 1e-7 {
        let tried = parameters.moved(by: step, times: share)
        if let found = Self.penalty(tried, priors) {
          let next = likelihood.state(tried)
          let before = state.value + penalty.value
          if next.value + found.value >= before - 1e-12 * before.magnitude {
            let gain = next.value + found.value - before
            // EM has done its part once it gains little; Newton's steps then close the rest in four or five.
            if !isNewton, gain < 2e-2 * Double(parameters.freeCount) || iteration > 25 { isNewton = true }
            (parameters, state, penalty) = (tried, next, found)
            isMoved = true
            break
          }
        }
        share /= 2
      }
      guard isMoved || !isNewton else { break }
      if !isMoved { isNewton = true }
    }
    throw .notConverged(iterations: Self.largest, step: size)
  }

  private struct Penalty {
    var value: Double
    var gradient: [Double]
    var information: Matrix
  }

  /// What priors add, in the free parameters; `nil` where a slope left their support.
  private static func penalty(_ parameters: MarginalParameters, _ priors: ItemPriors?) -> Penalty? {
    let free = parameters.freeCount
    var result = Penalty(
      value: 0, gradient: [Double](repeating: 0, count: free), information: Matrix(rows: free, columns: free))
    guard let priors else { return result }
    let k = parameters.itemCount
    // A slope that items share is one number, believed once.
    var believed: Set<Int> = []
    for item in 0..<k where parameters.place[k + item] >= 0 {
      let (a, d) = (parameters.place[item], parameters.place[k + item])
      let isSlopeCounted = a >= 0 && believed.insert(a).inserted
      guard
        let own = priors.penalty(
          slope: parameters.slopes[item], intercept: parameters.intercepts[item], isSlopeCounted: isSlopeCounted)
      else { return nil }
      result.value += own.value
      result.gradient[d] += own.intercept
      result.information[d, d] -= own.interceptIntercept
      guard a >= 0 else { continue }
      result.gradient[a] += own.slope
      result.information[a, a] -= own.slopeSlope
      result.information[a, d] -= own.slopeIntercept
      result.information[d, a] -= own.slopeIntercept
    }
    let weight = 1 / (priors.logSpreadDeviation * priors.logSpreadDeviation)
    for (group, size) in parameters.logDeviations.enumerated() where parameters.place[2 * k + 2 * group + 1] >= 0 {
      let sigma = parameters.place[2 * k + 2 * group + 1]
      result.value -= 0.5 * weight * size * size
      result.gradient[sigma] -= weight * size
      result.information[sigma, sigma] += weight
    }
    return result
  }

  /// Items and populations with their standard errors; those of b and σ by the delta method.
  func described() -> (items: [ItemParameters], groups: [LatentGroup]) {
    let k = parameters.itemCount
    let place = parameters.place
    let items = (0..<k).map { item in
      let (a, d) = (parameters.slopes[item], parameters.intercepts[item])
      let (atSlope, atIntercept) = (place[item], place[k + item])
      guard atIntercept >= 0 else { return ItemParameters(slope: a, difficulty: -d / a) }
      let slopeVariance = atSlope >= 0 ? covariance[atSlope, atSlope] : 0
      let shared = atSlope >= 0 ? covariance[atSlope, atIntercept] : 0
      let (bySlope, byIntercept) = (d / (a * a), -1 / a)
      let variance =
        bySlope * bySlope * slopeVariance + 2 * bySlope * byIntercept * shared
        + byIntercept * byIntercept * covariance[atIntercept, atIntercept]
      return ItemParameters(
        slope: a, difficulty: -d / a, slopeStandardError: atSlope >= 0 ? slopeVariance.squareRoot() : nil,
        difficultyStandardError: max(0, variance).squareRoot())
    }
    let groups = (0..<parameters.groupCount).map { group in
      let deviation = parameters.deviations[group]
      let (mu, sigma) = (place[2 * k + 2 * group], place[2 * k + 2 * group + 1])
      return LatentGroup(
        mean: parameters.means[group], standardDeviation: deviation,
        meanStandardError: mu >= 0 ? covariance[mu, mu].squareRoot() : nil,
        deviationStandardError: sigma >= 0 ? deviation * covariance[sigma, sigma].squareRoot() : nil)
    }
    return (items, groups)
  }
}
