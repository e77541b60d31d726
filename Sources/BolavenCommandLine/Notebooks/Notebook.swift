import BolavenData
import BolavenFormats

/// A Markdown file that runs: its settings, its blocks, and the numbers in its text.
struct Notebook {
  /// A fenced block that is run, or becomes a file.
  struct Block {
    let fence: MarkdownLines.Fence
    let options: BlockOptions
    let content: [String]
    /// What the last run left under it.
    let record: BlockRecord?

    /// From 1.
    var line: Int { fence.opening + 1 }
    var id: String { options.id ?? "" }
    /// Whether it holds calls; otherwise it is a file.
    var isCalls: Bool { options.language == Notebook.language }
  }

  /// A number in the text: `<!--=address-->3.11<!--/-->`.
  struct Inline: Hashable {
    /// Position of its line.
    let line: Int
    let address: String
    let text: String
  }

  static let language = "bolaven"
  static let settingNames = ["bolaven-notebook", "study", "lang"]

  let path: String
  /// Without line ends.
  let lines: [String]
  /// Whether its lines end as those of Windows do.
  let hasCarriageReturns: Bool
  /// The plan that calls use which name none.
  let study: String?
  let reportLanguage: String
  /// In order.
  let blocks: [Block]
  let inlines: [Inline]
  let problems: [NotebookProblem]

  /// The blocks of calls.
  var calls: [Block] { blocks.filter(\.isCalls) }

  /// The folder that names start from, with its last slash; empty for the current one.
  var folder: String { path.lastIndex(of: "/").map { String(path[...$0]) } ?? "" }
  /// The name without the folder and `.md`: charts begin with it.
  var name: String {
    let name = String(path.dropFirst(folder.count))
    return name.hasSuffix(".md") ? String(name.dropLast(3)) : name
  }

  /// Reads a notebook; every problem of it is found, not only the first.
  init(_ bytes: [UInt8], path: String) {
    self.path = path
    var found: [NotebookProblem] = []
    let report = { (line: Int, kind: NotebookProblem.Kind) in NotebookProblem(file: path, line: line, kind: kind) }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      (lines, hasCarriageReturns, study, reportLanguage) = ([], false, nil, "en")
      (blocks, inlines, problems) = ([], [], [report(0, .notUTF8)])
      return
    }
    let raw = text.utf8.split(separator: 10, omittingEmptySubsequences: false).map { String(Substring($0)) }
    hasCarriageReturns = raw.count > 1 && raw.dropLast().allSatisfy { $0.utf8.last == 13 }
    lines = hasCarriageReturns ? raw.map { $0.utf8.last == 13 ? String(Substring($0.utf8.dropLast())) : $0 } : raw

    let settings = NotebookSettings(lines)
    found += settings.problems.map { report($0.line, $0.kind) }
    study = settings.study
    reportLanguage = settings.language

    let markdown = MarkdownLines(lines)
    var blocks: [Block] = []
    var recorded: Set<Int> = []
    for fence in markdown.fences where fence.opening >= settings.end && !recorded.contains(fence.opening) {
      var problems: [NotebookProblem.Kind] = []
      let options = BlockOptions(fence.info, problems: &problems)
      let isCalls = fence.info.prefix { $0 != " " && $0 != "\t" && $0 != "{" } == Self.language
      let isFile = ["yaml", "csv"].contains(options?.language) && options?.file != nil
      guard isCalls || isFile else { continue }
      let line = fence.opening + 1
      if fence.closing == nil { problems.append(.openFence) }
      if fence.indent > 0 { problems.append(.indentedBlock) }
      if isCalls, options?.id == nil,
        !problems.contains(where: { if case .unusableIdentifier = $0 { true } else { false } })
      {
        problems.append(.noIdentifier)
      }
      var record: BlockRecord?
      if isCalls, let id = options?.id, let closing = fence.closing {
        switch BlockRecord.find(id, behind: closing, in: lines) {
        case .none: break
        case .found(let read):
          record = read
          recorded.formUnion(read.range)
        case .broken: problems.append(.markersDisagree(id))
        }
      }
      found += problems.map { report(line, $0) }
      if let options {
        blocks.append(Block(fence: fence, options: options, content: markdown.content(of: fence), record: record))
      }
    }
    self.blocks = blocks

    let isText = { (line: Int) in line >= settings.end && markdown.isProse[line] && !recorded.contains(line) }
    var inlines: [Inline] = []
    for (position, line) in lines.enumerated() where isText(position) {
      if let id = BlockRecord.strayMarker(in: line) { found.append(report(position + 1, .markersDisagree(id))) }
      let read = InlineValues(line)
      if let address = read.unfinished { found.append(report(position + 1, .openInline(address))) }
      inlines += read.values.map { Inline(line: position, address: $0.address, text: $0.text) }
    }
    self.inlines = inlines

    var first: [String: Int] = [:]
    var files: Set<String> = []
    for block in blocks {
      if let id = block.options.id {
        if let line = first[id] { found.append(report(block.line, .repeatedIdentifier(id, firstLine: line))) }
        first[id] = first[id] ?? block.line
      }
      if let file = block.options.file, !files.insert(file).inserted {
        found.append(report(block.line, .repeatedFile(file)))
      }
    }
    problems = found.sorted { $0.line < $1.line }
  }

  /// Reads the notebook of a file.
  init(contentsOf path: String) throws(CommandFailure) {
    do throws(FileError) {
      self.init(try readFile(path, limit: 32 << 20), path: path)
    } catch {
      throw CommandFailure([error.notebookMessage])
    }
  }

  /// The text of lines, with the line ends of the notebook.
  func bytes(of lines: [String]) -> [UInt8] { Array(lines.joined(separator: hasCarriageReturns ? "\r\n" : "\n").utf8) }
}

extension FileError {
  /// The message about a notebook that cannot be read.
  var notebookMessage: Message {
    var message = Message(
      code: MessageCode(.notebook, 100),
      what: isMissingFile ? "there is no notebook of this name" : "this notebook cannot be read")
    message.places = [Place(path)]
    if !isMissingFile { message.found = "the system says: \(reason)" }
    message.fix = ["name a file that ends in .md, or a folder of them"]
    return message
  }
}

/// The lines between `---` at the beginning of a notebook.
private struct NotebookSettings {
  var study: String?
  var language = "en"
  /// Position of the first line behind them.
  var end = 0
  var problems: [(line: Int, kind: NotebookProblem.Kind)] = []

  init(_ lines: [String]) {
    let first = lines.first.map { $0.hasPrefix("\u{FEFF}") ? String($0.dropFirst()) : $0 } ?? ""
    guard trimmed(first) == "---", let close = lines.dropFirst().firstIndex(where: { trimmed($0) == "---" }) else {
      problems = [(1, .noFrontMatter)]
      return
    }
    end = close + 1
    let text = lines[1..<close].joined(separator: "\n")
    let root: YAMLNode
    do throws(YAMLError) {
      root = try parseYAML(Array(text.utf8))
    } catch {
      problems = [(1, error == .empty ? .noFrontMatter : .frontMatter("a line that is no  name: value"))]
      return
    }
    guard case .mapping(let entries) = root.content else {
      problems = [(2, .frontMatter("a line that is no  name: value"))]
      return
    }
    if !entries.contains(where: { $0.key == "bolaven-notebook" }) { problems.append((1, .noFrontMatter)) }
    for entry in entries { read(entry) }
  }

  private mutating func read(_ entry: YAMLEntry) {
    let line = entry.line + 1
    guard case .scalar(let value, _) = entry.value.content else {
      problems.append((line, .badSetting(entry.key, value: "a list", expected: "one value")))
      return
    }
    switch entry.key {
    case "bolaven-notebook":
      if value != "1" { problems.append((line, .badSetting(entry.key, value: value, expected: "1"))) }
    case "study":
      study = value
      if value.isEmpty {
        problems.append((line, .badSetting(entry.key, value: value, expected: "the name of a study.yaml")))
      }
    case "lang":
      language = value
      if !["en", "lo", "ja"].contains(value) {
        problems.append((line, .badSetting(entry.key, value: value, expected: "en, lo or ja")))
      }
    default:
      // Notes of the author, as in a plan.
      guard !entry.key.hasPrefix("x-") else { return }
      problems.append(
        (line, .unknownSetting(entry.key, nearest: nearestNames(to: entry.key, among: Notebook.settingNames))))
    }
  }
}
