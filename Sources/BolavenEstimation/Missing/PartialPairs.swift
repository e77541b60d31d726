/// Scores of people of whom some have none before or none after, checked once.
struct PartialPairs {
  /// People with both scores.
  let complete: PairedScores
  /// Scores before of people without one after.
  let onlyBefore: [Double]
  /// Scores after of people without one before.
  let onlyAfter: [Double]

  /// Everybody's score before who has one: first those of the complete pairs.
  var before: [Double] { complete.pre + onlyBefore }
  /// Everybody's score after who has one: first those of the complete pairs.
  var after: [Double] { complete.post + onlyAfter }

  /// - Throws: `tooFewPairs` with fewer complete pairs than needed, `notFinite`, `tooLarge` at a position of the arrays.
  init(pre: [Double?], post: [Double?], needed: Int) throws(PairedError) {
    precondition(pre.count == post.count, "scores before and after belong to the same people")
    for (index, (before, after)) in zip(pre, post).enumerated() {
      for score in [before, after].compactMap({ $0 }) {
        guard score.isFinite else { throw .notFinite(index: index) }
        guard score.magnitude <= 1e100 else { throw .tooLarge(index: index) }
      }
    }
    var (x, y, onlyX, onlyY) = ([Double](), [Double](), [Double](), [Double]())
    for pair in zip(pre, post) {
      switch pair {
      case (let before?, let after?):
        x.append(before)
        y.append(after)
      case (let before?, nil): onlyX.append(before)
      case (nil, let after?): onlyY.append(after)
      case (nil, nil): break
      }
    }
    guard x.count >= max(1, needed) else { throw .tooFewPairs(count: x.count, needed: max(1, needed)) }
    complete = try PairedScores(pre: x, post: y)
    (onlyBefore, onlyAfter) = (onlyX, onlyY)
  }
}
