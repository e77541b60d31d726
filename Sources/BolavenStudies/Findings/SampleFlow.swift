import BolavenEstimation
import BolavenNumerics
import BolavenReports

/// More values than this are not drawn one by one: a page would not show them.
let mostDrawnValues = 10_000

extension FlowChart {
  /// The rows or units of a sample, what they were lost to, and the arms of those that are used.
  init(sample: EstimationSample, unit: LocalizedText, arms: [[Stage]]) {
    self.init(
      stages: [
        Stage(
          label: FlowWording.found, count: sample.rowCount,
          losses: sample.losses.map { .init(reason: FlowWording.reason($0), count: $0.rows) }),
        Stage(label: FlowWording.used, count: sample.observations),
      ], arms: arms, unit: unit)
  }
}

extension DistributionChart.Group {
  /// Values with their quartiles of type 7; `nil` without values.
  init?(values: [Double], label: LocalizedText) {
    let sorted = values.filter(\.isFinite).sorted()
    guard let low = quantile(ofSorted: sorted, 0.25), let middle = quantile(ofSorted: sorted, 0.5),
      let high = quantile(ofSorted: sorted, 0.75)
    else { return nil }
    self.init(label: label, values: sorted, lowerQuartile: low, median: middle, upperQuartile: high)
  }
}

extension LocalizedText {
  /// `Programme, before`.
  func followed(by other: LocalizedText) -> LocalizedText {
    .draft(
      "\(english), \(other.english)", lo: "\(self(.lao)), \(other(.lao))", ja: "\(self(.japanese))、\(other(.japanese))")
  }
}

/// The words of a flow of units.
enum FlowWording {
  static let found: LocalizedText = .draft("In the data", lo: "ໃນຂໍ້ມູນ", ja: "データ")
  static let used: LocalizedText = .draft("Used", lo: "ນຳໃຊ້", ja: "分析対象")

  static func reason(_ loss: Loss) -> LocalizedText {
    let words: LocalizedText =
      switch loss.reason {
      case .missing: .draft("no value", lo: "ບໍ່ມີຄ່າ", ja: "値なし")
      case .filter: .draft("left out by the condition", lo: "ຖືກຕັດອອກໂດຍເງື່ອນໄຂ", ja: "条件により除外")
      case .singleton: .draft("alone in their group", lo: "ຢູ່ຄົນດຽວໃນກຸ່ມ", ja: "群に単独")
      case .zeroWeight: .draft("weight zero", lo: "ນ້ຳໜັກສູນ", ja: "重みゼロ")
      case .separated: .draft("outcome certain", lo: "ຜົນແນ່ນອນ", ja: "完全分離")
      case .unmatched: .draft("seen in one wave only", lo: "ພົບພຽງຮອບດຽວ", ja: "一時点のみ")
      }
    guard let column = loss.column else { return words }
    return .draft(
      "\(words.english): \(column)", lo: "\(words(.lao)): \(column)", ja: "\(words(.japanese))：\(column)")
  }
}
