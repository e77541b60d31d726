/// A questionnaire as its XLSForm says it: questions in their groups, lists of choices, languages.
///
/// Source: XLSForm reference documentation (xlsform.org), "The survey worksheet", "The choices worksheet".
public struct XLSForm: Sendable, Hashable {
  /// The path as the user wrote it.
  public let source: String
  /// Codes of its languages, in the order in which labels name them.
  public let languages: [String]
  /// In the order of the form.
  public let questions: [FormQuestion]
  /// The choices of each list, in their order.
  public let choices: [String: [FormChoice]]
  /// The title, from the sheet `settings`.
  public let title: String?
  /// The version, from the sheet `settings`.
  public let version: String?

  /// Reads the sheets of a form; every problem is reported at once, with its sheet and row.
  ///
  /// - Parameters:
  ///   - source: the path as the user wrote it.
  ///   - sheets: by name. `survey` is needed, `choices` where a question has a list; `settings` may stand.
  /// - Throws: every `FormProblem`.
  public init(source: String, sheets: [(name: String, frame: DataFrame)]) throws(DataError) {
    func sheet(_ name: String) -> DataFrame? { sheets.first { $0.name.lowercased() == name }?.frame }
    guard let survey = sheet("survey") else {
      throw DataError([.form(.sheetMissing(sheet: "survey", found: sheets.map(\.name)), path: source)])
    }
    var problems: [DataProblem] = []
    let choices = sheet("choices").map { FormChoices($0, source: source, problems: &problems) }
    let reader = FormSurvey(
      survey, source: source, lists: choices.map { Set($0.lists.keys) } ?? [], problems: &problems)
    guard problems.isEmpty else { throw DataError(problems) }
    self.source = source
    questions = reader.questions
    self.choices = choices?.lists ?? [:]
    var languages: [String] = []
    for language in reader.languages + (choices?.languages ?? []) where !languages.contains(language) {
      languages.append(language)
    }
    self.languages = languages
    let settings = sheet("settings")
    title = settings.flatMap { Self.setting("form_title", in: $0) }
    version = settings.flatMap { Self.setting("version", in: $0) }
  }

  private static func setting(_ name: String, in settings: DataFrame) -> String? {
    guard settings.rowCount > 0, let text = (try? settings.categories(ColumnName(name)))?[0] else { return nil }
    return text
  }

  /// The choices of a question, "other" at the end where the type says `or_other`.
  public func choices(of question: FormQuestion) -> [FormChoice] {
    guard let list = question.list else { return [] }
    let listed = choices[list] ?? []
    guard question.hasOther, !listed.contains(where: { $0.name == "other" }) else { return listed }
    return listed + [FormChoice(name: "other", label: ["en": "Other", "lo": "ອື່ນໆ", "ja": "その他"], row: question.row)]
  }

  /// What the form says of a question's column.
  public func entry(for question: FormQuestion) -> CodebookEntry {
    let constraint = question.constraint.flatMap(FormConstraint.init)
    return CodebookEntry(
      label: question.label, kind: question.kind.codebookKind,
      values: choices(of: question).map { ValueLabel(code: $0.name, label: $0.label) },
      range: constraint?.range, constraint: question.constraint,
      isPrivate: PersonalData.isPersonal(question))
  }

  /// What the form says of columns, by the names of the questions without groups.
  public var codebook: Codebook {
    var book = Codebook()
    for question in questions where !question.kind.isWithoutAnswer && book[ColumnName(question.name)] == nil {
      book[ColumnName(question.name)] = entry(for: question)
    }
    return book
  }
}

extension LabelText: ExpressibleByDictionaryLiteral {
  /// Texts by language.
  public init(dictionaryLiteral elements: (String, String)...) {
    self.init(Dictionary(elements, uniquingKeysWith: { first, _ in first }))
  }
}
