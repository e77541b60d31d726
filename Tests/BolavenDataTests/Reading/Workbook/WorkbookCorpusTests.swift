import BolavenData
import BolavenFormats
import TestSupport
import Testing

/// A sheet of the corpus with the digest of the cells that openpyxl finds in it; see Reference/corpus.py.
struct CorpusSheet: Sendable, CustomTestStringConvertible {
  let file: String
  let sheet: String
  let cells: Int
  let digest: String
  var testDescription: String { "\(file) \(sheet)" }

  static let all: [CorpusSheet] = {
    let bytes = (try? Repository.bytes("Tests/BolavenDataTests/Reference/corpus.csv")) ?? []
    guard let frame = try? CSVReader().read(DataFile(path: "corpus.csv", bytes: bytes)),
      let columns = try? frame.names.map({ try frame.categories($0) })
    else { return [] }
    return (0..<frame.rowCount).map { row in
      CorpusSheet(
        file: columns[0][row] ?? "", sheet: columns[1][row] ?? "", cells: Int(columns[2][row] ?? "") ?? -1,
        digest: columns[3][row] ?? "")
    }
  }()
}

@Suite struct WorkbookCorpusTests {
  @Test("a sheet has the cells that openpyxl finds in it", .needsTortureCorpus, arguments: CorpusSheet.all)
  func agreesWithOpenpyxl(_ expected: CorpusSheet) throws {
    let workbook = try Workbook(DataFile(path: expected.file, bytes: try TortureCorpus.bytes(expected.file)))
    var lines: [String] = []
    if expected.cells > 0 {
      let frame = try workbook.frame(ofSheet: expected.sheet, options: ReadOptions(headerRow: 0))
      let columns = try frame.names.map { (letters: frame.excelColumn($0) ?? "", texts: try frame.categories($0)) }
      for row in 0..<frame.rowCount {
        for column in columns {
          guard var text = column.texts[row] else { continue }
          if text.hasSuffix("T00:00:00") { text.removeLast(9) }
          lines.append("\(column.letters)\(frame.excelRow(row))=\(text)")
        }
      }
    } else {
      #expect(try workbook.usedRange(ofSheet: expected.sheet) == nil)
    }
    #expect(lines.count == expected.cells)
    let digest = String(Fingerprint.sha256(Array(lines.joined(separator: "\n").utf8)).prefix(16))
    #expect(digest == expected.digest, "\(lines.joined(separator: "\n"))")
  }

  /// Files that must be refused, with the case that refuses them.
  @Test(
    "hostile and damaged workbooks are refused for what they are", .needsTortureCorpus,
    arguments: [
      ("made/xlsx/bomb_spaces.xlsx", "container"), ("made/xlsx/crc_bad.xlsx", "container"),
      ("made/xlsx/dup_entry.xlsx", "container"), ("made/xlsx/laughs_sst.xlsx", "markup"),
      ("made/xlsx/xxe_workbook.xlsx", "markup"), ("made/xlsx/sst_range.xlsx", "damagedCell"),
      ("made/xlsx/sst_amplify.xlsx", "cellTextTooLong"), ("xlsx-calamine/pass_protected.xlsx", "encryptedWorkbook"),
      ("xlsx-calamine/issue252.xlsx", "container"), ("csvlint/spreadsheet.xls", "otherSpreadsheet"),
    ])
  func refuses(_ example: (file: String, problem: String)) throws {
    let bytes = try TortureCorpus.bytes(example.file)
    let error = #expect(throws: DataError.self) { try XLSXReader().read(DataFile(path: example.file, bytes: bytes)) }
    let problem = try #require(error?.problems.first)
    #expect(Mirror(reflecting: problem).children.first?.label == example.problem)
  }

  @Test("a part with a document type is refused before anything in it is looked at", .needsTortureCorpus)
  func refusesDocumentTypes() throws {
    let files = TortureCorpus.files(in: "xml")
    #expect(files.count == 8)
    for file in files {
      let part = try TortureCorpus.bytes(file)
      var zip = ZipBuilder()
      zip.add("[Content_Types].xml", Array("<Types/>".utf8))
      zip.add("xl/workbook.xml", part)
      let error = #expect(throws: DataError.self) {
        try XLSXReader().read(DataFile(path: "a.xlsx", bytes: zip.bytes()))
      }
      let isAboutType =
        if case .markup(_, "xl/workbook.xml", .documentType)? = error?.problems.first { true } else { false }
      #expect(isAboutType == String(decoding: part, as: UTF8.self).contains("<!DOCTYPE"), "\(file)")
    }
  }

  @Test("every other workbook of the corpus gives rows or a located refusal", .needsTortureCorpus)
  func readsOrRefuses() throws {
    let groups = ["made/xlsx", "xlsx-calamine", "xlsx-sheetjs", "frictionless", "csvlint"]
    let files = groups.reduce(into: [String]()) { $0 += TortureCorpus.files(in: $1) }.filter { $0.contains(".xls") }
    #expect(files.count > 60)
    for file in files {
      do throws(DataError) {
        guard let bytes = try? TortureCorpus.bytes(file) else { continue }
        let frame = try XLSXReader().read(DataFile(path: file, bytes: bytes))
        #expect(frame.rowCount > 0 && !frame.names.isEmpty)
      } catch {
        #expect(!error.problems.isEmpty)
      }
    }
  }

  @Test("cells of the made workbooks", .needsTortureCorpus)
  func madeCells() throws {
    let read = { (name: String) in
      try XLSXReader().read(DataFile(path: name, bytes: try TortureCorpus.bytes("made/xlsx/\(name).xlsx")))
    }
    let texts = try read("text_num")
    #expect(try texts.categories("id")[0] == "00123")
    #expect(try texts.categories("x")[0] == "=1+1")
    #expect(try texts.categories("x")[1] == "TRUE")
    let formula = try read("formula_nocache")
    #expect(try formula.column("x") == .text(Categories([nil])))
    #expect(formula.notes == [.formulasWithoutValue(sheet: "S", cells: ["B2"], total: 1)])
    let far = try read("far_cell")
    #expect(far.rowCount == 1 && far.excelRow(0) == 1_048_576 && far.excelColumn("column16384") == "XFD")
    let lie = try read("dim_lie")
    #expect(lie.rowCount == 1 && lie.names == ["id", "x"])
  }
}
