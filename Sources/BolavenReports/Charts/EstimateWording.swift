extension ChartWording {
  static let base: LocalizedText = .draft("base", lo: "ຖານ", ja: "基準")
  static let covariate: LocalizedText = .draft("Characteristic", lo: "ຄຸນລັກສະນະ", ja: "特性")
  static let beforeAdjustment: LocalizedText = .draft("before adjustment", lo: "ກ່ອນປັບ", ja: "調整前")
  static let afterAdjustment: LocalizedText = .draft("after adjustment", lo: "ຫຼັງປັບ", ja: "調整後")

  // MARK: Event study

  static func summary(of chart: EventStudyChart) -> LocalizedText {
    let all = chart.series.flatMap(\.estimates)
    let outside = { (estimates: [EventStudyChart.Estimate]) in
      estimates.count { $0.interval.map { !$0.contains(0) } ?? false }
    }
    let (before, after) = (all.filter { $0.time < 0 }, all.filter { $0.time >= 0 })
    let window = chart.window
    let level = { (language: Language) in percent(chart.level, language) }
    let test = chart.preTest.map { preTest($0) }
    return .draft(
      "Event study: \(chart.axis.english), \(chart.time.english) \(window.lowerBound) to \(window.upperBound), "
        + "base \(chart.base). \(level(.english)) intervals without zero: \(outside(before)) of \(before.count) before, "
        + "\(outside(after)) of \(after.count) after." + (test.map { " \($0.english)" } ?? ""),
      lo: "ແຜນພາບເຫດການ: \(chart.axis(.lao)), \(chart.time(.lao)) \(window.lowerBound) ຫາ \(window.upperBound), "
        + "ຖານ \(chart.base). ຊ່ວງ \(level(.lao)) ທີ່ບໍ່ມີສູນ: ກ່ອນ \(outside(before))/\(before.count), "
        + "ຫຼັງ \(outside(after))/\(after.count)." + (test.map { " \($0(.lao))" } ?? ""),
      ja: "イベントスタディ：\(chart.axis(.japanese))、\(chart.time(.japanese))\(window.lowerBound)から\(window.upperBound)、"
        + "基準\(chart.base)。ゼロを含まない\(level(.japanese))区間は前\(before.count)のうち\(outside(before))、"
        + "後\(after.count)のうち\(outside(after))。" + (test.map { $0(.japanese) } ?? ""))
  }

  /// `Joint test of the periods before: F(3, 27) = 1.21, p = 0.325.`
  static func preTest(_ test: EventStudyChart.PreTest) -> LocalizedText {
    let words = { (language: Language) -> String in
      let number = { (value: Double, decimals: Int) in NumberStyle.fixed(decimals: decimals).text(value, in: language) }
      let freedom = { (value: Double) in number(value, value == value.rounded() ? 0 : 1) }
      let separator = language == .lao ? "; " : ", "
      let name =
        test.secondDegreesOfFreedom.map { "F(\(freedom(test.degreesOfFreedom))\(separator)\(freedom($0)))" }
        ?? "\u{03C7}\u{00B2}(\(freedom(test.degreesOfFreedom)))"
      let p = NumberStyle.pValue.text(test.pValue, in: language)
      return "\(name) = \(number(test.statistic, 2)), p \(p.hasPrefix("<") ? p : "= \(p)")"
    }
    return .draft(
      "Joint test that all effects before the event are zero: \(words(.english)).",
      lo: "ການທົດສອບຮ່ວມວ່າຜົນກ່ອນເຫດການເປັນສູນ: \(words(.lao)).",
      ja: "事前の効果がすべてゼロであることの同時検定：\(words(.japanese))。")
  }

  // MARK: Balance

  static func summary(of chart: LovePlotChart) -> LocalizedText {
    let count = chart.covariates.count
    let before = chart.outside { $0.before }
    let after = chart.isAdjusted ? chart.outside { $0.after } : nil
    let limit = { (language: Language) in NumberStyle.fixed(decimals: 2).text(chart.threshold, in: language) }
    return .draft(
      "Balance plot: \(chart.axis.english), \(count == 1 ? "1 characteristic" : "\(count) characteristics"). "
        + "Beyond \(limit(.english)): \(before) before adjustment" + (after.map { ", \($0) after" } ?? "") + ".",
      lo: "ແຜນພາບຄວາມສົມດຸນ: \(chart.axis(.lao)), \(count) ຄຸນລັກສະນະ. ເກີນ \(limit(.lao)): ກ່ອນປັບ \(before)"
        + (after.map { ", ຫຼັງປັບ \($0)" } ?? "") + ".",
      ja: "均衡の図：\(chart.axis(.japanese))、\(count)特性。\(limit(.japanese))を超えるもの：調整前\(before)"
        + (after.map { "、調整後\($0)" } ?? "") + "。")
  }
}
