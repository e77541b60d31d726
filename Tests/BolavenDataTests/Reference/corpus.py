"""What openpyxl reads from the workbooks of the corpus of odd files: one line a sheet with a digest of its cells.

    python3 corpus.py FOLDER > corpus.csv

The digest is SHA-256 of lines `A1=text`, row by row: whole numbers without a point, others as they are shortest, TRUE and
FALSE, dates in ISO 8601 without a midnight, durations as H:MM:SS; cells without a value and errors are left out.
"""
import csv, datetime, glob, hashlib, os, sys, warnings
import openpyxl

warnings.simplefilter("ignore")

def clock(seconds, micro):
    sign = "-" if seconds < 0 else ""
    seconds = abs(seconds)
    text = f"{sign}{seconds // 3600:02d}:{seconds // 60 % 60:02d}:{seconds % 60:02d}"
    return text + (f".{micro // 1000:03d}" if micro // 1000 else "")

def text(value):
    if isinstance(value, bool): return "TRUE" if value else "FALSE"
    if isinstance(value, int): return str(value)
    if isinstance(value, float):
        return str(int(value)) if value == int(value) and abs(value) <= 2**53 else repr(value)
    if isinstance(value, datetime.datetime):
        time = clock(value.hour * 3600 + value.minute * 60 + value.second, value.microsecond)
        return value.strftime("%Y-%m-%d") + ("" if time == "00:00:00" else "T" + time)
    if isinstance(value, datetime.date): return value.isoformat()
    if isinstance(value, datetime.time):
        return clock(value.hour * 3600 + value.minute * 60 + value.second, value.microsecond)
    if isinstance(value, datetime.timedelta): return clock(value.days * 86400 + value.seconds, value.microseconds)
    return str(value)

def lines(sheet):
    for row in sheet.iter_rows():
        for cell in row:
            if cell.value is None or cell.value == "" or cell.data_type == "e": continue
            yield f"{cell.coordinate}={text(cell.value)}"

def main(folder):
    out = csv.writer(sys.stdout, lineterminator="\n")
    out.writerow(["file", "sheet", "cells", "digest"])
    # Most files of `made` are hostile, and some of them are too much for openpyxl.
    groups = ["made/xlsx/[st]e*", "xlsx-calamine/*", "xlsx-sheetjs/*", "frictionless/*", "csvlint/*"]
    for group in groups:
        for path in sorted(glob.glob(os.path.join(folder, group + ".xls[xm]"))):
            name = os.path.relpath(path, folder)
            try:
                book = openpyxl.load_workbook(path, data_only=True)
                for sheet in book.worksheets:
                    cells = list(lines(sheet))
                    digest = hashlib.sha256("\n".join(cells).encode()).hexdigest()[:16]
                    out.writerow([name, sheet.title, len(cells), digest])
                    if len(sys.argv) > 2 and sys.argv[2] in name: print("\n".join(cells), file=sys.stderr)
            except Exception as error:
                print(name, type(error).__name__, str(error)[:100], file=sys.stderr)

if __name__ == "__main__": main(sys.argv[1])
