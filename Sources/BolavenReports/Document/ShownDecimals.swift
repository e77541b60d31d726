/// The decimals of an estimate: those that show three significant digits of its standard error, 2 where there is none.
///
/// An estimate, its standard error and its interval share them. A standard error of 100 and more has none: its whole
/// digits are three or more.
public func shownDecimals(of standardError: Double?) -> Int {
  guard let standardError, standardError > 0, standardError.isFinite else { return 2 }
  var decimals = 2
  var limit = 1.0
  while decimals > 0, standardError >= 10 * limit {
    limit *= 10
    decimals -= 1
  }
  limit = 1
  while decimals < 300, standardError < limit {
    limit /= 10
    decimals += 1
  }
  return decimals
}
