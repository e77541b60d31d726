import BolavenEstimation
import BolavenNumerics

extension EstimationError {
  /// The message about an estimate that cannot be had.
  ///
  /// - Parameter analysis: its name in the study, or the command that was called.
  func message(in analysis: String) -> Message {
    switch self {
    case .numerics(let error): return error.message(in: analysis)
    case .emptySample(let losses):
      return Message(
        code: MessageCode(.estimation, 301), what: "no row is left to compute with",
        places: [Place(analysis: analysis)],
        found: losses.isEmpty ? nil : losses.map(lossText).joined(separator: ", "),
        fix: ["look at what removed the rows; leave out the column or the filter that empties the sample"])
    case .tooFewClusters(let name, let count):
      return Message(
        code: MessageCode(.estimation, 302),
        what: "standard errors by '\(name)' need at least 2 different values of it",
        places: [Place(analysis: analysis, remark: count == 1 ? "it has 1 value" : "it has \(count) values")],
        fix: ["leave out the clusters and say so in the limitations,", "or add comparison places"])
    case .leveragesNotAvailable(let covariance):
      return Message(
        code: MessageCode(.estimation, 320),
        what:
          "the covariance \(covariance) needs the leverage of every row, which so many absorbed effects do not allow",
        places: [Place(analysis: analysis)],
        fix: ["take clusters within which the effects lie,", "or HC1, CR1 or CR1S, which need no leverage"])
    case .oneWayOnly(let covariance):
      return Message(
        code: MessageCode(.estimation, 314), what: "the covariance \(covariance) is defined for one way of clustering",
        places: [Place(analysis: analysis)],
        fix: ["cluster by one column,", "or take CR1 or CR1S, which know several"])
    case .repeatedPeriod(let time, let rows):
      return Message(
        code: MessageCode(.estimation, 327),
        what: "a series has several rows in one period, so that lags have no meaning",
        places: [Place(analysis: analysis, remark: "column '\(time)', \(rows) \(rows == 1 ? "row" : "rows") too many")],
        fix: ["name the column of the series beside the one of the time,", "or remove the rows that repeat"])
    case .negativeWeight(let column, let rows):
      return Message(
        code: MessageCode(.estimation, 315), what: "a weight is below 0",
        places: [Place(analysis: analysis, remark: "column '\(column)', \(rows) \(rows == 1 ? "row" : "rows")")],
        expected: "weights of 0 or more", fix: ["correct the weights; a row that should not count has the weight 0"])
    case .weightNotWhole(let column, let rows):
      return Message(
        code: MessageCode(.estimation, 316), what: "a frequency weight is not a whole number",
        places: [Place(analysis: analysis, remark: "column '\(column)', \(rows) \(rows == 1 ? "row" : "rows")")],
        fix: ["a frequency says how many equal rows a row stands for;", "for other weights: analytic or probability"])
    case .unknownLevel(let column, let level, let known):
      return Message(
        code: MessageCode(.estimation, 317), what: "'\(column)' has no level '\(level)' among the rows used",
        places: [Place(analysis: analysis)], found: known.prefix(8).joined(separator: ", "),
        fix: ["name one of its levels behind ref ="])
    case .unknownColumn(let name, let known):
      return Message(
        code: MessageCode(.estimation, 326), what: "there is no column '\(name)'", places: [Place(analysis: analysis)],
        found: known.prefix(12).joined(separator: ", "), fix: ["name one of the columns"])
    case .outcomeAbsorbed:
      return Message(
        code: MessageCode(.estimation, 325),
        what: "the effects explain the outcome entirely, nothing is left to explain",
        places: [Place(analysis: analysis)], fix: ["take an effect out of the model, or choose another outcome"])
    case .noRegressor:
      return Message(
        code: MessageCode(.estimation, 318), what: "the model has no coefficient to estimate",
        places: [Place(analysis: analysis)],
        fix: ["name a regressor that varies and does not follow from the effects"])
    case .underidentified(let endogenous, let instruments):
      return Message(
        code: MessageCode(.estimation, 319), what: "there are fewer instruments than columns they stand for",
        places: [
          Place(analysis: analysis, remark: "\(instruments) that add something, \(endogenous) endogenous columns")
        ], expected: "at least \(endogenous)",
        fix: ["name further instruments; one that is a regressor, or follows from them, adds nothing"])
    case .noComparison(let treated, let comparison):
      return Message(
        code: MessageCode(.estimation, 303),
        what: "everybody is in the same group, so there is nothing to compare with",
        places: [Place(analysis: analysis, remark: "\(treated) in the programme, \(comparison) for comparison")],
        fix: ["check the treatment column: it needs people of both kinds"])
    case .tooFewUnits(let treated, let comparison):
      return Message(
        code: MessageCode(.estimation, 304), what: "one of the groups has a single unit, so chance cannot be measured",
        places: [Place(analysis: analysis, remark: "\(treated) in the programme, \(comparison) for comparison")],
        expected: "at least 2 units in each group", fix: ["add units, or describe the groups without an effect"])
    case .tooFewRows(let observations, let coefficients):
      return Message(
        code: MessageCode(.estimation, 305), what: "there are not enough rows for this many numbers to estimate",
        places: [Place(analysis: analysis, remark: "\(observations) rows, \(coefficients) coefficients")],
        expected: "at least \(coefficients + 1) rows", fix: ["take controls or effects out of the model"])
    case .constantOutcome(let value):
      return Message(
        code: MessageCode(.estimation, 306), what: "the outcome is the same for everyone",
        places: [Place(analysis: analysis, remark: "\(decimal(value)) in every row")],
        fix: ["check the outcome column, or choose another one"])
    case .tooLarge(let value):
      return Message(
        code: MessageCode(.estimation, 312), what: "a value is too large to compute with",
        places: [Place(analysis: analysis, remark: "\(value); at most 1e100")],
        fix: ["correct the value, or write the column in a larger unit"])
    case .collinear(let term):
      return Message(
        code: MessageCode(.estimation, 311), what: "'\(term)' follows from the other columns, its effect is unknown",
        places: [Place(analysis: analysis)],
        fix: ["take '\(term)' out, or the columns that say the same"])
    case .absorptionNotConverged(let iterations, let residual):
      return Message(
        code: MessageCode(.estimation, 313), what: "the fixed effects were not found exactly enough to take them out",
        places: [Place(analysis: analysis)], found: "\(residual) of the equations left after \(iterations) steps",
        fix: ["take one of the fixed effects out of the model, or leave out groups with very few rows"])
    }
  }
}

extension NumericsError {
  /// The message about a computation without a result.
  func message(in analysis: String) -> Message {
    switch self {
    case .notFinite(let row, let column):
      return Message(
        code: MessageCode(.estimation, 321), what: "a number is too large to compute with",
        places: [Place(analysis: analysis, remark: "row \(row + 1) of the sample, column \(column + 1) of the model")],
        fix: ["look for a typing mistake, or use a larger unit, such as thousand LAK"])
    case .factorization(let routine, let code):
      return Message(
        code: MessageCode(.estimation, 323), what: "the equations of the model could not be solved",
        places: [Place(analysis: analysis)], found: "\(routine) gave the code \(code)",
        fix: ["look for columns with very large or very small numbers and change their unit"])
    case .libraryMissing(let name, let package):
      return Message(
        code: MessageCode(.report, 602), what: "this needs \(name), which is not on this computer",
        places: [Place(analysis: analysis)], notes: ["nothing was written"],
        fix: ["sudo apt-get install \(package)"])
    case .rowsUnreadable:
      return Message(
        code: MessageCode(.estimation, 324), what: "the rows could not be read a second time",
        places: [Place(analysis: analysis)], fix: ["run it again while nothing else writes to the data"])
    }
  }
}

extension PairedError {
  /// The message about scores before and after that give no result.
  func message(in analysis: String) -> Message {
    switch self {
    case .tooFewPairs(let count, let needed):
      return Message(
        code: MessageCode(.estimation, 331), what: "too few people have both scores",
        places: [Place(analysis: analysis)], found: count == 1 ? "1 pair" : "\(count) pairs",
        expected: "at least \(needed)",
        fix: ["check that the ids of the two tests are the same, or collect the missing tests"])
    case .notFinite(let index):
      return Message(
        code: MessageCode(.estimation, 332), what: "a score is not a number",
        places: [Place(analysis: analysis, remark: "pair \(index + 1)")], fix: ["correct the score in the file"])
    case .tooLarge(let index):
      return Message(
        code: MessageCode(.estimation, 333), what: "a score is too large to compute with",
        places: [Place(analysis: analysis, remark: "pair \(index + 1)")], fix: ["correct the score in the file"])
    case .aboveMaximum(let index, let maximum):
      return Message(
        code: MessageCode(.estimation, 334), what: "a score is above the best possible score",
        places: [Place(analysis: analysis, remark: "pair \(index + 1)")], expected: "at most \(decimal(maximum))",
        fix: ["correct the score, or the best possible score with --max"])
    case .tooFewInGroup(let group, let count, let needed):
      return Message(
        code: MessageCode(.estimation, 336), what: "a group has too few people to be compared",
        places: [Place(analysis: analysis, remark: "group \(group + 1)")],
        found: count == 1 ? "1 person" : "\(count) people", expected: "at least \(needed)",
        fix: ["join small groups,", "or leave the comparison out"])
    case .level(let level):
      return Message(
        code: MessageCode(.estimation, 335), what: "a level of confidence lies between 0 and 1",
        places: [Place(analysis: analysis)], found: decimal(level), fix: ["write 0.95 for 95%"])
    }
  }
}

private func lossText(_ loss: Loss) -> String {
  let rows = loss.rows == 1 ? "1 row" : "\(loss.rows) rows"
  let column = loss.column.map { "'\($0)'" }
  switch loss.reason {
  case .missing: return "\(rows) without a value\(column.map { " of " + $0 } ?? "")"
  case .filter: return "\(rows) left out by the filter"
  case .singleton: return "\(rows) alone in a group\(column.map { " of " + $0 } ?? "")"
  case .zeroWeight: return "\(rows) with a weight of 0"
  case .separated: return "\(rows) whose outcome is predicted with certainty"
  case .unmatched: return "\(rows) without a partner\(column.map { " in " + $0 } ?? "")"
  }
}
