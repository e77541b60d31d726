import BolavenStudies

extension ScoringProblem {
  /// The message about answers that a key cannot score.
  var message: Message {
    switch self {
    case .keyDoesNotFit(let path, let key, let missing, let count, let others):
      var message = Message(
        code: MessageCode(.data, 411),
        what: "the key does not fit the form: \(missing.count) of its \(count) items have no column in the answers")
      message.places = [Place(path, remark: Place.list(missing, total: missing.count)), Place(key)]
      if !others.isEmpty { message.suggestion = others.joined(separator: ", ") }
      if missing.count == count { message.notes = ["no item is there: this may be another form of the test"] }
      message.fix = [
        "name the items in the key as the columns of the answers, or take them out of it;",
        "an item of one form or wave only:  columns 'form' and 'wave' of the key",
      ]
      return message
    case .formUnknown(let path, let key, let forms):
      return Message(
        code: MessageCode(.data, 412),
        what: "the key is for \(forms.count) forms of the test, and the answers do not say whose is whose",
        places: [Place(path), Place(key)], found: Place.list(forms, total: forms.count),
        fix: ["add a column 'form' to the answers, or take a key of one form"])
    case .noItems(let path, let key, let wave):
      return Message(
        code: MessageCode(.data, 413), what: "the key has no item of the wave '\(wave)'",
        places: [Place(path), Place(key)],
        fix: ["write the wave in the column 'wave' of the key, or leave that column out"])
    case .noAnswers(let path):
      return Message(
        code: MessageCode(.data, 414), what: "every answer is blank", places: [Place(path)],
        fix: ["enter the answers, or leave the file out; blank answers would count as wrong"])
    case .guessingUnknown(let key, let items):
      return Message(
        code: MessageCode(.data, 415),
        what: "guessing cannot be corrected for \(items.count == 1 ? "an item" : "\(items.count) items")",
        places: [Place(key, remark: Place.list(items, total: items.count))],
        expected: "one right answer and at least 2 'options'",
        fix: ["fill in the column 'options' of the key, or leave the correction out"])
    case .keyNeverRight(let paths, let key, let count, let found, let expected):
      return Message(
        code: MessageCode(.data, 417),
        what:
          "the key fits no answer: nobody gave a right one to \(count == 1 ? "its item" : "any of its \(count) items")",
        places: paths.map { Place($0) } + [Place(key)], found: Place.list(found, total: found.count),
        expected: Place.list(expected, total: expected.count),
        notes: ["everybody would have the score 0: this may be the key of another form of the test"],
        fix: ["write the right answers as the answers are written, or take the key of this test"])
    case .noWeight(let key):
      return Message(
        code: MessageCode(.data, 416), what: "every item has the weight 0, so no answer gives a point",
        places: [Place(key)],
        fix: ["correct the column 'weight' of the key, or leave it out"])
    }
  }
}
