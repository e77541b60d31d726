import BolavenReports
import BolavenStudies

extension Table {
  /// One line a row: its label and what is printed in its cells, two blanks between, before any renderer.
  func lines(in language: Language = .english) -> String {
    rows.map { row in
      ([row.label(language)] + row.cells.map { $0.text(in: language) }).joined(separator: "  ")
    }.joined(separator: "\n")
  }

  /// The English words of its notes, a line each.
  var noteText: String { notes.map(\.text.english).joined(separator: "\n") }
}

extension StudyFindings {
  /// The English words of its notices, a line each.
  var words: String {
    blocks().compactMap { block in
      if case .notice(let notice) = block { notice.text.english } else { nil }
    }.joined(separator: "\n")
  }
}
