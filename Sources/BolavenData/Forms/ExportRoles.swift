/// What a column of an export is.
enum ExportRole: Hashable {
  /// An answer; the position of the question in the form.
  case question(Int)
  /// Whether one choice of a question with several was taken.
  case choice(Int, code: String)
  /// What was meant by "other".
  case otherText(Int)
  /// `latitude`, `longitude`, `altitude` or `precision` of a place.
  case position(Int, part: String)
  case metadata
  case leftOut(ReadNote.LeftOut)
  /// Of no question of the form: its groups and name.
  case unknown([String])

  /// The question it belongs to.
  var question: Int? {
    switch self {
    case .question(let question), .choice(let question, _), .otherText(let question), .position(let question, _):
      question
    case .metadata, .leftOut, .unknown: nil
    }
  }
}

/// Finds what the columns of a sheet are, by every way in which exports write their heads: names or labels in any
/// language, with or without groups, with `/`, `.` or `-` between them.
struct ExportRoles {
  static let separators = ["/", ".", "-"]
  private static let parts = [
    ("latitude", ["latitude", "Latitude"]), ("longitude", ["longitude", "Longitude"]),
    ("altitude", ["altitude", "Altitude"]), ("precision", ["precision", "Accuracy"]),
  ]

  /// What a head may mean, best first.
  private var meanings: [String: [ExportRole]] = [:]
  /// Questions of this sheet by their names without groups.
  private var leaves: [String: [Int]] = [:]
  private let form: XLSForm

  /// - Parameter repeatName: the innermost repeat of the sheet; `nil` for the main sheet.
  init(_ form: XLSForm, repeatName: String?) {
    self.form = form
    let questions = form.questions.indices.filter { form.questions[$0].repeats.last == repeatName }
    for question in questions { leaves[form.questions[question].name, default: []].append(question) }
    // Full names before names without groups, and these before labels: a label may be the name of another question.
    let variants = questions.map { ($0, names(of: $0), labels(of: $0)) }
    for (question, names, _) in variants { add(question, names, choiceText: { [$0.name] }) }
    for (question, _, labels) in variants {
      for (language, texts) in labels {
        add(question, texts, choiceText: { [$0.label.texts[language] ?? "", $0.name].filter { !$0.isEmpty } })
      }
    }
  }

  private func names(of question: Int) -> [String] { suffixes(form.questions[question].path) }

  private func labels(of question: Int) -> [(language: String, texts: [String])] {
    let item = form.questions[question]
    return item.label.texts.sorted { $0.key < $1.key }.map { language, text in
      let groups = zip(item.groups, item.groupLabels).map { name, label in label.texts[language] ?? name }
      return (language, suffixes(groups + [text]).map(Self.normalized))
    }
  }

  /// The whole path first, the name alone last, with every separator.
  private func suffixes(_ path: [String]) -> [String] {
    path.indices.flatMap { start in
      start == path.count - 1 ? [path[start]] : Self.separators.map { path[start...].joined(separator: $0) }
    }
  }

  private mutating func add(_ question: Int, _ texts: [String], choiceText: (FormChoice) -> [String]) {
    let item = form.questions[question]
    for text in texts {
      add(
        text, item.kind.isMedia ? .leftOut(.media) : item.kind == .note ? .leftOut(.screenTexts) : .question(question))
      if item.kind.isMedia { add(text + "_URL", .leftOut(.media)) }
      if item.hasOther { add(text + "_other", .otherText(question)) }
      if item.kind == .selectMultiple {
        for choice in form.choices(of: item) {
          for word in choiceText(choice) {
            for separator in Self.separators {
              add(text + separator + Self.normalized(word), .choice(question, code: choice.name))
            }
          }
        }
      }
      if item.kind == .geopoint {
        for (part, words) in Self.parts {
          for word in words {
            for head in ["_\(text)_\(word)", "\(text)-\(word)", "\(text):\(word)", "\(text)_\(word)"] {
              add(head, .position(question, part: part))
            }
          }
        }
      }
    }
  }

  private mutating func add(_ head: String, _ role: ExportRole) {
    if meanings[head]?.contains(role) != true { meanings[head, default: []].append(role) }
  }

  /// The roles of the heads of a sheet, one each.
  func roles(of heads: [String]) -> [ExportRole] {
    var taken: Set<ExportRole> = []
    return heads.map { head in
      let role = role(of: head, taken: taken)
      taken.insert(role)
      return role
    }
  }

  private func role(of head: String, taken: Set<ExportRole>) -> ExportRole {
    let normalized = Self.normalized(head)
    if let meanings = meanings[normalized] {
      // Heads that several questions have follow the order of the form.
      return meanings.first { !taken.contains($0) } ?? meanings[0]
    }
    if SurveyMetadata.kept.contains(head) { return .metadata }
    if SurveyMetadata.technical.contains(head) || SurveyMetadata.isCopy(head) { return .leftOut(.technical) }
    return moved(normalized) ?? .unknown(path(of: normalized))
  }

  /// A question that stood in another group in an earlier version of the form.
  private func moved(_ head: String) -> ExportRole? {
    for separator in Self.separators {
      let parts = split(head, by: separator)
      guard parts.count > 1 else { continue }
      if let questions = leaves[parts[parts.count - 1]], questions.count == 1 {
        let kind = form.questions[questions[0]].kind
        return kind.isMedia ? .leftOut(.media) : kind == .note ? .leftOut(.screenTexts) : .question(questions[0])
      }
      if parts.count > 2, let questions = leaves[parts[parts.count - 2]], questions.count == 1,
        form.choices(of: form.questions[questions[0]]).contains(where: { $0.name == parts[parts.count - 1] })
      {
        return .choice(questions[0], code: parts[parts.count - 1])
      }
    }
    return nil
  }

  /// The groups and the name of a head that is no question's: what stands before the last separator is groups if it is
  /// those of the form, or is written as names are.
  private func path(of head: String) -> [String] {
    let parts = split(head, by: "/")
    return parts.count > 1 && parts.allSatisfy(isXMLName) ? parts : [head]
  }

  /// Blanks of any kind and number are one.
  static func normalized(_ text: String) -> String {
    text.split { $0.isWhitespace || $0 == "\u{A0}" }.joined(separator: " ")
  }
}

/// The parts of a text between a separator.
func split(_ text: String, by separator: String) -> [String] {
  text.split(separator: Character(separator), omittingEmptySubsequences: false).map(String.init)
}

/// Whether a text is a name of a form: a letter or `_` first, no blanks.
func isXMLName(_ text: String) -> Bool {
  guard let first = text.first, first.isLetter || first == "_" else { return false }
  return text.allSatisfy { $0.isLetter || $0.isNumber || "_-.".contains($0) }
}
