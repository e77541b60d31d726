import BolavenData
import BolavenEstimation
import BolavenReports
import BolavenStudies

/// The income job without a plan.
struct IncomeCommand: Command {
  static let name = "income"
  static let group = CommandGroup.jobs
  static let summary = "Estimate what a programme did to incomes."
  static let examples = [
    "bolaven income nsw.csv --outcome re78 --treatment treat --baseline re75",
    "bolaven income p.csv --outcome income --treatment arm --id hh --wave wave",
  ]
  static let operands = [Operand("FILE", "one row a unit, or one row a unit and wave")]

  static let outcome = Option.text("outcome", "column, or a formula: (wage + farm) / 1000", value: "EXPR", needed: true)
  static let treatment = Option.column("treatment", "column that says who is in the programme", needed: true)
  static let treated = Option.text("treated", "its value for the programme (default 1)", value: "VALUE")
  static let takeUp = Option.column("take-up", "column that says who took part")
  static let assignment = Option.choice(
    "assignment", "how units came into it (default chosen)", of: ["random", "chosen"])
  static let identifier = Option.column("id", "column that names the unit (two waves)")
  static let wave = Option.column("wave", "column that names the wave (two waves)")
  static let before = Option.text("before", "the wave before, if there are more than two", value: "WAVE")
  static let after = Option.text("after", "the wave after", value: "WAVE")
  static let exact = Option.flag("exact", "equal ids only: repair none (two waves)")
  static let baseline = Option.text("baseline", "outcome before the programme (one row a unit)", value: "EXPR")
  static let cluster = Option.column("cluster", "units of assignment, such as villages")
  static let pairs = Option.column("pairs", "pairs within which units were assigned")
  static let strata = Option.column("strata", "strata within which units were assigned")
  static let weights = Option.column("weights", "survey weights")
  static let controls = Option.list("controls", "columns held constant")
  static let deflator = Option.path("deflator", "price index by period: columns period, cpi")
  static let base = Option.text("base", "whose prices are used (default the first of the index)", value: "PERIOD")
  static let period = Option.column("period", "column with the period of the prices (default: found)")
  static let winsor = Option.text("winsor", "set what is above this percentile to it", value: "p99")
  static let headline = Option.choice("headline", "main model (default by the design)", of: IncomeStudy.estimators)
  static let covariance = Option.choice(
    "vcov", "covariance (default by the design)", of: InferenceRequest.covariances.map(\.rawValue))
  static let clusterBy = Option.choice(
    "cluster-by", "which of the two the clusters of --vcov are", of: InferenceRequest.Level.allCases.map(\.rawValue))
  static let count = Option.choice(
    "k", "how effects nested in clusters count in CR1S", of: CoefficientCount.allCases.map(\.rawValue))
  static let label = Option.text("label", "name of the outcome in the table", value: "TEXT")
  static let unit = Option.text("unit", "unit of the outcome", value: "TEXT")

  static let options: [any AnyOption] =
    [
      outcome, treatment, treated, takeUp, assignment, identifier, wave, before, after, exact, baseline, cluster, pairs,
      strata,
      weights, controls, deflator, base, period, winsor, headline, covariance, clusterBy, count, label, unit,
      JobOptions.synthetic,
    ] + StudyOutput.options
  static let explanation = [
    "The main model is ANCOVA where units were assigned by lot and difference-in-differences where they were chosen; "
      + "without an outcome before the programme it is the difference in means.",
    "Without clusters errors are HC2; within pairs CR2 by pair; with clusters what their number and sizes support. The "
      + "reason stands under the table.",
    "A unit whose id is mistyped in one wave is found by the id that is nearly the same together with the columns of the "
      + "name, sex, village and telephone number; every repair stands in the notes, with the effect without repairs.",
  ]

  func run(_ arguments: Arguments, on console: Console) throws(CommandFailure) -> ExitStatus {
    let settings = try settings(arguments)
    let files = arguments.operands + [arguments[Self.deflator]].compactMap { $0 }
    let title = LocalizedText.draft("Effect on \(settings.outcome.label.english)", ja: "事業の効果")
    let run = try JobOptions.run(IncomeStudy(settings), files: files, title: title, arguments)
    return try StudyOutput(run, command: Self.name, arguments, on: console).deliver(on: console)
  }

  private func settings(_ arguments: Arguments) throws(CommandFailure) -> IncomeSettings {
    let waveColumn = arguments[Self.wave]
    try requireWaves(arguments)
    let column = { (option: Option<String>) in arguments[option].map { ColumnName($0) } }
    let text = try arguments.needed(Self.outcome)
    let outcome = OutcomePlan(
      name: text, data: "data", compute: try JobOptions.expression(text, of: Self.outcome),
      label: .verbatim(arguments[Self.label] ?? text), unit: arguments[Self.unit].map { .verbatim($0) },
      isReal: arguments[Self.deflator] != nil, winsorisedAt: try percentile(arguments))
    let isRandom = arguments[Self.assignment] == "random"
    let design = DesignPlan(
      name: "design", kind: isRandom ? .randomised : .comparisonGroups, data: "data", before: arguments[Self.before],
      after: arguments[Self.after], treatment: ColumnName(try arguments.needed(Self.treatment)),
      treated: arguments[Self.treated] ?? "1", takeUp: column(Self.takeUp), assignment: isRandom ? .random : .chosen,
      cluster: column(Self.cluster), pairs: column(Self.pairs), strata: column(Self.strata),
      weights: column(Self.weights))
    let source = DataPlan(
      name: "data", waves: [DataPlan.Wave(name: nil, file: arguments.operands[0])],
      id: [column(Self.identifier)].compactMap { $0 }, waveColumn: waveColumn.map { ColumnName($0) })
    var settings = IncomeSettings(source: source, outcome: outcome, design: design)
    if let text = arguments[Self.baseline] { settings.baseline = try JobOptions.expression(text, of: Self.baseline) }
    settings.controls = arguments[Self.controls].map { ColumnName($0) }
    settings.deflators = arguments[Self.deflator].map { file in
      DeflatorPlan(file: file, period: "period", index: "cpi", base: arguments[Self.base])
    }
    settings.period = column(Self.period)
    if arguments[Self.exact] { settings.search = .exact }
    settings.headline = arguments[Self.headline]
    let needsBaseline = EffectEstimators.all.first { $0.name == settings.headline }?.needsBaseline ?? false
    if needsBaseline, waveColumn == nil, settings.baseline == nil {
      throw JobOptions.usage(
        140, "\(settings.headline ?? "") needs the outcome before the programme",
        fix: ["give --baseline COLUMN, or --id and --wave"])
    }
    if outcome.compute.columns == [design.treatment].compactMap({ $0 }) {
      throw JobOptions.usage(
        141, "the outcome is the treatment itself", fix: ["name the column that the programme may have changed"])
    }
    settings.request = InferenceRequest(
      covariance: arguments[Self.covariance].flatMap { CovarianceEstimator(rawValue: $0) },
      level: arguments[Self.clusterBy].flatMap { InferenceRequest.Level(rawValue: $0) },
      coefficientCount: arguments[Self.count].flatMap { CoefficientCount(rawValue: $0) } ?? .nested)
    return settings
  }

  /// Two waves need both columns; a baseline column is for files without waves.
  private func requireWaves(_ arguments: Arguments) throws(CommandFailure) {
    if (arguments[Self.identifier] == nil) != (arguments[Self.wave] == nil) {
      throw JobOptions.usage(134, "--id and --wave go together", fix: ["give both, or --baseline for one row a unit"])
    }
    if arguments[Self.wave] != nil {
      try JobOptions.refuse([Self.baseline], arguments, because: "is for files with one row a unit, --wave for others")
    } else {
      try JobOptions.refuse([Self.before, Self.after], arguments, because: "needs --id and --wave")
    }
    if (arguments[Self.before] == nil) != (arguments[Self.after] == nil) {
      throw JobOptions.usage(134, "--before and --after go together", fix: ["name both waves"])
    }
    if arguments[Self.deflator] == nil {
      try JobOptions.refuse([Self.base, Self.period], arguments, because: "needs --deflator")
    }
  }

  private func percentile(_ arguments: Arguments) throws(CommandFailure) -> Double? {
    guard let text = arguments[Self.winsor] else { return nil }
    if let percentile = parsePercentile(text) { return percentile }
    throw JobOptions.usage(
      135, "--winsor '\(text)' is no percentile", fix: ["write a percentile from p50 to below p100, such as p99"])
  }
}
