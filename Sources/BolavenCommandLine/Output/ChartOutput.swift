import BolavenFormats
import BolavenReports

/// How charts leave the program: one is printed or written to a file, several go to a folder.
struct ChartOutput {
  private let language: Language
  private let format: String?
  private let path: String?
  private let force: Bool

  /// The first is the default.
  static let formats = ["svg", "text"]
  private static let endings = ["svg": "svg", "txt": "text"]

  init(_ arguments: Arguments, on console: Console) throws(CommandFailure) {
    let asked = arguments[SharedOptions.language] ?? console.environment("BOLAVEN_LANG")
    language = asked.flatMap(Language.init(rawValue:)) ?? .english
    path = arguments[SharedOptions.out]
    force = arguments[SharedOptions.force]
    let named = arguments[ChartCommand.format]
    guard let path, !path.hasSuffix("/") else {
      format = named
      return
    }
    let ending = path.split(separator: "/").last?.split(separator: ".").dropFirst().last?.lowercased()
    guard let ending, let found = Self.endings[ending] else {
      throw JobOptions.usage(
        138, "a chart goes to a file that ends in .svg or .txt, or to a folder",
        fix: ["write  --out chart.svg  or  --out charts/"])
    }
    if let named, named != found {
      throw JobOptions.usage(
        139, "--format \(named) does not go with the ending of '\(path)'", fix: ["leave one of the two away"])
    }
    format = found
  }

  /// - Parameter inputs: the files that were read; their fingerprints stand in the drawing.
  func deliver(_ charts: [Chart], inputs: [String], on console: Console) throws(CommandFailure) -> ExitStatus {
    let format = format ?? "svg"
    let ending = format == "text" ? "txt" : "svg"
    let colophon = Self.colophon(inputs)
    let rendered = { (chart: Chart, width: Int) in
      format == "text"
        ? chart.plainText(width: width, in: language) : chart.svg(in: language, made: colophon)
    }
    if let path, path.hasSuffix("/") {
      let files = charts.map { chart in
        let name = String(chart.fileName.dropFirst("charts/".count).dropLast("svg".count)) + ending
        return (path + name, rendered(chart, 80))
      }
      for file in files { try OutputTarget.requireFree(file.0, inputs: inputs, force: force) }
      try Interruption.write(files)
      for file in files { console.say("Written  \(file.0)") }
      return .ok
    }
    guard charts.count == 1 || (path == nil && format == "text") else { throw severalCharts(charts) }
    guard let path else {
      let parts = charts.map { rendered($0, console.width) }
      console.write(Array(parts.joined(separator: [10])))
      return .ok
    }
    try OutputTarget.requireFree(path, inputs: inputs, force: force)
    try Interruption.write([(path, rendered(charts[0], 80))])
    console.say("Written  \(path)")
    return .ok
  }

  /// The program, and every file that can be read again.
  private static func colophon(_ inputs: [String]) -> Colophon {
    Colophon(
      program: "bolaven \(Version.text)",
      inputs: inputs.compactMap { path in
        guard path != "-", let bytes = try? readFile(path) else { return nil }
        let name = path.split(separator: "/").last.map(String.init) ?? path
        return Colophon.Input(name: name, fingerprint: Fingerprint.sha256(bytes))
      })
  }

  private func severalCharts(_ charts: [Chart]) -> CommandFailure {
    var message = Message(
      code: MessageCode(.command, 165), what: "there are \(charts.count) such charts, and a file holds one")
    message.found = Place.list(charts.map(\.id), total: charts.count, most: 30)
    message.fix = ["name one of them behind the study, or write all with  --out charts/"]
    return CommandFailure([message])
  }
}
