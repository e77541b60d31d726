import Foundation
import Testing

@testable import BolavenCommandLine

@Suite struct DoctorCommandTests {
  /// The tests themselves need these parts.
  @Test func findsWhatTheTestsRunWith() throws {
    let outcome = Outcome("doctor", "--format", "json")
    let root = try #require(try JSONSerialization.jsonObject(with: Data(outcome.result.utf8)) as? [String: Any])
    let parts = try #require(root["parts"] as? [[String: Any]])
    #expect(root["bolaven"] as? String == Version.text)
    for name in ["OpenBLAS", "libyaml", "Boost.Math", "libxlsxwriter"] {
      let part = try #require(parts.first { $0["part"] as? String == name })
      #expect(part["found"] as? Bool == true, "\(name)")
      #expect(part["version"] is String, "\(name)")
    }
    #expect(outcome.talk.isEmpty)
  }

  @Test func theTableIsTheSameForPeople() {
    let outcome = Outcome("doctor")
    #expect(outcome.status == .ok)
    #expect(outcome.result == SystemPart.table(SystemPart.all { _ in nil }))
  }
}
