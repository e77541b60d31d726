extension Table {
  /// A sentence on each kind of cell without a number that stands in the table, and on no other.
  var notesOnEmptyCells: [Note] {
    var hasBlank = false
    var hasDash = false
    var hasDots = false
    var limits: Set<Int> = []
    for cell in rows.flatMap(\.cells) {
      switch cell.content {
      case .notInModel: hasBlank = true
      case .doesNotApply: hasDash = true
      case .notReported: hasDots = true
      case .hidden(let limit): limits.insert(limit)
      case .number, .interval, .text, .status, .empty: break
      }
    }
    let texts =
      (hasBlank ? [EmptyCellWording.blank] : []) + (hasDash ? [EmptyCellWording.dash] : [])
      + (hasDots ? [EmptyCellWording.dots] : []) + limits.sorted().map(EmptyCellWording.hidden)
    return texts.map { Note(.parentheses, $0) }
  }
}

/// What the cells without a number mean.
private enum EmptyCellWording {
  static let blank: LocalizedText = .draft(
    "Blank: not in this model.", lo: "ຊ່ອງຫວ່າງ: ບໍ່ມີໃນແບບຈຳລອງນີ້.", ja: "空欄：このモデルには含まれない。")
  static let dash: LocalizedText = .draft(
    "'-' does not apply or is not defined.", lo: "'-' ໝາຍເຖິງ ບໍ່ກ່ຽວຂ້ອງ ຫຼື ຄິດໄລ່ບໍ່ໄດ້.", ja: "'-' は該当なし、または定義されない。")
  static let dots: LocalizedText = .draft(
    "'...' not reported yet.", lo: "'...' ໝາຍເຖິງ ຍັງບໍ່ໄດ້ລາຍງານ.", ja: "'...' は未報告。")

  static func hidden(below limit: Int) -> LocalizedText {
    let mark = { (language: Language) in Cell.Content.hidden(below: limit).text(in: language) }
    return .draft(
      "'\(mark(.english))' is hidden for privacy: a number of fewer than \(limit) people, or one that would tell it.",
      lo: "'\(mark(.lao))' ປິດບັງໄວ້ເພື່ອຮັກສາຄວາມເປັນສ່ວນຕົວ: ຕົວເລກຂອງຄົນໜ້ອຍກວ່າ \(limit) ຄົນ ຫຼື ຕົວເລກທີ່ຈະເປີດເຜີຍມັນ.",
      ja: "'\(mark(.japanese))' は個人情報保護のため非表示：\(limit)人未満の数値、またはそれを推定できる数値。")
  }
}
