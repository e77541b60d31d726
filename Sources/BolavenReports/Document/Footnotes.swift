/// The sentences under a table that letters in it lead to.
///
/// Letters follow the reading order: the title, the heads from left to right, then row by row the label and the cells.
/// The same sentence has the same letter wherever it is led to.
public struct Footnotes: Sendable, Hashable {
  /// In the order of their letters.
  public let texts: [LocalizedText]
  private let positions: [LocalizedText: Int]

  init(of table: Table) {
    let led =
      table.titleFootnotes + table.columns.flatMap(\.footnotes)
      + table.rows.flatMap { row in row.footnotes + row.cells.flatMap(\.footnotes) }
    var texts: [LocalizedText] = []
    var positions: [LocalizedText: Int] = [:]
    for text in led where positions[text] == nil {
      positions[text] = texts.count
      texts.append(text)
    }
    self.texts = texts
    self.positions = positions
  }

  /// Each sentence under the table with its letter.
  public var entries: [(letter: String, text: LocalizedText)] {
    texts.enumerated().map { (Self.letter($0), $1) }
  }

  /// The letters that lead to some of the sentences, in the order of the alphabet.
  public func letters(of texts: [LocalizedText]) -> [String] {
    Set(texts.compactMap { positions[$0] }).sorted().map(Self.letter)
  }

  /// `a` to `z`, then `aa`, `ab`.
  static func letter(_ position: Int) -> String {
    var rest = position
    var letters = ""
    repeat {
      letters = String(Character(Unicode.Scalar(UInt8(97 + rest % 26)))) + letters
      rest = rest / 26 - 1
    } while rest >= 0
    return letters
  }
}

extension Table {
  /// The sentences under it that letters lead to.
  public var footnotes: Footnotes { Footnotes(of: self) }
}
