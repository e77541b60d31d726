"""The peer in Python: paired t test, exact Wilcoxon signed-rank test and Hedges' g_av of one table of scores.

    python knowledge.py FILE.csv        (columns id, pre, post; incomplete rows are dropped; needs NumPy and SciPy)
"""
import csv, math, sys
import numpy as np
from scipy import stats
from scipy.special import gammaln

with open(sys.argv[1], newline="") as file:
    rows = [(float(row["pre"]), float(row["post"])) for row in csv.DictReader(file) if row["pre"] and row["post"]]
pre, post = np.array(rows).T
change = post - pre
n = len(change)

t = stats.ttest_rel(post, pre)
low, high = t.confidence_interval(0.95)

# The exact distribution of the rank sum under random signs, ties and all; SciPy's own refuses ties.
nonzero = change[change != 0]
ranks = np.rint(2 * stats.rankdata(np.abs(nonzero))).astype(int)
ways = np.ones(1)
for rank in ranks:
    ways = np.pad(ways, (0, rank)) / 2 + np.pad(ways, (rank, 0)) / 2
total = ranks.sum()
positive = ranks[nonzero > 0].sum()
far = np.abs(2 * np.arange(total + 1) - total) >= abs(2 * positive - total)

df = n - 1
correction = math.exp(gammaln(df / 2) - gammaln((df - 1) / 2)) / math.sqrt(df / 2)
spread = math.sqrt((pre.var(ddof=1) + post.var(ddof=1)) / 2)

print(f"pairs {n}  change {change.mean():.4f}  95% CI [{low:.4f}, {high:.4f}]")
print(f"t({df}) {t.statistic:.4f}  p {t.pvalue:.4g}")
print(f"V {positive / 2:g}  p {ways[far].sum():.4g}")
print(f"g_av {correction * change.mean() / spread:.4f}")
