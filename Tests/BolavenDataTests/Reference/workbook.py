"""Makes workbook.xlsx with openpyxl 3.1.5: the kinds of value that a sheet can hold, as another program writes them.

    python3 workbook.py

What its cells are stands in the test as they are written here.
"""
import datetime
import os
from openpyxl import Workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont

here = os.path.dirname(os.path.abspath(__file__))
book = Workbook()
hidden = book.active
hidden.title = "codes"
hidden.sheet_state = "hidden"
hidden.append(["code", "label"])
hidden.append(["F", "female"])
sheet = book.create_sheet("scores")
sheet.append(["Think.COOP, Paksong"])
sheet.append([])
sheet.append(["id", "ຊື່", "day", "began", "clock", "score", None, "here", "mixed"])
sheet.append([
    "00123", CellRichText("Kham ", TextBlock(InlineFont(b=True), "ຄຳ")), datetime.date(2023, 4, 27),
    datetime.datetime(2023, 4, 27, 10, 30), datetime.time(8, 5, 30), 1 / 3, 14, True, 5])
sheet.append([
    "=A4", "日本", datetime.date(1900, 2, 28), datetime.datetime(1999, 12, 31, 23, 59, 59), datetime.time(0, 0), -1e-300,
    15, False, "n/a"])
sheet["A5"].value = "=A4"
sheet["A5"].data_type = "s"
sheet.append(["x"] + [None] * 4 + ["=1+1"])
sheet.append([])
sheet.append(["last", " spaces ", datetime.date(9999, 12, 31), None, None, 123456789012])
sheet.merge_cells("F3:G3")
sheet.row_dimensions[5].hidden = True
sheet.column_dimensions["D"].hidden = True
book.save(os.path.join(here, "workbook.xlsx"))
