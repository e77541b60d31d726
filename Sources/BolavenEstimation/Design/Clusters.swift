public import BolavenData

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
    var containing = [Int32](repeating: -1, count: count)
    return containing.withUnsafeMutableBufferPointer { containing in
      codes.withUnsafeBufferPointer { own in
        other.codes.withUnsafeBufferPointer { outer in
          for row in own.indices {
            let group = Int(own[row])
            if containing[group] < 0 { containing[group] = outer[row] }
            if containing[group] != outer[row] { return false }
          }
          return true
        }
      }
    }
  }

  /// The rows of each group, from 0, in their order: `count` lists.
  public var rowsOfGroups: [[Int]] {
    var rows = [[Int]](repeating: [], count: count)
    for (row, group) in codes.enumerated() { rows[Int(group)].append(row) }
    return rows
  }
}
