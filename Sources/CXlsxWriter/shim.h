#include <sys/syscall.h>
#include <unistd.h>
#include <xlsxwriter.h>

// A file that stands in no folder and is gone when it is closed. 1: closed where another program is started.
static inline int nameless_file(void) { return (int)syscall(SYS_memfd_create, "workbook", 1); }
