#pragma once
#include <stdint.h>

// Finds texts by their bytes in a table of keys, many at once with the widest kernel that the processor has. All kernels give
// the same answers.

// Sixteen bytes: those of a text of up to fifteen, zeros, and in the last one how many there are. Keys of longer texts are
// made by the owner of the table and end with another byte. The key of the empty text is zero throughout.
typedef struct {
  uint64_t low, high;
} bolaven_text_key;

// A table in groups of sixteen slots. A free slot has a tag of 0 and a code of -1.
typedef struct {
  // Of each slot a part of its key's hash, never 0; each group begins at a multiple of sixteen.
  uint8_t *tags;
  // Of each slot the code of its key.
  int32_t *codes;
  // Of each code its key; at -1 stands that of the empty text, whose code this is.
  bolaven_text_key *keys;
  // The number of groups, a power of two, less one.
  uint64_t last_group;
  // What the hash depends on, so that nobody can choose texts that share a slot.
  uint64_t seeds[2];
} bolaven_text_index;

// The code of a key; -2 where it has none.
int32_t bolaven_find_text(const bolaven_text_index *index, bolaven_text_key key);

// Puts a code of a key that has none into a free slot: there must be one.
void bolaven_place_text(const bolaven_text_index *index, bolaven_text_key key, int32_t code);

// The cells of one column in 32 rows that follow each other.
typedef struct {
  // Sixteen bytes at each cell may be read.
  const uint8_t *bytes;
  // Where cells end, the first one being that of the first row; the cell before it ends at the place before.
  const uint32_t *places;
  // Cells of a row.
  long width;
  // What encloses cells and stands in none of them; -1 for nothing.
  int quote;
} bolaven_text_cells;

// Writes the codes of cells. Bit i of the answer tells that cell i has none, or is too long for a key; its code means nothing.
uint32_t bolaven_find_texts(const bolaven_text_index *index, const bolaven_text_cells *cells, int32_t *codes);
