#!/usr/bin/env python3
"""Runs each workload by our program and by the peers in turn and writes results.md. Called by run.

measure.py DATA PROGRAM PYTHON [--quick]
"""
import json
import math
import os
import shutil
import subprocess
import sys
import time

HERE = os.path.dirname(os.path.abspath(__file__))
# Workload, table, what it is, and the peers of each language.
WORKLOADS = [
    ("wilcoxon-untied", "wilcoxon-untied", "exact Wilcoxon signed-rank, 200 pairs",
     ["R stats", "R coin", "R exactRankTests", "Python scipy", "Python pingouin"]),
    ("wilcoxon-ties", "wilcoxon-ties", "the same with ties and zeros",
     ["R stats", "R coin", "R exactRankTests", "Python scipy", "Python pingouin"]),
    ("rasch-cml", "answers-1000", "Rasch, conditional likelihood, 1,000 people, 60 items",
     ["R eRm", "R psychotools", "Python girth"]),
    ("two-parameter", "answers-5000", "two-parameter model, marginal likelihood, 5,000 people, 60 items",
     ["R mirt", "R ltm", "R psych", "Python girth"]),
]
LIMIT = 600


def answer(command, limit=LIMIT):
    """The last line of JSON that a command prints, and the load of others meanwhile; None where it fails."""
    environment = dict(os.environ, R_LIBS=os.environ.get("BENCH_R_LIBS", os.environ.get("R_LIBS", "")))
    work, own, start = busy(), own_seconds(), time.time()
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=limit, env=environment)
    except (subprocess.TimeoutExpired, FileNotFoundError) as failure:
        print(f"  {type(failure).__name__}: {' '.join(command)}", file=sys.stderr)
        return None
    lines = [line for line in done.stdout.splitlines() if line.startswith("{")]
    if done.returncode or not lines:
        print((done.stderr or done.stdout).strip()[-300:], file=sys.stderr)
        return None
    record = json.loads(lines[-1])
    record["others"] = max(0, busy() - work - (own_seconds() - own)) / (time.time() - start)
    return record


def busy():
    """Seconds that all processors together have worked."""
    fields = list(map(int, open("/proc/stat").readline().split()[1:9]))
    return (sum(fields) - fields[3] - fields[4]) / os.sysconf("SC_CLK_TCK")


def own_seconds():
    times = os.times()
    return times.children_user + times.children_system


def digits(a, b):
    """Digits to which all numbers of two answers agree, of themselves or near 0 of 1."""
    if len(a) != len(b):
        return 0
    error = max(abs(x - y) / max(abs(y), 1 if len(b) > 1 else 0) for x, y in zip(a, b))
    return 15.0 if error < 1e-15 else max(0.0, -math.log10(error))


def seconds(value):
    return f"{value * 1000:.3g} ms" if value < 1 else f"{value:.3g} s"


def main():
    data, program, python = [a for a in sys.argv[1:] if not a.startswith("--")]
    quick = "--quick" in sys.argv
    rounds, most = (1, "0.3") if quick else (3, "3")
    interpreters = {"R": (shutil.which("Rscript") or "Rscript", "--vanilla", f"{HERE}/peers.R"),
                    "Python": (python, f"{HERE}/peers.py")}
    versions = {language: answer([*words, "--versions"]) or {} for language, words in interpreters.items()}
    for found in versions.values():
        found.pop("others", None)
    cores = os.cpu_count() or 1
    rows, left_out = [], []
    for workload, table, what, peers in WORKLOADS:
        commands = {"bolaven": [program, f"{data}/{table}.csv", workload, str(cores), most],
                    "bolaven, one thread": [program, f"{data}/{table}.csv", workload, "1", most]}
        for peer in peers:
            language, name = peer.split()
            if name in versions[language]:
                commands[peer] = [*interpreters[language], f"{data}/{table}.csv", workload, name, most]
            elif peer not in left_out:
                left_out.append(peer)
        best = {}
        for _ in range(rounds):
            for name, command in commands.items():
                record = answer(command)
                if record and (name not in best or record["seconds"] < best[name]["seconds"]):
                    best[name] = record
                print(f"{workload:18} {name:22} " + (seconds(record["seconds"]) if record else "failed"), flush=True)
        if "bolaven" not in best:
            sys.exit(f"{workload}: bolaven gave no answer")
        ours = best["bolaven"]
        for name, record in best.items():
            agree = digits(record["check"], ours["check"])
            rows.append((what, name, seconds(record["seconds"]), f"{record['seconds'] / ours['seconds']:.3g}",
                         "" if name == "bolaven" else f"{agree:.1f}", f"{record['others']:.2f}"))
        fastest = min(best, key=lambda name: best[name]["seconds"])
        if not fastest.startswith("bolaven"):
            print(f"{workload}: {fastest} is faster than bolaven", file=sys.stderr)
    text = document(rows, versions, left_out, cores)
    path = f"{data}/results.md" if quick else f"{HERE}/results.md"
    with open(path, "w") as file:
        file.write(text)
    print("\n" + text)


def document(rows, versions, left_out, cores):
    model = next((line.split(":")[1].strip() for line in open("/proc/cpuinfo") if line.startswith("model name")), "")
    software = [f"{language} {name} {version}" for language, found in versions.items() for name, version in found.items()]
    lines = ["# Trainings: bolaven, R and Python on the same data", "",
             f"{model}, {cores} cores. {', '.join(software)}.", "",
             "Seconds of the call alone: answers are in memory, the finished result is counted. The programs took turns in one",
             "run, and the fastest call of each counts. Digits are those to which all numbers of the answer agree with ours: p,",
             "difficulties with mean 0, slopes and difficulties. \"Load of others\" is how many cores other processes took.",
             "", "| work | program | time | times ours | digits | load of others |", "|---|---|---|---|---|---|"]
    lines += ["| " + " | ".join(row) + " |" for row in rows]
    lines += ["", "With ties, `wilcox.test` of R gives the normal approximation, and SciPy and pingouin the law of ranks without",
              "ties: other answers than the exact one. `irt.fa` of psych estimates by tetrachoric correlations, not by likelihood."]
    if left_out:
        lines += ["", "Not here, left out: " + ", ".join(left_out) + "."]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    main()
