public import BolavenNumerics

/// Whether items are equally hard in parts of the sample, as the Rasch model says: Andersen's likelihood-ratio test.
///
///     LR = 2(Σ_g ln L_g − ln L),   df = (G − 1)(k − 1)
///
/// An item that is right, or wrong, by all of a part cannot be compared: it is left out of every fit and named. Beside it
/// stands, for two parts, Wald's test of each item: z = (b₁ − b₂)/√(se₁² + se₂²), both with mean 0.
///
/// Source: Andersen (1973), *A goodness of fit test for the Rasch model*; Fischer & Scheiblechner (1970).
public struct AndersenTest: Sendable {
  /// Items that were compared, ascending.
  public let items: [Int]
  /// Items that could not be compared in some part.
  public let leftOut: [Int]
  /// LR, at least 0.
  public let statistic: Double
  /// (G − 1)(k − 1).
  public let degreesOfFreedom: Int
  /// From the χ² distribution.
  public let pValue: Double
  /// The fit of each part.
  public let models: [RaschModel]
  /// Wald's z of each compared item, where there are two parts; empty otherwise.
  public let itemStatistics: [Double]
  /// Two-sided, one an item statistic.
  public let itemPValues: [Double]

  /// The test with parts that are given.
  ///
  /// - Parameter groups: of each person, from 0 to G − 1; `nil` for a person who takes no part.
  /// - Throws: what `RaschModel` throws for a part; `emptyGroup`; `tooFewItems` where less than two can be compared.
  public init(_ responses: ItemResponses, groups: [Int?], threads: Int = Threads.available) throws(ItemError) {
    precondition(groups.count == responses.personCount, "every person has a group")
    let groupCount = (groups.compactMap { $0 }.max() ?? -1) + 1
    guard groupCount > 1 else { throw .emptyGroup(groupCount) }
    var members: [[Int]] = []
    for group in 0..<groupCount {
      let persons = groups.indices.filter { groups[$0] == group }
      guard !persons.isEmpty else { throw .emptyGroup(group) }
      members.append(persons)
    }
    var kept = Array(0..<responses.itemCount)
    var parts: [RaschModel] = []
    var ratio = 0.0
    while true {
      guard kept.count > 1 else { throw .tooFewItems(count: kept.count, needed: 2) }
      let compared = responses.selectingItems(kept)
      var fits: [RaschModel] = []
      for persons in members {
        fits.append(try RaschModel(compared.selectingPersons(persons), threads: threads))
      }
      let all = try RaschModel(compared.selectingPersons(members.flatMap { $0 }), threads: threads)
      let lost = Set((fits + [all]).flatMap { $0.easyItems + $0.hardItems })
      guard !lost.isEmpty else {
        parts = fits
        ratio = max(0, 2 * (fits.reduce(0) { $0 + $1.logLikelihood } - all.logLikelihood))
        break
      }
      kept = kept.indices.filter { !lost.contains($0) }.map { kept[$0] }
    }
    items = kept
    models = parts
    statistic = ratio
    leftOut = (0..<responses.itemCount).filter { !kept.contains($0) }
    degreesOfFreedom = (groupCount - 1) * (kept.count - 1)
    pValue = max(ChiSquared(degreesOfFreedom: Double(degreesOfFreedom)).upperTail(statistic), .leastNormalMagnitude)
    let (first, second) = (parts[0], parts[1])
    itemStatistics =
      groupCount > 2
      ? []
      : kept.indices.map { item in
        let variance = first.covariance[item, item] + second.covariance[item, item]
        return (first.estimatedDifficulties[item] - second.estimatedDifficulties[item]) / variance.squareRoot()
      }
    itemPValues = itemStatistics.map { twoSidedPValue(tail: Normal().upperTail($0.magnitude)) }
  }

  /// The test with low against high scores: at most the median number right, and above it.
  ///
  /// The median is that of the persons with some items right and some wrong.
  public init(splitAtMedian responses: ItemResponses, threads: Int = Threads.available) throws(ItemError) {
    let informative = (0..<responses.personCount).filter { person in
      let score = responses.score(of: person)
      return score > 0 && score < responses.answerCount(of: person)
    }
    let scores = informative.map { Double(responses.score(of: $0)) }
    guard let median = quantile(scores, 0.5) else { throw .onlyPerfectScores }
    var groups = [Int?](repeating: nil, count: responses.personCount)
    for (person, score) in zip(informative, scores) { groups[person] = score > median ? 1 : 0 }
    try self.init(responses, groups: groups, threads: threads)
  }
}
