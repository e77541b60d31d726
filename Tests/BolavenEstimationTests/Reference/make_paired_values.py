"""Reference values for the statistics of paired scores.

    python make_paired_values.py [folder of the shipped study]

Writes, beside this script:
    paired_items.csv   item, answers before and after (1 right, 0 wrong) of the 26 people, one character each
    paired_data.csv    case, maximum (blank if none), scores before, scores after
    paired_values.csv  case, quantity, value with 17 significant digits

Needs NumPy, SciPy and mpmath. Ranks, exact p-values and gains are computed in integers and fractions;
t, F and noncentral t by mpmath at 40 digits; SciPy's own tests are stored under names that end in .scipy.
"""
import csv, math, os, sys
from fractions import Fraction as Fr
from statistics import median
import mpmath as mp
import numpy as np
from scipy import stats

mp.mp.dps = 40
HERE = os.path.dirname(os.path.abspath(__file__))
FOLDER = sys.argv[1] if len(sys.argv) > 1 else os.path.join(HERE, "../../../datasets/paksong")
VALUES = []


def read(name):
    with open(os.path.join(FOLDER, name), newline="", encoding="utf-8") as f:
        return list(csv.DictReader(f))


def scored_answers():
    key = {r["item"]: r["correct"] for r in read("tot_key.csv")}
    links = {(r["file"], int(r["row"])): r["person"] for r in read("tot_links.csv")}
    waves = []
    for name in ("tot_pre.csv", "tot_post.csv"):
        people = {}
        for row, r in enumerate(read(name), start=2):
            people[links.get((name, row), r["participant_id"])] = [int(r[q] == key[q]) for q in key]
        waves.append(people)
    pre, post = waves
    both = [p for p in pre if p in post]
    return list(key), [pre[p] for p in both], [post[p] for p in both]


def exact(x):
    return mp.mpf(x.numerator) / x.denominator if isinstance(x, Fr) else mp.mpf(x)


def mean(v):
    return mp.fsum(v) / len(v)


def cov(a, b):
    ma, mb = mean(a), mean(b)
    return mp.fsum((x - ma) * (y - mb) for x, y in zip(a, b)) / (len(a) - 1)


def t_upper(t, nu):
    x = nu / (nu + t * t)
    tail = mp.betainc(nu / 2, mp.mpf(1) / 2, 0, x, regularized=True) / 2
    return tail if t >= 0 else 1 - tail


def t_quantile(p, nu):
    start = stats.t.ppf(float(p), float(nu))
    return mp.findroot(lambda q: 1 - t_upper(q, nu) - p, start)


def nct_lower(t, nu, lam):
    """P(T <= t) as the mean of Phi(t * s - lam) over s = sqrt(chi2_nu / nu)."""
    def density(s):
        return mp.exp(mp.log(2) + nu / 2 * mp.log(nu / 2) - mp.loggamma(nu / 2) + (nu - 1) * mp.log(s) - nu * s * s / 2)
    width = 1 / mp.sqrt(2 * nu)
    top = 1 + 40 * width
    points = [mp.mpf(10) ** -12] + [q for q in (1 - 8 * width, 1 - 3 * width) if q > 0.01] + [1, 1 + 3 * width, 1 + 8 * width, top]
    return mp.quad(lambda s: mp.ncdf(t * s - lam) * density(s), points)


def midranks2(a):
    """Twice the mid-ranks of exact magnitudes."""
    order = sorted(a)
    return [order.index(v) * 2 + order.count(v) + 1 for v in a]


def ways(weights):
    out = [1]
    for a in weights:
        new = out + [0] * a
        for s, c in enumerate(out):
            new[s + a] += c
        out = new
    return out


def two_sided(weights, observed):
    total = sum(weights)
    far = abs(2 * observed - total)
    return Fr(sum(c for s, c in enumerate(ways(weights)) if abs(2 * s - total) >= far), 2 ** len(weights))


def put(case, quantity, value):
    value = exact(value) if isinstance(value, Fr) else value
    VALUES.append((case, quantity, mp.nstr(value, 17, strip_zeros=False) if isinstance(value, mp.mpf) else f"{float(value):.17g}"))


def normal_upper(z):
    return mp.ncdf(-abs(z))


def describe(case, pre, post, maximum):
    """pre, post: decimal strings. Fractions are the scores as written, doubles what a program reads."""
    fx, fy = [Fr(v) for v in pre], [Fr(v) for v in post]
    fd = [b - a for a, b in zip(fx, fy)]
    x, y, d = [exact(v) for v in fx], [exact(v) for v in fy], [exact(v) for v in fd]
    n, md = len(d), mean(d)
    vx, vy, vd, cxy = cov(x, x), cov(y, y), cov(d, d), cov(x, y)
    r = cxy / mp.sqrt(vx * vy)
    se = mp.sqrt(vd / n)
    t, nu = md / se, mp.mpf(n - 1)
    half = t_quantile(mp.mpf("0.975"), nu) * se
    for q, v in (("n", n), ("pre.mean", mean(x)), ("post.mean", mean(y)), ("change", md), ("pre.sd", mp.sqrt(vx)),
                 ("post.sd", mp.sqrt(vy)), ("change.sd", mp.sqrt(vd)), ("r", r), ("t", t), ("t.p", 2 * t_upper(abs(t), nu)),
                 ("t.lo", md - half), ("t.hi", md + half)):
        put(case, q, mp.mpf(v))
    floats = [np.array([float(v) for v in w]) for w in (fx, fy)]
    ttest = stats.ttest_rel(floats[1], floats[0])
    put(case, "t.p.scipy", ttest.pvalue)

    # Signed ranks.
    nz = [v for v in fd if v]
    for label, ranked in (("wilcoxon", nz), ("pratt", fd)):
        r2 = [a for a, v in zip(midranks2([abs(v) for v in ranked]), ranked) if v]
        w2 = sum(a for a, v in zip(r2, [v for v in ranked if v]) if v > 0)
        deviation = mp.mpf(2 * w2 - sum(r2)) / 4
        sd = mp.sqrt(mp.mpf(sum(a * a for a in r2))) / 4
        put(case, f"{label}.W", Fr(w2, 2))
        put(case, f"{label}.p", two_sided(r2, w2))
        put(case, f"{label}.z", deviation / sd)
        put(case, f"{label}.p.normal", 2 * normal_upper(deviation / sd))
        put(case, f"{label}.p.corrected", 2 * normal_upper(max(mp.mpf(0), abs(deviation) - mp.mpf(1) / 2) / sd))
        put(case, f"{label}.rankbiserial", Fr(2 * w2 - sum(r2), sum(r2)))
    whole = np.array([float(v) for v in fd])
    put(case, "wilcoxon.p.normal.scipy", stats.wilcoxon(whole, zero_method="wilcox", method="asymptotic").pvalue)
    put(case, "pratt.p.normal.scipy", stats.wilcoxon(whole, zero_method="pratt", method="asymptotic").pvalue)
    if len(nz) == n and len({abs(v) for v in fd}) == n:
        put(case, "wilcoxon.p.exact.scipy", stats.wilcoxon(whole, method="exact").pvalue)
    up, down = sum(v > 0 for v in fd), sum(v < 0 for v in fd)
    put(case, "sign.p.scipy", stats.binomtest(up, up + down).pvalue)

    # Hodges-Lehmann.
    for label, v in (("kept", fd), ("dropped", nz)):
        walsh = sorted((v[i] + v[j]) / 2 for i in range(len(v)) for j in range(i, len(v)))
        total, cumulative, k = 2 ** len(v), 0, 0
        for c in ways(range(1, len(v) + 1)):
            cumulative += c
            if Fr(cumulative, total) > Fr(1, 40):
                break
            k += 1
        put(case, f"hl.{label}", median(walsh))
        put(case, f"hl.{label}.k", k)
        put(case, f"hl.{label}.lo", walsh[k - 1])
        put(case, f"hl.{label}.hi", walsh[-k])

    # Sign flips, in the smallest whole unit of the differences.
    unit = math.lcm(*[v.denominator for v in fd])
    a = [abs(int(v * unit)) for v in nz]
    g = math.gcd(*a)
    if sum(a) // g <= 200_000:
        put(case, "signflip.p", two_sided([v // g for v in a], sum(v // g for v, s in zip(a, nz) if s > 0)))

    # Effect sizes.
    def J(m):
        return mp.gamma(m / 2) / (mp.sqrt(m / 2) * mp.gamma((m - 1) / 2))
    s2 = (vx + vy) / 2
    dz, dav = md / mp.sqrt(vd), md / mp.sqrt(s2)
    put(case, "J", J(nu))
    put(case, "dz", dz)
    put(case, "gz", J(nu) * dz)
    put(case, "dav", dav)
    put(case, "gav", J(nu) * dav)
    put(case, "gav.averaged", J(2 * nu / (1 + r * r)) * dav)
    put(case, "drm", dz * mp.sqrt(2 * (1 - r)))
    put(case, "glass", md / mp.sqrt(vx))
    sed = mp.sqrt(dav ** 2 * (vx ** 2 + vy ** 2 + 2 * cxy ** 2) / (8 * nu * s2 ** 2) + vd / (nu * s2))
    z = mp.sqrt(2) * mp.erfinv(mp.mpf("0.95"))
    put(case, "dav.se", sed)
    put(case, "dav.lo", dav - z * sed)
    put(case, "dav.hi", dav + z * sed)
    mp.mp.dps = 22
    spread = math.sqrt(1 + float(t * t / (2 * nu)))
    for label, goal, guess in (("lo", "0.975", -1.96), ("hi", "0.025", 1.96)):
        lam = mp.findroot(lambda lam: nct_lower(t, nu, lam) - mp.mpf(goal),
                          (t + guess * spread, t + guess * spread * 0.98), solver="secant", tol=1e-30)
        put(case, f"dz.{label}", lam / mp.sqrt(n))
    mp.mp.dps = 40

    # Gains.
    if maximum is not None:
        M = Fr(maximum)
        mx, my = sum(fx) / n, sum(fy) / n
        gain = (my - mx) / (M - mx)
        put(case, "gain.class", gain)
        g = exact(gain)
        error = mp.sqrt((vy + (1 - g) ** 2 * vx - 2 * (1 - g) * cxy) / (n * exact(M - mx) ** 2))
        half = t_quantile(mp.mpf("0.975"), nu) * error
        put(case, "gain.se", error)
        put(case, "gain.lo", g - half)
        put(case, "gain.hi", g + half)
        individual = [(b - a) / (M - a) for a, b in zip(fx, fy) if a < M]
        put(case, "gain.individual", sum(individual) / len(individual))
        changes = [(b - a) / (M - a) if b > a else (b - a) / a if b < a else Fr(0)
                   for a, b in zip(fx, fy) if not (a == b and a in (0, M))]
        put(case, "gain.change", sum(changes) / len(changes))
        put(case, "gain.change.n", len(changes))


def mcnemar(case, b, c, both, neither):
    """Counts: wrong to right, right to wrong, right twice, wrong twice."""
    n, k, low = b + c + both + neither, b + c, min(b, c)
    below = [Fr(math.comb(k, i), 2 ** k) for i in range(low + 1)]
    put(case, "exact.p", min(Fr(1), 2 * sum(below)))
    put(case, "mid.p", Fr(1) if b == c else 2 * sum(below) - below[-1])
    if k:
        put(case, "exact.p.scipy", stats.binomtest(b, k).pvalue)
        for label, chi in (("chi2", Fr((b - c) ** 2, k)), ("chi2.corrected", Fr(max(0, abs(b - c) - 1) ** 2, k))):
            put(case, label, chi)
            put(case, f"{label}.p", 2 * normal_upper(mp.sqrt(exact(chi))))
    z = mp.sqrt(2) * mp.erfinv(mp.mpf("0.95"))

    def wilson(x):
        p = mp.mpf(x) / n
        centre, half = p + z * z / (2 * n), z * mp.sqrt(p * (1 - p) / n + z * z / (4 * n * n))
        return p, (centre - half) / (1 + z * z / n), (centre + half) / (1 + z * z / n)
    # Newcombe's own orientation: theta = (b - c)/n with the first proportion after, the second before.
    (p1, l1, u1), (p2, l2, u2) = wilson(both + b), wilson(both + c)
    cross, margins = both * neither - b * c, (both + b) * (c + neither) * (both + c) * (b + neither)
    phi = mp.mpf(0)
    if margins:
        phi = (max(cross - mp.mpf(n) / 2, mp.mpf(0)) if cross > 0 else mp.mpf(cross)) / mp.sqrt(margins)
    put(case, "diff", Fr(b - c, n))
    put(case, "diff.lo", p1 - p2 - mp.sqrt((p1 - l1) ** 2 - 2 * phi * (p1 - l1) * (u2 - p2) + (u2 - p2) ** 2))
    put(case, "diff.hi", p1 - p2 + mp.sqrt((p2 - l2) ** 2 - 2 * phi * (p2 - l2) * (u1 - p1) + (u1 - p1) ** 2))
    if k:
        interval = stats.binomtest(b, k).proportion_ci(0.95, "exact")
        put(case, "or.lo.scipy", interval.low / (1 - interval.low))
        if c:
            put(case, "or", Fr(b, c))
            put(case, "or.hi.scipy", interval.high / (1 - interval.high))
    if n:
        for method, label in (("wilson", "post.wilson"), ("exact", "post.exact")):
            interval = stats.binomtest(both + b, n).proportion_ci(0.95, method)
            put(case, f"{label}.lo.scipy", interval.low)
            put(case, f"{label}.hi.scipy", interval.high)


def cases(items_pre, items_post):
    rng = np.random.default_rng(20230427)
    def text(v):
        return [str(w) for w in v]
    yield "paksong", text([sum(r) for r in items_pre]), text([sum(r) for r in items_post]), "20"
    # Student (1908), Cushny and Peebles' hours of extra sleep.
    yield ("sleep", "0.7 -1.6 -0.2 -1.2 -0.1 3.4 3.7 0.8 0.0 2.0".split(),
           "1.9 0.8 1.1 0.1 -0.1 4.4 5.5 1.6 4.6 3.4".split(), None)
    for n in (4, 9, 15, 40):
        x = rng.normal(50, 12, n)
        yield f"untied{n}", [f"{v:.5f}" for v in x], [f"{v:.5f}" for v in x + rng.normal(3, 9, n)], None
    x = rng.integers(0, 11, 60)
    yield "ties60", text(x), text(np.clip(x + rng.integers(-3, 5, 60), 0, 10)), "10"
    x = rng.integers(4, 33, 35)
    yield "halves35", text(x / 2), text(np.minimum(x + rng.integers(-5, 8, 35), 40) / 2), "20"
    yield "worse12", text(range(8, 20)), text([7, 9, 8, 9, 12, 10, 13, 11, 15, 17, 16, 15]), "20"
    yield "tens30", [f"{v / 10:.1f}" for v in rng.integers(0, 60, 30)], [f"{v / 10:.1f}" for v in rng.integers(20, 80, 30)], "8"


def main():
    names, pre, post = scored_answers()
    with open(os.path.join(HERE, "paired_items.csv"), "w", newline="") as f:
        out = csv.writer(f, lineterminator="\n")
        out.writerow(["item", "pre", "post"])
        for j, name in enumerate(names):
            out.writerow([name, "".join(str(r[j]) for r in pre), "".join(str(r[j]) for r in post)])
    with open(os.path.join(HERE, "paired_data.csv"), "w", newline="") as f:
        out = csv.writer(f, lineterminator="\n")
        out.writerow(["case", "maximum", "pre", "post"])
        for case, before, after, maximum in cases(pre, post):
            out.writerow([case, maximum or "", " ".join(before), " ".join(after)])
            describe(case, before, after, maximum)
    for j, name in enumerate(names):
        b = sum(a[j] < z[j] for a, z in zip(pre, post))
        c = sum(a[j] > z[j] for a, z in zip(pre, post))
        both = sum(a[j] and z[j] for a, z in zip(pre, post))
        mcnemar(f"item.{name}", b, c, both, len(pre) - b - c - both)
    master = [[(sum(r) >= 12) for r in w] for w in (pre, post)]
    counts = [sum((a, z) == cell for a, z in zip(*master)) for cell in ((False, True), (True, False), (True, True), (False, False))]
    mcnemar("counts.%d.%d.%d.%d" % tuple(counts), *counts)
    for counts in ((86, 150, 794, 570), (1, 7, 1, 12), (5, 5, 10, 6), (0, 0, 9, 3), (0, 6, 0, 4), (12, 0, 0, 0),
                   (40, 13, 7, 2), (900, 1100, 3000, 2500)):
        mcnemar("counts.%d.%d.%d.%d" % counts, *counts)
    with open(os.path.join(HERE, "paired_values.csv"), "w", newline="") as f:
        out = csv.writer(f, lineterminator="\n")
        out.writerow(["case", "quantity", "value"])
        out.writerows(VALUES)


if __name__ == "__main__":
    main()
