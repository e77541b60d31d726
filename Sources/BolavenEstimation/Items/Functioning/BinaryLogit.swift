internal import BolavenNumerics
import Glibc

/// Log odds of a right answer as a linear function of a few columns, by maximum likelihood; by Firth's penalized
/// likelihood where the columns separate right from wrong.
///
///     ln L = Σ(u η − ln(1 + e^η)),   η = Xβ;   Firth adds ½ ln|XᵀWX|
///
/// Source: Firth (1993), *Bias reduction of maximum likelihood estimates*; Heinze & Schemper (2002), *A solution to the
/// problem of separation in logistic regression*.
struct BinaryLogit {
  let coefficients: [Double]
  let covariance: Matrix
  /// Penalized where `isPenalized`.
  let logLikelihood: Double
  /// The least upper bound of ln L without a penalty: its maximum, or its limit where the columns separate.
  let supremum: Double
  let isPenalized: Bool

  /// - Parameters:
  ///   - columns: k columns of n numbers, the constant included.
  ///   - penalized: Firth's fit whether or not the columns separate.
  init(_ columns: [[Double]], right: [Bool], penalized: Bool = false) throws(ItemError) {
    if !penalized, let plain = LogitFit(columns, right: right, penalty: false) {
      self.init(plain, isPenalized: false, supremum: plain.logLikelihood)
    } else if let firm = LogitFit(columns, right: right, penalty: true),
      let supremum = LogitFit.supremum(columns, right: right)
    {
      self.init(firm, isPenalized: true, supremum: supremum)
    } else {
      throw .notConverged(iterations: LogitFit.steps, step: .greatestFiniteMagnitude)
    }
  }

  private init(_ fit: LogitFit, isPenalized: Bool, supremum: Double) {
    self.supremum = supremum
    coefficients = fit.coefficients
    covariance = fit.covariance
    logLikelihood = fit.logLikelihood
    self.isPenalized = isPenalized
  }
}

private struct LogitFit {
  let coefficients: [Double]
  let covariance: Matrix
  let logLikelihood: Double
  static let steps = 200

  /// `nil` where the coefficients run away or the columns are collinear.
  init?(_ columns: [[Double]], right: [Bool], penalty: Bool) {
    let k = columns.count
    var beta = [Double](repeating: 0, count: k)
    guard var state = LogitState(columns, right, beta, penalty: penalty) else { return nil }
    for _ in 0..<Self.steps {
      let step = state.factor.solve(state.score)
      let size = zip(step, columns).reduce(0.0) { max($0, ($1.0 * ($1.1.map(\.magnitude).max() ?? 0)).magnitude) }
      if size < 1e-11 {
        coefficients = beta
        covariance = state.factor.inverse
        logLikelihood = state.value
        return
      }
      var share = min(1, 5 / size)
      while true {
        let tried = zip(beta, step).map { $0 + share * $1 }
        if let next = LogitState(columns, right, tried, penalty: penalty),
          next.value >= state.value - 1e-11 * state.value.magnitude || share < 1e-5
        {
          (beta, state) = (tried, next)
          break
        }
        share /= 2
        guard share > 1e-8 else { return nil }
      }
      // Fitted odds of e³⁰ and still growing: the columns separate right from wrong.
      if !penalty, state.largest > 30 { return nil }
    }
    return nil
  }
}

extension LogitFit {
  /// What ln L comes as near to as one likes: Newton's steps as long as they gain. Where the coefficients run away, each step
  /// leaves e⁻¹ of what there is to gain.
  ///
  /// - Returns: `nil` where the columns are collinear.
  static func supremum(_ columns: [[Double]], right: [Bool]) -> Double? {
    var beta = [Double](repeating: 0, count: columns.count)
    guard var state = LogitState(columns, right, beta, penalty: false) else { return nil }
    for _ in 0..<steps {
      var step = state.factor.solve(state.score)
      let size = zip(step, columns).reduce(0.0) { max($0, ($1.0 * ($1.1.map(\.magnitude).max() ?? 0)).magnitude) }
      if size > 5 { step = step.map { $0 * 5 / size } }
      beta = zip(beta, step).map { $0 + $1 }
      guard let next = LogitState(columns, right, beta, penalty: false), next.value > state.value else { break }
      let gain = next.value - state.value
      state = next
      if gain < 1e-14 * max(1, state.value.magnitude) { break }
    }
    return state.value
  }
}

/// The likelihood and its derivatives at some coefficients.
private struct LogitState {
  let value: Double
  let score: [Double]
  let factor: CholeskyFactor
  let largest: Double

  init?(_ columns: [[Double]], _ right: [Bool], _ beta: [Double], penalty: Bool) {
    let (n, k) = (right.count, columns.count)
    var eta = [Double](repeating: 0, count: n)
    for (b, column) in zip(beta, columns) {
      for i in 0..<n { eta[i] += b * column[i] }
    }
    var sum = CompensatedSum()
    var information = Matrix(rows: k, columns: k)
    for i in 0..<n { sum.add(-softplus(right[i] ? -eta[i] : eta[i])) }
    let weights = eta.map { logistic($0) * logistic(-$0) }
    for j in 0..<k {
      for l in 0...j {
        var product = 0.0
        for i in 0..<n { product += weights[i] * columns[j][i] * columns[l][i] }
        information[j, l] = product
        information[l, j] = product
      }
    }
    guard let factor = CholeskyFactor(information) else { return nil }
    var residuals = (0..<n).map { right[$0] ? logistic(-eta[$0]) : -logistic(eta[$0]) }
    if penalty {
      let inverse = factor.inverse
      for i in 0..<n {
        var leverage = 0.0
        for j in 0..<k {
          for l in 0..<k { leverage += columns[j][i] * inverse[j, l] * columns[l][i] }
        }
        residuals[i] += weights[i] * leverage * (0.5 - logistic(eta[i]))
      }
    }
    value = sum.value + (penalty ? factor.logDeterminant / 2 : 0)
    score = columns.map { column in compensatedSum(zip(column, residuals).map { $0 * $1 }) }
    self.factor = factor
    largest = eta.reduce(0) { max($0, $1.magnitude) }
  }
}
