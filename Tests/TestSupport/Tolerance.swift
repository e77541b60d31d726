/// The number of leading decimal digits in which two numbers agree (log relative error), at most 17.
///
///     LRE = −log₁₀(|got − expected| / |expected|);   −log₁₀|got| where expected = 0
public func agreeingDigits(_ got: Double, _ expected: Double) -> Double {
  if got == expected { return 17 }
  guard got.isFinite, expected.isFinite else { return -17 }
  let error = expected == 0 ? got.magnitude : (got - expected).magnitude / expected.magnitude
  return min(17, -base10Logarithm(error))
}

private func base10Logarithm(_ x: Double) -> Double {
  // The logarithm without the C library: enough for counting digits.
  let exponent = Double(x.exponent)
  var mantissa = x.significand
  var bits = 0.0
  var weight = 0.5
  for _ in 0..<52 {
    mantissa *= mantissa
    if mantissa >= 2 {
      mantissa /= 2
      bits += weight
    }
    weight /= 2
  }
  return (exponent + bits) * 0.301_029_995_663_981_195_2
}
