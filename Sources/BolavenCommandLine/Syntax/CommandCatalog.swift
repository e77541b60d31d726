/// Every command, in the order of the list of commands.
enum CommandCatalog {
  static var all: [any Command.Type] {
    [
      DoctorCommand.self,
      HelpCommand.self,
    ]
  }
}
