import BolavenReports

/// What the numbers about items are, in phrases.
enum ItemsOriginWording {
  static let blank: LocalizedText = .draft("no answer that counts", lo: "ບໍ່ມີຄຳຕອບ", ja: "採点対象の回答なし")

  static func answers(_ item: String) -> LocalizedText {
    .draft("answers to \(item) that count", lo: "ຄຳຕອບຂອງ \(item)", ja: "\(item)の採点対象の回答数")
  }

  static func share(_ item: String, isAfter: Bool, isTwice: Bool) -> LocalizedText {
    guard isTwice else {
      return .draft("share of right answers to \(item)", lo: "ສ່ວນທີ່ຕອບຖືກຂອງ \(item)", ja: "\(item)の正答率")
    }
    return isAfter
      ? .draft(
        "share of right answers to \(item) after, of those with both tests", lo: "ສ່ວນທີ່ຕອບຖືກຂອງ \(item) ຫຼັງ",
        ja: "両方のテストを受けた人の\(item)の研修後の正答率")
      : .draft(
        "share of right answers to \(item) before, of those with both tests", lo: "ສ່ວນທີ່ຕອບຖືກຂອງ \(item) ກ່ອນ",
        ja: "両方のテストを受けた人の\(item)の研修前の正答率")
  }

  static func blanks(_ item: String) -> LocalizedText {
    .draft("share of blank answers to \(item)", lo: "ສ່ວນທີ່ບໍ່ຕອບ \(item)", ja: "\(item)の無答率")
  }
  static func learned(_ item: String) -> LocalizedText {
    .draft(
      "people wrong on \(item) before and right after", lo: "ຄົນທີ່ຜິດກ່ອນ ແລະ ຖືກຫຼັງ: \(item)", ja: "\(item)が誤答から正答に変わった人数")
  }
  static func lost(_ item: String) -> LocalizedText {
    .draft(
      "people right on \(item) before and wrong after", lo: "ຄົນທີ່ຖືກກ່ອນ ແລະ ຜິດຫຼັງ: \(item)", ja: "\(item)が正答から誤答に変わった人数")
  }
  static func exact(_ item: String) -> LocalizedText {
    .draft(
      "exact McNemar test of \(item), two-sided", lo: "ການທົດສອບ McNemar ຂອງ \(item)", ja: "\(item)の正確な McNemar 検定（両側）")
  }
  static func middle(_ item: String) -> LocalizedText {
    .draft(
      "mid-p McNemar test of \(item), two-sided", lo: "McNemar mid-p ຂອງ \(item)", ja: "\(item)の mid-p McNemar 検定（両側）")
  }
  static func holm(_ item: String) -> LocalizedText {
    .draft(
      "exact p of \(item), adjusted for all items after Holm", lo: "p ຂອງ \(item) ປັບຕາມ Holm",
      ja: "\(item)の p 値、Holm 法による調整")
  }
  static func falseAlarms(_ item: String) -> LocalizedText {
    .draft(
      "exact p of \(item), adjusted for all items after Benjamini and Hochberg", lo: "p ຂອງ \(item) ປັບຕາມ BH",
      ja: "\(item)の p 値、Benjamini-Hochberg 法による調整")
  }
  static func rest(_ item: String) -> LocalizedText {
    .draft("correlation of \(item) with the rest of the test", lo: "ສະຫະສຳພັນຂອງ \(item) ກັບຂໍ້ອື່ນ", ja: "\(item)と残りの設問との相関")
  }
  static func discrimination(_ item: String) -> LocalizedText {
    .draft("upper less lower 27% on \(item)", lo: "27% ສູງ ລົບ 27% ຕ່ຳ ຂອງ \(item)", ja: "\(item)の上位27％と下位27％の差")
  }
  static func optionShare(_ item: String, _ option: String) -> LocalizedText {
    .draft("share that chose \(option) of \(item)", lo: "ສ່ວນທີ່ເລືອກ \(option) ຂອງ \(item)", ja: "\(item)で\(option)を選んだ割合")
  }
  static func optionRest(_ item: String, _ option: String) -> LocalizedText {
    .draft(
      "correlation of choosing \(option) of \(item) with the other items", lo: "ສະຫະສຳພັນຂອງ \(option) ຂອງ \(item)",
      ja: "\(item)で\(option)を選ぶことと他の設問との相関")
  }

  static let complete: LocalizedText = .draft("people with every item", lo: "ຄົນທີ່ມີທຸກຂໍ້", ja: "全設問のある人数")
  static let alpha: LocalizedText = .draft(
    "reliability of the total", lo: "ຄວາມໜ້າເຊື່ອຖືຂອງຄະແນນລວມ", ja: "合計点の信頼性")
  static let alphaInterval: LocalizedText = .draft(
    "interval of the reliability after Feldt", lo: "ຊ່ວງຄວາມໜ້າເຊື່ອຖື (Feldt)", ja: "信頼性の区間（Feldt）")
  static let error: LocalizedText = .draft("standard error of measurement", lo: "ຄວາມຜິດພາດຂອງການວັດ", ja: "測定の標準誤差")
  static let reliableChange: LocalizedText = .draft(
    "smallest change of a total that is more than error", lo: "ການປ່ຽນແປງນ້ອຍສຸດທີ່ເຊື່ອຖືໄດ້", ja: "誤差を超える最小の変化")
  static let improved: LocalizedText = .draft(
    "people who rose by more than the reliable change", lo: "ຄົນທີ່ເພີ່ມຂຶ້ນຫຼາຍກວ່າ", ja: "信頼できる変化を超えて伸びた人数")
  static let omega: LocalizedText = .draft("omega of one factor", lo: "omega ຂອງປັດໄຈດຽວ", ja: "一因子のオメガ")

  static func difficulty(_ item: String) -> LocalizedText {
    .draft("difficulty of \(item)", lo: "ຄວາມຍາກຂອງ \(item)", ja: "\(item)の困難度")
  }
  static func slope(_ item: String) -> LocalizedText {
    .draft("slope of \(item)", lo: "ຄວາມຊັນຂອງ \(item)", ja: "\(item)の識別力")
  }
  static func errorOf(_ item: String) -> LocalizedText {
    .draft("standard error of the parameter of \(item)", lo: "ຄວາມຜິດພາດມາດຕະຖານຂອງ \(item)", ja: "\(item)の母数の標準誤差")
  }
  static func fit(_ item: String) -> LocalizedText {
    .draft("fit of the answers to \(item) to the model", lo: "ຄວາມສອດຄ່ອງຂອງ \(item) ກັບແບບຈຳລອງ", ja: "\(item)のモデルへの適合")
  }
  static let atScore: LocalizedText = .draft("people with the score", lo: "ຄົນທີ່ໄດ້ຄະແນນນີ້", ja: "この得点の人数")
  static let ability: LocalizedText = .draft(
    "ability that belongs to the score, after Warm", lo: "ຄວາມສາມາດຕາມຄະແນນ (Warm)", ja: "得点に対応する能力（Warm）")
  static let abilityError: LocalizedText = .draft(
    "standard error of the ability", lo: "ຄວາມຜິດພາດມາດຕະຖານຂອງຄວາມສາມາດ", ja: "能力の標準誤差")

  static let gain: LocalizedText = .draft(
    "mean ability after, in SD of those before", lo: "ຄວາມສາມາດສະເລ່ຍຫຼັງ (SD ກ່ອນ)", ja: "研修後の平均能力（研修前の SD 単位）")
  static let gainError: LocalizedText = .draft(
    "standard error of the gain, persons as clusters", lo: "ຄວາມຜິດພາດມາດຕະຖານຂອງການເພີ່ມຂຶ້ນ", ja: "伸びの標準誤差（人をクラスターとする）")
  static let gainInterval: LocalizedText = .draft("interval of the gain", lo: "ຊ່ວງຂອງການເພີ່ມຂຶ້ນ", ja: "伸びの信頼区間")
  static let gainTest: LocalizedText = .draft(
    "test of no gain, two-sided", lo: "ການທົດສອບວ່າບໍ່ມີການເພີ່ມຂຶ້ນ", ja: "伸びがないことの検定（両側）")
  static let spread: LocalizedText = .draft(
    "standard deviation of the abilities after", lo: "SD ຂອງຄວາມສາມາດຫຼັງ", ja: "研修後の能力の標準偏差")

  static func independent(_ error: String) -> LocalizedText {
    .draft("as if of different people \(error)", lo: "ຖ້າເປັນຄົນລະຄົນ \(error)", ja: "別々の人とみなすと \(error)")
  }
  static func moved(_ item: String) -> LocalizedText {
    .draft("change of the difficulty of \(item)", lo: "ການປ່ຽນແປງຄວາມຍາກຂອງ \(item)", ja: "\(item)の困難度の変化")
  }
  static func robust(_ item: String) -> LocalizedText {
    .draft("robust z of the change of \(item)", lo: "z ຂອງການປ່ຽນແປງຂອງ \(item)", ja: "\(item)の変化の頑健な z")
  }
  static func odds(_ item: String) -> LocalizedText {
    .draft("common odds ratio of \(item) at equal scores", lo: "odds ratio ຂອງ \(item)", ja: "同得点での\(item)の共通オッズ比")
  }
  static func delta(_ item: String) -> LocalizedText {
    .draft("difference on \(item) on the delta scale", lo: "ຄວາມແຕກຕ່າງຂອງ \(item) (delta)", ja: "デルタ尺度での\(item)の差")
  }
  static func functioningTest(_ item: String) -> LocalizedText {
    .draft(
      "test of a difference on \(item) at equal scores", lo: "ການທົດສອບຄວາມແຕກຕ່າງຂອງ \(item)", ja: "同得点での\(item)の差の検定")
  }
  static func nagelkerke(_ item: String) -> LocalizedText {
    .draft("change of Nagelkerke's R2 of \(item)", lo: "ການປ່ຽນແປງ R2 ຂອງ \(item)", ja: "\(item)の Nagelkerke R2 の変化")
  }
}
