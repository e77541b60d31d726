import BolavenData
import BolavenEstimation
import BolavenReports

/// The words of the table of clusters.
enum ClusterWording {
  static let change: LocalizedText = .draft(
    "Mean change, clustered", lo: "ການປ່ຽນແປງສະເລ່ຍ, ຕາມກຸ່ມ", ja: "平均変化（クラスター考慮）")
  static let signFlip: LocalizedText = .draft(
    "The same, signs of clusters turned", lo: "ຄືກັນ, ປ່ຽນເຄື່ອງໝາຍຂອງກຸ່ມ", ja: "同じ（クラスターの符号反転）")
  static let clusters: LocalizedText = .draft("Clusters", lo: "ກຸ່ມ", ja: "クラスター数")
  static let icc: LocalizedText = .draft(
    "Intraclass correlation of changes", lo: "ສະຫະສຳພັນພາຍໃນກຸ່ມ", ja: "変化の級内相関")
  static let designEffect: LocalizedText = .draft("Design effect", lo: "ຜົນຂອງການອອກແບບ", ja: "デザイン効果")

  static func title(_ column: String) -> LocalizedText {
    .draft(
      "Change of people trained together (\(column))", lo: "ການປ່ຽນແປງຂອງຜູ້ທີ່ຝຶກຮ່ວມກັນ (\(column))",
      ja: "一緒に研修を受けた人の変化（\(column)）")
  }

  static func notes(_ clusters: KnowledgeClusters) -> [Note] {
    var notes = GroupWording.leftOut(clusters.groups)
    guard clusters.hasCovariance else {
      notes.append(
        Note(
          .errors,
          .draft(
            "One cluster only: there is no standard error and no interval.", lo: "ມີພຽງກຸ່ມດຽວ: ບໍ່ມີຊ່ວງ.",
            ja: "クラスターが一つのため標準誤差も区間もない。")))
      return notes
    }
    let least = writtenPValue(clusters.change.signFlip.smallestAttainablePValue)
    guard let freedom = clusters.change.degreesOfFreedom.map({ written($0, .fixed(decimals: 1)) }) else {
      notes.append(
        Note(
          .errors,
          .draft(
            "The mean change is the same in every cluster: there is no standard error and no interval. Turning the signs of "
              + "whole clusters reaches no p below \(least(.english)).",
            lo: "ການປ່ຽນແປງສະເລ່ຍຄືກັນທຸກກຸ່ມ: ບໍ່ມີຊ່ວງ. p ນ້ອຍສຸດ \(least(.lao)).",
            ja: "平均変化がどのクラスターでも同じため標準誤差も区間もない。符号反転で到達しうる最小の p は \(least(.japanese))。")))
      return notes
    }
    notes.append(
      Note(
        .errors,
        .draft(
          "Mean change: CR2 with \(freedom(.english)) degrees of freedom (Satterthwaite). Turning the signs of whole clusters reaches "
            + "no p below \(least(.english)).",
          lo: "CR2, \(freedom(.lao)) ອົງສາອິດສະຫຼະ (Satterthwaite). p ນ້ອຍສຸດ \(least(.lao)).",
          ja: "平均変化：CR2、自由度 \(freedom(.japanese))（Satterthwaite）。符号反転で到達しうる最小の p は \(least(.japanese))。")))
    return notes
  }

  /// What a number of the table was made from.
  static func made(_ row: String, _ column: String) -> TracedCells.Made {
    if column == "people" {
      return .init(
        "A12", .draft("pairs whose cluster is known", lo: "ຄູ່ທີ່ຮູ້ກຸ່ມ", ja: "クラスターが分かる組の数"), "count(pairs)")
    }
    let change: LocalizedText = .draft("mean change", lo: "ການປ່ຽນແປງສະເລ່ຍ", ja: "平均変化")
    switch (row, column) {
    case ("change", "value"): return .init("A12", change, "mean(post - pre)")
    case ("change", "interval"):
      return .init(
        "A12",
        .draft("interval of the mean change, CR2", lo: "ຊ່ວງຂອງການປ່ຽນແປງສະເລ່ຍ, CR2", ja: "平均変化の信頼区間（CR2）"),
        "mean(d) -/+ t(Satterthwaite) * sqrt(sum over clusters (sum(d - mean(d)))^2 / (1 - n_g/n)) / n")
    case ("change", _):
      return .init(
        "A12", .draft("p-value of the mean change, CR2", lo: "ຄ່າ p, CR2", ja: "平均変化の p 値（CR2）"), "2 P(T > |t|)")
    case ("sign_flip", _):
      return .init(
        "A12",
        .draft(
          "p-value of the mean change, signs of clusters turned", lo: "ຄ່າ p, ປ່ຽນເຄື່ອງໝາຍຂອງກຸ່ມ",
          ja: "平均変化の p 値（クラスターの符号反転）"), "share of the signs with |sum(d)| at least the observed one")
    case ("clusters", _):
      return .init("A12", .draft("clusters", lo: "ຈຳນວນກຸ່ມ", ja: "クラスターの数"), "count(clusters)")
    case ("icc", _):
      return .init(
        "A12",
        .draft("intraclass correlation of the changes", lo: "ສະຫະສຳພັນພາຍໃນກຸ່ມ", ja: "変化の級内相関"),
        "(MSB - MSW) / (MSB + (m0 - 1) MSW)")
    default:
      return .init(
        "A12",
        .draft(
          "factor by which clusters enlarge the variance of the mean", lo: "ຕົວຄູນຄວາມແປປວນ", ja: "平均の分散がクラスターで増える倍率"),
        "max(1, 1 + (m0 - 1) ICC)")
    }
  }
}
