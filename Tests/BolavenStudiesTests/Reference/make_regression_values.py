"""Makes regression_values.csv: least squares of datasets/nsw/nsw.csv with HC1 errors, and F tests, by statsmodels.

    python3 Tests/BolavenStudiesTests/Reference/make_regression_values.py

The criteria count sigma as a parameter, as R does: statsmodels' plus 2, or log n.
"""

import csv
import math
import pathlib

import pandas
import statsmodels.formula.api as smf

HERE = pathlib.Path(__file__).parent
data = pandas.read_csv(HERE / "../../../datasets/nsw/nsw.csv")
fit = smf.ols("re78 ~ treat + age + educ + black", data).fit(cov_type="HC1", use_t=True)

rows = []
for term in fit.params.index:
    name = "(Intercept)" if term == "Intercept" else term
    low, high = fit.conf_int(0.1).loc[term]
    for field, value in [
        ("estimate", fit.params[term]), ("std_error", fit.bse[term]), ("statistic", fit.tvalues[term]),
        ("p_value", fit.pvalues[term]), ("conf_low", low), ("conf_high", high),
    ]:
        rows.append((name, field, value))
rows += [("fit", "r_squared", fit.rsquared), ("fit", "adj_r_squared", fit.rsquared_adj)]
rows += [("fit", "sigma", math.sqrt(fit.scale)), ("fit", "log_likelihood", fit.llf)]
rows += [("fit", "aic", fit.aic + 2), ("fit", "bic", fit.bic + math.log(fit.nobs))]
for name, text in [
    ("wald", "treat = 0, age = 0, educ = 0, black = 0"), ("wald:treat = 1000", "treat = 1000"),
    ("wald:treat = 1000, age = educ", "treat = 1000, age = educ"),
    ("wald:2*age - educ = 100", "2*age - educ = 100"),
]:
    test = fit.f_test(text)
    rows += [(name, "statistic", float(test.fvalue)), (name, "p_value", float(test.pvalue))]

with open(HERE / "regression_values.csv", "w", newline="") as file:
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(["place", "field", "value"])
    writer.writerows((place, field, repr(float(value))) for place, field, value in rows)
