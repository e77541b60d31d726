#pragma once
#include <stdint.h>

// Sums over some hundred rows of a few columns that lie row by row: row i of a panel has its `lanes` numbers at i * lanes,
// 2 or a multiple of 4, one for each column and then zeros. Every function takes the kernel that bolaven_lanes_kernel
// chose once for this processor; the same kernel gives the same bytes.

// 2 with fused multiply-add on eight numbers at once, 1 on four, 0 the portable kernel.
int bolaven_lanes_kernel(void);

// panel = column - center, of rows from `first` on; zeros where there is no column.
void bolaven_lanes_fill(int kernel, double *panel, long rows, long lanes, const double *const *columns, long count,
                        const double *centers, long first);

// panel -= coefficients of the level of each row, times its value; the level c has its `lanes` numbers at c * stride * lanes.
// `values` may be null, for ones.
void bolaven_lanes_subtract(int kernel, double *panel, long rows, long lanes, const double *coefficients, long stride,
                            const int32_t *levels, const double *values);

// sums of the level of each row += panel.
void bolaven_lanes_add(int kernel, const double *panel, long rows, long lanes, double *sums, long stride,
                       const int32_t *levels);

// Takes the mean of each level off its rows. Level l has the rows starts[l] to starts[l + 1], of which the first one of all
// stands first in the panel, and the weight diagonal[l]. `roots` are the roots of the weights of these rows, or null for
// ones. Writes the mean of each level to means + l * lanes, 0 without a weight. Adds to `moments` the weighted sums, those of
// squares and the squares of the weighted sum of each level.
void bolaven_lanes_center(int kernel, double *panel, long lanes, const int32_t *starts, long levels,
                          const double *roots, const double *diagonal, double *means, double *moments);

// sums of the level of each row += panel, a run of rows of one level at once; adds to `moments` the sums and those of squares.
void bolaven_lanes_add_runs(int kernel, const double *panel, long rows, long lanes, const int32_t *levels,
                            double *sums, double *moments);

// products += panel' * panel, at least on and above the diagonal: number (a, b) at a * lanes + b.
void bolaven_lanes_products(int kernel, const double *panel, long rows, long lanes, double *products);

// Sums of x - center and of its squares, a few of each side by side, with what was lost by rounding: so many sums, as many
// losses, and the same for the squares. Returns how many are side by side.
long bolaven_lanes_moments(int kernel, const double *values, long count, double center, double sums[32]);

// Writes the panel column by column: row i of column j at i + j * stride.
void bolaven_lanes_write(int kernel, const double *panel, long rows, long lanes, long columns, double *target,
                         long stride);

// sums of the level of each row += panel * e, where e is the row times `combination`, times its weight, of which `roots` has
// the root; null for ones.
void bolaven_lanes_scores(int kernel, const double *panel, long rows, long lanes, const double *combination,
                          const double *roots, const int32_t *levels, double *sums);

// Of each row the numbers p of its code, and those of its other code where there are others, less the mean of its level, are
// added to q of the code, and to `second_q` of the other. Level l has the rows starts[l] to starts[l + 1]. `others`, `second`
// and `second_q` are null where there is one factor.
void bolaven_lanes_reduced(int kernel, const int32_t *starts, long levels, long lanes, const int32_t *codes,
                           const int32_t *others, const double *p, const double *second, double *q, double *second_q);
