import BolavenData
import BolavenReports

extension HelpTopic {
  /// What can be read and written.
  static let formats = HelpTopic(
    name: "formats", title: "Formats: what is read and what is written",
    parts: [
      .paragraph(
        "Read, by the ending of the name: \(DataReaders.fileExtensions.joined(separator: ", ")); texts also compressed, as "
          + ".gz. The letters of a text file are found out, and bolaven says so where it is not certain. A name of - is "
          + "standard input."),
      .paragraph("Results are printed, or written to --out. The ending of the name chooses the format:"),
      .list(
        ReportRenderers.all.map { (".\($0.fileExtension)", "--format \($0.format)") }
          + [(".json", "--format json: for programs, with all digits and the same keys always")]),
      .paragraph(
        "csv and tsv have one line a value with all its digits;  --shape wide  has one line a row,  --shape as-shown  what "
          + "a reader of the report sees. A text that a spreadsheet would take for a formula, and a number in parentheses, "
          + "has an apostrophe in front. tree is the whole report for programs, every text as it was written."),
      .paragraph(
        "A name without an ending, or with a slash behind it, is a folder: it gets the page, its text, a CSV file for each "
          + "table, an SVG file for each chart, and findings.json. Tables of data are written by  bolaven data convert."
      ),
      .paragraph(
        "A file is written whole or not at all. One that bolaven did not write is not replaced without --force, and one "
          + "that was read never is."),
      .paragraph("See also:  bolaven help excel,  bolaven help words"),
    ])

  /// For people who work in Excel.
  static let excel = HelpTopic(
    name: "excel", title: "Excel: from a workbook and back",
    parts: [
      .paragraph(
        "A workbook can be read as it is:  bolaven knowledge scores.xlsx --id Code ...  Of several sheets the first visible "
          + "one that has rows is read, by every command. Another one is a file of its own after  bolaven data convert "
          + "scores.xlsx scores.csv --sheet NAME --header-row N,  and check and data show have these options too; in a plan "
          + "the sheet stands as  sheet: NAME. Names with blanks stand in quotes: --post \"Post total\"."),
      .paragraph(
        "Messages name the cell as Excel does: scores.xlsx [Scores] D9. Row numbers are those at the left of the sheet.  "
          + "bolaven check scores.xlsx --xlsx-marks marked.xlsx  writes a copy with every cell marked that needs a look; "
          + "your own file is never changed."),
      .paragraph(
        "Excel damages files in ways that cannot be undone afterwards: identifiers lose their zeros in front, long ones "
          + "their last digits, and texts such as 1-2 become dates. Bolaven finds what it can of this and says so. Keep "
          + "identifiers as text, and do not open and save a CSV file in Excel before it has been read."),
      .paragraph(
        "For Excel, write tables as CSV:  --out table.csv --shape wide  has one line a row, and every number with its digits. Data are written as a workbook "
          + "by  bolaven data convert in.csv out.xlsx."),
      .paragraph("See also:  bolaven help formats,  bolaven help check"),
    ])

  /// How a notebook is written.
  static let notebooks = HelpTopic(
    name: "notebooks", title: "Notebooks: Markdown that runs",
    parts: [
      .paragraph(
        "A notebook is a text in Markdown with calls of bolaven in it. It begins with its settings; then text and blocks "
          + "follow in any order:"),
      .lines([
        "---", "bolaven-notebook: 1", "lang: en", "---", "# Did knowledge rise?", "", "```bolaven {#gain}",
        "knowledge scores.csv --id person --pre before --post after", "```", "",
        "The mean rose by <!--=gain.all.change--><!--/--> points.",
      ]),
      .list([
        (
          "bolaven notebook run",
          "writes what comes out under each block, between markers, and the numbers into the text"
        ),
        ("bolaven notebook check", "says whether they still hold, which number moved, and which file changed"),
        ("bolaven notebook clean", "takes them out again"),
        ("bolaven notebook new", "writes one to begin with"),
      ]),
      .paragraph("Settings: study names the plan that calls use which name none; lang is the language of tables."),
      .paragraph("Behind the name of a block may stand:"),
      .list([
        ("show=text", "what is shown: text, md, html, svg, stderr or none, several with commas"),
        ("expect=exit:4", "the block is right when it ends with this exit status"),
        ("hide", "the output is folded away"),
        ("tolerance=1e-6", "relative difference that a check lets pass"),
        ("lang=lo", "another language for this block"),
        ("timeout=60", "seconds after which it is given up (600)"),
      ]),
      .paragraph(
        "A line that ends with \\ goes on in the next; # begins a remark. A block  ```csv {file=scores.csv}  or  ```yaml "
          + "{file=study.yaml}  becomes a file that the calls below can read. A number in the text has the address that "
          + "the name of the block, the row and the column make."),
      .paragraph(
        "There is no shell and no network. Files are read beside the notebook, and written only in a folder that is gone "
          + "afterwards: somebody else's notebook can do no harm to your files."),
      .paragraph("See also:  bolaven help notebook run,  bolaven help notebook check"),
    ])

  /// What the exit statuses mean.
  static let exitCodes = HelpTopic(
    name: "exit-codes", title: "Exit codes: how a command ends, for scripts",
    parts: [
      .list(ExitStatus.allCases.map { (String($0.rawValue), $0.meaning) }),
      .paragraph(
        "Only 0 means that everything went well. When something is wrong, nothing is printed on standard output, so that no "
          + "script takes half a table for a whole one. A mistyped command never ends with 0."),
      .paragraph("See also:  bolaven explain,  bolaven help environment"),
    ])

  /// Variables and what each does.
  static let environment = HelpTopic(
    name: "environment", title: "Environment: variables that change how bolaven behaves",
    parts: [
      .list(EnvironmentVariables.all),
      .paragraph(
        "An option of the call always decides before a variable. No variable changes a number: a result depends on the "
          + "files, the plan, the options and the version alone."),
      .paragraph("See also:  bolaven help exit-codes,  bolaven doctor"),
    ])

  /// What to do about a mistake of the program.
  static let bugs = HelpTopic(
    name: "bugs", title: "Bugs: when bolaven itself is wrong",
    parts: [
      .paragraph(
        "If a number looks wrong, ask the program first: the notes under the table say how it was made,  bolaven verify  "
          + "whether your machine computes as it should, and  bolaven doctor  whether something is missing."),
      .paragraph(
        "If it is still wrong, write down the call, what came out and what you expected, and add the version "
          + "(bolaven --version). Send data only if nobody in them can be recognised; a few invented rows that show the "
          + "same are better."),
      .paragraph("See also:  bolaven help privacy,  bolaven verify --help"),
    ])
}
