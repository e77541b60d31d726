import BolavenData
import BolavenNumerics

extension CertifiedData {
  /// The linear model of a set, fitted in every way that there is; a model that cannot be fitted has no values.
  func regression(_ name: String) throws(DataError) -> [(CertifiedResult.Way, [String: Double])] {
    let frame = try frame(name)
    let y = try frame.numbers("y").values
    var columns: [[Double]] = []
    for column in frame.names.dropFirst() { columns.append(try frame.numbers(column).values) }
    if let degree = degrees[name], let x = columns.first {
      columns = (1...degree).map { power in x.map { x in (1..<power).reduce(x) { product, _ in product * x } } }
    }
    let hasIntercept = !name.hasPrefix("NoInt")
    let values = values(y, columns, hasIntercept: hasIntercept) ?? [:]
    return [(degrees[name] == nil ? .doubles : .readyColumns, values)]
  }

  private func values(_ y: [Double], _ columns: [[Double]], hasIntercept: Bool) -> [String: Double]? {
    let design = Design(certified: y, columns: columns, hasIntercept: hasIntercept)
    guard let fit = try? LinearFit(design), fit.rank == design.terms.count else { return nil }
    let n = Double(fit.observations)
    let k = Double(fit.rank)
    let residual = compensatedSum(fit.residuals.map { $0 * $0 })
    let centre = hasIntercept ? compensatedSum(y) / n : 0
    let total = compensatedSum(y.map { ($0 - centre) * ($0 - centre) })
    let variance = residual / (n - k)
    var values = [
      "residual_sd": variance.squareRoot(), "r_squared": 1 - residual / total,
      "f": (total - residual) / (hasIntercept ? k - 1 : k) / variance,
    ]
    for (position, term) in design.terms.enumerated() {
      values[term] = fit.coefficients[position]
      values["se_\(term)"] = (variance * fit.bread[position, position]).squareRoot()
    }
    return values
  }
}

/// Polynomials in one column, by the name of their set.
private let degrees = [
  "Pontius": 2, "Filip": 10, "Wampler1": 5, "Wampler2": 5, "Wampler3": 5, "Wampler4": 5, "Wampler5": 5,
]

extension Design {
  /// Columns with or without an intercept; terms are `b0`, `b1` and so on, as NIST names them.
  fileprivate init(certified y: [Double], columns: [[Double]], hasIntercept: Bool) {
    let all = (hasIntercept ? [[Double](repeating: 1, count: y.count)] : []) + columns
    self.y = y
    x = Matrix(rows: y.count, columns: all.count, storage: all.flatMap { $0 })
    terms = all.indices.map { "b\(hasIntercept ? $0 : $0 + 1)" }
    weights = nil
    effects = nil
  }
}
