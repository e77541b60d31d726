extension ChartWording {
  static let entry: LocalizedText = .draft("Row", lo: "ແຖວ", ja: "項目")
  static let part: LocalizedText = .draft("Part", lo: "ສ່ວນ", ja: "内訳")

  // MARK: Dumbbell

  static func summary(of chart: DumbbellChart) -> LocalizedText {
    let counts = chart.counts
    let title = chart.quantity.title
    let greatest = { (language: Language) in
      "\(chart.items[0].label(language)): \(pair(chart, chart.items[0], language))"
    }
    let last = chart.items[chart.items.count - 1]
    let least = { (language: Language) in "\(last.label(language)): \(pair(chart, last, language))" }
    let isOne = chart.items.count == 1
    return .draft(
      "Dot plot: \(title.english), \(chart.preLabel.english) and \(chart.postLabel.english), "
        + (isOne
          ? "1 row. \(greatest(.english))."
          : "\(chart.items.count) rows by their change: \(counts.rose) rose, \(counts.stayed) stayed, \(counts.fell) fell. "
            + "First: \(greatest(.english)). Last: \(least(.english))."),
      lo: "ແຜນພາບຈຸດ: \(title(.lao)), \(chart.preLabel(.lao)) ແລະ \(chart.postLabel(.lao)), \(chart.items.count) ແຖວ: "
        + "\(counts.rose) ເພີ່ມຂຶ້ນ, \(counts.stayed) ຄົງທີ່, \(counts.fell) ຫຼຸດລົງ. \(greatest(.lao))."
        + (isOne ? "" : " \(least(.lao))."),
      ja: "ドットプロット：\(title(.japanese))、\(chart.preLabel(.japanese))と\(chart.postLabel(.japanese))、"
        + "\(chart.items.count)行。上昇\(counts.rose)、変化なし\(counts.stayed)、低下\(counts.fell)。\(greatest(.japanese))。"
        + (isOne ? "" : "\(least(.japanese))。"))
  }

  private static func pair(_ chart: DumbbellChart, _ item: DumbbellChart.Item, _ language: Language) -> String {
    let style = chart.quantity.style
    return language == .japanese
      ? "\(style.text(item.pre, in: language))から\(style.text(item.post, in: language))"
      : "\(style.text(item.pre, in: language)) \(language == .lao ? "ຫາ" : "to") \(style.text(item.post, in: language))"
  }

  // MARK: Slopes

  static func summary(of chart: SlopeChart) -> LocalizedText {
    let ends = chart.units.compactMap { chart.ends(of: $0) }
    let (rose, fell) = (ends.count { $0.last > $0.first }, ends.count { $0.last < $0.first })
    let title = chart.quantity.title
    let main = chart.highlighted.map { chart.units[$0] }
    let style = chart.quantity.style
    let said = { (language: Language, join: String) -> String? in
      guard let main, let ends = chart.ends(of: main) else { return nil }
      return
        "\(main.label(language)): \(style.text(ends.first, in: language))\(join)\(style.text(ends.last, in: language))"
    }
    let count = chart.units.count
    return .draft(
      "Slope chart: \(title.english), \(count == 1 ? "1 line" : "\(count) lines") over \(chart.waves.count) waves. "
        + "From the first to the last \(rose) rose, \(fell) fell."
        + (said(.english, " to ").map { " \($0)." } ?? ""),
      lo: "ແຜນພາບເສັ້ນ: \(title(.lao)), \(count) ເສັ້ນ, \(chart.waves.count) ຮອບ. \(rose) ເພີ່ມຂຶ້ນ, \(fell) ຫຼຸດລົງ."
        + (said(.lao, " ຫາ ").map { " \($0)." } ?? ""),
      ja: "傾きの図：\(title(.japanese))、\(count)本、\(chart.waves.count)時点。最初から最後までに上昇\(rose)、低下\(fell)。"
        + (said(.japanese, "から").map { "\($0)。" } ?? ""))
  }

  // MARK: Trend

  static func summary(of chart: TrendChart) -> LocalizedText {
    let (first, last) = (chart.periods[0], chart.periods[chart.periods.count - 1])
    let title = chart.quantity.title
    let missing = chart.series.reduce(0) { sum, series in sum + series.values.count { $0 == nil } }
    let target = { (language: Language) in
      chart.target.map { chart.quantity.style.text($0, in: language) }
    }
    return .draft(
      "Line chart: \(title.english), \(first.english) to \(last.english). "
        + chart.series.map { line($0, of: chart, .english) }.joined(separator: " ")
        + (target(.english).map { " Target: \($0)." } ?? "") + (missing > 0 ? " Missing: \(missing)." : ""),
      lo: "ແຜນພາບເສັ້ນ: \(title(.lao)), \(first(.lao)) ຫາ \(last(.lao)). "
        + chart.series.map { line($0, of: chart, .lao) }.joined(separator: " ")
        + (target(.lao).map { " ເປົ້າໝາຍ: \($0)." } ?? "") + (missing > 0 ? " ຂາດຫາຍ: \(missing)." : ""),
      ja: "折れ線グラフ：\(title(.japanese))、\(first(.japanese))から\(last(.japanese))。"
        + chart.series.map { line($0, of: chart, .japanese) }.joined()
        + (target(.japanese).map { "目標値は\($0)。" } ?? "") + (missing > 0 ? "欠損\(missing)。" : ""))
  }

  /// Where a line begins and ends.
  private static func line(_ series: TrendChart.Series, of chart: TrendChart, _ language: Language) -> String {
    let style = chart.quantity.style
    let name = series.label(language)
    guard let ends = chart.ends(of: series), let first = series.values[ends.first], let last = series.values[ends.last]
    else {
      let none = LocalizedText.glossary(.noData)(language)
      return language == .japanese ? "\(name)：\(none)。" : "\(name): \(none)."
    }
    let (from, to) = (style.text(first, in: language), style.text(last, in: language))
    let (start, end) = (chart.periods[ends.first](language), chart.periods[ends.last](language))
    switch language {
    case .english:
      return first == last
        ? "\(name): \(to) (\(end))." : "\(name): from \(from) (\(start)) to \(to) (\(end))."
    case .lao: return "\(name): \(from) (\(start)) ຫາ \(to) (\(end))."
    case .japanese: return "\(name)：\(from)（\(start)）から\(to)（\(end)）。"
    }
  }

  // MARK: Small multiples

  static func summary(of chart: SmallMultiplesChart) -> LocalizedText {
    let count = chart.panels.count
    let title = chart.quantity.title
    let names = { (language: Language, join: String) in
      chart.shown.map { $0.label(language) }.joined(separator: join)
    }
    let rest = rest(of: chart)
    return .draft(
      "Small charts with the same axes: \(title.english), \(count == 1 ? "1 group" : "\(count) groups"): "
        + "\(names(.english, ", "))." + (rest.map { " \($0.english)" } ?? ""),
      lo: "ແຜນພາບນ້ອຍທີ່ໃຊ້ແກນດຽວກັນ: \(title(.lao)), \(count) ກຸ່ມ: \(names(.lao, ", "))."
        + (rest.map { " \($0(.lao))" } ?? ""),
      ja: "同じ軸の小さな図：\(title(.japanese))、\(count)グループ：\(names(.japanese, "、"))。"
        + (rest.map { $0(.japanese) } ?? ""))
  }

  /// That some groups are not drawn.
  static func rest(of chart: SmallMultiplesChart) -> LocalizedText? {
    let (shown, count) = (chart.shown.count, chart.panels.count)
    guard shown < count else { return nil }
    return .draft(
      "\(shown) of \(count) groups are drawn; the numbers of the others stand in the table.",
      lo: "ສະແດງ \(shown) ຈາກ \(count) ກຸ່ມ; ຕົວເລກຂອງກຸ່ມອື່ນຢູ່ໃນຕາຕະລາງ.",
      ja: "\(count)グループのうち\(shown)を図示。残りは表にある。")
  }

  // MARK: Waterfall

  static func summary(of chart: WaterfallChart) -> LocalizedText {
    let title = chart.quantity.title
    let number = { (value: Double, language: Language) in chart.quantity.style.text(value, in: language) }
    let steps = { (language: Language, join: String) in
      chart.steps.map { "\($0.label(language)) \(chart.quantity.change.text($0.change, in: language))" }
        .joined(separator: join)
    }
    let total = { (end: (label: LocalizedText, value: Double), language: Language) in
      "\(end.label(language)) \(number(end.value, language))"
    }
    return .draft(
      "Waterfall: \(title.english), from \(total(chart.start, .english)) to \(total(chart.end, .english)): "
        + "\(steps(.english, ", ")).",
      lo: "ແຜນພາບຂັ້ນໄດ: \(title(.lao)), \(total(chart.start, .lao)) ຫາ \(total(chart.end, .lao)): \(steps(.lao, ", ")).",
      ja: "滝グラフ：\(title(.japanese))、\(total(chart.start, .japanese))から\(total(chart.end, .japanese))："
        + "\(steps(.japanese, "、"))。")
  }
}
