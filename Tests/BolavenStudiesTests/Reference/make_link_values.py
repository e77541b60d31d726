"""Writes assignment_values.csv and distance_values.csv with SciPy's assignment and RapidFuzz's distance.

    python make_link_values.py     # numpy, scipy, rapidfuzz
"""
import csv

import numpy as np
from rapidfuzz.distance import OSA
from scipy.optimize import linear_sum_assignment

rng = np.random.default_rng(20230427)
with open("assignment_values.csv", "w", newline="") as file:
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(["rows", "columns", "gains", "total"])
    for case in range(60):
        n, m = rng.integers(1, 13, 2)
        gains = rng.integers(0, 4000, (n, m)) / 256 if case % 2 else rng.integers(0, 4, (n, m)).astype(float)
        gains[rng.random((n, m)) < 0.4] = 0
        i, j = linear_sum_assignment(gains, maximize=True)
        writer.writerow([n, m, " ".join(repr(float(x)) for x in gains.ravel()), repr(float(gains[i, j].sum()))])

with open("distance_values.csv", "w", newline="") as file:
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(["first", "second", "distance"])
    pairs = [("LCA-007", "LCA-070"), ("ca", "abc"), ("abcd", "badc"), ("LCA-007", "LCA-7"), ("", "ab")]
    for _ in range(300):
        a, b = ("".join(rng.choice(list("ab01"), rng.integers(0, 9))) for _ in range(2))
        pairs.append((a, b))
    for a, b in pairs:
        writer.writerow([a, b, OSA.distance(a, b)])
