public import BolavenData
internal import BolavenNumerics

/// Rows in named groups, by number.
public struct Clusters: Sendable, Hashable {
  /// What the groups are: the name of their column.
  public let name: String
  /// The group of each of n rows, from 0 to below `count`.
  public let codes: [Int32]
  /// How many groups there are; each has a row, except among the periods of a `SerialOrder`.
  public let count: Int

  /// Groups that are already numbered: n codes from 0 to below `count`.
  public init(name: String, codes: [Int32], count: Int) {
    self.name = name
    self.codes = codes
    self.count = count
  }

  /// The groups of a grouping.
  public init(name: String, _ grouping: Grouping) {
    self.init(name: name, codes: grouping.groupOfRow.map { Int32($0) }, count: grouping.groupCount)
  }

  /// Groups of rows that agree in every one of these groupings.
  ///
  /// Several are numbered as they first appear; a single one stays as it is. The names are joined by `^`.
  public init(intersecting groupings: [Clusters]) {
    let name = groupings.map(\.name).joined(separator: "^")
    guard var result = groupings.first else {
      self.init(name: name, codes: [], count: 0)
      return
    }
    for other in groupings.dropFirst() {
      var numbers: [Int64: Int32] = [:]
      let codes = zip(result.codes, other.codes).map { a, b in
        let key = Int64(a) * Int64(other.count) + Int64(b)
        if let number = numbers[key] { return number }
        let number = Int32(numbers.count)
        numbers[key] = number
        return number
      }
      result = Clusters(name: name, codes: codes, count: numbers.count)
    }
    self = result
  }

  /// Whether every group of `self` lies within one group of the other.
  public func isNested(in other: Clusters) -> Bool {
    if let isNested = isNestedByNeighbours(in: other) { return isNested }
    // Groups that are not nested nearly always show it in the first rows.
    return isNested(in: other, rows: min(1 << 12, codes.count)) && isNested(in: other, rows: codes.count)
  }

  /// What rows that stand one behind the other tell: all, where the rows of every group do; else `nil`, unless two of a group
  /// are in different ones of the other groups.
  private func isNestedByNeighbours(in other: Clusters) -> Bool? {
    let (isBroken, isDescending) = (1 as UInt8, 2 as UInt8)
    let marks = codes.withUnsafeBufferPointer { own in
      other.codes.withUnsafeBufferPointer { others in
        nonisolated(unsafe) let (own, others) = (own, others)
        return marksOfNeighbours(rowCount: own.count) { rows in
          var (broken, descents) = (0 as Int32, 0 as Int32)
          for row in rows {
            let step = own[row] &- own[row &- 1]
            descents |= step
            broken |= step == 0 ? others[row] ^ others[row &- 1] : 0
          }
          return (broken != 0 ? isBroken : 0) | (descents < 0 ? isDescending : 0)
        }
      }
    }
    if marks & isBroken != 0 { return false }
    return marks == 0 ? true : nil
  }

  private func isNested(in other: Clusters, rows: Int) -> Bool {
    var last = [Int32](repeating: -1, count: count)
    for row in 0..<rows { last[Int(codes[row])] = other.codes[row] }
    let containing = last
    let blocks = rows / (1 << 16) + 1
    var isWithin = [Bool](repeating: true, count: blocks)
    isWithin.withUnsafeMutableBufferPointer { isWithin in
      nonisolated(unsafe) let isWithin = isWithin
      Threads.forEachBlock(blocks) { block in
        let part = rows * block / blocks..<rows * (block + 1) / blocks
        isWithin[block] = part.allSatisfy { containing[Int(codes[$0])] == other.codes[$0] }
      }
    }
    return !isWithin.contains(false)
  }

  /// The rows of each group, from 0, in their order: `count` lists.
  public var rowsOfGroups: [[Int]] {
    var rows = [[Int]](repeating: [], count: count)
    for (row, group) in codes.enumerated() { rows[Int(group)].append(row) }
    return rows
  }
}
