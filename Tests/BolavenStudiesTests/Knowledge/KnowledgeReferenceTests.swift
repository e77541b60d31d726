import BolavenData
import BolavenEstimation
import TestSupport
import Testing

@testable import BolavenStudies

/// From answers to every number of the machine output, against NumPy and SciPy (Reference/make_knowledge_values.py).
@Suite struct KnowledgeReferenceTests {
  static let folder = "Tests/BolavenStudiesTests/Reference/"

  private func findings(_ name: String) throws -> KnowledgeFindings {
    let frame = try DataFrame(contentsOf: Repository.absolute(Self.folder + "knowledge_data.csv"))
    let (cases, waves) = (try frame.categories("case"), try frame.categories("wave"))
    let rows = { (wave: String) in
      frame.rows((0..<frame.rowCount).filter { cases[$0] == name && waves[$0] == wave })
    }
    let items = zip(1...6, "ABCABC").map { "i\($0),\($1),3" }
    var settings = KnowledgeSettings(
      source: .answers(before: "pre.csv", after: "post.csv", key: "key.csv", links: nil), identifier: "pid")
    settings.mastery = 0.6
    let scores = try KnowledgeScores(
      before: rows("pre"), after: rows("post"), identifier: "pid",
      key: BolavenStudiesTests.frame("key.csv", "item,correct,options", items), links: nil, analysis: "gain")
    return try KnowledgeFindings(scores, settings)
  }

  @Test("every number has ten digits", arguments: ["few", "more", "worse", "same"])
  func agreesWithIndependentSoftware(_ name: String) throws {
    let values = try DataFrame(contentsOf: Repository.absolute(Self.folder + "knowledge_values.csv"))
    let (cases, models) = (try values.categories("case"), try values.categories("model"))
    let (terms, fields) = (try values.categories("term"), try values.categories("field"))
    let numbers = try values.numbers("value")
    let found = try MachineOutputReader(findings(name))
    var checked = 0
    for row in 0..<values.rowCount where cases[row] == name {
      let method = models[row] == "paired t" ? "" : models[row] ?? ""
      let place = MachineOutputPlace(method: method, term: terms[row] ?? "", field: fields[row] ?? "")
      let (got, expected) = (try #require(found.number(at: place)), try #require(numbers[row]))
      // Noncentral t limits come from a root that SciPy finds to about eleven digits.
      #expect(agreeingDigits(got, expected) >= 10, "\(place.term) \(place.field): \(got), expected \(expected)")
      checked += 1
    }
    #expect(checked == 36)
  }
}
