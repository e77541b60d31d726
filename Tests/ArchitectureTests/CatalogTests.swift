import TestSupport
import Testing

/// A list of all things of one kind, and the folder whose new files it must name.
struct Catalog: Sendable, CustomTestStringConvertible {
  let name: String
  let kind: String
  let module: String
  /// Where its things live, or the file of their protocol. Until it exists there is nothing to check.
  let place: String

  var testDescription: String { name }

  static let readers = Catalog(name: "DataReaders", kind: "DataReader", module: "BolavenData", place: "Reading")
  static let all = [
    readers,
    Catalog(name: "DataWriters", kind: "DataWriter", module: "BolavenData", place: "Writing/DataWriter.swift"),
    Catalog(name: "ReportRenderers", kind: "ReportRenderer", module: "BolavenReports", place: "Rendering"),
    Catalog(name: "ChartKinds", kind: "ChartKind", module: "BolavenReports", place: "Charts/Chart.swift"),
    Catalog(name: "EffectEstimators", kind: "EffectEstimator", module: "BolavenEstimation", place: "Effects"),
    Catalog(name: "EstimatorCatalog", kind: "Estimator", module: "BolavenEstimation", place: "Models/Estimator.swift"),
    Catalog(name: "StudyCatalog", kind: "Study", module: "BolavenStudies", place: "Knowledge"),
    Catalog(name: "DataChecks", kind: "DataCheck", module: "BolavenStudies", place: "Checks"),
    Catalog(name: "CommandCatalog", kind: "Command", module: "BolavenCommandLine", place: "Commands"),
    Catalog(name: "CompletionCatalog", kind: "Completions", module: "BolavenCommandLine", place: "Completions"),
  ]

  /// The types named in the list `all` of the catalog; nil where no file declares it.
  func entries(in sources: [SwiftSource]) throws -> Set<String>? {
    let declaration = try Regex(#"\b(?:enum|struct) \#(name)\b"#)
    for source in sources {
      let text = source.lines.joined(separator: "\n")
      guard let start = text.firstMatch(of: declaration)?.range.upperBound,
        let list = text[start...].firstMatch(of: /\b(?:let|var) all\b[^=\{]*[=\{]\s*\[([^\]]*)\]/)
      else { continue }
      let code = list.1.split(separator: "\n").compactMap { $0.split(separator: "//").first }.joined(separator: "\n")
      return Set(code.matches(of: /\b[A-Z]\w*/).map { String($0.output) })
    }
    return nil
  }
}

@Suite struct CatalogTests {
  @Test("a catalog names everything of its kind", arguments: Catalog.all)
  func namesEverything(_ catalog: Catalog) throws {
    guard Repository.has("Sources/\(catalog.module)/\(catalog.place)") else { return }
    let sources = try SwiftSource.all().filter { $0.module == catalog.module }
    let entries = try #require(try catalog.entries(in: sources), "no list \(catalog.name).all in \(catalog.module)")
    let found = sources.flatMap { source in
      source.types(conformingTo: catalog.kind).map { (type: $0, path: source.path) }
    }
    #expect(!found.isEmpty, "no type of \(catalog.module) is declared to be a \(catalog.kind)")
    for (type, path) in found {
      #expect(entries.contains(type), "\(path) declares \(type), which \(catalog.name).all does not name")
    }
  }

  /// Indicators are values, one file each, and the catalog names one of every file.
  @Test func theCatalogOfIndicatorsNamesEveryFile() throws {
    let folder = "Sources/BolavenStudies/Cooperatives"
    let files = Repository.files(below: "\(folder)/Indicators", endings: [".swift"])
    guard !files.isEmpty else { return }
    let catalog = try Repository.text("\(folder)/CooperativeIndicatorCatalog.swift")
    let entries = Set(catalog.matches(of: /^\s*\.(\w+),/.anchorsMatchLineEndings()).map(\.1))
    for file in files {
      let text = try Repository.text(file)
      let values = text.matches(of: /static let (\w+) = CooperativeIndicator\(/).map(\.1)
      #expect(!values.isEmpty, "\(file) declares no indicator")
      #expect(!entries.isDisjoint(with: values), "CooperativeIndicatorCatalog.all names nothing of \(file)")
    }
  }

  /// A file of a command is named for it, and every command has one: what is found by name is found.
  @Test func everyCommandHasAFileOfItsName() throws {
    let folder = "Sources/BolavenCommandLine/Commands"
    let commands = Set(Repository.names(in: folder).filter { $0.hasSuffix("Command.swift") })
    var named: Set<String> = []
    for file in commands {
      let text = try Repository.text("\(folder)/\(file)")
      let name = try #require(text.firstMatch(of: /static let name = "([a-z -]+)"/)?.1, "\(file)")
      let words = name.split { $0 == " " || $0 == "-" }.map { $0.prefix(1).uppercased() + $0.dropFirst() }
      #expect("\(words.joined())Command.swift" == file)
      named.insert(words.joined() + "Command")
    }
    let catalog = try Repository.text("Sources/BolavenCommandLine/Syntax/CommandCatalog.swift")
    let listed = Set(catalog.matches(of: /(\w+Command)\.self/).map { String($0.1) })
    #expect(listed == named)
  }

  @Test func everyMethodOfACovarianceIsThatOfAnEstimator() throws {
    let estimators = try Repository.text("Sources/BolavenEstimation/Covariance/CovarianceEstimator.swift")
    let methods = try SwiftSource.all().filter { $0.module == "BolavenEstimation" }
      .flatMap { $0.types(conformingTo: "CovarianceMethod") }
    #expect(methods.count > 4)
    for method in methods { #expect(estimators.contains(": \(method)("), "no estimator has the method \(method)") }
  }

  @Test func readsTheListAndNotItsComments() throws {
    let text = """
      public enum DataReaders {
        public static let all: [any DataReader.Type] = [
          CSVReader.self,  // not JSONReader
          // nor SASReader
          XLSXReader.self,
        ]
        static let other = [StataReader.self]
      }
      """
    let source = SwiftSource(path: "Sources/BolavenData/Reading/DataReader.swift", text: text)
    #expect(try Catalog.readers.entries(in: [source]) == ["CSVReader", "XLSXReader"])
    #expect(try Catalog.all[1].entries(in: [source]) == nil)
  }

  @Test(
    "a conformance is seen however it is written",
    arguments: [
      "struct CSVReader: DataReader {", "public struct CSVReader: Sendable, DataReader {",
      "extension CSVReader: DataReader {}", "  final class CSVReader : Base, DataReader",
      "struct CSVReader<Row: Sendable>: DataReader where Row: Hashable {", "enum CSVReader: Sendable & DataReader {",
    ])
  func findsConformances(_ line: String) {
    #expect(SwiftSource(path: "Sources/M/F.swift", text: line).types(conformingTo: "DataReader") == ["CSVReader"])
  }

  @Test(
    "what is no conformance is not taken for one",
    arguments: [
      "protocol DataReader: Sendable {", "struct A<T: DataReader> {", "struct A: DataReaderOptions {",
      "let a: DataReader", "// struct A: DataReader {", "extension A: B where T: DataReader {",
    ])
  func ignoresOtherLines(_ line: String) {
    #expect(SwiftSource(path: "Sources/M/F.swift", text: line).types(conformingTo: "DataReader") == [])
  }
}
