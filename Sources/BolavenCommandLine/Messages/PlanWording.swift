import BolavenEstimation
import BolavenFormats
import BolavenStudies

extension PlanProblem {
  /// What the user is told about a plan that cannot be understood.
  var message: Message {
    switch kind {
    case .yaml(let error): message(of: error)
    case .unknownKey(let key, let nearest):
      located(
        201, "'\(key)' is not a word that study.yaml knows here", marks: key.count,
        remark: nearest.isEmpty ? nil : "did you mean \(list(nearest))?",
        fix: ["correct the word, or write 'x-\(key)' for your own notes"])
    case .missingKey(let key, let inside):
      located(
        202, "'\(key)' is missing\(inside.isEmpty ? "" : " in '\(inside)'")",
        fix: [key == "bolaven" ? "write  bolaven: 1  in the first line" : "add a line  \(key): ...  there"])
    case .wrongShape(let key, let expected):
      located(
        203, "\(key.isEmpty ? "the plan" : "'\(key)'") has to be \(Self.words(for: expected))",
        fix: ["write it as \(Self.words(for: expected)), as the example in the README shows"])
    case .badValue(let key, let value, let expected): message(of: key, value: value, expected: expected)
    case .unknownReference(let key, let name, let nearest, let known):
      located(
        205, "'\(name)' in '\(key)' is not defined in the plan", marks: name.count,
        remark: nearest.isEmpty ? nil : "did you mean \(list(nearest))?",
        notes: known.isEmpty ? ["nothing of this kind is defined"] : ["defined: \(list(known))"],
        fix: ["use a name that the plan defines, or define '\(name)'"])
    case .repeatedIdentifier(let name):
      located(206, "the id '\(name)' stands twice", fix: ["give each of the two its own id"])
    case .wrongVersion(let version):
      located(
        207,
        "this plan is of version '\(version)' of the format; this program reads version \(StudyPlan.formatVersion)",
        marks: version.count, fix: ["write  bolaven: \(StudyPlan.formatVersion)  in the first line"])
    case .fileMissing(let file, let nearby):
      located(
        214, "the file '\(file)' named in the plan is not there", marks: file.count,
        notes: nearby.isEmpty ? [] : ["there is: \(list(nearby))"],
        fix: ["correct the name, or put the file beside the plan"])
    case .exactlyOne(let keys, let found):
      located(
        208, found.isEmpty ? "one of \(list(keys)) is missing" : "\(list(found)) cannot stand together",
        fix: ["write exactly one of them: \(list(keys))"])
    case .expression(let text, let position, let expected):
      located(
        209, "the formula cannot be read at its character \(position): expected \(expected)",
        found: text, fix: ["columns are words, texts stand in quotes, = compares:  wage + transfers,  sex = F"])
    case .formula(let error): message(of: error)
    case .regression(let contradiction):
      located(217, contradiction.what(option: { "'\($0)'" }), fix: [contradiction.fix(option: { "'\($0)'" })])
    }
  }

  private func located(
    _ number: Int, _ what: String, marks: Int = 0, remark: String? = nil, found: String? = nil, notes: [String] = [],
    fix: [String]
  ) -> Message {
    var message = Message(code: MessageCode(.plan, number), what: what)
    message.places = [Place(file, .text(line: line, column: column))]
    if !excerpt.isEmpty { message.excerpt = quoted(marks: marks, remark: remark) }
    message.found = found
    message.notes = notes
    message.fix = fix
    return message
  }

  /// The formula under the line it stands in, so that its place can be shown.
  private func message(of error: FormulaError) -> Message {
    var message = located(216, error.what, fix: [error.advice])
    message.excerpt = error.excerpt
    message.suggestion = error.suggestion
    return message
  }

  /// The line of the plan, and what is meant in it underlined; of a long line the part around it.
  private func quoted(marks: Int, remark: String?) -> [String] {
    let number = String(line)
    let margin = String(repeating: " ", count: number.count)
    let room = 70 - number.count
    let letters = Array(excerpt)
    let place = min(max(0, column - 1), letters.count)
    let start = letters.count <= room ? 0 : max(0, min(place - 20, letters.count - room))
    let shown = String(letters[start..<min(letters.count, start + room)])
    let length = max(1, min(marks, shown.count - (place - start)))
    let underline = String(repeating: " ", count: place - start) + String(repeating: "^", count: length)
    var lines = ["\(number) | \(shown)", "\(margin) | \(underline)"]
    guard let remark else { return lines }
    if underline.count + remark.count < room { lines[1] += " " + remark } else { lines.append("\(margin) | \(remark)") }
    return lines
  }

  private func message(of key: String, value: String, expected: Expectation) -> Message {
    var remark: String?
    let words: String
    switch expected {
    case .oneOf(let known, let nearest):
      words = known.isEmpty ? "another one" : "one of \(known.joined(separator: ", "))"
      if !nearest.isEmpty { remark = "did you mean \(list(nearest))?" }
    case .number: words = "a number in digits, such as 1000 or 0.5"
    case .wholeNumber: words = "a whole number in digits, such as 2024"
    case .share: words = "a share from 0% to 100%, such as 60%"
    case .range: words = "a range such as 0..20, 0.. or ..9"
    case .yesOrNo: words = "yes or no"
    case .percentile: words = "a percentile from p50 to below p100, such as p99"
    case .slug: words = "letters, digits and '-', at most 64"
    }
    return located(
      204, "'\(value)' cannot be the value of '\(key)'", marks: value.count, remark: remark, fix: ["write \(words)"])
  }

  private static func words(for shape: Shape) -> String {
    switch shape {
    case .value: "one value"
    case .list: "a list:  [a, b]  or lines that begin with '- '"
    case .mapping: "lines of  name: value"
    }
  }

  private func message(of error: YAMLError) -> Message {
    switch error {
    case .syntax(let problem, _, _):
      located(
        220, "the plan cannot be read here", notes: ["the reader says: \(problem)"],
        fix: ["check the spaces at the start of the line, the quotes, and the blank after ':'"])
    case .duplicateKey(let key, _, _, let firstLine):
      located(
        221, "'\(key)' stands twice; first in line \(firstLine)", marks: key.count, fix: ["keep one of the two"])
    case .tab:
      located(231, "a tab stands where blanks belong", fix: ["put blanks at the start of the line, two a step"])
    case .alias:
      located(
        222, "'&' and '*' references are not used in a plan", fix: ["write the value out, or in quotes if it is a text"]
      )
    case .tag(let tag, _, _):
      located(223, "the type mark '\(tag)' is not used in a plan", fix: ["leave it out; the plan knows the types"])
    case .keyNotText:
      located(224, "a name before ':' has to be one word or text", fix: ["write  name: value"])
    case .tooDeep(_, let limit):
      located(225, "more than \(limit) levels stand inside each other", fix: ["a plan needs fewer; check the spaces"])
    case .tooManyNodes(_, let limit):
      located(226, "the plan has more than \(limit) entries", fix: ["is this file the plan?"])
    case .tooLarge(let bytes, let limit):
      located(
        227, "the plan has \(bytes) bytes; at most \(limit) are read", fix: ["is this file the plan, not the data?"])
    case .severalDocuments:
      located(228, "a second document begins here", fix: ["keep one plan in the file, without '---' lines"])
    case .notUTF8:
      located(229, "the plan is not written in UTF-8", fix: ["save it again as UTF-8"])
    case .empty:
      located(230, "the plan is empty", fix: ["start from the example: datasets/paksong/study.yaml"])
    }
  }
}

/// `'a', 'b' or 'c'`.
func list(_ names: [String]) -> String {
  let quoted = names.map { "'\($0)'" }
  guard let last = quoted.last, quoted.count > 1 else { return quoted.first ?? "" }
  return quoted.dropLast().joined(separator: ", ") + " or " + last
}
