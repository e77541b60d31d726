import Testing

@testable import BolavenCommandLine

@Suite struct HelpTests {
  static let commands = CommandCatalog.all + SampleCommands.all
  static var pages: [String] {
    [Help.front(commands), Help.list(commands)] + commands.flatMap { [Help.page(of: $0), Help.chapter(on: $0)] }
  }

  @Test("no line is wider than 80 columns", arguments: pages)
  func fitsEightyColumns(_ page: String) {
    for line in page.split(separator: "\n") { #expect(line.count <= 80, "\(line)") }
    #expect(page.hasSuffix("\n") && !page.contains(" \n") && !page.contains("\n\n\n"))
  }

  @Test func everyOptionAndOperandIsOnThePage() {
    for command in Self.commands {
      let page = Help.page(of: command)
      for option in command.syntax {
        #expect(page.contains("\n  --\(option.name)"), "\(command.name) --\(option.name)")
      }
      for operand in command.operands { #expect(page.contains("\n  \(operand.usage) ")) }
      for example in command.examples { #expect(page.contains("\n  \(example)\n")) }
    }
  }

  @Test func theListNamesEveryCommand() {
    let list = Help.list(SampleCommands.all)
    for command in SampleCommands.all { #expect(list.contains("\n  \(command.name) "), "\(command.name)") }
  }

  @Test func theFrontPageHasEightLines() {
    #expect(Help.front(SampleCommands.all).split(separator: "\n", omittingEmptySubsequences: false).count == 8 + 1)
  }

  @Test func aPageShowsExamplesThenNeedsThenChoices() {
    #expect(
      Help.page(of: SampleCommands.Survey.self) == """
        Compare scores before and after, person by person.

          bolaven survey pre.csv post.csv --id Code --by sex,village
          bolaven survey - post.csv --id "Person id" --max 20

        Needs
          PRE              scores before
          POST             scores after
          --id COL         column that names the person

        May take
          [FOLLOW]         scores later
          --max N          best possible score
          --from YEAR      first year
          --mastery P%     share of the best score that counts as mastery
          --method wilcoxon|sign|permutation
                           test beside the t test
          --by A,B         the same table for each group
          --key FILE       the right answers
          --where EXPR     rows to use
          --stars          mark small p values
          --format text|json
                           form of the result (default text)
          --out, -o PATH   where to write; the ending of a name chooses the format
          --jobs, -j N     reports at the same time
          --dry-run, -n    say what would be written, write nothing
          --help, -h       this page
          --quiet, -q      errors only beside the result
          --verbose, -v    say each step
          --color auto|always|never
                           colors on the terminal (default auto)

        Learn more  bolaven help survey    what it assumes, in plain words
                    bolaven doctor         what is installed

        """)
  }

  @Test func aChapterEndsWithWhatIsAssumed() {
    let chapter = Help.chapter(on: SampleCommands.Survey.self)
    #expect(chapter.hasSuffix("\n\nIt is assumed that the two tests are equally hard.\n"))
    #expect(!chapter.contains("bolaven help survey"))
  }
}
