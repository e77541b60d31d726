import BolavenData
import BolavenEstimation

/// Whether this machine computes what others have certified.
struct VerifyCommand: Command {
  static let name = "verify"
  static let group = CommandGroup.trust
  static let summary = "Compute certified data sets and count the right digits."
  static let examples = ["bolaven verify", "bolaven verify --only distributions", "bolaven verify --format json"]
  static let only = Option.choice(
    "only", "one part of the sets (default all)", of: CertifiedData.Part.allCases.map(\.rawValue))
  static let format = SharedOptions.format(["text", "markdown", "json"])
  static let options: [any AnyOption] = [only, format]
  static let explanation = [
    "The data sets are the Statistical Reference Datasets of NIST, whose results are certified to 15 digits, and tail "
      + "probabilities that were computed with 60 digits. They are computed here and now, by this program on this "
      + "processor. Digits of agreement are -log10(|computed - certified| / |certified|), at most 15.",
    "The exit status is 0 where every number has the digits that are owed, otherwise 1. What is owed is what the "
      + "arithmetic allows: doubles have fewer digits than the decimals of a file where many digits are constant, and "
      + "powers of x that are formed before the fit fewer than those of a formula.",
  ]

  func run(_ arguments: Arguments, on console: Console) throws(CommandFailure) -> ExitStatus {
    let path = try ShippedData.path(of: "certified/strd.csv", "the certified data sets are not", on: console)
    let data = CertifiedData(folder: String(path.dropLast("strd.csv".count)))
    let parts =
      arguments[Self.only].flatMap(CertifiedData.Part.init(rawValue:)).map { [$0] } ?? CertifiedData.Part.allCases
    var results: [CertifiedResult] = []
    for part in parts {
      console.progress.show("verify   \(part.rawValue)")
      do throws(DataError) { results += try data.results(of: part) } catch { throw CommandFailure(error) }
    }
    let verification = Verification(results: results, source: path)
    console.write(try verification.rendered(arguments[Self.format] ?? "text", width: console.width))
    return verification.isReached ? .ok : .no
  }
}
