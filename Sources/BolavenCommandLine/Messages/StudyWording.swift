import BolavenEstimation
import BolavenReports
import BolavenStudies

extension CommandFailure {
  init(_ error: StudyError) { self.init(error.problems.map(\.message)) }
}

extension StudyProblem {
  /// What the user is told, whichever floor noticed it.
  var message: Message {
    switch self {
    case .plan(let problem): problem.message
    case .data(let problem): problem.message
    case .scoring(let problem): problem.message
    case .items(let problem, let analysis): problem.message(in: analysis)
    case .estimation(let error, let analysis): error.message(in: analysis)
    case .knowledge(let problem, let analysis): problem.message(in: analysis)
    case .income(let problem, let analysis): problem.message(in: analysis)
    case .regression(let problem, let analysis): problem.message(in: analysis)
    case .cooperatives(let problem, let analysis): problem.message(in: analysis)
    case .description(let problem, let analysis): problem.message(in: analysis)
    case .indicator(let problem): problem.message
    }
  }
}

extension KnowledgeProblem {
  func message(in analysis: String) -> Message {
    switch self {
    case .paired(let error): return error.message(in: analysis)
    case .linkDisagrees(let path, let row, let found, let stated):
      let blank = "nothing"
      return data(
        350, "a hand correction does not fit the file", Place(path, .rows([row], total: 1)),
        found: found.map { "'\($0)'" } ?? blank,
        notes: ["the correction expects \(stated.map { "'\($0)'" } ?? blank) there"],
        fix: ["correct the row and the id in the file of corrections; the header is row 1"])
    case .linkToNobody(let links, let file, let row, let person):
      return data(
        425, "a correction names a person who is in none of the files", Place(links), Place(analysis: analysis),
        found: "person '\(person)' for \(file) row \(row)",
        fix: ["write the id that the person has in another file, or take the line out"])
    case .nobodyTookAllThree(let file):
      return data(
        421, "nobody took all three tests", Place(file), Place(analysis: analysis),
        fix: ["check that the ids of the follow-up are those of the other tests,", "or leave the follow-up out"])
    case .columnWithoutValues(let column, let path):
      return data(
        422, "'\(column)' says nothing of anybody with both tests", Place(path), Place(analysis: analysis),
        fix: ["fill in the column, or leave it out of the call"])
    case .privateColumn(let column):
      return data(
        424, "'\(column)' is private, and 'by' would show its values", Place(analysis: analysis),
        fix: ["compare by another column, or take 'private' from it in the plan"])
    case .nobodyChosen(let limit, let lowest, let highest):
      return data(
        423, "a first score of \(decimal(limit)) or less divides nobody from the others", Place(analysis: analysis),
        found: "scores before from \(decimal(lowest)) to \(decimal(highest))",
        notes: ["some people with both tests have that score or less, and some of those who took the first have more"],
        fix: ["name the score by which people were chosen:  --selected-at-most N"])
    }
  }
}

extension IncomeProblem {
  func message(in analysis: String) -> Message {
    let study = Place(analysis: analysis)
    switch self {
    case .waveMissing(let path, let column, let wave, let found):
      return data(
        351, "no row has '\(wave)' in the wave column '\(column)'", Place(path), study,
        found: found.joined(separator: ", "), fix: ["name one of these as 'before' or 'after'"])
    case .wavesNotTwo(let path, let column, let found):
      return data(
        352, "the wave column '\(column)' has to hold two waves", Place(path), study,
        found: found.joined(separator: ", "),
        fix: ["say which two are meant:  --before X --after Y"])
    case .waveOrderUnknown(let path, let column, let found):
      return data(
        359, "which wave of '\(column)' came first cannot be told from their names", Place(path), study,
        found: found.joined(separator: ", "), fix: ["say it:  --before X --after Y,  or before and after in the plan"])
    case .armsNotTwo(let path, let column, let treated, let found):
      return data(
        353, "'\(column)' has to hold '\(treated)' for the treated and one other value", Place(path), study,
        found: found.prefix(10).joined(separator: ", "),
        fix: ["name the treated value:  --treated VALUE,  or  treated: VALUE  in the plan"])
    case .treatmentChanges(let path, let column, let units, let total):
      return data(
        354, "\(total) \(total == 1 ? "unit changes" : "units change") arm between the waves", Place(path), study,
        found: Place.list(units, total: total),
        fix: ["'\(column)' has to be the assignment, which stays; who took part is --take-up"])
    case .noDeflators:
      return Message(
        code: MessageCode(.plan, 240), what: "the outcome is to be in real terms, but there is no price index",
        places: [study], fix: ["add 'deflators' to the plan, or --deflator FILE, or leave out 'real: true'"])
    case .noPeriodColumn(let path, let deflators, let candidates):
      return data(
        355,
        candidates.isEmpty
          ? "no column of the data holds the periods of the price index"
          : "more than one column could hold the periods of the prices",
        Place(path), Place(deflators), study, found: candidates.isEmpty ? nil : candidates.joined(separator: ", "),
        fix: ["name it:  --period COLUMN,  or give the column  type: month  in the plan"])
    case .periodMissing(let path, let column, let periods, let deflators):
      return data(
        356,
        "the price index has no value for \(periods.count == 1 ? "a period" : "\(periods.count) periods") of the data",
        Place(path, remark: "column '\(column)'"), Place(deflators), study,
        found: Place.list(periods, total: periods.count), fix: ["add these periods to the price index"])
    case .baseMissing(let deflators, let base, let found):
      return data(
        357, "the price index has no value for its base '\(base)'", Place(deflators), study,
        found: Place.list(found, total: found.count), fix: ["choose a base that the file has"])
    case .negativeWeight(let path, let column, let rows):
      return data(
        358, "a weight is below zero", Place(path, .rows(rows, total: rows.count), remark: "column '\(column)'"), study,
        fix: ["weights are numbers from 0 on; 0 leaves a row out"])
    case .noBaseline(let method):
      return Message(
        code: MessageCode(.plan, 241), what: "\(method) needs the outcome before the programme", places: [study],
        fix: ["give two waves (--id and --wave) or --baseline COLUMN, or choose difference-in-means"])
    }
  }
}

extension CooperativeProblem {
  func message(in analysis: String) -> Message {
    let study = Place(analysis: analysis)
    switch self {
    case .periodMissing(let path, let year, let found):
      return data(
        360, "the ledger has no row of \(year)", Place(path), study,
        found: Place.list(found.map(String.init), total: found.count),
        fix: ["choose years that it has: --from Y --to Y"])
    case .tooFewYears(let path, let found):
      return data(
        361, "growth needs rows of two different years", Place(path), study,
        found: Place.list(found.map(String.init), total: found.count), fix: ["add the rows of another year"])
    case .periodReversed(let from, let to):
      return Message(
        code: MessageCode(.plan, 248), what: "the first year, \(from), is not before the last, \(to)",
        places: [study],
        fix: ["exchange 'from' and 'to'"])
    }
  }
}

extension DescriptionProblem {
  func message(in analysis: String) -> Message {
    let study = Place(analysis: analysis)
    switch self {
    case .nothingToDescribe(let path):
      return data(
        381, "no column is left to describe", Place(path), study,
        fix: ["a file needs a column beside the one that makes the groups"])
    case .groupedByItself(let path, let column):
      return data(
        382, "'\(column)' makes the groups and cannot be described by them", Place(path), study,
        fix: ["name another column, or leave out --by"])
    case .privateColumn(let path, let column):
      return data(
        383, "the plan keeps the values of '\(column)' private", Place(path), study,
        fix: ["leave the column out, or take 'private' from it in the plan"])
    case .noGroups(let path, let column):
      return data(
        384, "'\(column)' has no value in any of the rows, so it makes no groups", Place(path), study,
        fix: ["choose another column for the groups"])
    case .tooManyGroups(let path, let column, let found, let limit):
      return data(
        385, "'\(column)' has too many different values to make groups", Place(path), study,
        found: "\(found) values", notes: ["at most \(limit) groups fit a table"],
        fix: ["choose a column with fewer values, or rows with --where"])
    }
  }
}

extension IndicatorProblem {
  var message: Message {
    switch self {
    case .unknownAddress(let indicator, let address, let line, let nearest, let known):
      var message = Message(
        code: MessageCode(.plan, 245),
        what: "indicator \(indicator) refers to '\(address)', which is no number of the study")
      message.places = [Place("study.yaml", line.map { .text(line: $0, column: nil) } ?? .whole)]
      if !nearest.isEmpty { message.suggestion = nearest.joined(separator: ", ") }
      if nearest.isEmpty, !known.isEmpty { message.notes = ["there are: \(Place.list(known, total: known.count))"] }
      message.fix = ["use an address that the analysis has:  analysis.row.column"]
      return message
    case .directionDisagrees(let indicator, let path, let direction, let baseline, let target):
      let way = direction == .up ? "more is better" : "less is better"
      let what =
        "indicator \(indicator): \(way), but the target lies \(direction == .up ? "below" : "above") the baseline"
      let other = direction == .up ? "down" : "up"
      let found = "baseline \(decimal(baseline)), target \(decimal(target))"
      if let path {
        return data(
          379, what, Place(path), found: found,
          fix: ["correct the target, or write \(other) in a column 'direction'"])
      }
      return Message(
        code: MessageCode(.plan, 246), what: what, places: [Place(analysis: "indicators")], found: found,
        fix: ["correct the target, or write  direction: \(other)"])
    case .nothingToMeasure(let indicator, let path):
      return data(
        370, "no row has what indicator \(indicator) measures", Place(path), fix: ["check its 'where' and its column"])
    case .cumulativeFalls(let indicator, let path, let earlier, let later):
      return data(
        371, "indicator \(indicator) is a running total, but it falls",
        Place(path, .rows([earlier.row, later.row], total: 2)),
        found: "\(earlier.value) in \(earlier.period), \(later.value) in \(later.period)",
        fix: ["correct the value, or write  sum  or  latest  in 'aggregation'"])
    case .denominatorMissing(let indicator, let path, let aggregation, let rows):
      return data(
        372, "indicator \(indicator) cannot be joined over periods without what its values are parts of",
        Place(path, .rows(rows, total: rows.count)), notes: ["aggregation: \(aggregation.rawValue)"],
        fix: ["fill in numerator and denominator, or write  latest  in 'aggregation'"])
    case .valueDisagrees(let indicator, let path, let row, let value, let numerator, let denominator):
      return data(
        373, "the value of indicator \(indicator) is not its numerator over its denominator",
        Place(path, .rows([row], total: 1)), found: "\(value), but \(numerator)/\(denominator)",
        fix: ["correct one of the three"])
    case .valueMissing(let path, let rows):
      return data(
        374, "a baseline or target has no value", Place(path, .rows(rows, total: rows.count)),
        fix: ["fill it in, or delete the row"])
    case .repeatedValue(let indicator, let path, let kind, let period, let rows):
      return data(
        375, "indicator \(indicator) has two values of '\(kind)'\(period.isEmpty ? "" : " for \(period)")",
        Place(path, .rows(rows, total: rows.count)), fix: ["keep one, or give each its own period"])
    case .periodOrderUnknown(let indicator, let path, let periods, let rows):
      return data(
        380, "the order of the periods of indicator \(indicator) is not known",
        Place(path, .rows(rows, total: rows.count)),
        found: Place.list(periods, total: periods.count),
        fix: ["write them as 2024, 2024-09, 2024-Q3 or 30/09/2024"])
    case .repeatedIndicator(let indicator, let path, let rows):
      guard !path.isEmpty else {
        return Message(
          code: MessageCode(.plan, 206), what: "the id '\(indicator)' stands twice",
          places: [Place("study.yaml", .lines(rows, total: rows.count))], fix: ["give each of the two its own id"])
      }
      return data(
        376, "indicator \(indicator) is defined twice", Place(path, .rows(rows, total: rows.count)),
        fix: ["keep one of the rows"])
    case .unknownIndicator(let indicator, let path, let rows, let nearest):
      return data(
        377, "indicator '\(indicator)' has values but is not defined", Place(path, .rows(rows, total: rows.count)),
        suggestion: nearest.isEmpty ? nil : nearest.joined(separator: ", "),
        fix: ["correct the id, or define the indicator in the framework"])
    case .unknownWord(let path, let column, let row, let word, let known, let nearest):
      return data(
        378, word.isEmpty ? "'\(column)' is empty" : "'\(word)' is not a word that '\(column)' knows",
        Place(path, .rows([row], total: 1)), suggestion: nearest.isEmpty ? nil : nearest.joined(separator: ", "),
        fix: ["write one of \(known.joined(separator: ", "))"])
    }
  }
}

private func data(
  _ number: Int, _ what: String, _ places: Place..., found: String? = nil, notes: [String] = [],
  suggestion: String? = nil, fix: [String]
) -> Message {
  var message = Message(code: MessageCode(.data, number), what: what)
  message.places = places
  message.found = found
  message.notes = notes
  message.suggestion = suggestion
  message.fix = fix
  return message
}
