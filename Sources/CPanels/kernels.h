// The kernels, written once and compiled twice: NAME gives each compilation its names and TARGET its processor; FUSED
// is 1 where a fused multiply-add is one instruction.

#define INLINE static inline __attribute__((always_inline)) TARGET

INLINE four NAME(load)(const double *p) { return *(const unaligned_four *)p; }
INLINE void NAME(store)(double *p, four x) { *(unaligned_four *)p = x; }
INLINE four NAME(all)(double x) { return (four){x, x, x, x}; }

// a * b + c.
INLINE four NAME(multiply_add)(four a, four b, four c) {
#if FUSED
  return __builtin_elementwise_fma(a, b, c);
#else
  return a * b + c;
#endif
}

// a * b - product, exactly.
INLINE four NAME(product_error)(four a, four b, four product) {
#if FUSED
  return __builtin_elementwise_fma(a, b, -product);
#else
  const four splitter = NAME(all)(134217729.0);
  const four ca = splitter * a, cb = splitter * b;
  const four ah = ca - (ca - a), bh = cb - (cb - b);
  const four al = a - ah, bl = b - bh;
  return ((ah * bh - product) + ah * bl + al * bh) + al * bl;
#endif
}

// (a + b) - sum, exactly.
INLINE four NAME(sum_error)(four a, four b, four sum) {
  const four t = sum - a;
  return (a - (sum - t)) + (b - t);
}

INLINE double NAME(total)(four x) { return (x[0] + x[1]) + (x[2] + x[3]); }

// *high + *low += x + error.
INLINE void NAME(add_extended)(double *high, double *low, double x, double error) {
  const double sum = *high + x;
  const double t = sum - *high;
  *low += ((*high - (sum - t)) + (x - t)) + error;
  *high = sum;
}

INLINE double NAME(scalar_product_error)(double a, double b, double product) {
  return NAME(product_error)(NAME(all)(a), NAME(all)(b), NAME(all)(product))[0];
}

#define TALL 4

// TALL columns of the left times WIDE columns of the right, while two columns that come next are fetched.
#define PRODUCT_TILE(WIDE)                                                                                             \
  INLINE void NAME(product_tile_##WIDE)(const double *const *a, const double *const *b, long rows,                     \
                                        const double *const *next, double *out) {                                      \
    four sums[TALL * WIDE];                                                                                            \
    _Pragma("clang loop unroll(full)") for (int t = 0; t < TALL * WIDE; t++) sums[t] = NAME(all)(0);                   \
    long r = 0;                                                                                                        \
    for (; r + 4 <= rows; r += 4) {                                                                                    \
      four right[WIDE];                                                                                                \
      __builtin_prefetch(next[0] + r, 0, 2);                                                                           \
      __builtin_prefetch(next[1] + r, 0, 2);                                                                           \
      _Pragma("clang loop unroll(full)") for (int j = 0; j < WIDE; j++) right[j] = NAME(load)(b[j] + r);               \
      _Pragma("clang loop unroll(full)") for (int i = 0; i < TALL; i++) {                                              \
        const four left = NAME(load)(a[i] + r);                                                                        \
        _Pragma("clang loop unroll(full)") for (int j = 0; j < WIDE; j++) sums[i + j * TALL] =                         \
            NAME(multiply_add)(left, right[j], sums[i + j * TALL]);                                                    \
      }                                                                                                                \
    }                                                                                                                  \
    _Pragma("clang loop unroll(full)") for (int t = 0; t < TALL * WIDE; t++) out[t] = NAME(total)(sums[t]);            \
    for (; r < rows; r++)                                                                                              \
      for (int j = 0; j < WIDE; j++)                                                                                   \
        for (int i = 0; i < TALL; i++) out[i + j * TALL] += a[i][r] * b[j][r];                                         \
  }
PRODUCT_TILE(1)
PRODUCT_TILE(3)
#undef PRODUCT_TILE

TARGET static void NAME(products)(const double *left, long left_columns, const double *right, long right_columns,
                                  long rows, long stride, int lower, const double *const *ahead, long ahead_columns,
                                  long ahead_row, double *sums) {
  const int wide = right_columns < 3 ? 1 : 3;
  long tiles = 0, tile_count = 0, fetched = 0;
  for (long j0 = 0; j0 < right_columns; j0 += wide)
    tile_count += (left_columns - (lower ? j0 / TALL * TALL : 0) + TALL - 1) / TALL;
  for (long j0 = 0; j0 < right_columns; j0 += wide) {
    const double *b[3];
    // A tile over the edge repeats the last column, and what comes of the repetition is not used.
    for (int j = 0; j < 3; j++) b[j] = right + (j0 + j < right_columns ? j0 + j : right_columns - 1) * stride;
    for (long i0 = lower ? j0 / TALL * TALL : 0; i0 < left_columns; i0 += TALL) {
      const double *a[TALL];
      for (int i = 0; i < TALL; i++) a[i] = left + (i0 + i < left_columns ? i0 + i : left_columns - 1) * stride;
      // What is fetched is spread evenly over the tiles; where there is nothing, what is there already.
      const double *next[2] = {b[0], b[0]};
      tiles++;
      for (int n = 0; ahead && n < 2 && fetched * tile_count < tiles * ahead_columns && fetched < ahead_columns; n++) {
        const double *column = ahead[fetched++];
        if (column) next[n] = column + ahead_row;
      }
      double tile[TALL * 3];
      if (wide == 3)
        NAME(product_tile_3)(a, b, rows, next, tile);
      else
        NAME(product_tile_1)(a, b, rows, next, tile);
      for (int j = 0; j < wide && j0 + j < right_columns; j++)
        for (int i = 0; i < TALL && i0 + i < left_columns; i++)
          sums[i0 + i + (j0 + j) * left_columns] += tile[i + j * TALL];
    }
  }
}

// Four rows of a column that may not be in memory.
INLINE four NAME(source)(const double *column, long row) {
  return column ? NAME(load)(column + row) : NAME(all)(1);
}

TARGET static void NAME(load_standardized)(const double *const *sources, long columns, long first, long rows,
                                           const double *centers, const double *scales, double *panel, long stride) {
  for (long j = 0; j < columns; j++) {
    const four center = NAME(all)(centers[j]), scale = NAME(all)(scales[j]);
    const double *x = sources[j];
    double *z = panel + j * stride;
    long r = 0;
    for (; r + 4 <= rows; r += 4) NAME(store)(z + r, (NAME(source)(x, first + r) - center) * scale);
    for (; r < rows; r++) z[r] = ((x ? x[first + r] : 1) - centers[j]) * scales[j];
  }
}

TARGET static void NAME(load_scores)(const double *const *sources, long columns, long regressors, long first, long rows,
                                     const double *centers, const double *scales, const double *coefficients,
                                     double *panel, long stride) {
  long r = 0;
  for (; r + 16 <= rows; r += 16) {
    four sums[4] = {NAME(all)(0), NAME(all)(0), NAME(all)(0), NAME(all)(0)};
    for (long j = 0; j < columns; j++) {
      const four b = NAME(all)(coefficients[j]), center = NAME(all)(centers[j]), scale = NAME(all)(scales[j]);
      double *z = panel + r + j * stride;
      _Pragma("clang loop unroll(full)") for (int n = 0; n < 4; n++) {
        const four x = (NAME(source)(sources[j], first + r + 4 * n) - center) * scale;
        if (j < regressors) NAME(store)(z + 4 * n, x);
        sums[n] = NAME(multiply_add)(x, b, sums[n]);
      }
    }
    for (long j = 0; j < regressors; j++) {
      double *z = panel + r + j * stride;
      _Pragma("clang loop unroll(full)") for (int n = 0; n < 4; n++)
        NAME(store)(z + 4 * n, NAME(load)(z + 4 * n) * sums[n]);
    }
  }
  for (; r < rows; r++) {
    four sum = NAME(all)(0);
    for (long j = 0; j < columns; j++) {
      const double z = ((sources[j] ? sources[j][first + r] : 1) - centers[j]) * scales[j];
      if (j < regressors) panel[r + j * stride] = z;
      sum = NAME(multiply_add)(NAME(all)(z), NAME(all)(coefficients[j]), sum);
    }
    for (long j = 0; j < regressors; j++) panel[r + j * stride] *= sum[0];
  }
}

TARGET static void NAME(times)(const double *panel, long columns, long rows, long stride, const double *coefficients,
                               double *target) {
  long r = 0;
  for (; r + 16 <= rows; r += 16) {
    four s0 = NAME(all)(0), s1 = s0, s2 = s0, s3 = s0;
    const double *x = panel + r;
    for (long j = 0; j < columns; j++, x += stride) {
      const four b = NAME(all)(coefficients[j]);
      s0 = NAME(multiply_add)(NAME(load)(x), b, s0);
      s1 = NAME(multiply_add)(NAME(load)(x + 4), b, s1);
      s2 = NAME(multiply_add)(NAME(load)(x + 8), b, s2);
      s3 = NAME(multiply_add)(NAME(load)(x + 12), b, s3);
    }
    NAME(store)(target + r, s0);
    NAME(store)(target + r + 4, s1);
    NAME(store)(target + r + 8, s2);
    NAME(store)(target + r + 12, s3);
  }
  for (; r < rows; r++) {
    four sum = NAME(all)(0);
    for (long j = 0; j < columns; j++)
      sum = NAME(multiply_add)(NAME(all)(panel[r + j * stride]), NAME(all)(coefficients[j]), sum);
    target[r] = sum[0];
  }
}

// Four rows of a column, standardized in place.
INLINE four NAME(standardize)(double *x, four center, four scale) {
  const four z = (NAME(load)(x) - center) * scale;
  NAME(store)(x, z);
  return z;
}

TARGET static void NAME(standardize_times)(double *panel, long columns, long rows, long stride, const double *centers,
                                           const double *scales, const double *coefficients, double *target) {
  long r = 0;
  for (; r + 16 <= rows; r += 16) {
    four s0 = NAME(all)(0), s1 = s0, s2 = s0, s3 = s0;
    double *x = panel + r;
    for (long j = 0; j < columns; j++, x += stride) {
      const four b = NAME(all)(coefficients[j]), center = NAME(all)(centers[j]), scale = NAME(all)(scales[j]);
      s0 = NAME(multiply_add)(NAME(standardize)(x, center, scale), b, s0);
      s1 = NAME(multiply_add)(NAME(standardize)(x + 4, center, scale), b, s1);
      s2 = NAME(multiply_add)(NAME(standardize)(x + 8, center, scale), b, s2);
      s3 = NAME(multiply_add)(NAME(standardize)(x + 12, center, scale), b, s3);
    }
    NAME(store)(target + r, s0);
    NAME(store)(target + r + 4, s1);
    NAME(store)(target + r + 8, s2);
    NAME(store)(target + r + 12, s3);
  }
  for (; r < rows; r++) {
    four sum = NAME(all)(0);
    for (long j = 0; j < columns; j++) {
      double *x = panel + r + j * stride;
      *x = (*x - centers[j]) * scales[j];
      sum = NAME(multiply_add)(NAME(all)(*x), NAME(all)(coefficients[j]), sum);
    }
    target[r] = sum[0];
  }
}

// Two columns by two, in extended precision; the columns have low parts where LOWS is not 0.
#define EXTENDED_TILE(LOWS)                                                                                            \
  INLINE void NAME(extended_tile_##LOWS)(const double *const *a, const double *const *al, const double *const *b,      \
                                         const double *const *bl, long rows, double *high, double *low) {              \
    four sums[4], lows[4];                                                                                             \
    _Pragma("clang loop unroll(full)") for (int t = 0; t < 4; t++) sums[t] = lows[t] = NAME(all)(0);                   \
    long r = 0;                                                                                                        \
    for (; r + 4 <= rows; r += 4) {                                                                                    \
      const four right[2] = {NAME(load)(b[0] + r), NAME(load)(b[1] + r)};                                              \
      _Pragma("clang loop unroll(full)") for (int i = 0; i < 2; i++) {                                                 \
        const four left = NAME(load)(a[i] + r);                                                                        \
        _Pragma("clang loop unroll(full)") for (int j = 0; j < 2; j++) {                                               \
          const four product = left * right[j];                                                                        \
          four error = NAME(product_error)(left, right[j], product);                                                   \
          if (LOWS) {                                                                                                  \
            error = NAME(multiply_add)(left, NAME(load)(bl[j] + r), error);                                            \
            error = NAME(multiply_add)(NAME(load)(al[i] + r), right[j], error);                                        \
          }                                                                                                            \
          const int t = i + j * 2;                                                                                     \
          const four sum = sums[t] + product;                                                                          \
          lows[t] += NAME(sum_error)(sums[t], product, sum) + error;                                                   \
          sums[t] = sum;                                                                                               \
        }                                                                                                              \
      }                                                                                                                \
    }                                                                                                                  \
    for (int t = 0; t < 4; t++) {                                                                                      \
      high[t] = sums[t][0];                                                                                            \
      low[t] = lows[t][0];                                                                                             \
      for (int lane = 1; lane < 4; lane++) NAME(add_extended)(high + t, low + t, sums[t][lane], lows[t][lane]);        \
    }                                                                                                                  \
    for (; r < rows; r++)                                                                                              \
      for (int t = 0; t < 4; t++) {                                                                                    \
        const double x = a[t % 2][r], y = b[t / 2][r], product = x * y;                                                \
        double error = NAME(scalar_product_error)(x, y, product);                                                      \
        if (LOWS) error += x * bl[t / 2][r] + al[t % 2][r] * y;                                                        \
        NAME(add_extended)(high + t, low + t, product, error);                                                         \
      }                                                                                                                \
  }
EXTENDED_TILE(0)
EXTENDED_TILE(1)
#undef EXTENDED_TILE

TARGET static void NAME(extended_products)(const double *left, const double *left_low, long left_columns,
                                           const double *right, const double *right_low, long right_columns, long rows,
                                           long stride, int lower, double *sums, double *lows) {
  for (long j0 = 0; j0 < right_columns; j0 += 2) {
    const long j1 = j0 + 1 < right_columns ? j0 + 1 : j0;
    const double *b[2] = {right + j0 * stride, right + j1 * stride};
    for (long i0 = lower ? j0 : 0; i0 < left_columns; i0 += 2) {
      const long i1 = i0 + 1 < left_columns ? i0 + 1 : i0;
      const double *a[2] = {left + i0 * stride, left + i1 * stride};
      double high[4], low[4];
      if (left_low && right_low) {
        const double *al[2] = {left_low + i0 * stride, left_low + i1 * stride};
        const double *bl[2] = {right_low + j0 * stride, right_low + j1 * stride};
        NAME(extended_tile_1)(a, al, b, bl, rows, high, low);
      } else {
        NAME(extended_tile_0)(a, a, b, b, rows, high, low);
      }
      for (int t = 0; t < 4; t++) {
        const long i = i0 + t % 2, j = j0 + t / 2;
        if (i >= left_columns || j >= right_columns) continue;
        const long place = i + j * left_columns;
        NAME(add_extended)(sums + place, lows + place, high[t], low[t]);
      }
    }
  }
}

TARGET static void NAME(extended_scale_rows)(const double *panel, const double *low, long columns, long rows,
                                             long stride, const double *factors, double *target, double *target_low) {
  for (long j = 0; j < columns; j++) {
    const long start = j * stride;
    for (long r = 0; r < rows; r++) {
      const double x = panel[start + r], product = x * factors[r];
      target[start + r] = product;
      target_low[start + r] = NAME(scalar_product_error)(x, factors[r], product) + low[start + r] * factors[r];
    }
  }
}

// x + x_low - center as *deviation + *lost.
INLINE void NAME(center)(four x, four x_low, four center, four *deviation, four *lost) {
  const four difference = x - center;
  const four rest = NAME(sum_error)(x, -center, difference) + x_low;
  *deviation = difference + rest;
  *lost = rest - (*deviation - difference);
}

// *high + *low -= (x + x_low - center) * (b + bl).
INLINE void NAME(subtract_product)(four x, four x_low, four center, four b, four bl, four *high, four *low) {
  four deviation, lost;
  NAME(center)(x, x_low, center, &deviation, &lost);
  const four product = deviation * b;
  four error = NAME(product_error)(deviation, b, product);
  error = NAME(multiply_add)(deviation, bl, error);
  error = NAME(multiply_add)(lost, b, error);
  const four sum = *high - product;
  *low += NAME(sum_error)(*high, -product, sum) - error;
  *high = sum;
}

// Four sums of two, so that the second is the smaller.
INLINE void NAME(store_sum)(four h, four l, double *high, double *low) {
  const four sum = h + l;
  NAME(store)(high, sum);
  NAME(store)(low, l - (sum - h));
}

TARGET static void NAME(residuals)(const double *panel, const double *panel_low, long columns, long rows, long stride,
                                   const double *centers, const double *coefficients, const double *coefficients_low,
                                   const double *response, double *high, double *low) {
  const four none = NAME(all)(0);
  long r = 0;
  for (; r + 8 <= rows; r += 8) {
    four h0 = NAME(load)(response + r), h1 = NAME(load)(response + r + 4);
    four l0 = NAME(all)(0), l1 = l0;
    for (long j = 0; j < columns; j++) {
      const four center = NAME(all)(centers[j]), b = NAME(all)(coefficients[j]), bl = NAME(all)(coefficients_low[j]);
      const double *x = panel + r + j * stride, *rest = panel_low ? panel_low + r + j * stride : 0;
      NAME(subtract_product)(NAME(load)(x), panel_low ? NAME(load)(rest) : none, center, b, bl, &h0, &l0);
      NAME(subtract_product)(NAME(load)(x + 4), panel_low ? NAME(load)(rest + 4) : none, center, b, bl, &h1, &l1);
    }
    NAME(store_sum)(h0, l0, high + r, low + r);
    NAME(store_sum)(h1, l1, high + r + 4, low + r + 4);
  }
  for (; r < rows; r++) {
    four h = NAME(all)(response[r]), l = NAME(all)(0);
    for (long j = 0; j < columns; j++)
      NAME(subtract_product)(NAME(all)(panel[r + j * stride]), NAME(all)(panel_low ? panel_low[r + j * stride] : 0),
                             NAME(all)(centers[j]), NAME(all)(coefficients[j]), NAME(all)(coefficients_low[j]), &h, &l);
    high[r] = h[0] + l[0];
    low[r] = l[0] - (high[r] - h[0]);
  }
}

// *sum + *lows += (x + x_low - center) * (high + low).
INLINE void NAME(add_product)(four x, four x_low, four center, four high, four low, four *sum, four *lows) {
  four deviation, lost;
  NAME(center)(x, x_low, center, &deviation, &lost);
  const four product = deviation * high;
  four error = NAME(product_error)(deviation, high, product);
  error = NAME(multiply_add)(deviation, low, error);
  error = NAME(multiply_add)(lost, high, error);
  const four total = *sum + product;
  *lows += NAME(sum_error)(*sum, product, total) + error;
  *sum = total;
}

TARGET static void NAME(gradient)(const double *panel, const double *panel_low, long columns, long rows, long stride,
                                  const double *centers, const double *high, const double *low, double *sums,
                                  double *lows) {
  const four none = NAME(all)(0);
  for (long j = 0; j < columns; j++) {
    const double *x = panel + j * stride, *rest = panel_low ? panel_low + j * stride : 0;
    const four center = NAME(all)(centers[j]);
    four s0 = NAME(all)(0), s1 = s0, l0 = s0, l1 = s0, tail = s0, tail_low = s0;
    long r = 0;
    for (; r + 8 <= rows; r += 8) {
      NAME(add_product)(NAME(load)(x + r), rest ? NAME(load)(rest + r) : none, center, NAME(load)(high + r),
                        NAME(load)(low + r), &s0, &l0);
      NAME(add_product)(NAME(load)(x + r + 4), rest ? NAME(load)(rest + r + 4) : none, center, NAME(load)(high + r + 4),
                        NAME(load)(low + r + 4), &s1, &l1);
    }
    for (; r < rows; r++)
      NAME(add_product)((four){x[r]}, (four){rest ? rest[r] : 0}, (four){centers[j]}, (four){high[r]}, (four){low[r]},
                        &tail, &tail_low);
    for (int lane = 0; lane < 4; lane++) NAME(add_extended)(sums + j, lows + j, s0[lane], l0[lane]);
    for (int lane = 0; lane < 4; lane++) NAME(add_extended)(sums + j, lows + j, s1[lane], l1[lane]);
    NAME(add_extended)(sums + j, lows + j, tail[0], tail_low[0]);
  }
}

// high, low -= factor * (column + column_low), for four entries.
INLINE void NAME(subtract_multiple)(four factor, four factor_low, four x, four x_low, four *high, four *low) {
  const four product = factor * x;
  four error = NAME(product_error)(factor, x, product);
  error = NAME(multiply_add)(factor, x_low, error);
  error = NAME(multiply_add)(factor_low, x, error);
  const four sum = *high - product;
  const four rest = *low + (NAME(sum_error)(*high, -product, sum) - error);
  *high = sum + rest;
  *low = rest - (*high - sum);
}

TARGET static void NAME(extended_subtract_multiple)(long count, double factor, double factor_low, const double *column,
                                                    const double *column_low, double *high, double *low) {
  const four f = NAME(all)(factor), fl = NAME(all)(factor_low);
  long i = 0;
  for (; i + 4 <= count; i += 4) {
    four h = NAME(load)(high + i), l = NAME(load)(low + i);
    NAME(subtract_multiple)(f, fl, NAME(load)(column + i), NAME(load)(column_low + i), &h, &l);
    NAME(store)(high + i, h);
    NAME(store)(low + i, l);
  }
  for (; i < count; i++) {
    four h = NAME(all)(high[i]), l = NAME(all)(low[i]);
    NAME(subtract_multiple)(f, fl, NAME(all)(column[i]), NAME(all)(column_low[i]), &h, &l);
    high[i] = h[0];
    low[i] = l[0];
  }
}

#undef TALL
#undef INLINE
