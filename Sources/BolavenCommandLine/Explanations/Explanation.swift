import BolavenReports

/// The long story of one code: what it means, why it matters, an example, what to do.
struct Explanation: Sendable {
  let code: String
  /// What is wrong, in one line.
  let title: String
  let meaning: String
  let importance: String
  /// Lines as somebody could see them.
  let example: [String]
  let remedy: String

  /// Reads one explanation: a line with code and title, then lines that begin with `=` (what it means), `?` (why it
  /// matters), `>` (an example, as it stands) and `!` (what to do); other lines go on with what the line above begins.
  init(_ lines: [String]) {
    let head = lines.first ?? ""
    code = String(head.prefix { $0 != " " })
    title = trimmed(String(head.dropFirst(code.count)))
    var parts: [Character: [String]] = [:]
    var current: Character = "="
    for line in lines.dropFirst() {
      guard let sign = line.first else { continue }
      var text = line[...]
      if "=?>!".contains(sign) {
        current = sign
        text = line.dropFirst(line.dropFirst().hasPrefix(" ") ? 2 : 1)
      }
      parts[current, default: []].append(String(text))
    }
    meaning = parts["=", default: []].joined(separator: " ")
    importance = parts["?", default: []].joined(separator: " ")
    example = parts[">", default: []]
    remedy = parts["!", default: []].joined(separator: " ")
  }

  /// The explanations of a text: an empty line between two.
  static func all(in text: String) -> [Explanation] {
    text.split(separator: "\n", omittingEmptySubsequences: false).split(separator: "").map { lines in
      Explanation(lines.map(String.init))
    }
  }

  /// At most 80 columns.
  var page: String {
    let part = { (heading: String, text: String) in ["", heading] + wrappedLines("  " + text, width: 80, indent: 2) }
    let lines =
      wrappedLines("\(code)  \(title)", width: 80, indent: 6) + part("What it means", meaning)
      + part("Why it matters", importance) + ["", "Example"] + example.map { "  " + $0 } + part("What to do", remedy)
    return lines.map { $0 + "\n" }.joined()
  }
}

/// The explanations of every code.
enum Explanations {
  /// Families in the order in which work is done, codes in order.
  static let all: [Explanation] = [
    ofCommands, ofPlans, ofTables, ofWorkbooks, ofStatFiles, ofForms, ofChecks, ofStudies, ofEstimates, ofReports,
    ofNotebooks,
  ].flatMap(Explanation.all)

  /// The rules for few people, which outputs name as (rule reliability-30).
  static let rules: [Explanation] = Explanation.all(in: ofRules)

  /// Codes and titles, a heading for each family.
  static var list: String {
    let families = [
      ("C", "The call"), ("P", "The plan"), ("D", "The data"), ("E", "The estimate"), ("R", "The output"),
      ("N", "The notebook"),
    ]
    return families.map { letter, heading in
      "\(heading)\n" + all.filter { $0.code.hasPrefix(letter) }.map { "  \($0.code)  \($0.title)\n" }.joined()
    }.joined(separator: "\n") + "\nRules for few people\n"
      + rules.map { "  \($0.code)  \($0.title)\n" }.joined() + "\nOne of them  bolaven explain D104\n"
  }
}
