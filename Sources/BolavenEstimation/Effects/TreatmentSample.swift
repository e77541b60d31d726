public import BolavenData

/// Units with an outcome, an arm and the design they were assigned by, none missing.
public struct TreatmentSample: Sendable {
  /// A named grouping of the units.
  public struct Groups: Sendable {
    /// What the groups are: the name of their column.
    public let name: String
    /// The group of each of n units.
    public let grouping: Grouping

    /// A grouping under a name.
    public init(name: String, grouping: Grouping) {
      self.name = name
      self.grouping = grouping
    }
  }

  /// The column that says who is treated; effects carry its name.
  public let treatmentName: String
  /// n entries, 1 treated and 0 comparison.
  public let treatment: [Double]
  /// n outcomes after the program.
  public let outcome: [Double]
  /// n outcomes before it, where they were measured.
  public let baseline: [Double]?
  /// Its term among the regressors.
  public let baselineName: String
  /// Further regressors, each with n values.
  public let controls: [(term: String, values: [Double])]
  /// Pairs or strata within which units were assigned.
  public let strata: Groups?
  /// Whether each stratum is a pair of assignment units.
  public let strataArePairs: Bool
  /// The units of assignment, where they are not the rows.
  public let clusters: Groups?
  /// n positive weights; `nil` where every unit weighs 1.
  public let weights: [Double]?
  /// Whether the program was assigned by lot.
  public let isRandomised: Bool

  /// Units without a missing value; lists have one entry a unit.
  public init(
    treatmentName: String, treatment: [Double], outcome: [Double], baseline: [Double]? = nil,
    baselineName: String = "baseline", controls: [(term: String, values: [Double])] = [], strata: Groups? = nil,
    strataArePairs: Bool = false, clusters: Groups? = nil, weights: [Double]? = nil, isRandomised: Bool = false
  ) {
    let lists = [treatment, baseline, weights].compactMap { $0 } + controls.map(\.values)
    let groupings = [strata, clusters].compactMap { $0?.grouping.groupOfRow }
    precondition(
      lists.allSatisfy { $0.count == outcome.count } && groupings.allSatisfy { $0.count == outcome.count },
      "every list has one entry a unit")
    precondition(treatment.allSatisfy { $0 == 0 || $0 == 1 }, "a unit is treated, 1, or not, 0")
    self.treatmentName = treatmentName
    self.treatment = treatment
    self.outcome = outcome
    self.baseline = baseline
    self.baselineName = baselineName
    self.controls = controls
    self.strata = strata
    self.strataArePairs = strataArePairs
    self.clusters = clusters
    self.weights = weights
    self.isRandomised = isRandomised
  }

  /// n, units.
  public var observations: Int { outcome.count }

  /// Treated and comparison units.
  public var armSizes: (treated: Int, comparison: Int) {
    let treated = treatment.count { $0 == 1 }
    return (treated, treatment.count - treated)
  }

  /// Σwy/Σw over the comparison units, to turn an effect into a share; `nil` without any.
  public var comparisonMean: Double? {
    var sum = 0.0
    var total = 0.0
    for i in outcome.indices where treatment[i] == 0 {
      let weight = weights?[i] ?? 1
      sum += weight * outcome[i]
      total += weight
    }
    return total > 0 ? sum / total : nil
  }

  /// The design with these regressors behind the treatment, and dummies of the strata.
  func design(of response: [Double], regressors: [(term: String, values: [Double])]) -> Design {
    Design(
      y: response, regressors: [(treatmentName, treatment)] + regressors,
      effects: strata.map { ($0.name, $0.grouping) }, weights: weights)
  }

  /// - Throws: `noComparison` unless both arms have units.
  func requireBothArms() throws(EstimationError) {
    let sizes = armSizes
    guard sizes.treated > 0, sizes.comparison > 0 else {
      throw .noComparison(treated: sizes.treated, comparison: sizes.comparison)
    }
  }
}
