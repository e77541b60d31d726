#pragma once
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

// Texts of doubles as programs write them: the fewest digits that read back as the same number, in one of several ways.
// A set of ways has bit w for way w.
enum { bolaven_ways_of_writing = 7, bolaven_longest_double = 350 };

// Reads a text of `count` bytes.
//
// Returns the ways in which the number is written as this text: none where it is no number, has more digits than it
// needs, or other ones than those of the nearest double.
uint32_t bolaven_read_double(const char *text, long count, double *value);

// Writes a finite number in one way.
//
// `text` has room for `bolaven_longest_double` bytes. Returns the length.
long bolaven_write_double(double value, int way, char *text);

#ifdef __cplusplus
}
#endif
