public import BolavenEstimation

/// Why a knowledge analysis cannot be done.
public enum KnowledgeProblem: Sendable, Hashable {
  /// A hand correction names another identifier than the file has.
  case linkDisagrees(path: String, row: Int, found: String?, stated: String?)
  /// A correction names a person who is in none of the files.
  case linkToNobody(links: String, file: String, row: Int, person: String)
  case paired(PairedError)
  /// Nobody of those who took the first two tests took the third.
  case nobodyTookAllThree(file: String)
  /// A column that people are grouped or judged by says nothing of any of them.
  case columnWithoutValues(column: String, path: String)
  /// A column whose values may not be shown would name the groups of a table.
  case privateColumn(column: String)
  /// Choosing by the first score explains nothing: nobody, or everybody, has that score or less, or the test has no
  /// reliability.
  case nobodyChosen(limit: Double, lowest: Double, highest: Double)
}
