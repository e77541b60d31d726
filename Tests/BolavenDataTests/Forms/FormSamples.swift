import BolavenData

/// A sheet from rows of texts, the first of them the heads; empty texts are blank cells.
func sheet(_ rows: [[String]], source: String = "form.xlsx") -> DataFrame {
  DataFrame(
    source: source,
    columns: rows[0].enumerated().map { position, name in
      (ColumnName(name), .text(Categories(rows.dropFirst().map { row in position < row.count ? row[position] : nil })))
    })
}

/// The form of the samples: three languages, groups, a repeat, every kind of list.
enum FormSamples {
  static let survey = sheet([
    [
      "type", "name", "label::English (en)", "label::ລາວ (lo)", "label::日本語 (ja)", "constraint", "relevant", "required",
    ],
    ["start", "start"],
    ["begin_group", "who", "Who you are", "ທ່ານແມ່ນໃຜ", "あなた"],
    ["text", "full_name", "Your name", "ຊື່ ແລະ ນາມສະກຸນ", "氏名"],
    ["integer", "age", "Age", "ອາຍຸ", "年齢", ". >= 15 and . <= 99", "", "yes"],
    ["select_one sex", "sex", "Sex", "ເພດ", "性別"],
    ["end_group"],
    ["begin_group", "work", "Work", "ວຽກ", "仕事"],
    ["select_multiple crops or_other", "crops", "Crops you grow", "ພືດທີ່ທ່ານປູກ", "作物"],
    ["geopoint", "place", "Where is the farm?"],
    ["image", "photo", "Photo"],
    ["note", "thanks", "Thank you"],
    ["end_group"],
    ["begin_repeat", "members", "Members"],
    ["text", "member_name", "Name of the member"],
    ["integer", "age", "Age of the member"],
    ["end_repeat"],
  ])
  static let choices = sheet([
    ["list_name", "name", "label::English (en)", "label::ລາວ (lo)"],
    ["sex", "F", "Women", "ຍິງ"], ["sex", "M", "Men", "ຊາຍ"],
    ["crops", "coffee", "Coffee", "ກາເຟ"], ["crops", "tea", "Tea", "ຊາ"], ["crops", "rice_dry", "Dry rice", "ເຂົ້າໄຮ່"],
  ])
  static let settings = sheet([["form_title", "version"], ["Household survey", "2"]])

  static func form() throws(DataError) -> XLSForm {
    try XLSForm(
      source: "form.xlsx", sheets: [("survey", survey), ("choices", choices), ("settings", settings)])
  }
}
