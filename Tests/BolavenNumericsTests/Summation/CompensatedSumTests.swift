import BolavenNumerics
import Testing

@Suite struct CompensatedSumTests {
  @Test func keepsWhatRoundingLoses() {
    #expect(compensatedSum([1, 1e100, 1, -1e100]) == 2)
    #expect(compensatedSum([Double](repeating: 0.1, count: 10_000_000)) == 1_000_000)
    #expect(compensatedSum([]) == 0)
  }

  /// (1 + 2⁻³⁰)² = 1 + 2⁻²⁹ + 2⁻⁶⁰, of which a double keeps the first two terms.
  @Test func productsAreSubtractedWithoutTheirRoundingError() {
    var sum = CompensatedSum()
    sum.add(1)
    sum.add(0x1p-29)
    sum.subtractProduct(1 + 0x1p-30, 1 + 0x1p-30)
    #expect(sum.value == -0x1p-60)
  }

  @Test func infinitySpoilsNothingElse() {
    #expect(compensatedSum([1, .infinity, 2]) == .infinity)
    #expect(compensatedSum([1, .infinity, -.infinity]).isNaN)
    var sum = CompensatedSum()
    sum.subtractProduct(1e200, 1e200)
    #expect(sum.value == -.infinity)
  }
}
