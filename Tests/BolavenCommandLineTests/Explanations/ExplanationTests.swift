import BolavenEstimation
import BolavenReports
import TestSupport
import Testing

@testable import BolavenCommandLine
@testable import BolavenStudies

/// Where the sources make a message, and with which code.
struct CodeSite: Hashable {
  let code: String
  let file: String

  /// The ways in which codes are written, by file; `nil` for any file.
  private static let forms: [(file: String?, pattern: String, family: String?)] = [
    (nil, #"MessageCode\(\s*\.(\w+),\s*(\d{3})\)"#, nil), (nil, #"[ .]usage\(\s*(\d{3}),"#, "C"),
    ("PlanWording.swift", #"[ .]located\(\s*(\d{3}),"#, "P"), ("StudyWording.swift", #"[ .]data\(\s*(\d{3}),"#, "D"),
    ("TableWording.swift", #"[ .]cellMessage\(\s*(\d{3}),"#, "D"),
    ("CheckWording.swift", #"return \(\s*(\d{3}),"#, "D"),
    ("FileChartWording.swift", #"\n\s+(\d{3}),"#, "D"), ("FileWording.swift", #"\((\d{3}), ""#, "R"),
    ("NotebookProblem.swift", #"return \(\s*(\d{3}),"#, "N"),
  ]
  private static let families: [Substring: String] = [
    "command": "C", "plan": "P", "data": "D", "estimation": "E", "report": "R", "notebook": "N", "batch": "B",
    "bug": "X",
  ]

  static func all() throws -> [CodeSite] {
    var sites: [CodeSite] = []
    for path in Repository.files(below: "Sources/BolavenCommandLine", endings: [".swift"]) {
      let name = String(path.split(separator: "/").last ?? "")
      let text = try Repository.text(path)
      for form in forms where form.file == nil || form.file == name {
        for match in text.matches(of: try Regex(form.pattern)) {
          let family = form.family ?? match[1].substring.flatMap { families[$0] } ?? "?"
          sites.append(CodeSite(code: family + String(match[form.family == nil ? 2 : 1].substring ?? ""), file: name))
        }
      }
    }
    return sites
  }
}

@Suite struct ExplanationTests {
  /// Codes that several files give to the same thing.
  static let shared: Set = ["C133", "C134", "C138", "C139", "D101", "D358", "P206", "R603"]

  @Test func everyCodeHasItsPage() throws {
    let used = Set(try CodeSite.all().map(\.code))
    let explained = Explanations.all.map(\.code)
    #expect(used.count > 150)
    #expect(used.subtracting(explained).sorted() == [], "without a page")
    #expect(Set(explained).subtracting(used).sorted() == [], "explained, and given by no message")
    #expect(Set(explained).count == explained.count)
    #expect(explained.map { String($0.dropFirst()) }.allSatisfy { Int($0) != nil })
  }

  @Test func noCodeMeansTwoThings() throws {
    var files: [String: Set<String>] = [:]
    for site in try CodeSite.all() { files[site.code, default: []].insert(site.file) }
    for (code, files) in files where !Self.shared.contains(code) {
      #expect(files.count == 1, "\(code) is given by \(files.sorted().joined(separator: " and "))")
    }
  }

  /// A code that is computed would be seen by no test here.
  @Test func codesAreWrittenWhereTheyAreGiven() throws {
    let known = [
      "CheckWording.swift", "FileChartWording.swift", "FileWording.swift", "PlanWording.swift", "StudyWording.swift",
      "TableWording.swift",
    ]
    for path in Repository.files(below: "Sources/BolavenCommandLine", endings: [".swift"]) {
      let name = String(path.split(separator: "/").last ?? "")
      let computed = try Repository.text(path).matches(of: /MessageCode\(\s*\.\w+,\s*[a-z]/).count
      #expect(
        computed == 0 || known.contains(name) || ["NotebookProblem.swift", "JobOptions.swift"].contains(name), "\(path)"
      )
    }
  }

  @Test func everyCodeHasATestThatGivesIt() throws {
    let finding = { (kind: CheckFinding.Kind) in CheckFinding(kind, path: "a", column: "b", excelColumn: "C", cells: [])
    }
    let plan = { (kind: PlanProblem.Kind) in PlanProblem(kind, file: "p", line: 1, column: 1, excerpt: "x") }
    var messages = DataWordingTests.problems.map(\.message) + StudyWordingTests.problems.map(\.message)
    messages += EstimationWordingTests.all.map(\.message)
    messages += FormWordingTests.problems.map { $0.message(path: "form.xlsx") }
    messages += CheckWordingTests.kinds.map { finding($0).message }
    messages += (PlanWordingTests.kinds + PlanWordingTests.regressions + PlanWordingTests.errors.map { .yaml($0) }).map
    {
      plan($0).message
    }
    messages += UsageWordingTests.problems.map { $0.message(of: nil) }
    messages += NotebookProblemTests.kinds.map { NotebookProblem(file: "n", line: 1, kind: $0).message }
    var given = Set(messages.map(\.code.description))
    for path in Repository.files(below: "Tests", endings: [".swift"]) {
      for match in try Repository.text(path).matches(of: /["\[]([CPDERN]\d{3})["\]]/) { given.insert(String(match.1)) }
    }
    let missing = Explanations.all.map(\.code).filter { !given.contains($0) }
    #expect(missing == [], "no test gives these")
  }

  @Test("a page says everything in 80 columns and plain words", arguments: Explanations.all.map(\.code))
  func pagesAreWhole(_ code: String) throws {
    let call = Call("explain \(code)")
    #expect(call.status == .ok)
    for heading in ["What it means", "Why it matters", "Example", "What to do"] {
      #expect(call.result.contains("\n\(heading)\n  "), "\(heading)")
    }
    for line in call.result.split(separator: "\n") { #expect(displayWidth(line) <= 80, "\(line)") }
    let explanation = try #require(Explanations.all.first { $0.code == code })
    #expect(explanation.example.count >= 1 && !explanation.title.hasSuffix("."))
    #expect([explanation.meaning, explanation.importance].allSatisfy { $0.last == "." || $0.last == "?" }, "\(code)")
    let words = [explanation.title, explanation.meaning, explanation.importance, explanation.remedy].joined()
      .lowercased()
    for word in ["invalid", "illegal", "fatal", "null", "parse", "token", "schema"] { #expect(!words.contains(word)) }
  }

  @Test func codesAreFoundAsTheyAreCopied() {
    #expect(Call("explain [D104]").result == Call("explain d104").result)
    #expect(Call("explain").result.contains("  D104  "))
    let wrong = Call("explain D1004")
    #expect(wrong.status == .usage && wrong.result.isEmpty && wrong.talk.contains("[C147]"))
    #expect(wrong.talk.contains("Did you mean   D104, D101, D102\n"), "\(wrong.talk)")
    #expect(Call("explain subgroup5").talk.contains("Did you mean   subgroup-5"))
  }

  @Test("every rule for few people has its page", arguments: SampleRule.allCases)
  func rulesAreExplained(_ rule: SampleRule) throws {
    let explanation = try #require(Explanations.rules.first { $0.code == rule.rawValue })
    let call = Call("explain (\(rule.rawValue))")
    #expect(call.status == .ok && call.result == explanation.page)
    #expect(call.result.contains(String(rule.minimum)))
    for line in call.result.split(separator: "\n") { #expect(displayWidth(line) <= 80, "\(line)") }
    for part in [explanation.meaning, explanation.importance, explanation.remedy] { #expect(!part.isEmpty) }
    #expect(!explanation.example.isEmpty)
    #expect(Call("explain").result.contains("  \(rule.rawValue)  "))
    #expect(Explanations.rules.count == SampleRule.allCases.count)
  }
}
