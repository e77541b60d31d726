#pragma once

// Distributions of Boost.Math behind plain C. A result that Boost cannot give is NaN; no function
// throws or keeps state.

#ifdef __cplusplus
extern "C" {
#endif

double bolaven_normal_cdf(double x);
double bolaven_normal_upper(double x);
double bolaven_normal_quantile(double p);

double bolaven_student_t_cdf(double x, double df);
double bolaven_student_t_upper(double x, double df);
double bolaven_student_t_quantile(double p, double df);

double bolaven_noncentral_t_cdf(double x, double df, double delta);
double bolaven_noncentral_t_upper(double x, double df, double delta);
double bolaven_noncentral_t_quantile(double p, double df, double delta);

double bolaven_chi_squared_cdf(double x, double df);
double bolaven_chi_squared_upper(double x, double df);
double bolaven_chi_squared_quantile(double p, double df);

double bolaven_fisher_f_cdf(double x, double numerator, double denominator);
double bolaven_fisher_f_upper(double x, double numerator, double denominator);
double bolaven_fisher_f_quantile(double p, double numerator, double denominator);

double bolaven_binomial_cdf(double successes, double trials, double p);
double bolaven_binomial_upper(double successes, double trials, double p);
double bolaven_binomial_mass(double successes, double trials, double p);

#ifdef __cplusplus
}
#endif
