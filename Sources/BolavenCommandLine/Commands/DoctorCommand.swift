import BolavenFormats

/// Says what is installed and what is missing. Writes nothing.
struct DoctorCommand: Command {
  static let name = "doctor"
  static let group = CommandGroup.start
  static let summary = "Say what is installed, and what to type if it is missing."
  static let examples = ["bolaven doctor", "bolaven doctor --format json"]
  static let format = SharedOptions.format(["text", "json"])
  static var options: [any AnyOption] { [format] }
  static let explanation = [
    "A part that is needed and missing keeps some command from working, and the exit status is 6. A part that is "
      + "optional makes a report nicer. Nothing is written and nothing is fetched."
  ]

  func run(_ arguments: Arguments, on console: Console) throws(CommandFailure) -> ExitStatus {
    let parts = SystemPart.all(environment: console.environment)
    console.write(
      arguments[Self.format] == "json"
        ? String(decoding: SystemPart.json(parts).encoded(), as: UTF8.self) : SystemPart.table(parts))
    return SystemPart.status(parts)
  }
}
