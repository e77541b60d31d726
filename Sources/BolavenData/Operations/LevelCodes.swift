public import BolavenNumerics

/// Rows put into levels by number, as a factor of a model needs them: no names, no strings, four bytes a row.
///
/// Levels of numbers are numbered by size, those of texts by their first appearance in the file, and those of a
/// combination by the first factor, then by the second. Levels that no row has are left out. The numbering does not
/// depend on the number of threads, and for numbers not on the order of the rows.
public struct LevelCodes: Sendable, Hashable {
  /// The level of each row, from 0; −1 where the value is missing.
  public let codes: [Int32]
  /// The rows of each level, at least 1.
  public let counts: [Int32]

  /// How many levels there are.
  public var levelCount: Int { counts.count }
  /// Rows.
  public var rowCount: Int { codes.count }
  /// Rows without a level.
  public var missingCount: Int { codes.count - counts.reduce(0) { $0 + Int($1) } }

  private init(_ numbering: (codes: [Int32], counts: [Int32])) {
    codes = numbering.codes
    counts = numbering.counts
  }

  /// One level for each different number; −0 is 0, and NaN is missing.
  ///
  /// Whole numbers in a range of up to about four times the rows are numbered by a table, all others by a search.
  ///
  /// - Parameter rows: the rows to take, in their order; all of them by default.
  public init(_ column: NumberColumn, rows: [Int]? = nil, threads: Int = Threads.available) {
    let column = rows.map { column.rows($0) } ?? column
    if var keys = WholeNumberKeys(column, threads: threads) {
      self.init(keys.numbered(threads: threads))
    } else {
      self.init(
        numberedBySearch(count: column.count) { row in
          let value = column.values[row]
          guard !column.missing[row], !value.isNaN else { return nil }
          let bits = (value + 0).bitPattern
          return bits >> 63 == 0 ? bits | 1 << 63 : ~bits
        })
    }
  }

  /// One level for each different number of a file; `nil` where some are not whole, or range widely.
  init?(_ decimals: DecimalColumn, threads: Int) {
    guard case .compact(let bits) = decimals.storage, var keys = WholeNumberKeys(compact: bits, threads: threads) else {
      return nil
    }
    self.init(keys.numbered(threads: threads))
  }

  /// One level for each different text that occurs.
  ///
  /// - Parameter rows: the rows to take, in their order; all of them by default.
  public init(_ categories: Categories, rows: [Int]? = nil, threads: Int = Threads.available) {
    let codes = rows.map { rows in rows.map { categories.codes[$0] } } ?? categories.codes
    self.init(keys: codes, range: categories.levels.count, threads: threads)
  }

  /// One level for each different number that occurs; negative numbers are missing.
  public init(_ numbers: [Int32], threads: Int = Threads.available) {
    self.init(keys: numbers, range: Int(numbers.max() ?? -1) + 1, threads: threads)
  }

  /// One level for each pair of levels that occurs together; missing where either is.
  public init(combining first: LevelCodes, _ second: LevelCodes, threads: Int = Threads.available) {
    precondition(first.rowCount == second.rowCount, "one level a row in both")
    let pairs = first.levelCount.multipliedReportingOverflow(by: second.levelCount)
    if !pairs.overflow, isTableAffordable(range: pairs.partialValue, rows: first.rowCount) {
      let width = Int32(second.levelCount)
      let keys = [Int32](unsafeUninitializedCapacity: first.rowCount) { target, count in
        for row in first.codes.indices {
          let (a, b) = (first.codes[row], second.codes[row])
          target[row] = a < 0 || b < 0 ? -1 : a &* width &+ b
        }
        count = first.rowCount
      }
      self.init(keys: keys, range: pairs.partialValue, threads: threads)
    } else {
      self.init(
        numberedBySearch(count: first.rowCount) { row in
          let (a, b) = (first.codes[row], second.codes[row])
          return a < 0 || b < 0 ? nil : UInt64(UInt32(bitPattern: a)) << 32 | UInt64(UInt32(bitPattern: b))
        })
    }
  }

  /// How many combinations of levels occur together, rows that miss one of them left out.
  ///
  /// - Parameter factors: at least one, of equal length.
  public static func combinationCount(of factors: [LevelCodes], threads: Int = Threads.available) -> Int {
    let rowCount = factors[0].rowCount
    precondition(factors.allSatisfy { $0.rowCount == rowCount }, "one level a row in each")
    // Rows in the order of their combinations, as those of a panel often are, have each another one.
    if factors.count > 1, areAscending(factors, threads: threads) { return rowCount }
    var possible = 1
    for factor in factors {
      let product = possible.multipliedReportingOverflow(by: factor.levelCount)
      // A mark for each possible one would take more room than numbers for those that occur.
      guard !product.overflow, product.partialValue <= 64 * rowCount else {
        return factors.dropFirst().reduce(factors[0]) { LevelCodes(combining: $0, $1) }.levelCount
      }
      possible = product.partialValue
    }
    let words = possible / 64 + 1
    // Each part of the rows has its own marks, as long as they are few beside the rows.
    let parts = rowCount > 1 << 16 && 8 * words < rowCount ? threads : 1
    var marks = [UInt64](repeating: 0, count: parts * words)
    marks.withUnsafeMutableBufferPointer { marks in
      nonisolated(unsafe) let marks = marks
      Threads.forEachBlock(parts, threads: threads) { part in
        let rows = rowCount * part / parts..<rowCount * (part + 1) / parts
        let own = UnsafeMutableBufferPointer(rebasing: marks[part * words..<(part + 1) * words])
        // A run of rows at a time, factor by factor.
        var places: [Int] = []
        var start = rows.lowerBound
        while start < rows.upperBound {
          let run = start..<min(rows.upperBound, start + 1024)
          places = factors[0].codes[run].map { Int($0) }
          for factor in factors.dropFirst() {
            factor.codes.withUnsafeBufferPointer { codes in
              // A missing code makes the place negative, and it stays so.
              for offset in places.indices {
                let code = Int(codes[run.lowerBound &+ offset])
                let place = places[offset] &* factor.levelCount &+ code
                places[offset] = places[offset] | code < 0 ? -1 : place
              }
            }
          }
          for place in places where place >= 0 { own[place >> 6] |= 1 << UInt64(place & 63) }
          start = run.upperBound
        }
      }
      for part in 1..<max(1, parts) {
        for word in 0..<words { marks[word] |= marks[part * words + word] }
      }
    }
    return marks.prefix(words).reduce(0) { $0 + $1.nonzeroBitCount }
  }

  /// Whether no row misses a level, and each stands behind the one before by the first factor, or by the second where they have
  /// the same level of the first.
  private static func areAscending(_ factors: [LevelCodes], threads: Int) -> Bool {
    guard factors.allSatisfy({ $0.missingCount == 0 }) else { return false }
    return factors[0].codes.withUnsafeBufferPointer { first in
      factors[1].codes.withUnsafeBufferPointer { second in
        nonisolated(unsafe) let (first, second) = (first, second)
        return marksOfNeighbours(rowCount: first.count, threads: threads) { rows in
          var wrong: Int32 = 0
          for row in rows {
            let step = first[row] &- first[row &- 1]
            wrong |= step | (step == 0 ? second[row] &- second[row &- 1] &- 1 : 0)
          }
          return wrong < 0 ? 1 : 0
        } == 0
      }
    }
  }

  /// The levels that occur in some rows, numbered anew in the same order.
  public func rows(_ selection: [Int], threads: Int = Threads.available) -> LevelCodes {
    LevelCodes(keys: selection.map { codes[$0] }, range: levelCount, threads: threads)
  }

  /// The first row of each level, by which its value or name can be looked up.
  public var firstRows: [Int] {
    var rows = [Int](repeating: -1, count: levelCount)
    for (row, code) in codes.enumerated() where code >= 0 && rows[Int(code)] < 0 { rows[Int(code)] = row }
    return rows
  }

  private init(keys: [Int32], range: Int, threads: Int) {
    if isTableAffordable(range: range, rows: keys.count) {
      var keys = keys
      let counts = numberByTable(&keys, lowest: 0, range: range, hasMissing: true, threads: threads)
      self.init((keys, counts))
    } else {
      self.init(numberedBySearch(count: keys.count) { keys[$0] < 0 ? nil : UInt64(keys[$0]) })
    }
  }
}

extension DataFrame {
  /// The levels of a column by number: of numbers by size, of texts by their first appearance, those that mean "no answer"
  /// missing.
  ///
  /// Texts of one level are the same letter by letter: 7 and 7.0 of a file are two.
  ///
  /// - Throws: `columnMissing`.
  public func levelCodes(_ name: ColumnName, threads: Int = Threads.available) throws(DataError) -> LevelCodes {
    switch try stored(name) {
    case .numbers(let numbers): LevelCodes(numbers, threads: threads)
    case .decimals(let decimals):
      if let codes = LevelCodes(decimals, threads: threads) {
        codes
      } else {
        decimals.areWhole
          ? LevelCodes(decimals.numbers, threads: threads) : LevelCodes(try levels(name), threads: threads)
      }
    case .text: LevelCodes(try levels(name), threads: threads)
    }
  }
}
