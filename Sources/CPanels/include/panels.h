#pragma once

// Sums over a panel: up to a few hundred rows of some columns, column by column, each column `stride` numbers behind
// the one before. Panels are small enough to stay in the processor's cache while every pair of columns is multiplied.
//
// `kernel` is what bolaven_panels_kernel() answered, or 0. Each kernel adds in an order of its own that depends on the
// shapes only, so the same kernel gives the same bytes. A sum in extended precision is a pair high + low, of about 32
// digits.

// 1 where the processor has fused multiply-add on four numbers at once, 0 for the portable kernel.
int bolaven_panels_kernel(void);

// column := (column - center) * scale, for each column.
void bolaven_panel_standardize(double *panel, long columns, long rows, long stride, const double *centers,
                               const double *scales);

// column := column * factor, row by row, for each column.
void bolaven_panel_scale_rows(double *panel, long columns, long rows, long stride, const double *factors);

// sums[i + j * left_columns] += left column i . right column j. With `lower` not 0 only what is on and below the
// diagonal counts; what is above holds anything afterwards. Unless `ahead` is null, as many rows of the columns that it
// holds are brought near the processor meanwhile, from row `ahead_row` on; a null among them is no column.
void bolaven_panel_products(int kernel, const double *left, long left_columns, const double *right, long right_columns,
                            long rows, long stride, int lower, const double *const *ahead, long ahead_columns,
                            long ahead_row, double *sums);

// panel column := (source column - center) * scale, for the rows from `first` on; a source that is null is 1 in every
// row. Here and in the next function a source may be the panel's own column.
void bolaven_panel_load_standardized(int kernel, const double *const *sources, long columns, long first, long rows,
                                     const double *centers, const double *scales, double *panel, long stride);

// The same for the regressors in front of the other columns, each row then times its sum of standardized columns times
// coefficients.
void bolaven_panel_load_scores(int kernel, const double *const *sources, long columns, long regressors, long first,
                               long rows, const double *centers, const double *scales, const double *coefficients,
                               double *panel, long stride);

// target := panel * coefficients.
void bolaven_panel_times(int kernel, const double *panel, long columns, long rows, long stride,
                         const double *coefficients, double *target);

// Both: column := (column - center) * scale for each column, then target := panel * coefficients.
void bolaven_panel_standardize_times(int kernel, double *panel, long columns, long rows, long stride,
                                     const double *centers, const double *scales, const double *coefficients,
                                     double *target);

// As bolaven_panel_products, in extended precision, for columns that are themselves high + low.
void bolaven_panel_extended_products(int kernel, const double *left, const double *left_low, long left_columns,
                                     const double *right, const double *right_low, long right_columns, long rows,
                                     long stride, int lower, double *sums, double *lows);

// column := (column - center) * scale and low := what rounding lost, for each column; scales are powers of two.
void bolaven_panel_extended_standardize(double *panel, double *low, long columns, long rows, long stride,
                                        const double *centers, const double *scales);

// low := low + rest * scale, for each column.
void bolaven_panel_add_scaled(double *low, long columns, long rows, long stride, const double *rest,
                              const double *scales);

// target, target_low := weight * column, row by row, of columns that are themselves high + low.
void bolaven_panel_extended_scale_rows(int kernel, const double *panel, const double *low, long columns, long rows,
                                       long stride, const double *factors, double *target, double *target_low);

// high, low := response - (panel - centers) * coefficients, each row in extended precision. In this and the next
// function the columns are themselves panel + panel_low, unless panel_low is null.
void bolaven_panel_residuals(int kernel, const double *panel, const double *panel_low, long columns, long rows,
                             long stride, const double *centers, const double *coefficients,
                             const double *coefficients_low, const double *response, double *high, double *low);

// sums[j] += (column j - center j) . (high + low), in extended precision.
void bolaven_panel_gradient(int kernel, const double *panel, const double *panel_low, long columns, long rows,
                            long stride, const double *centers, const double *high, const double *low, double *sums,
                            double *lows);

// high + low -= factor * column, in extended precision.
void bolaven_extended_subtract_multiple(int kernel, long count, double factor, double factor_low, const double *column,
                                        const double *column_low, double *high, double *low);
