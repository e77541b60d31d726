/// The quantile of type 7: linear interpolation at h = (n − 1)p, as R and NumPy do by default.
///
/// - Returns: `nil` without numbers or with a probability outside 0 to 1.
///
/// Source: Hyndman & Fan (1996), definition 7.
public func quantile(_ values: [Double], _ probability: Double) -> Double? {
  quantile(ofSorted: values.sorted(), probability)
}

/// The quantile of type 7 of numbers in ascending order: x_{⌊h⌋} + (h − ⌊h⌋)(x_{⌊h⌋+1} − x_{⌊h⌋}), h = (n − 1)p from 0.
///
/// - Returns: `nil` without numbers or with a probability outside 0 to 1.
///
/// Source: Hyndman & Fan (1996), definition 7.
public func quantile(ofSorted sorted: [Double], _ probability: Double) -> Double? {
  guard !sorted.isEmpty, (0...1).contains(probability) else { return nil }
  let position = Double(sorted.count - 1) * probability
  let lower = Int(position)
  let upper = min(lower + 1, sorted.count - 1)
  return sorted[lower] + (position - Double(lower)) * (sorted[upper] - sorted[lower])
}
