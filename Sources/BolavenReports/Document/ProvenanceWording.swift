/// The words of a provenance.
enum ProvenanceWording {
  static let what: LocalizedText = .draft("what", lo: "ແມ່ນຫຍັງ", ja: "内容")
  static let formula: LocalizedText = .draft("formula", lo: "ສູດ", ja: "計算式")
  static let parts: LocalizedText = .draft("made from", lo: "ມາຈາກ", ja: "元の数値")
  static let columns: LocalizedText = .draft("columns", lo: "ຖັນ", ja: "列")
  static let filter: LocalizedText = .draft("filter", lo: "ເງື່ອນໄຂ", ja: "条件")
  static let rows: LocalizedText = .draft("rows", lo: "ແຖວ", ja: "行")
  static let steps: LocalizedText = .draft("steps", lo: "ຂັ້ນຕອນ", ja: "手順")
  static let test: LocalizedText = .draft("test", lo: "ການທົດສອບ", ja: "検定")
  static let made: LocalizedText = .draft("made by", lo: "ສ້າງໂດຍ", ja: "作成")
  static let inputs: LocalizedText = .draft("inputs", lo: "ແຟ້ມຂໍ້ມູນ", ja: "入力")

  static func seed(_ seed: UInt64) -> LocalizedText {
    .draft("seed \(seed)", lo: "ຄ່າເລີ່ມຕົ້ນ \(seed)", ja: "乱数シード \(seed)")
  }

  static func line(_ line: Int, of file: String) -> LocalizedText {
    .draft("\(file) line \(line)", lo: "\(file) ແຖວ \(line)", ja: "\(file) \(line)行目")
  }

  /// `data/scores.xlsx [Scores] rows 2-20, 22-29 (row 21: no post-test)`.
  static func rows(of source: Provenance.Source, most: Int) -> LocalizedText {
    let name = source.sheet.map { "\(source.file) [\($0)]" } ?? source.file
    var text = LocalizedText.verbatim(name)
    if let rows = source.rows { text = joined([text, numbered(rows, most: most)], separator: " ") ?? text }
    let reasons = source.leftOut.map { part in
      joined([numbered(part.rows, most: most), part.reason], separator: ": ") ?? part.reason
    }
    guard let reasons = joined(reasons, separator: "; ") else { return text }
    return joined([text, enclosed(reasons)], separator: " ") ?? text
  }

  private static func numbered(_ rows: RowRanges, most: Int) -> LocalizedText {
    let text = rows.text(most: most)
    if rows.isEmpty { return .draft("no row", lo: "ບໍ່ມີແຖວ", ja: "行なし") }
    return .draft("\(rows.count == 1 ? "row" : "rows") \(text)", lo: "ແຖວ \(text)", ja: "\(text)行")
  }

  private static func enclosed(_ text: LocalizedText) -> LocalizedText {
    text.mapped { "(\($0))" }
  }

  /// Texts behind each other; `nil` without any.
  static func joined(_ texts: [LocalizedText], separator: String) -> LocalizedText? {
    guard let first = texts.first else { return nil }
    return texts.dropFirst().reduce(first) { $0.followed(by: $1, separator: separator) }
  }
}
