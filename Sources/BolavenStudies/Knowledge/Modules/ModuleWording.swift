import BolavenEstimation
import BolavenReports

/// The words of the table of modules.
enum ModuleWording {
  static let title: LocalizedText = .draft(
    "Right answers before and after, by module (%)", lo: "ຄຳຕອບທີ່ຖືກກ່ອນ ແລະ ຫຼັງ, ຕາມໝວດ (%)",
    ja: "研修前後の正答率、分野別（％）")
  static let module: LocalizedText = .draft("Module", lo: "ໝວດ", ja: "分野")
  static let items: LocalizedText = .draft("Items", lo: "ຂໍ້", ja: "設問数")
  static let holm: LocalizedText = .draft("p, Holm", lo: "p, Holm", ja: "p（Holm）")
  static let learned: LocalizedText = .draft("Learned", lo: "ຮຽນຮູ້", ja: "習得率")
  static let all: LocalizedText = .draft("All items", lo: "ທຸກຂໍ້", ja: "全設問")

  /// Which modules to look at again: the lowest after, and the smallest gain; `nil` where all are alike.
  static func finding(_ changes: ModuleChanges) -> LocalizedText? {
    guard changes.all.test.count > 9 else { return nil }
    let (low, small) = (least(changes, \.postShare), least(changes, \.change))
    var parts: [LocalizedText] = []
    if let first = low.first {
      let share = written(first.postShare, .percentWithSign(decimals: 1))
      let names = low.map(\.name).joined(separator: ", ")
      parts.append(
        .draft(
          "Lowest after the training: \(names) (\(share(.english))).",
          lo: "ຕໍ່າສຸດຫຼັງການຝຶກອົບຮົມ: \(names) (\(share(.lao))).",
          ja: "研修後に最も低い分野：\(names)（\(share(.japanese))）。"))
    }
    if let first = small.first {
      let points = written(first.change, .signedPoints(decimals: 1))
      let names = small.map(\.name).joined(separator: ", ")
      parts.append(
        .draft(
          "Smallest gain: \(names) (\(points(.english)) points).", lo: "ເພີ່ມຂຶ້ນໜ້ອຍສຸດ: \(names) (\(points(.lao)) ຈຸດ).",
          ja: "伸びが最も小さい分野：\(names)（\(points(.japanese)) ポイント）。"))
    }
    guard !parts.isEmpty else { return nil }
    return .draft(
      parts.map(\.english).joined(separator: " "), lo: parts.map { $0(.lao) }.joined(separator: " "),
      ja: parts.map { $0(.japanese) }.joined())
  }

  /// Why a module should be taught again.
  static func teaching(_ name: String, _ changes: ModuleChanges) -> [LocalizedText] {
    var reasons: [LocalizedText] = []
    if least(changes, \.postShare).contains(where: { $0.name == name }) {
      reasons.append(
        .draft("Teach again: lowest after the training.", lo: "ສອນຄືນ: ຕໍ່າສຸດຫຼັງການຝຶກອົບຮົມ.", ja: "再度教える：研修後に最も低い。"))
    }
    if least(changes, \.change).contains(where: { $0.name == name }) {
      reasons.append(.draft("Teach again: smallest gain.", lo: "ສອນຄືນ: ເພີ່ມຂຶ້ນໜ້ອຍສຸດ.", ja: "再度教える：伸びが最も小さい。"))
    }
    return reasons
  }

  /// The modules that share the smallest value; none where all modules do, so that nothing ranks them.
  private static func least(
    _ changes: ModuleChanges, _ value: KeyPath<ModuleChanges.Module, Double>
  ) -> [ModuleChanges.Module] {
    guard let smallest = changes.modules.map({ $0[keyPath: value] }).min() else { return [] }
    let tied = changes.modules.filter { $0[keyPath: value] - smallest < 1e-9 }
    return tied.count < changes.modules.count ? tied : []
  }

  static func notes(_ changes: ModuleChanges) -> [Note] {
    let count = changes.all.test.count
    let law = changes.all.ranks.method == .exact ? "exact" : "asymptotic"
    var notes = [
      Note(
        .rows,
        changes.isPartial
          ? .draft(
            "Right answers as a share of the items of a module that a person was given, mean of the "
              + "\(count == 1 ? "1 person" : "\(count) people") with both tests.",
            lo: "ສ່ວນແບ່ງຂອງຄຳຕອບທີ່ຖືກໃນຂໍ້ຂອງໝວດທີ່ແຕ່ລະຄົນໄດ້ຮັບ, ສະເລ່ຍຂອງ \(count) ຄົນທີ່ເຮັດບົດທົດສອບທັງສອງຄັ້ງ.",
            ja: "各人に出された分野の設問に対する正答の割合、両方のテストを受けた\(count)人の平均。")
          : .draft(
            "Right answers as a share of all answers to the items of a module; \(count == 1 ? "1 person" : "\(count) people") with both tests.",
            lo: "ສ່ວນແບ່ງຂອງຄຳຕອບທີ່ຖືກຂອງທຸກຂໍ້ໃນໝວດ; \(count) ຄົນທີ່ເຮັດບົດທົດສອບທັງສອງຄັ້ງ.",
            ja: "分野の全設問に対する正答の割合。両方のテストを受けた\(count)人。")),
      Note(
        .errors,
        .draft(
          "p: \(law) Wilcoxon signed-rank of each person's score on the module, unchanged people left out, two-sided; Holm: "
            + "adjusted for \(changes.modules.count) modules.",
          lo: "p: Wilcoxon signed-rank ຂອງຄະແນນແຕ່ລະໝວດ, ສອງດ້ານ; Holm: ປັບຕາມ \(changes.modules.count) ໝວດ.",
          ja: "p：分野得点の Wilcoxon 符号付順位検定（両側、変化なしを除く）。Holm：\(changes.modules.count)分野について調整。")),
    ]
    notes += learning(changes).map { [Note(.parentheses, $0)] } ?? []
    let single = changes.modules.filter { $0.itemCount == 1 }.map(\.name)
    if !single.isEmpty {
      let names = single.joined(separator: ", ")
      notes.append(
        Note(
          .parentheses,
          .draft(
            "One item only: \(names); a single item has no g_av.", lo: "ມີພຽງຂໍ້ດຽວ: \(names); ບໍ່ມີ g_av.",
            ja: "設問が一つのみ：\(names)。g_av は定義されない。")))
    }
    return notes
  }

  /// What was known, learned and forgotten over all items, corrected for guessing.
  private static func learning(_ changes: ModuleChanges) -> LocalizedText? {
    guard let all = changes.all.learning else {
      return changes.modules.contains { $0.learning != nil }
        ? nil
        : .draft(
          "Learned: not given, the key does not say how many options the items have.",
          lo: "ບໍ່ມີສ່ວນທີ່ຮຽນຮູ້: ບໍ່ຮູ້ຈຳນວນຕົວເລືອກ.", ja: "習得率：正答表に選択肢の数がないため示さない。")
    }
    let percent = { (share: LearningDecomposition.Share) in
      NumberStyle.percentWithSign(decimals: 0).text(share.value, in: .english)
    }
    let known = all.known.map(percent)
    let learned = all.learned.map(percent)
    let forgotten = all.forgotten.map(percent)
    let english = [
      known.map { "\($0) known before" }, learned.map { "\($0) of the rest learned" } ?? "nothing was left to learn",
      forgotten.map { "\($0) forgotten" },
    ].compactMap { $0 }.joined(separator: ", ")
    let lao = [
      known.map { "ຮູ້ກ່ອນ \($0)" }, learned.map { "ຮຽນຮູ້ \($0)" } ?? "ບໍ່ມີຫຍັງເຫຼືອໃຫ້ຮຽນ", forgotten.map { "ລືມ \($0)" },
    ].compactMap { $0 }.joined(separator: ", ")
    let japanese = [
      known.map { "既知 \($0)" }, learned.map { "習得 \($0)" } ?? "学ぶ余地なし", forgotten.map { "忘却 \($0)" },
    ].compactMap { $0 }.joined(separator: "、")
    return .draft(
      "Learned: known after of what was not known before, corrected for guessing. All items: \(english).",
      lo: "ຮຽນຮູ້: ສ່ວນທີ່ຮູ້ຫຼັງຈາກບໍ່ຮູ້ກ່ອນ, ປັບການເດົາແລ້ວ. ທຸກຂໍ້: \(lao).",
      ja: "習得率：研修前に知らなかったもののうち研修後に知っていた割合（当て推量を補正）。全設問：\(japanese)。")
  }

  /// What a number of the table was made from; which module it is says its row.
  static func made(_ column: String) -> TracedCells.Made {
    switch column {
    case "items": .init("A1", itemsWhat, "count(items)")
    case "pre": .init("A1", preWhat, "sum(points before) / (n * best)")
    case "post": .init("A1", postWhat, "sum(points after) / (n * best)")
    case "change": .init("A3", changeWhat, "(sum(points after) - sum(points before)) / (n * best)")
    case "p": .init("A4", pWhat, "P(|W - E(W)| >= |w - E(W)|)")
    case "holm": .init("A9", holmWhat, "max over smaller p of min(1, (m - i + 1) * p[i]), m modules")
    case "g_av": .init("A6", gWhat, "J(n - 1) * mean(d) / sqrt((sd(pre)^2 + sd(post)^2) / 2)")
    default: .init("A8", learnedWhat, "1 - zl / ((pl + zl) * (1 - 1/k)), pl wrong-right, zl wrong-wrong, k options")
    }
  }

  private static let itemsWhat: LocalizedText = .draft("items of the module", lo: "ຈຳນວນຂໍ້ຂອງໝວດ", ja: "分野の設問数")
  private static let preWhat: LocalizedText = .draft(
    "share of right answers of the module before", lo: "ສ່ວນແບ່ງຄຳຕອບທີ່ຖືກກ່ອນ", ja: "研修前の正答率")
  private static let postWhat: LocalizedText = .draft(
    "share of right answers of the module after", lo: "ສ່ວນແບ່ງຄຳຕອບທີ່ຖືກຫຼັງ", ja: "研修後の正答率")
  private static let changeWhat: LocalizedText = .draft(
    "change of the share of right answers of the module", lo: "ການປ່ຽນແປງຂອງສ່ວນແບ່ງຄຳຕອບທີ່ຖືກ", ja: "正答率の変化")
  private static let pWhat: LocalizedText = .draft(
    "p-value of Wilcoxon's signed-rank test, two-sided, changes of zero left out", lo: "ຄ່າ p ຂອງ Wilcoxon signed-rank",
    ja: "Wilcoxon の符号付順位検定の p 値（両側、変化なしを除く）")
  private static let holmWhat: LocalizedText = .draft(
    "the same p-value adjusted for the number of modules, Holm", lo: "ຄ່າ p ປັບຕາມຈຳນວນໝວດ, Holm",
    ja: "分野数について Holm 法で調整した p 値")
  private static let gWhat: LocalizedText = .draft(
    "mean change over the average standard deviation, corrected for few people",
    lo: "ການປ່ຽນແປງສະເລ່ຍຕໍ່ຄ່າບ່ຽງເບນມາດຕະຖານສະເລ່ຍ", ja: "平均的な標準偏差に対する平均変化（少人数の補正あり）")
  private static let learnedWhat: LocalizedText = .draft(
    "share learned of what was not known before, corrected for guessing", lo: "ສ່ວນທີ່ຮຽນຮູ້, ປັບການເດົາແລ້ວ",
    ja: "研修前に知らなかったもののうち習得した割合（当て推量を補正）")
}
