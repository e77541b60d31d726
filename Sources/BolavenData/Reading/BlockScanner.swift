import BolavenFormats

/// The cells of one block: every row has as many.
struct BlockCells {
  let base: UnsafePointer<UInt8>
  /// Where each cell ends, row by row.
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
    let start = place == 0 ? 0 : Int(places[place &- 1]) &+ 1
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
  private func endAtSeparators(_ column: Int) -> Bool { !hasPairs || column < width - 1 }

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
      let start = place == 0 ? 0 : Int(places[place &- 1]) &+ 1
      let count = Int(places[place]) &- start
      // Quotes around a cell come in pairs.
      let quotes = count > 0 && base[start] == quote ? 1 : 0
      guard body(row, base + (start &+ quotes), count &- 2 &* quotes) else { return false }
      place &+= width
    }
    return true
  }

  /// Reads the cells of a column as numbers of four bytes, many at once where they are plain and short.
  ///
  /// - Parameters:
  ///   - rows: read at once, at most.
  ///   - place: where the numbers from a row on go.
  ///   - several: called with a row and the number of rows whose numbers stand in their places.
  ///   - single: called for each of the other cells, as by `forEachCell`.
  @inline(__always)
  func forEachDecimal(
    _ column: Int, _ scratch: inout WorkBuffer, atOnce rows: Int,
    into place: (Int) -> UnsafeMutablePointer<UInt32>, several: (Int, Int) -> Bool,
    single: (Int, UnsafePointer<UInt8>, Int) -> Bool
  ) {
    // A quoted cell is none that can be read so.
    let scan = endAtSeparators(column) ? DecimalScan(base, places: places, width: width, column: column) : nil
    var row = 0
    while row < rowCount {
      var others = rowCount &- row
      if let scan {
        let asked = min(rows, others)
        let read = scan.read(from: row, atMost: asked, into: place(row))
        guard read == 0 || several(row, read) else { return }
        row &+= read
        if read == asked { continue }
        others = min(4, rowCount &- row)
      }
      guard forEachCell(column, rows: row..<row &+ others, &scratch, single) else { return }
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
    var ends = (lf: 0, crlf: 0)
    for row in 0..<rowCount {
      let end = Int(places[row &* width &+ width &- 1])
      if end == count { continue }
      if hasPairs, end > 0, base[end &- 1] == 13 { ends.crlf &+= 1 } else { ends.lf &+= 1 }
    }
    return ends
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
  /// The cells of the block; `nil` where no row begins in it.
  private(set) var cells: BlockCells?

  init(_ pass: BlockPass) { self.pass = pass }

  /// Reads a block and finds the rows that begin behind its line ends; the first block has the first row too.
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
    var tail = 1 << 12
    while true {
      let end = min(pass.plan.body.upperBound, range.upperBound + tail)
      guard let loaded = pass.source.bytes(range.lowerBound..<end, buffer: &buffer) else { return false }
      guard
        let first = pass.plan.pass(block, UnsafeBufferPointer(rebasing: loaded[..<range.count]), quote: pass.quote)
      else { return false }
      guard let start = rowStart(loaded, block: block, isInside: first.isInside, count: range.count) else {
        return true
      }
      switch find(loaded, from: start, count: range.count, isLast: end == pass.plan.body.upperBound) {
      case .irregular: return false
      case .found: return true
      case .cut:
        guard tail < pass.longestRow else { return false }
        tail *= 4
      }
    }
  }

  private enum Found { case found, cut, irregular }

  /// Behind the first line end of the block that is outside quotes; the start for the first block.
  private func rowStart(
    _ bytes: UnsafeBufferPointer<UInt8>, block: Int, isInside: Bool, count: Int
  ) -> Int? {
    if block == 0 { return 0 }
    var isInside = isInside
    for place in 0..<count {
      if bytes[place] == pass.quote { isInside.toggle() }
      if bytes[place] == 10, !isInside { return place + 1 }
    }
    return nil
  }

  private mutating func find(
    _ loaded: UnsafeBufferPointer<UInt8>, from start: Int, count: Int, isLast: Bool
  ) -> Found {
    var rest = UnsafeBufferPointer(rebasing: loaded[start...])
    // The line feed of a pair may stand behind the bytes that are here.
    if !isLast, rest.last == 13 { rest = UnsafeBufferPointer(rebasing: rest.dropLast()) }
    let space = placeBuffer.space((rest.count + 128) * 4).bindMemory(to: UInt32.self)
    let scan = SeparatorScan(rest, delimiter: pass.delimiter, quote: pass.quote, places: space)
    guard scan.loneReturns == 0, !scan.hasZero, !scan.hasStrayQuotes, let base = rest.baseAddress,
      let places = space.baseAddress
    else {
      return .irregular
    }
    var separators = scan.separators
    if isLast {
      // The last row has no line end, or none that counts.
      guard !scan.endsInside else { return .irregular }
      space[separators] = UInt32(rest.count)
      separators += 1
    }
    guard let rows = rows(space, separators / pass.width, endingBehind: count - start) else {
      return isLast ? .irregular : .cut
    }
    let used = UnsafeBufferPointer(rebasing: rest[..<Int(space[rows * pass.width - 1])])
    let cells = BlockCells(
      base: base, places: UnsafePointer(places), width: pass.width, rowCount: rows, count: rest.count,
      hasPairs: scan.pairs > 0, quote: scan.quotes > 0 ? pass.quote : nil, hasDoubledQuotes: scan.hasDoubledQuotes)
    // Behind the rows of the block follow the first of the next one.
    let later = (rows * pass.width..<max(rows * pass.width, scan.separators)).count { rest[Int(space[$0])] == 10 }
    guard cells.hasRegularRows(lineFeeds: scan.lineFeeds - later), !scan.hasHigh || isValidUTF8(used) else {
      return .irregular
    }
    self.cells = cells
    return .found
  }

  /// How many rows there are to the first one that ends at a place or behind; `nil` where none does.
  private func rows(_ places: UnsafeMutableBufferPointer<UInt32>, _ most: Int, endingBehind place: Int) -> Int? {
    var low = 0
    var high = most
    while low < high {
      let middle = (low + high) / 2
      if Int(places[middle * pass.width + pass.width - 1]) >= place { high = middle } else { low = middle + 1 }
    }
    return low < most ? low + 1 : nil
  }
}
