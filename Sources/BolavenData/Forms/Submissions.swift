/// The submissions of an export, each once.
///
/// A submission that stands in the export twice, word for word but for its numbers, was delivered twice: the first is
/// kept. Two that differ and have one identity are a problem, and both stay.
struct Submissions {
  let frame: DataFrame
  let problems: [DataProblem]
  /// Values of the linking columns of rows that were left out, by column.
  private let leftOut: [String: Set<String>]

  /// Differ between two deliveries of one submission.
  private static let numbering: Set<String> = ["_index", "_id", "_submission_time", "SubmissionDate"]

  init(_ frame: DataFrame) {
    let identity = SurveyMetadata.identities.map { ColumnName($0) }.first(where: frame.has)
    guard let identity, let identities = try? frame.categories(identity) else {
      self.frame = frame
      problems = []
      leftOut = [:]
      return
    }
    var rowsOfIdentity: [Int32: [Int]] = [:]
    for (row, code) in identities.codes.enumerated() where code >= 0 { rowsOfIdentity[code, default: []].append(row) }
    let compared = frame.names.filter { !Self.numbering.contains($0.text) }.compactMap { try? frame.categories($0) }
    var copies: Set<Int> = []
    var problems: [DataProblem] = []
    for (code, rows) in rowsOfIdentity.filter({ $0.value.count > 1 }).sorted(by: { $0.value[0] < $1.value[0] }) {
      let differing = rows.dropFirst().filter { row in compared.contains { $0.codes[row] != $0.codes[rows[0]] } }
      copies.formUnion(rows.dropFirst().filter { !differing.contains($0) })
      guard !differing.isEmpty else { continue }
      problems.append(
        .duplicateIdentifier(
          path: frame.source, column: identity.text, excelColumn: frame.excelColumn(identity) ?? "",
          identifier: identities.levels[Int(code)], rows: ([rows[0]] + differing).map(frame.excelRow)))
    }
    self.problems = problems
    guard !copies.isEmpty else {
      self.frame = frame
      leftOut = [:]
      return
    }
    let kept = (0..<frame.rowCount).filter { !copies.contains($0) }
    let selected = frame.rows(kept)
    self.frame = selected.remade(
      frame.names.map { ($0, (try? selected.column($0)) ?? .text(Categories([])), frame.excelColumn($0)) },
      codebook: frame.codebook, notes: [.repeatedSubmissions(rows: copies.sorted().map(frame.excelRow))])
    leftOut = Dictionary(
      SurveyMetadata.links.compactMap { link -> (String, Set<String>)? in
        guard let keys = try? frame.categories(ColumnName(link.parent)) else { return nil }
        let keptKeys = Set(kept.compactMap { keys[$0] })
        return (link.child, Set(copies.compactMap { keys[$0] }).subtracting(keptKeys))
      }, uniquingKeysWith: { first, _ in first })
  }

  /// The rows of a repeat without those of submissions that were left out.
  func droppingRows(ofRepeat child: DataFrame) -> DataFrame {
    for (column, keys) in leftOut where !keys.isEmpty {
      guard let references = try? child.categories(ColumnName(column)) else { continue }
      let kept = (0..<child.rowCount).filter { row in references[row].map { !keys.contains($0) } ?? true }
      return kept.count == child.rowCount ? child : child.rows(kept)
    }
    return child
  }
}
