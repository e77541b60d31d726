/// What a stream may bring before it is refused.
public struct StatFileLimits: Sendable, Hashable {
  /// Variables of one file.
  public var variables: Int
  /// Bytes of one text.
  public var textBytes: Int
  /// Bytes of names, labels and all cells: 8 for a number, 4 and its new texts for a text, 1 for a missing value.
  public var cellBytes: Int
  /// Bytes of a written file.
  public var fileBytes: Int

  /// Bounds; what is left out is that of honest files.
  public init(
    variables: Int = 200_000, textBytes: Int = 16 << 20, cellBytes: Int = 8 << 30, fileBytes: Int = 4 << 30
  ) {
    self.variables = variables
    self.textBytes = textBytes
    self.cellBytes = cellBytes
    self.fileBytes = fileBytes
  }

  /// Rows of one block, and a few megabytes more than a text.
  var recordBytes: Int { textBytes + (64 << 20) }
}

/// Reads the stream of `StatFileProtocol` as it arrives; any bytes are safe to give it.
public struct StatFileDecoder {
  /// Why a stream is not followed any further.
  public enum Stop: Error, Hashable {
    /// It breaks the rules of the protocol.
    case broken(String)
    /// It says itself why it ends.
    case failure(StatFileFailure)
    /// It brings more than the limits allow.
    case tooMuch(limit: Int)
    case tooManyVariables(Int)
  }

  private let limits: StatFileLimits
  private var pending: [UInt8] = []
  private var hasMagic = false
  private var checksum = StatFileChecksum()
  private var header: StatFileHeader?
  private var variables: [StatFileVariable] = []
  private var labels: [String: [StatFileLabel]] = [:]
  private var columns: [ColumnInProgress] = []
  /// The column whose record comes next, and the rows of the block it belongs to.
  private var nextColumn = 0
  private var rowsOfBlock = 0
  private var cost = 0
  /// Bytes of a written file.
  public private(set) var file: [UInt8] = []
  /// Rows that have arrived whole.
  public private(set) var rowCount = 0
  /// Whether the stream has come to its end.
  public private(set) var isComplete = false

  /// - Parameter limits: what a stream may bring.
  public init(limits: StatFileLimits = StatFileLimits()) { self.limits = limits }

  /// What has arrived; whole once `isComplete`.
  public var contents: StatFileContents {
    StatFileContents(
      header: header ?? StatFileHeader(), variables: variables, labels: labels, columns: columns.map(\.column))
  }

  /// Whether the variables have arrived.
  public var hasRows: Bool { !columns.isEmpty }

  /// Follows the stream through some more bytes.
  public mutating func add(_ bytes: UnsafeRawBufferPointer) throws(Stop) {
    pending.append(contentsOf: bytes)
    // The records are read while they stand in a buffer of their own, so that they can be taken away at once.
    let buffer = pending
    pending = []
    var used = 0
    try buffer.withUnsafeBufferPointer { (bytes) throws(Stop) in
      let buffer = UnsafeRawBufferPointer(bytes)
      if !hasMagic {
        let magic = StatFileProtocol.magic
        guard buffer.prefix(magic.count).elementsEqual(magic.prefix(buffer.count)) else {
          throw .broken("it does not begin as such a stream does")
        }
        guard buffer.count >= magic.count else { return }
        hasMagic = true
        used = magic.count
      }
      while let record = try nextRecord(in: UnsafeRawBufferPointer(rebasing: buffer[used...])) {
        try read(record)
        used += record.count
      }
    }
    pending = Array(buffer[used...])
  }

  /// The first record, with its kind and length, if it has arrived whole.
  private func nextRecord(in buffer: UnsafeRawBufferPointer) throws(Stop) -> UnsafeRawBufferPointer? {
    guard !buffer.isEmpty else { return nil }
    if isComplete { throw .broken("something follows its end") }
    guard buffer.count >= StatFileProtocol.recordHeader else { return nil }
    let length = Int(UInt32(littleEndian: buffer.loadUnaligned(fromByteOffset: 1, as: UInt32.self)))
    guard length <= limits.recordBytes else { throw .broken("a record of \(length) bytes") }
    let count = StatFileProtocol.recordHeader + length
    return buffer.count >= count ? UnsafeRawBufferPointer(rebasing: buffer[..<count]) : nil
  }

  private mutating func read(_ record: UnsafeRawBufferPointer) throws(Stop) {
    guard let kind = StatFileProtocol.RecordKind(rawValue: record[0]) else {
      throw .broken("a record of an unknown kind \(record[0])")
    }
    var payload = StatFileCursor(UnsafeRawBufferPointer(rebasing: record[StatFileProtocol.recordHeader...]), limits)
    if header == nil, [.variable, .numbers, .texts].contains(kind) { throw .broken("no header") }
    if [.header, .variable, .label].contains(kind) {
      cost += payload.count
      guard cost <= limits.cellBytes else { throw .tooMuch(limit: limits.cellBytes) }
    }
    switch kind {
    case .header: try readHeader(&payload)
    case .variable: try readVariable(&payload)
    case .label: try readLabel(&payload)
    case .numbers, .texts: try readColumn(kind, &payload)
    case .failure: throw .failure(try failure(&payload))
    case .file:
      let content = payload.rest()
      guard file.count + content.count <= limits.fileBytes else { throw .tooMuch(limit: limits.fileBytes) }
      file.append(contentsOf: content)
    case .end:
      let rows = try payload.integer(UInt64.self)
      let sum = try payload.integer(UInt64.self)
      guard nextColumn == 0, rows == UInt64(rowCount) else { throw .broken("it ends in the middle of rows") }
      guard sum == checksum.value else { throw .broken("its checksum is wrong") }
      isComplete = true
    }
    guard payload.isAtEnd else { throw .broken("a record is longer than what it holds") }
    checksum.add(record)
  }

  private mutating func readHeader(_ payload: inout StatFileCursor) throws(Stop) {
    guard header == nil else { throw .broken("a second header") }
    let version = Int(try payload.integer(UInt32.self))
    let encoding = try payload.text()
    let label = try payload.text()
    let rows = try payload.integer(Int64.self)
    header = StatFileHeader(
      version: version, encoding: encoding, label: label, declaredRows: rows < 0 ? nil : Int(rows))
  }

  private mutating func readVariable(_ payload: inout StatFileCursor) throws(Stop) {
    guard rowCount == 0, nextColumn == 0 else { throw .broken("a variable behind rows") }
    guard variables.count < limits.variables else { throw .tooManyVariables(variables.count + 1) }
    var variable = StatFileVariable(name: try payload.text())
    variable.label = try payload.text()
    variable.format = try payload.text()
    variable.labelSet = try payload.text()
    variable.isText = try payload.integer(UInt8.self) != 0
    variable.width = Int(try payload.integer(UInt32.self))
    for _ in 0..<(try payload.integer(UInt8.self)) {
      if variable.isText {
        let low = try payload.text()
        variable.missing.append(.texts(low, try payload.text()))
      } else {
        let low = try payload.number()
        variable.missing.append(.numbers(low, try payload.number()))
      }
    }
    variables.append(variable)
    columns.append(ColumnInProgress(isText: variable.isText))
  }

  private mutating func readLabel(_ payload: inout StatFileCursor) throws(Stop) {
    let set = try payload.text()
    let code: StatFileLabel.Code
    switch try payload.integer(UInt8.self) {
    case 0: code = .number(try payload.number())
    case 1:
      let letter = try payload.integer(UInt8.self)
      guard StatFileProtocol.tags.contains(letter) else { throw .broken("a missing value without a letter") }
      code = .tag(letter)
    case 2: code = .text(try payload.text())
    default: throw .broken("a label of an unknown kind")
    }
    labels[set, default: []].append(StatFileLabel(code: code, text: try payload.text()))
  }

  private mutating func readColumn(
    _ kind: StatFileProtocol.RecordKind, _ payload: inout StatFileCursor
  ) throws(Stop) {
    guard columns.indices.contains(nextColumn), columns[nextColumn].isText == (kind == .texts) else {
      throw .broken("a column that no variable announced")
    }
    let rows = Int(try payload.integer(UInt32.self))
    guard rows > 0, nextColumn == 0 || rows == rowsOfBlock else { throw .broken("columns of unequal length") }
    // A missing column of four thousand million rows is nine bytes here: it is weighed before it is made.
    guard rows <= limits.cellBytes - cost else { throw .tooMuch(limit: limits.cellBytes) }
    cost +=
      kind == .texts
      ? try columns[nextColumn].addTexts(rows, &payload) : try columns[nextColumn].addNumbers(rows, &payload)
    guard cost <= limits.cellBytes else { throw .tooMuch(limit: limits.cellBytes) }
    rowsOfBlock = rows
    nextColumn += 1
    if nextColumn == columns.count {
      nextColumn = 0
      rowCount += rows
    }
  }

  private func failure(_ payload: inout StatFileCursor) throws(Stop) -> StatFileFailure {
    guard let reason = StatFileFailure.Reason(rawValue: try payload.integer(UInt8.self)) else {
      throw .broken("a failure of an unknown kind")
    }
    let row = try payload.integer(Int64.self)
    let variable = try payload.text()
    return StatFileFailure(
      reason, row: row < 1 ? nil : Int(row), variable: variable, detail: try payload.text())
  }
}

/// A column to which blocks are added.
private struct ColumnInProgress {
  let isText: Bool
  private var values: [Double] = []
  private var marks: [UInt8] = []
  private var levels: [String] = []
  private var codes: [Int32] = []

  init(isText: Bool) { self.isText = isText }

  var column: StatFileColumn {
    isText ? .texts(levels: levels, codes: codes) : .numbers(values: values, marks: marks)
  }

  /// - Returns: what the rows cost.
  mutating func addNumbers(_ rows: Int, _ payload: inout StatFileCursor) throws(StatFileDecoder.Stop) -> Int {
    guard let form = StatFileProtocol.NumbersForm(rawValue: try payload.integer(UInt8.self)) else {
      throw .broken("numbers in an unknown form")
    }
    if form != .values, marks.isEmpty { marks = [UInt8](repeating: 0, count: values.count) }
    if form == .allMissing {
      values.append(contentsOf: repeatElement(0, count: rows))
      marks.append(contentsOf: repeatElement(StatFileProtocol.missing, count: rows))
      return rows
    }
    let start = values.count
    let numbers = try payload.bytes(8 * rows)
    values.append(contentsOf: repeatElement(0, count: rows))
    values.withUnsafeMutableBytes {
      UnsafeMutableRawBufferPointer(rebasing: $0[(8 * start)...]).copyMemory(from: numbers)
    }
    if form == .valuesAndMarks {
      let found = try payload.bytes(rows)
      guard found.allSatisfy({ $0 <= StatFileProtocol.missing || StatFileProtocol.tags.contains($0) }) else {
        throw .broken("a missing value of an unknown kind")
      }
      marks.append(contentsOf: found)
      let missing = found.count { $0 != 0 }
      return 8 * (rows - missing) + missing
    }
    if !marks.isEmpty { marks.append(contentsOf: repeatElement(0, count: rows)) }
    return 8 * rows
  }

  /// - Returns: what the rows cost.
  mutating func addTexts(_ rows: Int, _ payload: inout StatFileCursor) throws(StatFileDecoder.Stop) -> Int {
    let newLevels = Int(try payload.integer(UInt32.self))
    // A text has four bytes at least, those of its length.
    guard newLevels <= payload.count / 4 else { throw .broken("more texts than bytes") }
    var cost = 0
    for _ in 0..<newLevels {
      let level = try payload.text()
      cost += level.utf8.count
      levels.append(level)
    }
    let found = try payload.bytes(4 * rows)
    let start = codes.count
    codes.append(contentsOf: repeatElement(0, count: rows))
    codes.withUnsafeMutableBytes { UnsafeMutableRawBufferPointer(rebasing: $0[(4 * start)...]).copyMemory(from: found) }
    let count = levels.count
    guard codes[start...].allSatisfy({ $0 >= -1 && Int($0) < count }) else {
      throw .broken("a text that was not sent")
    }
    let missing = codes[start...].count { $0 < 0 }
    return cost + 4 * (rows - missing) + missing
  }
}

/// A place in a payload that never leaves it.
private struct StatFileCursor {
  private var buffer: UnsafeRawBufferPointer
  private let limits: StatFileLimits

  init(_ buffer: UnsafeRawBufferPointer, _ limits: StatFileLimits) {
    self.buffer = buffer
    self.limits = limits
  }

  /// Bytes left.
  var count: Int { buffer.count }
  var isAtEnd: Bool { buffer.isEmpty }

  mutating func bytes(_ count: Int) throws(StatFileDecoder.Stop) -> UnsafeRawBufferPointer {
    guard count >= 0, count <= buffer.count else { throw .broken("a record is shorter than what it holds") }
    let taken = UnsafeRawBufferPointer(rebasing: buffer[..<count])
    buffer = UnsafeRawBufferPointer(rebasing: buffer[count...])
    return taken
  }

  mutating func rest() -> UnsafeRawBufferPointer {
    let rest = buffer
    buffer = UnsafeRawBufferPointer(rebasing: buffer[buffer.count...])
    return rest
  }

  mutating func integer<Integer: FixedWidthInteger & BitwiseCopyable>(
    _ type: Integer.Type
  ) throws(StatFileDecoder.Stop) -> Integer {
    Integer(littleEndian: try bytes(Integer.bitWidth / 8).loadUnaligned(as: Integer.self))
  }

  mutating func number() throws(StatFileDecoder.Stop) -> Double { Double(bitPattern: try integer(UInt64.self)) }

  mutating func text() throws(StatFileDecoder.Stop) -> String {
    let count = Int(try integer(UInt32.self))
    guard count <= limits.textBytes else { throw .broken("a text of \(count) bytes") }
    guard let text = String(validating: try bytes(count), as: UTF8.self) else {
      throw .broken("a text that is not UTF-8")
    }
    return text
  }
}
