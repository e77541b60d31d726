@testable import BolavenData
@testable import BolavenFormats

private let limits = StatFileLimits(variables: 1_000, textBytes: 1 << 16, cellBytes: 1 << 18, fileBytes: 1 << 16)

/// Follows a stream in one piece and in pieces, which must end alike, and makes the table that it holds.
func statFileContradiction(in bytes: UnsafeBufferPointer<UInt8>) -> String? {
  let control = bytes.last ?? 0
  let stream = control & 1 == 0 ? complete(bytes.dropLast()) : Array(bytes.dropLast())
  let (whole, end) = follow(stream, pieces: stream.count)
  let (parts, otherEnd) = follow(stream, pieces: 1 + Int(control >> 1))
  guard end == otherEnd, whole.rowCount == parts.rowCount, whole.isComplete == parts.isComplete else {
    return "the stream ends in another way when it comes in pieces of \(1 + Int(control >> 1))"
  }
  guard whole.isComplete, !whole.contents.variables.isEmpty, whole.contents.rowCount > 0 else { return nil }
  guard whole.contents.rowCount == whole.rowCount else { return "rows were lost" }
  for kind in StatFileKind.allCases {
    guard let frame = try? StatFileFrame(whole.contents, path: "a.dta", kind: kind, encoding: nil).frame() else {
      continue
    }
    guard frame.rowCount == whole.rowCount else { return "\(whole.rowCount) rows in, \(frame.rowCount) out" }
    if let found = contradiction(in: frame) { return found }
  }
  return nil
}

private func follow(_ stream: [UInt8], pieces: Int) -> (StatFileDecoder, StatFileDecoder.Stop?) {
  var decoder = StatFileDecoder(limits: limits)
  var place = 0
  while place < stream.count {
    let end = min(stream.count, place + pieces)
    do throws(StatFileDecoder.Stop) {
      try stream[place..<end].withUnsafeBufferPointer { (bytes) throws(StatFileDecoder.Stop) in
        try decoder.add(UnsafeRawBufferPointer(bytes))
      }
    } catch {
      return (decoder, error)
    }
    place = end
  }
  return (decoder, nil)
}

/// The stream of some records, with its start, the rows that it holds and the right checksum.
private func complete(_ records: Slice<UnsafeBufferPointer<UInt8>>) -> [UInt8] {
  var stream = StatFileProtocol.magic
  var checksum = StatFileChecksum()
  var rest = records
  while rest.count >= StatFileProtocol.recordHeader, rest.first != StatFileProtocol.RecordKind.end.rawValue {
    let length = rest.dropFirst().prefix(4).reversed().reduce(0) { $0 << 8 | Int($1) }
    let record = Array(rest.prefix(StatFileProtocol.recordHeader + length))
    record.withUnsafeBytes { checksum.add($0) }
    stream += record
    rest = rest.dropFirst(record.count)
  }
  let (decoder, _) = follow(stream, pieces: max(1, stream.count))
  let number = { (value: UInt64) in (0..<8).map { UInt8(truncatingIfNeeded: value >> (8 * UInt64($0))) } }
  return stream + [StatFileProtocol.RecordKind.end.rawValue, 16, 0, 0, 0] + number(UInt64(decoder.rowCount))
    + number(checksum.value)
}
