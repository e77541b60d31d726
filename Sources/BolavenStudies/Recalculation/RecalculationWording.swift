import BolavenReports

/// How numbers of several kinds of analysis are had once more.
enum RecalculationWording {
  static let count: LocalizedText = .draft("rows counted", lo: "ນັບແຖວ", ja: "行を数える")
  static let exactShare: LocalizedText = .draft(
    "binomial chances summed, the share by halving", lo: "ບວກໂອກາດ binomial, ຫາສ່ວນແບ່ງດ້ວຍການແບ່ງເຄິ່ງ",
    ja: "二項確率の和、二分法による割合")
  static let sums: LocalizedText = .draft(
    "the definition, summed group by group", lo: "ນິຍາມ, ບວກເທື່ອລະກຸ່ມ", ja: "定義どおりグループごとに合計")
}
