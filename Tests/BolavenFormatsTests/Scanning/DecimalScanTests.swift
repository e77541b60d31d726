import BolavenFormats
import Testing

/// The number of a cell in four bytes, by its letters; `nil` where it is written in another way or has more than eight.
private func plain(_ cell: String, missing: String = "") -> UInt32? {
  if cell == missing { return .max }
  guard cell.utf8.count <= 8, cell.wholeMatch(of: /-?(0|[1-9][0-9]*)(\.[0-9]+)?/) != nil,
    let digits = UInt32(cell.filter(\.isNumber))
  else { return nil }
  let behind = cell.firstIndex(of: ".").map { cell.distance(from: $0, to: cell.endIndex) - 1 } ?? 0
  return (cell.hasPrefix("-") ? 1 << 31 : 0) | UInt32(behind) << 28 | digits
}

/// What is read of a column of cells that stand in the middle of a text of three columns.
private func read(
  _ cells: [String], from first: Int = 0, missing: String = "", kernel: Int32 = DecimalScan.kernel
) -> (rows: Int, numbers: [UInt32], hasMissing: Bool) {
  var numbers = [UInt32](repeating: 7, count: cells.count)
  var hasMissing = false
  let rows = withScan(of: cells, missing: missing, kernel: kernel) {
    $0.read(from: first + 1, atMost: cells.count - first, into: &numbers, &hasMissing)
  }
  return (rows ?? -1, numbers, hasMissing)
}

/// What is read of it as doubles.
private func measured(
  _ cells: [String], missing: String = "", kernel: Int32 = DecimalScan.kernel
) -> (rows: Int, values: [Double], digits: DecimalSummary) {
  var values = [Double](repeating: 7, count: cells.count)
  var digits = DecimalSummary()
  let rows = withScan(of: cells, missing: missing, kernel: kernel) {
    $0.read(from: 1, atMost: cells.count, into: &values, &digits)
  }
  return (rows ?? -1, values, digits)
}

/// Below a row that is the title.
private func withScan(
  of cells: [String], missing: String = "", kernel: Int32, _ body: (DecimalScan) -> Int
) -> Int? {
  let text = Array("some title to begin with,1,2\n".utf8) + cells.map { "a,\($0),9.9-\n" }.joined().utf8
  var places: [UInt32] = []
  for (place, byte) in text.enumerated() where byte == 44 || byte == 10 { places.append(UInt32(place)) }
  return withScan(text, places, width: 3, column: 1, missing: missing, kernel: kernel, body)
}

private func withScan<Result>(
  _ text: [UInt8], _ places: [UInt32], width: Int, column: Int, missing: String = "",
  kernel: Int32 = DecimalScan.kernel,
  _ body: (DecimalScan) -> Result
) -> Result? {
  let letters = missing.utf8.reduce(UInt64(0)) { $0 >> 8 | UInt64($1) << 56 }
  return text.withUnsafeBufferPointer { text in
    places.withUnsafeBufferPointer { places in
      guard let text = text.baseAddress, let places = places.baseAddress else { return nil }
      return body(DecimalScan(text, places: places, width: width, column: column, missing: letters, kernel: kernel))
    }
  }
}

/// The kernels that read several cells at a time.
private let kernels = Array([1, 2].prefix(Int(DecimalScan.kernel))) as [Int32]
private let isAtWork = DecimalScan.kernel > 0

@Suite struct DecimalScanTests {
  /// Every text of up to four of these letters, and longer ones with each of them in each place.
  private static let cells: [String] = {
    let letters = "-.019a/:".map { String($0) }
    var all = [""]
    var longest = [""]
    for _ in 0..<4 {
      longest = longest.flatMap { text in letters.map { text + $0 } }
      all += longest
    }
    for sample in ["-1234567", "12345678", "1.234567", "-0.12345", "123456.7", "0.000001", "99999999", "123456789"] {
      for place in sample.indices {
        for letter in letters + ["\u{7F}", " "] {
          all.append(String(sample[..<place]) + letter + sample[sample.index(after: place)...])
        }
      }
    }
    return all
  }()

  @Test(.enabled(if: isAtWork), arguments: kernels) func cellsAreReadAsLetterByLetter(kernel: Int32) {
    for (number, cell) in Self.cells.enumerated() {
      let lane = number % 8
      var row = ["-12.5", "0", "", "123456.7", "100.00", "7", "", "-0.5"]
      row[lane] = cell
      let found = read(row, kernel: kernel)
      // Four cells are read or none of them.
      #expect(found.rows == (plain(cell) == nil ? lane / 4 * 4 : 8), "\(row)")
      // The same as doubles.
      let doubles = measured(row, kernel: kernel)
      #expect(doubles.rows == found.rows, "\(row)")
      if found.rows == 8 {
        var values = [Double](repeating: 1, count: 8)
        let digits = found.numbers.withUnsafeBufferPointer { DecimalSummary(of: $0, values: &values) }
        #expect(
          doubles.digits == digits
            && zip(doubles.values, values).allSatisfy { $0.bitPattern == $1.bitPattern || $0.isNaN && $1.isNaN },
          "\(row)")
      }
      #expect(Array(found.numbers.prefix(found.rows)) == row.prefix(found.rows).map { plain($0) }, "\(row)")
    }
  }

  @Test(.enabled(if: isAtWork), arguments: ["NA", "-", "missing!", "1", ""], kernels)
  func aTextMayStandForWhatIsMissing(missing: String, kernel: Int32) {
    let others = ["NA", "N", "NAA", "xNA", "-NA", "missing", "missing!", "!missing!", "-1", "11", "0", "1.5", "NA.0"]
    for (number, cell) in (Self.cells + others).enumerated() {
      let lane = number % 8
      var row = ["-12.5", "2", missing, "100.00", "7", missing, "-0.5", "1234567"]
      row[lane] = cell
      let expected = row.map { plain($0, missing: missing) }
      let isRead = !expected.contains(nil)
      let found = read(row, missing: missing, kernel: kernel)
      #expect(found.rows == (isRead ? 8 : lane / 4 * 4), "\(row)")
      #expect(found.hasMissing == row.prefix(found.rows).contains(missing), "\(row)")
      let doubles = measured(row, missing: missing, kernel: kernel)
      #expect(doubles.rows == found.rows && doubles.digits.hasMissing == found.hasMissing, "\(row)")
      guard isRead else { continue }
      #expect(found.numbers == expected, "\(row)")
      var values = [Double](repeating: 1, count: 8)
      let digits = found.numbers.withUnsafeBufferPointer { DecimalSummary(of: $0, values: &values) }
      #expect(doubles.digits == digits, "\(row)")
      #expect(
        zip(doubles.values, values).allSatisfy { $0.bitPattern == $1.bitPattern || $0.isNaN && $1.isNaN }, "\(row)")
    }
  }

  @Test(.enabled(if: isAtWork), arguments: kernels) func itEndsBeforeTheRowsThatItCannotRead(kernel: Int32) {
    let numbers = (0..<23).map { "\($0).5" }
    #expect(read(numbers, kernel: kernel).rows == 20)
    for place in 0..<20 {
      var cells = numbers
      cells[place] = "x"
      let found = read(cells, kernel: kernel)
      #expect(found.rows == place / 4 * 4)
      #expect(Array(found.numbers.prefix(found.rows)) == cells.prefix(found.rows).map { plain($0) })
      #expect(read(cells, from: place + 1, kernel: kernel).rows == (22 - place) / 4 * 4)
    }
  }

  /// Eight bytes are read that end with a cell: before the ninth byte there are none.
  @Test func theBeginningOfATextIsLeftToOthers() {
    let text = Array("1,2\n3,4\n5,6\n7,8\n9,1\n2,3\n4,5\n6,7\n".utf8)
    let places = text.indices.filter { text[$0] == 44 || text[$0] == 10 }.map { UInt32($0) }
    var numbers = [UInt32](repeating: 0, count: 8)
    var hasMissing = false
    for column in 0...1 {
      let read = withScan(text, places, width: 2, column: column) { scan in
        [
          scan.read(from: 0, atMost: 8, into: &numbers, &hasMissing),
          scan.read(from: 4, atMost: 4, into: &numbers, &hasMissing),
        ]
      }
      #expect(read == [0, isAtWork ? 4 : 0])
    }
    #expect(!isAtWork || numbers.prefix(4) == [1, 3, 5, 7])
  }

  /// The double of a text is strtod's.
  @Test func doublesAreTheNearestOnes() {
    var state: UInt64 = 11
    var cells = Self.cells.filter { plain($0) != nil }
    for _ in 0..<20_000 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      var text = String((state >> 20) % 10_000_000)
      let point = Int(state >> 60) % 8
      if point < text.count, point > 0 { text.insert(".", at: text.index(text.startIndex, offsetBy: point)) }
      if plain("-" + text) != nil { cells.append((state & 1 == 0 ? "-" : "") + text) }
    }
    let numbers = cells.compactMap { plain($0) }
    var values = [Double](repeating: 1, count: numbers.count)
    let digits = numbers.withUnsafeBufferPointer { DecimalSummary(of: $0, values: &values) }
    #expect(digits.hasMissing && digits.hasPoint && digits.common == nil && !digits.areFewest)
    let longer = measured(cells)
    #expect(longer.rows == (isAtWork ? cells.count / 4 * 4 : 0) && (!isAtWork || longer.digits == digits))
    for (place, value) in longer.values.prefix(max(0, longer.rows)).enumerated() {
      #expect(value.isNaN && values[place].isNaN || value.bitPattern == values[place].bitPattern, "\(cells[place])")
    }
    for (cell, value) in zip(cells, values) {
      #expect(cell.isEmpty ? value.isNaN : value == Double(cell) && value.sign == Double(cell)?.sign, "\(cell)")
    }
  }

  @Test(
    "digits behind points are told from each other",
    arguments: [
      (["1", "-20", "300"], 0, true), (["1.50", "2.25", "-3.00", "4.75", "5.00"], 2, false),
      (["1.5", "2.25", "3", "10"], nil, true), (["1.5", "2.25", "3", "4.50", "1"], nil, false),
      (["0.1", "", "0.3"], 1, true), (["", ""], nil, true), (["1.5", "2", "3", "4", "5.0"], nil, false),
    ] as [([String], UInt8?, Bool)])
  func digitsAreToldFromEachOther(cells: [String], common: UInt8?, areFewest: Bool) {
    let numbers = cells.compactMap { plain($0) }
    var values = [Double](repeating: 1, count: numbers.count)
    let together = numbers.withUnsafeBufferPointer { DecimalSummary(of: $0, values: &values) }
    #expect(together.common == common && together.areFewest == areFewest)
    let sizes = cells.compactMap { Double($0) }
    #expect(together.range?.lowerBound == sizes.min() && together.range?.upperBound == sizes.max())
    #expect(together.hasMissing == cells.contains("") && together.hasNumbers == cells.contains { !$0.isEmpty })
    // One by one, and in parts.
    var nothing = [Double.zero]
    let empty = [UInt32.max].withUnsafeBufferPointer { DecimalSummary(of: $0, values: &nothing) }
    var single = DecimalSummary()
    var parts = DecimalSummary()
    for (cell, number) in zip(cells, numbers) {
      if cell.isEmpty {
        single.formUnion(empty)
      } else {
        single.add(Double(cell) ?? .nan, digits: Int(number >> 28 & 7), endsInZero: cell.hasSuffix("0"))
      }
      parts.formUnion(
        withUnsafePointer(to: number) { number in
          DecimalSummary(of: UnsafeBufferPointer(start: number, count: 1), values: &values)
        })
    }
    #expect(single == together && parts == together)
  }
}
