/// A table: a heading column, columns under heads, rows in blocks, notes. Every renderer shows the same content.
public struct Table: Sendable, Hashable {
  /// Its name in files and addresses.
  public let id: String
  /// Outcome, unit and population.
  public let title: LocalizedText
  /// Sentences under the table that the title leads to.
  public let titleFootnotes: [LocalizedText]
  /// The head of the heading column.
  public let stub: LocalizedText
  /// Heads that stand over several columns; none where it is empty.
  public let spanners: [Spanner]
  /// Columns behind the heading column.
  public let columns: [TableColumn]
  /// Blocks of rows, a rule between them.
  public let blocks: [TableBlock]
  /// In the order of their kinds.
  public let notes: [Note]

  /// A head over neighbouring columns.
  public struct Spanner: Sendable, Hashable {
    /// Its words.
    public let header: LocalizedText
    /// Positions of the columns it stands over, at least two.
    public let columns: Range<Int>

    /// A head over some columns.
    public init(header: LocalizedText, columns: Range<Int>) {
      precondition(columns.count > 1, "a spanner stands over several columns")
      self.header = header
      self.columns = columns
    }
  }

  /// A table whose rows have one cell a column.
  public init(
    id: String, title: LocalizedText, titleFootnotes: [LocalizedText] = [], stub: LocalizedText,
    spanners: [Spanner] = [], columns: [TableColumn], blocks: [TableBlock], notes: [Note]
  ) {
    for spanner in spanners {
      precondition(columns.indices.contains(spanner.columns.upperBound - 1), "a spanner stands over columns")
    }
    for block in blocks {
      for row in block.rows { precondition(row.cells.count == columns.count, "a row has one cell a column") }
    }
    self.id = id
    self.title = title
    self.titleFootnotes = titleFootnotes
    self.stub = stub
    self.spanners = spanners
    self.columns = columns
    self.blocks = blocks
    self.notes = Note.Kind.allCases.flatMap { kind in notes.filter { $0.kind == kind } }
  }

  /// Where it stands in the folder of a report; signs that mean something in a path or a link are hyphens.
  public var fileName: String { "tables/\(fileNamePart(id)).csv" }

  /// The same table with more notes; one that it has is not repeated.
  func adding(_ more: [Note]) -> Table {
    Table(
      id: id, title: title, titleFootnotes: titleFootnotes, stub: stub, spanners: spanners, columns: columns,
      blocks: blocks, notes: notes + more.filter { !notes.contains($0) })
  }

  /// The same table with every provenance changed.
  func changingProvenance(_ change: (Address, Provenance) -> Provenance) -> Table {
    let blocks = blocks.map { block in
      TableBlock(
        label: block.label,
        rows: block.rows.map { row in
          TableRow(
            id: row.id, label: row.label, indent: row.indent, cells: row.cells.map { $0.changingProvenance(change) },
            footnotes: row.footnotes)
        })
    }
    return Table(
      id: id, title: title, titleFootnotes: titleFootnotes, stub: stub, spanners: spanners, columns: columns,
      blocks: blocks, notes: notes)
  }

  /// The notes of one language: the empty cells that the table has are explained, and the last of those about the
  /// status says where its words have no reviewer.
  public func notes(in language: Language) -> [Note] {
    let explained = adding(notesOnEmptyCells)
    guard explained.texts.contains(where: { $0.isDraft(in: language) }) else { return explained.notes }
    return explained.adding([.draftWords]).notes
  }

  /// Whether its numbers come from invented data.
  public var isSynthetic: Bool { notes.contains(.synthetic) }

  /// The rows of all blocks.
  public var rows: [TableRow] { blocks.flatMap(\.rows) }

  /// Every text that a reader of the table sees, numbers apart.
  var texts: [LocalizedText] {
    let cells = rows.flatMap(\.cells).compactMap { cell -> LocalizedText? in
      switch cell.content {
      case .text(let text): text
      case .status(let status): status.word
      case .number, .interval, .empty, .notInModel, .doesNotApply, .notReported, .hidden: nil
      }
    }
    return [title, stub] + spanners.map(\.header) + columns.map(\.header) + blocks.compactMap(\.label)
      + rows.map(\.label) + notes.map(\.text) + cells + footnotes.texts
  }
}

/// A column of a table.
public struct TableColumn: Sendable, Hashable {
  /// What stands in a column.
  public enum Kind: Sendable, Hashable {
    /// Right-aligned under a right-aligned head.
    case numbers
    /// Left-aligned.
    case words
  }

  /// Its name in addresses and files.
  public let id: String
  /// Its head.
  public let header: LocalizedText
  /// What stands in it.
  public let kind: Kind
  /// Sentences under the table that the head leads to.
  public let footnotes: [LocalizedText]

  /// A column.
  public init(id: String, header: LocalizedText, kind: Kind = .numbers, footnotes: [LocalizedText] = []) {
    self.id = id
    self.header = header
    self.kind = kind
    self.footnotes = footnotes
  }
}

/// Rows that belong together.
public struct TableBlock: Sendable, Hashable {
  /// A line above the rows; `nil` for none.
  public let label: LocalizedText?
  /// Its rows.
  public let rows: [TableRow]

  /// A block.
  public init(label: LocalizedText? = nil, rows: [TableRow]) {
    self.label = label
    self.rows = rows
  }
}

/// A row of a table.
public struct TableRow: Sendable, Hashable {
  /// Its name in addresses and files.
  public let id: String
  /// What stands in the heading column.
  public let label: LocalizedText
  /// How deep it stands under the row above: 0 or more steps.
  public let indent: Int
  /// One cell a column.
  public let cells: [Cell]
  /// Sentences under the table that the label leads to.
  public let footnotes: [LocalizedText]

  /// A row.
  public init(
    id: String, label: LocalizedText, indent: Int = 0, cells: [Cell], footnotes: [LocalizedText] = []
  ) {
    self.id = id
    self.label = label
    self.indent = indent
    self.cells = cells
    self.footnotes = footnotes
  }
}

/// Letters and digits of every script, `-`, `_` and points inside; a hyphen for anything else.
func fileNamePart(_ id: String) -> String {
  String(
    id.enumerated().map { position, sign in
      sign.isLetter || sign.isNumber || sign == "-" || sign == "_" || (sign == "." && position > 0) ? sign : "-"
    })
}
