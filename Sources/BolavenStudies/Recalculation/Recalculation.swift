public import BolavenReports

/// A number had once more, on a path of its own: by textbook formulas from the rows of the file, apart from the engine.
public struct Recalculation: Sendable, Hashable {
  /// What came out.
  public enum Result: Sendable, Hashable {
    /// The number, or both limits of an interval; `nil` for one that is not defined.
    case values([Double?])
    /// What has to be zero where the number is right, the largest of all, in units of what would be small.
    case remainder(Double)
  }

  /// What came out.
  public let result: Result
  /// How, as a phrase without a point.
  public let method: LocalizedText
  /// The size of the numbers whose difference it is; smaller differences than `tolerance` of it are rounding.
  public let scale: Double

  /// A result; the scale is 0 for a number that is no difference of larger ones.
  init(_ result: Result, _ method: LocalizedText, scale: Double = 0) {
    self.result = result
    self.method = method
    self.scale = scale
  }

  /// The largest difference that counts as rounding: relative, or absolute for what is next to zero.
  public static let tolerance = 1e-9

  /// How far the numbers shown are from these: the largest relative difference, or the absolute one next to zero.
  ///
  /// - Parameter shown: the number, or both limits; none where a cell has no number.
  /// - Returns: infinity where one path has a number and the other has none.
  public func difference(from shown: [Double]) -> Double {
    switch result {
    case .remainder(let remainder): return remainder.isFinite ? remainder.magnitude : .infinity
    case .values(let values):
      let found = values.compactMap { $0 }
      guard found.count == shown.count, found.count == values.count || shown.isEmpty else { return .infinity }
      return zip(found, shown).map(distance).max() ?? 0
    }
  }

  private func distance(_ first: Double, _ second: Double) -> Double {
    guard first.isFinite, second.isFinite else { return .infinity }
    let size = max(first.magnitude, second.magnitude, scale)
    let gap = (first - second).magnitude
    return size > Self.tolerance ? gap / size : gap
  }

  /// Whether both paths lead to the same number.
  public func agrees(with shown: [Double]) -> Bool { difference(from: shown) <= Self.tolerance }
}

/// The numbers of one analysis, each with a way to have it once more.
public struct Recalculations: Sendable {
  private var ways: [String: @Sendable () -> Recalculation] = [:]

  /// No way yet.
  init() {}

  /// Adds the way to a number, by the description of its address.
  mutating func add(_ address: String, _ way: @escaping @Sendable () -> Recalculation) { ways[address] = way }

  /// Adds the way to a number that is there or not defined.
  mutating func add(
    _ address: String, _ method: LocalizedText, scale: Double = 0, _ value: @escaping @Sendable () -> Double?
  ) {
    add(address) { Recalculation(.values([value()]), method, scale: scale) }
  }

  /// Adds the way to both limits of an interval.
  mutating func add(
    _ address: String, _ method: LocalizedText, scale: Double = 0,
    limits: @escaping @Sendable () -> (low: Double, high: Double)?
  ) {
    add(address) {
      let limits = limits()
      return Recalculation(.values([limits?.low, limits?.high]), method, scale: scale)
    }
  }

  /// The number at an address once more; `nil` where there is no second way to it.
  public subscript(address: String) -> Recalculation? { ways[address].map { $0() } }

  /// The addresses that have a second way, in no order.
  public var addresses: [String] { Array(ways.keys) }
}
