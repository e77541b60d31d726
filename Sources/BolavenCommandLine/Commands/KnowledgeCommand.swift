import BolavenData
import BolavenReports
import BolavenStudies

/// The knowledge job without a plan.
struct KnowledgeCommand: Command {
  static let name = "knowledge"
  static let group = CommandGroup.jobs
  static let summary = "Compare test scores before and after, person by person."
  static let examples = [
    "bolaven knowledge scores.csv --id pid --pre pre --post post --max 20",
    "bolaven knowledge pre.csv post.csv --key key.csv --id pid --mastery 60%",
    "bolaven knowledge pre.csv post.csv later.csv --key key.csv --id pid --by sex",
  ]
  static let operands = [
    Operand(
      "FILE", "scores before and after, or the answers before, after, and at a follow-up", .many(atLeast: 1))
  ]
  static let identifier = Option.column("id", "column that names the person", needed: true)
  static let pre = Option.column("pre", "score before (one file)")
  static let post = Option.column("post", "score after (one file)")
  static let maximum = Option.number("max", "best possible score (one file)", within: 1e-9...1e9)
  static let key = Option.path("key", "the right answers: item, correct (two files)")
  static let links = Option.path("link", "identifiers corrected by hand (two files)")
  static let exact = Option.flag("exact", "equal ids only: repair none (two files)")
  static let names = Option.list("name", "columns of the name, to find persons by (two files)")
  static let sex = Option.column("sex", "column of the sex, to find persons by (two files)")
  static let affiliation = Option.column("affiliation", "column of the village or group (two files)")
  static let age = Option.column("age", "column of the age in years (two files)")
  static let phone = Option.column("phone", "column of a telephone number (two files)")
  static let mastery = Option.percentage("mastery", "share of the best score that counts as mastery")
  static let follow = Option.column("follow", "score at a follow-up (one file)")
  static let by = Option.list("by", "columns whose groups are compared, such as sex")
  static let bands = Option.list("bands", "where bands of numbers of --by begin", value: "25,35")
  static let cluster = Option.column("cluster", "column of the session or the trainer")
  static let retrospective = Option.column("retrospective", "own score for the time before, asked after")
  static let selected = Option.number("selected-at-most", "people were chosen for this score before, or less")
  static let reaction = Option.column("reaction", "what people thought, 1 to 5, asked after")
  static let trained = Option.column("trained", "others trained since, asked at the follow-up")
  static let applied = Option.column("applied", "applied something, yes or no, at the follow-up")
  static let bayes = Option.flag("bayes", "Bayes factor and posteriors too")
  static let options: [any AnyOption] =
    [identifier, pre, post, follow, maximum, key, links, exact, names, sex, affiliation, age, phone, mastery]
    + [by, bands, cluster, retrospective, selected, reaction, trained, applied, bayes]
    + ScoringOptions.all + [JobOptions.synthetic] + StudyOutput.options
  static let explanation = [
    "The p-value of the score is an exact Wilcoxon signed-rank test; Pratt's form, the sign-flip permutation and the "
      + "paired t test stand in the notes. The interval of the change is that of the paired t.",
    ScoringOptions.explanation,
    "The file of --link has the columns file, row, the one that --id names (what the file says) and person (who it is); "
      + "bolaven data link --out  writes one.",
    "A third file, or --follow, adds what was retained, for the people who took all three tests. --by compares the change "
      + "of groups and hides those of fewer than five people; --cluster measures uncertainty by session; --retrospective "
      + "keeps the gain that people feel apart from the one they showed; --selected-at-most takes out what choosing people "
      + "by a low score explains.",
    "Without --link, persons whose ids are not equal are found by an id that is nearly the same, and by the columns of "
      + "the name, sex, village, age and telephone number: those that are named, or that say by their names what they "
      + "are. Every repair stands in the notes, with what the pairs of equal ids say alone;  bolaven help data link  "
      + "says when two rows are one person.",
  ]

  func run(_ arguments: Arguments, on console: Console) throws(CommandFailure) -> ExitStatus {
    var settings = KnowledgeSettings(
      source: try source(arguments), identifier: ColumnName(try arguments.needed(Self.identifier)))
    settings.mastery = arguments[Self.mastery]
    settings.scoring = ScoringOptions.rules(arguments)
    settings.search = search(arguments)
    settings.followUp = followUp(arguments)
    settings.by = arguments[Self.by].map { ColumnName($0) }
    settings.bands = try bands(arguments)
    settings.cluster = arguments[Self.cluster].map { ColumnName($0) }
    settings.retrospective = arguments[Self.retrospective].map { ColumnName($0) }
    settings.selectedAtMost = arguments[Self.selected]
    settings.showsBayes = arguments[Self.bayes]
    settings.reaction = arguments[Self.reaction].map { ColumnName($0) }
    settings.trained = arguments[Self.trained].map { ColumnName($0) }
    settings.applied = arguments[Self.applied].map { ColumnName($0) }
    if arguments.operands.count == 2, settings.trained ?? settings.applied != nil {
      throw JobOptions.usage(134, "--trained and --applied are asked at the follow-up, and no file of it is named")
    }
    let study = KnowledgeStudy(settings)
    let run = try JobOptions.run(study, files: study.files, title: Self.title, arguments)
    return try StudyOutput(run, command: Self.name, arguments, on: console).deliver(on: console)
  }

  /// The third file, or the column of the follow-up in one file.
  private func followUp(_ arguments: Arguments) -> String? {
    arguments.operands.count == 3 ? arguments.operands[2] : arguments[Self.follow]
  }

  /// Numbers in ascending order.
  private func bands(_ arguments: Arguments) throws(CommandFailure) -> [Double] {
    let words = arguments[Self.bands]
    if !words.isEmpty, arguments[Self.by].isEmpty {
      throw JobOptions.usage(134, "--bands says where groups of --by begin, and --by is missing")
    }
    var limits: [Double] = []
    for word in words {
      guard let limit = decimalNumber(word), limit > limits.last ?? -.infinity else {
        throw JobOptions.usage(
          176, "--bands takes numbers in ascending order, such as 25,35,50; '\(word)' is out of place")
      }
      limits.append(limit)
    }
    return limits
  }

  private func search(_ arguments: Arguments) -> LinkSearch {
    if arguments[Self.exact] { return .exact }
    let column = { (option: Option<String>) in arguments[option].map { ColumnName($0) } }
    let fields = LinkFields(
      identifier: nil, names: arguments[Self.names].map { ColumnName($0) }, sex: column(Self.sex),
      affiliation: column(Self.affiliation), age: column(Self.age), phone: column(Self.phone))
    return fields.columns.isEmpty ? .foundColumns : .columns(fields)
  }

  static let title: LocalizedText = .draft(
    "Knowledge before and after training", lo: "ຄວາມຮູ້ກ່ອນ ແລະ ຫຼັງການຝຶກອົບຮົມ", ja: "研修前後の知識")

  private func source(_ arguments: Arguments) throws(CommandFailure) -> KnowledgeSettings.Source {
    let files = arguments.operands
    guard files.count < 4 else {
      throw JobOptions.usage(132, "knowledge compares three tests at most, and \(files.count) files are named")
    }
    if files.count == 1 {
      if arguments[Self.exact] || !arguments[Self.names].isEmpty {
        throw JobOptions.usage(133, "--exact and --name are for two files of answers")
      }
      if ScoringOptions.rules(arguments) != ScoringRules() {
        throw JobOptions.usage(133, "--partial, --not-reached and --guessing are for two files of answers")
      }
      try JobOptions.refuse(
        [Self.key, Self.links, Self.sex, Self.affiliation, Self.age, Self.phone], arguments,
        because: "is for two files of answers")
      return .totals(
        file: files[0], before: ColumnName(try arguments.needed(Self.pre)),
        after: ColumnName(try arguments.needed(Self.post)), maximum: arguments[Self.maximum])
    }
    try JobOptions.refuse([Self.pre, Self.post, Self.follow], arguments, because: "is for one file of scores")
    if arguments[Self.maximum] != nil {
      throw JobOptions.usage(133, "--max is for one file of scores; with --key the best score is the number of items")
    }
    return .answers(
      before: files[0], after: files[1], key: try arguments.needed(Self.key), links: arguments[Self.links])
  }
}
