#include "lanes.h"

#include <string.h>

#pragma STDC FP_CONTRACT OFF
// Vectors are passed only to functions that are inlined.
#pragma clang diagnostic ignored "-Wpsabi"

typedef double four __attribute__((vector_size(32)));
typedef int64_t bits __attribute__((vector_size(32)));

#define JOIN(a, b) a##b
#define EXPANDED(a, b) JOIN(a, b)

#if defined(__x86_64__)
#define TARGET __attribute__((target("avx2,fma")))
#define FUSED 1
#define EIGHTS 0
#define PREFIX fused
#include "lane_kernels.h"
#undef TARGET
#undef EIGHTS
#undef PREFIX

#define TARGET __attribute__((target("avx2,fma,avx512f,avx512dq,avx512vl")))
#define EIGHTS 1
#define PREFIX wide
#include "lane_kernels.h"
#undef TARGET
#undef FUSED
#undef EIGHTS
#undef PREFIX
#endif

#define TARGET
// Here a fused multiply-add is part of every processor.
#if defined(__aarch64__)
#define FUSED 1
#else
#define FUSED 0
#endif
#define EIGHTS 0
#define PREFIX portable
#include "lane_kernels.h"

#if defined(__x86_64__)
#define CHOOSE(f, ...) \
  (kernel == 2 ? wide_##f(__VA_ARGS__) : kernel == 1 ? fused_##f(__VA_ARGS__) : portable_##f(__VA_ARGS__))
int bolaven_lanes_kernel(void) {
  __builtin_cpu_init();
  if (!__builtin_cpu_supports("avx2") || !__builtin_cpu_supports("fma")) return 0;
  const int has_eights = __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512dq") &&
                         __builtin_cpu_supports("avx512vl");
  return has_eights ? 2 : 1;
}
#else
#define CHOOSE(f, ...) ((void)kernel, portable_##f(__VA_ARGS__))
int bolaven_lanes_kernel(void) { return 0; }
#endif

void bolaven_lanes_fill(int kernel, double *panel, long rows, long lanes, const double *const *columns, long count,
                        const double *centers, long first) {
  CHOOSE(fill, panel, rows, lanes, columns, count, centers, first);
}

void bolaven_lanes_subtract(int kernel, double *panel, long rows, long lanes, const double *coefficients, long stride,
                            const int32_t *levels, const double *values) {
  CHOOSE(subtract, panel, rows, lanes, coefficients, stride, levels, values);
}

void bolaven_lanes_add(int kernel, const double *panel, long rows, long lanes, double *sums, long stride,
                       const int32_t *levels) {
  CHOOSE(add, panel, rows, lanes, sums, stride, levels);
}

void bolaven_lanes_center(int kernel, double *panel, long lanes, const int32_t *starts, long levels,
                          const double *roots, const double *diagonal, double *means, double *moments) {
  CHOOSE(center, panel, lanes, starts, levels, roots, diagonal, means, moments);
}

void bolaven_lanes_add_runs(int kernel, const double *panel, long rows, long lanes, const int32_t *levels,
                            double *sums, double *moments) {
  CHOOSE(add_runs, panel, rows, lanes, levels, sums, moments);
}

void bolaven_lanes_products(int kernel, const double *panel, long rows, long lanes, double *products) {
  CHOOSE(products, panel, rows, lanes, products);
}

long bolaven_lanes_moments(int kernel, const double *values, long count, double center, double sums[32]) {
  return CHOOSE(moments, values, count, center, sums);
}

void bolaven_lanes_write(int kernel, const double *panel, long rows, long lanes, long columns, double *target,
                         long stride) {
  CHOOSE(write, panel, rows, lanes, columns, target, stride);
}

void bolaven_lanes_scores(int kernel, const double *panel, long rows, long lanes, const double *combination,
                          const double *roots, const int32_t *levels, double *sums) {
  CHOOSE(scores, panel, rows, lanes, combination, roots, levels, sums);
}

void bolaven_lanes_reduced(int kernel, const int32_t *starts, long levels, long lanes, const int32_t *codes,
                           const int32_t *others, const double *p, const double *second, double *q, double *second_q) {
  CHOOSE(reduced, starts, levels, lanes, codes, others, p, second, q, second_q);
}
