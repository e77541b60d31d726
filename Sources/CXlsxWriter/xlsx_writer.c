#define _GNU_SOURCE
#include "xlsx_writer.h"

#include <dlfcn.h>
#include <pthread.h>
#include <stddef.h>
#include <sys/syscall.h>
#include <unistd.h>

static pthread_once_t once = PTHREAD_ONCE_INIT;
static bolaven_xlsxwriter functions;
static int is_open;

static void open_library(void) {
  // Of the version whose header this was compiled with.
  void *library = dlopen("libxlsxwriter.so." LXW_SOVERSION, RTLD_NOW | RTLD_LOCAL);
  if (!library) return;
  is_open = 1;
#define FIND(name) is_open = (functions.name = (__typeof__(functions.name))dlsym(library, #name)) && is_open
  FIND(workbook_new_opt);
  FIND(workbook_set_properties);
  FIND(workbook_add_format);
  FIND(workbook_add_worksheet);
  FIND(workbook_close);
  FIND(lxw_workbook_free);
  FIND(lxw_strerror);
  FIND(format_set_bold);
  FIND(format_set_pattern);
  FIND(format_set_bg_color);
  FIND(lxw_format_get_xf_index);
  FIND(worksheet_hide);
  FIND(worksheet_freeze_panes);
  FIND(worksheet_set_column);
  FIND(worksheet_write_string);
  FIND(worksheet_write_comment);
  FIND(worksheet_data_validation_range);
  FIND(lxw_worksheet_write_single_row);
#undef FIND
}

const bolaven_xlsxwriter *bolaven_xlsxwriter_open(void) {
  pthread_once(&once, open_library);
  return is_open ? &functions : NULL;
}

int bolaven_nameless_file(void) { return (int)syscall(SYS_memfd_create, "workbook", 1); }
