"""Regressions with the effects of factors taken out, computed by other means: writes absorption_data.csv and
absorption_values.csv.

Coefficients, residual sums of squares and leverages are those of a regression with a column for each level and slope,
by a singular value decomposition (numpy). Without slopes, coefficients and conventional parameter counts are asserted to
be those of pyfixest (0.60 or later). The data are invented.

    python3 make_absorption_values.py
"""
import csv
import pathlib

import numpy as np
import pandas as pd
import pyfixest as pf

FOLDER = pathlib.Path(__file__).parent
draw = np.random.default_rng(20240611)
n = 300
person = draw.integers(0, 60, n)
firm = (person // 6 + draw.integers(0, 3, n)) % 14
year = draw.integers(0, 7, n)
part = np.where(person < 25, firm % 5, 20 + firm % 4)
z = 20 + 3 * draw.standard_normal(n)
x1 = draw.standard_normal(n) + 0.3 * firm
x2 = 1e4 + draw.standard_normal(n) * (1 + year)
w = np.round(0.2 + 2 * draw.random(n), 3)
y = x1 - 0.5 * x2 + 0.1 * z * (firm % 3) + draw.standard_normal(60)[person] + 0.4 * year + draw.standard_normal(n)
data = pd.DataFrame(dict(person=person, firm=firm, year=year, part=part, z=z, x1=x1, x2=x2, w=w, y=y))
data.to_csv(FOLDER / "absorption_data.csv", index=False, float_format="%.17g")
values = []


def dummies(column):
    return (column[:, None] == np.unique(column)[None, :]).astype(float)


def compute(case, blocks, weights, formula=None):
    root = np.sqrt(weights)
    D = np.column_stack(blocks) * root[:, None]
    U, s, _ = np.linalg.svd(D, full_matrices=False)
    U = U[:, s > 1e-9 * s[0]]
    M = np.column_stack([y, x1, x2])
    M = (M - M.mean(0)) * root[:, None] if case != "slopes only" else M * root[:, None]
    for _ in range(2):
        M = M - U @ (U.T @ M)
    b = np.linalg.solve(M[:, 1:].T @ M[:, 1:], M[:, 1:].T @ M[:, 0])
    r = M[:, 0] - M[:, 1:] @ b
    values.extend([
        [case, "x1", b[0]], [case, "x2", b[1]], [case, "rss", r @ r], [case, "rank", U.shape[1]],
        [case, "leverage.first", (U[0] ** 2).sum()], [case, "leverage.largest", (U ** 2).sum(1).max()],
    ])
    if formula:
        fit = pf.feols(f"y ~ x1 + x2 | {formula}", data, weights="w" if (weights != 1).any() else None,
                       vcov="iid", fixef_tol=1e-12, fixef_maxiter=100_000, fixef_rm="none")
        np.testing.assert_allclose(fit.coef().to_numpy(), b, rtol=1e-8)
        values.append([case, "conventional rank", fit._df_k - 2])


one, P, F, Y = np.ones(n), dummies(person), dummies(firm), dummies(year)
compute("one", [P], one, "person")
compute("two", [P, Y], one, "person + year")
compute("three", [P, F, Y], one, "person + firm + year")
compute("weighted", [P, F, Y], w, "person + firm + year")
compute("parts", [P, dummies(part)], one, "person + part")
compute("slopes", [F, F * z[:, None], Y], w)
compute("slopes only", [F * z[:, None]], one)
with open(FOLDER / "absorption_values.csv", "w", newline="") as file:
    out = csv.writer(file, lineterminator="\n")
    out.writerow(["case", "quantity", "value"])
    out.writerows([c, q, f"{float(v):.17g}"] for c, q, v in values)
