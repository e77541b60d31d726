"""What NumPy, SciPy and statsmodels find in datasets/nsw/nsw.csv: writes descriptive_values.csv beside itself.

    python3 make_descriptive_values.py

Tests of doubles owe 12 digits, those of groups 11: the peers sum without compensation.
"""
import csv
import pathlib

import numpy
from scipy import stats
from statsmodels.tsa.stattools import acf

here = pathlib.Path(__file__).parent
with open(here.parents[2] / "datasets" / "nsw" / "nsw.csv") as file:
    rows = list(csv.DictReader(file))
rows_out = []
treat = numpy.array([row["treat"] for row in rows])
for column in ["re78", "re75", "age", "educ", "nodegree"]:
    x = numpy.array([float(row[column]) for row in rows])
    values = {
        "n": len(x), "mean": x.mean(), "sd": x.std(ddof=1), "min": x.min(), "p25": numpy.quantile(x, 0.25),
        "median": numpy.median(x), "p75": numpy.quantile(x, 0.75), "max": x.max(), "r1": acf(x, nlags=1)[1],
    }
    groups = [x[treat == level] for level in ["0", "1"]]
    values["f"], values["p"] = stats.f_oneway(*groups)
    values["mean_0"], values["mean_1"] = [group.mean() for group in groups]
    values["within_ss"] = sum(((group - group.mean()) ** 2).sum() for group in groups)
    rows_out += [[column, name, repr(float(value))] for name, value in values.items()]
for column in ["black", "marr", "educ"]:
    levels = sorted({row[column] for row in rows}, key=float)
    table = [[sum(row[column] == level and row["treat"] == t for row in rows) for t in "01"] for level in levels]
    test = stats.chi2_contingency(table, correction=False)
    for name, value in [("chi2", test.statistic), ("chi2_df", test.dof), ("chi2_p", test.pvalue),
                        ("least_expected", test.expected_freq.min())]:
        rows_out.append([column, name, repr(float(value))])
with open(here / "descriptive_values.csv", "w", newline="") as file:
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(["column", "name", "value"])
    writer.writerows(rows_out)
print(len(rows_out), "values")
