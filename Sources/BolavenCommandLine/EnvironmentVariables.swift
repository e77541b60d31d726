/// The variables of the environment that the program looks at.
enum EnvironmentVariables {
  /// Names and what each does, in the order of the help.
  static let all: [(name: String, meaning: String)] = [
    ("BOLAVEN_LANG", "language of tables where --lang is not given: en, lo or ja"),
    ("BOLAVEN_DATASETS", "folder of the data that come with the program"),
    ("BOLAVEN_STATFILE", "the program that reads files of Stata and SPSS"),
    ("BOLAVEN_THREADS", "how many processors may be used (default all); results do not depend on it"),
    ("BOLAVEN_AMBIGUOUS_WIDTH", "2 where the terminal gives two cells to signs that others give one"),
    ("NO_COLOR", "no colors, where it is not empty; --color decides before it"),
    ("FORCE_COLOR", "colors also where nobody looks on; CLICOLOR_FORCE means the same"),
    ("COLUMNS", "width of the terminal, at least 60"),
    ("LINES", "height of the terminal"),
    ("PAGER", "what shows long help page by page (default less -FRX); cat for none"),
    ("TMPDIR", "where notebooks run (default /tmp)"),
    ("TERM", "dumb means that the terminal has no colors"),
  ]
}
