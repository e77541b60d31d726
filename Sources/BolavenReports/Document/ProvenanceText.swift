/// What is said about the origin of a number, line by line: by `bolaven why`, and where a reader points at it on a page.
public struct ProvenanceText: Sendable, Hashable {
  /// One thing that is known.
  public struct Line: Sendable, Hashable {
    /// Its name in machine output: `what`, `rows`.
    public let id: String
    /// The word in front of it.
    public let label: LocalizedText
    /// What is known.
    public let text: LocalizedText
  }

  /// In their order; what is not known has no line.
  public let lines: [Line]

  /// The lines of a provenance.
  ///
  /// - Parameters:
  ///   - program: the name and version of the program that made the number; `nil` to leave it out.
  ///   - most: how many ranges of rows of a file are written out.
  public init(_ provenance: Provenance, program: String? = nil, most: Int = 12) {
    var lines: [Line] = []
    let add = { (id: String, label: LocalizedText, text: LocalizedText?) in
      if let text, !text.english.isEmpty { lines.append(Line(id: id, label: label, text: text)) }
    }
    let list = { (items: [String]) in items.isEmpty ? nil : LocalizedText.verbatim(items.joined(separator: ", ")) }
    add("what", ProvenanceWording.what, provenance.what)
    add("formula", ProvenanceWording.formula, .verbatim(Self.formula(of: provenance)))
    add("parts", ProvenanceWording.parts, list(provenance.parts))
    add("columns", ProvenanceWording.columns, list(shortened(provenance.columns)))
    add("filter", ProvenanceWording.filter, provenance.filter.map { .verbatim($0) })
    add("rows", ProvenanceWording.rows, Self.rows(of: provenance, most: most))
    add("steps", ProvenanceWording.steps, ProvenanceWording.joined(provenance.steps, separator: " -> "))
    add("test", ProvenanceWording.test, provenance.test)
    add("made", ProvenanceWording.made, Self.maker(of: provenance, program: program))
    add("inputs", ProvenanceWording.inputs, list(Self.inputs(of: provenance)))
    self.lines = lines
  }

  private static func formula(of provenance: Provenance) -> String {
    // A formula without a page of its own is named by a word.
    provenance.equation.map { "\($0)   (\(provenance.formula))" } ?? provenance.formula
  }

  private static func rows(of provenance: Provenance, most: Int) -> LocalizedText? {
    let files = provenance.sources.filter { $0.rows != nil || !$0.leftOut.isEmpty }.map { source in
      ProvenanceWording.rows(of: source, most: most)
    }
    guard files.isEmpty else { return ProvenanceWording.joined(files, separator: "; ") }
    return provenance.rows.map { .verbatim(NumberStyle.count.text(Double($0), in: .english)) }
  }

  private static func maker(of provenance: Provenance, program: String?) -> LocalizedText? {
    let plan = provenance.plan.map { ProvenanceWording.line($0.line, of: $0.file) }
    return ProvenanceWording.joined(
      [program.map { .verbatim($0) }, provenance.seed.map { ProvenanceWording.seed($0) }, plan].compactMap { $0 },
      separator: ", ")
  }

  /// `scores.xlsx sha256 9f3c21d0...`, the plan last.
  private static func inputs(of provenance: Provenance) -> [String] {
    let files = provenance.sources.map { ($0.file, $0.fingerprint) }
    let plan = provenance.plan.map { ($0.file, $0.fingerprint) }
    return (files + [plan].compactMap { $0 }).map { file, fingerprint in
      fingerprint.map { "\(file) sha256 \($0.prefix(8))..." } ?? file
    }
  }
}

/// Names with neighbouring numbers behind the same letters as one: `q01..q20`.
private func shortened(_ names: [String]) -> [String] {
  let parts = names.map { name -> (letters: Substring, digits: Substring) in
    let end = name.lastIndex { !("0"..."9").contains($0) }.map(name.index(after:)) ?? name.startIndex
    return (name[..<end], name[end...])
  }
  var shown: [String] = []
  var start = 0
  while start < names.count {
    var end = start
    while end + 1 < names.count, parts[end + 1].letters == parts[start].letters,
      let number = Int(parts[end].digits), let next = Int(parts[end + 1].digits), next == number + 1
    {
      end += 1
    }
    shown += end - start > 1 ? ["\(names[start])..\(names[end])"] : Array(names[start...end])
    start = end + 1
  }
  return shown
}
