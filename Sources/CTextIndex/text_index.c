#include "text_index.h"

#include <string.h>

#if defined(__x86_64__)
#include <immintrin.h>
#define HAS_AVX2_KERNEL 1
#endif

#define INLINE static inline __attribute__((always_inline))

// The halves of a product of 64 bits each, joined.
//
// Source: Wang Yi (2019), wyhash.
INLINE uint64_t hash(const bolaven_text_index *index, uint64_t low, uint64_t high) {
  unsigned __int128 product = (unsigned __int128)(low ^ index->seeds[0]) * (high ^ index->seeds[1]);
  return (uint64_t)(product >> 64) ^ (uint64_t)product;
}

// Depends on every bit below, and is never 0.
INLINE uint8_t tag(uint64_t hash) { return (uint8_t)(hash * 0x9E3779B97F4A7C15u >> 56) | 1; }

// Bit i tells whether slot i of a group has a tag.
INLINE uint32_t matches(const uint8_t *tags, uint8_t tag) {
#if defined(__SSE2__)
  __m128i group = _mm_load_si128((const __m128i *)tags);
  return (uint32_t)_mm_movemask_epi8(_mm_cmpeq_epi8(group, _mm_set1_epi8((char)tag)));
#else
  uint32_t found = 0;
  for (int i = 0; i < 16; i++) found |= (uint32_t)(tags[i] == tag) << i;
  return found;
#endif
}

INLINE int32_t find(const bolaven_text_index *index, bolaven_text_key key, uint64_t hashed) {
  for (uint64_t group = hashed & index->last_group;; group = (group + 1) & index->last_group) {
    const uint8_t *tags = index->tags + 16 * group;
    for (uint32_t found = matches(tags, tag(hashed)); found; found &= found - 1) {
      int32_t code = index->codes[16 * group + (uint64_t)__builtin_ctz(found)];
      const bolaven_text_key *known = index->keys + code;
      if (known->low == key.low && known->high == key.high) return code;
    }
    // A key stands in the first group with a free slot, or before.
    if (matches(tags, 0)) return -2;
  }
}

int32_t bolaven_find_text(const bolaven_text_index *index, bolaven_text_key key) {
  return find(index, key, hash(index, key.low, key.high));
}

void bolaven_place_text(const bolaven_text_index *index, bolaven_text_key key, int32_t code) {
  uint64_t hashed = hash(index, key.low, key.high);
  for (uint64_t group = hashed & index->last_group;; group = (group + 1) & index->last_group) {
    uint32_t unused = matches(index->tags + 16 * group, 0);
    if (!unused) continue;
    uint64_t slot = 16 * group + (uint64_t)__builtin_ctz(unused);
    index->tags[slot] = tag(hashed);
    index->codes[slot] = code;
    return;
  }
}

#ifdef HAS_AVX2_KERNEL
#define WIDE __attribute__((target("avx2,bmi,bmi2,lzcnt")))
#define ROWS 32

// Sixteen bytes from place 16 - n have n bytes that are kept.
static const uint8_t kept[32] = {0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF,
                                 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF};

// First the keys, then the likely code of each, then the comparison: nothing waits for memory but the processor's own queue,
// and there is no branch that depends on a text.
//
// Source: Kulukundis (2017) on groups of tags; Ross (2007), Efficient hash probes on modern processors, on probes at once.
WIDE static uint32_t find_texts_wide(const bolaven_text_index *index, const bolaven_text_cells *cells, int32_t *codes) {
  __m128i keys[ROWS];
  uint64_t hashes[ROWS];
  uint32_t others = 0, longer = 0;
  const uint32_t *place = cells->places;
  for (int i = 0; i < ROWS; i++, place += cells->width) {
    uint32_t start = place[-1] + 1;
    uint32_t count = place[0] - start;
    const uint8_t *text = cells->bytes + start;
    uint32_t quotes = (count != 0) & (*text == cells->quote);
    text += quotes;
    count -= 2 * quotes;
    longer |= (uint32_t)(count > 15) << i;
    __m128i mask = _mm_loadu_si128((const __m128i *)(kept + 16 - (count & 15)));
    __m128i key = _mm_and_si128(_mm_loadu_si128((const __m128i *)text), mask);
    key = _mm_insert_epi8(key, (int)count, 15);
    keys[i] = key;
    hashes[i] = hash(index, (uint64_t)_mm_cvtsi128_si64(key), (uint64_t)_mm_extract_epi64(key, 1));
  }
  for (int i = 0; i < ROWS; i++) {
    uint64_t first = 16 * (hashes[i] & index->last_group);
    // The last slot stands for none.
    uint32_t found = matches(index->tags + first, tag(hashes[i])) | 0x8000;
    codes[i] = index->codes[first + (uint64_t)__builtin_ctz(found)];
  }
  for (int i = 0; i < ROWS; i++) {
    __m128i same = _mm_cmpeq_epi8(keys[i], _mm_loadu_si128((const __m128i *)(index->keys + codes[i])));
    others |= (uint32_t)(_mm_movemask_epi8(same) != 0xFFFF) << i;
  }
  // Those that were not the likely ones.
  for (uint32_t rest = others & ~longer; rest; rest &= rest - 1) {
    int i = __builtin_ctz(rest);
    bolaven_text_key key;
    memcpy(&key, keys + i, sizeof key);
    codes[i] = find(index, key, hashes[i]);
    if (codes[i] != -2) others &= ~((uint32_t)1 << i);
  }
  return others | longer;
}

static int has_wide_kernel(void) {
  __builtin_cpu_init();
  return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi2");
}
#endif

uint32_t bolaven_find_texts(const bolaven_text_index *index, const bolaven_text_cells *cells, int32_t *codes) {
#ifdef HAS_AVX2_KERNEL
  if (has_wide_kernel()) return find_texts_wide(index, cells, codes);
#endif
  return 0xFFFFFFFF;
}
