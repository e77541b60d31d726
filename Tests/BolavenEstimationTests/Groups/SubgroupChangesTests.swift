import BolavenEstimation
import TestSupport
import Testing

@Suite struct SubgroupChangesTests {
  @Test func womenAndMenOfTheSample() throws {
    let (pre, post) = (try ChangeReference.data("paksong.pre"), try ChangeReference.data("paksong.post"))
    let groups = try ChangeReference.data("paksong.women").map { $0 == 1 ? 0 : 1 }
    let changes = try SubgroupChanges(pre: pre, post: post, groups: groups, groupCount: 2)
    #expect(changes.groups.map(\.count) == [11, 15])
    #expect(changes.groups.allSatisfy { $0.withheldBy == nil && $0.change != nil })
    expectChange(changes.difference?.statistic, is: "welch.t", of: "sexes")
    expectChange(changes.permutation?.pValue, is: "permutation.p", of: "sexes")
    #expect(changes.sampledPermutation == nil)
  }

  @Test func smallCellsAreWithheldByTheNameOfTheRule() throws {
    let changes = try SubgroupChanges(
      pre: ChangeReference.data("sessions.pre"), post: ChangeReference.data("sessions.post"),
      groups: ChangeReference.data("sessions.cluster").map { Int($0) }, groupCount: 6)
    #expect(changes.groups.map(\.count) == [3, 9, 5, 7, 2, 6])
    for group in changes.groups {
      #expect((group.withheldBy == .subgroupMean) == (group.count < 5))
      #expect((group.change == nil) == (group.count < 5))
    }
    expectChange(changes.welch?.statistic, is: "welch.F", of: "sessions")
    let sampled = try #require(changes.sampledPermutation)
    #expect(sampled.value > 0 && sampled.value <= 1 && changes.permutation == nil)
  }

  @Test func theDrawnPOfThreeGroupsIsNearItsEnumeration() throws {
    let groups = [[4.0, 7, 6], [1, 3, 2], [9, 4]]
    let all = groups.flatMap { $0 }
    let labels = [0, 0, 0, 1, 1, 1, 2, 2]
    let changes = try SubgroupChanges(pre: zeros(8), post: all, groups: labels, groupCount: 3)
    func statistic(_ order: [Int]) -> Double {
      (0..<3).reduce(0) { total, group in
        let members = order.indices.filter { labels[$0] == group }.map { all[order[$0]] }
        let sum = members.reduce(0, +)
        return total + sum * sum / Double(members.count)
      }
    }
    let observed = statistic(Array(0..<8))
    var (extreme, total) = (0, 0)
    func permute(_ order: [Int], _ rest: [Int]) {
      if rest.isEmpty {
        total += 1
        if statistic(order) >= observed - 1e-9 { extreme += 1 }
        return
      }
      for (position, item) in rest.enumerated() {
        var left = rest
        left.remove(at: position)
        permute(order + [item], left)
      }
    }
    permute([], Array(0..<8))
    let sampled = try #require(changes.sampledPermutation)
    let exact = Double(extreme) / Double(total)
    #expect((sampled.value - exact).magnitude <= 4 * sampled.standardError, "\(sampled.value) \(exact)")
  }
}
