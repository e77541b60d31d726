#include "scanning.h"

#include <string.h>

#if defined(__x86_64__)
#include <immintrin.h>
#define HAS_AVX2_KERNEL 1
#endif

// Masks of 64 bytes: bit i is byte i.
typedef struct {
  uint64_t delimiter, feed, back, quote, zero, high;
} masks;

static inline masks portable_masks(const uint8_t *bytes, uint8_t delimiter, int quote) {
  masks m = {0, 0, 0, 0, 0, 0};
  for (int i = 0; i < 64; i++) {
    uint64_t bit = (uint64_t)1 << i;
    uint8_t byte = bytes[i];
    if (byte == delimiter) m.delimiter |= bit;
    if (byte == 10) m.feed |= bit;
    if (byte == 13) m.back |= bit;
    if (byte == quote) m.quote |= bit;
    if (byte == 0) m.zero |= bit;
    if (byte > 127) m.high |= bit;
  }
  return m;
}

// Bit i becomes the parity of bits 0 to i.
static inline uint64_t prefix_parity(uint64_t x) {
  x ^= x << 1;
  x ^= x << 2;
  x ^= x << 4;
  x ^= x << 8;
  x ^= x << 16;
  x ^= x << 32;
  return x;
}

#define FIND_BODY(MASKS)                                                              \
  bolaven_separators found = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0};                          \
  uint64_t stray = 0, doubled = 0, after_closing = 0, after_separator = 1;            \
  uint64_t inside = 0;                                                                \
  uint64_t zero = 0, high = 0;                                                        \
  uint64_t back_before = 0;                                                           \
  uint32_t *place = places;                                                           \
  for (long start = 0; start < count; start += 64) {                                  \
    uint8_t tail[64];                                                                 \
    const uint8_t *piece = bytes + start;                                             \
    if (count - start < 64) {                                                         \
      memset(tail, ' ', 64);                                                          \
      memcpy(tail, piece, (size_t)(count - start));                                   \
      if (delimiter == ' ') memset(tail + (count - start), 'x', (size_t)(64 - (count - start))); \
      piece = tail;                                                                   \
    }                                                                                 \
    masks m = MASKS(piece, delimiter, quote);                                         \
    uint64_t quoted = inside;                                                         \
    if (m.quote) {                                                                    \
      quoted ^= prefix_parity(m.quote);                                               \
      inside = (uint64_t)((int64_t)quoted >> 63);                                     \
      found.quotes += __builtin_popcountll(m.quote);                                  \
    }                                                                                 \
    uint64_t feeds = m.feed & ~quoted;                                                \
    uint64_t separators = feeds | (m.delimiter & ~quoted);                            \
    zero |= m.zero;                                                                   \
    high |= m.high;                                                                   \
    found.line_feeds += __builtin_popcountll(feeds);                                  \
    uint64_t back = m.back & ~quoted;                                                 \
    if (m.quote | after_closing) {                                                    \
      uint64_t opening = m.quote & quoted, closing = m.quote & ~quoted;               \
      uint64_t behind_closing = (closing << 1) | after_closing;                       \
      uint64_t behind_separator = (separators << 1) | after_separator;                \
      uint64_t here = count - start < 64 ? ((uint64_t)1 << (count - start)) - 1 : ~(uint64_t)0;\
      stray |= opening & ~(behind_separator | behind_closing);                        \
      stray |= behind_closing & ~(separators | opening | back) & here;                \
      doubled |= opening & behind_closing;                                            \
      after_closing = closing >> 63;                                                  \
    }                                                                                 \
    after_separator = separators >> 63;                                               \
    if (back | back_before) {                                                         \
      uint64_t followed = (back << 1) | back_before;                                  \
      found.pairs += __builtin_popcountll(followed & feeds);                          \
      found.lone_returns += __builtin_popcountll(followed & ~feeds);                  \
      back_before = back >> 63;                                                       \
    }                                                                                 \
    uint32_t base = (uint32_t)start;                                                  \
    uint32_t *end = place + __builtin_popcountll(separators);                         \
    while (separators) {                                                              \
      for (int i = 0; i < 4; i++) {                                                   \
        place[i] = base + (uint32_t)__builtin_ctzll(separators | ((uint64_t)1 << 63)); \
        separators &= separators - 1;                                                 \
      }                                                                               \
      place += 4;                                                                     \
    }                                                                                 \
    place = end;                                                                      \
  }                                                                                   \
  found.lone_returns += (long)back_before;                                            \
  found.separators = place - places;                                                  \
  found.has_zero = zero != 0;                                                         \
  found.has_high = high != 0;                                                         \
  found.ends_inside = inside != 0;                                                    \
  found.has_stray_quotes = stray != 0;                                                \
  found.has_doubled_quotes = doubled != 0;                                            \
  return found;

#define COUNT_BODY(MASKS)                                                             \
  bolaven_line_counts counts = {0, 0, 0};                                             \
  uint64_t inside = 0;                                                                \
  for (long start = 0; start < count; start += 64) {                                  \
    uint8_t tail[64];                                                                 \
    const uint8_t *piece = bytes + start;                                             \
    if (count - start < 64) {                                                         \
      memset(tail, ' ', 64);                                                          \
      memcpy(tail, piece, (size_t)(count - start));                                   \
      piece = tail;                                                                   \
    }                                                                                 \
    masks m = MASKS(piece, 0, quote);                                                 \
    uint64_t quoted = inside;                                                         \
    if (m.quote) {                                                                    \
      quoted ^= prefix_parity(m.quote);                                               \
      inside = (uint64_t)((int64_t)quoted >> 63);                                     \
      counts.quotes += __builtin_popcountll(m.quote);                                 \
    }                                                                                 \
    counts.outside += __builtin_popcountll(m.feed & ~quoted);                         \
    counts.inside += __builtin_popcountll(m.feed & quoted);                           \
  }                                                                                   \
  return counts;

static bolaven_separators find_portable(const uint8_t *bytes, long count, uint8_t delimiter, int quote,
                                        uint32_t *places) {
  FIND_BODY(portable_masks)
}

static bolaven_line_counts count_portable(const uint8_t *bytes, long count, int quote) { COUNT_BODY(portable_masks) }

#ifdef HAS_AVX2_KERNEL
#define WIDE __attribute__((target("avx2,bmi,popcnt,lzcnt")))

WIDE static inline uint64_t equal_mask(__m256i low, __m256i high, char byte) {
  __m256i wanted = _mm256_set1_epi8(byte);
  uint32_t first = (uint32_t)_mm256_movemask_epi8(_mm256_cmpeq_epi8(low, wanted));
  uint32_t second = (uint32_t)_mm256_movemask_epi8(_mm256_cmpeq_epi8(high, wanted));
  return first | (uint64_t)second << 32;
}

WIDE static inline masks wide_masks(const uint8_t *bytes, uint8_t delimiter, int quote) {
  __m256i low = _mm256_loadu_si256((const __m256i *)bytes);
  __m256i high = _mm256_loadu_si256((const __m256i *)(bytes + 32));
  masks m;
  m.delimiter = equal_mask(low, high, (char)delimiter);
  m.feed = equal_mask(low, high, 10);
  m.back = equal_mask(low, high, 13);
  m.quote = quote < 0 ? 0 : equal_mask(low, high, (char)quote);
  m.zero = equal_mask(low, high, 0);
  m.high = (uint32_t)_mm256_movemask_epi8(low) | (uint64_t)(uint32_t)_mm256_movemask_epi8(high) << 32;
  return m;
}

WIDE static bolaven_separators find_wide(const uint8_t *bytes, long count, uint8_t delimiter, int quote,
                                         uint32_t *places) {
  FIND_BODY(wide_masks)
}

WIDE static bolaven_line_counts count_wide(const uint8_t *bytes, long count, int quote) { COUNT_BODY(wide_masks) }

static int has_wide_kernel(void) {
  __builtin_cpu_init();
  return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi") && __builtin_cpu_supports("popcnt");
}
#endif

bolaven_separators bolaven_find_separators(const uint8_t *bytes, long count, uint8_t delimiter, int quote,
                                           uint32_t *places) {
#ifdef HAS_AVX2_KERNEL
  if (has_wide_kernel()) return find_wide(bytes, count, delimiter, quote, places);
#endif
  return find_portable(bytes, count, delimiter, quote, places);
}

bolaven_line_counts bolaven_count_lines(const uint8_t *bytes, long count, int quote) {
#ifdef HAS_AVX2_KERNEL
  if (has_wide_kernel()) return count_wide(bytes, count, quote);
#endif
  return count_portable(bytes, count, quote);
}
