import BolavenData
import BolavenReports

@testable import BolavenStudies

/// A file that stands in a test: rows of cells under a header, an empty text for an empty cell.
func frame(_ source: String, _ header: String, _ rows: [String]) -> DataFrame {
  let names = header.split(separator: ",").map { ColumnName(String($0)) }
  let cells = rows.map { $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init) }
  return DataFrame(
    source: source,
    columns: names.enumerated().map { position, name in
      (name, .text(Categories(cells.map { $0[position] })))
    })
}

/// Two waves of a test of two items with three options, its key and perhaps corrections.
struct KnowledgeFiles {
  var before = ["a,A,B", "b,C,B", "c,,B"]
  var after = ["c,A,C", "a,A,B", "d,A,A"]
  var key = ["i1,A,3", "i2,B,3"]
  var links: [String]?

  func scores() throws -> KnowledgeScores {
    try KnowledgeScores(
      before: frame("in/pre.csv", "pid,i1,i2", before), after: frame("in/post.csv", "pid,i1,i2", after),
      identifier: "pid", key: frame("key.csv", "item,correct,options", key),
      links: links.map { frame("links.csv", "file,row,pid,person,reason", $0) }, analysis: "gain")
  }

  var problems: [StudyProblem] { problemsOf { _ = try scores() } }
}

/// The problems that a step throws; none where it does not.
func problemsOf(_ step: () throws -> Void) -> [StudyProblem] {
  do {
    try step()
    return []
  } catch {
    return (error as? StudyError)?.problems ?? []
  }
}

/// The findings of totals before and after, one person each.
func knowledge(
  _ pre: [Double], _ post: [Double], maximum: Double? = nil, mastery: Double? = nil, isPrivate: Bool = false
) throws -> KnowledgeFindings {
  let people = pre.indices.map { "p\($0)" }
  let file = DataFrame(
    source: "scores.csv",
    columns: [
      ("pid", .text(Categories(people.map(Optional.some)))), ("pre", .numbers(NumberColumn(pre.map(Optional.some)))),
      ("post", .numbers(NumberColumn(post.map(Optional.some)))),
    ])
  var settings = KnowledgeSettings(
    source: .totals(file: "scores.csv", before: "pre", after: "post", maximum: maximum), identifier: "pid")
  settings.mastery = mastery
  settings.isIdentifierPrivate = isPrivate
  let scores = try KnowledgeScores(
    totals: file, identifier: "pid", before: "pre", after: "post", maximum: maximum, analysis: "gain")
  return try KnowledgeFindings(scores, settings)
}
