"""Write income_data.csv and income_values.csv: small invented panels, and what NumPy, SciPy and statsmodels find in them.

    python make_income_values.py

Estimates and HC2 errors come from statsmodels, everything else from the definitions with n x n matrices: the sandwich of
CR2 and CR3 with symmetric roots, Satterthwaite degrees of freedom from the working model, the t test on cluster means, and
the randomisation test by refitting every assignment. Made with statsmodels 0.15.0, SciPy 1.17.1, NumPy 2.4.6.
"""
import csv, itertools, os
import numpy as np
import statsmodels.api as sm
from scipy import linalg, stats

HERE = os.path.dirname(os.path.abspath(__file__))
RNG = np.random.default_rng(19990101)
DATA, VALUES = [], []


def put(case, name, value):
    VALUES.append((case, name, "%.17g" % value))


def panel(case, treat, cluster, pair, stratum, waves=2, binary=False, gaps=0):
    """Units with an outcome in round hundreds, so that there are ties and zeros; some units miss a wave or a value."""
    n = len(treat)
    level = RNG.normal(0, 60, n) + np.array([80 * ((c * 7919) % 5) / 5 for c in cluster])
    x, w = RNG.integers(0, 6, n), RNG.integers(1, 5, n)
    units = []
    for i in range(n):
        for wave in range(2 - waves, 2):
            y = max(0, round((150 + level[i] + 20 * wave + 35 * wave * treat[i] + 9 * x[i] + RNG.normal(0, 40)) / 10) * 10)
            if binary:
                y = int(y > 190)
            text = str(y)
            if gaps and i % gaps == 1 and wave == 1:
                continue
            if gaps and i % gaps == 2 and wave == 0:
                text = "NA"
            DATA.append((case, f"u{i}", wave, treat[i], text, x[i], w[i], f"v{cluster[i]}", f"p{pair[i]}", f"s{stratum[i]}"))
            units.append((i, wave, text))
    values = {(i, wave): float(text) for i, wave, text in units if text != "NA"}
    keep = [i for i in range(n) if all((i, wave) in values for wave in range(2 - waves, 2))]
    pick = lambda v: np.array([v[i] for i in keep])
    before = np.array([values[i, 0] for i in keep], float) if waves == 2 else None
    return dict(after=np.array([values[i, 1] for i in keep], float), before=before, treat=pick(treat).astype(float),
                x=pick(x).astype(float), w=pick(w).astype(float), cluster=pick(cluster), pair=pick(pair),
                stratum=pick(stratum), lost=n - len(keep))


def dummies(groups):
    return [(groups == g).astype(float) for g in sorted(set(groups))[1:]]


def sandwich(X, y, kind, groups, j=1):
    """Coefficient, standard error and Satterthwaite degrees of freedom by the definitions."""
    n = len(y)
    bread = np.linalg.inv(X.T @ X)
    H = X @ bread @ X.T
    b, M = bread @ X.T @ y, np.eye(n) - H
    e, meat, P = y - X @ b, np.zeros((X.shape[1],) * 2), []
    for g in sorted(set(groups)):
        r = np.flatnonzero(groups == g)
        values, vectors = linalg.eigh(M[np.ix_(r, r)])
        power = {"CR2": -0.5, "CR3": -1.0}[kind]
        root = vectors @ np.diag([v**power if v > 1e-10 * values.max() else 0 for v in values]) @ vectors.T
        score = X[r].T @ root @ e[r]
        meat += np.outer(score, score)
        P.append(M[:, r] @ root @ X[r] @ bread[:, j])
    P = np.array(P).T
    inner = P.T @ P
    return b[j], np.sqrt((bread @ meat @ bread)[j, j]), np.trace(inner) ** 2 / (inner**2).sum()


def report(case, found, df_of_test=None, test=None):
    b, se, df = found
    half = stats.t.ppf(0.975, df) * se
    put(case, "estimate", b)
    put(case, "std_error", se)
    put(case, "conf_low", b - half)
    put(case, "conf_high", b + half)
    t, df = test if test else (b / se, df)
    put(case, "statistic", t)
    put(case, "df", df)
    put(case, "p_value", 2 * stats.t.sf(abs(t), df))


def check(X, y, se, b, w=None):
    fit = sm.WLS(y, X, weights=w).fit() if w is not None else sm.OLS(y, X).fit()
    assert abs(fit.params[1] - b) < 1e-9 * abs(b)
    if w is None:
        assert abs(fit.HC2_se[1] - se) < 1e-10 * se


def rows(n):
    return np.arange(n)


alternate = [i % 2 for i in range(24)]
none = [0] * 24

# One wave, nobody in clusters.
d = panel("means", alternate, none, none, none, waves=1)
X = np.column_stack([np.ones(24), d["treat"]])
found = sandwich(X, d["after"], "CR2", rows(24))
check(X, d["after"], found[1], found[0])
report("means", found)

# A share.
d = panel("binary", alternate, none, none, none, waves=1, binary=True)
X = np.column_stack([np.ones(24), d["treat"], d["x"]])
found = sandwich(X, d["after"], "CR2", rows(24))
check(X, d["after"], found[1], found[0])
report("binary", found)

# Two waves, chosen: difference-in-differences; some units are lost.
d = panel("did", alternate, none, none, none, gaps=7)
n = len(d["after"])
X = np.column_stack([np.ones(n), d["treat"]])
found = sandwich(X, d["after"] - d["before"], "CR2", rows(n))
check(X, d["after"] - d["before"], found[1], found[0])
report("did", found)
put("did", "lost", d["lost"])

# By lot, winsorised at p90 per wave: ANCOVA.
d = panel("winsorised", alternate, none, none, none)
after, before = (np.minimum(v, np.quantile(v, 0.9)) for v in (d["after"], d["before"]))
X = np.column_stack([np.ones(24), d["treat"], before, d["x"]])
found = sandwich(X, after, "CR2", rows(24))
check(X, after, found[1], found[0])
report("winsorised", found)

# Weights: every row times the root of its weight.
d = panel("weighted", alternate, none, none, none)
root = np.sqrt(d["w"])
X = np.column_stack([np.ones(24), d["treat"]])
change = d["after"] - d["before"]
found = sandwich(X * root[:, None], change * root, "CR2", rows(24))
check(X, change, found[1], found[0], d["w"])
report("weighted", found)

# Six pairs of villages of two households: CR2 on the pair, and every one of the 64 assignments.
village = [i // 2 for i in range(24)]
d = panel("pairs", [v % 2 for v in village], village, [v // 2 for v in village], none)
X = np.column_stack([np.ones(24), d["treat"], d["before"]] + dummies(d["pair"]))
report("pairs", sandwich(X, d["after"], "CR2", d["pair"]))


def pair_t(flips):
    flipped = np.array([flips[p] for p in d["pair"]])
    treat = np.where(flipped, 1 - d["treat"], d["treat"])
    X = np.column_stack([np.ones(24), treat, d["before"]] + dummies(d["pair"]))
    bread = np.linalg.inv(X.T @ X)
    b = bread @ X.T @ d["after"]
    e = d["after"] - X @ b
    scores = np.array([X[d["pair"] == g].T @ e[d["pair"] == g] for g in range(6)])
    return b[1], b[1] / np.sqrt((bread @ scores.T @ scores @ bread)[1, 1])


draws = np.abs([pair_t(flips) for flips in itertools.product([0, 1], repeat=6)])
put("pairs", "randomisation_coefficient", np.mean(draws[:, 0] >= draws[0, 0] * (1 - 1e-10)))
put("pairs", "randomisation_studentised", np.mean(draws[:, 1] >= draws[0, 1] * (1 - 1e-10)))

# Twelve villages of different sizes, chosen: t on village means, CR3 around the estimate.
village = [v for v in range(12) for _ in range(1 + v % 3)]
d = panel("clusters", [v % 2 for v in village], village, [0] * 24, [0] * 24)
change = d["after"] - d["before"]
n = len(change)
X = np.column_stack([np.ones(n), d["treat"]])
means = np.array([change[d["cluster"] == v].mean() for v in range(12)])
arm = np.array([v % 2 for v in range(12)])
test = stats.ttest_ind(means[arm == 1], means[arm == 0])
report("clusters", sandwich(X, change, "CR3", d["cluster"]), test=(test.statistic, test.df))

# Twenty strata of three, one treated: CR2 on the stratum.
stratum = [i // 3 for i in range(60)]
d = panel("strata", [int(i % 3 == 0) for i in range(60)], [0] * 60, [0] * 60, stratum)
X = np.column_stack([np.ones(60), d["treat"], d["before"]] + dummies(d["stratum"]))
report("strata", sandwich(X, d["after"], "CR2", d["stratum"]))

with open(os.path.join(HERE, "income_data.csv"), "w", newline="") as file:
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(["case", "unit", "wave", "treat", "y", "x", "w", "village", "pair", "stratum"])
    writer.writerows(DATA)
with open(os.path.join(HERE, "income_values.csv"), "w", newline="") as file:
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(["case", "name", "value"])
    writer.writerows(VALUES)
