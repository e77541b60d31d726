#include "panels.h"

#pragma STDC FP_CONTRACT OFF
// Vectors are passed only to functions that are inlined.
#pragma clang diagnostic ignored "-Wpsabi"

typedef double four __attribute__((vector_size(32)));
typedef double unaligned_four __attribute__((vector_size(32), aligned(8), may_alias));

#if defined(__x86_64__)
#define NAME(f) fused_##f
#define TARGET __attribute__((target("avx2,fma")))
#define FUSED 1
#include "kernels.h"
#undef NAME
#undef TARGET
#undef FUSED
#endif

#define NAME(f) portable_##f
#define TARGET
// Here a fused multiply-add is part of every processor.
#if defined(__aarch64__)
#define FUSED 1
#else
#define FUSED 0
#endif
#include "kernels.h"

#if defined(__x86_64__)
#define CHOOSE(f, ...) (kernel ? fused_##f(__VA_ARGS__) : portable_##f(__VA_ARGS__))
int bolaven_panels_kernel(void) { return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma"); }
#else
#define CHOOSE(f, ...) ((void)kernel, portable_##f(__VA_ARGS__))
int bolaven_panels_kernel(void) { return 0; }
#endif

void bolaven_panel_standardize(double *panel, long columns, long rows, long stride, const double *centers,
                               const double *scales) {
  for (long j = 0; j < columns; j++) {
    const double center = centers[j], scale = scales[j];
    double *x = panel + j * stride;
    for (long r = 0; r < rows; r++) x[r] = (x[r] - center) * scale;
  }
}

void bolaven_panel_scale_rows(double *panel, long columns, long rows, long stride, const double *factors) {
  for (long j = 0; j < columns; j++)
    for (long r = 0; r < rows; r++) panel[r + j * stride] *= factors[r];
}

void bolaven_panel_products(int kernel, const double *left, long left_columns, const double *right, long right_columns,
                            long rows, long stride, int lower, const double *const *ahead, long ahead_columns,
                            long ahead_row, double *sums) {
  CHOOSE(products, left, left_columns, right, right_columns, rows, stride, lower, ahead, ahead_columns, ahead_row, sums);
}

void bolaven_panel_load_standardized(int kernel, const double *const *sources, long columns, long first, long rows,
                                     const double *centers, const double *scales, double *panel, long stride) {
  CHOOSE(load_standardized, sources, columns, first, rows, centers, scales, panel, stride);
}

void bolaven_panel_load_scores(int kernel, const double *const *sources, long columns, long regressors, long first,
                               long rows, const double *centers, const double *scales, const double *coefficients,
                               double *panel, long stride) {
  CHOOSE(load_scores, sources, columns, regressors, first, rows, centers, scales, coefficients, panel, stride);
}

void bolaven_panel_times(int kernel, const double *panel, long columns, long rows, long stride,
                         const double *coefficients, double *target) {
  CHOOSE(times, panel, columns, rows, stride, coefficients, target);
}

void bolaven_panel_standardize_times(int kernel, double *panel, long columns, long rows, long stride,
                                     const double *centers, const double *scales, const double *coefficients,
                                     double *target) {
  CHOOSE(standardize_times, panel, columns, rows, stride, centers, scales, coefficients, target);
}

void bolaven_panel_extended_products(int kernel, const double *left, const double *left_low, long left_columns,
                                     const double *right, const double *right_low, long right_columns, long rows,
                                     long stride, int lower, double *sums, double *lows) {
  CHOOSE(extended_products, left, left_low, left_columns, right, right_low, right_columns, rows, stride, lower, sums,
         lows);
}

void bolaven_panel_extended_standardize(double *panel, double *low, long columns, long rows, long stride,
                                        const double *centers, const double *scales) {
  for (long j = 0; j < columns; j++) {
    const double center = -centers[j], scale = scales[j];
    double *x = panel + j * stride, *rest = low + j * stride;
    for (long r = 0; r < rows; r++) {
      const double deviation = x[r] + center, t = deviation - x[r];
      rest[r] = ((x[r] - (deviation - t)) + (center - t)) * scale;
      x[r] = deviation * scale;
    }
  }
}

void bolaven_panel_add_scaled(double *low, long columns, long rows, long stride, const double *rest,
                              const double *scales) {
  for (long j = 0; j < columns; j++)
    for (long r = 0; r < rows; r++) low[r + j * stride] += rest[r + j * stride] * scales[j];
}

void bolaven_panel_extended_scale_rows(int kernel, const double *panel, const double *low, long columns, long rows,
                                       long stride, const double *factors, double *target, double *target_low) {
  CHOOSE(extended_scale_rows, panel, low, columns, rows, stride, factors, target, target_low);
}

void bolaven_panel_residuals(int kernel, const double *panel, const double *panel_low, long columns, long rows,
                             long stride, const double *centers, const double *coefficients,
                             const double *coefficients_low, const double *response, double *high, double *low) {
  CHOOSE(residuals, panel, panel_low, columns, rows, stride, centers, coefficients, coefficients_low, response, high,
         low);
}

void bolaven_panel_gradient(int kernel, const double *panel, const double *panel_low, long columns, long rows,
                            long stride, const double *centers, const double *high, const double *low, double *sums,
                            double *lows) {
  CHOOSE(gradient, panel, panel_low, columns, rows, stride, centers, high, low, sums, lows);
}

void bolaven_extended_subtract_multiple(int kernel, long count, double factor, double factor_low, const double *column,
                                        const double *column_low, double *high, double *low) {
  CHOOSE(extended_subtract_multiple, count, factor, factor_low, column, column_low, high, low);
}
