import BolavenFormats
import BolavenNumerics
import Glibc

/// The program: from the words of a call to its exit status.
public enum CommandLineTool {
  /// Runs the process's own call and ends the process.
  public static func main() -> Never {
    Interruption.prepare()
    keepFreedMemory()
    let console = Console.standard()
    console.progress.tickUntilTheEnd()
    exit(run(Array(CommandLine.arguments.dropFirst()), on: console).rawValue)
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
    console.progress.end()
    guard let failure = console.failure, failure.stream == .result, failure.code != EPIPE else { return status }
    var message = FileError(path: "standard output", operation: .write, code: failure.code).outputMessage
    message.notes = []
    console.report([message])
    return .output
  }

  private static func dispatch(
    _ words: ArraySlice<String>, _ commands: [any Command.Type], _ console: Console
  ) throws(CommandFailure) -> ExitStatus {
    console.speaksJSON = value(of: "--format", in: words) == OutputFormat.json
    console.color = value(of: "--color", in: words).flatMap(ColorChoice.init(rawValue:)) ?? .auto
    guard let first = words.first else {
      console.writeHelp(Help.front(commands))
      return .ok
    }
    if first == "--version" {
      console.write("bolaven \(Version.text)\n")
      return .ok
    }
    if first == "--help" || first == "-h" {
      let name = words.dropFirst().prefix { !$0.hasPrefix("-") }
      console.writeHelp(name.isEmpty ? Help.list(commands) : try help(on: name, commands))
      return .ok
    }
    if words.count > 1, ["--help", "-h"].contains(words[words.startIndex + 1]),
      let page = Help.page(ofFirstWord: first, commands)
    {
      console.writeHelp(page)
      return .ok
    }
    let call = try CommandCall(words, among: commands)
    let type = call.command
    let parser = ArgumentParser(call.rest, of: type)
    if parser.asksForHelp {
      console.writeHelp(Help.page(of: type))
      return .ok
    }
    var problems = parser.problems
    let arguments = parser.arguments
    if problems.isEmpty, console.inputIsTerminal, readsInput(arguments, of: type) { problems.append(.noInput) }
    guard problems.isEmpty else { throw CommandFailure(problems.map { $0.message(of: type) }) }
    if arguments[SharedOptions.verbose] { console.talk = .steps }
    if arguments[SharedOptions.quiet] { console.talk = .errorsOnly }
    if arguments.refuses(SharedOptions.pager) { console.mayPage = false }
    if !console.speaksJSON, console.talk != .errorsOnly { console.progress.begin(type.name) }
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

  /// The value of an option before the call is understood, so that every message about it is in the form it asks for.
  private static func value(of option: String, in words: ArraySlice<String>) -> String? {
    let options = words.prefix { $0 != "--" }
    if let joined = options.last(where: { $0.hasPrefix(option + "=") }) {
      return String(joined.dropFirst(option.count + 1))
    }
    return options.lastIndex(of: option).flatMap { options.dropFirst($0 - options.startIndex + 1).first }
  }
}

extension Console {
  /// Writes a page of help; its headings stand out where colors may be.
  func writeHelp(_ page: String) {
    writePage(paints(.result) ? Paint.headings(Help.headings, in: page) : page)
  }
}
