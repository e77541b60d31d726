import Testing

@testable import BolavenStudies

@Suite struct IdentifierAgreementTests {
  @Test(
    "how far identifiers agree",
    arguments: [
      ("LCA-007", "LCA-007", IdentifierAgreement.same), ("LCA-007", "lca 7", .written), ("007", "7", .written),
      ("LCA-007", "LCA_007 ", .written), ("LCA-໐໐໗", "LCA-007", .written), ("A-0", "A0", .written),
      ("LCA-007", "LCA-070", .swapped), ("HH0012", "HH0021", .swapped), ("LCA-007", "LCA-008", .edited),
      ("LCA-007", "LCA-0077", .edited), ("LCA-007", "LCA-019", .different), ("a", "b", .different),
      ("07", "70", .different), ("10", "100", .different), ("LCA-100", "LCA-001", .different), ("-", "/", .different),
    ])
  func grades(_ first: String, _ second: String, _ agreement: IdentifierAgreement) {
    let (a, b) = (ComparableIdentifier(first), ComparableIdentifier(second))
    #expect(a.agreement(with: b) == agreement)
    #expect(b.agreement(with: a) == agreement)
  }
}
