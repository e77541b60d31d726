import Testing

@testable import BolavenData

@Suite struct PlainTextTests {
  /// By Swift's own comparison, over all of Unicode.
  @Test func threeOfASCIIAreEqualToAnother() {
    let ascii = Set((0..<128).map { String(Unicode.Scalar(UInt8($0))) })
    let others = (128...0x10FFFF).compactMap { Unicode.Scalar(UInt32($0)) }.map { String($0) }
    #expect(ascii.intersection(others) == ["K", ";", "`"])
  }

  @Test func onlyASCIIIsLikeNoOther() {
    #expect(isLikeNoOther("SCH-12 \"a\"".utf8) && isLikeNoOther("".utf8))
    for text in ["OK", "a;b", "`", "é"] { #expect(!isLikeNoOther(text.utf8)) }
  }
}
