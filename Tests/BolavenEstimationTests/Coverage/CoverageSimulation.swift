import BolavenEstimation
import BolavenNumerics

/// How often the intervals printed for 28 people contain what they estimate, over repeated trainings with a known truth.
struct CoverageSimulation {
  /// What one interval reached.
  struct Result: Hashable {
    let name: String
    /// Trainings whose interval contains the truth.
    var covered = 0
    /// Trainings with an interval.
    var defined = 0
    /// The share of the intervals that contain the truth.
    var coverage: Double { Double(covered) / Double(max(1, defined)) }
  }

  let training: SimulatedTraining
  let draws: Draws
  private(set) var results: [String: Result] = [:]
  private let truth: SimulatedTruth

  private static let people = SimulatedTraining.people
  private static let maximum = SimulatedTraining.maximum

  /// - Parameters:
  ///   - bootstrapDraws: of each bootstrap interval.
  ///   - population: people from whom the truth is computed.
  init(_ scores: SimulatedScores, bootstrapDraws: Int, population: Int) {
    training = SimulatedTraining(scores: scores)
    draws = Draws(count: bootstrapDraws)
    truth = SimulatedTruth(training, population: population)
  }

  mutating func run(repetitions: Int) throws {
    for repetition in 0..<repetitions {
      var stream = Philox(seed: 20_230_427, replicate: UInt64(1_000_000 + repetition))
      let people = training.people(Self.people, &stream)
      try changes(people)
      try gains(people)
      try shares(people)
      try missing(people)
      try groups(people, &stream)
      if training.scores == .answers { try answers(people) }
    }
  }

  private mutating func note(_ name: String, _ limits: ClosedRange<Double>?, _ of: String) {
    guard let value = truth.values[of] else { preconditionFailure("no truth \(of)") }
    note(name, limits, value: value)
  }

  private mutating func note(_ name: String, _ limits: ClosedRange<Double>?, value: Double) {
    var result = results[name] ?? Result(name: name)
    if let limits {
      result.defined += 1
      if limits.contains(value) { result.covered += 1 }
    }
    results[name] = result
  }

  private mutating func changes(_ people: [SimulatedPerson]) throws {
    let (pre, post) = (people.map(\.pre), people.map(\.post))
    let test = try PairedTTest(pre: pre, post: post)
    note("change: paired t", test.interval, "change")
    try note("shift: Hodges-Lehmann", HodgesLehmann(pre: pre, post: post).interval, "pseudomedian")
    let size = try StandardizedChange(pre: pre, post: post)
    note("d_z: noncentral t", size.dzInterval, "dz")
    note("d_z: JZS credible", BayesFactor(test)?.credibleInterval, "dz")
    note("d_av: Bonett", size.davInterval, "dav")
    note("d_av: noncentral t", size.davNoncentralInterval, "dav")
    try noteDraws(
      people,
      [("d_av: BCa", .dav, "dav"), ("d_rm: BCa", .drm, "drm"), ("Glass: BCa", .glassDelta, "glass")])
    let mean = truth.values["mean before"] ?? 0
    let regression = try RegressionToTheMean(pre: pre, post: post, mean: mean, reliability: 0.7)
    note("change at the mean: regression", regression.adjustedInterval, "change")
    note("Oldham: Fisher z", regression.oldhamInterval, "oldham")
  }

  private mutating func gains(_ people: [SimulatedPerson]) throws {
    let (pre, post, follow) = (people.map(\.pre), people.map(\.post), people.map(\.follow))
    if training.scores != .normal {
      let gain = try NormalizedGain(pre: pre, post: post, maximum: Self.maximum)
      note("class gain: delta", gain.classInterval, "class")
      try noteDraws(
        people,
        [
          ("class gain: BCa", .classGain(maximum: Self.maximum), "class"),
          ("individual gain: BCa", .individualGain(maximum: Self.maximum), "individual"),
          ("normalized change: BCa", .normalizedChange(maximum: Self.maximum), "normalized"),
        ])
    }
    let retention = try Retention(pre: pre, post: post, follow: follow, draws: draws)
    note("retained: Fieller", retention.interval?.limits, "retained")
    note("retained: BCa", retention.bootstrap?.interval, "retained")
    note("retained: as printed", retention.interval?.limits ?? retention.bootstrap?.interval, "retained")
  }

  private mutating func noteDraws(_ people: [SimulatedPerson], _ all: [(String, PairedStatistic, String)]) throws {
    let (pre, post) = (people.map(\.pre), people.map(\.post))
    for (name, statistic, of) in all {
      try note(name, BootstrapInterval(of: statistic, pre: pre, post: post, draws: draws)?.interval, of)
    }
  }

  private mutating func shares(_ people: [SimulatedPerson]) throws {
    let cut = SimulatedTraining.cut
    let mastery = try McNemar(pre: people.map { $0.pre >= cut }, post: people.map { $0.post >= cut })
    note("change of a share: Newcombe", mastery.differenceInterval, "mastery")
    let odds = mastery.oddsRatioLow.map { $0...(mastery.oddsRatioHigh ?? .infinity) }
    note("odds of rising: exact", odds, "odds")
    let reached = people.count { $0.post >= cut }
    for (name, method) in [("share: Wilson", ProportionInterval.Method.wilson), ("share: exact", .clopperPearson)] {
      let share = try ProportionInterval(successes: reached, trials: Self.people, method: method)
      note(name, share.low...share.high, "share")
    }
  }

  /// People with low scores leave more often: 25% at 5 points, 7% at 20.
  private mutating func missing(_ people: [SimulatedPerson]) throws {
    let pre = people.map(\.pre)
    let post = people.map { $0.chance < 0.31 - 0.012 * $0.pre ? nil : $0.post }
    try note("loss by score: likelihood", LikelihoodChange(pre: pre, post: post)?.interval, "change")
    try note("loss by score: imputation", ImputedChange(pre: pre, post: post)?.pooled.interval, "change")
    let scale = training.scores == .normal ? -10...40.0 : 0...20
    try note("loss by score: worst case", WorstCaseBounds(pre: pre, post: post, scale: scale).interval, "change")
    let random = people.map { $0.chance < 0.15 ? nil : Optional($0.post) }
    try note("loss by chance: overlapping t", PartiallyOverlappingTTest(pre: pre, post: random).interval, "change")
  }

  private mutating func groups(_ people: [SimulatedPerson], _ stream: inout Philox) throws {
    let changes = people.map { $0.post - $0.pre }
    let (first, second) = (Array(people.prefix(11)), Array(changes.dropFirst(11)))
    try note("group of 11: paired t", PairedTTest(pre: first.map(\.pre), post: first.map(\.post)).interval, "change")
    let two = try TwoSampleTTest(Array(changes.prefix(11)), second)
    note("two groups: Welch", two.interval, "zero")
    note("two groups: d by noncentral t", two.standardizedInterval, "zero")
    let labels = (0..<Self.people).map { $0 < 11 ? 0 : 1 }
    let ancova = try GroupAncova(pre: people.map(\.pre), post: people.map(\.post), groups: labels, groupCount: 2)
    note("two groups: covariance", ancova?.interval, "zero")
    let other = training.people(Self.people, &stream).map { $0.post - $0.pre }
    try note("dilution: Fieller", Dilution(secondTier: changes, firstTier: other).interval?.limits, "one")
    guard training.scores == .normal else { return }
    let sessions = training.people(Self.people, &stream, sessions: 4)
    let clustered = try ClusteredChange(
      pre: sessions.map(\.pre), post: sessions.map(\.post), clusters: (0..<Self.people).map { $0 % 4 }, clusterCount: 4)
    note("4 sessions: CR2", clustered.interval, "change")
    // Two in five train nobody, the others one more with probability 8/9 each time: nine on average.
    let trained = (0..<Self.people).map { _ -> Int? in
      var count = stream.uniform() < 0.4 ? 0 : 1
      while count > 0, stream.uniform() < 8.0 / 9 { count += 1 }
      return count
    }
    let cascade = try Cascade(trained: trained, draws: draws)
    note("trained by each: bootstrap t", cascade.cascadeRatio?.interval, value: 0.6 * 9)
    let accelerated = try BootstrapInterval(count: trained.count, draws: draws) { people in
      Double(people.reduce(0) { $0 + (trained[$1] ?? 0) }) / Double(people.count)
    }
    note("trained by each: BCa", accelerated?.interval, value: 0.6 * 9)
  }

  private mutating func answers(_ people: [SimulatedPerson]) throws {
    let columns = { (rows: [[Bool]]) in rows[0].indices.map { item in rows.map { $0[item] ? 1.0 : 0 } } }
    let reliability = try Reliability(columns(people.map(\.before)))
    note("reliability: Feldt", reliability.interval, "alpha")
    note("reliability: Bonett", reliability.bonettInterval, "alpha")
    let item = SimulatedTraining.item
    let change = try McNemar(pre: people.map { $0.before[item] }, post: people.map { $0.after[item] })
    note("change of an item: Newcombe", change.differenceInterval, "item")
    let before = ItemResponses(rows: people.map { $0.before.map { $0 } })
    let after = ItemResponses(rows: people.map { $0.after.map { $0 } })
    try difficulties(before, people[0])
    for (name, slopes) in [("own slopes", MarginalModel.Slopes.free), ("common slope", .common)] {
      let waves = try? WaveCalibration(
        before: before, after: after, options: .init(slopes: slopes, priors: .weak), threads: 1)
      note("latent gain: \(name)", waves?.gainInterval, "latent")
    }
  }

  /// The difficulty of one item, against the mean of those that can be estimated, and the ability of one person.
  private mutating func difficulties(_ answers: ItemResponses, _ person: SimulatedPerson) throws {
    guard let model = try? RaschModel(answers, threads: 1) else {
      note("item difficulty: conditional", nil, value: 0)
      note("ability: Warm", nil, value: 0)
      return
    }
    let truths = model.estimatedItems.map { SimulatedTraining.difficulties[$0] }
    let center = truths.reduce(0, +) / Double(truths.count)
    let item = SimulatedTraining.item
    let reach = { (estimate: Double?, error: Double?) in
      estimate.flatMap { estimate in error.map { estimate - 1.96 * $0...estimate + 1.96 * $0 } }
    }
    note(
      "item difficulty: conditional", reach(model.difficulties[item], model.standardErrors[item]),
      value: SimulatedTraining.difficulties[item] - center)
    let ability = try RaschPersons(answers, model: model).weightedLikelihood[0]
    note("ability: Warm", reach(ability?.estimate, ability?.standardError), value: person.ability - center)
  }
}
