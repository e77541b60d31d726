public import BolavenNumerics

/// How much abilities rose between two tests of the same persons, on one scale of common items.
///
/// Both waves are calibrated together: items keep their parameters except those that are freed, abilities are N(0, 1)
/// before and N(μ, σ²) after. μ is the latent gain in standard deviations of the abilities before. Because persons occur
/// twice, its standard error is that of persons as clusters.
///
/// Source: Bock & Zimowski (1997), *Multiple group IRT*; White (1982) for the standard error.
public struct WaveCalibration: Sendable {
  /// Both waves; freed items have their parameters after behind the k common ones, in the order of `freedItems`.
  public let model: MarginalModel
  /// Items that may have other parameters after, ascending.
  public let freedItems: [Int]
  /// μ.
  public let gain: Double
  /// Of μ, with persons as clusters.
  public let gainStandardError: Double
  /// Of μ, as if the waves were of different persons.
  public let independentStandardError: Double
  /// μ ± t·se, t with `degreesOfFreedom`.
  public let gainInterval: ClosedRange<Double>?
  /// Two-sided, of μ = 0, by the same t.
  public let pValue: Double
  /// Persons with answers less one, since persons are the clusters; 1 at least.
  public let degreesOfFreedom: Double
  /// σ, the spread of the abilities after.
  public let deviationAfter: Double
  /// Of σ, with persons as clusters.
  public let deviationStandardError: Double
  /// Ability of each person before; `nil` without answers.
  public let abilitiesBefore: [Ability?]
  /// Ability of each person after; `nil` without answers.
  public let abilitiesAfter: [Ability?]
  /// The probability of the interval.
  public let level: Double

  /// The calibration of the same persons in the same order; one who missed a wave has no answers there.
  ///
  /// - Parameters:
  ///   - freed: items that are not anchors, as `AnchorDrift` finds them.
  /// - Throws: `noCommonItems` where all are freed; `level`; what `MarginalModel` throws, freed items counted twice.
  public init(
    before: ItemResponses, after: ItemResponses, freed: [Int] = [],
    options: MarginalModel.Options = MarginalModel.Options(), level: Double = 0.95, threads: Int = Threads.available
  ) throws(ItemError) {
    precondition(
      before.personCount == after.personCount && before.itemCount == after.itemCount, "the same persons and items")
    try check(itemLevel: level)
    let freed = Set(freed).sorted()
    guard freed.count < before.itemCount else { throw .noCommonItems }
    let (n, k) = (before.personCount, before.itemCount)
    let isFreed = Set(freed)
    let both = ItemResponses(personCount: 2 * n, itemCount: k + freed.count) { row, item in
      let isAfter = row >= n
      if item >= k { return isAfter ? after[row - n, freed[item - k]] : nil }
      if isAfter { return isFreed.contains(item) ? nil : after[row - n, item] }
      return before[row, item]
    }
    let model = try MarginalModel(
      both, groups: (0..<2 * n).map { $0 < n ? 0 : 1 }, options: options, threads: threads)
    let covariance = model.groupCovariance(clusters: (0..<2 * n).map { $0 % n })
    let (first, second) = (model.groups[0], model.groups[1])
    // With anchors of known parameters the first mean is free too.
    let variance = covariance[2, 2] + covariance[0, 0] - 2 * covariance[0, 2]
    let gain = second.mean - first.mean
    let error = max(0, variance).squareRoot()
    self.model = model
    self.level = level
    freedItems = freed
    self.gain = gain
    gainStandardError = error
    independentStandardError =
      ((second.meanStandardError ?? 0) * (second.meanStandardError ?? 0)
      + (first.meanStandardError ?? 0) * (first.meanStandardError ?? 0)).squareRoot()
    let persons = zip(model.abilities[..<n], model.abilities[n...]).count { $0 != nil || $1 != nil }
    degreesOfFreedom = Double(max(1, persons - 1))
    let law = StudentT(degreesOfFreedom: degreesOfFreedom)
    let reach = law.quantile((1 + level) / 2) * error
    gainInterval = interval(gain - reach, gain + reach)
    pValue = error > 0 ? twoSidedPValue(tail: law.upperTail((gain / error).magnitude)) : 1
    deviationAfter = second.standardDeviation
    deviationStandardError = second.standardDeviation * max(0, covariance[3, 3]).squareRoot()
    abilitiesBefore = Array(model.abilities[..<n])
    abilitiesAfter = Array(model.abilities[n...])
  }
}
