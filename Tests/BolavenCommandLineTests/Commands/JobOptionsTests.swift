import Testing

@testable import BolavenCommandLine

@Suite struct JobOptionsTests {
  @Test(
    "files that a plan beside them calls invented say so without the plan",
    arguments: [
      "cooperatives datasets/paksong/coop_ledger.csv",
      "knowledge datasets/paksong/tot_pre.csv datasets/paksong/tot_post.csv --key datasets/paksong/tot_key.csv "
        + "--link datasets/paksong/tot_links.csv --id participant_id",
    ])
  func knowsInventedFiles(_ line: String) {
    for format in ["text", "csv", "tsv", "md", "html", "tex", "tree", "json"] {
      let call = Call("\(line) --format \(format)")
      #expect(call.status == .ok, "\(call.talk)")
      #expect(call.result.contains("SYNTHETIC DATA"), "\(format)")
    }
  }

  @Test func realDataSayNothing() {
    #expect(!Call("income datasets/nsw/nsw.csv --outcome re78 --treatment treat").result.contains("SYNTHETIC"))
    #expect(
      Call("income datasets/nsw/nsw.csv --outcome re78 --treatment treat --synthetic").result.contains("SYNTHETIC"))
  }
}
