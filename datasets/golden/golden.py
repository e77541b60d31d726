"""Recompute golden.csv from the data files in ../paksong. Needs Python 3.9 or later, NumPy and SciPy.

    python golden.py            write golden.csv
    python golden.py --check    recompute, compare with golden.csv at its tolerances, write nothing

Counts, ranks and score moments use exact integers and fractions. Everything else is double precision.
All input is synthetic (see ../paksong/README.md).
"""
import csv, math, os, sys
from fractions import Fraction as Fr
from statistics import median
import numpy as np
from scipy import stats

GOLDEN = os.path.join(os.path.dirname(os.path.abspath(__file__)), "golden.csv")
DATA = os.path.join(os.path.dirname(os.path.dirname(GOLDEN)), "paksong")
CLOSED, ITER, EXACT = 1e-12, 1e-9, 1e-15
OUT = []


def put(name, value, formula, tol=CLOSED):
    OUT.append((name, value if isinstance(value, int) else float(value), tol, formula))


def read(name):
    with open(os.path.join(DATA, name), newline="", encoding="utf-8") as f:
        return list(csv.DictReader(f))


# ---------------------------------------------------------------- 1. training
KEY = {r["item"]: r["correct"] for r in read("tot_key.csv")}
ITEMS = list(KEY)
LINKS = {(r["file"], int(r["row"])): r for r in read("tot_links.csv")}


def scored(name):
    """person -> list of 0/1. Omitted answers are wrong (A1). tot_links.csv corrects the person (A2)."""
    people = {}
    for row, r in enumerate(read(name), start=2):          # row 1 is the header
        person, link = r["participant_id"], LINKS.get((name, row))
        if link:
            assert link["participant_id"] == person, (name, row)
            person = link["person"]
        assert person and person not in people, (name, row)
        people[person] = [int(r[q] == KEY[q]) for q in ITEMS]
    return people


def exact_sign_p(ranks2, observed2):
    """Two-sided exact p of a sum of signed doubled ranks (A4): every count is an integer."""
    ways = [1]
    for a in ranks2:
        new = ways + [0] * a
        for s, c in enumerate(ways):
            new[s + a] += c
        ways = new
    total = sum(ranks2)
    far = abs(2 * observed2 - total)
    return Fr(sum(c for s, c in enumerate(ways) if abs(2 * s - total) >= far), 2 ** len(ranks2))


def doubled_midranks(values):
    order = sorted(values)
    return [order.index(v) * 2 + order.count(v) + 1 for v in values]


def var(a):
    m = Fr(sum(a), len(a))
    return sum((v - m) ** 2 for v in a) / (len(a) - 1)


def cov(a, b):
    ma, mb = Fr(sum(a), len(a)), Fr(sum(b), len(b))
    return sum((u - ma) * (v - mb) for u, v in zip(a, b)) / (len(a) - 1)


def root(q):
    return math.sqrt(float(q))


def kr20(rows):
    n, k = len(rows), len(rows[0])
    p = [Fr(sum(r[j] for r in rows), n) for j in range(k)]
    s2 = var([sum(r) for r in rows]) * (n - 1) / n
    return Fr(k, k - 1) * (1 - sum(v * (1 - v) for v in p) / s2)


def rasch_cml(rows):
    """Newton on the conditional log-likelihood (A11): difficulties with sum 0, and the log-likelihood."""
    k = len(rows[0])
    rows = [r for r in rows if 0 < sum(r) < k]
    total = np.array([sum(r[j] for r in rows) for j in range(k)], float)
    assert (total > 0).all() and (total < len(rows)).all()
    count = np.bincount([sum(r) for r in rows], minlength=k + 1).astype(float)

    def esf(eps):
        g = np.zeros(len(eps) + 1)
        g[0] = 1
        for e in eps:
            g[1:] = g[1:] + e * g[:-1]
        return g

    b = np.zeros(k)
    for _ in range(60):
        eps = np.exp(-b)
        g = esf(eps)
        p1, p2 = np.zeros((k + 1, k)), np.zeros((k + 1, k, k))
        for i in range(k):
            gi = esf(np.delete(eps, i))
            for r in range(1, k):
                p1[r, i] = eps[i] * gi[r - 1] / g[r]
                p2[r, i, i] = p1[r, i]
            for j in range(i):
                gij = esf(np.delete(eps, [j, i]))
                for r in range(2, k):
                    p2[r, i, j] = p2[r, j, i] = eps[i] * eps[j] * gij[r - 2] / g[r]
        grad = -(total - count @ p1)
        info = np.tensordot(count, p2 - p1[:, :, None] * p1[:, None, :], 1)
        step = np.linalg.solve(info + 1.0 / k, grad)       # adding a constant fixes sum(b) = 0
        b = b + step
        b -= b.mean()
        if np.abs(step).max() < 1e-14:
            break
    for t in set(total):                                     # equal totals: exactly equal difficulties
        b[total == t] = b[total == t].mean()
    g = esf(np.exp(-b))
    loglik = -total @ b - count[1:k] @ np.log(g[1:k])
    assert np.abs(grad).max() < 1e-10 and abs(b.sum()) < 1e-12
    return b, loglik


def training():
    A, B = scored("tot_pre.csv"), scored("tot_post.csv")
    ids = [p for p in A if p in B]
    x, y = [sum(A[p]) for p in ids], [sum(B[p]) for p in ids]
    d, n, M = [b - a for a, b in zip(x, y)], len(ids), len(ITEMS)
    mx, my, md = Fr(sum(x), n), Fr(sum(y), n), Fr(sum(d), n)
    vx, vy, vd, cxy = var(x), var(y), var(d), cov(x, y)
    t = float(md) / math.sqrt(float(vd / n))
    half = stats.t.ppf(0.975, n - 1) * root(vd / n)
    put("tot.n", n, "A3")
    put("tot.pre.mean", mx, "A3")
    put("tot.pre.sd", root(vx), "A3")
    put("tot.post.mean", my, "A3")
    put("tot.post.sd", root(vy), "A3")
    put("tot.diff.sd", root(vd), "A3")
    put("tot.r", float(cxy) / root(vx * vy), "A3")
    put("tot.t", t, "A3")
    put("tot.t.p", 2 * stats.t.sf(abs(t), n - 1), "A3")
    put("tot.t.lo", float(md) - half, "A3")
    put("tot.t.hi", float(md) + half, "A3")
    nz = [v for v in d if v]
    r2 = doubled_midranks([abs(v) for v in nz])
    w2 = sum(r for r, v in zip(r2, nz) if v > 0)
    put("tot.wilcoxon.V", Fr(w2, 2), "A4")
    put("tot.wilcoxon.p", exact_sign_p(r2, w2), "A4")
    p2 = [r for r, v in zip(doubled_midranks([abs(v) for v in d]), d) if v]
    v2 = sum(r for r, v in zip(p2, nz) if v > 0)
    put("tot.pratt.Z", (v2 - sum(p2) / 2) / math.sqrt(sum(r * r for r in p2) / 4), "A4")
    put("tot.pratt.p", exact_sign_p(p2, v2), "A4")
    m = n - 1
    J = math.gamma(m / 2) / (math.sqrt(m / 2) * math.gamma((m - 1) / 2))
    s2 = (vx + vy) / 2
    dav = float(md) / root(s2)
    put("tot.J", J, "A6")
    put("tot.dz", float(md) / root(vd), "A6")
    put("tot.dav", dav, "A6")
    put("tot.gav", J * dav, "A6")
    put("tot.dav.se.bonett", root(md ** 2 / s2 * (vx ** 2 + vy ** 2 + 2 * cxy ** 2) / (8 * (n - 1) * s2 ** 2)
                                  + vd / ((n - 1) * s2)), "A6")
    g = (my - mx) / (M - mx)
    put("tot.hake.class", g, "A7")
    ind = [Fr(b - a, M - a) for a, b in zip(x, y) if a < M]
    put("tot.hake.indiv", sum(ind) / len(ind), "A7")
    c = [Fr(b - a, M - a) if b > a else Fr(b - a, a) if b < a else Fr(0)
         for a, b in zip(x, y) if not (a == b and a in (0, M))]
    put("tot.normchange", sum(c) / len(c), "A7")
    put("tot.hake.se", root((vy + (1 - g) ** 2 * vx - 2 * (1 - g) * cxy) / (n * (M - mx) ** 2)), "A7")
    put("tot.kr20.pre28", kr20(list(A.values())), "A10")
    put("tot.kr20.post", kr20([B[p] for p in ids]), "A10")
    for j, q in enumerate(ITEMS):
        up = sum(A[p][j] < B[p][j] for p in ids)
        down = sum(A[p][j] > B[p][j] for p in ids)
        k = up + down
        p = min(Fr(1), Fr(2 * sum(math.comb(k, i) for i in range(min(up, down) + 1)), 2 ** k))
        put(f"item.{q}.W2R", up, "A9")
        put(f"item.{q}.R2W", down, "A9")
        put(f"item.{q}.mcnemar.p", p, "A9")
    for label, rows in (("stacked.", [A[p] for p in ids] + [B[p] for p in ids]), ("pre.", list(A.values()))):
        b, loglik = rasch_cml(rows)
        for q, v in zip(ITEMS, b):
            put(f"rasch.cml.{label}difficulty.{q}", v, "A11", ITER)
        put("rasch.cml.loglik" if label == "stacked." else "rasch.cml.pre.loglik", loglik, "A11", ITER)


# ---------------------------------------------------------------- 2. income
DEFLATOR = {0: 1.0, 1: 1.386}                                # illustrative
PARTS = ("wage_lak", "selfemp_lak", "farm_net_lak", "own_consumption_lak", "remittance_lak")


def dummies(codes):
    levels = sorted(set(codes))
    return np.array([[float(c == l) for l in levels] for c in codes])


def inv_root(S):
    """Symmetric Moore-Penrose inverse square root; eigenvalues below 1e-10 of the largest count as zero."""
    w, U = np.linalg.eigh((S + S.T) / 2)
    keep = w > 1e-10 * w.max()
    return (U[:, keep] / np.sqrt(w[keep])) @ U[:, keep].T


def pinv_sym(S):
    w, U = np.linalg.eigh((S + S.T) / 2)
    keep = w > 1e-10 * w.max()
    return (U[:, keep] / w[keep]) @ U[:, keep].T


def cluster_robust(X, e, cluster, kind, b, v=None, at=0):
    """se, Satterthwaite df, p of coefficient `at`, whose estimate is b. X is the regressor matrix (projected for 2SLS, mu*X for a
    Poisson model), e the response residuals, v the working variance (1 for least squares)."""
    N, K = X.shape
    v = np.ones(N) if v is None else v
    Q, R = np.linalg.qr(X / np.sqrt(v)[:, None])
    Ri = np.linalg.inv(R)
    bread = Ri @ Ri.T
    s = np.sqrt(v)
    P, u = [], 0.0
    names = sorted(set(cluster))
    G = len(names)
    scale = {"CR0": 1.0, "CR1": G / (G - 1), "CR1S": G * (N - 1) / ((G - 1) * (N - K))}.get(kind, 1.0)
    for g in names:
        i = np.array([c == g for c in cluster])
        load = (X[i] / v[i][:, None]) @ bread[:, at]         # W_g X_g B c
        S = np.diag(v[i]) - X[i] @ bread @ X[i].T            # variance of the residuals of g
        if kind == "CR2":                                    # A = D [D S D]^(-1/2) D, D = sqrt(v)
            D = s[i]
            load = D * (inv_root(D[:, None] * S * D[None, :]) @ (D * load))
        elif kind == "CR3":
            assert (v == 1).all()
            load = pinv_sym(S) @ load                        # no (G-1)/G factor
        u += (load @ e[i]) ** 2
        full = np.zeros(N)
        full[i] = load
        z = s * full                                         # sqrt(V)(I-H)' load
        P.append(z - Q @ (Q.T @ z))
    P = np.array(P) * math.sqrt(scale)
    gram = P @ P.T
    df = np.trace(gram) ** 2 / (gram ** 2).sum()
    se = math.sqrt(u * scale)
    return se, df, 2 * stats.t.sf(abs(b / se), df)


def ols(X, y):
    Q, R = np.linalg.qr(X)
    b = np.linalg.solve(R, Q.T @ y)
    b = b + np.linalg.solve(R, Q.T @ (y - X @ b))            # one step of refinement
    return b, y - X @ b, Q


def poisson(X, y):
    mu = (y + y.mean()) / 2
    eta, b = np.log(mu), None
    for _ in range(100):
        z = eta + (y - mu) / mu
        w = np.sqrt(mu)
        new = ols(X * w[:, None], z * w)[0]
        done = b is not None and np.abs(new - b).max() < 1e-14 * max(1.0, np.abs(new).max())
        b, eta = new, X @ new
        mu = np.exp(eta)
        if done:
            break
    assert np.abs(X.T @ (y - mu)).max() < 1e-9 * y.sum()
    return b, mu


def income():
    rows = read("returnee_panel.csv")
    value = lambda r: sum(int(r[c]) for c in PARTS) / DEFLATOR[int(r["wave"])]
    base = {r["hh_id"]: value(r) for r in rows if r["wave"] == "0"}
    end = [r for r in rows if r["wave"] == "1" and r["hh_id"] in base]
    inc1 = np.array([value(r) for r in end])
    inc0 = np.array([base[r["hh_id"]] for r in end])
    cut1, cut0 = np.quantile(inc1, 0.99), np.quantile(inc0, 0.99)      # type 7
    w, w0 = np.minimum(inc1, cut1) / 1000, np.minimum(inc0, cut0) / 1000
    Z = np.array([float(r["assigned"]) for r in end])
    D = np.array([float(r["treated"]) for r in end])
    pair = [int(r["pair_id"]) for r in end]
    village = [r["village_id"] for r in end]
    F = dummies(pair)
    N = len(end)
    put("itt.n", N, "B1")
    put("itt.winsor.cut.baseline.lak", cut0, "B1")
    put("itt.winsor.cut.endline.lak", cut1, "B1")
    X = np.column_stack([Z, w0, F])
    b, e, Q = ols(X, w)
    tau = b[0]
    put("itt.ancova.b", tau, "B3")
    for kind in ("CR0", "CR1", "CR1S", "CR2", "CR3"):
        se, df, p = cluster_robust(X, e, village, kind, tau)
        put(f"itt.ancova.{kind}.se", se, "B2")
        put(f"itt.ancova.{kind}.df", df, "B2")
        put(f"itt.ancova.{kind}.p", p, "B2")
    h, K = (Q ** 2).sum(1), X.shape[1]
    load = X @ np.linalg.inv(X.T @ X)[:, 0]
    for kind, s2 in (("HC0", e ** 2), ("HC1", e ** 2 * N / (N - K)), ("HC2", e ** 2 / (1 - h)),
                     ("HC3", e ** 2 / (1 - h) ** 2)):
        put(f"itt.ancova.{kind}.se", math.sqrt((load ** 2 * s2).sum()), "B2")
    put("itt.ancova.raw.b", ols(np.column_stack([Z, inc0 / 1000, F]), inc1 / 1000)[0][0], "B3")
    put("itt.ancova.pairfe.b", tau, "B3")
    for kind in ("CR0", "CR1", "CR1S", "CR2"):
        se, df, p = cluster_robust(X, e, pair, kind, tau)
        put(f"itt.ancova.pairfe.cluster_pair.{kind}.se", se, "B2")
    put("itt.ancova.pairfe.cluster_pair.CR2.df", df, "B2")
    put("itt.ancova.pairfe.cluster_pair.CR2.p", p, "B2")
    half = stats.t.ppf(0.975, df) * se
    put("itt.ancova.pairfe.cluster_pair.CR2.lo", tau - half, "B2")
    put("itt.ancova.pairfe.cluster_pair.CR2.hi", tau + half, "B2")
    put("itt.ancova.pairfe.cluster_pair.CR2.mde80", (stats.t.ppf(0.8, df) + stats.t.ppf(0.975, df)) * se, "B13")

    # randomisation inference: swapping the arms of a pair flips the sign of its demeaned assignment
    dm = lambda a: a - F @ (F.T @ a / F.sum(0))
    y_, x_, z_ = dm(w), dm(w0), dm(Z)
    per = lambda a: F.T @ (z_ * a)
    signs = 1.0 - 2.0 * ((np.arange(2 ** F.shape[1])[:, None] >> np.arange(F.shape[1])) & 1)
    zy, zx = signs @ per(y_), signs @ per(x_)
    bs = (zy - zx * (x_ @ y_) / (x_ @ x_)) / (z_ @ z_ - zx ** 2 / (x_ @ x_))
    assert abs(bs[0] - tau) < 1e-9 * abs(tau)
    gap = np.sort(np.abs(np.abs(bs) - abs(tau)))
    assert gap[1] < 1e-9 < 1e-6 < gap[2], gap[:4]            # only the assignment and its mirror tie
    extreme = int((np.abs(bs) >= abs(tau) - 1e-9 * max(1.0, abs(tau))).sum())
    put("itt.ri.pairflip.count", extreme, "B2", EXACT)
    put("itt.ri.pairflip.assignments", len(bs), "B2", EXACT)
    put("itt.ri.pairflip.absb.p", Fr(extreme, len(bs)), "B2", EXACT)

    def report(stem, b, X, e, v=None, tol=CLOSED, f="B2"):
        se, df, p = cluster_robust(X, e, pair, "CR2", b, v)
        put(f"{stem}.b", b, f, tol)
        put(f"{stem}.cluster_pair.CR2.se", se, f, tol)
        put(f"{stem}.cluster_pair.CR2.df", df, f, tol)
        put(f"{stem}.cluster_pair.CR2.p", p, f, tol)
        return b / se

    Xd = np.column_stack([Z, F])
    bd, ed, _ = ols(Xd, w - w0)
    report("itt.did.pairfe", bd[0], Xd, ed, f="B3")
    bf, ef, Qf = ols(X, D)                                   # first stage: instrument, baseline, pairs
    Dhat = D - ef
    Xhat = np.column_stack([Dhat, w0, F])
    bl = ols(Xhat, w)[0]
    el = w - np.column_stack([D, w0, F]) @ bl
    report("itt.late", bl[0], Xhat, el, f="B5")
    t = report("itt.firststage", bf[0], X, ef, f="B5")
    put("itt.firststage.F", t * t, "B5")
    bp, _ = poisson(Xd, w * 1000)
    put("itt.ppml.winsor.b", bp[0], "B4", ITER)
    # some baselines are 0, so the control is log(1 + baseline income in LAK)
    Xl = np.column_stack([Z, np.log1p(inc0), F])
    bq, mu = poisson(Xl, inc1)
    report("itt.ppml.logbase", bq[0], Xl * mu[:, None], inc1 - mu, mu, ITER, "B4")


# ---------------------------------------------------------------- 3. cooperatives
def cooperatives(y0=2019, y1=2024):
    rows = read("coop_ledger.csv")
    for r in rows:
        for c in r:
            if c not in ("coop_id", "coop_name", "coop_type"):
                r[c] = int(r[c])
    by = {y: {r["coop_id"]: r for r in rows if r["year"] == y} for y in (y0, y1)}
    both = [c for c in by[y0] if c in by[y1]]
    S = lambda y, f: sum(r[f] for r in by[y].values())
    T = y1 - y0
    for y in (y0, y1):
        put(f"coop.groups.{y}", len(by[y]), "C2")
    put("coop.groups.continuing", len(both), "C2")
    for y in (y0, y1):
        put(f"coop.members.start.{y}", S(y, "members_start"), "C1")
        put(f"coop.members.end.{y}", S(y, "members_end"), "C1")
    m = {y: {c: r["members_end"] for c, r in by[y].items()} for y in (y0, y1)}
    put("coop.members.change", S(y1, "members_end") - S(y0, "members_end"), "C2")
    put("coop.members.change.continuing", sum(m[y1][c] - m[y0][c] for c in both), "C2")
    put("coop.members.change.entry", sum(v for c, v in m[y1].items() if c not in both), "C2")
    put("coop.members.change.exit", -sum(v for c, v in m[y0].items() if c not in both), "C2")
    ratio = lambda a, b: (a / b) ** (1 / T) - 1
    g = sorted(ratio(m[y1][c], m[y0][c]) for c in both)
    put("coop.members.cagr.pooled", ratio(sum(m[y1][c] for c in both), sum(m[y0][c] for c in both)), "C2")
    put("coop.members.cagr.pooled.all", ratio(sum(m[y1].values()), sum(m[y0].values())), "C2")
    put("coop.members.cagr.median", median(g), "C2")
    put("coop.members.cagr.min", g[0], "C2")
    put("coop.members.cagr.max", g[-1], "C2")
    for y in (y0, y1):
        all_ = by[y].values()
        put(f"coop.women.members.{y}", Fr(S(y, "members_women_end"), S(y, "members_end")), "C5")
        put(f"coop.women.board.{y}", Fr(S(y, "board_women"), S(y, "board_total")), "C5")
        put(f"coop.delivery.{y}", Fr(S(y, "member_supplied_kg"), S(y, "member_production_kg")), "C5")
        put(f"coop.delivery.median.{y}", median(Fr(r["member_supplied_kg"], r["member_production_kg"]) for r in all_), "C5")
        put(f"coop.premium.{y}", Fr(sum(r["price_paid_members_lak_kg"] * r["member_supplied_kg"] for r in all_),
                                    sum(r["farmgate_price_lak_kg"] * r["member_supplied_kg"] for r in all_)) - 1, "C5")
        put(f"coop.current.{y}", Fr(S(y, "current_assets_lak"), S(y, "current_liabilities_lak")), "C5")
        put(f"coop.equity.assets.{y}", Fr(S(y, "equity_lak"), S(y, "total_assets_lak")), "C5")
        put(f"coop.surplus.margin.{y}", Fr(S(y, "net_surplus_lak"), S(y, "revenue_lak")), "C5")
        for what, f in (("revenue", "revenue_lak"), ("volume", "member_supplied_kg"), ("members", "members_end")):
            put(f"coop.hhi.{what}.{y}", sum(Fr(r[f], S(y, f)) ** 2 for r in all_), "C6")
    a, b = by[y0], by[y1]
    p0, p1 = ({c: d[c]["sale_price_lak_kg"] for c in both} for d in (a, b))
    q0, q1 = ({c: d[c]["member_supplied_kg"] for c in both} for d in (a, b))
    dot = lambda p, q: sum(p[c] * q[c] for c in both)
    v0, v1 = dot(p0, q0), dot(p1, q1)
    put(f"coop.revenue.continuing.{y0}.lak", sum(a[c]["revenue_lak"] for c in both), "C3")
    put(f"coop.revenue.continuing.{y1}.lak", sum(b[c]["revenue_lak"] for c in both), "C3")
    put(f"coop.value.continuing.{y0}.lak", v0, "C4")
    put(f"coop.value.continuing.{y1}.lak", v1, "C4")

    def indices(x0, x1, w0, w1, name):
        L, P = Fr(dot(x1, w0), dot(x0, w0)), Fr(dot(x1, w1), dot(x0, w1))
        put(f"coop.laspeyres.{name}", L, "C4")
        put(f"coop.paasche.{name}", P, "C4")
        put(f"coop.fisher.{name}", root(L * P), "C4")
        put(f"coop.tornqvist.{name}", math.exp(math.fsum(
            (Fr(x0[c] * w0[c], v0) + Fr(x1[c] * w1[c], v1)) / 2 * math.log(Fr(x1[c], x0[c])) for c in both)), "C4")

    indices(p0, p1, q0, q1, "price")
    indices(q0, q1, p0, p1, "volume")
    put("coop.value.index", Fr(v1, v0), "C4")
    put("coop.bennet.price.lak", Fr(sum((q0[c] + q1[c]) * (p1[c] - p0[c]) for c in both), 2), "C4")
    put("coop.bennet.volume.lak", Fr(sum((p0[c] + p1[c]) * (q1[c] - q0[c]) for c in both), 2), "C4")
    put("coop.value.change.lak", v1 - v0, "C4")

    def lmdi(stem, R0, R1, price0, price1):
        weight = {c: float(R1[c] - R0[c]) / math.log(Fr(R1[c], R0[c])) for c in both}
        mem = {c: math.log(Fr(m[y1][c], m[y0][c])) for c in both}
        kg = {c: math.log(Fr(q1[c] * m[y0][c], q0[c] * m[y1][c])) for c in both}
        pr = {c: math.log(Fr(price1[c], price0[c])) for c in both}
        parts = [math.fsum(weight[c] * f[c] for c in both) for f in (mem, kg, pr)]
        total = sum(R1[c] - R0[c] for c in both)
        assert abs(sum(parts) - total) < 1e-12 * abs(total)
        for k, v in zip(("members", "kg_per_member", "price"), parts):
            put(f"coop.lmdi{stem}.{k}.lak", v, "C3")
        put(f"coop.lmdi{stem}.total.lak", total, "C3")

    lmdi("", {c: p0[c] * q0[c] for c in both}, {c: p1[c] * q1[c] for c in both}, p0, p1)
    R0, R1 = ({c: d[c]["revenue_lak"] for c in both} for d in (a, b))
    lmdi(".revenue", R0, R1, {c: Fr(R0[c], q0[c]) for c in both}, {c: Fr(R1[c], q1[c]) for c in both})


def main():
    training()
    income()
    cooperatives()
    assert len({n for n, *_ in OUT}) == len(OUT)
    if "--check" in sys.argv[1:]:
        old = {r["name"]: r for r in read(GOLDEN)}
        bad = [n for n, v, t, _ in OUT if n not in old or abs(v - float(old[n]["value"])) > t * max(abs(v), 1e-300)]
        bad += [n for n in old if n not in {o[0] for o in OUT}]
        print(len(OUT), "values,", len(bad), "differ", *bad)
        return 1 if bad else 0
    with open(GOLDEN, "w", newline="", encoding="utf-8") as f:
        c = csv.writer(f, lineterminator="\n")
        c.writerow(["name", "value", "tolerance", "formula"])
        c.writerows([n, v if isinstance(v, int) else "%.17g" % v, "%.0e" % t, k] for n, v, t, k in OUT)
    print(len(OUT), "values written")
    return 0


if __name__ == "__main__":
    sys.exit(main())
