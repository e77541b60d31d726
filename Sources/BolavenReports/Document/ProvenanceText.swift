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

  /// Every line that there may be, in their order: its name, and the word in front of it.
  static let terms: [(key: String, word: LocalizedText)] = [
    ("what", ProvenanceWording.what), ("formula", ProvenanceWording.formula), ("parts", ProvenanceWording.parts),
    ("columns", ProvenanceWording.columns), ("filter", ProvenanceWording.filter), ("rows", ProvenanceWording.rows),
    ("steps", ProvenanceWording.steps), ("test", ProvenanceWording.test), ("made", ProvenanceWording.made),
    ("inputs", ProvenanceWording.inputs),
  ]

  /// The lines of a provenance.
  ///
  /// - Parameters:
  ///   - program: the name and version of the program that made the number; `nil` to leave it out.
  ///   - most: how many ranges of rows of a file are written out.
  public init(_ provenance: Provenance, program: String? = nil, most: Int = 12) {
    let list = { (items: [String]) in items.isEmpty ? nil : LocalizedText.verbatim(items.joined(separator: ", ")) }
    let texts: [String: LocalizedText?] = [
      "what": provenance.what, "formula": .verbatim(Self.formula(of: provenance)), "parts": list(provenance.parts),
      "columns": list(shortened(provenance.columns)), "filter": provenance.filter.map { .verbatim($0) },
      "rows": Self.rows(of: provenance, most: most),
      "steps": ProvenanceWording.joined(provenance.steps, separator: " -> "), "test": provenance.test,
      "made": Self.maker(of: provenance, program: program), "inputs": list(Self.inputs(of: provenance)),
    ]
    lines = Self.terms.compactMap { key, word in
      guard let text = texts[key] ?? nil, !text.english.isEmpty else { return nil }
      return Line(id: key, label: word, text: text)
    }
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
