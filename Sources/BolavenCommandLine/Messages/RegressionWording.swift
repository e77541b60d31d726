import BolavenData
import BolavenEstimation
import BolavenReports
import BolavenStudies

extension RegressionProblem {
  func message(in analysis: String) -> Message {
    switch self {
    case .levels(let path, let column, let count, let limit):
      return Message(
        code: MessageCode(.data, 391),
        what: count == 0
          ? "'\(column)' has no value, so there is no model to estimate"
          : "'\(column)' has too many values for one model each",
        places: [Place(path, remark: "\(count) values"), Place(analysis: analysis)],
        expected: "from 1 to \(limit) values",
        fix: ["choose a column with fewer values, or absorb it:  y ~ x | \(column)"])
    case .privateColumn(let path, let column):
      return Message(
        code: MessageCode(.data, 394), what: "the values of '\(column)' are private, and the table would show them",
        places: [Place(path, remark: "column '\(column)'"), Place(analysis: analysis)],
        fix: ["absorb the column:  y ~ x | \(column),  or take it out"])
    case .lags(let count, let periods):
      return Message(
        code: MessageCode(.data, 393), what: "the lags reach over as many periods as there are",
        places: [Place(analysis: analysis, remark: "\(count) lags, \(periods) periods")],
        expected: "fewer than \(periods)", fix: ["choose fewer lags, or leave them to the rule"])
    case .hypothesis(let text, let position, let expected, let nearest):
      return Message(
        code: MessageCode(.data, 392), what: "the test cannot be read: expected \(expected)",
        places: [Place(analysis: analysis)], excerpt: caret(under: text, at: position),
        suggestion: nearest.isEmpty ? nil : nearest.joined(separator: ", "),
        fix: ["write coefficients as the table names them:  'x1 = x2, x3 = 0'"])
    }
  }
}

extension FormulaError {
  /// The message for somebody who typed the formula.
  var message: Message {
    Message(
      code: MessageCode(.command, 142), what: what, excerpt: excerpt, suggestion: suggestion, fix: [advice])
  }

  /// What is wrong, in one line.
  var what: String {
    unknownFunction.map { "a formula knows no function '\($0)'" } ?? "the formula cannot be read: expected \(expected)"
  }

  /// The formula, and where reading stopped.
  var excerpt: [String] { text.isEmpty ? [] : caret(under: text, at: position) }

  /// Functions whose name is near the one that stands there, or that do what it does elsewhere.
  var suggestion: String? {
    guard let name = unknownFunction else { return nil }
    if ["C", "factor", "as.factor", "dummy", "Treatment"].contains(name) { return "i(...)" }
    if ["ln", "log10"].contains(name) { return "log(...)" }
    let nearest = nearestNames(to: name, among: Self.functions)
    return nearest.isEmpty ? nil : nearest.map { "\($0)(...)" }.joined(separator: ", ")
  }

  private static let functions = Transform.allCases.map(\.rawValue) + ["i", "poly"]

  /// The word before a bracket that is no function, where reading stopped.
  private var unknownFunction: String? {
    let letters = Array(text)
    let isLetter = { (sign: Character) in sign.isLetter || sign.isNumber || sign == "_" || sign == "." }
    var end = min(max(0, position - 1), letters.count)
    while end < letters.count, isLetter(letters[end]) { end += 1 }
    guard end < letters.count, letters[end] == "(" else { return nil }
    let name = String(letters[..<end].reversed().prefix(while: isLetter).reversed())
    return name.isEmpty || Self.functions.contains(name) ? nil : name
  }

  /// How a formula is written.
  var advice: String {
    if unknownFunction != nil { return "functions are \(Self.functions.joined(separator: ", "))" }
    return text.contains("~")
      ? "a formula:  y ~ x1 + x2*x3 + i(group) | effect | endogenous ~ instrument;  help:  bolaven help regress"
      : "the outcome stands before '~', quotes around all:  'y ~ x1 + x2'"
  }
}

/// A text and a sign under one of its characters; of a long text the part around it.
///
/// - Parameter position: in Unicode scalars, from 1.
private func caret(under text: String, at position: Int) -> [String] {
  let room = 74
  let letters = Array(text).map { $0.isNewline || $0 == "\t" ? " " : $0 }
  let before = String(String.UnicodeScalarView(text.unicodeScalars.prefix(max(0, position - 1))))
  let place = min(before.count, letters.count)
  let start = letters.count <= room ? 0 : max(0, min(place - 30, letters.count - room))
  let shown = letters[start..<min(letters.count, start + room)]
  return [String(shown), String(repeating: " ", count: displayWidth(String(letters[start..<place]))) + "^"]
}

extension RegressionContradiction {
  /// What does not go together, with options or keys as the user writes them.
  func what(option: (String) -> String) -> String {
    let (vcov, cluster) = (option("vcov"), option("cluster"))
    switch self {
    case .clustersMissing(let covariance):
      return "\(vcov) \(covariance) is an estimator for clusters, and none are named"
    case .clustersUnused(let covariance): return "\(vcov) \(covariance) knows no clusters, and \(cluster) names some"
    case .severalClusters(let covariance): return "\(vcov) \(covariance) is defined for one way of clustering"
    case .lagsUnused: return "\(option("lags")) belongs to the estimators NW and DK"
    case .timeUnused: return "\(option("time")) belongs to the estimators NW and DK"
    case .timeMissing: return "\(vcov) DK needs to know when each row was"
    case .seriesWithoutTime: return "\(option("series")) needs \(option("time"))"
    case .weightTypeWithoutWeights: return "\(option("weight-type")) needs \(option("weights"))"
    case .countWithoutClusters: return "\(option("k")) is a setting of CR1S, and no clusters are named"
    case .correlationWithoutClusters:
      return "\(option("df")) imbens-kolesar is for rows in clusters, and none are named"
    case .instrumentsMissing(let method):
      return "\(option("method")) \(method.rawValue) needs a formula with instruments"
    }
  }

  /// What to do.
  func fix(option: (String) -> String) -> String {
    switch self {
    case .clustersMissing: "name their column with \(option("cluster")), or choose one of HC0 to HC3"
    case .clustersUnused: "choose one of CR0 to CR3J, leave \(option("vcov")) away, or leave \(option("cluster")) away"
    case .severalClusters: "choose CR0, CR1 or CR1S, or name one column"
    case .lagsUnused, .timeUnused: "choose NW or DK with \(option("vcov")), or leave it away"
    case .timeMissing: "name the column of the period with \(option("time"))"
    case .seriesWithoutTime: "name the column of the period too, or leave the series away"
    case .weightTypeWithoutWeights: "name the column of the weights, or leave the type away"
    case .countWithoutClusters, .correlationWithoutClusters: "name a column with \(option("cluster")), or leave it away"
    case .instrumentsMissing: "add them behind a bar:  y ~ x | endogenous ~ instrument"
    }
  }
}
