"""What is timed: for each workload its data, its regression, the peers of peers.py and peers.R, and what is aimed at.

A target (peer, share) says that our time is to be at most that share of the peer's on the same data in the same run.
`best` is the fastest peer but fixest. `once` is the fastest peer's first call in a fresh process.
"""
from dataclasses import dataclass


@dataclass(frozen=True)
class Workload:
    name: str
    data: str
    formula: str
    covariance: str = "iid"
    cluster: str = "-"
    peers: tuple = ()
    targets: tuple = ()
    memory: tuple = ()
    # fixest / fastest other peer, measured side by side on two quiet cores; stands in for fixest where it is not installed
    fixest_quotient: float = 0


MAP, LSMR, FIXEST = "py:pyfixest-map", "py:pyfixest-lsmr", "R:fixest"
TWO, THREE = "y ~ x1 | indiv_id + year", "y ~ x1 | indiv_id + year + firm_id"
W6 = lambda k: "y ~ " + " + ".join(f"x{j}" for j in range(1, k + 1))

WORKLOADS = [
    Workload("w1_simple_1e6_fe2", "w1_simple_1e6", TWO, peers=(MAP, LSMR, FIXEST, "py:linearmodels-absorb"),
             targets=(("fixest", 0.06),), memory=(("fixest", 0.5),), fixest_quotient=0.187 / 0.446),
    Workload("w1_simple_1e6_fe3", "w1_simple_1e6", THREE, peers=(MAP, LSMR, FIXEST),
             targets=(("fixest", 0.12),), fixest_quotient=0.170 / 0.593),
    Workload("w1_difficult_1e6_fe3", "w1_difficult_1e6", THREE, peers=(LSMR, MAP, FIXEST),
             targets=(("best", 0.06), ("fixest", 0.02)), fixest_quotient=5.86 / 1.43),
    Workload("w1_fxdiff_1e6_fe2", "w1_fxdiff_1e6", "y ~ x1 + x2 | indiv_id + firm_id", peers=(LSMR, FIXEST),
             targets=(("best", 0.12),), fixest_quotient=5.45 / 1.35),
    Workload("w1_fxdiff_1e6_fe3", "w1_fxdiff_1e6", "y ~ x1 + x2 | indiv_id + firm_id + year", peers=(LSMR, FIXEST),
             targets=(("best", 0.2),), fixest_quotient=10.20 / 1.55),
    Workload("w1_simple_1e7_fe2", "w1_simple_1e7", TWO, peers=(MAP, LSMR, FIXEST),
             targets=(("fixest", 0.10),), memory=(("fixest", 0.5),), fixest_quotient=1.82 / 9.72),
    Workload("w1_simple_1e7_fe3", "w1_simple_1e7", THREE, peers=(MAP, FIXEST),
             targets=(("fixest", 0.15),), fixest_quotient=0.170 / 0.593),
    Workload("w1_difficult_1e7_fe3", "w1_difficult_1e7", THREE, peers=(LSMR,), targets=(("best", 0.06),)),
    Workload("w2", "w2", "y ~ d + c1 + c2 + c3 + c4 + c5 | hh + wave", "CR1S", "village",
             peers=(LSMR, MAP, FIXEST, "py:linearmodels"), targets=(("fixest", 0.12), ("fixest first call", 0.07)),
             fixest_quotient=0.342 / 1.40),
    Workload("w6_1e6_50", "w6_1e6_50", W6(50), "HC1", peers=("py:numpy-normal-eq", FIXEST, "py:pyfixest", "py:statsmodels"),
             targets=(("numpy-normal-eq", 0.35), ("fixest", 0.04)), fixest_quotient=4.27 / 0.480),
    Workload("w6_1e7_10", "w6_1e7_10", W6(10), "HC1", peers=("py:numpy-normal-eq", FIXEST),
             targets=(("numpy-normal-eq", 0.3), ("fixest", 0.05)), fixest_quotient=4.19 / 0.643),
]
