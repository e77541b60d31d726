import BolavenData
import BolavenEstimation
import BolavenReports
import BolavenStudies

/// What stands in the columns of a file.
struct DescribeCommand: Command {
  static let name = "describe"
  static let group = CommandGroup.analyse
  static let summary = "Summarise the columns of a file, by groups if asked."
  static let examples = [
    "bolaven describe nsw.csv re75 re78 --by treat",
    "bolaven describe survey.csv --where \"age >= 15\"",
    "bolaven describe survey.csv trained --cross sex",
  ]
  static let operands = [
    Operand("FILE", "one row a unit"),
    Operand("COLUMN", "only these, in this order (default all)", .many(atLeast: 0), isFile: false),
  ]
  static let by = Option.column("by", "column whose groups are compared")
  static let cross = Option.column("cross", "the same, every column counted by its values")
  static let filter = Option.text("where", "rows to use", value: "EXPR")
  static let levels = Option.wholeNumber("levels", "values listed of a text column (default 10)", within: 1...1000)
  static let decimals = Option.choice(
    "decimals", "keep those of the file, or round to binary (default exact)",
    of: Measurements.Reading.allCases.map(\.rawValue))
  static let options: [any AnyOption] =
    [by, cross, filter, levels, decimals, JobOptions.synthetic] + StudyOutput.options
  static let explanation = [
    "A column is one of numbers where every value is a number and none begins with a zero, as 007 does; any other is "
      + "counted by its values. Quartiles are interpolated (type 7); the standard deviation divides by n - 1. Empty "
      + "cells, NA and - are missing.",
    "Numbers are kept as the decimals that the file writes, up to 18 digits, and every result is rounded once: sums, "
      + "means, standard deviations and F have no error before that. Columns with more digits are rounded to binary when "
      + "they are read, and the note says so.",
    "With groups, F is the one-way analysis of variance and chi2 Pearson's test of independence. --format json adds to "
      + "the common shape: by, groups, rows_without_group, and columns. A column of numbers has n, missing, mean, sd, "
      + "min, p25, median, p75, max, lag1_autocorrelation, exact, groups and anova; one of texts n, missing, levels, "
      + "frequencies, other and chi_squared.",
  ]

  func run(_ arguments: Arguments, on console: Console) throws(CommandFailure) -> ExitStatus {
    if arguments[Self.cross] != nil {
      try JobOptions.refuse(
        [Self.by], arguments, because: "does not go with --cross: the groups are those of one column")
    }
    var settings = DescriptionSettings(file: arguments.operands[0])
    settings.columns = arguments.operands.dropFirst().map { ColumnName($0) }
    settings.by = (arguments[Self.by] ?? arguments[Self.cross]).map { ColumnName($0) }
    settings.countsValues = arguments[Self.cross] != nil
    settings.levels = arguments[Self.levels] ?? settings.levels
    settings.reading = arguments[Self.decimals].flatMap(Measurements.Reading.init(rawValue:)) ?? .exact
    if let text = arguments[Self.filter] { settings.filter = try JobOptions.expression(text, of: Self.filter) }
    let run = try JobOptions.run(
      DescriptionStudy(settings), files: [settings.file], title: Self.title, arguments)
    return try StudyOutput(run, command: Self.name, arguments, on: console).deliver(on: console)
  }

  static let title: LocalizedText = .draft("Description of the data", ja: "データの記述")
}
