#!/usr/bin/env python3
"""Reads one large CSV by our program and by the peers in turn, each a process of its own, and writes results.md beside it.

measure.py GENERATOR PROGRAM [--quick]

`load` reads every column and takes one grouped mean, `query` only what the mean needs, `doubles` is `load` of numbers with
all their digits; the last table is a regression from its CSV to the printed table. Of several rounds the fastest counts.
The page cache is warm for everyone.
"""
import datetime
import os
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, f"{os.path.dirname(HERE)}/regression")
import measure as regression  # noqa: E402
import results  # noqa: E402

# What each is compared with, and the shares of its time and of its memory that are asked for; MiB that are asked for.
TARGETS = {
    "load": [("py:polars", 0.13, 0.25)],
    "query": [("py:polars-lazy", 0.25, None)],
    "doubles": [],
    "w10": [("R:fixest", 0.04, None), ("py:pyfixest-map", 0.025, None)],
}
PEAKS = {"w10": 120}
TITLES = {
    "load": "668 MiB, 10 million rows of 8 mixed columns: every column, and the mean of one number in 500 groups",
    "query": "The same mean, of the same file, and nothing else",
    "doubles": "49 MiB, 1 million rows of 3 whole numbers and 2 doubles with 16 or 17 digits: every column, and a mean in 10 groups",
    "w10": "A regression with two effects and clustered errors, from its CSV of 56 MiB to the printed table",
}


def main():
    quick = "--quick" in sys.argv
    generator, program = [a for a in sys.argv[1:] if not a.startswith("--")]
    home = os.environ["BENCH_HOME"]
    subprocess.run([sys.executable, f"{HERE}/../regression/prepare.py", generator, home, "w9", "w2", "w1_simple_1e6"],
                   check=True, stdout=subprocess.DEVNULL)
    py = [sys.executable, f"{generator}/peers.py"]
    r = ["Rscript", f"{generator}/r/peers.R"]
    file = f"{home}/data/w9.csv"
    ours = f"{regression.ROOT}/.build/release/bolaven"
    doubles = f"{home}/data/w1_simple_1e6.csv"
    formula = next(w.formula for w in regression.WORKLOADS if w.name == "w2")

    def inline(script):
        return [sys.executable, "-c", script]

    has_r = {p: subprocess.run(["Rscript", "-e", f"library({p})"], env=regression.ENVIRONMENT, capture_output=True).returncode
             == 0 if results.which("Rscript") else False for p in ("data.table", "fixest")}
    jobs = {
        "load": {
            "bolaven": [program, "load", file, "score", "district"],
            "py:polars": py + ["w9", "polars", "--once"],
            "py:duckdb-load": py + ["w9", "duckdb-load", "--once"],
            "py:pyarrow": py + ["w9", "pyarrow", "--once"],
            **({"R:data.table": r + ["w9", "data.table", "--once"]} if has_r["data.table"] else {}),
        },
        "query": {
            "bolaven": [program, "query", file, "score", "district"],
            "py:polars-lazy": py + ["w9", "polars-lazy", "--once"],
            "py:duckdb-query": py + ["w9", "duckdb-query", "--once"],
        },
        "doubles": {
            "bolaven": [program, "load", doubles, "x1", "year"],
            "py:polars": inline(f"import polars as p; p.read_csv('{doubles}').group_by('year').agg(p.col('x1').mean())"),
            "py:pandas": inline(f"import pandas as p; p.read_csv('{doubles}').groupby('year').x1.mean()"),
            "py:duckdb": inline(f"import duckdb; duckdb.sql(\"create table t as from '{doubles}'\"); "
                                "duckdb.sql('select avg(x1) from t group by year').fetchall()"),
            "py:pyarrow": inline(f"import pyarrow.csv as c; c.read_csv('{doubles}').group_by('year').aggregate("
                                 "[('x1', 'mean')])"),
            **({"R:data.table": ["Rscript", "-e", f"d <- data.table::fread('{doubles}'); d[, mean(x1), by = year]"]}
               if has_r["data.table"] else {}),
        },
        "w10": {
            "bolaven": [ours, "regress", f"{home}/data/w2.csv", formula, "--cluster", "village", "--vcov", "CR1S"],
            "py:pyfixest-map": py + ["w10", "pyfixest-map", "--once"],
            "py:linearmodels": py + ["w10", "linearmodels", "--once"],
            **({"R:fixest": r + ["w10", "fixest", "--once"]} if has_r["fixest"] else {}),
        },
    }
    text = (f"# Reading: bolaven and others on the same files\n\n{datetime.date.today()}. {results.processor()}, 2 threads. "
            f"{results.versions(has_r['fixest'], ('polars', 'duckdb', 'pyarrow', 'pandas', 'pyfixest', 'linearmodels'))}.\n\n"
            "Whole processes that took turns, start and imports included; the fastest of five. `bolaven` of the first three tables\n"
            "is a program of the library, as the others are of theirs; that of the last is the command. Before each run 2 GiB are\n"
            "written to and freed, so that nobody waits for the host of a virtual machine to give memory. Peak is the most memory\n"
            "the process had.\n")
    for job, programs in jobs.items():
        records = []
        for _ in range(1 if quick else 5):
            for name, command in programs.items():
                regression.touch_memory()
                record = dict(regression.run(command), workload=job, program=name)
                records.append(record)
                print(f"{job:8}{name:20}{record['wall'] * 1e3:9.0f} ms {record['peak_mib'] or 0:7.0f} MiB, "
                      f"load of others {record['others']:.2f} {record['failure'] or ''} {record.get('check', '')}", flush=True)
        text += f"\n## {TITLES[job]}\n\n" + table(records, TARGETS[job], PEAKS.get(job))
    with open(f"{HERE}/results.md", "w") as page:
        page.write(text)
    print("\n" + text)


def table(records, targets, peak):
    done = [r for r in records if not r["failure"]]
    best = {p: min((r for r in done if r["program"] == p), key=lambda r: r["wall"])
            for p in dict.fromkeys(r["program"] for r in done)}
    ours = best["bolaven"]
    text = "| program | wall ms | CPU ms | peak MiB | ours / theirs, wall | ours / theirs, peak | load of others |\n"
    text += "|---|---|---|---|---|---|---|\n"
    for name, r in best.items():
        text += (f"| {name} | {r['wall'] * 1e3:.0f} | {r['cpu'] * 1e3:.0f} | {r['peak_mib']:.0f} | "
                 f"{ours['wall'] / r['wall']:.3f} | {ours['peak_mib'] / r['peak_mib']:.3f} | {r['others']:.2f} |\n")
    for peer, time_share, memory_share in targets:
        if peer not in best:
            continue
        text += (f"\nAsked for: {time_share} of the time of {peer}; reached: {ours['wall'] / best[peer]['wall']:.3f}")
        if memory_share:
            text += f"; {memory_share} of its memory; reached: {ours['peak_mib'] / best[peer]['peak_mib']:.3f}"
        text += ".\n"
    if peak:
        text += f"\nAsked for: at most {peak} MiB; reached: {ours['peak_mib']:.1f}.\n"
    failed = sorted({f"{r['program']} ({r['failure']})" for r in records if r["failure"]})
    return text + (f"\nFailed: {'; '.join(failed)}.\n" if failed else "")


if __name__ == "__main__":
    main()
