#include "boost_math.h"

#include <limits>

#include <boost/math/distributions/binomial.hpp>
#include <boost/math/distributions/chi_squared.hpp>
#include <boost/math/distributions/fisher_f.hpp>
#include <boost/math/distributions/non_central_t.hpp>
#include <boost/math/distributions/normal.hpp>
#include <boost/math/distributions/students_t.hpp>

namespace {

namespace math = boost::math;
namespace policies = boost::math::policies;

using Policy = policies::policy<
    policies::domain_error<policies::ignore_error>, policies::pole_error<policies::ignore_error>,
    policies::overflow_error<policies::ignore_error>, policies::evaluation_error<policies::ignore_error>,
    policies::promote_double<false>>;

// The noncentral t is computed in long double: its series loses digits in double.
using Extended = policies::policy<
    policies::domain_error<policies::ignore_error>, policies::pole_error<policies::ignore_error>,
    policies::overflow_error<policies::ignore_error>, policies::evaluation_error<policies::ignore_error>,
    policies::promote_double<true>>;

template <typename Computation>
double guarded(Computation computation) {
  try {
    return computation();
  } catch (...) {
    return std::numeric_limits<double>::quiet_NaN();
  }
}

// In long double: far out in the tails squares and powers lose digits in double, half of them or more.
using Normal = math::normal_distribution<long double, Policy>;
using StudentT = math::students_t_distribution<long double, Policy>;
using NoncentralT = math::non_central_t_distribution<double, Extended>;
using ChiSquared = math::chi_squared_distribution<long double, Policy>;
using FisherF = math::fisher_f_distribution<long double, Policy>;
using Binomial = math::binomial_distribution<double, Policy>;

template <typename Distribution>
double lower(const Distribution &distribution, double x) {
  return guarded([&] { return double(math::cdf(distribution, typename Distribution::value_type(x))); });
}

template <typename Distribution>
double upper(const Distribution &distribution, double x) {
  return guarded([&] {
    return double(math::cdf(math::complement(distribution, typename Distribution::value_type(x))));
  });
}

template <typename Distribution>
double inverse(const Distribution &distribution, double p) {
  return guarded([&] { return double(math::quantile(distribution, typename Distribution::value_type(p))); });
}

}  // namespace

extern "C" {

double bolaven_normal_cdf(double x) { return lower(Normal(), x); }
double bolaven_normal_upper(double x) { return upper(Normal(), x); }
double bolaven_normal_quantile(double p) { return inverse(Normal(), p); }

double bolaven_student_t_cdf(double x, double df) { return lower(StudentT(df), x); }
double bolaven_student_t_upper(double x, double df) { return upper(StudentT(df), x); }
double bolaven_student_t_quantile(double p, double df) { return inverse(StudentT(df), p); }

double bolaven_noncentral_t_cdf(double x, double df, double delta) { return lower(NoncentralT(df, delta), x); }
double bolaven_noncentral_t_upper(double x, double df, double delta) { return upper(NoncentralT(df, delta), x); }
double bolaven_noncentral_t_quantile(double p, double df, double delta) { return inverse(NoncentralT(df, delta), p); }

double bolaven_chi_squared_cdf(double x, double df) { return lower(ChiSquared(df), x); }
double bolaven_chi_squared_upper(double x, double df) { return upper(ChiSquared(df), x); }
double bolaven_chi_squared_quantile(double p, double df) { return inverse(ChiSquared(df), p); }

double bolaven_fisher_f_cdf(double x, double n, double d) { return lower(FisherF(n, d), x); }
double bolaven_fisher_f_upper(double x, double n, double d) { return upper(FisherF(n, d), x); }
double bolaven_fisher_f_quantile(double p, double n, double d) { return inverse(FisherF(n, d), p); }

double bolaven_binomial_cdf(double k, double n, double p) { return lower(Binomial(n, p), k); }
double bolaven_binomial_upper(double k, double n, double p) { return upper(Binomial(n, p), k); }
double bolaven_binomial_mass(double k, double n, double p) {
  return guarded([&] { return math::pdf(Binomial(n, p), k); });
}

}  // extern "C"
