"""Writes distributions.csv: tail probabilities of the normal, t, F and chi-squared distributions, down to 1e-290.

    python3 make_distributions.py

mpmath computes them with 60 digits from the complementary error function and the incomplete gamma and beta functions; each
argument is a double, written with 17 digits, at which the tail is close to a chosen probability. A value is written with 20
digits. `lower` is P(X <= x), `upper` is P(X > x).
"""
import csv
import math
import pathlib

from mpmath import betainc, erfc, gammainc, inf, mp, mpf, sqrt

mp.dps = 60
TAILS = [0.4, 0.1, 0.05, 0.01, 1e-3, 1e-5, 1e-8, 1e-12, 1e-20, 1e-40, 1e-80, 1e-150, 1e-290]
rows = []


def student_upper(x, df):
    tail = betainc(df / 2, mpf(1) / 2, 0, df / (df + x * x), regularized=True) / 2
    return tail if x > 0 else 1 - tail


def f_lower(x, n, d):
    return betainc(n / 2, d / 2, 0, n * x / (n * x + d), regularized=True)


def f_upper(x, n, d):
    return betainc(d / 2, n / 2, 0, d / (n * x + d), regularized=True)


def chi_upper(x, df):
    return gammainc(df / 2, x / 2, inf, regularized=True)


def chi_lower(x, df):
    return gammainc(df / 2, 0, x / 2, regularized=True)


def point(tail, p, low, high):
    """A double x with tail(x) near p, by bisection of log x; None where there is none between the bounds."""
    low, high = math.log(low), math.log(high)
    rising = tail(mpf(math.exp(high))) > tail(mpf(math.exp(low)))
    for _ in range(60):
        middle = (low + high) / 2
        if (tail(mpf(math.exp(middle))) < p) == rising:
            low = middle
        else:
            high = middle
    x = float(f"{math.exp(low):.6g}")
    found = tail(mpf(x))
    return x if p / 10 < found < p * 10 else None


def add(name, parameters, tail, x, value):
    if mpf("1e-300") < value < 1:
        text = " ".join(f"{float(p):.17g}" for p in parameters)
        rows.append([name, text, tail, f"{x:.17g}", mp.nstr(value, 20)])


for p in TAILS:
    x = point(lambda x: erfc(x / sqrt(2)) / 2, p, 1e-3, 40)
    add("normal", [], "upper", x, erfc(mpf(x) / sqrt(2)) / 2)
    add("normal", [], "lower", -x, erfc(mpf(x) / sqrt(2)) / 2)
    add("normal", [], "lower", x, 1 - erfc(mpf(x) / sqrt(2)) / 2)

for df in map(mpf, ["1", "2", "3", "4.5", "10", "30", "120"]):
    for p in TAILS:
        x = point(lambda x: student_upper(x, df), p, 1e-3, 1e300)
        if x:
            add("t", [df], "upper", x, student_upper(mpf(x), df))
            if p > 1e-9:
                add("t", [df], "lower", x, 1 - student_upper(mpf(x), df))

for df in map(mpf, ["1", "2", "5", "10", "50", "200"]):
    for p in TAILS:
        for tail, function in [("upper", chi_upper), ("lower", chi_lower)]:
            x = point(lambda x: function(x, df), p, 1e-300, 5e3)
            if x:
                add("chi2", [df], tail, x, function(mpf(x), df))

for n, d in [("1", "10"), ("2", "3"), ("3", "30"), ("5", "100"), ("10", "10"), ("20", "2"), ("40", "400")]:
    n, d = mpf(n), mpf(d)
    for p in TAILS[::2]:
        for tail, function in [("upper", f_upper), ("lower", f_lower)]:
            x = point(lambda x: function(x, n, d), p, 1e-300, 1e300)
            if x:
                add("f", [n, d], tail, x, function(mpf(x), n, d))

with open(pathlib.Path(__file__).parent / "distributions.csv", "w", newline="") as file:
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(["distribution", "parameters", "tail", "argument", "value"])
    writer.writerows(rows)
print(len(rows), "points")
