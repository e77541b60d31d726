import BolavenReports

/// The words of the table of reactions and of what people did.
enum CascadeWording {
  static let title: LocalizedText = .draft(
    "What people thought of the training and did with it", lo: "ຄວາມຄິດເຫັນ ແລະ ການນຳໃຊ້", ja: "研修への反応とその後の行動")
  static let reactionBlock: LocalizedText = .draft("Reaction (level 1)", lo: "ປະຕິກິລິຍາ (ລະດັບ 1)", ja: "反応（レベル1）")
  static let actionBlock: LocalizedText = .draft("Behaviour (level 3)", lo: "ພຶດຕິກຳ (ລະດັບ 3)", ja: "行動（レベル3）")
  static let reaction: LocalizedText = .draft("Mean answer, 1 to 5", lo: "ຄຳຕອບສະເລ່ຍ, 1 ຫາ 5", ja: "平均評価（1～5）")
  static let topTwo: LocalizedText = .draft("Answered 4 or 5, %", lo: "ຕອບ 4 ຫຼື 5, %", ja: "4または5と回答（％）")
  static let answered: LocalizedText = .draft("Answered, %", lo: "ຕອບ, %", ja: "回答率（％）")
  static let traced: LocalizedText = .draft("Graduates traced, %", lo: "ຜູ້ຈົບທີ່ຕິດຕາມໄດ້, %", ja: "追跡できた修了者（％）")
  static let active: LocalizedText = .draft("Trained others, % of traced", lo: "ຝຶກຜູ້ອື່ນ, %", ja: "他者を研修した人（追跡者に対する％）")
  static let ratio: LocalizedText = .draft("Trained by each graduate traced", lo: "ຈຳນວນຄົນທີ່ຝຶກຕໍ່ຜູ້ຈົບ", ja: "追跡者一人当たりの研修人数")
  static let applied: LocalizedText = .draft("Applied a practice, %", lo: "ນຳໃຊ້, %", ja: "実践した人（％）")

  static func notes(_ cascade: KnowledgeCascade) -> [Note] {
    var notes = [
      Note(
        .rows,
        .draft(
          "Of the people with both tests, as they said themselves; kept apart from what they know.",
          lo: "ຂອງຜູ້ທີ່ເຮັດທັງສອງຄັ້ງ, ຕາມທີ່ບອກເອງ.", ja: "両方のテストを受けた人の自己申告。知識とは分けて示す。")),
      Note(
        .errors,
        .draft(
          "Intervals of shares: exact (Clopper and Pearson)\(cascade.cascade == nil ? "." : "; of the people trained by each graduate: resampling (bootstrap t).")",
          lo: "ຊ່ວງ: Clopper-Pearson; bootstrap t.",
          ja: "割合の区間は正確法（Clopper–Pearson）\(cascade.cascade == nil ? "。" : "、研修人数はブートストラップ t（再標本）。")")),
    ]
    if cascade.cascade != nil {
      notes.append(
        Note(
          .sample,
          .draft(
            "Shares of what people did are of those who could be traced, which flatters them where few were.",
            lo: "ສ່ວນແບ່ງຂອງຜູ້ທີ່ຕິດຕາມໄດ້.", ja: "行動の割合は追跡できた人に対するもので、追跡者が少ないと過大になる。")))
    }
    return notes
  }

  /// What a number of the table was made from.
  static func made(_ row: String, _ column: String) -> TracedCells.Made {
    if column == "people" {
      return .init("S2.3", .draft("people counted", lo: "ຈຳນວນຄົນ", ja: "対象人数"), "count(people)")
    }
    let what: (LocalizedText, String) =
      switch row {
      case "reaction": (.draft("mean answer of a scale of 1 to 5", lo: "ຄຳຕອບສະເລ່ຍ", ja: "5段階評価の平均"), "mean(answers)")
      case "top_two":
        (.draft("share of answers 4 and 5", lo: "ສ່ວນແບ່ງຂອງ 4 ແລະ 5", ja: "4と5の割合"), "count(answer > 3) / answers")
      case "answered": (.draft("share of people who answered", lo: "ສ່ວນແບ່ງຜູ້ຕອບ", ja: "回答者の割合"), "answers / people")
      case "traced": (.draft("share of graduates traced", lo: "ສ່ວນແບ່ງຜູ້ຕິດຕາມໄດ້", ja: "追跡できた割合"), "traced / graduates")
      case "active":
        (
          .draft("share of traced graduates who trained others", lo: "ສ່ວນແບ່ງຜູ້ຝຶກຜູ້ອື່ນ", ja: "他者を研修した割合"),
          "count(trained > 0) / traced"
        )
      case "ratio":
        (.draft("people trained by each graduate traced", lo: "ຈຳນວນຄົນທີ່ຝຶກ", ja: "一人当たり研修人数"), "sum(trained) / traced")
      default:
        (.draft("share of people who applied a practice", lo: "ສ່ວນແບ່ງຜູ້ນຳໃຊ້", ja: "実践した割合"), "count(applied) / answers")
      }
    guard column == "interval" else { return .init("S2.3", what.0, what.1) }
    return .init(
      "S2.3",
      .draft("interval of the \(what.0.english)", lo: "ຊ່ວງຂອງ\(what.0(.lao))", ja: "\(what.0(.japanese))の信頼区間"),
      row == "ratio" ? "bootstrap t over people" : "limits of Clopper and Pearson")
  }
}
