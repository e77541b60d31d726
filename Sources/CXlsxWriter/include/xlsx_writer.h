#pragma once
#include <xlsxwriter.h>

// The functions of libxlsxwriter that Bolaven uses. The library is opened at first use: it brings a library of ciphers
// along, and what writes no workbook would wait for both at its start.
typedef struct {
  __typeof__(workbook_new_opt) *_Nonnull workbook_new_opt;
  __typeof__(workbook_set_properties) *_Nonnull workbook_set_properties;
  __typeof__(workbook_add_format) *_Nonnull workbook_add_format;
  __typeof__(workbook_add_worksheet) *_Nonnull workbook_add_worksheet;
  __typeof__(workbook_close) *_Nonnull workbook_close;
  __typeof__(lxw_workbook_free) *_Nonnull lxw_workbook_free;
  __typeof__(lxw_strerror) *_Nonnull lxw_strerror;
  __typeof__(format_set_bold) *_Nonnull format_set_bold;
  __typeof__(format_set_pattern) *_Nonnull format_set_pattern;
  __typeof__(format_set_bg_color) *_Nonnull format_set_bg_color;
  __typeof__(lxw_format_get_xf_index) *_Nonnull lxw_format_get_xf_index;
  __typeof__(worksheet_hide) *_Nonnull worksheet_hide;
  __typeof__(worksheet_freeze_panes) *_Nonnull worksheet_freeze_panes;
  __typeof__(worksheet_set_column) *_Nonnull worksheet_set_column;
  __typeof__(worksheet_write_string) *_Nonnull worksheet_write_string;
  __typeof__(worksheet_write_comment) *_Nonnull worksheet_write_comment;
  __typeof__(worksheet_data_validation_range) *_Nonnull worksheet_data_validation_range;
  __typeof__(lxw_worksheet_write_single_row) *_Nonnull lxw_worksheet_write_single_row;
} bolaven_xlsxwriter;

// NULL where the library is not on this machine, or a function is missing from it.
const bolaven_xlsxwriter *_Nullable bolaven_xlsxwriter_open(void);

// A file that stands in no folder and is gone when it is closed; closed too where another program is started.
int bolaven_nameless_file(void);
