import BolavenEstimation
import BolavenReports

/// What the numbers of the income table are, in phrases.
enum IncomeOriginWording {
  /// Why a unit is left out.
  static func reason(_ loss: Loss) -> LocalizedText {
    let column = loss.column.map { " (\($0))" } ?? ""
    return switch loss.reason {
    case .unmatched: .draft("seen in one wave only", lo: "ເຫັນໃນຮອບດຽວ", ja: "一時点のみ")
    case .zeroWeight: .draft("weight zero\(column)", lo: "ນ້ຳໜັກສູນ\(column)", ja: "重みゼロ\(column)")
    case .missing, .filter, .singleton, .separated:
      .draft("missing value\(column)", lo: "ຂໍ້ມູນທີ່ຂາດຫາຍ\(column)", ja: "欠損\(column)")
    }
  }

  static func effect(_ outcome: LocalizedText, by method: LocalizedText) -> LocalizedText {
    .draft(
      "effect of the programme on \(inSentence(outcome.english)), \(method.english)",
      lo: "ຜົນຂອງໂຄງການຕໍ່ \(outcome(.lao)), \(method(.lao))", ja: "\(outcome(.japanese))への事業の効果（\(method(.japanese))）")
  }

  static func standardError(_ covariance: String, _ cluster: String?) -> LocalizedText {
    let by = cluster.map { " by \($0)" } ?? ""
    return .draft(
      "standard error of the effect, \(covariance)\(by)", lo: "ຄ່າຄາດເຄື່ອນມາດຕະຖານ, \(covariance)",
      ja: "効果の標準誤差（\(covariance)\(cluster.map { "、\($0)別" } ?? "")）")
  }

  static func interval(_ level: String, df: String) -> LocalizedText {
    .draft(
      "\(level) interval of the effect, t with \(df) degrees of freedom",
      lo: "ຊ່ວງຄວາມເຊື່ອໝັ້ນ \(level) ຂອງຜົນ, t (\(df))", ja: "効果の\(level)信頼区間（自由度\(df)の t）")
  }

  static let pValue: LocalizedText = .draft(
    "p-value of no effect, two-sided", lo: "ຄ່າ p ຂອງການບໍ່ມີຜົນ, ສອງດ້ານ", ja: "効果なしの p 値（両側）")
  static let clusterMeansPValue: LocalizedText = .draft(
    "p-value of no effect, two-sided, t test on cluster means", lo: "ຄ່າ p, t test ຂອງຄ່າສະເລ່ຍກຸ່ມ",
    ja: "効果なしの p 値（両側、クラスター平均の t 検定）")

  static func randomisation(_ assignments: Int) -> LocalizedText {
    let count = NumberStyle.count.text(Double(assignments), in: .english)
    return .draft(
      "share of the \(count) possible assignments whose |t| is at least the observed one",
      lo: "ສັດສ່ວນຂອງ \(count) ການຈັດສັນທີ່ |t| ບໍ່ໜ້ອຍກວ່າ", ja: "可能な\(count)通りの割当のうち |t| が観測値以上の割合")
  }

  static let comparisonMean: LocalizedText = .draft(
    "mean of the comparison units after the programme", lo: "ຄ່າສະເລ່ຍຂອງກຸ່ມປຽບທຽບຫຼັງໂຄງການ", ja: "事業後の比較群の平均")
  static let units: LocalizedText = .draft("units used", lo: "ຈຳນວນໜ່ວຍທີ່ໃຊ້", ja: "使用した単位の数")
  static func clusters(_ name: String) -> LocalizedText {
    .draft("groups of \(name)", lo: "ຈຳນວນກຸ່ມຂອງ \(name)", ja: "\(name) のグループ数")
  }
  static let rSquared: LocalizedText = .draft(
    "share of the variation that the model explains", lo: "ສ່ວນທີ່ແບບຈຳລອງອະທິບາຍໄດ້", ja: "モデルが説明する変動の割合")

  static func treatedMean(isBefore: Bool) -> LocalizedText {
    isBefore
      ? .draft(
        "mean of the programme units before, in constant prices", lo: "ຄ່າສະເລ່ຍຂອງກຸ່ມໂຄງການກ່ອນ", ja: "介入群の事前平均（実質）")
      : .draft("mean of the programme units after, in constant prices", lo: "ຄ່າສະເລ່ຍຂອງກຸ່ມໂຄງການຫຼັງ", ja: "介入群の事後平均（実質）")
  }
}
