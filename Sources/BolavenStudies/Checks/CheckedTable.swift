public import BolavenData

/// A table while it is checked: its rows, and what is known about them.
public struct CheckedTable: Sendable {
  /// The rows.
  public let frame: DataFrame
  /// What is known about the columns, all sources together.
  public let codebook: Codebook
  /// Columns that identify a row.
  public let identifiers: [ColumnName]
  /// Whether every row has to have its identifiers.
  let needsIdentifiers: Bool
  /// The column with the person who asked; `nil` where there is none.
  public let enumerator: ColumnName?
  /// The form; `nil` where there is none.
  public let form: XLSForm?
  /// Columns that something else checks already against the plan.
  public let declared: Set<ColumnName>
  /// Columns whose rules may not be checked twice.
  private let numbers: [ColumnName: NumberColumn]

  /// - Parameters:
  ///   - codebook: what stands over the codebook of the frame.
  ///   - needsIdentifiers: false where rows without an identifier are found by other means.
  ///   - enumerator: `nil` for a column with a usual name.
  ///   - declared: columns that a plan describes, whose values are checked with the plan.
  public init(
    _ frame: DataFrame, codebook: Codebook = Codebook(), identifiers: [ColumnName] = [],
    needsIdentifiers: Bool = true, enumerator: ColumnName? = nil, form: XLSForm? = nil,
    declared: Set<ColumnName> = []
  ) {
    self.frame = frame
    self.codebook = codebook.completed(by: frame.codebook)
    self.identifiers = identifiers
    self.needsIdentifiers = needsIdentifiers
    self.enumerator = enumerator ?? Self.usualEnumerators.first(where: frame.has)
    self.form = form
    self.declared = declared
    var numbers: [ColumnName: NumberColumn] = [:]
    for name in frame.names where !identifiers.contains(name) {
      if let column = Self.numbers(name, in: frame) { numbers[name] = column }
    }
    self.numbers = numbers
  }

  private static let usualEnumerators = [
    "enumerator", "enumerator_id", "enumerator_name", "enum_id", "interviewer", "interviewer_id", "surveyor",
    "username",
    "_submitted_by", "SubmitterName", "ຜູ້ສຳພາດ", "ຊື່ຜູ້ສຳພາດ",
  ].map { ColumnName($0) }

  /// A column all of whose values are numbers, none of them a name made of digits as 007 is.
  private static func numbers(_ name: ColumnName, in frame: DataFrame) -> NumberColumn? {
    guard case .text(let texts)? = try? frame.column(name) else { return try? frame.numbers(name) }
    let looksLikeName = texts.levels.contains { text in
      let digits = text.drop { $0 == "-" || $0 == "+" }
      return digits.first == "0" && digits.dropFirst().first.map { $0.isNumber } ?? false
    }
    return looksLikeName ? nil : try? frame.numbers(name)
  }

  /// The numbers of a column; `nil` for a column of texts, codes, identifiers or technical numbers.
  func measurements(_ name: ColumnName) -> NumberColumn? {
    switch codebook[name]?.kind {
    case .integer, .number, nil: return name.text.hasPrefix("_") ? nil : numbers[name]
    default: return nil
    }
  }

  /// Whether values may not be shown.
  func isPrivate(_ name: ColumnName) -> Bool { codebook[name]?.isPrivate ?? false }

  /// The question of a column; `nil` without one.
  func question(_ name: ColumnName) -> FormQuestion? {
    form?.questions.first { $0.name == name.text && $0.repeats.isEmpty }
  }

  /// A finding about cells of a column.
  func finding(_ kind: CheckFinding.Kind, _ name: ColumnName, rows: [Int] = []) -> CheckFinding {
    let texts = isPrivate(name) || rows.isEmpty ? nil : try? frame.categories(name)
    return CheckFinding(
      kind, path: frame.source, column: name.text, excelColumn: frame.excelColumn(name),
      cells: rows.map {
        CellFact(row: frame.excelRow($0), text: isPrivate(name) ? PrivateColumns.hidden : texts?[$0] ?? "")
      })
  }

  /// A finding about whole rows.
  func finding(_ kind: CheckFinding.Kind, rows: [Int]) -> CheckFinding {
    CheckFinding(
      kind, path: frame.source, cells: rows.map { CellFact(row: frame.excelRow($0), text: "") })
  }

  /// The rows of each enumerator, in the order in which they first appear; empty without a column of enumerators.
  var rowsOfEnumerators: [(name: String, rows: [Int])] {
    guard let enumerator, let texts = try? frame.levels(enumerator) else { return [] }
    var rows = [[Int]](repeating: [], count: texts.levels.count)
    for (row, code) in texts.codes.enumerated() where code >= 0 { rows[Int(code)].append(row) }
    return zip(texts.levels, rows).filter { !$0.1.isEmpty }.map { ($0, $1) }
  }

  /// Everything that every check finds, problems first.
  public func findings() -> [CheckFinding] {
    let all = DataChecks.all.flatMap { $0.init().findings(in: self) }
    return all.filter { $0.severity == .problem } + all.filter { $0.severity != .problem }
  }
}
