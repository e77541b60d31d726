"""Write nsw.csv from the package causaldata (`pip install causaldata`; made with causaldata 0.1.5).

    python make_nsw.py

The package stores earnings in single precision; they are written with all the digits of the stored number.
"""
import csv, os
from causaldata import nsw_mixtape

COLUMNS = ["data_id", "treat", "age", "educ", "black", "hisp", "marr", "nodegree", "re74", "re75", "re78"]


def text(value):
    if isinstance(value, str):
        return value
    number = float(value)
    return str(int(number)) if number.is_integer() else repr(number)


table = nsw_mixtape.load_pandas().data
assert list(table.columns) == COLUMNS and len(table) == 445
with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "nsw.csv"), "w", newline="") as file:
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(COLUMNS)
    for row in table.itertuples(index=False):
        cells = [text(value) for value in row]
        assert all(isinstance(value, str) or float(cell) == float(value) for cell, value in zip(cells, row))
        writer.writerow(cells)
