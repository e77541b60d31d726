import BolavenData

/// The answers to one item in a file, as codes: from one column, or from a column of 0 and 1 for each option, as exports of
/// questions with several answers write them; where both are there they have to agree.
struct ItemAnswers: Sendable {
  /// One a row; `nil` where nothing was answered.
  let given: [Set<String>?]
  /// The right codes.
  let keys: Set<String>
  /// Every option, or where they are not known every code that occurs.
  let options: [String]
  /// Whether any answer may stand, because neither the form nor the key says the options.
  let isOpen: Bool

  /// - Throws: answers that are no option, marks that are neither 0 nor 1, and ways that disagree; nothing where the file
  ///   has no column of the item: then it gives `nil`.
  init?(_ item: AnswerKey.Item, of key: AnswerKey, in frame: DataFrame) throws(DataError) {
    let options = AnswerOptions(item, in: frame)
    guard let keys = options.keys(of: item) else {
      throw DataError([key.impossible(item, options)].compactMap { $0 })
    }
    let name = ColumnName(item.name)
    let others = Set(key.items.map(\.name))
    let single = Self.columns(of: item, in: frame, options).filter { !others.contains($0.name.text) }
    guard frame.has(name) || !single.isEmpty else { return nil }
    var problems: [DataProblem] = []
    let isList = keys.count > 1 || !single.isEmpty || frame.codebook[name]?.kind == .multi
    let whole = frame.has(name) ? try Self.summary(name, in: frame, options, isList: isList, problems: &problems) : nil
    let marked = try Self.marked(single, in: frame, problems: &problems)
    if let whole, let marked {
      let rows = (0..<frame.rowCount).filter { whole[$0] != marked[$0] }
      if !rows.isEmpty {
        problems.append(
          .multipleAnswersDisagree(
            path: frame.source, column: item.name, excelColumn: frame.excelColumn(name) ?? "",
            cells: rows.prefix(20).map {
              CellFact(row: frame.excelRow($0), text: Self.contrast(whole[$0], marked[$0]))
            },
            total: rows.count))
      }
    }
    guard problems.isEmpty else { throw DataError(problems) }
    let given = whole ?? marked ?? []
    self.given = given
    self.keys = keys
    let known = options.shown.map(normalised)
    isOpen = known.isEmpty
    self.options = known.isEmpty ? given.reduce(into: keys) { $0.formUnion($1 ?? []) }.sorted() : known
  }

  /// `item/a`, `item.a` or `item-a`, where `a` is an option.
  private static func columns(
    of item: AnswerKey.Item, in frame: DataFrame, _ options: AnswerOptions
  ) -> [(name: ColumnName, code: String)] {
    frame.names.compactMap { name in
      guard name.text.hasPrefix(item.name), case let rest = name.text.dropFirst(item.name.count),
        let separator = rest.first, (options.shown.isEmpty ? "/" : "/.-").contains(separator),
        let code = options.code(of: String(rest.dropFirst())),
        !code.isEmpty
      else { return nil }
      return (name, code)
    }
  }

  private static func summary(
    _ name: ColumnName, in frame: DataFrame, _ options: AnswerOptions, isList: Bool, problems: inout [DataProblem]
  ) throws(DataError) -> [Set<String>?] {
    let texts = try frame.categories(name)
    var isUnknown = [Bool](repeating: false, count: texts.levels.count)
    let codes = texts.levels.enumerated().map { level, text -> Set<String>? in
      if DataFrame.meansMissing(text), !options.isKnown(text) { return nil }
      if let code = options.shown.isEmpty && isList ? nil : options.code(of: text) {
        return code.isEmpty ? nil : [code]
      }
      if isList, let codes = options.codes(of: text) { return codes }
      isUnknown[level] = true
      return nil
    }
    let cells = (0..<frame.rowCount).filter { texts.codes[$0] >= 0 && isUnknown[Int(texts.codes[$0])] }
    if !cells.isEmpty {
      problems.append(
        .unknownCode(
          path: frame.source, column: name.text, excelColumn: frame.excelColumn(name) ?? "",
          cells: cells.prefix(20).map { CellFact(row: frame.excelRow($0), text: texts[$0] ?? "") },
          total: cells.count, known: options.shown))
    }
    return texts.codes.map { $0 < 0 ? nil : codes[Int($0)] }
  }

  private static func marked(
    _ columns: [(name: ColumnName, code: String)], in frame: DataFrame, problems: inout [DataProblem]
  ) throws(DataError) -> [Set<String>?]? {
    guard !columns.isEmpty else { return nil }
    var given = [Set<String>?](repeating: nil, count: frame.rowCount)
    for (name, code) in columns {
      let texts = try frame.levels(name)
      let marks = texts.levels.map { text -> Bool? in
        switch normalised(text) {
        case "1", "1.0", "true", "yes": true
        case "0", "0.0", "false", "no": false
        default: nil
        }
      }
      var odd: [Int] = []
      for row in 0..<frame.rowCount where texts.codes[row] >= 0 {
        guard let mark = marks[Int(texts.codes[row])] else {
          odd.append(row)
          continue
        }
        if mark { given[row] = (given[row] ?? []).union([code]) }
      }
      if !odd.isEmpty {
        problems.append(
          .unknownCode(
            path: frame.source, column: name.text, excelColumn: frame.excelColumn(name) ?? "",
            cells: odd.prefix(20).map { CellFact(row: frame.excelRow($0), text: texts[$0] ?? "") }, total: odd.count,
            known: ["0", "1"]))
      }
    }
    return given
  }

  private static func contrast(_ whole: Set<String>?, _ marked: Set<String>?) -> String {
    let words = { (codes: Set<String>?) in codes.map { $0.sorted().joined(separator: " ") } ?? "nothing" }
    return "\(words(whole)), but the single columns say \(words(marked))"
  }
}
