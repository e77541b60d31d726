import BolavenFormats
import Glibc

/// The program: from the words of a call to its exit status.
public enum CommandLineTool {
  /// Runs the process's own call and ends the process.
  public static func main() -> Never {
    Interruption.prepare()
    exit(run(Array(CommandLine.arguments.dropFirst()), on: .standard()).rawValue)
  }

  /// Runs one call; results and messages go to the console.
  ///
  /// - Parameter arguments: without the name of the program.
  public static func run(_ arguments: [String], on console: Console) -> ExitStatus {
    run(arguments, of: CommandCatalog.all, on: console)
  }

  static func run(_ arguments: [String], of commands: [any Command.Type], on console: Console) -> ExitStatus {
    let status: ExitStatus
    do throws(CommandFailure) {
      status = try dispatch(arguments[...], commands, console)
    } catch {
      console.report(error.messages)
      status = error.status
    }
    console.flush()
    guard let failure = console.failure, failure.stream == .result, failure.code != EPIPE else { return status }
    var message = FileError(path: "standard output", operation: .write, code: failure.code).outputMessage
    message.notes = []
    console.report([message])
    return .output
  }

  private static func dispatch(
    _ words: ArraySlice<String>, _ commands: [any Command.Type], _ console: Console
  ) throws(CommandFailure) -> ExitStatus {
    console.speaksJSON = asksForJSON(words)
    guard let first = words.first else {
      console.write(Help.front(commands))
      return .ok
    }
    if first == "--version" {
      console.write("bolaven \(Version.text)\n")
      return .ok
    }
    if first == "--help" || first == "-h" {
      let name = words.dropFirst().prefix { !$0.hasPrefix("-") }
      console.write(name.isEmpty ? Help.list(commands) : try help(on: name, commands))
      return .ok
    }
    if words.count > 1, ["--help", "-h"].contains(words[words.startIndex + 1]),
      let page = Help.page(ofFirstWord: first, commands)
    {
      console.write(page)
      return .ok
    }
    let call = try CommandCall(words, among: commands)
    let type = call.command
    let parser = ArgumentParser(call.rest, of: type)
    if parser.asksForHelp {
      console.write(Help.page(of: type))
      return .ok
    }
    var problems = parser.problems
    let arguments = parser.arguments
    if problems.isEmpty, console.inputIsTerminal, readsInput(arguments, of: type) { problems.append(.noInput) }
    guard problems.isEmpty else { throw CommandFailure(problems.map { $0.message(of: type) }) }
    if arguments[SharedOptions.verbose] { console.talk = .steps }
    if arguments[SharedOptions.quiet] { console.talk = .errorsOnly }
    return try type.init().run(arguments, on: console)
  }

  /// The page of a command, or of the commands that share a first word.
  private static func help(on name: ArraySlice<String>, _ commands: [any Command.Type]) throws(CommandFailure) -> String
  {
    if name.count == 1, let word = name.first, let page = Help.page(ofFirstWord: word, commands) { return page }
    return Help.page(of: try CommandCall(name, among: commands).command)
  }

  private static func readsInput(_ arguments: Arguments, of command: any Command.Type) -> Bool {
    command.operands.contains(where: \.isFile) && arguments.operands.contains("-")
  }

  /// Known before the call is understood, so that every message about it is in the same form.
  private static func asksForJSON(_ words: ArraySlice<String>) -> Bool {
    let options = words.prefix { $0 != "--" }
    return options.contains("--format=json")
      || zip(options, options.dropFirst()).contains { $0 == ("--format", "json") }
  }
}
