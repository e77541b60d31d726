#include "doubles.h"

#include <charconv>
#include <cmath>
#include <cstdlib>
#include <cstring>
#include <system_error>

namespace {

// A way of writing doubles.
struct Way {
  // The powers of ten of the first digits that are written without an exponent.
  int least, most;
  // Whether a number is written with an exponent wherever that is shorter, and not by the powers.
  bool is_shortest;
  // Whether an exponent has two digits at least.
  bool is_padded;
  // Whether a point and a zero stand behind a whole number without an exponent.
  bool has_zero;
};

const Way ways[bolaven_ways_of_writing] = {
    {-4, 15, false, true, true},    // Python, pandas, DuckDB
    {-5, 15, false, false, true},   // Rust's writers, polars
    {0, 0, true, true, false},      // R, data.table
    {-6, 14, false, false, false},  // Arrow
    {-6, 20, false, false, false},  // JavaScript
    {-999, 999, false, false, false},
    {-999, 999, false, false, true},
};

// What a way makes of a number.
enum class Form {
  plain,
  // A point and a zero behind a whole number.
  zero,
  // An exponent of one digit, and one of two or more.
  exponent,
  padded,
};

// The fewest digits of a number, with an exponent.
struct Digits {
  char text[32];
  // Where the exponent's mark stands, and where the text ends.
  int mark, end;
  int exponent;
  // Digits of the number, without the point.
  int count;
  bool is_negative;

  explicit Digits(double value) {
    end = static_cast<int>(std::to_chars(text, text + sizeof text, value, std::chars_format::scientific).ptr - text);
    is_negative = text[0] == '-';
    mark = end - 1;
    while (text[mark] != 'e') mark--;
    exponent = 0;
    for (int place = mark + 2; place < end; place++) exponent = 10 * exponent + (text[place] - '0');
    if (text[mark + 1] == '-') exponent = -exponent;
    int digits = mark - is_negative;
    count = digits > 1 ? digits - 1 : 1;
  }

  bool is_whole() const { return count <= exponent + 1; }

  bool has_exponent(const Way &way) const {
    if (!way.is_shortest) return exponent < way.least || exponent > way.most;
    int fixed = exponent < 0 ? 1 - exponent + count : is_whole() ? exponent + 1 : count + 1;
    int with_exponent = count + (count > 1) + (std::abs(exponent) < 100 ? 4 : 5);
    return with_exponent < fixed;
  }

  Form form(const Way &way) const {
    if (has_exponent(way)) return way.is_padded || std::abs(exponent) > 9 ? Form::padded : Form::exponent;
    return way.has_zero && is_whole() ? Form::zero : Form::plain;
  }

  long write(Form form, char *target) const {
    char *place = target;
    auto copy = [&](const char *from, long length) {
      std::memcpy(place, from, length);
      place += length;
    };
    auto fill = [&](long length) {
      std::memset(place, '0', length);
      place += length;
    };
    if (form == Form::padded || form == Form::exponent) {
      int unpadded = form == Form::exponent;
      copy(text, mark + 2);
      copy(text + mark + 2 + unpadded, end - mark - 2 - unpadded);
      return place - target;
    }
    char digits[24];
    digits[0] = text[is_negative];
    if (count > 1) std::memcpy(digits + 1, text + is_negative + 2, count - 1);
    if (is_negative) *place++ = '-';
    int above = exponent < 0 ? 0 : is_whole() ? count : exponent + 1;
    if (above) copy(digits, above);
    if (is_whole()) {
      fill(exponent + 1 - count);
      if (form == Form::zero) copy(".0", 2);
      return place - target;
    }
    if (!above) *place++ = '0';
    *place++ = '.';
    if (exponent < 0) fill(-exponent - 1);
    copy(digits + above, count - above);
    return place - target;
  }
};

Form form(const char *text, long count) {
  auto mark = static_cast<const char *>(std::memchr(text, 'e', count));
  if (mark) return text + count - mark > 3 ? Form::padded : Form::exponent;
  return count > 2 && text[count - 1] == '0' && text[count - 2] == '.' ? Form::zero : Form::plain;
}

}  // namespace

uint32_t bolaven_read_double(const char *text, long count, double *value) {
  if (count < 1 || count > bolaven_longest_double) return 0;
  auto read = std::from_chars(text, text + count, *value);
  if (read.ec != std::errc() || read.ptr != text + count || !std::isfinite(*value)) return 0;
  Digits digits(*value);
  char written[bolaven_longest_double];
  Form found = form(text, count);
  // An exponent of two digits has none before them.
  if (found == Form::exponent && std::abs(digits.exponent) > 9) return 0;
  if (found == Form::zero && !digits.is_whole()) return 0;
  if (digits.write(found, written) != count || std::memcmp(written, text, count) != 0) return 0;
  // Most numbers, which all ways write alike.
  if (found == Form::plain && digits.exponent >= -4 && digits.exponent <= 14 && digits.count > 1 && !digits.is_whole())
    return (1u << bolaven_ways_of_writing) - 1;
  uint32_t suiting = 0;
  for (int way = 0; way < bolaven_ways_of_writing; way++)
    if (digits.form(ways[way]) == found) suiting |= 1u << way;
  return suiting;
}

long bolaven_write_double(double value, int way, char *text) {
  Digits digits(value);
  return digits.write(digits.form(ways[way]), text);
}
