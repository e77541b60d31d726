/// Writes the stream of `StatFileProtocol`, record by record.
public struct StatFileEncoder {
  /// What has been written since it was last taken away.
  public private(set) var bytes: [UInt8] = StatFileProtocol.magic
  private var checksum = StatFileChecksum()

  /// The beginning of a stream.
  public init() {}

  /// What has been written since the last call, so that it can be sent on.
  public mutating func takeBytes() -> [UInt8] {
    let taken = bytes
    bytes.removeAll(keepingCapacity: true)
    return taken
  }

  /// A whole file: what `StatFileDecoder` makes of the stream.
  ///
  /// - Parameter rowsOfBlock: the most rows of one record.
  public mutating func add(_ contents: StatFileContents, rowsOfBlock: Int = 16_384) {
    add(contents.header)
    for variable in contents.variables { add(variable) }
    for (set, labels) in contents.labels.sorted(by: { $0.key < $1.key }) {
      for label in labels { add(label, ofSet: set) }
    }
    // Levels are sent with the first block: later blocks only name them.
    var start = 0
    while start < contents.rowCount {
      let rows = start..<min(start + rowsOfBlock, contents.rowCount)
      for column in contents.columns {
        switch column {
        case .numbers(let values, let marks):
          values.withUnsafeBufferPointer { values in
            marks.withUnsafeBufferPointer { marks in
              addNumbers(
                UnsafeBufferPointer(rebasing: values[rows]),
                marks: marks.isEmpty ? nil : UnsafeBufferPointer(rebasing: marks[rows]))
            }
          }
        case .texts(let levels, let codes):
          codes.withUnsafeBufferPointer { codes in
            addTexts(
              UnsafeBufferPointer(rebasing: codes[rows]), newLevels: start == 0 ? levels.map { Array($0.utf8) } : [])
          }
        }
      }
      start = rows.upperBound
    }
    addEnd(rows: contents.rowCount)
  }

  /// The head of the file.
  public mutating func add(_ header: StatFileHeader) {
    record(.header) { encoder in
      encoder.put(UInt32(truncatingIfNeeded: header.version))
      encoder.put(header.encoding)
      encoder.put(header.label)
      encoder.put(Int64(header.declaredRows ?? -1))
    }
  }

  /// The next variable.
  public mutating func add(_ variable: StatFileVariable) {
    record(.variable) { encoder in
      encoder.put(variable.name)
      encoder.put(variable.label)
      encoder.put(variable.format)
      encoder.put(variable.labelSet)
      encoder.put(UInt8(variable.isText ? 1 : 0))
      encoder.put(UInt32(clamping: variable.width))
      encoder.put(UInt8(clamping: variable.missing.count))
      for range in variable.missing.prefix(255) {
        switch range {
        case .numbers(let low, let high):
          encoder.put(low.bitPattern)
          encoder.put(high.bitPattern)
        case .texts(let low, let high):
          encoder.put(low)
          encoder.put(high)
        }
      }
    }
  }

  /// One more label of a set.
  public mutating func add(_ label: StatFileLabel, ofSet set: String) {
    record(.label) { encoder in
      encoder.put(set)
      switch label.code {
      case .number(let number):
        encoder.put(UInt8(0))
        encoder.put(number.bitPattern)
      case .tag(let letter):
        encoder.put(UInt8(1))
        encoder.put(letter)
      case .text(let text):
        encoder.put(UInt8(2))
        encoder.put(text)
      }
      encoder.put(label.text)
    }
  }

  /// Rows of the next column, which is one of numbers.
  ///
  /// - Parameter marks: as in `StatFileColumn`, one a value; `nil` where nothing is missing.
  public mutating func addNumbers(_ values: UnsafeBufferPointer<Double>, marks: UnsafeBufferPointer<UInt8>?) {
    let missing = marks.map { $0.count { $0 != 0 } } ?? 0
    let isAllMissing = missing == values.count && (marks?.allSatisfy { $0 == StatFileProtocol.missing } ?? false)
    let form: StatFileProtocol.NumbersForm = isAllMissing ? .allMissing : missing > 0 ? .valuesAndMarks : .values
    record(.numbers) { encoder in
      encoder.put(UInt32(clamping: values.count))
      encoder.put(form.rawValue)
      if form == .allMissing { return }
      // Doubles stand in memory as they stand in the stream: the processors that Swift runs on are little-endian.
      encoder.bytes.append(contentsOf: UnsafeRawBufferPointer(values))
      if form == .valuesAndMarks, let marks { encoder.bytes.append(contentsOf: marks) }
    }
  }

  /// Rows of the next column, which is one of texts.
  ///
  /// - Parameters:
  ///   - codes: positions among all levels of the column, these new ones included; −1 for an empty text.
  ///   - newLevels: texts in UTF-8 that come behind those of earlier blocks.
  public mutating func addTexts(_ codes: UnsafeBufferPointer<Int32>, newLevels: [[UInt8]]) {
    record(.texts) { encoder in
      encoder.put(UInt32(clamping: codes.count))
      encoder.put(UInt32(clamping: newLevels.count))
      for level in newLevels { encoder.put(level) }
      encoder.bytes.append(contentsOf: UnsafeRawBufferPointer(codes))
    }
  }

  /// Bytes of a written file.
  public mutating func addFile(_ content: ArraySlice<UInt8>) {
    record(.file) { $0.bytes.append(contentsOf: content) }
  }

  /// The end of a stream that is whole.
  public mutating func addEnd(rows: Int) {
    let checksum = checksum.value
    record(.end) { encoder in
      encoder.put(UInt64(rows))
      encoder.put(checksum)
    }
  }

  /// The end of a stream that could not be finished.
  public mutating func add(_ failure: StatFileFailure) {
    record(.failure) { encoder in
      encoder.put(failure.reason.rawValue)
      encoder.put(Int64(failure.row ?? -1))
      encoder.put(failure.variable)
      encoder.put(failure.detail)
    }
  }

  private mutating func record(_ kind: StatFileProtocol.RecordKind, _ payload: (inout StatFileEncoder) -> Void) {
    let start = bytes.count
    bytes.append(kind.rawValue)
    put(UInt32(0))
    payload(&self)
    let length = UInt32(clamping: bytes.count - start - StatFileProtocol.recordHeader)
    for place in 0..<4 { bytes[start + 1 + place] = UInt8(truncatingIfNeeded: length >> (8 * UInt32(place))) }
    bytes.withUnsafeBytes { checksum.add(UnsafeRawBufferPointer(rebasing: $0[start...])) }
  }

  private mutating func put(_ number: some FixedWidthInteger) {
    withUnsafeBytes(of: number.littleEndian) { bytes.append(contentsOf: $0) }
  }

  private mutating func put(_ text: String) {
    put(UInt32(clamping: text.utf8.count))
    bytes.append(contentsOf: text.utf8)
  }

  private mutating func put(_ text: [UInt8]) {
    put(UInt32(clamping: text.count))
    bytes.append(contentsOf: text)
  }
}
