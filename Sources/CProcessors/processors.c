#define _GNU_SOURCE
#include "processors.h"

#include <sched.h>
#include <unistd.h>

// A machine with more processors than a set has room for is left as it is.
void bolaven_begin_elsewhere(pthread_attr_t *attributes) {
  cpu_set_t others;
  int here = sched_getcpu();
  if (here < 0 || here >= CPU_SETSIZE || sched_getaffinity(0, sizeof others, &others)) return;
  CPU_CLR(here, &others);
  if (CPU_COUNT(&others) > 0) pthread_attr_setaffinity_np(attributes, sizeof others, &others);
}

void bolaven_go_anywhere(void) {
  cpu_set_t all;
  if (!sched_getaffinity(getpid(), sizeof all, &all)) sched_setaffinity(0, sizeof all, &all);
}
