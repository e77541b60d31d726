import BolavenEstimation
import BolavenReports

/// The words of the table of actual and perceived gains.
enum RetrospectiveWording {
  static let actual: LocalizedText = .draft("Actual gain", lo: "ການເພີ່ມຕົວຈິງ", ja: "実際の伸び")
  static let perceived: LocalizedText = .draft("Perceived gain", lo: "ການເພີ່ມທີ່ຮູ້ສຶກ", ja: "本人が感じた伸び")
  static let shift: LocalizedText = .draft("Response shift", lo: "ການປ່ຽນມາດຕະຖານ", ja: "レスポンスシフト")
  static let from: LocalizedText = .draft("Compared from", lo: "ປຽບທຽບຈາກ", ja: "比較の起点")
  static let to: LocalizedText = .draft("Compared to", lo: "ປຽບທຽບຫາ", ja: "比較の終点")

  static func title(_ count: Int) -> LocalizedText {
    .draft(
      "Actual and perceived gain, \(count == 1 ? "1 person" : "\(count) people") who also judged themselves",
      lo: "ການເພີ່ມຕົວຈິງ ແລະ ທີ່ຮູ້ສຶກ, \(count) ຄົນ", ja: "実際の伸びと本人が感じた伸び（自己評価のある\(count)人）")
  }

  static func notes(_ retrospective: KnowledgeRetrospective) -> [Note] {
    let law = retrospective.actualRanks.method == .exact ? "exact" : "asymptotic"
    var notes = [
      Note(
        .rows,
        .draft(
          "Actual: post less pre. Perceived: post less what people said after the training of the time before. Response "
            + "shift: what they said less pre. The two gains are not pooled.",
          lo: "ຕົວຈິງ: ຫຼັງ ລົບ ກ່ອນ. ທີ່ຮູ້ສຶກ: ຫຼັງ ລົບ ການປະເມີນຄືນ. ບໍ່ລວມກັນ.",
          ja: "実際：研修後－研修前。感じた伸び：研修後－研修後に回顧した研修前。レスポンスシフト：回顧－研修前。二つの伸びは合算しない。")),
      Note(
        .errors,
        .draft(
          "Intervals: paired t; p: \(law) Wilcoxon signed-rank, two-sided.",
          lo: "ຊ່ວງ: paired t; p: Wilcoxon signed-rank.",
          ja: "区間：対応のある t。p：Wilcoxon 符号付順位検定（両側）。")),
    ]
    if retrospective.without > 0 {
      notes.append(
        Note(
          .sample,
          .draft(
            "Left out here, no \(retrospective.column): \(retrospective.without).",
            lo: "ບໍ່ມີ \(retrospective.column): \(retrospective.without).",
            ja: "\(retrospective.column)なしのため除く：\(retrospective.without)人。")))
    }
    return notes
  }

  /// What a number of the table was made from.
  static func made(_ row: String, _ column: String) -> TracedCells.Made {
    let ends: (String, String) =
      switch column {
      case "actual": ("pre", "post")
      case "perceived": ("retrospective", "post")
      default: ("pre", "retrospective")
      }
    let name: LocalizedText =
      switch column {
      case "actual": .draft("actual gain", lo: "ການເພີ່ມຕົວຈິງ", ja: "実際の伸び")
      case "perceived": .draft("perceived gain", lo: "ການເພີ່ມທີ່ຮູ້ສຶກ", ja: "感じた伸び")
      default: .draft("response shift", lo: "ການປ່ຽນມາດຕະຖານ", ja: "レスポンスシフト")
      }
    let of = { (en: String, lo: String, ja: String) -> LocalizedText in
      .draft("\(en) of the \(name.english)", lo: "\(lo)ຂອງ\(name(.lao))", ja: "\(name(.japanese))の\(ja)")
    }
    let difference = "\(ends.1) - \(ends.0)"
    switch row {
    case "from": return .init("A16", of("mean score at the start", "ຄະແນນເລີ່ມ", "起点の平均"), "mean(\(ends.0))")
    case "to": return .init("A16", of("mean score at the end", "ຄະແນນສຸດທ້າຍ", "終点の平均"), "mean(\(ends.1))")
    case "change": return .init("A16", of("mean", "ຄ່າສະເລ່ຍ", "平均"), "mean(\(difference))")
    case "interval":
      return .init(
        "A16", of("interval", "ຊ່ວງ", "信頼区間"), "mean(\(difference)) -/+ t(n - 1) * sd(\(difference)) / sqrt(n)")
    case "p": return .init("A16", of("p-value", "ຄ່າ p", "p 値"), "P(|W - E(W)| >= |w - E(W)|)")
    default:
      return .init(
        "A16", of("size in standard deviations", "ຂະໜາດ", "効果量"),
        "J(n - 1) * mean(d) / sqrt((sd(\(ends.0))^2 + sd(\(ends.1))^2) / 2)")
    }
  }
}
