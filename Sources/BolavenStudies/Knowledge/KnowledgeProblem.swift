public import BolavenEstimation

/// Why a knowledge analysis cannot be done.
public enum KnowledgeProblem: Sendable, Hashable {
  /// A hand correction names another identifier than the file has.
  case linkDisagrees(path: String, row: Int, found: String?, stated: String?)
  case paired(PairedError)
}
