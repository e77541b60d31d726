import BolavenData
import Foundation
import Testing

@Suite final class DataReaderTests {
  let folder = NSTemporaryDirectory() + "bolaven-" + UUID().uuidString

  init() throws {
    try FileManager.default.createDirectory(atPath: folder + "/sub", withIntermediateDirectories: true)
    for (name, text) in [("panel.csv", "a,b\n1,2\n"), ("panel.TSV", "a\tb\n1\t2\n"), ("notes.docx", "x")] {
      try Data(text.utf8).write(to: URL(fileURLWithPath: folder + "/" + name))
    }
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  private func problems(_ name: String) -> [DataProblem] {
    do throws(DataError) {
      _ = try DataFrame(contentsOf: folder + "/" + name)
      return []
    } catch {
      return error.problems
    }
  }

  @Test(arguments: ["panel.csv", "panel.TSV"])
  func readsAFileByItsEnding(_ name: String) throws {
    let (frame, bytes) = try DataFrame.readingFile(folder + "/" + name)
    #expect(frame.names == ["a", "b"] && frame.rowCount == 1)
    #expect(bytes.count == 8)
    #expect(frame.source == folder + "/" + name)
  }

  @Test func aMissingFileIsNamedWithWhatLooksLikeIt() {
    #expect(
      problems("pannel.csv") == [.fileMissing(path: folder + "/pannel.csv", nearby: ["panel.csv", "panel.TSV"])])
    #expect(problems("nothing.xyz") == [.fileMissing(path: folder + "/nothing.xyz", nearby: [])])
  }

  @Test func foldersAndUnknownKindsAreRefused() {
    #expect(problems("sub") == [.isFolder(path: folder + "/sub")])
    #expect(
      problems("notes.docx")
        == [.unknownFileType(path: folder + "/notes.docx", known: DataReaders.fileExtensions)])
  }
}
