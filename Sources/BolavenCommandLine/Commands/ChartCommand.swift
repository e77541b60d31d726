import BolavenData
import BolavenReports
import BolavenStudies

/// One chart, from an analysis of a plan or straight from the columns of a file.
struct ChartCommand: Command {
  static let name = "chart"
  static let group = CommandGroup.analyse
  static let summary = "Draw one chart of a study, or of columns of a file."
  static let examples = [
    "bolaven chart prepost scores.csv --id pid --pre pre --post post --out gain.svg",
    "bolaven chart trend ledger.csv --time month --value sales --format text",
    "bolaven chart distribution survey.csv --value income --by village",
    "bolaven chart effect study.yaml income-effect --lang lo",
  ]
  static let operands = [
    Operand(
      "KIND", ChartKinds.all.map { $0.name }.joined(separator: ", "), isFile: false,
      choices: ChartKinds.all.map { $0.name }),
    Operand("FILE", "study.yaml or its folder, a data file, or a framework of indicators"),
    Operand("ANALYSIS", "of a plan: the analysis, or the chart by its id", .optional, isFile: false),
  ]
  static let identifier = Option.column("id", "column that names the person (prepost)")
  static let pre = Option.column("pre", "column before (prepost, dumbbell, balance)")
  static let post = Option.column("post", "column after (prepost, dumbbell, balance)")
  static let maximum = Option.number("max", "best possible score (prepost)", within: 1e-9...1e9)
  static let value = Option.column("value", "column that is drawn")
  static let time = Option.column("time", "column of the period, wave or time since an event")
  static let by = Option.column("by", "column of the groups, or of the names of the rows")
  static let low = Option.column("low", "column of the lower limit (effect, event)")
  static let high = Option.column("high", "column of the upper limit (effect, event)")
  static let weights = Option.column("weights", "column of weights (lorenz)")
  static let target = Option.number("target", "what should be reached (trend, multiples)")
  static let highlight = Option.text("highlight", "the one of --by in colour (slope)", value: "NAME")
  static let values = Option.path("values", "values by period (bullet, progress of a framework)")
  static let title = Option.text("title", "what the chart is", value: "TEXT")
  static let axis = Option.text("axis", "what is measured, and its unit", value: "TEXT")
  static let format = SharedOptions.format(ChartOutput.formats)
  static let options: [any AnyOption] = [
    identifier, pre, post, maximum, value, time, by, low, high, weights, target, highlight, values, title, axis,
    JobOptions.synthetic, format, SharedOptions.out, SharedOptions.language, SharedOptions.force,
  ]
  static let explanation = [
    "Of a plan the charts of its report are drawn, and a few more: --out DIR/ writes every one of the kind. Of a data "
      + "file: prepost needs --id, --pre and --post; distribution and lorenz --value, with --by for groups; trend, slope "
      + "and multiples --time and --value, one row a period and group; dumbbell --by, --pre and --post; effect --by and "
      + "--value, event --time and --value, both with --low and --high; balance --by and --pre, with --post after an "
      + "adjustment; waterfall --by and --value, the first and the last row the totals. bullet and progress read a "
      + "framework of indicators. items and flow are drawn of analyses only.",
    "A drawing is SVG with its own title and a description in words; its colours, marks and dashes can be told apart in "
      + "grey and by readers who see colours differently. --format text draws effect, bullet, trend, prepost and dumbbell "
      + "in ASCII and prints the numbers of the others. Missing periods are gaps, nothing is interpolated. A density is "
      + "drawn from 20 values on; below 500 values every one has its mark.",
  ]

  func run(_ arguments: Arguments, on console: Console) throws(CommandFailure) -> ExitStatus {
    let kind = arguments.operands[0]
    let file = arguments.operands[1]
    let known = ChartKinds.all.map { $0.name }
    guard known.contains(kind) else {
      var message = Message(code: MessageCode(.command, 161), what: "there is no kind of chart '\(kind)'")
      let nearest = nearestNames(to: kind, among: known)
      if !nearest.isEmpty { message.suggestion = nearest.joined(separator: ", ") }
      message.fix = ["name one of \(known.joined(separator: ", "))"]
      throw CommandFailure([message])
    }
    let output = try ChartOutput(arguments, on: console)
    if PlanFile.isPlan(file) {
      try JobOptions.refuse(Self.columnOptions + [Self.values], arguments, because: "is for a data file")
      let (charts, inputs) = try charts(of: PlanFile(file).plan, kind, name: arguments.operands.dropFirst(2).first)
      return try output.deliver(charts, inputs: inputs, on: console)
    }
    guard arguments.operands.count < 3 else {
      throw JobOptions.usage(
        163, "a data file has no analysis '\(arguments.operands[2])'", fix: ["leave it out, or name a study.yaml"])
    }
    let chart = try chart(kind, of: file, arguments)
    return try output.deliver([chart], inputs: [file] + [arguments[Self.values]].compactMap { $0 }, on: console)
  }

  private static let columnOptions = [identifier, pre, post, value, time, by, low, high, weights]

  // MARK: Of a plan

  private func charts(
    of plan: StudyPlan, _ kind: String, name: String?
  ) throws(CommandFailure) -> (charts: [Chart], inputs: [String]) {
    let analyses = plan.analyses.map(\.id) + (plan.indicators.isEmpty ? [] : [IndicatorStudy.kind])
    let only = name.map { analyses.contains($0) ? [$0] : [] } ?? []
    let run: StudyRun
    do throws(StudyError) { run = try StudyRun(plan, only: only) } catch { throw CommandFailure(error) }
    let all = run.charts
    let named = all.filter { name == nil || $0.analysis == name || $0.chart.id == name }
    let found = named.map(\.chart).filter { type(of: $0.kind).name == kind }
    guard !found.isEmpty else {
      var message = Message(
        code: MessageCode(.command, 162),
        what: name.map { "'\($0)' has no chart of the kind \(kind)" } ?? "the study has no chart of the kind \(kind)")
      message.places = [Place(plan.file)]
      let names = all.map { "\($0.chart.id) (\(type(of: $0.chart.kind).name))" }
      if let name, named.isEmpty {
        let ids = analyses + all.map(\.chart.id)
        let nearest = nearestNames(to: name, among: ids)
        if !nearest.isEmpty { message.suggestion = nearest.joined(separator: ", ") }
      }
      message.found = names.isEmpty ? "no charts" : Place.list(names, total: names.count, most: 30)
      message.fix = ["name one of these kinds"]
      throw CommandFailure([message])
    }
    return (found, run.inputPaths)
  }

  // MARK: Of a file

  private func chart(_ kind: String, of file: String, _ arguments: Arguments) throws(CommandFailure) -> Chart {
    let run: StudyRun
    switch kind {
    case PrePostChart.name:
      try allow([Self.identifier, Self.pre, Self.post], for: kind, arguments)
      var settings = KnowledgeSettings(
        source: .totals(
          file: file, before: try column(Self.pre, arguments), after: try column(Self.post, arguments),
          maximum: arguments[Self.maximum]), identifier: try column(Self.identifier, arguments))
      settings.search = .exact
      run = try JobOptions.run(
        KnowledgeStudy(settings), files: [file], title: KnowledgeCommand.title, arguments)
    case DistributionChart.name:
      try allow([Self.value, Self.by], for: kind, arguments)
      var settings = DescriptionSettings(file: file)
      settings.columns = [try column(Self.value, arguments)]
      settings.by = arguments[Self.by].map { ColumnName($0) }
      run = try JobOptions.run(
        DescriptionStudy(settings), files: [file], title: DescribeCommand.title, arguments)
    case BulletChart.name, ProgressChart.name:
      try allow([Self.values], for: kind, arguments)
      let study = IndicatorStudy(framework: file, values: arguments[Self.values])
      do throws(StudyError) {
        run = try StudyRun(
          study, title: .glossary(.indicator), isSynthetic: JobOptions.isSynthetic(study.files, arguments))
      } catch {
        throw CommandFailure(error)
      }
    default: return try drawn(kind, file, arguments)
    }
    guard let chart = run.charts.first(where: { type(of: $0.chart.kind).name == kind })?.chart else {
      throw nothingToDraw(kind, file)
    }
    return arguments[Self.title].map { chart.titled(.verbatim($0)) } ?? chart
  }

  private func nothingToDraw(_ kind: String, _ file: String) -> CommandFailure {
    var message = Message(
      code: MessageCode(.data, 401), what: "nothing in the file can be drawn as \(kind)", places: [Place(file)])
    message.fix = [
      kind == DistributionChart.name
        ? "--value names a column of numbers, of at most 10,000 rows and 12 groups" : "see  bolaven help chart"
    ]
    return CommandFailure([message])
  }

  private func column(_ option: Option<String>, _ arguments: Arguments) throws(CommandFailure) -> ColumnName {
    ColumnName(try arguments.needed(option))
  }

  /// Refuses columns that the kind does not draw.
  private func allow(
    _ options: [Option<String>], for kind: String, _ arguments: Arguments
  ) throws(CommandFailure) {
    let names = options.map(\.syntax.name)
    let others = (Self.columnOptions + [Self.values, Self.highlight]).filter { !names.contains($0.syntax.name) }
    try JobOptions.refuse(others, arguments, because: "is not for  chart \(kind)")
    let numbers: [(Option<Double>, [String])] = [
      (Self.maximum, [PrePostChart.name]), (Self.target, [TrendChart.name, SmallMultiplesChart.name]),
    ]
    for (option, kinds) in numbers where arguments[option] != nil && !kinds.contains(kind) {
      throw JobOptions.usage(133, "--\(option.syntax.name) is not for  chart \(kind)")
    }
  }

  /// A chart of columns, without an analysis.
  private func drawn(_ kind: String, _ file: String, _ arguments: Arguments) throws(CommandFailure) -> Chart {
    let optional = { (option: Option<String>) in arguments[option].map { ColumnName($0) } }
    let drawn: FileChart.Kind
    switch kind {
    case TrendChart.name:
      try allow([Self.time, Self.value, Self.by], for: kind, arguments)
      drawn = .trend(
        time: try column(Self.time, arguments), value: try column(Self.value, arguments), by: optional(Self.by))
    case SmallMultiplesChart.name:
      try allow([Self.time, Self.value, Self.by], for: kind, arguments)
      drawn = .multiples(
        time: try column(Self.time, arguments), value: try column(Self.value, arguments),
        by: try column(Self.by, arguments))
    case SlopeChart.name:
      try allow([Self.time, Self.value, Self.by, Self.highlight], for: kind, arguments)
      drawn = .slope(
        time: try column(Self.time, arguments), value: try column(Self.value, arguments),
        by: try column(Self.by, arguments))
    case LorenzChart.name:
      try allow([Self.value, Self.weights, Self.by], for: kind, arguments)
      drawn = .lorenz(
        value: try column(Self.value, arguments), weights: optional(Self.weights), by: optional(Self.by))
    case DumbbellChart.name:
      try allow([Self.by, Self.pre, Self.post], for: kind, arguments)
      drawn = .dumbbell(
        by: try column(Self.by, arguments), pre: try column(Self.pre, arguments), post: try column(Self.post, arguments)
      )
    case EffectChart.name:
      try allow([Self.by, Self.value, Self.low, Self.high], for: kind, arguments)
      drawn = .effect(
        by: try column(Self.by, arguments), value: try column(Self.value, arguments), low: optional(Self.low),
        high: optional(Self.high))
    case EventStudyChart.name:
      try allow([Self.time, Self.value, Self.low, Self.high, Self.by], for: kind, arguments)
      drawn = .event(
        time: try column(Self.time, arguments), value: try column(Self.value, arguments), low: optional(Self.low),
        high: optional(Self.high), by: optional(Self.by))
    case LovePlotChart.name:
      try allow([Self.by, Self.pre, Self.post], for: kind, arguments)
      drawn = .balance(
        by: try column(Self.by, arguments), pre: try column(Self.pre, arguments), post: optional(Self.post))
    case WaterfallChart.name:
      try allow([Self.by, Self.value], for: kind, arguments)
      drawn = .waterfall(by: try column(Self.by, arguments), value: try column(Self.value, arguments))
    default:
      throw JobOptions.usage(
        164, "chart \(kind) is drawn of an analysis, and '\(file)' is no plan", fix: ["name a study.yaml"])
    }
    var chart = FileChart(drawn)
    chart.title = arguments[Self.title].map { .verbatim($0) }
    chart.axis = arguments[Self.axis].map { .verbatim($0) }
    chart.target = arguments[Self.target]
    chart.highlighted = arguments[Self.highlight]
    let sources: DataSources
    do throws(DataError) { sources = try DataSources(reading: [file]) } catch { throw CommandFailure(error) }
    do throws(FileChartError) {
      let found = try chart.chart(of: sources.frame(file))
      return JobOptions.isSynthetic([file], arguments) ? found.markedSynthetic : found
    } catch {
      throw CommandFailure(error.messages)
    }
  }
}
