/// One sheet of an export on its way to a table for analysis: roles of the columns, one column a question, short names.
struct ExportSheet {
  private(set) var problems: [DataProblem] = []
  private(set) var frame: DataFrame

  /// A column of the table to be.
  private struct Part {
    /// Groups and name, from which the shortest name that is unique is taken.
    var path: [String]
    /// Stands behind the name: `/coffee` for a choice.
    var ending = ""
    let column: Column
    /// The heads of the file that it was made from.
    let heads: [String]
    var entry: CodebookEntry?
  }

  private let form: XLSForm?
  private let source: DataFrame
  private let roles: [ExportRole]
  private var parts: [Part] = []
  private var joined: [ReadNote] = []
  private var relabeled: [String] = []

  /// - Parameter repeatName: the innermost repeat of the sheet; `nil` for the main sheet.
  init(_ source: DataFrame, form: XLSForm?, repeatName: String?) {
    self.source = source
    self.form = form
    frame = source
    let heads = source.names.map(\.text)
    roles =
      form.map { ExportRoles($0, repeatName: repeatName).roles(of: heads) }
      ?? FormlessRoles.roles(of: heads)
    collectParts()
    assemble()
  }

  // MARK: Columns to questions

  private mutating func collectParts() {
    var done: Set<Int> = []
    for (name, role) in zip(source.names, roles) {
      switch role {
      case .leftOut: continue
      case .metadata: add([name.text], from: name)
      case .unknown(let path): add(path, from: name)
      case .otherText(let question), .position(let question, _):
        guard let form else { continue }
        let item = form.questions[question]
        var ending = "_other"
        if case .position(_, let part) = role { ending = "_" + part }
        guard !columns(of: role).isEmpty, columns(of: role)[0] == name else { continue }
        addQuestion(columns(of: role), path: item.groups + [item.name + ending], question: nil)
        parts[parts.count - 1].entry = CodebookEntry(
          kind: ending == "_other" ? .text : .number, isPrivate: item.kind.isPersonal)
      case .question(let question), .choice(let question, _):
        guard let form, done.insert(question).inserted else { continue }
        let item = form.questions[question]
        if item.kind == .selectMultiple {
          addMultiple(question, item)
        } else {
          addQuestion(columns(of: .question(question)), path: item.path, question: item)
        }
      }
    }
  }

  private func columns(of role: ExportRole) -> [ColumnName] {
    zip(source.names, roles).filter { $0.1 == role }.map(\.0)
  }

  private mutating func add(_ path: [String], from name: ColumnName) {
    guard let column = try? source.column(name) else { return }
    parts.append(Part(path: path, column: column, heads: [name.text], entry: source.codebook[name]))
  }

  /// One question, whose answers may stand in the columns of several versions.
  private mutating func addQuestion(_ names: [ColumnName], path: [String], question: FormQuestion?) {
    let entry = question.flatMap { question in form.map { $0.entry(for: question) } }
    guard names.count > 1, let joinedColumn = joining(names) else {
      for name in names {
        guard var column = try? source.column(name) else { continue }
        if let question { column = readingLabels(column, question, head: name.text) }
        // Versions that contradict each other keep the names that the file gives them.
        let ownPath = names.count == 1 ? path : split(name.text, by: "/")
        parts.append(
          Part(
            path: ownPath, column: column, heads: [name.text],
            entry: entry?.completed(by: source.codebook[name] ?? CodebookEntry()) ?? source.codebook[name]))
      }
      return
    }
    var column = Column.text(joinedColumn)
    if let question { column = readingLabels(column, question, head: names[0].text) }
    joined.append(.versionsJoined(column: path[path.count - 1], columns: names.map(\.text)))
    parts.append(Part(path: path, column: column, heads: names.map(\.text), entry: entry))
  }

  /// The answers of columns of one question; `nil`, and a problem, where two of them hold different answers.
  private mutating func joining(_ names: [ColumnName]) -> Categories? {
    let columns = names.compactMap { try? source.categories($0) }
    var rows: [Int] = []
    let texts = (0..<source.rowCount).map { row -> String? in
      let answers = columns.compactMap { $0[row] }
      if Set(answers).count > 1 { rows.append(row) }
      return answers.first
    }
    guard rows.isEmpty else {
      problems.append(
        .versionsDisagree(
          path: source.source, columns: names.map(\.text), excelColumns: names.map { source.excelColumn($0) ?? "" },
          rows: rows.prefix(20).map(source.excelRow), total: rows.count))
      return nil
    }
    return Categories(texts)
  }

  /// Answers from a list as codes, where the export has labels.
  private mutating func readingLabels(_ column: Column, _ question: FormQuestion, head: String) -> Column {
    guard question.kind == .selectOne, let form, case .text(let texts) = column else { return column }
    let reader = AnswerReader(form.choices(of: question))
    let codes = texts.levels.map(reader.code)
    guard codes != texts.levels else { return column }
    relabeled.append(question.name)
    return .text(Categories(texts.codes.map { $0 < 0 ? nil : codes[Int($0)] }))
  }

  private mutating func addMultiple(_ question: Int, _ item: FormQuestion) {
    guard let form else { return }
    let summaries = columns(of: .question(question))
    let choices = zip(source.names, roles).compactMap { name, role -> (name: ColumnName, code: String)? in
      if case .choice(question, let code) = role { (name, code) } else { nil }
    }
    let summary = summaries.count > 1 ? joining(summaries) : nil
    if summary != nil { joined.append(.versionsJoined(column: item.name, columns: summaries.map(\.text))) }
    let answers = MultipleAnswers(
      summary: summary ?? summaries.first.flatMap { try? source.categories($0) },
      columns: choices.compactMap { choice in (try? source.categories(choice.name)).map { (choice.code, $0) } },
      choices: form.choices(of: item), rowCount: source.rowCount)
    if answers.hadLabels { relabeled.append(item.name) }
    if !answers.disagreements.isEmpty {
      let place = summaries.first ?? choices.first?.name
      problems.append(
        .multipleAnswersDisagree(
          path: source.source, column: place?.text ?? item.name, excelColumn: place.flatMap(source.excelColumn) ?? "",
          cells: answers.disagreements.prefix(20).map { CellFact(row: source.excelRow($0.row), text: $0.text) },
          total: answers.disagreements.count))
    }
    let entry = form.entry(for: item)
    parts.append(
      Part(path: item.path, column: .text(Categories(answers.all)), heads: summaries.map(\.text), entry: entry))
    for (code, taken) in answers.single {
      let label = form.choices(of: item).first { $0.name == code }?.label ?? LabelText()
      let heads = choices.filter { $0.code == code }.map(\.name.text)
      parts.append(
        Part(
          path: item.path, ending: "/" + code, column: .numbers(NumberColumn(taken)), heads: heads,
          entry: CodebookEntry(label: label, kind: .trueOrFalse, isPrivate: entry.isPrivate)))
    }
  }

  // MARK: The table

  private mutating func assemble() {
    let names = shortNames()
    var codebook = Codebook()
    for (name, part) in zip(names, parts) {
      if let entry = part.entry { codebook[ColumnName(name)] = entry }
    }
    var notes: [ReadNote] = []
    let renamings = zip(names, parts).compactMap { name, part in
      part.heads.count == 1 && part.heads[0] != name ? ReadNote.Renaming(old: part.heads[0], new: name) : nil
    }
    if !renamings.isEmpty { notes.append(.columnsRenamed(renamings)) }
    for reason in ReadNote.LeftOut.allCases {
      let columns = zip(source.names, roles).filter { $0.1 == .leftOut(reason) }.map(\.0.text)
      if !columns.isEmpty { notes.append(.columnsLeftOut(reason, columns: columns)) }
    }
    notes += joined
    if !relabeled.isEmpty { notes.append(.labelsReadAsCodes(columns: relabeled)) }
    let columns = zip(names, parts).map { name, part in
      (
        name: ColumnName(name), column: part.column,
        excelColumn: part.heads.first.flatMap { source.excelColumn(ColumnName($0)) }
      )
    }
    let table = source.remade(columns, codebook: codebook, notes: [])
    var personal: [String] = []
    for name in table.names where PersonalData.sign(of: name, in: table) != nil || codebook[name]?.isPrivate == true {
      personal.append(name.text)
      codebook[name, default: CodebookEntry()].isPrivate = true
    }
    if !personal.isEmpty { notes.append(.personalData(columns: personal)) }
    frame = source.remade(columns, codebook: codebook, notes: notes)
  }

  /// The name without groups where no other column has it, else with as many groups as it needs.
  private func shortNames() -> [String] {
    var lengths = parts.map { _ in 1 }
    func name(_ position: Int) -> String {
      parts[position].path.suffix(lengths[position]).joined(separator: "/") + parts[position].ending
    }
    while true {
      let positions = Dictionary(grouping: parts.indices, by: name)
      let clashing = positions.values.filter { $0.count > 1 }.flatMap { $0 }
        .filter { lengths[$0] < parts[$0].path.count }
      guard !clashing.isEmpty else { break }
      for position in clashing { lengths[position] += 1 }
    }
    // Whole paths that are equal still: the head of the file, which is unique.
    var seen: Set<String> = []
    return parts.indices.map { position in
      let short = name(position)
      if seen.insert(short).inserted { return short }
      let head = parts[position].heads.first ?? "\(short)_\(position + 1)"
      seen.insert(head)
      return head
    }
  }
}

extension Codebook {
  /// What is known about a column, made where nothing was.
  subscript(name: ColumnName, default entry: @autoclosure () -> CodebookEntry) -> CodebookEntry {
    get { entries[name, default: entry()] }
    set { entries[name] = newValue }
  }
}
