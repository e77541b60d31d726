import BolavenData
import BolavenReports
import BolavenStudies

/// How the items of a test work, without a plan.
struct ItemsCommand: Command {
  static let name = "items"
  static let group = CommandGroup.jobs
  static let summary = "Show which questions were learned, and which do not work."
  static let examples = [
    "bolaven items tot_pre.csv tot_post.csv --key tot_key.csv --by module",
    "bolaven items pre.csv --key key.csv --distractors --rasch",
    "bolaven items pre.csv post.csv --key key.csv --id pid --dif sex",
    "bolaven items pre.csv post.csv --key key.csv --calibrate bank.csv",
  ]
  static let operands = [
    Operand("FILE", "the answers; then the answers after, or further sessions", .many(atLeast: 1))
  ]
  static let key = Option.path("key", "the right answers: item, correct", needed: true)
  static let identifier = Option.column("id", "column that names the person")
  static let links = Option.path("link", "identifiers corrected by hand (two tests)")
  static let exact = Option.flag("exact", "equal ids only: repair none (two tests)")
  static let by = Option.choice("by", "what was learned in each part of the course (two tests)", of: ["module"])
  static let distractors = Option.flag("distractors", "who chose which answer, by thirds of the people")
  static let rasch = Option.flag("rasch", "difficulties and abilities by the Rasch model, with the item map")
  static let twoParameter = Option.flag("two-parameter", "slopes and difficulties: 250 people, or --priors")
  static let priors = Option.flag("priors", "weak beliefs hold the items, so that few people will do")
  static let waves = Option.flag("waves", "gain on the scale of the items, and items that moved (two tests)")
  static let functioning = Option.column("dif", "column of two groups for whom items may differ")
  static let bank = Option.path("bank", "bank of items, on whose scale people are placed")
  static let calibrate = Option.path("calibrate", "calibrate the files as sessions, and write the bank")
  static let session = Option.column("session", "column of the session (--calibrate)")
  static let separate = Option.flag("separate", "each session has its own mean and spread (--calibrate)")
  static let options: [any AnyOption] =
    [key, identifier, links, exact, by, distractors, rasch, twoParameter, priors, waves, functioning]
    + [bank, calibrate, session, separate] + ScoringOptions.all + [JobOptions.synthetic] + StudyOutput.options
  static let explanation = [
    "With two tests every number of an item is of the people with both: p is the exact McNemar test, adjusted over all "
      + "items by Holm; r is the correlation of the item with the rest of the test, D the upper less the lower 27%. Items "
      + "to look at are listed with the reason. Reliability is that of all who took the test.",
    ScoringOptions.explanation,
    "--rasch is conditional maximum likelihood with Warm's abilities; --waves calibrates both tests together, items that "
      + "moved set free, with persons as clusters; --dif is Mantel-Haenszel and logistic. What few people do not allow is "
      + "marked or refused, and the rule is named: reliability-30, rasch-30, two-parameter-250, dif-100-per-group, "
      + "factor-100.",
    "--calibrate joins many small sessions that share items: every file is one, or every value of --session. The bank is a "
      + "table: item, slope, difficulty, their errors, people, sessions, model. With --bank a new session is placed on its "
      + "scale, and items that no longer work as in the bank are named.",
    "Without --id the column is taken whose name says that it names the person. Persons are matched as by  knowledge.",
  ]

  func run(_ arguments: Arguments, on console: Console) throws(CommandFailure) -> ExitStatus {
    guard let file = arguments[Self.calibrate] else { return try analyse(arguments, on: console) }
    return try calibrate(file, arguments, on: console)
  }

  private func analyse(_ arguments: Arguments, on console: Console) throws(CommandFailure) -> ExitStatus {
    let files = arguments.operands
    guard files.count < 3 else {
      throw JobOptions.usage(
        133, "items compares two tests, and \(files.count) files are named", fix: ["for sessions:  --calibrate FILE"])
    }
    try JobOptions.refuse([Self.session], arguments, because: "is for --calibrate")
    if arguments[Self.separate] { throw JobOptions.usage(133, "--separate is for --calibrate") }
    var settings = ItemsSettings(
      before: files[0], after: files.dropFirst().first, key: try arguments.needed(Self.key))
    if settings.after == nil {
      try JobOptions.refuse([Self.links, Self.by], arguments, because: "is for two tests")
      let given = [Self.exact, Self.waves].filter { arguments[$0] }.map { "--\($0.syntax.name)" }
      guard given.isEmpty else {
        throw JobOptions.usage(
          133, "\(given.joined(separator: " and ")) \(given.count == 1 ? "is" : "are") for two tests, and one is named")
      }
    }
    if arguments[Self.priors], !arguments[Self.twoParameter], !arguments[Self.waves] {
      throw JobOptions.usage(133, "--priors is for --two-parameter, --waves and --calibrate")
    }
    settings.identifier = arguments[Self.identifier].map { ColumnName($0) }
    settings.links = arguments[Self.links]
    if arguments[Self.exact] { settings.search = .exact }
    settings.scoring = ScoringOptions.rules(arguments)
    let views: [(Option<Bool>, ItemsSettings.View)] = [
      (Self.distractors, .distractors), (Self.rasch, .rasch), (Self.twoParameter, .twoParameter),
      (Self.waves, .latentGain),
    ]
    settings.views = Set(views.filter { arguments[$0.0] }.map(\.1))
    if arguments[Self.by] != nil { settings.views.insert(.modules) }
    settings.usesPriors = arguments[Self.priors]
    settings.groups = arguments[Self.functioning].map { ColumnName($0) }
    settings.bank = arguments[Self.bank]
    let study = ItemsStudy(settings)
    let run = try JobOptions.run(study, files: study.files, title: Self.title, arguments)
    return try StudyOutput(run, command: Self.name, arguments, on: console).deliver(on: console)
  }

  /// Calibrates sessions and writes the bank.
  private func calibrate(
    _ file: String, _ arguments: Arguments, on console: Console
  ) throws(CommandFailure) -> ExitStatus {
    try JobOptions.refuse(
      [Self.links, Self.by, Self.functioning, Self.bank], arguments, because: "is not for --calibrate")
    let flags = [Self.exact, Self.distractors, Self.rasch, Self.waves].filter { arguments[$0] }
    guard flags.isEmpty else {
      throw JobOptions.usage(
        133, "\(flags.map { "--\($0.syntax.name)" }.joined(separator: " and ")) is not for --calibrate")
    }
    var settings = ItemBankSettings(files: arguments.operands, key: try arguments.needed(Self.key))
    settings.session = arguments[Self.session].map { ColumnName($0) }
    settings.identifier = arguments[Self.identifier].map { ColumnName($0) }
    settings.scoring = ScoringOptions.rules(arguments)
    settings.hasOwnSlopes = arguments[Self.twoParameter]
    settings.usesPriors = arguments[Self.priors]
    settings.isSeparate = arguments[Self.separate]
    let study = ItemBankStudy(settings)
    let force = arguments[SharedOptions.force]
    try OutputTarget.requireFree(file, inputs: study.files, force: force)
    let run = try JobOptions.run(study, files: study.files, title: Self.bankTitle, arguments)
    let output = try StudyOutput(run, command: Self.name, arguments, on: console)
    if let bank = run.findings.first as? ItemBankFindings {
      try Interruption.write([(file, bank.bankFile)])
      console.say("Written  \(file)")
    }
    return try output.deliver(on: console)
  }

  static let title: LocalizedText = .draft("Items of a test", lo: "ຂໍ້ຄຳຖາມຂອງບົດທົດສອບ", ja: "テストの設問")
  static let bankTitle: LocalizedText = .draft("Bank of items", lo: "ຄັງຂໍ້ຄຳຖາມ", ja: "設問バンク")
}
