internal import BolavenNumerics

/// The change in each of several subgroups, and whether the changes differ.
///
/// The difference is what is tested (the interaction of group and time), never one group's significance against
/// another's. Means of groups below five people are withheld by the rule `subgroupMean`; the tests use everybody.
///
/// Source: Gelman and Stern (2006) on differences of significance.
public struct SubgroupChanges: Sendable, Hashable {
  /// One subgroup.
  public struct Group: Sendable, Hashable {
    /// Pairs in it.
    public let count: Int
    /// The rule by which its numbers are withheld; `nil` if they are not.
    public let withheldBy: SampleRule?
    /// Its change; `nil` if withheld.
    public let change: PairedTTest?
  }

  /// k groups, in the order of their numbers.
  public let groups: [Group]
  /// For two groups, Welch's t of the difference of their mean changes, first minus second; `nil` for more.
  public let difference: TwoSampleTTest?
  /// For two groups, the permutation test of the difference; `nil` for more.
  public let permutation: TwoSamplePermutation?
  /// The drawn permutation p of Σ n_g d̄_g² for three groups or more; `nil` for two.
  public let sampledPermutation: SampledPValue?
  /// Welch's test of equal mean changes; `nil` where a group has one pair or no spread.
  public let welch: WelchAnova?
  /// The comparison at equal scores before; `nil` where those do not vary within groups.
  public let ancova: GroupAncova?

  /// The changes of n people in k groups, k at least 2.
  ///
  /// - Parameters:
  ///   - pre: n scores before.
  ///   - post: n scores after, same people in the same order.
  ///   - groups: n numbers of groups, from 0 to k − 1.
  /// - Throws: `tooFewPairs` without any pair, `notFinite`, `tooLarge`, `tooFewInGroup` for an empty group, `level`.
  public init(
    pre: [Double], post: [Double], groups: [Int], groupCount: Int, level: Double = 0.95, draws: Draws = .standard
  ) throws(PairedError) {
    precondition(groupCount > 1, "two groups or more")
    let scores = try PairedScores(pre: pre, post: post)
    let members = try membersOfGroups(groups, count: scores.count, groupCount: groupCount, needed: 1)
    let rule = SampleRule.subgroupMean
    self.groups = try members.map { people throws(PairedError) in
      let isWithheld = !rule.isMet(by: people.count)
      return Group(
        count: people.count, withheldBy: isWithheld ? rule : nil,
        change: isWithheld
          ? nil : try PairedTTest(pre: people.map { pre[$0] }, post: people.map { post[$0] }, level: level))
    }
    let changes = members.map { $0.map { scores.differences[$0] } }
    welch = try WelchAnova(changes)
    ancova = try GroupAncova(pre: pre, post: post, groups: groups, groupCount: groupCount, level: level)
    if groupCount == 2 {
      difference = try TwoSampleTTest(changes[0], changes[1], level: level)
      permutation = try TwoSamplePermutation(changes[0], changes[1], draws: draws)
      sampledPermutation = nil
    } else {
      (difference, permutation) = (nil, nil)
      sampledPermutation = betweenGroups(changes, draws: draws)
    }
  }
}

/// p of Σ n_g d̄_g² about the common mean, from B shuffles of all changes over the groups.
private func betweenGroups(_ groups: [[Double]], draws: Draws) -> SampledPValue {
  let all = groups.flatMap { $0 }
  let mean = compensatedSum(all) / Double(all.count)
  let deviations = all.map { $0 - mean }
  let sizes = groups.map(\.count)
  func statistic(_ values: [Double]) -> Double {
    var start = 0
    return sizes.reduce(0.0) { total, size in
      let sum = values[start..<start + size].reduce(0, +)
      start += size
      return total + sum * sum / Double(size)
    }
  }
  let observed = statistic(deviations) * (1 - 1e-10)
  var extreme = 0
  for replicate in 0..<draws.count {
    var stream = Philox(seed: draws.seed, replicate: UInt64(replicate))
    var shuffled = deviations
    for i in stride(from: shuffled.count - 1, to: 0, by: -1) {
      shuffled.swapAt(i, stream.position(below: i + 1))
    }
    if statistic(shuffled) >= observed { extreme += 1 }
  }
  return SampledPValue(extremeCount: extreme, draws: draws)
}
