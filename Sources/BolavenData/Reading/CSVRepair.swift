/// Reads rows whose quotes stand in wrong places, or that another mark separates, as they most likely are: in the way that
/// gives the usual number of cells.
struct CSVRepair {
  /// Cells that rows should have.
  let width: Int
  /// Lines of rows that were not taken as they stand.
  private(set) var lines: [Int] = []
  private(set) var total = 0

  init(width: Int) { self.width = width }

  /// Puts the cells of the next row in place of others; `nil` at the end.
  mutating func nextRow(of parser: inout CSVParser, into cells: inout [CSVCell]) throws(DataError) -> CSVRowPlace? {
    let before = parser
    var strict = (parser, cells, nil as CSVRowPlace?)
    var quoted = 0
    do throws(DataError) {
      strict.2 = try strict.0.nextRow(into: &strict.1)
      if strict.2 != nil, strict.1.count == 1, width > 2,
        let other = Self.otherDelimiter(of: before, width: width)
      {
        return take(other, &parser, &cells, repairedAt: other.2?.line)
      }
      if strict.2 == nil || strict.1.count == width || strict.0.quotedCells == 0 {
        return take(strict, &parser, &cells)
      }
      quoted = strict.0.quotedCells
    } catch {
      guard Self.isAboutQuotes(error) else { throw error }
      quoted = mostTried
      strict.2 = nil
    }
    // One quote that is out of place, else all of them; a row of one line before one that goes on in the next.
    let readings: [CSVParser.QuoteReading] = [.closedByDelimiter, .closedByDoubled, .letter]
    let places = Array(0..<min(quoted, mostTried)) + [-1]
    for isOneLine in [true, false] {
      for place in places {
        for reading in readings {
          var attempt = (before, cells, nil as CSVRowPlace?)
          attempt.0.quoteReadings = [place: reading]
          guard let row = try? attempt.0.nextRow(into: &attempt.1), attempt.1.count == width,
            !isOneLine || attempt.0.line <= row.line + 1
          else { continue }
          attempt.2 = row
          return take(attempt, &parser, &cells, repairedAt: row.line)
        }
      }
    }
    if strict.2 != nil { return take(strict, &parser, &cells) }
    // Without quotes every row can be read.
    var plain = (before, cells, nil as CSVRowPlace?)
    plain.0.quoteReadings = [-1: .letter]
    plain.2 = try plain.0.nextRow(into: &plain.1)
    return take(plain, &parser, &cells, repairedAt: plain.2?.line)
  }

  /// The row, where it has the usual cells with another delimiter.
  private static func otherDelimiter(of parser: CSVParser, width: Int) -> (CSVParser, [CSVCell], CSVRowPlace?)? {
    for delimiter in [44, 59, 9, 124, 32] as [UInt8] where [delimiter] != parser.delimiter {
      var attempt = (parser, [CSVCell](), nil as CSVRowPlace?)
      attempt.0.delimiter = [delimiter]
      guard let row = try? attempt.0.nextRow(into: &attempt.1), attempt.1.count == width else { continue }
      attempt.0.delimiter = parser.delimiter
      attempt.2 = row
      return attempt
    }
    return nil
  }

  private mutating func take(
    _ attempt: (CSVParser, [CSVCell], CSVRowPlace?), _ parser: inout CSVParser, _ cells: inout [CSVCell],
    repairedAt line: Int? = nil
  ) -> CSVRowPlace? {
    parser = attempt.0
    parser.quoteReadings = [:]
    cells = attempt.1
    if let line {
      total += 1
      if lines.count < CSVReader.mostRaggedRows { lines.append(line) }
    }
    return attempt.2
  }

  private static func isAboutQuotes(_ error: DataError) -> Bool {
    switch error.problems[0] {
    case .unterminatedQuote, .textAfterQuote: true
    default: false
    }
  }

  /// Quoted cells of a row that are tried one by one.
  private let mostTried = 12
}
