/// The words and sentences of charts.
enum ChartWording {
  static let person: LocalizedText = .draft("Person", lo: "ບຸກຄົນ", ja: "対象者")
  static let estimate: LocalizedText = .draft("Estimate", lo: "ຄ່າປະມານ", ja: "推定値")
  static let low: LocalizedText = .draft("Lower limit", lo: "ຂອບເຂດລຸ່ມ", ja: "下限")
  static let high: LocalizedText = .draft("Upper limit", lo: "ຂອບເຂດເທິງ", ja: "上限")
  static let noInterval: LocalizedText = .draft("no interval", lo: "ບໍ່ມີຊ່ວງ", ja: "区間なし")
  static let meanWithInterval: LocalizedText = .draft(
    "mean, confidence interval", lo: "ຄ່າສະເລ່ຍ, ຊ່ວງຄວາມເຊື່ອໝັ້ນ", ja: "平均値と信頼区間")

  static func rose(_ count: Int) -> LocalizedText {
    .draft("\(count) rose", lo: "\(count) ເພີ່ມຂຶ້ນ", ja: "上昇 \(count)人")
  }
  static func stayed(_ count: Int) -> LocalizedText {
    .draft("\(count) stayed", lo: "\(count) ຄົງທີ່", ja: "変化なし \(count)人")
  }
  static func fell(_ count: Int) -> LocalizedText {
    .draft("\(count) fell", lo: "\(count) ຫຼຸດລົງ", ja: "低下 \(count)人")
  }

  static func low(level: Double) -> LocalizedText {
    .draft(
      "Lower limit, \(percent(level, .english))", lo: "ຂອບເຂດລຸ່ມ, \(percent(level, .lao))",
      ja: "下限（\(percent(level, .japanese))）")
  }
  static func high(level: Double) -> LocalizedText {
    .draft(
      "Upper limit, \(percent(level, .english))", lo: "ຂອບເຂດເທິງ, \(percent(level, .lao))",
      ja: "上限（\(percent(level, .japanese))）")
  }

  /// What stands above the numbers of the estimates.
  static func estimates(of chart: EffectChart) -> LocalizedText {
    let level = { (language: Language) in percent(chart.level, language) }
    let inner = { (language: Language) in percent(chart.innerLevel, language) }
    guard chart.hasInner else {
      return .draft(
        "Estimate [\(level(.english)) interval]", lo: "ຄ່າປະມານ [ຊ່ວງ \(level(.lao))]",
        ja: "推定値［\(level(.japanese))区間］")
    }
    return .draft(
      "Estimate [\(level(.english)) interval]; ticks: \(inner(.english))",
      lo: "ຄ່າປະມານ [ຊ່ວງ \(level(.lao))]; ຂີດ: \(inner(.lao))",
      ja: "推定値［\(level(.japanese))区間］、目盛は\(inner(.japanese))")
  }

  // MARK: What a drawing shows

  static func summary(of chart: PrePostChart) -> LocalizedText {
    .draft(
      english(chart),
      lo: sentence(chart, .lao) { count, rose, stayed, fell in
        "ແຜນພາບຈຸດແບບຄູ່: \(chart.axis(.lao)), \(chart.preLabel(.lao)) ແລະ \(chart.postLabel(.lao)), \(count) ຄົນ. "
          + "\(rose) ຄົນເພີ່ມຂຶ້ນ, \(stayed) ຄົນຄົງທີ່, \(fell) ຄົນຫຼຸດລົງ."
      } means: {
        "ຄ່າສະເລ່ຍ: \($0), \($1)."
      },
      ja: sentence(chart, .japanese) { count, rose, stayed, fell in
        "対応のあるドットプロット：\(chart.axis(.japanese))、\(chart.preLabel(.japanese))と\(chart.postLabel(.japanese))、"
          + "\(count)人。\(rose)人が上昇、\(stayed)人が変化なし、\(fell)人が低下。"
      } means: {
        "平均値は\($0)から\($1)。"
      })
  }

  private static func english(_ chart: PrePostChart) -> String {
    let counts = chart.counts
    let people = chart.pre.count == 1 ? "1 person" : "\(chart.pre.count) people"
    let rose = counts.rose == 1 ? "1 person" : "\(counts.rose) people"
    let moves = "\(rose) rose, \(counts.stayed) stayed, \(counts.fell) fell."
    let opening =
      "Paired dot plot: \(chart.axis.english), \(chart.preLabel.english) and \(chart.postLabel.english), \(people). "
    guard chart.pre.count >= fewPairs else { return opening + moves }
    let (pre, post) = chart.means(in: .english)
    let scale = chart.range.map { range in
      let (low, high) = (
        chart.scaleText(range.lowerBound, in: .english), chart.scaleText(range.upperBound, in: .english)
      )
      return range.lowerBound == 0 ? " of \(high)" : " on a scale from \(low) to \(high)"
    }
    guard pre != post else { return opening + "The mean stayed at \(pre)\(scale ?? ""); \(moves)" }
    let verb = chart.postMean > chart.preMean ? "rose" : "fell"
    return opening + "The mean \(verb) from \(pre) to \(post)\(scale ?? ""); \(moves)"
  }

  private static func sentence(
    _ chart: PrePostChart, _ language: Language, moves: (Int, Int, Int, Int) -> String,
    means: (String, String) -> String
  ) -> String {
    let counts = chart.counts
    let moves = moves(chart.pre.count, counts.rose, counts.stayed, counts.fell)
    guard chart.pre.count >= fewPairs else { return moves }
    let (pre, post) = chart.means(in: language)
    return moves + " " + means(pre, post)
  }

  /// Below this many pairs, sentences give counts only.
  private static let fewPairs = 10

  static func summary(of chart: EffectChart) -> LocalizedText {
    let count = chart.estimates.count
    let intervals = chart.estimates.count { $0.interval != nil }
    let level = percent(chart.level, .english)
    let with =
      switch intervals {
      case 0: ""
      case count: count == 1 ? " with its \(level) interval" : " with \(level) intervals"
      case 1: ", one with its \(level) interval,"
      default: ", \(intervals) with \(level) intervals,"
      }
    let english =
      "Dot plot: \(chart.axis.english), \(count == 1 ? "1 estimate" : "\(count) estimates")\(with) and a line at zero."
    return .draft(
      chart.described.map { english + " " + headline($0, of: chart) } ?? english,
      lo: "ແຜນພາບຈຸດ: \(chart.axis(.lao))." + (listed(chart, .lao).map { " \($0)." } ?? ""),
      ja: "ドットプロット：\(chart.axis(.japanese))、\(percent(chart.level, .japanese))区間とゼロの線。"
        + (listed(chart, .japanese).map { "\($0)。" } ?? ""))
  }

  /// The estimate, its interval, then whether zero is inside.
  private static func headline(_ estimate: EffectChart.Estimate, of chart: EffectChart) -> String {
    let value = chart.number(estimate.value, in: .english)
    let opening = "\(estimate.label.english): \(value)"
    guard let interval = estimate.interval else { return opening + ", without an interval." }
    let (low, high) = (chart.number(interval.lowerBound, in: .english), chart.number(interval.upperBound, in: .english))
    let zero = interval.contains(0) ? "zero is inside" : "zero is outside"
    return opening + ", interval from \(low) to \(high); \(zero)."
  }

  private static func listed(_ chart: EffectChart, _ language: Language) -> String? {
    guard let estimate = chart.described else { return nil }
    return "\(estimate.label(language)): \(chart.text(of: estimate, in: language))"
  }

  static func percent(_ level: Double, _ language: Language) -> String {
    NumberStyle.percentWithSign(decimals: level * 100 == (level * 100).rounded() ? 0 : 1).text(level, in: language)
  }
}
