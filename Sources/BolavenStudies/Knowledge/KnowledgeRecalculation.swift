import BolavenData
import BolavenReports

extension KnowledgeFindings {
  /// Every number of the table from the answers of the rows that went in.
  public func recalculations(
    in sources: DataSources, earlier: [String: any StudyFindings]
  ) -> Recalculations {
    var ways = Recalculations()
    let rows = (scores.places.before.rows, scores.places.after.rows)
    guard
      let tests = PlainTests(settings.source, rows: rows, rules: settings.scoring, waves: settings.waves, in: sources)
    else { return ways }
    let pairs = PlainPairs(pre: tests.pre, post: tests.post, level: settings.confidence)
    modules?.addRecalculations(to: &ways, tests, id: "\(id)-modules")
    checks.addRecalculations(to: &ways, tests, isEqual: scores.isExact, level: settings.confidence, id: "\(id)-checks")
    let at = { (row: String, column: String) in "\(id).\(row).\(column)" }
    for row in ["all", "percent", "shift", "mastery", "reliable"] {
      ways.add(at(row, "pairs"), RecalculationWording.count) { Double(pairs.count) }
    }
    for (column, values) in [("pre", pairs.pre), ("post", pairs.post), ("change", pairs.changes)] {
      ways.add(at("all", column), Wording.mean) { Plain.mean(values) }
      ways.add(at("deviation", column), Wording.deviation) { Plain.deviation(values) }
    }
    ways.add(at("all", "interval"), Wording.studentLimits, limits: { pairs.limits() })
    ways.add(at("all", "p"), Wording.signs) { pairs.signedRankPValue }
    if pairs.count <= PlainPairs.mostAveraged {
      ways.add(at("shift", "change"), Wording.averages) { pairs.shift }
      ways.add(at("shift", "interval"), Wording.averages, limits: { pairs.shiftLimits })
    }
    ways.add(at("g_av", "change"), Wording.size) { pairs.gAverage }
    ways.add(at("g_av", "interval"), Wording.size, limits: { pairs.averageSizeLimits })
    ways.add(at("d_z", "change"), Wording.size) { pairs.dZ }
    ways.add(at("d_z", "interval"), Wording.noncentral, limits: { pairs.dZLimits })
    addCompanions(to: &ways, tests, in: sources)
    let spread = PlainSpread(tests.before, weights: tests.items.map(\.weight))
    ways.add(at("reliable", "change"), Wording.reached) {
      spread.reliableChange(level: pairs.level).map { threshold in Double(pairs.changes.count { $0 > threshold }) }
    }
    guard let best = tests.best else { return ways }
    for (column, values) in [("pre", pairs.pre), ("post", pairs.post), ("change", pairs.changes)] {
      ways.add(at("percent", column), Wording.mean) { Plain.mean(values).map { $0 / best } }
    }
    ways.add(at("percent", "interval"), Wording.studentLimits, limits: { pairs.limits(dividedBy: best) })
    ways.add(at("gain", "change"), Wording.gain) { pairs.classGain(best) }
    ways.add(at("gain", "interval"), Wording.gain, limits: { pairs.classGainLimits(best) })
    ways.add(at("normalised_change", "change"), Wording.gain) { pairs.normalizedChange(best) }
    if let share = settings.mastery {
      let (pre, post) = pairs.reached(share * best)
      let part = { @Sendable (reached: [Bool]) in Double(reached.count { $0 }) / Double(reached.count) }
      ways.add(at("mastery", "pre"), Wording.reached) { part(pre) }
      ways.add(at("mastery", "post"), Wording.reached) { part(post) }
      ways.add(at("mastery", "change"), Wording.reached, scale: 1) { part(post) - part(pre) }
      ways.add(at("mastery", "interval"), Wording.newcombe, limits: { pairs.newcombe(pre, post) })
      ways.add(at("mastery", "p"), Wording.coin) { PlainPairs.mcNemar(pre, post) }
    }
    return ways
  }

  /// What was asked for beside the headline.
  private func addCompanions(to ways: inout Recalculations, _ tests: PlainTests, in sources: DataSources) {
    let (_, after) = settings.source.frames(in: sources)
    if let retention, let follow = plainFollowUp(retention.followUp, in: sources) {
      retention.addRecalculations(to: &ways, tests, follow: follow, settings: settings, id: "\(id)-retention")
    }
    for group in groups {
      group.addRecalculations(to: &ways, tests, settings: settings, id: "\(id)-by-\(group.groups.column.text)")
    }
    clusters?.addRecalculations(to: &ways, tests, settings: settings, id: "\(id)-clusters")
    if let retrospective, let said = try? after.numbers(ColumnName(retrospective.column)) {
      retrospective.addRecalculations(
        to: &ways, tests, again: tests.rows.after.map { said[$0] }, settings: settings, id: "\(id)-retrospective")
    }
    selection?.addRecalculations(to: &ways, tests, settings: settings, id: "\(id)-selected")
    cascade?.addRecalculations(to: &ways, id: "\(id)-cascade")
    bayes?.addRecalculations(to: &ways, tests, settings: settings, id: id)
  }

  /// The scores of the third test once more.
  private func plainFollowUp(_ followUp: FollowUp, in sources: DataSources) -> [Double]? {
    switch settings.source {
    case .answers(let before, _, let key, let links):
      let source = KnowledgeSettings.Source.answers(
        before: before, after: followUp.source, key: key, links: links)
      let rows = (followUp.people.map { scores.places.before.rows[$0] }, followUp.rows)
      let waves = [settings.waves[0], settings.waves[2]]
      return PlainTests(source, rows: rows, rules: settings.scoring, waves: waves, in: sources)?.post
    case .totals(let file, _, _, _):
      guard let scores = try? sources.frame(file).numbers(ColumnName(followUp.source)) else { return nil }
      return followUp.rows.compactMap { scores[$0] }
    }
  }

  private typealias Wording = KnowledgeRecalculationWording
}

/// How numbers of knowledge are had once more.
enum KnowledgeRecalculationWording {
  static let mean: LocalizedText = .draft(
    "answers scored again, plain mean", lo: "ໃຫ້ຄະແນນຄືນ, ຄ່າສະເລ່ຍ", ja: "採点し直した得点の単純平均")
  static let deviation: LocalizedText = .draft(
    "plain standard deviation in two passes", lo: "ຄ່າບ່ຽງເບນມາດຕະຖານສອງຮອບ", ja: "二段階の標準偏差")
  static let studentLimits: LocalizedText = .draft(
    "t quantile by halving a series", lo: "ຄ່າ t ຈາກອະນຸກົມ", ja: "級数の二分法による t 分位点")
  static let signs: LocalizedText = .draft(
    "chances of all rank sums, one rank after the other", lo: "ໂອກາດຂອງທຸກຜົນບວກຂອງອັນດັບ", ja: "すべての順位和の確率を順に計算")
  static let averages: LocalizedText = .draft(
    "all averages of two changes written down and sorted", lo: "ຮຽງຄ່າສະເລ່ຍທັງໝົດ", ja: "すべての平均を並べ替え")
  static let size: LocalizedText = .draft("the formula, from plain moments", lo: "ສູດຈາກໂມເມນ", ja: "単純な積率からの公式")
  static let noncentral: LocalizedText = .draft(
    "noncentral t by integration over the spread, halved", lo: "noncentral t ໂດຍການຫາປະລິພັນ", ja: "数値積分による非心 t、二分法")
  static let gain: LocalizedText = .draft("the formula, from plain means", lo: "ສູດຈາກຄ່າສະເລ່ຍ", ja: "単純な平均からの公式")
  static let reached: LocalizedText = .draft("people counted", lo: "ນັບຄົນ", ja: "人数を数える")
  static let newcombe: LocalizedText = .draft(
    "Wilson's limits with a normal quantile by halving", lo: "ຂອບເຂດ Wilson", ja: "二分法の正規分位点による Wilson の限界")
  static let coin: LocalizedText = .draft(
    "tosses of a coin, one after the other", lo: "ໂຍນຫຼຽນເທື່ອລະຄັ້ງ", ja: "硬貨投げの確率を順に計算")
  static let fisher: LocalizedText = .draft(
    "the formula, F quantiles by halving a series", lo: "ສູດ, ຄ່າ F ຈາກອະນຸກົມ", ja: "公式、級数の二分法による F 分位点")
  static let choices: LocalizedText = .draft(
    "all choices counted by their sums", lo: "ນັບທຸກການເລືອກຕາມຜົນບວກ", ja: "すべての選び方を和ごとに数える")
  static let line: LocalizedText = .draft(
    "the line of post on pre, from plain moments", lo: "ເສັ້ນຂອງ post ຕໍ່ pre ຈາກໂມເມນ", ja: "単純な積率からの回帰直線")
  static let imputations: LocalizedText = .draft(
    "every imputation drawn again from the same streams", lo: "ແທນຄ່າຄືນຈາກສາຍສຸ່ມດຽວກັນ", ja: "同じ乱数列から代入をやり直す")
  static let answers: LocalizedText = .draft("answers counted", lo: "ນັບຄຳຕອບ", ja: "解答を数える")
  static let steps: LocalizedText = .draft(
    "the largest step among the smaller p-values", lo: "ຂັ້ນໃຫຍ່ສຸດໃນຄ່າ p ທີ່ນ້ອຍກວ່າ", ja: "より小さい p 値の段階の最大値")
  static let ratio: LocalizedText = .draft(
    "ratios whose paired t is critical, by halving", lo: "ອັດຕາສ່ວນທີ່ t ຢູ່ຂອບ, ໂດຍການແບ່ງເຄິ່ງ", ja: "t が臨界値となる比、二分法")
  static let shuffles: LocalizedText = .draft(
    "every shuffle drawn again from the same streams", lo: "ສັບປ່ຽນຄືນຈາກສາຍສຸ່ມດຽວກັນ", ja: "同じ乱数列から並べ替えをやり直す")
  static let groups: LocalizedText = .draft(
    "the definition, summed cluster by cluster", lo: "ນິຍາມ, ບວກເທື່ອລະກຸ່ມ", ja: "定義どおりクラスターごとに合計")
}
