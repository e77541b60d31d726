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
  /// Why values are missing; `nil` where the file gives no reason for any.
  public let reasons: MissingReasons?

  /// Values with a mark for each.
  public init(values: [Double], missing: [Bool], reasons: MissingReasons? = nil) {
    precondition(values.count == missing.count, "one mark for each value")
    precondition(reasons.map { $0.codes.count == values.count } ?? true, "one reason for each value")
    self.values = values
    self.missing = missing
    self.reasons = reasons
  }

  /// `nil` becomes missing.
  public init(_ numbers: [Double?]) {
    self.init(values: numbers.map { $0 ?? 0 }, missing: numbers.map { $0 == nil })
  }

  /// Rows.
  public var count: Int { values.count }
  /// Rows without a number.
  public var missingCount: Int { missing.count { $0 } }
  /// The number of a row; `nil` where it is missing.
  public subscript(row: Int) -> Double? { missing[row] ? nil : values[row] }

  /// The values of some rows, in their order.
  public func rows(_ selection: [Int]) -> NumberColumn {
    NumberColumn(
      values: selection.map { values[$0] }, missing: selection.map { missing[$0] }, reasons: reasons?.rows(selection))
  }
}

/// Why the values of a column are missing, as the file says it: `.a` to `.z` of Stata, or a code of SPSS.
public struct MissingReasons: Sendable, Hashable {
  /// Each reason once: the code that the file has.
  public let levels: [String]
  /// Positions among the levels, one a row; −1 where a value is there or no reason is given.
  public let codes: [Int16]

  /// Reasons by codes that are positions among the levels, or −1.
  public init(levels: [String], codes: [Int16]) {
    self.levels = levels
    self.codes = codes
  }

  /// The reason of a row.
  public subscript(row: Int) -> String? { codes[row] < 0 ? nil : levels[Int(codes[row])] }

  /// The reasons of some rows, in their order.
  public func rows(_ selection: [Int]) -> MissingReasons {
    MissingReasons(levels: levels, codes: selection.map { codes[$0] })
  }
}

/// Texts by code: each different text stands once among the levels.
public struct Categories: Sendable, Hashable {
  /// In the order in which they first appear.
  public let levels: [String]
  /// −1 where missing.
  public let codes: [Int32]
  /// Why texts are missing; `nil` where the file gives no reason for any.
  public let reasons: MissingReasons?

  /// Texts by codes that are positions among the levels, or −1.
  public init(levels: [String], codes: [Int32], reasons: MissingReasons? = nil) {
    precondition(reasons.map { $0.codes.count == codes.count } ?? true, "one reason for each text")
    self.levels = levels
    self.codes = codes
    self.reasons = reasons
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
    reasons = nil
  }

  /// Rows.
  public var count: Int { codes.count }
  /// The text of a row; `nil` where it is missing.
  public subscript(row: Int) -> String? { codes[row] < 0 ? nil : levels[Int(codes[row])] }

  /// The values of some rows, in their order; levels keep their codes.
  public func rows(_ selection: [Int]) -> Categories {
    Categories(levels: levels, codes: selection.map { codes[$0] }, reasons: reasons?.rows(selection))
  }
}
