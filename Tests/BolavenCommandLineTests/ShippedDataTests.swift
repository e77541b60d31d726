import TestSupport
import Testing

@testable import BolavenCommandLine

@Suite struct ShippedDataTests {
  @Test func theFolderOfTheEnvironmentComesFirst() throws {
    let console = Recorder().console(variables: ["BOLAVEN_DATASETS": Repository.absolute("datasets")])
    let path = try ShippedData.path(of: "certified/strd.csv", "the sets are not", on: console)
    #expect(path == Repository.absolute("datasets") + "/certified/strd.csv")
  }

  @Test func whatIsNowhereIsToldWithWhereItWasSought() {
    let console = Recorder().console(variables: ["BOLAVEN_DATASETS": "/no-such-folder"])
    let failure = #expect(throws: CommandFailure.self) {
      try ShippedData.path(of: "certified/strd.csv", "the sets are not", on: console)
    }
    #expect(failure?.status == .output)
    #expect(failure?.messages.first?.what == "the sets are not on this machine")
    #expect(failure?.messages.first?.places.first?.text == "/no-such-folder/certified/strd.csv")
  }
}
