internal import CBoostMath

/// The only door to Boost.Math: one function for each distribution function.
enum BoostMath {
  static func normalCumulative(_ x: Double) -> Double { bolaven_normal_cdf(x) }
  static func normalUpperTail(_ x: Double) -> Double { bolaven_normal_upper(x) }
  static func normalQuantile(_ p: Double) -> Double { bolaven_normal_quantile(p) }

  static func studentCumulative(_ x: Double, _ df: Double) -> Double { bolaven_student_t_cdf(x, df) }
  static func studentUpperTail(_ x: Double, _ df: Double) -> Double { bolaven_student_t_upper(x, df) }
  static func studentQuantile(_ p: Double, _ df: Double) -> Double { bolaven_student_t_quantile(p, df) }

  static func noncentralCumulative(_ x: Double, _ df: Double, _ delta: Double) -> Double {
    bolaven_noncentral_t_cdf(x, df, delta)
  }
  static func noncentralUpperTail(_ x: Double, _ df: Double, _ delta: Double) -> Double {
    bolaven_noncentral_t_upper(x, df, delta)
  }
  static func noncentralQuantile(_ p: Double, _ df: Double, _ delta: Double) -> Double {
    bolaven_noncentral_t_quantile(p, df, delta)
  }

  static func chiSquaredCumulative(_ x: Double, _ df: Double) -> Double { bolaven_chi_squared_cdf(x, df) }
  static func chiSquaredUpperTail(_ x: Double, _ df: Double) -> Double { bolaven_chi_squared_upper(x, df) }
  static func chiSquaredQuantile(_ p: Double, _ df: Double) -> Double { bolaven_chi_squared_quantile(p, df) }

  static func fisherCumulative(_ x: Double, _ n: Double, _ d: Double) -> Double { bolaven_fisher_f_cdf(x, n, d) }
  static func fisherUpperTail(_ x: Double, _ n: Double, _ d: Double) -> Double { bolaven_fisher_f_upper(x, n, d) }
  static func fisherQuantile(_ p: Double, _ n: Double, _ d: Double) -> Double { bolaven_fisher_f_quantile(p, n, d) }

  static func binomialCumulative(_ k: Double, _ n: Double, _ p: Double) -> Double { bolaven_binomial_cdf(k, n, p) }
  static func binomialUpperTail(_ k: Double, _ n: Double, _ p: Double) -> Double { bolaven_binomial_upper(k, n, p) }
  static func binomialMass(_ k: Double, _ n: Double, _ p: Double) -> Double { bolaven_binomial_mass(k, n, p) }
}
