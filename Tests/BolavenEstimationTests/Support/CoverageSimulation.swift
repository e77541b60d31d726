import BolavenEstimation
import BolavenNumerics

/// How often intervals for 28 people contain what they estimate, over repeated trainings with a known truth.
///
/// Scores before, after and at a follow-up are jointly normal with the means, spreads and correlations of the shipped
/// example, either as they are or rounded to whole points and cut at 0 and 20. Truths that have no formula come from
/// 400,000 people of another stream.
struct CoverageSimulation {
  /// Whether scores are cut to whole points of the test.
  enum Scores: String, CaseIterable {
    case normal, points
  }

  /// One interval's reached coverage.
  struct Result {
    let name: String
    var covered = 0
    var defined = 0
    /// The share of the defined intervals that contain the truth.
    var coverage: Double { Double(covered) / Double(max(1, defined)) }
  }

  struct Person {
    let pre, post, follow: Double
    /// For dropping out and for groups.
    let chance: Double
  }

  let scores: Scores
  let draws: Draws
  private(set) var results: [String: Result] = [:]
  private let truths: [String: Double]

  static let people = 28
  static let maximum = 20.0
  static let cut = 12.0

  init(_ scores: Scores, bootstrapDraws: Int) {
    self.scores = scores
    draws = Draws(count: bootstrapDraws)
    truths = Self.truths(scores)
  }

  /// Scores of one training; the follow-up loses 1.3 points of the gain.
  static func training(_ scores: Scores, count: Int, _ stream: inout Philox, sessions: Int = 0) -> [Person] {
    let shifts = (0..<sessions).map { _ in stream.normal() * 0.447 * 2.7 }
    return (0..<count).map { person in
      let (a, b, c) = (stream.normal(), stream.normal(), stream.normal())
      let ability = 0.69
      let rest = (1 - ability * ability).squareRoot()
      let shift = sessions == 0 ? 0 : shifts[person % sessions]
      let pre = 13 + 3.7 * a
      let post = 16.08 + 2.5 * (ability * a + rest * b) + shift
      let follow = post - 1.3 + 2 * c
      func score(_ x: Double) -> Double { scores == .normal ? x : min(20, max(0, x.rounded())) }
      return Person(pre: score(pre), post: score(post), follow: score(follow), chance: stream.uniform())
    }
  }

  private static func truths(_ scores: Scores) -> [String: Double] {
    var stream = Philox(seed: 7, replicate: 1 << 40)
    let all = training(scores, count: 400_000, &stream)
    let (pre, post, follow) = (all.map(\.pre), all.map(\.post), all.map(\.follow))
    let differences = zip(pre, post).map { $1 - $0 }
    func mean(_ values: [Double]) -> Double { compensatedSum(values) / Double(values.count) }
    func deviation(_ values: [Double]) -> Double { Moments(values).standardDeviation ?? 0 }
    let (change, before, after) = (mean(differences), deviation(pre), deviation(post))
    let correlation = (covariance(pre, post) ?? 0) / (before * after)
    // The pseudomedian is the median of means of two independent changes.
    let half = differences.count / 2
    let averages = (0..<half).map { (differences[$0] + differences[$0 + half]) / 2 }
    let gains = all.filter { $0.pre < maximum }.map { ($0.post - $0.pre) / (maximum - $0.pre) }
    let levels = zip(pre, post).map { ($0 + $1) / 2 }
    return [
      "change": change, "pseudomedian": quantile(averages, 0.5) ?? 0, "dz": change / deviation(differences),
      "dav": change / ((before * before + after * after) / 2).squareRoot(), "glass": change / before,
      "drm": change / deviation(differences) * (2 * (1 - correlation)).squareRoot(),
      "class": change / (maximum - mean(pre)), "individual": mean(gains),
      "mastery": Double(post.count { $0 >= cut } - pre.count { $0 >= cut }) / Double(all.count),
      "share": Double(post.count { $0 >= cut }) / Double(all.count),
      "retained": (mean(follow) - mean(pre)) / change, "zero": 0, "one": 1,
      "oldham": (covariance(differences, levels) ?? 0) / (deviation(differences) * deviation(levels)),
    ]
  }

  mutating func run(repetitions: Int) throws {
    for repetition in 0..<repetitions { try oneTraining(repetition) }
  }

  private mutating func note(_ name: String, _ limits: ClosedRange<Double>?, _ truth: String) {
    guard let value = truths[truth] else { return }
    var result = results[name] ?? Result(name: name)
    if let limits {
      result.defined += 1
      if limits.contains(value) { result.covered += 1 }
    }
    results[name] = result
  }

  private mutating func oneTraining(_ repetition: Int) throws {
    var stream = Philox(seed: 20_230_427, replicate: UInt64(1_000_000 + repetition))
    let people = Self.training(scores, count: Self.people, &stream)
    let (pre, post, follow) = (people.map(\.pre), people.map(\.post), people.map(\.follow))
    note("change: paired t", try PairedTTest(pre: pre, post: post).interval, "change")
    note("shift: Hodges-Lehmann", try HodgesLehmann(pre: pre, post: post).interval, "pseudomedian")
    let size = try StandardizedChange(pre: pre, post: post)
    note("d_z: noncentral t", size.dzInterval, "dz")
    note("d_av: Bonett", size.davInterval, "dav")
    note("d_av: noncentral t", size.davNoncentralInterval, "dav")
    let gain = try NormalizedGain(pre: pre, post: post, maximum: Self.maximum)
    note("class gain: delta", gain.classInterval, "class")
    let drawn: [(String, PairedStatistic, String)] = [
      ("d_av: BCa", .dav, "dav"), ("d_rm: BCa", .drm, "drm"), ("Glass: BCa", .glassDelta, "glass"),
      ("class gain: BCa", .classGain(maximum: Self.maximum), "class"),
    ]
    for (name, statistic, truth) in drawn {
      note(name, try BootstrapInterval(of: statistic, pre: pre, post: post, draws: draws)?.interval, truth)
    }
    if scores == .points {
      let individual = PairedStatistic.individualGain(maximum: Self.maximum)
      note(
        "individual gain: BCa", try BootstrapInterval(of: individual, pre: pre, post: post, draws: draws)?.interval,
        "individual")
    }
    let mastery = try McNemar(pre: pre.map { $0 >= Self.cut }, post: post.map { $0 >= Self.cut })
    note("mastery change: Newcombe", mastery.differenceInterval, "mastery")
    let reached = post.count { $0 >= Self.cut }
    for (name, method) in [("share: Wilson", ProportionInterval.Method.wilson), ("share: exact", .clopperPearson)] {
      let share = try ProportionInterval(successes: reached, trials: Self.people, method: method)
      note(name, share.low...share.high, "share")
    }
    let retention = try Retention(pre: pre, post: post, follow: follow, draws: draws)
    note("retention: Fieller", retention.interval?.limits, "retained")
    note("retention: BCa", retention.bootstrap?.interval, "retained")
    try missing(people)
    try groups(people, &stream)
  }

  /// People with low scores leave more often: 25% at 5 points, 7% at 20.
  private mutating func missing(_ people: [Person]) throws {
    let pre = people.map(\.pre)
    let post = people.map { $0.chance < 0.31 - 0.012 * $0.pre ? nil : $0.post }
    note("loss by score: likelihood", try LikelihoodChange(pre: pre, post: post)?.interval, "change")
    note("loss by score: imputation", try ImputedChange(pre: pre, post: post)?.pooled.interval, "change")
    let scale = scores == .points ? 0...20.0 : -10...40.0
    note("loss by score: worst case", try WorstCaseBounds(pre: pre, post: post, scale: scale).interval, "change")
    let random = people.map { $0.chance < 0.15 ? nil : Optional($0.post) }
    note(
      "loss by chance: overlapping t", try PartiallyOverlappingTTest(pre: pre, post: random).interval, "change")
  }

  private mutating func groups(_ people: [Person], _ stream: inout Philox) throws {
    let changes = people.map { $0.post - $0.pre }
    let two = try TwoSampleTTest(Array(changes.prefix(11)), Array(changes.dropFirst(11)))
    note("two groups: Welch", two.interval, "zero")
    note("two groups: d, noncentral t", two.standardizedInterval, "zero")
    let labels = (0..<Self.people).map { $0 < 11 ? 0 : 1 }
    let ancova = try GroupAncova(pre: people.map(\.pre), post: people.map(\.post), groups: labels, groupCount: 2)
    note("two groups: covariance", ancova?.interval, "zero")
    let oldham = try RegressionToTheMean(
      pre: people.map(\.pre), post: people.map(\.post), mean: 13, reliability: 0.7)
    note("Oldham: Fisher z", oldham.oldhamInterval, "oldham")
    let other = Self.training(scores, count: Self.people, &stream).map { $0.post - $0.pre }
    note("dilution: Fieller", try Dilution(secondTier: changes, firstTier: other).interval?.limits, "one")
    if scores == .normal {
      let sessions = Self.training(scores, count: Self.people, &stream, sessions: 4)
      let clustered = try ClusteredChange(
        pre: sessions.map(\.pre), post: sessions.map(\.post), clusters: (0..<Self.people).map { $0 % 4 },
        clusterCount: 4)
      note("4 sessions: CR2", clustered.interval, "change")
    }
  }
}
