import BolavenData
import BolavenFormats
import BolavenReports
import BolavenStudies

/// The folder of a report: the page, its text, tables, charts and numbers, and what they were made from.
struct ReportFolder {
  let run: StudyRun
  let language: Language
  let command: String
  /// With its last slash.
  let path: String
  /// The bytes of the plan; `nil` where there is none.
  let planBytes: [UInt8]?
  /// Of the files of tables.
  let shape: TableShape

  /// Every file, the manifest last: a folder with a manifest is whole.
  func files() throws(CommandFailure) -> [(path: String, bytes: [UInt8])] {
    let report = run.signedReport
    var files: [(name: String, bytes: [UInt8])] = []
    files.append(("report.html", HTMLRenderer().render(report, in: language)))
    files.append(("report.md", MarkdownRenderer(linksCharts: true).render(report, in: language)))
    files.append(("findings.json", MachineOutput(run: run, command: command).value(ofStudy: true).encoded()))
    for table in report.tables { files.append((table.fileName, CSVRenderer(shape: shape).render(table, in: language))) }
    for chart in report.charts { files.append((chart.fileName, chart.svg(in: language, made: report.colophon))) }
    files.append(("manifest.json", manifest(of: files).encoded()))
    return files.map { (path + $0.name, $0.bytes) }
  }

  /// Writes all files or none. A file that was there before and is not one that bolaven wrote stays, unless forced.
  func write(force: Bool) throws(CommandFailure) {
    let files = try files()
    try OutputTarget.requireNoInput(files.map(\.path), inputs: run.inputPaths)
    if !force {
      let strangers = foreignFiles(among: files.map(\.path))
      guard strangers.isEmpty else { throw CommandFailure([Self.refusal(strangers)]) }
    }
    try Interruption.write(files)
  }

  /// Files that stand under these names and whose fingerprints the folder's manifest does not hold.
  private func foreignFiles(among paths: [String]) -> [String] {
    let manifestPath = path + "manifest.json"
    let manifest = (try? readFile(manifestPath)).map { String(decoding: $0, as: UTF8.self) } ?? ""
    return paths.filter { path in
      guard path != manifestPath || manifest.isEmpty, let bytes = try? readFile(path) else { return false }
      return !manifest.contains(Fingerprint.sha256(bytes))
    }
  }

  private static func refusal(_ paths: [String]) -> Message {
    var message = Message(
      code: MessageCode(.report, 603),
      what: "\(paths.count == 1 ? "a file" : "\(paths.count) files") in the folder of the report "
        + "\(paths.count == 1 ? "is" : "are") not as bolaven wrote \(paths.count == 1 ? "it" : "them")")
    message.places = paths.prefix(5).map { Place($0) }
    message.fix = ["choose another folder with --out, or write over what is there with --force"]
    return message
  }

  // MARK: Manifest

  private func manifest(of files: [(name: String, bytes: [UInt8])]) -> JSONValue {
    let plan = planBytes.map { bytes in
      JSONValue.object([
        JSONMember("file", .string(run.plan.file)), JSONMember("sha256", .string(Fingerprint.sha256(bytes))),
      ])
    }
    let inputs = run.sources.files.map { file in
      JSONValue.object([
        JSONMember("file", .string(file.name)), JSONMember("sha256", .optionalText(file.fingerprint)),
        JSONMember("bytes", .integer(file.byteCount)), JSONMember("rows", .integer(file.frame.rowCount)),
      ])
    }
    let outputs = files.map { file in
      JSONValue.object([
        JSONMember("file", .string(file.name)), JSONMember("sha256", .string(Fingerprint.sha256(file.bytes))),
        JSONMember("bytes", .integer(file.bytes.count)),
      ])
    }
    return .object([
      JSONMember("bolaven", .string(Version.text)),
      JSONMember("command", .string(command)),
      JSONMember("study", .string(run.plan.id)),
      JSONMember("synthetic", .bool(run.plan.isSynthetic)),
      JSONMember("language", .string(language.rawValue)),
      JSONMember("seed", .integer(Int(clamping: run.plan.seed))),
      JSONMember("plan", plan ?? .null),
      JSONMember("inputs", .array(inputs)),
      JSONMember("outputs", .array(outputs)),
    ])
  }
}

extension ReportError {
  var message: Message {
    switch self {
    case .notOneTable(let format, let tables):
      var message = Message(
        code: MessageCode(.command, 131),
        what: "\(format) holds one table in this shape, and there are \(tables.count)")
      message.found = tables.joined(separator: ", ")
      message.fix = ["take  --shape tidy,  ask for one of them, or write every table to a folder with --out"]
      return message
    }
  }
}
