public import BolavenNumerics
import Glibc

/// Items and abilities on one scale by marginal maximum likelihood, with one or several populations.
///
///     P(right) = 1/(1 + e^{−a_j(θ − b_j)}),   θ ~ N(μ_g, σ_g²)
///
/// The first population has mean 0 and standard deviation 1 unless items with known parameters (anchors) fix the scale.
/// A few steps of the EM algorithm are followed by Newton's method with the exact second derivatives, from which the
/// standard errors come. Answers that were not given are left out. Persons in another order give the same bytes.
///
/// Source: Bock & Aitkin (1981), *Marginal maximum likelihood estimation of item parameters*; Lange (1995), *A gradient
/// algorithm locally equivalent to the EM algorithm*; Bock & Zimowski (1997) for several populations.
public struct MarginalModel: Sendable {
  /// What is asked of the slopes.
  public enum Slopes: Sendable, Hashable {
    /// Each item has its own: the two-parameter model.
    case free
    /// One for all items: the one-parameter model.
    case common
    /// All 1.
    case one
  }

  /// How a fit is made.
  public struct Options: Sendable, Hashable {
    /// What is asked of the slopes.
    public var slopes: Slopes
    /// What is believed of the items; with priors any number of persons will do.
    public var priors: ItemPriors?
    /// Points of the sums over abilities.
    public var quadrature: LatentQuadrature
    /// Items whose parameters are known, by their position.
    public var anchors: [Int: ItemParameters]

    /// Without priors and anchors, by automatic points.
    public init(
      slopes: Slopes = .free, priors: ItemPriors? = nil, quadrature: LatentQuadrature = .automatic,
      anchors: [Int: ItemParameters] = [:]
    ) {
      self.slopes = slopes
      self.priors = priors
      self.quadrature = quadrature
      self.anchors = anchors
    }
  }

  /// One an item.
  public let items: [ItemParameters]
  /// One a population.
  public let groups: [LatentGroup]
  /// ln L at the maximum, without the priors.
  public let logLikelihood: Double
  /// Free numbers.
  public let parameterCount: Int
  /// Persons with at least one answer.
  public let personCount: Int
  /// Steps taken.
  public let iterations: Int
  /// Points that were used in the end.
  public let quadrature: LatentQuadrature
  /// What each person's answers say of the ability, on the scale of the items; `nil` for a person without answers.
  ///
  /// The estimate is the mean of the law of the ability given the answers, the error its standard deviation.
  public let abilities: [Ability?]

  /// −2 ln L + 2p.
  public var akaike: Double { 2 * Double(parameterCount) - 2 * logLikelihood }
  /// −2 ln L + p ln n.
  public var bayes: Double { Double(parameterCount) * log(Double(max(1, personCount))) - 2 * logLikelihood }

  let solution: MarginalSolution

  /// The fit to answers.
  ///
  /// - Parameters:
  ///   - groups: the population of each person, from 0; one population where left out.
  /// - Throws: `tooFewPersons` of `SampleRule.twoParameter` for free slopes without priors; `noPersons`; `emptyGroup`;
  ///   `tooFewItems` below two (or three with free slopes); `noVariance` with the first item that is right, or wrong, by
  ///   all and has no prior; `slopeNotPositive` for an anchor; `notConverged`.
  public init(
    _ responses: ItemResponses, groups: [Int]? = nil, options: Options = Options(), threads: Int = Threads.available
  ) throws(ItemError) {
    let patterns = ResponsePatterns(responses, groups: groups)
    let persons = patterns.counts.reduce(0, +)
    let k = responses.itemCount
    let needed = options.slopes == .free && options.priors == nil && options.anchors.isEmpty ? 3 : 2
    guard k >= needed else { throw .tooFewItems(count: k, needed: needed) }
    guard persons > 1 else { throw .noPersons(count: persons, needed: 2) }
    if options.slopes == .free, options.priors == nil { try SampleRule.twoParameter.require(persons) }
    let groupCount = (groups?.max() ?? 0) + 1
    for group in 0..<groupCount where !patterns.designs.contains(where: { $0.group == group }) {
      throw .emptyGroup(group)
    }
    if let item = options.anchors.keys.sorted().first(where: { !(options.anchors[$0]?.slope ?? 0 > 0) }) {
      throw .slopeNotPositive(item: item)
    }
    let (right, given) = Self.counts(patterns)
    for item in 0..<k where options.anchors[item] == nil && options.priors == nil {
      guard right[item] > 0, right[item] < given[item] else { throw .noVariance(item: item) }
    }
    let starts = (0..<k).map { item in
      options.anchors[item]
        ?? ItemParameters(slope: 1, difficulty: -1.2 * log((right[item] + 0.5) / (given[item] - right[item] + 0.5)))
    }
    let isAnchored = !options.anchors.isEmpty
    let parameters = MarginalParameters(
      starts: starts, isFixed: (0..<k).map { options.anchors[$0] != nil }, slopes: options.slopes,
      groups: [LatentGroup](repeating: .standard, count: groupCount),
      freeGroups: (0..<groupCount).map { $0 > 0 || isAnchored })
    let likelihood = MarginalLikelihood(patterns, quadrature: options.quadrature, threads: threads)
    let solution = try MarginalSolution(likelihood, from: parameters, priors: options.priors)
    self.solution = solution
    (items, self.groups) = solution.described()
    logLikelihood = solution.logLikelihood
    parameterCount = parameters.freeCount
    personCount = persons
    iterations = solution.iterations
    quadrature = solution.likelihood.quadrature
    let byPattern = solution.likelihood.abilities(solution.parameters)
    abilities = patterns.patternOfPerson.map { $0 < 0 ? nil : byPattern[$0] }
  }

  private static func counts(_ patterns: ResponsePatterns) -> (right: [Double], given: [Double]) {
    var right = [Double](repeating: 0, count: patterns.itemCount)
    var given = right
    for design in patterns.designs {
      for pattern in design.patterns {
        for item in design.items { given[item] += Double(patterns.counts[pattern]) }
        for item in patterns.rightItems[pattern] { right[item] += Double(patterns.counts[pattern]) }
      }
    }
    return (right, given)
  }

  /// The covariance of the populations' means and of ln σ — in this order, group by group — when persons of one cluster
  /// may be correlated, as the same person in two waves is.
  ///
  ///     V = C/(C − 1) · I⁻¹ (Σ_c s_c s_cᵀ) I⁻¹,   s_c the sum of the scores of a cluster, C clusters with answers
  ///
  /// - Parameter clusters: the cluster of each person, from 0.
  /// - Returns: 2G × 2G; 0 for what was fixed.
  func groupCovariance(clusters: [Int]) -> Matrix {
    let patterns = solution.likelihood.patterns
    let scores = solution.likelihood.patternScores(solution.parameters)
    let free = solution.parameters.freeCount
    var sums = Matrix(rows: (clusters.max() ?? -1) + 1, columns: free)
    let place = solution.parameters.place
    var answered: Set<Int> = []
    for (person, cluster) in clusters.enumerated() where patterns.patternOfPerson[person] >= 0 {
      answered.insert(cluster)
      let pattern = patterns.patternOfPerson[person]
      for (position, column) in place.enumerated() where column >= 0 {
        sums[cluster, column] += scores[pattern, position]
      }
    }
    let meat = sums.transposedTimes(sums)
    let sandwich = solution.covariance.times(meat).times(solution.covariance)
    let count = Double(answered.count)
    let factor = count > 1 ? count / (count - 1) : 1
    let first = 2 * solution.parameters.itemCount
    let size = 2 * solution.parameters.groupCount
    var result = Matrix(rows: size, columns: size)
    for j in 0..<size {
      for i in 0..<size where place[first + i] >= 0 && place[first + j] >= 0 {
        result[i, j] = factor * sandwich[place[first + i], place[first + j]]
      }
    }
    return result
  }
}
