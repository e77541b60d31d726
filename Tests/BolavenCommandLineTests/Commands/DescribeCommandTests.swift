import Foundation
import TestSupport
import Testing

@testable import BolavenCommandLine

@Suite struct DescribeCommandTests {
  static let survey = """
    id,village,sex,age,income
    001,ປາກຊອງ,ຍິງ,30,100.10
    002,ປາກຊອງ,ຊາຍ,,200.20
    003,パクソン,ຍິງ,41,NA
    004,パクソン,ຍິງ,25,400.40
    005,,ຊາຍ,52,500.50

    """

  private func call(_ words: String..., text: String = survey) throws -> Call {
    let folder = try TemporaryFolder()
    return Call(words: ["describe", try folder.file("d.csv", text)] + words)
  }

  @Test func aFileIsSummarisedAndCounted() throws {
    let call = try call()
    #expect(call.status == .ok, "\(call.talk)")
    #expect(call.result.contains(/age +4 +1 +37\.0 +12\.0 +25\.0 +28\.8 +35\.5 +43\.8 +52\.0/))
    #expect(call.result.contains(/パクソン +2 +50\.0/))
    #expect(call.result.contains(/001 +1 +20\.0/))
  }

  @Test func namedColumnsStandInTheOrderOfTheCall() throws {
    let result = try call("income", "age").result
    let income = try #require(result.range(of: "\nincome ")?.lowerBound)
    let age = try #require(result.range(of: "\nage ")?.lowerBound)
    #expect(income < age && !result.contains("village"))
  }

  @Test func groupsAreStackedAndCompared() throws {
    let call = try call("income", "--by", "sex")
    #expect(call.status == .ok)
    #expect(call.result.contains("Table 1. Summary statistics by sex"))
    #expect(call.result.contains(/ຍິງ +2 +1 +250 +212 +100/))
    #expect(call.result.contains(/income +F +4 +/))
  }

  @Test func crossCountsNumbersToo() throws {
    let call = try call("age", "--cross", "sex")
    #expect(call.status == .ok)
    #expect(call.result.contains(/\n25 +1 +25\.0/))
    #expect(call.result.contains("chi2"))
    #expect(try self.call("age", "--cross", "sex", "--by", "village").status == .usage)
  }

  @Test func rowsMayBeChosen() throws {
    let call = try call("age", "--where", "sex = 'ຊາຍ' or age > 40")
    #expect(call.result.contains("3 of 5 rows, where sex = 'ຊາຍ' or age > 40."))
    #expect(call.result.contains(/age +2 +1 +46\.50/))
    #expect(try self.call("--where", "age >").status == .usage)
  }

  @Test(
    "every format says the same",
    arguments: [
      ("csv", "describe,,age,age,mean,Mean,37,,,"), ("md", "| age    |    4 |"), ("html", "<th scope=\"row\""),
      ("json", "\"mean\": 37"),
    ])
  func everyFormat(_ example: (format: String, part: String)) throws {
    let call = try call("age", "--format", example.format)
    #expect(call.status == .ok)
    #expect(call.result.contains(example.part), "\(call.result)")
  }

  @Test func machineOutputKeepsTheCommonShapeAndAddsTheColumns() throws {
    let call = try call("--by", "village", "--format", "json")
    let root = try #require(try JSONSerialization.jsonObject(with: Data(call.result.utf8)) as? [String: Any])
    for key in ["bolaven", "command", "method", "sample", "estimates", "tests", "notes", "models", "by", "columns"] {
      #expect(root[key] != nil, "\(key)")
    }
    let reader = try MachineOutputReader(call.result)
    #expect(reader.number(at: MachineOutputPlace(term: "income", field: "estimate")) == 300.3)
    #expect(reader.number(at: MachineOutputPlace(term: "test:anova:income", field: "df2")) == 1)
  }

  @Test func tablesAreWrittenToAFolder() throws {
    let folder = try TemporaryFolder()
    let path = try folder.file("d.csv", Self.survey)
    let call = Call(words: ["describe", path, "--out", folder.path + "/out"])
    #expect(call.status == .ok)
    #expect(
      folder.files.contains("out/tables/describe.csv") && folder.files.contains("out/tables/describe-frequencies.csv"))
    let tidy = Call(words: ["describe", path, "--format", "csv"]).result
    #expect(tidy.contains("\ndescribe,") && tidy.contains("\ndescribe-frequencies,"))
    let refused = Call(words: ["describe", path, "--format", "csv", "--shape", "as-shown"])
    #expect(refused.status == .usage && refused.talk.contains("C131"))
  }

  /// 10000000.1 and 10000000.3 in binary have a standard deviation of 0.1 to eight digits.
  @Test func decimalsAreKeptUnlessDoublesAreAskedFor() throws {
    let text = "x\n10000000.2\n" + [String](repeating: "10000000.1\n10000000.3\n", count: 500).joined()
    let exact = try call("--format", "json", text: text).result
    #expect(exact.contains("\"sd\": 0.10000000000000001") && exact.contains("\"exact\": true"))
    let binary = try call("--format", "json", "--decimals", "binary", text: text).result
    #expect(!binary.contains("\"sd\": 0.10000000000000001") && binary.contains("\"exact\": false"))
  }

  @Test(
    "what is wrong is told with its code",
    arguments: [
      (["incme"], "D101", "income"), (["--by", "sexx"], "D101", "sex"), (["--where", "hieght > 3"], "D101", "hieght"),
      (["sex", "--by", "sex"], "D382", "sex"), (["--where", "age > 99"], "E301", "filter"),
      (["--levels", "0"], "C114", "levels"),
      (["--decimals", "exakt"], "C114", "exact"),
    ])
  func mistakes(_ example: (words: [String], code: String, part: String)) throws {
    let folder = try TemporaryFolder()
    let call = Call(words: ["describe", try folder.file("d.csv", Self.survey)] + example.words)
    #expect(call.status != .ok && call.result.isEmpty)
    #expect(call.talk.contains(example.code) && call.talk.contains(example.part), "\(call.talk)")
  }

  @Test("files without rows are told", arguments: [("", "D115"), ("a,b\n", "D116")])
  func filesWithoutRows(_ example: (text: String, code: String)) throws {
    let call = try call(text: example.text)
    #expect(call.status == .data && call.talk.contains(example.code))
  }

  @Test func aHostileLevelStaysText() throws {
    let call = try call(text: "x,y\n\"=cmd|'/C calc'!A0\",\u{1B}[2J\n=1+1,b\n")
    #expect(call.status == .ok)
    #expect(!call.result.contains("\u{1B}"))
    let page = try self.call("--format", "html", text: "x\n<script>alert(1)</script>\n")
    #expect(!page.result.contains("<script>alert"))
  }
}
