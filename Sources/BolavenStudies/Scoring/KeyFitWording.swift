import BolavenReports

/// The sentences about a key and the answers it scores.
enum KeyFitWording {
  /// What was given to whom, what wrong answers take, and what the key leaves out.
  ///
  /// - Parameters:
  ///   - used: columns that the analysis reads besides the items.
  ///   - hasScores: whether scores are shown, and not only answers to single items.
  static func notes(
    _ fit: KeyFit, _ rules: ScoringRules, used: [String] = [], hasScores: Bool = true
  ) -> [Note] {
    let columns = fit.unscored.filter { !used.contains($0) }
    return [
      given(fit, hasScores: hasScores), rules.correctsForGuessing && hasScores ? guessing(fit) : nil,
      columns.isEmpty ? nil : unscored(columns),
    ]
    .compactMap { $0 }.map { Note(.rows, $0) }
  }

  /// What makes the answers or the key doubtful.
  static func cautions(_ fit: KeyFit) -> [Notice] {
    [fit.neverRight.isEmpty ? nil : neverRight(fit.neverRight), fit.isRepeated ? repeated : nil]
      .compactMap { $0 }.map { Notice(.caution, $0) }
  }

  /// `0-8`, or `-2.7 to 8` where wrong answers take points.
  static func range(_ minimum: Double, _ maximum: Double) -> (Language) -> String {
    let (low, high) = (number(minimum), number(maximum))
    return { language in
      guard minimum < 0 else { return "0-\(high(language))" }
      let between =
        switch language {
        case .english: " to "
        case .lao: " ຫາ "
        case .japanese: "～"
        }
      return low(language) + between + high(language)
    }
  }

  /// How many items and points each form had, where not everybody was given all.
  private static func given(_ fit: KeyFit, hasScores: Bool) -> LocalizedText? {
    guard !fit.isComplete else { return nil }
    let isSame = fit.given.allSatisfy { $0 == fit.given[0] }
    let all = (isSame ? [fit.given[0]] : fit.given).map { part in
      (
        english: part.map(english).joined(separator: ", "), lao: part.map(lao).joined(separator: ", "),
        japanese: part.map(japanese).joined(separator: "、")
      )
    }
    let (count, best) = (fit.itemCount, number(fit.maximum))
    let isTwice = all.count == 2
    let words = (
      english: isTwice ? "before \(all[0].english); after \(all[1].english)" : all[0].english,
      lao: isTwice ? "ກ່ອນ \(all[0].lao); ຫຼັງ \(all[1].lao)" : all[0].lao,
      japanese: isTwice ? "研修前 \(all[0].japanese)、研修後 \(all[1].japanese)" : all[0].japanese
    )
    guard hasScores else {
      return .draft(
        "Not everybody was given every item. Given: \(words.english).",
        lo: "ບໍ່ແມ່ນທຸກຄົນໄດ້ຮັບທຸກຂໍ້. ໄດ້ຮັບ: \(words.lao).", ja: "全員に全設問が出されたわけではない。出題：\(words.japanese)。")
    }
    return .draft(
      "Not everybody was given every item: a score is that of the items given, put on the scale of all \(count) items "
        + "(\(best(.english)) points). Given: \(words.english).",
      lo: "ບໍ່ແມ່ນທຸກຄົນໄດ້ຮັບທຸກຂໍ້: ຄະແນນຖືກປັບໃສ່ມາດຂອງທັງໝົດ \(count) ຂໍ້ (\(best(.lao)) ຄະແນນ). ໄດ້ຮັບ: \(words.lao).",
      ja: "全員に全設問が出されたわけではない。得点は出された設問の得点を全\(count)問（\(best(.japanese))点）の尺度に換算したもの。出題：\(words.japanese)。")
  }

  private static func english(_ part: GivenItems) -> String {
    let points = part.points == 1 ? "1 point" : "\(number(part.points)(.english)) points"
    let items = part.count == 1 ? "1 item, \(points)" : "\(part.count) items, \(points)"
    return part.form.map { "form \($0) (\(items))" } ?? items
  }

  private static func lao(_ part: GivenItems) -> String {
    let items = "\(part.count) ຂໍ້, \(number(part.points)(.lao)) ຄະແນນ"
    return part.form.map { "ຊຸດ \($0) (\(items))" } ?? items
  }

  private static func japanese(_ part: GivenItems) -> String {
    let items = "\(part.count)問、\(number(part.points)(.japanese))点"
    return part.form.map { "様式 \($0)（\(items)）" } ?? items
  }

  private static func guessing(_ fit: KeyFit) -> LocalizedText {
    let (low, high) = (number(fit.minimum), number(fit.maximum))
    return .draft(
      "Corrected for guessing: a wrong answer among k options takes 1/(k - 1) of the points of its item, a blank takes "
        + "nothing; scores lie between \(low(.english)) and \(high(.english)).",
      lo: "ປັບການເດົາ: ຄຳຕອບຜິດຈາກ k ຕົວເລືອກ ຫັກ 1/(k - 1) ຂອງຄະແນນ, ບໍ່ຕອບບໍ່ຫັກ; ຄະແນນຢູ່ລະຫວ່າງ \(low(.lao)) ແລະ \(high(.lao)).",
      ja: "当て推量を補正：k 択の誤答はその設問の得点の 1/(k - 1) を引き、無答は引かない。得点は \(low(.japanese)) から \(high(.japanese)) まで。")
  }

  private static func unscored(_ columns: [String]) -> LocalizedText {
    let words = runs(columns)
    let list = words.prefix(8).joined(separator: ", ") + (words.count > 8 ? " and more" : "")
    let verb = columns.count == 1 ? "Column \(list) is not in the key and is not scored." : nil
    return .draft(
      verb ?? "Columns \(list) are not in the key and are not scored.",
      lo: "ຖັນ \(list) ບໍ່ຢູ່ໃນຂໍ້ສະເຫຼີຍ ແລະ ບໍ່ໄດ້ໃຫ້ຄະແນນ.", ja: "列 \(list) は正答表になく、採点しない。")
  }

  /// `q3 to q8` for three or more names in a row.
  private static func runs(_ names: [String]) -> [String] {
    var found: [[String]] = []
    for name in names {
      if let last = found.last?.last.flatMap(KeyFit.numbered), let own = KeyFit.numbered(name), own.stem == last.stem,
        own.number == last.number + 1
      {
        found[found.count - 1].append(name)
      } else {
        found.append([name])
      }
    }
    return found.flatMap { run in run.count > 2 ? ["\(run[0]) to \(run[run.count - 1])"] : run }
  }

  private static func neverRight(_ items: [String]) -> LocalizedText {
    let list = items.prefix(8).joined(separator: ", ")
    let rest = items.count > 8 ? " and \(items.count - 8) more" : ""
    return .draft(
      "Nobody ever gave the right answer that the key has for \(list)\(rest): check the key.",
      lo: "ບໍ່ມີໃຜຕອບຕາມຂໍ້ສະເຫຼີຍຂອງ \(list)\(rest): ກວດຂໍ້ສະເຫຼີຍ.",
      ja: "正答表の正答を選んだ人が一人もいない設問：\(list)\(rest)。正答表を確認すること。")
  }

  private static let repeated: LocalizedText = .draft(
    "Everybody gave the same answers before and after: the same file may have been given twice.",
    lo: "ທຸກຄົນຕອບຄືກັນກ່ອນ ແລະ ຫຼັງ: ອາດໃຊ້ໄຟລ໌ດຽວກັນສອງຄັ້ງ.", ja: "全員の回答が研修前後で同じ。同じファイルを二度指定した可能性がある。")

  private static func number(_ x: Double) -> (Language) -> String {
    writtenScore((x - x.rounded()).magnitude < 1e-9 ? x.rounded() : x)
  }
}
