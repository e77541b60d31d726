import BolavenEstimation
import BolavenReports

/// The words of the table of retention.
enum RetentionWording {
  static let follow: LocalizedText = .draft("Follow-up", lo: "ຕິດຕາມ", ja: "追跡")
  static let changes: LocalizedText = .draft("What changed", lo: "ສິ່ງທີ່ປ່ຽນແປງ", ja: "変化")
  static let gain: LocalizedText = .draft("Gain: pre to post", lo: "ການເພີ່ມ: ກ່ອນ ຫາ ຫຼັງ", ja: "伸び：研修前から研修後")
  static let loss: LocalizedText = .draft("Loss: post to follow-up", lo: "ການເສຍ: ຫຼັງ ຫາ ຕິດຕາມ", ja: "低下：研修後から追跡")
  static let lasting: LocalizedText = .draft(
    "What lasted: pre to follow-up", lo: "ສິ່ງທີ່ຄົງຢູ່: ກ່ອນ ຫາ ຕິດຕາມ", ja: "持続：研修前から追跡")
  static let retained: LocalizedText = .draft("Retained, % of the gain", lo: "ຮັກສາໄວ້, % ຂອງການເພີ່ມ", ja: "保持率（伸びに対する％）")

  static func title(_ count: Int) -> LocalizedText {
    .draft(
      "Retention, \(count == 1 ? "1 person" : "\(count) people") with all three tests",
      lo: "ການຮັກສາຄວາມຮູ້, \(count) ຄົນທີ່ເຮັດບົດທົດສອບທັງສາມຄັ້ງ", ja: "知識の保持、3回のテストすべてを受けた\(count)人")
  }

  static func notes(_ retention: KnowledgeRetention, _ settings: KnowledgeSettings) -> [Note] {
    let law = retention.scores.lossRanks.method == .exact ? "exact" : "asymptotic"
    var tests = "p of a change: \(law) Wilcoxon signed-rank, two-sided; its interval: paired t."
    if let t = retention.scores.loss.statistic, let freedom = retention.scores.loss.degreesOfFreedom,
      let p = retention.scores.loss.pValue
    {
      tests += " Loss by paired t: t(\(plain(freedom, decimals: 0))) = \(plain(t, decimals: 2)), p \(equal(p))."
    }
    var notes = [
      Note(
        .rows,
        .draft(
          "People of the first table who also took the follow-up; standard deviations in parentheses.",
          lo: "ຄົນຂອງຕາຕະລາງທຳອິດທີ່ເຮັດບົດທົດສອບຕິດຕາມ.", ja: "最初の表のうち追跡テストも受けた人。括弧内は標準偏差。")),
      Note(
        .parentheses,
        .draft(
          "Retained = (follow-up - pre) / (post - pre) of the means.", lo: "ຮັກສາໄວ້ = (ຕິດຕາມ - ກ່ອນ) / (ຫຼັງ - ກ່ອນ).",
          ja: "保持率＝（追跡－研修前）÷（研修後－研修前）、平均による。")),
      Note(.parentheses, interval(retention)), Note(.errors, LocalizedText(tests)),
      Note(.sample, matching(retention)),
    ]
    if let mastery = retention.mastery {
      let exact = mastery.exactPValue != nil
      notes.append(
        Note(
          .errors,
          .draft(
            "p of the shares: Cochran's Q of three tests, \(exact ? "exact" : "chi-squared").",
            lo: "p ຂອງສັດສ່ວນ: Cochran Q.", ja: "割合の p：Cochran の Q（\(exact ? "正確" : "カイ二乗")）。")))
    }
    return notes
  }

  private static func equal(_ p: Double) -> String {
    let text = shortPValue(p)
    return text.hasPrefix("<") ? "< \(text.dropFirst())" : "= \(text)"
  }

  private static func interval(_ retention: KnowledgeRetention) -> LocalizedText {
    guard retention.scores.retained != nil else {
      return .draft(
        "There was no gain: nothing could be retained.", lo: "ບໍ່ມີການເພີ່ມ.", ja: "伸びがないため保持率は定義されない。")
    }
    guard retention.isUnbounded else {
      return .draft("Its interval: Fieller's.", lo: "ຊ່ວງ: Fieller.", ja: "区間は Fieller。")
    }
    guard retention.canBeResampled else {
      let rule = SampleRule.averagedEffectInterval
      return .draft(
        "The gain is too uncertain for Fieller's interval, which has no end, and fewer than \(rule.minimum) people are too "
          + "few to resample (rule \(rule.rawValue)): there is no interval.",
        lo: "ຊ່ວງ Fieller ບໍ່ມີຂອບເຂດ; ໜ້ອຍກວ່າ \(rule.minimum) ຄົນ (ກົດ \(rule.rawValue)): ບໍ່ມີຊ່ວງ.",
        ja: "Fieller の区間は有界でなく、\(rule.minimum)人未満では再標本もできない（規則 \(rule.rawValue)）ため区間なし。")
    }
    return .draft(
      "The gain is too uncertain for Fieller's interval, which has no end; the one shown is by resampling people (BCa): "
        + "read it with care.",
      lo: "ຊ່ວງ Fieller ບໍ່ມີຂອບເຂດ; ຊ່ວງນີ້ໄດ້ຈາກການສຸ່ມຄືນ (BCa).", ja: "伸びが不確かで Fieller の区間は有界でない。示した区間は BCa（再標本）。")
  }

  private static func matching(_ retention: KnowledgeRetention) -> LocalizedText {
    let matching = retention.followUp.matching
    let taken = matching.rowsAfter
    let found = matching.found.count
    var text =
      "\(taken == 1 ? "1 person" : "\(taken) people") took the follow-up: \(retention.scores.count) have all three"
    for way in matching.linkWays { text += ", \(way.links.count) matched by \(way.name)" }
    if found > 0 { text += ", \(found) matched by repair" }
    return LocalizedText(text + ".")
  }

  /// What a number of the table was made from.
  static func made(_ row: String, _ column: String) -> TracedCells.Made {
    switch (row, column) {
    case ("all", _): return .init("A17", mean(of: column), "sum(\(column)) / n")
    case ("deviation", _):
      return .init("A17", deviation(of: column), "sqrt(sum((\(column) - mean(\(column)))^2) / (n - 1))")
    case ("mastery", "p"):
      return .init("A9", cochran, "P(sum(C^2) >= observed), right answers of a person on any tests")
    case ("mastery", _): return .init("A9", share(of: column), "count(\(column) >= cut) / n")
    case ("retained", "interval"):
      return .init("A17", retainedInterval, "values r with (follow - pre) - r (post - pre) not rejected by t")
    case ("retained", _):
      return .init("A17", retainedShare, "(mean(follow) - mean(pre)) / (mean(post) - mean(pre))")
    default:
      let ends = row == "gain" ? ("pre", "post") : row == "loss" ? ("post", "follow") : ("pre", "follow")
      let difference = "\(ends.1) - \(ends.0)"
      switch column {
      case "interval":
        return .init("A17", changeInterval(ends), "mean(\(difference)) -/+ t(n - 1) * sd(\(difference)) / sqrt(n)")
      case "p": return .init("A17", changeP(ends), "P(|W - E(W)| >= |w - E(W)|)")
      default: return .init("A17", change(ends), "mean(\(difference))")
      }
    }
  }

  private static func name(_ wave: String) -> LocalizedText {
    switch wave {
    case "pre": .draft("the score before", lo: "ຄະແນນກ່ອນ", ja: "研修前得点")
    case "post": .draft("the score after", lo: "ຄະແນນຫຼັງ", ja: "研修後得点")
    default: .draft("the score at the follow-up", lo: "ຄະແນນຕິດຕາມ", ja: "追跡得点")
    }
  }

  private static func mean(of wave: String) -> LocalizedText {
    let name = name(wave)
    return .draft(
      "mean of \(name.english) of people with all three tests", lo: "ຄ່າສະເລ່ຍຂອງ\(name(.lao))",
      ja: "3回受けた人の\(name(.japanese))の平均")
  }

  private static func deviation(of wave: String) -> LocalizedText {
    let name = name(wave)
    return .draft(
      "standard deviation of \(name.english) of people with all three tests", lo: "ຄ່າບ່ຽງເບນມາດຕະຖານຂອງ\(name(.lao))",
      ja: "3回受けた人の\(name(.japanese))の標準偏差")
  }

  private static func share(of wave: String) -> LocalizedText {
    let name = name(wave)
    return .draft(
      "share of people who reach mastery by \(name.english)", lo: "ສັດສ່ວນຂອງຜູ້ທີ່ຜ່ານ, \(name(.lao))",
      ja: "\(name(.japanese))が習熟基準に達した人の割合")
  }

  private static func change(_ ends: (String, String)) -> LocalizedText {
    let (from, to) = (name(ends.0), name(ends.1))
    return .draft(
      "mean change from \(from.english) to \(to.english)", lo: "ການປ່ຽນແປງສະເລ່ຍ \(from(.lao)) ຫາ \(to(.lao))",
      ja: "\(from(.japanese))から\(to(.japanese))への平均変化")
  }

  private static func changeInterval(_ ends: (String, String)) -> LocalizedText {
    let what = change(ends)
    return .draft("interval of the \(what.english)", lo: "ຊ່ວງຂອງ\(what(.lao))", ja: "\(what(.japanese))の信頼区間")
  }

  private static func changeP(_ ends: (String, String)) -> LocalizedText {
    let what = change(ends)
    return .draft(
      "p-value of the \(what.english), Wilcoxon, two-sided", lo: "ຄ່າ p ຂອງ\(what(.lao))",
      ja: "\(what(.japanese))の p 値（Wilcoxon、両側）")
  }

  private static let cochran: LocalizedText = .draft(
    "p-value of Cochran's Q of three tests", lo: "ຄ່າ p ຂອງ Cochran Q", ja: "Cochran の Q の p 値")
  private static let retainedShare: LocalizedText = .draft(
    "part of the mean gain that was left at the follow-up", lo: "ສ່ວນຂອງການເພີ່ມທີ່ຍັງເຫຼືອ", ja: "追跡時に残った平均の伸びの割合")
  private static let retainedInterval: LocalizedText = .draft(
    "interval of the part of the mean gain that was left at the follow-up", lo: "ຊ່ວງຂອງສ່ວນທີ່ຍັງເຫຼືອ",
    ja: "追跡時に残った伸びの割合の信頼区間")
}
