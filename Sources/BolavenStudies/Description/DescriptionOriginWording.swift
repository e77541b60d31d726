import BolavenData
import BolavenReports

/// What the numbers of a description are, in phrases, and as formulas.
enum DescriptionOriginWording {
  static let noValue: LocalizedText = .draft("no value", lo: "ບໍ່ມີຄ່າ", ja: "値なし")
  static let filtered: LocalizedText = .draft("by the condition", lo: "ຕາມເງື່ອນໄຂ", ja: "条件により除外")

  /// A column of the tables: its words, and its formula with the described column as x.
  static func statistic(_ name: String) -> (what: LocalizedText, equation: String) {
    switch name {
    case "n": (.draft("rows with a value", lo: "ຈຳນວນແຖວທີ່ມີຄ່າ", ja: "値のある行の数"), "count(x)")
    case "missing": (.draft("rows without a value", lo: "ຈຳນວນແຖວທີ່ບໍ່ມີຄ່າ", ja: "値のない行の数"), "count(missing(x))")
    case "mean": (.glossary(.mean), "sum(x) / n")
    case "sd": (.glossary(.standardDeviation), "sqrt(sum((x - mean(x))^2) / (n - 1))")
    case "min": (.glossary(.minimum), "min(x)")
    case "max": (.glossary(.maximum), "max(x)")
    case "median": (.glossary(.median), "quantile(x, 50%), type 7")
    case "p25": (.draft("lower quartile", lo: "ຄວາຣ໌ໄທລ໌ທີໜຶ່ງ", ja: "第1四分位数"), "quantile(x, 25%), type 7")
    case "p75": (.draft("upper quartile", lo: "ຄວາຣ໌ໄທລ໌ທີສາມ", ja: "第3四分位数"), "quantile(x, 75%), type 7")
    default: (.draft("share of the rows with a value", lo: "ສັດສ່ວນຂອງແຖວທີ່ມີຄ່າ", ja: "値のある行に対する割合"), "n / sum(n)")
    }
  }

  /// A test of the groups.
  static func test(_ name: String, isNumbers: Bool) -> (what: LocalizedText, equation: String) {
    switch (name, isNumbers) {
    case ("statistic", true):
      (.draft("F of the means of the groups", lo: "F ຂອງຄ່າສະເລ່ຍກຸ່ມ", ja: "群平均の F"), "(SSb / (k - 1)) / (SSw / (n - k))")
    case ("statistic", false):
      (.draft("chi-squared of the counts", lo: "chi2 ຂອງຈຳນວນ", ja: "度数のカイ二乗"), "sum((O - E)^2 / E)")
    case ("df1", true): (.draft("groups - 1", lo: "ກຸ່ມ - 1", ja: "群の数 - 1"), "k - 1")
    case ("df1", false):
      (.draft("(values - 1) (groups - 1)", lo: "(ຄ່າ - 1) (ກຸ່ມ - 1)", ja: "(値 - 1)(群 - 1)"), "(r - 1) * (c - 1)")
    case ("df2", _): (.draft("rows - groups", lo: "ແຖວ - ກຸ່ມ", ja: "行の数 - 群の数"), "n - k")
    case ("p", true): (.draft("p-value of equal means", lo: "ຄ່າ p ຂອງຄ່າສະເລ່ຍເທົ່າກັນ", ja: "平均が等しいことの p 値"), "P(F > f)")
    case ("p", false): (.draft("p-value of independence", lo: "ຄ່າ p ຂອງຄວາມເປັນອິດສະຫຼະ", ja: "独立性の p 値"), "P(X > chi2)")
    case ("r_squared", _):
      (
        .draft("share of the variation between the groups", lo: "ສ່ວນຂອງຄວາມແຕກຕ່າງລະຫວ່າງກຸ່ມ", ja: "群間の変動の割合"),
        "SSb / (SSb + SSw)"
      )
    default: (.draft("rows with a value and a group", lo: "ແຖວທີ່ມີຄ່າ ແລະ ກຸ່ມ", ja: "値と群のある行の数"), "count(x)")
    }
  }

  /// `mean of income`, of a group where there is one.
  static func of(_ column: ColumnName, _ statistic: LocalizedText, group: String?) -> LocalizedText {
    let (english, lao, japanese) =
      group.map { (" where the group is \($0)", ", ກຸ່ມ \($0)", "、群 \($0)") } ?? ("", "", "")
    return .draft(
      "\(statistic.english.prefix(1).lowercased() + statistic.english.dropFirst()) of \(column)\(english)",
      lo: "\(statistic(.lao)): \(column)\(lao)", ja: "\(column)の\(statistic(.japanese))\(japanese)")
  }
}
