import TestSupport
import Testing

@testable import BolavenCommandLine

@Suite struct IncomeCommandTests {
  private func call(_ header: String, _ rows: [String], _ options: String) throws -> (Call, MachineOutputReader?) {
    let folder = try TemporaryFolder()
    let path = try folder.file("data.csv", ([header] + rows).joined(separator: "\n") + "\n")
    let words = options.split(separator: " ").map(String.init)
    let text = Call(words: ["income", path] + words)
    let json = Call(words: ["income", path] + words + ["--format", "json"])
    return (text, json.result.isEmpty ? nil : try MachineOutputReader(json.result))
  }

  private func effect(_ output: MachineOutputReader?, _ field: String = "estimate") -> Double? {
    output?.number(at: MachineOutputPlace(term: "t", field: field))
  }

  /// y rises by 20 + 10·t from September to October.
  @Test func septemberComesBeforeOctober() throws {
    let rows = (1...12).flatMap { unit -> [String] in
      let arm = unit % 2
      return ["u\(unit),2022-9,\(arm),\(100 + unit)", "u\(unit),2022-10,\(arm),\(120 + unit + 10 * arm + unit % 3)"]
    }
    let (text, output) = try call("id,wave,t,y", rows, "--outcome y --treatment t --id id --wave wave")
    #expect(text.result.contains("Before: wave = 2022-9; after: 2022-10"))
    #expect(abs((effect(output) ?? 0) - 10) < 1)
  }

  @Test func monthsWithThePointBeforeTheYearAreNoNumbers() throws {
    let rows = (1...12).flatMap { unit -> [String] in
      let arm = unit % 2
      return ["u\(unit),12.2022,\(arm),\(100 + unit)", "u\(unit),01.2023,\(arm),\(120 + unit + 10 * arm + unit % 3)"]
    }
    let (text, output) = try call("id,wave,t,y", rows, "--outcome y --treatment t --id id --wave wave")
    #expect(text.result.contains("Before: wave = 12.2022; after: 01.2023"))
    #expect(abs((effect(output) ?? 0) - 10) < 1)
  }

  /// The difference of means of such numbers is none any more.
  @Test func numbersTooLargeToComputeWithAreRefused() throws {
    let (text, output) = try call(
      "t,y", ["1,1e308", "0,-1e308", "1,1e308", "0,-1e308", "0,3"], "--outcome y --treatment t")
    #expect(text.status == .notEstimable)
    #expect(text.result.isEmpty && output == nil)
    #expect(text.talk.contains("E312"))
  }

  /// One cluster in each arm: the scores of the clusters cancel, whatever the covariance is called.
  @Test("a covariance that was asked for and cannot be had", arguments: ["CR0", "CR1", "CR1S", "CR2", "CR3"])
  func oneClusterInEachArm(_ name: String) throws {
    let rows = ["1,3,a", "1,4,a", "1,6,a", "0,1,b", "0,3,b", "0,2,b"]
    let (text, output) = try call("t,y,cl", rows, "--outcome y --treatment t --cluster cl --vcov \(name)")
    #expect(text.status == .notEstimable)
    #expect(abs((effect(output) ?? 0) - 7.0 / 3) < 1e-12)
    for field in ["std_error", "p_value", "conf_low", "conf_high"] { #expect(effect(output, field) == nil, "\(field)") }
  }

  @Test func aLossOfTwentyTwoAndAHalfPointsIsRoundedUp() throws {
    let rows = (0..<160).flatMap { unit -> [String] in
      let arm = unit % 2
      let isLost = arm == 1 ? unit < 46 : unit < 10
      let before = "u\(unit),1,\(arm),\(40 + unit % 5)"
      return isLost ? [before] : [before, "u\(unit),2,\(arm),\(50 + unit % 7)"]
    }
    let (text, _) = try call("id,wave,t,y", rows, "--outcome y --treatment t --id id --wave wave")
    #expect(text.result.contains("programme 28.8%, comparison 6.3%") || text.result.contains("28.8%"))
    #expect(text.result.contains("lost 23 percentage points"))
  }

  /// The control after the programme is the outcome itself; the one before says nothing.
  @Test func controlsAreThoseOfTheWaveBefore() throws {
    let rows = (1...24).flatMap { unit -> [String] in
      let arm = unit % 2
      let after = 50 + 8 * arm + unit * 7 % 5
      return ["u\(unit),1,\(arm),\(40 + unit % 4),\(unit % 3)", "u\(unit),2,\(arm),\(after),\(after)"]
    }
    let options = "--outcome y --treatment t --id id --wave wave --controls x --assignment random"
    let (text, output) = try call("id,wave,t,y,x", rows, options)
    #expect(abs((effect(output) ?? 0) - 8) < 1)
    #expect(text.result.contains("Controls, of the wave before: x."))
  }

  @Test func whoGaveNoAnswerAfterwardsIsLost() throws {
    let rows = (1...40).flatMap { unit -> [String] in
      let arm = unit % 2
      let after = arm == 1 && unit <= 20 ? "" : "\(50 + unit % 7 + arm)"
      return ["u\(unit),1,\(arm),\(40 + unit % 5)", "u\(unit),2,\(arm),\(after)"]
    }
    let (text, _) = try call("id,wave,t,y", rows, "--outcome y --treatment t --id id --wave wave")
    #expect(text.result.contains("programme 50.0%, comparison"))
    #expect(text.result.contains("50 percentage points"))
  }

  /// The lone cluster's own variance cannot be seen: an interval for persons would cover far too seldom.
  @Test func oneClusterInAnArmHasATestButNoInterval() throws {
    let rows = (0..<30).map { row in "v\(row / 5),\(row < 5 ? 1 : 0),\(100 + row * 37 % 23 + (row < 5 ? 100 : 0))" }
    let (text, output) = try call(
      "v,t,y", rows, "--outcome y --treatment t --cluster v --assignment random")
    #expect(effect(output) != nil && effect(output, "p_value") != nil)
    #expect(effect(output, "std_error") == nil && effect(output, "conf_low") == nil)
    #expect(effect(output, "df") == 4)
    #expect(
      text.result.split(whereSeparator: \.isWhitespace).joined(separator: " ").contains("one of them alone in its arm"))
  }

  @Test func aMissingRandomisationTestIsSaid() throws {
    let rows = (0..<40).map { row in "p\(row / 2),\(row % 2),\(100 + row * 17 % 23 + 5 * (row % 2))" }
    let (text, _) = try call("p,t,y", rows, "--outcome y --treatment t --pairs p --assignment random")
    #expect(text.status == .ok)
    let words = text.result.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(words.contains("No randomisation test: it needs at most 17 pairs"))
  }

  @Test(
    "options that do not go together are a wrong call",
    arguments: [
      ("--outcome y --treatment t --id id", "--id and --wave go together"),
      ("--outcome y --treatment t --base 2022", "--base needs --deflator"),
      ("--outcome t --treatment t", "the outcome is the treatment itself"),
      ("--outcome y --treatment t --headline ancova", "needs the outcome before"),
      ("--outcome y+ --treatment t", "cannot be read at its character"),
      ("--outcome y --treatment t --winsor 99", "is no percentile"),
    ])
  func refuses(_ options: String, _ what: String) throws {
    let (text, _) = try call("t,y", ["0,1", "1,2", "0,3", "1,5"], options)
    #expect(text.status == .usage)
    #expect(text.result.isEmpty)
    #expect(text.talk.split(separator: "\n").joined(separator: " ").contains(what), "\(text.talk)")
  }

  @Test func cautionsStandInTheMachineOutputToo() throws {
    let folder = try TemporaryFolder()
    let path = try folder.file("d.csv", "t,y\n0,1\n1,2\n0,3\n1,5\n0,2\n1,4\n")
    let json = Call(words: ["income", path, "--outcome", "y", "--treatment", "t", "--format", "json"]).result
    #expect(json.contains("Not assigned by lot"))
  }
}
