import BolavenFormats

/// The text of a file in UTF-8, whatever its bytes are written in.
///
/// Nothing is replaced: bytes that the encoding does not have are refused with their place. What is found out rather than
/// declared is noted.
struct DecodedText {
  /// UTF-8, with or without a byte order mark.
  let bytes: [UInt8]
  let notes: [ReadNote]

  /// - Parameter declared: the encoding that the user names; `nil` to find it out.
  init(_ bytes: [UInt8], declared: TextEncoding?, source: String) throws(DataError) {
    if let declared {
      self.bytes = try Self.decode(bytes, as: declared, source: source)
      notes = []
      return
    }
    if let marked = Self.markedEncoding(bytes) {
      self.bytes = try Self.decode(bytes, as: marked, source: source)
      notes = [.encodingFound(marked, isCertain: true)]
      return
    }
    if let wide = Self.unmarkedUTF16(bytes) {
      self.bytes = try Self.decode(bytes, as: wide, source: source)
      notes = [.encodingFound(wide, isCertain: false)]
      return
    }
    guard let bad = firstInvalidUTF8(in: bytes) else {
      self.bytes = bytes
      notes = []
      return
    }
    guard let single = EightBitEvidence(bytes).encoding else {
      throw DataError([
        .notUTF8(path: source, line: lineNumber(of: bad, in: bytes), byte: bytes[bad], offset: bad)
      ])
    }
    self.bytes = try Self.decode(bytes, as: single, source: source)
    notes = [.encodingFound(single, isCertain: false)]
  }

  /// UTF-16 by its byte order mark.
  private static func markedEncoding(_ bytes: [UInt8]) -> TextEncoding? {
    if bytes.starts(with: [0xFF, 0xFE]) { return .utf16LittleEndian }
    return bytes.starts(with: [0xFE, 0xFF]) ? .utf16BigEndian : nil
  }

  /// UTF-16 without a mark: of each pair, one byte of the commas, digits and line ends is 0 and the other never.
  private static func unmarkedUTF16(_ bytes: [UInt8]) -> TextEncoding? {
    guard bytes.count >= 4, bytes.count % 2 == 0 else { return nil }
    var zeros = (even: 0, odd: 0)
    var lineFeeds = (even: 0, odd: 0)
    // Two letters of ASCII side by side, which are one rare character at most in UTF-16.
    var letterPairs = 0
    for place in stride(from: 0, to: bytes.count, by: 2) {
      if bytes[place] == 0 { zeros.even += 1 }
      if bytes[place + 1] == 0 { zeros.odd += 1 }
      if (32..<127).contains(bytes[place]), (32..<127).contains(bytes[place + 1]) { letterPairs += 1 }
      if bytes[place] == 10, bytes[place + 1] == 0 { lineFeeds.even += 1 }
      if bytes[place] == 0, bytes[place + 1] == 10 { lineFeeds.odd += 1 }
    }
    // One character in twenty at least is a separator, a digit or Latin.
    let enough = bytes.count / 40
    if zeros.even == 0, zeros.odd > max(enough, letterPairs), lineFeeds.even > 0 { return .utf16LittleEndian }
    if zeros.odd == 0, zeros.even > max(enough, letterPairs), lineFeeds.odd > 0 { return .utf16BigEndian }
    return nil
  }

  private static func decode(_ bytes: [UInt8], as encoding: TextEncoding, source: String) throws(DataError) -> [UInt8] {
    switch encoding {
    case .utf8:
      guard let bad = firstInvalidUTF8(in: bytes) else { return bytes }
      throw refusal(bytes, at: bad, line: lineNumber(of: bad, in: bytes), of: encoding, source: source)
    case .utf16LittleEndian, .utf16BigEndian:
      return try decodeUTF16(bytes, isLittle: encoding == .utf16LittleEndian, of: encoding, source: source)
    case .windows1252, .windows874:
      let table = (0..<256).map { EightBitCode.scalar(UInt8($0), in: encoding).map { Array(String($0).utf8) } }
      var text: [UInt8] = []
      text.reserveCapacity(bytes.count + bytes.count / 2)
      for (place, byte) in bytes.enumerated() {
        guard let character = table[Int(byte)] else {
          throw refusal(bytes, at: place, line: lineNumber(of: place, in: bytes), of: encoding, source: source)
        }
        text += character
      }
      return text
    }
  }

  private static func decodeUTF16(
    _ bytes: [UInt8], isLittle: Bool, of encoding: TextEncoding, source: String
  ) throws(DataError) -> [UInt8] {
    let unit = { (place: Int) in
      isLittle
        ? UInt16(bytes[place]) | UInt16(bytes[place + 1]) << 8 : UInt16(bytes[place]) << 8 | UInt16(bytes[place + 1])
    }
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count)
    var place = bytes.count >= 2 && unit(0) == 0xFEFF ? 2 : 0
    while place < bytes.count {
      var scalar: Unicode.Scalar?
      var length = 2
      if place + 1 < bytes.count {
        let first = unit(place)
        if UTF16.isLeadSurrogate(first), place + 3 < bytes.count, UTF16.isTrailSurrogate(unit(place + 2)) {
          length = 4
          scalar = Unicode.Scalar(0x10000 + (UInt32(first) & 0x3FF) << 10 + UInt32(unit(place + 2)) & 0x3FF)
        } else {
          scalar = Unicode.Scalar(first)
        }
      }
      guard let scalar, let character = UTF8.encode(scalar) else {
        throw refusal(bytes, at: place, line: lineNumber(of: text.count, in: text), of: encoding, source: source)
      }
      text += character
      place += length
    }
    return text
  }

  private static func refusal(
    _ bytes: [UInt8], at place: Int, line: Int, of encoding: TextEncoding, source: String
  ) -> DataError {
    DataError([
      .notInEncoding(path: source, encoding: encoding.rawValue, line: line, byte: bytes[place], offset: place)
    ])
  }
}

/// Characters of the encodings with one byte for each.
enum EightBitCode {
  /// Bytes 80 to 9F of Windows-1252; 0 where there is none.
  private static let latin: [UInt32] = [
    0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017D, 0, 0,
    0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0, 0x017E, 0x0178,
  ]

  /// The character of a byte; `nil` where the encoding has none.
  static func scalar(_ byte: UInt8, in encoding: TextEncoding) -> Unicode.Scalar? {
    if byte < 0x80 { return Unicode.Scalar(byte) }
    if encoding == .windows1252 {
      guard byte < 0xA0 else { return Unicode.Scalar(byte) }
      let code = latin[Int(byte) - 0x80]
      return code == 0 ? nil : Unicode.Scalar(code)
    }
    switch byte {
    case 0x80, 0x85, 0x91...0x97: return Unicode.Scalar(latin[Int(byte) - 0x80])
    case 0xA0: return Unicode.Scalar(byte)
    case 0xA1...0xDA, 0xDF...0xFB: return Unicode.Scalar(UInt32(byte) - 0xA1 + 0x0E01)
    default: return nil
    }
  }
}

/// What the bytes above 127 of a file that is not UTF-8 look like.
///
/// Thai stands in words of several such bytes, each mark above or below a consonant; accented Latin letters stand alone or
/// in pairs among plain ones. Where neither holds nearly everywhere, or where some of it is UTF-8, nothing is concluded.
struct EightBitEvidence {
  /// The encoding that the bytes show; `nil` where they do not.
  let encoding: TextEncoding?

  init(_ bytes: [UInt8]) {
    encoding = Self.hasUTF8(bytes) ? nil : Self.isThai(bytes) ? .windows874 : Self.isLatin(bytes) ? .windows1252 : nil
  }

  /// Whether some character above 127 is written in UTF-8: then the file mixes encodings.
  private static func hasUTF8(_ bytes: [UInt8]) -> Bool {
    for run in runs(bytes) where run.count >= 2 && firstInvalidUTF8(in: Array(bytes[run])) == nil { return true }
    return false
  }

  private static func runs(_ bytes: [UInt8]) -> [Range<Int>] {
    var runs: [Range<Int>] = []
    var place = 0
    while let start = bytes[place...].firstIndex(where: { $0 > 127 }) {
      let end = bytes[start...].firstIndex { $0 < 128 } ?? bytes.count
      runs.append(start..<end)
      place = end
    }
    return runs
  }

  private static func isThai(_ bytes: [UInt8]) -> Bool {
    var inWords = 0
    var all = 0
    for run in runs(bytes) {
      all += run.count
      if run.count >= 2 { inWords += run.count }
      for place in run {
        guard EightBitCode.scalar(bytes[place], in: .windows874) != nil else { return false }
        guard isThaiMark(bytes[place]) else { continue }
        guard place > run.lowerBound, isThaiLetter(bytes[place - 1]) || isThaiMark(bytes[place - 1]) else {
          return false
        }
      }
    }
    return all >= 6 && 10 * inWords >= 9 * all
  }

  private static func isThaiLetter(_ byte: UInt8) -> Bool { (0xA1...0xCE).contains(byte) }
  private static func isThaiMark(_ byte: UInt8) -> Bool {
    byte == 0xD1 || (0xD4...0xDA).contains(byte) || (0xE7...0xEE).contains(byte)
  }

  private static func isLatin(_ bytes: [UInt8]) -> Bool {
    var letters = 0
    var amongLetters = 0
    for run in runs(bytes) {
      guard run.count <= 2 else { return false }
      let hasNeighbor =
        (run.lowerBound > 0 && isPlainLetter(bytes[run.lowerBound - 1]))
        || (run.upperBound < bytes.count && isPlainLetter(bytes[run.upperBound]))
      for place in run {
        guard EightBitCode.scalar(bytes[place], in: .windows1252) != nil else { return false }
        guard bytes[place] >= 0xC0, bytes[place] != 0xD7, bytes[place] != 0xF7 else { continue }
        letters += 1
        if hasNeighbor { amongLetters += 1 }
      }
    }
    return letters > 0 && 10 * amongLetters >= 9 * letters
  }

  private static func isPlainLetter(_ byte: UInt8) -> Bool { (65...90).contains(byte & 0xDF) }
}
