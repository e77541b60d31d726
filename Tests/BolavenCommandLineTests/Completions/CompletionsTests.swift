import TestSupport
import Testing

@testable import BolavenCommandLine

@Suite struct CompletionsTests {
  /// What the shell would offer behind the words, the last of which is not finished.
  private static func bash(_ words: [String], in folder: TemporaryFolder) throws -> [String] {
    let script = try folder.file("completions.bash", BashCompletions.script(CommandCatalog.all))
    let quoted = words.map { "'\($0)'" }.joined(separator: " ")
    let program = """
      cd '\(folder.path)' || exit 9
      source '\(script)' || exit 8
      COMP_WORDS=(\(quoted)); COMP_CWORD=$(( ${#COMP_WORDS[@]} - 1 ))
      _bolaven; printf '%s\\n' "${COMPREPLY[@]}"
      """
    let output = try Tool("bash").run(["-c", program])
    #expect(output.errors.isEmpty && output.status == 0, "\(output.errors)")
    return output.text.split(separator: "\n").map(String.init)
  }

  @Test(
    "bash offers what can follow", .enabled(if: Tool("bash").isThere, "bash is not on this computer"),
    arguments: [
      (["bolaven", "kn"], ["knowledge"]), (["bolaven", "data", "sh"], ["show"]),
      (["bolaven", "notebook", ""], ["run", "check", "clean", "new", "--help"]),
      (["bolaven", "describe", "a.csv", "--la"], ["--lang"]),
      (["bolaven", "describe", "a.csv", "--lang", ""], ["en", "lo", "ja"]),
      (["bolaven", "describe", "a.csv", "--lang", "=", "l"], ["lo"]),
      (["bolaven", "describe", "a.csv", "--lang="], []),
      (["bolaven", "describe", "--quiet", "sc"], ["scores.csv"]),
      (["bolaven", "describe", "--by", "sex", "sc"], ["scores.csv"]),
      (["bolaven", "run", "st"], ["study.yaml"]), (["bolaven", "notebook", "check", "n"], ["n.md", "notes"]),
      (["bolaven", "knowledge", "scores.csv", "--key", "sc"], ["scores.csv", "scores.txt.bak"]),
      (["bolaven", "completions", "z"], ["zsh"]),
      (["bolaven", "explain", "D10"], ["D101", "D102", "D103", "D104", "D105"]),
      (["bolaven", "help", "exc"], ["excel"]), (["bolaven", "describe", "-"], ["--by", "--help", "-h", "--where"]),
      (["bolaven", "--h"], ["--help"]),
    ])
  func bashOffersWhatCanFollow(_ words: [String], _ expected: [String]) throws {
    let folder = try TemporaryFolder()
    for name in ["scores.csv", "scores.txt.bak", "study.yaml", "n.md", "notes/a.md"] { try folder.file(name, "") }
    let found = try Self.bash(words, in: folder)
    if expected.count == 4, words.last == "-" {
      #expect(Set(expected).isSubset(of: found), "\(found)")
    } else {
      #expect(found.sorted() == expected.sorted())
    }
  }

  @Test func everyShellKnowsEveryCommandAndOption() {
    for completions in CompletionCatalog.all {
      let script = completions.script(CommandCatalog.all)
      for command in CommandCatalog.all {
        #expect(script.contains(command.name), "\(completions.shell) \(command.name)")
        for option in command.syntax {
          let word = completions.shell == "fish" ? "-l \(option.name)" : "--\(option.name)"
          #expect(script.contains(word), "\(completions.shell) \(command.name) --\(option.name)")
        }
      }
      #expect(Call("completions \(completions.shell)").result == script)
    }
    #expect(Call("completions tcsh").talk.hasPrefix("error[C149]"))
  }

  @Test("zsh can read its script", .enabled(if: Tool("zsh").isThere, "zsh is not on this computer"))
  func zshReadsItsScript() throws {
    let folder = try TemporaryFolder()
    let path = try folder.file("_bolaven", ZshCompletions.script(CommandCatalog.all))
    let output = try Tool("zsh").run(["-f", "-n", path])
    #expect(output.status == 0 && output.errors.isEmpty, "\(output.errors)")
  }

  @Test("fish offers what can follow", .enabled(if: Tool("fish").isThere, "fish is not on this computer"))
  func fishOffersWhatCanFollow() throws {
    let folder = try TemporaryFolder()
    let path = try folder.file("bolaven.fish", FishCompletions.script(CommandCatalog.all))
    let offered = { (line: String) in
      try Tool("fish").run(["-N", "-c", "source '\(path)'; complete -C '\(line)'"]).text.split(separator: "\n").map {
        String($0.prefix { $0 != "\t" })
      }
    }
    #expect(try offered("bolaven kn") == ["knowledge"])
    #expect(try offered("bolaven data sh") == ["show"])
    #expect(try offered("bolaven describe a.csv --lang l") == ["lo"])
    #expect(try offered("bolaven describe a.csv --dec").contains("--decimals"))
  }
}
