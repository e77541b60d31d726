import BolavenFormats
import Foundation
import Testing

@Suite struct FileErrorTests {
  @Test func saysTheSystemsReason() {
    let full = FileError(path: "a", operation: .write, code: ENOSPC)
    #expect(full.reason == "No space left on device")
    #expect(!full.isMissingFile && !full.isDirectory)
    #expect(FileError(path: "a", operation: .open, code: ENOTDIR).isMissingFile)
  }
}
