import BolavenFormats
import Glibc
import Testing

@testable import BolavenCommandLine

@Suite struct FileWordingTests {
  @Test(
    "the advice follows the reason",
    arguments: [
      (EACCES, "R611"), (EROFS, "R611"), (ENOSPC, "R612"), (EISDIR, "R613"), (ENOTDIR, "R614"), (ENAMETOOLONG, "R615"),
      (EIO, "R619"),
    ])
  func followsTheReason(_ code: Int32, _ expected: String) {
    let message = FileError(path: "reports/a.html", operation: .create, code: code).outputMessage
    expectGoodMessage(message)
    #expect(message.code.description == expected)
    #expect(CommandFailure([message]).status == .output)
  }
}
