import BolavenReports

/// What the numbers of the knowledge table are, in phrases.
enum KnowledgeOriginWording {
  static let noPostTest: LocalizedText = .draft("no post-test", lo: "ບໍ່ມີບົດທົດສອບຫຼັງ", ja: "研修後テストなし")
  static let noPreTest: LocalizedText = .draft("no pre-test", lo: "ບໍ່ມີບົດທົດສອບກ່ອນ", ja: "研修前テストなし")
  static let noTest: LocalizedText = .draft("no test", lo: "ບໍ່ມີບົດທົດສອບ", ja: "テストなし")
  static let noIdentifier: LocalizedText = .draft("no identifier", lo: "ບໍ່ມີລະຫັດ", ja: "識別子なし")
  static let noWholeTest: LocalizedText = .draft(
    "not every answer counts", lo: "ບໍ່ແມ່ນທຸກຄຳຕອບທີ່ນັບ", ja: "採点されない設問あり")
  static let noAnswer: LocalizedText = .draft(
    "no answer that counts in both tests", lo: "ບໍ່ມີຄຳຕອບທີ່ນັບທັງສອງຄັ້ງ", ja: "両方のテストで採点される回答なし")
  static let otherIdentifiers: LocalizedText = .draft(
    "identifiers not equal", lo: "ລະຫັດບໍ່ຄືກັນ", ja: "識別子が不一致")

  static let pairs: LocalizedText = .draft(
    "people who took both tests", lo: "ຜູ້ທີ່ເຮັດບົດທົດສອບທັງສອງຄັ້ງ", ja: "両方のテストを受けた人の数")

  /// The mean of something over the pairs.
  static func mean(of name: String, _ pairs: Int) -> LocalizedText {
    .draft(
      "mean of \(name) over \(pairs) matched pairs", lo: "ຄ່າສະເລ່ຍຂອງ \(name) ຂອງ \(pairs) ຄູ່",
      ja: "対応のある\(pairs)組の\(name)の平均")
  }

  static func deviation(of name: String, _ pairs: Int) -> LocalizedText {
    .draft(
      "standard deviation of \(name) over \(pairs) matched pairs", lo: "ຄ່າບ່ຽງເບນມາດຕະຖານຂອງ \(name) ຂອງ \(pairs) ຄູ່",
      ja: "対応のある\(pairs)組の\(name)の標準偏差")
  }

  /// Something as a part of the best score.
  static func part(of name: String, best: String) -> LocalizedText {
    .draft(
      "mean of \(name) as a part of the best score, \(best)", lo: "ຄ່າສະເລ່ຍຂອງ \(name) ຕໍ່ຄະແນນສູງສຸດ \(best)",
      ja: "最高点\(best)に対する\(name)の平均の割合")
  }

  /// The interval of something.
  static func interval(_ level: String, of name: LocalizedText, by method: LocalizedText) -> LocalizedText {
    .draft(
      "\(level) interval of the \(name(.english)), \(method(.english))",
      lo: "ຊ່ວງຄວາມເຊື່ອໝັ້ນ \(level) ຂອງ\(name(.lao)), \(method(.lao))",
      ja: "\(name(.japanese))の\(level)信頼区間（\(method(.japanese))）")
  }

  static let change: LocalizedText = .draft("mean change", lo: "ການປ່ຽນແປງສະເລ່ຍ", ja: "平均変化")
  static let percentChange: LocalizedText = .draft(
    "mean change as a part of the best score", lo: "ການປ່ຽນແປງສະເລ່ຍຕໍ່ຄະແນນສູງສຸດ", ja: "最高点に対する平均変化")
  static let shift: LocalizedText = .draft(
    "median of the averages of every two changes, each also with itself", lo: "ຄ່າກາງຂອງຄ່າສະເລ່ຍຂອງທຸກສອງການປ່ຽນແປງ",
    ja: "すべての二つの変化（同じものどうしを含む）の平均の中央値")
  static let medianShift: LocalizedText = .draft("median shift", lo: "ຄ່າກາງຂອງການປ່ຽນແປງ", ja: "シフトの中央値")
  static let masteryChange: LocalizedText = .draft(
    "change of the share", lo: "ການປ່ຽນແປງຂອງສັດສ່ວນ", ja: "割合の変化")
  static let gAverage: LocalizedText = .draft(
    "mean change over the average standard deviation, corrected for few people",
    lo: "ການປ່ຽນແປງສະເລ່ຍຕໍ່ຄ່າບ່ຽງເບນມາດຕະຖານສະເລ່ຍ", ja: "平均的な標準偏差に対する平均変化（少人数の補正あり）")
  static let gAverageName: LocalizedText = .verbatim("g_av")
  static let dZ: LocalizedText = .draft(
    "mean change over the standard deviation of the changes", lo: "ການປ່ຽນແປງສະເລ່ຍຕໍ່ຄ່າບ່ຽງເບນມາດຕະຖານຂອງການປ່ຽນແປງ",
    ja: "変化の標準偏差に対する平均変化")
  static let dZName: LocalizedText = .verbatim("d_z")
  static let classGain: LocalizedText = .draft(
    "mean change as a part of what could still be learned", lo: "ການປ່ຽນແປງສະເລ່ຍຕໍ່ສິ່ງທີ່ຍັງຮຽນໄດ້", ja: "伸びる余地に対する平均変化")
  static let gainName: LocalizedText = .draft("class gain", lo: "ການເພີ່ມຂຶ້ນຂອງທັງຫ້ອງ", ja: "全体のゲイン")
  static let normalisedChange: LocalizedText = .draft(
    "mean of each person's change as a part of what that person could still learn, or lose",
    lo: "ຄ່າສະເລ່ຍຂອງການປ່ຽນແປງຂອງແຕ່ລະຄົນຕໍ່ສິ່ງທີ່ຍັງຮຽນໄດ້ ຫຼື ເສຍໄດ້", ja: "各人の伸びる余地（低下では失う余地）に対する変化の平均")
  static let reliable: LocalizedText = .draft(
    "people whose score rose by more than error of measurement", lo: "ຄົນທີ່ຄະແນນເພີ່ມຂຶ້ນເກີນຄວາມຜິດພາດຂອງການວັດ",
    ja: "測定誤差を超えて得点が伸びた人数")

  static func reached(_ cut: String, _ when: LocalizedText) -> LocalizedText {
    .draft(
      "share of people with a score of \(cut) or more, \(when(.english))",
      lo: "ສັດສ່ວນຂອງຜູ້ທີ່ໄດ້ \(cut) ຂຶ້ນໄປ, \(when(.lao))", ja: "\(cut)点以上の人の割合（\(when(.japanese))）")
  }

  static let before: LocalizedText = .draft("before", lo: "ກ່ອນ", ja: "研修前")
  static let after: LocalizedText = .draft("after", lo: "ຫຼັງ", ja: "研修後")

  static func wilcoxon(isExact: Bool) -> LocalizedText {
    .draft(
      "p-value of Wilcoxon's signed-rank test, \(isExact ? "exact" : "normal approximation"), two-sided, changes of zero "
        + "left out", lo: "ຄ່າ p ຂອງ Wilcoxon signed-rank, ສອງດ້ານ",
      ja: "Wilcoxon の符号付順位検定の p 値（\(isExact ? "正確" : "正規近似")、両側、変化なしを除く）")
  }

  static let mcNemar: LocalizedText = .draft(
    "p-value of McNemar's test, exact, two-sided", lo: "ຄ່າ p ຂອງ McNemar, ສອງດ້ານ", ja: "McNemar 検定の p 値（正確、両側）")

  static let byT: LocalizedText = .draft("paired t", lo: "paired t", ja: "対応のある t")
  static let bySignedRanks: LocalizedText = .draft("signed ranks", lo: "signed ranks", ja: "符号付順位")
  static let byNewcombe: LocalizedText = .draft("Newcombe's method 10", lo: "Newcombe 10", ja: "Newcombe の方法10")
  static let byBonett: LocalizedText = .draft(
    "Bonett's, for its uncorrected form", lo: "Bonett", ja: "Bonett、補正前の値")
  static let byNoncentralT: LocalizedText = .draft("noncentral t", lo: "noncentral t", ja: "非心 t")
  static let byDelta: LocalizedText = .draft("delta method, t", lo: "delta, t", ja: "デルタ法、t")
}
