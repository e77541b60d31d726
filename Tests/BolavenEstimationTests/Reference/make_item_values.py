"""Writes item_values_py.csv from item_data.csv: two-parameter models by direct maximization of the marginal likelihood
(trapezoid rule, 321 nodes on -8..8, Newton from numerical second derivatives), Warm's estimates by root finding,
Breslow-Day-Tarone by statsmodels. Prints how far girth's two-parameter fit is away.

Made with numpy 2.4.6, scipy 1.17.1, statsmodels 0.15.0, girth 0.8.0."""
import csv
import os

import numpy as np
from scipy import optimize

HERE = os.path.dirname(os.path.abspath(__file__))
rows = list(csv.DictReader(open(os.path.join(HERE, "item_data.csv"))))
K, N = 10, len(rows)
X = np.array([[float(r[f"x{j + 1}"]) for j in range(K)] for r in rows])
Y = np.array([[float(r[f"y{j + 1}"]) for j in range(K)] for r in rows])
group = np.array([int(r["group"]) for r in rows])
form = np.array([int(r["form"]) for r in rows])
M = X.copy()
M[np.ix_(form == 1, [8, 9])] = np.nan
M[np.ix_(form == 2, [0, 1])] = np.nan
T = np.linspace(-8, 8, 321)
OUT = []


def put(name, values):
    values = np.atleast_1d(values)
    for i, v in enumerate(values):
        OUT.append((name if len(values) == 1 else f"{name}.{i + 1}", repr(float(v))))


def logs(par, data, mu, sigma):
    """Log-likelihood and its gradient in (a, d) and (mu, ln sigma), one row a person."""
    a, d = par[:K], par[K:2 * K]
    eta = np.outer(T, a) + d
    known = ~np.isnan(data)
    u = np.where(known, data, 0)
    ll = u @ eta.T - known @ np.logaddexp(0, eta).T
    lw = -0.5 * ((T - mu) / sigma) ** 2 - np.log(sigma) - 0.5 * np.log(2 * np.pi) + np.log(T[1] - T[0])
    full = ll + lw
    top = full.max(1, keepdims=True)
    e = np.exp(full - top)
    s = e.sum(1, keepdims=True)
    post = e / s
    p = 1 / (1 + np.exp(-eta))
    ga = u * (post @ T)[:, None] - known * (post @ (p * T[:, None]))
    gd = u - known * (post @ p)
    gm = (post @ T - mu) / sigma**2
    gs = post @ ((T - mu) ** 2) / sigma**2 - 1
    return (top + np.log(s))[:, 0], np.hstack([ga, gd, gm[:, None], gs[:, None]]), post


def penalty(par):
    a, d = par[:K], par[K:2 * K]
    b = -d / a
    value = -np.sum(np.log(a) ** 2) / (2 * 0.25) - np.sum(b**2) / (2 * 4)
    ga = -np.log(a) / (0.25 * a) + b**2 / (4 * a)
    gd = b / (4 * a)
    return value, np.hstack([ga, gd])


def fit(blocks, free, prior=False, start=None):
    """blocks: (data, is the second wave). Returns parameters, minus second derivatives, log-likelihood, scores."""
    def unpack(z):
        par = np.zeros(2 * K + 2)
        par[:K] = 1
        par[2 * K + 1] = 0
        par[free] = z
        return par

    def f(z):
        par = unpack(z)
        value, grad, rowscores = 0.0, np.zeros(2 * K + 2), []
        for data, second in blocks:
            mu, sigma = (par[2 * K], np.exp(par[2 * K + 1])) if second else (0.0, 1.0)
            v, g, _ = logs(par, data, mu, sigma)
            if not second:
                g[:, 2 * K:] = 0
            value += v.sum()
            grad += g.sum(0)
            rowscores.append(g)
        if prior:
            v, g = penalty(par)
            value += v
            grad[:2 * K] += g
        return value, grad[free], rowscores

    if start is None:
        start = np.zeros(2 * K + 2)
        start[:K] = 1
    z = start[free]
    if not prior:
        z = optimize.minimize(lambda z: (-f(z)[0], -f(z)[1]), z, jac=True, method="BFGS", options={"gtol": 1e-5}).x

    def hessian(z):
        h = 1e-5
        H = np.array([(f(z + h * e)[1] - f(z - h * e)[1]) / (2 * h) for e in np.eye(len(z))])
        return -(H + H.T) / 2
    for _ in range(9):
        z = z + np.linalg.solve(hessian(z), f(z)[1])
    value, grad, scores = f(z)
    assert np.abs(grad).max() < 1e-8, np.abs(grad).max()
    return unpack(z), hessian(z), value, scores


def report(name, par, H, value, prior=False):
    a, d = par[:K], par[K:2 * K]
    cov = np.linalg.inv(H)
    put(name + ".a", a)
    put(name + ".b", -d / a)
    put(name + ".a_se", np.sqrt(np.diag(cov))[:K])
    se = []
    for j in range(K):
        g = np.zeros(len(H))
        g[j], g[K + j] = d[j] / a[j] ** 2, -1 / a[j]
        se.append(np.sqrt(g @ cov @ g))
    put(name + ".b_se", se)
    put(name + ".loglik", value - (penalty(par)[0] if prior else 0))


items = np.arange(2 * K)
par, H, value, _ = fit([(X, False)], items)
report("mml.complete", par, H, value)
_, _, post = logs(par, X[:8], 0.0, 1.0)
eap = post @ T
put("mml.complete.eap", eap)
put("mml.complete.eap_sd", np.sqrt(post @ T**2 - eap**2))
par2, H2, value2, _ = fit([(M, False)], items)
report("mml.masked", par2, H2, value2)
par3, H3, value3, _ = fit([(X, False)], items, prior=True, start=par)
report("mml.prior", par3, H3, value3, prior=True)
everything = np.arange(2 * K + 2)
par4, H4, value4, scores = fit([(X, False), (Y, True)], everything)
report("waves", par4, H4, value4)
put("waves.gain", par4[2 * K])
put("waves.sd", np.exp(par4[2 * K + 1]))
S = scores[0] + scores[1]
V = N / (N - 1) * np.linalg.inv(H4) @ (S.T @ S) @ np.linalg.inv(H4)
put("waves.gain_se_clustered", np.sqrt(V[2 * K, 2 * K]))
put("waves.gain_se_model", np.sqrt(np.linalg.inv(H4)[2 * K, 2 * K]))
put("waves.sd_se_clustered", np.exp(par4[2 * K + 1]) * np.sqrt(V[2 * K + 1, 2 * K + 1]))


def one_parameter(name, prior):
    """A common slope, by the same likelihood; the prior of the slope counts once."""
    def f(z):
        par = np.hstack([np.full(K, z[0]), z[1:], 0, 0])
        v, g, _ = logs(par, X, 0.0, 1.0)
        g = g.sum(0)
        value, grad = v.sum(), np.hstack([g[:K].sum(), g[K:2 * K]])
        if prior:
            b = -z[1:] / z[0]
            value += -np.log(z[0]) ** 2 / (2 * 0.25) - np.sum(b**2) / (2 * 4)
            grad += np.hstack([-np.log(z[0]) / (0.25 * z[0]) + np.sum(b**2) / (4 * z[0]), b / (4 * z[0])])
        return value, grad
    z = optimize.minimize(lambda z: (-f(z)[0], -f(z)[1]), np.hstack([1, np.zeros(K)]), jac=True, method="BFGS",
                          options={"gtol": 1e-5}).x
    for _ in range(4):
        h = 1e-5
        H = np.array([(f(z + h * e)[1] - f(z - h * e)[1]) / (2 * h) for e in np.eye(K + 1)])
        z = z - np.linalg.solve((H + H.T) / 2, f(z)[1])
    assert np.abs(f(z)[1]).max() < 1e-7
    put(name + ".slope", z[0])
    put(name + ".b", -z[1:] / z[0])
    if prior:
        put(name + ".slope_se", np.sqrt(np.linalg.inv(-(H + H.T) / 2)[0, 0]))
    else:
        put(name + ".loglik", f(z)[0])


one_parameter("mml.common", False)
one_parameter("mml.common.prior", True)
b = np.array([-1.5, -0.4, 0.1, 0.9, 1.7])
a = np.array([0.8, 1.2, 1.0, 1.5, 0.7])
for name, slope in (("rasch", np.ones(5)), ("slopes", a)):
    for r in range(6):
        target = slope[:r].sum()

        def g(t):
            p = 1 / (1 + np.exp(-slope * (t - b)))
            i = np.sum(slope**2 * p * (1 - p))
            return target - np.sum(slope * p) + np.sum(slope**3 * p * (1 - p) * (1 - 2 * p)) / (2 * i)
        put(f"warm.{name}.{r}", optimize.brentq(g, -15, 15, xtol=1e-14))

from statsmodels.stats.contingency_tables import StratifiedTable
total = X.sum(1)
for j in range(K):
    tables = []
    for s in range(K + 1):
        t = np.array([[np.sum((X[:, j] == u) & (group == g) & (total == s)) for g in (0, 1)] for u in (1, 0)], float)
        if (t.sum(0) > 0).all() and (t.sum(1) > 0).all():
            tables.append(t)
    st = StratifiedTable(tables)
    test = st.test_equal_odds(adjust=True)
    put(f"breslow.{j + 1}.chi2", test.statistic)
    put(f"breslow.{j + 1}.p", test.pvalue)
    put(f"breslow.{j + 1}.logodds_se", st.logodds_pooled_se)

with open(os.path.join(HERE, "item_values_py.csv"), "w", newline="") as file:
    out = csv.writer(file, lineterminator="\n")
    out.writerow(["name", "value"])
    out.writerows(OUT)

try:
    from girth import twopl_mml
    est = twopl_mml(X.T.astype(int))
    print("girth, largest difference of a and b:", np.abs(est["Discrimination"] - par[:K]).max(),
          np.abs(est["Difficulty"] + par[K:2 * K] / par[:K]).max())
except ImportError:
    print("girth is not installed")
