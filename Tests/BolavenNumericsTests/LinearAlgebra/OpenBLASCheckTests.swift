import Testing

@testable import BolavenNumerics

@Suite struct OpenBLASCheckTests {
  @Test func everyRoutineIsRightHere() throws {
    let checks = try OpenBLASCheck.run()
    #expect(checks.map(\.routine) == ["dgemm", "dgeqp3", "dsyevd"])
    for check in checks {
      #expect(check.isRight, "\(check.routine): \(check.worstError) n ε")
      #expect(check.worstError > 0)
    }
  }

  @Test func whatHasNoNumberIsWrong() {
    #expect(!OpenBLASCheck(routine: "dgemm", worstError: .infinity).isRight)
    #expect(!OpenBLASCheck(routine: "dgemm", worstError: 8.5).isRight)
    #expect(OpenBLASCheck(routine: "dgemm", worstError: 8).isRight)
  }
}
