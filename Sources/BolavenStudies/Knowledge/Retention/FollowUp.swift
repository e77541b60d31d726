import BolavenData

/// The test some time after the training, of the people who took all three.
struct FollowUp: Sendable {
  /// Positions of these people among the pairs, ascending.
  let people: [Int]
  /// Their scores, one a person.
  let scores: [Double]
  /// Their rows of the file, from 0; in one file those of the pairs.
  let rows: [Int]
  /// The file and how its people were found.
  let matching: KnowledgeScores.Matching
  /// Where these people stand in the file; the pairs' own place in one file.
  let place: KnowledgePlaces.Wave
  /// The file, or the column of one file.
  let source: String

  /// Looks for the people of the pairs in a third test: by what the test before says of them, then by the test after.
  ///
  /// - Parameters:
  ///   - pairs: who took the first two tests.
  ///   - fromBefore: the test before and the third one, matched by the same rules.
  ///   - fromAfter: the test after and the third one; `nil` where nobody is common.
  /// - Throws: `nobodyTookAllThree`.
  init(
    _ pairs: KnowledgeScores, fromBefore: KnowledgeScores, fromAfter: KnowledgeScores?, source: String, analysis: String
  ) throws(StudyError) {
    let byBefore = Self.rows(fromBefore)
    let byAfter = fromAfter.map(Self.rows) ?? [:]
    var used = Set<Int>()
    var found: [Int: (row: Int, score: Double)] = [:]
    for (position, row) in pairs.places.before.rows.enumerated() {
      if let match = byBefore[row], used.insert(match.row).inserted { found[position] = match }
    }
    for (position, row) in pairs.places.after.rows.enumerated() where found[position] == nil {
      if let match = byAfter[row], used.insert(match.row).inserted { found[position] = match }
    }
    guard !found.isEmpty else { throw StudyError([.knowledge(.nobodyTookAllThree(file: source), analysis: analysis)]) }
    people = found.keys.sorted()
    scores = people.compactMap { found[$0]?.score }
    rows = people.compactMap { found[$0]?.row }
    matching = fromBefore.matching
    place = fromBefore.places.after
    self.source = source
  }

  /// Rows and scores of the third test by the rows of the other.
  private static func rows(_ scores: KnowledgeScores) -> [Int: (row: Int, score: Double)] {
    Dictionary(
      zip(scores.places.before.rows, zip(scores.places.after.rows, scores.after)).map { row, third in
        (row, (third.0, third.1))
      }, uniquingKeysWith: { first, _ in first })
  }
}
