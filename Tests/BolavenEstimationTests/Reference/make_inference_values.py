"""Numbers of covariances, degrees of freedom and tests from their definitions, with dense matrices.

    python3 make_inference_values.py     # in this folder: writes inference_data.csv and inference_values.csv

Nothing here follows the way of the program: hat matrices are n x n, frequency weights are repeated rows, lags are found by
comparing every pair of rows, Anderson-Rubin sets are roots of a quadratic. Where a package has the number it is asked as
well and the two are asserted to agree: linearmodels 7.1 (GMM, Driscoll-Kraay), statsmodels 0.15.0 (Newey-West).
"""
import pathlib

import numpy as np
import pandas as pd
import statsmodels.api as sm
from linearmodels.iv import IV2SLS, IVGMM, IVLIML
from linearmodels.panel import PooledOLS
from scipy import stats

FOLDER = pathlib.Path(__file__).parent
random = np.random.default_rng(20230427)
values = {}

n = 60
unit = np.repeat(np.arange(10), 6)
t = np.tile([1, 2, 3, 5, 6, 9], 10)
cl = np.array([0] * 4 + [1] * 9 + [2] * 2 + [3] * 12 + [4] * 5 + [5] * 11 + [6] * 8 + [7] * 9)
cl2 = (np.arange(n) * 7) % 5
u = random.normal(size=n)
x1 = random.normal(size=n) + np.linspace(-1, 1, 10)[unit]
x2 = random.uniform(size=n) + 0.3 * t
z1, z2 = random.normal(size=n), random.normal(size=n)
e1 = 0.6 * z1 + 0.4 * z2 + 0.3 * x1 + 0.7 * u + random.normal(size=n)
y = 1 + 0.5 * x1 - 0.2 * x2 + 0.4 * e1 + u + random.normal(size=8)[cl] + (0.5 + np.abs(x1)) * random.normal(size=n)
weak = 0.05 * z1 + random.normal(size=n) + u
f = random.integers(1, 4, size=n)
data = pd.DataFrame(dict(y=y, x1=x1, x2=x2, e1=e1, weak=weak, z1=z1, z2=z2, unit=unit, t=t, cl=cl, cl2=cl2, f=f)).round(6)
y, x1, x2, e1, weak, z1, z2 = (data[c].to_numpy() for c in ["y", "x1", "x2", "e1", "weak", "z1", "z2"])
one = np.ones(n)
X = np.column_stack([one, x1, x2])
names = ["(Intercept)", "x1", "x2"]


def ols(X, y):
    B = np.linalg.inv(X.T @ X)
    b = B @ X.T @ y
    return b, y - X @ b, B


def agree(a, b, digits=10):
    assert np.allclose(a, b, rtol=10.0 ** -digits, atol=0), (a, b)


def put(prefix, numbers):
    for name, number in zip(names, numbers):
        values[f"{prefix}[{name}]"] = number


b, e, B = ols(X, y)
put("b", b)

# Degrees of freedom: p_g = (I - H)_{.g} A_g X_g B c; nu = tr(M)^2 / tr(M M), M = P' Omega P.
def root(matrix, power):
    w, v = np.linalg.eigh(matrix)
    return v @ np.diag([0 if x < 1e-10 * w.max() else x ** power for x in w]) @ v.T


def degrees(X, e, groups, power, correlated):
    m = len(e)
    B = np.linalg.inv(X.T @ X)
    H = X @ B @ X.T
    omega = np.eye(m)
    if correlated:
        same = groups[:, None] == groups[None, :]
        pairs = same.sum() - m
        rho = max(0, ((same * np.outer(e, e)).sum() - e @ e) / pairs) if pairs else 0
        omega = max(0, e @ e / m - rho) * np.eye(m) + rho * same
    result = []
    for j in range(X.shape[1]):
        columns = []
        for g in np.unique(groups):
            rows = np.flatnonzero(groups == g)
            A = root(np.eye(len(rows)) - H[np.ix_(rows, rows)], power)
            columns.append((np.eye(m) - H)[:, rows] @ A @ X[rows] @ B[:, j])
        P = np.array(columns).T
        M = P.T @ omega @ P
        result.append(np.trace(M) ** 2 / (M * M).sum())
    return result


for kind, power in [("CR0", 0), ("CR2", -0.5), ("CR3", -1)]:
    put(f"df_{kind}", degrees(X, e, cl, power, False))
    put(f"df_ik_{kind}", degrees(X, e, cl, power, True))
repeated = np.repeat(np.arange(n), data.f)
bf, ef, _ = ols(X[repeated], y[repeated])
put("f_b", bf)
put("f_df_CR2", degrees(X[repeated], ef, cl[repeated], -0.5, False))
put("f_df_ik_CR2", degrees(X[repeated], ef, cl[repeated], -0.5, True))

# Newey-West within units, lags counted in periods; gaps have no pair of rows.
def serial(scores, period, series, lags):
    distance = np.abs(period[:, None] - period[None, :])
    weight = np.where(series[:, None] == series[None, :], np.clip(1 - distance / (lags + 1), 0, None), 0)
    return scores.T @ weight @ scores


S = X * e[:, None]
for lags in [0, 1, 3]:
    V = B @ serial(S, data.t.to_numpy(), data.unit.to_numpy(), lags) @ B
    put(f"nw{lags}", np.sqrt(np.diag(V)))
    V = B @ serial(S, data.t.to_numpy(), np.zeros(n), lags) @ B
    put(f"dk{lags}", np.sqrt(np.diag(V)))
# One series in a row: statsmodels.
series = sm.OLS(y, X).fit(cov_type="HAC", cov_kwds=dict(maxlags=4, use_correction=False))
V = B @ serial(S, np.arange(n), np.zeros(n), 4) @ B
agree(series.bse, np.sqrt(np.diag(V)))
put("nw_rows4", series.bse)
# Driscoll-Kraay without missing periods: linearmodels takes no account of gaps.
even = data.assign(t=np.tile(np.arange(6), 10))
panel = even.set_index(["unit", "t"])
dk = PooledOLS(panel.y, pd.DataFrame(X, index=panel.index, columns=names)).fit(
    cov_type="kernel", kernel="bartlett", bandwidth=2, debiased=False)
V = B @ serial(S, even.t.to_numpy(), np.zeros(n), 2) @ B
agree(dk.std_errors, np.sqrt(np.diag(V)))
put("dk_even2", np.sqrt(np.diag(V)))

# Two ways of clustering, and a case whose sum has a negative eigenvalue.
def meat(groups):
    return sum(np.outer(s, s) for s in (S[groups == g].sum(0) for g in np.unique(groups)))


def pieces(first, second):
    both = first * 1000 + second
    return [(first, 1), (second, 1), (both, -1)]


period = data.t.to_numpy()
for kind, factor in [("CR0", lambda g: 1), ("CR1", lambda g: g / (g - 1))]:
    V = sum(sign * factor(len(np.unique(g))) * B @ meat(g) @ B for g, sign in pieces(unit, period))
    assert np.linalg.eigvalsh(V).min() > 0
    put(f"two_ways_{kind}", np.sqrt(np.diag(V)))
# The first groupings of a series with a negative variance.
for a, b_ in [(a, b_) for a in range(2, 9) for b_ in range(a, 9)]:
    data["n1"], data["n2"] = (np.arange(n) * 11) % a, (np.arange(n) // 3) % b_
    V = sum(sign * B @ meat(groups) @ B for groups, sign in pieces(data.n1.to_numpy(), data.n2.to_numpy()))
    w, v = np.linalg.eigh(V)
    if np.diag(V).min() < -1e-3 * np.diag(V).max():
        break
else:
    raise SystemExit("no negative variance")
data.to_csv(FOLDER / "inference_data.csv", index=False)
repaired = v @ np.diag(np.clip(w, 0, None)) @ v.T
put("negative_repaired_CR0", np.sqrt(np.diag(repaired)))

# Instruments.
W = np.column_stack([one, x1])
Z = np.column_stack([W, z1, z2])
XE = np.column_stack([W, e1])


def project(Z, v):
    return Z @ np.linalg.solve(Z.T @ Z, Z.T @ v)


Xhat = project(Z, XE)
b2 = np.linalg.solve(Xhat.T @ XE, Xhat.T @ y)
e2 = y - XE @ b2
agree(IV2SLS(y, W, e1, Z[:, 2:]).fit().params, b2)
for name, M, way in [
    ("hansen_robust", (Z * e2[:, None] ** 2).T @ Z, dict(weight_type="robust")),
    ("hansen_cluster", sum(np.outer(s, s) for s in (Z[cl == g].T @ e2[cl == g] for g in np.unique(cl))),
     dict(weight_type="clustered", clusters=cl)),
]:
    Wt = np.linalg.inv(M)
    bg = np.linalg.solve(XE.T @ Z @ Wt @ Z.T @ XE, XE.T @ Z @ Wt @ Z.T @ y)
    g = Z.T @ (y - XE @ bg)
    values[name] = g @ Wt @ g
    gmm = IVGMM(y, W, e1, Z[:, 2:], **way).fit(iter_limit=2)
    if name == "hansen_robust":
        agree(gmm.j_stat.stat, values[name], 8)
values["sargan"] = n * (project(Z, e2) @ project(Z, e2)) / (e2 @ e2)
agree(IV2SLS(y, W, e1, Z[:, 2:]).fit().sargan.stat, values["sargan"])
# kappa: the smallest root of |Y'M1Y - k Y'MzY|.
Y = np.column_stack([y, e1])
M1, Mz = Y - project(W, Y), Y - project(Z, Y)
values["kappa"] = min(np.linalg.eigvals(np.linalg.solve(Mz.T @ Mz, M1.T @ M1)).real)
liml = IVLIML(y, W, e1, Z[:, 2:]).fit()
agree(liml.kappa, values["kappa"])
values["liml_b"] = liml.params.iloc[-1]

# First stages: t of one instrument, effective F of two (Montiel Olea and Pflueger).
def first_stage(instruments, endogenous, kind):
    A = np.column_stack([W, instruments])
    p, r, Ba = ols(A, endogenous)
    k = A.shape[1]
    V = Ba * (r @ r) / (n - k) if kind == "iid" else Ba @ ((A * r[:, None] ** 2).T @ A) @ Ba * n / (n - k)
    own = slice(2, k)
    Q = instruments - project(W, instruments)
    wald = p[own] @ np.linalg.solve(V[own, own], p[own]) / (k - 2)
    return wald, p[own] @ Q.T @ Q @ p[own] / np.trace(V[own, own] @ Q.T @ Q)


for kind in ["iid", "HC1"]:
    values[f"first_F_{kind}"], values[f"effective_F_{kind}"] = first_stage(np.column_stack([z1, z2]), e1, kind)
    values[f"first_F1_{kind}"], values[f"effective_F1_{kind}"] = first_stage(z1[:, None], e1, kind)

# Wu-Hausman: F of the first-stage residuals added to the model.
v1 = e1 - project(Z, e1)
_, r0, _ = ols(XE, y)
_, r1, _ = ols(np.column_stack([XE, v1]), y)
values["wu_hausman"] = (r0 @ r0 - r1 @ r1) / (r1 @ r1) * (n - 4)

# Anderson-Rubin under classical errors: b with (y-eb)'(M1-Mz)(y-eb) <= c (y-eb)'Mz(y-eb), a quadratic in b.
def anderson_rubin(endogenous, instruments, level, prefix):
    Zs = np.column_stack([W, instruments])
    q = Zs.shape[1] - 2
    c = q / (n - Zs.shape[1]) * stats.f.ppf(level, q, n - Zs.shape[1])
    Y = np.column_stack([y, endogenous])
    P = (Y - project(W, Y)).T @ (Y - project(W, Y))
    R = (Y - project(Zs, Y)).T @ (Y - project(Zs, Y))
    A = P - R - c * R
    roots = np.roots([A[1, 1], -2 * A[0, 1], A[0, 0]])
    values[f"{prefix}_test"] = (P[0, 0] - R[0, 0]) / q / (R[0, 0] / (n - Zs.shape[1]))
    if np.iscomplex(roots).any():
        values[f"{prefix}_pieces"] = 1 if A[1, 1] < 0 else 0
        return
    values[f"{prefix}_low"], values[f"{prefix}_high"] = sorted(roots.real)
    values[f"{prefix}_pieces"] = 1 if A[1, 1] > 0 else 2


anderson_rubin(e1, np.column_stack([z1, z2]), 0.95, "ar")
anderson_rubin(e1, z1[:, None], 0.9, "ar1")
anderson_rubin(weak, z1[:, None], 0.95, "ar_weak")
anderson_rubin(weak, z1[:, None], 0.10, "ar_weak10")
anderson_rubin(weak, np.column_stack([z1, z2]), 0.10, "ar_weak2")

with open(FOLDER / "inference_values.csv", "w") as file:
    file.write("name,value\n")
    for name, value in values.items():
        file.write(f"{name},{float(value)!r}\n")
