/// How a language writes numbers.
///
/// Source: Unicode CLDR 47, numbers of `en`, `lo` and `ja`.
struct NumberSymbols: Sendable {
  /// Between the whole part and the decimals.
  let decimalPoint: String
  /// Between groups of three digits.
  let groupSeparator: String
  /// Between the limits of an interval; never a sign that the numbers themselves have.
  let intervalSeparator: String

  init(_ language: Language) {
    switch language {
    case .english, .japanese: (decimalPoint, groupSeparator, intervalSeparator) = (".", ",", ", ")
    case .lao: (decimalPoint, groupSeparator, intervalSeparator) = (",", ".", "; ")
    }
  }
}
