"""Effects of a programme and their uncertainty, computed by other means: writes effect_data.csv and effect_values.csv.

Coefficients are statsmodels' (0.14 or later). The sandwich estimators are written out here with dense matrices: hat matrix,
inverse roots by an eigendecomposition of I - H_gg, degrees of freedom from the n x G matrix of their definition. HC0 to HC3
and CR1S are asserted to be statsmodels' own to 1e-10. Randomisation p-values come from one real regression for each of
the assignments. The data are invented.

    python3 make_effect_values.py
"""
import csv
import itertools
import pathlib

import numpy as np
import statsmodels.api as sm
from scipy import stats

FOLDER = pathlib.Path(__file__).parent
draw = np.random.default_rng(20230427)
data, values = [], []


def put(case, quantity, value):
    values.append([case, quantity, f"{float(value):.17g}"])


def sandwich(X, y, w, groups, kind, column):
    """Standard error and Satterthwaite degrees of freedom of one coefficient. Each row is a group in the HC estimators."""
    root = np.sqrt(w)
    Xw, yw = X * root[:, None], y * root
    n, k = Xw.shape
    B = np.linalg.inv(Xw.T @ Xw)
    residual = yw - Xw @ (B @ (Xw.T @ yw))
    H = Xw @ B @ Xw.T
    names = list(dict.fromkeys(groups))
    power = {"HC2": -0.5, "CR2": -0.5, "HC3": -1.0, "CR3": -1.0}.get(kind)
    scores, P = [], []
    for name in names:
        rows = np.flatnonzero(groups == name)
        A = np.eye(len(rows))
        if power is not None:
            value, vector = np.linalg.eigh(np.eye(len(rows)) - H[np.ix_(rows, rows)])
            value = np.array([v ** power if v > 1e-10 * value.max() else 0.0 for v in value])
            A = vector @ np.diag(value) @ vector.T
        adjusted = A @ Xw[rows] @ B[:, column]
        scores.append(adjusted @ residual[rows])
        P.append((np.eye(n) - H)[:, rows] @ adjusted)
    count = len(names)
    factor = {"HC1": n / (n - k), "CR1": count / (count - 1), "CR1S": count / (count - 1) * (n - 1) / (n - k)}.get(kind, 1)
    M = np.array(P) @ np.array(P).T
    return np.sqrt(factor * np.sum(np.square(scores))), np.trace(M) ** 2 / np.sum(M * M)


def columns(case, which):
    return np.array([row[which] for row in data if row["case"] == case])


def designs(case, with_pairs, controls):
    """Outcome and regressors of the three estimators; the treatment is column 1."""
    y, d, baseline = (columns(case, c).astype(float) for c in ("y", "d", "baseline"))
    extra = [columns(case, c).astype(float) for c in controls]
    pairs = columns(case, "pair")
    dummies = [(pairs == p).astype(float) for p in sorted(set(pairs), key=int)[1:]] if with_pairs else []
    stack = lambda *first: np.column_stack([np.ones(len(y)), *first, *extra, *dummies])
    return {
        "difference-in-means": (y, stack(d)), "ancova": (y, stack(d, baseline)),
        "difference-in-differences": (y - baseline, stack(d)),
    }


def uncertainty(case, method, y, X, w, groups, tag, effects=0):
    model = sm.WLS(y, X, weights=w).fit()
    put(case, f"{method}.{tag}.b", model.params[1])
    for kind in ("HC0", "HC1", "HC2", "HC3"):
        se, df = sandwich(X, y, w, np.arange(len(y)), kind, 1)
        if tag == "plain":
            assert abs(se / model.get_robustcov_results(kind).bse[1] - 1) < 1e-10, (case, kind)
        put(case, f"{method}.{tag}.{kind}.se", se)
        put(case, f"{method}.{tag}.{kind}.df", df)
    for kind in ("CR0", "CR1", "CR1S", "CR2", "CR3"):
        se, df = sandwich(X, y, w, groups, kind, 1)
        if kind == "CR1S":
            codes = np.unique(groups, return_inverse=True)[1]
            other = model.get_robustcov_results("cluster", groups=codes).bse[1]
            assert abs(se / other - 1) < 1e-10, (case, se, other)
            n, k = X.shape
            put(case, f"{method}.{tag}.CR1S.nested.se", se * np.sqrt((n - k) / (n - k + effects)))
        put(case, f"{method}.{tag}.{kind}.se", se)
        put(case, f"{method}.{tag}.{kind}.df", df)


def on_means(case, method, y, X, w, groups, tag):
    """t test on (weighted) cluster means, clusters weighing equally."""
    names = list(dict.fromkeys(groups))
    mean = lambda a: np.array([np.average(a[groups == g], axis=0, weights=w[groups == g]) for g in names])
    model = sm.OLS(mean(y), mean(X)).fit()
    for name, value in [("b", model.params[1]), ("se", model.bse[1]), ("t", model.tvalues[1]), ("p", model.pvalues[1]),
                        ("df", model.df_resid)]:
        put(case, f"{method}.{tag}.means.{name}", value)


# Nine villages of 2 to 10 households, four of them in the programme.
for village, size in enumerate([2, 3, 5, 10, 4, 6, 3, 7, 4]):
    shift = draw.normal(0, 1.5)
    for _ in range(size):
        baseline = round(20 + 6 * draw.normal() + shift, 2)
        d = int(village % 2 == 1)
        data.append(dict(case="villages", y=round(5 + 0.6 * baseline + 2 * d + shift + 3 * draw.normal(), 2), d=d,
                         baseline=baseline, x=round(draw.uniform(18, 60), 1), cluster=f"V{village}", pair="0",
                         weight=round(draw.uniform(0.5, 4), 3)))
# Six pairs of villages with 2 to 5 households each.
for pair in range(6):
    level = draw.normal(0, 4)
    first = int(draw.integers(2))
    for village in range(2):
        shift = draw.normal()
        for _ in range(int(draw.integers(2, 6))):
            baseline = round(20 + level + 5 * draw.normal() + shift, 2)
            d = int(village == first)
            data.append(dict(case="pairs", y=round(4 + 0.5 * baseline + 2.5 * d + level / 2 + shift + 2 * draw.normal(), 2),
                             d=d, baseline=baseline, x=round(draw.uniform(18, 60), 1), cluster=f"P{pair}V{village}",
                             pair=str(pair + 1), weight=round(draw.uniform(0.5, 4), 3)))

for case, with_pairs, level, controls in [("villages", False, "cluster", ["x"]), ("pairs", True, "pair", [])]:
    for method, (y, X) in designs(case, with_pairs, controls).items():
        groups = columns(case, level)
        effects = len(set(columns(case, "pair"))) - 1
        for tag, w in [("plain", np.ones(len(y))), ("weighted", columns(case, "weight").astype(float))]:
            uncertainty(case, method, y, X, w, groups, tag, effects)
            if not with_pairs:
                on_means(case, method, y, X, w, groups, tag)

# Every way to choose the treated village of each pair, the regression run again for each.
pairs = columns("pairs", "pair")
for method, (y, X) in designs("pairs", True, []).items():
    found = []
    for flips in itertools.product([0, 1], repeat=6):
        swapped = np.array([flips[int(p) - 1] for p in pairs])
        again = X.copy()
        again[:, 1] = np.where(swapped == 1, 1 - X[:, 1], X[:, 1])
        b = sm.OLS(y, again).fit().params[1]
        found.append((abs(b), abs(b / sandwich(again, y, np.ones(len(y)), pairs, "CR1", 1)[0])))
    for position, name in enumerate(["coefficient", "studentized"]):
        put("pairs", f"{method}.randomization.{name}",
            sum(f[position] >= found[0][position] * (1 - 1e-10) for f in found))

# The rule for rows without clusters: Welch's standard error is HC2, and its interval.
y, X = designs("villages", False, [])["difference-in-means"]
se, df = sandwich(X, y, np.ones(len(y)), np.arange(len(y)), "HC2", 1)
b = sm.OLS(y, X).fit().params[1]
assert abs(se / np.sqrt(sum(np.var(y[X[:, 1] == a], ddof=1) / sum(X[:, 1] == a) for a in (0, 1))) - 1) < 1e-12
for name, value in [("b", b), ("se", se), ("df", df), ("p", 2 * stats.t.sf(abs(b / se), df)),
                    ("low", b - stats.t.ppf(0.975, df) * se), ("high", b + stats.t.ppf(0.975, df) * se),
                    ("low90", b - stats.t.ppf(0.95, df) * se),
                    ("mde", (stats.t.ppf(0.8, df) + stats.t.ppf(0.975, df)) * se)]:
    put("villages", f"rows.{name}", value)

with open(FOLDER / "effect_data.csv", "w", newline="") as file:
    writer = csv.DictWriter(file, list(data[0]), lineterminator="\n")
    writer.writeheader()
    writer.writerows(data)
with open(FOLDER / "effect_values.csv", "w", newline="") as file:
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(["case", "quantity", "value"])
    writer.writerows(values)
print(len(values), "values; statsmodels", sm.__version__ if hasattr(sm, "__version__") else "")
