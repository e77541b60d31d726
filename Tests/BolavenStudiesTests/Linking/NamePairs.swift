import BolavenData
import TestSupport
import Testing

@testable import BolavenStudies

/// A line of Reference/name_pairs.csv (make_name_pairs.py): two persons with near names, or one person written twice.
struct NamePair: Sendable, CustomTestStringConvertible {
  enum Writing: String, CaseIterable, Sendable { case lao, latin, both }

  let isOnePerson: Bool
  let kind: String
  let sex: String
  let village: String
  let first: (id: String, lao: String, latin: String)
  let second: (id: String, lao: String, latin: String)

  var testDescription: String { "\(first.id) \(first.lao) \(first.latin) / \(second.id) \(second.lao) \(second.latin)" }

  static func all(onePerson: Bool) throws -> [NamePair] {
    let frame = try DataFrame(
      contentsOf: Repository.absolute("Tests/BolavenStudiesTests/Reference/name_pairs.csv"))
    let columns = try frame.names.map { name in try frame.categories(name) }
    return (0..<frame.rowCount).map { row in
      let cell = { (column: Int) in columns[column][row] ?? "" }
      return NamePair(
        isOnePerson: cell(0) == "same", kind: cell(1), sex: cell(2), village: cell(3),
        first: (cell(4), cell(6), cell(7)), second: (cell(5), cell(8), cell(9)))
    }.filter { $0.isOnePerson == onePerson }
  }

  /// The link table of two forms: the pair, and sixteen others of the village whose numbers are right.
  func links(_ writing: Writing, _ rules: LinkRules) throws -> PersonLinks {
    let header = "id,name_lao,name_latin,sex,village"
    let others = (0..<16).map { other in
      "X-\(3000 + 7 * other),,Person \(Self.syllables[other % 8])\(Self.syllables[other / 4]),\(other % 2 == 0 ? "M" : "F"),"
        + (other % 4 == 3 ? "Ban Other" : village)
    }
    let row = { (person: (id: String, lao: String, latin: String)) in
      "\(person.id),\(writing == .latin ? "" : person.lao),\(writing == .lao ? "" : person.latin),\(sex),\(village)"
    }
    return try PersonLinks(
      before: frame("pre.csv", header, [row(first)] + others), after: frame("post.csv", header, others + [row(second)]),
      fields: LinkFields(identifier: "id", names: ["name_lao", "name_latin"], sex: "sex", affiliation: "village"),
      rules: rules)
  }

  private static let syllables = ["bra", "cro", "dri", "fle", "glu", "pra", "sto", "tre"]

  /// What was decided on the pair; unmatched where each found nobody.
  func decision(_ writing: Writing, _ rules: LinkRules) throws -> PersonLink {
    let links = try links(writing, rules).links
    let link = try #require(links.first { $0.rowBefore == 0 })
    #expect(link.rowAfter == nil || link.rowAfter == 16)
    #expect(links.count { $0.method == .identifier } == 16)
    return link
  }
}
