import Foundation
import Testing

@testable import BolavenCommandLine

@Suite struct MessageTests {
  static let plan = Message(
    code: MessageCode(.plan, 201), what: "'basline' is not a word study.yaml knows",
    places: [Place("study.yaml", .text(line: 95, column: 5))],
    excerpt: ["  95 |     basline: 0", "     |     ^^^^^^^ did you mean 'baseline'?"],
    fix: ["correct the word, or write 'x-basline' for your own notes"])

  @Test func standsInTheOrderOfTheHouse() {
    let message = Message(
      severity: .warning, code: MessageCode(.data, 126), what: "this number can be read in two ways",
      places: [Place("a.xlsx", sheet: "Scores", .cells(["C112"], total: 1), remark: "income_kip = \"1.250\"")],
      found: "1.250", expected: "one writing", notes: ["1.250 is 1250 in Lao writing"], fix: ["set  lo", "or en"])
    #expect(
      Message.text([message, Self.plan], width: 80) == """
        warning[D126] this number can be read in two ways
          --> a.xlsx [Scores] C112   income_kip = "1.250"
          found: 1.250
          expected: one writing
          note: 1.250 is 1250 in Lao writing
          fix: set  lo
               or en

        error[P201] 'basline' is not a word study.yaml knows
          --> study.yaml:95:5
            95 |     basline: 0
               |     ^^^^^^^ did you mean 'baseline'?
          fix: correct the word, or write 'x-basline' for your own notes

        """)
  }

  @Test func twoPlacesShareALineWhereTheyFit() {
    let places = [Place("a.csv", .rows([3], total: 1)), Place("b.csv")]
    let message = Message(code: MessageCode(.data, 142), what: "no match", places: places, fix: ["look"])
    #expect(Message.text([message], width: 80).contains("\n  --> a.csv row 3    b.csv\n"))
    #expect(Message.text([message], width: 20).contains("\n  --> a.csv row 3\n  --> b.csv\n"))
  }

  @Test func suggestionsReplaceTheAdvice() {
    let message = Message(
      code: MessageCode(.command, 101), what: "there is no command 'indicator'", suggestion: "indicators",
      aside: "(list: bolaven help)")
    #expect(
      Message.text([message], width: 80) == """
        error[C101] there is no command 'indicator'
        Did you mean   indicators      (list: bolaven help)

        """)
  }

  @Test func hostileTextCannotMoveTheCursorOrForgeALine() {
    let message = Message(
      code: MessageCode(.data, 111), what: "a\u{1B}[2Jb\nerror[D999] forged", places: [Place("x\u{202E}vsc.\r")],
      excerpt: ["\u{7}"], found: "\u{2066}", fix: ["\u{9B}31m"])
    let text = Message.text([message], width: 80)
    #expect(text.unicodeScalars.allSatisfy { $0 == "\n" || ($0.value >= 0x20 && !(0x7F...0x9F).contains($0.value)) })
    #expect(!text.contains("\u{202E}") && text.contains("<U+202E>vsc.<U+000D>"))
    #expect(text.split(separator: "\n").filter { $0.hasPrefix("error") }.count == 1)
  }

  @Test func programsReadTheSameInJSON() throws {
    let text = Message.json([Self.plan])
    let list = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [[String: Any]])
    let message = try #require(list.first)
    #expect(
      Set(message.keys) == [
        "code", "severity", "message", "file", "sheet", "cell", "line", "column", "found", "expected", "fix",
      ])
    #expect(message["code"] as? String == "P201")
    #expect(message["file"] as? String == "study.yaml")
    #expect(message["line"] as? Int == 95)
    #expect(message["column"] as? Int == 5)
    #expect(message["cell"] is NSNull)
  }

  @Test func aPlaceThatIsNoFileHasNoFileInJSON() throws {
    let message = Message(code: MessageCode(.estimation, 306), what: "x", places: [Place(analysis: "a")], fix: ["y"])
    #expect(Message.json([message]).contains("\"file\": null"))
  }

  @Test func theFirstStageThatFailedGivesTheStatus() {
    let families: [(MessageCode.Family, BolavenCommandLine.ExitStatus)] = [
      (.command, .usage), (.plan, .plan), (.data, .data), (.estimation, .notEstimable), (.report, .output),
      (.batch, .batch), (.bug, .bug),
    ]
    for (position, (family, status)) in families.enumerated() {
      let messages = families[position...].map { Message(code: MessageCode($0.0, 100), what: "x", fix: ["y"]) }
      #expect(CommandFailure(messages.reversed()).status == status, "\(family)")
    }
  }
}
