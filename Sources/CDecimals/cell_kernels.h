// The cells of a column read as numbers, written once and compiled for four and for eight of them at a time: LANES of them.

#define NAME(f) EXPANDED(f, LANES)
#define INLINE WIDE static inline __attribute__((always_inline))

// What some cells hold, each in a lane.
typedef struct {
  // All digits as a whole number, and how many of them stand behind the point.
  LANE digits, behind;
  // All bits: without a minus; a missing cell; without a point.
  LANE is_positive, is_missing, is_whole;
  // The letters that are noughts.
  LANE noughts;
  // Some bit: a cell that is written in another way.
  LANE wrong;
} NAME(cells);

// The letters of some cells.
typedef struct {
  // The last eight bytes of each, the last one the highest.
  LANE text;
  // How long each is, all of its bytes and the first of them.
  LANE length, all, head;
} NAME(text);

// The bytes of a cell are loaded so that its last byte is the highest of a lane; what stands before it is masked.
//
// `before` is the place behind which the first cell begins; that of the cell below stands `width` further. Eight bytes are
// read that end with each cell.
INLINE NAME(text) NAME(load)(const uint8_t *bytes, const uint32_t *before, long width) {
  const LANE ones = EACH(-1), eight = EACH(8), low_half = EACH(0xFFFFFFFF);
  LANE ends;
  NAME(text) t;
  NAME(load_pairs)(bytes, before, width, &ends, &t.text);
  t.length = OP(add_epi64)(OP(sub_epi64)(OP(srli_epi64)(ends, 32), BITS(and)(ends, low_half)), ones);
  t.all = OP(sllv_epi64)(ones, OP(slli_epi64)(OP(sub_epi64)(eight, t.length), 3));
  t.head = BITS(xor)(t.all, OP(slli_epi64)(t.all, 8));
  return t;
}

// The cells that hold the text of what is missing and no more. An empty cell is wrong where another text stands for that.
INLINE LANE NAME(find_missing)(NAME(text) t, LANE missing, LANE *wrong) {
  LANE is_missing = NAME(equal_numbers)(BITS(and)(t.text, t.all), missing);
  LANE is_empty = NAME(equal_numbers)(t.all, BITS(setzero)());
  *wrong = BITS(andnot)(is_missing, BITS(or)(*wrong, is_empty));
  // Nothing of a cell that is too long is seen here.
  *wrong = BITS(or)(*wrong, NAME(greater)(t.length, EACH(8)));
  return is_missing;
}

// Eight digits become a number in three multiplications.
//
// Source: Lemire (2021), Number parsing at a gigabyte per second, §5.
INLINE LANE NAME(number_of)(LANE digits) {
  const LANE tens = OP(set1_epi16)(0x010A), hundreds = OP(set1_epi32)(0x00010064);
  LANE fours = OP(madd_epi16)(OP(maddubs_epi16)(digits, tens), hundreds);
  return OP(add_epi64)(OP(mul_epu32)(fours, EACH(10000)), OP(srli_epi64)(fours, 32));
}

// The point is taken out.
//
// Source: Mula & Lemire (2018) on masks of bytes.
INLINE NAME(cells) NAME(read)(const uint8_t *bytes, const uint32_t *before, long width, LANE missing) {
  const LANE ones = EACH(-1), zero = BITS(setzero)();
  const LANE each_one = OP(set1_epi8)(1), nine = OP(set1_epi8)(9);
  const LANE minus = OP(set1_epi8)('-'), point = OP(set1_epi8)('.'), nought = OP(set1_epi8)('0');
  const LANE last_byte = EACH((long long)0xFF00000000000000u);
  NAME(text) t = NAME(load)(bytes, before, width);
  LANE text = t.text, all = t.all;
  LANE sign = BITS(and)(NAME(equal_bytes)(text, minus), t.head);
  LANE kept = BITS(xor)(all, sign);
  LANE head = BITS(xor)(kept, OP(slli_epi64)(kept, 8));
  // The bytes above a point and below it; without one, all of them count as below.
  LANE at_point = BITS(and)(NAME(equal_bytes)(text, point), kept);
  LANE lowest = BITS(and)(at_point, each_one);
  LANE below = OP(add_epi64)(lowest, ones);
  LANE above = BITS(andnot)(BITS(or)(at_point, below), ones);
  NAME(cells) cells;
  cells.is_whole = NAME(equal_numbers)(at_point, zero);
  LANE digits = BITS(and)(OP(sub_epi8)(text, nought), kept);
  LANE merged = BITS(or)(BITS(and)(digits, above), OP(slli_epi64)(BITS(and)(digits, below), 8));
  digits = BITS(or)(BITS(and)(digits, cells.is_whole), BITS(andnot)(cells.is_whole, merged));
  // No digit, two points, a point at an end, nothing behind a minus, or a needless zero.
  cells.noughts = NAME(equal_bytes)(text, nought);
  LANE leading = BITS(and)(cells.noughts, head);
  LANE second = BITS(andnot)(at_point, BITS(and)(OP(slli_epi64)(leading, 8), kept));
  LANE ends_wrong = BITS(and)(BITS(or)(at_point, sign), last_byte);
  LANE points_wrong = BITS(or)(BITS(and)(lowest, below), BITS(and)(at_point, head));
  cells.wrong = BITS(or)(BITS(or)(OP(subs_epu8)(digits, nine), BITS(or)(second, ends_wrong)), points_wrong);
  cells.is_missing = NAME(find_missing)(t, missing, &cells.wrong);
  cells.digits = NAME(number_of)(digits);
  cells.behind = OP(sad_epu8)(BITS(and)(above, each_one), zero);
  cells.is_positive = NAME(equal_numbers)(sign, zero);
  return cells;
}

// The same of cells that are whole numbers, with less work: a point is another letter.
INLINE NAME(cells) NAME(read_whole)(const uint8_t *bytes, const uint32_t *before, long width, LANE missing) {
  const LANE ones = EACH(-1), zero = BITS(setzero)();
  const LANE minus = OP(set1_epi8)('-'), nought = OP(set1_epi8)('0');
  NAME(text) t = NAME(load)(bytes, before, width);
  NAME(cells) cells;
  LANE sign = BITS(and)(NAME(equal_bytes)(t.text, minus), t.head);
  LANE kept = BITS(xor)(t.all, sign);
  LANE head = BITS(xor)(kept, OP(slli_epi64)(kept, 8));
  LANE digits = BITS(and)(OP(sub_epi8)(t.text, nought), kept);
  LANE leading = BITS(and)(NAME(equal_bytes)(t.text, nought), head);
  LANE second = BITS(and)(OP(slli_epi64)(leading, 8), kept);
  cells.wrong = BITS(or)(
      BITS(or)(OP(subs_epu8)(digits, OP(set1_epi8)(9)), second),
      BITS(and)(sign, EACH((long long)0xFF00000000000000u)));
  cells.is_missing = NAME(find_missing)(t, missing, &cells.wrong);
  cells.digits = NAME(number_of)(digits);
  cells.behind = zero;
  cells.is_positive = NAME(equal_numbers)(sign, zero);
  cells.is_whole = ones;
  cells.noughts = zero;
  return cells;
}

WIDE static long NAME(read_decimals)(const uint8_t *bytes, const uint32_t *places, long width, long column, long row,
                                     long rows, uint64_t missing, uint32_t *numbers, int *has_missing) {
  const LANE sign_bit = EACH(0x80000000), absent = EACH((long long)missing);
  LANE found = BITS(setzero)();
  long cell = row * width + column;
  long done = 0;
  // Until a point is met.
  int are_whole = 1;
  for (; done + LANES <= rows; done += LANES, cell += LANES * width) {
    if (!has_room(places, cell)) break;
    NAME(cells) cells;
    if (are_whole) {
      cells = NAME(read_whole)(bytes, places + cell - 1, width, absent);
      are_whole = NAME(is_zero)(cells.wrong);
    }
    if (!are_whole) {
      cells = NAME(read)(bytes, places + cell - 1, width, absent);
      if (!NAME(is_zero)(cells.wrong)) break;
    }
    LANE number = BITS(or)(cells.digits, OP(slli_epi64)(cells.behind, 28));
    number = BITS(or)(number, BITS(andnot)(cells.is_positive, sign_bit));
    number = BITS(or)(number, cells.is_missing);
    found = BITS(or)(found, cells.is_missing);
    NAME(store_halves)(numbers + done, number);
  }
  *has_missing |= !NAME(is_zero)(found);
  return done;
}

WIDE static long NAME(read_measured)(const uint8_t *bytes, const uint32_t *places, long width, long column, long row,
                                     long rows, uint64_t missing, double *values, bolaven_decimal_summary *summary) {
  const LANE absent = EACH((long long)missing), one = EACH(1), zero = BITS(setzero)();
  const LANE sign_bit = EACH((long long)0x8000000000000000u);
  // Whole numbers below 2^52 are the last bits of doubles from 2^52 on.
  const DOUBLES shift = OP(set1_pd)(0x1p52);
  LANE seen = zero, found = zero, closing = zero;
  DOUBLES lowest = OP(set1_pd)(summary->lowest), highest = OP(set1_pd)(summary->highest);
  long cell = row * width + column;
  long done = 0;
  for (; done + LANES <= rows; done += LANES, cell += LANES * width) {
    if (!has_room(places, cell)) break;
    NAME(cells) cells = NAME(read)(bytes, places + cell - 1, width, absent);
    if (!NAME(is_zero)(cells.wrong)) break;
    DOUBLES digits = OP(sub_pd)((DOUBLES)BITS(or)(cells.digits, (LANE)shift), shift);
    // The quotient of two doubles is the nearest one.
    LANE bits = (LANE)OP(div_pd)(digits, NAME(powers_of_ten)(cells.behind));
    bits = BITS(or)(bits, BITS(andnot)(cells.is_positive, sign_bit));
    bits = BITS(or)(bits, cells.is_missing);
    OP(storeu_pd)(values + done, (DOUBLES)bits);
    // Of no number and a number the second one is kept.
    lowest = OP(min_pd)((DOUBLES)bits, lowest);
    highest = OP(max_pd)((DOUBLES)bits, highest);
    seen = BITS(or)(seen, BITS(andnot)(cells.is_missing, OP(sllv_epi64)(one, cells.behind)));
    found = BITS(or)(found, cells.is_missing);
    closing = BITS(or)(closing, BITS(andnot)(cells.is_whole, cells.noughts));
  }
  uint64_t lanes[LANES];
  memcpy(lanes, &seen, sizeof lanes);
  for (int i = 0; i < LANES; i++) summary->places |= (uint32_t)lanes[i];
  summary->has_missing |= !NAME(is_zero)(found);
  if (done > 0) add_ends(summary, (const double *)&lowest, (const double *)&highest, LANES);
  // The last letter of a cell is the highest of its lane.
  summary->has_closing_zero |= !NAME(is_zero)(BITS(and)(closing, sign_bit));
  return done;
}

#undef NAME
#undef INLINE
