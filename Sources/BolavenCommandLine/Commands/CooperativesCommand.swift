import BolavenReports
import BolavenStudies

/// The cooperative job without a plan.
struct CooperativesCommand: Command {
  static let name = "cooperatives"
  static let group = CommandGroup.jobs
  static let summary = "Show how cooperatives grew between two years."
  static let examples = ["bolaven cooperatives ledger.csv --from 2019 --to 2024"]
  static let operands = [Operand("LEDGER", "one row a cooperative and year, columns coop_id and year")]
  static let from = Option.wholeNumber(
    "from", "first year (default the first there is)", value: "YEAR", within: 1000...9999)
  static let to = Option.wholeNumber("to", "last year (default the last there is)", value: "YEAR", within: 1000...9999)
  static let options: [any AnyOption] = [from, to, JobOptions.synthetic] + StudyOutput.options
  static let explanation = [
    "The identities of the ledger are checked first (members, surplus, deliveries, years); what breaks them is listed "
      + "with its row and never repaired. Indicators whose columns the ledger does not have are left out and named."
  ]

  func run(_ arguments: Arguments, on console: Console) throws(CommandFailure) -> ExitStatus {
    let file = arguments.operands[0]
    if let from = arguments[Self.from], let to = arguments[Self.to], from >= to {
      throw JobOptions.usage(130, "--from \(from) is not before --to \(to)", fix: ["exchange the two"])
    }
    let study = CooperativeStudy(
      CooperativeSettings(file: file, from: arguments[Self.from], to: arguments[Self.to]))
    let title = LocalizedText.draft("Cooperative growth", lo: "ການເຕີບໂຕຂອງສະຫະກອນ", ja: "協同組合の成長")
    let run = try JobOptions.run(study, files: [file], title: title, arguments)
    return try StudyOutput(run, command: Self.name, arguments, on: console).deliver(on: console)
  }
}
