internal import BolavenFormats
import Glibc

/// Sends what a file holds, or throws why it cannot be had.
func read(_ input: Input, as task: StatFileTask, to output: Output) throws(StatFileFailure) {
  let rows = RowCollector(output, variables: task.variables, textBytes: task.textBytes)
  let source = MemoryFile(input.bytes)
  let declaredRows = try ReadStat.read(source, kind: task.kind, encoding: task.encoding, to: rows)
  if let declaredRows, declaredRows != rows.rowCount {
    throw StatFileFailure(
      .damaged, row: rows.rowCount + 1, detail: "it says that it has \(declaredRows) rows, and has \(rows.rowCount)")
  }
  guard !rows.variables.isEmpty else { throw StatFileFailure(.empty) }
  if task.kind == .stata, !source.endsAsStataFile {
    if let version = source.bytes.first, version <= 108 {
      // ReadStat looks for the labels of Stata 6 and before where later versions have them.
      throw StatFileFailure(.unsupported, detail: "labels of codes as Stata 6 and earlier wrote them")
    }
    throw StatFileFailure(.damaged, detail: "it ends before its labels do")
  }
  rows.finish()
  output.encoder.addEnd(rows: rows.rowCount)
  output.send()
}

/// Bytes in memory that are read like a file.
final class MemoryFile {
  let bytes: UnsafeRawBufferPointer
  private(set) var position = 0
  /// How many bytes were asked for, and how many came, when the end was met last.
  private var lastShortRead: (wanted: Int, received: Int)?

  init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

  /// - Returns: the new position; `nil` outside the file, where it stays as it was.
  func seek(to place: Int) -> Int? {
    guard (0...bytes.count).contains(place) else { return nil }
    position = place
    return place
  }

  func read(into buffer: UnsafeMutableRawPointer, count: Int) -> Int {
    let received = max(0, min(count, bytes.count - position))
    if received < count { lastShortRead = (count, received) }
    if received > 0, let source = bytes.baseAddress { memcpy(buffer, source + position, received) }
    position += received
    return received
  }

  /// Whether the labels at the end were read to their end.
  ///
  /// ReadStat takes whatever it cannot read there for the end. From version 117 on a tag follows, of which it has read
  /// the first bytes; before, the file ends, where it asked for the length of another set.
  var endsAsStataFile: Bool {
    guard bytes.starts(with: Array("<stata_dta>".utf8)) else {
      return lastShortRead.map { $0.wanted <= 4 && $0.received == 0 } ?? false
    }
    let tag = Array("</value_labels>".utf8)
    let tags = Array("</value_labels></stata_dta>".utf8)
    return (0...tag.count).contains { back in
      position >= back && bytes[(position - back)...].starts(with: tags)
    }
  }
}
