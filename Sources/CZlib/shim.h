#include <zlib.h>

// A macro of zlib, which Swift does not see. Raw deflate, as zip containers hold it.
static inline int inflate_raw_start(z_streamp stream) { return inflateInit2(stream, -MAX_WBITS); }
