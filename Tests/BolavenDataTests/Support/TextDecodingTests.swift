import BolavenData
import Testing

private func read(_ bytes: [UInt8], _ encoding: TextEncoding? = nil) throws(DataError) -> DataFrame {
  try CSVReader().read(DataFile(path: "a.csv", bytes: bytes), ReadOptions(encoding: encoding))
}

private func utf16(_ text: String, isLittle: Bool) -> [UInt8] {
  text.utf16.flatMap { unit in
    isLittle ? [UInt8(unit & 255), UInt8(unit >> 8)] : [UInt8(unit >> 8), UInt8(unit & 255)]
  }
}

/// A Thai table, as Python writes it in cp874.
private let thai: [UInt8] = [
  0xC3, 0xCB, 0xD1, 0xCA, 0x2C, 0xAA, 0xD7, 0xE8, 0xCD, 0x2C, 0xCD, 0xD2, 0xC2, 0xD8, 0x0A, 0x30, 0x30,
  0x30, 0x31, 0x2C, 0xCA, 0xC1, 0xAA, 0xD2, 0xC2, 0x20, 0xE3, 0xA8, 0xB4, 0xD5, 0x2C, 0x33, 0x34, 0x0A,
  0x30, 0x30, 0x30, 0x32, 0x2C, 0xC1, 0xD0, 0xC5, 0xD4, 0x2C, 0x32, 0x39, 0x0A,
]

@Suite struct TextDecodingTests {
  private let lao = "ລະຫັດ,ຊື່,ອາຍຸ\n0001,ສົມສັກ 𝄞,34\n0002,ດາວັນ,29\n"

  @Test("UTF-16 is read with a mark or without, from either end", arguments: [true, false], [true, false])
  func readsUTF16(_ isLittle: Bool, _ hasMark: Bool) throws {
    let frame = try read(utf16((hasMark ? "\u{FEFF}" : "") + lao, isLittle: isLittle))
    #expect(frame.names == ["ລະຫັດ", "ຊື່", "ອາຍຸ"])
    #expect(try frame.categories("ຊື່").levels == ["ສົມສັກ 𝄞", "ດາວັນ"])
    #expect(try frame.categories("ລະຫັດ").levels == ["0001", "0002"])
    #expect(
      frame.notes == [.encodingFound(isLittle ? .utf16LittleEndian : .utf16BigEndian, isCertain: hasMark)])
  }

  @Test func halfASurrogatePairIsRefused() {
    let bytes: [UInt8] = [0xFF, 0xFE, 0x61, 0, 0x0A, 0, 0x00, 0xD8, 0x61, 0]
    #expect(
      throws: DataError([.notInEncoding(path: "a.csv", encoding: "UTF-16LE", line: 2, byte: 0, offset: 6)])
    ) { try read(bytes) }
  }

  @Test("Thai of one byte a letter is known by its words, or declared", arguments: [nil, TextEncoding.windows874])
  func readsThai(_ declared: TextEncoding?) throws {
    let frame = try read(thai, declared)
    #expect(frame.names == ["รหัส", "ชื่อ", "อายุ"])
    #expect(try frame.categories("ชื่อ").levels == ["สมชาย ใจดี", "มะลิ"])
    #expect(frame.notes == (declared == nil ? [.encodingFound(.windows874, isCertain: false)] : []))
  }

  @Test func accentedLettersAmongPlainOnesAreWindows1252() throws {
    let bytes =
      Array("id;r".utf8) + [0xE9] + Array("gion\n007;".utf8) + [0xCE] + Array("le-de-France\n8;Zo".utf8) + [0xEB, 0x0A]
    let frame = try read(bytes)
    #expect(try frame.categories("région").levels == ["Île-de-France", "Zoë"])
    #expect(try frame.categories("id").levels == ["007", "8"])
    #expect(frame.notes == [.encodingFound(.windows1252, isCertain: false)])
  }

  @Test func everyByteOfAnEncodingHasItsCharacter() throws {
    let latin = try read(Array("a\n".utf8) + [0x80, 0x9F, 0xFF], .windows1252)
    #expect(try latin.categories("a").levels == ["€Ÿÿ"])
    #expect(
      throws: DataError([.notInEncoding(path: "a.csv", encoding: "Windows-1252", line: 2, byte: 0x81, offset: 2)])
    ) { try read(Array("a\n".utf8) + [0x81], .windows1252) }
    #expect(
      throws: DataError([.notInEncoding(path: "a.csv", encoding: "Windows-874", line: 1, byte: 0xFC, offset: 1)])
    ) { try read(Array("a".utf8) + [0xFC], .windows874) }
  }

  @Test(
    "two encodings in one file, needless forms and other scripts are refused",
    arguments: [
      (Array("id,name\n1,Zo\u{EB}\n2,Zo".utf8) + [0xEB, 0x0A], 3, 0xEB),
      (Array("id,n\n1,".utf8) + [0xC0, 0xAF, 0x0A], 2, 0xC0),
      (Array("id\n".utf8) + [0xED, 0xA0, 0x80, 0x0A], 2, 0xED),
      (Array("id,n\n1,".utf8) + [0xE5, 0xEB, 0xEB, 0xE7, 0xED, 0xE9, 0xEA, 0xDC, 0x0A], 2, 0xE5),
    ] as [([UInt8], Int, UInt8)])
  func refuses(_ example: (bytes: [UInt8], line: Int, byte: UInt8)) {
    do throws(DataError) {
      _ = try read(example.bytes)
      Issue.record("it was read")
    } catch {
      guard case .notUTF8(_, example.line, example.byte, _) = error.problems[0] else {
        Issue.record("\(error)")
        return
      }
    }
  }
}
