"""Reference values for changes of small groups: two samples, several waves, missing scores, Bayes factors.

    python make_change_values.py [folder of the shipped study]

Writes, beside this script:
    change_data.csv    name, values ('NA' where missing)
    change_values.csv  case, quantity, value with 17 significant digits

Needs NumPy, SciPy, statsmodels, pingouin and mpmath. Exact p-values are counted in integers over all assignments;
integrals are taken by mpmath at 30 digits. make_change_values.R adds what R's packages say of the same data.
"""
import csv, itertools, math, os, sys
from fractions import Fraction as Fr
import mpmath as mp
import numpy as np
import pingouin
from scipy import integrate, optimize, stats
from statsmodels.stats.contingency_tables import cochrans_q

mp.mp.dps = 30
HERE = os.path.dirname(os.path.abspath(__file__))
FOLDER = sys.argv[1] if len(sys.argv) > 1 else os.path.join(HERE, "../../../datasets/paksong")
VALUES, DATA = [], []


def read(name):
    with open(os.path.join(FOLDER, name), newline="", encoding="utf-8") as f:
        return list(csv.DictReader(f))


def waves():
    key = {r["item"]: r["correct"] for r in read("tot_key.csv")}
    links = {(r["file"], int(r["row"])): r["person"] for r in read("tot_links.csv")}
    result = []
    for name in ("tot_pre.csv", "tot_post.csv", "tot_follow6m.csv"):
        people = {}
        for row, r in enumerate(read(name), start=2):
            people[links.get((name, row), r["participant_id"])] = sum(r[q] == key[q] for q in key)
        result.append(people)
    sex = {links.get(("tot_pre.csv", row), r["participant_id"]): r["sex"]
           for row, r in enumerate(read("tot_pre.csv"), start=2)}
    return result, sex


def put(case, quantity, value):
    if isinstance(value, Fr):
        value = mp.mpf(value.numerator) / value.denominator
    VALUES.append((case, quantity, mp.nstr(mp.mpf(value), 17, strip_zeros=False)))


def data(name, values):
    DATA.append((name, " ".join("NA" if v is None else (str(int(v)) if float(v).is_integer() else repr(float(v)))
                                for v in values)))
    return values


def subset_p(values, size):
    """P(|S - E| >= |s - E|) over all subsets of the given size, by integer counts."""
    table = [{0: 1}] + [{} for _ in range(size)]
    for v in values:
        for j in range(size, 0, -1):
            for s, c in list(table[j - 1].items()):
                table[j][s + v] = table[j].get(s + v, 0) + c
    n, total = len(values), sum(values)
    far = abs(n * sum(values[:size]) - size * total)
    return Fr(sum(c for s, c in table[size].items() if abs(n * s - size * total) >= far),
              math.comb(n, size))


def midranks2(a):
    order = sorted(a)
    return [order.index(v) * 2 + order.count(v) + 1 for v in a]


def two_samples(case, x, y, scale=1):
    data(f"{case}.x", x), data(f"{case}.y", y)
    ranks = midranks2(list(x) + list(y))
    put(case, "mw.exact.p", subset_p(ranks, len(x)))
    put(case, "mw.U", Fr(sum(ranks[:len(x)]) - len(x) * (len(x) + 1), 2))
    put(case, "mw.p.scipy", stats.mannwhitneyu(x, y, method="asymptotic", use_continuity=False).pvalue)
    put(case, "mw.p.corrected.scipy", stats.mannwhitneyu(x, y, method="asymptotic").pvalue)
    put(case, "permutation.p", subset_p([round(v * scale) for v in list(x) + list(y)], len(x)))
    t = stats.ttest_ind(x, y, equal_var=False)
    put(case, "welch.t", t.statistic), put(case, "welch.p", t.pvalue), put(case, "welch.df", t.df)
    interval = t.confidence_interval()
    put(case, "welch.lo", interval.low), put(case, "welch.hi", interval.high)
    p = stats.ttest_ind(x, y)
    put(case, "pooled.t", p.statistic), put(case, "pooled.p", p.pvalue)
    d = pingouin.compute_effsize(x, y, eftype="cohen")
    put(case, "cohen.d", d)


def jzs(case, t, n, nu, r=mp.sqrt(2) / 2):
    t, n, nu = mp.mpf(t), mp.mpf(n), mp.mpf(nu)
    def integrand(u):
        g = mp.exp(u)
        a = 1 + n * g * r * r
        return (a ** -0.5 * (1 + t * t / (a * nu)) ** (-(nu + 1) / 2) * (2 * mp.pi) ** -0.5
                * mp.exp(-u / 2) * mp.exp(-1 / (2 * g)))
    numerator = mp.quad(integrand, [-8, -4, -2, 0, 2, 4, 8, 16, 32, 64, 90])
    put(case, "log.bf", mp.log(numerator) + (nu + 1) / 2 * mp.log(1 + t * t / nu))
    # Posterior: SciPy's density of the noncentral t, times the prior.
    t, n, nu, r = (float(v) for v in (t, n, nu, r))
    width = math.sqrt(1 + t * t / (2 * nu)) / math.sqrt(n)
    cuts = [t / math.sqrt(n) + k * width for k in (-14, -8, -5, -3, -1.5, 0, 1.5, 3, 5, 8, 14)]
    def unscaled(d):
        return stats.nct.pdf(t, nu, d * math.sqrt(n)) * stats.cauchy.pdf(d, scale=r)
    def between(points):
        return math.fsum(integrate.quad(unscaled, a, b, epsabs=0, epsrel=1e-12)[0] for a, b in zip(points, points[1:]))
    total = between(cuts)
    def upper(x):
        return between([x] + [c for c in cuts if c > x]) / total
    put(case, "posterior.positive", upper(0.0))
    for name, p in (("lo", 0.975), ("median", 0.5), ("hi", 0.025)):
        put(case, f"posterior.{name}", optimize.brentq(lambda x: upper(x) - p, cuts[1], cuts[-2], xtol=1e-14))


def cochran(case, answers):
    for j, wave in enumerate(answers):
        data(f"{case}.{j}", wave)
    result = cochrans_q(np.array(answers).T)
    put(case, "Q", result.statistic), put(case, "Q.p", result.pvalue)
    people = [sum(w[i] for w in answers) for i in range(len(answers[0]))]
    changed = [r for r in people if 0 < r < len(answers)]
    if len(changed) <= 10:
        base = people.count(len(answers))
        observed = sum(sum(w) ** 2 for w in answers)
        places = [list(itertools.combinations(range(len(answers)), r)) for r in changed]
        total = hits = 0
        for choice in itertools.product(*places):
            counts = [base] * len(answers)
            for waves_right in choice:
                for j in waves_right:
                    counts[j] += 1
            total += 1
            hits += sum(c * c for c in counts) >= observed
        put(case, "exact.p", Fr(hits, total))


def overlapping(case, pre, post):
    data(f"{case}.pre", pre), data(f"{case}.post", post)
    x = np.array([v for v in pre if v is not None], float)
    y = np.array([v for v in post if v is not None], float)
    pairs = np.array([(a, b) for a, b in zip(pre, post) if a is not None and b is not None], float)
    nc, n1, n2 = len(pairs), len(x), len(y)
    single = n1 + n2 - 2 * nc
    r = np.corrcoef(pairs.T)[0, 1]
    v1, v2 = x.var(ddof=1), y.var(ddof=1)
    sp2 = ((n1 - 1) * v1 + (n2 - 1) * v2) / (n1 + n2 - 2)
    t1 = (y.mean() - x.mean()) / math.sqrt(sp2 * (1 / n1 + 1 / n2 - 2 * r * nc / (n1 * n2)))
    nu1 = nc - 1 + (single + nc - 1) / (single + 2 * nc) * single
    t2 = (y.mean() - x.mean()) / math.sqrt(v1 / n1 + v2 / n2 - 2 * r * math.sqrt(v1 * v2) * nc / (n1 * n2))
    gamma = (v1 / n1 + v2 / n2) ** 2 / ((v1 / n1) ** 2 / (n1 - 1) + (v2 / n2) ** 2 / (n2 - 1))
    nu2 = nc - 1 + (gamma - nc + 1) / (single + 2 * nc) * single
    for label, t, nu in (("pooled", t1, nu1), ("separate", t2, nu2)):
        put(case, f"{label}.t", t), put(case, f"{label}.df", nu), put(case, f"{label}.p", 2 * stats.t.sf(abs(t), nu))


def em(case, pre, post):
    """Means of a bivariate normal with some post scores missing, by the EM algorithm."""
    x = np.array(pre, float)
    seen = np.array([v is not None for v in post])
    y = np.array([0 if v is None else v for v in post], float)
    mx, my = x.mean(), y[seen].mean()
    sxx, sxy, syy = x.var(), np.cov(x[seen], y[seen], ddof=0)[0, 1], y[seen].var()
    for _ in range(20000):
        b = sxy / sxx
        fill = np.where(seen, y, my + b * (x - mx))
        extra = np.where(seen, 0, syy - b * sxy)
        new = (x.mean(), fill.mean())
        sxx, sxy = ((x - new[0]) ** 2).mean(), ((x - new[0]) * (fill - new[1])).mean()
        syy = ((fill - new[1]) ** 2 + extra).mean()
        done = abs(new[1] - my) < 1e-16
        mx, my = new
        if done:
            break
    put(case, "em.post.mean", my)
    for label, missing in (("low", 0), ("high", 20)):
        gain = np.where(seen, y, missing) - x
        put(case, f"bound.{label}", gain.mean()), put(case, f"bound.{label}.se", gain.std(ddof=1) / math.sqrt(len(x)))
    low, high = (np.where(seen, y, m) - x for m in (0, 20))
    width, se = high.mean() - low.mean(), max(low.std(ddof=1), high.std(ddof=1)) / math.sqrt(len(x))
    put(case, "manski.c", optimize.brentq(lambda c: stats.norm.cdf(c + width / se) - stats.norm.cdf(-c) - 0.95, 0.5, 3,
                                          xtol=1e-15))


def bootstrap(case, pre, post, maximum):
    pre, post = np.array(pre, float), np.array(post, float)
    def sd(a, axis): return a.std(ddof=1, axis=axis)
    def r(x, y, axis):
        mx, my = x.mean(axis=axis, keepdims=True), y.mean(axis=axis, keepdims=True)
        return ((x - mx) * (y - my)).sum(axis=axis) / np.sqrt(((x - mx) ** 2).sum(axis=axis) * ((y - my) ** 2).sum(axis=axis))
    def change(x, y, c):
        return np.where(y > x, (y - x) / np.where(x == maximum, 1, maximum - x), np.where(y < x, (y - x) / np.where(x == 0, 1, x), 0))
    kinds = {
        "change": lambda x, y, axis: (y - x).mean(axis=axis),
        "dz": lambda x, y, axis: (y - x).mean(axis=axis) / sd(y - x, axis),
        "dav": lambda x, y, axis: (y - x).mean(axis=axis) / np.sqrt((sd(x, axis) ** 2 + sd(y, axis) ** 2) / 2),
        "drm": lambda x, y, axis: (y - x).mean(axis=axis) / sd(y - x, axis) * np.sqrt(2 * (1 - r(x, y, axis))),
        "glass": lambda x, y, axis: (y - x).mean(axis=axis) / sd(x, axis),
        "class": lambda x, y, axis: (y - x).mean(axis=axis) / (maximum - x.mean(axis=axis)),
    }
    for kind, statistic in kinds.items():
        found = stats.bootstrap((pre, post), statistic, paired=True, vectorized=True, n_resamples=200_000, batch=20_000,
                                method="BCa", random_state=np.random.default_rng(1))
        put(case, f"bca.{kind}.lo.scipy", found.confidence_interval.low)
        put(case, f"bca.{kind}.hi.scipy", found.confidence_interval.high)
        put(case, f"bca.{kind}.se.scipy", found.standard_error)


def main():
    (pre, post, follow), sex = waves()
    both = [p for p in pre if p in post]
    x, y = [pre[p] for p in both], [post[p] for p in both]
    data("paksong.pre", x), data("paksong.post", y), data("paksong.women", [int(sex[p] == "F") for p in both])
    data("enrolled.pre", [pre[p] for p in pre]), data("enrolled.post", [post.get(p) for p in pre])
    three = [p for p in both if p in follow]
    for name, wave in (("pre", pre), ("post", post), ("follow", follow)):
        data(f"three.{name}", [wave[p] for p in three])
    em("enrolled", [pre[p] for p in pre], [post.get(p) for p in pre])
    bootstrap("paksong", x, y, 20)
    gains = {s: [post[p] - pre[p] for p in both if sex[p] == s] for s in "FM"}
    two_samples("sexes", gains["F"], gains["M"])

    rng = np.random.default_rng(20230427)
    two_samples("tiny", [3, 1, 4], [1, 5])
    two_samples("ties", list(rng.integers(0, 6, 7)), list(rng.integers(1, 8, 9)))
    two_samples("untied", [float(v) for v in np.round(rng.normal(10, 3, 8), 3)],
                [float(v) for v in np.round(rng.normal(12, 4, 11), 3)], 1000)
    two_samples("large", list(rng.integers(0, 21, 30)), list(rng.integers(2, 21, 45)))

    d = np.array(y) - np.array(x)
    t = d.mean() / (d.std(ddof=1) / math.sqrt(len(d)))
    jzs("jzs.paksong", t, len(d), len(d) - 1)
    put("jzs.paksong", "t", t)
    for case, (t, n1, n2) in {"jzs.null": (0.0, 12, None), "jzs.small": (-2.1, 5, None), "jzs.strong": (30.0, 28, None),
                              "jzs.two": (1.7, 14, 19)}.items():
        size, nu = (n1, n1 - 1) if n2 is None else (n1 * n2 / (n1 + n2), n1 + n2 - 2)
        put(case, "t", t)
        jzs(case, t, size, nu)
        put(case, "bf.pingouin", float(pingouin.bayesfactor_ttest(t, n1, n2, paired=n2 is None)))

    cochran("q10", [[1, 0, 0, 0, 1, 0, 1, 0, 0, 1, 1, 0], [1, 1, 0, 1, 1, 1, 1, 0, 0, 1, 1, 1],
                    [1, 1, 0, 0, 1, 1, 0, 0, 1, 1, 1, 1]])
    cochran("q60", [list(map(int, rng.random(60) < p)) for p in (0.4, 0.7, 0.6)])
    cochran("q4waves", [list(map(int, rng.random(25) < p)) for p in (0.4, 0.7, 0.6, 0.5)])

    base = rng.normal(12, 3, 30)
    a = [None if i < 4 else round(float(v), 2) for i, v in enumerate(base)]
    b = [None if i > 24 else round(float(v), 2) for i, v in enumerate(base * 0.6 + rng.normal(7, 2, 30))]
    overlapping("overlap", a, b)

    for b10, b01 in ((8, 0), (5, 5), (0, 0), (3, 9), (40, 13)):
        put(f"mastery.{b10}.{b01}", "positive", stats.beta.sf(0.5, b10 + 0.5, b01 + 0.5))

    sizes = [3, 9, 5, 7, 2, 6]
    clusters = [g for g, s in enumerate(sizes) for _ in range(s)]
    shift = rng.normal(0, 1.5, 6)
    before = rng.integers(5, 15, len(clusters))
    after = [int(min(20, v + 2 + round(shift[g] + rng.normal(0, 2)))) for v, g in zip(before, clusters)]
    data("sessions.cluster", clusters), data("sessions.pre", before), data("sessions.post", after)
    data("pool.estimates", np.round(rng.normal(3, 0.4, 20), 4)), data("pool.variances", np.round(rng.uniform(0.2, 0.4, 20), 4))

    for name, header, rows in (("change_data.csv", ("name", "values"), DATA),
                               ("change_values.csv", ("case", "quantity", "value"), VALUES)):
        with open(os.path.join(HERE, name), "w", newline="") as f:
            out = csv.writer(f, lineterminator="\n")
            out.writerow(header)
            out.writerows(rows)


if __name__ == "__main__":
    main()
