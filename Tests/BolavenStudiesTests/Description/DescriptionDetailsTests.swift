import BolavenData
import BolavenFormats
import Foundation
import Testing

@testable import BolavenStudies

@Suite struct DescriptionDetailsTests {
  private func columns(_ findings: DescriptionFindings) throws -> [[String: Any]] {
    let text = JSONValue.object(findings.details).encoded()
    let root = try #require(try JSONSerialization.jsonObject(with: Data(text)) as? [String: Any])
    #expect(Set(root.keys) == ["by", "groups", "rows_without_group", "columns"])
    return try #require(root["columns"] as? [[String: Any]])
  }

  @Test func columnsStandInTheirOrderWithEveryKey() throws {
    let columns = try columns(try DescriptionCase.findings { $0.by = "village" })
    #expect(columns.map { $0["column"] as? String } == ["id", "sex", "age", "income", "note"])
    let statistics: Set = ["n", "missing", "mean", "sd", "min", "p25", "median", "p75", "max", "lag1_autocorrelation"]
    #expect(Set(columns[3].keys) == statistics.union(["column", "kind", "exact", "groups", "anova"]))
    #expect(
      Set(columns[1].keys)
        == ["column", "kind", "n", "missing", "levels", "frequencies", "other", "chi_squared"])
    #expect(columns[3]["mean"] as? Double == 300.3)
    #expect(columns[3]["exact"] as? Bool == true)
    let groups = try #require(columns[3]["groups"] as? [[String: Any]])
    #expect(groups.map { $0["group"] as? String } == ["ປາກຊອງ", "パクソン"])
    #expect(groups.allSatisfy { Set($0.keys) == statistics.union(["group"]) })
    #expect((columns[3]["anova"] as? [String: Any])?["within_df"] as? Int == 1)
    let levels = try #require(columns[1]["frequencies"] as? [[String: Any]])
    #expect(levels.map { $0["level"] as? String } == ["ຍິງ", "ຊາຍ"])
    #expect(levels[0]["share"] as? Double == 0.6)
    #expect(levels[0]["groups"] as? [Int] == [1, 2])
  }

  @Test func whatIsNotDefinedIsNull() throws {
    let columns = try columns(try DescriptionCase.findings("x,y\n,\n,\n"))
    #expect(columns[0]["n"] as? Int == 0)
    for key in ["mean", "sd", "min", "median", "anova", "lag1_autocorrelation"] { #expect(columns[0][key] is NSNull) }
  }
}
