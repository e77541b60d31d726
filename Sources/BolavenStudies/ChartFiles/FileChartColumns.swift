import BolavenData

/// The columns of a file as charts need them.
struct FileChartColumns {
  let path: String
  private let frame: DataFrame

  /// A row with its label and its numbers.
  struct Row {
    /// From 0, in the file.
    let row: Int
    let label: String
    /// Those that must be there.
    let numbers: [Double]
    /// Those that may be missing.
    let others: [Double?]

    /// From the first of the other numbers to the second.
    var interval: ClosedRange<Double>? {
      guard others.count == 2, let low = others[0], let high = others[1] else { return nil }
      return min(low, high)...max(low, high)
    }
  }

  /// Rows of one group.
  struct Group {
    /// `nil` where there are no groups.
    let name: String?
    let rows: [Int]
  }

  init(_ frame: DataFrame) throws(FileChartError) {
    self.frame = frame
    path = frame.source
    guard frame.rowCount > 0 else { throw .data(DataError([.noRows(path: frame.source)])) }
  }

  func excelRows(_ rows: [Int]) -> [Int] { rows.map(frame.excelRow) }

  func numbers(_ name: ColumnName) throws(FileChartError) -> [Double?] {
    do throws(DataError) {
      let column = try frame.numbers(name)
      return (0..<column.count).map { column[$0].flatMap { $0.isFinite ? $0 : nil } }
    } catch {
      throw .data(error)
    }
  }

  func optionalNumbers(_ name: ColumnName?) throws(FileChartError) -> [Double?]? {
    guard let name else { return nil }
    return try numbers(name)
  }

  func texts(_ name: ColumnName) throws(FileChartError) -> [String?] {
    do throws(DataError) {
      let levels = try frame.levels(name)
      return (0..<frame.rowCount).map { levels[$0] }
    } catch {
      throw .data(error)
    }
  }

  /// The groups of a column in the order of the file, rows without one left out; one group of all rows without a column.
  func groups(_ name: ColumnName?) throws(FileChartError) -> [Group] {
    guard let name else { return [Group(name: nil, rows: Array(0..<frame.rowCount))] }
    let texts = try texts(name)
    var order: [String] = []
    var rows: [String: [Int]] = [:]
    for (row, text) in texts.enumerated() {
      guard let text else { continue }
      if rows[text] == nil { order.append(text) }
      rows[text, default: []].append(row)
    }
    guard !order.isEmpty else { throw .nothingToDraw(path: path, column: name.text) }
    return order.map { Group(name: $0, rows: rows[$0] ?? []) }
  }

  /// Rows with a label and every number that is needed, in the order of the file.
  func rows(
    labels: ColumnName, needed: [ColumnName], also: [ColumnName?] = []
  ) throws(FileChartError) -> [Row] {
    let labels = try texts(labels)
    var columns: [[Double?]] = []
    for name in needed { columns.append(try numbers(name)) }
    var others: [[Double?]?] = []
    for name in also { others.append(try optionalNumbers(name)) }
    let rows = (0..<frame.rowCount).compactMap { row -> Row? in
      let numbers = columns.compactMap { $0[row] }
      guard let label = labels[row], numbers.count == columns.count else { return nil }
      return Row(row: row, label: label, numbers: numbers, others: others.map { column in column.flatMap { $0[row] } })
    }
    guard !rows.isEmpty else { throw .nothingToDraw(path: path, column: needed.last?.text ?? "") }
    return rows
  }

  /// The values of every group in every period.
  func periods(_ time: ColumnName, _ value: ColumnName, by: ColumnName?) throws(FileChartError) -> PeriodTable {
    let (times, values) = (try texts(time), try numbers(value))
    let groups = try groups(by)
    var found: [String] = []
    var seen: Set<String> = []
    for group in groups {
      for row in group.rows {
        if let period = times[row], seen.insert(period).inserted { found.append(period) }
      }
    }
    guard groups.contains(where: { group in group.rows.contains { times[$0] != nil && values[$0] != nil } }) else {
      throw .nothingToDraw(path: path, column: value.text)
    }
    let calendar = PeriodCalendar(found)
    var series: [PeriodTable.Group] = []
    for group in groups {
      var rowOfPeriod: [String: Int] = [:]
      for row in group.rows {
        guard let period = times[row] else { continue }
        if let earlier = rowOfPeriod[period] {
          throw .repeatedPeriod(path: path, group: group.name, period: period, rows: excelRows([earlier, row]))
        }
        rowOfPeriod[period] = row
      }
      series.append(
        PeriodTable.Group(
          name: group.name ?? value.text,
          values: calendar.places.map { place in place.text.flatMap { rowOfPeriod[$0] }.flatMap { values[$0] } }))
    }
    return PeriodTable(path: path, periods: calendar.places.map(\.label), groups: series)
  }
}

/// The values of every group in every period.
struct PeriodTable {
  struct Group {
    let name: String
    /// One a period; `nil` where there is none.
    let values: [Double?]
  }

  let path: String
  let periods: [String]
  /// At least one.
  let groups: [Group]
}

/// Periods in their order, those that nobody reported among them, so that a gap is seen.
struct PeriodCalendar {
  struct Place: Hashable {
    /// What stands at the axis.
    let label: String
    /// As the file writes it; `nil` where it has no row.
    let text: String?
  }

  let places: [Place]

  /// The most periods that are filled in: dates far apart are as they are.
  private static let most = 600

  /// Years, quarters and months are filled in; other periods stand at equal distances, in their order where it is sure,
  /// otherwise in that of the file.
  init(_ texts: [String]) {
    let orders = texts.map(periodOrder)
    let known = orders.compactMap { $0 }
    guard known.count == texts.count, let length = known.first?.count, known.allSatisfy({ $0.count == length }) else {
      places = texts.map { Place(label: $0, text: $0) }
      return
    }
    let sorted = zip(known, texts).sorted { $0.0.lexicographicallyPrecedes($1.0) }
    let isQuarter = texts.allSatisfy { $0.contains("Q") || $0.contains("q") }
    let isHalf = texts.contains { $0.contains("H") || $0.contains("h") }
    let perYear = length == 1 ? 1 : length == 2 && isQuarter ? 4 : length == 2 && !isHalf ? 12 : 0
    let isCalendar =
      perYear > 0
      && known.allSatisfy {
        (1000...9999).contains($0[0]) && ($0.count == 1 || (1...perYear).contains($0[1]))
      }
    let numbers = sorted.map { order, _ in perYear * order[0] + (order.count > 1 ? order[1] - 1 : 0) }
    guard isCalendar, let first = numbers.first, let last = numbers.last, last - first < Self.most,
      Set(numbers).count == numbers.count
    else {
      places = sorted.map { Place(label: $0.1, text: $0.1) }
      return
    }
    let textOfNumber = Dictionary(zip(numbers, sorted.map(\.1)), uniquingKeysWith: { first, _ in first })
    places = (first...last).map { number in
      if let text = textOfNumber[number] { return Place(label: text, text: text) }
      let (year, part) = (number / perYear, number % perYear + 1)
      let label =
        switch perYear {
        case 1: "\(year)"
        case 4: "\(year)-Q\(part)"
        default: "\(year)-\(part < 10 ? "0" : "")\(part)"
        }
      return Place(label: label, text: nil)
    }
  }
}
