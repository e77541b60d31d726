/// Rows put into groups.
public struct Grouping: Sendable, Hashable {
  /// The group of each row, from 0.
  public let groupOfRow: [Int]
  /// The name of each group: numbers by size, then texts by code point.
  public let levels: [String]

  /// Groups that are already numbered: each entry is a position among the levels.
  public init(groupOfRow: [Int], levels: [String]) {
    self.groupOfRow = groupOfRow
    self.levels = levels
  }

  /// Groups by the levels that occur. Rows with a missing value must have been left out.
  public init(_ categories: Categories) {
    let used = Set(categories.codes.lazy.filter { $0 >= 0 }).sorted { first, second in
      precedes(categories.levels[Int(first)], categories.levels[Int(second)])
    }
    var group = [Int](repeating: 0, count: categories.levels.count)
    for (position, code) in used.enumerated() { group[Int(code)] = position }
    groupOfRow = categories.codes.map { $0 < 0 ? 0 : group[Int($0)] }
    levels = used.map { categories.levels[Int($0)] }
  }

  /// One group for each different label.
  public init(labels: [String]) { self.init(Categories(labels.map(Optional.some))) }

  /// How many groups there are.
  public var groupCount: Int { levels.count }

  /// The rows of each group, in their order.
  public var rowsOfGroups: [[Int]] {
    var rows = [[Int]](repeating: [], count: groupCount)
    for (row, group) in groupOfRow.enumerated() { rows[group].append(row) }
    return rows
  }
}

/// Numbers before texts; numbers by size, texts by code point.
func precedes(_ first: String, _ second: String) -> Bool {
  switch (decimalNumber(first), decimalNumber(second)) {
  case (let a?, let b?) where a != b: a < b
  case (_?, nil): true
  case (nil, _?): false
  default: first.unicodeScalars.lexicographicallyPrecedes(second.unicodeScalars)
  }
}
