import BolavenFormats

/// Reads records of JSON: a list of objects, an object that holds one such list, or objects one behind the other, as in
/// JSON Lines; gzipped or not.
///
/// Members of objects within a record are columns of their own, `a.b`. A list of plain values is one text, blanks between
/// them; a list of objects or lists is refused. Values are kept as they are written, numbers with all their digits; null,
/// an empty text and an absent member are missing. Columns stand in the order in which their names first appear. A name
/// that a record has twice is an error.
///
/// Source: Bray (2017), RFC 8259, §2-7.
public struct JSONReader: DataReader {
  /// Endings of JSON.
  public static let fileExtensions = ["json", "jsonl", "ndjson"]

  /// A reader; it has no settings.
  public init() {}

  /// Reads all records into a frame of texts.
  public func read(_ file: DataFile, _ options: ReadOptions = ReadOptions()) throws(DataError) -> DataFrame {
    let decoded = try DecodedText(try inflated(file, options.limits), declared: options.encoding, source: file.path)
    return try decoded.bytes.withUnsafeBufferPointer { (bytes) throws(DataError) in
      guard bytes.contains(where: { ![32, 9, 10, 13, 0xEF, 0xBB, 0xBF].contains($0) }) else {
        throw DataError([.emptyFile(path: file.path)])
      }
      var records = JSONRecords(bytes, options.limits, source: file.path)
      return try records.frame().noting(decoded.notes).readingDates()
    }
  }
}

/// Collects the records of a JSON text.
struct JSONRecords {
  private let bytes: UnsafeBufferPointer<UInt8>
  private let limits: ReadLimits
  private let source: String
  private var parser: JSONParser
  private var table = RecordTable()

  init(_ bytes: UnsafeBufferPointer<UInt8>, _ limits: ReadLimits, source: String) {
    self.bytes = bytes
    self.limits = limits
    self.source = source
    parser = JSONParser(bytes, deepest: limits.depth)
  }

  mutating func frame() throws(DataError) -> DataFrame {
    var first = parser
    if try next(&first) == .objectStart {
      try readObjects()
    } else {
      guard try next() == .arrayStart else { throw noRecords() }
      try readList()
      _ = try next()
    }
    guard table.rowCount > 0, table.columnCount > 0 else { throw DataError([.noRows(path: source)]) }
    return DataFrame(source: source, columns: table.columns, excelRows: Array(1...table.rowCount))
  }

  /// One object that holds a list of records, or records one behind the other.
  private mutating func readObjects() throws(DataError) {
    var ahead = JSONParser(bytes, deepest: limits.depth, isSequence: true)
    var lists: [JSONParser] = []
    while let event = try next(&ahead) {
      if event == .arrayStart, ahead.depth == 2 {
        var inside = ahead
        if try next(&inside) == .objectStart { lists.append(ahead) }
      }
      if ahead.depth == 0 { break }
    }
    let isOneValue = try next(&ahead) == nil
    if isOneValue, lists.count == 1 {
      parser = lists[0]
      try readList()
      return
    }
    parser = JSONParser(bytes, deepest: limits.depth, isSequence: true)
    while let event = try next() {
      guard event == .objectStart else { throw noRecords() }
      try readRecord()
    }
  }

  /// The records behind the start of a list, to its end.
  private mutating func readList() throws(DataError) {
    while let event = try next(), event != .arrayEnd {
      guard event == .objectStart else { throw noRecords() }
      try readRecord()
    }
  }

  /// The members behind the start of a record, to its end.
  private mutating func readRecord() throws(DataError) {
    table.begin()
    var path: [String] = []
    var key = ""
    while let event = try next() {
      switch event {
      case .key(let name): key = name
      case .objectStart: path.append(key)
      case .objectEnd:
        guard !path.isEmpty else { return }
        path.removeLast()
      case .arrayStart: try add(try list(path + [key]), path + [key])
      case .arrayEnd: break
      case .string(let text), .number(let text): try add(text, path + [key])
      case .bool(let value): try add(value ? "true" : "false", path + [key])
      case .null: try add("", path + [key])
      }
    }
  }

  private mutating func list(_ path: [String]) throws(DataError) -> String {
    var texts: [String] = []
    while let event = try next() {
      switch event {
      case .arrayEnd: return texts.joined(separator: " ")
      case .string(let text), .number(let text): texts.append(text)
      case .bool(let value): texts.append(value ? "true" : "false")
      case .null: texts.append("")
      case .objectStart, .arrayStart, .objectEnd, .key:
        let place = parser.place(of: parser.eventStart)
        throw DataError([
          .nestedList(path: source, line: place.line, column: place.column, key: path.joined(separator: "."))
        ])
      }
    }
    return ""
  }

  private mutating func add(_ text: String, _ path: [String]) throws(DataError) {
    let name = path.joined(separator: ".")
    guard text.utf8.count <= limits.cellBytes else {
      throw DataError([
        .cellTooLong(path: source, line: parser.place(of: parser.eventStart).line, limit: limits.cellBytes)
      ])
    }
    guard table.add(text, to: name) else {
      let place = parser.place(of: parser.eventStart)
      throw DataError([.duplicateKey(path: source, line: place.line, column: place.column, key: name)])
    }
    guard table.columnCount <= limits.columns else {
      throw DataError([.tooManyColumns(path: source, count: table.columnCount, limit: limits.columns)])
    }
  }

  private mutating func next() throws(DataError) -> JSONEvent? { try next(&parser) }

  private func next(_ parser: inout JSONParser) throws(DataError) -> JSONEvent? {
    do throws(JSONError) {
      return try parser.next()
    } catch {
      switch error.problem {
      case .expected(let expected):
        throw DataError([.notJSON(path: source, line: error.line, column: error.column, expected: expected)])
      case .tooDeep(let limit):
        throw DataError([.tooDeep(path: source, line: error.line, column: error.column, limit: limit)])
      }
    }
  }

  private func noRecords() -> DataError {
    let place = parser.place(of: parser.eventStart)
    return DataError([.noRecords(path: source, line: place.line, column: place.column)])
  }
}

/// Columns that grow with the records, whatever members each of them has.
private struct RecordTable {
  private(set) var rowCount = 0
  private var names: [String] = []
  private var position: [String: Int] = [:]
  private var codes: [[Int32]] = []
  private var levels: [[String]] = []
  private var codeOf: [[String: Int32]] = []

  var columnCount: Int { names.count }

  mutating func begin() { rowCount += 1 }

  /// - Returns: whether the record had no such member.
  mutating func add(_ text: String, to name: String) -> Bool {
    let column = position[name] ?? addColumn(name)
    guard codes[column].count < rowCount else { return false }
    fill(column, to: rowCount - 1)
    if text.isEmpty {
      codes[column].append(-1)
    } else if let code = codeOf[column][text] {
      codes[column].append(code)
    } else {
      let code = Int32(levels[column].count)
      codeOf[column][text] = code
      levels[column].append(text)
      codes[column].append(code)
    }
    return true
  }

  var columns: [(name: ColumnName, column: Column)] {
    names.indices.map { column in
      let rest = repeatElement(-1 as Int32, count: rowCount - codes[column].count)
      return (ColumnName(names[column]), .text(Categories(levels: levels[column], codes: codes[column] + rest)))
    }
  }

  private mutating func addColumn(_ name: String) -> Int {
    position[name] = names.count
    names.append(name)
    codes.append([])
    levels.append([])
    codeOf.append([:])
    return names.count - 1
  }

  private mutating func fill(_ column: Int, to count: Int) {
    let rows = count - codes[column].count
    if rows > 0 { codes[column] += repeatElement(-1, count: rows) }
  }
}
