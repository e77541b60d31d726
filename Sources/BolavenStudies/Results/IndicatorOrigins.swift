import BolavenData
import BolavenReports

/// What the numbers of the indicator table were made from.
struct IndicatorOrigins {
  private typealias Wording = IndicatorOriginWording

  /// A baseline, a target or an actual.
  func value(_ number: IndicatorNumber?, of result: IndicatorResult, _ column: String) -> Provenance {
    var provenance = Provenance(
      formula: "D1", what: Wording.value(column, result.definition.label), columns: [])
    switch number?.basis {
    case .written(let texts):
      provenance.equation = "\(texts.joined(separator: " / ")), as the plan writes it"
      provenance.steps = [StepWording.read]
    case .address(let analysis, let key):
      provenance.parts = ["\(analysis).\(key)"]
      provenance.steps = [StepWording.read, StepWording.check]
    case .measured(let measure, let used, let unanswered):
      provenance.equation = "\(measure.kind.rawValue)(\(measure.expression?.text ?? "rows"))"
      provenance.columns = (measure.expression?.columns ?? []).map(\.text)
      provenance.filter = measure.condition?.text
      provenance.rows = used.count
      provenance.sources = [
        Provenance.Source(
          measure.file, rows: used, leftOut: [Provenance.LeftOut(unanswered, Wording.unanswered)])
      ]
      provenance.steps = [StepWording.read, StepWording.check, StepWording.count]
    case .recorded(let file, let rows, let rule):
      provenance.equation = rows.count > 1 ? "\(rule.rawValue) of \(rows.count) periods" : nil
      provenance.rows = rows.count
      provenance.sources = [Provenance.Source(file, rows: RowRanges(rows))]
      provenance.steps = [StepWording.read, StepWording.check]
    case nil:
      provenance.sources = number?.origin.map { [Provenance.Source($0)] } ?? []
    }
    return provenance
  }

  /// The share of the way from the baseline to the target.
  func progress(of result: IndicatorResult) -> Provenance {
    let isProgress = result.progress.basis == .progress
    return Provenance(
      formula: isProgress ? "D2" : "D3", what: Wording.progress(result.definition.label, isProgress: isProgress),
      equation: isProgress ? "(actual - baseline) / (target - baseline)" : "actual / target", columns: [],
      parts: parts(isProgress ? ["baseline", "target", "actual"] : ["target", "actual"], of: result),
      steps: [StepWording.compare])
  }

  /// Met, nearly met, behind or off track.
  func status(of result: IndicatorResult) -> Provenance {
    let rule = result.definition.rule
    let limits = [rule.met, rule.near, rule.behind].map {
      NumberStyle.percentWithSign(decimals: 0).text($0, in: .english)
    }
    let columns =
      switch result.progress.basis {
      case .progress, .achievement: ["progress"]
      case .comparison: ["target", "actual"]
      case .none: ["actual"]
      }
    return Provenance(
      formula: "D3", what: Wording.status(result.definition.label),
      equation: "met from \(limits[0]), nearly met from \(limits[1]), behind from \(limits[2]), off track below",
      columns: [], parts: parts(columns, of: result), steps: [StepWording.compare])
  }

  private func parts(_ columns: [String], of result: IndicatorResult) -> [String] {
    columns.filter { column in
      switch column {
      case "baseline": result.baseline != nil
      case "target": result.target != nil
      case "actual": result.actual != nil
      default: true
      }
    }.map { "\(IndicatorStudy.kind).\(result.definition.id).\($0)" }
  }
}

/// What the numbers of the indicator table are, in phrases.
private enum IndicatorOriginWording {
  static let unanswered: LocalizedText = .draft("no answer", lo: "ບໍ່ມີຄຳຕອບ", ja: "回答なし")

  static func value(_ column: String, _ label: LocalizedText) -> LocalizedText {
    switch column {
    case "baseline":
      .draft("baseline of: \(label.english)", lo: "ຂໍ້ມູນເສັ້ນຖານ: \(label(.lao))", ja: "基準値：\(label(.japanese))")
    case "target": .draft("target of: \(label.english)", lo: "ເປົ້າໝາຍ: \(label(.lao))", ja: "目標値：\(label(.japanese))")
    default: .draft("actual of: \(label.english)", lo: "ຜົນຕົວຈິງ: \(label(.lao))", ja: "実績値：\(label(.japanese))")
    }
  }

  static func progress(_ label: LocalizedText, isProgress: Bool) -> LocalizedText {
    isProgress
      ? .draft(
        "share of the way from the baseline to the target: \(label.english)", lo: "ຄວາມຄືບໜ້າ: \(label(.lao))",
        ja: "基準値から目標値までの進捗：\(label(.japanese))")
      : .draft(
        "actual as a part of the target: \(label.english)", lo: "ອັດຕາການບັນລຸ: \(label(.lao))",
        ja: "目標値に対する実績値：\(label(.japanese))")
  }

  static func status(_ label: LocalizedText) -> LocalizedText {
    .draft("status of: \(label.english)", lo: "ສະຖານະ: \(label(.lao))", ja: "状況：\(label(.japanese))")
  }
}
