public import BolavenData

/// One thing that a check found in a table, with its place.
public struct CheckFinding: Sendable, Hashable {
  /// What was found.
  public enum Kind: Sendable, Hashable {
    /// A rule is broken that the plan, the form or the file states.
    case problem(DataProblem)
    /// A row at the foot whose identifier says that it sums up the others.
    case summaryRow(text: String)
    /// Rows that say the same in every column but the identifiers.
    case sameContent
    /// A column without a value in most rows in which it was asked for.
    case mostlyMissing(missing: Int, asked: Int)
    /// A required answer that is not there though it was asked for.
    case requiredMissing
    /// One enumerator's rows lack far more values than those of the others; shares of one.
    case missingByEnumerator(enumerator: String, share: Double, others: Double)
    /// A large share of answers says "don't know" or the like.
    case manyDoNotKnow(codes: [String], share: Double)
    /// The rule of the form is one that is not understood.
    case constraintUnchecked(String)
    /// Values far from the middle half: outside of the limits.
    case outliers(low: Double, high: Double)
    /// A number that looks like a code for "no answer".
    case suspiciousValue(Double)
    /// Interviews far shorter than the usual; minutes.
    case shortInterviews(median: Double, limit: Double)
    /// Interviews that end before they begin.
    case endBeforeStart
    /// Interviews of one enumerator at the same time.
    case overlappingInterviews(enumerator: String)
    /// Far more interviews of one enumerator on one day than the usual.
    case manyInterviews(enumerator: String, day: String, count: Int, median: Double)
    /// The same answer to every one of several questions in a row.
    case straightLining(columns: [String], enumerator: String?)
    /// Rows from several versions of the form, with their counts.
    case versions([Version])
    /// Places that cannot be right: on no land, outside the world, or far from all others; kilometres.
    case implausiblePositions(distance: Double?)
    /// Places of several interviews that are the same to the last digit.
    case samePositions
    /// A text under "other" that is a choice of the list.
    case otherIsChoice(text: String, code: String)
    /// A text under "other" that is written often.
    case frequentOther(text: String)
    /// A column that can tell who or where a person is, and that no plan marks private.
    case personalData(PersonalData.Sign)
  }

  /// A version of the form, and how many rows were collected with it.
  public struct Version: Sendable, Hashable {
    /// As the data have it.
    public let name: String
    /// Rows.
    public let count: Int
  }

  /// How serious it is.
  public enum Severity: String, Sendable {
    /// A stated rule is broken.
    case problem
    /// Somebody should look.
    case warning
    case note
  }

  /// What was found.
  public let kind: Kind
  /// The file.
  public let path: String
  /// The column; `nil` where whole rows are meant.
  public let column: String?
  /// Its letters in Excel; `nil` where it has none.
  public let excelColumn: String?
  /// Every cell, by row; texts of private columns are hidden. Rows only, where no column is meant.
  public let cells: [CellFact]

  init(_ kind: Kind, path: String, column: String? = nil, excelColumn: String? = nil, cells: [CellFact] = []) {
    self.kind = kind
    self.path = path
    self.column = column
    self.excelColumn = excelColumn
    self.cells = cells
  }

  /// A broken rule.
  public init(_ problem: DataProblem, path: String) { self.init(.problem(problem), path: path) }

  /// How serious it is.
  public var severity: Severity {
    switch kind {
    case .problem, .requiredMissing, .endBeforeStart: .problem
    case .constraintUnchecked: .note
    default: .warning
    }
  }

  /// The cells, or the rows, to be marked in a copy of the workbook: letters, empty for a whole row, and rows.
  public var marks: [(excelColumn: String, row: Int)] {
    if case .problem(let problem) = kind { return problem.marks }
    return cells.map { (excelColumn ?? "", $0.row) }
  }
}

extension DataProblem {
  /// The cells that the problem names.
  fileprivate var marks: [(excelColumn: String, row: Int)] {
    switch self {
    case .ambiguousNumber(_, _, let column, let cells, _), .notANumber(_, _, let column, let cells, _),
      .notWhole(_, _, let column, let cells, _), .outOfRange(_, _, let column, let cells, _, _, _),
      .unknownCode(_, _, let column, let cells, _, _), .multipleAnswersDisagree(_, _, let column, let cells, _),
      .constraintBroken(_, _, let column, let cells, _, _):
      cells.map { (column, $0.row) }
    case .duplicateIdentifier(_, _, let column, _, let rows): rows.map { (column, $0) }
    case .missingIdentifier(_, _, let rows): rows.map { ("", $0) }
    case .versionsDisagree(_, _, let columns, let rows, _): rows.flatMap { row in columns.map { ($0, row) } }
    default: []
    }
  }
}
