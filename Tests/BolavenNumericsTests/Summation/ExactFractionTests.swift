import Testing

@testable import BolavenNumerics

@Suite struct ExactFractionTests {
  private static let numbers = [1, 2, 3, 7, 10, 999, 65_537, 123_456_789, (1 << 53) - 1, 1 << 53, 6_700_417_000_001]

  /// The quotient of two doubles is rounded once by the machine.
  @Test func aQuotientIsRoundedAsTheMachineRoundsIt() {
    for a in Self.numbers {
      for b in Self.numbers {
        #expect((ExactFraction(a) / ExactFraction(b)).rounded() == Double(a) / Double(b))
        #expect((ExactFraction(-a) / ExactFraction(b)).rounded() == -Double(a) / Double(b))
      }
    }
  }

  /// So is the root of a double.
  @Test func aRootIsRoundedAsTheMachineRoundsIt() {
    for a in Self.numbers { #expect(ExactFraction(a).squareRoot() == Double(a).squareRoot()) }
    for a in 1...2000 { #expect(ExactFraction(a).squareRoot() == Double(a).squareRoot()) }
    #expect((ExactFraction(9) / ExactFraction(16)).squareRoot() == 0.75)
    #expect(ExactFraction(0).squareRoot() == 0)
  }

  /// The reader of decimal texts rounds once.
  @Test func powersOfTenAreRoundedAsATextIs() {
    for a in [1, 3, 999_999_999_999_999_999, 123_456_789_012_345_678, 9_007_199_254_740_993] {
      for power in [-240, -100, -37, -23, -18, -1, 0, 1, 22, 23, 99, 240] {
        #expect(ExactFraction(a).rounded(timesTenTo: power) == Double("\(a)e\(power)"))
      }
      // √(a·10^-2p) = √a·10^-p, whatever is rounded.
      let root = (ExactFraction(a) * ExactFraction(a)).squareRoot(timesTenTo: -40)
      #expect(root == Double("\(a)e-20"))
    }
  }

  @Test func tiesGoToTheEvenDouble() {
    #expect(ExactFraction((1 << 53) + 1).rounded() == Double(1 << 53))
    #expect(ExactFraction((1 << 53) + 3).rounded() == Double((1 << 53) + 4))
    let justAbove = ExactFraction((1 << 53) + 1) + ExactFraction(1) / ExactFraction(1 << 60)
    #expect(justAbove.rounded() == Double((1 << 53) + 2))
  }

  @Test func sumsKeepSmallDenominators() {
    let sum = (1...40).reduce(ExactFraction(0)) { $0.adding(ExactInteger(1), over: $1) }
    // The least common multiple of 1 to 40.
    #expect(sum.denominator == ExactInteger(5_342_931_457_063_200))
    let plain = (1...40).reduce(ExactFraction(0)) { $0 + ExactFraction(1) / ExactFraction($1) }
    #expect((sum - plain).isZero)
    #expect(sum.rounded() == plain.rounded())
    #expect((ExactFraction(1) - ExactFraction(2)).isNegative)
    #expect(ExactFraction(ExactInteger(1), over: ExactInteger(-2)).rounded() == -0.5)
  }
}
