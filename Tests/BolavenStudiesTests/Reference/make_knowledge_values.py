"""Write knowledge_data.csv and knowledge_values.csv: answers to small invented tests, and what NumPy and SciPy find in them.

    python make_knowledge_values.py

Exact p-values come from every sign pattern, one by one; t, noncentral t, binomial tails and quantiles from SciPy. Scores are
small whole numbers, so that there are ties and changes of zero. Made with SciPy 1.17.1, NumPy 2.4.6.
"""
import csv, itertools, os
import numpy as np
from scipy import optimize, special, stats

HERE = os.path.dirname(os.path.abspath(__file__))
RNG = np.random.default_rng(20230427)
KEY = "ABCABC"
DATA, VALUES = [], []


def put(case, model, term, field, value):
    VALUES.append((case, model, term, field, "%.17g" % value))


def answers(skill):
    return ["" if RNG.random() < 0.1 else KEY[j] if RNG.random() < skill else RNG.choice(list("ABC")) for j in range(6)]


def enumerate_p(d, weights):
    """Two-sided: the share of sign patterns whose sum is at least as far from its mean as the observed one."""
    signs = np.array(list(itertools.product([0, 1], repeat=len(weights))))
    sums, observed = signs @ weights, weights @ (d > 0)
    centre = weights.sum() / 2
    return np.mean(np.abs(sums - centre) >= abs(observed - centre) - 1e-9), observed


def case(name, people, before, after):
    scores, right = [], []
    for wave, skill in (("pre", before), ("post", after)):
        marks = []
        for i in range(people):
            given = answers(skill)
            marks.append([g == k for g, k in zip(given, KEY)])
            DATA.append((name, wave, f"p{i}", *given))
        # A person who takes one test only.
        DATA.append((name, wave, f"{wave}-only", *answers(0.5)))
        right.append(np.array(marks))
        scores.append(np.array(marks).sum(1).astype(float))
    x, y = scores
    d, n = y - x, people
    t = stats.ttest_rel(y, x)
    ci = t.confidence_interval(0.95)
    for field, value in (("estimate", d.mean()), ("std_error", stats.sem(d)), ("statistic", t.statistic), ("df", t.df),
                         ("p_value", t.pvalue), ("conf_low", ci.low), ("conf_high", ci.high)):
        put(name, "paired t", "change", field, value)
    moved = d[d != 0]
    p, w = enumerate_p(moved, stats.rankdata(np.abs(moved)))
    put(name, "signed-rank", "wilcoxon", "p_value", p)
    put(name, "signed-rank", "wilcoxon", "statistic", w)
    put(name, "signed-rank", "pratt", "p_value", enumerate_p(moved, stats.rankdata(np.abs(d))[d != 0])[0])
    put(name, "sign-flip", "sign_flip", "p_value", enumerate_p(moved, np.abs(moved))[0])
    walsh = sorted((d[i] + d[j]) / 2 for i in range(n) for j in range(i, n))
    put(name, "signed-rank", "hodges_lehmann", "estimate", np.median(walsh))
    law = np.array([0] * (n * (n + 1) // 2 + 1))
    for signs in itertools.product([0, 1], repeat=n):
        law[np.dot(signs, np.arange(1, n + 1))] += 1
    k = max(k for k in range(1, len(law)) if law[:k].sum() / 2**n <= 0.025)
    put(name, "signed-rank", "hodges_lehmann", "conf_low", walsh[k - 1])
    put(name, "signed-rank", "hodges_lehmann", "conf_high", walsh[-k])
    sd = d.std(ddof=1)
    put(name, "effect-size", "d_z", "estimate", d.mean() / sd)
    for field, tail in (("conf_low", 0.975), ("conf_high", 0.025)):
        gap = lambda c: stats.nct.cdf(t.statistic, n - 1, c) - tail
        limit = optimize.brentq(gap, t.statistic - 8, t.statistic + 8, xtol=1e-13)
        put(name, "effect-size", "d_z", field, limit / np.sqrt(n))
    J = np.exp(special.gammaln((n - 1) / 2) - special.gammaln((n - 2) / 2)) / np.sqrt((n - 1) / 2)
    put(name, "effect-size", "g_av", "estimate", J * d.mean() / np.sqrt((x.var(ddof=1) + y.var(ddof=1)) / 2))
    g, room = d.mean() / (6 - x.mean()), 6 - x.mean()
    se = np.sqrt((y - (1 - g) * x).var(ddof=1) / n) / room
    put(name, "normalised-gain", "gain_class", "estimate", g)
    put(name, "normalised-gain", "gain_class", "std_error", se)
    put(name, "normalised-gain", "gain_class", "conf_high", g + stats.t.ppf(0.975, n - 1) * se)
    put(name, "normalised-gain", "gain_individual", "estimate", np.mean([(b - a) / (6 - a) for a, b in zip(x, y) if a < 6]))
    for model, term, first, second in [("mastery", "mastery_change", x >= 3.6, y >= 3.6)] + [
            ("items", f"item.i{j + 1}", right[0][:, j], right[1][:, j]) for j in range(6)]:
        b, c = int((~first & second).sum()), int((first & ~second).sum())
        put(name, model, term, "estimate", (b - c) / n)
        put(name, model, term, "p_value", stats.binomtest(min(b, c), b + c).pvalue if b + c else 1)


case("few", 7, 0.3, 0.6)
case("more", 14, 0.3, 0.5)
case("worse", 10, 0.7, 0.4)
case("same", 12, 0.5, 0.5)

for name, header, rows in (("knowledge_data.csv", ["case", "wave", "pid"] + [f"i{j + 1}" for j in range(6)], DATA),
                           ("knowledge_values.csv", ["case", "model", "term", "field", "value"], VALUES)):
    with open(os.path.join(HERE, name), "w", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)
