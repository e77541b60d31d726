#pragma once
#include <stdint.h>

// Reads cells of a column that are plain decimal numbers of up to eight bytes, several at a time where the processor can.
// Every function takes the kernel that bolaven_decimals_kernel chose once for this processor; all give the same answers.
//
// A number is kept in four bytes: the minus, three bits for the digits behind the point, 28 bits for all digits as a whole
// number; all bits are set for a missing cell.

// 2 with eight cells at a time, 1 with four, 0 the portable kernel.
int bolaven_decimals_kernel(void);

// What numbers of four bytes have in common.
typedef struct {
  // Bit d: some number has d digits behind its point.
  uint32_t places;
  // Whether the last digit behind a point is 0 somewhere.
  int has_closing_zero;
  // Whether some cell is missing.
  int has_missing;
  // The least number and the greatest; the least is the greater one where there is none.
  double lowest, highest;
} bolaven_decimal_summary;

// Reads the cells of one column from `row` on.
//
// Cell i of the text ends at places[i] and begins behind places[i - 1]; those of the column are the cells
// row * width + column. The numbers go to `numbers`, from its first place. `missing` is the text of a missing cell, its last
// byte the highest: 0 where such a cell is empty; `has_missing` is set where there is one.
//
// Returns how many rows were read: a multiple of four, at most `rows`. The next four rows, or those that are left, hold
// a cell that is written in another way, is longer, or stands within the first eight bytes; the
// portable kernel reads none.
long bolaven_read_decimals(int kernel, const uint8_t *bytes, const uint32_t *places, long width, long column, long row,
                           long rows, uint64_t missing, uint32_t *numbers, int *has_missing);

// The same as the doubles nearest to the numbers, and no number (NaN) for a missing cell; `summary` takes in what the
// numbers have in common.
long bolaven_read_measured(int kernel, const uint8_t *bytes, const uint32_t *places, long width, long column, long row,
                           long rows, uint64_t missing, double *values, bolaven_decimal_summary *summary);

// Writes the doubles nearest to numbers of four bytes, and no number (NaN) for a missing cell.
bolaven_decimal_summary bolaven_measure_decimals(int kernel, const uint32_t *numbers, long count, double *values);

// What whole numbers of four bytes have in common. Where there is none, the lowest key is above the highest.
typedef struct {
  int32_t lowest, highest;
  // Whether no number has digits behind a point, and none is a zero with a minus, which is another text.
  int are_whole;
  // Whether some cell is missing.
  int has_missing;
} bolaven_whole_keys;

// Writes whole numbers less 1, and the least 32-bit number for a missing cell.
bolaven_whole_keys bolaven_keys_of_decimals(int kernel, const uint32_t *numbers, long count, int32_t *keys);

// Adds the number of times that each key occurs to table[key - lowest]; keys below `lowest` do not count. A run of equal keys
// is added at once.
void bolaven_count_keys(int kernel, const int32_t *keys, long count, int32_t lowest, int32_t *table);
