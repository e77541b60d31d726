#include "decimals.h"

#include <math.h>
#include <string.h>

#if defined(__x86_64__)
#include <immintrin.h>
#define HAS_AVX2_KERNEL 1
#endif

static const double powers[8] = {1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7};

#ifdef HAS_AVX2_KERNEL
// The kernels are chosen once for this processor: 1 reads four cells at a time, 2 eight.
#define WIDE __attribute__((target("avx2")))

int bolaven_decimals_kernel(void) {
  __builtin_cpu_init();
  if (!__builtin_cpu_supports("avx2")) return 0;
  int has_eights = __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") &&
                   __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512vl");
  return has_eights ? 2 : 1;
}

// Eight bytes at one place and at another, the later above.
WIDE static inline __m128i pair(const void *first, const void *second) {
  __m128d low = _mm_load_sd((const double *)first);
  return _mm_castpd_si128(_mm_loadh_pd(low, (const double *)second));
}

// Whether the cells from one on can be read so, that is whether eight bytes stand before the end of the first.
static inline int has_room(const uint32_t *places, long cell) { return cell > 0 && places[cell] >= 8; }

// The powers of ten up to 10^7 by the upper halves of their bits: the lower ones are zeros.
WIDE static inline __m256d powers_of_ten(__m256i exponents) {
  const __m256i halves = _mm256_setr_epi32(0x3FF00000, 0x40240000, 0x40590000, 0x408F4000, 0x40C38800, 0x40F86A00,
                                           0x412E8480, 0x416312D0);
  return _mm256_castsi256_pd(_mm256_slli_epi64(_mm256_permutevar8x32_epi32(halves, exponents), 32));
}

// Takes in the least and the greatest numbers of lanes.
static inline void add_ends(bolaven_decimal_summary *summary, const double *lowest, const double *highest, int lanes) {
  for (int i = 0; i < lanes; i++) {
    if (lowest[i] < summary->lowest) summary->lowest = lowest[i];
    if (highest[i] > summary->highest) summary->highest = highest[i];
  }
}

#define JOIN(a, b) a##_of_##b
#define EXPANDED(a, b) JOIN(a, b)

#define LANES 4
#define LANE __m256i
#define DOUBLES __m256d
#define OP(f) _mm256_##f
#define BITS(f) _mm256_##f##_si256
#define EACH(x) _mm256_set1_epi64x(x)

WIDE static inline __m256i equal_bytes_of_4(__m256i a, __m256i b) { return _mm256_cmpeq_epi8(a, b); }
WIDE static inline __m256i equal_numbers_of_4(__m256i a, __m256i b) { return _mm256_cmpeq_epi64(a, b); }
WIDE static inline __m256i greater_of_4(__m256i a, __m256i b) { return _mm256_cmpgt_epi64(a, b); }
WIDE static inline int is_zero_of_4(__m256i a) { return _mm256_testz_si256(a, a); }
WIDE static inline __m256d powers_of_ten_of_4(__m256i exponents) { return powers_of_ten(exponents); }

WIDE static inline void store_halves_of_4(uint32_t *target, __m256i numbers) {
  __m256i packed = _mm256_permutevar8x32_epi32(numbers, _mm256_setr_epi32(0, 2, 4, 6, 0, 2, 4, 6));
  _mm_storeu_si128((__m128i *)target, _mm256_castsi256_si128(packed));
}

// The places before and at the ends of four cells, and the eight bytes that end with each.
WIDE static inline void load_pairs_of_4(const uint8_t *bytes, const uint32_t *before, long width, __m256i *ends,
                                        __m256i *text) {
  uint64_t a = before[1], b = before[width + 1], c = before[2 * width + 1], d = before[3 * width + 1];
  *ends = _mm256_set_m128i(pair(before + 2 * width, before + 3 * width), pair(before, before + width));
  *text = _mm256_set_m128i(pair(bytes + c - 8, bytes + d - 8), pair(bytes + a - 8, bytes + b - 8));
}

#include "cell_kernels.h"
#undef LANES
#undef LANE
#undef DOUBLES
#undef OP
#undef BITS
#undef EACH
#undef WIDE

#define WIDE __attribute__((target("avx2,avx512f,avx512bw,avx512dq,avx512vl")))
#define LANES 8
#define LANE __m512i
#define DOUBLES __m512d
#define OP(f) _mm512_##f
#define BITS(f) _mm512_##f##_si512
#define EACH(x) _mm512_set1_epi64(x)

WIDE static inline __m512i equal_bytes_of_8(__m512i a, __m512i b) {
  return _mm512_movm_epi8(_mm512_cmpeq_epi8_mask(a, b));
}
WIDE static inline __m512i equal_numbers_of_8(__m512i a, __m512i b) {
  return _mm512_movm_epi64(_mm512_cmpeq_epi64_mask(a, b));
}
WIDE static inline __m512i greater_of_8(__m512i a, __m512i b) {
  return _mm512_movm_epi64(_mm512_cmpgt_epi64_mask(a, b));
}
WIDE static inline int is_zero_of_8(__m512i a) { return _mm512_test_epi64_mask(a, a) == 0; }
WIDE static inline __m512d powers_of_ten_of_8(__m512i exponents) {
  return _mm512_permutexvar_pd(exponents, _mm512_loadu_pd(powers));
}
WIDE static inline void store_halves_of_8(uint32_t *target, __m512i numbers) {
  _mm256_storeu_si256((__m256i *)target, _mm512_cvtepi64_epi32(numbers));
}

WIDE static inline void load_pairs_of_8(const uint8_t *bytes, const uint32_t *before, long width, __m512i *ends,
                                        __m512i *text) {
  __m256i low_ends, low, high_ends, high;
  load_pairs_of_4(bytes, before, width, &low_ends, &low);
  load_pairs_of_4(bytes, before + 4 * width, width, &high_ends, &high);
  *ends = _mm512_inserti64x4(_mm512_castsi256_si512(low_ends), high_ends, 1);
  *text = _mm512_inserti64x4(_mm512_castsi256_si512(low), high, 1);
}

#include "cell_kernels.h"
#undef WIDE
#define WIDE __attribute__((target("avx2")))

WIDE static long measure_wide(const uint32_t *numbers, long count, double *values, bolaven_decimal_summary *summary) {
  const __m128i ones = _mm_set1_epi32(-1), one = _mm_set1_epi32(1), seven = _mm_set1_epi32(7);
  const __m128i magnitude = _mm_set1_epi32(0x0FFFFFFF);
  const __m256i sign_bit = _mm256_set1_epi64x((long long)0x8000000000000000u);
  const __m256d tenth = _mm256_set1_pd(0.1), ten = _mm256_set1_pd(10), unit = _mm256_set1_pd(1);
  __m128i places = _mm_setzero_si128(), missing = places;
  __m256d closing = _mm256_setzero_pd();
  __m256d lowest = _mm256_set1_pd(summary->lowest), highest = _mm256_set1_pd(summary->highest);
  long place = 0;
  for (; place + 4 <= count; place += 4) {
    __m128i number = _mm_loadu_si128((const __m128i *)(numbers + place));
    __m128i is_missing = _mm_cmpeq_epi32(number, ones);
    __m128i behind = _mm_and_si128(_mm_srli_epi32(number, 28), seven);
    missing = _mm_or_si128(missing, is_missing);
    places = _mm_or_si128(places, _mm_andnot_si128(is_missing, _mm_sllv_epi32(one, behind)));
    __m256d digits = _mm256_cvtepi32_pd(_mm_and_si128(number, magnitude));
    __m256d power = powers_of_ten(_mm256_cvtepi32_epi64(behind));
    // Digits that are ten times a whole number, with a point among them.
    __m256d tenths = _mm256_round_pd(_mm256_mul_pd(digits, tenth), _MM_FROUND_TO_NEAREST_INT | _MM_FROUND_NO_EXC);
    closing = _mm256_or_pd(
        closing, _mm256_and_pd(
                     _mm256_cmp_pd(_mm256_mul_pd(tenths, ten), digits, _CMP_EQ_OQ),
                     _mm256_andnot_pd(
                         _mm256_castsi256_pd(_mm256_cvtepi32_epi64(is_missing)),
                         _mm256_cmp_pd(power, unit, _CMP_GT_OQ))));
    // The quotient of two doubles is the nearest one.
    __m256i bits = _mm256_castpd_si256(_mm256_div_pd(digits, power));
    bits = _mm256_or_si256(bits, _mm256_and_si256(_mm256_cvtepi32_epi64(number), sign_bit));
    bits = _mm256_or_si256(bits, _mm256_cvtepi32_epi64(is_missing));
    _mm256_storeu_si256((__m256i *)(values + place), bits);
    // Of no number and a number the second one is kept.
    lowest = _mm256_min_pd(_mm256_castsi256_pd(bits), lowest);
    highest = _mm256_max_pd(_mm256_castsi256_pd(bits), highest);
  }
  uint32_t lanes[4];
  _mm_storeu_si128((__m128i *)lanes, places);
  summary->places = lanes[0] | lanes[1] | lanes[2] | lanes[3];
  summary->has_closing_zero = _mm256_movemask_pd(closing) != 0;
  add_ends(summary, (const double *)&lowest, (const double *)&highest, 4);
  summary->has_missing = !_mm_testz_si128(missing, missing);
  return place;
}
#else
int bolaven_decimals_kernel(void) { return 0; }
#endif

// All at once, without branches, so that a compiler can take several numbers at a time.
static inline __attribute__((always_inline)) bolaven_whole_keys keys_body(const uint32_t *numbers, long count,
                                                                          int32_t *keys) {
  int32_t lowest = INT32_MAX, highest = INT32_MIN;
  uint32_t broken = 0, missing = 0;
  for (long place = 0; place < count; place++) {
    uint32_t number = numbers[place];
    uint32_t is_missing = number == 0xFFFFFFFF ? 0xFFFFFFFF : 0;
    int32_t sign = (int32_t)number >> 31;
    int32_t key = ((int32_t)(number & 0x0FFFFFFF) ^ sign) - sign - 1;
    uint32_t is_broken = (number & 0x70000000) | (number == 0x80000000);
    broken |= is_broken & ~is_missing;
    missing |= is_missing;
    int32_t low = is_missing ? INT32_MAX : key, high = is_missing ? INT32_MIN : key;
    lowest = low < lowest ? low : lowest;
    highest = high > highest ? high : highest;
    keys[place] = high;
  }
  bolaven_whole_keys found = {lowest, highest, broken == 0, missing != 0};
  return found;
}

#ifdef HAS_AVX2_KERNEL
WIDE static bolaven_whole_keys keys_wide(const uint32_t *numbers, long count, int32_t *keys) {
  return keys_body(numbers, count, keys);
}
#endif

#ifdef HAS_AVX2_KERNEL
// The ends of runs are found eight keys at a time.
WIDE static long count_wide(const int32_t *keys, long count, int32_t lowest, int32_t *table, long *start) {
  const __m256i lows = _mm256_set1_epi32(lowest);
  long first = 0, place = 0;
  for (; place + 9 <= count; place += 8) {
    __m256i own = _mm256_loadu_si256((const __m256i *)(keys + place));
    __m256i next = _mm256_loadu_si256((const __m256i *)(keys + place + 1));
    uint32_t ends = 0xFF & ~(uint32_t)_mm256_movemask_ps(_mm256_castsi256_ps(_mm256_cmpeq_epi32(own, next)));
    if (ends == 0xFF && first == place) {
      __m256i below = _mm256_cmpgt_epi32(lows, own);
      if (_mm256_testz_si256(below, below)) {
        for (int i = 0; i < 8; i++) table[keys[place + i] - lowest]++;
        first = place + 8;
        continue;
      }
    }
    for (; ends; ends &= ends - 1) {
      long last = place + __builtin_ctz(ends);
      if (keys[last] >= lowest) table[keys[last] - lowest] += (int32_t)(last + 1 - first);
      first = last + 1;
    }
  }
  *start = first;
  return place;
}
#endif

void bolaven_count_keys(int kernel, const int32_t *keys, long count, int32_t lowest, int32_t *table) {
  long first = 0, place = 0;
#ifdef HAS_AVX2_KERNEL
  if (kernel > 0) place = count_wide(keys, count, lowest, table, &first);
#endif
  for (; place < count; place++) {
    if (place + 1 < count && keys[place] == keys[place + 1]) continue;
    if (keys[place] >= lowest) table[keys[place] - lowest] += (int32_t)(place + 1 - first);
    first = place + 1;
  }
}

bolaven_whole_keys bolaven_keys_of_decimals(int kernel, const uint32_t *numbers, long count, int32_t *keys) {
#ifdef HAS_AVX2_KERNEL
  if (kernel > 0) return keys_wide(numbers, count, keys);
#endif
  return keys_body(numbers, count, keys);
}

// What eight at a time leave is read four at a time, up to the next four that hold a cell of another kind.
static inline long rows_left(int kernel, long rows, long done) {
  return kernel > 1 && rows - done > 8 ? 8 : rows - done;
}

long bolaven_read_decimals(int kernel, const uint8_t *bytes, const uint32_t *places, long width, long column, long row,
                           long rows, uint64_t missing, uint32_t *numbers, int *has_missing) {
  long done = 0;
#ifdef HAS_AVX2_KERNEL
  if (kernel > 1)
    done = read_decimals_of_8(bytes, places, width, column, row, rows, missing, numbers, has_missing);
  if (kernel > 0)
    done += read_decimals_of_4(bytes, places, width, column, row + done, rows_left(kernel, rows, done), missing,
                               numbers + done, has_missing);
#endif
  return done;
}

long bolaven_read_measured(int kernel, const uint8_t *bytes, const uint32_t *places, long width, long column, long row,
                           long rows, uint64_t missing, double *values, bolaven_decimal_summary *summary) {
  long done = 0;
#ifdef HAS_AVX2_KERNEL
  if (kernel > 1) done = read_measured_of_8(bytes, places, width, column, row, rows, missing, values, summary);
  if (kernel > 0)
    done += read_measured_of_4(bytes, places, width, column, row + done, rows_left(kernel, rows, done), missing,
                               values + done, summary);
#endif
  return done;
}

bolaven_decimal_summary bolaven_measure_decimals(int kernel, const uint32_t *numbers, long count, double *values) {
  bolaven_decimal_summary summary = {0, 0, 0, INFINITY, -INFINITY};
  long place = 0;
#ifdef HAS_AVX2_KERNEL
  if (kernel > 0) place = measure_wide(numbers, count, values, &summary);
#endif
  for (; place < count; place++) {
    uint32_t number = numbers[place], digits = number & 0x0FFFFFFF, behind = number >> 28 & 7;
    if (number == 0xFFFFFFFF) {
      values[place] = NAN;
      summary.has_missing = 1;
      continue;
    }
    // The quotient of two doubles is the nearest one.
    double size = (double)digits / powers[behind];
    values[place] = number >> 31 ? -size : size;
    if (values[place] < summary.lowest) summary.lowest = values[place];
    if (values[place] > summary.highest) summary.highest = values[place];
    summary.places |= (uint32_t)1 << behind;
    if (behind && digits % 10 == 0) summary.has_closing_zero = 1;
  }
  return summary;
}
