import BolavenFormats
import Foundation
import Testing

/// A folder for one test, removed when the test ends.
final class TemporaryFolder {
  let path = NSTemporaryDirectory() + "bolaven-" + UUID().uuidString

  init() throws { try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true) }
  deinit { try? FileManager.default.removeItem(atPath: path) }

  subscript(_ name: String) -> String { path + "/" + name }

  func put(_ text: String, _ name: String) throws { try Data(text.utf8).write(to: URL(fileURLWithPath: self[name])) }
  func text(_ name: String) throws -> String { try String(contentsOfFile: self[name], encoding: .utf8) }
  var names: [String] { get throws { try FileManager.default.contentsOfDirectory(atPath: path).sorted() } }
  func permissions(_ name: String) throws -> Int {
    try #require(FileManager.default.attributesOfItem(atPath: self[name])[.posixPermissions] as? Int)
  }
}

@Suite struct AtomicFileTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test func writesTheBytesAndNothingElse() throws {
    try AtomicFile.write(Array("héllo\n".utf8), to: folder["a.txt"])
    try AtomicFile.write([], to: folder["empty"])
    #expect(try folder.text("a.txt") == "héllo\n")
    #expect(try folder.text("empty") == "")
    #expect(try folder.names == ["a.txt", "empty"])
  }

  @Test func makesMissingFolders() throws {
    try AtomicFile.write([65], to: folder["x/y/z.txt"])
    #expect(try folder.text("x/y/z.txt") == "A")
  }

  @Test func replacesAFileAndKeepsItsPermissions() throws {
    try folder.put("old", "secret")
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: folder["secret"])
    try AtomicFile.write(Array("new".utf8), to: folder["secret"])
    #expect(try folder.text("secret") == "new")
    #expect(try folder.permissions("secret") == 0o600)
    #expect(try folder.names == ["secret"])
  }

  @Test func aFailureLeavesEverythingAsItWas() throws {
    try folder.put("old", "first")
    try FileManager.default.createDirectory(atPath: folder["second"], withIntermediateDirectories: false)
    let error = #expect(throws: FileError.self) {
      try AtomicFile.writeAll([(folder["first"], [66]), (folder["new/third"], [67]), (folder["second"], [68])])
    }
    #expect(error?.isDirectory == true)
    #expect(error?.path == folder["second"])
    #expect(try folder.text("first") == "old")
    #expect(try folder.names == ["first", "second"])
  }

  /// The last rename fails, because its target has become a folder meanwhile: two names of one call that collide.
  @Test func aFailedRenameTakesBackTheNamesBeforeIt() throws {
    try folder.put("old", "first")
    let taken = folder["parent/child"]
    #expect(throws: FileError.self) {
      try AtomicFile.writeAll([
        (folder["first"], [66]), (folder["fresh"], [67]), (taken, [68]), (folder["parent"], [69]),
      ])
    }
    #expect(try folder.text("first") == "old")
    #expect(try folder.names == ["first"])
  }

  @Test func aLinkIsReplacedAndNotFollowed() throws {
    let elsewhere = try TemporaryFolder()
    try elsewhere.put("untouched", "target")
    try FileManager.default.createSymbolicLink(atPath: folder["link"], withDestinationPath: elsewhere["target"])
    try AtomicFile.write(Array("new".utf8), to: folder["link"])
    #expect(try elsewhere.text("target") == "untouched")
    #expect(try folder.text("link") == "new")
  }

  @Test func aLinkToAFolderIsRefused() throws {
    let elsewhere = try TemporaryFolder()
    try FileManager.default.createSymbolicLink(atPath: folder["link"], withDestinationPath: elsewhere.path)
    #expect(throws: FileError(path: folder["link"], operation: .create, code: EISDIR)) {
      try AtomicFile.write([65], to: folder["link"])
    }
  }

  @Test func anotherNameOfTheFileKeepsTheOldBytes() throws {
    try folder.put("old", "a")
    try FileManager.default.linkItem(atPath: folder["a"], toPath: folder["b"])
    try AtomicFile.write(Array("new".utf8), to: folder["a"])
    #expect(try folder.text("b") == "old")
  }

  @Test func aDeviceIsNotReplaced() {
    #expect(throws: FileError(path: "/dev/null", operation: .create, code: ENOTSUP)) {
      try AtomicFile.write([65], to: "/dev/null")
    }
  }

  @Test func aFileInTheWayOfAFolderIsAnError() throws {
    try folder.put("", "file")
    let error = #expect(throws: FileError.self) { try AtomicFile.write([65], to: folder["file/inside"]) }
    #expect(error?.code == ENOTDIR)
    #expect(error?.isMissingFile == true)
  }
}
