import BolavenEstimation
import BolavenReports

extension IncomeFindings {
  /// Every number of the table, and the means that indicators refer to, from the rows that went in.
  public func recalculations(
    in sources: DataSources, earlier: [String: any StudyFindings]
  ) -> Recalculations {
    var ways = Recalculations()
    guard let income = PlainIncome(self, in: sources) else { return ways }
    for model in models {
      let at = { (row: String) in "\(id).\(row).\(model.method)" }
      ways.add(at("units"), RecalculationWording.count) { Double(income.after.count) }
      ways.add(at("comparison_mean"), Wording.mean) { Self.mean(income.after, income, arm: 0) }
      guard let plain = PlainEffect(model, income, confidence: settings.request.confidence) else { continue }
      ways.add(at("effect"), Wording.leastSquares) { plain.effect }
      ways.add(at("r_squared"), Wording.leastSquares) { plain.rSquared }
      ways.add(at("standard_error"), RecalculationWording.sums) { plain.standardError }
      if let count = plain.covariance?.groups.count {
        ways.add(at("clusters"), RecalculationWording.count) { Double(count) }
      }
      guard model.method == main.method else { continue }
      if model.inference.degreesOfFreedomRule != .imbensKolesar {
        ways.add(at("interval"), Wording.student, limits: { plain.limits })
        ways.add(at("p"), Wording.student) { plain.pValue }
      }
      if randomization[headline] != nil {
        ways.add(at("p_randomisation"), Wording.assignments) { plain.randomizationPValue }
      }
    }
    ways.add("\(id).comparison.after", Wording.mean) { Self.mean(income.after, income, arm: 0) }
    ways.add("\(id).treated.after", Wording.mean) { Self.mean(income.realAfter, income, arm: 1) }
    if let before = income.realBefore {
      ways.add("\(id).treated.before", Wording.mean) { Self.mean(before, income, arm: 1) }
    }
    return ways
  }

  private typealias Wording = IncomeRecalculationWording

  private static func mean(_ values: [Double], _ income: PlainIncome, arm: Double) -> Double? {
    let rows = income.treatment.indices.filter { income.treatment[$0] == arm }
    return Plain.mean(rows.map { values[$0] }, weights: rows.map { income.weights?[$0] ?? 1 })
  }
}

/// How numbers of income are had once more.
private enum IncomeRecalculationWording {
  static let mean: LocalizedText = .draft(
    "plain mean of the rows, deflated again", lo: "ຄ່າສະເລ່ຍຂອງແຖວ, ປັບລາຄາຄືນ", ja: "価格調整をやり直した行の単純平均")
  static let leastSquares: LocalizedText = .draft(
    "Gram-Schmidt in double-double on the rows, deflated again", lo: "Gram-Schmidt ໃນ double-double",
    ja: "倍々精度の Gram-Schmidt、行から価格調整をやり直し")
  static let student: LocalizedText = .draft(
    "t by a series, degrees of freedom by pairs of groups", lo: "t ຈາກອະນຸກົມ", ja: "級数による t、自由度は定義どおり")
  static let assignments: LocalizedText = .draft(
    "every assignment by its own normal equations", lo: "ທຸກການຈັດສັນດ້ວຍສົມຜົນຂອງມັນ", ja: "すべての割当を正規方程式で計算")
}
