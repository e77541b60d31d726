import BolavenEstimation
import BolavenNumerics

/// Where the scores of a simulated training come from.
enum SimulatedScores: String, CaseIterable, Sendable {
  /// Scores before, after and at a follow-up are jointly normal with the means, spreads and correlations of the shipped
  /// example.
  case normal
  /// The same, rounded to whole points from 0 to 20: few at the top, like the example.
  case points
  /// An easy test: two points more, so that one person in nine has all points before and two in seven after.
  case ceiling
  /// Right answers to twenty questions of a Rasch model; the score is their number.
  case answers
}

/// One person's scores.
struct SimulatedPerson: Sendable {
  let pre, post, follow: Double
  /// For leaving and for groups.
  let chance: Double
  /// Right answers before and after, one an item; empty where scores do not come from answers.
  var before: [Bool] = []
  var after: [Bool] = []
  /// The logits behind the answers before.
  var ability = 0.0
}

/// Trainings whose truth is known.
struct SimulatedTraining: Sendable {
  static let people = 28
  static let maximum = 20.0
  /// 60% of the points.
  static let cut = 12.0
  /// Items of the answers, in logits: from −1.6 to 1.63.
  static let difficulties = (0..<20).map { -1.6 + 0.17 * Double($0) }
  static let abilityMean = 0.75
  static let abilityDeviation = 0.9
  /// Of the abilities, in logits; in standard deviations before it is 1.
  static let abilityGain = 0.9
  /// The item whose own change is estimated.
  static let item = 9

  let scores: SimulatedScores

  /// People of one training, in sessions by turns where there are any.
  func people(_ count: Int, _ stream: inout Philox, sessions: Int = 0) -> [SimulatedPerson] {
    let shifts = (0..<sessions).map { _ in stream.normal() * 0.447 * 2.7 }
    return (0..<count).map { person in
      scores == .answers
        ? answering(&stream) : scoring(&stream, shift: sessions == 0 ? 0 : shifts[person % sessions])
    }
  }

  /// The follow-up loses 1.3 points of the gain.
  private func scoring(_ stream: inout Philox, shift: Double) -> SimulatedPerson {
    let (a, b, c) = (stream.normal(), stream.normal(), stream.normal())
    let shared = 0.69
    let rest = (1 - shared * shared).squareRoot()
    let easier = scores == .ceiling ? 2.0 : 0
    let pre = 13 + easier + 3.7 * a
    let post = 16.08 + easier + 2.5 * (shared * a + rest * b) + shift
    let follow = post - 1.3 + 2 * c
    func score(_ x: Double) -> Double { scores == .normal ? x : min(Self.maximum, max(0, x.rounded())) }
    return SimulatedPerson(pre: score(pre), post: score(post), follow: score(follow), chance: stream.uniform())
  }

  private func answering(_ stream: inout Philox) -> SimulatedPerson {
    let (a, b, c) = (stream.normal(), stream.normal(), stream.normal())
    let first = Self.abilityMean + Self.abilityDeviation * a
    let second = Self.abilityMean + Self.abilityGain + 0.8 * (0.8 * a + 0.6 * b)
    let third = second - 0.4 + 0.3 * c
    func answers(_ ability: Double) -> [Bool] {
      Self.difficulties.map { stream.uniform() < 1 / (1 + exponential($0 - ability)) }
    }
    func score(_ answers: [Bool]) -> Double { Double(answers.count { $0 }) }
    let (before, after, later) = (answers(first), answers(second), answers(third))
    return SimulatedPerson(
      pre: score(before), post: score(after), follow: score(later), chance: stream.uniform(), before: before,
      after: after, ability: first)
  }
}
