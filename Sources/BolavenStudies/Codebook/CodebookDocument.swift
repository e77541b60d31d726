public import BolavenData
public import BolavenEstimation
public import BolavenFormats

/// Everything that is known about the columns of a table: what file, form and plan say, and what the values show.
public struct CodebookDocument: Sendable {
  /// The data, as the user named them.
  public let file: String
  /// The title of the study or form; the name of the file where there is none.
  public let title: String
  /// Rows of the table.
  public let rowCount: Int
  /// In the order of the table.
  public let variables: [CodebookVariable]
  /// Whether the rows were invented.
  public let isSynthetic: Bool

  /// - Parameters:
  ///   - frame: the rows, its codebook that of the file or form.
  ///   - codebook: what stands over it, such as that of a plan.
  public init(
    _ frame: DataFrame, codebook: Codebook = Codebook(), title: String? = nil, isSynthetic: Bool = false
  ) {
    file = frame.source
    self.title = title ?? frame.source
    rowCount = frame.rowCount
    let merged = codebook.completed(by: frame.codebook)
    variables = frame.names.map { CodebookVariable($0, in: frame, entry: merged[$0] ?? CodebookEntry()) }
    self.isSynthetic = isSynthetic
  }

  /// Codes of the languages of its labels, sorted; empty where no label names one.
  public var languages: [String] {
    let texts = variables.flatMap { [$0.entry.label] + $0.entry.values.map(\.label) }
    return Set(texts.flatMap(\.texts.keys)).subtracting([""]).sorted()
  }

  /// The members of its JSON.
  public var members: [JSONMember] {
    [
      JSONMember("file", .string(file)), JSONMember("title", .string(title)),
      JSONMember("synthetic", .bool(isSynthetic)), JSONMember("rows", .integer(rowCount)),
      JSONMember("columns", .array(variables.map(\.json))),
    ]
  }
}

/// What is known about one column.
public struct CodebookVariable: Sendable {
  /// How often a code occurs.
  public struct Frequency: Sendable, Hashable {
    /// As the data have it.
    public let code: String
    /// What it stands for; empty where nothing says so.
    public let label: LabelText
    /// Rows.
    public let count: Int
  }

  /// The column.
  public let name: ColumnName
  /// What file, form and plan say.
  public let entry: CodebookEntry
  /// What its values are, found out from them where nothing says so.
  public let kind: CodebookEntry.Kind
  /// Rows with a value.
  public let present: Int
  /// Rows without.
  public let missing: Int
  /// Different values; 0 of a private column, which tells nothing about its values.
  public let distinct: Int
  /// Of a column of numbers; `nil` for any other, and for a private one.
  public let summary: Summary?
  /// The codes, those of the list first; empty for other columns, and for a private one.
  public let frequencies: [Frequency]

  /// A column of texts with more of them is no list of codes.
  private static let mostCodes = 30

  init(_ name: ColumnName, in frame: DataFrame, entry: CodebookEntry) {
    self.name = name
    self.entry = entry
    var texts = (try? frame.levels(name)) ?? Categories([])
    let codes = Set(entry.missingCodes.map(\.code))
    if !codes.isEmpty {
      texts = Categories(
        texts.codes.map { $0 < 0 || codes.contains(texts.levels[Int($0)]) ? nil : texts.levels[Int($0)] })
    }
    present = texts.codes.count { $0 >= 0 }
    missing = frame.rowCount - present
    var counts = [Int](repeating: 0, count: texts.levels.count)
    for code in texts.codes where code >= 0 { counts[Int(code)] += 1 }
    let used = counts.indices.filter { counts[$0] > 0 }
    let isNumeric = Self.isNumeric(entry.kind) ?? Self.looksNumeric(used.map { texts.levels[$0] })
    let isCoded = entry.kind == .choice || entry.kind == .likert || entry.kind == .trueOrFalse || !entry.values.isEmpty
    kind =
      entry.kind
      ?? (isCoded
        ? .choice
        : isNumeric
          ? used.allSatisfy { !texts.levels[$0].contains(".") } ? .integer : .number
          : used.count <= Self.mostCodes && used.count * 2 <= present ? .choice : .text)
    distinct = entry.isPrivate ? 0 : used.count
    guard !entry.isPrivate else {
      summary = nil
      frequencies = []
      return
    }
    let column = Categories(texts.codes.map { $0 < 0 ? nil : texts.levels[Int($0)] })
    let numbers = try? DataFrame(source: frame.source, columns: [(name, .text(column))]).numbers(name)
    let rows = numbers.map { numbers in (0..<numbers.count).filter { !numbers.missing[$0] } } ?? []
    summary =
      isNumeric && !isCoded && !rows.isEmpty
      ? numbers.map { Summary(Measurements(rows, texts: column, numbers: $0, reading: .exact)) } : nil
    let isListed = kind == .choice || kind == .likert || kind == .trueOrFalse
    guard isListed, kind != .multi else {
      frequencies = []
      return
    }
    let countOfCode = Dictionary(used.map { (texts.levels[$0], counts[$0]) }, uniquingKeysWith: +)
    let listed = entry.values.map {
      Frequency(code: $0.code, label: $0.label, count: countOfCode[$0.code] ?? 0)
    }
    let others = used.map { texts.levels[$0] }.filter { text in !entry.values.contains { $0.code == text } }.sorted()
    frequencies = listed + others.map { Frequency(code: $0, label: LabelText(), count: countOfCode[$0] ?? 0) }
  }

  private static func isNumeric(_ kind: CodebookEntry.Kind?) -> Bool? {
    switch kind {
    case .integer, .number: true
    case nil: nil
    default: false
    }
  }

  /// Whether every text is a number and none is a name made of digits, as 007 is.
  private static func looksNumeric(_ levels: [String]) -> Bool {
    !levels.isEmpty
      && levels.allSatisfy { text in
        let digits = text.drop { $0 == "-" || $0 == "+" }
        return decimalNumber(trimmingBlanks(text)) != nil
          && !(digits.first == "0" && digits.dropFirst().first.map { $0.isNumber } ?? false)
      }
  }

  var json: JSONValue {
    let label = { (text: LabelText) in
      JSONValue.object(text.texts.sorted { $0.key < $1.key }.map { JSONMember($0.key, .string($0.value)) })
    }
    let number = { (x: Double?) in x.map(JSONValue.number) ?? .null }
    return .object([
      JSONMember("name", .string(name.text)), JSONMember("label", label(entry.label)),
      JSONMember("type", .string(kind.rawValue)), JSONMember("unit", entry.unit.map { .string($0) } ?? .null),
      JSONMember("private", .bool(entry.isPrivate)), JSONMember("n", .integer(present)),
      JSONMember("missing", .integer(missing)), JSONMember("distinct", .integer(distinct)),
      JSONMember("low", number(entry.range?.lowerBound.finiteBound)),
      JSONMember("high", number(entry.range?.upperBound.finiteBound)),
      JSONMember("constraint", entry.constraint.map { .string($0) } ?? .null),
      JSONMember("missing_codes", .array(entry.missingCodes.map { .string($0.code) })),
      JSONMember(
        "values",
        .array(
          (frequencies.isEmpty
            ? entry.values.map { Frequency(code: $0.code, label: $0.label, count: -1) } : frequencies).map { value in
              .object([
                JSONMember("code", .string(value.code)), JSONMember("label", label(value.label)),
                JSONMember("n", value.count < 0 ? .null : .integer(value.count)),
              ])
            })),
      JSONMember("mean", number(summary?.mean)), JSONMember("sd", number(summary?.standardDeviation)),
      JSONMember("min", number(summary?.minimum)), JSONMember("median", number(summary?.median)),
      JSONMember("max", number(summary?.maximum)),
    ])
  }
}

extension Double {
  /// `nil` for the bound of a range that is open.
  var finiteBound: Double? { magnitude < .greatestFiniteMagnitude ? self : nil }
}
