import BolavenData
import BolavenNumerics
import BolavenReports

extension IndicatorFindings {
  /// Values read or taken once more, shares of the way from them.
  public func recalculations(
    in sources: DataSources, earlier: [String: any StudyFindings]
  ) -> Recalculations {
    var ways = Recalculations()
    let analyses = Set(
      results.flatMap { [$0.baseline, $0.target, $0.actual] }.compactMap { number -> String? in
        if case .address(let analysis, _)? = number?.basis { analysis } else { nil }
      })
    var others: [String: Recalculations] = [:]
    for name in analyses { others[name] = earlier[name]?.recalculations(in: sources, earlier: earlier) }
    for result in results {
      let at = { (column: String) in "\(id).\(result.definition.id).\(column)" }
      let values = [("baseline", result.baseline), ("target", result.target), ("actual", result.actual)]
      var again: [String: Recalculation] = [:]
      for (column, number) in values {
        guard let number, let found = Self.again(column, number, result.definition, sources, others) else { continue }
        again[column] = found
        ways.add(at(column)) { found }
      }
      let known = again
      let value = { @Sendable (column: String) -> Double? in
        if case .values(let values)? = known[column]?.result { values.first ?? nil } else { nil }
      }
      switch result.progress.basis {
      case .progress:
        ways.add(at("progress"), Wording.progress, scale: 1) {
          guard let from = value("baseline"), let to = value("target"), let now = value("actual") else { return nil }
          return (now - from) / (to - from)
        }
      case .achievement:
        ways.add(at("progress"), Wording.progress) {
          value("actual").flatMap { now in value("target").map { now / $0 } }
        }
      case .comparison, .none: break
      }
    }
    return ways
  }

  private typealias Wording = IndicatorRecalculationWording

  private static func again(
    _ column: String, _ number: IndicatorNumber, _ definition: IndicatorDefinition, _ sources: DataSources,
    _ others: [String: Recalculations]
  ) -> Recalculation? {
    switch number.basis {
    case .written(let texts):
      let read = texts.map { text -> DoubleDouble? in
        guard text.hasSuffix("%") else { return Plain.decimal(text) }
        return Plain.decimal(String(text.dropLast().filter { $0 != " " })).map { $0 / DoubleDouble(100) }
      }
      guard let first = read.first ?? nil else { return nil }
      guard read.count == 2 else { return Recalculation(.values([first.value]), Wording.written) }
      return read[1].map { Recalculation(.values([(first / $0).value]), Wording.written) }
    case .address(let analysis, let key): return others[analysis]?["\(analysis).\(key)"]
    case .measured(let measure, _, _):
      return value(of: measure, in: sources.frame(measure.file)).map { Recalculation(.values([$0]), Wording.rows) }
    case .recorded(let file, let rows, let rule):
      // Several periods are joined by rules of their own; one is read again.
      guard rows.count == 1, rule == .latest, let frame = sources.files.first(where: { $0.frame.source == file })?.frame
      else { return nil }
      return recorded(column, number, definition, row: rows[0], in: frame).map {
        Recalculation(.values([$0]), Wording.cell)
      }
    case nil: return nil
    }
  }

  private static func value(of measure: DataMeasure, in frame: DataFrame) -> Double? {
    let enters = measure.condition.flatMap { try? $0.truths(in: frame) }
    if measure.condition != nil, enters == nil { return nil }
    let rows = (0..<frame.rowCount).filter { row in enters.map { $0[row] == true } ?? true }
    switch measure.kind {
    case .count: return Double(rows.count)
    case .share:
      guard let truths = try? measure.expression?.truths(in: frame) else { return nil }
      let answered = rows.compactMap { truths[$0] }
      return answered.isEmpty ? nil : Double(answered.count { $0 }) / Double(answered.count)
    case .mean, .median, .sum:
      guard let values = try? measure.expression?.numbers(in: frame) else { return nil }
      let known = rows.compactMap { values[$0] }
      switch measure.kind {
      case .mean: return Plain.mean(known)
      case .median: return Plain.quantile(known, 0.5)
      case .sum, .count, .share: return known.isEmpty ? nil : Plain.sum(known)
      }
    }
  }

  /// The cells of one row: a numerator over a denominator where both stand there, else the value.
  private static func recorded(
    _ column: String, _ number: IndicatorNumber, _ definition: IndicatorDefinition, row place: Int, in frame: DataFrame
  ) -> Double? {
    guard let row = (0..<frame.rowCount).first(where: { frame.excelRow($0) == place }) else { return nil }
    let cell = { (names: [ColumnName]) -> Double? in
      names.first(where: frame.has).flatMap { name in
        (try? frame.categories(name))?[row].flatMap { Plain.decimal($0)?.value }
      }
    }
    if number.numerator != nil, number.denominator != nil {
      for (above, below): ([ColumnName], [ColumnName]) in [
        (["numerator", "num"], ["denominator", "den", "weight"]), (["baseline_num"], ["baseline_den"]),
      ] {
        if let above = cell(above), let below = cell(below), below > 0 { return above / below }
      }
    }
    let columns: [ColumnName] = frame.has("kind") ? ["value"] : [ColumnName("\(column)_value"), ColumnName(column)]
    return cell(columns).map { $0 / (definition.isPercentage ? 100 : 1) }
  }
}

/// How numbers of indicators are had once more.
private enum IndicatorRecalculationWording {
  static let written: LocalizedText = .draft("read again, digit by digit", lo: "ອ່ານຄືນເທື່ອລະຕົວເລກ", ja: "一桁ずつ読み直し")
  static let rows: LocalizedText = .draft("rows of the file gone through again", lo: "ອ່ານແຖວຄືນ", ja: "ファイルの行を読み直し")
  static let cell: LocalizedText = .draft("cell read again, digit by digit", lo: "ອ່ານຕາລາງຄືນ", ja: "セルを一桁ずつ読み直し")
  static let progress: LocalizedText = .draft(
    "from the recomputed baseline, target and actual", lo: "ຈາກຄ່າທີ່ຄຳນວນຄືນ", ja: "再計算した基準値・目標値・実績値から")
}
