#!/usr/bin/env python3
"""Runs each workload by our program and by the peers in turn, and hands what was measured to results.py.

measure.py GENERATOR PROGRAM [--only NAME[,NAME...]] [--quick]

Every process has two threads. What other processes burn meanwhile is recorded: 0 is a quiet machine, 2 is both cores taken.
A program that needs more than LIMIT seconds is left out. Of several rounds the fastest counts.
"""
import json
import mmap
import os
import re
import resource
import signal
import subprocess
import sys
import time

import results
from workloads import WORKLOADS

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
HOME = os.environ["BENCH_HOME"]
LIMIT = 90
OURS = "bolaven"
# An old OpenBLAS kernel that the machine may ask for would slow the peers.
ENVIRONMENT = {k: v for k, v in os.environ.items() if k not in ("OPENBLAS_CORETYPE", "OPENBLAS_L2_SIZE")}
ENVIRONMENT.update(
    R_LIBS=os.environ.get("BENCH_R_LIBS", ""), BOLAVEN_THREADS="2",
    **{k: "2" for k in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "RAYON_NUM_THREADS", "POLARS_MAX_THREADS",
                        "NUMBA_NUM_THREADS", "R_DATATABLE_NUM_THREADS")})


def busy():
    """Seconds that all processors together have worked."""
    fields = list(map(int, open("/proc/stat").readline().split()[1:9]))
    return (sum(fields) - fields[3] - fields[4]) / os.sysconf("SC_CLK_TCK")


def children():
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def touch_memory(mib=2048):
    """Writes to memory and frees it, so that the next process does not wait for the host of a virtual machine to give some."""
    with mmap.mmap(-1, mib << 20, flags=mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS) as memory:
        memory.madvise(mmap.MADV_HUGEPAGE)
        for place in range(0, len(memory), mmap.PAGESIZE):
            memory[place] = 1


def run(command, limit=LIMIT, environment=ENVIRONMENT):
    """What a command says in its last line of JSON, its wall and processor seconds, peak memory and the load of others."""
    work, own, start = busy(), children(), time.time()
    # /usr/bin/time measures the one process; the group is ended as a whole.
    process = subprocess.Popen(["/usr/bin/time", "-v", *command], env=environment, stdout=subprocess.PIPE,
                               stderr=subprocess.PIPE, text=True, start_new_session=True)
    try:
        out, err = process.communicate(timeout=limit)
        failure = None if process.returncode == 0 else f"exit {process.returncode}"
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        out, err = process.communicate()
        failure = f"more than {limit:.0f} s"
    wall, cpu = time.time() - start, children() - own
    peak = re.search(r"Maximum resident set size \(kbytes\): (\d+)", err)
    record = dict(wall=wall, cpu=cpu, others=max(0, busy() - work - cpu) / wall, failure=failure,
                  peak_mib=int(peak.group(1)) / 1024 if peak else None)
    lines = [line for line in out.splitlines() if line.startswith("{")]
    if lines:
        record.update(json.loads(lines[-1]))
    elif not failure:
        record["output"] = out
    elif failure.startswith("exit"):
        said = (err.split("\tCommand being timed")[0] or out).strip().splitlines()
        record["failure"] = said[-1][:120] if said else failure
    return record


def option(name, default=None):
    if name not in sys.argv:
        return default
    place = sys.argv.index(name)
    value = sys.argv[place + 1]
    del sys.argv[place:place + 2]
    return value


def main():
    only = option("--only", "").lower().split(",")
    quick = "--quick" in sys.argv
    generator, program = [a for a in sys.argv[1:] if not a.startswith("--")]
    chosen = [w for w in WORKLOADS if any(w.name.startswith(o) for o in only) and not (quick and "1e7" in w.name)]
    if not chosen:
        sys.exit("No workload of this name; there are " + ", ".join(w.name for w in WORKLOADS))
    data = list(dict.fromkeys(w.data for w in chosen))
    subprocess.run([sys.executable, f"{HERE}/prepare.py", generator, HOME, *data], check=True, stdout=subprocess.DEVNULL)
    has_fixest = subprocess.run(["Rscript", "-e", "library(fixest); library(data.table)"], env=ENVIRONMENT,
                                capture_output=True).returncode == 0 if results.which("Rscript") else False
    seconds, rounds = (4, 1) if quick else (12, 2)
    columns = {d: open(f"{HOME}/raw/{d}.columns").read() for d in data}
    commands = {"py": [sys.executable, f"{generator}/peers.py"], "R": ["Rscript", f"{generator}/r/peers.R"]}
    records = []
    for w in chosen:
        ours = [program, f"{HOME}/raw", w.data, columns[w.data], w.formula, w.covariance, w.cluster, "30", str(seconds / 2)]
        peers = {p: commands[p.split(":")[0]] + [w.name, p.split(":")[1], "--seconds", str(seconds)]
                 for p in w.peers if has_fixest or not p.startswith("R:")}
        left_out = set()
        for _ in range(rounds):
            # Ours stands between the peers, so that what disturbs one disturbs the other.
            for peer, command in peers.items():
                if peer in left_out:
                    continue
                for name, words in ((OURS, ours), (peer, command)):
                    record = dict(run(words), workload=w.name, program=name)
                    records.append(record)
                    print(results.line(record), flush=True)
                    if record["failure"]:
                        left_out.add(name)
    stream = run([program, "stream", "100000000"]) if chosen == WORKLOADS else None
    with open(f"{ROOT}/.build/bench/results.jsonl", "a") as file:
        file.writelines(json.dumps(r) + "\n" for r in records)
    text = results.document(chosen, records, stream, has_fixest)
    path = f"{ROOT}/Benchmarks/results.md" if chosen == WORKLOADS else f"{ROOT}/.build/bench/results.md"
    with open(path, "w") as file:
        file.write(text)
    print("\n" + text + f"\nWritten to {os.path.relpath(path)}")


if __name__ == "__main__":
    main()
