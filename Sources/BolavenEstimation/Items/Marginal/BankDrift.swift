internal import BolavenNumerics
import Glibc

/// Whether items of a bank still work as they did, in one new session.
///
/// What a person's other answers say of the ability gives the chance p̄ of a right answer to the item, so the number of
/// right answers is a sum of independent trials with these chances:
///
///     p̄ᵢ = E(P_j(θ) | answers of i without item j),   z = Σ(u − p̄)/√(Σ p̄(1 − p̄))
///
/// The two-sided p-value is exact for these chances: all numbers of right answers that are no more probable than the
/// observed one. Parameters of the bank and of the population are taken as known.
///
/// Source: Glas (1999), *Modification indices for the 2-PL and the nominal response model*, for the idea of monitoring
/// items under a fixed model; Hong (2013), *On computing the distribution function for the Poisson binomial distribution*.
public struct BankDrift: Sendable, Hashable {
  /// One item.
  public struct Item: Sendable, Hashable {
    /// Answers to it.
    public let count: Int
    /// Share of right answers.
    public let observed: Double
    /// Share that the bank and the other answers lead to expect.
    public let expected: Double
    /// Above 0 where the item is easier than in the bank.
    public let z: Double
    /// Exact, two-sided.
    public let pValue: Double
    /// How far the difficulty would move: −Σ(u − p̄)/Σ a p̄(1 − p̄), in units of the bank.
    public let shift: Double
  }

  /// One an item; `nil` where nobody answered it together with another.
  public let items: [Item?]
  /// The p-values adjusted over all items after Holm.
  public let holm: [Double?]

  /// The comparison of a session with known items.
  ///
  /// - Parameters:
  ///   - parameters: one an item of the answers.
  ///   - population: of each person.
  /// - Throws: `slopeNotPositive`.
  public init(
    _ responses: ItemResponses, parameters: [ItemParameters], populations: [LatentGroup]
  ) throws(ItemError) {
    precondition(parameters.count == responses.itemCount && populations.count == responses.personCount, "one each")
    if let item = parameters.firstIndex(where: { !($0.slope > 0) }) { throw .slopeNotPositive(item: item) }
    let start = LatentQuadrature.automatic
    let steepest = parameters.reduce(0) { max($0, $1.slope) }
    let quadrature = start.refined(steepest: steepest, groups: populations) ?? start
    let nodes = quadrature.nodes
    let right = parameters.map { item in nodes.map { logistic(item.slope * ($0 - item.difficulty)) } }
    let logs = parameters.map { item in
      nodes.map {
        (right: -softplus(-item.slope * ($0 - item.difficulty)), wrong: -softplus(item.slope * ($0 - item.difficulty)))
      }
    }
    var chances = parameters.map { _ in [(isRight: Bool, chance: Double)]() }
    for person in 0..<responses.personCount where responses.answerCount(of: person) > 1 {
      let group = populations[person]
      var whole = quadrature.logWeights(mean: group.mean, deviation: group.standardDeviation)
      let answered = parameters.indices.filter { responses[person, $0] != nil }
      for item in answered {
        let isRight = responses[person, item] == true
        for node in nodes.indices { whole[node] += isRight ? logs[item][node].right : logs[item][node].wrong }
      }
      for item in answered {
        let isRight = responses[person, item] == true
        let without = nodes.indices.map { whole[$0] - (isRight ? logs[item][$0].right : logs[item][$0].wrong) }
        let top = without.max() ?? 0
        var (mass, sum) = (0.0, 0.0)
        for node in nodes.indices {
          let weight = exp(without[node] - top)
          mass += weight
          sum += weight * right[item][node]
        }
        chances[item].append((isRight, sum / mass))
      }
    }
    let found = zip(parameters, chances).map { Self.item($0, $1) }
    items = found
    let tested = found.indices.filter { found[$0] != nil }
    let adjusted = PValueAdjustment.holm.adjusted(tested.compactMap { found[$0]?.pValue })
    var holm = [Double?](repeating: nil, count: found.count)
    for (place, value) in zip(tested, adjusted) { holm[place] = value }
    self.holm = holm
  }

  private static func item(_ parameters: ItemParameters, _ chances: [(isRight: Bool, chance: Double)]) -> Item? {
    let expected = compensatedSum(chances.map(\.chance))
    let variance = compensatedSum(chances.map { $0.chance * (1 - $0.chance) })
    guard !chances.isEmpty, variance > 1e-12 else { return nil }
    let observed = chances.count { $0.isRight }
    let n = Double(chances.count)
    var law = [1.0]
    for (_, chance) in chances {
      var next = [Double](repeating: 0, count: law.count + 1)
      for (count, p) in law.enumerated() {
        next[count] += p * (1 - chance)
        next[count + 1] += p * chance
      }
      law = next
    }
    let limit = law[observed] * (1 + 1e-7)
    let gap = Double(observed) - expected
    return Item(
      count: chances.count, observed: Double(observed) / n, expected: expected / n, z: gap / variance.squareRoot(),
      pValue: min(1, max(law.filter { $0 <= limit }.reduce(0, +), .leastNormalMagnitude)),
      shift: -gap / (parameters.slope * variance))
  }
}
