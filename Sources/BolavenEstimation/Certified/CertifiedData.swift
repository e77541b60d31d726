public import BolavenData
import BolavenNumerics

/// The certified data sets of a folder: `strd.csv`, `strd/*.csv` and `distributions.csv`.
///
/// Source: NIST/ITL (1999), *Statistical Reference Datasets*; McCullough (1998), Part I.
public struct CertifiedData: Sendable {
  /// The parts that can be computed alone.
  public enum Part: String, Sendable, Hashable, CaseIterable {
    /// The reference data sets of NIST.
    case strd
    /// Tail probabilities.
    case distributions
  }

  /// With its last slash.
  let folder: String

  /// The sets of a folder, which are not read yet.
  ///
  /// - Parameter folder: with its last slash.
  public init(folder: String) { self.folder = folder }

  /// Every set of a part, computed in every way that there is.
  ///
  /// - Returns: one result for each set and way, in the order of the file.
  /// - Throws: what is wrong with the files.
  public func results(of part: Part) throws(DataError) -> [CertifiedResult] {
    switch part {
    case .strd: try referenceSets()
    case .distributions: try distributions()
    }
  }

  /// A certified set: its name, its kind, and the values in the order of the file.
  private struct CertifiedSet {
    let name: String
    let kind: CertifiedResult.Kind
    var values: [(quantity: String, value: Double)]
  }

  private func referenceSets() throws(DataError) -> [CertifiedResult] {
    var results: [CertifiedResult] = []
    for set in try certifiedSets() {
      let found: [(way: CertifiedResult.Way, values: [String: Double])]
      switch set.kind {
      case .univariate: found = try univariate(set.name)
      case .variance: found = try variance(set.name)
      case .regression: found = try regression(set.name)
      case .distribution: found = []
      }
      for (way, values) in found {
        let agreements = set.values.map { quantity, value in
          Agreement(
            quantity, certified: value, found: values[quantity],
            needed: neededDigits(of: quantity, in: set.name, set.kind, way))
        }
        results.append(CertifiedResult(set: set.name, kind: set.kind, way: way, agreements: agreements))
      }
    }
    return results
  }

  private func certifiedSets() throws(DataError) -> [CertifiedSet] {
    let frame = try DataFrame(contentsOf: folder + "strd.csv")
    let names = try frame.categories("set")
    let kinds = try frame.categories("kind")
    let quantities = try frame.categories("quantity")
    let values = try frame.numbers("value")
    var sets: [CertifiedSet] = []
    for row in 0..<frame.rowCount {
      guard let name = names[row], let kind = kinds[row].flatMap(CertifiedResult.Kind.init(rawValue:)),
        let quantity = quantities[row], let value = values[row]
      else { continue }
      if sets.last?.name != name { sets.append(CertifiedSet(name: name, kind: kind, values: [])) }
      sets[sets.count - 1].values.append((quantity, value))
    }
    return sets
  }

  func frame(_ name: String) throws(DataError) -> DataFrame {
    try DataFrame(contentsOf: folder + "strd/\(name).csv")
  }

  // MARK: Univariate

  private func univariate(_ name: String) throws(DataError) -> [(CertifiedResult.Way, [String: Double])] {
    let frame = try frame(name)
    let texts = try frame.categories("y")
    let numbers = try frame.numbers("y")
    return ways.map { way, reading in
      let summary = Summary(
        Measurements(Array(0..<frame.rowCount), texts: texts, numbers: numbers, reading: reading))
      return (
        way,
        known(["mean": summary.mean, "sd": summary.standardDeviation, "r1": summary.lagOneAutocorrelation])
      )
    }
  }

  // MARK: Analysis of variance

  private func variance(_ name: String) throws(DataError) -> [(CertifiedResult.Way, [String: Double])] {
    let frame = if let ruled = simonLesage(name) { ruled } else { try frame(name) }
    let groups = Grouping(try frame.categories("group"))
    let texts = try frame.categories("y")
    let numbers = try frame.numbers("y")
    return ways.map { way, reading in
      let analysis = OneWayAnalysisOfVariance(
        Measurements(Array(0..<frame.rowCount), texts: texts, numbers: numbers, reading: reading), groups: groups)
      return (
        way,
        known([
          "between_ss": analysis?.betweenSumOfSquares, "within_ss": analysis?.withinSumOfSquares,
          "f": analysis?.statistic, "r_squared": analysis?.rSquared,
          "residual_sd": analysis?.residualStandardDeviation,
        ])
      )
    }
  }

  /// One of the sets SmLs01 to SmLs09, which follow a rule: nine groups whose tenths are 4, 3, 5, 3, 5, ... in the first row,
  /// then alternately one less and one more, behind 1, 7 or 13 constant digits; 21, 201 or 2001 rows.
  ///
  /// - Returns: `nil` for another name.
  ///
  /// Source: Simon & Lesage (1989), *Assessing the Accuracy of ANOVA Calculations in Statistical Software*.
  private func simonLesage(_ name: String) -> DataFrame? {
    guard name.hasPrefix("SmLs"), let number = Int(name.dropFirst(4)), (1...9).contains(number) else { return nil }
    let digits = ["1", "1000000", "1000000000000"][(number - 1) / 3]
    let rowCount = [21, 201, 2001][(number - 1) % 3]
    var groups: [String] = []
    var texts: [String] = []
    for group in 1...9 {
      let tenths = group == 1 ? 4 : group % 2 == 0 ? 3 : 5
      for row in 0..<rowCount {
        groups.append("\(group)")
        texts.append("\(digits).\(row == 0 ? tenths : row % 2 == 0 ? tenths + 1 : tenths - 1)")
      }
    }
    return DataFrame(
      source: name, columns: [("group", .text(Categories(groups))), ("y", .text(Categories(texts)))])
  }
}

private let ways: [(CertifiedResult.Way, Measurements.Reading)] = [(.decimals, .exact), (.doubles, .binary)]

private func known(_ values: [String: Double?]) -> [String: Double] { values.compactMapValues { $0 } }

/// The digits that are owed: what the arithmetic allows, not what it usually gives.
private func neededDigits(
  of quantity: String, in set: String, _ kind: CertifiedResult.Kind, _ way: CertifiedResult.Way
) -> Double {
  switch kind {
  case .univariate:
    // The doubles nearest to 10000000.1 and 10000000.3 are a hundred-millionth of their difference away from them.
    switch (quantity, way) {
    case ("mean", _), ("sd", .decimals): return 15
    case ("sd", _): return 8.2
    case (_, .decimals): return 14.5
    default: return 11
    }
  case .variance:
    guard way == .doubles else { return 14.5 }
    // Thirteen constant digits leave four in a double.
    return ["SmLs07", "SmLs08", "SmLs09"].contains(set) ? 3.9 : 9.9
  case .regression:
    // Powers of x to the tenth that are rounded before the fit leave seven digits, whatever is done later.
    if set == "Filip", way == .readyColumns { return 7.5 }
    // Powers that a formula forms keep their digits.
    if set == "Filip" { return quantity.hasPrefix("b") ? 13.5 : 12.5 }
    return quantity.hasPrefix("b") ? 13 : 12.5
  case .distribution: return 13.5
  }
}
