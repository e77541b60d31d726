import Glibc

/// The number of lags where none is given: the whole part of 4(n/100)^(2/9).
///
/// Source: Newey & West (1994), §3, with their constant for Bartlett's weights.
func newestLag(periods: Int) -> Int { Int(4 * pow(Double(periods) / 100, 2.0 / 9)) }
