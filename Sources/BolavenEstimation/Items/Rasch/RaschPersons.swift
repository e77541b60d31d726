/// Abilities of the persons of a Rasch fit: by the number right of the items that each answered.
public struct RaschPersons: Sendable {
  /// Warm's estimate of each person; `nil` for one who answered no item with an estimate.
  public let weightedLikelihood: [Ability?]
  /// The maximum likelihood estimate; `nil` also where all answers are right, or all wrong.
  public let maximumLikelihood: [Ability?]
  /// Right answers to items with an estimate.
  public let scores: [Int]

  /// The abilities of persons by the difficulties of a fit.
  ///
  /// - Parameters:
  ///   - model: of the same items; its persons may be others.
  public init(_ responses: ItemResponses, model: RaschModel) throws(ItemError) {
    precondition(responses.itemCount == model.itemCount, "the model has the items of the answers")
    let used = responses.selectingItems(model.estimatedItems)
    let patterns = ResponsePatterns(used)
    // One estimate for each score of each design.
    var warm: [[Ability?]] = []
    var likely: [[Ability?]] = []
    for design in patterns.designs {
      let scale = try AbilityScale(difficulties: design.items.map { model.estimatedDifficulties[$0] })
      let wanted = Set(design.patterns.map { patterns.rightItems[$0].count })
      warm.append(
        (0...design.items.count).map { wanted.contains($0) ? scale.weightedLikelihood(weightedScore: Double($0)) : nil }
      )
      likely.append(
        (0...design.items.count).map { wanted.contains($0) ? scale.maximumLikelihood(weightedScore: Double($0)) : nil })
    }
    let pick = { (estimates: [[Ability?]], pattern: Int) -> Ability? in
      pattern < 0 ? nil : estimates[patterns.designOfPattern[pattern]][patterns.rightItems[pattern].count]
    }
    weightedLikelihood = patterns.patternOfPerson.map { pick(warm, $0) }
    maximumLikelihood = patterns.patternOfPerson.map { pick(likely, $0) }
    scores = (0..<used.personCount).map { used.score(of: $0) }
  }
}
