#!/usr/bin/env python3
"""Makes the data of the workloads: prepare.py GENERATOR HOME DATA...

GENERATOR is the folder of gen.py. What is there already is left as it is. Each table becomes HOME/data/NAME.parquet,
NAME.csv where R or a whole process reads it, and, of a table of numbers, one file of little-endian numbers a column,
HOME/raw/NAME.COLUMN.f64 or .i32; HOME/raw/NAME.columns lists them.
"""
import os
import sys

import numpy as np
import pyarrow
import pyarrow.parquet as parquet

generator, home, *wanted = sys.argv[1:]
sys.path.insert(0, generator)
import gen  # noqa: E402

gen.OUT = f"{home}/data"
raw = f"{home}/raw"
os.makedirs(gen.OUT, exist_ok=True)
os.makedirs(raw, exist_ok=True)
save = gen.save


def save_wanted(name, columns, **_):
    if name in wanted and not is_there(name):
        save(name, columns, csv=True)
    else:
        print(f"{name}: {'there already' if name in wanted else 'not wanted'}")


def is_there(name):
    return all(os.path.exists(f"{gen.OUT}/{name}.{ending}") for ending in ("parquet", "csv"))


def write_raw(name):
    if os.path.exists(f"{raw}/{name}.columns"):
        return
    table = parquet.read_table(f"{gen.OUT}/{name}.parquet")
    if any(pyarrow.types.is_string(kind) or pyarrow.types.is_dictionary(kind) for kind in table.schema.types):
        return
    names = []
    for column in table.column_names:
        values = table[column].to_numpy()
        kind = "i32" if values.dtype.kind == "i" else "f64"
        values.astype("<i4" if kind == "i32" else "<f8").tofile(f"{raw}/{name}.{column}.{kind}")
        names.append(f"{column}.{kind}")
    with open(f"{raw}/{name}.columns", "w") as file:
        file.write(",".join(names))


gen.save = save_wanted
for family in sorted({name.split("_")[0].upper() for name in wanted if not is_there(name)}):
    getattr(gen, family)()
for name in wanted:
    write_raw(name)
