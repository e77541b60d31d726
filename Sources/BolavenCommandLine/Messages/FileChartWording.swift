import BolavenData
import BolavenStudies

extension FileChartError {
  /// What is wrong with the file, for its user.
  var messages: [Message] {
    switch self {
    case .data(let error): return error.problems.map(\.message)
    case .nothingToDraw(let path, let column):
      return [
        message(
          402, "no row has what is drawn", Place(path, remark: "column '\(column)'"),
          fix: ["check the columns that are named; empty cells and NA are missing"])
      ]
    case .tooMany(let path, let what, let found, let most):
      let fix =
        what == "lines"
        ? "draw them with  bolaven chart multiples  or keep fewer rows" : "keep the most important ones in the file"
      return [
        message(
          403, "there are more \(what) than one chart can show", Place(path), found: "\(found)",
          notes: ["at most \(most)"], fix: [fix])
      ]
    case .repeatedPeriod(let path, let group, let period, let rows):
      return [
        message(
          404, "two rows are of the same period\(group.map { " and of the same group, '\($0)'" } ?? "")",
          Place(path, .rows(rows, total: rows.count), remark: "both say \(period)"),
          fix: [
            group == nil
              ? "name the column that tells them apart with --by, or add them up first"
              : "keep one, or add them up first"
          ])
      ]
    case .wavesNotTwoToFour(let path, let found):
      return [
        message(
          405, "slopes go over two to four waves", Place(path), found: Place.list(found, total: found.count),
          fix: [found.count > 4 ? "draw them with  bolaven chart multiples" : "add the rows of another wave"])
      ]
    case .noSuchGroup(let path, let name, let nearest):
      var message = message(
        406, "there is no '\(name)' to highlight", Place(path), fix: ["write it as the column of --by has it"])
      if !nearest.isEmpty { message.suggestion = nearest.joined(separator: ", ") }
      return [message]
    case .negativeWeight(let path, let column, let rows):
      return [
        message(
          358, "a weight is below zero", Place(path, .rows(rows, total: rows.count), remark: "column '\(column)'"),
          fix: ["weights are numbers from 0 on; 0 leaves a row out"])
      ]
    case .nothingToShare(let path, let column, let group):
      return [
        message(
          407,
          "the values\(group.map { " of '\($0)'" } ?? "") have no sum above zero, so there is nothing to share out",
          Place(path, remark: "column '\(column)'"), fix: ["choose a column of amounts, such as income"])
      ]
    case .timeNotWhole(let path, let column):
      return [
        message(
          408, "the time since an event is counted in whole periods, such as -2, 0 or 3",
          Place(path, remark: "column '\(column)'"), fix: ["count the periods from the event on"])
      ]
    case .stepsDoNotAdd(let path, let sum, let total, let row):
      return [
        message(
          409, "the steps do not lead from the first total to the last", Place(path, .rows([row], total: 1)),
          found: "\(decimal(total)), but the steps lead to \(decimal(sum))",
          fix: ["correct a step, or add a row for the rest"])
      ]
    }
  }
}

private func message(
  _ number: Int, _ what: String, _ place: Place, found: String? = nil, notes: [String] = [], fix: [String]
) -> Message {
  var message = Message(code: MessageCode(.data, number), what: what)
  message.places = [place]
  message.found = found
  message.notes = notes
  message.fix = fix
  return message
}
