/// The words that only the page has.
enum HTMLWording {
  static let origins: LocalizedText = .draft(
    "Where these numbers come from", lo: "ທີ່ມາຂອງຕົວເລກເຫຼົ່ານີ້", ja: "数値の根拠")
  static let data: LocalizedText = .draft("The numbers of this figure", lo: "ຕົວເລກຂອງຮູບນີ້", ja: "この図の数値")
  static let footer: LocalizedText = .draft("Made with bolaven.", lo: "ສ້າງດ້ວຍ bolaven.", ja: "bolaven により作成。")

  static let numbers: LocalizedText = .draft("Numbers", lo: "ຕົວເລກ", ja: "数値")
  static let formula: LocalizedText = .draft("Formula", lo: "ສູດ", ja: "計算式")
  static let columns: LocalizedText = .draft("Columns", lo: "ຖັນ", ja: "列")
  static let filter: LocalizedText = .draft("Filter", lo: "ເງື່ອນໄຂ", ja: "条件")
  static let rows: LocalizedText = .draft("Rows", lo: "ແຖວ", ja: "行数")
  static let seed: LocalizedText = .draft("Seed", lo: "ຄ່າເລີ່ມຕົ້ນ", ja: "乱数シード")
}
