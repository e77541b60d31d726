import TestSupport

/// One Swift file of the product, read as text: enough of the language to check the rules of the house.
struct SwiftSource {
  /// Relative to the top folder: `Sources/MODULE/FOLDER/FILE.swift`.
  let path: String
  let lines: [Substring]

  init(path: String, text: String) {
    self.path = path
    lines = text.split(separator: "\n", omittingEmptySubsequences: false)
  }

  /// All Swift files in Sources.
  static func all() throws -> [SwiftSource] {
    try Repository.files(below: "Sources", endings: [".swift"])
      .map { try SwiftSource(path: $0, text: Repository.text($0)) }
  }

  var folders: [Substring] { path.split(separator: "/").dropLast() }
  var module: String { String(folders[1]) }
  var fileName: String { String(path.split(separator: "/").last ?? "") }

  /// The modules that the file imports.
  var imports: [String] {
    let modifiers: Set<Substring> = ["public", "package", "internal", "private", "fileprivate"]
    let kinds: Set<Substring> = ["struct", "class", "enum", "protocol", "typealias", "func", "var", "let"]
    return lines.compactMap { line in
      var words = line.split(separator: " ").drop { $0.hasPrefix("@") || modifiers.contains($0) }
      guard words.popFirst() == "import" else { return nil }
      if let kind = words.first, kinds.contains(kind) { words.removeFirst() }
      return words.first?.split(separator: ".").first.map(String.init)
    }
  }

  /// Whether something public in the file computes: values, errors, protocols and the parts of a method do not.
  var holdsMethod: Bool {
    let text = lines.joined(separator: "\n")
    return text.contains(/\bpublic (?:static |mutating )*func\s/) || text.contains(/\bpublic init\??\([^{]*\bthrows\b/)
  }

  /// The types that the file declares, or extends, to conform to `name`.
  func types(conformingTo name: String) -> [String] {
    let declaration =
      /^\s*(?:(?:public|package|internal|private|fileprivate|final|indirect)\s+)*(?:struct|enum|class|actor|extension)\s+([\w.]+)(?:<[^>]*>)?\s*:([^{]*)/
    return lines.compactMap { line in
      guard let match = line.firstMatch(of: declaration) else { return nil }
      let parents = match.2.split { $0 == "," || $0 == "&" || $0 == " " }.prefix { $0 != "where" }
      return parents.contains { $0 == name } ? String(match.1) : nil
    }
  }

  /// The lines, with their place, that declare something public without a doc comment above.
  ///
  /// What a protocol of the standard library asks for takes its documentation from there.
  var undocumented: [String] {
    let declaration = /^\s*(?:@\w+(?:\([^)]*\))?\s+)*(?:public|open)(?:\(set\))?\s/
    let inherited =
      /\b(?:var description\b|static func [=<>]+|func hash\(into|init\((?:string|integer|float)Literal\b)/
    return lines.indices.filter { index in
      let line = lines[index]
      guard line.contains(declaration), !line.contains(/\bimport\s/), !line.contains(inherited) else { return false }
      var above = index - 1
      while above >= 0, lines[above].contains(/^\s*@/) { above -= 1 }
      return above < 0 || !lines[above].contains(/^\s*\/\/\/ *\S/)
    }.map { "\(path):\($0 + 1): \(lines[$0])" }
  }
}
