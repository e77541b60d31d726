import BolavenEstimation
import BolavenReports

/// The sentences of the knowledge report.
enum KnowledgeWording {
  static let stub: LocalizedText = .glossary(.score)
  static let pairs: LocalizedText = .draft("Pairs", lo: "ຄູ່", ja: "組")
  static let pre: LocalizedText = .draft("Pre", lo: "ກ່ອນ", ja: "研修前")
  static let post: LocalizedText = .draft("Post", lo: "ຫຼັງ", ja: "研修後")
  static let percent: LocalizedText = .draft(
    "Per cent of the best score", lo: "ຮ້ອຍລະຂອງຄະແນນສູງສຸດ", ja: "最高点に対する割合（％）")
  static let shift: LocalizedText = .draft(
    "Median shift (Hodges-Lehmann)", lo: "ຄ່າກາງຂອງການປ່ຽນແປງ (Hodges-Lehmann)", ja: "シフトの中央値（Hodges-Lehmann）")
  static let sizeBlock: LocalizedText = .draft("Size of the change", lo: "ຂະໜາດຂອງການປ່ຽນແປງ", ja: "変化の大きさ")
  static let gAverage: LocalizedText = .draft("Hedges' g_av", lo: "g_av ຂອງ Hedges", ja: "Hedges の g_av")
  static let dZ: LocalizedText = .verbatim("d_z")
  static let classGain: LocalizedText = .draft(
    "Normalised gain, class", lo: "ການເພີ່ມຂຶ້ນແບບມາດຕະຖານ, ທັງຫ້ອງ", ja: "正規化ゲイン（全体）")
  static let normalisedChange: LocalizedText = .draft(
    "Normalised change, mean of people", lo: "ການປ່ຽນແປງແບບມາດຕະຖານ, ສະເລ່ຍຂອງຄົນ", ja: "正規化変化（個人平均）")

  static func reliable(_ threshold: Double) -> LocalizedText {
    let points = written(threshold, .fixed(decimals: 2))
    return .draft(
      "Reliable improvement (more than \(points(.english))), people",
      lo: "ເພີ່ມຂຶ້ນເກີນຄວາມຜິດພາດ (ຫຼາຍກວ່າ \(points(.lao))), ຄົນ", ja: "信頼できる向上（\(points(.japanese))点超）、人数")
  }

  static func title(_ scores: KnowledgeScores) -> LocalizedText {
    let range = scores.maximum.map { KeyFitWording.range(scores.minimum, $0) }
    return .draft(
      "Knowledge test before and after training" + (range.map { " (score, \($0(.english)))" } ?? " (score)"),
      lo: "ບົດທົດສອບຄວາມຮູ້ກ່ອນ ແລະ ຫຼັງຝຶກອົບຮົມ" + (range.map { " (ຄະແນນ, \($0(.lao)))" } ?? " (ຄະແນນ)"),
      ja: "研修前後の知識テスト" + (range.map { "（得点、\($0(.japanese))）" } ?? "（得点）"))
  }

  static func score(_ scores: KnowledgeScores) -> LocalizedText {
    let range = scores.maximum.map { KeyFitWording.range(scores.minimum, $0) }
    let behind = { (language: Language) in range.map { " (\($0(language)))" } ?? "" }
    return .draft(
      "Total score" + behind(.english), lo: "ຄະແນນລວມ" + behind(.lao), ja: "合計得点" + behind(.japanese))
  }

  private static let intervalOfSize: LocalizedText = .draft(
    "Interval of g_av", lo: "ຊ່ວງຄວາມເຊື່ອໝັ້ນຂອງ g_av", ja: "g_av の信頼区間")

  static func mastery(_ share: Double) -> LocalizedText {
    let points = 100 * share
    let cut = written(share, .percentWithSign(decimals: points == points.rounded() ? 0 : 1))
    return .draft(
      "Reached \(cut(.english)) or more, % of people", lo: "ໄດ້ \(cut(.lao)) ຂຶ້ນໄປ, % ຂອງຄົນ",
      ja: "\(cut(.japanese))以上に達した人（％）")
  }

  // MARK: Charts

  static let rightAnswers: LocalizedText = .draft("Right answers, %", lo: "ຄຳຕອບທີ່ຖືກ, %", ja: "正答率（％）")
  static let modulesTitle: LocalizedText = .draft(
    "Right answers before and after, by module", lo: "ຄຳຕອບທີ່ຖືກກ່ອນ ແລະ ຫຼັງ, ຕາມໝວດ", ja: "研修前後の正答率、分野別")
  static let itemsTitle: LocalizedText = .draft(
    "Right answers before and after, by question", lo: "ຄຳຕອບທີ່ຖືກກ່ອນ ແລະ ຫຼັງ, ຕາມຂໍ້ຄຳຖາມ", ja: "研修前後の正答率、設問別")

  // MARK: In words

  static let noComparison: LocalizedText = .draft(
    "No comparison group: the change also contains anything else that happened in between.",
    lo: "ບໍ່ມີກຸ່ມປຽບທຽບ: ການປ່ຽນແປງຍັງລວມເອົາສິ່ງອື່ນທີ່ເກີດຂຶ້ນໃນລະຫວ່າງນັ້ນ.",
    ja: "比較群がないため、変化には研修以外の影響も含まれる。")

  /// Counts always; the means from ten pairs on.
  static func finding(_ findings: KnowledgeFindings) -> LocalizedText {
    let signs = findings.signs
    let counts = "\(people(signs.increases)) rose, \(signs.unchanged) stayed the same, \(signs.decreases) fell."
    guard findings.test.count >= 10 else { return LocalizedText("Of \(pairs(findings.test.count)), \(counts)") }
    let number = { (x: Double) in NumberStyle.fixed(decimals: findings.decimals).text(x, in: .english) }
    let (pre, post) = (number(findings.test.preMean), number(findings.test.postMean))
    let best = findings.scores.maximum.map { " of \(plain($0))" } ?? ""
    guard pre != post else { return LocalizedText("The mean score stayed at \(pre)\(best); \(counts)") }
    let verb = findings.test.change > 0 ? "rose" : "fell"
    return LocalizedText("The mean score \(verb) from \(pre) to \(post)\(best); \(counts)")
  }

  private static func people(_ count: Int) -> String { count == 1 ? "1 person" : "\(count) people" }
  private static func pairs(_ count: Int) -> String { count == 1 ? "1 pair" : "\(count) pairs" }

  // MARK: Notes

  static func notes(_ findings: KnowledgeFindings) -> [Note] {
    var notes = [
      Note(.rows, LocalizedText("Means of the people who took both tests; standard deviations in parentheses.")),
      Note(.rows, shiftNote(findings)),
      Note(.errors, tests(findings)),
      Note(.sample, matching(findings.scores.matching)),
    ]
    if findings.gain != nil {
      notes.append(
        Note(
          .parentheses,
          LocalizedText(
            "Normalised gain, class = (post - pre) / (best score - pre) of the means\(band(findings.gain?.classBand)); interval: "
              + "delta method, t. Normalised change: the same of each person, for a fall (post - pre) / pre.")))
    }
    if let threshold = findings.checks.reliableChange, let worse = findings.checks.reliablyWorse {
      let points = NumberStyle.fixed(decimals: 2).text(threshold, in: .english)
      notes.append(
        Note(
          .parentheses,
          LocalizedText(
            "Reliable: more than \(points) = z * sqrt(2) * standard error of measurement before; \(people(worse)) fell by more."
          )))
    }
    if findings.size.gavInterval != nil {
      let other = findings.size.dzInterval == nil ? "" : "; of d_z: noncentral t"
      notes.append(
        Note(.parentheses, LocalizedText("Interval of g_av: Bonett's, for its uncorrected form\(other).")))
    }
    if findings.bayes != nil { notes.append(Note(.parentheses, BayesWording.note)) }
    notes += findings.scores.matching.linkWays.map { Note(.sample, links($0.links, isByHand: $0.isByHand)) }
    if let fields = findings.scores.matching.fields {
      notes += LinkWording.notes(
        findings.scores.matching.lines, fields, hidesIdentifiers: findings.settings.isIdentifierPrivate
      ).map { Note(.sample, $0) }
    }
    notes += unmatched(findings.scores.matching, hiding: findings.settings.isIdentifierPrivate).map {
      Note(.sample, $0)
    }
    if !findings.scores.items.isEmpty {
      let rest =
        findings.settings.scoring.notReached == .missing
        ? "; items behind the last answer count nothing, and the score is put on the scale of all items" : ""
      notes.append(
        Note(
          .rows,
          LocalizedText(
            "Answers are compared without regard to capitals and blanks around them; no answer is a wrong one\(rest)."))
      )
    }
    if let fit = findings.scores.fit {
      notes += KeyFitWording.notes(fit, findings.settings.scoring, used: findings.settings.columnsBesideItems)
    }
    if let near = nearIdentifiers(findings) { notes.append(Note(.sample, near)) }
    notes += cautions(findings).map { Note(.errors, $0) }
    notes.append(Note(.source, source(findings.settings)))
    return notes
  }

  private static func shiftNote(_ findings: KnowledgeFindings) -> LocalizedText {
    let law = findings.shift.count > SignedRank.largestExact ? "asymptotic" : "exact"
    let interval = findings.shift.interval == nil ? "" : "; interval: \(law) signed-rank"
    return LocalizedText(
      "Median shift: the median of the averages of every two changes, each also with itself, zero changes kept\(interval)."
    )
  }

  /// People left out of both tests whose identifiers differ by capitals or blanks only.
  private static func nearIdentifiers(_ findings: KnowledgeFindings) -> LocalizedText? {
    let plain = { (text: String) in String(text.filter { !$0.isWhitespace }).lowercased() }
    let after = Set(findings.scores.matching.onlyAfter.map(plain))
    let count = findings.scores.matching.onlyBefore.count { after.contains(plain($0)) }
    guard count > 0 else { return nil }
    return LocalizedText(
      "Caution: \(count) of those left out \(count == 1 ? "has an identifier that differs" : "have identifiers that differ") "
        + "by capitals or blanks only; correct them, or link them.")
  }

  /// Which test gave p, what it did with changes of zero, and what the others say.
  private static func tests(_ findings: KnowledgeFindings) -> LocalizedText {
    let law = findings.wilcoxon.method == .exact ? "exact" : "asymptotic"
    let zeros = findings.wilcoxon.zeroCount
    let exact = "\(law) Wilcoxon signed-rank" + (zeros > 0 ? ", \(zeros) unchanged left out" : "")
    // With few people and ties the usual approximation misses the exact value by more than its digits suggest.
    let approximate = findings.pratt.method == .exact ? findings.pratt.asymptoticPValue : nil
    var others = [
      "Pratt \(pValue(findings.pratt.pValue))" + (approximate.map { ", \(pValue($0)) if approximated" } ?? "")
    ]
    others.append("sign-flip permutation \(pValue(findings.signFlip.pValue))")
    if let p = findings.test.pValue, let t = findings.test.statistic, let freedom = findings.test.degreesOfFreedom {
      let statistic = NumberStyle.fixed(decimals: 2).text(t, in: .english)
      others.append("paired t(\(plain(freedom))) = \(statistic), \(pValue(p))")
    }
    var text =
      "p of the score: \(exact), two-sided, \(pValue(findings.wilcoxon.pValue)) (\(others.joined(separator: "; ")))."
    if findings.test.interval != nil { text += " Its interval: paired t." }
    if findings.mastery != nil { text += " p of the share: exact McNemar; its interval: Newcombe's method 10." }
    return LocalizedText(text)
  }

  private static func matching(_ matching: KnowledgeScores.Matching) -> LocalizedText {
    var text =
      "\(people(matching.rowsBefore)) took the pre-test, \(matching.rowsAfter) the post-test: \(pairs(matching.pairs)), "
      + "\(matching.byIdentifier) by identifier"
    for way in matching.linkWays { text += ", \(way.links.count) by \(way.name)" }
    if !matching.found.isEmpty { text += ", \(matching.found.count) by repair" }
    text += "."
    return LocalizedText(text)
  }

  private static func links(_ links: [KnowledgeScores.Link], isByHand: Bool) -> LocalizedText {
    let shown = links.prefix(5).map { "\($0.file) row \($0.row)" }.joined(separator: ", ")
    let rest = links.count > 5 ? " and \(links.count - 5) more" : ""
    return LocalizedText("\(isByHand ? "Corrected by hand" : "By the link table"): \(shown)\(rest).")
  }

  /// `, low (below 0.3)`.
  private static func band(_ band: GainBand?) -> String {
    switch band {
    case .low?: ", low (below 0.3)"
    case .medium?: ", medium (0.3 to 0.7)"
    case .high?: ", high (0.7 and more)"
    case nil: ""
    }
  }

  private static func unmatched(_ matching: KnowledgeScores.Matching, hiding: Bool) -> [LocalizedText] {
    let list = { (people: [String]) in
      guard !hiding else { return "" }
      let shown = people.prefix(5).joined(separator: ", ")
      return " (\(shown)\(people.count > 5 ? ", ..." : ""))"
    }
    var notes: [LocalizedText] = []
    if !matching.onlyBefore.isEmpty {
      notes.append(
        LocalizedText("Left out, no post-test: \(matching.onlyBefore.count)\(list(matching.onlyBefore))."))
    }
    if !matching.onlyAfter.isEmpty {
      notes.append(LocalizedText("Left out, no pre-test: \(matching.onlyAfter.count)\(list(matching.onlyAfter))."))
    }
    for (rows, name) in [
      (matching.withoutIdentifierBefore, "pre-test"), (matching.withoutIdentifierAfter, "post-test"),
    ] where !rows.isEmpty {
      let shown = rows.prefix(5).map(String.init).joined(separator: ", ")
      let rest = rows.count > 5 ? ", ..." : ""
      notes.append(LocalizedText("Left out, no identifier in the \(name): \(rows.count) (row \(shown)\(rest))."))
    }
    return notes
  }

  /// What a small or degenerate sample does not allow.
  static func cautions(_ findings: KnowledgeFindings) -> [LocalizedText] {
    var notes: [LocalizedText] = []
    if findings.test.count == 1 {
      notes.append(LocalizedText("One pair: no standard deviation, no t test and no effect size."))
    } else if findings.test.statistic == nil {
      notes.append(LocalizedText("Every change is the same: no t test and no d_z."))
    }
    let changed = findings.wilcoxon.rankedCount
    if changed < 6 {
      let changes = changed == 1 ? "1 change that is" : "\(changed) changes that are"
      let rule = SampleRule.pairedTest.isMet(by: changed) ? "" : " (rule \(SampleRule.pairedTest.rawValue))"
      notes.append(
        LocalizedText(
          "With \(changes) not zero, the smallest p-value that the exact test can reach is "
            + "\(shortPValue(findings.wilcoxon.smallestAttainablePValue))\(rule)."))
    }
    if let rule = findings.size.intervalRemark, findings.size.gavInterval != nil {
      notes.append(rule.remark(on: intervalOfSize, count: findings.test.count))
    }
    if findings.settings.mastery != nil, findings.mastery == nil {
      notes.append(LocalizedText("The best score is not known: mastery is not counted."))
    }
    if let gain = findings.gain, gain.classGain == nil {
      notes.append(LocalizedText("Everyone had the best score before: there is no normalised gain."))
    }
    return notes
  }

  private static func source(_ settings: KnowledgeSettings) -> LocalizedText {
    let files: [String]
    switch settings.source {
    case .answers(let before, let after, let key, let links): files = [before, after, key] + [links].compactMap { $0 }
    case .totals(let file, _, _, _): files = [file]
    }
    return sourceNote(files)
  }

  // MARK: Numbers in sentences

  private static func plain(_ x: Double) -> String {
    NumberStyle.fixed(decimals: x == x.rounded() ? 0 : 1).text(x, in: .english)
  }

  /// Two significant digits, so that a small p-value can be compared with another program's.
  private static func pValue(_ p: Double) -> String {
    let text = shortPValue(p)
    return text.hasPrefix("<") ? "p < \(text.dropFirst())" : "p = \(text)"
  }
}
