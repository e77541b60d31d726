import BolavenData

extension FormProblem {
  /// The message about this problem. Every case has a code of its own, which never changes its meaning.
  func message(path: String) -> Message {
    switch self {
    case .sheetMissing(let sheet, let found):
      return Message(
        code: MessageCode(.data, 220), what: "the sheet '\(sheet)' was not found", places: [Place(path)],
        found: Place.list(found, total: found.count, most: 12),
        fix: ["name the workbook of the form itself; it has the sheets survey, choices and settings"])
    case .columnMissing(let sheet, let name, let found):
      return Message(
        code: MessageCode(.data, 221), what: "column '\(name)' was not found in the form",
        places: [Place(path, sheet: sheet, .rows([1], total: 1))],
        found: Place.list(found.map(quotedIfNeeded), total: found.count, most: 12),
        fix: ["write \(name) above its column in row 1"])
    case .unknownType(let row, let type, let nearest):
      return Message(
        code: MessageCode(.data, 222), what: "\(quoted(type)) is no type of question",
        places: [Place(path, sheet: "survey", .rows([row], total: 1))],
        suggestion: nearest.isEmpty ? nil : nearest.joined(separator: ", "),
        fix: ["write a type that XLSForms have, such as integer, text or select_one LIST"])
    case .listMissing(let row, let list, let nearest):
      return Message(
        code: MessageCode(.data, 223), what: "the list of choices '\(list)' was not found",
        places: [Place(path, sheet: "survey", .rows([row], total: 1))],
        suggestion: nearest.isEmpty ? nil : nearest.joined(separator: ", "),
        fix: ["add the list to the sheet choices, or correct its name"])
    case .unusableName(let sheet, let row, let name):
      return Message(
        code: MessageCode(.data, 224),
        what: name.isEmpty ? "a row of the form has no name" : "\(quoted(name)) cannot be a name in a form",
        places: [Place(path, sheet: sheet, .rows([row], total: 1))],
        fix: ["write a name of letters, digits and _ without blanks; that of a question begins with a letter"])
    case .repeatedName(let name, let rows):
      return Message(
        code: MessageCode(.data, 225), what: "two questions of a group are named '\(name)'",
        places: [Place(path, sheet: "survey", .rows(rows, total: rows.count))], fix: ["rename one of them"])
    case .repeatedChoice(let list, let name, let rows):
      return Message(
        code: MessageCode(.data, 227), what: "\(rows.count) choices of the list '\(list)' have the code '\(name)'",
        places: [Place(path, sheet: "choices", .rows(rows, total: rows.count))],
        fix: ["give each choice a code of its own"])
    case .unpairedGroup(let row, let word):
      return Message(
        code: MessageCode(.data, 226), what: "a group or repeat of the form is not closed, or not opened",
        places: [Place(path, sheet: "survey", .rows([row], total: 1))], found: word,
        fix: ["write begin_group and end_group, begin_repeat and end_repeat, in pairs"])
    }
  }
}
