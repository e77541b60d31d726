public import BolavenData
import BolavenNumerics

extension DesignRequest {
  /// The design of each outcome of the formula.
  ///
  /// - Throws: every problem of the columns at once; `emptySample` with what removed the rows, `negativeWeight`,
  ///   `weightNotWhole`, `unknownLevel`.
  public func designs(in frame: DataFrame) throws(DesignError) -> [FormulaDesign] {
    var designs: [FormulaDesign] = []
    let parts = try DesignParts(self, in: frame)
    for position in formula.outcomes.indices { designs.append(try parts.design(outcome: position)) }
    return designs
  }
}

/// Everything a formula names, computed for the rows of the table that pass the filter.
private struct DesignParts {
  let request: DesignRequest
  let frame: DataFrame
  let rowCount: Int
  /// Places of the rows of `frame` in the whole table.
  let places: [Int]
  var filtered = 0
  var numbers: [String: ExtendedNumbers] = [:]
  var levels: [ColumnName: Categories] = [:]

  init(_ request: DesignRequest, in table: DataFrame) throws(DesignError) {
    self.request = request
    rowCount = table.rowCount
    var problems: [DataProblem] = []
    func collect(_ body: () throws(DataError) -> Void) {
      do throws(DataError) { try body() } catch { problems += error.problems.filter { !problems.contains($0) } }
    }
    var frame = table
    var places: [Int] = []
    if let filter = request.filter {
      collect { () throws(DataError) in
        let holds = try filter.condition(in: table)
        places = holds.indices.filter { holds[$0] }
        frame = table.rows(places)
      }
    } else {
      places = Array(0..<table.rowCount)
    }
    var numbers: [String: ExtendedNumbers] = [:]
    var levels: [ColumnName: Categories] = [:]
    for factor in request.factors {
      collect { () throws(DataError) in
        switch factor {
        case .variable(let variable):
          if let name = variable.expression.name, try frame.holdsWords(ColumnName(name)) {
            levels[ColumnName(name)] = try frame.levels(ColumnName(name))
          } else if numbers[variable.name] == nil {
            numbers[variable.name] = try variable.expression.extendedNumbers(in: frame)
          }
        case .polynomial(let variable, _, _):
          numbers[variable.name] = try variable.expression.extendedNumbers(in: frame)
        case .levels(let name, _): levels[name] = try frame.levels(name)
        }
      }
    }
    for variable in request.numericVariables {
      collect { () throws(DataError) in numbers[variable.name] = try variable.expression.extendedNumbers(in: frame) }
    }
    for name in request.groupColumns { collect { () throws(DataError) in levels[name] = try frame.levels(name) } }
    guard problems.isEmpty else { throw .data(DataError(problems)) }
    self.frame = frame
    self.places = places
    self.numbers = numbers
    self.levels = levels
    filtered = table.rowCount - places.count
  }

  func design(outcome position: Int) throws(DesignError) -> FormulaDesign {
    do throws(EstimationError) { return try built(request.formula.outcomes[position]) } catch {
      throw .estimation(error)
    }
  }

  private func built(_ outcome: Formula.Variable) throws(EstimationError) -> FormulaDesign {
    var selection = RowSelection(rowCount: frame.rowCount)
    var losses = filtered > 0 ? [Loss(.filter, rows: filtered)] : []
    for name in [outcome.name] + request.variableNames {
      guard let column = numbers[name]?.rounded else { continue }
      selection.remove(missing: column.missing).map { losses.append(Loss(.missing, column: name, rows: $0)) }
    }
    for name in request.levelColumns {
      guard let column = levels[name] else { continue }
      selection.remove(missing: column.codes.map { $0 < 0 }).map {
        losses.append(Loss(.missing, column: name.text, rows: $0))
      }
    }
    let weights = try weightValues(&selection, &losses)
    var absorbedCodes = request.formula.absorbed.map { groups($0.columns, selection.rows) }
    let removed = singletons(
      absorbedCodes.enumerated().compactMap { request.formula.absorbed[$0].hasIntercept ? $1 : nil })
    if !removed.isEmpty {
      for (effect, count) in removed.byEffect.enumerated() where count > 0 {
        let names = request.formula.absorbed.filter(\.hasIntercept).map(\.name)
        losses.append(Loss(.singleton, column: names[effect], rows: count))
      }
      selection.keep(removed.kept)
      absorbedCodes = request.formula.absorbed.map { groups($0.columns, selection.rows) }
    }
    let rows = selection.rows
    guard !rows.isEmpty else { throw .emptySample(losses) }
    let sample = EstimationSample(rowCount: rowCount, observations: rows.count, losses: losses)
    let columns = try columns(rows)
    let design = Design(
      outcome: outcome.name, y: values(outcome, rows).values, columns: columns.regressors + columns.endogenous,
      weights: weights.map { all in
        Weights(selected(all, rows), type: request.weightType, column: request.weights)
      },
      absorbed: zip(request.formula.absorbed, absorbedCodes).map { effect, codes in
        AbsorbedEffect(
          codes, slopes: effect.slopes.map { values($0, rows) }, hasIntercept: effect.hasIntercept)
      }, endogenousCount: columns.endogenous.count, instruments: columns.instruments)
    return FormulaDesign(
      design: design, sample: sample, clusters: request.clusterColumns.map { groups($0, rows) },
      order: serialOrder(rows), rows: rows.count == rowCount ? rows : rows.map { places[$0] })
  }

  /// Weights of all rows; those without one and those of 0 are lost.
  private func weightValues(
    _ selection: inout RowSelection, _ losses: inout [Loss]
  ) throws(EstimationError) -> [Double]? {
    guard let name = request.weights, let column = numbers[name.text]?.rounded else { return nil }
    selection.remove(missing: column.missing).map { losses.append(Loss(.missing, column: name.text, rows: $0)) }
    let used = selection.rows
    let negative = used.count { column.values[$0] < 0 }
    guard negative == 0 else { throw .negativeWeight(column: name.text, rows: negative) }
    selection.remove(missing: column.values.map { $0 == 0 }).map {
      losses.append(Loss(.zeroWeight, column: name.text, rows: $0))
    }
    if request.weightType == .frequency {
      let broken = used.count { column.values[$0] != column.values[$0].rounded() }
      guard broken == 0 else { throw .weightNotWhole(column: name.text, rows: broken) }
    }
    return column.values
  }

  private func selected(_ all: [Double], _ rows: [Int]) -> [Double] {
    rows.count == all.count ? all : rows.map { all[$0] }
  }

  private func values(_ variable: Formula.Variable, _ rows: [Int]) -> DesignColumn {
    guard let numbers = numbers[variable.name] else {
      return DesignColumn(term: variable.name, values: [Double](repeating: 0, count: rows.count))
    }
    return DesignColumn(
      term: variable.name, values: selected(numbers.rounded.values, rows),
      remainders: numbers.remainders.map { selected($0, rows) })
  }

  /// The group of each row by one column, or by several combined.
  private func groups(_ names: [ColumnName], _ rows: [Int]) -> Clusters {
    let parts = names.compactMap { name in levels[name].map { compact(name.text, $0, rows) } }
    return parts.count == 1 ? parts[0] : Clusters(intersecting: parts)
  }

  private func compact(_ name: String, _ categories: Categories, _ rows: [Int]) -> Clusters {
    var numbers = [Int32](repeating: -1, count: categories.levels.count)
    var count: Int32 = 0
    var codes = [Int32](repeating: 0, count: rows.count)
    for (place, row) in rows.enumerated() {
      let code = Int(categories.codes[row])
      if numbers[code] < 0 {
        numbers[code] = count
        count += 1
      }
      codes[place] = numbers[code]
    }
    return Clusters(name: name, codes: codes, count: Int(count))
  }

  private func serialOrder(_ rows: [Int]) -> SerialOrder? {
    guard let time = request.time else { return nil }
    let series = request.series.map { groups([$0], rows) }
    let times = values(Formula.Variable(name: time.text, expression: Expression(column: time)), rows).values
    let sorted = Array(Set(times)).sorted()
    guard let first = sorted.first, let last = sorted.last else { return nil }
    // Whole numbers are steps; other times are steps in their order.
    let isWhole = sorted.allSatisfy { $0 == $0.rounded() } && last - first < 1e6
    let place = Dictionary(uniqueKeysWithValues: zip(sorted, sorted.indices))
    let codes = times.map { isWhole ? Int32($0 - first) : Int32(place[$0] ?? 0) }
    return SerialOrder(
      series: series,
      periods: Clusters(name: time.text, codes: codes, count: isWhole ? Int(last - first) + 1 : sorted.count))
  }

  private func columns(
    _ rows: [Int]
  ) throws(EstimationError) -> (regressors: [DesignColumn], endogenous: [DesignColumn], instruments: [DesignColumn]) {
    let formula = request.formula
    let isAbsorbed = formula.absorbed.contains(where: \.hasIntercept)
    var regressors: [DesignColumn] = []
    if formula.hasIntercept, !isAbsorbed {
      regressors.append(
        DesignColumn(term: Design.intercept, values: [Double](repeating: 1, count: rows.count)))
    }
    let hasConstant = formula.hasIntercept || isAbsorbed
    regressors += try columns(of: formula.regressors, hasConstant: hasConstant, rows)
    return (
      regressors, formula.endogenous.map { values($0, rows) },
      try columns(of: formula.instruments, hasConstant: hasConstant, rows)
    )
  }

  private func columns(
    of terms: [Formula.Term], hasConstant: Bool, _ rows: [Int]
  ) throws(EstimationError) -> [DesignColumn] {
    var hasConstant = hasConstant
    var columns: [DesignColumn] = []
    for term in terms {
      var factors: [CodedFactor] = []
      for factor in term.factors {
        let loses = losesReference(factor, of: term, among: terms, hasConstant: hasConstant)
        factors.append(try coded(factor, losesReference: loses, rows))
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
    case .variable(let variable): numbers[variable.name] == nil
    case .polynomial: false
    }
  }

  private func coded(
    _ factor: Formula.Factor, losesReference: Bool, _ rows: [Int]
  ) throws(EstimationError) -> CodedFactor {
    switch factor {
    case .variable(let variable):
      guard numbers[variable.name] == nil else { return CodedFactor(columns: [values(variable, rows)]) }
      return try coded(ColumnName(variable.name), reference: nil, losesReference: losesReference, rows)
    case .levels(let name, let reference):
      return try coded(name, reference: reference, losesReference: losesReference, rows)
    case .polynomial(let variable, let degree, let name):
      let x = values(variable, rows)
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
    _ name: ColumnName, reference: String?, losesReference: Bool, _ rows: [Int]
  ) throws(EstimationError) -> CodedFactor {
    guard let categories = levels[name] else { return CodedFactor(columns: []) }
    let grouping = Grouping(categories.rows(rows))
    let codes = grouping.groupOfRow.map { Int32($0) }
    guard let reference else {
      return CodedFactor(
        name: name.text, levels: grouping.levels, codes: codes, without: losesReference ? 0 : nil)
    }
    let wanted = decimalNumber(reference)
    guard
      let omitted = grouping.levels.firstIndex(where: { $0 == reference })
        ?? grouping.levels.firstIndex(where: { wanted != nil && decimalNumber($0) == wanted })
    else { throw .unknownLevel(column: name.text, level: reference, known: grouping.levels) }
    return CodedFactor(name: name.text, levels: grouping.levels, codes: codes, without: omitted)
  }
}

extension DesignRequest {
  /// Factors of the terms on both sides of the instruments.
  fileprivate var factors: [Formula.Factor] { (formula.regressors + formula.instruments).flatMap(\.factors) }

  /// Variables that must be numbers.
  fileprivate var numericVariables: [Formula.Variable] {
    formula.outcomes + formula.endogenous + formula.absorbed.flatMap(\.slopes)
      + [weights, time].compactMap { $0 }.map { Formula.Variable(name: $0.text, expression: Expression(column: $0)) }
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
  fileprivate var variableNames: [String] {
    factors.compactMap { factor in
      switch factor {
      case .variable(let variable), .polynomial(let variable, _, _): variable.name
      case .levels: nil
      }
    } + formula.endogenous.map(\.name) + formula.absorbed.flatMap(\.slopes).map(\.name) + [time].compactMap { $0?.text }
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

/// Rows that are still used.
struct RowSelection {
  private(set) var rows: [Int]

  init(rowCount: Int) { rows = Array(0..<rowCount) }

  /// Takes out rows; returns how many, `nil` for none.
  mutating func remove(missing: [Bool]) -> Int? {
    guard missing.contains(true) else { return nil }
    let before = rows.count
    rows.removeAll { missing[$0] }
    return before == rows.count ? nil : before - rows.count
  }

  /// Keeps some of the rows, by their place among those still used.
  mutating func keep(_ places: [Int]) { rows = places.map { rows[$0] } }
}

/// Rows that are alone in a level of some effect, taken out until none is left.
struct Singletons {
  /// Places of the rows that stay.
  let kept: [Int]
  /// How many rows each effect cost.
  let byEffect: [Int]
  var isEmpty: Bool { byEffect.allSatisfy { $0 == 0 } }
}

/// Source: Correia (2015), *Singletons, cluster-robust standard errors and fixed effects*, §2.
func singletons(_ effects: [Clusters]) -> Singletons {
  guard let first = effects.first else { return Singletons(kept: [], byEffect: []) }
  var counts = effects.map { effect in
    var counts = [Int32](repeating: 0, count: effect.count)
    for code in effect.codes { counts[Int(code)] += 1 }
    return counts
  }
  var byEffect = [Int](repeating: 0, count: effects.count)
  guard counts.contains(where: { $0.contains(1) }) else { return Singletons(kept: [], byEffect: byEffect) }
  var kept = Array(0..<first.codes.count)
  var before = -1
  while before != kept.count {
    before = kept.count
    for (position, effect) in effects.enumerated() {
      let alone = kept.filter { counts[position][Int(effect.codes[$0])] == 1 }
      guard !alone.isEmpty else { continue }
      byEffect[position] += alone.count
      for row in alone {
        for (other, codes) in effects.enumerated() { counts[other][Int(codes.codes[row])] -= 1 }
      }
      kept.removeAll { counts[position][Int(effect.codes[$0])] == 0 }
    }
  }
  return Singletons(kept: kept, byEffect: byEffect)
}
