/// What is said about a file before it is read; `nil` parts are found out from the file, which is then noted.
public struct ReadOptions: Sendable, Hashable {
  /// How the bytes of a text file stand for characters.
  public var encoding: TextEncoding?
  /// What separates the cells of a text file: one character or several.
  public var delimiter: String?
  /// What encloses cells of a text file; empty for nothing.
  public var quote: String?
  /// What stands before a quote inside a quoted cell; the quote itself where it is doubled.
  public var escape: String?
  /// The line, or row of a sheet, that holds the names of columns, from 1; 0 where there is none.
  public var headerRow: Int?
  /// How many rows hold names, one below the other; their texts are joined with a blank.
  public var headerRows: Int
  /// Whether numbers are written with a decimal comma.
  public var hasDecimalComma: Bool?
  /// What stands between thousands; empty for nothing.
  public var groupingMark: String?
  /// The sheet of a workbook, by name.
  public var sheet: String?
  /// Whether rows of a text file with too few or too many cells, or with quotes in wrong places, are kept as they most
  /// likely are, and noted, rather than refused.
  public var keepsIrregularRows: Bool
  /// The only columns that are needed; `nil` for all. Every row is checked all the same. A reader may keep more, and keeps all
  /// where the file has not each of them.
  public var columns: [ColumnName]?
  /// What a reader takes before it refuses.
  public var limits: ReadLimits

  /// Options; what is left out is found out.
  public init(
    encoding: TextEncoding? = nil, delimiter: String? = nil, quote: String? = nil, escape: String? = nil,
    headerRow: Int? = nil, headerRows: Int = 1, hasDecimalComma: Bool? = nil, groupingMark: String? = nil,
    sheet: String? = nil, keepsIrregularRows: Bool = false, columns: [ColumnName]? = nil,
    limits: ReadLimits = ReadLimits()
  ) {
    self.encoding = encoding
    self.delimiter = delimiter
    self.quote = quote
    self.escape = escape
    self.headerRow = headerRow
    self.headerRows = headerRows
    self.hasDecimalComma = hasDecimalComma
    self.groupingMark = groupingMark
    self.sheet = sheet
    self.keepsIrregularRows = keepsIrregularRows
    self.columns = columns
    self.limits = limits
  }
}

/// How the bytes of a text stand for characters.
public enum TextEncoding: String, Sendable, CaseIterable {
  case utf8 = "UTF-8"
  case utf16LittleEndian = "UTF-16LE"
  case utf16BigEndian = "UTF-16BE"
  case windows1252 = "Windows-1252"
  /// Thai; TIS-620 is a part of it.
  case windows874 = "Windows-874"
}

/// What a reader takes before it refuses a file: bounds that honest files do not meet.
public struct ReadLimits: Sendable, Hashable {
  /// Bytes of a file that is read as a whole.
  public var fileBytes = 4 << 30
  /// Bytes of one cell.
  public var cellBytes = 16 << 20
  /// Columns of one table.
  public var columns = 200_000
  /// Entries of a zip container.
  public var containerEntries = 2_000
  /// Bytes out for each byte in, once `inflateGrace` bytes have come out.
  public var inflateRatio = 200
  /// Bytes that may come out of a container whatever the ratio.
  public var inflateGrace = 8 << 20
  /// Bytes that may come out of all parts of a container.
  public var inflatedBytes = 8 << 30
  /// Levels of elements in XML, and of lists in JSON.
  public var depth = 64
  /// Characters of one shared string of a workbook.
  public var sharedStringCharacters = 32_767
  /// Seconds that a child process may work on a file.
  public var childSeconds = 60
  /// Bytes of memory that a child process may take.
  public var childMemory = 4 << 30

  /// The usual bounds.
  public init() {}
}
