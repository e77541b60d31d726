import BolavenFormats

/// Reads delimited text as RFC 4180 has it, in any of the encodings of `TextEncoding`, gzipped or not.
///
/// What separates and encloses cells is declared, named by Excel's first line `sep=;`, or found out from the structure of
/// the first rows; a quoted cell may hold delimiters, line ends and doubled quotes. Lines end with LF, CRLF or CR. The
/// first line is the header, lines of a title above it are passed over and noted, and a table without names gets
/// `column1` and so on. Empty lines are passed over; in a file of one column they are rows without a value, except at its
/// end. A row with another number of cells than the header is an error: nothing is padded or dropped. All values are kept
/// as text; the column's use decides what they mean. Years of the Buddhist era in columns of dates become those of the
/// common era, which is noted.
///
/// Source: Shafranovich (2005), RFC 4180, §2.
public struct CSVReader: DataReader {
  /// Endings of delimited text.
  public static let fileExtensions = ["csv", "tsv", "txt"]
  /// Rows that a message lists.
  static let mostRaggedRows = 20

  /// A reader; it has no settings.
  public init() {}

  /// Reads a whole file into a frame of texts, or reports every problem that was found.
  public func read(_ file: DataFile, _ options: ReadOptions = ReadOptions()) throws(DataError) -> DataFrame {
    let decoded = try DecodedText(
      try inflated(file, options.limits), declared: options.encoding, source: file.path)
    if let position = decoded.bytes.firstIndex(of: 0) {
      throw DataError([.zeroByte(path: file.path, line: lineNumber(of: position, in: decoded.bytes))])
    }
    return try decoded.bytes.withUnsafeBufferPointer { (bytes) throws(DataError) in
      let layout = try CSVLayout(bytes, isWhole: true, options, source: file.path)
      let blocks = CSVBlocks(
        source: .memory(bytes), beginning: bytes, path: file.path, layout: layout, options: options)
      if let frame = blocks.frame() { return frame.noting(decoded.notes).readingDates() }
      let text = layout.text(bytes, source: file.path, longestCell: options.limits.cellBytes)
      var table = CSVTable(text, layout, options)
      return try table.frame().noting(decoded.notes).readingDates()
    }
  }
}

extension CSVReader {
  /// Reads a large file of the disk, block by block.
  ///
  /// - Returns: `nil` where it is not regular, is no text, no UTF-8 or is declared not to be, and must be read as a whole.
  func read(_ file: OpenFile, path: String, _ options: ReadOptions) throws(DataError) -> DataFrame? {
    guard options.encoding == nil || options.encoding == .utf8, file.count <= options.limits.fileBytes else {
      return nil
    }
    let source = ByteSource.disk(file)
    var buffer = WorkBuffer()
    // One byte more than the layout needs, so that it sees that there are more.
    guard let sample = source.bytes(0..<min(file.count, CSVLayout.sampleBytes + 1), buffer: &buffer),
      // Compressed, a workbook under another name, or UTF-16.
      ![[0x1F, 0x8B], [0x50, 0x4B, 3, 4], [0xD0, 0xCF, 0x11, 0xE0], [0xFF, 0xFE], [0xFE, 0xFF]].contains(
        where: sample.starts(with:))
    else { return nil }
    let layout = try CSVLayout(sample, isWhole: sample.count == file.count, options, source: path)
    let blocks = CSVBlocks(source: source, beginning: sample, path: path, layout: layout, options: options)
    return blocks.frame()?.readingDates()
  }
}

extension CSVReader {
  /// A line that does not end is no row of a table: it is met here, before it fills the memory.
  ///
  /// - Throws: `cellTooLong` with the line.
  func requireLineEnds(_ file: OpenFile, path: String) throws(DataError) {
    let piece = 1 << 20
    var buffer = WorkBuffer()
    var (line, length, place) = (1, 0, 0)
    while place < file.count {
      let range = place..<min(file.count, place + piece)
      guard let bytes = ByteSource.disk(file).bytes(range, buffer: &buffer) else { return }
      let last = bytes.lastIndex(where: isLineEnd)
      // The first line end of a piece is needed only where the line before it is long.
      if length + bytes.count > longestStreamedLine,
        length + (bytes.firstIndex(where: isLineEnd) ?? bytes.count) > longestStreamedLine
      {
        throw DataError([.cellTooLong(path: path, line: line, limit: longestStreamedLine)])
      }
      line += bytes.count { $0 == 10 }
      length = last.map { bytes.count - $0 } ?? length + bytes.count
      place = range.upperBound
    }
  }
}

/// The bytes of a file, or what comes out of them where they are compressed.
func inflated(_ file: DataFile, _ limits: ReadLimits) throws(DataError) -> [UInt8] {
  guard isGzip(file.bytes) else { return file.bytes }
  do throws(GzipError) {
    return try inflatedGzip(
      file.bytes, ratio: limits.inflateRatio, grace: limits.inflateGrace,
      limit: min(limits.inflatedBytes, limits.fileBytes))
  } catch {
    switch error {
    case .damaged: throw DataError([.damagedCompression(path: file.path, isCutShort: false)])
    case .cutShort: throw DataError([.damagedCompression(path: file.path, isCutShort: true)])
    case .tooLarge(let limit): throw DataError([.inflatesTooMuch(path: file.path, limit: limit)])
    }
  }
}
