public import BolavenData
public import BolavenFormats
public import BolavenReports

/// The plan of one evaluation, as its `study.yaml` says it.
public struct StudyPlan: Sendable {
  /// The plan's path as the user wrote it; empty for a study built in memory.
  public var file = ""
  /// SHA-256 of the plan's bytes, in hexadecimal; `nil` for a study built in memory.
  public var fingerprint: String?
  /// The folder that file names in the plan start from; empty for the current one.
  public var directory = ""
  /// The id of the study: its folder of reports.
  public var id = "study"
  /// The title of the report.
  public var title = LocalizedText("Study")
  /// The country, as the plan writes it.
  public var country: String?
  /// The period, as the plan writes it.
  public var period: String?
  /// Who pays for the programme.
  public var donor: String?
  /// The donor's code of the project.
  public var projectCode: String?
  /// Marks every output as made from invented data.
  public var isSynthetic = false
  /// The price index; `nil` where no money is put into real terms.
  public var deflators: DeflatorPlan?
  /// The sources of rows, in the plan's order.
  public var data: [DataPlan] = []
  /// Who was treated and when, in the plan's order.
  public var designs: [DesignPlan] = []
  /// The quantities that a programme may change, in the plan's order.
  public var outcomes: [OutcomePlan] = []
  /// What is to be done, in the plan's order.
  public var analyses: [Analysis] = []
  /// The rows of the indicator table, in the plan's order.
  public var indicators: [IndicatorPlan] = []
  /// The seed of every random stream.
  public var seed: UInt64 = 20_230_427

  /// An empty plan, for a study built in memory.
  public init() {}

  /// The source of that name.
  public func data(_ name: String) -> DataPlan? { data.first { $0.name == name } }
  /// The design of that name.
  public func design(_ name: String) -> DesignPlan? { designs.first { $0.name == name } }
  /// The outcome of that name.
  public func outcome(_ name: String) -> OutcomePlan? { outcomes.first { $0.name == name } }

  /// Every file the plan names, each once, in the plan's order.
  public var files: [String] {
    var files: [String] = []
    for source in data { files += source.waves.map(\.file) + [source.key, source.link, source.bank].compactMap { $0 } }
    if let deflators { files.append(deflators.file) }
    var seen: Set<String> = []
    return files.filter { seen.insert($0).inserted }
  }
}

/// A price index by period.
public struct DeflatorPlan: Sendable, Hashable {
  /// The file, as the plan names it.
  public let file: String
  /// Column of the deflator file with the period, written `2022-05`.
  public let period: ColumnName
  /// Column with the index.
  public let index: ColumnName
  /// The period whose prices are used; `nil` for the first of the file.
  public let base: String?

  /// A price index in a file.
  public init(file: String, period: ColumnName, index: ColumnName, base: String?) {
    self.file = file
    self.period = period
    self.index = index
    self.base = base
  }
}

/// One source of rows: a file, or a file for each wave.
public struct DataPlan: Sendable, Hashable {
  /// A round of data collection with a file of its own.
  public struct Wave: Sendable, Hashable {
    /// `nil` for the only file of a source without waves.
    public let name: String?
    /// The file, as the plan names it.
    public let file: String

    /// A wave and its file.
    public init(name: String?, file: String) {
      self.name = name
      self.file = file
    }
  }

  /// What a plan says of a column.
  public struct Column: Sendable, Hashable {
    /// What the values of a column are.
    public enum Kind: String, Sendable, CaseIterable {
      case id, text, integer, number, choice, multi, likert, item, date, month, year, time
      case trueOrFalse = "bool"
      case gps
    }

    /// The column, as its file names it.
    public let name: ColumnName
    /// What its values are; `nil` where the plan does not say.
    public let kind: Kind?
    /// Inclusive bounds of its numbers; `nil` for any.
    public let range: ClosedRange<Double>?
    /// Texts that mean that there is no answer.
    public let missing: [String]
    /// Codes that may stand; empty for any.
    public let values: [String]
    /// Never quoted in a message.
    public let isPrivate: Bool
    /// What the column holds, by language.
    public let label: LabelText
    /// What one unit is, such as `LAK a month`.
    public let unit: String?
    /// What the codes stand for; those without a label are left out.
    public let valueLabels: [String: LabelText]

    /// A column; anything left out is not restricted.
    public init(
      name: ColumnName, kind: Kind? = nil, range: ClosedRange<Double>? = nil, missing: [String] = [],
      values: [String] = [], isPrivate: Bool = false, label: LabelText = LabelText(), unit: String? = nil,
      valueLabels: [String: LabelText] = [:]
    ) {
      self.label = label
      self.unit = unit
      self.valueLabels = valueLabels
      self.name = name
      self.kind = kind
      self.range = range
      self.missing = missing
      self.values = values
      self.isPrivate = isPrivate
    }
  }

  /// Its name in the plan.
  public let name: String
  /// Its files: one, or one a wave.
  public let waves: [Wave]
  /// Columns that identify a row (within its wave).
  public let id: [ColumnName]
  /// The column that names the wave of a long file.
  public let waveColumn: ColumnName?
  /// The columns that the plan describes; the file may have more.
  public let columns: [Column]
  /// The answer key of a test.
  public let key: String?
  /// Hand corrections of identifiers.
  public let link: String?
  /// Known items, on whose scale people are placed.
  public let bank: String?
  /// How people whose identifiers are not equal are looked for, without hand corrections.
  public let match: LinkSearch
  /// The XLSForm that the rows were collected with.
  public let form: String?
  /// The sheet of a workbook.
  public let sheet: String?

  /// A source of rows.
  public init(
    name: String, waves: [Wave], id: [ColumnName], waveColumn: ColumnName? = nil, columns: [Column] = [],
    key: String? = nil, link: String? = nil, bank: String? = nil, match: LinkSearch = .foundColumns,
    form: String? = nil,
    sheet: String? = nil
  ) {
    self.bank = bank
    self.form = form
    self.sheet = sheet
    self.name = name
    self.waves = waves
    self.id = id
    self.waveColumn = waveColumn
    self.columns = columns
    self.key = key
    self.link = link
    self.match = match
  }

  /// The codes of the waves that the plan names: of files, or of the wave column's values; empty where it does not say.
  var waveNames: [String] {
    if let waveColumn { return column(waveColumn)?.values ?? [] }
    return waves.compactMap(\.name)
  }

  /// What the plan says of a column; `nil` for nothing.
  public func column(_ name: ColumnName) -> Column? { columns.first { $0.name == name } }
}

/// Who was treated, when, and how that was decided.
public struct DesignPlan: Sendable, Hashable {
  /// How the comparison is made.
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

  /// Its name in the plan.
  public let name: String
  /// How the comparison is made.
  public let kind: Kind
  /// The name of its source of rows.
  public let data: String
  /// The wave, or the column of scores, before the programme.
  public let before: String?
  /// The wave, or the column of scores, after it.
  public let after: String?
  /// The wave, or the column of scores, some time after it.
  public let follow: String?
  /// The column that says who was assigned; `nil` without a comparison.
  public let treatment: ColumnName?
  /// The value of `treatment` that means treated.
  public let treated: String
  /// The column that says who took part.
  public let takeUp: ColumnName?
  /// How units came to be treated.
  public let assignment: Assignment
  /// The column with the units of assignment; `nil` where they are the rows.
  public let cluster: ColumnName?
  /// The column with the pairs of units within which the programme was assigned.
  public let pairs: ColumnName?
  /// The column with the strata within which the programme was assigned.
  public let strata: ColumnName?
  /// The column with the weights of the rows.
  public let weights: ColumnName?

  /// A design; anything left out is not part of it.
  public init(
    name: String, kind: Kind, data: String, before: String? = nil, after: String? = nil, follow: String? = nil,
    treatment: ColumnName? = nil, treated: String = "1", takeUp: ColumnName? = nil, assignment: Assignment = .chosen,
    cluster: ColumnName? = nil,
    pairs: ColumnName? = nil, strata: ColumnName? = nil, weights: ColumnName? = nil
  ) {
    self.name = name
    self.kind = kind
    self.data = data
    self.before = before
    self.after = after
    self.follow = follow
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
  /// Its name in the plan.
  public let name: String
  /// The name of its source of rows.
  public let data: String
  /// The formula over the columns of a row.
  public let compute: Expression
  /// Its words in tables.
  public let label: LocalizedText
  /// Its unit in tables.
  public let unit: LocalizedText?
  /// Whether money is put into the prices of the deflators' base period.
  public let isReal: Bool
  /// The percentile above which values are set to it, within each wave.
  public let winsorisedAt: Double?

  /// An outcome.
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
  /// Its id, the first part of every address.
  public let id: String
  /// The kind of study, one of `StudyCatalog.all`.
  public let kind: String
  /// Its mapping in the plan.
  public let settings: YAMLNode
}
