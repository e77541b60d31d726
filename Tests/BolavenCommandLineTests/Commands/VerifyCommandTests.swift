import Foundation
import TestSupport
import Testing

@testable import BolavenCommandLine

@Suite struct VerifyCommandTests {
  static let shipped = ["BOLAVEN_DATASETS": Repository.absolute("datasets")]

  @Test func everySetIsShownAndReached() {
    let call = Call("verify", variables: Self.shipped)
    #expect(call.status == .ok, "\(call.result)\(call.talk)")
    for set in ["PiDigits", "NumAcc4", "SmLs09", "AtmWtAg", "Longley", "Filip", "Wampler5", "chi2"] {
      #expect(call.result.contains("\n\(set) "), "\(set)")
    }
    #expect(call.result.contains(/NumAcc4 +15\.0 +15\.0 +15\.0 +15\.0/))
    #expect(call.result.contains("have the digits that are owed."))
    #expect(call.result.split(separator: "\n").allSatisfy { $0.count <= 80 })
  }

  @Test func onePartMayBeComputedAlone() {
    let call = Call("verify --only distributions", variables: Self.shipped)
    #expect(call.status == .ok)
    #expect(call.result.contains("normal") && !call.result.contains("Longley"))
    #expect(Call("verify --only nlls").status == .usage)
  }

  @Test func programsReadEveryNumber() throws {
    let call = Call("verify --only strd --format json", variables: Self.shipped)
    let root = try #require(try JSONSerialization.jsonObject(with: Data(call.result.utf8)) as? [String: Any])
    #expect(root["command"] as? String == "verify")
    #expect(root["reached"] as? Bool == (call.status == .ok))
    let sets = try #require(root["sets"] as? [[String: Any]])
    let longley = try #require(sets.first { $0["set"] as? String == "Longley" })
    #expect(longley["kind"] as? String == "regression")
    let numbers = try #require(longley["numbers"] as? [[String: Any]])
    #expect(numbers.count == 17)
    #expect(Set(numbers[0].keys) == ["quantity", "certified", "computed", "digits", "needed"])
  }

  /// A wrong certified value stands for a machine that computes wrongly.
  @Test func aNumberThatIsNotReachedIsMarkedAndTheAnswerIsNo() throws {
    let folder = try TemporaryFolder()
    try folder.file("certified/strd.csv", "set,kind,quantity,value\nA,univariate,mean,2.5\nA,univariate,sd,1\n")
    try folder.file("certified/strd/A.csv", "y\n1\n2\n3\n")
    let call = Call("verify --only strd", variables: ["BOLAVEN_DATASETS": folder.path])
    #expect(call.status == .no)
    #expect(call.result.contains(/A +0\.7 ! +15\.0 +15\.0/))
    #expect(call.result.contains("2 of 4 numbers have fewer digits than are owed."))
  }

  @Test func missingSetsAreToldWithTheirPlace() {
    let call = Call("verify", variables: ["BOLAVEN_DATASETS": "/no-such-folder"])
    #expect(call.status == .output)
    #expect(call.result.isEmpty)
    #expect(call.talk.contains("R604") && call.talk.contains("/no-such-folder/certified/strd.csv"))
  }

  @Test func aDamagedFileIsToldAsData() throws {
    let folder = try TemporaryFolder()
    try folder.file("certified/strd.csv", "set,kind,quantity,value\nA,univariate,mean,two\n")
    let call = Call("verify --only strd", variables: ["BOLAVEN_DATASETS": folder.path])
    #expect(call.status == .data)
    #expect(call.talk.contains("D127"))
  }
}
