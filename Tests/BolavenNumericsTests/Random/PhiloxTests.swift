import TestSupport
import Testing

@testable import BolavenNumerics

@Suite struct PhiloxTests {
  /// Vectors of the Random123 library of Salmon et al. (2011), `kat_vectors`, philox4x32 with 10 rounds.
  @Test("known answers", arguments: [0, 1, 2])
  func knownAnswers(_ example: Int) {
    let examples: [(SIMD4<UInt32>, (UInt32, UInt32), SIMD4<UInt32>)] = [
      (.zero, (0, 0), SIMD4(0x6627_e8d5, 0xe169_c58d, 0xbc57_ac4c, 0x9b00_dbd8)),
      (
        SIMD4(repeating: .max), (.max, .max), SIMD4(0x408f_276d, 0x41c8_3b0e, 0xa20b_c7c6, 0x6d54_51fd)
      ),
      (
        SIMD4(0x243f_6a88, 0x85a3_08d3, 0x1319_8a2e, 0x0370_7344), (0xa409_3822, 0x299f_31d0),
        SIMD4(0xd16c_fe09, 0x94fd_cceb, 0x5001_e420, 0x2412_6ea1)
      ),
    ]
    let (counter, key, answer) = examples[example]
    #expect(Philox.block(counter: counter, key: key) == answer)
  }

  @Test func theStreamIsTheBlocksOfItsReplicate() {
    var stream = Philox(seed: 0x299f_31d0_a409_3822, replicate: 0x0370_7344_1319_8a2e)
    for index in 0..<3 as Range<UInt32> {
      let block = Philox.block(
        counter: SIMD4(index, 0, 0x1319_8a2e, 0x0370_7344), key: (0xa409_3822, 0x299f_31d0))
      #expect(stream.next() == UInt64(block[0]) | UInt64(block[1]) << 32)
      #expect(stream.next() == UInt64(block[2]) | UInt64(block[3]) << 32)
    }
  }

  @Test func replicatesAndSeedsHaveTheirOwnStreams() {
    var first = Philox(seed: 1, replicate: 0)
    var again = Philox(seed: 1, replicate: 0)
    var other = Philox(seed: 1, replicate: 1)
    var seed = Philox(seed: 2, replicate: 0)
    let numbers = (0..<100).map { _ in first.next() }
    #expect(numbers == (0..<100).map { _ in again.next() })
    #expect(Set(numbers).isDisjoint(with: (0..<100).map { _ in other.next() }))
    #expect(Set(numbers).isDisjoint(with: (0..<100).map { _ in seed.next() }))
  }

  /// Means of 100,000 draws are within five of their standard errors.
  @Test func drawsHaveTheirMoments() {
    var stream = Philox(seed: 20_230_427)
    let n = 100_000.0
    let uniforms = (0..<Int(n)).map { _ in stream.uniform() }
    #expect(uniforms.allSatisfy { $0 > 0 && $0 < 1 })
    #expect((compensatedSum(uniforms) / n - 0.5).magnitude < 5 / (12 * n).squareRoot())
    let normals = (0..<Int(n)).map { _ in stream.normal() }
    #expect((compensatedSum(normals) / n).magnitude < 5 / n.squareRoot())
    #expect((compensatedSum(normals.map { $0 * $0 }) / n - 1).magnitude < 5 * (2 / n).squareRoot())
    #expect((compensatedSum(normals.map { $0 * $0 * $0 * $0 }) / n - 3).magnitude < 5 * (96 / n).squareRoot())
  }

  @Test func normalsOfDifferentReplicatesAreUncorrelated() {
    var first = Philox(seed: 7, replicate: 1)
    var second = Philox(seed: 7, replicate: 2)
    let n = 100_000
    let products = (0..<n).map { _ in first.normal() * second.normal() }
    #expect((compensatedSum(products) / Double(n)).magnitude < 5 / Double(n).squareRoot())
  }

  @Test func quantilesAgreeWithTheDistribution() {
    var stream = Philox(seed: 3)
    for _ in 0..<10_000 {
      let p = stream.uniform()
      #expect(agreeingDigits(normalQuantile(p), Normal().quantile(p)) > 14.5)
    }
    for p in [1e-300, 1e-100, 1e-20, 1e-5, 0.075, 0.5, 0.925, 1 - 0x1p-53] {
      #expect(agreeingDigits(normalQuantile(p), Normal().quantile(p)) > 14.5)
    }
  }
}
