import BolavenData
public import BolavenNumerics
import Glibc

/// Moments of rows that are in memory or pass by a chunk at a time; what is no number is missing.
///
/// `(Intercept)` is a column of ones. Nothing of the rows' number is kept. Means and scales are compensated sums; no
/// sum depends on the number of threads.
///
/// Source: Chan, Golub & LeVeque (1983), *Algorithms for computing the sample variance*, for the centered sums.
public struct BlockMoments: MomentSource {
  /// The names of the columns, in the order of the rows.
  public let columns: [String]
  private let rows: any BlockSequence

  /// Rows that can be gone through several times.
  ///
  /// - Parameter columns: the name of each column of the rows.
  public init(_ rows: some BlockSequence, columns: [String]) {
    precondition(columns.count == rows.columnCount, "every column has a name")
    self.rows = ConstantInFront(rows: rows)
    self.columns = columns
  }

  /// Columns in memory, all equally long.
  public init(columns: [(name: String, values: [Double])]) {
    self.init(
      BlockedColumns(columns.map(\.values), rowCount: columns.first?.values.count ?? 0), columns: columns.map(\.name))
  }

  /// The rows that have all of the columns, as they pass by: n × k.
  ///
  /// - Throws: `unknownColumn`.
  public func blocks(_ columns: [String]) throws(EstimationError) -> (any BlockSequence)? {
    CompleteRows(of: rows, columns: try places(columns))
  }

  /// Rows, means and scales, in two passes.
  ///
  /// - Throws: `unknownColumn`; `emptySample` where no row has all columns; `numerics` for rows that cannot be read.
  public func survey(_ columns: [String]) throws(EstimationError) -> Survey {
    let places = try places(columns)
    let k = columns.count
    var all = 0
    var used = 0
    var sums = [CompensatedSum](repeating: CompensatedSum(), count: k)
    var missing = [Int](repeating: 0, count: k)
    try each(rows) { chunk in
      all += chunk.rowCount
      let complete = CompleteRows.complete(chunk, columns: places)
      used += complete.rows.rows
      for j in 0..<k {
        missing[j] += complete.firstMissing[j]
        for x in complete.rows.column(j) { sums[j].add(x) }
      }
    }
    guard used > 0 else { throw .emptySample([]) }
    let means = sums.map { $0.value / Double(used) }
    var squares = [CompensatedSum](repeating: CompensatedSum(), count: k)
    try each(CompleteRows(of: rows, columns: places)) { chunk in
      let matrix = chunk.matrix
      for j in 0..<k { for x in matrix.column(j) { squares[j].add((x - means[j]) * (x - means[j])) } }
    }
    let losses = zip(columns, missing).compactMap { $1 > 0 ? Loss(.missing, column: $0, rows: $1) : nil }
    return Survey(
      sample: EstimationSample(rowCount: all, observations: used, losses: losses), means: means,
      scales: squares.map { ($0.value / Double(used)).squareRoot() })
  }

  /// Σ v (xᵢ − cᵢ)(xⱼ − cⱼ) in one pass, k × k: one matrix a group, or a single one.
  ///
  /// - Throws: `unknownColumn`; `numerics` for rows that cannot be read.
  public func crossProducts(
    _ columns: [String], centeredAt centers: [Double], groupedBy group: String?, rowWeight: RowWeight
  ) throws(EstimationError) -> [Matrix] {
    precondition(centers.count == columns.count, "one center a column")
    var names = columns + (group.map { [$0] } ?? [])
    let weightStart = names.count
    switch rowWeight {
    case .none: break
    case .column(let name): names.append(name)
    case .squaredResidual(let prediction): names += prediction.columns + [prediction.response]
    }
    let k = columns.count
    var groups = NumberedGroups()
    var sums: [Matrix] = group == nil ? [Matrix(rows: k, columns: k)] : []
    try each(CompleteRows(of: rows, columns: try places(names))) { chunk in
      let matrix = chunk.matrix
      let weights = weights(rowWeight, in: matrix, from: weightStart)
      let own = BlockedColumns((0..<k).map { matrix.column($0) }, rowCount: matrix.rows)
      guard group != nil else {
        sums[0] = sums[0].adding(BolavenNumerics.crossProducts(of: own, weights: weights, centers: centers))
        return
      }
      for (number, members) in groups.members(of: matrix.column(k)) {
        while sums.count <= number { sums.append(Matrix(rows: k, columns: k)) }
        let part = BlockedColumns((0..<k).map { j in members.map { matrix[$0, j] } }, rowCount: members.count)
        let counts = weights.map { weights in members.map { weights[$0] } }
        sums[number] = sums[number].adding(
          BolavenNumerics.crossProducts(of: part, weights: counts, centers: centers))
      }
    }
    return group == nil ? sums : groups.order.map { sums[$0] }
  }

  /// Σ_{i∈g} (xᵢ − c)(yᵢ − xᵢᵀβ) in one pass, G × k: one row a group in the order of their numbers.
  ///
  /// - Throws: `unknownColumn`; `numerics` for rows that cannot be read.
  public func groupScores(
    of prediction: LinearPrediction, centeredAt centers: [Double], by group: String
  ) throws(EstimationError) -> Matrix {
    let k = prediction.columns.count
    var groups = NumberedGroups()
    var sums: [Double] = []
    try each(CompleteRows(of: rows, columns: try places(prediction.columns + [prediction.response, group]))) { chunk in
      let matrix = chunk.matrix
      let residuals = residuals(of: prediction, in: matrix, from: 0)
      for (row, number) in groups.numbers(of: matrix.column(k + 1)).enumerated() {
        while sums.count < (number + 1) * k { sums.append(0) }
        for j in 0..<k { sums[number * k + j] += (matrix[row, j] - centers[j]) * residuals[row] }
      }
    }
    let order = groups.order
    return Matrix(
      rows: order.count, columns: k, storage: (0..<k).flatMap { j in order.map { sums[$0 * k + j] } })
  }

  private func places(_ names: [String]) throws(EstimationError) -> [Int] {
    var places: [Int] = []
    for name in names {
      if name == Design.intercept {
        places.append(0)
      } else if let place = columns.firstIndex(of: name) {
        places.append(place + 1)
      } else {
        throw .unknownColumn(name: name, known: columns)
      }
    }
    return places
  }

  private func each(
    _ rows: any BlockSequence, _ body: (BlockedColumns) -> Void
  ) throws(EstimationError) {
    do throws(NumericsError) {
      try rows.forEachChunk { chunk throws(NumericsError) in
        for part in chunk.parts(of: CompleteRows.mostRows) { body(part) }
      }
    } catch {
      throw .numerics(error)
    }
  }

  private func weights(_ rowWeight: RowWeight, in matrix: Matrix, from start: Int) -> [Double]? {
    switch rowWeight {
    case .none: nil
    case .column: matrix.column(start)
    case .squaredResidual(let prediction): residuals(of: prediction, in: matrix, from: start).map { $0 * $0 }
    }
  }

  private func residuals(of prediction: LinearPrediction, in matrix: Matrix, from start: Int) -> [Double] {
    let k = prediction.columns.count
    var residuals = matrix.column(start + k)
    for (j, coefficient) in prediction.coefficients.enumerated() {
      for i in residuals.indices { residuals[i] -= coefficient * matrix[i, start + j] }
    }
    return residuals
  }
}

/// Groups by number, numbered as they first appear.
private struct NumberedGroups {
  private var known: [Double: Int] = [:]

  /// Positions of the groups in the order of their numbers.
  var order: [Int] { known.sorted { $0.key < $1.key }.map(\.value) }

  mutating func numbers(of values: [Double]) -> [Int] {
    values.map { value in
      if let number = known[value] { return number }
      let number = known.count
      known[value] = number
      return number
    }
  }

  mutating func members(of values: [Double]) -> [(number: Int, rows: [Int])] {
    var rows: [Int: [Int]] = [:]
    for (row, number) in numbers(of: values).enumerated() { rows[number, default: []].append(row) }
    return rows.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }
}

/// Some columns of the rows that have all of them.
private struct CompleteRows: BlockSequence {
  let rows: any BlockSequence
  let columns: [Int]
  init(of rows: any BlockSequence, columns: [Int]) {
    self.rows = rows
    self.columns = columns
  }

  var columnCount: Int { columns.count }

  func forEachChunk(_ body: (BlockedColumns) throws(NumericsError) -> Void) throws(NumericsError) {
    try rows.forEachChunk { chunk throws(NumericsError) in
      for part in chunk.parts(of: Self.mostRows) {
        try body(BlockedColumns(Self.complete(part, columns: columns).rows))
      }
    }
  }

  /// Rows that are in memory at once.
  static let mostRows = 65_536

  /// The rows that have all columns, and how many of the others lack a column and none before it.
  static func complete(_ chunk: BlockedColumns, columns: [Int]) -> (rows: Matrix, firstMissing: [Int]) {
    let matrix = chunk.selectingColumns(columns).matrix
    var firstMissing = [Int](repeating: 0, count: columns.count)
    guard matrix.storage.contains(where: \.isNaN) else { return (matrix, firstMissing) }
    let kept = (0..<matrix.rows).filter { row in
      guard let lacking = (0..<columns.count).first(where: { matrix[row, $0].isNaN }) else { return true }
      firstMissing[lacking] += 1
      return false
    }
    return (matrix.selectingRows(kept), firstMissing)
  }
}

/// A constant in front of other columns.
private struct ConstantInFront: BlockSequence {
  let rows: any BlockSequence
  var columnCount: Int { rows.columnCount + 1 }

  func forEachChunk(_ body: (BlockedColumns) throws(NumericsError) -> Void) throws(NumericsError) {
    try rows.forEachChunk { chunk throws(NumericsError) in
      let ones = BlockedColumns(rowCount: chunk.rowCount, columnCount: 1) { rows, target in
        for i in 0..<rows.count { target[i] = 1 }
      }
      try body(ones.appending(chunk))
    }
  }
}
