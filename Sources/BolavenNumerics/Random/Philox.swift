internal import Glibc

/// Random numbers by counting: the generator Philox4x32-10, whose stream is a function of a seed and a replicate.
///
/// The key is the seed; the counter is the replicate and the index within it. Replicate r draws the same numbers on any
/// thread and in any order of replicates.
///
/// Source: Salmon, Moraes, Dror & Shaw (2011), *Parallel random numbers: as easy as 1, 2, 3*, §2.2.
public struct Philox: RandomNumberGenerator, Sendable {
  private let key: (UInt32, UInt32)
  private let replicate: UInt64
  private var index: UInt64 = 0
  /// The second half of the last block.
  private var spare: UInt64?

  /// The stream of one replicate, from its start: 2⁶⁵ numbers.
  ///
  /// - Parameters:
  ///   - seed: the key.
  ///   - replicate: the upper half of the counter; each has a stream of its own.
  public init(seed: UInt64, replicate: UInt64 = 0) {
    key = (UInt32(truncatingIfNeeded: seed), UInt32(truncatingIfNeeded: seed >> 32))
    self.replicate = replicate
  }

  /// 64 random bits: half of the 128 that belong to a counter, first the lower half.
  public mutating func next() -> UInt64 {
    if let value = spare {
      spare = nil
      return value
    }
    let block = Self.block(
      counter: SIMD4(
        UInt32(truncatingIfNeeded: index), UInt32(truncatingIfNeeded: index >> 32),
        UInt32(truncatingIfNeeded: replicate), UInt32(truncatingIfNeeded: replicate >> 32)), key: key)
    index &+= 1
    spare = UInt64(block[2]) | UInt64(block[3]) << 32
    return UInt64(block[0]) | UInt64(block[1]) << 32
  }

  /// A number between 0 and 1, neither of them, in steps of 2⁻⁵²: (j + ½) / 2⁵².
  public mutating func uniform() -> Double { (Double(next() >> 12) + 0.5) * 0x1p-52 }

  /// A draw of the standard normal distribution, by inversion: Φ⁻¹(u).
  ///
  /// Source: Wichura (1988), *The percentage points of the normal distribution*, algorithm AS 241.
  public mutating func normal() -> Double { normalQuantile(uniform()) }

  /// The 128 bits that belong to a counter and a key.
  static func block(counter: SIMD4<UInt32>, key: (UInt32, UInt32)) -> SIMD4<UInt32> {
    var c = counter
    var (k0, k1) = key
    for _ in 0..<10 {
      let first = c[0].multipliedFullWidth(by: 0xD251_1F53)
      let second = c[2].multipliedFullWidth(by: 0xCD9E_8D57)
      c = SIMD4(second.high ^ c[1] ^ k0, second.low, first.high ^ c[3] ^ k1, first.low)
      k0 &+= 0x9E37_79B9
      k1 &+= 0xBB67_AE85
    }
    return c
  }
}

/// The normal quantile at 0 < p < 1, to about 16 digits: algorithm AS 241, PPND16.
///
/// Source: Wichura (1988), *The percentage points of the normal distribution*.
func normalQuantile(_ p: Double) -> Double {
  let q = p - 0.5
  if q.magnitude <= 0.425 {
    let r = 0.180625 - q * q
    return q * ratio(r, Wichura.center)
  }
  let r = (-log(q < 0 ? p : 1 - p)).squareRoot()
  let value = r <= 5 ? ratio(r - 1.6, Wichura.middle) : ratio(r - 5, Wichura.tail)
  return q < 0 ? -value : value
}

/// One polynomial of degree 7 over another.
private func ratio(_ r: Double, _ rational: Wichura) -> Double {
  var above = rational.numerator.7
  above = above * r + rational.numerator.6
  above = above * r + rational.numerator.5
  above = above * r + rational.numerator.4
  above = above * r + rational.numerator.3
  above = above * r + rational.numerator.2
  above = above * r + rational.numerator.1
  above = above * r + rational.numerator.0
  var below = rational.denominator.6
  below = below * r + rational.denominator.5
  below = below * r + rational.denominator.4
  below = below * r + rational.denominator.3
  below = below * r + rational.denominator.2
  below = below * r + rational.denominator.1
  below = below * r + rational.denominator.0
  return above / (below * r + 1)
}

/// Coefficients of AS 241, from the constant on; the denominators begin with 1.
private struct Wichura {
  let numerator: (Double, Double, Double, Double, Double, Double, Double, Double)
  let denominator: (Double, Double, Double, Double, Double, Double, Double)

  static let center = Wichura(
    numerator: (
      3.387_132_872_796_366_608_0, 1.331_416_678_917_843_774_5e2, 1.971_590_950_306_551_442_7e3,
      1.373_169_376_550_946_112_5e4, 4.592_195_393_154_987_145_7e4, 6.726_577_092_700_870_085_3e4,
      3.343_057_558_358_812_810_5e4, 2.509_080_928_730_122_672_7e3
    ),
    denominator: (
      4.231_333_070_160_091_125_2e1, 6.871_870_074_920_579_083_0e2, 5.394_196_021_424_751_107_7e3,
      2.121_379_430_158_659_586_7e4, 3.930_789_580_009_271_061_0e4, 2.872_908_573_572_194_267_4e4,
      5.226_495_278_852_854_561_0e3
    ))
  static let middle = Wichura(
    numerator: (
      1.423_437_110_749_683_577_34, 4.630_337_846_156_545_295_90, 5.769_497_221_460_691_405_50,
      3.647_848_324_763_204_605_04, 1.270_458_252_452_368_382_58, 2.417_807_251_774_506_117_70e-1,
      2.272_384_498_926_918_458_33e-2, 7.745_450_142_783_414_076_40e-4
    ),
    denominator: (
      2.053_191_626_637_758_821_87, 1.676_384_830_183_803_849_40, 6.897_673_349_851_000_045_50e-1,
      1.481_039_764_274_800_745_90e-1, 1.519_866_656_361_645_719_66e-2, 5.475_938_084_995_344_946_00e-4,
      1.050_750_071_644_416_843_24e-9
    ))
  static let tail = Wichura(
    numerator: (
      6.657_904_643_501_103_777_20, 5.463_784_911_164_114_369_90, 1.784_826_539_917_291_335_80,
      2.965_605_718_285_048_912_30e-1, 2.653_218_952_657_612_309_30e-2, 1.242_660_947_388_078_438_60e-3,
      2.711_555_568_743_487_578_15e-5, 2.010_334_399_292_288_132_65e-7
    ),
    denominator: (
      5.998_322_065_558_879_376_90e-1, 1.369_298_809_227_358_053_10e-1, 1.487_536_129_085_061_485_25e-2,
      7.868_691_311_456_132_591_00e-4, 1.846_318_317_510_054_681_80e-5, 1.421_511_758_316_445_888_70e-7,
      2.044_263_103_389_939_785_64e-15
    ))
}
