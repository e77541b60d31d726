"""Writes strd.csv (certified values) and strd/*.csv (data) from the files of the NIST Statistical Reference Datasets.

    python3 make_strd.py FOLDER

FOLDER holds Lew.dat, SiRstvt.dat, Norris.dat and so on, each perhaps compressed as .dat.xz. Numbers keep the text they have
there. The digits of pi are computed; the nine SmLs sets follow a rule (see README.md) that is compared with the files.
Every certified value is compared with one from exact arithmetic on the decimals of the data.
"""
import csv
import lzma
import pathlib
import re
import sys
from fractions import Fraction as Q

from mpmath import mp, mpf, sqrt

mp.dps = 60
here = pathlib.Path(__file__).parent
source = pathlib.Path(sys.argv[1])
NUMBER = r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[Ee][-+]?\d+)?"
UNIVARIATE = ["PiDigits", "Lottery", "Lew", "Mavro", "Michelso", "NumAcc1", "NumAcc2", "NumAcc3", "NumAcc4"]
VARIANCE = ["SiRstv", "AtmWtAg"] + [f"SmLs0{i}" for i in range(1, 10)]
POWERS = {"Filip": 10, "Pontius": 2, "Wampler1": 5, "Wampler2": 5, "Wampler3": 5, "Wampler4": 5, "Wampler5": 5}
REGRESSION = ["Norris", "Pontius", "NoInt1", "NoInt2", "Filip", "Longley"] + [f"Wampler{i}" for i in range(1, 6)]
certified = []


def lines(name):
    plain = source / f"{name}.dat"
    text = plain.read_text() if plain.exists() else lzma.open(f"{plain}.xz", "rt").read()
    return text.replace("\r", "").split("\n")


def data(name, skip=1):
    """The numbers behind the last line that begins with `Data:`, a list for each line."""
    text = lines(name)
    start = max(i for i, line in enumerate(text) if line.startswith("Data:"))
    rows = [line.split() for line in text[start + skip :]]
    return [row for row in rows if row and all(re.fullmatch(NUMBER, cell) for cell in row)]


def write(name, header, rows):
    (here / "strd").mkdir(exist_ok=True)
    with open(here / "strd" / f"{name}.csv", "w", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerows([header] + rows)


def real(q):
    return mpf(q.numerator) / q.denominator


def certify(name, kind, quantity, text, exact):
    """Keeps the value of NIST, which must be the exact one rounded to its digits."""
    found = real(exact) if isinstance(exact, Q) else exact
    if text != "Infinity":
        digits = re.sub(r"[Ee].*", "", text).replace("-", "").replace(".", "").lstrip("0")
        size = abs(mpf(text))
        # A text shorter than fifteen digits is a value that has no more.
        unit = size * mpf(10) ** (1 - max(15, len(digits))) if size else mpf("1e-300")
        assert abs(mpf(text) - found) <= unit, (name, quantity, text, found)
    certified.append([name, kind, quantity, text])


def univariate(name):
    if name == "PiDigits":
        mp.dps = 5020
        texts = list(mp.nstr(+mp.pi, 5010).replace(".", "")[:5000])
        # The file of NIST, which the certified values belong to, has a 3 where pi has an 8.
        assert texts[956] == "8"
        texts[956] = "3"
        mp.dps = 60
        values = ["4.53480000000000", "2.86733906028871", "-0.00355099287237972"]
    else:
        texts = [row[0] for row in data(name)]
        header = "\n".join(lines(name)[:60])
        values = [
            re.search(rf"^\s*Sample {label}.*:\s*({NUMBER})\s*$", header, re.M).group(1)
            for label in ["Mean", "Standard Deviation", "Autocorrelation"]
        ]
    write(name, ["y"], [[text] for text in texts])
    y = [Q(text) for text in texts]
    mean = sum(y) / len(y)
    d = [v - mean for v in y]
    squares = sum(v * v for v in d)
    certify(name, "univariate", "mean", values[0], mean)
    certify(name, "univariate", "sd", values[1], sqrt(real(squares / (len(y) - 1))))
    certify(name, "univariate", "r1", values[2], sum(a * b for a, b in zip(d, d[1:])) / squares)


def smls(number):
    """The texts of SmLs0number by its rule: a list of groups."""
    before = ["1", "1000000", "1000000000000"][(number - 1) // 3]
    size = [21, 201, 2001][(number - 1) % 3]
    tenths = [4] + [3, 5] * 4
    return [[f"{before}.{t if j == 0 else t - 1 if j % 2 else t + 1}" for j in range(size)] for t in tenths]


def variance(name):
    rows = data(name + "t", skip=3)
    if name.startswith("SmLs"):
        rows = [row for row in rows if "." in row[0]]
        groups = smls(int(name[-1]))
        assert [list(row) for row in zip(*groups)] == rows, name
    else:
        rows = [row for row in rows if "." in row[0]]
        groups = [list(column) for column in zip(*rows)]
        write(name, ["group", "y"], [[str(g + 1), text] for g, group in enumerate(groups) for text in group])
    header = "\n".join(lines(name + "t")[38:56])
    between = re.search(rf"Between \w+\s+(\d+)\s+({NUMBER})\s+({NUMBER})\s+({NUMBER})", header).groups()
    within = re.search(rf"Within \w+\s+(\d+)\s+({NUMBER})\s+({NUMBER})", header).groups()
    r_squared = re.search(rf"R-Squared\s+({NUMBER})", header).group(1)
    deviation = re.search(rf"Standard Deviation\s+({NUMBER})", header).group(1)
    y = [[Q(text) for text in group] for group in groups]
    n = sum(map(len, y))
    mean = sum(map(sum, y)) / n
    means = [sum(group) / len(group) for group in y]
    ss_b = sum(len(group) * (m - mean) ** 2 for group, m in zip(y, means))
    ss_w = sum((v - m) ** 2 for group, m in zip(y, means) for v in group)
    df_b, df_w = len(y) - 1, n - len(y)
    assert (df_b, df_w) == (int(between[0]), int(within[0]))
    for quantity, text, exact in [
        ("between_ss", between[1], ss_b), ("within_ss", within[1], ss_w), ("f", between[3], ss_b / df_b / (ss_w / df_w)),
        ("r_squared", r_squared, ss_b / (ss_b + ss_w)), ("residual_sd", deviation, sqrt(real(ss_w / df_w))),
    ]:
        certify(name, "variance", quantity, text, exact)


def solve(a, b):
    """Gauss-Jordan on fractions: the solution, and the inverse's diagonal."""
    k = len(a)
    rows = [a[i] + [b[i]] + [Q(int(i == j)) for j in range(k)] for i in range(k)]
    for i in range(k):
        pivot = next(r for r in range(i, k) if rows[r][i] != 0)
        rows[i], rows[pivot] = rows[pivot], rows[i]
        rows[i] = [v / rows[i][i] for v in rows[i]]
        for r in range(k):
            if r != i and rows[r][i] != 0:
                rows[r] = [v - rows[r][i] * w for v, w in zip(rows[r], rows[i])]
    return [row[k] for row in rows], [rows[i][k + 1 + i] for i in range(k)]


def regression(name):
    rows = data(name)
    predictors = len(rows[0]) - 1
    write(name, ["y"] + (["x"] if predictors == 1 else [f"x{i + 1}" for i in range(predictors)]), rows)
    text = "\n".join(lines(name)[:60])
    terms = re.findall(rf"^\s+(B\d+)\s+({NUMBER})\s+({NUMBER})", text, re.M)
    deviation = re.search(rf"Standard Deviation\s+({NUMBER})\s*\n", text).group(1)
    r_squared = re.search(rf"R-Squared\s+({NUMBER})", text).group(1)
    f = re.search(rf"Regression\s+\d+\s+{NUMBER}\s+{NUMBER}\s+({NUMBER}|Infinity)", text).group(1)
    y = [Q(row[0]) for row in rows]
    x = [[Q(cell) for cell in row[1:]] for row in rows]
    hasConstant = not name.startswith("NoInt")
    if name in POWERS:
        x = [[row[0] ** p for p in range(1, POWERS[name] + 1)] for row in x]
    if hasConstant:
        x = [[Q(1)] + row for row in x]
    k, n = len(x[0]), len(y)
    assert len(terms) == k
    gram = [[sum(row[i] * row[j] for row in x) for j in range(k)] for i in range(k)]
    b, inverse = solve(gram, [sum(row[i] * v for row, v in zip(x, y)) for i in range(k)])
    rss = sum((v - sum(c * w for c, w in zip(b, row))) ** 2 for row, v in zip(x, y))
    mean = sum(y) / n if hasConstant else 0
    total = sum((v - mean) ** 2 for v in y)
    for (term, estimate, error), c, d in zip(terms, b, inverse):
        certify(name, "regression", term.lower(), estimate, c)
        certify(name, "regression", "se_" + term.lower(), error, sqrt(real(rss / (n - k) * d)))
    certify(name, "regression", "residual_sd", deviation, sqrt(real(rss / (n - k))))
    certify(name, "regression", "r_squared", r_squared, 1 - rss / total)
    if f != "Infinity":
        model = k - 1 if hasConstant else k
        certify(name, "regression", "f", f, (total - rss) / model / (rss / (n - k)))


for name in UNIVARIATE:
    univariate(name)
for name in VARIANCE:
    variance(name)
for name in REGRESSION:
    regression(name)
with open(here / "strd.csv", "w", newline="") as file:
    writer = csv.writer(file, lineterminator="\n")
    writer.writerows([["set", "kind", "quantity", "value"]] + certified)
print(len(certified), "certified values of", len(UNIVARIATE + VARIANCE + REGRESSION), "sets")
