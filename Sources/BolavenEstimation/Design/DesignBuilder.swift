public import BolavenData
import BolavenNumerics

extension DesignRequest {
  /// The design of each outcome of the formula.
  ///
  /// - Returns: one for each outcome, in the order of the formula.
  /// - Throws: `data` with every problem of the columns at once; `estimation` with `emptySample` and what removed the
  ///   rows, `negativeWeight`, `weightNotWhole`, `unknownLevel`, or `tooFewRows` for a polynomial of a degree that the
  ///   different values do not allow.
  public func designs(in frame: DataFrame) throws(DesignError) -> [FormulaDesign] {
    let parts = try DesignParts(self, in: frame)
    do throws(EstimationError) { return try parts.designs() } catch { throw .estimation(error) }
  }
}

/// Everything a formula names, computed for the rows of the table that pass the filter.
private struct DesignParts {
  let request: DesignRequest
  let frame: DataFrame
  let rowCount: Int
  /// Places of the rows of `frame` in the whole table; `nil` for all of them.
  let places: [Int]?
  let numbers: [Formula.Variable: ExtendedNumbers]
  /// Columns whose levels are named.
  let levels: [ColumnName: NamedLevels]
  /// Columns that only make groups.
  let groups: [ColumnName: LevelCodes]

  init(_ request: DesignRequest, in table: DataFrame) throws(DesignError) {
    self.request = request
    rowCount = table.rowCount
    var problems: [DataProblem] = []
    func collect(_ body: () throws(DataError) -> Void) {
      do throws(DataError) { try body() } catch { problems += error.problems.filter { !problems.contains($0) } }
    }
    var frame = table
    var places: [Int]?
    if let filter = request.filter {
      collect { () throws(DataError) in
        let holds = try filter.condition(in: table)
        let kept = holds.indices.filter { holds[$0] }
        places = kept
        frame = table.rows(kept)
      }
    }
    var numbers: [Formula.Variable: ExtendedNumbers] = [:]
    var levels: [ColumnName: NamedLevels] = [:]
    var groups: [ColumnName: LevelCodes] = [:]
    for factor in request.factors {
      collect { () throws(DataError) in
        switch factor {
        case .variable(let variable):
          if let name = variable.expression.name, try frame.holdsWords(ColumnName(name)) {
            levels[ColumnName(name)] = try NamedLevels(ColumnName(name), of: frame)
          } else if numbers[variable] == nil {
            numbers[variable] = try variable.expression.extendedNumbers(in: frame)
          }
        case .polynomial(let variable, _, _):
          numbers[variable] = try variable.expression.extendedNumbers(in: frame)
        case .levels(let name, _): levels[name] = try NamedLevels(name, of: frame)
        }
      }
    }
    for variable in request.numericVariables {
      collect { () throws(DataError) in numbers[variable] = try variable.expression.extendedNumbers(in: frame) }
    }
    for name in request.groupColumns where groups[name] == nil {
      collect { () throws(DataError) in groups[name] = try frame.levelCodes(name) }
    }
    guard problems.isEmpty else { throw .data(DataError(problems)) }
    self.frame = frame
    self.places = places
    self.numbers = numbers
    self.levels = levels
    self.groups = groups
  }

  /// Everything that outcomes which are seen in the same rows have in common.
  private struct Shared {
    /// The first of these outcomes, by its place in the formula.
    let position: Int
    /// The rows before weights and singletons took some.
    let observed: RowSelection
    let used: RowSelection
    /// What weights and singletons took.
    let losses: [Loss]
    let design: Design
    let clusters: [Clusters]
    let order: SerialOrder?
  }

  /// One for each outcome; those that are seen in the same rows share their regressors.
  func designs() throws(EstimationError) -> [FormulaDesign] {
    var known: [Shared] = []
    var designs: [FormulaDesign] = []
    for (position, outcome) in request.formula.outcomes.enumerated() {
      var losses: [Loss] = []
      let observed = observed(outcome, &losses)
      let shared: Shared
      if let same = known.first(where: { $0.observed == observed }) {
        shared = same
      } else {
        shared = try built(outcome, position, observed, losses)
        known.append(shared)
      }
      let used = shared.used
      designs.append(
        FormulaDesign(
          design: shared.design.with(outcome: outcome.name, y: values(outcome, used).values),
          sample: EstimationSample(rowCount: rowCount, observations: used.count, losses: losses + shared.losses),
          clusters: shared.clusters, order: shared.order,
          rows: used.isEverything ? places : used.rows.map { places?[$0] ?? $0 }, firstOfRows: shared.position))
    }
    return designs
  }

  /// The rows that pass the filter and miss neither the outcome nor anything else but weights.
  private func observed(_ outcome: Formula.Variable, _ losses: inout [Loss]) -> RowSelection {
    var selection = RowSelection(rowCount: frame.rowCount)
    let filtered = rowCount - frame.rowCount
    if filtered > 0 { losses.append(Loss(.filter, rows: filtered)) }
    for variable in [outcome] + request.lossVariables {
      guard let column = numbers[variable]?.rounded else { continue }
      selection.remove(column.missing).map { losses.append(Loss(.missing, column: variable.name, rows: $0)) }
    }
    for name in request.levelColumns {
      guard let codes = levels[name]?.codes ?? groups[name], codes.missingCount > 0 else { continue }
      selection.remove(codes.codes.map { $0 < 0 }).map { losses.append(Loss(.missing, column: name.text, rows: $0)) }
    }
    return selection
  }

  private func built(
    _ outcome: Formula.Variable, _ position: Int, _ observed: RowSelection, _ earlierLosses: [Loss]
  ) throws(EstimationError) -> Shared {
    var selection = observed
    var losses: [Loss] = []
    let weights = try weightValues(&selection, &losses)
    let effects = request.formula.absorbed
    var absorbed = effects.map { levels($0.columns, selection) }
    // A row that stands for two is not alone.
    let isRepeated = request.weightType == .frequency ? weights.map { selection.select($0).map { $0 > 1 } } : nil
    let alone = SingletonRows(zip(effects, absorbed).compactMap { $0.hasIntercept ? $1 : nil }, isRepeated: isRepeated)
    if !alone.rows.isEmpty {
      for (name, count) in zip(effects.filter(\.hasIntercept).map(\.name), alone.counts) where count > 0 {
        losses.append(Loss(.singleton, column: name, rows: count))
      }
      selection.drop(alone.rows)
      absorbed = effects.map { levels($0.columns, selection) }
    }
    guard selection.count > 0 else { throw .emptySample(earlierLosses + losses) }
    let columns = try columns(selection)
    let design = Design(
      outcome: outcome.name, y: values(outcome, selection).values, columns: columns.regressors + columns.endogenous,
      weights: weights.map { Weights(selection.select($0), type: request.weightType, column: request.weights) },
      absorbed: zip(effects, absorbed).map { effect, groups in
        AbsorbedFactor(
          name: effect.name, levels: groups, hasIntercept: effect.hasIntercept,
          slopes: effect.slopes.map { values($0, selection).values })
      }, endogenousCount: columns.endogenous.count, instruments: columns.instruments)
    return Shared(
      position: position, observed: observed, used: selection, losses: losses, design: design,
      clusters: request.clusterColumns.map { clusters($0, selection) }, order: serialOrder(selection))
  }

  /// Weights of all rows; those without one and those of 0 are lost.
  private func weightValues(
    _ selection: inout RowSelection, _ losses: inout [Loss]
  ) throws(EstimationError) -> [Double]? {
    guard let name = request.weights, let column = numbers[Formula.Variable(name)]?.rounded else { return nil }
    selection.remove(column.missing).map { losses.append(Loss(.missing, column: name.text, rows: $0)) }
    let used = selection.select(column.values)
    let negative = used.count { $0 < 0 }
    guard negative == 0 else { throw .negativeWeight(column: name.text, rows: negative) }
    selection.remove(column.values.map { $0 == 0 }).map {
      losses.append(Loss(.zeroWeight, column: name.text, rows: $0))
    }
    if request.weightType == .frequency {
      let broken = used.count { $0 != $0.rounded() }
      guard broken == 0 else { throw .weightNotWhole(column: name.text, rows: broken) }
    }
    return column.values
  }

  private func values(_ variable: Formula.Variable, _ selection: RowSelection) -> DesignColumn {
    guard let numbers = numbers[variable] else {
      return DesignColumn(term: variable.name, values: [Double](repeating: 0, count: selection.count))
    }
    return DesignColumn(
      term: variable.name, values: selection.select(numbers.rounded.values),
      remainders: numbers.remainders.map(selection.select))
  }

  /// The level of each row by one column, or by several combined.
  private func levels(_ names: [ColumnName], _ selection: RowSelection) -> LevelCodes {
    let parts = names.compactMap { groups[$0] }
    guard var codes = parts.first else { return LevelCodes([]) }
    for other in parts.dropFirst() { codes = LevelCodes(combining: codes, other) }
    return selection.isEverything ? codes : LevelCodes(selection.select(codes.codes))
  }

  private func clusters(_ names: [ColumnName], _ selection: RowSelection) -> Clusters {
    let levels = levels(names, selection)
    return Clusters(name: names.map(\.text).joined(separator: "^"), codes: levels.codes, count: levels.levelCount)
  }

  private func serialOrder(_ selection: RowSelection) -> SerialOrder? {
    guard let time = request.time else { return nil }
    return SerialOrder(
      series: request.series.map { clusters([$0], selection) }, time: time.text,
      values: values(Formula.Variable(time), selection).values)
  }

  private func columns(
    _ selection: RowSelection
  ) throws(EstimationError) -> (regressors: [DesignColumn], endogenous: [DesignColumn], instruments: [DesignColumn]) {
    let formula = request.formula
    let isAbsorbed = formula.absorbed.contains(where: \.hasIntercept)
    var regressors: [DesignColumn] = []
    if formula.hasIntercept, !isAbsorbed {
      regressors.append(DesignColumn(interceptOf: selection.count))
    }
    let hasConstant = formula.hasIntercept || isAbsorbed
    regressors += try columns(of: formula.regressors, hasConstant: hasConstant, selection)
    return (
      regressors, formula.endogenous.map { values($0, selection) },
      try columns(of: formula.instruments, hasConstant: hasConstant, selection)
    )
  }

  private func columns(
    of terms: [Formula.Term], hasConstant: Bool, _ selection: RowSelection
  ) throws(EstimationError) -> [DesignColumn] {
    var hasConstant = hasConstant
    var columns: [DesignColumn] = []
    for (position, term) in terms.enumerated() {
      var factors: [CodedFactor] = []
      for factor in term.factors {
        let loses = losesReference(factor, of: term, after: terms[..<position], hasConstant: hasConstant)
        factors.append(try coded(factor, losesReference: loses, selection))
      }
      // Without a constant the first factor has all its levels, which together are one.
      if term.factors.count == 1, isCategorical(term.factors[0]) { hasConstant = true }
      columns += CodedFactor.products(factors)
    }
    return columns
  }

  private func isCategorical(_ factor: Formula.Factor) -> Bool {
    switch factor {
    case .levels: true
    case .variable(let variable): numbers[variable] == nil
    case .polynomial: false
    }
  }

  private func coded(
    _ factor: Formula.Factor, losesReference: Bool, _ selection: RowSelection
  ) throws(EstimationError) -> CodedFactor {
    switch factor {
    case .variable(let variable):
      guard numbers[variable] == nil else { return CodedFactor(columns: [values(variable, selection)]) }
      return try coded(ColumnName(variable.name), reference: nil, losesReference: losesReference, selection)
    case .levels(let name, let reference):
      return try coded(name, reference: reference, losesReference: losesReference, selection)
    case .polynomial(let variable, let degree, let name):
      let x = values(variable, selection)
      guard let columns = orthogonalPolynomials(x.values, remainders: x.remainders, degree: degree) else {
        throw .tooFewRows(observations: Set(x.values).count, coefficients: degree)
      }
      return CodedFactor(
        columns: columns.enumerated().map { position, column in
          DesignColumn(term: "\(name)::\(position + 1)", values: column.values, remainders: column.remainders)
        })
    }
  }

  private func coded(
    _ name: ColumnName, reference: String?, losesReference: Bool, _ selection: RowSelection
  ) throws(EstimationError) -> CodedFactor {
    guard let all = levels[name] else { return CodedFactor(columns: []) }
    let used = all.used(selection)
    var omitted = losesReference ? 0 : nil
    if let reference {
      omitted = used.position(of: reference)
      if omitted == nil { throw .unknownLevel(column: name.text, level: reference, known: used.names) }
    }
    return CodedFactor(name: name.text, levels: used.names, codes: used.codes.codes, without: omitted)
  }
}

extension DesignRequest {
  /// Factors of the terms on both sides of the instruments.
  fileprivate var factors: [Formula.Factor] { (formula.regressors + formula.instruments).flatMap(\.factors) }

  /// Variables that must be numbers.
  fileprivate var numericVariables: [Formula.Variable] {
    formula.outcomes + formula.endogenous + formula.absorbed.flatMap(\.slopes)
      + [weights, time].compactMap { $0 }.map { Formula.Variable($0) }
  }

  /// Columns that make groups.
  fileprivate var groupColumns: [ColumnName] {
    formula.absorbed.flatMap(\.columns) + clusterColumns.flatMap { $0 } + [series].compactMap { $0 }
  }

  /// Columns of each way of clustering.
  fileprivate var clusterColumns: [[ColumnName]] {
    clusters.map { name in name.text.split(separator: "^").map { ColumnName(String($0)) } }
  }

  /// Variables whose missing values cost rows, behind the outcome.
  fileprivate var lossVariables: [Formula.Variable] {
    factors.compactMap { factor in
      switch factor {
      case .variable(let variable), .polynomial(let variable, _, _): variable
      case .levels: nil
      }
    } + formula.endogenous + formula.absorbed.flatMap(\.slopes) + [time].compactMap { $0.map { Formula.Variable($0) } }
  }

  /// Columns of levels whose missing values cost rows.
  fileprivate var levelColumns: [ColumnName] {
    factors.compactMap { factor in
      switch factor {
      case .levels(let name, _): name
      case .variable(let variable): variable.expression.name.map { ColumnName($0) }
      case .polynomial: nil
      }
    } + groupColumns
  }
}
