public import BolavenNumerics
import Glibc

/// The Rasch model by conditional maximum likelihood: how hard each item is, whoever the persons are.
///
///     P(right) = 1/(1 + e^{−(θ − b_j)}),   Σ b_j = 0
///
/// The likelihood is that of the answers given everybody's score, so that the abilities θ drop out; Newton's method with
/// exact second derivatives maximizes it. Answers that were not given are left out of a person's score. Persons with
/// all items right or all wrong, and such items, carry no information: they are left out and named.
///
/// Source: Andersen (1970, 1972); Fischer & Molenaar (1995), *Rasch Models*, ch. 3.
public struct RaschModel: Sendable {
  /// k items asked, those without an estimate included.
  public let itemCount: Int
  /// Items with an estimate, ascending, from 0.
  public let estimatedItems: [Int]
  /// Items left out because all who answered were right.
  public let easyItems: [Int]
  /// Items left out because all who answered were wrong, or none answered.
  public let hardItems: [Int]
  /// Persons asked.
  public let personCount: Int
  /// Persons with some of the estimated items right and some wrong.
  public let usedPersonCount: Int
  /// b in logits, one an estimated item, with mean 0.
  public let estimatedDifficulties: [Double]
  /// Of the estimated difficulties, one row and column an estimated item; it has rank one less than their number.
  public let covariance: Matrix
  /// ln L given the scores, at the maximum.
  public let logLikelihood: Double
  /// Steps of Newton's method.
  public let iterations: Int

  /// b in logits, one an item; `nil` for an item left out.
  public var difficulties: [Double?] { spread(estimatedDifficulties) }
  /// One an item; `nil` for an item left out.
  public var standardErrors: [Double?] { spread(estimatedStandardErrors) }
  /// One an estimated item.
  public var estimatedStandardErrors: [Double] {
    estimatedItems.indices.map { max(0, covariance[$0, $0]).squareRoot() }
  }
  /// Whether there were persons enough for difficulties within ±1 logit: `SampleRule.raschDifficulty`.
  public var isStable: Bool { SampleRule.raschDifficulty.isMet(by: usedPersonCount) }

  /// The fit to answers.
  ///
  /// - Throws: `noPersons`, `onlyPerfectScores`, `tooFewItems` below two items with both right and wrong answers,
  ///   `separatedItems`, `notConverged`.
  public init(_ responses: ItemResponses, threads: Int = Threads.available) throws(ItemError) {
    guard responses.itemCount > 1 else { throw .tooFewItems(count: responses.itemCount, needed: 2) }
    let usable = try RaschItems(responses)
    let used = responses.selectingPersons(usable.persons).selectingItems(usable.items)
    do {
      try RaschItems.requireConnected(used)
    } catch .separatedItems(let items) {
      throw .separatedItems(items.map { usable.items[$0] })
    }
    itemCount = responses.itemCount
    personCount = responses.personCount
    usedPersonCount = usable.persons.count
    estimatedItems = usable.items
    easyItems = usable.easyItems
    hardItems = usable.hardItems
    let fit = try ConditionalFit(ConditionalLikelihood(used), threads: threads)
    estimatedDifficulties = fit.difficulties
    covariance = fit.covariance
    logLikelihood = fit.logLikelihood
    iterations = fit.iterations
  }

  private func spread(_ values: [Double]) -> [Double?] {
    var result = [Double?](repeating: nil, count: itemCount)
    for (item, value) in zip(estimatedItems, values) { result[item] = value }
    return result
  }
}

/// The maximum of a conditional likelihood, from the log odds of the items on.
struct ConditionalFit {
  let difficulties: [Double]
  let covariance: Matrix
  let logLikelihood: Double
  let iterations: Int

  init(_ likelihood: ConditionalLikelihood, threads: Int) throws(ItemError) {
    let k = likelihood.itemCount
    var right = [Double](repeating: 0, count: k)
    var answered = right
    for design in likelihood.designs {
      for (item, total) in zip(design.items, design.itemTotals) {
        right[item] += total
        answered[item] += design.scoreCounts.reduce(0, +)
      }
    }
    var b = centered((0..<k).map { log((answered[$0] - right[$0] + 0.5) / (right[$0] + 0.5)) })
    var value = likelihood.value(b)
    for iteration in 1...100 {
      let (gradient, information) = likelihood.derivatives(b, threads: threads)
      // Difficulties with sum 0: 11ᵀ fills the one direction that scores say nothing of.
      let fill = max(information.storage.max() ?? 1, .leastNormalMagnitude)
      let filled = Matrix(rows: k, columns: k, storage: information.storage.map { $0 + fill })
      guard let factor = CholeskyFactor(filled) else {
        throw .notConverged(iterations: iteration, step: .greatestFiniteMagnitude)
      }
      let step = centered(factor.solve(gradient))
      let size = step.reduce(0) { max($0, $1.magnitude) }
      guard size.isFinite else { throw .notConverged(iterations: iteration, step: .greatestFiniteMagnitude) }
      if size < 1e-11 {
        let shared = 1 / (fill * Double(k) * Double(k))
        let inverse = factor.inverse
        difficulties = b
        covariance = Matrix(rows: k, columns: k, storage: inverse.storage.map { $0 - shared })
        logLikelihood = value
        iterations = iteration
        return
      }
      var share = min(1, 2 / size)
      while true {
        let tried = centered(zip(b, step).map { $0 + share * $1 })
        let found = likelihood.value(tried)
        // Near the maximum the likelihood changes by less than its rounding.
        if found >= value - 1e-12 * value.magnitude || share < 1e-6 {
          (b, value) = (tried, found)
          break
        }
        share /= 2
      }
    }
    throw .notConverged(iterations: 100, step: 0)
  }
}

/// The numbers with their mean taken away.
func centered(_ values: [Double]) -> [Double] {
  let mean = compensatedSum(values) / Double(max(1, values.count))
  return values.map { $0 - mean }
}
