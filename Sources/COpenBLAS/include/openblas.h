#pragma once

// The Fortran routines of OpenBLAS that Bolaven uses. The library is opened at first use, so that commands without a
// regression pay neither its start-up time nor its memory. It runs on one thread: parallelism is the caller's.
//
// Matrices are stored column by column. `info` is LAPACK's: 0 is success.

// 0 when the library is open; 1 when it is not on this machine; 2 when a routine is missing from it.
int bolaven_openblas_open(void);
// The kernel that OpenBLAS chose for this processor, or "" when it is not open.
const char *bolaven_openblas_corename(void);
// The version and build options, or "" when it is not open.
const char *bolaven_openblas_config(void);

// Each of the routines below must follow a successful bolaven_openblas_open().
void bolaven_dgemm(char transA, char transB, int m, int n, int k, const double *a, int lda, const double *b, int ldb,
                   double *c, int ldc);
void bolaven_dsyrk_subtract(int n, int k, const double *a, int lda, double *c, int ldc);
int bolaven_dpbtrf(int n, int bandwidth, double *band, int ldband);
int bolaven_dgeqp3(int m, int n, double *a, int lda, int *jpvt, double *tau, double *work, int lwork);
int bolaven_dorgqr(int m, int n, int k, double *a, int lda, const double *tau, double *work, int lwork);
int bolaven_dsyevd(int n, double *a, int lda, double *w, double *work, int lwork, int *iwork, int liwork);
