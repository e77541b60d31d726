import ReaderFuzzing
import TestSupport
import Testing

/// The inputs of the fuzz targets, which `make fuzz` starts from: what broke a reader once breaks none again.
@Suite struct ReaderFuzzingTests {
  @Test("a reader does not contradict itself", arguments: FuzzTarget.allCases)
  func isConsistent(_ target: FuzzTarget) throws {
    let folders = ["Seeds", "Findings"].map { "Tests/ReaderFuzzing/\($0)/\(target.rawValue)" }
    let files = folders.flatMap { folder in Repository.names(in: folder).map { "\(folder)/\($0)" } }
    #expect(files.count >= 2)
    for file in files {
      let bytes = try Repository.bytes(file)
      if let found = target.contradiction(in: bytes) { Issue.record("\(file): \(found)") }
      // Every beginning of it is an input too.
      for count in 0..<min(bytes.count, 200) {
        if let found = target.contradiction(in: Array(bytes[..<count])) { Issue.record("\(file), \(count): \(found)") }
      }
    }
  }
}
