import BolavenReports

/// What the numbers of the table of checks were made from.
enum CheckOriginWording {
  static func made(_ row: String, _ column: String) -> TracedCells.Made {
    if column == "people" { return .init("A2", people(row), "count(people)") }
    let base = value(row)
    switch column {
    case "interval": return .init(base.formula, interval, intervalEquation(row))
    case "p": return .init(base.formula, pValue, pEquation(row))
    default: return base
    }
  }

  private static func people(_ row: String) -> LocalizedText {
    switch row {
    case "reliability_pre", "sem", "ceiling_pre", "floor_pre", "leavers", "worst", "best", "likelihood", "imputed":
      .draft("people who took the test before", lo: "ຜູ້ທີ່ເຮັດບົດທົດສອບກ່ອນ", ja: "研修前テストの受験者数")
    case "reliability_post", "ceiling_post", "floor_post":
      .draft("people who took the test after", lo: "ຜູ້ທີ່ເຮັດບົດທົດສອບຫຼັງ", ja: "研修後テストの受験者数")
    case "overlapping":
      .draft("people who took either test", lo: "ຜູ້ທີ່ເຮັດບົດທົດສອບຢ່າງໜ້ອຍໜຶ່ງຄັ້ງ", ja: "いずれかのテストの受験者数")
    default: .draft("pairs with equal identifiers", lo: "ຄູ່ທີ່ມີລະຫັດດຽວກັນ", ja: "識別子が一致する組の数")
    }
  }

  private static func value(_ row: String) -> TracedCells.Made {
    switch row {
    case "reliability_pre", "reliability_post":
      .init(
        "A10",
        .draft(
          "reliability of the total, alpha; KR-20 of right and wrong answers", lo: "ຄວາມໜ້າເຊື່ອຖື",
          ja: "合計点の信頼性（アルファ、正誤では KR-20）"),
        "k / (k - 1) * (1 - sum(var(item)) / var(score)), k items")
    case "sem":
      .init(
        "A10",
        .draft("standard error of measurement", lo: "ຄວາມຜິດພາດມາດຕະຖານຂອງການວັດ", ja: "測定の標準誤差"),
        "sd(score) * sqrt(1 - alpha)")
    case "ceiling_pre", "ceiling_post":
      .init("A14", .draft("people at the best score", lo: "ຄົນທີ່ໄດ້ຄະແນນສູງສຸດ", ja: "最高点の人数"), "count(score = best)")
    case "floor_pre", "floor_post":
      .init("A14", .draft("people at the lowest score", lo: "ຄົນທີ່ໄດ້ຄະແນນຕໍ່າສຸດ", ja: "最低点の人数"), "count(score = lowest)")
    case "leavers":
      .init(
        "A13",
        .draft(
          "mean score before of those who stayed less that of those who left", lo: "ຄະແນນກ່ອນສະເລ່ຍຂອງຜູ້ຢູ່ ລົບ ຜູ້ອອກ",
          ja: "研修前得点の平均、残留者と離脱者の差"), "mean(pre, stayed) - mean(pre, left)")
    case "worst":
      .init(
        "A13",
        .draft(
          "mean change if everybody who left had the least score", lo: "ການປ່ຽນແປງສະເລ່ຍ ຖ້າຜູ້ອອກໄດ້ຄະແນນຕໍ່າສຸດ",
          ja: "離脱者が全員最低点の場合の平均変化"), "(sum(post) + left * least - sum(pre)) / enrolled")
    case "best":
      .init(
        "A13",
        .draft(
          "mean change if everybody who left had the best score", lo: "ການປ່ຽນແປງສະເລ່ຍ ຖ້າຜູ້ອອກໄດ້ຄະແນນສູງສຸດ",
          ja: "離脱者が全員最高点の場合の平均変化"), "(sum(post) + left * best - sum(pre)) / enrolled")
    case "likelihood":
      .init(
        "A13",
        .draft(
          "mean change of everybody who took the test before, by likelihood", lo: "ການປ່ຽນແປງສະເລ່ຍ, likelihood",
          ja: "研修前受験者全員の平均変化（最尤法）"), "mean(d) + (b - 1) * (mean(pre, all) - mean(pre, pairs)), b slope of post on pre")
    case "imputed":
      .init(
        "A13",
        .draft(
          "mean change of everybody who took the test before, missing scores imputed", lo: "ການປ່ຽນແປງສະເລ່ຍ, ແທນຄ່າ",
          ja: "研修前受験者全員の平均変化（多重代入）"), "mean over imputations of mean(d)")
    case "overlapping":
      .init(
        "A13",
        .draft(
          "mean of all scores after less mean of all scores before", lo: "ຄ່າສະເລ່ຍຫຼັງທັງໝົດ ລົບ ກ່ອນທັງໝົດ",
          ja: "研修後の全得点の平均と研修前の全得点の平均の差"), "mean(post, all) - mean(pre, all)")
    default:
      .init(
        "A2",
        .draft(
          "mean change of the pairs with equal identifiers", lo: "ການປ່ຽນແປງສະເລ່ຍຂອງຄູ່ທີ່ມີລະຫັດດຽວກັນ",
          ja: "識別子が一致する組の平均変化"), "mean(post - pre)")
    }
  }

  private static func intervalEquation(_ row: String) -> String {
    switch row {
    case "reliability_pre", "reliability_post": "1 - (1 - alpha) * F(n - 1, (n - 1)(k - 1)) at either tail"
    case "leavers": "difference -/+ t(Welch) * sqrt(s1^2/n1 + s2^2/n2)"
    case "likelihood": "change -/+ t(pairs - 2) * se"
    case "imputed": "change -/+ t(Barnard-Rubin) * sqrt(U + (1 + 1/m) B)"
    case "overlapping": "change -/+ t * sqrt(s1^2/n1 + s2^2/n2 - 2 r s1 s2 pairs/(n1 n2))"
    default: "mean(d) -/+ t(n - 1) * sd(d) / sqrt(n)"
    }
  }

  private static func pEquation(_ row: String) -> String {
    switch row {
    case "leavers": "share of the ways to choose who left with |difference| at least the observed one"
    case "equal_identifiers": "P(|W - E(W)| >= |w - E(W)|)"
    default: "2 P(T > |change / se|)"
    }
  }

  private static let interval: LocalizedText = .draft(
    "interval of the value beside it", lo: "ຊ່ວງຄວາມເຊື່ອໝັ້ນຂອງຄ່າຂ້າງຄຽງ", ja: "左の値の信頼区間")

  private static let pValue: LocalizedText = .draft(
    "p-value of the value beside it, two-sided", lo: "ຄ່າ p ຂອງຄ່າຂ້າງຄຽງ, ສອງດ້ານ", ja: "左の値の p 値（両側）")
}
