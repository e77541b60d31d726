import BolavenReports

/// What the numbers of the cooperative table are, in phrases.
enum CooperativeOriginWording {
  static let figureMissing: LocalizedText = .draft("a figure is missing", lo: "ຂາດຕົວເລກ", ja: "数値の欠損")

  /// `2019`, or `2019 to 2024`.
  private static func time(_ years: [Int], isChange: Bool) -> (english: String, lao: String, japanese: String) {
    guard isChange, let first = years.first, let last = years.last else {
      let year = years.first ?? 0
      return ("in \(year)", "ປີ \(year)", "\(year)年")
    }
    return ("change from \(first) to \(last)", "ການປ່ຽນແປງ \(first)-\(last)", "\(first)年から\(last)年の変化")
  }

  static func level(_ label: LocalizedText, _ years: [Int], isChange: Bool) -> LocalizedText {
    let time = time(years, isChange: isChange)
    return .draft(
      "\(inSentence(label.english)), \(time.english), all cooperatives", lo: "\(label(.lao)), \(time.lao), ທຸກສະຫະກອນ",
      ja: "\(label(.japanese))、\(time.japanese)、全組合")
  }

  static func median(_ label: LocalizedText, _ years: [Int], isChange: Bool) -> LocalizedText {
    let time = time(years, isChange: isChange)
    return .draft(
      "\(inSentence(label.english)), \(time.english), median of the cooperatives",
      lo: "\(label(.lao)), \(time.lao), ຄ່າກາງ",
      ja: "\(label(.japanese))、\(time.japanese)、組合の中央値")
  }

  static func part(_ label: LocalizedText, _ part: LocalizedText, _ years: [Int], isChange: Bool) -> LocalizedText {
    let time = time(years, isChange: isChange)
    return .draft(
      "\(inSentence(label.english)), \(time.english), cooperatives: \(part.english)",
      lo: "\(label(.lao)), \(time.lao), ສະຫະກອນ: \(part(.lao))",
      ja: "\(label(.japanese))、\(time.japanese)、組合：\(part(.japanese))")
  }

  static func ratio(_ label: LocalizedText, _ period: CooperativePeriod) -> LocalizedText {
    .draft(
      "\(inSentence(label.english)), \(period.to) over \(period.from), cooperatives in both years",
      lo: "\(label(.lao)), \(period.to) ຕໍ່ \(period.from)", ja: "\(label(.japanese))、\(period.to)年／\(period.from)年、両年の組合"
    )
  }

  static func growth(_ label: LocalizedText, _ column: String, _ period: CooperativePeriod) -> LocalizedText {
    let (english, lao, japanese) =
      switch column {
      case "all": ("sum of all cooperatives", "ທຸກສະຫະກອນ", "全組合の合計")
      case "median": ("median cooperative in both years", "ຄ່າກາງ", "両年の組合の中央値")
      case "range": ("lowest and highest of the cooperatives in both years", "ຕ່ຳສຸດ ແລະ ສູງສຸດ", "両年の組合の最小と最大")
      default: ("sum of the cooperatives in both years", "ສະຫະກອນທີ່ມີທັງສອງປີ", "両年の組合の合計")
      }
    return .draft(
      "growth a year of \(inSentence(label.english)), \(period.from) to \(period.to), \(english)",
      lo: "ອັດຕາການເຕີບໂຕຕໍ່ປີຂອງ \(label(.lao)), \(period.from)-\(period.to), \(lao)",
      ja: "\(label(.japanese))の年平均成長率、\(period.from)年～\(period.to)年、\(japanese)")
  }
}
