"""One synthetic data set on which the regression engine is compared with other software: writes grid_data.csv and
grid_missing.csv. Every row is invented; nothing in it stands for a person, a household or a cooperative.

Rows are in random order, so that the first 30 and the first 120 are samples too. Numbers have at most six decimals:
every reader gets the same doubles. `xc` is x1 + 2 x2 to the last decimal and `u1` is constant within f1, so that both
are collinear in some formulas. f1 is nested in big and in nothing else.

    python3 make_grid_data.py        (numpy 2.4.6; the bytes depend on its random generator)
"""
import csv
import pathlib

import numpy as np

FOLDER = pathlib.Path(__file__).parent
N = 400


def thousandths(values, digits):
    """Whole numbers of 10^-digits: decimals that add without rounding."""
    return [int(v) for v in np.round(np.asarray(values, float) * 10**digits)]


def text(whole, digits):
    sign, whole = ("-", -whole) if whole < 0 else ("", whole)
    return f"{sign}{whole // 10**digits}.{whole % 10**digits:0{digits}d}" if digits else f"{sign}{whole}"


def write(name, columns, blank=()):
    names = list(columns)
    length = len(columns[names[0]])
    with open(FOLDER / name, "w", newline="") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(names)
        for i in range(length):
            writer.writerow(["" if (i, c) in blank else columns[c][i] for c in names])


def decimals(values, digits=6):
    return [text(v, digits) for v in thousandths(values, digits)]


def main_file():
    draw = np.random.default_rng(20230427)
    # 40 units in 10 periods, in random order.
    order = draw.permutation(N)
    unit, t = order // 10 + 1, order % 10 + 1
    share = np.linspace(1.0, 2.2, 25)
    f1 = draw.choice(25, N, p=share / share.sum())
    # Three rows of every level among the first 120, and every level of g four times among the first 30.
    f1[draw.permutation(120)[:75]] = np.repeat(np.arange(25), 3)
    f2, f3 = draw.integers(0, 8, N), draw.integers(0, 5, N)
    big = np.array([l * 12 // 25 for l in range(25)])[f1]
    size = np.linspace(1.0, 3.0, 20)
    cl, cl2 = draw.choice(20, N, p=size / size.sum()), draw.integers(0, 12, N)
    g = draw.choice(4, N, p=[0.3, 0.25, 0.25, 0.2])
    g[draw.permutation(30)[:16]] = np.repeat(np.arange(4), 4)

    f1_effect, f2_effect = draw.normal(0, 0.8, 25), draw.normal(0, 0.6, 8)
    shock = draw.normal(0, 0.7, 20)[cl] + draw.normal(0, 0.5, 12)[cl2] + draw.normal(0, 0.6, 12)[big]
    x1 = draw.normal(0, 1, N) + 0.4 * f1_effect[f1]
    x2 = 0.5 * x1 + draw.normal(0, 1, N) + 0.3 * f2_effect[f2]
    x3 = np.exp(0.8 * draw.normal(0, 1, N) + 0.2 * x2)
    d = (draw.random(N) < 0.45).astype(int)
    z = draw.normal(0, 1, (N, 3))
    z[:, 1] += 0.3 * z[:, 0]
    v = draw.normal(0, 1, (N, 2))
    e1 = 0.6 * z[:, 0] + 0.45 * z[:, 1] + 0.03 * z[:, 2] + 0.3 * x1 + 0.3 * f1_effect[f1] + v[:, 0]
    e2 = 0.5 * z[:, 2] - 0.4 * z[:, 1] + 0.2 * x2 + v[:, 1]
    noise = (0.6 + 0.3 * np.abs(x1)) * draw.normal(0, 1, N) + 0.5 * shock + 0.5 * v[:, 0] - 0.3 * v[:, 1]
    y = (1.5 + 0.35 * x1 - 0.25 * x2 + 0.1 * x3 + 0.3 * d + np.array([0, 0.25, -0.3, 0.45])[g] + 0.2 * e1 - 0.15 * e2
         + 0.2 * x1 * d + 0.1 * x1**2 + f1_effect[f1] + f2_effect[f2] + 0.1 * f3 + noise)
    y2 = np.exp(0.4 + 0.15 * x1 + 0.1 * d + 0.3 * draw.normal(0, 1, N))
    w = np.exp(0.5 * draw.normal(0, 1, N)) + 0.2
    fw = draw.integers(1, 5, N)
    X1, X2 = thousandths(x1, 6), thousandths(x2, 6)
    write("grid_data.csv", {
        "y": decimals(y), "y2": decimals(y2), "x1": [text(a, 6) for a in X1], "x2": [text(a, 6) for a in X2],
        "x3": decimals(x3), "xc": [text(a + 2 * b, 6) for a, b in zip(X1, X2)], "u1": [text(int(l) % 7, 0) for l in f1],
        "d": d, "g": [("A", "B", "C", "D")[l] for l in g], "f1": [f"p{l + 1:02d}" for l in f1],
        "f2": [f"q{l + 1}" for l in f2], "f3": [f"r{l + 1}" for l in f3], "cl": [f"c{l + 1:02d}" for l in cl],
        "cl2": [f"k{l + 1:02d}" for l in cl2], "big": [f"b{l + 1:02d}" for l in big], "w": decimals(w), "fw": fw,
        "z1": decimals(z[:, 0]), "z2": decimals(z[:, 1]), "z3": decimals(z[:, 2]), "e1": decimals(e1), "e2": decimals(e2),
        "t": t, "unit": unit})


def missing_file():
    """60 rows with missing values in every kind of column and effects with a single row, some only after others went."""
    draw = np.random.default_rng(20230428)
    n = 60
    x1, x2 = draw.normal(0, 1, n), draw.normal(0, 1, n)
    f1 = list(draw.integers(0, 9, n))
    f2 = list(draw.integers(0, 6, n))
    # Level 9 of f1 has one row. Level 6 of f2 has two rows, one of them that row: it is left with one.
    f1[7], f2[7], f2[31] = 9, 6, 6
    # Level 10 of f1 has two rows, of which one lacks x1.
    f1[12], f1[40] = 10, 10
    cl, w = draw.integers(0, 10, n), np.exp(0.4 * draw.normal(0, 1, n))
    y = 1 + 0.5 * x1 - 0.3 * x2 + 0.2 * np.array(f1) + draw.normal(0, 1, 10)[cl] * 0.4 + draw.normal(0, 1, n)
    blank = {(40, "x1"), (3, "y"), (9, "y"), (15, "x1"), (22, "x2"), (23, "x2"), (33, "f1"), (38, "cl"), (44, "w"),
             (3, "x2"), (51, "f2")}
    weights = decimals(w)
    weights[50] = "0"
    write("grid_missing.csv", {
        "y": decimals(y), "x1": decimals(x1), "x2": decimals(x2), "f1": [f"p{l + 1:02d}" for l in f1],
        "f2": [f"q{l + 1}" for l in f2], "cl": [f"c{l + 1:02d}" for l in cl], "w": weights}, blank)


main_file()
missing_file()
