@testable import BolavenReports

/// Charts of every kind, plain and ugly: one person and hundreds, equal and huge and negative numbers, long labels.
enum ChartSamples {
  static let all: [(name: String, kind: any ChartKind)] =
    dumbbells + slopes + effects + events + distributions + balances + itemMaps + waterfalls + indicators + trends
    + multiples + lorenz + flows + pairs

  static func named(_ name: String) -> any ChartKind { all.first { $0.name == name }?.kind ?? all[0].kind }

  // MARK: Words

  static let long = LocalizedText(
    "Members of the coffee producers' cooperatives of the Bolaven Plateau who sold through their group",
    lo: "ສະມາຊິກສະຫະກອນຜູ້ຜະລິດກາເຟພູພຽງບໍລະເວນທີ່ຂາຍຜ່ານກຸ່ມຂອງຕົນໃນລະດູການຜ່ານມາ",
    ja: "ボラベン高原コーヒー生産者協同組合の組合員のうち自らのグループを通じて販売した人")

  static func word(_ number: Int) -> LocalizedText {
    LocalizedText("Village \(number)", lo: "ບ້ານ \(number)", ja: "第\(number)村")
  }

  static func label(_ number: Int, isLong: Bool) -> LocalizedText {
    isLong ? long.under(word(number)) : word(number)
  }

  static let quantity = ChartQuantity(
    LocalizedText("Score (0-20)", lo: "ຄະແນນ (0-20)", ja: "得点（0-20）"), .fixed(decimals: 1))
  static let before = LocalizedText("before", lo: "ກ່ອນ", ja: "研修前")
  static let after = LocalizedText("after", lo: "ຫຼັງ", ja: "研修後")
  static let share = ChartQuantity(long, .percent(decimals: 0))

  /// Numbers without a pattern, the same in every run: from 0 to 1.
  static func noise(_ count: Int, seed: Int = 1) -> [Double] {
    var state = UInt64(seed &* 7_919 &+ 13)
    return (0..<count).map { _ in
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Double(state >> 33) / Double(UInt64(1) << 31)
    }
  }

  // MARK: Kinds

  static let pairs: [(name: String, kind: any ChartKind)] = [
    (
      "prepost-300",
      PrePostChart(
        pre: noise(300).map { ($0 * 20).rounded() }, post: noise(300, seed: 2).map { (10 + $0 * 10).rounded() },
        range: 0...20, preMean: 9.9, postMean: 15, preInterval: 9.2...10.6, postInterval: 14.6...15.4,
        preLabel: before, postLabel: after, axis: quantity.title)
    ),
    (
      "prepost-1",
      PrePostChart(
        pre: [4], post: [4], range: nil, preMean: 4, postMean: 4, preInterval: nil, postInterval: nil, preLabel: long,
        postLabel: long, axis: long)
    ),
  ]

  static func dumbbell(_ pairs: [(Double, Double)], isLong: Bool = false, _ quantity: ChartQuantity = quantity)
    -> DumbbellChart
  {
    DumbbellChart(
      items: pairs.enumerated().map { .init(label: label($0 + 1, isLong: isLong), pre: $1.0, post: $1.1) },
      quantity: quantity, preLabel: before, postLabel: after)
  }

  static let dumbbells: [(name: String, kind: any ChartKind)] = [
    ("dumbbell", dumbbell([(0.4, 0.8), (0.5, 0.5), (0.62, 0.55), (0.1, 0.92), (0.3, 0.34)], share)),
    ("dumbbell-one", dumbbell([(3, 3)])),
    ("dumbbell-40", dumbbell(Array(zip(noise(40).map { $0 * 20 }, noise(40, seed: 3).map { $0 * 20 })))),
    ("dumbbell-long", dumbbell([(-5, 12), (0, 0), (8, -9)], isLong: true)),
    ("dumbbell-huge", dumbbell([(1e12, 4e12), (-2e12, 1e11)])), ("dumbbell-equal", dumbbell([(7, 7), (7, 7), (7, 7)])),
  ]

  static func slope(_ rows: [[Double?]], highlighted: Int? = nil, isLong: Bool = false) -> SlopeChart {
    SlopeChart(
      units: rows.enumerated().map { .init(label: label($0 + 1, isLong: isLong), values: $1) },
      waves: (1...rows[0].count).map { isLong ? long : LocalizedText("Wave \($0)", lo: "ຮອບ \($0)", ja: "第\($0)回") },
      highlighted: highlighted, quantity: quantity)
  }

  static let slopes: [(name: String, kind: any ChartKind)] = [
    (
      "slope",
      slope([[8, 11, 12.5], [9, 9.5, 10], [10, 8, nil], [7.5, nil, 12.4], [6, 9, 12.45]], highlighted: 0)
    ),
    ("slope-one", slope([[5, nil]])), ("slope-long", slope([[1, 2, 3, 4], [4, 3, 2, 1]], isLong: true)),
    ("slope-20", slope(noise(20).map { [$0, $0 * 2 + 1] }, highlighted: 3)),
    ("slope-equal", slope([[3, 3], [3, 3], [3, 3], [3, 3]])), ("slope-huge", slope([[-4e12, 9e12], [1, 2]])),
  ]

  static func effect(
    _ rows: [(Double, ClosedRange<Double>?)], inner: Bool = false, groups: Bool = false, isLong: Bool = false
  ) -> EffectChart {
    EffectChart(
      estimates: rows.enumerated().map { position, row in
        .init(
          label: label(position + 1, isLong: isLong), value: row.0, interval: row.1,
          inner: inner ? row.1.map { ($0.lowerBound * 0.8 + row.0 * 0.2)...($0.upperBound * 0.8 + row.0 * 0.2) } : nil,
          group: groups ? word(100 + position / 2) : nil, isMain: position == 0)
      }, axis: isLong ? long : LocalizedText("Income, thousand LAK", lo: "ລາຍຮັບ, ພັນກີບ", ja: "所得（千キープ）"), decimals: 0,
      level: 0.95, note: isLong ? long : nil)
  }

  static let effects: [(name: String, kind: any ChartKind)] = [
    ("effect", effect([(417, 171...664), (317, -60...695), (422, 175...669), (423, nil)])),
    (
      "effect-inner",
      effect([(417, 171...664), (317, -60...695), (422, 175...669), (-90, -400...220)], inner: true, groups: true)
    ),
    ("effect-12", effect((0..<12).map { (Double($0) - 6, (Double($0) - 9)...(Double($0) - 3)) }, isLong: true)),
    ("effect-zero", effect([(0, 0...0)])), ("effect-huge", effect([(-1e13, -5e13...1e13)])),
  ]

  static func event(_ series: Int, _ window: ClosedRange<Int>, test: Bool = true, scale: Double = 1) -> EventStudyChart
  {
    EventStudyChart(
      series: (0..<series).map { number in
        .init(
          label: number == 3 ? long : word(number + 1),
          estimates: window.filter { $0 != -1 }.map { time in
            let value =
              scale * (time < 0 ? 0.1 * Double(time % 3) : 0.5 * Double(min(time, 4) + 1)) + Double(number) * 0.1
            return .init(time: time, value: value, interval: (value - scale)...(value + scale))
          })
      }, axis: LocalizedText("Income, million LAK", lo: "ລາຍຮັບ, ລ້ານກີບ", ja: "所得（百万キープ）"),
      time: LocalizedText("Years since the return", lo: "ປີນັບແຕ່ກັບຄືນ", ja: "帰還からの年数"), decimals: 2, level: 0.95,
      preTest: test ? .init(statistic: 1.214, degreesOfFreedom: 3, 27, pValue: 0.3241) : nil)
  }

  static let events: [(name: String, kind: any ChartKind)] = [
    ("event", event(1, -4...5)), ("event-series", event(4, -3...4)), ("event-wide", event(2, -40...60)),
    ("event-one", event(1, 0...0, test: false)), ("event-huge", event(1, -3...3, scale: 1e12)),
  ]

  static func group(_ values: [Double], _ label: LocalizedText) -> DistributionChart.Group {
    let sorted = values.sorted()
    let at = { (share: Double) in sorted[Int((Double(sorted.count - 1) * share).rounded())] }
    return .init(label: label, values: values, lowerQuartile: at(0.25), median: at(0.5), upperQuartile: at(0.75))
  }

  static func bell(_ count: Int, seed: Int = 1) -> [Double] {
    let draws = noise(12 * count, seed: seed)
    return (0..<count).map { row in draws[(12 * row)..<(12 * row + 12)].reduce(0, +) - 6 }
  }

  static func distribution(_ groups: [[Double]], isLong: Bool = false) -> DistributionChart {
    DistributionChart(
      groups: groups.enumerated().map { group($1, label($0 + 1, isLong: isLong)) },
      quantity: isLong ? ChartQuantity(long, .count) : quantity)
  }

  static let distributions: [(name: String, kind: any ChartKind)] = [
    ("distribution", distribution([bell(40).map { 10 + 3 * $0 }, bell(28, seed: 5).map { 13 + 2 * $0 }, [4, 9, 12]])),
    (
      "distribution-300", distribution([bell(300).map { 1500 + 400 * $0 }, bell(220, seed: 9).map { 1900 + 500 * $0 }])
    ),
    ("distribution-1", distribution([[7]])),
    ("distribution-equal", distribution([[Double]](repeating: [Double](repeating: 3, count: 30), count: 2))),
    ("distribution-2000", distribution([bell(2000), bell(2000, seed: 4).map { -3 * $0 * $0 }])),
    ("distribution-long", distribution((1...12).map { bell(25, seed: $0).map { 1e12 * $0 } }, isLong: true)),
    (
      "distribution-scores",
      distribution([bell(35).map { (10 + 3 * $0).rounded() }, bell(35, seed: 3).map { (14 + 2 * $0).rounded() }])
    ),
  ]

  static func balance(_ rows: [(Double, Double?)], isLong: Bool = false) -> LovePlotChart {
    LovePlotChart(
      covariates: rows.enumerated().map { .init(label: label($0 + 1, isLong: isLong), before: $1.0, after: $1.1) },
      axis: LocalizedText("Standardised difference", lo: "ຄວາມແຕກຕ່າງມາດຕະຖານ", ja: "標準化した差"))
  }

  static let balances: [(name: String, kind: any ChartKind)] = [
    ("balance", balance([(0.42, 0.04), (-0.31, -0.02), (0.08, 0.07), (0.15, -0.12), (-0.05, 0)])),
    ("balance-raw", balance([(0.02, nil), (-0.2, nil)])), ("balance-one", balance([(0, 0)])),
    ("balance-long", balance(noise(30).map { ($0 - 0.5, ($0 - 0.5) / 4) }, isLong: true)),
    ("balance-far", balance([(-12, 5), (0.01, 0.02)])),
  ]

  static func itemMap(_ people: [Double], _ items: [Double], isLong: Bool = false) -> ItemMapChart {
    ItemMapChart(
      people: people, items: items.enumerated().map { .init(label: label($0 + 1, isLong: isLong), difficulty: $1) },
      axis: LocalizedText("Logits", lo: "ໂລຈິດ", ja: "ロジット"))
  }

  static let itemMaps: [(name: String, kind: any ChartKind)] = [
    ("items", itemMap(bell(28).map { $0 + 0.5 }, bell(20, seed: 8))),
    ("items-equal", itemMap([0, 0, 0], [Double](repeating: 0.5, count: 30))), ("items-one", itemMap([1], [1])),
    ("items-long", itemMap(bell(300), bell(60, seed: 2).map { 3 * $0 }, isLong: true)),
  ]

  static func waterfall(_ start: Double, _ steps: [Double], isLong: Bool = false) -> WaterfallChart {
    WaterfallChart(
      start: (before, start), steps: steps.enumerated().map { .init(label: label($0 + 1, isLong: isLong), change: $1) },
      end: (after, steps.reduce(start, +)), quantity: quantity)
  }

  static let waterfalls: [(name: String, kind: any ChartKind)] = [
    ("waterfall", waterfall(120, [40, -15, 0, 22])),
    ("waterfall-negative", waterfall(-5, [-20, 45, -60], isLong: true)),
    ("waterfall-none", waterfall(0, [])), ("waterfall-huge", waterfall(4e12, [-9e12, 1e11])),
  ]

  static func indicator(
    _ number: Int, _ baseline: Double?, _ target: Double?, _ actual: Double?, _ progress: Double?, _ status: Status?,
    isLong: Bool = false, style: NumberStyle = .count
  ) -> IndicatorRow {
    IndicatorRow(
      id: "1.\(number)", label: isLong ? long : word(number), unit: LocalizedText("people", lo: "ຄົນ", ja: "人"),
      baseline: baseline, target: target, actual: actual, progress: progress, status: status,
      word: status?.word ?? .draft("No target", lo: "ບໍ່ມີເປົ້າໝາຍ", ja: "目標なし"), style: style)
  }

  static let indicatorRows = [
    indicator(1, 0, 30, 26, 0.867, .near), indicator(2, 0.615, 0.8, 0.923, 1.66, .met, style: .percent(decimals: 1)),
    indicator(3, 1500, 2400, 1340, -0.18, .off), indicator(4, 900, 1600, 1310, 0.586, .behind, isLong: true),
    indicator(5, nil, 12, nil, nil, .noData), indicator(6, nil, nil, 4, nil, nil),
    indicator(7, -8, -2, -3, 0.83, .near),
  ]

  static let indicators: [(name: String, kind: any ChartKind)] = [
    ("bullet", BulletChart(rows: indicatorRows)), ("progress", ProgressChart(rows: indicatorRows)),
    ("bullet-one", BulletChart(rows: [indicator(1, 0, 0, 0, nil, .met)])),
    ("progress-one", ProgressChart(rows: [indicator(1, 0, 1, nil, nil, .noData, isLong: true)])),
    ("bullet-huge", BulletChart(rows: [indicator(1, 1e12, 5e12, 123_456_789_012_345, 30, .met, isLong: true)])),
    ("progress-far", ProgressChart(rows: [indicator(1, 0, 1, 80, 80, .met), indicator(2, 0, 1, -9, -9, .off)])),
  ]

  static func trend(_ rows: [[Double?]], target: Double? = nil, isLong: Bool = false, months: Bool = false)
    -> TrendChart
  {
    TrendChart(
      series: rows.enumerated().map { .init(label: label($0 + 1, isLong: isLong), values: $1) },
      periods: rows[0].indices.map { position in
        let month = position % 12 + 1
        return .verbatim(months ? "\(2021 + position / 12)-\(month < 10 ? "0" : "")\(month)" : "\(2015 + position)")
      }, target: target, quantity: isLong ? ChartQuantity(long, .fixed(decimals: 1)) : quantity)
  }

  static let trends: [(name: String, kind: any ChartKind)] = [
    ("trend", trend([[820, 865, nil, 940, 1010, 1120, nil, 1190, nil, 1310]], target: 1600)),
    (
      "trend-series",
      trend(
        (1...4).map { line in noise(48, seed: line).map { 10 + Double(line) + 3 * $0 } }, target: 13, months: true)
    ),
    ("trend-equal", trend([[5, 5, 5], [5, 5, 5], [5, nil, 5], [nil, nil, nil]], isLong: true)),
    ("trend-one", trend([[3]])),
    ("trend-empty", trend([[nil, nil]], target: 4)), ("trend-huge", trend([[-3e12, 8e12, nil, 1e12]], target: -1e12)),
  ]

  static func multiples(_ count: Int, isLong: Bool = false) -> SmallMultiplesChart {
    SmallMultiplesChart(
      panels: (1...count).map { number in
        .init(
          label: label(number, isLong: isLong),
          chart: trend([noise(6, seed: number).map { $0 < 0.1 ? nil : 100 * $0 }], target: 60))
      })
  }

  static let multiples: [(name: String, kind: any ChartKind)] = [
    ("multiples", multiples(7)), ("multiples-30", multiples(30)), ("multiples-one", multiples(1)),
    ("multiples-long", multiples(5, isLong: true)),
    (
      "multiples-prepost",
      SmallMultiplesChart(
        panels: (1...3).map { number in
          let (pre, post) = (
            noise(9, seed: number).map { ($0 * 10).rounded() },
            noise(9, seed: number + 9).map { (5 + $0 * 9).rounded() }
          )
          return .init(
            label: label(number, isLong: number == 3),
            chart: PrePostChart(
              pre: pre, post: post, range: 0...20, preMean: 5, postMean: 10, preInterval: nil, postInterval: nil,
              preLabel: before, postLabel: after, axis: quantity.title))
        })
    ),
    (
      "multiples-slopes",
      SmallMultiplesChart(
        panels: (1...4).map { number in
          .init(label: word(number), chart: slope([[1, Double(number)], [2, 3]], highlighted: 0))
        })
    ),
  ]

  static func curve(_ values: [Double], _ label: LocalizedText, gini: Double?) -> LorenzChart.Curve {
    let sorted = values.sorted()
    let total = sorted.reduce(0, +)
    var sum = 0.0
    let points = sorted.enumerated().map { position, value -> (people: Double, whole: Double) in
      sum += value
      return (Double(position + 1) / Double(sorted.count), sum / total)
    }
    return .init(label: label, points: [(0, 0)] + points, gini: gini)
  }

  static let lorenz: [(name: String, kind: any ChartKind)] = [
    (
      "lorenz",
      LorenzChart(
        curves: [
          curve(noise(200).map { $0 * $0 * $0 }, before, gini: 0.583), curve(noise(200, seed: 6), after, gini: 0.331),
        ], whole: LocalizedText("income", lo: "ລາຍຮັບ", ja: "所得"),
        people: LocalizedText("households", lo: "ຄົວເຮືອນ", ja: "世帯"))
    ),
    (
      "lorenz-equal",
      LorenzChart(
        curves: (1...4).map { curve([1, 1, 1], label($0, isLong: $0 == 4), gini: 0) }, whole: long, people: long)
    ),
    (
      "lorenz-negative",
      LorenzChart(curves: [curve([-2, 1, 9], word(1), gini: nil)], whole: word(2), people: word(3))
    ),
    ("lorenz-one", LorenzChart(curves: [curve([5], word(1), gini: 0)], whole: word(2), people: word(3))),
  ]

  static let flows: [(name: String, kind: any ChartKind)] = [
    (
      "flow",
      FlowChart(
        stages: [
          .init(
            label: LocalizedText("Found in the census", lo: "ພົບໃນການສຳຫຼວດ", ja: "調査で把握"), count: 412,
            losses: [
              .init(reason: LocalizedText("moved away", lo: "ຍ້າຍອອກ", ja: "転出"), count: 31),
              .init(reason: LocalizedText("refused", lo: "ປະຕິເສດ", ja: "拒否"), count: 7),
            ]), .init(label: LocalizedText("Assigned by lot", lo: "ສຸ່ມແບ່ງ", ja: "無作為割付"), count: 374),
        ],
        arms: [
          [
            .init(label: word(1), count: 187, losses: [.init(reason: long, count: 12)]),
            .init(label: after, count: 175),
          ],
          [
            .init(label: word(2), count: 187),
            .init(label: after, count: 187, losses: [.init(reason: word(9), count: 3)]),
          ],
        ], unit: LocalizedText("Households", lo: "ຄົວເຮືອນ", ja: "世帯"))
    ),
    ("flow-one", FlowChart(stages: [.init(label: long, count: 1)], unit: long)),
    (
      "flow-stages",
      FlowChart(
        stages: (0..<4).map { step in
          .init(
            label: long, count: 1_000_000 - step,
            losses: [.init(reason: long, count: 1), .init(reason: word(1), count: 0)])
        }, unit: word(1))
    ),
    (
      "flow-arms",
      FlowChart(
        stages: [.init(label: word(1), count: 40)],
        arms: (1...4).map {
          [
            .init(label: word($0), count: 10, losses: [.init(reason: word(5), count: 2)]),
            .init(label: after, count: 8),
          ]
        },
        unit: word(2))
    ),
  ]
}
