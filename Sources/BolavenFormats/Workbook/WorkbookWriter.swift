internal import CXlsxWriter
internal import Glibc

/// The only door to libxlsxwriter: writes Excel workbooks.
///
/// Texts are written as texts, whatever they begin with: nothing in a workbook is calculated. The same draft gives the same
/// bytes at any time.
public enum WorkbookWriter {
  /// Rows of a sheet.
  public static let mostRows = 1_048_576
  /// Columns of a sheet.
  public static let mostColumns = 16_384
  /// Characters of a cell, in UTF-16.
  public static let longestText = 32_767

  /// The version of libxlsxwriter that this was compiled with; `nil` where that one is not on this machine.
  public static var libraryVersion: String? { bolaven_xlsxwriter_open() == nil ? nil : LXW_VERSION }

  /// The bytes of a workbook, which are never in a file of the disk.
  ///
  /// - Throws: every kind of `WorkbookWritingError`.
  public static func bytes(of draft: WorkbookDraft) throws(WorkbookWritingError) -> [UInt8] {
    try requireNames(draft)
    let descriptor = bolaven_nameless_file()
    guard descriptor >= 0 else { throw .refused(reason: String(cString: strerror(errno))) }
    defer { close(descriptor) }
    let output = try OpenWorkbook(path: "/proc/self/fd/\(descriptor)")
    let choices = draft.sheets.flatMap(\.columns).map(\.choices).filter { !$0.isEmpty }
    for sheet in draft.sheets { try output.add(sheet) }
    if !choices.isEmpty { try output.addLists() }
    try output.close()
    return try contents(of: descriptor)
  }

  private static func requireNames(_ draft: WorkbookDraft) throws(WorkbookWritingError) {
    var taken: Set<String> = [OpenWorkbook.listSheet.lowercased()]
    for sheet in draft.sheets {
      let isUsable =
        (1...31).contains(sheet.name.utf16.count) && !sheet.name.contains { "[]:*?/\\".contains($0) || $0 == "\0" }
        && !sheet.name.hasPrefix("'") && !sheet.name.hasSuffix("'") && taken.insert(sheet.name.lowercased()).inserted
      guard isUsable else { throw .unusableName(sheet: sheet.name) }
      let rows = (sheet.columns.map(\.count).max() ?? 0) + 1
      guard rows <= mostRows, sheet.columns.count <= mostColumns else {
        throw .tooLarge(sheet: sheet.name, rows: rows, columns: sheet.columns.count)
      }
    }
  }

  private static func contents(of descriptor: Int32) throws(WorkbookWritingError) -> [UInt8] {
    let size = Int(lseek(descriptor, 0, SEEK_END))
    var received = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: max(0, size)) { buffer, count in
      while received < size, let start = buffer.baseAddress {
        let read = pread(descriptor, start + received, size - received, off_t(received))
        if read <= 0 { break }
        received += read
      }
      count = received
    }
    guard size > 0, received == size else { throw .refused(reason: String(cString: strerror(errno))) }
    return bytes
  }
}

extension CellMark.Kind {
  /// Red, green and blue: pale, so that the text on it can be read.
  fileprivate var color: UInt32 {
    switch self {
    case .error: 0xFFC7CE
    case .warning: 0xFFEB9C
    case .changed: 0xDDEBF7
    }
  }
}

/// A workbook on its way, row by row, so that it is not in memory as cells.
private final class OpenWorkbook {
  static let listSheet = "choices"
  /// The bytes must not depend on the day.
  private static let created: time_t = 315_532_800

  private let library: bolaven_xlsxwriter
  private var workbook: UnsafeMutablePointer<lxw_workbook>?
  private let head: UnsafeMutablePointer<lxw_format>?
  private var fills: [CellMark.Kind: UnsafeMutablePointer<lxw_format>?] = [:]
  private var lists: [[String]] = []

  init(path: String) throws(WorkbookWritingError) {
    guard let library = bolaven_xlsxwriter_open()?.pointee else {
      throw .refused(reason: "libxlsxwriter \(LXW_SOVERSION) is not on this machine")
    }
    self.library = library
    var options = lxw_workbook_options(constant_memory: 1, tmpdir: nil, use_zip64: 1)
    let opened = library.workbook_new_opt(path, &options)
    guard let opened else { throw .refused(reason: "out of memory") }
    workbook = opened
    var properties = lxw_doc_properties()
    properties.created = Self.created
    _ = library.workbook_set_properties(opened, &properties)
    head = library.workbook_add_format(opened)
    library.format_set_bold(head)
    for kind in CellMark.Kind.allCases {
      let fill = library.workbook_add_format(opened)
      library.format_set_pattern(fill, UInt8(LXW_PATTERN_SOLID.rawValue))
      library.format_set_bg_color(fill, kind.color)
      fills[kind] = fill
    }
  }

  deinit {
    if let workbook { library.lxw_workbook_free(workbook) }
  }

  func close() throws(WorkbookWritingError) {
    guard let workbook else { return }
    self.workbook = nil
    try require(library.workbook_close(workbook))
  }

  func add(_ sheet: SheetDraft) throws(WorkbookWritingError) {
    guard let page = library.workbook_add_worksheet(workbook, sheet.name) else {
      throw .unusableName(sheet: sheet.name)
    }
    if sheet.isHidden { library.worksheet_hide(page) }
    library.worksheet_freeze_panes(page, 1, 0)
    for (place, column) in sheet.columns.enumerated() {
      let place = lxw_col_t(place)
      try require(library.worksheet_set_column(page, place, place, column.width ?? Self.width(of: column), nil))
      if !column.choices.isEmpty { try restrict(page, place, to: column.choices) }
    }
    let texts = try sheet.columns.enumerated().map { (place, column) throws(WorkbookWritingError) in
      try Self.texts(of: column, at: place, sheet: sheet.name)
    }
    var marks: [Int: [CellMark]] = [:]
    for mark in sheet.marks { marks[mark.row, default: []].append(mark) }
    for (place, column) in sheet.columns.enumerated() {
      let format = Self.fill(marks[-1], place).flatMap { fills[$0] ?? nil } ?? head
      try require(library.worksheet_write_string(page, 0, lxw_col_t(place), Self.escaped(column.head), format))
    }
    try comment(marks[-1], page)
    try writeRows(of: sheet, texts, marks, page)
  }

  /// Hands the rows below the head to libxlsxwriter as it keeps them itself. A row without a value has an empty text, by
  /// which it is known to be one.
  private func writeRows(
    of sheet: SheetDraft, _ texts: [[[UInt8]]], _ marks: [Int: [CellMark]], _ page: UnsafeMutablePointer<lxw_worksheet>
  ) throws(WorkbookWritingError) {
    let rows = sheet.columns.map(\.count).max() ?? 0
    // Formats are numbered when they are first asked for: always in this order.
    var styles: [CellMark.Kind: Int32] = [:]
    for kind in CellMark.Kind.allCases where sheet.marks.contains(where: { $0.kind == kind }) {
      styles[kind] = (fills[kind] ?? nil).map { library.lxw_format_get_xf_index($0) }
    }
    library.lxw_worksheet_write_single_row(page)
    page.pointee.dim_rowmax = max(page.pointee.dim_rowmax, lxw_row_t(rows))
    var text = SheetRowText(columns: sheet.columns.count)
    for row in 0..<rows {
      let marked = marks[row]
      let hasValue = sheet.columns.contains { $0.hasValue(row) }
      text.start(row: row + 2)
      for (place, column) in sheet.columns.enumerated() {
        let style = marked.flatMap { Self.fill($0, place) }.flatMap { styles[$0] } ?? 0
        if !hasValue, place == 0 {
          text.add(text: SheetRowText.emptyText, column: place, style: style)
        } else if !column.hasValue(row) {
          if style != 0 { text.addBlank(column: place, style: style) }
        } else {
          switch column.values {
          case .numbers(let numbers, _): text.add(number: numbers[row], column: place, style: style)
          case .texts(_, let codes): text.add(text: texts[place][Int(codes[row])], column: place, style: style)
          }
        }
      }
      text.end()
      guard fwrite(text.bytes, 1, text.bytes.count, page.pointee.optimize_tmpfile) == text.bytes.count else {
        throw .refused(reason: String(cString: strerror(errno)))
      }
      try comment(marked, page)
    }
  }

  /// Comments of one row, one a cell.
  private func comment(
    _ marks: [CellMark]?, _ page: UnsafeMutablePointer<lxw_worksheet>
  ) throws(WorkbookWritingError) {
    var columns: Set<Int> = []
    for mark in marks ?? [] where !mark.comment.isEmpty && columns.insert(mark.column).inserted {
      let text = (marks ?? []).filter { $0.column == mark.column && !$0.comment.isEmpty }.map(\.comment)
      let joined = Self.escaped(text.joined(separator: "\n"))
      guard joined.utf16.count <= WorkbookWriter.longestText else { throw .refused(reason: "a comment is too long") }
      try require(library.worksheet_write_comment(page, lxw_row_t(mark.row + 1), lxw_col_t(mark.column), joined))
    }
  }

  /// The lists that restrict columns stand on a hidden sheet: a cell has no room for long ones.
  func addLists() throws(WorkbookWritingError) {
    let columns = lists.map { list in
      ColumnDraft(head: "", values: .texts(levels: list, codes: list.indices.map { Int32($0) }))
    }
    try add(SheetDraft(name: Self.listSheet, columns: columns, isHidden: true))
  }

  private func restrict(
    _ page: UnsafeMutablePointer<lxw_worksheet>, _ place: lxw_col_t, to choices: [String]
  ) throws(WorkbookWritingError) {
    let position = lists.firstIndex(of: choices) ?? lists.count
    if position == lists.count { lists.append(choices) }
    let letters = sheetLetters(position)
    let status = "=\(Self.listSheet)!$\(letters)$2:$\(letters)$\(choices.count + 1)".withCString { formula in
      var rule = lxw_data_validation()
      rule.validate = UInt8(LXW_VALIDATION_TYPE_LIST_FORMULA.rawValue)
      rule.value_formula = UnsafeMutablePointer(mutating: formula)
      return library.worksheet_data_validation_range(
        page, 1, place, lxw_row_t(WorkbookWriter.mostRows - 1), place, &rule)
    }
    try require(status)
  }

  private func require(_ status: lxw_error) throws(WorkbookWritingError) {
    guard status != LXW_NO_ERROR else { return }
    throw .refused(reason: library.lxw_strerror(status).map { String(cString: $0) } ?? "unknown")
  }

  /// The mark of a cell, where it has several the first.
  private static func fill(_ marks: [CellMark]?, _ column: Int) -> CellMark.Kind? {
    marks?.first { $0.column == column }?.kind
  }

  /// Each level once, as it stands in a cell.
  private static func texts(
    of column: ColumnDraft, at place: Int, sheet: String
  ) throws(WorkbookWritingError) -> [[UInt8]] {
    guard column.head.utf16.count <= WorkbookWriter.longestText else {
      throw .textTooLong(sheet: sheet, row: 1, column: place, characters: column.head.utf16.count)
    }
    guard case .texts(let levels, let codes) = column.values else { return [] }
    var texts: [[UInt8]] = []
    for (code, level) in levels.enumerated() {
      let text = escaped(level)
      guard text.utf16.count <= WorkbookWriter.longestText else {
        let row = codes.firstIndex(of: Int32(code)) ?? 0
        throw .textTooLong(sheet: sheet, row: row + 2, column: place, characters: level.utf16.count)
      }
      texts.append(SheetRowText.text(text))
    }
    return texts
  }

  /// A text in which characters that XML cannot hold, or would not give back, stand as `_x000D_`.
  ///
  /// Source: ECMA-376 (2016), part 1, §22.9.2.19.
  private static func escaped(_ text: String) -> String {
    let needsNone = text.utf8.allSatisfy { $0 >= 32 && $0 != 95 && $0 != 0xEF || $0 == 9 || $0 == 10 }
    if needsNone { return text }
    let scalars = Array(text.unicodeScalars)
    var escaped = String.UnicodeScalarView()
    for (place, scalar) in scalars.enumerated() {
      let isUnknown = scalar.value < 32 && scalar.value != 9 && scalar.value != 10
      if isUnknown || scalar.value == 0xFFFE || scalar.value == 0xFFFF || looksEscaped(scalars[place...]) {
        let digits = String(scalar.value, radix: 16, uppercase: true)
        escaped += "_x\(String(repeating: "0", count: 4 - digits.count))\(digits)_".unicodeScalars
      } else {
        escaped.append(scalar)
      }
    }
    return String(escaped)
  }

  private static func looksEscaped(_ scalars: ArraySlice<Unicode.Scalar>) -> Bool {
    let start = Array(scalars.prefix(7))
    return start.count == 7 && start[0] == "_" && start[1] == "x" && start[6] == "_"
      && start[2..<6].allSatisfy(\.properties.isASCIIHexDigit)
  }

  /// As wide as the longest of the head and the first values, between 8 and 60 characters.
  private static func width(of column: ColumnDraft) -> Double {
    var longest = column.head.count
    if case .texts(let levels, _) = column.values {
      longest = max(longest, levels.prefix(200).map(\.count).max() ?? 0)
    }
    return Double(min(60, max(8, longest + 2)))
  }
}

extension ColumnDraft {
  /// Whether a row has a value here.
  fileprivate func hasValue(_ row: Int) -> Bool {
    guard row < count else { return false }
    switch values {
    case .numbers(let numbers, let missing): return !missing[row] && numbers[row].isFinite
    case .texts(_, let codes): return codes[row] >= 0
    }
  }
}
