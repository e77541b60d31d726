import BolavenReports

/// The words of Bayes factor and posteriors.
enum BayesWording {
  static let block: LocalizedText = .draft("Given the scores (Bayes)", lo: "ຕາມຄະແນນ (Bayes)", ja: "得点を所与として（ベイズ）")
  static let factor: LocalizedText = .draft("Bayes factor for a change", lo: "Bayes factor", ja: "変化に対するベイズファクター")
  static let logarithm: LocalizedText = .draft(
    "Logarithm of the Bayes factor", lo: "ລັອກຂອງ Bayes factor", ja: "ベイズファクターの対数")
  static let size: LocalizedText = .draft("Size of the change, median", lo: "ຂະໜາດ, ຄ່າກາງ", ja: "変化の大きさ、中央値")
  static let mastery: LocalizedText = .draft(
    "Chance that more master it after, %", lo: "ໂອກາດທີ່ຜ່ານຫຼາຍຂຶ້ນ, %", ja: "習熟者が増えた確率（％）")

  static let integral: LocalizedText = .draft(
    "the integral by equal steps", lo: "ປະລິພັນດ້ວຍຂັ້ນເທົ່າກັນ", ja: "等間隔の数値積分")
  static let grid: LocalizedText = .draft(
    "the posterior on a fine grid, by Simpson's rule", lo: "ການແຈກຢາຍຕາມກົດ Simpson", ja: "細かい格子と Simpson 則による事後分布")

  static let note: LocalizedText = .draft(
    "Bayes factor: Jeffreys, Zellner and Siow, Cauchy prior of scale 0.707; size: in standard deviations of the change, "
      + "95% of its posterior in brackets; chance: Dirichlet prior of 1/2.",
    lo: "Bayes factor: JZS, Cauchy 0.707; ໂອກາດ: Dirichlet 1/2.",
    ja: "ベイズファクター：JZS、尺度 0.707 のコーシー事前分布。大きさ：変化の標準偏差を単位とし、角括弧は事後分布の範囲。確率：ディリクレ事前分布 1/2。")

  /// What a number was made from.
  static func made(_ row: String, _ column: String) -> (formula: String, what: LocalizedText, equation: String) {
    switch (row, column) {
    case ("posterior_size", "interval"):
      (
        "A19", .draft("interval of the posterior of the size of the change", lo: "ຊ່ວງຂອງຂະໜາດ", ja: "変化の大きさの事後区間"),
        "quantiles of p(delta | t), equal tails"
      )
    case ("posterior_size", _):
      (
        "A19", .draft("median of the posterior of the size of the change", lo: "ຄ່າກາງຂອງຂະໜາດ", ja: "変化の大きさの事後中央値"),
        "median of p(delta | t), delta ~ Cauchy(0.707)"
      )
    case ("posterior_mastery", _):
      (
        "A19",
        .draft("posterior chance that more people reach the mastery score", lo: "ໂອກາດທີ່ຜ່ານຫຼາຍຂຶ້ນ", ja: "習熟者が増えた事後確率"),
        "P(Beta(b + 1/2, c + 1/2) > 1/2)"
      )
    default:
      (
        "A19",
        .draft(
          "how much more probable the scores are with a change than without", lo: "ອັດຕາສ່ວນຄວາມເປັນໄປໄດ້",
          ja: "変化なしに比べ変化ありのもとで得点が何倍起こりやすいか"), "p(t | change) / p(t | none)"
      )
    }
  }
}
