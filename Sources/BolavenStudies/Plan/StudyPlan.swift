public import BolavenData
public import BolavenFormats
public import BolavenReports

/// The plan of one evaluation, as its `study.yaml` says it.
public struct StudyPlan: Sendable {
  /// The plan's path as the user wrote it; empty for a study built in memory.
  public var file = ""
  /// The folder that file names in the plan start from; empty for the current one.
  public var directory = ""
  public var id = "study"
  public var title = LocalizedText("Study")
  public var country: String?
  public var period: String?
  public var donor: String?
  public var projectCode: String?
  /// Marks every output as made from invented data.
  public var isSynthetic = false
  public var deflators: DeflatorPlan?
  public var data: [DataPlan] = []
  public var designs: [DesignPlan] = []
  public var outcomes: [OutcomePlan] = []
  public var analyses: [Analysis] = []
  public var indicators: [IndicatorPlan] = []
  public var seed: UInt64 = 20_230_427

  public init() {}

  public func data(_ name: String) -> DataPlan? { data.first { $0.name == name } }
  public func design(_ name: String) -> DesignPlan? { designs.first { $0.name == name } }
  public func outcome(_ name: String) -> OutcomePlan? { outcomes.first { $0.name == name } }

  /// Every file the plan names, each once, in the plan's order.
  public var files: [String] {
    var files: [String] = []
    for source in data { files += source.waves.map(\.file) + [source.key, source.link].compactMap { $0 } }
    if let deflators { files.append(deflators.file) }
    var seen: Set<String> = []
    return files.filter { seen.insert($0).inserted }
  }
}

/// A price index by period.
public struct DeflatorPlan: Sendable, Hashable {
  public let file: String
  /// Column of the deflator file with the period, written `2022-05`.
  public let period: ColumnName
  /// Column with the index.
  public let index: ColumnName
  /// The period whose prices are used.
  public let base: String

  public init(file: String, period: ColumnName, index: ColumnName, base: String) {
    self.file = file
    self.period = period
    self.index = index
    self.base = base
  }
}

/// One source of rows: a file, or a file for each wave.
public struct DataPlan: Sendable, Hashable {
  public struct Wave: Sendable, Hashable {
    /// `nil` for the only file of a source without waves.
    public let name: String?
    public let file: String

    public init(name: String?, file: String) {
      self.name = name
      self.file = file
    }
  }

  /// What a plan says of a column.
  public struct Column: Sendable, Hashable {
    public enum Kind: String, Sendable, CaseIterable { case id, text, integer, number, choice, month, year }

    public let name: ColumnName
    public let kind: Kind?
    public let range: ClosedRange<Double>?
    public let missing: [String]
    /// Codes that may stand; empty for any.
    public let values: [String]
    /// Never quoted in a message.
    public let isPrivate: Bool

    public init(
      name: ColumnName, kind: Kind? = nil, range: ClosedRange<Double>? = nil, missing: [String] = [],
      values: [String] = [], isPrivate: Bool = false
    ) {
      self.name = name
      self.kind = kind
      self.range = range
      self.missing = missing
      self.values = values
      self.isPrivate = isPrivate
    }
  }

  public let name: String
  public let waves: [Wave]
  /// Columns that identify a row (within its wave).
  public let id: [ColumnName]
  /// The column that names the wave of a long file.
  public let waveColumn: ColumnName?
  public let columns: [Column]
  /// The answer key of a test.
  public let key: String?
  /// Hand corrections of identifiers.
  public let link: String?

  public init(
    name: String, waves: [Wave], id: [ColumnName], waveColumn: ColumnName? = nil, columns: [Column] = [],
    key: String? = nil, link: String? = nil
  ) {
    self.name = name
    self.waves = waves
    self.id = id
    self.waveColumn = waveColumn
    self.columns = columns
    self.key = key
    self.link = link
  }

  public func column(_ name: ColumnName) -> Column? { columns.first { $0.name == name } }
}

/// Who was treated, when, and how that was decided.
public struct DesignPlan: Sendable, Hashable {
  public enum Kind: String, Sendable, CaseIterable {
    case prePost = "pre-post"
    case randomised
    case comparisonGroups = "comparison-groups"
    case panel
  }

  /// How units came to be treated.
  public enum Assignment: String, Sendable, CaseIterable {
    case random
    case chosen
  }

  public let name: String
  public let kind: Kind
  public let data: String
  public let before: String?
  public let after: String?
  public let treatment: ColumnName?
  /// The value of `treatment` that means treated.
  public let treated: String
  public let takeUp: ColumnName?
  public let assignment: Assignment
  public let cluster: ColumnName?
  public let pairs: ColumnName?
  public let strata: ColumnName?
  public let weights: ColumnName?

  public init(
    name: String, kind: Kind, data: String, before: String? = nil, after: String? = nil, treatment: ColumnName? = nil,
    treated: String = "1", takeUp: ColumnName? = nil, assignment: Assignment = .chosen, cluster: ColumnName? = nil,
    pairs: ColumnName? = nil, strata: ColumnName? = nil, weights: ColumnName? = nil
  ) {
    self.name = name
    self.kind = kind
    self.data = data
    self.before = before
    self.after = after
    self.treatment = treatment
    self.treated = treated
    self.takeUp = takeUp
    self.assignment = assignment
    self.cluster = cluster
    self.pairs = pairs
    self.strata = strata
    self.weights = weights
  }
}

/// A quantity that a programme may change.
public struct OutcomePlan: Sendable, Hashable {
  public let name: String
  public let data: String
  public let compute: Expression
  public let label: LocalizedText
  public let unit: LocalizedText?
  /// Whether money is put into the prices of the deflators' base period.
  public let isReal: Bool
  /// The percentile above which values are set to it, within each wave.
  public let winsorisedAt: Double?

  public init(
    name: String, data: String, compute: Expression, label: LocalizedText, unit: LocalizedText? = nil,
    isReal: Bool = false, winsorisedAt: Double? = nil
  ) {
    self.name = name
    self.data = data
    self.compute = compute
    self.label = label
    self.unit = unit
    self.isReal = isReal
    self.winsorisedAt = winsorisedAt
  }
}

/// One analysis of the plan; its kind's study reads the settings.
public struct Analysis: Sendable {
  public let id: String
  public let kind: String
  public let settings: YAMLNode
}
