import BolavenData
import BolavenReports

extension KnowledgeFindings {
  /// Every number of the table from the answers of the rows that went in.
  public func recalculations(
    in sources: DataSources, earlier: [String: any StudyFindings]
  ) -> Recalculations {
    var ways = Recalculations()
    guard let scores = plainScores(in: sources) else { return ways }
    let pairs = PlainPairs(pre: scores.pre, post: scores.post, level: settings.confidence)
    let at = { (row: String, column: String) in "\(id).\(row).\(column)" }
    for row in ["all", "percent", "shift", "mastery"] {
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
    guard let best = scores.best else { return ways }
    for (column, values) in [("pre", pairs.pre), ("post", pairs.post), ("change", pairs.changes)] {
      ways.add(at("percent", column), Wording.mean) { Plain.mean(values).map { $0 / best } }
    }
    ways.add(at("percent", "interval"), Wording.studentLimits, limits: { pairs.limits(dividedBy: best) })
    ways.add(at("gain", "change"), Wording.gain) { pairs.classGain(best) }
    ways.add(at("gain", "interval"), Wording.gain, limits: { pairs.classGainLimits(best) })
    ways.add(at("gain_individual", "change"), Wording.gain) { pairs.individualGain(best) }
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

  private typealias Wording = KnowledgeRecalculationWording

  /// The scores of the pairs, read from their rows once more.
  private func plainScores(in sources: DataSources) -> (pre: [Double], post: [Double], best: Double?)? {
    switch settings.source {
    case .answers(let before, let after, let key, _):
      let score = { (file: String, wave: String?, rows: [Int]) -> (totals: [Double], best: Double)? in
        guard
          let plain = PlainScoring(
            sources.frame(file), key: sources.frame(key), wave: wave, rules: settings.scoring)
        else { return nil }
        return (rows.compactMap { plain.total($0) }, plain.items.reduce(0) { $0 + $1.weight })
      }
      guard let pre = score(before, settings.waves[0], scores.places.before.rows),
        let post = score(after, settings.waves[1], scores.places.after.rows)
      else { return nil }
      return pre.totals.count == post.totals.count && !pre.totals.isEmpty ? (pre.totals, post.totals, pre.best) : nil
    case .totals(let file, let before, let after, let maximum):
      let frame = sources.frame(file)
      guard let pre = try? frame.numbers(before), let post = try? frame.numbers(after) else { return nil }
      let rows = scores.places.before.rows
      return (rows.compactMap { pre[$0] }, rows.compactMap { post[$0] }, maximum)
    }
  }
}

/// How numbers of knowledge are had once more.
private enum KnowledgeRecalculationWording {
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
}
