import BolavenData
import BolavenNumerics

extension CertifiedData {
  /// The tail probabilities of each distribution, lower and upper tails apart.
  func distributions() throws(DataError) -> [CertifiedResult] {
    let frame = try DataFrame(contentsOf: folder + "distributions.csv")
    let names = try frame.categories("distribution")
    let parameters = try frame.categories("parameters")
    let tails = try frame.categories("tail")
    let arguments = try frame.numbers("argument")
    let values = try frame.numbers("value")
    var points: [(set: String, agreements: [Agreement])] = []
    for row in 0..<frame.rowCount {
      guard let name = names[row], let argument = arguments[row], let value = values[row], let tail = tails[row] else {
        continue
      }
      let numbers = (parameters[row] ?? "").split(separator: " ").compactMap { decimalNumber(String($0)) }
      let found = distribution(name, numbers).map {
        tail == "upper" ? $0.upperTail(argument) : $0.cumulative(argument)
      }
      if points.last?.set != name { points.append((name, [])) }
      points[points.count - 1].agreements.append(
        Agreement(
          "\(tail)(\(([argument] + numbers).map { $0.description }.joined(separator: ", ")))", certified: value,
          found: found, needed: 13.5))
    }
    return points.map { CertifiedResult(set: $0.set, kind: .distribution, way: .doubles, agreements: $0.agreements) }
  }

  private func distribution(_ name: String, _ parameters: [Double]) -> (any Distribution)? {
    guard parameters.allSatisfy({ $0 > 0 }) else { return nil }
    switch (name, parameters.count) {
    case ("normal", 0): return Normal()
    case ("t", 1): return StudentT(degreesOfFreedom: parameters[0])
    case ("chi2", 1): return ChiSquared(degreesOfFreedom: parameters[0])
    case ("f", 2): return FisherF(numerator: parameters[0], denominator: parameters[1])
    default: return nil
    }
  }
}
