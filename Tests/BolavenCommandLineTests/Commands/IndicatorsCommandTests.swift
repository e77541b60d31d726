import TestSupport
import Testing

@testable import BolavenCommandLine

@Suite struct IndicatorsCommandTests {
  @Test func aFrameworkMayHoldItsActuals() throws {
    let folder = try TemporaryFolder()
    let path = try folder.file("f.csv", "indicator_id,label,unit,baseline,target,actual\n1.1,People,people,0,10,7\n")
    let call = Call(words: ["indicators", path])
    #expect(call.status == .ok)
    #expect(call.result.contains(/1\.1 +People +people +0 +10 +7 +70% +Behind/))
  }

  @Test(
    "the last period is the last in time", arguments: [("2024-9", "2024-10"), ("9", "10"), ("Q4/2023", "Q1/2024")])
  func latestIsLatestInTime(_ first: String, _ last: String) throws {
    let folder = try TemporaryFolder()
    let framework = try folder.file("f.csv", "indicator_id,label,unit,baseline\nx,People,people,0\n")
    let values = try folder.file(
      "v.csv", "indicator_id,period,kind,value\nx,\(first),actual,100\nx,\(last),actual,200\nx,2025,target,150\n")
    let call = Call(words: ["indicators", framework, "--values", values])
    #expect(call.result.contains(/People +people +0 +150 +200 +133% +Met/), "\(call.result)\(call.talk)")
  }

  @Test(
    "periods without an order are refused", arguments: [("March", "April"), ("2024", "2024-06"), ("2023-Q4", "2023")])
  func periodsWithoutAnOrderAreRefused(_ first: String, _ second: String) throws {
    let folder = try TemporaryFolder()
    let framework = try folder.file("f.csv", "indicator_id,label,unit,baseline\nx,People,people,0\n")
    let values = try folder.file(
      "v.csv", "indicator_id,period,kind,value\nx,\(first),actual,100\nx,\(second),actual,200\n")
    let call = Call(words: ["indicators", framework, "--values", values])
    #expect(call.status == .data)
    #expect(call.talk.contains("D380"))
  }

  @Test func aFrameworkInConflictIsWrongData() throws {
    let folder = try TemporaryFolder()
    let path = try folder.file("f.csv", "indicator_id,label,unit,baseline,target,actual\n1.1,Loss,kg,10,5,7\n")
    let call = Call(words: ["indicators", path])
    #expect(call.status == .data)
    #expect(call.talk.contains("D379") && call.talk.contains(path))
  }

  @Test func realFactsOfTheExampleAreNotCalledInvented() {
    let call = Call("indicators datasets/paksong/indicators.csv")
    #expect(call.status == .ok)
    #expect(!call.result.contains("SYNTHETIC"))
    #expect(call.result.contains("328"))
  }
}
