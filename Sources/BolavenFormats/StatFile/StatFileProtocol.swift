/// How columns cross the pipe between `bolaven` and `bolaven-statfile`.
///
///     stream  = "BLVNSTAT"  version u16  record*
///     record  = kind u8  length u32  payload
///     text    = length u32  UTF-8
///
///     1 header    version u32, encoding text, label text, declared rows i64 (−1: not said)
///     2 variable  name, label, format, label set: texts; is text u8; width u32; ranges u8,
///                 then for each its ends: two f64, or two texts where the variable is one of texts
///     3 label     set text; kind u8 (0 number, 1 tag, 2 text); f64, u8 or text; label text
///     4 numbers   rows u32; form u8 (0 values, 1 values and marks, 2 all missing without a reason);
///                 rows × f64 for forms 0 and 1; rows × u8 marks for form 1
///     5 texts     rows u32; new levels u32, each a text; rows × i32 codes (−1: empty)
///     6 end       rows u64, checksum u64
///     7 failure   reason u8, row i64 (−1: none), variable text, detail text
///     8 file      bytes of a written file
///
/// Whole numbers and doubles are little-endian. The header comes before the variables; after all variables come blocks of
/// columns: for each variable in order one record of numbers or texts, with equal rows in a block. Labels may stand
/// anywhere, as they do in the files. A stream ends with `end` or with `failure`; one that ends
/// otherwise is broken. The checksum is of every byte between the magic and the record `end`.
///
/// One side may have been taken over by a hostile file: nothing that a stream says is believed without a check.
enum StatFileProtocol {
  static let magic: [UInt8] = Array("BLVNSTAT".utf8) + [1, 0]

  enum RecordKind: UInt8 {
    case header = 1
    case variable, label, numbers, texts, end, failure, file
  }

  enum NumbersForm: UInt8 { case values, valuesAndMarks, allMissing }

  /// Kind and length.
  static let recordHeader = 5

  /// Marks of missing values.
  static let missing: UInt8 = 1
  static let tags: ClosedRange<UInt8> = 97...122
}

/// FNV-1a over 64-bit words, the last one filled with zeros: it finds a broken stream, not a forged one.
///
/// Source: Fowler, Noll & Vo (1991), as in Eastlake et al. (2019), The FNV Non-Cryptographic Hash Algorithm, §2.
struct StatFileChecksum {
  private(set) var value: UInt64 = 0xcbf2_9ce4_8422_2325

  /// Adds one record as a whole.
  mutating func add(_ record: UnsafeRawBufferPointer) {
    var position = 0
    while position + 8 <= record.count {
      value =
        (value ^ UInt64(littleEndian: record.loadUnaligned(fromByteOffset: position, as: UInt64.self))) &* Self.prime
      position += 8
    }
    var last: UInt64 = 0
    for (place, byte) in record[position...].enumerated() { last |= UInt64(byte) << (8 * UInt64(place)) }
    value = (value ^ last) &* Self.prime
  }

  private static let prime: UInt64 = 0x100_0000_01b3
}
