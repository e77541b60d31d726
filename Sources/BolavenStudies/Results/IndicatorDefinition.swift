public import BolavenReports

/// What an indicator is, apart from its values.
public struct IndicatorDefinition: Sendable, Hashable {
  /// Its number in the results framework, such as `1.2`.
  public var id: String
  /// What is measured.
  public var label: LocalizedText
  /// Where it stands in the results chain.
  public var level: IndicatorLevel?
  /// What its values are counted in.
  public var unit: LocalizedText?
  /// Whether values are parts of one, shown in per cent.
  public var isPercentage = false
  /// Whether more is better.
  public var direction = IndicatorDirection.up
  /// How values of several periods make one.
  public var aggregation = IndicatorAggregation.latest
  /// When progress counts as met, nearly met or behind.
  public var rule = StatusRule()
  /// Where values come from, in the words of the framework.
  public var source: String?
  /// What readers have to know.
  public var note: LocalizedText?

  /// An indicator with the usual settings.
  public init(id: String, label: LocalizedText) {
    self.id = id
    self.label = label
  }

  /// `Members of cooperatives (people)`.
  var labelWithUnit: LocalizedText {
    guard let unit else { return label }
    let joined = { (language: Language) in "\(label(language)) (\(unit(language)))" }
    return LocalizedText(
      joined(.english), lo: label.lao == nil ? nil : joined(.lao), ja: label.japanese == nil ? nil : joined(.japanese))
  }

  /// Whether a unit says per cent: `%`, `percent`, `per cent`, `% of members`.
  static func isPercentage(unit: String) -> Bool {
    let text = unit.lowercased()
    return ["%", "percent", "per cent", "％"].contains { text.hasPrefix($0) }
  }
}

/// Where an indicator stands in the results chain.
public enum IndicatorLevel: String, Sendable, Hashable, CaseIterable {
  case output, outcome, impact
}

/// Whether more is better, or less.
public enum IndicatorDirection: String, Sendable, Hashable, CaseIterable {
  case up, down
}

/// What kind of value an indicator has, as IATI names it.
public enum IndicatorMeasure: String, Sendable, Hashable, CaseIterable {
  case unit, percentage, nominal, ordinal, qualitative
}

/// One value of an indicator, with what is needed to judge it.
public struct IndicatorNumber: Sendable, Hashable {
  /// A share of one where the indicator is a percentage.
  public var value: Double
  /// What was counted, where the value is a ratio.
  public var numerator: Double?
  /// What it is a part of.
  public var denominator: Double?
  /// Lower 95% limit.
  public var low: Double?
  /// Upper 95% limit.
  public var high: Double?
  /// The period it is of, as the source writes it.
  public var period: String?
  /// Where it comes from: an address, a file, a publication.
  public var origin: String?
  /// Where it stands; `nil` for a number built in memory.
  var basis: IndicatorBasis?
  /// Rows that lacked an answer and are not in the denominator.
  public var unanswered = 0
  /// What readers have to know about it.
  public var note: LocalizedText?

  /// A value.
  public init(_ value: Double, numerator: Double? = nil, denominator: Double? = nil) {
    self.value = value
    self.numerator = numerator
    self.denominator = denominator
  }

  /// The value of an earlier analysis.
  init(_ measure: Measure, analysis: String, key: String) {
    value = measure.value
    numerator = measure.numerator
    denominator = measure.denominator
    low = measure.low
    high = measure.high
    origin = "\(analysis).\(key)"
    basis = .address(analysis: analysis, key: key)
  }
}
