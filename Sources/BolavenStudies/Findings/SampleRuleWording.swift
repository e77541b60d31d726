import BolavenEstimation
import BolavenReports

extension SampleRule {
  /// What too few people do to a result, with the name of the rule: `KR-20: 28 people, fewer than 30 (rule
  /// reliability-30): read it as a rough guide.`
  ///
  /// - Parameters:
  ///   - what: the result, at the beginning of a sentence.
  ///   - count: people or pairs, fewer than the minimum.
  func remark(on what: LocalizedText, count: Int) -> LocalizedText {
    let number = written(Double(count), .count)
    return .draft(
      "\(what.english): \(number(.english)) \(count == 1 ? "person" : "people"), fewer than \(minimum) (rule \(rawValue)): "
        + "\(consequence.words.english).",
      lo: "\(what(.lao)): \(number(.lao)) ຄົນ, ໜ້ອຍກວ່າ \(minimum) (ກົດ \(rawValue)): \(consequence.words(.lao)).",
      ja: "\(what(.japanese))：\(number(.japanese))人、\(minimum)人未満（規則 \(rawValue)）：\(consequence.words(.japanese))。")
  }
}

extension SampleRule.Consequence {
  /// What is done, as the end of a sentence.
  fileprivate var words: LocalizedText {
    switch self {
    case .smallestPValueGiven:
      .draft("the smallest p-value that can be reached is given", lo: "ໃຫ້ຄ່າ p ນ້ອຍສຸດທີ່ເປັນໄປໄດ້", ja: "到達しうる最小の p 値を示す")
    case .marked: .draft("a rough guide only", lo: "ເປັນພຽງແນວທາງຄ່າວໆ", ja: "目安にとどまる")
    case .exactOnly: .draft("the exact test only, as a screen", lo: "ສະເພາະການທົດສອບແບບແນ່ນອນ", ja: "正確検定のみ、ふるい分けとして")
    case .refused: .draft("not given", lo: "ບໍ່ໃຫ້", ja: "示さない")
    case .hidden: .draft("hidden", lo: "ປິດບັງ", ja: "非表示")
    }
  }
}
