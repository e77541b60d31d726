#include "openblas.h"

#include <dlfcn.h>
#include <pthread.h>
#include <stddef.h>
#include <stdlib.h>

// Character arguments carry their length behind the others, as gfortran passes them.
typedef void (*dgemm_t)(const char *, const char *, const int *, const int *, const int *, const double *, const double *,
                        const int *, const double *, const int *, const double *, double *, const int *, size_t, size_t);
typedef void (*dsyrk_t)(const char *, const char *, const int *, const int *, const double *, const double *, const int *,
                        const double *, double *, const int *, size_t, size_t);
typedef void (*dpbtrf_t)(const char *, const int *, const int *, double *, const int *, int *, size_t);
typedef void (*dgeqp3_t)(const int *, const int *, double *, const int *, int *, double *, double *, const int *, int *);
typedef void (*dorgqr_t)(const int *, const int *, const int *, double *, const int *, const double *, double *,
                         const int *, int *);
typedef void (*dsyevd_t)(const char *, const char *, const int *, double *, const int *, double *, double *, const int *,
                         int *, const int *, int *, size_t, size_t);
typedef const char *(*text_t)(void);
typedef void (*threads_t)(int);

static pthread_once_t once = PTHREAD_ONCE_INIT;
static int state = 1;
static dgemm_t dgemm;
static dsyrk_t dsyrk;
static dpbtrf_t dpbtrf;
static dgeqp3_t dgeqp3;
static dorgqr_t dorgqr;
static dsyevd_t dsyevd;
static text_t corename_of;
static text_t config_of;

static void open_library(void) {
  // Without this the library starts a pool of threads when it is opened.
  setenv("OPENBLAS_NUM_THREADS", "1", 1);
  void *library = dlopen("libopenblas.so.0", RTLD_NOW | RTLD_LOCAL);
  if (!library) return;
  dgemm = (dgemm_t)dlsym(library, "dgemm_");
  dsyrk = (dsyrk_t)dlsym(library, "dsyrk_");
  dpbtrf = (dpbtrf_t)dlsym(library, "dpbtrf_");
  dgeqp3 = (dgeqp3_t)dlsym(library, "dgeqp3_");
  dorgqr = (dorgqr_t)dlsym(library, "dorgqr_");
  dsyevd = (dsyevd_t)dlsym(library, "dsyevd_");
  corename_of = (text_t)dlsym(library, "openblas_get_corename");
  config_of = (text_t)dlsym(library, "openblas_get_config");
  threads_t set_threads = (threads_t)dlsym(library, "openblas_set_num_threads");
  if (!dgemm || !dsyrk || !dpbtrf || !dgeqp3 || !dorgqr || !dsyevd || !set_threads) {
    state = 2;
    return;
  }
  set_threads(1);
  state = 0;
}

int bolaven_openblas_open(void) {
  pthread_once(&once, open_library);
  return state;
}

const char *bolaven_openblas_corename(void) { return corename_of ? corename_of() : ""; }
const char *bolaven_openblas_config(void) { return config_of ? config_of() : ""; }

void bolaven_dgemm(char transA, char transB, int m, int n, int k, const double *a, int lda, const double *b, int ldb,
                   double *c, int ldc) {
  const double one = 1, zero = 0;
  dgemm(&transA, &transB, &m, &n, &k, &one, a, &lda, b, &ldb, &zero, c, &ldc, 1, 1);
}

void bolaven_dsyrk_subtract(int n, int k, const double *a, int lda, double *c, int ldc) {
  const char triangle = 'L', plain = 'N';
  const double minus = -1, one = 1;
  dsyrk(&triangle, &plain, &n, &k, &minus, a, &lda, &one, c, &ldc, 1, 1);
}

int bolaven_dpbtrf(int n, int bandwidth, double *band, int ldband) {
  const char triangle = 'L';
  int info = 0;
  dpbtrf(&triangle, &n, &bandwidth, band, &ldband, &info, 1);
  return info;
}

int bolaven_dgeqp3(int m, int n, double *a, int lda, int *jpvt, double *tau, double *work, int lwork) {
  int info = 0;
  dgeqp3(&m, &n, a, &lda, jpvt, tau, work, &lwork, &info);
  return info;
}

int bolaven_dorgqr(int m, int n, int k, double *a, int lda, const double *tau, double *work, int lwork) {
  int info = 0;
  dorgqr(&m, &n, &k, a, &lda, tau, work, &lwork, &info);
  return info;
}

int bolaven_dsyevd(int n, double *a, int lda, double *w, double *work, int lwork, int *iwork, int liwork) {
  const char vectors = 'V', triangle = 'L';
  int info = 0;
  dsyevd(&vectors, &triangle, &n, a, &lda, w, work, &lwork, iwork, &liwork, &info, 1, 1);
  return info;
}
