import BolavenData
import BolavenEstimation
import BolavenReports

/// Models stand side by side up to this many, then under each other.
private let mostColumns = 8

extension RegressionFindings {
  /// Whether each model has a column, its coefficients over their standard errors.
  var isSideBySide: Bool { (2...mostColumns).contains(models.count) }

  /// One model, or many under each other: a column for each number known of a coefficient. Some models: a column each.
  var table: Table {
    Table(
      id: id, title: RegressionWording.title(self), stub: RegressionWording.stub,
      spanners: isSideBySide ? spanners : [], columns: isSideBySide ? modelColumns : numberColumns,
      blocks: isSideBySide ? sideBySide : models.flatMap(blocks), notes: RegressionWording.notes(self))
  }

  /// The name of a coefficient among the addresses.
  func measureName(of term: String, in model: FittedRegression) -> String {
    isSideBySide ? "\(term).\(model.id)" : "\(models.count == 1 ? "" : "\(model.id).")\(term).estimate"
  }

  // MARK: One model

  private var numberColumns: [TableColumn] {
    [
      TableColumn(id: "estimate", header: RegressionWording.estimate),
      TableColumn(id: "std_error", header: RegressionWording.standardError),
      TableColumn(id: "t", header: .verbatim("t")), TableColumn(id: "df", header: .verbatim("df")),
      TableColumn(id: "p", header: .verbatim("p")),
      TableColumn(id: "interval", header: intervalHeader(settings.covariance.confidence)),
    ]
  }

  private func blocks(of model: FittedRegression) -> [TableBlock] {
    let isOnly = models.count == 1
    let prefix = isOnly ? "" : "\(model.id)."
    let place = { (row: String, column: String) in Address(analysis: self.id, row: prefix + row, column: column) }
    let origin = { (number: RegressionNumber) in origins.origin(of: number, in: model) }
    let freedoms = model.model.inference.estimates.compactMap(\.degreesOfFreedom)
    let decimalsOfFreedom = freedoms.allSatisfy { $0 == $0.rounded() } ? 0 : 1
    let rows = model.model.inference.estimates.map { estimate in
      let term = estimate.term
      let style = NumberStyle.fixed(decimals: decimals(of: estimate, in: model))
      return TableRow(
        id: prefix + term, label: .verbatim(term),
        cells: [
          .number(estimate.estimate, style, at: place(term, "estimate"), from: origin(.estimate(term))),
          .number(estimate.standardError, style, at: place(term, "std_error"), from: origin(.standardError(term))),
          .number(estimate.statistic, .fixed(decimals: 2), at: place(term, "t"), from: origin(.statistic(term))),
          .number(
            estimate.degreesOfFreedom, .fixed(decimals: decimalsOfFreedom), at: place(term, "df"),
            from: origin(.freedom(term))),
          .number(estimate.pValue, .pValue, at: place(term, "p"), from: origin(.pValue(term))),
          .interval(
            estimate.confidenceLow, estimate.confidenceHigh, style, at: place(term, "interval"),
            from: origin(.interval(term))),
        ])
    }
    let foot = RegressionFootRow.rows(for: [model]).map { row in
      TableRow(
        id: prefix + row.id, label: row.label,
        cells: [row.cell(model, place(row.id, "estimate"), origin(.foot(row.id)))]
          + [Cell](repeating: .empty, count: numberColumns.count - 1))
    }
    guard !isOnly else { return [TableBlock(rows: rows), TableBlock(rows: foot)] }
    return [TableBlock(label: RegressionWording.header(of: model, in: self), rows: rows + foot)]
  }

  // MARK: Models side by side

  private var modelColumns: [TableColumn] {
    models.map { TableColumn(id: $0.id, header: RegressionWording.header(of: $0, in: self)) }
  }

  /// Whether a head over several columns names the outcome of a model.
  func table(spans model: FittedRegression) -> Bool {
    guard isSideBySide, let position = models.firstIndex(where: { $0.id == model.id }) else { return false }
    return spanners.contains { $0.columns.contains(position) }
  }

  /// Outcomes over the levels of one formula.
  private var spanners: [Table.Spanner] {
    guard settings.by != nil, Set(models.map(\.outcome)).count > 1 else { return [] }
    var spanners: [Table.Spanner] = []
    var start = 0
    for end in 1...models.count where end == models.count || models[end].outcome != models[start].outcome {
      if end - start > 1 { spanners.append(.init(header: .verbatim(models[start].outcome), columns: start..<end)) }
      start = end
    }
    return spanners
  }

  private var sideBySide: [TableBlock] {
    var terms: [String] = []
    var known: Set<String> = []
    for term in models.flatMap({ $0.model.fit.design.terms }) where known.insert(term).inserted {
      if models.contains(where: { $0.model.fit.terms.contains(term) }) { terms.append(term) }
    }
    let coefficients = terms.flatMap { term in
      [
        TableRow(id: term, label: .verbatim(term), cells: models.map { cell(of: term, in: $0, isError: false) }),
        TableRow(
          id: "\(term).std_error", label: .verbatim(""), cells: models.map { cell(of: term, in: $0, isError: true) }),
      ]
    }
    let foot = RegressionFootRow.rows(for: models).map { row in
      TableRow(
        id: row.id, label: row.label,
        cells: models.map { model in
          row.cell(
            model, Address(analysis: id, row: row.id, column: model.id), origins.origin(of: .foot(row.id), in: model))
        })
    }
    return [TableBlock(rows: coefficients), TableBlock(rows: foot)]
  }

  /// Empty where the model has not the term; without a number where it was dropped.
  private func cell(of term: String, in model: FittedRegression, isError: Bool) -> Cell {
    let row = isError ? "\(term).std_error" : term
    guard let estimate = model.model.inference.estimates.first(where: { $0.term == term }) else {
      let isDropped = model.model.fit.droppedTerms.contains(term) && !isError
      return isDropped ? Cell.doesNotApply.marked(.footnote(RegressionWording.dropped)) : .notInModel
    }
    let decimals = decimals(of: estimate, in: model)
    return .number(
      isError ? estimate.standardError : estimate.estimate,
      isError ? .parenthesized(decimals: decimals) : .fixed(decimals: decimals),
      at: Address(analysis: id, row: row, column: model.id),
      from: origins.origin(of: isError ? .standardError(term) : .estimate(term), in: model))
  }

  /// Those of the standard error; without one, of the estimate; of an exact fit, of its largest coefficient.
  func decimals(of estimate: Estimate, in model: FittedRegression) -> Int {
    switch estimate.standardError {
    case nil: shownDecimals(of: estimate.estimate?.magnitude)
    case 0: shownDecimals(of: model.model.fit.coefficients.map(\.magnitude).max())
    case let error: shownDecimals(of: error)
    }
  }

  private var origins: RegressionOrigins { RegressionOrigins(settings: settings) }
}
