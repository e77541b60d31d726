import BolavenReports

/// The words of the table of people who were chosen by their first score.
enum SelectionWording {
  static let change: LocalizedText = .draft(
    "Mean change of the chosen", lo: "ການປ່ຽນແປງສະເລ່ຍຂອງຜູ້ຖືກເລືອກ", ja: "選ばれた人の平均変化")
  static let expected: LocalizedText = .draft(
    "Expected without training", lo: "ຄາດໝາຍໂດຍບໍ່ມີການຝຶກ", ja: "研修なしで見込まれる変化")
  static let net: LocalizedText = .draft("Change less the expected", lo: "ການປ່ຽນແປງ ລົບ ທີ່ຄາດໝາຍ", ja: "見込み分を除いた変化")
  static let adjusted: LocalizedText = .draft(
    "Change at the mean score before", lo: "ການປ່ຽນແປງທີ່ຄະແນນກ່ອນສະເລ່ຍ", ja: "研修前平均点での変化")
  static let oldham: LocalizedText = .draft(
    "Oldham: change with average score", lo: "Oldham: ການປ່ຽນແປງກັບຄະແນນສະເລ່ຍ", ja: "Oldham：変化と平均点の相関")

  static func title(_ limit: Double) -> LocalizedText {
    let text = writtenScore(limit)
    return .draft(
      "Regression to the mean, people chosen with \(text(.english)) points or less before",
      lo: "ການຖົດຖອຍສູ່ຄ່າສະເລ່ຍ, ຜູ້ທີ່ໄດ້ \(text(.lao)) ຄະແນນ ຫຼື ໜ້ອຍກວ່າກ່ອນ", ja: "平均への回帰、研修前\(text(.japanese))点以下で選ばれた人")
  }

  static func notes(_ selection: KnowledgeSelection) -> [Note] {
    let r = written(selection.reliability, .fixed(decimals: 2))
    let mean = written(selection.mean, .fixed(decimals: 2))
    let source = selection.usesCorrelation ? "the correlation of both tests" : "reliability before"
    return [
      Note(
        .parentheses,
        .draft(
          "Expected without training = (1 - r) * (\(mean(.english)) - mean before), r = \(r(.english)) (\(source)), \(mean(.english)) the mean before of "
            + "everybody; both are taken as known.",
          lo: "ຄາດໝາຍ = (1 - r) * (\(mean(.lao)) - ຄ່າສະເລ່ຍກ່ອນ), r = \(r(.lao)).",
          ja: "見込み＝(1 - r) × (\(mean(.japanese)) - 研修前平均)、r = \(r(.japanese))。")),
      Note(
        .errors,
        .draft(
          "Interval of the net change: paired t, moved; at the mean score: regression of the change on the score before; "
            + "Oldham: Fisher's z, p by t.", lo: "ຊ່ວງ: paired t; ANCOVA; Fisher z.",
          ja: "見込みを除いた変化の区間：対応のある t を移動。平均点での変化：研修前得点への回帰。Oldham：Fisher の z。")),
    ]
  }

  /// What a number of the table was made from.
  static func made(_ row: String, _ column: String) -> TracedCells.Made {
    if column == "people" {
      return .init(
        "A15", .draft("people who took both tests", lo: "ຜູ້ທີ່ເຮັດທັງສອງຄັ້ງ", ja: "両方のテストを受けた人数"), "count(pairs)")
    }
    let base: TracedCells.Made =
      switch row {
      case "change":
        .init("A15", .draft("mean change of the chosen", lo: "ການປ່ຽນແປງສະເລ່ຍ", ja: "選ばれた人の平均変化"), "mean(post - pre)")
      case "expected":
        .init(
          "A15",
          .draft("change expected without training", lo: "ການປ່ຽນແປງທີ່ຄາດໝາຍ", ja: "研修なしで見込まれる変化"),
          "(1 - r) * (mean(pre, everybody) - mean(pre, chosen))")
      case "net":
        .init(
          "A15",
          .draft("change beyond what choosing explains", lo: "ການປ່ຽນແປງເກີນທີ່ຄາດໝາຍ", ja: "選抜で説明されない変化"),
          "mean(post - pre) - (1 - r) * (mean(pre, everybody) - mean(pre, chosen))")
      case "adjusted":
        .init(
          "A15",
          .draft("change of somebody with the mean score before", lo: "ການປ່ຽນແປງທີ່ຄະແນນສະເລ່ຍ", ja: "研修前平均点の人の変化"),
          "mean(d) + slope(d on pre) * (mean(pre, everybody) - mean(pre))")
      default:
        .init(
          "A15",
          .draft(
            "correlation of the change with the average of both scores", lo: "ສະຫະສຳພັນຂອງການປ່ຽນແປງກັບຄະແນນສະເລ່ຍ",
            ja: "変化と両得点の平均との相関"), "cor(post - pre, (pre + post) / 2)")
      }
    switch column {
    case "interval":
      return .init(
        base.formula,
        .draft(
          "interval of the \(base.what.english)", lo: "ຊ່ວງຂອງ\(base.what(.lao))", ja: "\(base.what(.japanese))の信頼区間"),
        row == "oldham" ? "tanh(atanh(r) -/+ z / sqrt(n - 3))" : "value -/+ t * se")
    case "p":
      return .init(
        base.formula,
        .draft(
          "p-value of the \(base.what.english)", lo: "ຄ່າ p ຂອງ\(base.what(.lao))", ja: "\(base.what(.japanese))の p 値"),
        "2 P(T > |r| sqrt((n - 2) / (1 - r^2)))")
    default: return base
    }
  }
}
