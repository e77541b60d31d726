"""Values of distribution functions with 30 digits, printed with 17: writes distribution_values.csv beside itself.

mpmath 1.3 integrates or sums the definitions; SciPy is not used, because its tails are what is tested.
Columns: distribution, its parameters (blank-separated), function (cumulative, upperTail, quantile, mass), argument, value.
The numbers of the tests that read this file say how many digits are owed.

    python3 make_distribution_values.py
"""
import csv
import pathlib

from mpmath import betainc, binomial, erfc, exp, gamma, gammainc, inf, log1p, loggamma, mp, mpf, pi, quad, sqrt

mp.dps = 30
rows = []


def text(x):
    return f"{float(x):.17g}"


def add(name, parameters, function, argument, value):
    value = mpf(value)
    if abs(value) < mpf("1e-300"):
        return
    rows.append([name, " ".join(text(p) for p in parameters), function, text(argument), mp.nstr(value, 17)])


def normal_upper(x):
    return erfc(x / sqrt(2)) / 2


def student_upper(x, df):
    if df > 1000:  # the series below converge too slowly
        constant = exp(loggamma((df + 1) / 2) - loggamma(df / 2)) / sqrt(df * pi)
        density = lambda t: constant * exp(-(df + 1) / 2 * log1p(t * t / df))
        steps = [x + mpf(s) for s in ("0", "0.05", "0.1", "0.2", "0.5", "1", "2", "4", "8", "20", "80")]
        return quad(density, steps) if x > -9 else 1 - student_upper(-x, df)
    if x * x < df:
        centre = betainc(mpf(1) / 2, df / 2, 0, x * x / (df + x * x), regularized=True) / 2
        return mpf(1) / 2 - centre if x > 0 else mpf(1) / 2 + centre
    tail = betainc(df / 2, mpf(1) / 2, 0, df / (df + x * x), regularized=True) / 2
    return tail if x > 0 else 1 - tail


def chi_upper(x, df):
    return gammainc(df / 2, x / 2, inf, regularized=True)


def chi_lower(x, df):
    return gammainc(df / 2, 0, x / 2, regularized=True)


def f_lower(x, n, d):
    return betainc(n / 2, d / 2, 0, n * x / (n * x + d), regularized=True)


def f_upper(x, n, d):
    return betainc(d / 2, n / 2, 0, d / (n * x + d), regularized=True)


def noncentral_lower(t, df, delta):
    """P(T <= t) = E Phi(t sqrt(chi2/df) - delta)."""
    constant = 2 / (2 ** (df / 2) * gamma(df / 2))
    scale = lambda u: constant * u ** (df - 1) * exp(-u * u / 2)
    peak = sqrt(df)
    points = [0, peak / 2, peak, 2 * peak, 4 * peak + 10, inf]
    return quad(lambda u: normal_upper(delta - t * u / peak) * scale(u), points)


def invert(function, p, low, high):
    """The x at which an increasing function is p, by bisection in 500 steps."""
    for _ in range(500):
        middle = (low + high) / 2
        if function(middle) < p:
            low = middle
        else:
            high = middle
    return (low + high) / 2


for x in ["-8", "-1.5", "0", "0.3", "1.959963984540054", "5", "10", "20", "37"]:
    x = mpf(float(x))
    add("normal", [], "cumulative", x, normal_upper(-x))
    add("normal", [], "upperTail", x, normal_upper(x))
for p in ["1e-300", "1e-20", "1e-4", "0.025", "0.4", "0.975", "0.9999"]:
    p = mpf(float(p))
    add("normal", [], "quantile", p, invert(lambda x: normal_upper(-x), p, mpf(-40), mpf(40)))

for df in ["0.5", "1", "2", "3.7", "14.721284196767721", "40", "415.25", "1e6"]:
    df = mpf(float(df))
    for x in ["-3", "0.001", "0.7", "2.1", "6", "30", "1000"]:
        x = mpf(float(x))
        add("student", [df], "upperTail", x, student_upper(x, df))
        add("student", [df], "cumulative", x, student_upper(-x, df))
    for p in ["1e-10", "0.001", "0.025", "0.2", "0.8", "0.975", "0.9995"]:
        p = mpf(float(p))
        widest = mpf(60) if df > 1000 else mpf("1e22")
        add("student", [df], "quantile", p, invert(lambda x: student_upper(-x, df), p, -widest, widest))

for df in ["0.3", "1", "2", "5", "25.5", "1000"]:
    df = mpf(float(df))
    for x in ["1e-6", "0.01", "1", "3.84", "30", "400", "1200"]:
        x = mpf(float(x))
        add("chi", [df], "cumulative", x, chi_lower(x, df))
        add("chi", [df], "upperTail", x, chi_upper(x, df))
    for p in ["1e-8", "0.05", "0.5", "0.95", "0.999999"]:
        p = mpf(float(p))
        add("chi", [df], "quantile", p, invert(lambda x: chi_lower(x, df), p, mpf(0), mpf(5000)))

for n, d in [("1", "14.7"), ("2", "3"), ("5", "100"), ("30", "1.5"), ("3.5", "1e5")]:
    n, d = mpf(float(n)), mpf(float(d))
    for x in ["1e-4", "0.5", "1", "4.1", "50", "2000"]:
        x = mpf(float(x))
        if x > 100 and d > 1e4:  # below the smallest double
            continue
        add("f", [n, d], "cumulative", x, f_lower(x, n, d))
        add("f", [n, d], "upperTail", x, f_upper(x, n, d))
    for p in ["0.001", "0.5", "0.95", "0.9999"]:
        p = mpf(float(p))
        widest = mpf(50) if d > 1e4 else mpf("1e12")
        add("f", [n, d], "quantile", p, invert(lambda x: f_lower(x, n, d), p, mpf(0), widest))

for size, p in [("1", "0.3"), ("26", "0.5"), ("100", "0.01"), ("1000", "0.5"), ("50", "0.999")]:
    n, p = int(size), mpf(float(p))
    mass = lambda k: binomial(n, k) * p ** k * (1 - p) ** (n - k)
    for k in sorted({0, 1, n // 10, n // 3, n // 2, n - 1, n}):
        add("binomial", [n, p], "mass", k, mass(k))
        add("binomial", [n, p], "cumulative", k, sum(mass(i) for i in range(k + 1)))
        if k < n:
            add("binomial", [n, p], "upperTail", k, sum(mass(i) for i in range(k + 1, n + 1)))

for df, delta in [("3", "0.5"), ("10", "2"), ("25", "5.8"), ("14.7", "-1.5"), ("100", "10"), ("2", "0")]:
    df, delta = mpf(float(df)), mpf(float(delta))
    for x in ["-2", "0", "1", "3", "8", "15"]:
        x = mpf(float(x))
        lower = noncentral_lower(x, df, delta)
        upper = noncentral_lower(-x, df, -delta)
        add("noncentral", [df, delta], "cumulative", x, lower)
        add("noncentral", [df, delta], "upperTail", x, upper)

with open(pathlib.Path(__file__).parent / "distribution_values.csv", "w", newline="") as file:
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(["distribution", "parameters", "function", "argument", "value"])
    writer.writerows(rows)
print(len(rows), "values")
