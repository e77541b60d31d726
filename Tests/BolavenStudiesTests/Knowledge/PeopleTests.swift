import BolavenData
import Testing

@testable import BolavenStudies

@Suite struct PeopleTests {
  @Test func peopleAreMatchedByIdentifierInTheOrderOfTheFirstFile() throws {
    let scores = try KnowledgeFiles().scores()
    #expect(scores.before == [2, 1])
    #expect(scores.after == [2, 1])
    #expect(scores.matching.pairs == 2)
    #expect(scores.matching.byIdentifier == 2)
    #expect(scores.matching.onlyBefore == ["b"])
    #expect(scores.matching.onlyAfter == ["d"])
    #expect(scores.maximum == 2)
  }

  @Test func aHandCorrectionIsUsedAndRemembered() throws {
    var files = KnowledgeFiles()
    files.after = ["c,A,C", "a,A,B", ",A,A", "B,C,C"]
    files.links = ["post.csv,4,,d,no name", "post.csv,5,B,b,", "follow.csv,2,x,y,"]
    let matching = try files.scores().matching
    #expect(matching.pairs == 3)
    #expect(matching.byIdentifier == 2)
    #expect(
      matching.byLink == [
        KnowledgeScores.Link(file: "post.csv", row: 5, found: "B", person: "b", reason: nil, isByHand: true)
      ])
    #expect(matching.onlyAfter == ["d"])
    #expect(matching.withoutIdentifierAfter == [])
  }

  @Test func rowsWithoutAnIdentifierAreCountedNotGuessed() throws {
    var files = KnowledgeFiles()
    files.before = ["a,A,B", ",A,B", ",A,B"]
    let matching = try files.scores().matching
    #expect(matching.withoutIdentifierBefore == [3, 4])
    #expect(matching.rowsBefore == 3)
    #expect(matching.pairs == 1)
  }

  @Test func correctionsThatDoNotFitTheFileAreRefusedTogether() {
    var files = KnowledgeFiles()
    files.links = ["pre.csv,2,z,a,", "pre.csv,99,q,a,", "post.csv,2,,a,"]
    #expect(
      files.problems == [
        .knowledge(.linkDisagrees(path: "in/pre.csv", row: 2, found: "a", stated: "z"), analysis: "gain"),
        .knowledge(.linkDisagrees(path: "in/pre.csv", row: 99, found: nil, stated: "q"), analysis: "gain"),
        .knowledge(.linkDisagrees(path: "in/post.csv", row: 2, found: "c", stated: nil), analysis: "gain"),
      ])
  }

  @Test(
    "a correction says file, row and person",
    arguments: [
      (",2,a,b,", DataProblem.missingIdentifier(path: "links.csv", column: "file", rows: [2])),
      ("pre.csv,,a,b,", .missingIdentifier(path: "links.csv", column: "row", rows: [2])),
      ("pre.csv,2,a,,", .missingIdentifier(path: "links.csv", column: "person", rows: [2])),
      (
        "pre.csv,2.5,a,b,",
        .notWhole(path: "links.csv", column: "row", excelColumn: "B", cells: [CellFact(row: 2, text: "2.5")], total: 1)
      ),
    ])
  func incompleteCorrections(_ row: String, _ problem: DataProblem) {
    var files = KnowledgeFiles()
    files.links = [row]
    #expect(files.problems == [.data(problem)])
  }

  @Test func aPersonOnTwoRowsIsRefusedAlsoAfterACorrection() {
    var files = KnowledgeFiles()
    files.before = ["a,A,B", "b,C,B", "a,,B"]
    files.links = ["post.csv,2,c,a,"]
    let twice = { (path: String, rows: [Int]) in
      StudyProblem.data(
        .duplicateIdentifier(path: path, column: "pid", excelColumn: "A", identifier: "a", rows: rows))
    }
    #expect(files.problems == [twice("in/pre.csv", [2, 4]), twice("in/post.csv", [2, 3])])
  }

  @Test func nobodyInCommonIsAProblemWithExamples() {
    var files = KnowledgeFiles()
    files.after = ["A-1,A,B"]
    #expect(
      files.problems == [
        .data(
          .nobodyMatched(
            firstPath: "in/pre.csv", firstColumn: "pid", firstExample: "a", secondPath: "in/post.csv",
            secondColumn: "pid", secondExample: "A-1"))
      ])
  }

  @Test func problemsOfAllFourFilesAreReportedTogether() {
    var files = KnowledgeFiles()
    files.before = ["a,A,B", "a,Z,B"]
    files.after = ["c,A,Z"]
    files.key = ["i1,A,3", "i2,B,3", "i3,A,3"]
    files.links = ["pre.csv,1,a,b,"]
    // The key names an item that neither file has; the link has a row above the first.
    let columns = files.problems.compactMap { problem in
      switch problem {
      case .data(.outOfRange(let path, let column, _, _, _, _, _)): "\(path) \(column)"
      case .data(.duplicateIdentifier(let path, let column, _, _, _)): "\(path) \(column)"
      case .data(.unknownCode(let path, let column, _, _, _, _)): "\(path) \(column)"
      case .scoring(.keyDoesNotFit(let path, _, let missing, _, _)): "\(path) \(missing[0])"
      default: nil
      }
    }
    #expect(
      columns == [
        "links.csv row", "in/pre.csv pid", "in/pre.csv i1", "in/pre.csv i3", "in/post.csv i2", "in/post.csv i3",
      ])
  }
}
