import BolavenEstimation
import Testing

@Suite struct DistractorTableTests {
  /// Options A to D of one item with key B; the able choose B, one able person D, nobody C.
  static let choices: [Int?] = [1, 1, 1, 3, 1, 0, 0, 1, 0, nil, 0, 0]
  static let rest: [Double] = [9, 8, 8, 9, 7, 6, 5, 5, 4, 3, 2, 1]

  @Test func sharesOfOptionsAddUp() throws {
    let table = try DistractorTable(choices: Self.choices, key: 1, optionCount: 4, rest: Self.rest)
    let shares = table.options.map(\.share)
    expect(shares.reduce(0, +) + table.omittedShare, near: 1, digits: 14)
    for option in table.options {
      expect((option.lowerShare + option.middleShare + option.upperShare) / 3, near: option.share, digits: 14)
    }
    let counts: [Double] = [5, 5, 0, 1]
    #expect(shares == counts.map { $0 / 12 })
    #expect(table.options[0].upperShare == 0 && table.options[1].upperShare == 0.75)
  }

  @Test func flagsSayWhatIsWrongWithAnOption() throws {
    let table = try DistractorTable(choices: Self.choices, key: 1, optionCount: 4, rest: Self.rest)
    #expect(table.options.map(\.isKey) == [false, true, false, false])
    #expect(table.options.map(\.isNonFunctional) == [false, false, true, false])
    #expect(table.options.map(\.attractsTheAble) == [false, false, false, true])
    #expect(table.options.allSatisfy { !$0.beatsKey })
    let wrong = try DistractorTable(choices: Self.choices, key: 3, optionCount: 4, rest: Self.rest)
    #expect(wrong.options.map(\.beatsKey) == [true, true, false, false])
  }

  /// Option 2 has a correlation above 0 with the rest, but its people do not reach the upper third.
  @Test func anOptionOfTheLowerThirdIsNotDrawnByTheAble() throws {
    let choices: [Int?] = [0, 0, 0, 0, 0, 1, 1, 1, 2]
    let rest: [Double] = [5, 5, 5, 5, 5, 1, 2, 2, 4.7]
    let option = try DistractorTable(choices: choices, key: 0, optionCount: 3, rest: rest).options[2]
    #expect((option.restCorrelation ?? 0) > 0 && option.upperShare <= option.lowerShare)
    #expect(!option.attractsTheAble)
  }
}
