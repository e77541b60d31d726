import TestSupport
import Testing

@testable import BolavenFormats

@Suite struct ZipContainerTests {
  static let hello = Array("hello".utf8)

  private func error(_ bytes: [UInt8], _ limits: ZipLimits = ZipLimits()) -> ZipError? {
    do throws(ZipError) {
      for entry in try ZipContainer(bytes, limits: limits).entries {
        _ = try ZipContainer(bytes, limits: limits).bytes(of: entry)
      }
      return nil
    } catch {
      return error
    }
  }

  @Test func givesTheBytesOfItsEntriesWhateverTheCapitals() throws {
    var zip = ZipBuilder()
    zip.add("xl/a.xml", Self.hello)
    zip.add("../b", [])
    for bytes in [zip.bytes(), zip.bytes(comment: "made by hand"), zip.wideBytes()] {
      let container = try ZipContainer(bytes)
      #expect(container.entries.map(\.name) == ["xl/a.xml", "../b"])
      let entry = try #require(container.entry(named: "XL/A.xml"))
      #expect(try container.bytes(of: entry) == Self.hello)
      #expect(try container.bytes(of: container.entries[1]).isEmpty)
    }
  }

  @Test func whatIsNoZipIsSaidToBeNone() {
    for bytes in [[], Self.hello, [UInt8](repeating: 0x50, count: 70_000)] { #expect(error(bytes) == .notZip) }
  }

  @Test func cutOffAtAnyByteItIsRefused() {
    var zip = ZipBuilder()
    zip.add("a", Self.hello)
    let bytes = zip.bytes()
    for count in bytes.indices { #expect(error(Array(bytes[..<count])) != nil) }
  }

  @Test("a byte changed anywhere gives an error or the same bytes, and no crash")
  func survivesAnyChangedByte() {
    var zip = ZipBuilder()
    zip.add("a", Self.hello)
    zip.add("b", Self.hello)
    for bytes in [zip.bytes(), zip.wideBytes()] {
      for place in bytes.indices {
        for value in [0, 1, 0x7F, 0x80, 0xFF] as [UInt8] {
          var changed = bytes
          changed[place] = value
          guard let container = try? ZipContainer(changed) else { continue }
          for entry in container.entries {
            if let content = try? container.bytes(of: entry) { #expect(content == Self.hello) }
          }
        }
      }
    }
  }

  @Test func oneNameTwiceIsRefused() {
    var zip = ZipBuilder()
    zip.add("a", Self.hello)
    zip.add("A", Self.hello)
    #expect(error(zip.bytes()) == .duplicateEntry(name: "A"))
  }

  @Test func entriesThatShareBytesAreRefused() {
    var zip = ZipBuilder()
    zip.add("a", Self.hello)
    zip.add("b", Self.hello, offset: 3)
    #expect(error(zip.bytes()) == .damagedDirectory)
  }

  @Test func aHeaderWithAnotherNameIsRefused() {
    var zip = ZipBuilder()
    zip.add("a", Self.hello, localName: "b")
    #expect(error(zip.bytes()) == .damagedDirectory)
  }

  @Test("what contradicts the directory is refused")
  func contradictions() {
    var zip = ZipBuilder()
    zip.add("a", Self.hello, checksum: 1)
    #expect(error(zip.bytes()) == .wrongChecksum(name: "a"))
    zip = ZipBuilder()
    zip.add("a", Self.hello, size: 4)
    #expect(error(zip.bytes()) == .damagedEntry(name: "a"))
    zip = ZipBuilder()
    zip.add("a", Self.hello, method: 8)
    #expect(error(zip.bytes()) == .damagedEntry(name: "a"))
    zip = ZipBuilder()
    zip.add("a", Self.hello, method: 12)
    #expect(error(zip.bytes()) == .unknownMethod(name: "a", method: 12))
    zip = ZipBuilder()
    zip.add("a", Self.hello, flags: 1)
    #expect(error(zip.bytes()) == .encryptedEntry(name: "a"))
    zip = ZipBuilder()
    zip.add("a", Self.hello)
    #expect(error(zip.bytes(claimedCount: 2)) == .damagedDirectory)
  }

  @Test func boundsHold() {
    var zip = ZipBuilder()
    for name in ["a", "b", "c"] { zip.add(name, Self.hello) }
    #expect(error(zip.bytes(), ZipLimits(entries: 2)) == .tooManyEntries(count: 3, limit: 2))
    #expect(error(zip.bytes(), ZipLimits(bytes: 14)) == .tooLarge(bytes: 15, limit: 14))
    #expect(error(zip.bytes(), ZipLimits(entries: 3, bytes: 15)) == nil)
  }

  @Test func whatInflatesTooMuchIsRefusedOnceTheGraceIsUsedUp() {
    // 1,000 zeros, deflated.
    let zeros: [UInt8] = [0x63, 0x60, 0x18, 0x05, 0xA3, 0x60, 0x14, 0x0C, 0x77, 0x00, 0x00]
    var zip = ZipBuilder()
    zip.add("a", zeros, method: 8, checksum: ZipBuilder.checksum(of: [UInt8](repeating: 0, count: 1000)), size: 1000)
    #expect(error(zip.bytes()) == nil)
    #expect(error(zip.bytes(), ZipLimits(ratio: 80, grace: 999)) == .inflatesTooMuch(name: "a", ratio: 90))
    #expect(error(zip.bytes(), ZipLimits(ratio: 80, grace: 1000)) == nil)
    #expect(error(zip.bytes(), ZipLimits(ratio: 91, grace: 0)) == nil)
  }
}
