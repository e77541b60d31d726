import BolavenData
import BolavenFormats
import BolavenReports
import BolavenStudies

/// Where a number of a report came from, with the same number had once more on another path.
struct WhyCommand: Command {
  static let name = "why"
  static let group = CommandGroup.study
  static let summary = "Say where a number came from, and recompute it."
  static let examples = [
    "bolaven why study.yaml knowledge-gain.all.change",
    "bolaven why T1.all.change",
  ]
  static let operands = [
    PlanFile.operand,
    Operand("ADDRESS", "analysis.row.column, or T1.row.column of a report", isFile: false),
  ]
  static let format = SharedOptions.format(["text", "json"])
  static let options: [any AnyOption] = [format, SharedOptions.language]
  static let explanation = [
    "Every number of a report has an address: the analysis, the row and the column by their ids, as findings.json and the "
      + "CSV files name them. T1 is the first table of the report. An address that does not exist is answered with those "
      + "that do.",
    "The number is then had once more by plain textbook formulas from the rows of the file, apart from the engine that "
      + "made it. Where the two differ by more than a billionth the status is 1.",
    "No value of a row is shown, only where it stands; columns that the plan calls private are not named.",
  ]
  static let learnMore: [(call: String, gives: String)] = [
    ("bolaven run --format csv", "the numbers with all digits"),
    ("bolaven data show FILE --row N", "a row of a file"),
  ]

  func run(_ arguments: Arguments, on console: Console) throws(CommandFailure) -> ExitStatus {
    let operands = arguments.operands
    let address = operands[operands.count - 1]
    let file = try PlanFile(operands.count > 1 ? operands[0] : nil)
    let run: StudyRun
    do throws(StudyError) {
      run = try StudyRun(file.plan, only: Self.needed(for: address, in: file.plan))
    } catch {
      throw CommandFailure(error)
    }
    guard let number = run.number(at: address) else { throw CommandFailure([Self.unknown(address, in: run)]) }
    let asked = arguments[SharedOptions.language] ?? console.environment("BOLAVEN_LANG")
    let answer = WhyAnswer(number, isSynthetic: run.plan.isSynthetic)
    if arguments[Self.format] == OutputFormat.json {
      console.write(answer.json.encoded())
    } else {
      console.write(answer.text(in: asked.flatMap(Language.init(rawValue:)) ?? .english, width: console.width))
    }
    return answer.isConfirmed ? .ok : .no
  }

  /// The analysis that the address names; all of them where it names none, and for indicators, which take their numbers
  /// from the others.
  private static func needed(for address: String, in plan: StudyPlan) -> [String] {
    let named = plan.analyses.map(\.id).filter {
      address == $0 || address.hasPrefix("\($0).") || address.hasPrefix("\($0)-")
    }
    return named
  }

  // MARK: Addresses that do not exist

  /// The nearest addresses; else the rows and columns of the table that it names; else the tables.
  private static func unknown(_ address: String, in run: StudyRun) -> Message {
    var message = Message(code: MessageCode(.command, 167), what: "no number has the address '\(address)'")
    message.places = run.plan.file.isEmpty ? [] : [Place(run.plan.file)]
    let full = run.withoutAlias(address)
    let nearest = nearestAddresses(to: full, among: run.addresses)
    guard nearest.isEmpty else {
      message.suggestion = nearest.joined(separator: ", ")
      return message
    }
    let tables = run.report.tables
    if let table = tables.filter({ full == $0.id || full.hasPrefix("\($0.id).") }).max(by: { $0.id.count < $1.id.count }
    ) {
      message.fix = ["addresses of \(table.id) are ROW.COLUMN behind its name:"] + lists(of: table)
    } else {
      message.fix =
        ["begin with the table:"]
        + tables.enumerated().map { "T\($0.offset + 1)  \($0.element.id)" }
    }
    return message
  }

  private static func lists(of table: Table) -> [String] {
    var columnsOfRow: [(row: String, columns: [String])] = []
    for address in table.rows.flatMap(\.cells).compactMap(\.address) {
      if let position = columnsOfRow.firstIndex(where: { $0.row == address.row }) {
        columnsOfRow[position].columns.append(address.column)
      } else {
        columnsOfRow.append((address.row, [address.column]))
      }
    }
    return columnsOfRow.map { "\($0.row)  \($0.columns.joined(separator: ", "))" }
  }

  /// Addresses in which one part is mistyped, then those of the same row, then those of the same column.
  private static func nearestAddresses(to address: String, among known: [String]) -> [String] {
    let near = nearestNames(to: address, among: known)
    guard near.isEmpty else { return near }
    let parts = address.split(separator: ".").map(String.init)
    let scored = known.compactMap { candidate -> (address: String, score: Int)? in
      let others = candidate.split(separator: ".").map(String.init)
      guard others.count == parts.count else { return nil }
      var score = 0
      for (part, other) in zip(parts, others) {
        if part == other { score += 3 } else if !nearestNames(to: part, among: [other]).isEmpty { score += 2 }
      }
      // All parts but one are right, or nearly so.
      return score >= 3 * parts.count - 3 ? (candidate, score) : nil
    }
    let best = scored.map(\.score).max() ?? 0
    return Array(scored.filter { $0.score == best }.prefix(3).map(\.address))
  }
}
