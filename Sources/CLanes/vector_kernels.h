// The loops over rows of some whole vectors, written once for vectors of two, four and eight numbers: WIDTH of them.

#define OF(f) EXPANDED(EXPANDED(NAME(f), _), WIDTH)
#define VECTOR OF(numbers)
#define UNALIGNED OF(unaligned)

typedef double VECTOR __attribute__((vector_size(8 * WIDTH)));
typedef double UNALIGNED __attribute__((vector_size(8 * WIDTH), aligned(8), may_alias));

INLINE VECTOR OF(load)(const double *p) { return *(const UNALIGNED *)p; }
INLINE void OF(store)(double *p, VECTOR x) { *(UNALIGNED *)p = x; }
INLINE VECTOR OF(all)(double x) { return x - (VECTOR){0}; }

// a * b + c.
INLINE VECTOR OF(multiply_add)(VECTOR a, VECTOR b, VECTOR c) {
#if FUSED
  return __builtin_elementwise_fma(a, b, c);
#else
  return a * b + c;
#endif
}

// All numbers of a vector, added up in pairs.
INLINE double OF(total)(VECTOR x) {
  double sums[WIDTH];
  for (int i = 0; i < WIDTH; i++) sums[i] = x[i];
  for (int step = 1; step < WIDTH; step *= 2)
    for (int i = 0; i < WIDTH; i += 2 * step) sums[i] += sums[i + step];
  return sums[0];
}

INLINE void OF(subtract)(double *panel, long rows, long lanes, const double *coefficients, long stride,
                         const int32_t *levels, const double *values) {
  for (long r = 0; r < rows; r++, panel += lanes) {
    const double *b = coefficients + levels[r] * stride * lanes;
    if (values) {
      const VECTOR value = OF(all)(values[r]);
      for (long v = 0; v < lanes; v += WIDTH) OF(store)(panel + v, OF(load)(panel + v) - OF(load)(b + v) * value);
    } else {
      for (long v = 0; v < lanes; v += WIDTH) OF(store)(panel + v, OF(load)(panel + v) - OF(load)(b + v));
    }
  }
}

INLINE void OF(add)(const double *panel, long rows, long lanes, double *sums, long stride, const int32_t *levels) {
  for (long r = 0; r < rows; r++, panel += lanes) {
    double *sum = sums + levels[r] * stride * lanes;
    for (long v = 0; v < lanes; v += WIDTH) OF(store)(sum + v, OF(load)(sum + v) + OF(load)(panel + v));
  }
}

INLINE void OF(center)(double *panel, long lanes, const int32_t *starts, long levels, const double *roots,
                       const double *diagonal, double *means, double *moments) {
  const int32_t first = starts[0];
  for (long level = 0; level < levels; level++, means += lanes) {
    const long rows = starts[level + 1] - starts[level];
    const double scale = diagonal[level] > 0 ? 1 / diagonal[level] : 0;
    const double *own = roots ? roots + (starts[level] - first) : 0;
    // Two vectors at once, so that no addition waits for the one before.
    const long step = lanes % (2 * WIDTH) == 0 ? 2 : 1;
    for (long v = 0; v + WIDTH <= lanes; v += step * WIDTH) {
      VECTOR sums[2] = {OF(all)(0), OF(all)(0)}, squares[2] = {OF(all)(0), OF(all)(0)};
      double *column = panel + v;
      for (long r = 0; r < rows; r++)
        for (long w = 0; w < step; w++) {
          const VECTOR x = OF(load)(column + r * lanes + WIDTH * w);
          const VECTOR weighted = own ? x * OF(all)(own[r] * own[r]) : x;
          sums[w] += weighted;
          squares[w] = OF(multiply_add)(weighted, x, squares[w]);
        }
      for (long w = 0; w < step; w++) {
        double *place = moments + v + WIDTH * w;
        OF(store)(place, OF(load)(place) + sums[w]);
        OF(store)(place + lanes, OF(load)(place + lanes) + squares[w]);
        OF(store)(place + 2 * lanes, OF(multiply_add)(sums[w], sums[w], OF(load)(place + 2 * lanes)));
        sums[w] *= OF(all)(scale);
        OF(store)(means + v + WIDTH * w, sums[w]);
      }
      for (long r = 0; r < rows; r++)
        for (long w = 0; w < step; w++) {
          double *place = column + r * lanes + WIDTH * w;
          OF(store)(place, OF(load)(place) - sums[w]);
        }
    }
    panel += rows * lanes;
  }
}

INLINE void OF(add_runs)(const double *panel, long rows, long lanes, const int32_t *levels, double *sums,
                         double *moments) {
  for (long v = 0; v + WIDTH <= lanes; v += WIDTH) {
    VECTOR first = OF(all)(0), second = first;
    for (long r = 0; r < rows;) {
      const int32_t level = levels[r];
      VECTOR run = OF(all)(0);
      for (; r < rows && levels[r] == level; r++) {
        const VECTOR x = OF(load)(panel + r * lanes + v);
        run += x;
        second = OF(multiply_add)(x, x, second);
      }
      double *sum = sums + level * lanes + v;
      OF(store)(sum, OF(load)(sum) + run);
      first += run;
    }
    OF(store)(moments + v, OF(load)(moments + v) + first);
    OF(store)(moments + lanes + v, OF(load)(moments + lanes + v) + second);
  }
}

// Adds to sums, and to what is lost in that by rounding.
//
// Source: Knuth (1997), The Art of Computer Programming, volume 2, section 4.2.2, theorem B.
INLINE void OF(add_keeping)(VECTOR *sum, VECTOR *lost, VECTOR x) {
  const VECTOR total = *sum + x, added = total - *sum;
  *lost += (*sum - (total - added)) + (x - added);
  *sum = total;
}

INLINE void OF(moments)(const double *values, long count, double center, double *sums) {
  VECTOR first = OF(all)(0), first_lost = first, second = first, second_lost = first;
  for (long i = 0; i < count; i += WIDTH) {
    double rest[WIDTH];
    if (i + WIDTH > count)
      for (long k = 0; k < WIDTH; k++) rest[k] = i + k < count ? values[i + k] : center;
    const VECTOR x = OF(load)(i + WIDTH > count ? rest : values + i) - OF(all)(center);
    OF(add_keeping)(&first, &first_lost, x);
    OF(add_keeping)(&second, &second_lost, x * x);
  }
  for (int k = 0; k < WIDTH; k++) {
    sums[k] = first[k];
    sums[WIDTH + k] = first_lost[k];
    sums[2 * WIDTH + k] = second[k];
    sums[3 * WIDTH + k] = second_lost[k];
  }
}

// Some lanes from a on times as many from b on, of two rows at a time.
INLINE void OF(tile)(const double *panel, long rows, long lanes, long a, long b, double *products) {
  VECTOR sums[2 * WIDTH];
  for (int i = 0; i < 2 * WIDTH; i++) sums[i] = OF(all)(0);
  long r = 0;
  for (; r + 2 <= rows; r += 2) {
    const double *x = panel + r * lanes, *y = x + lanes;
    const VECTOR first = OF(load)(x + b), second = OF(load)(y + b);
    _Pragma("clang loop unroll(full)") for (int i = 0; i < WIDTH; i++) {
      sums[i] = OF(multiply_add)(first, OF(all)(x[a + i]), sums[i]);
      sums[i + WIDTH] = OF(multiply_add)(second, OF(all)(y[a + i]), sums[i + WIDTH]);
    }
  }
  if (r < rows) {
    const double *x = panel + r * lanes;
    for (int i = 0; i < WIDTH; i++) sums[i] = OF(multiply_add)(OF(load)(x + b), OF(all)(x[a + i]), sums[i]);
  }
  for (int i = 0; i < WIDTH; i++) {
    double *place = products + (a + i) * lanes + b;
    OF(store)(place, OF(load)(place) + (sums[i] + sums[i + WIDTH]));
  }
}

INLINE void OF(products)(const double *panel, long rows, long lanes, double *products) {
  for (long a = 0; a + WIDTH <= lanes; a += WIDTH)
    for (long b = a; b + WIDTH <= lanes; b += WIDTH) OF(tile)(panel, rows, lanes, a, b, products);
}

#if WIDTH == 4
// Four rows of one or two vectors at a time; those of one level one behind the other are added up before they go to its
// sums.
INLINE long OF(scores_of_fours)(const double *panel, long rows, long lanes, const double *combination,
                                const double *roots, const int32_t *levels, double *sums) {
  const long vectors = lanes / WIDTH;
  int32_t level = rows > 0 ? levels[0] : 0;
  VECTOR run[2] = {OF(all)(0), OF(all)(0)};
  int is_pending = 0;
  long r = 0;
  for (; r + 4 <= rows; r += 4, panel += 4 * lanes) {
    four products[4];
    _Pragma("clang loop unroll(full)") for (int i = 0; i < 4; i++) {
      products[i] = OF(load)(panel + i * lanes) * OF(load)(combination);
      if (vectors == 2)
        products[i] = OF(multiply_add)(OF(load)(panel + i * lanes + 4), OF(load)(combination + 4), products[i]);
    }
    NAME(transpose)(products);
    four residuals = (products[0] + products[1]) + (products[2] + products[3]);
    if (roots) {
      const four root = NAME(load_4)(roots + r);
      residuals *= root * root;
    }
    const int32_t *own = levels + r;
    if (((own[0] ^ level) | (own[1] ^ level) | (own[2] ^ level) | (own[3] ^ level)) == 0) {
      _Pragma("clang loop unroll(full)") for (int i = 0; i < 4; i++)
        for (long w = 0; w < vectors; w++)
          run[w] = OF(multiply_add)(OF(load)(panel + i * lanes + WIDTH * w), OF(all)(residuals[i]), run[w]);
      is_pending = 1;
      continue;
    }
    if (is_pending) {
      for (long w = 0; w < vectors; w++) {
        double *sum = sums + level * lanes + WIDTH * w;
        OF(store)(sum, OF(load)(sum) + run[w]);
        run[w] = OF(all)(0);
      }
      is_pending = 0;
    }
    for (int i = 0; i < 4; i++)
      for (long w = 0; w < vectors; w++) {
        double *sum = sums + own[i] * lanes + WIDTH * w;
        const VECTOR x = OF(load)(panel + i * lanes + WIDTH * w);
        OF(store)(sum, OF(multiply_add)(x, OF(all)(residuals[i]), OF(load)(sum)));
      }
    level = own[3];
  }
  if (is_pending)
    for (long w = 0; w < vectors; w++) {
      double *sum = sums + level * lanes + WIDTH * w;
      OF(store)(sum, OF(load)(sum) + run[w]);
    }
  return r;
}

#endif

INLINE void OF(scores)(const double *panel, long rows, long lanes, const double *combination, const double *roots,
                       const int32_t *levels, double *sums) {
  long r = 0;
#if WIDTH == 4
  if (lanes <= 8) r = OF(scores_of_fours)(panel, rows, lanes, combination, roots, levels, sums);
  panel += r * lanes;
#endif
  for (; r < rows; r++, panel += lanes) {
    const double weight = roots ? roots[r] * roots[r] : 1;
    double *sum = sums + levels[r] * lanes;
    VECTOR product = OF(load)(panel) * OF(load)(combination);
    for (long v = WIDTH; v < lanes; v += WIDTH)
      product = OF(multiply_add)(OF(load)(panel + v), OF(load)(combination + v), product);
    const VECTOR residual = OF(all)(OF(total)(product) * weight);
    for (long v = 0; v < lanes; v += WIDTH)
      OF(store)(sum + v, OF(multiply_add)(OF(load)(panel + v), residual, OF(load)(sum + v)));
  }
}

// p of the first factor of a row, and with it that of a second one where there is one.
INLINE VECTOR OF(fitted)(const double *p, const int32_t *codes, const double *second, const int32_t *others, long row,
                         long lanes, long v) {
  const VECTOR x = OF(load)(p + codes[row] * lanes + v);
  return others ? x + OF(load)(second + others[row] * lanes + v) : x;
}

INLINE void OF(spread)(double *q, long place, VECTOR x) { OF(store)(q + place, OF(load)(q + place) + x); }

INLINE void OF(reduced)(const int32_t *starts, long levels, long lanes, const int32_t *codes, const int32_t *others,
                        const double *p, const double *second, double *q, double *second_q) {
  for (long level = 0; level < levels; level++) {
    const long first = starts[level], end = starts[level + 1];
    const double share = 1 / (double)(end - first);
    // Two vectors at once, so that no addition waits for the one before.
    const long step = lanes % (2 * WIDTH) == 0 ? 2 : 1;
    for (long v = 0; v + WIDTH <= lanes; v += step * WIDTH) {
      VECTOR means[2] = {OF(all)(0), OF(all)(0)};
      for (long row = first; row < end; row++)
        for (long w = 0; w < step; w++) means[w] += OF(fitted)(p, codes, second, others, row, lanes, v + WIDTH * w);
      for (long w = 0; w < step; w++) means[w] *= OF(all)(share);
      for (long row = first; row < end; row++)
        for (long w = 0; w < step; w++) {
          const VECTOR x = OF(fitted)(p, codes, second, others, row, lanes, v + WIDTH * w) - means[w];
          OF(spread)(q, codes[row] * lanes + v + WIDTH * w, x);
          if (others) OF(spread)(second_q, others[row] * lanes + v + WIDTH * w, x);
        }
    }
  }
}

#undef VECTOR
#undef UNALIGNED
#undef OF
