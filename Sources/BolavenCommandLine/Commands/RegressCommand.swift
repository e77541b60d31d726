import BolavenData
import BolavenEstimation
import BolavenReports
import BolavenStudies

/// Linear regressions without a plan.
struct RegressCommand: Command {
  static let name = "regress"
  static let group = CommandGroup.analyse
  static let summary = "Estimate linear models, with effects and instruments."
  static let examples = [
    "bolaven regress nsw.csv 're78 ~ treat + age + educ'",
    "bolaven regress panel.csv 'y ~ x | firm + year' --cluster firm",
    "bolaven regress card.csv 'lwage ~ exper | educ ~ nearc4' --vcov HC1",
  ]
  static let operands = [
    Operand("FILE", "a table with one row an observation"),
    Operand("FORMULA", "outcome ~ regressors | effects | endogenous ~ instruments", .many(atLeast: 1), isFile: false),
  ]

  static let method = Option.choice(
    "method", "estimator (default iv with instruments, otherwise ols)", of: Regression.Method.allCases.map(\.rawValue))
  static let covariance = Option.choice(
    "vcov", "covariance (default by the rule)", of: CovarianceEstimator.allCases.map(\.rawValue))
  static let cluster = Option.list("cluster", "columns of clusters; a^b combines two")
  static let weights = Option.column("weights", "column of weights")
  static let weightType = Option.choice(
    "weight-type", "what they mean (default analytic)", of: WeightType.allCases.map(\.rawValue))
  static let time = Option.column("time", "when a row was, for NW and DK")
  static let series = Option.column("series", "whose series a row belongs to, for NW")
  static let lags = Option.wholeNumber("lags", "periods over which errors correlate", within: 0...100_000)
  static let factor = Option.choice(
    "ssc", "G of the factor with several ways of clustering (default each)", of: MultiwayFactor.allCases.map(\.rawValue)
  )
  static let count = Option.choice(
    "k", "how effects count in CR1S (default nested)", of: CoefficientCount.allCases.map(\.rawValue))
  static let freedom = Option.choice(
    "df", "degrees of freedom (default by the covariance)", of: DegreesOfFreedomRule.allCases.map(\.rawValue))
  static let filter = Option.text("where", "rows that count: 'age >= 15'", value: "EXPR")
  static let by = Option.column("by", "one model for each of its values")
  static let level = Option.percentage("level", "probability of the intervals (default 95%)")
  static let test = Option.text("test", "equations to test together: 'x1 = x2, x3 = 0'", value: "EQUATIONS")

  static let options: [any AnyOption] =
    [
      method, covariance, cluster, weights, weightType, time, series, lags, factor, count, freedom, filter, by, level,
      test, JobOptions.synthetic,
    ] + StudyOutput.options
  static let explanation = [
    "A formula is  y ~ x1 + x2*x3 + i(group, ref = 0) | effect1 + effect2 | endogenous ~ instrument. a:b is an "
      + "interaction, a*b is a + b + a:b; log() exp() sqrt() abs() asinh() log1p(), poly(x, 2), x^2 and I(a / b) are "
      + "functions; 0 leaves the constant out; a name with blanks stands in `back quotes`. Columns of words are levels. "
      + "Effects behind the first bar are taken out; a^b combines two, a[x] has slopes too. c(y1, y2) ~ x is two models.",
    "Without --vcov the rule is HC2 for rows without clusters, CR2 for one way of clustering, both with Satterthwaite "
      + "degrees of freedom, CR1S for several ways, HC1 with instruments, Newey-West with --time. The reason stands under "
      + "the table.",
    "CR1 = G/(G-1). CR1S = G/(G-1) (n-1)/(n-k), as Stata and fixest have it. CR3 has no factor, CR3J = (G-1)/G of it is "
      + "the jackknife.",
    "Columns that follow from others are dropped and named, rows with a missing value left out and counted.",
  ]

  func run(_ arguments: Arguments, on console: Console) throws(CommandFailure) -> ExitStatus {
    let settings = try settings(arguments)
    let title = LocalizedText.draft("Regression", lo: "ການວິເຄາະຖົດຖອຍ", ja: "回帰分析")
    let run = try JobOptions.run(RegressionStudy(settings), files: [settings.file], title: title, arguments)
    return try StudyOutput(run, command: Self.name, arguments, on: console).deliver(on: console)
  }

  private func settings(_ arguments: Arguments) throws(CommandFailure) -> RegressionSettings {
    let column = { (option: Option<String>) in arguments[option].map { ColumnName($0) } }
    var settings = RegressionSettings(
      file: arguments.operands[0], formulas: try formulas(Array(arguments.operands.dropFirst())))
    settings.method = arguments[Self.method].flatMap { Regression.Method(rawValue: $0) }
    if let text = arguments[Self.filter] { settings.filter = try JobOptions.expression(text, of: Self.filter) }
    settings.by = column(Self.by)
    settings.weights = column(Self.weights)
    settings.weightType = arguments[Self.weightType].flatMap { WeightType(rawValue: $0) } ?? .analytic
    if arguments[Self.weights] == nil {
      try JobOptions.refuse([Self.weightType], arguments, because: "needs --weights")
    }
    settings.clusters = arguments[Self.cluster].map { ColumnName($0) }
    settings.time = column(Self.time)
    settings.series = column(Self.series)
    settings.hypotheses = [arguments[Self.test]].compactMap { $0 }
    settings.covariance = CovarianceRequest(
      arguments[Self.covariance].flatMap { CovarianceEstimator(rawValue: $0) }, lags: arguments[Self.lags],
      degreesOfFreedom: arguments[Self.freedom].flatMap { DegreesOfFreedomRule(rawValue: $0) },
      coefficientCount: arguments[Self.count].flatMap { CoefficientCount(rawValue: $0) } ?? .nested,
      multiwayFactor: arguments[Self.factor].flatMap { MultiwayFactor(rawValue: $0) } ?? .each,
      confidence: try confidence(arguments))
    if let contradiction = settings.contradiction {
      throw JobOptions.usage(
        143, contradiction.what(option: { "--\($0)" }), fix: [contradiction.fix(option: { "--\($0)" })])
    }
    return settings
  }

  /// Every formula that cannot be read is told.
  private func formulas(_ texts: [String]) throws(CommandFailure) -> [Formula] {
    var formulas: [Formula] = []
    var messages: [Message] = []
    for text in texts {
      do throws(FormulaError) { formulas.append(try Formula(text)) } catch { messages.append(error.message) }
    }
    guard messages.isEmpty else { throw CommandFailure(messages) }
    return formulas
  }

  private func confidence(_ arguments: Arguments) throws(CommandFailure) -> Double {
    guard let level = arguments[Self.level] else { return 0.95 }
    if (0.5..<1).contains(level) { return level }
    throw JobOptions.usage(
      144, "--level \(decimal(100 * level))% is no probability of an interval",
      fix: ["write one from 50% to below 100%"])
  }
}
