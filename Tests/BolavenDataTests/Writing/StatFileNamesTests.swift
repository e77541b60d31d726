import BolavenFormats
import Testing

@testable import BolavenData

@Suite struct StatFileNamesTests {
  @Test(
    "names that Stata does not allow are changed",
    arguments: [
      ("age", "age"), ("_age", "_age"), ("ອາຍຸ", "ອາຍຸ"), ("Post total", "Post_total"), ("1st", "v1st"), ("", "v"),
      ("if", "if_"), ("str5", "str5_"), ("street", "street"), ("a.b", "a_b"), ("q[1]", "q_1_"), ("a;DROP", "a_DROP"),
      (String(repeating: "a", count: 40), String(repeating: "a", count: 32)),
    ])
  func namesOfStata(_ name: String, _ expected: String) {
    #expect(StatFileNames(kind: .stata).names(for: [name]) == [expected])
  }

  @Test(
    "names that SPSS does not allow are changed",
    arguments: [
      ("age", "age"), ("_age", "v_age"), ("a.b", "a.b"), ("a.", "a_"), ("with", "with_"), ("All", "All_"),
      ("1st", "v1st"),
      ("Post total", "Post_total"), ("...", "v.._"),
      (String(repeating: "ກ", count: 40), String(repeating: "ກ", count: 21)),
    ])
  func namesOfSPSS(_ name: String, _ expected: String) {
    #expect(StatFileNames(kind: .spss).names(for: [name]) == [expected])
  }

  @Test func namesStayDifferent() {
    #expect(StatFileNames(kind: .stata).names(for: ["a b", "a_b", "a-b", "A_b"]) == ["a_b_2", "a_b", "a_b_3", "A_b"])
    #expect(StatFileNames(kind: .spss).names(for: ["Age", "age", "AGE"]) == ["Age", "age_2", "AGE_3"])
    let long = ["x", "y"].map { String(repeating: "a", count: 40) + $0 }
    let names = StatFileNames(kind: .stata).names(for: long)
    #expect(Set(names).count == 2 && names.allSatisfy { $0.count <= 32 })
  }
}
