"""Results of measure.py as text: one line a run, and the document with the tables."""
import datetime
import importlib.metadata
import math
import os
import shutil
import subprocess

which = shutil.which


def line(record):
    if record["failure"]:
        said = f"left out: {record['failure']}"
    else:
        timed = f"{record['est_min'] * 1e3:9.1f} ms" if "est_min" in record else f"{record['wall'] * 1e3:9.1f} ms"
        peak = f", {record['peak_mib']:.0f} MiB" if record["peak_mib"] else ""
        said = f"{timed}{peak}, load of others {record['others']:.2f}"
    return f"{record['workload']:22} {record['program']:24} {said}"


def document(workloads, records, stream, has_fixest):
    text = f"""# Regressions: bolaven and others on the same data

{datetime.date.today()}. {processor()}, 2 threads; OpenBLAS kernel {core(records)}. {versions(has_fixest)}.

Times are of the estimation alone, in milliseconds: the data are in memory as columns, ids as plain numbers; levels, missing
values, coefficients, standard errors and the finished result are all counted. The programs took turns in one run, and the
fastest call of each counts. Peak is the memory of the whole process with all columns of the table.
"Load of others" is how many of the two cores other processes took meanwhile (0: none, 2: both), at our fastest call.
`fe2` and `fe3` absorb two and three effects. Digits are those to which coefficient and standard error agree.

"""
    text += "| workload | ours ms (CPU ms) | first call ms | compared with | theirs ms (CPU ms) | ratio | target | met | "
    text += "digits | peak MiB ours / theirs | load of others |\n|---|---|---|---|---|---|---|---|---|---|---|\n"
    for w in workloads:
        text += "".join(rows(w, [r for r in records if r["workload"] == w.name]))
    if not has_fixest:
        text += "\n" + conversion(workloads)
    left_out = sorted({f"{r['workload']}: {r['program']} ({r['failure']})" for r in records if r["failure"]})
    if left_out:
        text += "\nLeft out: " + "; ".join(left_out) + ".\n"
    text += "\nWhere the standard errors of linearmodels agree to few digits only, it counts degrees of freedom differently.\n"
    if stream:
        text += "\n## Rows that are made while they pass\n\n" + passing(stream)
    return text


def rows(workload, records):
    done = [r for r in records if not r["failure"]]
    programs = list(dict.fromkeys(r["program"] for r in done))
    best = {p: min((r for r in done if r["program"] == p), key=lambda r: r["est_min"]) for p in programs}
    ours = best.pop("bolaven", None)
    if ours is None:
        yield f"| {workload.name} | failed | | | | | | no | | | |\n"
        return
    least = {p: min(r["cpu_min"] for r in done if r["program"] == p) for p in [*best, "bolaven"]}
    others = {p: r for p, r in best.items() if p != "R:fixest"}
    targets = dict(workload.targets)
    fastest = min(others, key=lambda p: others[p]["est_min"], default=None)
    own = f"{ours['est_min'] * 1e3:.1f} ({least['bolaven'] * 1e3:.0f}) | {ours['cold'] * 1e3:.1f}"
    for peer, r in best.items():
        name = peer.split(":")[1]
        wanted = targets.get(name) or (targets.get("best") if peer == fastest else None)
        yield row(workload.name, own, name, r["est_min"], f" ({least[peer] * 1e3:.0f})", ours["est_min"], wanted,
                  digits(ours["check"], r["check"]), f"{ours['peak_mib']:.0f} / {r['peak_mib']:.0f}", ours["others"])
        first = targets.get(f"{name} first call")
        if first:
            cold = min(x["cold"] for x in done if x["program"] == peer)
            yield row(workload.name, own, f"{name}, first call", cold, "", ours["cold"], first, "", "", ours["others"])
    for name, share in workload.memory:
        theirs = best.get(f"R:{name}")
        if theirs:
            ratio = ours["peak_mib"] / theirs["peak_mib"]
            yield (f"| {workload.name} | | | {name}, memory | | {ratio:.2f} | {share} | {'yes' if ratio <= share else 'no'} | | "
                   f"{ours['peak_mib']:.0f} / {theirs['peak_mib']:.0f} | |\n")
    if "R:fixest" not in best and "fixest" in targets and fastest:
        converted = others[fastest]["est_min"] * workload.fixest_quotient
        yield row(workload.name, own, "fixest, converted", converted, "", ours["est_min"], targets["fixest"], "", "",
                  ours["others"])


def row(name, own, peer, theirs, cpu, ours, wanted, agreement, peak, load):
    met = "" if wanted is None else "yes" if ours <= wanted * theirs else "no"
    return (f"| {name} | {own} | {peer} | {theirs * 1e3:.1f}{cpu} | {ours / theirs:.4f} | {wanted or ''} | {met} | "
            f"{agreement} | {peak} | {load:.2f} |\n")


def digits(ours, theirs):
    """Decimal digits to which two coefficients, and two standard errors, agree."""
    def agreeing(a, b):
        if b == 0:
            return "-"
        return f"{min(15.0, -math.log10(max(abs(a - b) / abs(b), 1e-15))):.1f}"
    return ", ".join(agreeing(a, b) for a, b in zip(ours, theirs))


def conversion(workloads):
    quotients = "; ".join(f"{w.name} {w.fixest_quotient:.3g}" for w in workloads if w.fixest_quotient)
    return ("fixest is not installed here. Its time is converted: the time of the fastest other peer of this run, times the "
            "quotient fixest / fastest other peer that was measured side by side on two quiet cores with fixest 0.12.2 "
            f"({quotients}).\n")


def passing(stream):
    if stream["failure"]:
        return f"Failed: {stream['failure']}.\n"
    first, second = stream["part_digits"]
    return (f"{stream['rows']:,} rows x {stream['columns']} columns, HC1: {stream['seconds']:.1f} s (CPU {stream['cpu']:.1f} s, the "
            f"making of the rows included), peak of the process {stream['peak_mib']} MiB. On the first {stream['part']:,} rows, "
            f"coefficients agree to {first:.1f} digits with those of the same rows in memory, standard errors to "
            f"{second:.1f}.\n")


def processor():
    for text in open("/proc/cpuinfo"):
        if text.startswith("model name"):
            return f"{text.split(':', 1)[1].strip()}, {os.cpu_count()} cores"
    return f"{os.cpu_count()} cores"


def core(records):
    return next((r["core"] for r in records if r.get("core")), "unknown")


def versions(has_fixest, packages=("numpy", "pyfixest", "linearmodels", "statsmodels")):
    found = [f"Python {'.'.join(map(str, __import__('sys').version_info[:3]))}"]
    for name in packages:
        try:
            found.append(f"{name} {importlib.metadata.version(name)}")
        except importlib.metadata.PackageNotFoundError:
            pass
    if has_fixest:
        libraries = os.environ.get("BENCH_R_LIBS", "")
        said = subprocess.run(
            ["Rscript", "-e", "cat(R.version.string, '; fixest', as.character(packageVersion('fixest')))"],
            env={**os.environ, "R_LIBS": libraries}, capture_output=True, text=True)
        found.append(said.stdout.replace(" ;", ","))
    return ", ".join(found)
