import BolavenData

/// Corrections of identifiers, written by hand: columns `file`, `row`, `person`, perhaps `reason`, and the identifier as
/// the file has it, under the name of its column there.
///
/// A table that `data link` wrote has a column `decision` too: its rows count where that says `linked`.
struct LinkTable {
  private let links: [KnowledgeScores.Link]
  private let path: String

  init(_ table: DataFrame, identifier: ColumnName) throws(StudyError) {
    path = table.source
    do throws(DataError) {
      let decisions = table.has("decision") ? try table.categories("decision") : nil
      let frame =
        decisions.map { decisions in
          table.rows((0..<table.rowCount).filter { decisions[$0] == PersonLink.Decision.linked.rawValue })
        } ?? table
      let files = try frame.categories("file")
      let rows = try frame.numbers("row", within: 2...1_048_576)
      let people = try frame.categories("person")
      let found = try frame.categories(identifier)
      let reasons = frame.has("reason") ? try frame.categories("reason") : nil
      try requireNoBlank(files, column: "file", in: frame)
      try requireNoBlank(people, column: "person", in: frame)
      try requireNoBlank(rows, column: "row", in: frame)
      try requireWhole(rows, column: "row", in: frame)
      links = (0..<frame.rowCount).compactMap { row in
        guard let file = files[row], let place = rows[row], let person = people[row] else { return nil }
        return KnowledgeScores.Link(
          file: file, row: Int(place), found: found[row], person: person, reason: reasons?[row],
          isByHand: decisions == nil)
      }
    } catch {
      throw StudyError(error)
    }
  }

  /// That every person is somebody: in one of the files, or on two rows that are corrected alike.
  ///
  /// - Throws: `linkToNobody` for each other.
  func requirePeople(in frames: [DataFrame], identifier: ColumnName, analysis: String) throws(StudyError) {
    var rows: [String: Int] = [:]
    for link in links { rows[link.person, default: 0] += 1 }
    var known = Set(rows.filter { $0.value > 1 }.keys)
    for frame in frames {
      guard let identifiers = try? frame.categories(identifier) else { continue }
      known.formUnion(identifiers.levels)
    }
    let strangers = frames.flatMap { links(for: $0) }.filter { !known.contains($0.person) }
    guard strangers.isEmpty else {
      throw StudyError(
        strangers.map {
          .knowledge(.linkToNobody(links: path, file: $0.file, row: $0.row, person: $0.person), analysis: analysis)
        })
    }
  }

  /// The corrections of one file, known by its name without the folder.
  func links(for frame: DataFrame) -> [KnowledgeScores.Link] {
    let name = frame.source.split(separator: "/").last.map(String.init) ?? frame.source
    return links.filter { $0.file == name || $0.file == frame.source }
  }
}
