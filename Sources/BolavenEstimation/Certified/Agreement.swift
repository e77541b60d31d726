import Glibc

/// How far a computed number agrees with a certified one.
public struct Agreement: Sendable, Hashable {
  /// What was computed: `mean`, `b1`, `f`.
  public let quantity: String
  /// The certified value.
  public let certified: Double
  /// What was computed here; `nil` where nothing could be.
  public let found: Double?
  /// Decimal digits that are owed, 0 to 15.
  public let needed: Double

  /// A number beside the certified one.
  public init(_ quantity: String, certified: Double, found: Double?, needed: Double) {
    self.quantity = quantity
    self.certified = certified
    self.found = found
    self.needed = needed
  }

  /// The decimal digits in which the two agree, 0 to 15; 0 without a number.
  ///
  ///     −log₁₀(|c − t|/|t|),   −log₁₀|c| where the certified t is 0
  ///
  /// Source: McCullough (1998), *Assessing the Reliability of Statistical Software, Part I*, §3.
  public var digits: Double {
    guard let found, found.isFinite else { return 0 }
    let error = (found - certified).magnitude / (certified == 0 ? 1 : certified.magnitude)
    return error == 0 ? 15 : min(15, max(0, -log10(error)))
  }

  /// Whether it agrees in the digits that are owed.
  public var isReached: Bool { digits >= needed }
}

/// One certified data set computed in one way.
public struct CertifiedResult: Sendable, Hashable {
  /// The kinds of data set.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// Mean, standard deviation and autocorrelation of one column.
    case univariate
    /// One-way analysis of variance.
    case variance
    /// Linear least squares.
    case regression
    /// Tail probabilities of a distribution.
    case distribution
  }

  /// How the numbers went in.
  public enum Way: String, Sendable, Hashable, CaseIterable {
    /// As the decimals that the file writes.
    case decimals
    /// As the nearest doubles.
    case doubles
    /// Powers of a column formed in double precision before the fit.
    case readyColumns = "ready_columns"
    /// Powers formed by the formula of the model.
    case formula
  }

  /// The name that its source gives it.
  public let set: String
  /// What is computed of it.
  public let kind: Kind
  /// How its numbers went in.
  public let way: Way
  /// Each certified number, in the order of the source.
  public let agreements: [Agreement]

  /// A data set with what was found.
  public init(set: String, kind: Kind, way: Way, agreements: [Agreement]) {
    self.set = set
    self.kind = kind
    self.way = way
    self.agreements = agreements
  }

  /// Whether every number is exact enough.
  public var isReached: Bool { agreements.allSatisfy(\.isReached) }
  /// The fewest digits of any of its numbers; 0 without any.
  public var leastDigits: Double { agreements.map(\.digits).min() ?? 0 }
}
