import BolavenEstimation
import BolavenReports

/// The words of the table of checks.
enum CheckWording {
  static let title: LocalizedText = .draft(
    "Checks of the test and of the people", lo: "ການກວດສອບບົດທົດສອບ ແລະ ຜູ້ເຂົ້າຮ່ວມ", ja: "テストと対象者の確認")
  static let stub: LocalizedText = .draft("Check", lo: "ການກວດສອບ", ja: "確認事項")
  static let people: LocalizedText = .draft("People", lo: "ຄົນ", ja: "人数")
  static let value: LocalizedText = .draft("Value", lo: "ຄ່າ", ja: "値")

  static let testBlock: LocalizedText = .draft("The test", lo: "ບົດທົດສອບ", ja: "テスト")
  static let scaleBlock: LocalizedText = .draft(
    "Ends of the scale, people", lo: "ປາຍຂອງຄະແນນ, ຄົນ", ja: "得点の上下端（人数）")
  static let leaverBlock: LocalizedText = .draft(
    "People with one test only", lo: "ຜູ້ທີ່ເຮັດພຽງບົດທົດສອບດຽວ", ja: "一方のテストのみの人")
  static let pairBlock: LocalizedText = .draft("Pairs", lo: "ຄູ່", ja: "組")

  static let measurementError: LocalizedText = .draft(
    "Standard error of measurement, points", lo: "ຄວາມຜິດພາດມາດຕະຖານຂອງການວັດ, ຄະແນນ", ja: "測定の標準誤差（点）")
  static let leavers: LocalizedText = .draft(
    "Score before: stayed less left", lo: "ຄະແນນກ່ອນ: ຜູ້ຢູ່ ລົບ ຜູ້ອອກ", ja: "研修前得点：残留者と離脱者の差")
  static let worst: LocalizedText = .draft(
    "Change if all who left scored the least", lo: "ການປ່ຽນແປງ ຖ້າຜູ້ອອກໄດ້ຄະແນນຕໍ່າສຸດ", ja: "離脱者が全員最低点の場合の変化")
  static let best: LocalizedText = .draft(
    "Change if all who left scored the best", lo: "ການປ່ຽນແປງ ຖ້າຜູ້ອອກໄດ້ຄະແນນສູງສຸດ", ja: "離脱者が全員最高点の場合の変化")
  static let likelihood: LocalizedText = .draft(
    "Change, likelihood", lo: "ການປ່ຽນແປງ, likelihood", ja: "変化（最尤法）")
  static let overlapping: LocalizedText = .draft(
    "Change, everybody's scores", lo: "ການປ່ຽນແປງ, ຄະແນນຂອງທຸກຄົນ", ja: "変化（全員の得点）")
  static let equalIdentifiers: LocalizedText = .draft(
    "Change, equal identifiers only", lo: "ການປ່ຽນແປງ, ສະເພາະລະຫັດດຽວກັນ", ja: "変化（識別子が一致する組のみ）")

  /// KR-20 is alpha of answers that are right or wrong.
  static func reliability(_ when: LocalizedText, isKR20: Bool) -> LocalizedText {
    let name = isKR20 ? "KR-20" : "alpha"
    return .draft(
      "Reliability \(when.english) (\(name))", lo: "ຄວາມໜ້າເຊື່ອຖື\(when(.lao)) (\(name))",
      ja: "信頼性 \(name)（\(when(.japanese))）")
  }

  static func imputed(_ count: Int) -> LocalizedText {
    .draft("Change, \(count) imputations", lo: "ການປ່ຽນແປງ, ແທນຄ່າ \(count) ຄັ້ງ", ja: "変化（多重代入\(count)回）")
  }

  static func atBest(_ best: (Language) -> String, _ when: LocalizedText) -> LocalizedText {
    .draft(
      "At the best score (\(best(.english))), \(when(.english))", lo: "ໄດ້ຄະແນນສູງສຸດ (\(best(.lao))), \(when(.lao))",
      ja: "最高点（\(best(.japanese))）の人（\(when(.japanese))）")
  }

  static func atWorst(_ lowest: (Language) -> String, _ when: LocalizedText) -> LocalizedText {
    .draft(
      "At \(lowest(.english)), \(when(.english))", lo: "ໄດ້ \(lowest(.lao)) ຄະແນນ, \(when(.lao))",
      ja: "\(lowest(.japanese))点の人（\(when(.japanese))）")
  }

  // MARK: Notes

  static func notes(_ checks: KnowledgeChecks, maximum: Double?) -> [Note] {
    var notes = reliability(checks).map { Note(.errors, $0) }
    notes += ends(checks.ends).map { Note(.rows, $0) }
    notes += leaving(checks).map { Note(.errors, $0) }
    if checks.equalIdentifiers != nil {
      notes.append(
        Note(
          .errors,
          .draft(
            "Equal identifiers only: interval by paired t, p by exact Wilcoxon signed-rank.",
            lo: "ສະເພາະລະຫັດດຽວກັນ: ຊ່ວງ paired t, p ໂດຍ Wilcoxon.", ja: "識別子一致のみ：区間は対応のある t、p は Wilcoxon 符号付順位検定。")))
    }
    return notes
  }

  private static func reliability(_ checks: KnowledgeChecks) -> [LocalizedText] {
    guard checks.hasAnswers else { return [] }
    let name = checks.isRightOrWrong ? "KR-20" : "Alpha"
    let found = checks.reliability
    var notes: [LocalizedText] = []
    if found.before == nil, found.after == nil, found.completeBefore == found.completeAfter {
      notes.append(missing(nil, found.completeBefore))
    } else {
      if found.before == nil { notes.append(missing(KnowledgeOriginWording.before, found.completeBefore)) }
      if found.after == nil { notes.append(missing(KnowledgeOriginWording.after, found.completeAfter)) }
    }
    guard let shown = found.before ?? found.after else { return notes }
    notes.append(
      .draft(
        "\(name): of everybody who took a test; interval: Feldt's.", lo: "\(name): ຂອງທຸກຄົນທີ່ເຮັດບົດທົດສອບ; ຊ່ວງຂອງ Feldt.",
        ja: "\(name)：受験者全員。区間は Feldt。"))
    if !SampleRule.reliability.isMet(by: shown.personCount) {
      notes.append(SampleRule.reliability.remark(on: .verbatim(name), count: shown.personCount))
    }
    return notes
  }

  /// Why a test has no reliability.
  ///
  /// - Parameters:
  ///   - when: `nil` where neither test has one, for the same reason.
  ///   - complete: how many people were given every item, where that is the reason.
  private static func missing(_ when: LocalizedText?, _ complete: Int?) -> LocalizedText {
    let name = LocalizedText.draft(
      when.map { "No reliability \($0(.english))" } ?? "No reliability",
      lo: "ບໍ່ມີຄ່າຄວາມໜ້າເຊື່ອຖື" + (when.map { " (\($0(.lao)))" } ?? ""),
      ja: (when.map { "\($0(.japanese))の" } ?? "") + "信頼性なし")
    guard let complete else {
      return .draft(
        "\(name.english): it needs two items, two people and totals that differ.",
        lo: "\(name(.lao)): ຕ້ອງມີສອງຂໍ້, ສອງຄົນ ແລະ ຄະແນນທີ່ຕ່າງກັນ.",
        ja: "\(name(.japanese))：設問2問以上、2人以上、合計点のばらつきが必要。")
    }
    return .draft(
      "\(name.english): \(complete == 0 ? "nobody was" : "only 1 person was") given every item.",
      lo: "\(name(.lao)): \(complete) ຄົນໄດ້ຮັບທຸກຂໍ້.", ja: "\(name(.japanese))：全設問を出された人は\(complete)人。")
  }

  /// Whether people crowd at an end of the scale, and whether the mean after is so high that more would hardly show.
  private static func ends(_ ends: KnowledgeChecks.Ends?) -> [LocalizedText] {
    guard let ends else { return [] }
    let percent = { (share: Double) in NumberStyle.percentWithSign(decimals: 0).text(share, in: .english) }
    let (crowd, high) = (percent(FloorAndCeiling.crowdedShare), percent(FloorAndCeiling.compressibleMean))
    let isCrowded = [ends.before, ends.after].contains { $0.isFloorCrowded || $0.isCeilingCrowded }
    let crowded: LocalizedText =
      isCrowded
      ? .draft(
        "More than \(crowd) of the people stand at an end of the scale, where a change cannot be seen.",
        lo: "ຫຼາຍກວ່າ \(crowd) ຂອງຄົນຢູ່ປາຍຂອງຄະແນນ.", ja: "\(crowd)を超える人が得点の端にあり、変化が見えない。")
      : .draft(
        "No end of the scale holds more than \(crowd) of the people.", lo: "ບໍ່ມີປາຍຂອງຄະແນນທີ່ມີຫຼາຍກວ່າ \(crowd) ຂອງຄົນ.",
        ja: "得点の端にいる人は\(crowd)以下。")
    guard ends.after.isCompressible else { return [crowded] }
    return [
      crowded,
      .draft(
        "The mean after is above \(high) of the best score: further learning would hardly show.",
        lo: "ຄ່າສະເລ່ຍຫຼັງສູງກວ່າ \(high) ຂອງຄະແນນສູງສຸດ.", ja: "研修後の平均は最高点の\(high)を超え、これ以上の伸びは現れにくい。"),
    ]
  }

  private static func leaving(_ checks: KnowledgeChecks) -> [LocalizedText] {
    var notes: [LocalizedText] = []
    if let leavers = checks.leavers {
      let share = written(leavers.lossShare, .percentWithSign(decimals: 1))
      let law = leavers.permutation.method == .exact ? "exact permutation" : "drawn permutations"
      notes.append(
        .draft(
          "\(checks.left) of \(checks.enrolled) (\(share(.english))) have no test after; stayed and left compared by \(law), interval: "
            + "Welch. Few leavers make a test that finds little.",
          lo: "\(checks.left) ຂອງ \(checks.enrolled) (\(share(.lao))) ບໍ່ມີບົດທົດສອບຫຼັງ; ການທົດສອບ permutation, ຊ່ວງ Welch.",
          ja: "\(checks.enrolled)人中\(checks.left)人（\(share(.japanese))）に研修後テストがない。残留者と離脱者の比較は並べ替え検定、区間は Welch。"))
    }
    if checks.likelihood != nil || checks.imputed != nil {
      let tolerated = NumberStyle.percentWithSign(decimals: 0).text(KnowledgeChecks.toleratedLoss, in: .english)
      notes.append(
        .draft(
          "More than \(tolerated) left: likelihood (two normal scores) and imputation (predictive mean matching, Rubin's "
            + "rules, degrees of freedom of Barnard and Rubin) suppose that who left depends on the score before only.",
          lo: "ຫຼາຍກວ່າ \(tolerated) ອອກ: likelihood ແລະ ການແທນຄ່າສົມມຸດວ່າການອອກຂຶ້ນກັບຄະແນນກ່ອນເທົ່ານັ້ນ.",
          ja: "\(tolerated)超が離脱：最尤法と多重代入（予測平均マッチング、Rubin の規則）は、離脱が研修前得点のみに依存すると仮定する。"))
    }
    if checks.overlapping != nil {
      notes.append(
        .draft(
          "Everybody's scores: t of partially overlapping samples, which supposes that tests are missing by chance.",
          lo: "ຄະແນນຂອງທຸກຄົນ: t ຂອງກຸ່ມທີ່ຊ້ອນກັນບາງສ່ວນ.", ja: "全員の得点：部分的に重なる標本の t（欠測は偶然と仮定）。"))
    }
    return notes
  }
}
