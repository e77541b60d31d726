import BolavenFormats
import Foundation
import TestSupport
import Testing

@testable import BolavenData

@Suite final class FileContentTests {
  let path = NSTemporaryDirectory() + "bolaven-" + UUID().uuidString + ".csv"

  deinit { try? FileManager.default.removeItem(atPath: path) }

  @Test func aLargeFileIsReadFromTheDiskAsFromMemory() throws {
    var text = "id,name,score\n"
    for row in 0..<250_000 { text += "\(row),\"v \(row % 300)\",\(row % 977).\(row % 7)\n" }
    let bytes = Array(text.utf8)
    #expect(bytes.count > FileContent.large)
    try Data(bytes).write(to: URL(fileURLWithPath: path))
    let (frame, content) = try DataFrame.readingFile(path)
    guard case .disk = content else {
      Issue.record("the file was taken into memory")
      return
    }
    #expect(content.count == bytes.count)
    #expect(try Fingerprint.sha256(content) == Fingerprint.sha256(bytes))
    let fingerprint = FileFingerprint(content)
    #expect(fingerprint.text == Fingerprint.sha256(bytes) && FileFingerprint(.memory(bytes)).text == fingerprint.text)
    let whole = try CSVReader().read(DataFile(path: path, bytes: bytes))
    #expect(frame.names == whole.names && frame.rowCount == 250_000)
    for name in frame.names { #expect(try frame.column(name) == whole.column(name)) }
  }

  /// Its fingerprint would be that of other bytes than those that were read.
  @Test func aFileThatHasChangedHasNoFingerprint() throws {
    let bytes = Array(String(repeating: "1,2\n", count: 1 << 20).utf8)
    for change in [{ $0 + [10] }, { Array($0.dropLast(4)) }, { Array($0.reversed()) }] as [([UInt8]) -> [UInt8]] {
      try Data(bytes).write(to: URL(fileURLWithPath: path))
      let fingerprint = FileFingerprint(.disk(try #require(OpenFile(path))))
      // Times of files go by the ticks of a clock.
      usleep(20_000)
      let file = try #require(fopen(path, "r+"))
      ftruncate(fileno(file), 0)
      let changed = change(bytes)
      #expect(fwrite(changed, 1, changed.count, file) == changed.count)
      fclose(file)
      #expect(fingerprint.text == nil)
    }
  }

  /// Its last line is no UTF-8, so that it is read once more, as a whole.
  @Test func aLargeFileInAnotherEncodingIsReadToo() throws {
    var bytes = Array("id,name\n".utf8)
    for row in 0..<500_000 { bytes += "\(row),abcd\n".utf8 }
    bytes += Array("1,Zo".utf8) + [0xEB, 10]
    try Data(bytes).write(to: URL(fileURLWithPath: path))
    let (frame, content) = try DataFrame.readingFile(path)
    guard case .memory = content else {
      Issue.record("bytes that are no UTF-8 were read from the disk")
      return
    }
    #expect(try frame.categories("name").levels == ["abcd", "Zoë"])
    #expect(frame.notes == [.encodingFound(.windows1252, isCertain: false)])
  }

  /// A workbook is one by its content, whatever it is called and however large it is.
  @Test func aLargeWorkbookUnderAnotherNameIsReadAsOne() throws {
    let rows = (2...40_000).map { WorkbookBuilder.row($0, ["'a longer text of row \($0)", "\($0)"]) }
    let bytes = WorkbookBuilder().sheet(WorkbookBuilder.row(1, ["'name", "'n"]) + rows.joined()).bytes
    #expect(bytes.count > FileContent.large)
    try Data(bytes).write(to: URL(fileURLWithPath: path))
    let (frame, content) = try DataFrame.readingFile(path)
    guard case .memory = content else {
      Issue.record("a workbook was read as text")
      return
    }
    #expect(frame.names == ["name", "n"] && frame.rowCount == 39_999)
  }

  /// It is refused before it is taken into memory.
  @Test func aLineWithoutEndIsRefusedWithItsNumber() throws {
    let file = try #require(fopen(path, "w"))
    fputs("a,b\n1,\"", file)
    let piece = String(repeating: "x", count: 1 << 20)
    for _ in 0...(longestStreamedLine >> 20) { fputs(piece, file) }
    fputs("\"\n2,z\n", file)
    fclose(file)
    #expect(throws: DataError([.cellTooLong(path: path, line: 2, limit: longestStreamedLine)])) {
      try DataFrame.readingFile(path)
    }
  }
}
