"""Statistics of decimal columns by rational arithmetic, rounded once: writes exact_values.csv beside itself.

    python3 make_exact_values.py

Python's fractions are exact; a root is rounded from 60 digits. Columns are made here so that they need every digit: many
constant digits, both signs, 18 digits, large and small powers of ten, trailing zeros.
"""
import csv
import pathlib
import random
from fractions import Fraction as Q

from mpmath import mp, mpf, sqrt

mp.dps = 60
random.seed(20230427)
columns = {
    "cents": [f"{random.randrange(-5000, 90000) / 100:.2f}" for _ in range(37)],
    "constant_digits": [f"1000000000000.{random.randrange(10)}" for _ in range(101)],
    "eighteen": [str(random.choice([-1, 1]) * random.randrange(10**17, 10**18)) for _ in range(64)],
    "extremes": ["999999999999999999", "-999999999999999999"] * 50 + ["1"],
    "small": [f"{random.randrange(1, 999)}e-90" for _ in range(12)],
    "large": [f"{random.randrange(1, 999)}E+60" for _ in range(13)],
    "mixed": ["0.5", "2", "1e2", "-3.25", "0", "40.00", ".125", "7."],
    "two": ["0.1", "0.2"],
    "one": ["3.14"],
}


def real(q):
    return mpf(q.numerator) / q.denominator


def quantile(y, p):
    h = (len(y) - 1) * p
    low = int(h)
    high = min(low + 1, len(y) - 1)
    return y[low] + (h - low) * (y[high] - y[low])


rows = []
for name, texts in columns.items():
    x = [Q(text.rstrip(".")) for text in texts]
    n = len(x)
    mean = sum(x) / n
    d = [v - mean for v in x]
    squares = sum(v * v for v in d)
    y = sorted(x)
    values = {"sum": sum(x), "mean": mean, "ss": squares}
    if n > 1:
        values["variance"] = squares / (n - 1)
        values["r1"] = sum(a * b for a, b in zip(d, d[1:])) / squares
    for quarter in range(5):
        values[f"q{quarter}"] = quantile(y, Q(quarter, 4))
    # Three groups in turn.
    groups = [x[i::3] for i in range(3) if x[i::3]]
    within = sum((v - sum(g) / len(g)) ** 2 for g in groups for v in g)
    values["within"] = within
    values["between"] = squares - within
    # float of a fraction is rounded once.
    out = {key: repr(float(value)) for key, value in values.items()}
    out["sd"] = repr(float(sqrt(real(squares / (n - 1))))) if n > 1 else ""
    rows.append((name, texts, out))

keys = ["sum", "mean", "ss", "variance", "sd", "r1", "q0", "q1", "q2", "q3", "q4", "between", "within"]
with open(pathlib.Path(__file__).parent / "exact_values.csv", "w", newline="") as file:
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(["name", "texts"] + keys)
    for name, texts, out in rows:
        writer.writerow([name, " ".join(texts)] + [out.get(key, "") for key in keys])
print(len(rows), "columns")
