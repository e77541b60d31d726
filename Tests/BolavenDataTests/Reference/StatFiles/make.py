"""Makes the files of this folder that are our own, and expected.json: what pyreadstat finds in all of them.

pip install pyreadstat==1.3.7 pandas==3.1.1; python make.py
"""
import datetime, glob, json, math, os, re
import numpy, pandas, pyreadstat

os.chdir(os.path.dirname(os.path.abspath(__file__)))


def make():
    frame = pandas.DataFrame({
        "id": ["001", "002", "003", "004"],
        "age": [34.0, 29.0, math.nan, 41.0],
        "district": [1, 2, 1, 3],
        "income": [1.5e9, -0.1, 1e-300, 123456789.25],
        "name": ["ສົມສັກ", "มะลิ", "", "Zoë"],
    })
    labels = {"id": "person", "age": "age in years", "district": "ເມືອງ", "income": "LAK a month"}
    codes = {"district": {1: "Paksong", 2: "Bachiang", 3: "ປາກເຊ"}}
    plain = frame.assign(name=["Somsak", "Mali", "", "Zoe"])
    plain_labels = {**labels, "district": "district"}
    plain_codes = {"district": {1: "Paksong", 2: "Bachiang", 3: "Pakse"}}
    for version in (8, 10, 12, 13):
        pyreadstat.write_dta(plain, f"stata_{version}.dta", version=version, variable_value_labels=plain_codes,
                             column_labels=plain_labels)
    for version in (14, 15):
        pyreadstat.write_dta(frame, f"stata_{version}.dta", version=version, variable_value_labels=codes,
                             column_labels=labels)
    frame.iloc[:, 1:].to_stata("pandas_119.dta", version=119, write_index=False)
    # ReadStat 1.1.8 finds no long text in version 119: a file that has some is refused.
    frame.iloc[:, 1:].to_stata("hostile/strl_119.dta", version=119, write_index=False, convert_strl=["name"])
    long = pandas.DataFrame({"story": ["a" * 5000, "", "ສ" * 1000], "n": [1, 2, 3]})
    long.to_stata("strl.dta", version=118, write_index=False, convert_strl=["story"])
    # Periods, which neither package writes with their formats: the codes are theirs, the format is set.
    periods = pandas.DataFrame({
        "day": [0.0, 23128.0, -1.0], "moment": [0.0, 1998383400250.0, -1.0], "month": [0.0, 759.0, -13.0],
        "quarter": [0.0, 253.0, -1.0], "half": [0.0, 126.0, -1.0], "week": [0.0, 3292.0, -1.0],
        "year": [1960.0, 2023.0, math.nan], "clock": [0.0, 52200000.0, 86399999.0],
    })
    formats = {"day": "%tdDD/NN/CCYY", "moment": "%tc", "month": "%tmCCYY-NN", "quarter": "%tq", "half": "%th",
               "week": "%tw", "year": "%ty", "clock": "%tcHH:MM:SS"}
    pyreadstat.write_dta(periods, "periods.dta", variable_format=formats)
    # Code pages: old files of Stata do not name theirs.
    thai = open("stata_10.dta", "rb").read().replace(b"Somsak", "สมศรี".encode("cp874").ljust(6, b"\0")[:6])
    open("thai_874.dta", "wb").write(thai)
    western = open("stata_10.dta", "rb").read().replace(b"Zoe\0", "Zoë\0".encode("cp1252"))
    open("western_1252.dta", "wb").write(western)
    for version, labelled in ((105, False), (108, False), (108, True), (110, True), (111, True)):
        old_stata(version, labelled)
    ranges = pandas.DataFrame({"score": [1.0, 97.0, 98.0, 99.0, -3.0, math.nan], "open": [5.0, -1.0, -2.5, 0.0, 7.0, 8.0],
                               "answer": ["yes", "no", "NA", "DK", "yes", ""]})
    pyreadstat.write_sav(ranges, "ranges.sav", row_compress=True,
                         missing_ranges={"score": [{"lo": 97, "hi": 99}, -3], "open": [{"lo": -math.inf, "hi": -1}],
                                         "answer": ["NA", "DK"]},
                         variable_value_labels={"score": {97: "refused", 98: "does not know", 1: "low"},
                                                "answer": {"NA": "not asked", "yes": "Yes"}})
    clock = pandas.DataFrame({"date": [13901500800.0, 0.0], "moment": [13901553000.25, 86400.0],
                              "month": [13901500800.0, 86400.0], "quarter": [13901500800.0, 86400.0],
                              "time": [52200.0, 1.5], "long": [180000.0, 60.0], "span": [180000.0, -60.0]})
    pyreadstat.write_sav(clock, "clock.sav",
                         variable_format={"date": "EDATE10", "moment": "DATETIME23.2", "month": "MOYR8", "quarter": "QYR8",
                                          "time": "TIME11.2", "long": "TIME8", "span": "DTIME12"})


def old_stata(version, labelled):
    """A file as Stata 5 (105), 6 (108), 7 (110) or 7 SE (111) made it, from its description: help dta."""
    import struct
    columns = [("id", 3, b"001 002 003".split()), ("age", "h", [34, 29, 0x7FFF]), ("income", "d", [1.5, -0.25, 2.0**1021 * 2**2]),
               ("sex", "b", [1, 2, 0x7F])]
    formats, label = 12, 32 if version < 108 else 81
    length = 33 if version > 108 else 9
    codes = {"h": "i" if version < 111 else 252, "d": "d" if version < 111 else 255, "b": "b" if version < 111 else 251}
    out = bytes([version, 2, 1, 0]) + struct.pack("<HI", 4, 3) + b"old".ljust(label, b"\0") + b"28 Apr 2023 09:00".ljust(18, b"\0")
    for _, kind, _ in columns:
        code = codes.get(kind, (kind if version >= 111 else kind + 127) if isinstance(kind, int) else None)
        out += code.encode() if isinstance(code, str) else bytes([code])
    out += b"".join(n.encode().ljust(length, b"\0") for n, _, _ in columns) + bytes(2 * 5)
    out += b"".join((b"%9s" if n == "id" else b"%9.0g").ljust(formats, b"\0") for n, _, _ in columns)
    out += b"".join((b"sexes" if labelled and n == "sex" else b"").ljust(length, b"\0") for n, _, _ in columns)
    out += b"".join(("the " + n).encode().ljust(label, b"\0") for n, _, _ in columns)
    out += bytes(3 if version < 110 else 5)
    for row in range(3):
        out += b"".join(v[row].ljust(3, b"\0") if isinstance(k, int) else struct.pack("<" + k, v[row]) for _, k, v in columns)
    if labelled:
        texts = b"man\0woman\0"
        table = struct.pack("<IIIIII", 2, len(texts), 0, 4, 1, 2) + texts
        out += struct.pack("<I", len(table)) + b"sexes".ljust(length, b"\0") + bytes(3) + table
    path = f"old_{version}{'_labels' if labelled else ''}.dta"
    open(path, "wb").write(out)
    pandas.read_stata(path, convert_categoricals=labelled)


def text(x):
    return str(int(x)) if x == round(x) and abs(x) < 1e15 else repr(x)


def fraction(u):
    return "" if u == 0 else ".%03d" % (u // 1000) if u % 1000 == 0 else ".%06d" % u


def clock(us):
    s, u = divmod(us, 10**6)
    return "%02d:%02d:%02d" % (s // 3600, s // 60 % 60, s % 60) + fraction(u)


def moment(t):
    return "%04d-%02d-%02dT%02d:%02d:%02d" % (t.year, t.month, t.day, t.hour, t.minute, t.second) + fraction(t.microsecond)


def date(x, fmt, stata):
    """The ISO text of a number, or None where the format is not one of dates."""
    if stata:
        m = re.match(r"%-?t?([a-zA-Z])(.*)", fmt)
        if not m or not re.match(r"%-?(t|d)", fmt):
            return None
        unit, rest = m.groups()
        origin = datetime.datetime(1960, 1, 1)
        if unit == "d":
            return (origin + datetime.timedelta(days=math.floor(x))).date().isoformat()
        if unit == "c":
            if rest == "HH:MM:SS":
                return clock(round(x * 1000))
            return moment(origin + datetime.timedelta(milliseconds=x))
        if unit not in "mqhw":
            return None
        count, form = {"m": (12, "%04d-%02d"), "q": (4, "%04dQ%d"), "h": (2, "%04dH%d"), "w": (52, "%04dw%02d")}[unit]
        year, part = divmod(int(x), count)
        return form % (1960 + year, part + 1)
    kind = re.match("[A-Z]+", fmt).group(0)
    if kind in ("TIME", "MTIME"):
        return clock(round(x * 1e6)) if 0 <= x < 86400 else None
    if kind not in ("DATE", "ADATE", "EDATE", "SDATE", "JDATE", "WKYR", "DATETIME", "YMDHMS", "MOYR", "QYR"):
        return None
    try:
        t = datetime.datetime(1582, 10, 14) + datetime.timedelta(microseconds=round(x * 1e6))
    except OverflowError:
        return None
    if kind in ("DATETIME", "YMDHMS"):
        return moment(t)
    if kind == "MOYR":
        return "%04d-%02d" % (t.year, t.month)
    if kind == "QYR":
        return "%04dQ%d" % (t.year, (t.month + 2) // 3)
    return t.date().isoformat()


def expected(path, encoding=None):
    stata = path.endswith(".dta")
    options = {"disable_datetime_conversion": True}
    if path.endswith(".por"):
        frame, meta = pyreadstat.read_por(path, **options)
    elif stata:
        frame, meta = pyreadstat.read_dta(path, user_missing=True, encoding=encoding, **options)
    else:
        frame, meta = pyreadstat.read_sav(path, user_missing=True, **options)
    columns = []
    for name in frame.columns:
        fmt = meta.original_variable_types.get(name) or ""
        ranges = meta.missing_ranges.get(name, [])
        cells, reasons = [], []
        for value in frame[name].tolist():
            cell = reason = None
            if isinstance(value, str):
                if stata and not fmt.endswith("s"):
                    reason = "." + value
                elif any(r["lo"] <= value <= r["hi"] for r in ranges):
                    reason = value
                else:
                    cell = value or None
            elif value is not None and not math.isnan(value):
                if any(r["lo"] <= value <= r["hi"] for r in ranges):
                    reason = text(float(value))
                else:
                    cell = float(value)
            cells.append(cell)
            reasons.append(reason)
        numbers = [c for c in cells if isinstance(c, float)]
        dates = {c: date(c, fmt, stata) for c in numbers}
        if numbers and None not in dates.values():
            cells = [dates[c] if isinstance(c, float) else None for c in cells]
        labels = {}
        for code, label in meta.variable_value_labels.get(name, {}).items():
            labels[("." + code if stata else code) if isinstance(code, str) else text(float(code))] = label
        columns.append({"name": name, "label": meta.column_names_to_labels.get(name) or "", "labels": labels,
                        "cells": cells, "reasons": reasons})
    return columns


make()
# ReadStat does not read the labels of Stata 6 and before: a file that has some is refused.
os.rename("old_108_labels.dta", "hostile/old_108_labels.dta")
files = sorted(p for kind in ("dta", "sav", "zsav", "por") for p in glob.glob("*." + kind))
with open("expected.json", "w", encoding="utf-8") as out:
    encodings = {"thai_874.dta": "CP874"}
    out.write("{\n" + ",\n".join(
        f"{json.dumps(p)}: {json.dumps(expected(p, encodings.get(p)), ensure_ascii=False)}" for p in files) + "\n}\n")
