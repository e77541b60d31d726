/// The best way to give each row at most one column.
enum Assignment {
  /// Maximises the sum of gains; a pair is only made where its gain is positive.
  ///
  /// The shortest augmenting path for each row in turn, with potentials: n²m steps.
  ///
  /// - Parameter gains: n × m, by row; pairs that cannot be made have 0.
  /// - Returns: the column of each row, or `nil`; n entries.
  ///
  /// Source: Kuhn (1955); Jonker & Volgenant (1987), §3.
  static func maximising(_ gains: [[Double]]) -> [Int?] {
    guard let columns = gains.first?.count, columns > 0 else { return gains.map { _ in nil } }
    if gains.count > columns {
      let transposed = (0..<columns).map { column in gains.map { $0[column] } }
      var result = [Int?](repeating: nil, count: gains.count)
      for (column, row) in maximising(transposed).enumerated() {
        if let row { result[row] = column }
      }
      return result
    }
    // Rows and columns are counted from 1; 0 stands for none.
    var rowPotential = [Double](repeating: 0, count: gains.count + 1)
    var columnPotential = [Double](repeating: 0, count: columns + 1)
    var rowOfColumn = [Int](repeating: 0, count: columns + 1)
    var previous = [Int](repeating: 0, count: columns + 1)
    for row in 1...gains.count {
      rowOfColumn[0] = row
      var column = 0
      var least = [Double](repeating: .infinity, count: columns + 1)
      var isUsed = [Bool](repeating: false, count: columns + 1)
      repeat {
        isUsed[column] = true
        let current = rowOfColumn[column]
        var step = Double.infinity
        var next = 0
        for other in 1...columns where !isUsed[other] {
          let reduced = -gains[current - 1][other - 1] - rowPotential[current] - columnPotential[other]
          if reduced < least[other] {
            least[other] = reduced
            previous[other] = column
          }
          if least[other] < step {
            step = least[other]
            next = other
          }
        }
        for other in 0...columns {
          if isUsed[other] {
            rowPotential[rowOfColumn[other]] += step
            columnPotential[other] -= step
          } else {
            least[other] -= step
          }
        }
        column = next
      } while rowOfColumn[column] != 0
      while column != 0 {
        rowOfColumn[column] = rowOfColumn[previous[column]]
        column = previous[column]
      }
    }
    var result = [Int?](repeating: nil, count: gains.count)
    for column in 1...columns where rowOfColumn[column] > 0 {
      let row = rowOfColumn[column] - 1
      if gains[row][column - 1] > 0 { result[row] = column - 1 }
    }
    return result
  }

  /// The same for few pairs among many rows: groups of rows that no pair connects are solved one by one.
  ///
  /// - Parameter pairs: each pair of row and column at most once, its gain positive.
  /// - Returns: positions among the pairs, in their order.
  static func maximising(_ pairs: [(row: Int, column: Int, gain: Double)]) -> [Int] {
    let rows = Set(pairs.map(\.row)).sorted()
    let columns = Set(pairs.map(\.column)).sorted()
    let rowPlace = Dictionary(uniqueKeysWithValues: zip(rows, rows.indices))
    let columnPlace = Dictionary(uniqueKeysWithValues: zip(columns, columns.indices.map { $0 + rows.count }))
    var parent = Array(0..<(rows.count + columns.count))
    func root(_ place: Int) -> Int {
      var place = place
      while parent[place] != place {
        parent[place] = parent[parent[place]]
        place = parent[place]
      }
      return place
    }
    for pair in pairs {
      let (a, b) = (root(rowPlace[pair.row] ?? 0), root(columnPlace[pair.column] ?? 0))
      parent[max(a, b)] = min(a, b)
    }
    var groups: [Int: [Int]] = [:]
    for (position, pair) in pairs.enumerated() { groups[root(rowPlace[pair.row] ?? 0), default: []].append(position) }
    return groups.values.flatMap { chosen(of: $0, pairs) }.sorted()
  }

  private static func chosen(of positions: [Int], _ pairs: [(row: Int, column: Int, gain: Double)]) -> [Int] {
    if positions.count == 1 { return positions }
    let rows = Set(positions.map { pairs[$0].row }).sorted()
    let columns = Set(positions.map { pairs[$0].column }).sorted()
    let rowPlace = Dictionary(uniqueKeysWithValues: zip(rows, rows.indices))
    let columnPlace = Dictionary(uniqueKeysWithValues: zip(columns, columns.indices))
    var gains = [[Double]](repeating: [Double](repeating: 0, count: columns.count), count: rows.count)
    for position in positions {
      guard let row = rowPlace[pairs[position].row], let column = columnPlace[pairs[position].column] else { continue }
      gains[row][column] = pairs[position].gain
    }
    let columnOfRow = maximising(gains)
    return positions.filter { position in
      guard let row = rowPlace[pairs[position].row], let column = columnPlace[pairs[position].column] else {
        return false
      }
      return columnOfRow[row] == column
    }
  }
}
