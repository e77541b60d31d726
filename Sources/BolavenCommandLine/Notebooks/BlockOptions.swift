import BolavenData

/// What stands behind the first fence of a block that runs: `bolaven {#gain show=text expect=exit:4}`.
struct BlockOptions: Hashable {
  /// What of a result is shown under the block.
  enum Shown: String, CaseIterable {
    case text, md, html, svg, stderr, none
  }

  /// The word in front: `bolaven`, `yaml`.
  var language = ""
  var id: String?
  /// In the order of the notebook.
  var shows: [Shown] = [.text]
  var expected = ExitStatus.ok
  /// Whether the output is folded away.
  var isHidden = false
  /// Relative difference below which numbers agree; `nil` for that of the call.
  var tolerance: Double?
  /// A language other than that of the notebook.
  var reportLanguage: String?
  /// Seconds after which the block is given up.
  var limit = 600
  /// The file that the text of the block becomes.
  var file: String?

  static let names = ["show", "expect", "hide", "tolerance", "lang", "timeout", "file"]

  /// - Parameter info: behind the fence.
  /// - Returns: `nil` for a block that has no braces: it is shown, not run.
  init?(_ info: String, problems: inout [NotebookProblem.Kind]) {
    language = String(info.prefix { $0 != " " && $0 != "\t" && $0 != "{" })
    let rest = trimmed(String(info.dropFirst(language.count)))
    guard rest.hasPrefix("{"), rest.hasSuffix("}"), rest.count >= 2 else { return nil }
    for word in Self.words(String(rest.dropFirst().dropLast())) { read(word, &problems) }
  }

  private mutating func read(_ word: String, _ problems: inout [NotebookProblem.Kind]) {
    if word.hasPrefix("#") {
      let name = String(word.dropFirst())
      if Self.isIdentifier(name) { id = name } else { problems.append(.unusableIdentifier(name)) }
      return
    }
    let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    guard Self.names.contains(parts[0]) else {
      problems.append(.unknownOption(parts[0], nearest: nearestNames(to: parts[0], among: Self.names)))
      return
    }
    let value = parts.count > 1 ? parts[1] : ""
    let isUnderstood: Bool
    switch parts[0] {
    case "show":
      let asked = value.split(separator: ",").map { Shown(rawValue: String($0)) }
      shows = asked.compactMap(\.self)
      isUnderstood = !asked.isEmpty && !asked.contains(nil)
    case "expect":
      let status = value.hasPrefix("exit:") ? Int32(value.dropFirst(5)).flatMap(ExitStatus.init(rawValue:)) : nil
      expected = status ?? .ok
      isUnderstood = status != nil
    case "hide":
      isHidden = true
      isUnderstood = parts.count == 1
    case "tolerance":
      tolerance = Double(value)
      isUnderstood = tolerance.map { $0 >= 0 && $0 < 1 } ?? false
    case "lang":
      reportLanguage = value
      isUnderstood = ["en", "lo", "ja"].contains(value)
    case "timeout":
      limit = Int(value) ?? 0
      isUnderstood = (1...86_400).contains(limit)
    default:
      file = value
      isUnderstood = Self.isInsideName(value)
    }
    if !isUnderstood {
      problems.append(.badValue(option: parts[0], value: value, expected: Self.expectation(parts[0])))
    }
  }

  /// What an option takes.
  static func expectation(_ name: String) -> String {
    switch name {
    case "show": "one or more of \(Shown.allCases.map(\.rawValue).joined(separator: ", ")), commas between them"
    case "expect": "exit:N, where N is an exit status of bolaven, such as exit:4"
    case "hide": "no value"
    case "tolerance": "a relative difference from 0 to below 1, such as 1e-6"
    case "lang": "en, lo or ja"
    case "timeout": "seconds, from 1 to 86400"
    default: "a name below the folder of the notebook, such as scores.csv or data/scores.csv"
    }
  }

  /// Letters, digits, `-` and `_`.
  static func isIdentifier(_ name: String) -> Bool {
    !name.isEmpty && name.utf8.count <= 64
      && name.utf8.allSatisfy {
        (48...57).contains($0) || (65...90).contains($0) || (97...122).contains($0) || $0 == 45 || $0 == 95
      }
  }

  /// A path that stays below the folder it starts from.
  static func isInsideName(_ path: String) -> Bool {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    return !path.isEmpty && parts.allSatisfy { !$0.isEmpty && $0 != "." && $0 != ".." && !$0.hasPrefix("~") }
  }

  /// Parted by blanks; what stands in double quotes is one word.
  private static func words(_ text: String) -> [String] {
    var words: [String] = []
    var word = ""
    var isQuoted = false
    for sign in text + " " {
      if sign == "\"" {
        isQuoted.toggle()
      } else if sign == " " || sign == "\t", !isQuoted {
        if !word.isEmpty { words.append(word) }
        word = ""
      } else {
        word.append(sign)
      }
    }
    return words
  }
}
