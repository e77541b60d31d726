"""Write reference.csv: what independent software finds in nsw.csv. Needs NumPy, SciPy and statsmodels.

    python reference.py            write reference.csv
    python reference.py --check    recompute, compare with reference.csv at its tolerances, write nothing

Every value comes from statsmodels or SciPy and is computed a second time here, from the matrices; the script stops where
the two differ by more than 1e-12. Made with statsmodels 0.15.0, SciPy 1.17.1, NumPy 2.4.6.
"""
import csv, os, sys
import numpy as np
import statsmodels.api as sm
from scipy import stats

HERE = os.path.dirname(os.path.abspath(__file__))
ROWS = []


def put(name, value, by):
    ROWS.append((name, float(value), "1e-12", by))


def same(a, b):
    assert abs(a - b) <= 1e-12 * abs(b), (a, b)
    return a


def column(name):
    with open(os.path.join(HERE, "nsw.csv"), newline="") as file:
        return np.array([float(row[name]) for row in csv.DictReader(file)])


def by_matrices(X, y, j):
    """Standard errors of coefficient j by their definitions, and the Satterthwaite degrees of freedom of HC2.

    The degrees of freedom are those of CR2 with clusters of one row and a homoskedastic working model
    (Bell & McCaffrey 2002; Imbens & Kolesar 2016): (trace GG')^2 / trace (GG')^2, where column i of G is
    a_i / sqrt(1 - h_i) times column i of I - H, and a = X (X'X)^-1 e_j.
    """
    n, k = X.shape
    Q, R = np.linalg.qr(X)
    H = Q @ Q.T
    h, e, a = np.diag(H), y - H @ y, Q @ np.linalg.solve(R.T, np.eye(k)[:, j])
    squares = {"classical": np.full(n, e @ e / (n - k)), "HC0": e**2, "HC1": e**2 * n / (n - k),
               "HC2": e**2 / (1 - h), "HC3": e**2 / (1 - h) ** 2}
    G = (np.eye(n) - H) * (a / np.sqrt(1 - h))
    inner = G.T @ G
    return {kind: np.sqrt(a**2 @ s) for kind, s in squares.items()}, np.trace(inner) ** 2 / (inner**2).sum()


def inference(stem, estimate, error, df, by):
    half = stats.t.ppf(0.975, df) * error
    put(f"{stem}.t", estimate / error, by)
    put(f"{stem}.df", df, by)
    put(f"{stem}.p", 2 * stats.t.sf(abs(estimate / error), df), by)
    put(f"{stem}.low", estimate - half, by)
    put(f"{stem}.high", estimate + half, by)


def model(stem, y, regressors):
    """The coefficient of the first regressor, with five standard errors and the two kinds of interval."""
    X = np.column_stack([np.ones_like(y)] + regressors)
    fit = sm.OLS(y, X).fit()
    errors, df = by_matrices(X, y, 1)
    estimate = same(fit.params[1], np.linalg.lstsq(X, y, rcond=None)[0][1])
    put(f"{stem}.estimate", estimate, "statsmodels")
    put(f"{stem}.classical.se", same(fit.bse[1], errors["classical"]), "statsmodels")
    for kind in ("HC0", "HC1", "HC2", "HC3"):
        put(f"{stem}.{kind}.se", same(getattr(fit, f"{kind}_se")[1], errors[kind]), "statsmodels")
    inference(f"{stem}.classical", estimate, fit.bse[1], fit.df_resid, "statsmodels, SciPy")
    inference(f"{stem}.HC2.bell_mccaffrey", estimate, fit.HC2_se[1], df, "statsmodels, NumPy, SciPy")
    return fit


def main():
    treat, re75, re78 = column("treat"), column("re75"), column("re78")
    one, zero = re78[treat == 1], re78[treat == 0]
    put("n.treated", len(one), "NumPy")
    put("n.control", len(zero), "NumPy")
    put("mean.treated", one.mean(), "NumPy")
    put("mean.control", zero.mean(), "NumPy")
    fit = model("difference", re78, [treat])
    pooled, welch = stats.ttest_ind(one, zero), stats.ttest_ind(one, zero, equal_var=False)
    same(fit.params[1], one.mean() - zero.mean())
    same(fit.tvalues[1], pooled.statistic)
    same(fit.pvalues[1], pooled.pvalue)
    # Welch's degrees of freedom rest on the variances seen in the two arms, Bell and McCaffrey's on equal variances:
    # one standard error, two answers.
    v1, v0 = one.var(ddof=1) / len(one), zero.var(ddof=1) / len(zero)
    df = same(welch.df, (v1 + v0) ** 2 / (v1**2 / (len(one) - 1) + v0**2 / (len(zero) - 1)))
    inference("difference.HC2.welch", fit.params[1], same(fit.HC2_se[1], np.sqrt(v1 + v0)), df, "statsmodels, SciPy")
    found = {name: value for name, value, *_ in ROWS}
    same(found["difference.HC2.welch.t"], welch.statistic)
    same(found["difference.HC2.welch.p"], welch.pvalue)
    n1, n0 = len(one), len(zero)
    equal = (1 / n1 + 1 / n0) ** 2 / (1 / (n1**2 * (n1 - 1)) + 1 / (n0**2 * (n0 - 1)))
    same(found["difference.HC2.bell_mccaffrey.df"], equal)
    model("ancova", re78, [treat, re75])

    path = os.path.join(HERE, "reference.csv")
    if "--check" in sys.argv[1:]:
        with open(path, newline="") as file:
            old = {row["name"]: row for row in csv.DictReader(file)}
        bad = [n for n, v, t, _ in ROWS if n not in old or abs(v - float(old[n]["value"])) > float(t) * abs(v)]
        bad += sorted(set(old) - {row[0] for row in ROWS})
        print(len(ROWS), "values,", len(bad), "differ", *bad)
        return 1 if bad else 0
    with open(path, "w", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["name", "value", "tolerance", "computed_by"])
        writer.writerows((name, "%.17g" % value, tolerance, by) for name, value, tolerance, by in ROWS)
    print(len(ROWS), "values written")
    return 0


if __name__ == "__main__":
    sys.exit(main())
