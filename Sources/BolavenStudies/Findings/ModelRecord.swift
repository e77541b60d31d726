public import BolavenEstimation
public import BolavenFormats

/// The machine form of one model: the same keys, in the same order, for everything that estimates.
public struct ModelRecord: Sendable {
  /// How a covariance was measured.
  public struct Covariance: Sendable {
    public var type: String?
    public var clusters: String?
    public var smallSample: Double?
    public var degreesOfFreedomRule: String?
    public var reason: String?

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
    public let name: String
    public let statistic: Double?
    public let degreesOfFreedom1: Double?
    public let degreesOfFreedom2: Double?
    public let pValue: Double?

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

  public var method: String
  public var sample: EstimationSample
  public var clusters: [(name: String, count: Int)] = []
  public var estimates: [Estimate]
  public var tests: [Test] = []
  public var fit: FitStatistics?
  public var covariance = Covariance()
  public var notes: [String] = []
  public var models: [ModelRecord] = []

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
      JSONMember("within_r_squared", .null),
      JSONMember("sigma", .optional(fit?.residualStandardDeviation)),
      JSONMember("log_likelihood", .null),
      JSONMember("aic", .null),
      JSONMember("bic", .null),
      JSONMember("deviance", .null),
      JSONMember("iterations", .null),
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
