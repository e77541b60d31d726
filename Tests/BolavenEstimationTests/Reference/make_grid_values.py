"""Numbers with which the regression engine is compared: writes grid_values.csv from grid_data.csv and grid_missing.csv.

    python3 make_grid_values.py            # needs Rscript on the path; runs make_grid_values.R

Every number is computed here from its definition ("own numpy": dense matrices, group effects as dummies, frequency
weights as repeated rows, hat matrix in full) and, wherever a package has it, by packages on their own way from the
formula. A row names every source that agrees with the value to 11 digits. What packages define otherwise is told in
grid_notes.md, and the run prints it.

Python 3.11.7, numpy 2.4.6, scipy 1.17.1, pandas 3.1.1, statsmodels 0.15.0, pyfixest 0.60.0, linearmodels 7.1; the versions
of R stand in make_grid_values.R.
"""
import collections
import csv
import importlib.metadata
import itertools
import math
import pathlib
import subprocess
import tempfile
import warnings
import zlib

import numpy as np
import pandas as pd
import statsmodels.api as sm
from scipy import optimize, stats

FOLDER = pathlib.Path(__file__).parent
OWN = "own numpy"
DIGITS = 11
warnings.filterwarnings("ignore")


def version(name):
    return f"{name} {importlib.metadata.version(name)}"


SM, PF, LM = version("statsmodels"), version("pyfixest"), version("linearmodels")
DATA = {name: pd.read_csv(FOLDER / name) for name in ("grid_data.csv", "grid_missing.csv")}

# ---------------------------------------------------------------------------------------------------------------- plan

# Formula, the same for R with dummies and without its regressors, for fixest and pyfixest, and the columns for numpy.
Model = collections.namedtuple(
    "Model", "name formula r r_effects fixest pyfixest terms effects endogenous instruments outcome")


def model(name, formula, r, terms, effects=(), endogenous=(), instruments=(), outcome="y", r_effects="", fixest=None,
          pyfixest=""):
    return Model(name, formula, r, r_effects, formula if fixest is None else fixest,
                 formula if pyfixest is None else pyfixest, list(terms), list(effects), list(endogenous),
                 list(instruments), outcome)


PLAIN = [
    model("o01", "y ~ x1 + x2", "y ~ x1 + x2", ["1", "x1", "x2"], pyfixest=None),
    model("o02", "y ~ x1 + x2 + x3 + d", "y ~ x1 + x2 + x3 + d", ["1", "x1", "x2", "x3", "d"], pyfixest=None),
    model("o03", "y ~ 0 + x1 + x2", "y ~ 0 + x1 + x2", ["x1", "x2"]),
    model("o04", "y ~ x1*d + x2", "y ~ x1*d + x2", ["1", "x1", "d", "x2", "x1:d"], pyfixest=None),
    model("o05", "y ~ x1*x2 + d", "y ~ x1*x2 + d", ["1", "x1", "x2", "d", "x1:x2"], pyfixest=None),
    model("o06", "y ~ x1 + i(g)", "y ~ x1 + g", ["1", "x1", "g::B", "g::C", "g::D"]),
    model("o07", 'y ~ x2 + i(g, ref = "C")', "y ~ x2 + gref", ["1", "x2", "g::A", "g::B", "g::D"]),
    model("o08", "y ~ x2 + i(g, x1)", "y ~ x2 + g:x1", ["1", "x2", "g::A:x1", "g::B:x1", "g::C:x1", "g::D:x1"]),
    model("o09", "y ~ x1*g", "y ~ x1*g",
          ["1", "x1", "g::B", "g::C", "g::D", "x1:g::B", "x1:g::C", "x1:g::D"]),
    model("o10", "y ~ x1 + x1^2", "y ~ x1 + I(x1^2 + 0)", ["1", "x1", "x1^2"], fixest=""),
    model("o11", "y ~ x1 + I(x1^2) + I(x1^3)", "y ~ x1 + I(x1^2) + I(x1^3)", ["1", "x1", "I(x1^2)", "I(x1^3)"]),
    model("o12", "y ~ poly(x1, 2) + x2", "y ~ poly(x1, 2) + x2", ["1", "poly(x1, 2)::1", "poly(x1, 2)::2", "x2"]),
    model("o13", "y ~ log(x3) + x1", "y ~ log(x3) + x1", ["1", "log(x3)", "x1"], pyfixest=None),
    model("o14", "y ~ asinh(x2) + d", "y ~ asinh(x2) + d", ["1", "asinh(x2)", "d"]),
    model("o15", "y ~ x1 + x2 + xc + d", "y ~ x1 + x2 + xc + d", ["1", "x1", "x2", "xc", "d"]),
    model("o16", "log(y2) ~ x1 + d", "log(y2) ~ x1 + d", ["1", "x1", "d"], outcome="log(y2)"),
    model("o17", "y ~ 1", "y ~ 1", ["1"]),
    model("o18", "y ~ 0 + i(g) + x1", "y ~ 0 + g + x1", ["g::A", "g::B", "g::C", "g::D", "x1"]),
    model("o19", "y ~ x2 + x1:d", "y ~ x2 + x1:d", ["1", "x2", "x1:d"], pyfixest=None),
    model("o20", "y ~ -1 + d + x1*x3", "y ~ -1 + d + x1*x3", ["d", "x1", "x3", "x1:x3"]),
    model("o21", "y ~ x1 + x1:g", "y ~ x1 + x1:g", ["1", "x1", "x1:g::B", "x1:g::C", "x1:g::D"]),
    model("o22", "y ~ x1 + x2 + d + i(g) + I(x3 / 2)", "y ~ x1 + x2 + d + g + I(x3/2)",
          ["1", "x1", "x2", "d", "g::B", "g::C", "g::D", "I(x3 / 2)"]),
]

# n and weights of each plain formula: a cross of all would be three times as long and say no more.
SAMPLES = {
    "o01": ["30-", "120-", "400-", "30-w", "120-w", "400-w", "30-fw", "120-fw", "400-fw", "120-pw"],
    "o02": ["30-", "120-", "400-", "120-w", "400-w", "120-fw", "400-fw", "400-pw"],
    "o03": ["30-", "400-", "120-w", "120-fw"], "o04": ["120-", "400-", "120-w", "400-fw"],
    "o05": ["30-", "400-", "400-w", "120-fw"], "o06": ["30-", "120-", "400-", "120-w", "400-fw", "400-w"],
    "o07": ["120-", "400-w", "120-fw"], "o08": ["120-", "400-", "120-w"], "o09": ["120-", "400-w", "120-fw"],
    "o10": ["30-", "120-", "400-w", "400-fw"], "o11": ["120-", "400-", "120-w"], "o12": ["30-", "400-", "120-w"],
    "o13": ["120-", "400-w", "30-fw"], "o14": ["30-", "400-", "120-w"], "o15": ["120-", "400-w", "120-fw", "30-"],
    "o16": ["120-", "400-", "120-w", "120-fw"], "o17": ["30-", "120-w", "400-fw", "400-"],
    "o18": ["120-", "400-", "120-w", "120-fw"], "o19": ["120-", "400-w"], "o20": ["120-", "400-w", "400-"],
    "o21": ["120-", "400-w"], "o22": ["120-", "400-", "400-w", "120-fw"],
}

EFFECTS = [
    model("f01", "y ~ x1 + x2 | f3", "y ~ f3 + x1 + x2", ["x1", "x2"], ["f3"], r_effects="y ~ f3", pyfixest=None),
    model("f02", "y ~ x1 + x2 | f1", "y ~ f1 + x1 + x2", ["x1", "x2"], ["f1"], r_effects="y ~ f1", pyfixest=None),
    model("f03", "y ~ x1 + d + x3 | f1 + f2", "y ~ f1 + f2 + x1 + d + x3", ["x1", "d", "x3"], ["f1", "f2"],
          r_effects="y ~ f1 + f2", pyfixest=None),
    model("f04", "y ~ x1 + x2 | f1 + f2 + f3", "y ~ f1 + f2 + f3 + x1 + x2", ["x1", "x2"], ["f1", "f2", "f3"],
          r_effects="y ~ f1 + f2 + f3", pyfixest=None),
    model("f05", "y ~ x1*d | f2", "y ~ f2 + x1*d", ["x1", "d", "x1:d"], ["f2"], r_effects="y ~ f2", pyfixest=None),
    model("f06", "y ~ x1 + i(g) | f1", "y ~ f1 + x1 + g", ["x1", "g::B", "g::C", "g::D"], ["f1"], r_effects="y ~ f1"),
    model("f07", "y ~ x1 + d | f1[x2]", "y ~ f1 + f1:x2 + x1 + d", ["x1", "d"], ["f1[x2]"], r_effects="y ~ f1 + f1:x2"),
    model("f08", "y ~ x1 + x2 | f2^f3", "y ~ fc23 + x1 + x2", ["x1", "x2"], ["f2^f3"], r_effects="y ~ fc23",
          pyfixest=None),
    model("f09", "y ~ x1 + x2 | f1^f3", "y ~ fc13 + x1 + x2", ["x1", "x2"], ["f1^f3"], r_effects="y ~ fc13",
          pyfixest=None),
    model("f10", "y ~ x1 + u1 + d | f1", "y ~ f1 + x1 + u1 + d", ["x1", "u1", "d"], ["f1"], r_effects="y ~ f1",
          pyfixest=None),
    model("f11", "y ~ x2 + log(x3) + I(x1^2) | f2 + f3", "y ~ f2 + f3 + x2 + log(x3) + I(x1^2)",
          ["x2", "log(x3)", "I(x1^2)"], ["f2", "f3"], r_effects="y ~ f2 + f3"),
    model("f12", "log(y2) ~ d + x1 + x3 | f3 + f1", "log(y2) ~ f3 + f1 + d + x1 + x3", ["d", "x1", "x3"], ["f3", "f1"],
          outcome="log(y2)", r_effects="log(y2) ~ f3 + f1"),
]

def instrumented(name, formula, exogenous, terms, endogenous, instruments, effects=(), r_effects="", pyfixest=None):
    e, z = " + ".join(endogenous), " + ".join(instruments)
    r = f"y ~ {exogenous} + {e} | {exogenous} + {z}"
    return model(name, formula, r, terms, effects, endogenous, instruments, r_effects=r_effects, pyfixest=pyfixest)


INSTRUMENTED = [
    instrumented("v01", "y ~ x1 + x2 | e1 ~ z1", "1 + x1 + x2", ["1", "x1", "x2"], ["e1"], ["z1"]),
    instrumented("v02", "y ~ x1 + x2 | e1 ~ z1 + z2", "1 + x1 + x2", ["1", "x1", "x2"], ["e1"], ["z1", "z2"]),
    instrumented("v03", "y ~ x1 | e1 + e2 ~ z1 + z2 + z3", "1 + x1", ["1", "x1"], ["e1", "e2"], ["z1", "z2", "z3"],
                 pyfixest=""),
    instrumented("v04", "y ~ x1 + x2 | f1 | e1 ~ z1 + z2", "f1 + x1 + x2", ["x1", "x2"], ["e1"], ["z1", "z2"], ["f1"],
                 "y ~ f1"),
    instrumented("v05", "y ~ x1 + d | f1 + f2 | e1 ~ z1", "f1 + f2 + x1 + d", ["x1", "d"], ["e1"], ["z1"], ["f1", "f2"],
                 "y ~ f1 + f2"),
    instrumented("v06", "y ~ x1 + i(g) | e1 ~ z1 + z2 + z3", "1 + x1 + g", ["1", "x1", "g::B", "g::C", "g::D"], ["e1"],
                 ["z1", "z2", "z3"], pyfixest=""),
    instrumented("v07", "y ~ 1 | e1 ~ z3", "1", ["1"], ["e1"], ["z3"], pyfixest=""),
    instrumented("v08", "y ~ x1*d | f3 | e1 + e2 ~ z1 + z2 + z3", "f3 + x1*d", ["x1", "d", "x1:d"], ["e1", "e2"],
                 ["z1", "z2", "z3"], ["f3"], "y ~ f3", pyfixest=""),
    # Explains y but hardly e1: the set that Anderson and Rubin's test accepts is what lies outside an interval.
    instrumented("v09", "y ~ x1 | e1 ~ d", "1 + x1", ["1", "x1"], ["e1"], ["d"], pyfixest=""),
]
INSTRUMENTED_SAMPLES = {
    "v01": ["30-", "120-", "400-", "120-w", "400-w", "120-fw"], "v02": ["30-", "120-", "400-", "400-w", "120-fw"],
    "v03": ["120-", "400-", "400-w", "400-fw"], "v04": ["120-", "400-", "400-w", "400-fw"],
    "v05": ["120-", "400-", "120-w"], "v06": ["120-", "400-", "400-w"], "v07": ["30-", "120-", "400-", "120-w"],
    "v08": ["120-", "400-", "400-w"], "v09": ["120-", "400-", "400-w"],
}

# grid_missing.csv: rows without a value, an effect's level or (with --cluster) a cluster are left out, then rows of
# weight zero, then single rows of an effect until there are none.
MISSING = [
    model("m01", "y ~ x1 + x2", "y ~ x1 + x2", ["1", "x1", "x2"], pyfixest=None),
    model("m02", "y ~ x1 + x2 | f1", "y ~ f1 + x1 + x2", ["x1", "x2"], ["f1"], r_effects="y ~ f1", pyfixest=None),
    model("m03", "y ~ x1 | f1 + f2", "y ~ f1 + f2 + x1", ["x1"], ["f1", "f2"], r_effects="y ~ f1 + f2", pyfixest=None),
]

EFFECT_SAMPLES = {
    "f01": ["30-", "120-", "400-", "120-w", "400-w", "120-fw", "30-w"],
    "f02": ["120-", "400-", "120-w", "400-w", "400-fw", "120-fw"],
    "f03": ["120-", "400-", "120-w", "400-w", "120-fw"], "f04": ["120-", "400-", "400-w", "400-fw"],
    "f05": ["120-", "400-", "120-w", "400-fw"], "f06": ["120-", "400-", "400-w", "120-fw"],
    "f07": ["120-", "400-", "400-w"], "f08": ["400-", "400-w", "400-fw"], "f09": ["400-", "400-w"],
    "f10": ["120-", "400-w", "400-"], "f11": ["120-", "400-", "120-w", "400-fw"], "f12": ["120-", "400-", "400-w"],
}

ROBUST = "HC0 HC1 HC2 HC3 HC2df NW two"


class Fit:
    """One model on one sample."""

    def __init__(self, model, n, weights="", file="grid_data.csv", clusters=("cl",), vcovs=ROBUST):
        self.model, self.file, self.n, self.weights = model, file, n, "w" if weights == "pw" else weights
        self.is_probability = weights == "pw"
        self.name = f"{model.name}-{n}-{weights or 'u'}"
        self.clusters, self.vcovs = list(clusters), "HC0 HC1" if model.endogenous else vcovs
        self.gap = np.inf
        if file == "grid_missing.csv" and clusters:
            self.name = f"{model.name}c-{n}-{weights or 'u'}"
        frame = DATA[file].iloc[:n]
        self.losses = {}
        if file == "grid_missing.csv":
            frame = self.without_losses(frame)
        elif model.effects:
            frame = self.without_singletons(frame)
        self.rows = list(frame.index)
        self.kept = frame.reset_index(drop=True)
        if self.weights == "fw":
            self.data = frame.loc[frame.index.repeat(frame.fw)].reset_index(drop=True)
        else:
            self.data = self.kept
        self.w = self.data.w.to_numpy(float) if self.weights == "w" else None
        self.y = column(self.data, self.model.outcome)
        self.fixed, self.kx, self.levels = self.columns(model.terms)
        if model.endogenous:
            # Endogenous columns first, then the others, then dummies; instruments take the place of the endogenous.
            self.exogenous = self.fixed
            take = lambda names: np.column_stack([column(self.data, c) for c in names])
            self.instruments = np.column_stack([take(model.instruments), self.fixed])
            self.fixed = np.column_stack([take(model.endogenous), self.fixed])
            self.terms = model.endogenous + self.terms
            self.kx += len(model.endogenous)

    def without_singletons(self, frame):
        start = len(frame)
        while True:
            before = len(frame)
            for effect in self.model.effects:
                codes = level(frame, effect)
                frame = frame[codes.map(codes.value_counts()) > 1]
            if len(frame) == before:
                self.losses["singleton"] = start - before
                return frame

    def without_losses(self, frame):
        start = len(frame)
        names = {self.model.outcome, *(t for t in self.model.terms if t != "1"), *self.model.effects, *self.clusters}
        if self.weights:
            names.add(self.weights)
        frame = frame.dropna(subset=sorted(names))
        self.losses["missing"] = start - len(frame)
        if self.weights:
            start = len(frame)
            frame = frame[frame[self.weights] > 0]
            self.losses["zero_weight"] = start - len(frame)
        return self.without_singletons(frame)

    def columns(self, terms):
        """Regressors that are not collinear with earlier ones, with effects' dummies behind; names; levels of effects."""
        names, X = [], []
        levels = {}
        dummies = []
        for effect in self.model.effects:
            slope = effect[:-1].split("[")[1] if "[" in effect else None
            codes = level(self.data, effect)
            values = sorted(codes.unique())
            levels[effect] = len(values)
            for v in values:
                dummies.append((codes == v).to_numpy(float))
                if slope:
                    dummies.append((codes == v).to_numpy(float) * column(self.data, slope))
        for term in terms:
            if term == "1" and self.model.effects:
                continue
            names.append(term)
            X.append(np.ones(len(self.data)) if term == "1" else column(self.data, term))
        # Effects come first in the order in which collinear columns are found, and last in the matrix.
        root = np.ones(len(self.data)) if self.w is None else np.sqrt(self.w)
        basis, kept = [], []
        for j, x in itertools.chain(((-1 - i, v) for i, v in enumerate(dummies)), enumerate(X)):
            r = x * root
            size = np.linalg.norm(r)
            for _ in range(2):
                for q in basis:
                    r = r - q * (q @ r)
            if np.linalg.norm(r) > 1e-9 * size:
                basis.append(r / np.linalg.norm(r))
                kept.append(j)
        order = [j for j in kept if j >= 0]
        self.terms = [names[j] for j in order]
        self.dropped = [n for j, n in enumerate(names) if j not in order]
        matrix = [X[j] for j in order] + [dummies[-1 - j] for j in kept if j < 0]
        return np.column_stack(matrix), len(order), levels

    def cluster(self, name):
        return pd.factorize(self.data[name])[0]

    def is_nested(self, effect, cluster):
        codes = level(self.data, effect)
        return self.data.groupby(codes.to_numpy())[cluster].nunique().max() == 1


def level(frame, effect):
    parts = effect.split("[")[0].split("^")
    return frame[parts[0]].astype(str) if len(parts) == 1 else frame[parts].astype(str).agg("^".join, axis=1)


def column(frame, term):
    """The values of one term."""
    if "::" in term and not term.startswith("poly"):
        values = np.ones(len(frame))
        for part in term.replace("::", "@").split(":"):
            if "@" in part:
                name, value = part.split("@")
                values = values * (frame[name] == value).to_numpy(float)
            else:
                values = values * column(frame, part)
        return values
    if ":" in term and not term.startswith("poly"):
        return np.prod([column(frame, part) for part in term.split(":")], axis=0)
    if term.startswith("poly("):
        x = frame[term[5:].split(",")[0]].to_numpy(float)
        basis = orthogonal(x, int(term.split(",")[1].split(")")[0]))
        return basis[:, int(term.split("::")[1]) - 1]
    if term.startswith("I("):
        term = term[2:-1]
    if "^" in term:
        name, power = term.split("^")
        return frame[name].to_numpy(float) ** int(power)
    if "/" in term:
        name, divisor = term.split("/")
        return frame[name.strip()].to_numpy(float) / float(divisor)
    for name, function in (("log", np.log), ("asinh", np.arcsinh)):
        if term.startswith(name + "("):
            return function(frame[term[len(name) + 1:-1]].to_numpy(float))
    return frame[term].to_numpy(float)


def orthogonal(x, degree):
    """R's poly(): columns of length 1, orthogonal to a constant and to each other, leading coefficients positive."""
    V = np.vander(x - x.mean(), degree + 1, increasing=True).astype(np.longdouble)
    Q = []
    for j in range(degree + 1):
        v = V[:, j]
        for _ in range(2):
            for q in Q:
                v = v - q * (q @ v)
        Q.append(v / np.sqrt(v @ v))
    return np.column_stack(Q[1:]).astype(float)


# ------------------------------------------------------------------------------------------------- values and sources

class Values:
    """Every value of a key, by source."""

    def __init__(self):
        self.table = collections.defaultdict(dict)

    def put(self, fit, vcov, cluster, options, term, quantity, value, source):
        if value is not None and np.isfinite(value):
            self.table[(fit, vcov, cluster, options, term, quantity)].setdefault(source, float(value))


VALUES = Values()


def put_inference(fit, vcov, cluster, options, terms, b, se, df, source, quantities="std_error p_value conf_low conf_high"):
    df = np.broadcast_to(np.asarray(df, float), len(b))
    wanted = quantities.split()
    for j, term in enumerate(terms):
        t = abs(b[j] / se[j])
        half = stats.t.ppf(0.975, df[j]) * se[j]
        found = {"std_error": se[j], "p_value": 2 * stats.t.sf(t, df[j]), "conf_low": b[j] - half, "conf_high": b[j] + half,
                 "df": df[j]}
        for quantity in wanted:
            VALUES.put(fit, vcov, cluster, options, name_of(term), quantity, found[quantity], source)


def name_of(term):
    return "(Intercept)" if term == "1" else term


# ----------------------------------------------------------------------------------------------------- own definitions

class Regression:
    """Least squares, in the space where every row is multiplied by the root of its weight."""

    def __init__(self, X, y, w, instruments=None):
        root = np.ones(len(y)) if w is None else np.sqrt(w)
        original = X * root[:, None]
        self.X, self.y = original, y * root
        if instruments is not None:
            # Two stages: regressors are replaced by their projections on the instruments, not so in the residuals.
            Z, _ = np.linalg.qr(instruments * root[:, None])
            self.X = Z @ (Z.T @ original)
        self.Q, R = np.linalg.qr(self.X)
        inverse = np.linalg.inv(R)
        self.B = inverse @ inverse.T
        self.b = inverse @ (self.Q.T @ self.y)
        for _ in range(2):
            # Residuals in extended precision settle the last digits.
            r = self.y.astype(np.longdouble) - self.X.astype(np.longdouble) @ self.b.astype(np.longdouble)
            self.b = self.b + inverse @ (self.Q.T @ r.astype(float))
        self.e = np.asarray(self.y.astype(np.longdouble) - original.astype(np.longdouble) @ self.b, float)
        self.n, self.k = self.X.shape

    def adjusted(self, groups, power):
        """A_g X_g B, stacked: A_g = (I - H_gg)^-power by the Moore-Penrose inverse."""
        result = np.array(self.X)
        gap = np.inf
        if power:
            for rows in groups:
                Q = self.Q[rows]
                values, vectors = np.linalg.eigh(np.eye(len(rows)) - Q @ Q.T)
                is_free = values > max(1e-10 * values.max(), 1e-12)
                if is_free.any():
                    gap = min(gap, values[is_free].min())
                weights = np.where(is_free, np.where(is_free, values, 1) ** -power, 0)
                result[rows] = vectors @ (weights[:, None] * (vectors.T @ self.X[rows]))
        self.smallest_free = gap
        return result @ self.B

    def sandwich(self, groups, power=0, factor=1.0):
        S = self.adjusted(groups, power)
        sums = np.array([S[rows].T @ self.e[rows] for rows in groups])
        return factor * sums.T @ sums, S

    def satterthwaite(self, groups, S, j):
        """Degrees of freedom of coefficient j: moments of p'p with p_g = (I - H)_.g A_g X_g B c."""
        s = S[:, j]
        sizes = np.array([s[rows] @ s[rows] for rows in groups])
        U = np.array([self.Q[rows].T @ s[rows] for rows in groups])
        PP = np.diag(sizes) - U @ U.T
        return np.trace(PP) ** 2 / (PP**2).sum()


def groups_of(codes):
    return [np.flatnonzero(codes == c) for c in np.unique(codes)]


def crossed(a, b):
    return pd.factorize(pd.Series(list(zip(a, b))))[0]


def count_of_coefficients(fit, rule, cluster):
    """K of CR1S."""
    rank = fit.fixed.shape[1]
    if rule == "full" or not fit.levels:
        return rank
    if rule == "none":
        return fit.kx
    nested = [e for e in fit.levels if fit.is_nested(e, cluster)]
    return rank - sum(fit.levels[e] - 1 for e in nested)


def own(fit):
    name, terms = fit.name, fit.terms
    r = Regression(fit.fixed, fit.y, fit.w)
    fit.regression = r
    n, k, kx = r.n, r.k, fit.kx
    b = r.b[:kx]
    put = lambda q, v: VALUES.put(name, "iid", "", "", "", q, v, OWN)
    for j, term in enumerate(terms):
        VALUES.put(name, "iid", "", "", name_of(term), "estimate", b[j], OWN)
    ssr = float((r.e.astype(np.longdouble) ** 2).sum())
    w = np.ones(n) if fit.w is None else fit.w
    has_constant = "1" in terms or bool(fit.levels) or all(t in terms for t in ("g::A", "g::B", "g::C", "g::D"))
    # R looks at the formula: without its 1, R squared is about zero even where the columns contain the constant.
    is_centred = "1" in terms or bool(fit.levels)
    y = fit.y.astype(np.longdouble)
    mean = (w * y).sum() / w.sum()
    total = float((w * (y - mean) ** 2).sum() if is_centred else (w * y**2).sum())
    sigma2 = ssr / (n - k)
    if k > 1 or not is_centred:
        put("r_squared", 1 - ssr / total)
        put("adj_r_squared", 1 - ssr / total * (n - is_centred) / (n - k))
    put("sigma", math.sqrt(sigma2))
    loglik = 0.5 * (np.log(w).sum() - n * (math.log(2 * math.pi) + 1 - math.log(n) + math.log(ssr)))
    put("log_likelihood", loglik)
    put("aic", -2 * loglik + 2 * (k + 1))
    put("bic", -2 * loglik + math.log(n) * (k + 1))
    put("observations", n)
    put("rank", k)
    if not fit.levels and k > is_centred:
        put("f_statistic", (total - ssr) / (k - is_centred) / sigma2)
    if fit.levels:
        ssr_effects = float((Regression(fit.fixed[:, kx:], fit.y, fit.w).e ** 2).sum())
        put("within_r_squared", 1 - ssr / ssr_effects)

    def record(vcov, cluster, options, V, df, wald=False, source=OWN, df_row=True):
        se = np.sqrt(np.diag(V)[:kx])
        put_inference(name, vcov, cluster, options, terms, b, se, df, source,
                      "std_error p_value conf_low conf_high" + (" df" if df_row else ""))
        if wald:
            slopes = [j for j, t in enumerate(terms) if t != "1"]
            if slopes:
                F = b[slopes] @ np.linalg.solve(V[np.ix_(slopes, slopes)], b[slopes]) / len(slopes)
                VALUES.put(name, vcov, cluster, options, "", "wald_F", F, source)

    record("iid", "", "", sigma2 * r.B, n - k, True)
    rows = [np.array([i]) for i in range(n)]
    rule = ", corrections rule" if fit.weights == "w" else ""
    for vcov, power, factor in (("HC0", 0, 1), ("HC1", 0, n / (n - k)), ("HC2", 0.5, 1), ("HC3", 1, 1)):
        V, S = r.sandwich(rows, power, factor)
        record(vcov, "", "", V, n - k, vcov == "HC1")
        if vcov == "HC2" and n <= 1100:
            df = [r.satterthwaite(rows, S, j) for j in range(kx)]
            record("HC2", "", "df=satterthwaite", V, df, source=OWN + rule)
    for cluster in fit.clusters:
        codes = fit.cluster(cluster)
        groups = groups_of(codes)
        G = len(groups)
        V, S = r.sandwich(groups)
        record("CR0", cluster, "", V, G - 1)
        record("CR1", cluster, "", V * G / (G - 1), G - 1, True)
        rules = {"": "nested", "k=full": "full", "k=none": "none"} if fit.levels else {"": "full"}
        for option, k_rule in rules.items():
            K = count_of_coefficients(fit, k_rule, cluster)
            record("CR1S", cluster, option, V * G / (G - 1) * (n - 1) / (n - K), G - 1, True)
        V, S = r.sandwich(groups, 0.5)
        gap = r.smallest_free
        record("CR2", cluster, "", V, [r.satterthwaite(groups, S, j) for j in range(kx)], source=OWN + rule)
        V, S = r.sandwich(groups, 1)
        fit.gap = min(gap, r.smallest_free)
        record("CR3", cluster, "", V, G - 1, source=OWN)
        record("CR3", cluster, "df=satterthwaite", V, [r.satterthwaite(groups, S, j) for j in range(kx)], source=OWN + rule)
        record("CR3J", cluster, "", V * (G - 1) / G, G - 1, source=OWN)
        left_out = []
        for rows_out in groups:
            keep = np.setdiff1d(np.arange(n), rows_out)
            left_out.append(np.linalg.lstsq(r.X[keep], r.y[keep], rcond=1e-11)[0][:kx] - b)
        D = np.array(left_out).T @ np.array(left_out)
        refits = "numpy, a refit without each cluster"
        record("CR3J", cluster, "", D * (G - 1) / G, G - 1, source=refits, df_row=False)
        record("CR3", cluster, "", D, G - 1, source=refits, df_row=False)
    if "two" in fit.vcovs:
        a, c = fit.cluster("cl"), fit.cluster("cl2")
        parts = [(1, a), (1, c), (-1, crossed(a, c))]
        sizes = [len(np.unique(p)) for _, p in parts]
        smallest = min(sizes[:2])
        bare = [sign * r.sandwich(groups_of(p))[0] for sign, p in parts]
        each = sum(v * G / (G - 1) for v, G in zip(bare, sizes))
        least = sum(bare) * smallest / (smallest - 1)
        record("CR1", "cl,cl2", "ssc=each", each, smallest - 1, True)
        record("CR1", "cl,cl2", "ssc=min", least, smallest - 1)
        record("CR1", "cl,cl2", "ssc=none", sum(bare), smallest - 1)
        record("CR1S", "cl,cl2", "ssc=each", each * (n - 1) / (n - k), smallest - 1)
        record("CR1S", "cl,cl2", "ssc=min", least * (n - 1) / (n - k), smallest - 1)
    if "NW" in fit.vcovs and fit.weights != "fw":
        u = r.X * r.e[:, None]
        for lag in (1, 3):
            M = u.T @ u
            for j in range(1, lag + 1):
                C = u[j:].T @ u[:-j]
                M += (1 - j / (lag + 1)) * (C + C.T)
            V = r.B @ M @ r.B
            record("NW", "", f"lags={lag};factor=none", V, n - k)
            record("NW", "", f"lags={lag};factor=n/(n-k)", V * n / (n - k), n - k)
    if "DK" in fit.vcovs:
        u = pd.DataFrame(r.X * r.e[:, None]).groupby(fit.data.t.to_numpy()).sum().to_numpy()
        M = u.T @ u
        for j in (1, 2):
            C = u[j:].T @ u[:-j]
            M += (1 - j / 3) * (C + C.T)
        V = r.B @ M @ r.B
        put_inference(name, "DK", "", "lags=2;time=t;unit=unit", terms, b, np.sqrt(np.diag(V)[:kx]), n - k, OWN, "std_error")


# ---------------------------------------------------------------------------------------------- instrumental variables

def own_instrumented(fit):
    name, terms, kx = fit.name, fit.terms, fit.kx
    r = Regression(fit.fixed, fit.y, fit.w, fit.instruments)
    n, k = r.n, r.k
    root = np.ones(n) if fit.w is None else np.sqrt(fit.w)
    X, Z, W = fit.fixed * root[:, None], fit.instruments * root[:, None], fit.exogenous * root[:, None]
    E, y = X[:, :len(fit.model.endogenous)], r.y
    L, kz = len(fit.model.instruments), Z.shape[1]
    b = r.b[:kx]
    put = lambda vcov, options, quantity, v, cluster="", term="": VALUES.put(
        name, vcov, cluster, options, term, quantity, v, OWN)
    off = lambda A, v: v - np.linalg.qr(A)[0] @ (np.linalg.qr(A)[0].T @ v)
    rows = [np.array([i]) for i in range(n)]
    groupings = {c: groups_of(fit.cluster(c)) for c in fit.clusters}

    def record(vcov, cluster, options, b, V, df):
        put_inference(name, vcov, cluster, options, terms, b, np.sqrt(np.diag(V)[:kx]), df, OWN,
                      "std_error p_value conf_low conf_high df")

    def all_records(r, options, coefficients):
        join = lambda *parts: ";".join(p for p in parts if p)
        for j, term in enumerate(terms):
            put("iid", options, "estimate", coefficients[j], term=name_of(term))
        sigma2 = float(r.e @ r.e) / (n - k)
        put("iid", options, "sigma", math.sqrt(sigma2))
        record("iid", "", options, coefficients, sigma2 * r.B, n - k)
        V, _ = r.sandwich(rows)
        record("HC0", "", options, coefficients, V, n - k)
        record("HC1", "", options, coefficients, V * n / (n - k), n - k)
        for cluster, groups in groupings.items():
            G = len(groups)
            V, _ = r.sandwich(groups)
            record("CR0", cluster, options, coefficients, V, G - 1)
            record("CR1", cluster, options, coefficients, V * G / (G - 1), G - 1)
            for option, rule in ({"": "nested", "k=full": "full"} if fit.levels else {"": "full"}).items():
                K = count_of_coefficients(fit, rule, cluster)
                record("CR1S", cluster, join(options, option), coefficients, V * G / (G - 1) * (n - 1) / (n - K), G - 1)

    all_records(r, "", b)
    put("iid", "", "observations", n)
    put("iid", "", "rank", k)
    # Leverage of the projected regressors.
    for vcov, power in (("HC2", 0.5), ("HC3", 1)):
        V, _ = r.sandwich(rows, power)
        record(vcov, "", "", b, V, n - k)
    rule = ", corrections rule" if fit.weights == "w" else ""
    for cluster, groups in groupings.items():
        V, S = r.sandwich(groups, 0.5)
        fit.gap = min(fit.gap, r.smallest_free)
        put_inference(name, "CR2", cluster, "", terms, b, np.sqrt(np.diag(V)[:kx]),
                      [r.satterthwaite(groups, S, j) for j in range(kx)], OWN + rule,
                      "std_error p_value conf_low conf_high df")

    # First stage: excluded instruments in the regression of each endogenous column on all of them and the exogenous.
    def wald(V, b):
        return b @ np.linalg.solve(V, b) / len(b)

    Zo, Wq = off(W, Z[:, :L]), np.linalg.qr(W)[0]
    covariances = {("iid", "", ""): None, ("HC1", "", ""): rows}
    for cluster in fit.clusters:
        covariances[("CR1S", cluster, "k=full" if fit.levels else "")] = groupings[cluster]

    def covariance(regression, kind, groups):
        if kind == "iid":
            return regression.B * float(regression.e @ regression.e) / (n - kz)
        V, _ = regression.sandwich(groups)
        G = len(groups)
        return V * (n / (n - kz) if kind == "HC1" else G / (G - 1) * (n - 1) / (n - kz))

    for position, endogenous in enumerate(fit.model.endogenous):
        first = Regression(fit.instruments, fit.fixed[:, position], fit.w)
        for (kind, cluster, option), groups in covariances.items():
            V = covariance(first, kind, groups)[:L, :L]
            put(kind, option, "first_stage_F", wald(V, first.b[:L]), cluster, endogenous)
            if len(fit.model.endogenous) == 1:
                # Montiel Olea and Pflueger (2013): pi' Q pi / tr(V Q), Q the cross-products of the partialled instruments.
                Q = Zo.T @ Zo
                put(kind, option, "effective_F", first.b[:L] @ Q @ first.b[:L] / np.trace(V @ Q), cluster, endogenous)

    # Wu-Hausman: first-stage residuals added to the regression.
    residuals = off(Z, E)
    bigger, smaller = Regression(np.column_stack([X, residuals]), y, None), Regression(X, y, None)
    q = E.shape[1]
    F = (smaller.e @ smaller.e - bigger.e @ bigger.e) / q / (bigger.e @ bigger.e / (n - k - q))
    put("iid", "", "wu_hausman_F", F)
    put("iid", "", "wu_hausman_p", stats.f.sf(F, q, n - k - q))

    extra = L - q
    if extra:
        on_instruments = r.e - off(Z, r.e)
        sargan = n * (on_instruments @ on_instruments) / (r.e @ r.e)
        put("iid", "", "sargan", sargan)
        put("iid", "", "sargan_p", stats.chi2.sf(sargan, extra))
        for vcov, cluster, groups in [("HC0", "", rows)] + [("CR0", c, groupings[c]) for c in fit.clusters]:
            if len(groups) < kz:
                continue
            u = np.array([Z[g].T @ r.e[g] for g in groups])
            weight = np.linalg.inv(u.T @ u)
            A = X.T @ Z
            two_step = np.linalg.solve(A @ weight @ A.T, A @ weight @ (Z.T @ y))
            moments = Z.T @ (y - X @ two_step)
            J = moments @ weight @ moments
            put(vcov, "", "hansen_j", J, cluster)
            put(vcov, "", "hansen_p", stats.chi2.sf(J, extra), cluster)

    # LIML: the least root of the residual variances without and with the excluded instruments.
    both = np.column_stack([y, E])
    A, B = off(W, both), off(Z, both)
    A, B = A.T @ A, B.T @ B
    values = np.linalg.eigvals(np.linalg.solve(B, A)).real
    kappa = values.min()
    MX = off(Z, X)
    bread = np.linalg.inv(X.T @ X - kappa * X.T @ MX)
    beta = bread @ (X.T @ y - kappa * MX.T @ y)
    liml = Regression(fit.fixed, fit.y, fit.w, fit.instruments)
    liml.B, liml.b, liml.e = bread, beta, y - X @ beta
    put("iid", "method=liml", "liml_kappa", kappa)
    all_records(liml, "method=liml", beta[:kx])

    if q == 1:
        anderson_rubin(fit, put, y, E[:, 0], n, kz, L, covariances)


def anderson_rubin(fit, put, y, e, n, kz, L, covariances):
    """The test that the excluded instruments say nothing about y - beta e; the values of beta that it accepts at 5%."""
    root = np.ones(n) if fit.w is None else np.sqrt(fit.w)
    of_y, of_e = (Regression(fit.instruments, v / root, fit.w) for v in (y, e))
    influence = of_y.X @ of_y.B[:, :L]
    for (kind, cluster, option), groups in covariances.items():
        df2 = len(groups) - 1 if cluster else n - kz
        if groups is not None:
            G = len(groups)
            sums_y, sums_e = (np.array([influence[g].T @ r.e[g] for g in groups]) for r in (of_y, of_e))
            factor = n / (n - kz) if kind == "HC1" else G / (G - 1) * (n - 1) / (n - kz)

        def F(beta):
            b = of_y.b[:L] - beta * of_e.b[:L]
            if groups is None:
                residual = of_y.e - beta * of_e.e
                V = of_y.B[:L, :L] * (residual @ residual) / (n - kz)
            else:
                sums = sums_y - beta * sums_e
                V = factor * sums.T @ sums
            return b @ np.linalg.solve(V, b) / L

        put(kind, option, "anderson_rubin_F", F(0.0), cluster)
        put(kind, option, "anderson_rubin_p", stats.f.sf(F(0.0), L, df2), cluster)
        limit = stats.f.ppf(0.95, L, df2)
        # tan(angle) runs through all values; signs on a fine grid, then the roots between.
        angles = np.linspace(-math.pi / 2, math.pi / 2, 4001)[1:-1]
        inside = [F(math.tan(a)) <= limit for a in angles]
        ends = [optimize.brentq(lambda b: F(b) - limit, math.tan(angles[i]), math.tan(angles[i + 1]), xtol=1e-15, rtol=1e-14)
                for i in range(len(angles) - 1) if inside[i] != inside[i + 1]]
        shape = {0: 3 if inside[0] else 0, 2: 2 if inside[0] else 1}.get(len(ends))
        put(kind, option, "anderson_rubin_shape", shape, cluster)
        if len(ends) == 2:
            put(kind, option, "anderson_rubin_low", ends[0], cluster)
            put(kind, option, "anderson_rubin_high", ends[1], cluster)


def with_linearmodels(fit):
    from linearmodels.iv import IV2SLS, IVGMM, IVLIML

    name, q, L = fit.name, len(fit.model.endogenous), len(fit.model.instruments)
    frame = lambda M, letter: pd.DataFrame(M, columns=[f"{letter}{j}" for j in range(M.shape[1])])
    X, E, Z = frame(fit.exogenous, "x"), frame(fit.fixed[:, :q], "e"), frame(fit.instruments[:, :L], "z")
    weights = {} if fit.w is None else {"weights": pd.Series(fit.w)}
    order = [f"e{j}" for j in range(q)] + [f"x{j}" for j in range(fit.kx - q)]
    y = pd.Series(fit.y, name="y")
    full = "k=full" if fit.levels else ""
    join = lambda *parts: ";".join(p for p in parts if p)
    for options, m in (("", IV2SLS(y, X, E, Z, **weights)), ("method=liml", IVLIML(y, X, E, Z, **weights))):
        def record(vcov, cluster, option, results):
            for column_name, term in zip(order, fit.terms):
                put = lambda quantity, v: VALUES.put(name, vcov, cluster, option, name_of(term), quantity, v, LM)
                put("std_error", results.std_errors[column_name])
                if vcov == "iid":
                    put("estimate", results.params[column_name])
                if results.debiased and not cluster:
                    put("p_value", results.pvalues[column_name])
                    put("conf_low", results.conf_int().loc[column_name, "lower"])
                    put("conf_high", results.conf_int().loc[column_name, "upper"])

        base = m.fit(cov_type="unadjusted", debiased=True)
        record("iid", "", options, base)
        record("HC0", "", options, m.fit(cov_type="robust", debiased=False))
        record("HC1", "", options, m.fit(cov_type="robust", debiased=True))
        for cluster in fit.clusters:
            codes = fit.cluster(cluster)
            bare = m.fit(cov_type="clustered", clusters=codes, debiased=False)
            record("CR0", cluster, options, bare)
            G = fit.data[cluster].nunique()
            for column_name, term in zip(order, fit.terms):
                VALUES.put(name, "CR1", cluster, options, name_of(term), "std_error",
                           bare.std_errors[column_name] * math.sqrt(G / (G - 1)), LM + ", its CR0 times G/(G-1)")
            record("CR1S", cluster, join(options, full), m.fit(cov_type="clustered", clusters=codes, debiased=True))
        put = lambda quantity, v, vcov="iid", cluster="", term="", option=options: VALUES.put(
            name, vcov, cluster, option, term, quantity, v, LM)
        put("sigma", math.sqrt(base.s2))
        if options:
            put("liml_kappa", base.kappa)
            continue
        test = base.wu_hausman()
        put("wu_hausman_F", test.stat)
        put("wu_hausman_p", test.pval)
        if L > q:
            put("sargan", base.sargan.stat)
            put("sargan_p", base.sargan.pval)
            gmm = IVGMM(y, X, E, Z, weight_type="robust", **weights).fit(iter_limit=2)
            put("hansen_j", gmm.j_stat.stat, "HC0")
            put("hansen_p", gmm.j_stat.pval, "HC0")
            for cluster in fit.clusters:
                if fit.data[cluster].nunique() < fit.instruments.shape[1]:
                    continue
                gmm = IVGMM(y, X, E, Z, weight_type="clustered", clusters=fit.cluster(cluster), **weights).fit(iter_limit=2)
                put("hansen_j", gmm.j_stat.stat, "CR0", cluster)
                put("hansen_p", gmm.j_stat.pval, "CR0", cluster)
        diagnostics = base.first_stage.diagnostics
        for j, term in enumerate(fit.model.endogenous):
            if fit.w is None:
                put("first_stage_F", diagnostics.loc[f"e{j}", "f.stat"], term=term)


# ----------------------------------------------------------------------------------------------------------- statsmodels

def with_statsmodels(fit):
    name, kx = fit.name, fit.kx
    m = sm.OLS(fit.y, fit.fixed) if fit.w is None else sm.WLS(fit.y, fit.fixed, weights=fit.w)
    base = m.fit(method="qr")
    n, k = fit.fixed.shape
    put = lambda q, v: VALUES.put(name, "iid", "", "", "", q, v, SM)
    for j, term in enumerate(fit.terms):
        VALUES.put(name, "iid", "", "", name_of(term), "estimate", base.params[j], SM)
    put("sigma", math.sqrt(base.scale))
    put("log_likelihood", base.llf)
    # Its AIC and BIC do not count sigma.
    put("aic", base.aic + 2)
    put("bic", base.bic + math.log(n))
    put("observations", base.nobs)
    if "1" in fit.terms or fit.levels:
        put("r_squared", base.rsquared)
        put("adj_r_squared", base.rsquared_adj)
        if not fit.levels and k > 1:
            put("f_statistic", base.fvalue)

    def record(results, vcov, cluster, options, wald=False):
        VALUES_of = np.asarray(results.bse)[:kx]
        for j, term in enumerate(fit.terms):
            VALUES.put(name, vcov, cluster, options, name_of(term), "std_error", VALUES_of[j], SM)
            VALUES.put(name, vcov, cluster, options, name_of(term), "p_value", results.pvalues[j], SM)
            low, high = results.conf_int()[j]
            VALUES.put(name, vcov, cluster, options, name_of(term), "conf_low", low, SM)
            VALUES.put(name, vcov, cluster, options, name_of(term), "conf_high", high, SM)
        if wald:
            slopes = [j for j, t in enumerate(fit.terms) if t != "1"]
            if slopes:
                R = np.zeros((len(slopes), k))
                R[range(len(slopes)), slopes] = 1
                VALUES.put(name, vcov, cluster, options, "", "wald_F", float(results.f_test(R).fvalue), SM)

    record(base, "iid", "", "", True)
    for kind in ("HC0", "HC1", "HC2", "HC3"):
        record(m.fit(method="qr", cov_type=kind, use_t=True), kind, "", "", kind == "HC1")
    full = "k=full" if fit.levels else ""
    for cluster in fit.clusters:
        codes = fit.cluster(cluster)
        G = len(np.unique(codes))
        results = m.fit(method="qr", cov_type="cluster", cov_kwds={"groups": codes}, use_t=True)
        record(results, "CR1S", cluster, full, True)
        results = m.fit(method="qr", cov_type="cluster", cov_kwds={"groups": codes, "use_correction": False}, use_t=True)
        record(results, "CR0", cluster, "")
    if "two" in fit.vcovs:
        codes = np.column_stack([fit.cluster("cl"), fit.cluster("cl2")])
        if not fit.levels:
            results = m.fit(method="qr", cov_type="cluster", cov_kwds={"groups": codes}, use_t=True)
            record(results, "CR1S", "cl,cl2", "ssc=each")
        results = m.fit(method="qr", cov_type="cluster", cov_kwds={"groups": codes, "use_correction": False}, use_t=True)
        record(results, "CR1", "cl,cl2", "ssc=none")
    if "NW" in fit.vcovs and fit.weights != "fw":
        for lag in (1, 3):
            for factor in (False, True):
                results = m.fit(method="qr", cov_type="HAC", cov_kwds={"maxlags": lag, "use_correction": factor}, use_t=True)
                record(results, "NW", "", f"lags={lag};factor={'n/(n-k)' if factor else 'none'}")
    if "DK" in fit.vcovs:
        order = np.argsort(fit.data.t.to_numpy(), kind="stable")
        X, y = fit.fixed[order], fit.y[order]
        ordered = sm.OLS(y, X) if fit.w is None else sm.WLS(y, X, weights=fit.w[order])
        results = ordered.fit(method="qr", cov_type="hac-groupsum", use_t=True,
                              cov_kwds={"time": fit.data.t.to_numpy()[order], "maxlags": 2, "use_correction": False})
        for j, term in enumerate(fit.terms):
            VALUES.put(name, "DK", "", "lags=2;time=t;unit=unit", name_of(term), "std_error", results.bse[j], SM)


# -------------------------------------------------------------------------------------------------------------- pyfixest

def with_pyfixest(fit):
    import pyfixest as pf
    from pyfixest.demeaners import MapDemeaner

    name, formula = fit.name, fit.model.pyfixest
    if not formula:
        return
    arguments = {"weights": "w"} if fit.weights == "w" else {}
    small = lambda k_adj, G_adj, k="nonnested", G="min": pf.ssc(k_adj=k_adj, k_fixef=k, G_adj=G_adj, G_df=G)
    data = fit.data
    if fit.file == "grid_missing.csv" and not fit.clusters:
        # It finds missing values and single rows on its own, but wants weights above zero.
        data = DATA[fit.file]
        data = data[~(data.w <= 0)] if fit.weights else data
    base = pf.feols(formula, data, vcov="iid", ssc=small(True, True), fixef_rm="singleton",
                    demeaner=MapDemeaner(fixef_tol=1e-13, fixef_maxiter=100000), **arguments)

    def term_of(n):
        return "(Intercept)" if n == "Intercept" else n

    def record(vcov, cluster, options, V, ssc, tests=True):
        base._ssc_dict = ssc
        base.vcov(V)
        base.get_inference()
        table = base.tidy()
        for term, row in table.iterrows():
            put = lambda q, v: VALUES.put(name, vcov, cluster, options, term_of(term), q, v, PF)
            put("std_error", row["Std. Error"])
            if vcov == "iid":
                put("estimate", row["Estimate"])
            if tests:
                put("p_value", row["Pr(>|t|)"])
                put("conf_low", row["2.5%"])
                put("conf_high", row["97.5%"])

    record("iid", "", "", "iid", small(True, True))
    if fit.file == "grid_missing.csv":
        VALUES.put(name, "iid", "", "", "", "observations", base._N, PF)
    record("HC1", "", "", "hetero", small(True, True))
    if not fit.model.effects and not fit.model.endogenous:
        record("HC2", "", "", "HC2", small(False, False))
        record("HC3", "", "", "HC3", small(False, False))
    for cluster in fit.clusters:
        record("CR0", cluster, "", {"CRV1": cluster}, small(False, False))
        record("CR1", cluster, "", {"CRV1": cluster}, small(False, True))
        record("CR1S", cluster, "", {"CRV1": cluster}, small(True, True))
        if fit.model.effects:
            record("CR1S", cluster, "k=full", {"CRV1": cluster}, small(True, True, "full"))
            record("CR1S", cluster, "k=none", {"CRV1": cluster}, small(True, True, "none"))
        if not fit.model.endogenous:
            record("CR3", cluster, "", {"CRV3": cluster}, small(False, False))
    if "two" in fit.vcovs:
        for ssc in ("min", "conventional"):
            option = "ssc=min" if ssc == "min" else "ssc=each"
            record("CR1", "cl,cl2", option, {"CRV1": "cl+cl2"}, small(False, True, G=ssc))
            record("CR1S", "cl,cl2", option, {"CRV1": "cl+cl2"}, small(True, True, G=ssc))


# ------------------------------------------------------------------------------------------------------------------- R

def with_r(fits):
    folder = pathlib.Path(tempfile.mkdtemp())
    with open(folder / "plan.csv", "w", newline="") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow("fit kind file weights rows r_formula r_effects fixest clusters vcovs endogenous instruments".split())
        for fit in fits:
            m = fit.model
            writer.writerow([fit.name, "iv" if m.endogenous else "ols", fit.file, fit.weights,
                             " ".join(str(i + 1) for i in fit.rows), m.r, m.r_effects, m.fixest, " ".join(fit.clusters),
                             fit.vcovs, " ".join(m.endogenous), " ".join(m.instruments)])
    subprocess.run(["Rscript", str(FOLDER / "make_grid_values.R"), str(folder / "plan.csv"), str(folder / "r.csv")], check=True)
    for row in csv.DictReader(open(folder / "r.csv")):
        VALUES.put(row["fit"], row["vcov"], row["cluster"], row["options"], row["term"], row["quantity"],
                   float(row["value"]), row["source"])


# --------------------------------------------------------------------------------------------------------------- choose

# Sources whose digits are lost in a subtraction: 2 (1 - F(t)) instead of the upper tail.
ROUNDED = {("pyfixest", "p_value")}


def digits(a, b):
    if a == b:
        return 17.0
    return -math.log10(abs(a - b) / max(abs(a), abs(b)))


def settle(values):
    """The value that the definition gives, and the sources that agree with it; the others."""
    mine = next((s for s in values if s.startswith(OWN)), None)
    if mine is None:
        return None, [], values
    agreeing = {s: v for s, v in values.items() if digits(v, values[mine]) >= DIGITS}
    others = {s: v for s, v in values.items() if s not in agreeing}
    # The middle one of those that agree.
    ordered = sorted(agreeing.values())
    return ordered[len(ordered) // 2], [s for s in agreeing if s != mine] + [mine], others


def share_standard_errors(fits):
    """A rule for degrees of freedom changes no standard error; effects that no cluster contains count in full."""
    for key in [k for k in VALUES.table if k[5] == "std_error" and k[3] == "df=satterthwaite"]:
        for source, value in list(VALUES.table.get((*key[:3], "", *key[4:]), {}).items()):
            if not source.startswith(OWN):
                VALUES.table[key].setdefault(source, value)
    for fit in fits:
        for cluster in fit.clusters:
            if any(fit.is_nested(effect, cluster) for effect in fit.levels):
                continue
            for key in [k for k in VALUES.table if k[0] == fit.name and k[2] == cluster and "k=full" in k[3]]:
                counted = (*key[:3], ";".join(p for p in key[3].split(";") if p != "k=full"), *key[4:])
                for source, value in VALUES.table[key].items():
                    VALUES.table[counted].setdefault(source, value)


class Chooser:
    """Keeps the file short: every covariance of every fit gives some numbers, no fit gives all."""

    def __init__(self, fit):
        self.fit = fit
        self.rows = []
        self.by_place = collections.defaultdict(dict)
        for (name, vcov, cluster, options, term, quantity), values in VALUES.table.items():
            if name == fit.name:
                self.by_place[(vcov, cluster, options)][(term, quantity)] = values
        self.standard_errors = {}

    def turn(self, *key):
        """A number that only depends on the key."""
        return zlib.crc32("|".join((self.fit.name, *key)).encode())

    def put(self, place, term, quantity):
        values = self.by_place[place].get((term, quantity))
        if values is None:
            return
        # fixest and Bolaven need not agree on what "none" leaves of slopes.
        if place[2] == "k=none" and any("[" in effect for effect in self.fit.levels):
            return
        value, sources, others = settle(values)
        if value is None:
            return
        # Ill-conditioned: nobody confirms the last digits.
        if len(sources) == 1 and others and "rule" not in sources[0]:
            return
        if quantity in ("first_stage_F", "effective_F") and value < 0.05:
            return
        if self.fit.is_probability and place[0] in ("iid", "NW") and quantity != "estimate":
            return
        if quantity == "p_value" and value < 1e-9:
            return
        if quantity.startswith("conf_"):
            size = abs(settle(self.by_place[place][(term, "std_error")])[0])
            if abs(value) < 0.02 * size:
                return
        self.rows.append((*place, term, quantity, value, sources))

    def choose(self):
        terms = [name_of(t) for t in self.fit.terms]
        if len(terms) > 4:
            start = self.turn("terms") % len(terms)
            several = [(terms * 2)[start + i] for i in range(4)]
        else:
            several = terms
        everything = self.fit.name in COMPLETE
        one = lambda *key: terms[self.turn(*key) % len(terms)]
        base = ("iid", "", "")
        if self.fit.name[0] != "v":
            for term in terms if everything else several:
                self.put(base, term, "estimate")
        statistics = ["r_squared", "adj_r_squared", "sigma", "log_likelihood", "aic", "bic", "f_statistic", "wald_F"]
        # aic and bic follow from the log-likelihood.
        start = self.turn("statistics") % len(statistics)
        for i in range(0 if self.fit.name[0] == "v" else len(statistics) if everything else 4):
            self.put(base, "", (statistics * 2)[start + i])
        if self.fit.levels or self.fit.dropped or self.fit.weights == "fw":
            if self.fit.file != "grid_missing.csv":
                self.put(base, "", "observations")
            self.put(base, "", "rank")
            self.put(base, "", "within_r_squared")
        if self.fit.file == "grid_missing.csv":
            self.put_losses()
        if self.fit.model.endogenous:
            return self.choose_instrumented(terms)
        places = sorted(self.by_place)
        if self.fit.name.startswith("m") and self.fit.clusters:
            places = [p for p in places if p[1]]
            base = places[0]
        share = 22 if everything else 9
        places = sorted(places, key=lambda p: self.turn("places", *p))
        chosen = [p for p in places if p == base] + [p for p in places if p != base][:share]
        chosen += [p for p in places[share:] if p[0] == "DK" and p not in chosen]
        for place in chosen:
            term = one(*place)
            for t in (terms if everything and place[0] in ("iid", "HC2", "CR2") else [term]):
                self.put(place, t, "std_error")
            is_satterthwaite = place[0] == "CR2" or "satterthwaite" in place[2]
            if is_satterthwaite or self.turn("df", *place) % 5 == 0:
                self.put(place, term, "df")
            if everything or self.turn("p", *place) % 5 == 0:
                for quantity in ("p_value", "conf_low", "conf_high"):
                    self.put(place, term, quantity)
            if place != base and (everything or self.turn("F", *place) % 2 == 0):
                if len(self.by_place[place].get(("", "wald_F"), {})) > 1:
                    self.put(place, "", "wald_F")
        return self.rows


    def put_losses(self):
        place = ("CR0", "cl", "") if self.fit.clusters else ("iid", "", "")
        self.put(place, "", "observations")
        if self.fit.clusters:
            self.rows.append((*place, "", "observations", len(self.fit.rows), [OWN]))
        for reason, rows in self.fit.losses.items():
            self.rows.append((*place, "", f"losses.{reason}", rows, [OWN]))

    def choose_instrumented(self, terms):
        """Tests that come once are all kept; of the covariances some."""
        again = [t for t in self.fit.terms if t not in self.fit.model.endogenous]
        for place in sorted(self.by_place, key=lambda p: self.turn("places", *p)):
            found = self.by_place[place]
            for term, quantity in sorted(found):
                if quantity in ("std_error", "p_value", "conf_low", "conf_high", "df", "estimate", "observations", "rank",
                                "sigma"):
                    continue
                self.put(place, term, quantity)
        if self.fit.model.name in ("v07", "v09"):
            # Their instruments are so weak that coefficients keep few digits.
            return [r for r in self.rows if r[4].split("_")[0] in ("anderson", "first", "effective")]
        for options in ("", "method=liml"):
            if options and self.fit.name.startswith("v01"):
                continue
            place = ("iid", "", options)
            for term in terms[:4]:
                self.put(place, term, "estimate")
            self.put(place, "", "sigma")
            places = [p for p in self.by_place if options in p[2] and ("liml" in p[2]) == bool(options)]
            for place in sorted(places, key=lambda p: self.turn("places", *p))[:8]:
                endogenous = self.fit.model.endogenous[self.turn("e", *place) % len(self.fit.model.endogenous)]
                other = name_of(again[self.turn("x", *place) % len(again)])
                for term in (endogenous, other) if self.turn("both", *place) % 2 else (endogenous,):
                    self.put(place, term, "std_error")
                if place[0] == "CR2":
                    self.put(place, endogenous, "df")
                if place[0] == "CR2" or self.turn("p", *place) % 4 == 0:
                    for quantity in ("p_value", "conf_low", "conf_high"):
                        self.put(place, endogenous, quantity)
        return self.rows


# Fits of which every kind of number is kept.
COMPLETE = {"o01-120-u", "o02-400-u", "o01-120-w", "o01-30-u", "o01-120-fw", "o06-120-w", "f02-400-u", "f03-400-w"}


def write(fits):
    lines, seen = [], collections.Counter()
    for fit in fits:
        kind = {"": "", "w": "probability" if fit.is_probability else "analytic", "fw": "frequency"}[fit.weights]
        for vcov, cluster, options, term, quantity, value, sources in Chooser(fit).choose():
            names = [s for s in sources if not any(s.startswith(a) and quantity == b for a, b in ROUNDED)]
            outside = [s for s in names if not s.startswith(OWN)]
            names = outside[:3] + [s for s in names if s.startswith(OWN)]
            seen[(len(outside) > 0, vcov, quantity)] += 1
            lines.append([fit.name, fit.model.formula, fit.n, fit.weights, kind, vcov, cluster, options, term, quantity,
                          f"{value:.17g}", "; ".join(names)])
    with open(FOLDER / "grid_values.csv", "w", newline="") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow("case formula n weights weight_type vcov cluster options term quantity value source".split())
        writer.writerows(lines)
    alone = sum(count for (several, *_), count in seen.items() if not several)
    print(f"{len(lines)} rows, {alone} of them from one source")
    for (several, vcov, quantity), count in sorted(seen.items()):
        if not several and quantity != "df":
            print("  one source:", vcov, quantity, count)


def differences():
    """What packages give that is not the value, by kind of number: printed for grid_notes.md."""
    table = collections.defaultdict(list)
    for (fit, vcov, cluster, options, term, quantity), values in VALUES.table.items():
        value, _, others = settle(values)
        if value is None:
            continue
        for source, other in others.items():
            if any(source.startswith(a) and quantity == b for a, b in ROUNDED):
                continue
            weights = fit.split("-")[2]
            table[(source, vcov, options, quantity, weights)].append((digits(value, other), fit, term, value, other))
    for key, found in sorted(table.items()):
        worst = min(found)
        print(f"  {' | '.join(key)}: {len(found)} numbers, {worst[0]:.1f} digits at worst: {worst[1]} {worst[2]} "
              f"{worst[3]:.12g} against {worst[4]:.12g}")


def check_own():
    """Identities that the definitions must keep."""
    data = DATA["grid_data.csv"].iloc[:120]
    X = np.column_stack([np.ones(120), data.x1, data.x2, data.d])
    y, fw = data.y.to_numpy(), data.fw.to_numpy(float)
    close = lambda a, b: np.testing.assert_allclose(a, b, rtol=1e-11)
    plain, ones = Regression(X, y, None), Regression(X, y, np.full(120, 3.0))
    rows, clusters = [np.array([i]) for i in range(120)], groups_of(pd.factorize(data.cl)[0])
    # CR2 and CR3 of clusters of one row are HC2 and HC3; equal weights are none.
    h = (plain.Q**2).sum(1)
    for power in (0.5, 1):
        V, S = plain.sandwich(rows, power)
        hc = plain.B @ (plain.X.T * plain.e**2 / (1 - h) ** (2 * power)) @ plain.X @ plain.B
        close(V, hc)
        for groups in (rows, clusters):
            V, S = plain.sandwich(groups, power)
            W, T = ones.sandwich(groups, power)
            close(V, W)
            close([plain.satterthwaite(groups, S, j) for j in range(4)], [ones.satterthwaite(groups, T, j) for j in range(4)])
    # The degrees of freedom from the n x G matrix of their definition.
    V, S = plain.sandwich(clusters, 0.5)
    H = plain.Q @ plain.Q.T
    P = np.column_stack([(np.eye(120) - H)[:, g] @ S[g][:, 1] for g in clusters])
    overlap = P.T @ P
    close(plain.satterthwaite(clusters, S, 1), np.trace(overlap) ** 2 / (overlap**2).sum())
    # Repeated rows: coefficients and HC0 from weights, HC1 with n the sum of the weights, HC2 with the leverage of one row.
    often = np.repeat(np.arange(120), fw.astype(int))
    expanded, weighted = Regression(X[often], y[often], None), Regression(X, y, fw)
    close(expanded.b, weighted.b)
    e = y - X @ weighted.b
    meat = lambda u: weighted.B @ (X.T * (fw * u)) @ X @ weighted.B
    close(expanded.sandwich([np.array([i]) for i in range(len(often))])[0], meat(e**2))
    h = np.einsum("ij,jk,ik->i", X, weighted.B, X)
    close(expanded.sandwich([np.array([i]) for i in range(len(often))], 0.5)[0], meat(e**2 / (1 - h)))


def main():
    check_own()
    fits = []
    by_name = {m.name: m for m in PLAIN + EFFECTS + INSTRUMENTED}
    for name, samples in (SAMPLES | EFFECT_SAMPLES | INSTRUMENTED_SAMPLES).items():
        for sample in samples:
            n, weights = sample.split("-")
            clusters = ["cl", "big"] if by_name[name].effects and n != "30" else ["cl"]
            more = " DK" if name in ("o01", "o02", "o06") and n == "400" and weights in ("", "w") else ""
            fits.append(Fit(by_name[name], int(n), weights, clusters=clusters, vcovs=ROBUST + more))
    for m in MISSING:
        for weights in ("", "w"):
            fits.append(Fit(m, 60, weights, "grid_missing.csv", clusters=[], vcovs="HC0 HC1 HC2 HC3 HC2df"))
            fits.append(Fit(m, 60, weights, "grid_missing.csv", clusters=["cl"], vcovs=""))
    for fit in fits:
        if fit.model.endogenous:
            own_instrumented(fit)
            with_linearmodels(fit)
        else:
            own(fit)
            with_statsmodels(fit)
        with_pyfixest(fit)
    with_r(fits)
    share_standard_errors(fits)
    print("least free eigenvalue of I - H_gg:", min((f.gap, f.name) for f in fits))
    write(fits)
    print("differences:")
    differences()


if __name__ == "__main__":
    main()
