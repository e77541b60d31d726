import BolavenEstimation
import BolavenReports

/// The words of the tables about items.
enum ItemsWording {
  static let people: LocalizedText = .draft("People", lo: "ຄົນ", ja: "人数")
  static let peopleBefore: LocalizedText = .draft("People before", lo: "ຄົນກ່ອນ", ja: "研修前の人数")
  static let peopleAfter: LocalizedText = .draft("People after", lo: "ຄົນຫຼັງ", ja: "研修後の人数")
  static let right: LocalizedText = .draft("Right", lo: "ຖືກ", ja: "正答")
  static let blank: LocalizedText = .draft("Blank", lo: "ບໍ່ຕອບ", ja: "無答")
  static let test: LocalizedText = .draft("Test", lo: "ບົດທົດສອບ", ja: "テスト")
  static let why: LocalizedText = .draft("Why", lo: "ເຫດຜົນ", ja: "理由")
  static let remark: LocalizedText = .draft("Remark", lo: "ຂໍ້ສັງເກດ", ja: "所見")
  static let measure: LocalizedText = .draft("Measure", lo: "ຕົວວັດ", ja: "指標")
  static let estimate: LocalizedText = .draft("Estimate", lo: "ຄ່າປະມານ", ja: "推定値")
  static let standardError: LocalizedText = .draft("SE", lo: "SE", ja: "標準誤差")

  static func title(isTwice: Bool) -> LocalizedText {
    isTwice
      ? .draft(
        "Items of the test before and after (% right)", lo: "ຂໍ້ຄຳຖາມກ່ອນ ແລະ ຫຼັງ (% ຖືກ)", ja: "研修前後の設問（正答率％）")
      : .draft("Items of the test (% right)", lo: "ຂໍ້ຄຳຖາມຂອງບົດທົດສອບ (% ຖືກ)", ja: "テストの設問（正答率％）")
  }

  // MARK: Items to look at

  static func lookTitle(_ count: Int, of total: Int) -> LocalizedText {
    .draft(
      "Items to look at (\(count) of \(total))", lo: "ຂໍ້ທີ່ຄວນກວດເບິ່ງ (\(count) ຈາກ \(total))",
      ja: "確認すべき設問（\(total)問中\(count)問）")
  }

  static func lookNote(isTwice: Bool) -> LocalizedText {
    isTwice
      ? .draft(
        "An item is here where as many forgot as learned, everybody or nobody is right in the last test, half or more are "
          + "wrong in it, a wrong option has more people than the key, or its correlation r with the rest of the first test "
          + "is below 0.05.",
        ja: "正答が増えなかった設問、最後のテストで全員が正答または誤答の設問、半数以上が誤答の設問、誤った選択肢が正答より多く選ばれた設問、"
          + "最初のテストで残りとの相関 r が0.05未満の設問を示す。")
      : .draft(
        "An item is here where everybody or nobody is right, half or more are wrong, a wrong option has more people than the "
          + "key, or its correlation r with the rest of the test is below 0.05.",
        ja: "全員が正答または誤答の設問、半数以上が誤答の設問、誤った選択肢が正答より多く選ばれた設問、"
          + "残りとの相関 r が0.05未満の設問を示す。")
  }

  /// The reasons of an item in one phrase.
  ///
  /// - Parameter isTwice: whether the test was taken before and after.
  static func reasons(_ flags: [ItemFlag], _ choice: OptionChoices?, isTwice: Bool) -> LocalizedText {
    let parts = flags.map { reason($0, choice, isTwice: isTwice) }
    return .draft(
      parts.map(\.english).joined(separator: "; "), lo: parts.map { $0(.lao) }.joined(separator: "; "),
      ja: parts.map { $0(.japanese) }.joined(separator: "；"))
  }

  private static func reason(_ flag: ItemFlag, _ choice: OptionChoices?, isTwice: Bool) -> LocalizedText {
    switch flag {
    case .noLearning:
      .draft("no learning: teach it again", lo: "ບໍ່ໄດ້ຮຽນຮູ້ເພີ່ມ: ສອນຄືນ", ja: "学習なし：再度教える")
    case .hard:
      isTwice
        ? .draft("hard: half or more still wrong", lo: "ຍາກ: ເຄິ່ງໜຶ່ງຂຶ້ນໄປຍັງຜິດ", ja: "難問：半数以上が誤答")
        : .draft("hard: half or more wrong", lo: "ຍາກ: ເຄິ່ງໜຶ່ງຂຶ້ນໄປຜິດ", ja: "難問：半数以上が誤答")
    case .negative:
      .draft(
        "those who know the rest get it wrong: check key and translation",
        lo: "ຜູ້ທີ່ຮູ້ຂໍ້ອື່ນຕອບຜິດ: ກວດຂໍ້ສະເຫຼີຍ ແລະ ຄຳແປ", ja: "他ができる人が誤答：正答と翻訳を確認")
    case .weak:
      .draft("does not tell people apart: rewrite", lo: "ບໍ່ຈຳແນກຄົນ: ຂຽນໃໝ່", ja: "識別しない：書き直す")
    case .ceiling:
      isTwice
        ? .draft("everybody right: it no longer tells people apart", lo: "ທຸກຄົນຖືກ: ບໍ່ຈຳແນກຄົນແລ້ວ", ja: "全員正答：もはや識別しない")
        : .draft("everybody right: it does not tell people apart", lo: "ທຸກຄົນຖືກ: ບໍ່ຈຳແນກຄົນ", ja: "全員正答：識別しない")
    case .floor:
      .draft("nobody right: check the key", lo: "ບໍ່ມີໃຜຖືກ: ກວດຂໍ້ສະເຫຼີຍ", ja: "全員誤答：正答を確認")
    case .distractor:
      .draft(
        "a wrong answer draws more people than the right one\(popular(choice))",
        lo: "ຄຳຕອບຜິດມີຄົນເລືອກຫຼາຍກວ່າຄຳຕອບຖືກ\(popular(choice))", ja: "誤答が正答より多く選ばれた\(popular(choice))")
    }
  }

  /// ` (B)`: the wrong option with the most people in the last test.
  private static func popular(_ choice: OptionChoices?) -> String {
    guard let choice else { return "" }
    let shares = choice.options.indices.map { choice.after[$0] ?? choice.table.options[$0].share }
    let wrong = choice.options.indices.filter { !choice.table.options[$0].isKey }
    guard let most = wrong.max(by: { shares[$0] < shares[$1] }) else { return "" }
    return " (\(choice.options[most].uppercased()))"
  }

  // MARK: Options

  static let optionTitle: LocalizedText = .draft(
    "Answers chosen, by thirds of the people", lo: "ຄຳຕອບທີ່ເລືອກ, ຕາມສ່ວນສາມຂອງຄົນ", ja: "選ばれた選択肢、得点三分位別")
  static let option: LocalizedText = .draft("Answer", lo: "ຄຳຕອບ", ja: "選択肢")
  static let lower: LocalizedText = .draft("Lower", lo: "ຕ່ຳ", ja: "下位")
  static let middle: LocalizedText = .draft("Middle", lo: "ກາງ", ja: "中位")
  static let upper: LocalizedText = .draft("Upper", lo: "ສູງ", ja: "上位")

  static func optionSpanner(isTwice: Bool) -> LocalizedText {
    isTwice
      ? .draft("Before, % of the people", lo: "ກ່ອນ, % ຂອງຄົນ", ja: "研修前、人の割合（％）")
      : .draft("% of the people", lo: "% ຂອງຄົນ", ja: "人の割合（％）")
  }

  static func optionBlock(_ item: String, _ omitted: Double) -> LocalizedText {
    guard omitted > 0 else { return .verbatim(item) }
    let share = NumberStyle.percentWithSign(decimals: 0).text(omitted, in: .english)
    return .draft("\(item) (blank: \(share))", lo: "\(item) (ບໍ່ຕອບ: \(share))", ja: "\(item)（無答：\(share)）")
  }

  static func optionRemark(_ option: DistractorTable.Option) -> LocalizedText {
    if option.isKey { return .draft("right", lo: "ຖືກ", ja: "正答") }
    if option.beatsKey { return .draft("more than the right one", lo: "ຫຼາຍກວ່າຄຳຕອບຖືກ", ja: "正答より多い") }
    if option.isNonFunctional { return .draft("hardly chosen", lo: "ເກືອບບໍ່ມີໃຜເລືອກ", ja: "ほとんど選ばれない") }
    if option.attractsTheAble { return .draft("drawn by the able", lo: "ຜູ້ຮູ້ເລືອກ", ja: "できる人が選ぶ") }
    return .verbatim("")
  }

  static let optionNote: LocalizedText = .draft(
    "Thirds by the points of all items, people who tie at a cut in part in both. r: with the points of the other items. "
      + "Hardly chosen: below 5%. Drawn by the able: r above 0 and more of the upper third than of the lower, so the key may be "
      + "wrong.",
    ja: "三分位は全設問の得点による。境界で同点の人は両方に按分。r は他の設問の得点との相関。できる人が選ぶ：r が正で、上位の選択率が下位を上回る。")

  // MARK: Reliability

  static let reliabilityTitle: LocalizedText = .draft(
    "Reliability of the test", lo: "ຄວາມໜ້າເຊື່ອຖືຂອງບົດທົດສອບ", ja: "テストの信頼性")
  static let kr20: LocalizedText = .verbatim("KR-20")
  static let alpha: LocalizedText = .draft("Cronbach's alpha", lo: "alpha ຂອງ Cronbach", ja: "クロンバックの α")
  static let measurementError: LocalizedText = .draft(
    "Error of measurement (points)", lo: "ຄວາມຜິດພາດຂອງການວັດ (ຄະແນນ)", ja: "測定の標準誤差（点）")
  static let reliableChange: LocalizedText = .draft(
    "Reliable change (points)", lo: "ການປ່ຽນແປງທີ່ເຊື່ອຖືໄດ້ (ຄະແນນ)", ja: "信頼できる変化（点）")
  static let omega: LocalizedText = .draft("Omega total", lo: "Omega ລວມ", ja: "オメガ（全体）")

  static func improved(of count: Int) -> LocalizedText {
    .draft(
      "People who rose by more (of \(count))", lo: "ຄົນທີ່ເພີ່ມຂຶ້ນຫຼາຍກວ່າ (ຈາກ \(count))",
      ja: "それを超えて伸びた人（\(count)人中）")
  }

  // MARK: Scales

  static let logits: LocalizedText = .draft("Logits", lo: "Logit", ja: "ロジット")
  static let mapTitle: LocalizedText = .draft(
    "People and items on one scale", lo: "ຄົນ ແລະ ຂໍ້ຄຳຖາມໃນມາດດຽວກັນ", ja: "人と設問の同一尺度図")
  static let raschTitle: LocalizedText = .draft(
    "Rasch difficulties (logits)", lo: "ຄວາມຍາກຕາມ Rasch (logit)", ja: "ラッシュ困難度（ロジット）")
  static let abilityTitle: LocalizedText = .draft(
    "Ability by right answers (logits)", lo: "ຄວາມສາມາດຕາມຈຳນວນຂໍ້ຖືກ (logit)", ja: "正答数別の能力（ロジット）")
  static let rightAnswers: LocalizedText = .draft("Right answers", lo: "ຂໍ້ຖືກ", ja: "正答数")
  static let ability: LocalizedText = .draft("Ability", lo: "ຄວາມສາມາດ", ja: "能力")
  static let twoParameterTitle: LocalizedText = .draft(
    "Two-parameter model", lo: "ແບບຈຳລອງສອງພາຣາມິເຕີ", ja: "2パラメータモデル")
  static let slope: LocalizedText = .draft("Slope", lo: "ຄວາມຊັນ", ja: "識別力")

  // MARK: Gain

  static let gainTitle: LocalizedText = .draft(
    "Gain in ability (in SD of the abilities before)", lo: "ການເພີ່ມຂຶ້ນຂອງຄວາມສາມາດ (SD ກ່ອນ)",
    ja: "能力の伸び（研修前の能力の標準偏差単位）")
  static let gain: LocalizedText = .draft("Latent gain", lo: "ການເພີ່ມຂຶ້ນແຝງ", ja: "潜在的な伸び")
  static let spread: LocalizedText = .draft("SD of the abilities after", lo: "SD ຫຼັງ", ja: "研修後の能力の標準偏差")
  static let anchorTitle: LocalizedText = .draft(
    "Did items keep their place? (logits)", lo: "ຂໍ້ຄຳຖາມຢູ່ທີ່ເດີມບໍ່? (logit)", ja: "設問の困難度は変わらなかったか（ロジット）")

  static func anchorStatus(_ item: Int, _ drift: AnchorDrift) -> LocalizedText {
    if drift.drifting.contains(item) { return .draft("moved", lo: "ຍ້າຍ", ja: "変化") }
    if drift.notCompared.contains(item) { return .draft("not compared", lo: "ບໍ່ປຽບທຽບ", ja: "比較不可") }
    return .draft("anchor", lo: "ຫຼັກ", ja: "アンカー")
  }

  // MARK: Groups

  static func functioningTitle(_ groups: GroupFunctioning) -> LocalizedText {
    .draft(
      "Do items work alike for \(groups.focal) and \(groups.reference)?",
      lo: "ຂໍ້ຄຳຖາມເຮັດວຽກຄືກັນສຳລັບ \(groups.focal) ແລະ \(groups.reference) ບໍ່?",
      ja: "設問は \(groups.focal) と \(groups.reference) で同じように働くか")
  }

  static let logistic: LocalizedText = .draft("Logistic", lo: "ໂລຈິສຕິກ", ja: "ロジスティック")
  static let oddsRatio: LocalizedText = .draft("Odds ratio", lo: "ອັດຕາສ່ວນ odds", ja: "オッズ比")
  static let category: LocalizedText = .draft("Class", lo: "ຊັ້ນ", ja: "区分")
  static let uniform: LocalizedText = .draft("p level", lo: "p ລະດັບ", ja: "p 水準")
  static let nonUniform: LocalizedText = .draft("p slope", lo: "p ຄວາມຊັນ", ja: "p 傾き")
}
