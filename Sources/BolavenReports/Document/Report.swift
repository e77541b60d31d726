/// A report before any language or format: a tree of blocks.
public struct Report: Sendable {
  /// Its name in files.
  public let id: String
  /// Its title.
  public let title: LocalizedText
  /// Whether the data were invented; then everything in it says so.
  public let isSynthetic: Bool
  /// What is in it, in order.
  public let blocks: [Block]
  /// What it was made with and from; `nil` where nobody said.
  public private(set) var colophon: Colophon?

  /// A report; the note about invented data is added to each of its tables and charts.
  public init(id: String, title: LocalizedText, isSynthetic: Bool = false, blocks: [Block]) {
    self.id = id
    self.title = title
    self.isSynthetic = isSynthetic
    self.blocks = isSynthetic ? blocks.map(\.synthetic) : blocks
  }

  /// The same report, which says what it was made with and from.
  public func made(_ colophon: Colophon) -> Report {
    var report = self
    report.colophon = colophon
    return report
  }

  /// Its tables, in order; the first is Table 1.
  public var tables: [Table] {
    blocks.compactMap { block in
      if case .table(let table) = block { table } else { nil }
    }
  }

  /// Its charts, in order; the first is Figure 1.
  public var charts: [Chart] {
    blocks.compactMap { block in
      if case .chart(let chart) = block { chart } else { nil }
    }
  }
}

/// One part of a report.
public enum Block: Sendable {
  case heading(LocalizedText)
  case table(Table)
  case chart(Chart)
  case notice(Notice)

  /// The same block with every provenance changed; drawings keep theirs.
  ///
  /// - Parameter change: takes the address of the number and what is known of its origin.
  public func changingProvenance(_ change: (Address, Provenance) -> Provenance) -> Block {
    switch self {
    case .table(let table): .table(table.changingProvenance(change))
    case .chart, .heading, .notice: self
    }
  }

  fileprivate var synthetic: Block {
    switch self {
    case .table(let table): .table(table.adding([.synthetic]))
    case .chart(let chart): .chart(chart.markedSynthetic)
    case .heading, .notice: self
    }
  }
}

/// A paragraph that readers have to see.
public struct Notice: Sendable, Hashable {
  /// What a notice is.
  public enum Kind: Sendable, Hashable {
    /// What the numbers say, in words.
    case finding
    /// What the numbers do not say.
    case caution

    /// The word in front of it.
    public var word: LocalizedText {
      switch self {
      case .finding: .draft("In words", lo: "ສະຫຼຸບ", ja: "要約")
      case .caution: .draft("Caution", lo: "ຂໍ້ຄວນລະວັງ", ja: "注意")
      }
    }
  }

  /// What it is.
  public let kind: Kind
  /// Whole sentences.
  public let text: LocalizedText

  /// A notice.
  public init(_ kind: Kind, _ text: LocalizedText) {
    self.kind = kind
    self.text = text
  }
}
