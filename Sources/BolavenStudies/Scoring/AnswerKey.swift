import BolavenData

/// The right answers of a test: one row an item, with columns `item` and `correct`.
///
/// What else a key may say: `module`; `options`, how many there are; `weight`, the points of a right answer; `form`, the
/// forms of the test that have the item, where there are several; `wave`, the waves in which it was asked; `anchor`,
/// whether it ties scales together. Several right options, forms or waves have blanks between them.
struct AnswerKey: Sendable {
  struct Item: Sendable, Hashable {
    let name: String
    let module: String?
    let correct: String
    /// How many answers can be given; `nil` where it is not known.
    let optionCount: Int?
    /// Points of a right answer.
    let weight: Double
    /// Empty where every form has it.
    let forms: [String]
    /// Empty where every wave has it.
    let waves: [String]
  }

  let items: [Item]
  /// The file, as the user named it.
  let source: String
  /// Every form that the key names, in its order.
  let forms: [String]
  private let frame: DataFrame

  /// - Throws: blank, repeated and impossible entries; a right answer that is not one of the options.
  init(_ frame: DataFrame) throws(StudyError) {
    do throws(DataError) {
      let names = try frame.categories("item")
      let correct = try frame.categories("correct")
      let modules = frame.has("module") ? try frame.categories("module") : nil
      let options = frame.has("options") ? try frame.numbers("options", within: 1...26) : nil
      let weights = frame.has("weight") ? try frame.numbers("weight", within: 0...1e6) : nil
      let forms = frame.has("form") ? try frame.levels("form") : nil
      let waves = frame.has("wave") ? try frame.levels("wave") : nil
      try requireNoBlank(names, column: "item", in: frame)
      try requireNoBlank(correct, column: "correct", in: frame)
      if let options { try requireWhole(options, column: "options", in: frame) }
      try requireUnique(names, column: "item", in: frame)
      let items = (0..<frame.rowCount).map { row in
        Item(
          name: names[row] ?? "", module: modules?[row], correct: correct[row] ?? "",
          optionCount: options?[row].map { Int($0) }, weight: weights?[row] ?? 1, forms: words(forms?[row]),
          waves: words(waves?[row]).map(normalised))
      }
      var seen: [String] = []
      for form in items.flatMap(\.forms) where !seen.contains(form) { seen.append(form) }
      self.items = items
      self.frame = frame
      self.forms = seen
      source = frame.source
    } catch {
      throw StudyError(error)
    }
    // Options that are letters or numbers are known without the answers; words are known by the labels of a form.
    var problems = items.filter { $0.optionCount != nil && $0.hasShortOptions }
      .compactMap { impossible($0, AnswerOptions($0)) }.map(StudyProblem.data)
    if items.allSatisfy({ $0.weight == 0 }) { problems.append(.scoring(.noWeight(key: source))) }
    guard problems.isEmpty else { throw StudyError(problems) }
  }

  /// - Throws: words of the column `wave` that name no wave; an empty list allows any.
  func requireWaves(_ known: [String]) throws(StudyError) {
    guard frame.has("wave") else { return }
    do throws(DataError) {
      try requireKnown(
        frame.levels("wave"), among: known, column: "wave", in: frame, isList: true, normalised: normalised)
    } catch {
      throw StudyError(error)
    }
  }

  /// A right answer that is not one of the options.
  func impossible(_ item: Item, _ options: AnswerOptions) -> DataProblem? {
    guard options.keys(of: item) == nil, let row = items.firstIndex(of: item) else { return nil }
    return .unknownCode(
      path: source, column: "correct", excelColumn: frame.excelColumn("correct") ?? "",
      cells: [CellFact(row: frame.excelRow(row), text: item.correct)], total: 1, known: options.shown)
  }
}

extension AnswerKey.Item {
  /// Whether every right answer is a letter or a number, alone or with others.
  var hasShortOptions: Bool {
    separated(correct).allSatisfy { $0.count == 1 || Int($0) != nil }
  }
}

/// Words with blanks between them.
private func words(_ text: String?) -> [String] {
  (text ?? "").split { $0.isWhitespace }.map(String.init)
}

/// Several codes in one text: blanks, commas, semicolons and plus signs stand between them.
func separated(_ text: String) -> [String] {
  text.split { $0.isWhitespace || ",;+".contains($0) }.map(String.init)
}

/// An answer without blanks around it, in small letters: `B`, `b ` and `b` are the same answer.
func normalised(_ answer: String) -> String {
  let scalars = answer.unicodeScalars
  guard let first = scalars.firstIndex(where: { !$0.properties.isWhitespace }),
    let last = scalars.lastIndex(where: { !$0.properties.isWhitespace })
  else { return "" }
  return String(scalars[first...last]).lowercased()
}
