import BolavenData
import BolavenEstimation
import BolavenReports

/// The sentences of a description.
enum DescriptionWording {
  static let column: LocalizedText = .draft("Column", lo: "ຖັນ", ja: "列")
  static let value: LocalizedText = .draft("Value", lo: "ຄ່າ", ja: "値")
  static let standardDeviation: LocalizedText = .draft("SD", lo: "SD", ja: "SD")
  static let minimum: LocalizedText = .draft("Min", lo: "ຕ່ຳສຸດ", ja: "最小")
  static let maximum: LocalizedText = .draft("Max", lo: "ສູງສຸດ", ja: "最大")
  static let test: LocalizedText = .draft("Test", ja: "検定")
  static let statistic: LocalizedText = .draft("Statistic", ja: "統計量")
  static let chiSquared: LocalizedText = .draft("chi2", ja: "chi2")

  static func summaryTitle(by: ColumnName?) -> LocalizedText {
    guard let by else { return .draft("Summary statistics", ja: "要約統計量") }
    return .draft("Summary statistics by \(by)", ja: "\(by)別の要約統計量")
  }

  static func frequencyTitle(by: ColumnName?) -> LocalizedText {
    guard let by else { return .draft("How often each value occurs", ja: "度数分布") }
    return .draft("How often each value occurs, by \(by)", ja: "\(by)別の度数分布")
  }

  static func differenceTitle(by: ColumnName?) -> LocalizedText {
    let by = by?.text ?? ""
    return .draft("Differences between the groups of \(by)", ja: "\(by)による群間の差")
  }

  static func distributionTitle(_ column: ColumnName, by: ColumnName?) -> LocalizedText {
    guard let by else { return .draft("Distribution of \(column)", lo: "ການກະຈາຍຂອງ \(column)", ja: "\(column)の分布") }
    return .draft(
      "Distribution of \(column) by \(by)", lo: "ການກະຈາຍຂອງ \(column) ຕາມ \(by)", ja: "\(by)別の\(column)の分布")
  }

  /// The texts that are not listed beside those that are.
  static func others(_ count: Int) -> LocalizedText {
    .draft("\(count) other \(count == 1 ? "value" : "values")", ja: "その他\(count)種類")
  }

  /// Texts that are not listed because they are names of rows.
  static func names(_ count: Int, atMost most: Int) -> LocalizedText {
    .draft(
      "\(count) values, \(most == 1 ? "each once" : "each at most \(most) times")",
      ja: most == 1 ? "\(count)種類（各1回）" : "\(count)種類（各\(most)回以下）")
  }

  // MARK: Notes

  static let statistics = LocalizedText(
    "SD: standard deviation (n - 1); P25 and P75: quartiles, interpolated (type 7).")

  static func shares(by: ColumnName?) -> LocalizedText {
    LocalizedText(
      by == nil
        ? "Shares are per cent of the rows that have a value."
        : "Shares are per cent of the rows of the group that have a value."
    )
  }

  static func sample(
    rows: Int, of total: Int, filter: String?, by: ColumnName?, withoutGroup: Int
  ) -> LocalizedText {
    var text = "\(rows) of \(total) \(total == 1 ? "row" : "rows")"
    if let filter { text += ", where \(filter)" }
    text += "."
    if let by, withoutGroup > 0 {
      text +=
        " \(withoutGroup) \(withoutGroup == 1 ? "row has" : "rows have") no value of \(by) and \(withoutGroup == 1 ? "is" : "are") in no group."
    }
    return LocalizedText(text)
  }

  /// - Parameter binary: columns whose decimals could not be kept, or were not to be.
  static func decimals(_ reading: Measurements.Reading, binary: [ColumnName]) -> LocalizedText {
    guard reading == .exact else { return LocalizedText("Numbers are rounded to binary when they are read.") }
    var text = "The decimals of the file are kept exactly and each result is rounded once"
    if !binary.isEmpty {
      text += ", except for \(binary.map(\.text).joined(separator: ", ")): more than 18 digits, rounded to binary"
    }
    return LocalizedText(text + ".")
  }

  static func tests(numbers: Bool, texts: Bool, hasFewExpected: Bool) -> LocalizedText {
    var sentences: [String] = []
    if numbers { sentences.append("F: one-way analysis of variance, equal variances within the groups assumed.") }
    if texts { sentences.append("chi2: Pearson's test of independence.") }
    if hasFewExpected { sentences.append("! a count below 5 is expected in a cell, so that its p is rough.") }
    return LocalizedText(sentences.joined(separator: " "))
  }

  // MARK: Cautions

  static func caution(_ name: ColumnName, _ doubt: DescribedColumn.Doubt) -> LocalizedText {
    switch doubt {
    case .notNumbers(let total, let values, let cells):
      LocalizedText(
        "\(name) is counted as text: \(total) of its \(values) values \(total == 1 ? "is no number" : "are no numbers") "
          + "(\(list(cells, total: total))).")
    case .ambiguous(let total, let cells):
      LocalizedText(
        "\(name) is counted as text: \(total == 1 ? "a number" : "\(total) numbers") can be read in two ways "
          + "(\(list(cells, total: total))).")
    }
  }

  private static func list(_ cells: [CellFact], total: Int) -> String {
    let shown = cells.prefix(3).map { "row \($0.row) \"\($0.text.prefix(40))\"" }.joined(separator: ", ")
    return total > 3 ? shown + ", ..." : shown
  }
}
