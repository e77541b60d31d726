/// The values of one column, in contiguous storage.
public enum Column: Sendable, Hashable {
  case numbers(NumberColumn)
  case text(Categories)
}

/// Numbers, some of them missing.
public struct NumberColumn: Sendable, Hashable {
  /// 0 where missing.
  public let values: [Double]
  /// Whether each value is missing.
  public let missing: [Bool]

  /// Values with a mark for each.
  public init(values: [Double], missing: [Bool]) {
    precondition(values.count == missing.count, "one mark for each value")
    self.values = values
    self.missing = missing
  }

  /// `nil` becomes missing.
  public init(_ numbers: [Double?]) {
    values = numbers.map { $0 ?? 0 }
    missing = numbers.map { $0 == nil }
  }

  /// Rows.
  public var count: Int { values.count }
  /// Rows without a number.
  public var missingCount: Int { missing.count { $0 } }
  /// The number of a row; `nil` where it is missing.
  public subscript(row: Int) -> Double? { missing[row] ? nil : values[row] }

  /// The values of some rows, in their order.
  public func rows(_ selection: [Int]) -> NumberColumn {
    NumberColumn(values: selection.map { values[$0] }, missing: selection.map { missing[$0] })
  }
}

/// Texts by code: each different text stands once among the levels.
public struct Categories: Sendable, Hashable {
  /// In the order in which they first appear.
  public let levels: [String]
  /// −1 where missing.
  public let codes: [Int32]

  /// Texts by codes that are positions among the levels, or −1.
  public init(levels: [String], codes: [Int32]) {
    self.levels = levels
    self.codes = codes
  }

  /// An empty text or `nil` becomes missing.
  public init(_ texts: [String?]) {
    var known: [String: Int32] = [:]
    var levels: [String] = []
    codes = texts.map { text in
      guard let text, !text.isEmpty else { return -1 }
      if let code = known[text] { return code }
      let code = Int32(levels.count)
      known[text] = code
      levels.append(text)
      return code
    }
    self.levels = levels
  }

  /// Rows.
  public var count: Int { codes.count }
  /// The text of a row; `nil` where it is missing.
  public subscript(row: Int) -> String? { codes[row] < 0 ? nil : levels[Int(codes[row])] }

  /// The values of some rows, in their order; levels keep their codes.
  public func rows(_ selection: [Int]) -> Categories {
    Categories(levels: levels, codes: selection.map { codes[$0] })
  }
}
