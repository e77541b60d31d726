@testable import BolavenData
@testable import BolavenFormats

private let package = #"xmlns="http://schemas.openxmlformats.org/package/2006/relationships""#
private let kinds = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
private let main =
  #"xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="\#(kinds)""#

/// The parts of a workbook in the order in which they are given, with what stands for those that are not.
private let parts: [(name: String, usual: [UInt8])] = [
  ("xl/worksheets/sheet1.xml", ""), ("xl/sharedStrings.xml", ""), ("xl/styles.xml", ""),
  ("xl/workbook.xml", "<workbook \(main)><sheets><sheet name=\"S\" r:id=\"s\"/></sheets></workbook>"),
  (
    "xl/_rels/workbook.xml.rels",
    "<Relationships \(package)><Relationship Id=\"s\" Type=\"\(kinds)/worksheet\" Target=\"worksheets/sheet1.xml\"/>"
      + "<Relationship Id=\"t\" Type=\"\(kinds)/sharedStrings\" Target=\"sharedStrings.xml\"/>"
      + "<Relationship Id=\"y\" Type=\"\(kinds)/styles\" Target=\"styles.xml\"/></Relationships>"
  ),
  (
    "_rels/.rels",
    "<Relationships \(package)><Relationship Id=\"r\" Type=\"\(kinds)/officeDocument\" Target=\"xl/workbook.xml\"/>"
      + "</Relationships>"
  ),
  ("[Content_Types].xml", "<Types/>"),
].map { ($0.0, Array($0.1.utf8)) }

/// Reads a workbook of random parts: a table, or a refusal that says what is wrong.
func workbookContradiction(in bytes: UnsafeBufferPointer<UInt8>) -> String? {
  let given = bytes.split(separator: 0, maxSplits: parts.count - 1, omittingEmptySubsequences: false)
  var container = StoredContainer()
  for (place, part) in parts.enumerated() {
    let content = place < given.count && !given[place].isEmpty ? Array(given[place]) : part.usual
    if !content.isEmpty { container.add(part.name, content) }
  }
  return contradiction(ofWorkbook: container.bytes)
}

/// Reads the entries of a random container, and the workbook that it may be.
func containerContradiction(in bytes: UnsafeBufferPointer<UInt8>) -> String? {
  let limits = ZipLimits(entries: 50, ratio: 200, grace: 1 << 16, bytes: 1 << 20)
  guard let container = try? ZipContainer(Array(bytes), limits: limits) else { return nil }
  for entry in container.entries {
    guard let content = try? container.bytes(of: entry) else { continue }
    guard content.count == entry.size else { return "\(content.count) bytes came out of an entry of \(entry.size)" }
    guard Inflation.checksum(of: content, after: 0) == entry.checksum else { return "a wrong checksum was taken" }
  }
  _ = SpreadsheetKind(Array(bytes))
  return contradiction(ofWorkbook: Array(bytes))
}

private func contradiction(ofWorkbook bytes: [UInt8]) -> String? {
  let file = DataFile(path: "a.xlsx", bytes: bytes)
  let options = ReadOptions(limits: smallLimits())
  guard let workbook = try? Workbook(file, limits: options.limits) else { return nil }
  for sheet in workbook.sheets {
    guard let frame = try? workbook.frame(ofSheet: sheet.name, options: options) else { continue }
    if let found = contradiction(in: frame) { return found }
  }
  return nil
}

/// A zip container whose entries are kept as they are.
private struct StoredContainer {
  private var body: [UInt8] = []
  private var directory: [UInt8] = []
  private var count = 0

  mutating func add(_ name: String, _ content: [UInt8]) {
    let checksum = Int(Inflation.checksum(of: content, after: 0))
    let middle =
      little(0, 8) + little(checksum, 4) + little(content.count, 4) + little(content.count, 4)
      + little(name.utf8.count, 2)
    directory += [0x50, 0x4B, 1, 2, 20, 0, 20, 0] + middle + little(0, 12) + little(body.count, 4) + Array(name.utf8)
    body += [0x50, 0x4B, 3, 4, 20, 0] + middle + [0, 0] + Array(name.utf8) + content
    count += 1
  }

  var bytes: [UInt8] {
    body + directory + [0x50, 0x4B, 5, 6] + little(0, 4) + little(count, 2) + little(count, 2)
      + little(directory.count, 4) + little(body.count, 4) + little(0, 2)
  }

  private func little(_ value: Int, _ count: Int) -> [UInt8] {
    (0..<count).map { $0 < 8 ? UInt8(truncatingIfNeeded: value >> (8 * $0)) : 0 }
  }
}
