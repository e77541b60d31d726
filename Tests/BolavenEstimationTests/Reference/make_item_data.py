"""Writes item_data.csv: 400 persons, 10 items by a two-parameter model, two groups, three forms, and a second wave.

Items 3 and 7 work differently in group 1. Form 1 lacks items 9 and 10, form 2 lacks items 1 and 2; the answers are
complete all the same, so that both the complete and the masked answers can be used. Needs numpy only."""
import csv
import os

import numpy as np

HERE = os.path.dirname(os.path.abspath(__file__))
rng = np.random.default_rng(20230427)
N, K = 400, 10
slope = np.array([0.8, 1.1, 1.4, 0.9, 1.7, 1.2, 1.0, 1.5, 0.7, 1.3])
difficulty = np.array([-1.5, -1.0, -0.5, -0.2, 0.0, 0.3, 0.5, 0.8, 1.2, 1.6])
theta = rng.normal(size=N)
later = 0.6 + 0.8 * theta + 0.5 * rng.normal(size=N)
group = (rng.random(N) < 0.45).astype(int)
form = rng.integers(0, 3, N)


def answers(level):
    eta = slope * (level[:, None] - difficulty)
    eta[:, 2] -= 0.9 * group
    eta[:, 6] -= 0.8 * group * level
    return (rng.random((N, K)) < 1 / (1 + np.exp(-eta))).astype(int)


first, second = answers(theta), answers(later)
with open(os.path.join(HERE, "item_data.csv"), "w", newline="") as file:
    out = csv.writer(file, lineterminator="\n")
    out.writerow(["group", "form"] + [f"x{j + 1}" for j in range(K)] + [f"y{j + 1}" for j in range(K)])
    for i in range(N):
        out.writerow([group[i], form[i], *first[i], *second[i]])
