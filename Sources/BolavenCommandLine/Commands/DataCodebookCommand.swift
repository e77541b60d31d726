import BolavenData
import BolavenFormats
import BolavenReports
import BolavenStudies

/// What is known about the columns of a file.
struct DataCodebookCommand: Command {
  static let name = "data codebook"
  static let group = CommandGroup.data
  static let summary = "Describe every column: label, type, codes, values."
  static let examples = [
    "bolaven data codebook scores.csv", "bolaven data codebook export.xlsx --form form.xlsx --out codebook.html",
    "bolaven data codebook study.yaml --format ddi",
  ]
  static let operands = [Operand("FILE", "a data file, or study.yaml (default: study.yaml here)", .optional)]
  static let source = Option.text("data", "the source of a study (default: the first)", value: "NAME")
  static let format = SharedOptions.format(["text", "md", "html", "csv", "json", "datapackage", "ddi", "xlsx"])
  static let options: [any AnyOption] =
    [
      source, ReadingOptions.form, format, SharedOptions.out, SharedOptions.language, SharedOptions.force,
      JobOptions.synthetic,
    ] + ReadingOptions.all
  static let explanation = [
    "What study.yaml says stands over what the form says, and that over what the file says. Of private columns only the "
      + "number of values is told. ddi is DDI-Codebook 2.5, datapackage the descriptor of a Frictionless Data Package."
  ]

  func run(_ arguments: Arguments, on console: Console) throws(CommandFailure) -> ExitStatus {
    let (document, inputs, notes) = try Self.document(arguments)
    let asked = arguments[SharedOptions.language] ?? console.environment("BOLAVEN_LANG")
    let language = asked.flatMap(Language.init(rawValue:)) ?? .english
    guard let path = arguments[SharedOptions.out] else {
      let format = arguments[Self.format] ?? "text"
      guard format != "xlsx" || !console.isTerminal else {
        throw JobOptions.usage(138, "a workbook cannot be shown here", fix: ["name a file with --out codebook.xlsx"])
      }
      console.write(try Self.rendered(document, format, language, width: console.width))
      console.say(notes, about: document.file)
      return .ok
    }
    let format = try Self.format(of: path, arguments)
    try OutputTarget.requireFree(path, inputs: inputs, force: arguments[SharedOptions.force])
    try Interruption.write([(path, try Self.rendered(document, format, language, width: 80))])
    console.say("Written  \(path)")
    console.say(notes, about: document.file)
    return .ok
  }

  private static func document(
    _ arguments: Arguments
  ) throws(CommandFailure) -> (document: CodebookDocument, inputs: [String], notes: [ReadNote]) {
    let path = arguments.operands.first
    if let path, !PlanFile.isPlan(path) {
      let table = try RequestedTable(path, arguments)
      let document = CodebookDocument(
        table.frame, title: table.form?.title, isSynthetic: JobOptions.isSynthetic([path], arguments))
      return (document, [path] + [arguments[ReadingOptions.form]].compactMap { $0 }, table.frame.notes)
    }
    let plan = try PlanFile(path).plan
    let name = arguments[source] ?? plan.data.first?.name ?? ""
    guard let data = plan.data(name), let wave = data.waves.first else {
      throw JobOptions.usage(
        151, "the study has no data of the name '\(name)'",
        fix: ["name one of \(plan.data.map(\.name).joined(separator: ", "))"])
    }
    do throws(DataError) {
      let sources = try DataSources(reading: [wave.file], from: plan.directory, plans: plan.data)
      let frame = sources.frame(wave.file)
      let document = CodebookDocument(
        frame, codebook: data.codebook, title: plan.title.english, isSynthetic: plan.isSynthetic)
      return (document, [plan.file, plan.directory + wave.file], frame.notes)
    } catch {
      throw CommandFailure(error)
    }
  }

  /// The ending chooses the format where none is named.
  private static func format(of path: String, _ arguments: Arguments) throws(CommandFailure) -> String {
    if let format = arguments[format] { return format }
    let endings = [
      "txt": "text", "md": "md", "html": "html", "csv": "csv", "json": "json", "xml": "ddi", "xlsx": "xlsx",
    ]
    let name = path.split(separator: "/").last ?? ""
    if name == "datapackage.json" { return "datapackage" }
    let ending = name.lastIndex(of: ".").map { name[name.index(after: $0)...].lowercased() } ?? ""
    guard let format = endings[ending] else {
      throw JobOptions.usage(
        138, "no format has the ending of '\(path)'",
        fix: ["endings are \(endings.keys.sorted().joined(separator: ", ")); or name it with --format"])
    }
    return format
  }

  private static func rendered(
    _ document: CodebookDocument, _ format: String, _ language: Language, width: Int
  ) throws(CommandFailure) -> [UInt8] {
    switch format {
    case "json":
      return JSONValue.object(
        [JSONMember("bolaven", .string(Version.text)), JSONMember("command", .string(name))] + document.members
      ).encoded()
    case "datapackage": return document.dataPackage.encoded()
    case "ddi": return document.ddi
    case "xlsx":
      do throws(WorkbookWritingError) { return try WorkbookWriter.bytes(of: document.workbook) } catch {
        throw CommandFailure(DataError([.workbookNotWritten(path: document.file, reason: "\(error)")]))
      }
    case "csv": return CSVRenderer(shape: .wide).render(document.report.tables[0], in: language)
    case TextRenderer.format: return TextRenderer(width: width).render(document.report, in: language)
    default:
      guard let renderer = ReportRenderers.all.first(where: { $0.format == format }) else { return [] }
      do throws(ReportError) { return try renderer.init().render(document.report, in: language) } catch {
        throw CommandFailure([error.message])
      }
    }
  }
}
