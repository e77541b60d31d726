/// What a number was made from: enough to make it again, and to tell a reader how it was made.
public struct Provenance: Sendable, Hashable {
  /// The id of the formula in the method pages.
  public var formula: String
  /// What the number is, as a phrase without a point; `nil` where the heads of its row and column say it all.
  public var what: LocalizedText?
  /// The same as a formula.
  public var equation: String?
  /// Columns that went in.
  public var columns: [String]
  /// Which rows went in, as a condition; `nil` for all.
  public var filter: String?
  /// How many rows, pairs or units went in; `nil` where a number does not come from rows.
  public var rows: Int?
  /// The files it comes from.
  public var sources: [Source]
  /// Addresses of the numbers it is made from.
  public var parts: [String]
  /// What was done, in order.
  public var steps: [LocalizedText]
  /// The test that belongs to it, as a phrase without a point.
  public var test: LocalizedText?
  /// The seed of the random streams; `nil` where nothing is random.
  public var seed: UInt64?
  /// Where the plan asks for it; `nil` without a plan.
  public var plan: PlanLine?

  /// A file with the rows that went in.
  public struct Source: Sendable, Hashable, ExpressibleByStringLiteral {
    /// As the plan or the command names it.
    public var file: String
    /// The sheet of a workbook; `nil` where it is the first, or none.
    public var sheet: String?
    /// The rows that went in; `nil` where the file was used as a whole.
    public var rows: RowRanges?
    /// Rows that were left out, by reason.
    public var leftOut: [LeftOut]
    /// SHA-256 of its bytes, in hexadecimal; `nil` where it is not known.
    public var fingerprint: String?

    /// A file; without rows it was used as a whole.
    public init(_ file: String, rows: RowRanges? = nil, leftOut: [LeftOut] = []) {
      self.file = file
      self.rows = rows
      self.leftOut = leftOut.filter { !$0.rows.isEmpty }
    }

    /// A file that was used as a whole.
    public init(stringLiteral file: String) { self.init(file) }
  }

  /// Rows that were left out for one reason.
  public struct LeftOut: Sendable, Hashable {
    /// The rows.
    public let rows: RowRanges
    /// Why, in a few words.
    public let reason: LocalizedText

    /// Some rows and the reason.
    public init(_ rows: RowRanges, _ reason: LocalizedText) {
      self.rows = rows
      self.reason = reason
    }
  }

  /// A line of a plan.
  public struct PlanLine: Sendable, Hashable {
    /// The plan, as the user named it.
    public let file: String
    /// From 1.
    public let line: Int
    /// SHA-256 of its bytes, in hexadecimal; `nil` where it is not known.
    public let fingerprint: String?

    /// A line of a plan.
    public init(file: String, line: Int, fingerprint: String?) {
      self.file = file
      self.line = line
      self.fingerprint = fingerprint
    }
  }

  /// The same origin without anything that could be counted: for a number that may not be known.
  var withoutCounts: Provenance {
    var hidden = self
    (hidden.rows, hidden.test, hidden.parts) = (nil, nil, [])
    for position in hidden.sources.indices {
      hidden.sources[position].rows = nil
      hidden.sources[position].leftOut = []
    }
    return hidden
  }

  /// The origin of one number; what is left out does not apply.
  public init(
    formula: String, what: LocalizedText? = nil, equation: String? = nil, columns: [String], filter: String? = nil,
    rows: Int? = nil, seed: UInt64? = nil, sources: [Source] = [], parts: [String] = [], steps: [LocalizedText] = [],
    test: LocalizedText? = nil
  ) {
    self.formula = formula
    self.what = what
    self.equation = equation
    self.columns = columns
    self.filter = filter
    self.rows = rows
    self.seed = seed
    self.sources = sources
    self.parts = parts
    self.steps = steps
    self.test = test
  }
}
