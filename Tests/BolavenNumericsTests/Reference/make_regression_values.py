"""Least squares with robust standard errors by statsmodels: writes regression_data.csv and regression_values.csv.

The data are drawn here, rounded to a few decimals, so that both programs read the same numbers. Columns of the values:
weights (none, w), statistic (coefficient, iid, HC0, HC2, HC3, ssr), term, value. The tests owe 11 digits.

    python3 make_regression_values.py
"""
import csv
import pathlib

import numpy as np
import statsmodels.api as sm

here = pathlib.Path(__file__).parent
rng = np.random.default_rng(20230427)
n = 300
x1 = np.round(1e6 + rng.normal(size=n), 3)
x2 = np.round(rng.exponential(size=n), 3)
x3 = (rng.random(n) < 0.3).astype(float)
w = np.round(rng.uniform(0.2, 3, n), 2)
w[::50] = 0
y = np.round(3 + 0.5 * (x1 - 1e6) - 2 * x2 + x3 + (0.5 + x2) * rng.normal(size=n), 4)
with open(here / "regression_data.csv", "w", newline="") as file:
    out = csv.writer(file, lineterminator="\n")
    out.writerow(["y", "one", "x1", "x2", "x3", "w"])
    for row in zip(y, np.ones(n), x1, x2, x3, w):
        out.writerow([repr(float(v)) for v in row])

# statsmodels loses digits to the mean of x1; with the mean taken out only the intercept differs, and it is mapped back.
center = 1e6
names = ["one", "x1", "x2", "x3"]
x = np.column_stack([np.ones(n), x1 - center, x2, x3])
back = np.eye(4)
back[0, 1] = -center
with open(here / "regression_values.csv", "w", newline="") as file:
    out = csv.writer(file, lineterminator="\n")
    out.writerow(["weights", "statistic", "term", "value"])
    for label, weights in (("none", np.ones(n)), ("w", w)):
        used = weights > 0
        fit = sm.WLS(y[used], x[used], weights=weights[used]).fit()
        for term, value in zip(names, back @ fit.params):
            out.writerow([label, "coefficient", term, repr(float(value))])
        for kind in ("iid", "HC0", "HC2", "HC3"):
            covariance = fit.cov_params() if kind == "iid" else getattr(fit, "cov_" + kind)
            for term, value in zip(names, np.sqrt(np.diag(back @ covariance @ back.T))):
                out.writerow([label, kind, term, repr(float(value))])
        out.writerow([label, "ssr", "", repr(float(fit.ssr))])
