import BolavenReports

/// The words of codebooks.
enum CodebookWording {
  static let columns = LocalizedText.draft("Columns", lo: "ຖັນ", ja: "列の一覧")
  static let codes = LocalizedText.draft("Codes", lo: "ລະຫັດ", ja: "コードの一覧")
  static let column = LocalizedText.draft("Column", lo: "ຖັນ", ja: "列")
  static let code = LocalizedText.draft("Code", lo: "ລະຫັດ", ja: "コード")
  static let label = LocalizedText.draft("Label", lo: "ຄຳອະທິບາຍ", ja: "ラベル")
  static let type = LocalizedText.draft("Type", lo: "ປະເພດ", ja: "型")
  static let values = LocalizedText.draft("Values", lo: "ຄ່າ", ja: "値")

  static func rows(_ count: Int) -> LocalizedText {
    .draft("\(count) \(count == 1 ? "row" : "rows").", lo: "\(count) ແຖວ.", ja: "\(count)行。")
  }
}
