import Glibc

/// What has to be 0 where a marginal likelihood is largest, by plain sums over a fine grid of abilities: each is how far a
/// number would still move.
struct PlainLatent: Sendable {
  /// One row a person; `nil` where the answer was not given.
  let answers: [[Bool?]]
  /// The population of each person.
  let groups: [Int]
  let slopes: [Double]
  let difficulties: [Double]
  let means: [Double]
  let deviations: [Double]
  /// Whether log slopes and free log spreads are N(0, ½²) and difficulties N(0, 2²).
  let hasPriors: Bool

  private static let nodes = (-600...600).map { Double($0) / 50 }
  /// The model of a standard population is by its definition a sum over 61 points from −6 to 6, unless items are steep: what
  /// is beyond weighs 2·10⁻⁹ and moves the ninth digit.
  private static let standardNodes = (-30...30).map { Double($0) / 5 }
  private var nodes: [Double] {
    let isStandard = means.allSatisfy { $0 == 0 } && deviations.allSatisfy { $0 == 1 }
    return isStandard && slopes.allSatisfy { $0 < 4 } ? Self.standardNodes : Self.nodes
  }

  /// E(f(θ) | answers) of a person.
  private func means(of person: Int, _ functions: [(Double) -> Double]) -> [Double] {
    let (mean, deviation) = (means[groups[person]], deviations[groups[person]])
    let nodes = nodes
    var logs = nodes.map { -0.5 * (($0 - mean) / deviation) * (($0 - mean) / deviation) }
    for (item, answer) in answers[person].enumerated() {
      guard let answer else { continue }
      for (place, theta) in nodes.enumerated() {
        let odds = slopes[item] * (theta - difficulties[item])
        logs[place] -= answer ? log1p(exp(-odds)) : log1p(exp(odds))
      }
    }
    let top = logs.max() ?? 0
    var mass = 0.0
    var sums = [Double](repeating: 0, count: functions.count)
    for (place, theta) in nodes.enumerated() {
      let weight = exp(logs[place] - top)
      mass += weight
      for (position, function) in functions.enumerated() { sums[position] += weight * function(theta) }
    }
    return sums.map { $0 / mass }
  }

  private func right(_ item: Int, _ theta: Double) -> Double {
    1 / (1 + exp(-slopes[item] * (theta - difficulties[item])))
  }

  /// E(P(θ) | answers) of the first person.
  func expectedShare(_ item: Int) -> Double { means(of: 0, [{ right(item, $0) }])[0] }

  /// Of the difficulty of an item, its slope held.
  func difficultyRemainder(_ item: Int) -> Double {
    let (a, b) = (slopes[item], difficulties[item])
    // The derivative in −ab, over its information.
    var (score, information) = (hasPriors ? b / (4 * a) : 0, hasPriors ? 1 / (4 * a * a) : 0)
    for person in answers.indices {
      guard let answer = answers[person][item] else { continue }
      let found = means(of: person, [{ right(item, $0) }, { right(item, $0) * (1 - right(item, $0)) }])
      score += (answer ? 1 : 0) - found[0]
      information += found[1]
    }
    return score / information
  }

  /// Of the slopes of some items that have one in common.
  func slopeRemainder(_ items: [Int]) -> Double {
    var (score, information) = (0.0, 0.0)
    if hasPriors, let a = items.first.map({ slopes[$0] }) { (score, information) = (-4 * log(a) / a, 4 / (a * a)) }
    for item in items {
      if hasPriors { score += difficulties[item] * difficulties[item] / (4 * slopes[item]) }
      for person in answers.indices {
        guard let answer = answers[person][item] else { continue }
        let u = answer ? 1.0 : 0
        let found = means(
          of: person,
          [{ $0 * (u - right(item, $0)) }, { $0 * $0 * right(item, $0) * (1 - right(item, $0)) }])
        score += found[0]
        information += found[1]
      }
    }
    return score / information
  }

  /// Of the mean of a population.
  func meanRemainder(_ group: Int) -> Double {
    let persons = answers.indices.filter { groups[$0] == group && answers[$0].contains { $0 != nil } }
    let mean = means[group]
    return persons.reduce(0) { $0 + means(of: $1, [{ $0 - mean }])[0] } / Double(max(1, persons.count))
  }

  /// Of the spread of a population.
  func deviationRemainder(_ group: Int) -> Double {
    let persons = answers.indices.filter { groups[$0] == group && answers[$0].contains { $0 != nil } }
    let (mean, deviation) = (means[group], deviations[group])
    let square = persons.reduce(0) { $0 + means(of: $1, [{ ($0 - mean) * ($0 - mean) }])[0] }
    let belief = hasPriors ? 4 * log(deviation) : 0
    return square / Double(max(1, persons.count)) / (deviation * deviation) - 1 - belief / Double(max(1, persons.count))
  }
}
