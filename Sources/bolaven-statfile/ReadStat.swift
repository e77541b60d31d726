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
  /// Positions of columns by ReadStat's own numbers of variables.
  private var columns: [Int] = []

  init(_ file: MemoryFile, _ rows: RowCollector) {
    self.file = file
    self.rows = rows
  }

  func begin(_ metadata: UnsafeMutablePointer<readstat_metadata_t>) -> Bool {
    let count = metadata.pointee.row_count
    declaredRows = count < 0 ? nil : Int(count)
    // A row has a byte at least; a compressed one may be a part of a byte, and is not measured so.
    if let declaredRows, metadata.pointee.compression == READSTAT_COMPRESS_NONE, declaredRows > file.bytes.count {
      return false
    }
    rows.add(
      StatFileHeader(
        version: Int(metadata.pointee.file_format_version), encoding: text(metadata.pointee.file_encoding),
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
