"""Reads a rendered report back with readers that know nothing of bolaven, and prints what is in its first table as JSON.

    read_back.py FORMAT [START [AMBIGUOUS]] < REPORT

FORMAT is text, csv, tsv (as shown), md, html, tex or tree. The answer has

    title      [text, marks]
    spanners   [[text, first column, last column], ...]    null where the format writes them into the heads
    heads      [[text, marks], ...]                        the head of the heading column first
    rows       [{"block": text} or {"label": [text, marks], "cells": [[text, marks], ...]}, ...]
    footnotes  [[mark, text], ...]
    notes      one text

Texts have single blanks and ASCII minus signs; marks are lists of letters. Python's own library is enough; Markdown is
parsed by markdown-it, commonmark with tables or pandoc where one of them is installed.
"""

import csv
import html.parser
import io
import json
import re
import shutil
import subprocess
import sys
import unicodedata

RAISED = dict(zip("ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻ", "abcdefghijklmnoprstuvwxyz"))


def plain(text):
    return re.sub(r"[ \u00a0\u2003\u3000]+", " ", text.replace("\u2212", "-")).strip()


def without_label(notes):
    """`Notes: Means of people.`"""
    return re.split("[:：]", notes, maxsplit=1)[-1].strip()


def bracketed(text):
    """`28.5 [a, b]`"""
    found = re.fullmatch(r"(.*?) ?\[([a-z]{1,2}(?:, [a-z]{1,2})*)\]", text, re.S)
    return [plain(found[1]), found[2].split(", ")] if found else [plain(text), []]


def raised(text):
    """`28.5ᵃ,ᵇ`"""
    letters = "".join(RAISED)
    found = re.fullmatch(f"(.*?)((?:[{letters}]+,?)*)", text.strip(), re.S)
    marks = ["".join(RAISED[sign] for sign in mark) for mark in found[2].split(",") if mark]
    return [plain(found[1]), marks]


# Spreadsheets


def spreadsheet(text, separator):
    def unescaped(field):
        return field[1:] if re.match(r"'[ '\u00a0\u3000]*[=+\-@(＝＋－＠]", field) else field

    lines = [[unescaped(field) for field in line] for line in csv.reader(io.StringIO(text), delimiter=separator)]
    width = len(lines[0])
    assert all(len(line) == width for line in lines), "lines of different lengths"
    is_alone = lambda line: line[0] and not any(line[1:])
    title = bracketed(lines.pop(0)[0])
    spanners = []
    if not lines[0][0]:
        spanners = [[plain(field), place, None] for place, field in enumerate(lines.pop(0)) if field]
    heads = [bracketed(field) for field in lines.pop(0)]
    last = max(place for place, line in enumerate(lines) if not is_alone(line))
    rows = []
    for line in lines[: last + 1]:
        if is_alone(line):
            rows.append({"block": plain(line[0])})
        else:
            rows.append({"label": bracketed(line[0]), "cells": [bracketed(field) for field in line[1:]]})
    footnotes, notes = [], []
    for line in lines[last + 1 :]:
        found = re.fullmatch(r"\[([a-z]+)\] (.*)", line[0])
        if found and not notes:
            footnotes.append([found[1], plain(found[2])])
        else:
            notes.append(plain(line[0]))
    return {
        "title": title, "spanners": spanners, "heads": heads, "rows": rows, "footnotes": footnotes,
        "notes": " ".join(notes),
    }


# HTML


class Page(html.parser.HTMLParser):
    """The first table: every cell with its text, its marks and its place."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.rows, self.caption, self.notes, self.open = [], None, [], []
        self.cell, self.is_mark, self.is_over, self.hidden = None, False, False, 0

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        if tag == "svg":
            self.hidden += 1
        if self.is_over and tag == "table":
            raise StopIteration
        if tag == "tr":
            self.rows.append((self.open[-1] if self.open else "", attributes.get("class"), []))
        if tag in ("thead", "tbody"):
            self.open.append(tag)
        if tag in ("th", "td", "caption") or (tag == "p" and self.is_over and attributes.get("class") == "notes"):
            self.cell = {"text": "", "marks": [], "tag": tag, "attributes": attributes}
        if tag == "sup":
            self.is_mark = True

    def handle_endtag(self, tag):
        if tag == "svg":
            self.hidden -= 1
        if tag == "sup":
            self.is_mark = False
        if tag in ("thead", "tbody"):
            self.open.pop()
        if self.cell and tag == self.cell["tag"]:
            if tag == "caption":
                self.caption = self.cell
            elif tag == "p":
                self.notes.append(self.cell)
            else:
                self.rows[-1][2].append(self.cell)
            self.cell = None
        if tag == "table":
            self.is_over = True

    def handle_data(self, data):
        if self.cell is None or self.hidden:
            return
        if self.is_mark:
            self.cell["marks"] += data.split(",")
        else:
            self.cell["text"] += data.replace("\n", " ")


def page(text):
    reader = Page()
    try:
        reader.feed(text)
    except StopIteration:
        pass
    pair = lambda cell: [plain(cell["text"]), cell["marks"]]
    grid, spanners = {}, []
    head = [cells for part, _, cells in reader.rows if part == "thead"]
    for line, cells in enumerate(head):
        place = 0
        for cell in cells:
            while (line, place) in grid:
                place += 1
            columns = int(cell["attributes"].get("colspan", 1))
            for row in range(line, line + int(cell["attributes"].get("rowspan", 1))):
                for column in range(place, place + columns):
                    grid[row, column] = cell
            if columns > 1:
                spanners.append([plain(cell["text"]), place, place + columns - 1])
            place += columns
    bottom = len(head) - 1
    heads = [pair(grid[bottom, place]) for place in range(max(column for _, column in grid) + 1)]
    rows = []
    for part, kind, cells in reader.rows:
        if part == "tbody" and kind == "block":
            rows.append({"block": plain(cells[0]["text"])})
        elif part == "tbody":
            rows.append({"label": pair(cells[0]), "cells": [pair(cell) for cell in cells[1:]]})
    footnotes = [[cell["marks"][0], plain(cell["text"])] for cell in reader.notes if cell["marks"]]
    notes = " ".join(plain(cell["text"]) for cell in reader.notes if not cell["marks"])
    return {
        "title": pair(reader.caption), "spanners": spanners, "heads": heads, "rows": rows, "footnotes": footnotes,
        "notes": without_label(notes),
    }


# Markdown


class Blocks(html.parser.HTMLParser):
    """Paragraphs and the first table of what a Markdown parser made."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.paragraphs, self.rows, self.text, self.bold = [], [], None, False

    def handle_starttag(self, tag, attributes):
        if tag == "tr":
            self.rows.append([])
        if tag in ("p", "td", "th"):
            self.text, self.bold = "", False
        if tag == "strong":
            self.bold = True

    def handle_endtag(self, tag):
        if tag == "p":
            self.paragraphs.append((self.text, self.bold))
        if tag in ("td", "th"):
            self.rows[-1].append((self.text, self.bold))

    def handle_data(self, data):
        if self.text is not None:
            self.text += data


def markdown_html(text):
    try:
        import markdown_it

        return markdown_it.MarkdownIt("commonmark").enable("table").render(text)
    except ImportError:
        pass
    if shutil.which("pandoc"):
        made = subprocess.run(
            ["pandoc", "-f", "gfm", "-t", "html", "--wrap=none"], input=text.encode(), capture_output=True, check=True)
        return made.stdout.decode()
    return strict_markdown_html(text)


def strict_markdown_html(text):
    """Paragraphs and pipe tables only, every other sign of Markdown escaped or refused."""
    def inline(part):
        part = re.sub(r"\\([!-/:-@\[-`{-~])", lambda sign: f"&#{ord(sign[1])};", part)
        part = re.sub(r"\*\*(.+?)\*\*", r"<strong>\1</strong>", part)
        part = re.sub(r"\*(.+?)\*", r"<em>\1</em>", part)
        return part

    made = []
    for block in re.split(r"\n{2,}", text):
        lines = [line for line in block.split("\n") if line]
        if lines and lines[0].startswith("|"):
            fields = [re.split(r"(?<!\\)\|", line)[1:-1] for line in lines]
            assert all(re.fullmatch(r" *:?-+:? *", field) for field in fields[1])
            cells = lambda row: "".join(f"<td>{inline(field.strip())}</td>" for field in row)
            made += ["<table>"] + [f"<tr>{cells(row)}</tr>" for row in [fields[0]] + fields[2:]] + ["</table>"]
        elif lines:
            made.append(f"<p>{inline(' '.join(lines))}</p>")
    return "\n".join(made)


def markdown(text):
    reader = Blocks()
    reader.feed(markdown_html(text))
    first = next(place for place, part in enumerate(reader.paragraphs) if part[1] and part[0].startswith(START))
    heads = [raised(field) for field, _ in reader.rows[0]]
    rows = []
    for line in reader.rows[1:]:
        if line[0][1] and not any(plain(field) for field, _ in line[1:]):
            rows.append({"block": plain(line[0][0])})
        else:
            rows.append({"label": raised(line[0][0]), "cells": [raised(field) for field, _ in line[1:]]})
    footnotes, notes = [], ""
    for part, _ in reader.paragraphs[first + 1 :]:
        letters = re.match(f"([{''.join(RAISED)}]+) (.*)", part, re.S)
        if letters:
            footnotes.append(["".join(RAISED[sign] for sign in letters[1]), plain(letters[2])])
        else:
            notes = plain(without_label(part))
    return {
        "title": raised(reader.paragraphs[first][0]), "spanners": None, "heads": heads, "rows": rows,
        "footnotes": footnotes, "notes": notes,
    }


# LaTeX


TEX = {
    "textbackslash": "\\", "textasciitilde": "~", "textasciicircum": "^", "textless": "<", "textgreater": ">",
    "textbar": "|",
}


def tex_tokens(text):
    """Commands, single signs, and groups as lists."""
    stack = [[]]
    for token in re.finditer(r"\\[A-Za-z]+ ?|\\.|%[^\n]*\n?|.|\n", text, re.S):
        token = token[0]
        if token.startswith("%"):
            continue
        if token == "{":
            stack.append([])
        elif token == "}":
            group = stack.pop()
            stack[-1].append(group)
        else:
            stack[-1].append(token)
    assert len(stack) == 1, "groups are not closed"
    return stack[0]


def tex_text(tokens):
    """What is printed, and the letters of the notes."""
    shown, marks = "", []
    tokens = list(tokens)
    while tokens:
        token = tokens.pop(0)
        if isinstance(token, list):
            inner, more = tex_text(token)
            shown, marks = shown + inner, marks + more
        elif not token.startswith("\\"):
            shown += " " if token in "~\n" else "" if token == "$" else token
        else:
            name = token[1:].strip()
            if name == "hangindent":
                while tokens.pop(0) != " ":
                    pass
            elif name in TEX:
                shown += TEX[name]
                tokens.pop(0)
            elif name == "symbol":
                shown += chr(int("".join(tokens.pop(0))))
            elif name == "tnote":
                marks += "".join(tokens.pop(0)).split(",")
            elif name == "quad" or name in ("textit", "footnotesize"):
                shown += " " if name == "quad" else ""
            elif name == "multicolumn":
                tokens.pop(0), tokens.pop(0)
            elif len(name) == 1 and not name.isalpha():
                shown += name
            else:
                raise ValueError(f"\\{name} stands in a text")
    return shown, marks


def tex(text):
    body = re.search(r"\\begin\{tabular\}(.*?)\\end\{tabular\}", text, re.S)[1]
    point = re.search(r"output-decimal-marker=\{(.)\}", text)[1]
    groups = re.search(r"group-separator=\{(.)\}", text)[1]
    tokens = tex_tokens(body)
    columns = tokens.pop(0)
    flat = "".join(token for token in columns if isinstance(token, str))
    kinds = re.findall(r"S(?=\[)|[lrp]", re.sub(r"\[[^\]]*\]", "[]", flat.replace("@", "")))
    # S[table-format=...] keeps its brackets as plain signs.
    lines, fields, rules = [], [[]], []
    for token in tokens:
        if token == "&":
            fields.append([])
        elif token == "\\\\":
            lines.append(fields)
            fields = [[]]
        elif isinstance(token, str) and token.strip() in ("\\toprule", "\\midrule", "\\bottomrule"):
            lines.append(token.strip())
        elif isinstance(token, str) and token.strip() == "\\cmidrule":
            lines.append("\\cmidrule")
        elif lines and lines[-1] == "\\cmidrule" and fields == [[]] and (isinstance(token, list) or token in "(lr) \n"):
            if isinstance(token, list):
                rules.append("".join(token))
        elif isinstance(token, str) and token == "\n" and fields == [[]]:
            continue
        else:
            fields[-1].append(token)

    def number(digits):
        sign = digits[0] if digits[0] in "+-" else ""
        whole, _, decimals = digits[len(sign) :].partition(".")
        return sign + f"{int(whole):,}".replace(",", groups) + (point + decimals if decimals else "")

    def pair(field, kind):
        shown, marks = tex_text(field)
        outside = "".join(token for token in field if isinstance(token, str) and not token.startswith("\\")).strip()
        if kind == "S" and outside:
            assert re.fullmatch(r"[+-]?\d+(\.\d+)?", outside), f"{outside} is no number for siunitx"
            shown = shown.replace(outside, number(outside))
        return [plain(shown), marks]

    def spans(field):
        texts = [token for token in field if token != " " and token != "\n"]
        return int("".join(texts[1])) if texts and texts[0] == "\\multicolumn" else 1

    place = lines.index("\\midrule")
    head = [line for line in lines[:place] if isinstance(line, list)]
    spanners = []
    if len(head) > 1:
        column = 0
        for field in head[0]:
            if spans(field) > 1:
                spanners.append([plain(tex_text(field)[0]), column, column + spans(field) - 1])
            column += spans(field)
        assert [f"{first + 1}-{last + 1}" for _, first, last in spanners] == rules
    heads = [pair(field, "l") for field in head[-1]]
    assert len(kinds) == len(heads), f"{kinds} for {len(heads)} columns"
    rows = []
    for line in lines[place:]:
        if isinstance(line, list):
            if len(line) == 1 and spans(line[0]) == len(heads):
                rows.append({"block": plain(tex_text(line[0])[0])})
            else:
                cells = [pair(field, kind) for field, kind in zip(line, kinds)]
                rows.append({"label": cells[0], "cells": cells[1:]})
    caption = re.search(r"\\caption(?:\[.*?\])?(\{.*\})\n\\label\{tab:([A-Za-z0-9.-]+)\}", text)
    notes = re.search(r"\\begin\{tablenotes\}\[flushleft\]\n\\footnotesize\n(.*?)\\end\{tablenotes\}", text, re.S)[1]
    items = [re.fullmatch(r"\\item\[([a-z]*)\] (.*)", line) for line in notes.strip().split("\n")]
    footnotes = [[item[1], plain(tex_text(tex_tokens(item[2]))[0])] for item in items if item[1]]
    rest = " ".join(plain(tex_text(tex_tokens(item[2]))[0]) for item in items if not item[1])
    title, marks = tex_text(tex_tokens(caption[1]))
    return {
        "title": [plain(title), marks], "spanners": spanners, "heads": heads, "rows": rows, "footnotes": footnotes,
        "notes": without_label(rest),
    }


# Text


def cells_of(line):
    """One entry for each cell of the terminal; the second of a wide letter is empty, marks stand with their letter."""
    cells = []
    for sign in line:
        if unicodedata.category(sign) in ("Mn", "Me", "Cf") or sign in "\u0ebc":
            cells[-1 if cells[-1] else -2] += sign
        else:
            width = AMBIGUOUS if unicodedata.east_asian_width(sign) == "A" else 1
            cells += [sign] + [""] * ((2 if unicodedata.east_asian_width(sign) in "WF" else width) - 1)
    return cells


def fixed_width(text):
    lines = text.rstrip("\n").split("\n")
    edges = [place for place, line in enumerate(lines) if re.fullmatch("={10,}", line)]
    assert len(edges) == 2, "one panel is read"
    title = bracketed(" ".join(lines[: edges[0]]))
    inside = lines[edges[0] + 1 : edges[1]]
    is_rule = lambda line: "---" in line and set(line) <= set("- ")
    spanned = next((place for place, line in enumerate(inside) if is_rule(line) and line.startswith(" ")), None)
    body = inside[spanned + 1 :] if spanned is not None else inside
    grid = [cells_of(line) for line in body if not is_rule(line)]
    size = max(len(line) for line in grid)
    blank = [all(len(line) <= place or line[place] == " " for line in grid) for place in range(size)]
    starts = [0] + [p for p in range(2, size) if not blank[p] and blank[p - 1] and blank[p - 2]]

    def fields(line):
        cells = cells_of(line)
        ends = starts[1:] + [len(cells) + 1]
        return ["".join(cells[start:end]) for start, end in zip(starts, ends)]

    spanners = []
    if spanned is not None:
        rule = inside[spanned]
        for found in re.finditer("-+", rule):
            words = " ".join("".join(cells_of(line)[found.start() : found.end()]).strip() for line in inside[:spanned])
            places = [place for place, start in enumerate(starts) if found.start() <= start < found.end()]
            # A column begins under the rule, or before it where its head is narrower than the numbers.
            spanners.append([plain(words), min(places), max(places)])
    place = next(place for place, line in enumerate(body) if is_rule(line))
    assert place == 1, "heads on one line are read"
    heads = [bracketed(field.strip()) for field in fields(body[0])]
    rows = []
    for line in body[place + 1 :]:
        if is_rule(line):
            continue
        parts = [field.strip() for field in fields(line)]
        if not any(parts[1:]) and not line.startswith(" "):
            rows.append({"block": plain(line)})
        else:
            rows.append({"label": bracketed(parts[0]), "cells": [bracketed(part) for part in parts[1:]]})
    footnotes, notes = [], []
    for line in lines[edges[1] + 1 :]:
        found = re.fullmatch(r"\[([a-z]+)\] (.*)", line)
        if found and not notes:
            footnotes.append([found[1], plain(found[2])])
        elif footnotes and line.startswith("    ") and not notes:
            footnotes[-1][1] += " " + plain(line)
        else:
            notes.append(plain(line))
    return {
        "title": title, "spanners": spanners, "heads": heads, "rows": rows, "footnotes": footnotes,
        "notes": without_label(" ".join(notes)),
    }


# JSON


def tree(text):
    table = next(block for block in json.loads(text)["blocks"] if block["kind"] == "table")
    names = [column["id"] for column in table["columns"]]
    pair = lambda part, key: [plain(part[key]), part["marks"]]
    rows = []
    for block in table["blocks"]:
        if block["label"] is not None:
            rows.append({"block": plain(block["label"])})
        for row in block["rows"]:
            cells = [
                [plain(" ".join([cell["display"]] + cell["flags"])), cell["marks"]] for cell in row["cells"]
            ]
            rows.append({"label": pair(row, "label"), "cells": cells})
    spanners = [
        [plain(part["text"]), names.index(part["columns"][0]) + 1, names.index(part["columns"][-1]) + 1]
        for part in table["spanners"]
    ]
    return {
        "title": pair(table, "title"), "spanners": spanners,
        "heads": [[plain(table["stub"]), []]] + [pair(column, "head") for column in table["columns"]], "rows": rows,
        "footnotes": [[note["mark"], plain(note["text"])] for note in table["footnotes"]],
        "notes": " ".join(plain(note["text"]) for note in table["notes"]),
    }


def tree_values(text):
    """Every cell of the first table: what is shown, its address, and its numbers with all their bits."""
    table = next(block for block in json.loads(text)["blocks"] if block["kind"] == "table")
    cells = [cell for block in table["blocks"] for row in block["rows"] for cell in row["cells"]]
    numbers = lambda cell: [cell[key] for key in ("value", "low", "high") if isinstance(cell.get(key), (int, float))]
    return [[cell["display"], cell["address"] or "", *[float(x).hex() for x in numbers(cell)]] for cell in cells]


READERS = {
    "text": fixed_width, "csv": lambda text: spreadsheet(text, ","), "tsv": lambda text: spreadsheet(text, "\t"),
    "md": markdown, "html": page, "tex": tex, "tree": tree,
    "tree-values": tree_values,
}
#: How the caption of a table begins in the language of the report.
START = sys.argv[2] if len(sys.argv) > 2 else ""
#: Cells of letters of ambiguous width.
AMBIGUOUS = int(sys.argv[3]) if len(sys.argv) > 3 else 1

if __name__ == "__main__":
    content = READERS[sys.argv[1]](sys.stdin.buffer.read().decode())
    sys.stdout.buffer.write(json.dumps(content, ensure_ascii=False).encode())
