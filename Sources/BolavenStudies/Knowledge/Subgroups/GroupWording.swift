import BolavenData
import BolavenEstimation
import BolavenReports

/// The words of the tables of groups.
enum GroupWording {
  static let differences: LocalizedText = .draft(
    "Do the changes differ?", lo: "ການປ່ຽນແປງຕ່າງກັນບໍ?", ja: "変化に差があるか")
  static let welch: LocalizedText = .draft("The same, Welch's t", lo: "ຄືກັນ, Welch t", ja: "同じ差（Welch の t）")
  static let superiority: LocalizedText = .draft(
    "Chance that the first changes more", lo: "ໂອກາດທີ່ກຸ່ມທຳອິດປ່ຽນແປງຫຼາຍກວ່າ", ja: "第1群の変化が大きい確率")
  static let adjusted: LocalizedText = .draft(
    "At equal scores before", lo: "ເມື່ອຄະແນນກ່ອນເທົ່າກັນ", ja: "研修前得点が等しい場合の差")
  static let adjustedAll: LocalizedText = .draft(
    "At equal scores before (ANCOVA)", lo: "ເມື່ອຄະແນນກ່ອນເທົ່າກັນ (ANCOVA)", ja: "研修前得点が等しい場合（共分散分析）")
  static let interaction: LocalizedText = .draft(
    "Does it depend on the score before?", lo: "ຂຶ້ນກັບຄະແນນກ່ອນບໍ?", ja: "研修前得点に依存するか（交互作用）")
  static let permutation: LocalizedText = .draft(
    "Any difference, permutations", lo: "ຄວາມແຕກຕ່າງໃດໆ, permutation", ja: "群間差（並べ替え）")
  static let welchAnova: LocalizedText = .draft(
    "Any difference, Welch's F", lo: "ຄວາມແຕກຕ່າງໃດໆ, Welch F", ja: "群間差（Welch の F）")

  static let keptBack: LocalizedText = .draft("hidden", lo: "ປິດບັງ", ja: "非表示")

  static func title(_ column: String) -> LocalizedText {
    .draft("Change by \(column)", lo: "ການປ່ຽນແປງຕາມ \(column)", ja: "\(column)別の変化")
  }

  static func difference(_ labels: [LocalizedText]) -> LocalizedText {
    .draft(
      "\(labels[0].english) less \(labels[1].english)", lo: "\(labels[0](.lao)) ລົບ \(labels[1](.lao))",
      ja: "\(labels[0](.japanese))と\(labels[1](.japanese))の差")
  }

  static func notes(_ groups: KnowledgeGroups) -> [Note] {
    var notes = leftOut(groups.groups)
    guard let changes = groups.changes else { return notes }
    notes.append(
      Note(
        .errors,
        .draft(
          "Intervals of the groups: paired t. A difference is tested between groups, never by comparing which of them is "
            + "significant.", lo: "ຊ່ວງຂອງແຕ່ລະກຸ່ມ: paired t. ທົດສອບຄວາມແຕກຕ່າງລະຫວ່າງກຸ່ມ.",
          ja: "各群の区間は対応のある t。差は群間で検定し、群ごとの有意性は比べない。")))
    if groups.isHidden.contains(true) {
      notes.append(Note(.errors, hidden))
    }
    notes.append(Note(.errors, changes.difference == nil ? several(changes) : two(changes, groups.ranks)))
    return notes
  }

  /// Of people whose group is not known; none where all are.
  static func leftOut(_ groups: PairGroups) -> [Note] {
    let (without, column) = (groups.without, groups.column.text)
    guard without > 0 else { return [] }
    return [
      Note(
        .sample,
        .draft(
          "\(without == 1 ? "1 person has" : "\(without) people have") no \(column) and \(without == 1 ? "is" : "are") left out here.",
          lo: "\(without) ຄົນບໍ່ມີ \(column).", ja: "\(without)人は\(column)の記載がなく、ここでは除く。"))
    ]
  }

  /// Why there is no table of a column; `nil` where there is one.
  static func withheld(_ groups: KnowledgeGroups) -> LocalizedText? {
    let column = groups.groups.column.text
    let rule = SampleRule.subgroupMean
    if groups.changes == nil {
      return .draft(
        "Change by \(column): everybody is in the same group, there is nothing to compare.",
        lo: "ການປ່ຽນແປງຕາມ \(column): ທຸກຄົນຢູ່ກຸ່ມດຽວກັນ.", ja: "\(column)別の変化：全員が同じ群のため比較できない。")
    }
    guard !groups.isHidden.contains(false) else { return nil }
    return .draft(
      "Change by \(column): withheld. A group has fewer than \(rule.minimum) people (rule \(rule.rawValue)), and the others "
        + "would tell its numbers; join groups.",
      lo: "ການປ່ຽນແປງຕາມ \(column): ບໍ່ສະແດງ, ມີກຸ່ມໜ້ອຍກວ່າ \(rule.minimum) ຄົນ (ກົດ \(rule.rawValue)).",
      ja: "\(column)別の変化：\(rule.minimum)人未満の群があり（規則 \(rule.rawValue)）、他の群からその数値を推定できるため示さない。群をまとめること。")
  }

  private static var hidden: LocalizedText {
    let rule = SampleRule.subgroupMean
    return .draft(
      "A group has fewer than \(rule.minimum) people (rule \(rule.rawValue)): it is hidden, with what would tell it.",
      lo: "ກຸ່ມໜຶ່ງມີໜ້ອຍກວ່າ \(rule.minimum) ຄົນ (ກົດ \(rule.rawValue)): ປິດບັງໄວ້.",
      ja: "\(rule.minimum)人未満の群がある（規則 \(rule.rawValue)）：その群と、そこから推定できる数値を非表示とする。")
  }

  private static func two(_ changes: SubgroupChanges, _ ranks: MannWhitney?) -> LocalizedText {
    let law = changes.permutation?.method == .exact ? "exact permutation" : "drawn permutations"
    let rankLaw = ranks?.method == .exact ? "exact" : "asymptotic"
    return .draft(
      "p of the difference: \(law) of the changes; its interval: Welch. Chance: Mann-Whitney, \(rankLaw). At equal scores "
        + "before: analysis of covariance.",
      lo: "p ຂອງຄວາມແຕກຕ່າງ: permutation; ຊ່ວງ: Welch; Mann-Whitney; ANCOVA.",
      ja: "差の p：変化の並べ替え検定。区間は Welch。確率は Mann-Whitney。研修前得点が等しい場合は共分散分析。")
  }

  private static func several(_ changes: SubgroupChanges) -> LocalizedText {
    let draws = changes.sampledPermutation.map { written(Double($0.draws.count), .count) } ?? { _ in "" }
    let seed = changes.sampledPermutation.map { String($0.draws.seed) } ?? ""
    return .draft(
      "Permutations: \(draws(.english)) drawn, seed \(seed). Welch's F supposes no equal variances; ANCOVA: F tests of groups and of "
        + "slopes.", lo: "Permutation: \(draws(.lao)) ຄັ້ງ, seed \(seed). Welch F; ANCOVA.",
      ja: "並べ替え：\(draws(.japanese))回、シード \(seed)。Welch の F は等分散を仮定しない。共分散分析：群と傾きの F 検定。")
  }

  // MARK: Origins

  static func made(_ column: String, group: String, people: Int) -> TracedCells.Made {
    let of = { (en: String, lo: String, ja: String) -> LocalizedText in
      .draft("\(en), group \(group)", lo: "\(lo), ກຸ່ມ \(group)", ja: "\(ja)（群 \(group)）")
    }
    switch column {
    case "people":
      return .init(
        "A18", of("people who took both tests", "ຜູ້ທີ່ເຮັດທັງສອງຄັ້ງ", "両方のテストを受けた人数"), "count(pairs)", rows: people)
    case "pre": return .init("A18", of("mean score before", "ຄະແນນກ່ອນສະເລ່ຍ", "研修前得点の平均"), "sum(pre) / n", rows: people)
    case "post": return .init("A18", of("mean score after", "ຄະແນນຫຼັງສະເລ່ຍ", "研修後得点の平均"), "sum(post) / n", rows: people)
    case "interval":
      return .init(
        "A18", of("interval of the mean change", "ຊ່ວງຂອງການປ່ຽນແປງສະເລ່ຍ", "平均変化の信頼区間"),
        "mean(d) -/+ t(n - 1) * sd(d) / sqrt(n)", rows: people)
    default: return .init("A18", of("mean change", "ການປ່ຽນແປງສະເລ່ຍ", "平均変化"), "mean(post - pre)", rows: people)
    }
  }

  static func test(_ row: String, _ column: String) -> TracedCells.Made {
    let difference: LocalizedText = .draft(
      "difference of the mean changes of two groups", lo: "ຄວາມແຕກຕ່າງຂອງການປ່ຽນແປງສະເລ່ຍ", ja: "2群の平均変化の差")
    let adjusted: LocalizedText = .draft(
      "difference of the scores after at equal scores before", lo: "ຄວາມແຕກຕ່າງເມື່ອຄະແນນກ່ອນເທົ່າກັນ",
      ja: "研修前得点が等しい場合の研修後得点の差")
    let any: LocalizedText = .draft(
      "difference of the mean changes of any groups", lo: "ຄວາມແຕກຕ່າງລະຫວ່າງກຸ່ມໃດໆ", ja: "いずれかの群の平均変化の差")
    let test = { (what: LocalizedText) -> LocalizedText in
      .draft("p-value of the \(what.english)", lo: "ຄ່າ p ຂອງ\(what(.lao))", ja: "\(what(.japanese))の p 値")
    }
    let interval = { (what: LocalizedText) -> LocalizedText in
      .draft("interval of the \(what.english)", lo: "ຊ່ວງຂອງ\(what(.lao))", ja: "\(what(.japanese))の信頼区間")
    }
    switch (row, column) {
    case ("difference", "change"): return .init("A18", difference, "mean(d, first) - mean(d, second)")
    case ("difference", "interval"):
      return .init("A18", interval(difference), "difference -/+ t(Welch) * sqrt(s1^2/n1 + s2^2/n2)")
    case ("difference", _):
      return .init(
        "A18", test(difference), "share of the ways to form the groups with |difference| at least the observed one")
    case ("welch", _):
      return .init("A18", test(difference), "P(T or F at least the observed one), Welch's degrees of freedom")
    case ("mann_whitney", "change"):
      return .init(
        "A18",
        .draft(
          "chance that a change of the first group is larger, ties half", lo: "ໂອກາດທີ່ການປ່ຽນແປງຂອງກຸ່ມທຳອິດໃຫຍ່ກວ່າ",
          ja: "第1群の変化が大きい確率（同点は半分）"), "U / (n1 n2)")
    case ("mann_whitney", _):
      return .init(
        "A18", test(difference), "share of the ways to form the groups with |U - E(U)| at least the observed one")
    case ("adjusted", "change"):
      return .init("A18", adjusted, "mean(post, first) - mean(post, second) - b (mean(pre, first) - mean(pre, second))")
    case ("adjusted", "interval"):
      return .init("A18", interval(adjusted), "difference -/+ t(n - 3) * se")
    case ("adjusted", _): return .init("A18", test(adjusted), "P(F at least the observed one)")
    case ("interaction", _):
      return .init(
        "A18",
        .draft(
          "p-value of different slopes of the score after on the score before", lo: "ຄ່າ p ຂອງຄວາມຊັນທີ່ຕ່າງກັນ",
          ja: "研修前得点に対する傾きの差の p 値"), "P(F at least the observed one)")
    default:
      return .init("A18", test(any), "(1 + count of drawn groupings with sum(n mean(d)^2) as large) / (draws + 1)")
    }
  }
}
