public import BolavenEstimation
public import BolavenFormats

/// The machine form of one model: the same keys, in the same order, for everything that estimates.
public struct ModelRecord: Sendable {
  /// How a covariance was measured.
  public struct Covariance: Sendable {
    /// The estimator by name, `HC2` or `CR2`; `nil` where none could be had, or none is needed.
    public var type: String?
    /// The column that names the clusters; `nil` without clusters.
    public var clusters: String?
    /// The factor on the covariance, 1 without one.
    public var smallSample: Double?
    /// How degrees of freedom were found: `satterthwaite` or `residual`.
    public var degreesOfFreedomRule: String?
    /// Why uncertainty was measured this way, as a sentence without its point.
    public var reason: String?

    /// What is known of a covariance; anything left out is `nil`.
    public init(
      type: String? = nil, clusters: String? = nil, smallSample: Double? = nil, degreesOfFreedomRule: String? = nil,
      reason: String? = nil
    ) {
      self.type = type
      self.clusters = clusters
      self.smallSample = smallSample
      self.degreesOfFreedomRule = degreesOfFreedomRule
      self.reason = reason
    }
  }

  /// A test of the whole model, or one that has no coefficient.
  public struct Test: Sendable {
    /// Its name in machine output, such as `randomisation_studentised`.
    public let name: String
    /// The value of the test statistic; for plain counts, the count.
    public let statistic: Double?
    /// Degrees of freedom, of the numerator where there are two; `nil` for exact and normal tests.
    public let degreesOfFreedom1: Double?
    /// Degrees of freedom of the denominator of an F test.
    public let degreesOfFreedom2: Double?
    /// The two-sided p-value; `nil` where there is no test.
    public let pValue: Double?

    /// A named test; anything left out is `nil`.
    public init(
      _ name: String, statistic: Double? = nil, degreesOfFreedom1: Double? = nil, degreesOfFreedom2: Double? = nil,
      pValue: Double? = nil
    ) {
      self.name = name
      self.statistic = statistic
      self.degreesOfFreedom1 = degreesOfFreedom1
      self.degreesOfFreedom2 = degreesOfFreedom2
      self.pValue = pValue
    }
  }

  /// The estimator by name, such as `ancova`.
  public var method: String
  /// The rows used, and what the others lack.
  public var sample: EstimationSample
  /// How many pairs, strata or clusters there are, by the name of their column.
  public var clusters: [(name: String, count: Int)] = []
  /// The coefficients that were asked for, in the order of the output.
  public var estimates: [Estimate]
  /// Tests of the model as a whole.
  public var tests: [Test] = []
  /// How well the model fits; `nil` where nothing was fitted.
  public var fit: FitStatistics?
  /// ln L of a model without residuals; `nil` where there is no likelihood, or it stands in the fit.
  public var logLikelihood: Double?
  /// Steps of an iterative solver; `nil` for an exact one.
  public var iterations: Int?
  /// How the uncertainty of the estimates was measured.
  public var covariance = Covariance()
  /// What is not defined or not what a reader may expect, as English sentences without their point.
  public var notes: [String] = []
  /// Further models, in the same form.
  public var models: [ModelRecord] = []

  /// A record without tests, fit, covariance, notes and further models.
  public init(method: String, sample: EstimationSample, estimates: [Estimate]) {
    self.method = method
    self.sample = sample
    self.estimates = estimates
  }

  /// The members of the record without the two that only an outermost object has.
  public var members: [JSONMember] {
    [
      JSONMember("method", .string(method)),
      JSONMember("sample", sampleJSON),
      JSONMember("estimates", .array(estimates.map(\.json))),
      JSONMember("tests", .array(tests.map(\.json))),
      JSONMember("fit", fitJSON),
      JSONMember("covariance", covarianceJSON),
      JSONMember("notes", .array(notes.map(JSONValue.string))),
      JSONMember("models", .array(models.map { .object($0.members) })),
    ]
  }

  private var sampleJSON: JSONValue {
    .object([
      JSONMember("rows", .integer(sample.rowCount)),
      JSONMember("observations", .integer(sample.observations)),
      JSONMember(
        "losses",
        .array(
          sample.losses.map { loss in
            .object([
              JSONMember("reason", .string(loss.reason.rawValue)), JSONMember("column", .optional(loss.column)),
              JSONMember("rows", .integer(loss.rows)),
            ])
          })),
      JSONMember("clusters", .object(clusters.map { JSONMember($0.name, .integer($0.count)) })),
    ])
  }

  private var fitJSON: JSONValue {
    .object([
      JSONMember("r_squared", .optional(fit?.rSquared)),
      JSONMember("adj_r_squared", .optional(fit?.adjustedRSquared)),
      JSONMember("within_r_squared", .optional(fit?.withinRSquared)),
      JSONMember("sigma", .optional(fit?.residualStandardDeviation)),
      JSONMember("log_likelihood", .optional(fit?.logLikelihood ?? logLikelihood)),
      JSONMember("aic", .optional(fit?.akaikeCriterion)),
      JSONMember("bic", .optional(fit?.bayesCriterion)),
      JSONMember("deviance", .null),
      JSONMember("iterations", iterations.map { .integer($0) } ?? .null),
    ])
  }

  private var covarianceJSON: JSONValue {
    .object([
      JSONMember("type", .optional(covariance.type)),
      JSONMember("clusters", .optional(covariance.clusters)),
      JSONMember("small_sample", .optional(covariance.smallSample)),
      JSONMember("df_rule", .optional(covariance.degreesOfFreedomRule)),
      JSONMember("reason", .optional(covariance.reason)),
      JSONMember("draws", .null),
      JSONMember("seed", .null),
    ])
  }
}

extension Estimate {
  var json: JSONValue {
    .object([
      JSONMember("term", .string(term)),
      JSONMember("estimate", .optional(estimate)),
      JSONMember("std_error", .optional(standardError)),
      JSONMember("statistic", .optional(statistic)),
      JSONMember("df", .optional(degreesOfFreedom)),
      JSONMember("p_value", .optional(pValue)),
      JSONMember("conf_low", .optional(confidenceLow)),
      JSONMember("conf_high", .optional(confidenceHigh)),
    ])
  }
}

extension ModelRecord.Test {
  var json: JSONValue {
    .object([
      JSONMember("name", .string(name)),
      JSONMember("statistic", .optional(statistic)),
      JSONMember("df1", .optional(degreesOfFreedom1)),
      JSONMember("df2", .optional(degreesOfFreedom2)),
      JSONMember("p_value", .optional(pValue)),
    ])
  }
}

extension JSONValue {
  static func optional(_ number: Double?) -> JSONValue { number.map(JSONValue.number) ?? .null }
  static func optional(_ text: String?) -> JSONValue { text.map(JSONValue.string) ?? .null }
}
