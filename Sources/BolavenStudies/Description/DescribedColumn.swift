import BolavenData
import BolavenEstimation

/// The groups that a column makes of the rows.
struct DescribedGroups: Sendable {
  /// More groups than this fill no table that anybody reads.
  static let most = 50

  let name: ColumnName
  /// In their order; only those that occur.
  let levels: [String]
  /// The group of each row; `nil` where it has none.
  let groupOfRow: [Int?]

  init(_ name: ColumnName, in frame: DataFrame) throws(DataError) {
    let categories = try frame.categories(name).withoutMissingTexts
    let grouping = Grouping(categories)
    self.name = name
    levels = grouping.levels
    groupOfRow = zip(categories.codes, grouping.groupOfRow).map { $0 < 0 ? nil : $1 }
  }

  /// Rows without a group.
  var missing: Int { groupOfRow.count { $0 == nil } }
}

/// A column as it is described: numbers, or texts that are counted.
struct DescribedColumn: Sendable {
  enum Content: Sendable {
    case numbers(NumberContent)
    case texts(Categories)
  }

  /// Numbers and the rows that have one.
  struct NumberContent: Sendable {
    /// Ascending.
    let rows: [Int]
    /// One for each of the rows.
    let measurements: Measurements
    /// The same as doubles, one for each of the rows; empty where there are too many to draw.
    let drawn: [Double]
  }

  /// Why a column that looks like numbers is counted as texts.
  enum Doubt: Sendable, Hashable {
    case notNumbers(total: Int, of: Int, cells: [CellFact])
    case ambiguous(total: Int, cells: [CellFact])
  }

  let name: ColumnName
  let rowCount: Int
  let content: Content
  let doubt: Doubt?

  /// Reads a column: numbers where every value is one and none begins with a zero, as identifiers do.
  init(_ name: ColumnName, in frame: DataFrame, _ settings: DescriptionSettings) throws(DataError) {
    self.name = name
    rowCount = frame.rowCount
    let texts = try frame.categories(name)
    let values = texts.withoutMissingTexts
    var numbers: NumberColumn?
    var doubt: Doubt?
    if !settings.countsValues, !values.beginsWithWords, !values.hasLeadingZeros {
      do throws(DataError) {
        numbers = try frame.numbers(name)
      } catch {
        doubt = Doubt(error, values: values.codes.count { $0 >= 0 })
      }
    }
    self.doubt = doubt
    if let numbers {
      let rows = (0..<numbers.count).filter { !numbers.missing[$0] }
      content = .numbers(
        NumberContent(
          rows: rows,
          measurements: Measurements(rows, texts: texts, numbers: numbers, reading: settings.reading),
          drawn: rows.count > mostDrawnValues ? [] : rows.map { numbers.values[$0] }))
    } else {
      content = .texts(values)
    }
  }
}

extension DescribedColumn.Doubt {
  /// Only where nearly all values are numbers: a column of names is what it is.
  init?(_ error: DataError, values: Int) {
    switch error.problems.first {
    case .notANumber(_, _, _, let cells, let total) where total * 10 <= values:
      self = .notNumbers(total: total, of: values, cells: cells)
    case .ambiguousNumber(_, _, _, let cells, let total): self = .ambiguous(total: total, cells: cells)
    default: return nil
    }
  }
}

extension Categories {
  /// The texts that mean "no answer" are no texts, as they are no numbers.
  fileprivate var withoutMissingTexts: Categories {
    let isMissing = levels.map(DataFrame.meansMissing)
    guard isMissing.contains(true) else { return self }
    return Categories(levels: levels, codes: codes.map { $0 >= 0 && isMissing[Int($0)] ? -1 : $0 })
  }

  /// Whether half of the first hundred texts are no numbers: there is no need to read the others.
  fileprivate var beginsWithWords: Bool {
    var seen = 0
    var words = 0
    for code in codes where code >= 0 {
      seen += 1
      if decimalNumber(trimmingBlanks(levels[Int(code)])) == nil { words += 1 }
      if seen == 100 { break }
    }
    return 2 * words > seen
  }

  /// Whether a text is written as `007`: a name made of digits.
  fileprivate var hasLeadingZeros: Bool {
    let isName = levels.map { text in
      let digits = text.utf8.drop { $0 == 32 || $0 == 43 || $0 == 45 }
      return digits.first == 48 && digits.dropFirst().first.map { (48...57).contains($0) } ?? false
    }
    return isName.contains(true) && codes.contains { $0 >= 0 && isName[Int($0)] }
  }
}
