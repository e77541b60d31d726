import Glibc

/// Links and pictures of a notebook that lead to files which are not there.
enum NotebookLinks {
  static func problems(of notebook: Notebook) -> [NotebookProblem] {
    let markdown = MarkdownLines(notebook.lines)
    var problems: [NotebookProblem] = []
    for (position, line) in notebook.lines.enumerated() where markdown.isProse[position] {
      for target in targets(in: line) {
        let path = String(target.prefix { $0 != "#" && $0 != "?" })
        guard !path.isEmpty, !isElsewhere(target) else { continue }
        let place = path.hasPrefix("/") ? path : notebook.folder + percentDecoded(path)
        if access(place, F_OK) != 0 {
          problems.append(NotebookProblem(file: notebook.path, line: position + 1, kind: .linkMissing(target)))
        }
      }
    }
    return problems
  }

  /// What stands in the parentheses of `[text](target)`, code passed over.
  static func targets(in line: String) -> [String] {
    guard line.utf8.contains(93) else { return [] }
    var targets: [String] = []
    var rest = withoutCode(line)[...]
    while let found = firstRange(of: "](", in: rest) {
      rest = rest[found.upperBound...]
      let target: Substring
      if rest.hasPrefix("<") {
        target = rest.dropFirst().prefix { $0 != ">" }
      } else {
        target = rest.prefix { $0 != ")" && $0 != " " }
      }
      if !target.isEmpty { targets.append(String(target)) }
    }
    return targets
  }

  private static func withoutCode(_ line: String) -> String {
    // Backticks come in pairs; an odd one is a sign like any other.
    let parts = line.split(separator: "`", omittingEmptySubsequences: false)
    guard parts.count > 2 else { return line }
    return parts.enumerated().filter { $0.offset.isMultiple(of: 2) }.map(\.element).joined(separator: "``")
  }

  /// Addresses of the network are not looked up.
  private static func isElsewhere(_ target: String) -> Bool {
    let scheme = target.prefix { $0.isASCII && ($0.isLetter || $0.isNumber || "+.-".contains($0)) }
    return target.hasPrefix("//") || (scheme.count > 1 && target.dropFirst(scheme.count).hasPrefix(":"))
  }

  private static func percentDecoded(_ path: String) -> String {
    var bytes: [UInt8] = []
    var rest = Array(path.utf8)[...]
    while let byte = rest.popFirst() {
      if byte == 37, rest.count >= 2, let code = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16) {
        bytes.append(code)
        rest = rest.dropFirst(2)
      } else {
        bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
