import TestSupport
import Testing

@testable import BolavenReports

@Suite struct CSVRendererTests {
  /// A strict reader of RFC 4180, written for these tests.
  static func records(_ bytes: [UInt8]) throws -> [[String]] {
    var records: [[String]] = []
    var record: [String] = []
    var field: [UInt8] = []
    var position = 0
    while position < bytes.count {
      if bytes[position] == 34 {
        position += 1
        while bytes[position] != 34 || (position + 1 < bytes.count && bytes[position + 1] == 34) {
          position += bytes[position] == 34 ? 1 : 0
          field.append(bytes[position])
          position += 1
        }
        position += 1
      } else {
        while ![44, 10].contains(bytes[position]) {
          try #require(bytes[position] != 34 && bytes[position] != 13)
          field.append(bytes[position])
          position += 1
        }
      }
      record.append(String(decoding: field, as: UTF8.self))
      field = []
      if bytes[position] == 10 {
        records.append(record)
        record = []
      }
      position += 1
    }
    return records
  }

  @Test("the table is read back with its exact numbers", arguments: Language.allCases)
  func readsBack(_ language: Language) throws {
    let table = try #require(hardReport.tables.first)
    let records = try Self.records(CSVRenderer().render(hardReport, in: language))
    #expect(
      records.first == [
        "block", "row", "label", "pre", "pre_flag", "post", "interval_low", "interval_high", "who", "data_status",
      ])
    #expect(records.count == 1 + table.rows.count)
    for (record, row) in zip(records.dropFirst(), table.rows) {
      #expect(record.count == records[0].count)
      #expect(record[1] == row.id)
      #expect(record[2] == row.label(language))
      for (column, field) in [(0, 3), (1, 5)] {
        if case .number(let value, let style) = row.cells[column].content {
          #expect(agreeingDigits(Double(record[field]) ?? .nan, style.power == 2 ? 100 * value : value) >= 15)
        } else {
          #expect(record[field].isEmpty)
        }
      }
      if case .interval(let low, let high, let style) = row.cells[2].content {
        #expect([Double(record[6]), Double(record[7])] == [low, high], "\(style)")
      } else {
        #expect(record[6].isEmpty && record[7].isEmpty)
      }
      #expect(record[9] == "SYNTHETIC DATA")
    }
    #expect(records[3][4] == "!")
    #expect(records[1][8] == LocalizedText("all of them", lo: "ທັງໝົດ", ja: "すべて")(language))
  }

  @Test func severalTablesAreNotOneFile() {
    let report = Report(id: "r", title: LocalizedText("R"), blocks: [.table(hardTable), .table(hardTable)])
    #expect(throws: ReportError.notOneTable(format: "csv", tables: ["hard", "hard"])) {
      _ = try CSVRenderer().render(report, in: .english)
    }
  }

  @Test(
    "a spreadsheet takes no text for a formula",
    arguments: ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "=cmd|' /C calc'!A0"])
  func neutralisesFormulas(_ text: String) throws {
    let table = Table(
      id: "t", title: LocalizedText("T"), stub: LocalizedText("S"),
      columns: [TableColumn(id: "c", header: LocalizedText("C"), kind: .words)],
      blocks: [TableBlock(rows: [TableRow(id: "r", label: LocalizedText(text), cells: [.text(LocalizedText(text))])])],
      notes: [])
    let record = try #require(try Self.records(CSVRenderer().render(table, in: .english)).last)
    #expect(record[1] == "'" + text)
    #expect(record[2] == "'" + text)
  }

  @Test("hostile texts come back as they were", arguments: hostileTexts)
  func quotes(_ hostile: String) throws {
    let report = sampleReport(words: { "w" + $0 + hostile })
    let table = try #require(report.tables.first)
    let records = try Self.records(CSVRenderer().render(table, in: .english))
    for (record, row) in zip(records.dropFirst(), table.rows) { #expect(record.contains(row.label.english)) }
  }
}
