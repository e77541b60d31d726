import BolavenFormats
import Foundation
import Testing

@Suite struct FileReadingTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test(arguments: [0, 1, 4095, 4096, 4097, 100_000])
  func readsEveryByte(_ count: Int) throws {
    let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 31) }
    try Data(bytes).write(to: URL(fileURLWithPath: folder["a"]))
    #expect(try readFile(folder["a"]) == bytes)
    #expect(try readFile(folder["a"], limit: count) == bytes)
  }

  @Test func aFileAboveTheLimitIsRefused() throws {
    try folder.put("12345", "a")
    #expect(throws: FileError(path: folder["a"], operation: .read, code: EFBIG)) {
      try readFile(folder["a"], limit: 4)
    }
  }

  @Test func aHugeHoleIsRefusedWithoutReadingIt() throws {
    #expect(FileManager.default.createFile(atPath: folder["hole"], contents: nil))
    #expect(truncate(folder["hole"], 1 << 42) == 0)
    #expect(throws: FileError(path: folder["hole"], operation: .read, code: EFBIG)) { try readFile(folder["hole"]) }
  }

  @Test func foldersAndMissingFilesAreToldApart() throws {
    let isFolder = #expect(throws: FileError.self) { try readFile(folder.path) }
    #expect(isFolder?.isDirectory == true && isFolder?.isMissingFile == false)
    let isMissing = #expect(throws: FileError.self) { try readFile(folder["nothing"]) }
    #expect(isMissing?.isMissingFile == true && isMissing?.reason == "No such file or directory")
  }

  @Test func readsWhatHasNoSize() throws {
    #expect(try readFile("/proc/self/status").count > 100)
  }

  @Test func devicesAreNotRead() {
    #expect(throws: FileError(path: "/dev/zero", operation: .read, code: ENODEV)) { try readFile("/dev/zero") }
  }

  /// A pipe of one endless line is given up long before it fills the memory; one with lines is read to its end.
  @Test("streams", arguments: [(false, 64), (true, 48)])
  func streams(_ hasLines: Bool, _ mebibytes: Int) throws {
    let pipe = Pipe()
    let path = "/proc/self/fd/\(pipe.fileHandleForReading.fileDescriptor)"
    let chunk = Data(String(repeating: String(repeating: "a", count: 1023) + (hasLines ? "\n" : "a"), count: 1024).utf8)
    signal(SIGPIPE, SIG_IGN)
    Thread.detachNewThread {
      for _ in 0..<mebibytes where (try? pipe.fileHandleForWriting.write(contentsOf: chunk)) == nil { break }
      try? pipe.fileHandleForWriting.close()
    }
    if hasLines {
      #expect(try readFile(path).count == mebibytes << 20)
    } else {
      #expect(throws: FileError(path: path, operation: .read, code: EFBIG, line: 1)) { try readFile(path) }
      try pipe.fileHandleForReading.close()
    }
  }

  @Test func listsNamesSorted() throws {
    for name in ["b.csv", "a.csv", "ຂໍ້ມູນ.csv"] { try folder.put("", name) }
    #expect(fileNames(in: folder.path) == ["a.csv", "b.csv", "ຂໍ້ມູນ.csv"])
    #expect(fileNames(in: folder["nothing"]) == [])
  }
}
