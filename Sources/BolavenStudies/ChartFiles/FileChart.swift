public import BolavenData
import BolavenEstimation
public import BolavenReports

/// A chart drawn straight from the columns of a file, without an analysis.
public struct FileChart: Sendable, Hashable {
  /// Which chart, and the columns that it needs.
  public enum Kind: Sendable, Hashable {
    /// A line for each group over the periods of `time`.
    case trend(time: ColumnName, value: ColumnName, by: ColumnName?)
    /// A small chart for each group.
    case multiples(time: ColumnName, value: ColumnName, by: ColumnName)
    /// A line for each unit over two to four waves.
    case slope(time: ColumnName, value: ColumnName, by: ColumnName)
    /// A curve for each group.
    case lorenz(value: ColumnName, weights: ColumnName?, by: ColumnName?)
    /// A row for each group or item.
    case dumbbell(by: ColumnName, pre: ColumnName, post: ColumnName)
    /// A row for each estimate.
    case effect(by: ColumnName, value: ColumnName, low: ColumnName?, high: ColumnName?)
    /// A period for each row, an estimator for each group.
    case event(time: ColumnName, value: ColumnName, low: ColumnName?, high: ColumnName?, by: ColumnName?)
    /// A row for each covariate.
    case balance(by: ColumnName, pre: ColumnName, post: ColumnName?)
    /// The first row is the total before, the last the total after.
    case waterfall(by: ColumnName, value: ColumnName)
  }

  /// Which chart.
  public let kind: Kind
  /// What stands above it; `nil` for the names of the columns.
  public var title: LocalizedText?
  /// What stands at its axis; `nil` for the name of the column.
  public var axis: LocalizedText?
  /// The line of a trend that should be reached.
  public var target: Double?
  /// The unit of a slope that is highlighted.
  public var highlighted: String?

  /// A chart of columns.
  public init(_ kind: Kind) { self.kind = kind }

  /// Its name in files.
  var id: String {
    switch kind {
    case .trend: TrendChart.name
    case .multiples: SmallMultiplesChart.name
    case .slope: SlopeChart.name
    case .lorenz: LorenzChart.name
    case .dumbbell: DumbbellChart.name
    case .effect: EffectChart.name
    case .event: EventStudyChart.name
    case .balance: LovePlotChart.name
    case .waterfall: WaterfallChart.name
    }
  }

  /// The chart of a file.
  ///
  /// - Throws: columns that are not there or hold no numbers; rows that cannot be drawn together.
  public func chart(of frame: DataFrame) throws(FileChartError) -> Chart {
    let columns = try FileChartColumns(frame)
    let drawn: any ChartKind
    let axisColumn: ColumnName
    switch kind {
    case .trend(let time, let value, let by):
      axisColumn = value
      drawn = try trend(try columns.periods(time, value, by: by), value)
    case .multiples(let time, let value, let by):
      axisColumn = value
      drawn = try multiples(try columns.periods(time, value, by: by), value)
    case .slope(let time, let value, let by):
      axisColumn = value
      drawn = try slope(try columns.periods(time, value, by: by), value, frame)
    case .lorenz(let value, let weights, let by):
      axisColumn = value
      drawn = try lorenz(columns, value, weights, by)
    case .dumbbell(let by, let pre, let post):
      axisColumn = post
      drawn = try dumbbell(columns, by, pre, post)
    case .effect(let by, let value, let low, let high):
      axisColumn = value
      drawn = try effect(columns, by, value, low, high)
    case .event(let time, let value, let low, let high, let by):
      axisColumn = value
      drawn = try event(columns, time, value, low, high, by)
    case .balance(let by, let pre, let post):
      axisColumn = pre
      drawn = try balance(columns, by, pre, post)
    case .waterfall(let by, let value):
      axisColumn = value
      drawn = try waterfall(columns, by, value)
    }
    return Chart(id: id, title: title ?? .verbatim(axisColumn.text), kind: drawn)
  }

  // MARK: Periods

  private func quantity(_ column: ColumnName, _ numbers: [Double?]) -> ChartQuantity {
    ChartQuantity(axis ?? .verbatim(column.text), numbers.compactMap { $0 }.style)
  }

  private func trend(_ table: PeriodTable, _ value: ColumnName) throws(FileChartError) -> TrendChart {
    guard table.groups.count <= TrendChart.most else {
      throw .tooMany(path: table.path, what: "lines", found: table.groups.count, most: TrendChart.most)
    }
    let numbers = table.groups.flatMap(\.values) + [target]
    return TrendChart(
      series: table.groups.map { .init(label: .verbatim($0.name), values: $0.values) },
      periods: table.periods.map { .verbatim($0) }, target: target, quantity: quantity(value, numbers))
  }

  private func multiples(_ table: PeriodTable, _ value: ColumnName) throws(FileChartError) -> SmallMultiplesChart {
    let quantity = quantity(value, table.groups.flatMap(\.values))
    let periods = table.periods.map { LocalizedText.verbatim($0) }
    return SmallMultiplesChart(
      panels: table.groups.map { group in
        let label = LocalizedText.verbatim(group.name)
        return .init(
          label: label,
          chart: TrendChart(
            series: [.init(label: label, values: group.values)], periods: periods, target: target, quantity: quantity))
      })
  }

  private func slope(_ table: PeriodTable, _ value: ColumnName, _ frame: DataFrame) throws(FileChartError) -> SlopeChart
  {
    guard (2...4).contains(table.periods.count) else {
      throw .wavesNotTwoToFour(path: table.path, found: table.periods)
    }
    var position: Int?
    if let highlighted {
      position = table.groups.firstIndex { $0.name == highlighted }
      guard position != nil else {
        throw .noSuchGroup(
          path: table.path, name: highlighted, nearest: nearestNames(to: highlighted, among: table.groups.map(\.name)))
      }
    }
    return SlopeChart(
      units: table.groups.map { .init(label: .verbatim($0.name), values: $0.values) },
      waves: table.periods.map { .verbatim($0) }, highlighted: position,
      quantity: quantity(value, table.groups.flatMap(\.values)))
  }

  // MARK: Shares

  private func lorenz(
    _ columns: FileChartColumns, _ value: ColumnName, _ weights: ColumnName?, _ by: ColumnName?
  ) throws(FileChartError) -> LorenzChart {
    let values = try columns.numbers(value)
    let weightOfRow = try columns.optionalNumbers(weights)
    let groups = try columns.groups(by)
    guard groups.count <= TrendChart.most else {
      throw .tooMany(path: columns.path, what: "curves", found: groups.count, most: TrendChart.most)
    }
    if let weightOfRow, let weights {
      let negative = weightOfRow.indices.filter { (weightOfRow[$0] ?? 0) < 0 }
      guard negative.isEmpty else {
        throw .negativeWeight(path: columns.path, column: weights.text, rows: columns.excelRows(negative))
      }
    }
    var curves: [LorenzChart.Curve] = []
    for group in groups {
      let rows = group.rows.filter { values[$0] != nil && (weightOfRow == nil || weightOfRow?[$0] != nil) }
      let curve = LorenzCurve(
        rows.compactMap { values[$0] }, weights: weightOfRow.map { column in rows.compactMap { column[$0] } })
      guard let curve else {
        throw .nothingToShare(path: columns.path, column: value.text, group: group.name)
      }
      curves.append(
        .init(
          label: group.name.map { .verbatim($0) } ?? .glossary(.all),
          points: curve.points.map { ($0.people, $0.whole) }, gini: curve.gini))
    }
    return LorenzChart(
      curves: curves, whole: axis ?? .verbatim(value.text), people: FileChartWording.rows)
  }

  // MARK: Rows

  private func dumbbell(
    _ columns: FileChartColumns, _ by: ColumnName, _ pre: ColumnName, _ post: ColumnName
  ) throws(FileChartError) -> DumbbellChart {
    let rows = try columns.rows(labels: by, needed: [pre, post])
    return DumbbellChart(
      items: rows.map { .init(label: .verbatim($0.label), pre: $0.numbers[0], post: $0.numbers[1]) },
      quantity: quantity(post, rows.flatMap(\.numbers)).titled(axis ?? .verbatim("\(pre), \(post)")),
      preLabel: .verbatim(pre.text), postLabel: .verbatim(post.text))
  }

  private func effect(
    _ columns: FileChartColumns, _ by: ColumnName, _ value: ColumnName, _ low: ColumnName?, _ high: ColumnName?
  ) throws(FileChartError) -> EffectChart {
    let rows = try columns.rows(labels: by, needed: [value], also: [low, high])
    guard rows.count <= EffectChart.most else {
      throw .tooMany(path: columns.path, what: "estimates", found: rows.count, most: EffectChart.most)
    }
    let numbers = rows.flatMap { row in row.numbers + row.others.compactMap { $0 } }
    return EffectChart(
      estimates: rows.enumerated().map { position, row in
        .init(label: .verbatim(row.label), value: row.numbers[0], interval: row.interval, isMain: rows.count == 1)
      }, axis: axis ?? .verbatim(value.text), decimals: numbers.shownPlaces, level: 0.95)
  }

  private func event(
    _ columns: FileChartColumns, _ time: ColumnName, _ value: ColumnName, _ low: ColumnName?, _ high: ColumnName?,
    _ by: ColumnName?
  ) throws(FileChartError) -> EventStudyChart {
    let rows = try columns.rows(labels: time, needed: [time, value], also: [low, high])
    let groups = try columns.groups(by)
    guard groups.count <= TrendChart.most else {
      throw .tooMany(path: columns.path, what: "estimators", found: groups.count, most: TrendChart.most)
    }
    let whole = rows.filter { $0.numbers[0] == $0.numbers[0].rounded() && $0.numbers[0].magnitude < 1e6 }
    guard whole.count == rows.count else { throw .timeNotWhole(path: columns.path, column: time.text) }
    let series = groups.map { group in
      let members = Set(group.rows)
      return EventStudyChart.Series(
        label: group.name.map { .verbatim($0) } ?? .glossary(.effect),
        estimates: rows.filter { members.contains($0.row) }.map {
          .init(time: Int($0.numbers[0]), value: $0.numbers[1], interval: $0.interval)
        })
    }
    guard rows.contains(where: { row in groups.contains { $0.rows.contains(row.row) } }) else {
      throw .nothingToDraw(path: columns.path, column: value.text)
    }
    return EventStudyChart(
      series: series, axis: axis ?? .verbatim(value.text), time: .verbatim(time.text),
      decimals: rows.flatMap { [$0.numbers[1]] + $0.others.compactMap { $0 } }.shownPlaces, level: 0.95)
  }

  private func balance(
    _ columns: FileChartColumns, _ by: ColumnName, _ pre: ColumnName, _ post: ColumnName?
  ) throws(FileChartError) -> LovePlotChart {
    let rows = try columns.rows(labels: by, needed: [pre], also: [post])
    return LovePlotChart(
      covariates: rows.map { .init(label: .verbatim($0.label), before: $0.numbers[0], after: $0.others[0]) },
      axis: axis ?? FileChartWording.standardizedDifference)
  }

  private func waterfall(
    _ columns: FileChartColumns, _ by: ColumnName, _ value: ColumnName
  ) throws(FileChartError) -> WaterfallChart {
    let rows = try columns.rows(labels: by, needed: [value])
    guard rows.count > 1, let first = rows.first, let last = rows.last else {
      throw .nothingToDraw(path: columns.path, column: value.text)
    }
    let steps = rows.dropFirst().dropLast()
    let sum = steps.reduce(first.numbers[0]) { $0 + $1.numbers[0] }
    let greatest = rows.map { $0.numbers[0].magnitude }.max() ?? 0
    guard (sum - last.numbers[0]).magnitude <= 1e-6 * greatest else {
      throw .stepsDoNotAdd(path: columns.path, sum: sum, total: last.numbers[0], row: columns.excelRows([last.row])[0])
    }
    return WaterfallChart(
      start: (.verbatim(first.label), first.numbers[0]),
      steps: steps.map { .init(label: .verbatim($0.label), change: $0.numbers[0]) },
      end: (.verbatim(last.label), last.numbers[0]), quantity: quantity(value, rows.map { $0.numbers[0] }))
  }
}

/// The words of charts of files.
enum FileChartWording {
  static let rows: LocalizedText = .draft("rows", lo: "ແຖວ", ja: "行")
  static let standardizedDifference: LocalizedText = .draft(
    "Standardised difference of means", lo: "ຄວາມແຕກຕ່າງມາດຕະຖານຂອງຄ່າສະເລ່ຍ", ja: "標準化した平均の差")
}

extension ChartQuantity {
  fileprivate func titled(_ title: LocalizedText) -> ChartQuantity { ChartQuantity(title, style) }
}

extension [Double] {
  /// The fewest decimals that show every number, at most 3.
  var shownPlaces: Int {
    (0..<3).first { places in
      let scale = [1.0, 10, 100][places]
      return allSatisfy {
        ($0 * scale - ($0 * scale).rounded()).magnitude <= 1e-9 * Swift.max(1, ($0 * scale).magnitude)
      }
    } ?? 3
  }

  /// How numbers of a file are written beside a chart.
  fileprivate var style: NumberStyle { shownPlaces == 0 ? .count : .fixed(decimals: shownPlaces) }
}
