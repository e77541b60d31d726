#include "decimals.h"

#include <math.h>

#if defined(__x86_64__)
#include <immintrin.h>
#define HAS_AVX2_KERNEL 1
#endif

static const double powers[8] = {1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7};

#ifdef HAS_AVX2_KERNEL
#define WIDE __attribute__((target("avx2")))

static int has_wide_kernel(void) {
  __builtin_cpu_init();
  return __builtin_cpu_supports("avx2");
}

// Eight bytes at one place and at another, the later above.
WIDE static inline __m128i pair(const void *first, const void *second) {
  __m128d low = _mm_load_sd((const double *)first);
  return _mm_castpd_si128(_mm_loadh_pd(low, (const double *)second));
}

// What four cells hold, each in a lane.
typedef struct {
  // All digits as a whole number, and how many of them stand behind the point.
  __m256i digits, behind;
  // All bits: without a minus; an empty cell; without a point.
  __m256i is_positive, is_empty, is_whole;
  // The letters that are noughts.
  __m256i noughts;
  // Some bit: a cell that is written in another way.
  __m256i wrong;
} four_cells;

// The letters of four cells.
typedef struct {
  // The last eight bytes of each, the last one the highest.
  __m256i text;
  // How long each is, all of its bytes and the first of them.
  __m256i length, all, head;
} four_text;

// The bytes of a cell are loaded so that its last byte is the highest of a lane; what stands before it is masked.
//
// `before` is the place behind which the first cell begins; that of the cell below stands `width` further. Eight bytes are
// read that end with each cell.
WIDE static inline __attribute__((always_inline)) four_text load_four(const uint8_t *bytes, const uint32_t *before,
                                                                      long width) {
  const __m256i ones = _mm256_set1_epi64x(-1), eight = _mm256_set1_epi64x(8);
  const __m256i low_half = _mm256_set1_epi64x(0xFFFFFFFF);
  uint64_t a = before[1], b = before[width + 1], c = before[2 * width + 1], d = before[3 * width + 1];
  __m256i ends = _mm256_set_m128i(
      pair(before + 2 * width, before + 3 * width), pair(before, before + width));
  __m256i text = _mm256_set_m128i(
      pair(bytes + c - 8, bytes + d - 8), pair(bytes + a - 8, bytes + b - 8));
  four_text t;
  t.text = text;
  t.length = _mm256_add_epi64(
      _mm256_sub_epi64(_mm256_srli_epi64(ends, 32), _mm256_and_si256(ends, low_half)), ones);
  t.all = _mm256_sllv_epi64(ones, _mm256_slli_epi64(_mm256_sub_epi64(eight, t.length), 3));
  t.head = _mm256_xor_si256(t.all, _mm256_slli_epi64(t.all, 8));
  return t;
}

// Eight digits become a number in three multiplications.
//
// Source: Lemire (2021), Number parsing at a gigabyte per second, §5.
WIDE static inline __attribute__((always_inline)) __m256i number_of(__m256i digits) {
  const __m256i tens = _mm256_set1_epi16(0x010A), hundreds = _mm256_set1_epi32(0x00010064);
  __m256i fours = _mm256_madd_epi16(_mm256_maddubs_epi16(digits, tens), hundreds);
  return _mm256_add_epi64(_mm256_mul_epu32(fours, _mm256_set1_epi64x(10000)), _mm256_srli_epi64(fours, 32));
}

// The point is taken out.
//
// Source: Mula & Lemire (2018) on masks of bytes.
WIDE static inline __attribute__((always_inline)) four_cells read_four(const uint8_t *bytes, const uint32_t *before,
                                                                       long width) {
  const __m256i ones = _mm256_set1_epi64x(-1), zero = _mm256_setzero_si256();
  const __m256i eight = _mm256_set1_epi64x(8), each_one = _mm256_set1_epi8(1), nine = _mm256_set1_epi8(9);
  const __m256i minus = _mm256_set1_epi8('-'), point = _mm256_set1_epi8('.'), nought = _mm256_set1_epi8('0');
  const __m256i last_byte = _mm256_set1_epi64x((long long)0xFF00000000000000u);
  four_text t = load_four(bytes, before, width);
  __m256i text = t.text, all = t.all, length = t.length;
  __m256i sign = _mm256_and_si256(_mm256_cmpeq_epi8(text, minus), t.head);
  __m256i kept = _mm256_xor_si256(all, sign);
  __m256i head = _mm256_xor_si256(kept, _mm256_slli_epi64(kept, 8));
  // The bytes above a point and below it; without one, all of them count as below.
  __m256i at_point = _mm256_and_si256(_mm256_cmpeq_epi8(text, point), kept);
  __m256i lowest = _mm256_and_si256(at_point, each_one);
  __m256i below = _mm256_add_epi64(lowest, ones);
  __m256i above = _mm256_andnot_si256(_mm256_or_si256(at_point, below), ones);
  four_cells cells;
  cells.is_whole = _mm256_cmpeq_epi64(at_point, zero);
  __m256i digits = _mm256_and_si256(_mm256_sub_epi8(text, nought), kept);
  __m256i merged = _mm256_or_si256(
      _mm256_and_si256(digits, above), _mm256_slli_epi64(_mm256_and_si256(digits, below), 8));
  digits = _mm256_blendv_epi8(merged, digits, cells.is_whole);
  // No digit, two points, a point at an end, nothing behind a minus, a needless zero, or a cell that is too long.
  cells.noughts = _mm256_cmpeq_epi8(text, nought);
  __m256i leading = _mm256_and_si256(cells.noughts, head);
  __m256i second = _mm256_andnot_si256(at_point, _mm256_and_si256(_mm256_slli_epi64(leading, 8), kept));
  __m256i ends_wrong = _mm256_and_si256(_mm256_or_si256(at_point, sign), last_byte);
  __m256i points_wrong = _mm256_or_si256(_mm256_and_si256(lowest, below), _mm256_and_si256(at_point, head));
  cells.wrong = _mm256_or_si256(
      _mm256_or_si256(_mm256_subs_epu8(digits, nine), _mm256_or_si256(second, ends_wrong)),
      _mm256_or_si256(points_wrong, _mm256_cmpgt_epi64(length, eight)));
  cells.digits = number_of(digits);
  cells.behind = _mm256_sad_epu8(_mm256_and_si256(above, each_one), zero);
  cells.is_positive = _mm256_cmpeq_epi64(sign, zero);
  cells.is_empty = _mm256_cmpeq_epi64(all, zero);
  return cells;
}

// The same of cells that are whole numbers, with less work: a point is another letter.
WIDE static inline __attribute__((always_inline)) four_cells read_four_whole(
    const uint8_t *bytes, const uint32_t *before, long width) {
  const __m256i ones = _mm256_set1_epi64x(-1), zero = _mm256_setzero_si256();
  const __m256i minus = _mm256_set1_epi8('-'), nought = _mm256_set1_epi8('0');
  four_text t = load_four(bytes, before, width);
  four_cells cells;
  __m256i sign = _mm256_and_si256(_mm256_cmpeq_epi8(t.text, minus), t.head);
  __m256i kept = _mm256_xor_si256(t.all, sign);
  __m256i head = _mm256_xor_si256(kept, _mm256_slli_epi64(kept, 8));
  __m256i digits = _mm256_and_si256(_mm256_sub_epi8(t.text, nought), kept);
  __m256i leading = _mm256_and_si256(_mm256_cmpeq_epi8(t.text, nought), head);
  __m256i second = _mm256_and_si256(_mm256_slli_epi64(leading, 8), kept);
  cells.wrong = _mm256_or_si256(
      _mm256_or_si256(_mm256_subs_epu8(digits, _mm256_set1_epi8(9)), second),
      _mm256_or_si256(
          _mm256_and_si256(sign, _mm256_set1_epi64x((long long)0xFF00000000000000u)),
          _mm256_cmpgt_epi64(t.length, _mm256_set1_epi64x(8))));
  cells.digits = number_of(digits);
  cells.behind = zero;
  cells.is_positive = _mm256_cmpeq_epi64(sign, zero);
  cells.is_empty = _mm256_cmpeq_epi64(t.all, zero);
  cells.is_whole = ones;
  cells.noughts = zero;
  return cells;
}

// Whether four cells from one on can be read so, that is whether eight bytes stand before the end of the first.
static inline int has_room(const uint32_t *places, long cell) { return cell > 0 && places[cell] >= 8; }

WIDE static long read_wide(const uint8_t *bytes, const uint32_t *places, long width, long column, long row, long rows,
                           uint32_t *numbers) {
  const __m256i sign_bit = _mm256_set1_epi64x(0x80000000);
  const __m256i evens = _mm256_setr_epi32(0, 2, 4, 6, 0, 2, 4, 6);
  long cell = row * width + column;
  long done = 0;
  // Until a point is met.
  int are_whole = 1;
  for (; done + 4 <= rows; done += 4, cell += 4 * width) {
    if (!has_room(places, cell)) return done;
    four_cells cells;
    if (are_whole) {
      cells = read_four_whole(bytes, places + cell - 1, width);
      are_whole = _mm256_testz_si256(cells.wrong, cells.wrong);
    }
    if (!are_whole) {
      cells = read_four(bytes, places + cell - 1, width);
      if (!_mm256_testz_si256(cells.wrong, cells.wrong)) return done;
    }
    __m256i number = _mm256_or_si256(cells.digits, _mm256_slli_epi64(cells.behind, 28));
    number = _mm256_or_si256(number, _mm256_andnot_si256(cells.is_positive, sign_bit));
    number = _mm256_or_si256(number, cells.is_empty);
    __m256i packed = _mm256_permutevar8x32_epi32(number, evens);
    _mm_storeu_si128((__m128i *)(numbers + done), _mm256_castsi256_si128(packed));
  }
  return done;
}

// The powers of ten up to 10^7 by the upper halves of their bits: the lower ones are zeros.
WIDE static inline __m256d powers_of_ten(__m256i exponents) {
  const __m256i halves = _mm256_setr_epi32(0x3FF00000, 0x40240000, 0x40590000, 0x408F4000, 0x40C38800, 0x40F86A00,
                                           0x412E8480, 0x416312D0);
  return _mm256_castsi256_pd(_mm256_slli_epi64(_mm256_permutevar8x32_epi32(halves, exponents), 32));
}

WIDE static long read_measured_wide(const uint8_t *bytes, const uint32_t *places, long width, long column, long row,
                                    long rows, double *values, bolaven_decimal_kinds *kinds) {
  const __m256i one = _mm256_set1_epi64x(1), zero = _mm256_setzero_si256();
  const __m256i sign_bit = _mm256_set1_epi64x((long long)0x8000000000000000u);
  // Whole numbers below 2^52 are the last bits of doubles from 2^52 on.
  const __m256d shift = _mm256_set1_pd(0x1p52);
  __m256i seen = zero, missing = zero, closing = zero;
  long cell = row * width + column;
  long done = 0;
  for (; done + 4 <= rows; done += 4, cell += 4 * width) {
    if (!has_room(places, cell)) break;
    four_cells cells = read_four(bytes, places + cell - 1, width);
    if (!_mm256_testz_si256(cells.wrong, cells.wrong)) break;
    __m256d digits = _mm256_sub_pd(_mm256_or_pd(_mm256_castsi256_pd(cells.digits), shift), shift);
    // The quotient of two doubles is the nearest one.
    __m256i bits = _mm256_castpd_si256(_mm256_div_pd(digits, powers_of_ten(cells.behind)));
    bits = _mm256_or_si256(bits, _mm256_andnot_si256(cells.is_positive, sign_bit));
    bits = _mm256_or_si256(bits, cells.is_empty);
    _mm256_storeu_si256((__m256i *)(values + done), bits);
    seen = _mm256_or_si256(seen, _mm256_andnot_si256(cells.is_empty, _mm256_sllv_epi64(one, cells.behind)));
    missing = _mm256_or_si256(missing, cells.is_empty);
    closing = _mm256_or_si256(closing, _mm256_andnot_si256(cells.is_whole, cells.noughts));
  }
  uint64_t lanes[4];
  _mm256_storeu_si256((__m256i *)lanes, seen);
  kinds->places |= (uint32_t)(lanes[0] | lanes[1] | lanes[2] | lanes[3]);
  kinds->has_missing |= !_mm256_testz_si256(missing, missing);
  // The last letter of a cell is the highest of its lane.
  kinds->has_closing_zero |= _mm256_movemask_pd(_mm256_castsi256_pd(closing)) != 0;
  return done;
}

WIDE static long measure_wide(const uint32_t *numbers, long count, double *values, bolaven_decimal_kinds *kinds) {
  const __m128i ones = _mm_set1_epi32(-1), one = _mm_set1_epi32(1), seven = _mm_set1_epi32(7);
  const __m128i magnitude = _mm_set1_epi32(0x0FFFFFFF);
  const __m256i sign_bit = _mm256_set1_epi64x((long long)0x8000000000000000u);
  const __m256d tenth = _mm256_set1_pd(0.1), ten = _mm256_set1_pd(10), unit = _mm256_set1_pd(1);
  __m128i places = _mm_setzero_si128(), missing = places;
  __m256d closing = _mm256_setzero_pd();
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
  }
  uint32_t lanes[4];
  _mm_storeu_si128((__m128i *)lanes, places);
  kinds->places = lanes[0] | lanes[1] | lanes[2] | lanes[3];
  kinds->has_closing_zero = _mm256_movemask_pd(closing) != 0;
  kinds->has_missing = !_mm_testz_si128(missing, missing);
  return place;
}
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

void bolaven_count_keys(const int32_t *keys, long count, int32_t lowest, int32_t *table) {
  long first = 0, place = 0;
#ifdef HAS_AVX2_KERNEL
  if (has_wide_kernel()) place = count_wide(keys, count, lowest, table, &first);
#endif
  for (; place < count; place++) {
    if (place + 1 < count && keys[place] == keys[place + 1]) continue;
    if (keys[place] >= lowest) table[keys[place] - lowest] += (int32_t)(place + 1 - first);
    first = place + 1;
  }
}

bolaven_whole_keys bolaven_keys_of_decimals(const uint32_t *numbers, long count, int32_t *keys) {
#ifdef HAS_AVX2_KERNEL
  if (has_wide_kernel()) return keys_wide(numbers, count, keys);
#endif
  return keys_body(numbers, count, keys);
}

long bolaven_read_decimals(const uint8_t *bytes, const uint32_t *places, long width, long column, long row, long rows,
                           uint32_t *numbers) {
#ifdef HAS_AVX2_KERNEL
  if (has_wide_kernel()) return read_wide(bytes, places, width, column, row, rows, numbers);
#endif
  return 0;
}

long bolaven_read_measured(const uint8_t *bytes, const uint32_t *places, long width, long column, long row, long rows,
                           double *values, bolaven_decimal_kinds *kinds) {
#ifdef HAS_AVX2_KERNEL
  if (has_wide_kernel()) return read_measured_wide(bytes, places, width, column, row, rows, values, kinds);
#endif
  return 0;
}

bolaven_decimal_kinds bolaven_measure_decimals(const uint32_t *numbers, long count, double *values) {
  bolaven_decimal_kinds kinds = {0, 0, 0};
  long place = 0;
#ifdef HAS_AVX2_KERNEL
  if (has_wide_kernel()) place = measure_wide(numbers, count, values, &kinds);
#endif
  for (; place < count; place++) {
    uint32_t number = numbers[place], digits = number & 0x0FFFFFFF, behind = number >> 28 & 7;
    if (number == 0xFFFFFFFF) {
      values[place] = NAN;
      kinds.has_missing = 1;
      continue;
    }
    // The quotient of two doubles is the nearest one.
    double size = (double)digits / powers[behind];
    values[place] = number >> 31 ? -size : size;
    kinds.places |= (uint32_t)1 << behind;
    if (behind && digits % 10 == 0) kinds.has_closing_zero = 1;
  }
  return kinds;
}
