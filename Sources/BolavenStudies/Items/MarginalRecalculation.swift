import BolavenData
import BolavenEstimation
import BolavenReports
import Glibc

func naturalLogarithm(_ x: Double) -> Double { log(x) }

extension ItemsFindings {
  private typealias Wording = ItemsRecalculationWording

  /// Slopes and difficulties: what has to be 0 at the maximum.
  func addTwoParameter(_ ways: inout Recalculations, _ model: MarginalModel, _ first: PlainScoring) {
    let plain = PlainLatent(
      answers: test.before.rows.map { row in first.items.indices.map { first.isRight($0, row) } },
      groups: test.before.rows.map { _ in 0 }, slopes: model.items.map(\.slope),
      difficulties: model.items.map(\.difficulty), means: [0], deviations: [1], hasPriors: settings.usesPriors)
    for (item, key) in first.items.enumerated() {
      let at = { (column: String) in "\(id)-two-parameter.\(key.name).\(column)" }
      ways.add(at("slope")) { Recalculation(.remainder(plain.slopeRemainder([item])), Wording.grid) }
      ways.add(at("difficulty")) { Recalculation(.remainder(plain.difficultyRemainder(item)), Wording.grid) }
    }
  }

  /// The gain and the spread after: what has to be 0 at the maximum; its interval and test from its error.
  func addGain(_ ways: inout Recalculations, _ gain: LatentGain) {
    let found = gain.calibration
    let k = test.items.count
    let (early, late) = gain.responses
    let freed = found.freedItems
    let answers: [[Bool?]] =
      (0..<early.personCount).map { person in (0..<k).map { early[person, $0] } + freed.map { _ in nil } }
      + (0..<late.personCount).map { person in
        (0..<k).map { freed.contains($0) ? nil : late[person, $0] } + freed.map { late[person, $0] }
      }
    let plain = PlainLatent(
      answers: answers, groups: answers.indices.map { $0 < early.personCount ? 0 : 1 },
      slopes: found.model.items.map(\.slope), difficulties: found.model.items.map(\.difficulty),
      means: found.model.groups.map(\.mean), deviations: found.model.groups.map(\.standardDeviation),
      hasPriors: settings.usesPriors)
    let at = { (row: String, column: String) in "\(id)-gain.\(row).\(column)" }
    ways.add(at("gain", "estimate")) { Recalculation(.remainder(plain.meanRemainder(1)), Wording.grid) }
    ways.add(at("spread", "estimate")) { Recalculation(.remainder(plain.deviationRemainder(1)), Wording.grid) }
    let (value, error, level) = (found.gain, found.gainStandardError, settings.confidence)
    let persons = (0..<early.personCount).count { person in
      (0..<k).contains { early[person, $0] != nil || late[person, $0] != nil }
    }
    let freedom = Double(persons - 1)
    ways.add(
      at("gain", "interval"), Wording.student,
      limits: {
        let reach = Plain.studentQuantile(upperTail: (1 - level) / 2, freedom) * error
        return (value - reach, value + reach)
      })
    ways.add(at("gain", "p"), Wording.student) {
      error > 0 ? 2 * Plain.studentTail((value / error).magnitude, freedom) : 1
    }
    addAnchors(&ways, gain)
  }

  private func addAnchors(_ ways: inout Recalculations, _ gain: LatentGain) {
    let anchors = gain.drift.anchors
    let change = { @Sendable (item: Int) -> Double? in
      gain.before[item].flatMap { first in gain.after[item].map { $0 - first } }
    }
    let differences = anchors.compactMap(change)
    for (item, key) in test.items.enumerated() {
      let at = { (column: String) in "\(id)-anchors.\(key.name).\(column)" }
      for (column, wave, values) in [
        ("pre", gain.responses.before, gain.before), ("post", gain.responses.after, gain.after),
      ] {
        let known = values.indices.filter { values[$0] != nil }
        guard let place = known.firstIndex(of: item) else { continue }
        let answers = (0..<wave.personCount).map { person in known.map { wave[person, $0] } }
        let difficulties = known.compactMap { values[$0] }
        ways.add(at(column)) {
          Recalculation(.remainder(PlainItems.raschRemainder(answers, difficulties, place)), Wording.equations)
        }
      }
      ways.add(at("change"), Wording.halving, scale: 1) { change(item) }
      ways.add(at("z"), Wording.ranks, scale: 1) {
        guard let own = change(item), let middle = Plain.quantile(differences, 0.5),
          let low = Plain.quantile(differences, 0.25), let high = Plain.quantile(differences, 0.75), high - low > 1e-12
        else { return nil }
        return (own - middle) / (0.7413 * (high - low))
      }
    }
  }
}

/// Points of the rows that have every item that somebody was asked, once more.
struct PlainPoints: Sendable {
  let items: [Int]
  let rows: [Int]
  /// One column an item.
  let columns: [[Double]]
  let totals: [Double]
  private let weights: [Double]

  init(_ scored: PlainScoring, _ candidates: [Int]) {
    let asked = scored.items.indices.filter { item in
      scored.items[item].weight > 0 && candidates.contains { scored.isRight(item, $0) != nil }
    }
    let complete = candidates.filter { row in asked.allSatisfy { scored.isRight($0, row) != nil } }
    items = asked
    rows = complete
    let found = asked.map { item in complete.map { scored.credit(item, $0) } }
    columns = found
    totals = complete.indices.map { place in found.reduce(0) { $0 + $1[place] } }
    weights = asked.map { scored.items[$0].weight }
  }

  func total(of row: Int) -> Double? { rows.firstIndex(of: row).map { totals[$0] } }

  func rest(_ item: Int) -> Double? {
    items.firstIndex(of: item).flatMap { place in
      PlainItems.correlation(columns[place], zip(totals, columns[place]).map { $0 - $1 })
    }
  }

  func discrimination(_ item: Int) -> Double? {
    guard let place = items.firstIndex(of: item), items.count > 1, Set(totals).count > 1,
      let high = PlainItems.tailMean(columns[place], totals: totals, share: 0.27, fromTop: true),
      let low = PlainItems.tailMean(columns[place], totals: totals, share: 0.27, fromTop: false)
    else { return nil }
    return (high - low) / weights[place]
  }
}

/// How numbers about items are had once more.
enum ItemsRecalculationWording {
  static let count: LocalizedText = .draft("answers scored again and counted", lo: "ໃຫ້ຄະແນນຄືນ ແລະ ນັບ", ja: "採点し直して数える")
  static let correlation: LocalizedText = .draft("plain sums of products", lo: "ຜົນບວກຂອງຜົນຄູນ", ja: "積和の単純計算")
  static let tails: LocalizedText = .draft(
    "people taken one level of points after the other", lo: "ເອົາຄົນເທື່ອລະລະດັບ", ja: "得点水準を順に取る")
  static let coin: LocalizedText = .draft(
    "tosses of a coin, one after the other", lo: "ໂຍນຫຼຽນເທື່ອລະຄັ້ງ", ja: "硬貨投げの確率を順に計算")
  static let ranks: LocalizedText = .draft("every value compared with every other", lo: "ປຽບທຽບທຸກຄ່າ", ja: "すべての値の比較")
  static let variances: LocalizedText = .draft("plain variances in two passes", lo: "ຄວາມແປປວນສອງຮອບ", ja: "二段階の分散")
  static let fisher: LocalizedText = .draft(
    "F quantiles by halving a series", lo: "ຄ່າ F ຈາກອະນຸກົມ", ja: "級数の二分法による F 分位点")
  static let equations: LocalizedText = .draft(
    "what has to be 0 at the maximum", lo: "ສິ່ງທີ່ຕ້ອງເປັນ 0 ທີ່ຈຸດສູງສຸດ", ja: "最大点で0になるべき量")
  static let elimination: LocalizedText = .draft(
    "second derivatives written out, Gauss's elimination", lo: "ອະນຸພັນທີສອງ, ການກຳຈັດ Gauss", ja: "二階微分とガウスの消去法")
  static let residuals: LocalizedText = .draft("residuals person by person", lo: "ສ່ວນເຫຼືອເທື່ອລະຄົນ", ja: "一人ずつの残差")
  static let halving: LocalizedText = .draft(
    "the equation solved by halving", lo: "ແກ້ສົມຜົນດ້ວຍການແບ່ງເຄິ່ງ", ja: "方程式を二分法で解く")
  static let grid: LocalizedText = .draft(
    "what has to be 0 at the maximum, over a fine grid of abilities", lo: "ສິ່ງທີ່ຕ້ອງເປັນ 0 ທີ່ຈຸດສູງສຸດ, ຕາຂ່າຍລະອຽດ",
    ja: "最大点で0になるべき量、能力の細かい格子上")
  static let student: LocalizedText = .draft("t quantile by halving", lo: "ຄ່າ t ດ້ວຍການແບ່ງເຄິ່ງ", ja: "二分法の t 分位点")
  static let chances: LocalizedText = .draft("chances of all tables", lo: "ໂອກາດຂອງທຸກຕາຕະລາງ", ja: "すべての表の確率")
  static let strata: LocalizedText = .draft("sums over the scores", lo: "ຜົນບວກຕາມຄະແນນ", ja: "得点ごとの和")
}
