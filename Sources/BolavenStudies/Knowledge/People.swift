import BolavenData

/// Who each row of one wave is, by identifier and hand corrections.
struct People {
  /// One entry a row; `nil` where nobody knows.
  let personOfRow: [String?]
  let links: [Int: KnowledgeScores.Link]
  /// Rows of people who answered nothing that counts.
  var absent: Set<Int> = []

  /// - Throws: a person on two rows.
  init(
    _ frame: DataFrame, identifier: ColumnName, links: [KnowledgeScores.Link], analysis: String
  ) throws(StudyError) {
    let identifiers: Categories
    do throws(DataError) { identifiers = try frame.categories(identifier) } catch { throw StudyError(error) }
    var people = (0..<frame.rowCount).map { identifiers[$0] }
    var used: [Int: KnowledgeScores.Link] = [:]
    var problems: [StudyProblem] = []
    for link in links {
      guard let row = (0..<frame.rowCount).first(where: { frame.excelRow($0) == link.row }), link.found == people[row]
      else {
        let row = (0..<frame.rowCount).first { frame.excelRow($0) == link.row }
        problems.append(
          .knowledge(
            .linkDisagrees(
              path: frame.source, row: link.row, found: row.flatMap { people[$0] }, stated: link.found),
            analysis: analysis))
        continue
      }
      people[row] = link.person
      // A row of a link table whose identifier was right is no correction.
      if link.person != link.found { used[row] = link }
    }
    guard problems.isEmpty else { throw StudyError(problems) }
    let repeated = repetitions(of: people, columns: [identifier], in: frame) { $0 }
    guard repeated.isEmpty else { throw StudyError(DataError(repeated)) }
    personOfRow = people
    self.links = used
  }

  var rowsWithoutPerson: [Int] {
    personOfRow.indices.filter { personOfRow[$0] == nil && !absent.contains($0) }
  }
}

/// Rows of the same person in two waves.
struct Matched {
  let rows: [(before: Int, after: Int)]
  /// Whether each pair has one identifier in both files, as they are.
  let isExact: [Bool]
  let matching: KnowledgeScores.Matching

  /// - Throws: `nobodyMatched` when the waves have no person in common.
  init(
    before: People, after: People, frames: (before: DataFrame, after: DataFrame), identifier: ColumnName,
    found: PersonLinks? = nil
  ) throws(StudyError) {
    let rowFound = Dictionary(
      uniqueKeysWithValues: (found?.found ?? []).compactMap { link in
        link.rowBefore.flatMap { before in link.rowAfter.map { (before, $0) } }
      }.filter { !before.absent.contains($0.0) && !after.absent.contains($0.1) })
    let isFoundAfter = Set(rowFound.values)
    var rowAfter: [String: Int] = [:]
    for (row, person) in after.personOfRow.enumerated() {
      if let person, !isFoundAfter.contains(row), !after.absent.contains(row) { rowAfter[person] = row }
    }
    var pairs: [(before: Int, after: Int)] = []
    var links: [KnowledgeScores.Link] = []
    var isExact: [Bool] = []
    var onlyBefore: [String] = []
    for (row, person) in before.personOfRow.enumerated() where !before.absent.contains(row) {
      if let match = rowFound[row] {
        pairs.append((row, match))
        isExact.append(false)
        continue
      }
      guard let person else { continue }
      guard let match = rowAfter.removeValue(forKey: person) else {
        onlyBefore.append(person)
        continue
      }
      pairs.append((row, match))
      let link = before.links[row] ?? after.links[match]
      if let link { links.append(link) }
      isExact.append(link == nil)
    }
    guard !pairs.isEmpty else {
      throw StudyError(
        DataError([
          .nobodyMatched(
            firstPath: frames.before.source, firstColumn: identifier.text,
            firstExample: before.personOfRow.compactMap { $0 }.first ?? "", secondPath: frames.after.source,
            secondColumn: identifier.text, secondExample: after.personOfRow.compactMap { $0 }.first ?? "")
        ]))
    }
    rows = pairs
    self.isExact = isExact
    matching = KnowledgeScores.Matching(
      rowsBefore: frames.before.rowCount - before.absent.count,
      rowsAfter: frames.after.rowCount - after.absent.count, byIdentifier: isExact.count { $0 },
      byLink: links,
      onlyBefore: onlyBefore, onlyAfter: after.personOfRow.compactMap { $0 }.filter { rowAfter[$0] != nil },
      withoutIdentifierBefore: before.rowsWithoutPerson.filter { rowFound[$0] == nil }.map(frames.before.excelRow),
      withoutIdentifierAfter: after.rowsWithoutPerson.filter { !isFoundAfter.contains($0) }.map(frames.after.excelRow),
      lines: found?.lines(before: frames.before, after: frames.after) ?? [], fields: found?.fields)
  }
}
