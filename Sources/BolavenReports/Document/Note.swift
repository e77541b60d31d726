/// A sentence under a table. Notes stand in the order of their kinds.
public struct Note: Sendable, Hashable {
  /// What a note is about, in the order they are printed.
  public enum Kind: Int, Sendable, Hashable, CaseIterable, Comparable {
    /// What the rows are.
    case rows
    /// What stands in parentheses and brackets.
    case parentheses
    /// How uncertainty was measured.
    case errors
    /// Who is in the sample and who is not.
    case sample
    /// What was adjusted.
    case adjustments
    /// Synthetic data, words to be reviewed.
    case status
    /// Where the data come from.
    case source

    public static func < (first: Kind, second: Kind) -> Bool { first.rawValue < second.rawValue }
  }

  /// What it is about.
  public let kind: Kind
  /// A whole sentence.
  public let text: LocalizedText

  /// A note.
  public init(_ kind: Kind, _ text: LocalizedText) {
    self.kind = kind
    self.text = text
  }

  /// That the rows were invented: it stands under everything made from them.
  public static let synthetic = Note(
    .status,
    .draft(
      "SYNTHETIC DATA: invented, not results of a real programme.", lo: "ຂໍ້ມູນສົມມຸດ (SYNTHETIC DATA).",
      ja: "架空データ（SYNTHETIC DATA）。"))
  /// That some words of the language have no reviewer.
  static let draftWords = Note(
    .status, LocalizedText("DRAFT WORDS.", lo: "ຄຳແປຮ່າງ (DRAFT WORDS).", ja: "訳語未確認（DRAFT WORDS）。"))
}
