import BolavenData
import BolavenStudies

/// Which rows of two files are one person.
struct DataLinkCommand: Command {
  static let name = "data link"
  static let group = CommandGroup.data
  static let summary = "Find the same persons in two files, and say why."
  static let examples = [
    "bolaven data link pre.csv post.csv --id participant_id",
    "bolaven data link pre.csv post.csv --id pid --name name_lao --sex sex",
    "bolaven data link pre.csv post.csv --id pid --out links.csv",
  ]
  static let operands = [Operand("PRE", "one row a person"), Operand("POST", "one row a person, perhaps the same")]
  static let identifier = Option.column("id", "column that names the person")
  static let names = Option.list("name", "columns of the name, in Lao or Latin letters")
  static let sex = Option.column("sex", "column of the sex")
  static let affiliation = Option.column("affiliation", "column of the village, group or organisation")
  static let age = Option.column("age", "column of the age in years")
  static let phone = Option.column("phone", "column of a telephone number")
  static let accept = Option.number("accept", "weight from which rows are one person (default 6)", value: "W")
  static let review = Option.number("review", "weight from which somebody should look (default 3)", value: "W")
  static let margin = Option.number(
    "margin", "by how much the second best is worse (default 2)", value: "W", within: 0...Double.infinity)
  static let all = Option.flag("all", "print every row, those with equal ids too")
  static let format = SharedOptions.format(LinkTableOutput.formats)
  static let options: [any AnyOption] = [
    identifier, names, sex, affiliation, age, phone, accept, review, margin, all, format, SharedOptions.out,
    SharedOptions.force,
  ]
  static let explanation = [
    "Equal ids are one person. Rows that are left are compared by every column that is named, or, where none is, by "
      + "those whose names say what they are (name_lao, sex, village, phone). Each field adds log2(m/u) where it agrees "
      + "and log2((1-m)/(1-u)) where it does not: m is how often it agrees on rows of one person (id 0.98, name 0.95, sex "
      + "0.99, affiliation 0.95, age within a year 0.90, last four digits of the telephone 0.85), u how often on any two "
      + "rows of the two files. Every row gets at most one partner, so that the sum of the weights is largest.",
    "Names are compared by their Lao letters without tone marks and titles, otherwise by their sounds: Phouvong and "
      + "Phuvong, Xay and Say, Khamla and Khamlar are alike. Names in kanji, kana and other letters are compared as they are "
      + "written, full and half width and the kinds of kana alike. Names that only sound alike, ids that are not near, and "
      + "other sexes are never linked, only shown for review; nor is an id that is nearly the same where there are no names, "
      + "unless so much else agrees that chance would hardly give one such pair.",
    "--out links.csv writes a row for each row of POST. It is a file for  bolaven knowledge --link : write 'linked' "
      + "into the column decision of a pair that you have looked at. Names stand only in that file, and only where "
      + "--name was given.",
  ]
  static let learnMore = [(call: "bolaven knowledge --help", gives: "test scores of linked persons")]

  func run(_ arguments: Arguments, on console: Console) throws(CommandFailure) -> ExitStatus {
    let target = try LinkTableOutput.target(arguments)
    let files = arguments.operands
    var frames: [DataFrame] = []
    var problems: [DataProblem] = []
    for file in files {
      do throws(DataError) {
        frames.append(try DataFrame(contentsOf: file))
      } catch {
        problems += error.problems
      }
    }
    guard problems.isEmpty, frames.count == 2 else { throw CommandFailure(problems.map(\.message)) }
    let rules = LinkRules(
      acceptedWeight: arguments[Self.accept] ?? 6, reviewedWeight: arguments[Self.review] ?? 3,
      margin: arguments[Self.margin] ?? 2)
    let fields = try Self.fields(arguments, frames)
    let links: PersonLinks
    do throws(DataError) {
      links = try PersonLinks(before: frames[0], after: frames[1], fields: fields, rules: rules)
    } catch {
      throw CommandFailure(error)
    }
    let output = LinkTableOutput(
      links: links, before: frames[0], after: frames[1], files: files, showsAll: arguments[Self.all],
      nameColumns: arguments[Self.names].map { ColumnName($0) })
    try output.deliver(to: target, force: arguments[SharedOptions.force], on: console)
    return .ok
  }

  /// Those of the call, or those that say by their names what they are.
  static func fields(_ arguments: Arguments, _ frames: [DataFrame]) throws(CommandFailure) -> LinkFields {
    let column = { (option: Option<String>) in arguments[option].map { ColumnName($0) } }
    let named = LinkFields(
      identifier: column(identifier), names: arguments[names].map { ColumnName($0) }, sex: column(sex),
      affiliation: column(affiliation), age: column(age), phone: column(phone))
    let others = named.columns.filter { $0.field != .identifier }
    guard named.identifier != nil || !named.names.isEmpty || named.phone != nil else {
      throw JobOptions.usage(
        146, "nothing says who a person is", fix: ["add  --id COL, or  --name COL  where there are no ids"])
    }
    return others.isEmpty ? LinkFields(foundIn: frames, identifier: named.identifier) : named
  }
}
