/// The words that only the page has.
enum HTMLWording {
  static let contents: LocalizedText = .draft("Contents", lo: "ສາລະບານ", ja: "目次")
  static let origins: LocalizedText = .draft(
    "Where these numbers come from", lo: "ທີ່ມາຂອງຕົວເລກເຫຼົ່ານີ້", ja: "数値の根拠")
  static let all: LocalizedText = .draft(
    "All numbers of this table", lo: "ຕົວເລກທັງໝົດຂອງຕາຕະລາງນີ້", ja: "この表のすべての数値")
  static let data: LocalizedText = .draft("The numbers of this figure", lo: "ຕົວເລກຂອງຮູບນີ້", ja: "この図の数値")
  static let inputs: LocalizedText = .draft(
    "Made from these files (SHA-256):", lo: "ສ້າງຈາກໄຟລ໌ເຫຼົ່ານີ້ (SHA-256):", ja: "使用したファイル（SHA-256）：")

  static func made(with program: String) -> LocalizedText {
    .draft("Made with \(program).", lo: "ສ້າງດ້ວຍ \(program).", ja: "\(program) により作成。")
  }

  /// The title of a page of invented data.
  static func marked(_ title: LocalizedText) -> LocalizedText {
    let mark = LocalizedText.glossary(.synthetic)
    let text = { (language: Language) in "\(title(language)) (\(mark(language)))" }
    return LocalizedText(
      text(.english), lo: title.lao == nil ? nil : text(.lao), ja: title.japanese == nil ? nil : text(.japanese))
  }

  static let notes: LocalizedText = {
    let word = LocalizedText.glossary(.note)
    return LocalizedText(
      word(.english) + ":", lo: word.lao.map { $0 + ":" }, ja: word.japanese.map { $0 + "：" })
  }()

  // MARK: Controls

  /// By the names under which the script asks for them.
  static let controls: [(key: String, word: LocalizedText)] = [
    ("language", .draft("Language", lo: "ພາສາ", ja: "言語")),
    ("search", .draft("Find rows", lo: "ຊອກຫາແຖວ", ja: "行を検索")),
    ("statuses", .glossary(.status)),
    ("found", .draft("{n} of {all} rows shown", lo: "ສະແດງ {n} ຈາກ {all} ແຖວ", ja: "全{all}行のうち{n}行を表示")),
    ("show", .draft("Show", lo: "ສະແດງ", ja: "表示")),
    ("close", .draft("Close all", lo: "ພັບທັງໝົດ", ja: "すべて閉じる")),
    ("open", .draft("Open all", lo: "ເປີດທັງໝົດ", ja: "すべて開く")),
    ("copy", .draft("Copy table", lo: "ສຳເນົາຕາຕະລາງ", ja: "表をコピー")),
    ("copied", .draft("Copied.", lo: "ສຳເນົາແລ້ວ.", ja: "コピーしました。")),
    (
      "notCopied",
      .draft("The browser did not allow it.", lo: "ໂປຣແກຣມເປີດເວັບບໍ່ອະນຸຍາດ.", ja: "ブラウザーが許可しませんでした。")
    ),
    ("file", .draft("Download CSV", lo: "ດາວໂຫຼດ CSV", ja: "CSVをダウンロード")),
    (
      "part",
      .draft("Download CSV, rows shown only", lo: "ດາວໂຫຼດ CSV ສະເພາະແຖວທີ່ສະແດງ", ja: "表示中の行だけCSVをダウンロード")
    ),
    ("exact", .draft("Exact value", lo: "ຄ່າຢ່າງລະອຽດ", ja: "正確な値")),
  ]
}
