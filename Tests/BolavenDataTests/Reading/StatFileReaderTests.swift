import BolavenFormats
import Foundation
import TestSupport
import Testing

@testable import BolavenData

/// A column as pyreadstat finds it; see Reference/StatFiles/make.py.
struct StatFileExpectation {
  let name: String
  let label: String
  let labels: [String: String]
  let cells: [Cell]
  let reasons: [String?]

  enum Cell: Hashable {
    case number(Double), text(String), missing
  }

  static let folder = "Tests/BolavenDataTests/Reference/StatFiles/"

  /// Columns by file.
  static let all: [String: [StatFileExpectation]] = {
    guard let bytes = try? Repository.bytes(folder + "expected.json"),
      let files = try? JSONSerialization.jsonObject(with: Data(bytes)) as? [String: [[String: Any]]]
    else { return [:] }
    return files.mapValues { $0.compactMap(Self.init) }
  }()

  private init?(_ column: [String: Any]) {
    guard let name = column["name"] as? String, let label = column["label"] as? String,
      let labels = column["labels"] as? [String: String], let cells = column["cells"] as? [Any],
      let reasons = column["reasons"] as? [Any]
    else { return nil }
    (self.name, self.label, self.labels) = (name, label, labels)
    self.cells = cells.map { cell in
      (cell as? String).map(Cell.text) ?? (cell as? NSNumber).map { .number($0.doubleValue) } ?? .missing
    }
    self.reasons = reasons.map { $0 as? String }
  }
}

@Suite struct StatFileReaderTests {
  private static let files = StatFileExpectation.all.keys.sorted()
  private static let hostile = Repository.names(in: StatFileExpectation.folder + "hostile")

  func read(_ name: String, _ options: ReadOptions = ReadOptions()) throws -> DataFrame {
    let path = StatFileExpectation.folder + name
    return try StatFileReader().read(DataFile(path: path, bytes: try Repository.bytes(path)), options)
  }

  func problem(_ name: String, _ options: ReadOptions = ReadOptions()) -> DataProblem? {
    do {
      _ = try read(name, options)
      return nil
    } catch {
      return (error as? DataError)?.problems.first
    }
  }

  @Test func theReferenceIsThere() {
    #expect(Self.files.count >= 30)
    #expect(Self.hostile.count >= 30)
    #expect(StatFileReader.isAvailable, "\(StatFileReader.program)")
  }

  /// What the corpus of odd files holds of these kinds is in the reference, byte for byte.
  @Test(.needsTortureCorpus) func everyFileOfTheCorpusIsCompared() throws {
    var count = 0
    for group in ["statfiles-haven", "statfiles-pyreadstat", "made/stat"] {
      for file in TortureCorpus.files(in: group) {
        let name = String(file.dropFirst(group.count + 1))
        guard StatFileReader.fileExtensions.contains(where: { name.hasSuffix("." + $0) }) else { continue }
        let here = Self.files.contains(name) ? name : "hostile/" + name
        #expect(try TortureCorpus.bytes(file) == Repository.bytes(StatFileExpectation.folder + here), "\(file)")
        count += 1
      }
    }
    #expect(count == 52)
  }

  @Test("values, labels and reasons are those that pyreadstat finds", arguments: files)
  func agreesWithPyreadstat(_ name: String) throws {
    let expected = try #require(StatFileExpectation.all[name])
    let options = ReadOptions(encoding: name == "thai_874.dta" ? .windows874 : nil)
    let frame = try read(name, options)
    #expect(frame.names.map(\.text) == expected.map(\.name))
    for column in expected {
      let found = ColumnName(column.name)
      let entry = try #require(frame.codebook[found])
      #expect(entry.label.text() ?? "" == column.label)
      var labels = Dictionary(uniqueKeysWithValues: entry.values.map { ($0.code, $0.label.text() ?? "") })
      for code in entry.missingCodes { labels[code.code] = code.reason ?? labels[code.code] }
      #expect(labels == column.labels, "\(column.name)")
      #expect(try cells(frame.column(found)) == column.cells, "\(column.name)")
      #expect(try reasons(frame.column(found)) == column.reasons, "\(column.name)")
    }
  }

  private func cells(_ column: Column) -> [StatFileExpectation.Cell] {
    switch column {
    case .numbers(let numbers): (0..<numbers.count).map { numbers[$0].map { .number($0) } ?? .missing }
    case .text(let texts): (0..<texts.count).map { texts[$0].map { .text($0) } ?? .missing }
    }
  }

  private func reasons(_ column: Column) -> [String?] {
    switch column {
    case .numbers(let numbers): (0..<numbers.count).map { numbers.reasons?[$0] }
    case .text(let texts): (0..<texts.count).map { texts.reasons?[$0] }
    }
  }

  @Test func aMissingCodeNeverEntersAMean() throws {
    let score = try read("user_missing.sav").numbers("score")
    let values = (0..<score.count).compactMap { score[$0] }
    #expect(values.count == 2 && values.reduce(0, +) / 2 == 1.5)
    for row in 0..<score.count where score.missing[row] { #expect(score.values[row] == 0) }
  }

  @Test func keepsRangesOfMissingCodes() throws {
    let frame = try read("ranges.sav")
    #expect(
      frame.codebook["score"]?.missingCodes == [
        MissingCode(code: "97", reason: "refused"), MissingCode(code: "98", reason: "does not know"),
        MissingCode(code: "97", through: "99"), MissingCode(code: "-3"),
      ])
    #expect(frame.codebook["score"]?.values == [ValueLabel(code: "1", label: "low")])
    #expect(frame.codebook["open"]?.missingCodes == [MissingCode(code: "-1.7976931348623157e+308", through: "-1")])
  }

  @Test(
    "the codebook says what a column is",
    arguments: [
      ("periods.dta", "day", CodebookEntry.Kind.date), ("periods.dta", "moment", .date),
      ("periods.dta", "month", .month),
      ("periods.dta", "clock", .time), ("periods.dta", "year", .number), ("clock.sav", "date", .date),
      ("clock.sav", "month", .month), ("clock.sav", "time", .time), ("clock.sav", "span", .number),
      ("stata_14.dta", "district", .choice), ("stata_14.dta", "income", .number), ("stata_14.dta", "name", .text),
    ])
  func saysWhatAColumnIs(_ file: String, _ column: String, _ kind: CodebookEntry.Kind) throws {
    #expect(try read(file).codebook[ColumnName(column)]?.kind == kind)
  }

  @Test func durationsStayNumbersWithTheirUnit() throws {
    let frame = try read("clock.sav")
    #expect(frame.codebook["long"]?.unit == "seconds" && frame.codebook["span"]?.unit == "seconds")
    #expect(frame.notes.isEmpty)
  }

  @Test func aDateThatIsNoneLeavesTheColumnAsNumbers() throws {
    let frame = try read("datetime.sav")
    #expect(
      frame.notes == [
        .datesKeptAsNumbers(
          column: "date.posix", format: "DATETIME20", cells: [CellFact(row: 1, text: "6306150067200")], total: 1)
      ])
  }

  @Test func saysWhereAnEncodingWasGuessed() throws {
    #expect(try read("western_1252.dta").notes == [.encodingFound(.windows1252, isCertain: false)])
    #expect(try read("western_1252.dta", ReadOptions(encoding: .windows1252)).notes.isEmpty)
    #expect(try read("stata_10.dta").notes.isEmpty)
  }

  @Test func rowsAreNumberedAsTheirProgramDoes() throws {
    #expect(try read("strl.dta").excelRow(0) == 1)
  }

  @Test("a hostile file is read or refused with its place, and this program goes on", arguments: hostile)
  func survives(_ name: String) throws {
    do {
      let frame = try read("hostile/" + name)
      #expect(!name.hasPrefix("readstat_killer"))
      #expect(frame.rowCount > 0)
      for column in frame.names {
        guard case .numbers(let numbers) = try frame.column(column) else { continue }
        #expect(numbers.values.allSatisfy { $0.isFinite })
      }
    } catch let error as DataError {
      let path = StatFileExpectation.folder + "hostile/" + name
      #expect(error.problems.count == 1)
      #expect(error.problems.first.map { "\($0)".contains(path) } ?? false)
    }
  }

  @Test("a file that ends early is refused at every length", arguments: ["stata_14.dta", "stata_12.dta", "ranges.sav"])
  func refusesEveryShortenedFile(_ name: String) throws {
    let bytes = try Repository.bytes(StatFileExpectation.folder + name)
    for count in stride(from: 1, to: bytes.count - 1, by: 37) {
      #expect(throws: DataError.self, "\(count) bytes") {
        try StatFileReader().read(DataFile(path: name, bytes: Array(bytes[..<count])))
      }
    }
  }

  @Test(
    "what ReadStat would lose is refused",
    arguments: [
      ("old_108_labels.dta", "labels of codes as Stata 6 and earlier wrote them"),
      ("strl_119.dta", "long texts (strL) in a file of version 119"),
    ])
  func refusesWhatWouldBeLost(_ name: String, _ detail: String) {
    let path = StatFileExpectation.folder + "hostile/" + name
    #expect(problem("hostile/" + name) == .statFileUnsupported(path: path, kind: "Stata", detail: detail))
  }

  @Test func refusesTextsInAnotherEncoding() {
    let path = StatFileExpectation.folder + "thai_874.dta"
    #expect(
      problem("thai_874.dta", ReadOptions(encoding: .utf8))
        == .statFileEncoding(path: path, kind: "Stata", row: 1, variable: "name", encoding: "UTF-8"))
  }

  @Test func refusesWhatIsNoSuchFile() {
    for bytes in [[], Array("a,b\n1,2\n".utf8), [UInt8](repeating: 0, count: 5000)] {
      for ending in StatFileReader.fileExtensions {
        #expect(throws: DataError.self) { try StatFileReader().read(DataFile(path: "a." + ending, bytes: bytes)) }
      }
    }
  }

  @Test func keepsToItsLimits() {
    var options = ReadOptions()
    options.limits.columns = 3
    #expect(
      problem("stata_14.dta", options)
        == .tooManyColumns(path: StatFileExpectation.folder + "stata_14.dta", count: 4, limit: 3))
    options = ReadOptions()
    options.limits.cellBytes = 100
    #expect(
      problem("strl.dta", options)
        == .statFileCellTooLong(path: StatFileExpectation.folder + "strl.dta", row: 1, variable: "story", limit: 100))
    options = ReadOptions()
    (options.limits.inflateGrace, options.limits.inflateRatio) = (100, 0)
    #expect(
      problem("stata_14.dta", options)
        == .statFileTooLarge(path: StatFileExpectation.folder + "stata_14.dta", kind: "Stata", rowsRead: 0, limit: 100))
  }

  @Test(
    "whatever another program in its place does is refused",
    arguments: ["/bin/cat", "/bin/echo", "/bin/true", "/bin/false", "/usr/bin/yes", "/dev/null", "/nonexistent"])
  func trustsNoProgram(_ program: String) {
    var call = StatFileCall(path: "a.dta", kind: .stata, limits: ReadLimits())
    call.program = program
    #expect(throws: DataError.self) { try call.read([1, 2, 3], encoding: nil) }
  }

  @Test func aMissingProgramIsNamed() {
    var call = StatFileCall(path: "a.dta", kind: .stata, limits: ReadLimits())
    call.program = "/nonexistent"
    #expect(throws: DataError([.statFileReaderMissing(path: "a.dta", kind: "Stata", program: "/nonexistent")])) {
      try call.read([1], encoding: nil)
    }
  }
}
