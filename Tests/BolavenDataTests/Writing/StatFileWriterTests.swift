import BolavenFormats
import Foundation
import TestSupport
import Testing

@testable import BolavenData

@Suite struct StatFileWriterTests {
  static let frame = DataFrame(
    source: "survey.csv",
    columns: [
      ("id", .text(Categories(["001", "002", "003", "004"]))),
      ("age", .text(Categories(["34", "29", nil, "41"]))),
      ("score", .text(Categories(["1.5", "-0.25", "1000000", nil]))),
      ("district", .text(Categories(["1", "2", "1", nil]))),
      ("met on", .text(Categories(["2023-04-27", nil, "2023-04-28", "1999-12-31"]))),
      ("began", .text(Categories(["2023-04-27T09:30:00", "2023-04-27", nil, "2023-04-28T00:00:00.500"]))),
      ("season", .text(Categories(["2022-11", "2023-01", nil, "2023-02"]))),
      ("clock", .text(Categories(["09:30:00", "23:59:59", nil, "00:00:00"]))),
      ("name", .text(Categories(["ສົມສັກ", "มะลิ", nil, "Zoë"]))),
      (
        "income",
        .numbers(
          NumberColumn(
            values: [120.5, 0, 0, 7], missing: [false, true, true, false],
            reasons: MissingReasons(levels: [".a", "-99"], codes: [-1, 0, 1, -1])))
      ),
    ],
    codebook: Codebook([
      "id": CodebookEntry(label: "person", kind: .identifier),
      "district": CodebookEntry(
        label: LabelText(["en": "district", "lo": "ເມືອງ"]), kind: .choice,
        values: [ValueLabel(code: "1", label: "Paksong"), ValueLabel(code: "2", label: "Bachiang")]),
      "met on": CodebookEntry(label: "day", kind: .date), "began": CodebookEntry(kind: .date),
      "season": CodebookEntry(kind: .month), "clock": CodebookEntry(kind: .time),
      "income": CodebookEntry(
        label: "LAK",
        missingCodes: [MissingCode(code: ".a", reason: "refused"), MissingCode(code: "-99", reason: "none")]),
    ]))

  func roundTrip(_ frame: DataFrame, _ writer: some DataWriter) throws -> DataFrame {
    let ending = try #require(type(of: writer).fileExtensions.first)
    return try StatFileReader().read(DataFile(path: "a." + ending, bytes: writer.bytes(of: frame)))
  }

  func cells(_ frame: DataFrame, _ name: ColumnName) throws -> [String?] {
    let texts = try frame.categories(name)
    return (0..<texts.count).map { texts[$0] }
  }

  @Test("what was written is read again", arguments: ["dta", "sav"])
  func comesBack(_ ending: String) throws {
    let read = ending == "dta" ? try roundTrip(Self.frame, StataWriter()) : try roundTrip(Self.frame, SPSSWriter())
    #expect(read.rowCount == 4)
    for name in Self.frame.names {
      var expected = try cells(Self.frame, name)
      if name == "began" { expected[1] = "2023-04-27T00:00:00" }
      let found = name == "met on" ? "met_on" : name
      #expect(try cells(read, found) == expected, "\(name)")
    }
    #expect(read.codebook["id"]?.label == "person" && read.codebook["id"]?.kind == .text)
    #expect(read.codebook["met_on"]?.kind == .date && read.codebook["season"]?.kind == .month)
    #expect(read.codebook["clock"]?.kind == .time)
    #expect(read.codebook["district"]?.label == "district")
    #expect(read.codebook["district"]?.values == Self.frame.codebook["district"]?.values)
    #expect(read.notes.isEmpty)
  }

  @Test func leadingZerosStayTexts() throws {
    guard case .text = try roundTrip(Self.frame, StataWriter()).column("id"),
      case .numbers = try roundTrip(Self.frame, StataWriter()).column("age")
    else {
      Issue.record("001 is a text, 34 a number")
      return
    }
  }

  @Test func stataHasALetterForEachReason() throws {
    let income = try roundTrip(Self.frame, StataWriter())
    let numbers = try income.numbers("income")
    #expect((0..<4).map { numbers.reasons?[$0] } == [nil, ".a", ".b", nil])
    #expect(
      income.codebook["income"]?.missingCodes == [
        MissingCode(code: ".a", reason: "refused"), MissingCode(code: ".b", reason: "none"),
      ])
  }

  @Test func spssHasTheCodesOfReasons() throws {
    let numbers = try roundTrip(Self.frame, SPSSWriter()).numbers("income")
    #expect((0..<4).map { numbers.reasons?[$0] } == [nil, nil, "-99", nil])
    #expect(numbers.missing == [false, true, true, false])
  }

  @Test func saysWhatWasChanged() throws {
    #expect(try StataWriter().notes(on: Self.frame) == [.columnRenamed(column: "met on", newName: "met_on")])
    #expect(
      try SPSSWriter().notes(on: Self.frame) == [
        .columnRenamed(column: "met on", newName: "met_on"), .reasonsLeftOut(column: "income", reasons: [".a"]),
      ])
    let labelled = DataFrame(
      source: "a.csv", columns: [("x", .text(Categories(["yes", "no"]))), ("y", .text(Categories(["0.5", "1"])))],
      codebook: Codebook([
        "x": CodebookEntry(
          label: LabelText(String(repeating: "é", count: 300)), values: [ValueLabel(code: "yes", label: "Yes")]),
        "y": CodebookEntry(values: [ValueLabel(code: "0.5", label: "half"), ValueLabel(code: "1", label: "one")]),
      ]))
    #expect(
      try StataWriter().notes(on: labelled) == [
        .labelShortened(column: "x", code: nil), .labelsLeftOut(column: "x", codes: ["yes"]),
        .labelsLeftOut(column: "y", codes: ["0.5"]),
      ])
    #expect(try SPSSWriter().notes(on: labelled) == [.labelShortened(column: "x", code: nil)])
  }

  @Test func saysWhichBlanksAreLost() throws {
    let frame = DataFrame(
      source: "a.csv",
      columns: [
        ("a", .text(Categories(["x ", "x", nil, "  ", " x"]))), ("b", .text(Categories(["1", "2", "3", "4", "5"]))),
      ])
    let lost = WriteNote.trailingBlanks(column: "a", rows: [2, 5], total: 2)
    #expect(try StataWriter().notes(on: frame) == [lost] && SPSSWriter().notes(on: frame) == [lost])
    #expect(try CSVWriter().notes(on: frame).isEmpty)
    #expect(try roundTrip(frame, SPSSWriter()).categories("a") == Categories(["x", "x", nil, nil, " x"]))
    #expect(try roundTrip(frame, StataWriter()).categories("a") == Categories(["x", "x", nil, nil, " x"]))
  }

  @Test("every file of the reference comes back from its own kind", arguments: StatFileExpectation.all.keys.sorted())
  func referenceComesBack(_ name: String) throws {
    let path = StatFileExpectation.folder + name
    let options = ReadOptions(encoding: name == "thai_874.dta" ? .windows874 : nil)
    let first = try StatFileReader().read(DataFile(path: path, bytes: try Repository.bytes(path)), options)
    let second = name.hasSuffix("dta") ? try roundTrip(first, StataWriter()) : try roundTrip(first, SPSSWriter())
    // Periods that the codebook calls texts, and ranges as ReadStat orders them, are all that may differ.
    #expect(second.names == first.names)
    for column in first.names {
      #expect(try cells(second, column) == cells(first, column), "\(column)")
      #expect(try reasons(second, column) == reasons(first, column), "\(column)")
      #expect(second.codebook[column]?.label == first.codebook[column]?.label)
      #expect(second.codebook[column].map { Set($0.values) } == first.codebook[column].map { Set($0.values) })
    }
  }

  private func reasons(_ frame: DataFrame, _ name: ColumnName) throws -> [String?] {
    let reasons: MissingReasons? =
      switch try frame.column(name) {
      case .numbers(let numbers): numbers.reasons
      case .text(let texts): texts.reasons
      }
    return (0..<frame.rowCount).map { reasons?[$0] }
  }

  @Test func theSameTableMakesTheSameBytes() throws {
    #expect(try StataWriter().bytes(of: Self.frame) == StataWriter().bytes(of: Self.frame))
    #expect(try SPSSWriter().bytes(of: Self.frame) == SPSSWriter().bytes(of: Self.frame))
  }

  @Test func longTextsHaveAPlaceInStata() throws {
    let texts = [String(repeating: "ສ", count: 3000), nil, "short"]
    let frame = DataFrame(source: "a.csv", columns: [("story", .text(Categories(texts)))])
    #expect(try cells(roundTrip(frame, StataWriter()), "story") == texts)
    #expect(try cells(roundTrip(frame, SPSSWriter()), "story") == texts)
  }

  @Test func aTextTooLongForSPSSIsRefusedWithItsRow() {
    let texts = ["a", String(repeating: "b", count: 40_000)]
    let frame = DataFrame(source: "a.csv", columns: [("story", .text(Categories(texts)))])
    #expect(
      throws: DataError([
        .statFileNotWritable(
          path: "a.csv", kind: "SPSS", variable: "story", row: 2,
          detail: "a text of 40000 bytes; the longest may have 32767")
      ])
    ) { try SPSSWriter().bytes(of: frame) }
  }

  @Test(
    "numbers at the edges of Stata's kinds come back",
    arguments: [
      [-127.0, 100], [-128, 100], [101], [-32_767, 32_740], [32_741], [-2_147_483_647, 2_147_483_620],
      [2_147_483_621], [9_007_199_254_740_991], [0.1], [-8.98e307, 8.98e307], [1e-300],
    ])
  func numbersComeBack(_ values: [Double]) throws {
    let frame = DataFrame(source: "a.csv", columns: [("x", .numbers(NumberColumn(values.map { $0 } + [nil])))])
    for read in [try roundTrip(frame, StataWriter()), try roundTrip(frame, SPSSWriter())] {
      let numbers = try read.numbers("x")
      #expect((0..<numbers.count).map { numbers[$0] } == values + [nil])
    }
  }
}
