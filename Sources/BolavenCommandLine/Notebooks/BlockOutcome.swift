import BolavenData
import BolavenFormats
import BolavenReports
import BolavenStudies

/// What the calls of a block left behind.
struct BlockOutcome: Sendable {
  /// That of the first call that did not end well, otherwise 0.
  var status = ExitStatus.ok
  /// What they printed.
  var result = ""
  /// What they said beside it.
  var talk = ""
  var runs: [StudyRun] = []
  /// Files that were named in the calls, and what was read besides.
  var inputs: [RecordedValues.File] = []
  var language = Language.english
  /// A call that was not run, and its line in the block, from 0.
  var problem: (line: Int, kind: NotebookProblem.Kind)?

  /// Runs the calls one after the other, in the current folder, until one does not end well.
  ///
  /// - Parameters:
  ///   - calls: with their line in the block.
  ///   - study: the plan of calls that name none.
  ///   - variables: of the environment.
  init(
    calls: [(line: Int, text: String)], study: String?, language: String, variables: [String: String]
  ) {
    self.language = Language(rawValue: language) ?? .english
    for call in calls {
      do throws(NotebookCall.Fault) {
        let words = try NotebookCall.words(of: call.text)
        guard words.first != "notebook" else {
          problem = (call.line, .nested)
          return
        }
        run(Self.naming(study, in: words), language: language, variables: variables)
      } catch {
        switch error {
        case .openQuote: problem = (call.line, .openQuote)
        case .shellSign(let sign): problem = (call.line, .shellSign(sign))
        }
        return
      }
      guard status == .ok else { break }
    }
    for run in runs { add(run) }
  }

  private mutating func run(_ words: [String], language: String, variables: [String: String]) {
    for word in words {
      let path =
        word.hasPrefix("-") ? word.split(separator: "=", maxSplits: 1).dropFirst().first.map(String.init) : word
      guard let path, !inputs.contains(where: { $0.path == path }), let file = OpenFile(path),
        let fingerprint = try? Fingerprint.sha256(file)
      else { continue }
      inputs.append(RecordedValues.File(path: path, fingerprint: String(fingerprint.prefix(8)), rows: nil))
    }
    let written = Written()
    var variables = variables
    variables["BOLAVEN_LANG"] = language
    let environment = variables
    let console = Console(columns: nil, inputIsTerminal: true, variables: { environment[$0] }) { stream, bytes in
      if stream == .result { written.result += bytes } else { written.talk += bytes }
      return 0
    }
    console.keepsResults = true
    status = CommandLineTool.run(words, on: console)
    runs += console.results
    result += String(decoding: written.result, as: UTF8.self)
    talk += String(decoding: written.talk, as: UTF8.self)
  }

  /// The files of a study, with their rows.
  private mutating func add(_ run: StudyRun) {
    for (path, file) in zip(run.inputPaths, run.sources.files) {
      let read = RecordedValues.File(
        path: path, fingerprint: String(file.fingerprint?.prefix(8) ?? "-"), rows: file.frame.rowCount)
      if let known = inputs.firstIndex(where: { $0.path == path }) { inputs[known] = read } else { inputs.append(read) }
    }
  }

  /// The call with the plan of the notebook in it, where its command takes one and the call names none.
  private static func naming(_ study: String?, in words: [String]) -> [String] {
    guard let study, let call = try? CommandCall(words[...], among: CommandCatalog.all),
      call.command.operands.first == PlanFile.operand
    else { return words }
    let named = ArgumentParser(call.rest, of: call.command).arguments.operands.first
    if let named, PlanFile.isPlan(named) { return words }
    return words.prefix(words.count - call.rest.count) + [study] + call.rest
  }

  // MARK: Numbers

  /// Every cell that has an address, each address once, in the order of the tables.
  var cells: [(address: Address, cell: Cell)] {
    var seen: Set<Address> = []
    return runs.flatMap { $0.report.tables }.flatMap(\.rows).flatMap(\.cells).compactMap { cell in
      guard let address = cell.address, seen.insert(address).inserted else { return nil }
      return (address, cell)
    }
  }

  /// What is kept in the notebook beside the text.
  var values: RecordedValues {
    var values = RecordedValues()
    values.inputs = inputs
    values.settings = [("lang", language.rawValue)]
    for seed in Set(runs.map(\.plan.seed)).sorted() where !runs.isEmpty {
      values.settings.append(("seed", String(seed)))
    }
    values.values = cells.map { address, cell in
      switch cell.content {
      case .number(let x, _): RecordedValues.Value(address: address.description, [x])
      case .interval(let low, let high, _): RecordedValues.Value(address: address.description, [low, high])
      case .status(let status): RecordedValues.Value(address: address.description, text: status.rawValue)
      default: RecordedValues.Value(address: address.description, text: "-")
      }
    }
    return values
  }
}

/// What a call wrote, in bytes.
private final class Written {
  var result: [UInt8] = []
  var talk: [UInt8] = []
}
