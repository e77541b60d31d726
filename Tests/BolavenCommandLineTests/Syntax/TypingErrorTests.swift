import TestSupport
import Testing

@testable import BolavenCommandLine

/// One mistake at each level of every command: the call ends with a status other than 0, prints nothing on the result, and
/// says what was meant.
@Suite struct TypingErrorTests {
  static let names = CommandCatalog.all.map { $0.name }

  /// Two letters exchanged; for words of the same letters, one left out.
  static func mistyped(_ word: String) -> String {
    var letters = Array(word)
    for position in stride(from: letters.count - 2, through: 0, by: -1) where letters[position] != letters[position + 1]
    {
      letters.swapAt(position, position + 1)
      return String(letters)
    }
    return String(letters.dropLast())
  }

  @Test("a mistyped command", arguments: names)
  func commands(_ name: String) {
    let words = name.split(separator: " ").map(String.init)
    for position in words.indices {
      var call = words
      call[position] = Self.mistyped(words[position])
      guard !Self.names.contains(call.joined(separator: " ")) else { continue }
      let outcome = Call(words: call + ["x.csv", "--junk"])
      #expect(outcome.status == .usage && outcome.result.isEmpty)
      let shown = position == 0 && words.count > 1 ? words[0] : name
      #expect(outcome.talk.hasPrefix("error[C101] ") && outcome.talk.contains(shown), "\(call): \(outcome.talk)")
      #expect(outcome.talk.contains("Did you mean"), "\(outcome.talk)")
    }
  }

  @Test("a mistyped option", arguments: names)
  func options(_ name: String) throws {
    let command = try #require(CommandCatalog.all.first { $0.name == name })
    let known = Set(command.syntax.map(\.name))
    // Of a name with two letters every other one is as near.
    for option in command.syntax where option.name.count > 2 {
      let wrong = Self.mistyped(option.name)
      guard !known.contains(wrong) else { continue }
      let outcome = Call(words: name.split(separator: " ").map(String.init) + ["--\(wrong)"])
      #expect(outcome.status == .usage && outcome.result.isEmpty)
      #expect(
        outcome.talk.contains("has no option --\(wrong)\n") && outcome.talk.contains("--\(option.name)"),
        "\(name) --\(wrong): \(outcome.talk)")
    }
  }

  @Test("a mistyped choice", arguments: names)
  func choices(_ name: String) throws {
    let command = try #require(CommandCatalog.all.first { $0.name == name })
    for option in command.syntax {
      guard case .choice(let choices) = option.kind, let choice = choices.first(where: { $0.count > 2 }) else {
        continue
      }
      let wrong = Self.mistyped(choice)
      guard !choices.contains(wrong) else { continue }
      let outcome = Call(words: name.split(separator: " ").map(String.init) + ["--\(option.name)", wrong])
      #expect(outcome.status == .usage && outcome.result.isEmpty)
      #expect(outcome.talk.contains("does not take '\(wrong)'") && outcome.talk.contains(choice), "\(outcome.talk)")
    }
  }

  @Test(
    "a mistyped column, file, sheet or analysis",
    arguments: [
      ("describe datasets/nsw/nsw.csv re87", "re78"), ("describe datasets/nsw/nsw.csv --by traet", "treat"),
      ("describe datasets/nsw/nwx.csv", "nsw.csv"),
      ("income datasets/nsw/nsw.csv --outcome re78 --treatment traet", "treat"),
      ("regress datasets/nsw/nsw.csv 're78 ~ traet'", "treat"),
      (
        "knowledge datasets/paksong/tot_pre.csv datasets/paksong/tot_post.csv --id partcipant_id --key datasets/paksong/tot_key.csv",
        "participant_id"
      ),
      ("run datasets/paksong/study.yaml incom-effect", "income-effect"),
      ("data show datasets/nsw/nsw.csv --columns trat", "treat"),
      ("data show datasets/kobo/kobo_export.xlsx --sheet membrs", "members"), ("explain D1004", "D104"),
      ("help tabels", "tables"),
    ])
  func namesOfTheUser(_ line: String, _ suggestion: String) {
    let call = Call(line)
    #expect(call.status != .ok && call.result.isEmpty, "\(line): \(call.result)")
    #expect(call.talk.contains(suggestion), "\(call.talk)")
  }
}
