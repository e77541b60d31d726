import BolavenFormats

/// The cells of one block: every row has as many.
struct BlockCells {
  let base: UnsafePointer<UInt8>
  /// Where each cell ends, row by row. Before them stands where the row before ends, the greatest number for none.
  let places: UnsafePointer<UInt32>
  let width: Int
  let rowCount: Int
  /// Bytes of the block; a row that ends there has no line end.
  let count: Int
  /// Whether some row ends with CRLF.
  let hasPairs: Bool
  /// What may enclose cells; `nil` where no quote stands in the block.
  let quote: UInt8?
  /// Whether some quote is doubled.
  let hasDoubledQuotes: Bool

  /// Where a cell stands, its quotes included.
  @inline(__always)
  func range(_ row: Int, _ column: Int) -> (start: Int, end: Int) {
    let place = row &* width &+ column
    let start = Int(places[place &- 1] &+ 1)
    var end = Int(places[place])
    if hasPairs, column == width &- 1, end > start, base[end &- 1] == 13 { end &-= 1 }
    return (start, end)
  }

  /// The text of a cell, with sixteen bytes at it that may be read.
  @inline(__always)
  func text(_ row: Int, _ column: Int, _ scratch: inout WorkBuffer) -> (start: UnsafePointer<UInt8>, count: Int) {
    let (start, end) = range(row, column)
    guard let quote, end > start, base[start] == quote else { return (base + start, end &- start) }
    if hasDoubledQuotes { return withoutDoubled(quote, start + 1, end - 1, &scratch) }
    return (base + (start &+ 1), end &- start &- 2)
  }

  /// Whether nothing stands between the cells of a column and the separators behind them.
  func endAtSeparators(_ column: Int) -> Bool { !hasPairs || column < width - 1 }

  /// Calls `body` for each cell of a column with its row, its text and how long that is, until it says no.
  ///
  /// Sixteen bytes at a text may be read.
  ///
  /// - Parameter rows: all of them by default.
  /// - Returns: whether it never said no.
  @inline(__always)
  @discardableResult
  func forEachCell(
    _ column: Int, rows: Range<Int>? = nil, _ scratch: inout WorkBuffer,
    _ body: (Int, UnsafePointer<UInt8>, Int) -> Bool
  ) -> Bool {
    let rows = rows ?? 0..<rowCount
    guard endAtSeparators(column), !hasDoubledQuotes else {
      for row in rows {
        let cell = text(row, column, &scratch)
        guard body(row, cell.start, cell.count) else { return false }
      }
      return true
    }
    var place = rows.lowerBound &* width &+ column
    for row in rows {
      let start = Int(places[place &- 1] &+ 1)
      let count = Int(places[place]) &- start
      // Quotes around a cell come in pairs.
      let quotes = count > 0 && base[start] == quote ? 1 : 0
      guard body(row, base + (start &+ quotes), count &- 2 &* quotes) else { return false }
      place &+= width
    }
    return true
  }

  /// Reads the cells of a column as decimal numbers, many at once where they are plain and short.
  ///
  /// - Parameters:
  ///   - missing: how missing cells are written, as far as it is known.
  ///   - several: reads the numbers of so many rows at most, from a row on, and says of how many; `nil` to read no more.
  ///   - single: called for each of the other cells, as by `forEachCell`.
  @inline(__always)
  func forEachDecimal(
    _ column: Int, _ missing: inout MissingCells, _ scratch: inout WorkBuffer,
    several: (DecimalScan, _ row: Int, _ rows: Int, _ hasMissing: inout Bool) -> Int?,
    single: (Int, UnsafePointer<UInt8>, Int, inout MissingCells) -> Bool
  ) {
    // A quoted cell is none that can be read so.
    let canScan = endAtSeparators(column)
    var row = 0
    while row < rowCount {
      var others = rowCount &- row
      if canScan {
        let scan = DecimalScan(base, places: places, width: width, column: column, missing: missing.letters)
        var hasMissing = false
        guard let read = several(scan, row, others, &hasMissing) else { return }
        if hasMissing { missing.addAlike() }
        row &+= read
        if read == others { return }
        others = min(4, rowCount &- row)
      }
      guard
        forEachCell(
          column, rows: row..<row &+ others, &scratch, { row, text, count in single(row, text, count, &missing) })
      else { return }
      row &+= others
    }
  }

  @inline(never)
  private func withoutDoubled(
    _ quote: UInt8, _ start: Int, _ end: Int, _ scratch: inout WorkBuffer
  ) -> (start: UnsafePointer<UInt8>, count: Int) {
    let space = scratch.space(end - start + 16).assumingMemoryBound(to: UInt8.self)
    var count = 0
    var place = start
    while place < end {
      space[count] = base[place]
      count += 1
      place += base[place] == quote ? 2 : 1
    }
    return (space.baseAddress.map { UnsafePointer($0) } ?? base, count)
  }

  /// Rows that end with CRLF and rows that end with LF.
  var lineEnds: (lf: Int, crlf: Int) {
    // The last row of the text has no line end.
    let ended = rowCount - (rowCount > 0 && Int(places[rowCount * width - 1]) == count ? 1 : 0)
    guard hasPairs else { return (ended, 0) }
    let crlf = (0..<ended).count { row in
      let end = Int(places[row &* width &+ width &- 1])
      return end > 0 && base[end &- 1] == 13
    }
    return (ended - crlf, crlf)
  }

  /// Whether every row has its delimiters and then a line end.
  ///
  /// - Parameter lineFeeds: how many of the separators are line ends; where all of these end rows, all others stand within.
  func hasRegularRows(lineFeeds: Int) -> Bool {
    var ends = 0
    var wrong = 0
    for row in 0..<rowCount {
      let end = Int(places[row &* width &+ width &- 1])
      if end == count { continue }
      if base[end] == 10 { ends &+= 1 } else { wrong &+= 1 }
    }
    return wrong == 0 && ends == lineFeeds
  }
}

/// Reads blocks of a regular text and finds their cells.
struct BlockScanner: ~Copyable {
  private let pass: BlockPass
  private var buffer = WorkBuffer()
  private var placeBuffer = WorkBuffer()
  /// Bytes behind a block that are likely to hold the rest of its last row.
  private var likelyTail = leastTail
  private static let leastTail = 1 << 9
  /// The cells of the block; `nil` where no row begins in it.
  private(set) var cells: BlockCells?

  init(_ pass: BlockPass) { self.pass = pass }

  /// Reads a block and finds the rows that begin behind its line ends; the first block has the first row too. The next block
  /// is told what it begins with.
  ///
  /// - Returns: false where they are not regular.
  mutating func load(_ block: Int) -> Bool {
    cells = nil
    let isLoaded = loadCells(block)
    if !isLoaded { pass.plan.fail(block) }
    return isLoaded
  }

  private mutating func loadCells(_ block: Int) -> Bool {
    let range = pass.plan.bytes(of: block)
    var start = pass.plan.start(block)
    var tail = likelyTail
    while true {
      let end = min(pass.plan.body.upperBound, range.upperBound + tail)
      guard let loaded = pass.source.bytes(range.lowerBound..<end, buffer: &buffer) else { return false }
      // Separators are found while the block before is still being read: what this one begins with is told later.
      let isInside = start?.isInside ?? seemsInside(loaded)
      let found = find(loaded, block, beginsInside: isInside, count: range.count)
      let isTold = start != nil
      guard let told = start ?? pass.plan.awaitStart(block) else { return false }
      start = told
      if !isTold, told.isInside != isInside { continue }
      switch found {
      case .irregular: return false
      case .found(let endsInside):
        pass.plan.tell(
          block + 1, BlockPlan.Start(row: told.row + (cells?.rowCount ?? 0), isInside: endsInside))
        return true
      case .cut:
        guard tail < pass.longestRow else { return false }
        tail *= 4
      }
    }
  }

  /// Whether a block seems to begin inside quotes: the first quote ends a cell and does not begin one.
  private func seemsInside(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let quote = pass.quote, let place = bytes.prefix(1 << 12).firstIndex(of: quote) else { return false }
    let delimiter = pass.delimiter
    let isSeparator = { (byte: UInt8) in byte == delimiter || isLineEnd(byte) }
    let endsCell = place + 1 < bytes.count && isSeparator(bytes[place + 1])
    let beginsCell = place > 0 && isSeparator(bytes[place - 1])
    return endsCell && !beginsCell
  }

  private enum Found {
    /// - Parameter endsInside: whether the bytes of the block end inside quotes.
    case found(endsInside: Bool)
    case cut, irregular
  }

  /// - Parameters:
  ///   - loaded: the bytes of the block, and some behind.
  ///   - count: how many are of the block.
  private mutating func find(
    _ loaded: UnsafeBufferPointer<UInt8>, _ block: Int, beginsInside: Bool, count: Int
  ) -> Found {
    cells = nil
    let isLast = pass.plan.bytes(of: block).lowerBound + loaded.count == pass.plan.body.upperBound
    // The line feed of a pair may stand behind the bytes that are here.
    let bytes =
      !isLast && loaded.last == 13 ? UnsafeBufferPointer(rebasing: loaded.dropLast()) : loaded
    let space = placeBuffer.space((bytes.count + 128) * 4).bindMemory(to: UInt32.self)
    // No row ends before the first one.
    space[0] = .max
    let found = UnsafeMutableBufferPointer(rebasing: space[1...])
    let scan = SeparatorScan(
      bytes, delimiter: pass.delimiter, quote: pass.quote, isInside: beginsInside, places: found)
    guard scan.loneReturns == 0, !scan.hasZero, !scan.hasStrayQuotes, let base = bytes.baseAddress,
      let places = found.baseAddress
    else { return .irregular }
    var separators = scan.separators
    if isLast {
      // The last row has no line end, or none that counts.
      guard !scan.endsInside else { return .irregular }
      found[separators] = UInt32(bytes.count)
      separators += 1
    }
    let endsInside = isInside(
      at: count, bytes, UnsafeBufferPointer(rebasing: found[..<scan.separators]), beginsInside: beginsInside)
    // The places from the first row on.
    var first = 0
    if block > 0 {
      guard let end = found[..<scan.separators].firstIndex(where: { bytes[Int($0)] == 10 }), found[end] < count else {
        return .found(endsInside: endsInside)
      }
      first = end + 1
    }
    let ends = UnsafeBufferPointer(rebasing: UnsafeBufferPointer(found)[first..<separators])
    guard let rows = rows(ends, endingBehind: count) else { return isLast ? .irregular : .cut }
    let cells = BlockCells(
      base: base, places: places + first, width: pass.width, rowCount: rows, count: bytes.count,
      hasPairs: scan.pairs > 0, quote: scan.hasQuotes ? pass.quote : nil, hasDoubledQuotes: scan.hasDoubledQuotes)
    // Before the rows of the block ends another one, behind them follow the first of the next block.
    let end = first + rows * pass.width
    let later = (end..<max(end, scan.separators)).count { bytes[Int(found[$0])] == 10 }
    let others = later + (first > 0 ? 1 : 0)
    let used = UnsafeBufferPointer(
      rebasing: bytes[(first > 0 ? Int(found[first - 1]) : 0)..<Int(found[end - 1])])
    guard cells.hasRegularRows(lineFeeds: scan.lineFeeds - others), !scan.hasHigh || isValidUTF8(used) else {
      return .irregular
    }
    self.cells = cells
    likelyTail = max(Self.leastTail, 4 * used.count / rows)
    return .found(endsInside: endsInside)
  }

  /// Whether a place is inside quotes: whether an odd number of them stands before it in its cell.
  private func isInside(
    at place: Int, _ bytes: UnsafeBufferPointer<UInt8>, _ separators: UnsafeBufferPointer<UInt32>,
    beginsInside: Bool
  ) -> Bool {
    guard let quote = pass.quote else { return false }
    let before = partitioningIndex(separators.count) { Int(separators[$0]) >= place }
    let start = before == 0 ? 0 : Int(separators[before - 1]) + 1
    let isOdd = bytes[start..<place].count { $0 == quote } % 2 == 1
    return isOdd != (before == 0 && beginsInside)
  }

  /// How many rows there are to the first one that ends at a place or behind; `nil` where none does.
  private func rows(_ ends: UnsafeBufferPointer<UInt32>, endingBehind place: Int) -> Int? {
    let most = ends.count / pass.width
    let before = partitioningIndex(most) { Int(ends[$0 * pass.width + pass.width - 1]) >= place }
    return before < most ? before + 1 : nil
  }
}

/// The first of so many numbers that has a property which all behind it have too; the count where none has it.
private func partitioningIndex(_ count: Int, _ hasProperty: (Int) -> Bool) -> Int {
  var (low, high) = (0, count)
  while low < high {
    let middle = (low + high) / 2
    if hasProperty(middle) { high = middle } else { low = middle + 1 }
  }
  return low
}
