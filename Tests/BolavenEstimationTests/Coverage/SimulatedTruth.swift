import BolavenEstimation
import BolavenNumerics

/// What intervals should contain: computed from so many people that their error does not matter.
struct SimulatedTruth: Sendable {
  let values: [String: Double]

  init(_ training: SimulatedTraining, population: Int) {
    var stream = Philox(seed: 7, replicate: 1 << 40)
    let all = training.people(population, &stream)
    let (pre, post, follow) = (all.map(\.pre), all.map(\.post), all.map(\.follow))
    let differences = zip(pre, post).map { $1 - $0 }
    func mean(_ values: [Double]) -> Double { compensatedSum(values) / Double(values.count) }
    func deviation(_ values: [Double]) -> Double { Moments(values).standardDeviation ?? 0 }
    let (change, before, after) = (mean(differences), deviation(pre), deviation(post))
    let correlation = (covariance(pre, post) ?? 0) / (before * after)
    // The pseudomedian is the median of means of two independent changes.
    let half = differences.count / 2
    let averages = (0..<half).map { (differences[$0] + differences[$0 + half]) / 2 }
    let maximum = SimulatedTraining.maximum
    let individual = all.filter { $0.pre < maximum }.map { ($0.post - $0.pre) / (maximum - $0.pre) }
    let levels = zip(pre, post).map { ($0 + $1) / 2 }
    let cut = SimulatedTraining.cut
    let (gained, lost) = (all.count { $0.pre < cut && $0.post >= cut }, all.count { $0.pre >= cut && $0.post < cut })
    var values = [
      "mean before": mean(pre), "change": change, "pseudomedian": quantile(averages, 0.5) ?? 0,
      "dz": change / deviation(differences), "dav": change / ((before * before + after * after) / 2).squareRoot(),
      "glass": change / before, "drm": change / deviation(differences) * (2 * (1 - correlation)).squareRoot(),
      "class": change / (maximum - mean(pre)), "individual": mean(individual),
      "mastery": Double(gained - lost) / Double(all.count), "odds": Double(gained) / Double(lost),
      "share": Double(post.count { $0 >= cut }) / Double(all.count),
      "retained": (mean(follow) - mean(pre)) / change, "zero": 0, "one": 1,
      "oldham": (covariance(differences, levels) ?? 0) / (deviation(differences) * deviation(levels)),
    ]
    let changes = zip(pre, post).compactMap { first, second -> Double? in
      if first == second { return first == 0 || first == maximum ? nil : 0 }
      return second > first ? (second - first) / (maximum - first) : (second - first) / first
    }
    values["normalized"] = mean(changes)
    if training.scores == .answers {
      let k = SimulatedTraining.difficulties.count
      let shares = (0..<k).map { item in Double(all.count { $0.before[item] }) / Double(all.count) }
      let errors = shares.reduce(0) { $0 + $1 * (1 - $1) }
      values["alpha"] = Double(k) / Double(k - 1) * (1 - errors / (before * before))
      let item = SimulatedTraining.item
      values["item"] = Double(all.count { $0.after[item] }) / Double(all.count) - shares[item]
      values["latent"] = SimulatedTraining.abilityGain / SimulatedTraining.abilityDeviation
    }
    self.values = values
  }
}
