#include "scanning.h"

#include <string.h>

#if defined(__x86_64__)
#include <immintrin.h>
#define HAS_AVX2_KERNEL 1
#endif

#define INLINE static inline __attribute__((always_inline))

// Masks of 64 bytes: bit i is byte i.
typedef struct {
  uint64_t delimiter, feed, back, quote;
} masks;

// How a processor does what every byte needs. `seen` collects what matters of all bytes only.
typedef struct {
  masks (*masks)(const uint8_t *bytes, uint8_t delimiter, int quote, void *seen);
  // Bit i becomes the parity of bits 0 to i.
  uint64_t (*parity)(uint64_t bits);
  // Writes the places of the bits that are set, and up to eight numbers more.
  void (*write)(uint64_t bits, uint32_t base, uint32_t *places);
} kernel;

typedef struct {
  bolaven_separators found;
  uint32_t *place;
  // All bits where the byte before is inside quotes.
  uint64_t inside;
  // The lowest bit is the byte before.
  uint64_t closing, separator, back;
  uint64_t quotes, stray, doubled;
} scan;

// `here` has the bits of bytes that are of the text.
INLINE void take(scan *s, const uint8_t *bytes, uint32_t base, uint64_t here, uint8_t delimiter, int quote, void *seen,
                 kernel use) {
  masks m = use.masks(bytes, delimiter, quote, seen);
  uint64_t separators = m.feed | m.delimiter;
  if (m.quote | s->inside | s->closing) {
    uint64_t quoted = s->inside ^ use.parity(m.quote);
    s->inside = (uint64_t)((int64_t)quoted >> 63);
    s->quotes |= m.quote;
    m.feed &= ~quoted;
    m.back &= ~quoted;
    separators &= ~quoted;
    uint64_t opening = m.quote & quoted, closing = m.quote & ~quoted;
    uint64_t behind_closing = closing << 1 | s->closing;
    uint64_t behind_separator = separators << 1 | s->separator;
    s->stray |= opening & ~(behind_separator | behind_closing);
    s->stray |= behind_closing & ~(separators | opening | m.back) & here;
    s->doubled |= opening & behind_closing;
    s->closing = closing >> 63;
  }
  s->separator = separators >> 63;
  s->found.line_feeds += __builtin_popcountll(m.feed);
  if (m.back | s->back) {
    uint64_t followed = m.back << 1 | s->back;
    s->found.pairs += __builtin_popcountll(followed & m.feed);
    s->found.lone_returns += __builtin_popcountll(followed & ~m.feed);
    s->back = m.back >> 63;
  }
  use.write(separators, base, s->place);
  s->place += __builtin_popcountll(separators);
}

INLINE bolaven_separators find(const uint8_t *bytes, long count, uint8_t delimiter, int quote, int is_inside,
                               uint32_t *places, void *seen, kernel use) {
  scan s = {.place = places, .inside = is_inside ? ~(uint64_t)0 : 0, .separator = 1};
  long start = 0;
  for (; start + 64 <= count; start += 64) {
    take(&s, bytes + start, (uint32_t)start, ~(uint64_t)0, delimiter, quote, seen, use);
  }
  if (start < count) {
    uint8_t tail[64];
    memset(tail, delimiter == ' ' ? 'x' : ' ', 64);
    memcpy(tail, bytes + start, (size_t)(count - start));
    take(&s, tail, (uint32_t)start, ((uint64_t)1 << (count - start)) - 1, delimiter, quote, seen, use);
  }
  s.found.lone_returns += (long)s.back;
  s.found.separators = s.place - places;
  s.found.has_quotes = s.quotes != 0;
  s.found.ends_inside = s.inside != 0;
  s.found.has_stray_quotes = s.stray != 0;
  s.found.has_doubled_quotes = s.doubled != 0;
  return s.found;
}

typedef struct {
  uint8_t has_zero, has_high;
} seen_bytes;

static masks portable_masks(const uint8_t *bytes, uint8_t delimiter, int quote, void *seen) {
  masks m = {0, 0, 0, 0};
  seen_bytes *collected = seen;
  for (int i = 0; i < 64; i++) {
    uint64_t bit = (uint64_t)1 << i;
    uint8_t byte = bytes[i];
    if (byte == delimiter) m.delimiter |= bit;
    if (byte == 10) m.feed |= bit;
    if (byte == 13) m.back |= bit;
    if (byte == quote) m.quote |= bit;
    collected->has_zero |= byte == 0;
    collected->has_high |= byte > 127;
  }
  return m;
}

static uint64_t portable_parity(uint64_t bits) {
  for (int step = 1; step < 64; step *= 2) bits ^= bits << step;
  return bits;
}

static void portable_write(uint64_t bits, uint32_t base, uint32_t *places) {
  for (; bits; bits &= bits - 1) *places++ = base + (uint32_t)__builtin_ctzll(bits);
}

static bolaven_separators find_portable(const uint8_t *bytes, long count, uint8_t delimiter, int quote, int is_inside,
                                        uint32_t *places) {
  seen_bytes seen = {0, 0};
  const kernel use = {portable_masks, portable_parity, portable_write};
  bolaven_separators found = find(bytes, count, delimiter, quote, is_inside, places, &seen, use);
  found.has_zero = seen.has_zero;
  found.has_high = seen.has_high;
  return found;
}

#ifdef HAS_AVX2_KERNEL
#define WIDE __attribute__((target("avx2,bmi,bmi2,popcnt,lzcnt,pclmul")))

// For every byte the places of the bits that are set, each a byte.
#define PLACE(byte, i) ((uint64_t)((byte) >> (i) & 1) * (i) << 8 * __builtin_popcount((byte) & ((1 << (i)) - 1)))
#define PLACES(b) \
  (PLACE(b, 1) | PLACE(b, 2) | PLACE(b, 3) | PLACE(b, 4) | PLACE(b, 5) | PLACE(b, 6) | PLACE(b, 7))
#define FOUR(b) PLACES(b), PLACES(b + 1), PLACES(b + 2), PLACES(b + 3)
#define SIXTEEN(b) FOUR(b), FOUR(b + 4), FOUR(b + 8), FOUR(b + 12)
#define SIXTY_FOUR(b) SIXTEEN(b), SIXTEEN(b + 16), SIXTEEN(b + 32), SIXTEEN(b + 48)
static const uint64_t places_of_bits[256] = {SIXTY_FOUR(0), SIXTY_FOUR(64), SIXTY_FOUR(128), SIXTY_FOUR(192)};

typedef struct {
  __m256i least, all;
} seen_wide;

WIDE static inline uint64_t mask_of(__m256i low, __m256i high) {
  return (uint32_t)_mm256_movemask_epi8(low) | (uint64_t)(uint32_t)_mm256_movemask_epi8(high) << 32;
}

WIDE static inline masks wide_masks(const uint8_t *bytes, uint8_t delimiter, int quote, void *seen) {
  __m256i low = _mm256_loadu_si256((const __m256i *)bytes);
  __m256i high = _mm256_loadu_si256((const __m256i *)(bytes + 32));
  __m256i delimiters = _mm256_set1_epi8((char)delimiter), quotes = _mm256_set1_epi8((char)quote);
  __m256i feed = _mm256_set1_epi8(10), back = _mm256_set1_epi8(13);
  seen_wide *collected = seen;
  collected->least = _mm256_min_epu8(collected->least, _mm256_min_epu8(low, high));
  collected->all = _mm256_or_si256(collected->all, _mm256_or_si256(low, high));
  masks m;
  m.delimiter = mask_of(_mm256_cmpeq_epi8(low, delimiters), _mm256_cmpeq_epi8(high, delimiters));
  m.feed = mask_of(_mm256_cmpeq_epi8(low, feed), _mm256_cmpeq_epi8(high, feed));
  __m256i low_back = _mm256_cmpeq_epi8(low, back), high_back = _mm256_cmpeq_epi8(high, back);
  __m256i any_back = _mm256_or_si256(low_back, high_back);
  // Most texts have none.
  m.back = _mm256_testz_si256(any_back, any_back) ? 0 : mask_of(low_back, high_back);
  m.quote = quote < 0 ? 0 : mask_of(_mm256_cmpeq_epi8(low, quotes), _mm256_cmpeq_epi8(high, quotes));
  return m;
}

// A product without carries by a number of ones.
//
// Source: Langdale & Lemire (2019), Parsing gigabytes of JSON per second, §3.1.1.
WIDE static inline uint64_t wide_parity(uint64_t bits) {
  __m128i product = _mm_clmulepi64_si128(_mm_cvtsi64_si128((long long)bits), _mm_set1_epi8(-1), 0);
  return (uint64_t)_mm_cvtsi128_si64(product);
}

// Eight bits at a time and as many numbers for each, so that nothing depends on how many are set.
WIDE static inline void wide_write(uint64_t bits, uint32_t base, uint32_t *places) {
  __m256i first = _mm256_set1_epi32((int)base);
  for (int part = 0; part < 64; part += 8) {
    uint8_t byte = (uint8_t)(bits >> part);
    __m256i found = _mm256_cvtepu8_epi32(_mm_loadl_epi64((const __m128i *)(places_of_bits + byte)));
    _mm256_storeu_si256((__m256i *)places, _mm256_add_epi32(found, first));
    first = _mm256_add_epi32(first, _mm256_set1_epi32(8));
    places += __builtin_popcount(byte);
  }
}

WIDE static bolaven_separators find_wide(const uint8_t *bytes, long count, uint8_t delimiter, int quote, int is_inside,
                                         uint32_t *places) {
  seen_wide seen = {_mm256_set1_epi8(-1), _mm256_setzero_si256()};
  const kernel use = {wide_masks, wide_parity, wide_write};
  bolaven_separators found = find(bytes, count, delimiter, quote, is_inside, places, &seen, use);
  found.has_zero = _mm256_movemask_epi8(_mm256_cmpeq_epi8(seen.least, _mm256_setzero_si256())) != 0;
  found.has_high = _mm256_movemask_epi8(seen.all) != 0;
  return found;
}

#define WIDEST \
  __attribute__((target("avx2,bmi,bmi2,popcnt,lzcnt,pclmul,avx512f,avx512bw,avx512dq,avx512vl,avx512vbmi2")))

typedef struct {
  __m512i least, all;
} seen_widest;

WIDEST static inline masks widest_masks(const uint8_t *bytes, uint8_t delimiter, int quote, void *seen) {
  __m512i text = _mm512_loadu_si512(bytes);
  seen_widest *collected = seen;
  collected->least = _mm512_min_epu8(collected->least, text);
  collected->all = _mm512_or_si512(collected->all, text);
  masks m;
  m.delimiter = _mm512_cmpeq_epi8_mask(text, _mm512_set1_epi8((char)delimiter));
  m.feed = _mm512_cmpeq_epi8_mask(text, _mm512_set1_epi8(10));
  m.back = _mm512_cmpeq_epi8_mask(text, _mm512_set1_epi8(13));
  m.quote = quote < 0 ? 0 : _mm512_cmpeq_epi8_mask(text, _mm512_set1_epi8((char)quote));
  return m;
}

WIDEST static inline uint64_t widest_parity(uint64_t bits) { return wide_parity(bits); }

#define FOUR_PLACES(i) i, i + 1, i + 2, i + 3
#define SIXTEEN_PLACES(i) FOUR_PLACES(i), FOUR_PLACES(i + 4), FOUR_PLACES(i + 8), FOUR_PLACES(i + 12)
_Alignas(64) static const uint8_t each_place[64] = {
    SIXTEEN_PLACES(0), SIXTEEN_PLACES(16), SIXTEEN_PLACES(32), SIXTEEN_PLACES(48)};

// The places within the bytes are moved together, and sixteen at a time become numbers.
WIDEST static inline void widest_write(uint64_t bits, uint32_t base, uint32_t *places) {
  __m512i found = _mm512_maskz_compress_epi8(bits, _mm512_load_si512(each_place));
  __m512i first = _mm512_set1_epi32((int)base);
  _mm512_storeu_si512(places, _mm512_add_epi32(_mm512_cvtepu8_epi32(_mm512_castsi512_si128(found)), first));
  int count = __builtin_popcountll(bits);
  if (count <= 16) return;
  _mm512_storeu_si512(places + 16, _mm512_add_epi32(_mm512_cvtepu8_epi32(_mm512_extracti32x4_epi32(found, 1)), first));
  if (count <= 32) return;
  _mm512_storeu_si512(places + 32, _mm512_add_epi32(_mm512_cvtepu8_epi32(_mm512_extracti32x4_epi32(found, 2)), first));
  _mm512_storeu_si512(places + 48, _mm512_add_epi32(_mm512_cvtepu8_epi32(_mm512_extracti32x4_epi32(found, 3)), first));
}

WIDEST static bolaven_separators find_widest(const uint8_t *bytes, long count, uint8_t delimiter, int quote,
                                             int is_inside, uint32_t *places) {
  seen_widest seen = {_mm512_set1_epi8(-1), _mm512_setzero_si512()};
  const kernel use = {widest_masks, widest_parity, widest_write};
  bolaven_separators found = find(bytes, count, delimiter, quote, is_inside, places, &seen, use);
  found.has_zero = _mm512_testn_epi8_mask(seen.least, seen.least) != 0;
  found.has_high = _mm512_movepi8_mask(seen.all) != 0;
  return found;
}

int bolaven_scanning_kernel(void) {
  __builtin_cpu_init();
  if (!__builtin_cpu_supports("avx2") || !__builtin_cpu_supports("bmi2") || !__builtin_cpu_supports("popcnt") ||
      !__builtin_cpu_supports("pclmul"))
    return 0;
  int has_compression = __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") &&
                        __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512vl") &&
                        __builtin_cpu_supports("avx512vbmi2");
  return has_compression ? 2 : 1;
}
#else
int bolaven_scanning_kernel(void) { return 0; }
#endif

bolaven_separators bolaven_find_separators(int kernel, const uint8_t *bytes, long count, uint8_t delimiter, int quote,
                                           int is_inside, uint32_t *places) {
#ifdef HAS_AVX2_KERNEL
  if (kernel > 1) return find_widest(bytes, count, delimiter, quote, is_inside, places);
  if (kernel > 0) return find_wide(bytes, count, delimiter, quote, is_inside, places);
#endif
  return find_portable(bytes, count, delimiter, quote, is_inside, places);
}
