import BolavenEstimation
import BolavenNumerics
import TestSupport
import Testing

@Suite struct ItemBankTests {
  /// Sessions of 25 persons, each with 12 of 30 items, six of them those of the session before.
  static func sessions(_ count: Int, seed: UInt64) -> (sessions: [ItemBank.Session], abilities: [[Double]]) {
    var draws = Philox(seed: seed)
    var result: [ItemBank.Session] = []
    var truth: [[Double]] = []
    for session in 0..<count {
      let items = (0..<12).map { (session * 6 + $0) % 30 }
      let abilities = (0..<25).map { _ in draws.normal() }
      let rows = abilities.map { ability in
        items.map { item -> Bool? in
          let slope = 0.8 + 0.05 * Double(item % 10)
          return draws.uniform() < 1 / (1 + exponential(-slope * (ability - (Double(item) / 10 - 1.5))))
        }
      }
      result.append(ItemBank.Session(items: items.map(name), responses: ItemResponses(rows: rows)))
      truth.append(abilities)
    }
    return (result, truth)
  }

  static func name(_ item: Int) -> String { (item < 10 ? "q0" : "q") + String(item) }

  @Test func manySmallSessionsCalibrateABankThatScoresANewOne() throws {
    let (sessions, _) = Self.sessions(80, seed: 12)
    let bank = try ItemBank(calibrating: sessions)
    #expect(bank.names.count == 30)
    for item in 0..<30 {
      let found = try #require(bank[Self.name(item)])
      let error = try #require(found.difficultyStandardError)
      #expect((found.difficulty - (Double(item) / 10 - 1.5)).magnitude < 4.5 * error)
    }
    let (fresh, truth) = Self.sessions(20, seed: 13)
    var (products, squares, others) = (0.0, 0.0, 0.0)
    for (session, abilities) in zip(fresh, truth) {
      for (ability, found) in zip(abilities, try bank.abilities(of: session)) {
        let estimate = try #require(found).estimate
        products += ability * estimate
        squares += estimate * estimate
        others += ability * ability
      }
    }
    // Twelve items of these slopes: a reliability of about 0.65; a mean given the answers has slope 1 on the truth.
    #expect((products / squares - 1).magnitude < 0.12)
    #expect(products / (squares * others).squareRoot() > 0.7)
  }

  @Test func aBankScoresLikeTheModelItCameFrom() throws {
    let names = (0..<10).map(Self.name)
    let session = ItemBank.Session(items: names, responses: ItemReference.complete)
    let bank = try ItemBank(calibrating: [session])
    let model = try MarginalModel(ItemReference.complete)
    #expect(bank.parameters == model.items)
    for (scored, fitted) in zip(try bank.abilities(of: session), model.abilities) {
      expect(scored?.estimate, near: try #require(fitted).estimate, digits: 12)
    }
  }

  @Test func anchorsPutANewSessionOnTheScaleOfTheBank() throws {
    let model = try MarginalModel(ItemReference.complete)
    let anchors = Dictionary(uniqueKeysWithValues: (0..<5).map { ($0, model.items[$0]) })
    let later = try MarginalModel(ItemReference.later, options: .init(anchors: anchors))
    expect(later.items[0].difficulty, near: model.items[0].difficulty, digits: 14)
    #expect(later.items[0].slopeStandardError == nil && later.items[7].slopeStandardError != nil)
    let waves = try WaveCalibration(before: ItemReference.complete, after: ItemReference.later)
    expect(later.groups[0].mean, near: waves.gain, digits: 1)
    #expect(later.groups[0].meanStandardError != nil)
  }

  @Test func sessionsWithoutCommonItemsCannotBeJoined() throws {
    let half = ItemReference.complete.selectingItems([0, 1, 2, 3, 4])
    let sessions = [
      ItemBank.Session(items: ["a", "b", "c", "d", "e"], responses: half),
      ItemBank.Session(items: ["v", "w", "x", "y", "z"], responses: half),
    ]
    #expect(throws: ItemError.separatedItems([0, 1, 2, 3, 4])) { try ItemBank(calibrating: sessions) }
    let bank = try ItemBank(["a": ItemParameters(slope: 1, difficulty: 0)])
    #expect(throws: ItemError.noCommonItems) { try bank.abilities(of: sessions[1]) }
    #expect(throws: ItemError.slopeNotPositive(item: 0)) {
      try ItemBank(["a": ItemParameters(slope: -1, difficulty: 0)])
    }
    #expect(try bank.abilities(of: sessions[0]).allSatisfy { $0 != nil })
  }
}
