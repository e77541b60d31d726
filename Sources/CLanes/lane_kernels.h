// The kernels, written once and compiled for each processor: PREFIX begins their names, TARGET is the processor; FUSED is 1
// where a fused multiply-add is one instruction, EIGHTS where eight numbers are one vector. Rows of 2 lanes are pairs, all
// others are made of fours.

#define NAME(f) EXPANDED(EXPANDED(PREFIX, _), f)
#define INLINE static inline __attribute__((always_inline)) TARGET

// Four rows of four columns, or the other way round.
INLINE void NAME(transpose)(four *x) {
  const four a = __builtin_shufflevector(x[0], x[1], 0, 4, 2, 6), b = __builtin_shufflevector(x[0], x[1], 1, 5, 3, 7);
  const four c = __builtin_shufflevector(x[2], x[3], 0, 4, 2, 6), d = __builtin_shufflevector(x[2], x[3], 1, 5, 3, 7);
  x[0] = __builtin_shufflevector(a, c, 0, 1, 4, 5);
  x[1] = __builtin_shufflevector(b, d, 0, 1, 4, 5);
  x[2] = __builtin_shufflevector(a, c, 2, 3, 6, 7);
  x[3] = __builtin_shufflevector(b, d, 2, 3, 6, 7);
}

#define WIDTH 2
#include "vector_kernels.h"
#undef WIDTH
#define WIDTH 4
#include "vector_kernels.h"
#undef WIDTH
#if EIGHTS
#define WIDTH 8
#include "vector_kernels.h"
#undef WIDTH
#endif

INLINE void NAME(fill_lanes)(double *panel, long rows, long lanes, const double *const *columns, long count,
                             const double *centers, long first) {
  if (count == 0) memset(panel, 0, (size_t)(rows * lanes) * sizeof *panel);
  for (long j = 0; j < lanes && count > 0; j += 4) {
    const long own = count - j < 4 ? count - j : 4;
    long r = 0;
    if (lanes == 2 && count == 2) {
      const double *x = columns[0] + first, *y = columns[1] + first;
      const four center = {centers[0], centers[1], centers[0], centers[1]};
      for (; r + 4 <= rows; r += 4) {
        const four a = NAME(load_4)(x + r), b = NAME(load_4)(y + r);
        const four low = __builtin_shufflevector(a, b, 0, 4, 2, 6), high = __builtin_shufflevector(a, b, 1, 5, 3, 7);
        NAME(store_4)(panel + 2 * r, __builtin_shufflevector(low, high, 0, 1, 4, 5) - center);
        NAME(store_4)(panel + 2 * r + 4, __builtin_shufflevector(low, high, 2, 3, 6, 7) - center);
      }
    }
    if (own > 0 && lanes >= 4) {
      const double *x[4];
      four center;
      // A lane without a column has the bits of another one, all of which are cleared.
      for (int k = 0; k < 4; k++) {
        x[k] = columns[j + (k < own ? k : 0)] + first;
        center[k] = k < own ? centers[j + k] : 0;
      }
      const bits mask = {-(own > 0), -(own > 1), -(own > 2), -(own > 3)};
      for (; r + 4 <= rows; r += 4) {
        // The next panel is likely to be of the rows behind: they come from memory while these are reckoned with.
        for (int k = 0; k < 4 && r % 8 == 0; k++) __builtin_prefetch(x[k] + r + rows, 0, 2);
        four block[4];
        for (int k = 0; k < 4; k++) block[k] = NAME(load_4)(x[k] + r);
        NAME(transpose)(block);
        for (int i = 0; i < 4; i++) NAME(store_4)(panel + (r + i) * lanes + j, (four)((bits)(block[i] - center) & mask));
      }
    }
    for (; r < rows; r++)
      for (long k = j; k < j + 4 && k < lanes; k++)
        panel[r * lanes + k] = k < count ? columns[k][first + r] - centers[k] : 0;
  }
}

INLINE void NAME(write_lanes)(const double *panel, long rows, long lanes, long columns, double *target, long stride) {
  for (long j = 0; j < columns; j += 4) {
    long r = 0;
    if (lanes >= 4) {
      for (; r + 4 <= rows; r += 4) {
        const double *row = panel + r * lanes + j;
        four x[4];
        for (int i = 0; i < 4; i++) x[i] = NAME(load_4)(row + i * lanes);
        NAME(transpose)(x);
        for (long k = 0; k < 4 && j + k < columns; k++) NAME(store_4)(target + (j + k) * stride + r, x[k]);
      }
    }
    for (; r < rows; r++)
      for (long k = j; k < columns && k < j + 4; k++) target[k * stride + r] = panel[r * lanes + k];
  }
}

// Vectors of eight numbers for rows of eight lanes. Where sums are read and written row after row, those of four are faster.
#if EIGHTS
#define IN_EIGHTS(f, ...) \
  if (lanes == 8) return NAME(f##_8)(__VA_ARGS__);
#else
#define IN_EIGHTS(f, ...)
#endif

// The usual numbers of lanes have loops of their own.
#define FOR_LANES(f, ...)                    \
  switch (lanes) {                           \
    case 2: {                                \
      const long lanes = 2;                  \
      NAME(f##_2)(__VA_ARGS__);              \
      break;                                 \
    }                                        \
    case 4: {                                \
      const long lanes = 4;                  \
      NAME(f##_4)(__VA_ARGS__);              \
      break;                                 \
    }                                        \
    case 8: {                                \
      const long lanes = 8;                  \
      NAME(f##_4)(__VA_ARGS__);              \
      break;                                 \
    }                                        \
    default:                                 \
      NAME(f##_4)(__VA_ARGS__);              \
  }

TARGET static void NAME(fill)(double *panel, long rows, long lanes, const double *const *columns, long count,
                              const double *centers, long first) {
  if (lanes == 2)
    NAME(fill_lanes)(panel, rows, 2, columns, count, centers, first);
  else if (lanes == 4)
    NAME(fill_lanes)(panel, rows, 4, columns, count, centers, first);
  else if (lanes == 8)
    NAME(fill_lanes)(panel, rows, 8, columns, count, centers, first);
  else
    NAME(fill_lanes)(panel, rows, lanes, columns, count, centers, first);
}

TARGET static void NAME(subtract)(double *panel, long rows, long lanes, const double *coefficients, long stride,
                                  const int32_t *levels, const double *values) {
  FOR_LANES(subtract, panel, rows, lanes, coefficients, stride, levels, values)
}

TARGET static void NAME(add)(const double *panel, long rows, long lanes, double *sums, long stride,
                             const int32_t *levels) {
  FOR_LANES(add, panel, rows, lanes, sums, stride, levels)
}

TARGET static void NAME(center)(double *panel, long lanes, const int32_t *starts, long levels, const double *roots,
                                const double *diagonal, double *means, double *moments) {
  IN_EIGHTS(center, panel, 8, starts, levels, roots, diagonal, means, moments)
  FOR_LANES(center, panel, lanes, starts, levels, roots, diagonal, means, moments)
}

TARGET static void NAME(add_runs)(const double *panel, long rows, long lanes, const int32_t *levels, double *sums,
                                  double *moments) {
  IN_EIGHTS(add_runs, panel, rows, 8, levels, sums, moments)
  FOR_LANES(add_runs, panel, rows, lanes, levels, sums, moments)
}

TARGET static void NAME(products)(const double *panel, long rows, long lanes, double *products) {
  IN_EIGHTS(products, panel, rows, 8, products)
  FOR_LANES(products, panel, rows, lanes, products)
}

TARGET static long NAME(moments)(const double *values, long count, double center, double *sums) {
#if EIGHTS
  NAME(moments_8)(values, count, center, sums);
  return 8;
#else
  NAME(moments_4)(values, count, center, sums);
  return 4;
#endif
}

TARGET static void NAME(write)(const double *panel, long rows, long lanes, long columns, double *target, long stride) {
  NAME(write_lanes)(panel, rows, lanes, columns, target, stride);
}

TARGET static void NAME(scores)(const double *panel, long rows, long lanes, const double *combination,
                                const double *roots, const int32_t *levels, double *sums) {
  FOR_LANES(scores, panel, rows, lanes, combination, roots, levels, sums)
}

TARGET static void NAME(reduced)(const int32_t *starts, long levels, long lanes, const int32_t *codes,
                                 const int32_t *others, const double *p, const double *second, double *q,
                                 double *second_q) {
  if (others) {
    FOR_LANES(reduced, starts, levels, lanes, codes, others, p, second, q, second_q)
  } else {
    FOR_LANES(reduced, starts, levels, lanes, codes, 0, p, 0, q, 0)
  }
}

#undef NAME
#undef INLINE
#undef FOR_LANES
#undef IN_EIGHTS
