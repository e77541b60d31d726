#pragma once
#include <pthread.h>

// Where a thread begins. The system may put a new thread on the processor of its maker, and take a long time to see that
// another one is free.

// Lets a thread begin on another processor than that of the caller, where the program may use another one.
void bolaven_begin_elsewhere(pthread_attr_t *attributes);

// Lets the calling thread go wherever the program may.
void bolaven_go_anywhere(void);
