import BolavenFormats
import Foundation
import TestSupport
import Testing

/// One case of the YAML test suite. © Ingy döt Net, MIT.
struct YAMLSuiteCase {
  let name: String
  let yaml: [UInt8]
  /// The documents that it means; `nil` where the suite does not say.
  let json: String?
  let mustFail: Bool

  /// The cases of the archive; later cases of a file have what they do not say from the one above.
  static func all(archive: String) throws -> [YAMLSuiteCase] {
    let folder = NSTemporaryDirectory() + "bolaven-yaml-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = ["-c", "xz -dc \"$0\" | tar x -C \"$1\"", archive, folder]
    try process.run()
    process.waitUntilExit()
    return try FileManager.default.contentsOfDirectory(atPath: folder + "/src").sorted().flatMap { name in
      let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: "\(folder)/src/\(name)")))
      guard case .sequence(let nodes) = try parseYAML(bytes).content else { return [] as [YAMLSuiteCase] }
      var above: [String: String] = [:]
      return nodes.enumerated().map { place, node in
        var members: [String: String] = [:]
        if case .mapping(let entries) = node.content {
          for entry in entries { if case .scalar(let text, _) = entry.value.content { members[entry.key] = text } }
        }
        // A case without YAML of its own is the one above with other output.
        let isNew = members["yaml"] != nil
        above["yaml"] = members["yaml"] ?? above["yaml"]
        above["json"] = members["json"] ?? (isNew ? nil : above["json"])
        above["fail"] = members["fail"] ?? (isNew ? nil : above["fail"])
        return YAMLSuiteCase(
          name: "\(name.prefix(4))/\(place)", yaml: Array(plain(above["yaml"] ?? "").utf8), json: above["json"],
          mustFail: above["fail"] == "true")
      }
    }
  }

  /// Signs of the suite stand for what cannot be seen.
  private static func plain(_ text: String) -> String {
    var text = text.replacing("␣", with: " ").replacing(/—*»/, with: "\t").replacing("↵", with: "")
      .replacing("←", with: "\r").replacing("⇔", with: "\u{FEFF}")
    if text.hasSuffix("∎\n") { text.removeLast(2) }
    return text
  }
}

@Suite struct YAMLTestSuiteTests {
  @Test("what is read is what is meant, everything else is refused", .needsTortureCorpus)
  func readsRight() throws {
    let archive = try #require(TortureCorpus.folder) + "/yaml-test-suite.tar.xz"
    let cases = try YAMLSuiteCase.all(archive: archive)
    #expect(cases.count >= 351)
    var (right, refused) = (0, 0)
    for example in cases {
      do throws(YAMLError) {
        let node = try parseYAML(example.yaml)
        if example.mustFail {
          Issue.record("\(example.name) is read and must not be: \(String(decoding: example.yaml, as: UTF8.self))")
          continue
        }
        guard let json = example.json else { continue }
        let meant = try? JSONSerialization.jsonObject(with: Data(json.utf8), options: .fragmentsAllowed)
        let isRight = meant.map { agrees(node, $0) } ?? false
        #expect(isRight, "\(example.name): \(String(decoding: example.yaml, as: UTF8.self))")
        right += isRight ? 1 : 0
      } catch {
        refused += 1
      }
    }
    // So that a parser which refuses all has not passed.
    #expect(right >= 150, "\(right) right, \(refused) refused of \(cases.count)")
  }

  /// Whether a node, whose scalars are texts, says what JSON says.
  private func agrees(_ node: YAMLNode, _ meant: Any) -> Bool {
    switch node.content {
    case .sequence(let items):
      guard let meant = meant as? [Any], meant.count == items.count else { return false }
      return zip(items, meant).allSatisfy(agrees)
    case .mapping(let entries):
      guard let meant = meant as? [String: Any], meant.count == entries.count else { return false }
      return entries.allSatisfy { entry in meant[entry.key].map { agrees(entry.value, $0) } ?? false }
    case .scalar(let text, let isQuoted):
      if let meant = meant as? String { return text == meant }
      guard !isQuoted else { return false }
      if meant is NSNull { return ["", "~", "null"].contains(text.lowercased()) }
      guard let number = meant as? NSNumber else { return false }
      if ["true", "false"].contains(text.lowercased()) { return number.boolValue == (text.lowercased() == "true") }
      let digits = text.hasPrefix("0o") ? Int(text.dropFirst(2), radix: 8).map(Double.init) : Double(text)
      return digits == number.doubleValue
    }
  }
}
