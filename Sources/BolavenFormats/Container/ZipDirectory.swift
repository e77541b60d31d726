/// Reads the list of entries at the end of a zip container. Every number in it is distrusted.
struct ZipDirectory {
  private let bytes: [UInt8]

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// - Throws: `notZip`, `damagedDirectory`, `tooManyEntries`, `tooLarge`.
  func entries(_ limits: ZipLimits) throws(ZipError) -> [ZipContainer.Entry] {
    let directory = try directory()
    guard directory.count <= limits.entries else {
      throw .tooManyEntries(count: directory.count, limit: limits.entries)
    }
    var entries: [ZipContainer.Entry] = []
    var position = directory.start
    var total = 0
    for _ in 0..<directory.count {
      guard position + 46 <= directory.end, number32(position) == 0x0201_4B50 else { throw .damagedDirectory }
      let nameEnd = position + 46 + number16(position + 28)
      let extraEnd = nameEnd + number16(position + 30)
      guard extraEnd + number16(position + 32) <= directory.end else { throw .damagedDirectory }
      let entry = try entry(at: position, nameEnd: nameEnd, extraEnd: extraEnd)
      guard entry.offset + 30 + entry.compressedSize <= directory.start, entry.size <= Int.max - total else {
        throw .damagedDirectory
      }
      total += entry.size
      guard total <= limits.bytes else { throw .tooLarge(bytes: total, limit: limits.bytes) }
      entries.append(entry)
      position = extraEnd + number16(position + 32)
    }
    // Entries that share bytes are a trick to make much out of little.
    let sorted = entries.sorted { $0.offset < $1.offset }
    for (first, second) in zip(sorted, sorted.dropFirst()) {
      let end = first.offset + 30 + number16(first.offset + 26) + first.compressedSize
      guard end <= second.offset else { throw .damagedDirectory }
    }
    return entries
  }

  /// Where the bytes of an entry begin, behind a local header that agrees with the directory.
  func contentStart(of entry: ZipContainer.Entry) throws(ZipError) -> Int {
    let start = entry.offset
    guard start + 30 <= bytes.count, number32(start) == 0x0403_4B50 else { throw .damagedDirectory }
    let nameEnd = start + 30 + number16(start + 26)
    let contentStart = nameEnd + number16(start + 28)
    guard contentStart + entry.compressedSize <= bytes.count, number16(start + 8) == entry.method,
      String(decoding: bytes[(start + 30)..<nameEnd], as: UTF8.self) == entry.name
    else { throw .damagedDirectory }
    return contentStart
  }

  private func entry(at position: Int, nameEnd: Int, extraEnd: Int) throws(ZipError) -> ZipContainer.Entry {
    var size = number32(position + 24)
    var compressedSize = number32(position + 20)
    var offset = number32(position + 42)
    if let wide = zip64Extra(nameEnd..<extraEnd) {
      // The wide numbers stand in this order, each only where its narrow one is full.
      var place = wide.lowerBound
      for field in [\Wide.size, \Wide.compressedSize, \Wide.offset] {
        var narrow = Wide(size: size, compressedSize: compressedSize, offset: offset)
        guard narrow[keyPath: field] == 0xFFFF_FFFF else { continue }
        guard place + 8 <= wide.upperBound, let number = number64(place) else { throw .damagedDirectory }
        narrow[keyPath: field] = number
        (size, compressedSize, offset) = (narrow.size, narrow.compressedSize, narrow.offset)
        place += 8
      }
    }
    guard max(size, compressedSize, offset) < 1 << 60 else { throw .damagedDirectory }
    return ZipContainer.Entry(
      name: String(decoding: bytes[(position + 46)..<nameEnd], as: UTF8.self), compressedSize: compressedSize,
      size: size, checksum: UInt32(number32(position + 16)), method: number16(position + 10),
      isEncrypted: number16(position + 8) & 1 == 1, offset: offset)
  }

  private struct Wide {
    var size: Int
    var compressedSize: Int
    var offset: Int
  }

  private func zip64Extra(_ extra: Range<Int>) -> Range<Int>? {
    var position = extra.lowerBound
    while position + 4 <= extra.upperBound {
      let end = position + 4 + number16(position + 2)
      guard end <= extra.upperBound else { return nil }
      if number16(position) == 1 { return (position + 4)..<end }
      position = end
    }
    return nil
  }

  /// The place of the directory and the number of its entries, by the record at the end of the file.
  private func directory() throws(ZipError) -> (start: Int, end: Int, count: Int) {
    let first = max(0, bytes.count - 22 - 65_535)
    guard bytes.count >= 22,
      let record = (first...(bytes.count - 22)).last(where: { position in
        bytes[position] == 0x50 && number32(position) == 0x0605_4B50
          && position + 22 + number16(position + 20) <= bytes.count
      })
    else { throw .notZip }
    var count = number16(record + 10)
    var size = number32(record + 12)
    var start = number32(record + 16)
    var end = record
    guard number16(record + 4) == number16(record + 6), number16(record + 8) == count else { throw .damagedDirectory }
    if record >= 20, number32(record - 20) == 0x0706_4B50 {
      guard let wide = number64(record - 12), wide <= record - 20 - 56, number32(wide) == 0x0606_4B50,
        let wideCount = number64(wide + 32), let wideSize = number64(wide + 40), let wideStart = number64(wide + 48)
      else { throw .damagedDirectory }
      (count, size, start, end) = (wideCount, wideSize, wideStart, wide)
    }
    guard size <= end, start == end - size, count <= size / 46 else { throw .damagedDirectory }
    return (start, end, count)
  }

  private func number16(_ position: Int) -> Int { Int(bytes[position]) | Int(bytes[position + 1]) << 8 }
  private func number32(_ position: Int) -> Int { number16(position) | number16(position + 2) << 16 }
  /// `nil` where the number is no place in any file.
  private func number64(_ position: Int) -> Int? {
    Int(exactly: UInt64(number32(position)) | UInt64(number32(position + 4)) << 32)
  }
}
