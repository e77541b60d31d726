"""Writes corpus.csv: what the index of the corpus of odd files says of each file, and what other software finds in it.

    pip install openpyxl==3.1.5 pyreadstat==1.3.7; python3 corpus.py FOLDER corpus.csv

Columns:
  file      the path below the folder
  outcome   rows (read), refused, either (rows or a refusal with its place), accepted or rejected (JSON as JSON)
  rows      how many rows there are where the file is read; columns likewise
  exit      of a refusal
  place     texts of a refusal's message without its blanks, divided by blanks: `:2:3` is line 2, column 3
  noted     yes where a note must say what was done
  cells     JSON: [row from 1, column, text] of single cells, as a reader of the file sees them
  numbers   JSON: the numbers of a column, or null for a column that must be refused as one of numbers
  why       the rule that was applied, where it is none of the index
"""
import csv, glob, json, os, re, sys, warnings
import openpyxl, pyreadstat

warnings.simplefilter("ignore")
folder = sys.argv[1]
FIELDS = ["file", "outcome", "rows", "columns", "exit", "place", "noted", "cells", "numbers", "why"]

def index():
    group = None
    for line in open(os.path.join(folder, "index.md"), encoding="utf-8"):
        if line.startswith("### "): group = line[4:].strip()
        cells = [cell.strip() for cell in re.split(r"(?<!\\)\|", line.strip().strip("|"))]
        if group and len(cells) >= 3 and cells[0].startswith("`"):
            yield group, cells[0].strip("`"), cells[1], cells[2]

def count(path, **dialect):
    with open(os.path.join(folder, path), newline="", encoding=dialect.pop("encoding", "utf-8-sig")) as file:
        rows = [row for row in csv.reader(file, **dialect) if row]
    return rows

def frame(path, **dialect):
    """Rows, columns and every cell, as Python's csv finds them."""
    rows = count(path, **dialect)
    cells = [[i, name, value] for i, row in enumerate(rows[1:], 1) for name, value in zip(rows[0], row)]
    return {"outcome": "rows", "rows": len(rows) - 1, "columns": len(rows[0]), "cells": cells}

# What the index says of single files, read by a person.
lao = ["ລະຫັດ", "ຊື່", "ອາຍຸ"]
lao_rows = {"rows": 2, "columns": 3, "cells": [[1, 0, "0001"], [2, 0, "0002"]]}
SINGLE = {
    "made/csv/blank_header.csv": {"outcome": "rows", "rows": 1, "noted": 1, "cells": [[1, "column2", "2"]]},
    "made/csv/crlf_mix.csv": {"outcome": "either", "rows": 3, "noted": 1,
                              "cells": [[1, "a", "1"], [2, "b", "4"], [3, "b", "6"]]},
    "made/csv/dup_headers.csv": {"outcome": "either", "noted": 1, "rows": 1},
    "made/csv/empty.csv": {"outcome": "refused", "place": "empty"},
    "made/csv/header_only.csv": {"outcome": "refused"},
    "made/csv/nul.csv": {"outcome": "either", "rows": 2, "place": ":2"},
    "made/csv/ragged.csv": {"outcome": "refused", "place": "lines2and3"},
    "made/csv/sep_line.csv": {"outcome": "rows", "rows": 1, "columns": 2, "cells": [[1, "id", "1"], [1, "x", "2"]]},
    "made/csv/space_delim_quote.csv": {"outcome": "either", "rows": 1, "columns": 3},
    "made/csv/unterminated.csv": {"outcome": "refused", "place": ":2:3"},
    "made/date/ambiguous.csv": {"outcome": "rows", "rows": 2,
                                "cells": [[1, "date", "03/04/2023"], [2, "date", "05/06/2023"]],
                                "why": "the dates stay as written: no order is assumed, so none is warned of"},
    "made/date/be_full.csv": {"outcome": "rows", "rows": 2, "noted": 1,
                              "cells": [[1, "date", "15/03/2023"], [2, "date", "01/12/2022"]],
                              "why": "the years are turned; day and month stay in the order of the file"},
    "made/date/be_mixed.csv": {"outcome": "either", "rows": 2, "noted": 1,
                               "cells": [[1, "date", "15/03/2023"], [2, "date", "15/03/2023"]],
                               "why": "the years are turned; day and month stay in the order of the file"},
    "made/enc/cp1252.csv": {"outcome": "rows", "rows": 1, "columns": 3,
                            "cells": [[1, "id", "007"], [1, "région", "Île-de-France"], [1, "prénom", "Zoë"]]},
    "made/enc/lao_legacy_font.csv": {"outcome": "rows", "rows": 2,
                                     "cells": [[1, "name", "lt[kpfu"], [2, "name", "0v[.9"]]},
    "made/enc/mixed_utf8_cp1252.csv": {"outcome": "either", "rows": 2, "place": ":3", "noted": 1,
                                       "cells": [[1, "name", "Zoë"], [2, "name", "Zoë"]]},
    "made/enc/nfc_nfd_headers.csv": {"outcome": "either", "rows": 1, "columns": 2, "noted": 1},
    "made/enc/overlong_surrogate.csv": {"outcome": "refused", "place": ":2"},
    "made/inject/project_names.txt": {"outcome": "either", "why": "names for outputs, not a table"},
    "made/miss/na_tokens.csv": {"outcome": "rows", "rows": 3, "columns": 3,
                                "cells": [[1, "name", "Null"], [2, "name", "Na"], [1, "age", "NA"], [2, "age", ""],
                                          [1, "score", "-99"], [2, "score", "99"], [3, "age", "-"],
                                          [3, "score", "N/A"]]},
    "made/num/bigint.csv": {"outcome": "rows", "rows": 2, "cells": [[1, "n", "9007199254740993"],
                                                                    [2, "n", "18446744073709551615"]]},
    "made/num/decimal_comma.csv": {"outcome": "rows", "rows": 2, "numbers": {"x": [1234.5, 7.25]}},
    "made/num/decimal_conflict.csv": {"outcome": "rows", "rows": 2, "numbers": {"x": None},
                                      "why": "texts are shown as written; the column is refused as one of numbers"},
    "made/num/ids.csv": {"outcome": "rows", "rows": 2, "noted": 1,
                         "cells": [[1, "id", "007"], [2, "id", "010"], [1, "code", "1E5"], [2, "code", "2D3"],
                                   [1, "phone", "8.56205E+11"], [2, "phone", "+8562055512345"]]},
    "made/num/lao_digits.csv": {"outcome": "rows", "rows": 1, "numbers": {"income": None},
                                "why": "texts are shown as written; the column is refused as one of numbers"},
    "made/num/thai_digits.csv": {"outcome": "rows", "rows": 2, "numbers": {"income": [12345.5, 700]}},
    "made/stat/tagged_missing.dta": {"outcome": "rows"}, "made/stat/user_missing.sav": {"outcome": "rows"},
    "made/xlsx/bomb_spaces.xlsx": {"outcome": "refused"}, "made/xlsx/crc_bad.xlsx": {"outcome": "refused"},
    "made/xlsx/dim_lie.xlsx": {"outcome": "rows", "rows": 1, "columns": 2},
    "made/xlsx/dup_entry.xlsx": {"outcome": "refused"}, "made/xlsx/far_cell.xlsx": {"outcome": "either"},
    "made/xlsx/formula_nocache.xlsx": {"outcome": "either", "rows": 1, "noted": 1, "cells": [[1, "x", ""]]},
    "made/xlsx/laughs_sst.xlsx": {"outcome": "refused"},
    "made/xlsx/serial_60.xlsx": {"outcome": "rows", "why": "numbers without a format of dates stay numbers; "
                                 "SerialDateTests has the dates"},
    "made/xlsx/sst_amplify.xlsx": {"outcome": "either"},
    "made/xlsx/sst_range.xlsx": {"outcome": "refused", "place": "A2"},
    "made/xlsx/text_num.xlsx": {"outcome": "rows", "rows": 2,
                                "cells": [[1, "id", "00123"], [1, "x", "=1+1"], [2, "x", "TRUE"]]},
    "made/xlsx/traversal.xlsx": {"outcome": "either"}, "made/xlsx/xxe_workbook.xlsx": {"outcome": "refused"},
    "made/yaml/bomb.yml": {"outcome": "refused", "exit": 3}, "made/yaml/deep.yml": {"outcome": "refused", "exit": 3},
    "made/yaml/dup_keys.yml": {"outcome": "refused", "exit": 3, "place": ":2"},
    "made/yaml/norway.yml": {"outcome": "refused", "exit": 3, "why": "no plan; YAMLParserTests has its texts"},
    "csvlint/invalid_many_rows.csv": {"outcome": "refused", "place": ":4"},
    "csvlint/invalid-byte-sequence.csv": {"outcome": "either", "noted": 1},
    "csvlint/inconsistent-line-endings.csv": {"outcome": "either", "rows": 2, "noted": 1},
    "csvlint/spreadsheet.xls": {"outcome": "refused"},
    "csvlint/title-row.csv": {"outcome": "either", "rows": 2, "columns": 3, "noted": 1,
                              "cells": [[1, "Foo", "Biff"], [2, "Baz", "Doge"]]},
    "csvlint/windows-line-endings.csv": {"outcome": "either",
                                         "why": "two rows of letters: nobody can tell whether the first holds names"},
    "readr/enc-iso-8859-1.txt": {"outcome": "rows", "rows": 1, "cells": [[1, "français", "élève"]]},
    "readr/fwf-trailing.txt": {"outcome": "either", "why": "columns of fixed width, which no separator divides"},
    "readr/null-file": {"outcome": "refused", "why": "no ending that is known; a byte 0 is refused with its line, as "
                        "made/csv/nul.csv may be: whether it stands for nothing or for a lost letter cannot be told"},
    "readr/raw.csv": {"outcome": "either", "place": ":2", "why": "a byte 0, as in made/csv/nul.csv"},
    "readr/sample_text.txt": {"outcome": "either", "rows": 1},
    "rust-csv/strange.csv": {"outcome": "either", "place": "lines3and4",
                             "why": "rows of one cell among rows of two: refused with their lines, nothing padded"},
    "rust-csv/smallpop-no-headers.csv": {"outcome": "rows", "rows": 10, "columns": 4, "noted": 1},
    "xlsx-calamine/header-row.xlsx": {"outcome": "rows", "rows": 1, "noted": 1, "cells": [[1, "Column A", "1"]],
                                      "why": "a note stands above the names"},
    "xlsx-calamine/table_with_insertrow_attribute.xlsx": {
        "outcome": "either", "rows": 32, "place": "D8", "why": "two columns have one name, as in made/csv/dup_headers.csv"},
    "xlsx-calamine/pass_protected.xlsx": {"outcome": "refused", "place": "password"},
}
for name in ("utf16le_bom", "utf16le_nobom", "utf8_bom", "windows874"):
    encoding = {"utf8_bom": "utf-8-sig", "windows874": "cp874", "utf16le_bom": "utf-16"}.get(name, "utf-16-le")
    SINGLE[f"made/enc/{name}.csv"] = lambda path, e=encoding: frame(path, encoding=e)
for name in ("inject/headers", "inject/values", "sdc/micro", "pii/columns"):
    SINGLE[f"made/{name}.csv"] = lambda path: frame(path)

def spectrum(path):
    rows = json.load(open(os.path.join(folder, path.replace("csvs/", "json/").replace(".csv", ".json")),
                          encoding="utf-8"))
    rows = rows if isinstance(rows, list) else [rows]
    # The index: the oracle has another telephone number than the file.
    cells = [[i, k, "2095257564" if v == "1234567890" else v] for i, row in enumerate(rows, 1) for k, v in row.items()]
    return {"outcome": "rows", "rows": len(rows), "columns": len(rows[0]), "cells": cells}

def workbook(path):
    """The first sheet with rows that nobody hid; its first row with anything holds names."""
    try:
        book = openpyxl.load_workbook(os.path.join(folder, path), data_only=True)
    except Exception as error:
        return {"outcome": "either", "why": f"openpyxl refuses it: {type(error).__name__}"}
    for sheet in book.worksheets:
        if sheet.sheet_state != "visible": continue
        filled = [[cell.value for cell in row if cell.value is not None] for row in sheet.iter_rows()]
        # A record without answers has empty texts; above the names they are none.
        while filled and not any(value != "" for value in filled[0]): filled.pop(0)
        rows = [row for row in filled if row]
        names = [str(value) for value in rows[0] if value != ""] if rows else []
        if len(rows) > 1 and len(set(names)) < len(names):
            return {"outcome": "either", "rows": len(rows) - 1,
                    "why": "two columns have one name; WorkbookCorpusTests compares the cells without names"}
        if len(rows) > 1: return {"outcome": "rows", "rows": len(rows) - 1}
    # openpyxl does not know the strict namespaces.
    if not book.worksheets: return {"outcome": "either", "why": "openpyxl finds no sheet in it"}
    return {"outcome": "refused", "why": "no sheet with names and rows"}

def statfile(path):
    try:
        read = {"dta": pyreadstat.read_dta, "sav": pyreadstat.read_sav, "zsav": pyreadstat.read_sav,
                "por": pyreadstat.read_por}[path.rsplit(".", 1)[1]]
        table, _ = read(os.path.join(folder, path), user_missing=True) if "por" not in path else read(os.path.join(folder, path))
        if not len(table): return {"outcome": "refused", "why": "no rows"}
        return {"outcome": "rows", "rows": len(table), "columns": len(table.columns)}
    except Exception as error:
        return {"outcome": "either", "why": f"pyreadstat refuses it: {type(error).__name__}"}

def expectation(group, name, tests, expected):
    path = f"{group}/{name}" if not group.endswith(".xz") else name
    if path in SINGLE:
        single = SINGLE[path]
        found = dict(single(path) if callable(single) else single)
        if path.startswith("made/stat/"): found = {**statfile(path), **found}
        if path == "made/xlsx/serial_60.xlsx": found = {**found, "rows": workbook(path)["rows"]}
        return path, found
    if group == "csv-spectrum":
        if name.startswith("json/"):
            found = spectrum(path)
            return path, {"outcome": "rows", "rows": found["rows"], "why": "the expected rows, as JSON"}
        return path, spectrum(path)
    if group == "jsontestsuite":
        return path, {"outcome": {"y": "accepted", "n": "rejected", "i": "either"}[name[0]]}
    if group in ("xlsx-calamine", "xlsx-sheetjs") or name.endswith((".xlsx", ".xlsm")):
        return path, {**workbook(path), **({"outcome": "either"} if group == "frictionless" else {})}
    if group == "made" and "readstat_killer" in name: return path, {"outcome": "refused"}
    if group == "made" and "stat/mut_" in name: return path, {"outcome": "either"}
    if name.endswith((".dta", ".sav", ".zsav", ".por")): return path, statfile(path)
    if group == "csvlint": return path, {"outcome": "rows", "rows": len(count(path)) - 1}
    if group == "readr":
        if name.startswith("eol-"): return path, {"outcome": "rows", "rows": 3, "columns": 2,
                                                  "cells": [[1, "x", "1"], [3, "y", "c"]]}
        return path, {"outcome": "rows", "rows": len(count(path)) - 1}
    if group == "rust-csv":
        encoding = "latin-1" if "latin1" in name else "utf-8"
        rows = count(path, encoding=encoding, delimiter=":" if "colon" in name else ",")
        return path, {"outcome": "rows", "rows": len(rows) - 1, "columns": len(rows[0])}
    if group == "nist-strd":
        return path, {"outcome": "refused" if name.endswith(".dat") else "either",
                      "why": "a page of certified values; the tests of accuracy read it"}
    if group in ("pollock", "yaml-test-suite.tar.xz"):
        return path, {"outcome": "refused", "why": "a suite, which its own test unpacks"}
    if group == "xml":
        return path, {"outcome": "refused", "why": "read as a part of a workbook by its own test"}
    if group == "arrow-fuzz": return path, {"outcome": "either", "why": "read as a .csv"}
    return path, {"outcome": "either"}

out = csv.DictWriter(open(sys.argv[2], "w", encoding="utf-8"), FIELDS, lineterminator="\n")
out.writeheader()
for entry in index():
    path, found = expectation(*entry)
    assert os.path.exists(os.path.join(folder, path)), path
    row = {key: found.get(key, "") for key in FIELDS}
    row["file"] = path
    if row["outcome"] in ("refused", "either", "rejected") and not row["exit"]: row["exit"] = 4
    for key in ("cells", "numbers"):
        if row[key]: row[key] = json.dumps(row[key], ensure_ascii=True)
    row["noted"] = "yes" if row["noted"] else ""
    out.writerow(row)
