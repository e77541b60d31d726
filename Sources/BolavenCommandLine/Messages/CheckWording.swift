import BolavenData
import BolavenStudies

extension CheckFinding {
  /// The message about this finding. Every kind has a code of its own, which never changes its meaning.
  var message: Message {
    if case .problem(let problem) = kind { return problem.message }
    let (number, what, details) = wording
    var message = Message(code: MessageCode(.data, number), what: what)
    message.severity =
      switch severity {
      case .problem: .error
      case .warning: .warning
      case .note: .note
      }
    message.places = [place]
    message.found = details.found
    message.expected = details.expected
    message.notes = details.notes
    message.fix = [details.fix]
    return message
  }

  private var place: Place {
    if cells.isEmpty { return Place(path, remark: column.map { "column \(quotedIfNeeded($0))" }) }
    guard let excelColumn, !isAboutRows else { return Place(path, .rows(cells.map(\.row), total: cells.count)) }
    return Place(path, .cells(cells.map { "\(excelColumn)\($0.row)" }, total: cells.count))
  }

  private var isAboutRows: Bool {
    switch kind {
    case .sameContent, .missingByEnumerator, .overlappingInterviews, .manyInterviews: true
    default: false
    }
  }

  private struct Details {
    var found: String?
    var expected: String?
    var notes: [String] = []
    let fix: String
  }

  private var wording: (number: Int, what: String, details: Details) {
    let name = column ?? ""
    switch kind {
    case .problem(let problem): return (problem.message.code.number, problem.message.what, Details(fix: ""))
    case .summaryRow(let text):
      return (
        250, "a row at the foot may be no person: \(quoted(text)) stands in column '\(name)'",
        Details(
          fix: "delete the row from the file of data: every analysis would count it as one more person")
      )
    case .sameContent:
      return (
        232, "\(counted(cells.count, "row says", "rows say")) the same in every column but ids and times",
        Details(fix: "ask whether one form was sent twice, or one person was asked twice; keep one of the rows")
      )
    case .mostlyMissing(let missing, let asked):
      return (
        233, "most answers are missing in column '\(name)'",
        Details(
          found: "\(missing) of \(asked) rows have none",
          fix: "ask why; leave the column out of the analyses if nobody knows")
      )
    case .requiredMissing:
      return (
        234, "\(counted(cells.count, "required answer is", "required answers are")) missing in column '\(name)'",
        Details(
          notes: ["the form does not let a question like this go unanswered"],
          fix: "ask for the export again; if it was edited, restore the cells")
      )
    case .missingByEnumerator(let enumerator, let share, let others):
      return (
        235, "the rows of one enumerator lack far more answers than those of the others",
        Details(
          found: "\(name) = \(quoted(enumerator)): \(percent(share)) missing, \(percent(others)) with the others",
          fix: "ask the enumerator; train again or send somebody else")
      )
    case .manyDoNotKnow(let codes, let share):
      return (
        236, "many answers in column '\(name)' are \"don't know\" or the like",
        Details(
          found: "\(percent(share)) of the answers (\(codes.joined(separator: ", ")))",
          fix: "look at the question; declare the codes as missing in study.yaml so that no analysis counts them")
      )
    case .constraintUnchecked(let constraint):
      return (
        237, "the rule of column '\(name)' was not checked: it holds a function that is not known here",
        Details(found: constraint, fix: "look at the values of the column yourself")
      )
    case .outliers(let low, let high):
      return (
        238, "\(counted(cells.count, "value is", "values are")) far from all others in column '\(name)'",
        Details(
          found: examples,
          expected: "\(rounded(low)) to \(rounded(high)): the quartiles and three times their distance",
          fix: "look for a zero too many or another unit; what is right stays, the others are corrected in the file")
      )
    case .suspiciousValue(let value):
      return (
        239, "\(decimal(value)) in column '\(name)' looks like a code for \"no answer\"",
        Details(
          found: counted(cells.count, "row", "rows"),
          fix: "if it is one, write  missing: [\(decimal(value))]  for the column in study.yaml")
      )
    case .shortInterviews(let median, let limit):
      return (
        240, "\(counted(cells.count, "interview was", "interviews were")) far shorter than the usual",
        Details(
          found: "less than \(minutes(limit)); half of all took \(minutes(median)) or more",
          fix: "ask the enumerator, and call some of the people back")
      )
    case .endBeforeStart:
      return (
        241, "\(counted(cells.count, "interview ends", "interviews end")) before the beginning",
        Details(found: examples, fix: "the clock of the telephone was changed; correct the times or leave them empty")
      )
    case .overlappingInterviews(let enumerator):
      return (
        242, "one enumerator has \(cells.count) interviews that overlap in time",
        Details(
          found: enumerator, fix: "ask whether forms were left open, or filled in without an interview")
      )
    case .manyInterviews(let enumerator, let day, let count, let median):
      return (
        243, "one enumerator has far more interviews on a day than the usual",
        Details(
          found: "\(enumerator), \(day): \(count) interviews; half of all days have \(decimal(median)) or fewer",
          fix: "call some of the people back")
      )
    case .straightLining(let columns, let enumerator):
      let who = enumerator.map { "of enumerator \(quoted($0)) " } ?? ""
      return (
        244, "\(counted(cells.count, "row", "rows")) \(who)with the same answer to \(columns.count) questions",
        Details(
          found: columns.prefix(6).joined(separator: ", ") + (columns.count > 6 ? ", ..." : ""),
          fix: "ask the enumerator, and call some of the people back")
      )
    case .versions(let versions):
      return (
        245, "the rows come from \(versions.count) versions of the form",
        Details(
          found: versions.prefix(6).map { "\($0.name): \(counted($0.count, "row", "rows"))" }.joined(separator: ", "),
          fix: "look whether questions or choices changed between them; compare only what all versions asked alike")
      )
    case .implausiblePositions(let distance):
      return (
        246,
        distance == nil
          ? "\(counted(cells.count, "place is", "places are")) nowhere, or 0 0"
          : "\(counted(cells.count, "place is", "places are")) far from all others",
        Details(
          found: distance.map { "more than \(rounded($0)) km from the middle" },
          fix: "ask where the interviews were held; leave the place empty where nobody knows")
      )
    case .samePositions:
      return (
        247, "\(cells.count) interviews have the same place to the last digit",
        Details(fix: "ask whether they were held in one place, or filled in at a desk")
      )
    case .otherIsChoice(let text, let code):
      return (
        248, "an answer under \"other\" is a choice of the list",
        Details(
          found: "\(quoted(text)) in \(counted(cells.count, "row", "rows"))", expected: code,
          fix: "give these rows the code \(code)")
      )
    case .frequentOther(let text):
      return (
        248, "an answer under \"other\" is written often",
        Details(
          found: "\(quoted(text)) in \(counted(cells.count, "row", "rows"))",
          fix: "make it a choice of the list, and give these rows its code")
      )
    case .personalData(let sign):
      let why =
        switch sign {
        case .type: "its type"
        case .name: "its name"
        case .content: "what its cells look like"
        }
      return (
        249, "column '\(name)' may tell who or where a person is, by \(why)",
        Details(fix: "write  private: true  for the column in study.yaml, or delete the column")
      )
    }
  }

  private var examples: String {
    let shown = cells.prefix(5).map(\.text).filter { !$0.isEmpty }
    return shown.joined(separator: ", ") + (cells.count > 5 ? ", ..." : "")
  }
}

private func percent(_ share: Double) -> String { "\(Int((100 * share).rounded()))%" }

private func minutes(_ x: Double) -> String { x >= 1 ? "\(rounded(x)) minutes" : "\(rounded(60 * x)) seconds" }

/// Three digits are enough to see what is far.
private func rounded(_ x: Double) -> String {
  guard x != 0, x.isFinite else { return "0" }
  var unit = 1.0
  while x.magnitude / unit >= 1000 { unit *= 10 }
  while x.magnitude / unit < 100 { unit /= 10 }
  return decimal(unit >= 1 ? (x / unit).rounded() * unit : (x / unit).rounded() / (1 / unit).rounded())
}
