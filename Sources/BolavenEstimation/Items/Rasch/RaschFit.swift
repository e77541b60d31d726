import Glibc

/// How well the answers to an item, or of a person, follow the Rasch model.
///
/// With z = (u − P)/√W, W = P(1 − P):
///
///     outfit = Σ z²/n,   infit = Σ W z²/Σ W,   expected 1
///     q²(outfit) = Σ (C/W²)/n² − 1/n,   q²(infit) = Σ (C − W²)/(Σ W)²,   C = W(1 − 3W)
///     t = (∛mean square − 1)(3/q) + q/3
///
/// Source: Wright & Masters (1982), *Rating Scale Analysis*, ch. 5.
public struct ItemFit: Sendable, Hashable {
  /// Answers that went in.
  public let count: Int
  /// Weighted by information: what happens near the person's level.
  public let infit: Double
  /// Unweighted: sensitive to surprises far from it.
  public let outfit: Double
  /// About standard normal if the model holds; `nil` where the variance is 0.
  public let infitT: Double?
  /// About standard normal if the model holds; `nil` where the variance is 0.
  public let outfitT: Double?

  fileprivate init?(_ sums: FitSums) {
    guard sums.count > 0, sums.weight > 0 else { return nil }
    let n = Double(sums.count)
    count = sums.count
    outfit = sums.squares / n
    infit = sums.weightedSquares / sums.weight
    outfitT = standardized(outfit, variance: sums.kurtosis / (n * n) - 1 / n)
    infitT = standardized(infit, variance: sums.excess / (sums.weight * sums.weight))
  }
}

/// The fit of every item and person of a Rasch model, at maximum likelihood abilities.
///
/// Persons with all right or all wrong have no such ability and do not take part.
public struct RaschFit: Sendable {
  /// One an item; `nil` for an item without an estimate.
  public let items: [ItemFit?]
  /// One a person; `nil` for one without an ability.
  public let persons: [ItemFit?]

  /// The fit of the answers that the model was estimated from.
  public init(_ responses: ItemResponses, model: RaschModel) throws(ItemError) {
    let abilities = try RaschPersons(responses, model: model).maximumLikelihood
    var byItem = [FitSums](repeating: FitSums(), count: model.itemCount)
    var byPerson = [FitSums](repeating: FitSums(), count: responses.personCount)
    for (person, ability) in abilities.enumerated() {
      guard let ability else { continue }
      for (place, item) in model.estimatedItems.enumerated() {
        guard let isRight = responses[person, item] else { continue }
        let distance = ability.estimate - model.estimatedDifficulties[place]
        byItem[item].add(isRight: isRight, distance: distance)
        byPerson[person].add(isRight: isRight, distance: distance)
      }
    }
    items = byItem.map { ItemFit($0) }
    persons = byPerson.map { ItemFit($0) }
  }
}

private struct FitSums {
  var count = 0
  var squares = 0.0
  var weightedSquares = 0.0
  var weight = 0.0
  var kurtosis = 0.0
  var excess = 0.0

  mutating func add(isRight: Bool, distance: Double) {
    // u − P is 1 − P or −P, each formed without cancellation.
    let (p, q) = (logistic(distance), logistic(-distance))
    let variance = max(p * q, .leastNormalMagnitude)
    let residual = isRight ? q : p
    count += 1
    squares += residual * residual / variance
    weightedSquares += residual * residual
    weight += variance
    kurtosis += (1 - 3 * variance) / variance
    excess += variance * (1 - 4 * variance)
  }
}

private func standardized(_ meanSquare: Double, variance: Double) -> Double? {
  guard variance > 1e-12 else { return nil }
  let q = variance.squareRoot()
  return (cbrt(meanSquare) - 1) * (3 / q) + q / 3
}
