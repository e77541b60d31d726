/// A few numbers side by side, one for each column, that are added and multiplied at once.
///
/// Made of pairs, because every processor that runs this has registers for two numbers, and because arrays are aligned to
/// no more than a pair.
protocol Lanes: BitwiseCopyable, Sendable {
  static var count: Int { get }
  init(repeating value: Double)
  subscript(lane: Int) -> Double { get set }
  static func + (a: Self, b: Self) -> Self
  static func - (a: Self, b: Self) -> Self
  static func * (a: Self, b: Self) -> Self
}

extension Lanes {
  static var zero: Self { Self(repeating: 0) }
  @inline(__always) static func += (a: inout Self, b: Self) { a = a + b }
  @inline(__always) static func -= (a: inout Self, b: Self) { a = a - b }
  @inline(__always) static func * (a: Self, b: Double) -> Self { a * Self(repeating: b) }

  /// Each lane by a function of it.
  func map(_ transform: (Double) -> Double) -> Self {
    var result = self
    for lane in 0..<Self.count { result[lane] = transform(self[lane]) }
    return result
  }
}

/// Two numbers.
struct Lanes2: Lanes {
  var a: SIMD2<Double>

  static var count: Int { 2 }
  @inline(__always) init(_ a: SIMD2<Double>) { self.a = a }
  @inline(__always) init(repeating value: Double) { a = SIMD2(repeating: value) }
  subscript(lane: Int) -> Double {
    @inline(__always) get { a[lane] }
    @inline(__always) set { a[lane] = newValue }
  }
  @inline(__always) static func + (x: Self, y: Self) -> Self { Self(x.a + y.a) }
  @inline(__always) static func - (x: Self, y: Self) -> Self { Self(x.a - y.a) }
  @inline(__always) static func * (x: Self, y: Self) -> Self { Self(x.a * y.a) }
}

/// Two lanes of lanes.
struct LanePair<Half: Lanes>: Lanes {
  var a: Half
  var b: Half

  static var count: Int { 2 * Half.count }
  @inline(__always) init(_ a: Half, _ b: Half) {
    self.a = a
    self.b = b
  }
  @inline(__always) init(repeating value: Double) {
    a = Half(repeating: value)
    b = a
  }
  subscript(lane: Int) -> Double {
    @inline(__always) get { lane < Half.count ? a[lane] : b[lane &- Half.count] }
    @inline(__always) set { if lane < Half.count { a[lane] = newValue } else { b[lane &- Half.count] = newValue } }
  }
  @inline(__always) static func + (x: Self, y: Self) -> Self { Self(x.a + y.a, x.b + y.b) }
  @inline(__always) static func - (x: Self, y: Self) -> Self { Self(x.a - y.a, x.b - y.b) }
  @inline(__always) static func * (x: Self, y: Self) -> Self { Self(x.a * y.a, x.b * y.b) }
}

/// Four numbers.
typealias Lanes4 = LanePair<Lanes2>
/// Eight numbers.
typealias Lanes8 = LanePair<Lanes4>

/// How many numbers a row of `columns` columns takes: 2, 4, or a multiple of 8.
func laneCount(for columns: Int) -> Int { columns <= 2 ? 2 : columns <= 4 ? 4 : (columns + 7) / 8 * 8 }
