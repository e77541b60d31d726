import BolavenData
import BolavenFormats
import BolavenReports

/// A notebook with everything in it run: what its text should be now.
struct NotebookRun {
  let notebook: Notebook
  /// By block, in order; the blocks that were run.
  private(set) var results: [(block: Notebook.Block, record: BlockRecord, outcome: BlockOutcome)] = []
  private(set) var problems: [NotebookProblem]
  /// Beside the notebook: paths and bytes.
  private(set) var pictures: [(path: String, bytes: [UInt8])] = []
  /// The numbers of the text, by address.
  private var inlineTexts: [String: String] = [:]

  /// Runs the blocks in order; a notebook with mistakes is not run.
  ///
  /// - Parameter last: the name of a block; those below it are not run.
  init(_ notebook: Notebook, upTo last: String? = nil, on console: Console) {
    self.notebook = notebook
    problems = notebook.problems
    guard problems.isEmpty else { return }
    let scratch: NotebookScratch
    do throws(FileError) {
      scratch = try NotebookScratch(for: notebook.folder, temporary: console.environment("TMPDIR") ?? "/tmp")
      for block in notebook.blocks where !block.isCalls {
        try scratch.write(block.content.map { $0 + "\n" }.joined(), to: block.options.file ?? "")
        block.content.forEach { Self.reach(in: $0, scratch) }
      }
      scratch.linkNeighbours()
      if let study = notebook.study { scratch.reach(study) }
    } catch {
      problems.append(NotebookProblem(file: notebook.path, line: 0, kind: .noScratch(error.reason)))
      return
    }
    var key = NotebookKey(notebook)
    for block in notebook.blocks {
      key.add(block)
      guard block.isCalls else { continue }
      guard run(block, key: key.text, in: scratch, on: console) else { return }
      if block.id == last { return }
    }
    // Without the numbers of a block that failed, those of the text are not known either; one message is enough.
    if problems.isEmpty { fillInlines() }
  }

  /// Words of a plan that lead to folders above.
  private static func reach(in line: String, _ scratch: NotebookScratch) {
    let isOther = { (sign: Character) in " \t,:'\"[]{}".contains(sign) }
    for word in line.split(whereSeparator: isOther) where word.hasPrefix("../") { scratch.reach(String(word)) }
  }

  /// - Returns: whether the blocks below can be run.
  private mutating func run(
    _ block: Notebook.Block, key: String, in scratch: NotebookScratch, on console: Console
  ) -> Bool {
    let calls = NotebookCall.lines(of: block.content)
    for call in calls {
      for word in (try? NotebookCall.words(of: call.text)) ?? [] {
        scratch.reach(word.split(separator: "=").last.map(String.init) ?? word)
      }
    }
    let study = notebook.study
    let language = block.options.reportLanguage ?? notebook.reportLanguage
    let variables = console.environment("BOLAVEN_DATASETS").map { ["BOLAVEN_DATASETS": $0] } ?? [:]
    console.progress.show("\(notebook.path)   block '\(block.id)'")
    let outcome = WorkingThread.run(in: scratch.work, seconds: block.options.limit) {
      BlockOutcome(calls: calls, study: study, language: language, variables: variables)
    }
    let path = notebook.path
    let report = { (line: Int, kind: NotebookProblem.Kind) in NotebookProblem(file: path, line: line, kind: kind) }
    guard var outcome else {
      problems.append(report(block.line, .tooSlow(block.id, seconds: block.options.limit)))
      return false
    }
    // Nothing may tell where the notebook was run.
    outcome.result = Self.without(scratch.work, in: outcome.result)
    outcome.talk = Self.without(scratch.work, in: outcome.talk)
    if let problem = outcome.problem {
      problems.append(report(block.line + 1 + problem.line, problem.kind))
      return true
    }
    guard outcome.status == block.options.expected else {
      let said = outcome.talk.split(separator: "\n").prefix(6).map(String.init)
      problems.append(
        report(
          block.line,
          .blockFailed(
            block.id, expected: block.options.expected.rawValue, status: outcome.status.rawValue, saying: said)))
      return true
    }
    let display = BlockDisplay(outcome, block.options, stem: "\(notebook.name).\(block.id)")
    pictures += display.pictures.map { (notebook.folder + $0.name, $0.bytes) }
    var record = BlockRecord(id: block.id)
    record.input = key
    record.values = outcome.values
    record.files = NotebookKey.fingerprint(outcome.inputs)
    record.version = Version.text
    record.shown = display.lines
    results.append((block, record, outcome))
    return true
  }

  private static func without(_ folder: String, in text: String) -> String {
    replacing(folder, with: ".", in: replacing(folder + "/", with: "", in: text))
  }

  private static func replacing(_ part: String, with other: String, in text: String) -> String {
    var result = ""
    var rest = text[...]
    while let found = firstRange(of: part, in: rest) {
      result += rest[..<found.lowerBound] + other
      rest = rest[found.upperBound...]
    }
    return result + rest
  }

  // MARK: Numbers in the text

  private mutating func fillInlines() {
    guard !notebook.inlines.isEmpty else { return }
    var texts: [String: String] = [:]
    for (block, _, outcome) in results {
      for (address, cell) in outcome.cells {
        let text = cell.text(in: outcome.language)
        texts[address.description] = texts[address.description] ?? text
        texts["\(block.id).\(address.row).\(address.column)"] = text
      }
    }
    for inline in notebook.inlines {
      if let text = texts[inline.address] {
        inlineTexts[inline.address] = text
      } else {
        let nearest = nearestNames(to: inline.address, among: texts.keys.sorted())
        problems.append(
          NotebookProblem(
            file: notebook.path, line: inline.line + 1, kind: .unknownAddress(inline.address, nearest: nearest)))
      }
    }
  }

  /// What a number of the text should be; `nil` where it is not known.
  func text(of inline: Notebook.Inline) -> String? { inlineTexts[inline.address] }

  // MARK: The text

  /// The notebook with the outputs of this run, and its other bytes as they are.
  ///
  /// - Parameter only: the block whose output is replaced; all where it is `nil`.
  func bytes(only: String? = nil) -> [UInt8] {
    var records: [Int: [String]] = [:]
    for (block, record, _) in results where only == nil || block.id == only {
      records[block.fence.opening] = record.lines
    }
    return notebook.bytes(replacing: records) { line in
      InlineValues.replacing(in: line) { address in inlineTexts[address] }
    }
  }
}

extension Notebook {
  /// The bytes of the notebook with other lines between markers, and its prose changed.
  ///
  /// - Parameter records: the lines under a block, by the position of its first line; empty to remove them.
  func bytes(replacing records: [Int: [String]], prose: (String) -> String) -> [UInt8] {
    var result: [String] = []
    let texts = Set(inlines.map(\.line))
    var blocks: [Int: Block] = [:]
    var ends: [Int: Block] = [:]
    for block in self.blocks where records[block.fence.opening] != nil {
      if let record = block.record {
        blocks[record.range.lowerBound] = block
      } else if let closing = block.fence.closing {
        ends[closing] = block
      }
    }
    var position = 0
    while position < lines.count {
      if let block = blocks[position], let record = block.record {
        result += records[block.fence.opening] ?? []
        position = record.range.upperBound
        continue
      }
      result.append(texts.contains(position) ? prose(lines[position]) : lines[position])
      if let block = ends[position] { result += records[block.fence.opening] ?? [] }
      position += 1
    }
    return bytes(of: result)
  }
}

/// What the output of a block depends on: its text, the blocks above, the settings of the notebook.
struct NotebookKey {
  private(set) var text: String

  init(_ notebook: Notebook) {
    text = Self.digest(["study", notebook.study ?? "", "lang", notebook.reportLanguage])
  }

  /// Takes the next block in.
  mutating func add(_ block: Notebook.Block) { text = Self.digest([text, block.fence.info] + block.content) }

  /// Of the files that were read.
  static func fingerprint(_ files: [RecordedValues.File]) -> String {
    digest(files.flatMap { [$0.path, $0.fingerprint] })
  }

  private static func digest(_ parts: [String]) -> String {
    // Lengths keep parts apart.
    String(Fingerprint.sha256(Array(parts.map { "\($0.utf8.count) \($0)" }.joined(separator: "\n").utf8)).prefix(8))
  }
}
