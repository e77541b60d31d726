import TestSupport
import Testing

@Suite struct DocumentationTests {
  @Test func everyPublicDeclarationHasADocComment() throws {
    let undocumented = try SwiftSource.all().flatMap(\.undocumented)
    #expect(undocumented.isEmpty, "\(undocumented.joined(separator: "\n"))")
  }

  /// Every method of these folders says where its formula comes from.
  @Test func everyMethodNamesItsSource() throws {
    for source in try SwiftSource.all() where source.holdsMethod {
      guard !Set(source.folders).isDisjoint(with: ["Models", "Covariance", "Effects", "Paired"]) else { continue }
      #expect(source.lines.contains { $0.contains(/\/\/\/.*\bSource: \S/) }, "\(source.path) has no line 'Source: ...'")
    }
  }

  @Test(
    "a method is a public function, or a public initialiser that can fail",
    arguments: [
      ("public func mean(_ x: [Double]) -> Double {", true), ("  public static func p() -> Double {", true),
      ("public init(of x: A) throws(E) {", true), ("public init?(\n  a: Int,\n  b: Int\n) throws(E) {", true),
      ("public init(a: Int) {\n  func f() throws {", false), ("public enum AError: Error {", false),
      ("public let a: Int", false), ("struct A {\n  init() throws {", false), ("func a()", false),
      ("public protocol A {\n  func b()", false),
    ])
  func knowsMethods(_ example: (text: String, isMethod: Bool)) {
    #expect(SwiftSource(path: "Sources/M/F.swift", text: example.text).holdsMethod == example.isMethod)
  }

  @Test(
    "no source file holds a trap or a note to oneself",
    arguments: [#"\bTODO\b"#, #"\bFIXME\b"#, #"\btry!"#, #"\bfatalError\("#, #"\bas!"#])
  func holdsNoForbiddenWord(_ word: String) throws {
    try expectNone(of: word, in: Repository.files(below: "Sources", endings: [".swift", ".c", ".cpp", ".h"]))
  }

  /// This folder names such paths in order to look for them.
  @Test("no file names a folder of somebody's machine", arguments: ["/work/", "/root/", #"/home/\w"#])
  func holdsNoMachinePath(_ path: String) throws {
    let endings = [".swift", ".c", ".cpp", ".h", ".py", ".R", ".md", ".yaml", "/run"]
    let below = ["Sources", "Tests", "datasets", "notebooks-md", "Benchmarks"]
      .flatMap { Repository.files(below: $0, endings: endings) }
      .filter { !$0.hasPrefix("Tests/ArchitectureTests/") }
    let top = ["Makefile", "README.md", "CONTRIBUTING.md", "bolaven"].filter(Repository.has)
    try expectNone(of: path, in: below + top)
  }

  private func expectNone(of pattern: String, in files: [String]) throws {
    #expect(!files.isEmpty)
    let pattern = try Regex(pattern)
    for file in files {
      let lines = try Repository.text(file).split(separator: "\n", omittingEmptySubsequences: false)
      for (index, line) in lines.enumerated() where line.contains(pattern) {
        Issue.record("\(file):\(index + 1): \(line)")
      }
    }
  }

  @Test(
    "a missing doc comment is seen however the declaration is written",
    arguments: [
      "public struct A {", "  public let a: Int, b: Int", "  public internal(set) var a: Int",
      "@inlinable public func a() {", "  public init(_ a: Int) {", "///\npublic var a: Int",
      "// A plain comment.\npublic var a: Int", "  @discardableResult\n  public func a() {", "public extension Array {",
    ])
  func findsUndocumented(_ text: String) {
    #expect(SwiftSource(path: "Sources/M/F.swift", text: text).undocumented.count == 1)
    let code = text.replacing(/^\/\/.*\n/, with: "")
    #expect(SwiftSource(path: "Sources/M/F.swift", text: "/// A thing.\n\(code)").undocumented.isEmpty)
  }

  @Test(
    "what needs no doc comment is left alone",
    arguments: [
      "public import A", "  public var description: String {", "  public static func < (a: A, b: A) -> Bool {",
      "func a()", "// public func a()",
    ])
  func ignoresOtherLines(_ text: String) {
    #expect(SwiftSource(path: "Sources/M/F.swift", text: text).undocumented.isEmpty)
  }
}
