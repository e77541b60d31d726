extension ChartWording {
  static let lowerQuartile: LocalizedText = .draft("Lower quartile", lo: "ຄວາຣ໌ໄທລ໌ລຸ່ມ", ja: "第1四分位数")
  static let upperQuartile: LocalizedText = .draft("Upper quartile", lo: "ຄວາຣ໌ໄທລ໌ເທິງ", ja: "第3四分位数")
  static let equality: LocalizedText = .draft("equal shares", lo: "ສ່ວນແບ່ງເທົ່າກັນ", ja: "完全平等")
  static let stage: LocalizedText = .draft("Stage", lo: "ຂັ້ນຕອນ", ja: "段階")
  static let lost: LocalizedText = .draft("Lost", lo: "ຂາດຫາຍ", ja: "除外・脱落")
  static let shareOfTheWay: LocalizedText = .draft(
    "Share of the way from the baseline to the target, %", lo: "ສ່ວນຮ້ອຍຂອງທາງຈາກເສັ້ນຖານຫາເປົ້າໝາຍ",
    ja: "基準値から目標値までの達成割合（％）")
  static let bulletKey: LocalizedText = .draft(
    "# actual, : baseline, | target; a scale for each row", lo: "# ຜົນຕົວຈິງ, : ເສັ້ນຖານ, | ເປົ້າໝາຍ",
    ja: "# 実績値、: 基準値、| 目標値（行ごとの目盛）")

  static func count(_ number: Int) -> LocalizedText { .verbatim("n = \(number)") }

  static func people(_ number: Int) -> LocalizedText {
    .draft(number == 1 ? "1 person" : "\(number) people", lo: "\(number) ຄົນ", ja: "\(number)人")
  }

  static func itemCount(_ number: Int) -> LocalizedText {
    .draft(number == 1 ? "1 item" : "\(number) items", lo: "\(number) ຂໍ້", ja: "\(number)問")
  }

  static func shareOf(_ whole: LocalizedText) -> LocalizedText {
    .draft("Share of \(whole.english), %", lo: "ສ່ວນແບ່ງຂອງ \(whole(.lao)), %", ja: "\(whole(.japanese))の割合（％）")
  }

  static func poorest(_ people: LocalizedText) -> LocalizedText {
    .draft(
      "Share of \(people.english), from the poorest on, %", lo: "ສ່ວນແບ່ງຂອງ \(people(.lao)), ເລີ່ມຈາກທຸກທີ່ສຸດ, %",
      ja: "\(people(.japanese))の割合（貧しい順、％）")
  }

  // MARK: Distributions

  /// What box, lines and circles are.
  static func key(of chart: DistributionChart) -> LocalizedText {
    let small = chart.groups.count { $0.marked.count == $0.values.count }
    let circles: LocalizedText =
      switch small {
      case 0: LocalizedText("values beyond", lo: "ຄ່າທີ່ຢູ່ນອກນັ້ນ", ja: "それを超える値")
      case chart.groups.count: LocalizedText("all values", lo: "ທຸກຄ່າ", ja: "すべての値")
      default:
        LocalizedText(
          "values beyond, in groups below 50 all values", lo: "ຄ່າທີ່ຢູ່ນອກນັ້ນ, ໃນກຸ່ມຕ່ຳກວ່າ 50 ທຸກຄ່າ",
          ja: "それを超える値（50未満の群ではすべての値）")
      }
    return .draft(
      "Box: the middle half of the values, and their median; lines: to 1.5 times its length; circles: "
        + "\(circles.english).",
      lo: "ກ່ອງ: ເຄິ່ງກາງຂອງຄ່າ ແລະ ຄ່າກາງ; ເສັ້ນ: ເຖິງ 1,5 ເທົ່າຂອງຄວາມຍາວຂອງກ່ອງ; ວົງມົນ: \(circles(.lao)).",
      ja: "箱：中央の半数の値と中央値、線：箱の長さの1.5倍まで、丸：\(circles(.japanese))。")
  }

  static func summary(of chart: DistributionChart) -> LocalizedText {
    let title = chart.quantity.title
    let number = { (value: Double, language: Language) in chart.quantity.style.text(value, in: language) }
    let groups = { (language: Language) -> [String] in
      chart.groups.map { group in
        let (n, median) = (group.values.count, number(group.median, language))
        let (low, high) = (number(group.lowerQuartile, language), number(group.upperQuartile, language))
        switch language {
        case .english: return "\(group.label.english): n = \(n), median \(median), quartiles \(low) and \(high)."
        case .lao: return "\(group.label(.lao)): n = \(n), ຄ່າກາງ \(median), ຄວາຣ໌ໄທລ໌ \(low) ແລະ \(high)."
        case .japanese: return "\(group.label(.japanese))：n = \(n)、中央値\(median)、四分位数\(low)と\(high)。"
        }
      }
    }
    return .draft(
      "Distribution: \(title.english). \(groups(.english).joined(separator: " "))",
      lo: "ການກະຈາຍ: \(title(.lao)). \(groups(.lao).joined(separator: " "))",
      ja: "分布：\(title(.japanese))。\(groups(.japanese).joined())")
  }

  // MARK: Items

  static func summary(of chart: ItemMapChart) -> LocalizedText {
    let style = NumberStyle.fixed(decimals: 2)
    let item = { (item: ItemMapChart.Item, language: Language) in
      "\(item.label(language)) (\(style.text(item.difficulty, in: language)))"
    }
    let (first, last) = (chart.items[0], chart.items[chart.items.count - 1])
    let (people, items) = (people(chart.people.count), itemCount(chart.items.count))
    return .draft(
      "Item map: \(chart.axis.english), \(people.english) and \(items.english) on one scale. "
        + "Most difficult: \(item(first, .english)); easiest: \(item(last, .english)).",
      lo: "ແຜນທີ່ຂໍ້ຄຳຖາມ: \(chart.axis(.lao)), \(people(.lao)) ແລະ \(items(.lao)). "
        + "ຍາກທີ່ສຸດ: \(item(first, .lao)); ງ່າຍທີ່ສຸດ: \(item(last, .lao)).",
      ja: "項目マップ：\(chart.axis(.japanese))、\(people(.japanese))と\(items(.japanese))。"
        + "最も難しい：\(item(first, .japanese))、最も易しい：\(item(last, .japanese))。")
  }

  // MARK: Shares

  static func summary(of chart: LorenzChart) -> LocalizedText {
    let curves = { (language: Language) -> [String] in
      chart.curves.map { curve in
        let half = NumberStyle.percentWithSign(decimals: 1).text(curve.whole(of: 0.5), in: language)
        let gini = curve.gini.map { NumberStyle.fixed(decimals: 2).text($0, in: language) }
        switch language {
        case .english:
          return "\(curve.label.english): the poorest half has \(half)" + (gini.map { ", Gini \($0)" } ?? "") + "."
        case .lao:
          return "\(curve.label(.lao)): ເຄິ່ງທີ່ທຸກກວ່າມີ \(half)" + (gini.map { ", Gini \($0)" } ?? "") + "."
        case .japanese:
          return "\(curve.label(.japanese))：貧しい半数の割合は\(half)" + (gini.map { "、ジニ係数\($0)" } ?? "") + "。"
        }
      }
    }
    return .draft(
      "Lorenz curve: \(chart.whole.english) among \(chart.people.english). \(curves(.english).joined(separator: " "))",
      lo: "ເສັ້ນໂຄ້ງ Lorenz: \(chart.whole(.lao)), \(chart.people(.lao)). \(curves(.lao).joined(separator: " "))",
      ja: "ローレンツ曲線：\(chart.whole(.japanese))、\(chart.people(.japanese))。\(curves(.japanese).joined())")
  }

  // MARK: Flow

  static func summary(of chart: FlowChart) -> LocalizedText {
    let first = chart.stages[0]
    let ends = chart.arms.isEmpty ? [chart.stages[chart.stages.count - 1]] : chart.arms.compactMap(\.last)
    let all = chart.stages + chart.arms.flatMap { $0 }
    let losses = all.flatMap(\.losses)
    let stage = { (stage: FlowChart.Stage, language: Language) in
      "\(stage.label(language)) \(NumberStyle.count.text(Double(stage.count), in: language))"
    }
    let loss = { (language: Language) in
      losses.map { "\($0.reason(language)) \(NumberStyle.count.text(Double($0.count), in: language))" }
    }
    let last = { (language: Language) in ends.map { stage($0, language) } }
    return .draft(
      "Flow diagram: \(chart.unit.english). \(stage(first, .english)); at the end: "
        + "\(last(.english).joined(separator: ", "))."
        + (losses.isEmpty ? " Nobody was lost." : " Lost: \(loss(.english).joined(separator: ", "))."),
      lo: "ແຜນວາດການໄຫຼ: \(chart.unit(.lao)). \(stage(first, .lao)); ທ້າຍສຸດ: \(last(.lao).joined(separator: ", "))."
        + (losses.isEmpty ? "" : " ຂາດຫາຍ: \(loss(.lao).joined(separator: ", "))."),
      ja: "フロー図：\(chart.unit(.japanese))。\(stage(first, .japanese))、最後：\(last(.japanese).joined(separator: "、"))。"
        + (losses.isEmpty ? "脱落なし。" : "除外・脱落：\(loss(.japanese).joined(separator: "、"))。"))
  }

  // MARK: Indicators

  static func summary(ofIndicators rows: [IndicatorRow]) -> LocalizedText {
    var words: [LocalizedText] = []
    for row in rows where !words.contains(row.word) { words.append(row.word) }
    let counts = { (language: Language) in
      words.map { word in "\(word(language)) \(rows.count { $0.word == word })" }
    }
    return .draft(
      "Bar chart of \(rows.count == 1 ? "1 indicator" : "\(rows.count) indicators") against "
        + "\(rows.count == 1 ? "its target" : "their targets"): \(counts(.english).joined(separator: ", ")).",
      lo: "ແຜນພາບແທ່ງຂອງ \(rows.count) ຕົວຊີ້ວັດທຽບກັບເປົ້າໝາຍ: \(counts(.lao).joined(separator: ", ")).",
      ja: "指標\(rows.count)件の目標値との比較の棒グラフ：\(counts(.japanese).joined(separator: "、"))。")
  }
}
