// The kernels, written once and compiled for each processor: PREFIX begins their names, TARGET is the processor; FUSED is 1
// where a fused multiply-add is one instruction. Rows of 2 lanes are pairs, all others are made of fours.

#define NAME(f) EXPANDED(EXPANDED(PREFIX, _), f)
#define INLINE static inline __attribute__((always_inline)) TARGET

INLINE four NAME(load)(const double *p) { return *(const unaligned_four *)p; }
INLINE void NAME(store)(double *p, four x) { *(unaligned_four *)p = x; }
INLINE four NAME(all)(double x) { return (four){x, x, x, x}; }
INLINE two NAME(load_two)(const double *p) { return *(const unaligned_two *)p; }
INLINE void NAME(store_two)(double *p, two x) { *(unaligned_two *)p = x; }
INLINE two NAME(both)(double x) { return (two){x, x}; }

// a * b + c.
INLINE four NAME(multiply_add)(four a, four b, four c) {
#if FUSED
  return __builtin_elementwise_fma(a, b, c);
#else
  return a * b + c;
#endif
}

INLINE two NAME(multiply_add_two)(two a, two b, two c) {
#if FUSED
  return __builtin_elementwise_fma(a, b, c);
#else
  return a * b + c;
#endif
}

// Four rows of four columns, or the other way round.
INLINE void NAME(transpose)(four *x) {
  const four a = __builtin_shufflevector(x[0], x[1], 0, 4, 2, 6), b = __builtin_shufflevector(x[0], x[1], 1, 5, 3, 7);
  const four c = __builtin_shufflevector(x[2], x[3], 0, 4, 2, 6), d = __builtin_shufflevector(x[2], x[3], 1, 5, 3, 7);
  x[0] = __builtin_shufflevector(a, c, 0, 1, 4, 5);
  x[1] = __builtin_shufflevector(b, d, 0, 1, 4, 5);
  x[2] = __builtin_shufflevector(a, c, 2, 3, 6, 7);
  x[3] = __builtin_shufflevector(b, d, 2, 3, 6, 7);
}

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
        const four a = NAME(load)(x + r), b = NAME(load)(y + r);
        const four low = __builtin_shufflevector(a, b, 0, 4, 2, 6), high = __builtin_shufflevector(a, b, 1, 5, 3, 7);
        NAME(store)(panel + 2 * r, __builtin_shufflevector(low, high, 0, 1, 4, 5) - center);
        NAME(store)(panel + 2 * r + 4, __builtin_shufflevector(low, high, 2, 3, 6, 7) - center);
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
        four block[4] = {NAME(load)(x[0] + r), NAME(load)(x[1] + r), NAME(load)(x[2] + r), NAME(load)(x[3] + r)};
        NAME(transpose)(block);
        for (int i = 0; i < 4; i++) NAME(store)(panel + (r + i) * lanes + j, (four)((bits)(block[i] - center) & mask));
      }
    }
    for (; r < rows; r++)
      for (long k = j; k < j + 4 && k < lanes; k++)
        panel[r * lanes + k] = k < count ? columns[k][first + r] - centers[k] : 0;
  }
}

INLINE void NAME(subtract_lanes)(double *panel, long rows, long lanes, const double *coefficients, long stride,
                                  const int32_t *levels, const double *values) {
  for (long r = 0; r < rows; r++, panel += lanes) {
    const double *b = coefficients + levels[r] * stride * lanes;
    if (lanes == 2) {
      const two x = NAME(load_two)(b);
      NAME(store_two)(panel, NAME(load_two)(panel) - (values ? x * NAME(both)(values[r]) : x));
    } else if (values) {
      const four value = NAME(all)(values[r]);
      for (long v = 0; v < lanes; v += 4) NAME(store)(panel + v, NAME(load)(panel + v) - NAME(load)(b + v) * value);
    } else {
      for (long v = 0; v < lanes; v += 4) NAME(store)(panel + v, NAME(load)(panel + v) - NAME(load)(b + v));
    }
  }
}

INLINE void NAME(add_lanes)(const double *panel, long rows, long lanes, double *sums, long stride,
                             const int32_t *levels) {
  for (long r = 0; r < rows; r++, panel += lanes) {
    double *sum = sums + levels[r] * stride * lanes;
    if (lanes == 2)
      NAME(store_two)(sum, NAME(load_two)(sum) + NAME(load_two)(panel));
    else
      for (long v = 0; v < lanes; v += 4) NAME(store)(sum + v, NAME(load)(sum + v) + NAME(load)(panel + v));
  }
}

INLINE void NAME(center_lanes)(double *panel, long lanes, const int32_t *starts, long levels, const double *roots,
                               const double *diagonal, double *means, double *moments) {
  const int32_t first = starts[0];
  for (long level = 0; level < levels; level++, means += lanes) {
    const long rows = starts[level + 1] - starts[level];
    const double scale = diagonal[level] > 0 ? 1 / diagonal[level] : 0;
    const double *own = roots ? roots + (starts[level] - first) : 0;
    if (lanes == 2) {
      two sum = NAME(both)(0), square = sum;
      for (long r = 0; r < rows; r++) {
        const two x = NAME(load_two)(panel + 2 * r), weighted = own ? x * NAME(both)(own[r] * own[r]) : x;
        sum += weighted;
        square = NAME(multiply_add_two)(weighted, x, square);
      }
      NAME(store_two)(moments, NAME(load_two)(moments) + sum);
      NAME(store_two)(moments + 2, NAME(load_two)(moments + 2) + square);
      NAME(store_two)(moments + 4, NAME(multiply_add_two)(sum, sum, NAME(load_two)(moments + 4)));
      const two mean = sum * NAME(both)(scale);
      NAME(store_two)(means, mean);
      for (long r = 0; r < rows; r++) NAME(store_two)(panel + 2 * r, NAME(load_two)(panel + 2 * r) - mean);
    }
    // Eight lanes at once, so that no addition waits for the one before.
    const long step = lanes % 8 == 0 ? 8 : 4;
    for (long v = 0; v + 4 <= lanes; v += step) {
      four sums[2] = {NAME(all)(0), NAME(all)(0)}, squares[2] = {NAME(all)(0), NAME(all)(0)};
      double *column = panel + v;
      for (long r = 0; r < rows; r++)
        for (long w = 0; w < step / 4; w++) {
          const four x = NAME(load)(column + r * lanes + 4 * w), weighted = own ? x * NAME(all)(own[r] * own[r]) : x;
          sums[w] += weighted;
          squares[w] = NAME(multiply_add)(weighted, x, squares[w]);
        }
      for (long w = 0; w < step / 4; w++) {
        double *place = moments + v + 4 * w;
        NAME(store)(place, NAME(load)(place) + sums[w]);
        NAME(store)(place + lanes, NAME(load)(place + lanes) + squares[w]);
        NAME(store)(place + 2 * lanes, NAME(multiply_add)(sums[w], sums[w], NAME(load)(place + 2 * lanes)));
        sums[w] *= NAME(all)(scale);
        NAME(store)(means + v + 4 * w, sums[w]);
      }
      for (long r = 0; r < rows; r++)
        for (long w = 0; w < step / 4; w++) {
          double *place = column + r * lanes + 4 * w;
          NAME(store)(place, NAME(load)(place) - sums[w]);
        }
    }
    panel += rows * lanes;
  }
}

INLINE void NAME(add_runs_lanes)(const double *panel, long rows, long lanes, const int32_t *levels, double *sums,
                                 double *moments) {
  if (lanes == 2) {
    two first = NAME(both)(0), second = first;
    for (long r = 0; r < rows;) {
      const int32_t level = levels[r];
      two run = NAME(both)(0);
      for (; r < rows && levels[r] == level; r++) {
        const two x = NAME(load_two)(panel + 2 * r);
        run += x;
        second = NAME(multiply_add_two)(x, x, second);
      }
      NAME(store_two)(sums + 2 * level, NAME(load_two)(sums + 2 * level) + run);
      first += run;
    }
    NAME(store_two)(moments, NAME(load_two)(moments) + first);
    NAME(store_two)(moments + 2, NAME(load_two)(moments + 2) + second);
  }
  for (long v = 0; v + 4 <= lanes; v += 4) {
    four first = NAME(all)(0), second = first;
    for (long r = 0; r < rows;) {
      const int32_t level = levels[r];
      four run = NAME(all)(0);
      for (; r < rows && levels[r] == level; r++) {
        const four x = NAME(load)(panel + r * lanes + v);
        run += x;
        second = NAME(multiply_add)(x, x, second);
      }
      double *sum = sums + level * lanes + v;
      NAME(store)(sum, NAME(load)(sum) + run);
      first += run;
    }
    NAME(store)(moments + v, NAME(load)(moments + v) + first);
    NAME(store)(moments + lanes + v, NAME(load)(moments + lanes + v) + second);
  }
}

// Four lanes from a on times four from b on, of two rows at a time.
INLINE void NAME(tile)(const double *panel, long rows, long lanes, long a, long b, double *products) {
  four sums[8];
  for (int i = 0; i < 8; i++) sums[i] = NAME(all)(0);
  long r = 0;
  for (; r + 2 <= rows; r += 2) {
    const double *x = panel + r * lanes, *y = x + lanes;
    const four first = NAME(load)(x + b), second = NAME(load)(y + b);
    _Pragma("clang loop unroll(full)") for (int i = 0; i < 4; i++) {
      sums[i] = NAME(multiply_add)(first, NAME(all)(x[a + i]), sums[i]);
      sums[i + 4] = NAME(multiply_add)(second, NAME(all)(y[a + i]), sums[i + 4]);
    }
  }
  if (r < rows) {
    const double *x = panel + r * lanes;
    for (int i = 0; i < 4; i++) sums[i] = NAME(multiply_add)(NAME(load)(x + b), NAME(all)(x[a + i]), sums[i]);
  }
  for (int i = 0; i < 4; i++) {
    double *place = products + (a + i) * lanes + b;
    NAME(store)(place, NAME(load)(place) + (sums[i] + sums[i + 4]));
  }
}

INLINE void NAME(products_lanes)(const double *panel, long rows, long lanes, double *products) {
  if (lanes == 2) {
    two first = NAME(both)(0), second = first;
    for (long r = 0; r < rows; r++) {
      const two x = NAME(load_two)(panel + 2 * r);
      first = NAME(multiply_add_two)(x, NAME(both)(x[0]), first);
      second = NAME(multiply_add_two)(x, NAME(both)(x[1]), second);
    }
    NAME(store_two)(products, NAME(load_two)(products) + first);
    NAME(store_two)(products + 2, NAME(load_two)(products + 2) + second);
  }
  for (long a = 0; a + 4 <= lanes; a += 4)
    for (long b = a; b + 4 <= lanes; b += 4) NAME(tile)(panel, rows, lanes, a, b, products);
}

INLINE void NAME(write_lanes)(const double *panel, long rows, long lanes, long columns, double *target, long stride) {
  for (long j = 0; j < columns; j += 4) {
    long r = 0;
    if (lanes >= 4) {
      for (; r + 4 <= rows; r += 4) {
        const double *row = panel + r * lanes + j;
        four x[4] = {NAME(load)(row), NAME(load)(row + lanes), NAME(load)(row + 2 * lanes), NAME(load)(row + 3 * lanes)};
        NAME(transpose)(x);
        for (long k = 0; k < 4 && j + k < columns; k++) NAME(store)(target + (j + k) * stride + r, x[k]);
      }
    }
    for (; r < rows; r++)
      for (long k = j; k < columns && k < j + 4; k++) target[k * stride + r] = panel[r * lanes + k];
  }
}

// Four rows at a time; those of one level one behind the other are added up before they go to its sums.
INLINE long NAME(scores_of_fours)(const double *panel, long rows, long lanes, const double *combination,
                                  const double *roots, const int32_t *levels, double *sums) {
  int32_t level = rows > 0 ? levels[0] : 0;
  four run[2] = {NAME(all)(0), NAME(all)(0)};
  int is_pending = 0;
  long r = 0;
  for (; r + 4 <= rows; r += 4, panel += 4 * lanes) {
    four products[4];
    _Pragma("clang loop unroll(full)") for (int i = 0; i < 4; i++) {
      products[i] = NAME(load)(panel + i * lanes) * NAME(load)(combination);
      if (lanes == 8)
        products[i] = NAME(multiply_add)(NAME(load)(panel + i * lanes + 4), NAME(load)(combination + 4), products[i]);
    }
    NAME(transpose)(products);
    four residuals = (products[0] + products[1]) + (products[2] + products[3]);
    if (roots) {
      const four root = NAME(load)(roots + r);
      residuals *= root * root;
    }
    const int32_t *own = levels + r;
    if (((own[0] ^ level) | (own[1] ^ level) | (own[2] ^ level) | (own[3] ^ level)) == 0) {
      _Pragma("clang loop unroll(full)") for (int i = 0; i < 4; i++)
        for (long w = 0; w < lanes / 4; w++)
          run[w] = NAME(multiply_add)(NAME(load)(panel + i * lanes + 4 * w), NAME(all)(residuals[i]), run[w]);
      is_pending = 1;
      continue;
    }
    if (is_pending) {
      for (long w = 0; w < lanes / 4; w++) {
        double *sum = sums + level * lanes + 4 * w;
        NAME(store)(sum, NAME(load)(sum) + run[w]);
        run[w] = NAME(all)(0);
      }
      is_pending = 0;
    }
    for (int i = 0; i < 4; i++)
      for (long w = 0; w < lanes / 4; w++) {
        double *sum = sums + own[i] * lanes + 4 * w;
        NAME(store)(sum, NAME(multiply_add)(NAME(load)(panel + i * lanes + 4 * w), NAME(all)(residuals[i]), NAME(load)(sum)));
      }
    level = own[3];
  }
  if (is_pending)
    for (long w = 0; w < lanes / 4; w++) {
      double *sum = sums + level * lanes + 4 * w;
      NAME(store)(sum, NAME(load)(sum) + run[w]);
    }
  return r;
}

INLINE void NAME(scores_lanes)(const double *panel, long rows, long lanes, const double *combination,
                                const double *roots, const int32_t *levels, double *sums) {
  long r = lanes == 4 || lanes == 8 ? NAME(scores_of_fours)(panel, rows, lanes, combination, roots, levels, sums) : 0;
  panel += r * lanes;
  for (; r < rows; r++, panel += lanes) {
    const double weight = roots ? roots[r] * roots[r] : 1;
    double *sum = sums + levels[r] * lanes;
    if (lanes == 2) {
      const two x = NAME(load_two)(panel), product = x * NAME(load_two)(combination);
      const two residual = NAME(both)((product[0] + product[1]) * weight);
      NAME(store_two)(sum, NAME(multiply_add_two)(x, residual, NAME(load_two)(sum)));
      continue;
    }
    four product = NAME(load)(panel) * NAME(load)(combination);
    for (long v = 4; v < lanes; v += 4)
      product = NAME(multiply_add)(NAME(load)(panel + v), NAME(load)(combination + v), product);
    const four residual = NAME(all)(((product[0] + product[1]) + (product[2] + product[3])) * weight);
    for (long v = 0; v < lanes; v += 4)
      NAME(store)(sum + v, NAME(multiply_add)(NAME(load)(panel + v), residual, NAME(load)(sum + v)));
  }
}

// p of the first factor of a row, and with it that of a second one where there is one.
INLINE four NAME(fitted)(const double *p, const int32_t *codes, const double *second, const int32_t *others, long row,
                         long lanes, long v) {
  const four x = NAME(load)(p + codes[row] * lanes + v);
  return others ? x + NAME(load)(second + others[row] * lanes + v) : x;
}

INLINE void NAME(spread)(double *q, long place, four x) { NAME(store)(q + place, NAME(load)(q + place) + x); }

INLINE void NAME(reduced_lanes)(const int32_t *starts, long levels, long lanes, const int32_t *codes,
                                const int32_t *others, const double *p, const double *second, double *q,
                                double *second_q) {
  for (long level = 0; level < levels; level++) {
    const long first = starts[level], end = starts[level + 1];
    const double share = 1 / (double)(end - first);
    if (lanes == 2) {
      two mean = NAME(both)(0);
      for (long row = first; row < end; row++) {
        const two x = NAME(load_two)(p + 2 * codes[row]);
        mean += others ? x + NAME(load_two)(second + 2 * others[row]) : x;
      }
      mean *= NAME(both)(share);
      for (long row = first; row < end; row++) {
        two x = NAME(load_two)(p + 2 * codes[row]);
        if (others) x += NAME(load_two)(second + 2 * others[row]);
        x -= mean;
        NAME(store_two)(q + 2 * codes[row], NAME(load_two)(q + 2 * codes[row]) + x);
        if (others) NAME(store_two)(second_q + 2 * others[row], NAME(load_two)(second_q + 2 * others[row]) + x);
      }
      continue;
    }
    // Eight lanes at once, so that no addition waits for the one before.
    const long step = lanes % 8 == 0 ? 8 : 4;
    for (long v = 0; v + 4 <= lanes; v += step) {
      four means[2] = {NAME(all)(0), NAME(all)(0)};
      for (long row = first; row < end; row++)
        for (long w = 0; w < step / 4; w++)
          means[w] += NAME(fitted)(p, codes, second, others, row, lanes, v + 4 * w);
      for (long w = 0; w < step / 4; w++) means[w] *= NAME(all)(share);
      for (long row = first; row < end; row++)
        for (long w = 0; w < step / 4; w++) {
          const four x = NAME(fitted)(p, codes, second, others, row, lanes, v + 4 * w) - means[w];
          NAME(spread)(q, codes[row] * lanes + v + 4 * w, x);
          if (others) NAME(spread)(second_q, others[row] * lanes + v + 4 * w, x);
        }
    }
  }
}

// The usual numbers of lanes have loops of their own.
#define FOR_LANES(f, ...)      \
  switch (lanes) {             \
    case 2: {                  \
      const long lanes = 2;    \
      NAME(f)(__VA_ARGS__);    \
      break;                   \
    }                          \
    case 4: {                  \
      const long lanes = 4;    \
      NAME(f)(__VA_ARGS__);    \
      break;                   \
    }                          \
    case 8: {                  \
      const long lanes = 8;    \
      NAME(f)(__VA_ARGS__);    \
      break;                   \
    }                          \
    default:                   \
      NAME(f)(__VA_ARGS__);    \
  }

TARGET static void NAME(fill)(double *panel, long rows, long lanes, const double *const *columns, long count,
                              const double *centers, long first) {
  FOR_LANES(fill_lanes, panel, rows, lanes, columns, count, centers, first)
}

TARGET static void NAME(subtract)(double *panel, long rows, long lanes, const double *coefficients, long stride,
                                  const int32_t *levels, const double *values) {
  FOR_LANES(subtract_lanes, panel, rows, lanes, coefficients, stride, levels, values)
}

TARGET static void NAME(add)(const double *panel, long rows, long lanes, double *sums, long stride,
                             const int32_t *levels) {
  FOR_LANES(add_lanes, panel, rows, lanes, sums, stride, levels)
}

TARGET static void NAME(center)(double *panel, long lanes, const int32_t *starts, long levels, const double *roots,
                                const double *diagonal, double *means, double *moments) {
  FOR_LANES(center_lanes, panel, lanes, starts, levels, roots, diagonal, means, moments)
}

TARGET static void NAME(add_runs)(const double *panel, long rows, long lanes, const int32_t *levels, double *sums,
                                  double *moments) {
  FOR_LANES(add_runs_lanes, panel, rows, lanes, levels, sums, moments)
}

TARGET static void NAME(products)(const double *panel, long rows, long lanes, double *products) {
  FOR_LANES(products_lanes, panel, rows, lanes, products)
}

TARGET static void NAME(write)(const double *panel, long rows, long lanes, long columns, double *target, long stride) {
  FOR_LANES(write_lanes, panel, rows, lanes, columns, target, stride)
}

TARGET static void NAME(scores)(const double *panel, long rows, long lanes, const double *combination,
                                const double *roots, const int32_t *levels, double *sums) {
  FOR_LANES(scores_lanes, panel, rows, lanes, combination, roots, levels, sums)
}

TARGET static void NAME(reduced)(const int32_t *starts, long levels, long lanes, const int32_t *codes,
                                 const int32_t *others, const double *p, const double *second, double *q,
                                 double *second_q) {
  if (others) {
    FOR_LANES(reduced_lanes, starts, levels, lanes, codes, others, p, second, q, second_q)
  } else {
    FOR_LANES(reduced_lanes, starts, levels, lanes, codes, 0, p, 0, q, 0)
  }
}

#undef NAME
#undef INLINE
#undef FOR_LANES
