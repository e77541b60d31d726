import BolavenReports

/// What is done on the way from the rows of a file to a number, step by step.
enum StepWording {
  static let read: LocalizedText = .draft("read", lo: "ອ່ານ", ja: "読込")
  static let check: LocalizedText = .draft("check", lo: "ກວດ", ja: "検査")
  static let filter: LocalizedText = .draft("filter", lo: "ຄັດເລືອກແຖວ", ja: "行の選択")
  static let score: LocalizedText = .draft("score by the key", lo: "ໃຫ້ຄະແນນ", ja: "採点")
  static let difference: LocalizedText = .draft("paired difference", lo: "ຄວາມແຕກຕ່າງຂອງຄູ່", ja: "対の差")
  static let complete: LocalizedText = .draft("complete units", lo: "ໜ່ວຍທີ່ຄົບຖ້ວນ", ja: "完全な単位")
  static let sum: LocalizedText = .draft("sum", lo: "ບວກ", ja: "合計")
  static let ratio: LocalizedText = .draft("divide", lo: "ຫານ", ja: "除算")
  static let growth: LocalizedText = .draft("growth a year", lo: "ອັດຕາການເຕີບໂຕຕໍ່ປີ", ja: "年平均成長率")
  static let group: LocalizedText = .draft("group", lo: "ຈັດກຸ່ມ", ja: "グループ化")
  static let count: LocalizedText = .draft("count", lo: "ນັບ", ja: "集計")
  static let describe: LocalizedText = .draft("describe", lo: "ອະທິບາຍ", ja: "記述")
  static let leastSquares: LocalizedText = .draft("least squares", lo: "ກຳລັງສອງນ້ອຍສຸດ", ja: "最小二乗法")
  static let likelihood: LocalizedText = .draft("maximum likelihood", lo: "ຄວາມເປັນໄປໄດ້ສູງສຸດ", ja: "最尤法")
  static let instruments: LocalizedText = .draft("instrumental variables", lo: "ຕົວແປເຄື່ອງມື", ja: "操作変数法")
  static let compare: LocalizedText = .draft("compare with the target", lo: "ປຽບທຽບກັບເປົ້າໝາຍ", ja: "目標との比較")

  /// `match on pid`.
  static func match(on column: String) -> LocalizedText {
    .draft("match on \(column)", lo: "ຈັບຄູ່ຕາມ \(column)", ja: "\(column)で照合")
  }

  /// `prices of 2022-05`.
  static func deflate(to base: String) -> LocalizedText {
    .draft("prices of \(base)", lo: "ລາຄາຂອງ \(base)", ja: "\(base)の価格")
  }

  /// `winsorise at p99`.
  static func winsorise(at share: Double) -> LocalizedText {
    let percentile = NumberStyle.fixed(decimals: share * 100 == (share * 100).rounded() ? 0 : 1)
      .text(share * 100, in: .english)
    return .draft("winsorise at p\(percentile)", lo: "ຈຳກັດຄ່າສູງທີ່ p\(percentile)", ja: "p\(percentile)で上限処理")
  }
}
