internal import BolavenFormats
internal import CReadStat
import Glibc

/// The only door to ReadStat.
///
/// ReadStat calls back for each part of a file. Nothing can be thrown through it: what goes wrong is kept, and the work
/// is given up.
enum ReadStat {
  /// Ends with the process that started this one, leaves no image of the memory, and gains no rights.
  static func confineProcess() { statfile_confine() }

  /// Gives every part of a file to `rows`.
  ///
  /// - Parameter encoding: a name that iconv knows; `nil` for the file's own.
  /// - Returns: the rows that the file says it has; `nil` where it does not say.
  static func read(
    _ file: MemoryFile, kind: StatFileKind, encoding: String?, to rows: RowCollector
  ) throws(StatFileFailure) -> Int? {
    guard let parser = readstat_parser_init() else { throw StatFileFailure(.memory) }
    defer { readstat_parser_free(parser) }
    let parsing = Parsing(file, rows)
    let context = Unmanaged.passUnretained(parsing).toOpaque()
    setFileHandlers(parser, context)
    setContentHandlers(parser)
    let error = withExtendedLifetime(parsing) {
      withOptionalCString(encoding) { encoding in
        if let encoding { readstat_set_file_character_encoding(parser, encoding) }
        return switch kind {
        case .stata: readstat_parse_dta(parser, "", context)
        case .spss, .spssCompressed: readstat_parse_sav(parser, "", context)
        case .spssPortable: readstat_parse_por(parser, "", context)
        }
      }
    }
    guard error == READSTAT_OK else { throw rows.failure ?? failure(error, parsing) }
    return parsing.declaredRows
  }

  private static func setFileHandlers(
    _ parser: UnsafeMutablePointer<readstat_parser_t>, _ context: UnsafeMutableRawPointer
  ) {
    readstat_set_io_ctx(parser, context)
    readstat_set_open_handler(parser) { _, _ in 0 }
    readstat_set_close_handler(parser) { _ in 0 }
    readstat_set_update_handler(parser) { _, _, _, _ in READSTAT_OK }
    readstat_set_read_handler(parser) { buffer, count, context in
      guard let buffer, let file = parsing(context)?.file else { return -1 }
      return file.read(into: buffer, count: count)
    }
    readstat_set_seek_handler(parser) { offset, origin, context in
      guard let file = parsing(context)?.file else { return -1 }
      let start =
        switch origin {
        case READSTAT_SEEK_SET: 0
        case READSTAT_SEEK_CUR: file.position
        default: file.bytes.count
        }
      let (place, overflows) = start.addingReportingOverflow(Int(offset))
      return overflows ? -1 : file.seek(to: place) ?? -1
    }
  }

  private static func setContentHandlers(_ parser: UnsafeMutablePointer<readstat_parser_t>) {
    readstat_set_metadata_handler(parser) { metadata, context in
      guard let metadata, let parsing = parsing(context) else { return abort }
      return parsing.begin(metadata) ? go : abort
    }
    readstat_set_variable_handler(parser) { index, variable, labelSet, context in
      guard let variable, let parsing = parsing(context) else { return abort }
      return parsing.add(variable, index: Int(index), labelSet: text(labelSet)) ? go : abort
    }
    readstat_set_value_handler(parser) { _, variable, value, context in
      guard let variable, let parsing = parsing(context) else { return abort }
      return parsing.add(value, of: variable) ? go : abort
    }
    readstat_set_value_label_handler(parser) { set, value, label, context in
      guard let parsing = parsing(context) else { return abort }
      parsing.rows.add(StatFileLabel(code: code(value), text: text(label)), ofSet: text(set))
      return go
    }
    readstat_set_error_handler(parser) { _, _ in }
  }

  /// ReadStat's own words may quote the file, and are not ours.
  private static func failure(_ error: readstat_error_t, _ parsing: Parsing) -> StatFileFailure {
    let (reason, detail): (StatFileFailure.Reason, String) =
      switch error {
      case READSTAT_ERROR_MALLOC: (.memory, "")
      case READSTAT_ERROR_UNSUPPORTED_COMPRESSION: (.unsupported, "a compression that is not known here")
      case READSTAT_ERROR_UNSUPPORTED_FILE_FORMAT_VERSION: (.unsupported, "a version that is not known here")
      case READSTAT_ERROR_UNSUPPORTED_CHARSET: (.unknownEncoding, "")
      case READSTAT_ERROR_CONVERT, READSTAT_ERROR_CONVERT_BAD_STRING, READSTAT_ERROR_CONVERT_SHORT_STRING:
        (.encoding, "")
      case READSTAT_ERROR_CONVERT_LONG_STRING: (.damaged, "a text is longer than its place")
      case READSTAT_ERROR_READ: (.damaged, "it ends too early")
      case READSTAT_ERROR_SEEK: (.damaged, "it names a place that it does not have")
      case READSTAT_ERROR_ROW_COUNT_MISMATCH: (.damaged, "it has another number of rows than it says")
      case READSTAT_ERROR_COLUMN_COUNT_MISMATCH: (.damaged, "it has another number of variables than it says")
      case READSTAT_ERROR_ROW_WIDTH_MISMATCH: (.damaged, "a row has another length than it should")
      case READSTAT_ERROR_BAD_TIMESTAMP_STRING, READSTAT_ERROR_BAD_TIMESTAMP_VALUE:
        (.damaged, "the time of its making is no time")
      case READSTAT_ERROR_USER_ABORT: (.damaged, "it says that it has more rows than bytes")
      default: (.damaged, "a part of it has no meaning")
      }
    return parsing.rows.failure(reason, detail)
  }
}

/// What the handlers work on.
private final class Parsing {
  let file: MemoryFile
  let rows: RowCollector
  var declaredRows: Int?
  private var version = 0
  /// Positions of columns by ReadStat's own numbers of variables.
  private var columns: [Int] = []

  init(_ file: MemoryFile, _ rows: RowCollector) {
    self.file = file
    self.rows = rows
  }

  func begin(_ metadata: UnsafeMutablePointer<readstat_metadata_t>) -> Bool {
    let count = metadata.pointee.row_count
    declaredRows = count < 0 ? nil : Int(count)
    version = Int(metadata.pointee.file_format_version)
    // A row has a byte at least; a compressed one may be a part of a byte, and is not measured so.
    if let declaredRows, metadata.pointee.compression == READSTAT_COMPRESS_NONE, declaredRows > file.bytes.count {
      return false
    }
    rows.add(
      StatFileHeader(
        version: version, encoding: text(metadata.pointee.file_encoding),
        label: text(metadata.pointee.file_label), declaredRows: declaredRows))
    return true
  }

  func add(_ variable: UnsafeMutablePointer<readstat_variable_t>, index: Int, labelSet: String) -> Bool {
    guard index >= 0, index <= file.bytes.count else { return false }
    let isText = readstat_variable_get_type_class(variable) == READSTAT_TYPE_CLASS_STRING
    var found = StatFileVariable(
      name: text(readstat_variable_get_name(variable)), label: text(readstat_variable_get_label(variable)),
      format: text(readstat_variable_get_format(variable)), labelSet: labelSet, isText: isText,
      width: isText ? readstat_variable_get_storage_width(variable) : 0)
    if version == 119, isText, found.width == 0 {
      // ReadStat takes the references of version 119 for those of 118, and finds no text.
      rows.giveUp(
        StatFileFailure(.unsupported, variable: found.name, detail: "long texts (strL) in a file of version 119"))
      return false
    }
    for place in 0..<readstat_variable_get_missing_ranges_count(variable) {
      let low = readstat_variable_get_missing_range_lo(variable, place)
      let high = readstat_variable_get_missing_range_hi(variable, place)
      if isText {
        found.missing.append(.texts(text(readstat_string_value(low)), text(readstat_string_value(high))))
      } else {
        found.missing.append(.numbers(readstat_double_value(low), readstat_double_value(high)))
      }
    }
    while columns.count <= index { columns.append(-1) }
    columns[index] = rows.variables.count
    return rows.add(found)
  }

  @inline(__always)
  func add(_ value: readstat_value_t, of variable: UnsafeMutablePointer<readstat_variable_t>) -> Bool {
    let index = Int(readstat_variable_get_index(variable))
    let column = columns.indices.contains(index) ? columns[index] : -1
    if readstat_value_type_class(value) == READSTAT_TYPE_CLASS_STRING {
      let text = readstat_string_value(value)
      return rows.add(UnsafeRawBufferPointer(start: text, count: text.map { strlen($0) } ?? 0), column: column)
    }
    if readstat_value_is_system_missing(value) != 0 { return rows.add(0, mark: 1, column: column) }
    if readstat_value_is_tagged_missing(value) != 0 {
      let tag = UInt8(bitPattern: readstat_value_tag(value))
      return rows.add(0, mark: (97...122).contains(tag) ? tag : 1, column: column)
    }
    return rows.add(readstat_double_value(value), mark: 0, column: column)
  }
}

private let go: Int32 = 0
private let abort: Int32 = 1

private func parsing(_ context: UnsafeMutableRawPointer?) -> Parsing? {
  context.map { Unmanaged<Parsing>.fromOpaque($0).takeUnretainedValue() }
}

/// Bytes that are not UTF-8 become replacement characters: texts of cells are checked elsewhere.
private func text(_ pointer: UnsafePointer<CChar>?) -> String { pointer.map { String(cString: $0) } ?? "" }

private func code(_ value: readstat_value_t) -> StatFileLabel.Code {
  if readstat_value_type_class(value) == READSTAT_TYPE_CLASS_STRING { return .text(text(readstat_string_value(value))) }
  if readstat_value_is_tagged_missing(value) != 0 {
    let tag = UInt8(bitPattern: readstat_value_tag(value))
    if (97...122).contains(tag) { return .tag(tag) }
  }
  return .number(readstat_double_value(value))
}

private func withOptionalCString<Result>(_ text: String?, _ body: (UnsafePointer<CChar>?) -> Result) -> Result {
  text.map { $0.withCString(body) } ?? body(nil)
}

extension ReadStat {
  /// Writes a file of Stata 118 or of SPSS, in parts.
  ///
  /// The time of its making is left out: the same table makes the same bytes.
  static func write(
    _ contents: StatFileContents, kind: StatFileKind, to send: @escaping (ArraySlice<UInt8>) -> Void
  ) throws(StatFileFailure) {
    guard let writer = readstat_writer_init() else { throw StatFileFailure(.memory) }
    defer { readstat_writer_free(writer) }
    let writing = Writing(contents, writer, send)
    readstat_set_data_writer(writer) { bytes, count, context in
      guard let bytes, let context else { return -1 }
      Unmanaged<Writing>.fromOpaque(context).takeUnretainedValue().send(bytes, count)
      return count
    }
    readstat_writer_set_file_timestamp(writer, 0)
    setenv("TZ", "UTC0", 1)
    let variables = writing.addVariables(kind)
    let context = Unmanaged.passUnretained(writing).toOpaque()
    let rows = contents.rowCount
    var error: readstat_error_t
    if kind == .stata {
      readstat_writer_set_file_format_version(writer, contents.variables.count > 32_767 ? 119 : 118)
      error = readstat_begin_writing_dta(writer, context, rows)
    } else {
      readstat_writer_set_compression(writer, READSTAT_COMPRESS_ROWS)
      error = readstat_begin_writing_sav(writer, context, rows)
    }
    guard error == READSTAT_OK else { throw notWritable(error) }
    for row in 0..<rows {
      error = readstat_begin_row(writer)
      for position in contents.columns.indices where error == READSTAT_OK {
        error = writing.insert(row, position, variables[position])
        if error != READSTAT_OK { throw notWritable(error, row: row, contents.variables[position].name) }
      }
      if error == READSTAT_OK { error = readstat_end_row(writer) }
      guard error == READSTAT_OK else { throw notWritable(error, row: row) }
    }
    error = readstat_end_writing(writer)
    guard error == READSTAT_OK else { throw notWritable(error) }
    withExtendedLifetime(writing) { writing.flush() }
  }

  private static func notWritable(_ error: readstat_error_t, row: Int? = nil, _ name: String = "") -> StatFileFailure {
    let detail =
      switch error {
      case READSTAT_ERROR_STRING_VALUE_IS_TOO_LONG: "a text is too long"
      case READSTAT_ERROR_NUMERIC_VALUE_IS_OUT_OF_RANGE: "a number is too large"
      case READSTAT_ERROR_TOO_MANY_COLUMNS: "it has too many columns"
      case READSTAT_ERROR_TOO_FEW_COLUMNS: "it has no columns"
      case READSTAT_ERROR_NAME_IS_RESERVED_WORD, READSTAT_ERROR_NAME_CONTAINS_ILLEGAL_CHARACTER,
        READSTAT_ERROR_NAME_BEGINS_WITH_ILLEGAL_CHARACTER, READSTAT_ERROR_NAME_IS_TOO_LONG:
        "a name is not allowed there"
      default: "ReadStat gave error \(error.rawValue)"
      }
    return StatFileFailure(.notWritable, row: row.map { $0 + 1 }, variable: name, detail: detail)
  }
}

/// What a file is made from, in the form that ReadStat asks for.
private final class Writing {
  private let contents: StatFileContents
  private let writer: UnsafeMutablePointer<readstat_writer_t>
  private let sink: (ArraySlice<UInt8>) -> Void
  private var buffer: [UInt8] = []
  /// The texts of each column as C has them, or their references; never freed: the program ends with its file.
  private var texts: [[UnsafeMutablePointer<CChar>?]] = []
  private var references: [[UnsafeMutablePointer<readstat_string_ref_t>?]] = []

  init(
    _ contents: StatFileContents, _ writer: UnsafeMutablePointer<readstat_writer_t>,
    _ sink: @escaping (ArraySlice<UInt8>) -> Void
  ) {
    self.contents = contents
    self.writer = writer
    self.sink = sink
  }

  func send(_ bytes: UnsafeRawPointer, _ count: Int) {
    buffer.append(contentsOf: UnsafeRawBufferPointer(start: bytes, count: count))
    if buffer.count > 1 << 20 { flush() }
  }

  func flush() {
    sink(buffer[...])
    buffer.removeAll(keepingCapacity: true)
  }

  func addVariables(_ kind: StatFileKind) -> [UnsafeMutablePointer<readstat_variable_t>?] {
    var sets: [String: OpaqueSet] = [:]
    return contents.variables.enumerated().map { position, variable in
      let type = type(of: variable)
      let result = readstat_add_variable(writer, variable.name, type, variable.isText ? variable.width : 0)
      readstat_variable_set_label(result, variable.label)
      if !variable.format.isEmpty { readstat_variable_set_format(result, variable.format) }
      addTexts(position, type)
      for range in variable.missing {
        switch range {
        case .numbers(let low, let high): readstat_variable_add_missing_double_range(result, low, high)
        case .texts(let low, let high): readstat_variable_add_missing_string_range(result, strdup(low), strdup(high))
        }
      }
      if let labels = contents.labels[variable.labelSet], !labels.isEmpty {
        let set = sets[variable.labelSet] ?? addLabels(labels, variable, kind)
        sets[variable.labelSet] = set
        readstat_variable_set_label_set(result, set)
      }
      return result
    }
  }

  private typealias OpaqueSet = UnsafeMutablePointer<readstat_label_set_t>

  private func type(of variable: StatFileVariable) -> readstat_type_t {
    if variable.isText { return variable.width == 0 ? READSTAT_TYPE_STRING_REF : READSTAT_TYPE_STRING }
    return switch variable.width {
    case 1: READSTAT_TYPE_INT8
    case 2: READSTAT_TYPE_INT16
    case 4: READSTAT_TYPE_INT32
    default: READSTAT_TYPE_DOUBLE
    }
  }

  private func addTexts(_ position: Int, _ type: readstat_type_t) {
    texts.append([])
    references.append([])
    guard case .texts(let levels, _) = contents.columns[position] else { return }
    if type == READSTAT_TYPE_STRING_REF {
      // The last one is for empty cells.
      references[position] = (levels + [""]).map { readstat_add_string_ref(writer, $0) }
    } else {
      texts[position] = levels.map { strdup($0) }
    }
  }

  private func addLabels(_ labels: [StatFileLabel], _ variable: StatFileVariable, _ kind: StatFileKind) -> OpaqueSet? {
    let type = variable.isText ? READSTAT_TYPE_STRING : kind == .stata ? READSTAT_TYPE_INT32 : READSTAT_TYPE_DOUBLE
    let set = readstat_add_label_set(writer, type, variable.labelSet)
    for label in labels {
      switch label.code {
      case .number(let number):
        // Stata has whole numbers of 32 bits for codes; others were left out before.
        if kind == .stata, let code = Int32(exactly: number) {
          readstat_label_int32_value(set, code, label.text)
        } else if kind != .stata {
          readstat_label_double_value(set, number, label.text)
        }
      case .tag(let letter): if kind == .stata { readstat_label_tagged_value(set, CChar(letter), label.text) }
      case .text(let text): readstat_label_string_value(set, text, label.text)
      }
    }
    return set
  }

  func insert(_ row: Int, _ position: Int, _ variable: UnsafeMutablePointer<readstat_variable_t>?) -> readstat_error_t {
    switch contents.columns[position] {
    case .numbers(let values, let marks):
      let mark = marks.isEmpty ? 0 : marks[row]
      if mark > 1 { return readstat_insert_tagged_missing_value(writer, variable, CChar(mark)) }
      if mark == 1 { return readstat_insert_missing_value(writer, variable) }
      return insert(values[row], contents.variables[position].width, variable)
    case .texts(_, let codes):
      let code = Int(codes[row])
      if !references[position].isEmpty {
        let references = references[position]
        return readstat_insert_string_ref(
          writer, variable, code < 0 ? references[references.count - 1] : references[code])
      }
      return code < 0
        ? readstat_insert_string_value(writer, variable, "")
        : readstat_insert_string_value(writer, variable, texts[position][code])
    }
  }

  private func insert(
    _ value: Double, _ width: Int, _ variable: UnsafeMutablePointer<readstat_variable_t>?
  ) -> readstat_error_t {
    switch width {
    case 1: Int8(exactly: value).map { readstat_insert_int8_value(writer, variable, $0) } ?? outOfRange
    case 2: Int16(exactly: value).map { readstat_insert_int16_value(writer, variable, $0) } ?? outOfRange
    case 4: Int32(exactly: value).map { readstat_insert_int32_value(writer, variable, $0) } ?? outOfRange
    default: readstat_insert_double_value(writer, variable, value)
    }
  }

  private var outOfRange: readstat_error_t { READSTAT_ERROR_NUMERIC_VALUE_IS_OUT_OF_RANGE }
}
