public import BolavenNumerics

/// Which items kept their difficulty between two calibrations, and what links the two scales.
///
/// With d the difference of an item's difficulties, z = (d − median d)/(0.7413·IQR d) is computed over the items still
/// trusted; the largest above the limit is taken out, until none is or half of the items are left. The rest are anchors:
///
///     second scale = A·first scale + B,   A = s(b₂)/s(b₁),  B = b̄₂ − A b̄₁   over the anchors
///
/// Source: Huynh & Meyer (2010), *Use of robust z in detecting unstable items in item response theory models*; Marco
/// (1977) for mean and sigma.
public struct AnchorDrift: Sendable, Hashable {
  /// Items that keep their place, ascending.
  public let anchors: [Int]
  /// Items that moved, in the order in which they were taken out.
  public let drifting: [Int]
  /// Items without a difficulty in one of the calibrations, because all were right or all wrong; ascending.
  public let notCompared: [Int]
  /// Robust z of each item against the final anchors; `nil` where the differences of the anchors do not vary, and for an
  /// item that is not compared.
  public let robustZ: [Double?]
  /// A; `nil` below two anchors or where they are equally hard.
  public let scale: Double?
  /// B; `nil` beside no A.
  public let shift: Double?
  /// Mean difference of the anchors: B with A = 1.
  public let meanShift: Double
  /// Whether an item above the limit had to stay because half of the items are anchors already.
  public let isExhausted: Bool

  /// The comparison of Rasch difficulties, each wave of the same items calibrated by itself.
  ///
  /// - Throws: what `RaschModel` throws for a wave; `noCommonItems` where no item has a difficulty in both.
  public init(
    before: ItemResponses, after: ItemResponses, limit: Double = 2.5, threads: Int = Threads.available
  ) throws(ItemError) {
    precondition(before.itemCount == after.itemCount, "both waves have the same items")
    try self.init(
      first: RaschModel(before, threads: threads).difficulties,
      second: RaschModel(after, threads: threads).difficulties, limit: limit)
  }

  /// The comparison of the same items.
  ///
  /// - Parameters:
  ///   - first: b in the first calibration; `nil` for an item without.
  ///   - second: b in the second, of the same items.
  ///   - limit: |z| above which an item has moved.
  /// - Throws: `noCommonItems` where no item has both; `notFinite` at the first such item.
  public init(first: [Double?], second: [Double?], limit: Double = 2.5) throws(ItemError) {
    precondition(first.count == second.count, "both calibrations have the same items")
    let compared = first.indices.filter { first[$0] != nil && second[$0] != nil }
    guard !compared.isEmpty else { throw .noCommonItems }
    let first = first.map { $0 ?? 0 }
    let second = second.map { $0 ?? 0 }
    if let item = compared.first(where: { !first[$0].isFinite || !second[$0].isFinite }) {
      throw .notFinite(person: 0, item: item)
    }
    let differences = zip(second, first).map { $0 - $1 }
    var anchors = compared
    var drifting: [Int] = []
    var isExhausted = false
    while let law = RobustLaw(anchors.map { differences[$0] }),
      let farthest = anchors.max(by: { (law.z(differences[$0]).magnitude, $1) < (law.z(differences[$1]).magnitude, $0) }
      ),
      law.z(differences[farthest]).magnitude > limit
    {
      guard 2 * (anchors.count - 1) >= compared.count else {
        isExhausted = true
        break
      }
      anchors.removeAll { $0 == farthest }
      drifting.append(farthest)
    }
    self.anchors = anchors
    self.drifting = drifting
    self.isExhausted = isExhausted
    let law = RobustLaw(anchors.map { differences[$0] })
    notCompared = first.indices.filter { !compared.contains($0) }
    robustZ = first.indices.map { compared.contains($0) ? law?.z(differences[$0]) : nil }
    meanShift = compensatedSum(anchors.map { differences[$0] }) / Double(anchors.count)
    let (before, after) = (Moments(anchors.map { first[$0] }), Moments(anchors.map { second[$0] }))
    if let s = before.standardDeviation, let t = after.standardDeviation, s > 1e-9, t > 1e-9,
      let center = before.mean, let other = after.mean
    {
      scale = t / s
      shift = other - t / s * center
    } else {
      (scale, shift) = (nil, nil)
    }
  }
}

private struct RobustLaw {
  let median: Double
  let spread: Double

  /// `nil` where the middle half of the numbers is one number.
  init?(_ values: [Double]) {
    guard let middle = quantile(values, 0.5), let low = quantile(values, 0.25), let high = quantile(values, 0.75),
      high - low > 1e-12
    else { return nil }
    median = middle
    spread = 0.7413 * (high - low)
  }

  func z(_ value: Double) -> Double { (value - median) / spread }
}
