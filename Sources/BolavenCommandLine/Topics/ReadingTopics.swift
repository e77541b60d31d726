extension HelpTopic {
  /// How a table is read.
  static let tables = HelpTopic(
    name: "tables", title: "Tables: how to read one",
    parts: [
      .paragraph(
        "Every table has its number and title above and its notes below. The title says what was measured, in which unit, "
          + "and of whom. Read the notes: they say what the numbers in parentheses are, who is left out, and how "
          + "uncertainty was measured."),
      .list([
        ("3.08", "an estimate; a change has its sign, +3.08 or -3.08"),
        ("(2.70)", "in parentheses: a standard error, in descriptions a standard deviation; the notes say which"),
        ("[1.99, 4.17]", "an interval, at 95% unless the head says otherwise"),
        ("<0.001", "a p-value below what three decimals can show; it is never written as zero"),
        ("-", "does not apply, or cannot be computed from these data"),
        ("...", "not reported yet"),
        ("empty", "not part of this model"),
        ("0", "zero, and nothing else"),
        ("<5", "hidden: it would tell something of fewer than five people"),
        ("[a]", "leads to the sentence with this letter under the table"),
      ]),
      .paragraph(
        "Digits follow what is known: a number is not printed with more of them than its standard error supports. All "
          + "digits are in the machine form,  --format json, and in findings.json of a report."),
      .paragraph(
        "A table is never cut. One that is too wide for the terminal wraps its words first; then its columns stand in "
          + "panels, each with the headings of the rows under a line such as  Columns (1)-(4) of 6.  --width 120  asks for "
          + "another width,  --width full  for one panel;  --unicode  has rules and minus signs that are not in ASCII."),
      .paragraph("See also:  bolaven help numbers,  bolaven help stars,  bolaven help formats"),
    ])

  /// How numbers are read and written.
  static let numbers = HelpTopic(
    name: "numbers", title: "Numbers: how they are read, computed and rounded",
    parts: [
      .paragraph(
        "Reading. A number is written 1234.5. Files with semicolons between cells may have a comma before decimals; say so "
          + "with --decimal ,  where it cannot be seen. A number that could mean two things, such as 1.250, is asked about "
          + "and not guessed. What begins with a zero, such as 007, is a name and stays one."),
      .paragraph(
        "Computing. Every number has 17 significant digits from the file to the table, and is rounded once, at the end. "
          + "bolaven verify  computes data sets whose results are certified, on your machine, and counts the right digits."
      ),
      .paragraph(
        "Chance. Where something is drawn at random, the seed stands in the notes. The same files, seed and version give the "
          + "same bytes, on one processor or on many."),
      .paragraph(
        "What cannot be computed is not printed as a number: it is - in a table, null in the machine form, with a note that "
          + "says why."),
      .paragraph("See also:  bolaven help missing,  bolaven help tables"),
    ])

  /// Why there are no stars.
  static let stars = HelpTopic(
    name: "stars", title: "Stars: why tables have none",
    parts: [
      .paragraph(
        "In some programs * means p below 0.10, in others p below 0.05. A reader who knows one reads the other wrong. Some "
          + "journals forbid stars altogether. So bolaven prints the standard error, the interval and the p-value itself."
      ),
      .paragraph(
        "A p-value says how rare a result at least this large would be if there were no effect. It does not say how likely "
          + "the effect is, nor how large, nor whether it matters. The interval does better: it holds the effects that the "
          + "data fit. If all of them are too small to matter, the answer is clear, whatever p is."),
      .paragraph("See also:  bolaven help tables"),
    ])

  /// What happens where answers are missing.
  static let missing = HelpTopic(
    name: "missing", title: "Missing values: who is counted",
    parts: [
      .paragraph(
        "Empty cells, NA and - are missing. Codes that mean no answer, such as 99 or -1, are numbers until somebody says "
          + "otherwise:  missing: [99, -1]  for the column in study.yaml. bolaven check  points at values that look like "
          + "such codes."),
      .paragraph(
        "No row is dropped in silence. Each table says how many rows it was made from, how many were left out, and for what "
          + "reason. A mean before and a mean after are of the same people: those who have both."),
      .paragraph(
        "When many people are missing after a programme, compare who stayed with who left. If they differ, so may the "
          + "result, and no method can repair that fully."),
      .paragraph("See also:  bolaven help numbers,  bolaven help check"),
    ])

  /// What keeps people from being recognised.
  static let privacy = HelpTopic(
    name: "privacy", title: "Privacy: what is never printed",
    parts: [
      .paragraph(
        "Names, telephone numbers, exact places and the like are private: by the form, by the plan (private: true), or "
          + "because the column looks like it. Values of private columns are in no table, no message and no log; a message "
          + "about them names the row. bolaven data show --private  shows them on your screen, because you have the file "
          + "anyway."),
      .paragraph(
        "Identifiers of persons stand in notes where somebody has to act on them, such as a correction by hand. Leave them "
          + "out of what you publish."),
      .paragraph(
        "Nothing is sent anywhere: bolaven uses no network and counts nothing. Its outputs stay where you write them."),
      .paragraph("See also:  bolaven help check,  bolaven help data show"),
    ])

  /// Words and languages.
  static let words = HelpTopic(
    name: "words", title: "Words: English, Lao and Japanese",
    parts: [
      .paragraph(
        "Tables and reports are written in English, Lao or Japanese:  --lang en,  --lang lo,  --lang ja,  or BOLAVEN_LANG. "
          + "Numbers follow the language: Lao has a comma before decimals. Messages and help are in English."),
      .paragraph(
        "Words of tables come from one glossary, so that a thing has the same name in every table. A word that no native "
          + "speaker has reviewed yet is used, and the table says DRAFT WORDS at its foot. Do not print such a table for a "
          + "minister before somebody has read it."),
      .paragraph(
        "Your own words, such as the labels of outcomes and indicators, are written in the plan in as many languages as you "
          + "like:  label: {en: ..., lo: ..., ja: ...}. A language that is left out falls back to English."),
      .paragraph("See also:  bolaven help tables,  bolaven help formats"),
    ])
}
