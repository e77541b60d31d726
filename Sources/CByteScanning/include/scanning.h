#pragma once
#include <stdint.h>

// Finds the bytes that structure a delimited text, 64 bytes at a time. All kernels give the same answers.

// The kernel for this processor: 2 with 64 bytes in a vector, 1 with 32, 0 the portable one.
int bolaven_scanning_kernel(void);

// What stands in a piece of text.
typedef struct {
  // Separators that were written: delimiters and line feeds outside quotes.
  long separators;
  // Carriage returns outside quotes that no line feed follows.
  long lone_returns;
  // Pairs of carriage return and line feed outside quotes.
  long pairs;
  // Line feeds outside quotes.
  long line_feeds;
  // Whether a quote was met, wherever it stands.
  int has_quotes;
  // Whether a byte 0 was met.
  int has_zero;
  // Whether a byte above 127 was met.
  int has_high;
  // Whether the piece ends inside quotes.
  int ends_inside;
  // Whether a quote stands elsewhere than around a whole cell, or doubled within one.
  int has_stray_quotes;
  // Whether a quote is doubled within a cell.
  int has_doubled_quotes;
} bolaven_separators;

// Writes the places of separators, the first byte being 0. `places` has room for `count` + 64 numbers.
// `quote` is -1 where nothing encloses cells. `is_inside` tells whether the piece begins inside quotes.
bolaven_separators bolaven_find_separators(int kernel, const uint8_t *bytes, long count, uint8_t delimiter, int quote,
                                           int is_inside, uint32_t *places);
