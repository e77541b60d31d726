import BolavenFormats

/// What kind of spreadsheet some bytes are, whatever their file is called.
public enum SpreadsheetKind: String, Sendable, Hashable, CaseIterable {
  /// Office Open XML, which is read.
  case xlsx
  /// Excel before 2007.
  case xls
  /// Excel's binary workbook.
  case xlsb
  /// OpenDocument.
  case ods
  /// A web page or XML that a program named like a workbook.
  case markup
  /// Locked with a password.
  case encrypted

  /// Endings of workbooks that are refused with a way to convert them.
  static let foreignExtensions = ["xls", "xlsb", "ods"]

  /// `nil` where the bytes are no spreadsheet.
  init?(_ bytes: [UInt8]) {
    if bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) {
      // The stream that holds a locked package has its name, in UTF-16, where a directory entry of 128 bytes begins.
      let name = Array("EncryptedPackage".utf8).reduce(into: [UInt8]()) { $0 += [$1, 0] }
      let isLocked = stride(from: 512, to: bytes.count, by: 128).contains { bytes[$0...].starts(with: name) }
      self = isLocked ? .encrypted : .xls
      return
    }
    guard bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]), let container = try? ZipContainer(bytes) else { return nil }
    if container.entry(named: "xl/workbook.bin") != nil {
      self = .xlsb
    } else if let entry = container.entry(named: "mimetype"), entry.size < 200,
      let type = try? container.bytes(of: entry), String(decoding: type, as: UTF8.self).contains("spreadsheet")
    {
      self = .ods
    } else if container.entry(named: "[Content_Types].xml") != nil,
      container.entries.contains(where: { $0.name.lowercased().hasPrefix("xl/") || $0.name == "workbook.xml" })
    {
      self = .xlsx
    } else {
      return nil
    }
  }

  /// What a file is; a page or XML only where the file is named like a workbook.
  init?(_ file: DataFile) {
    if let kind = SpreadsheetKind(file.bytes) {
      self = kind
      return
    }
    let isNamedSo = (XLSXReader.fileExtensions + Self.foreignExtensions).contains(file.fileExtension)
    let start = file.bytes.prefix(64).drop { [0xEF, 0xBB, 0xBF, 9, 10, 13, 32].contains($0) }
    guard isNamedSo, start.first == 60 else { return nil }
    self = .markup
  }

  /// Why a spreadsheet of this kind is refused.
  func problem(path: String) -> DataProblem {
    self == .encrypted ? .encryptedWorkbook(path: path) : .otherSpreadsheet(path: path, kind: self)
  }
}
