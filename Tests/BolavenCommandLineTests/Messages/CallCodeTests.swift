import TestSupport
import Testing

@testable import BolavenCommandLine

/// Codes that a command gives itself, each with a call that meets it.
@Suite struct CallCodeTests {
  private static let nsw = "datasets/nsw/nsw.csv"

  @Test(
    "a call that cannot be made has its code, its status, and no result",
    arguments: [
      ("cooperatives datasets/paksong/coop_ledger.csv --from 2024 --to 2019", "C130"),
      ("knowledge a b c d --id pid", "C132"), ("knowledge a b --id pid --key k --by age --bands 35,25", "C176"),
      ("check datasets/paksong/study.yaml --xlsx-marks m.xlsx", "C133"),
      ("income \(nsw) --outcome re78 --treatment treat --id data_id", "C134"),
      ("income \(nsw) --outcome re78 --treatment treat --winsor 99", "C135"),
      ("run datasets/paksong/study.yaml nothing", "C137"),
      ("income \(nsw) --outcome re78 --treatment treat --headline ancova", "C140"),
      ("income \(nsw) --outcome treat --treatment treat", "C141"), ("regress \(nsw) 're78 ~ treat +'", "C142"),
      ("regress \(nsw) 're78 ~ treat' --vcov CR2", "C143"), ("regress \(nsw) 're78 ~ treat' --level 5%", "C144"),
      ("data convert datasets/kobo/kobo_export.xlsx members.csv --repeat nothing", "C145"), ("explain Z9", "C147"),
      ("notebook new scores", "C148"), ("new -", "C152"), ("new SAME.csv", "C153"), ("run nothing.yaml", "P215"),
      ("why datasets/paksong/study.yaml knowledge-gain.all.chnge", "C167"), ("indicators PLAN.yaml", "P247"),
      ("notebook run nothing.md", "N100"),
    ])
  func hasItsCode(_ line: String, _ code: String) throws {
    let folder = try TemporaryFolder()
    let same = try folder.file("same.csv", "a,b\n1,2\n1,2\n")
    let study = try Repository.text("datasets/paksong/study.yaml")
    let plan = try folder.file(
      "study.yaml",
      String(study.prefix(upTo: study.firstRange(of: "\nindicators:")?.lowerBound ?? study.endIndex)) + "\n")
    let call = Call(line.replacing("SAME.csv", with: same).replacing("PLAN.yaml", with: plan))
    #expect(call.talk.contains("error[\(code)]"), "\(call.talk)")
    #expect(call.status == (code.hasPrefix("C") ? .usage : .plan) && call.result.isEmpty)
  }
}
