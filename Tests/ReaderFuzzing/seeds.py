"""Makes the seeds of the fuzz targets: small inputs that reach far into each reader.

    python3 seeds.py

Beside them `make fuzz` takes the small data files of the tests and of the datasets.
"""
import os, struct, zipfile, io

here = os.path.join(os.path.dirname(os.path.abspath(__file__)), "Seeds")

def seed(target, name, content):
    folder = os.path.join(here, target)
    os.makedirs(folder, exist_ok=True)
    with open(os.path.join(folder, name), "wb") as file:
        file.write(content if isinstance(content, bytes) else content.encode())

# Delimited text; the last two bytes say how it is read.
comma, semicolon, escaped, found = b"\x01", b"\x02", b"\x03", b"\x00"
texts = {
    "quotes": (comma, b'a,b,c\n1,"x ""y"", z\n",3\n"","",\n'), "pairs": (comma, b"id,x\r\n007,1.50\r\n010,-2\r\n"),
    "numbers": (comma, b"a,b\n1,9007199254740993\n,0.00\n1e5,+.5\n12345678901,-0.25\n"),
    "mark": (found, b"\xef\xbb\xbfid;x\n1;2,5\n2;3,25\n"), "lao": (found, "id,ຊື່\n໑,ສົມສັກ\n໒,\"ດາ, ວັນ\"\n".encode()),
    "semicolon": (semicolon, b"a;b\n'1;2';3\n4;'5''6'\n"), "tab": (escaped, b'a\tb\n"1\\"2"\t3\n4\t5\n'),
    "dates": (comma, b"d,e\n15/03/2566,2023-01-05\n01/12/2565,2023-02-30\n"), "one": (comma, b"x\n1\n\n2\n"),
    "title": (found, b"Scores of May,,\n,,\nid,pre,post\n1,2,3\n2,3,4\n"), "sep": (found, b"sep=;\nid;x\n1;2\n"),
    "wide": (b"\x00", "id,ຊື່\n1,ກ\n".encode("utf-16")), "thai": (b"\x31", "id,ชื่อ\n1,มะลิ\n".encode("cp874")),
    "ragged": (b"\x81", b'a,b\n1\n2,3,4\n"x"y,5\n'), "again": (comma, b"a,b\n1,2\na,b\n3,4\n"),
    "rows": (b"\x09", b"group,\npre,post\n1,2\n3,4\n"), "ends": (comma, b"a,b\r1,2\n3,4\r\n5,6"),
}
for name, (how, text) in texts.items():
    seed("csv", name, text + how + bytes([len(text) // 3]))

# The parts of a workbook: sheet, shared strings, styles, workbook.
kinds = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
main = f'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="{kinds}"'

def sheet(rows, before="", behind=""):
    return f"<worksheet {main}>{before}<sheetData>{rows}</sheetData>{behind}</worksheet>"

names = '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="inlineStr"><is><t>x</t></is></c></row>'
strings = f'<sst {main}><si><t>id</t></si><si><r><t>a</t></r><rPh sb="0" eb="1"><t>b</t></rPh><r><t>_x000D_c</t></r></si></sst>'
styles = (f'<styleSheet {main}><numFmts><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd hh:mm"/></numFmts>'
          '<cellXfs><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="46"/><xf numFmtId="14"/></cellXfs></styleSheet>')
books = {
    "plain": [sheet(names + '<row r="2"><c r="A2" t="s"><v>1</v></c><c r="B2"><v>1.5</v></c></row>'), strings, styles],
    "dates": [sheet(names + '<row r="2"><c r="A2" s="1"><v>45000.25</v></c><c r="B2" s="2"><v>1.5</v></c></row>'
                    '<row r="3"><c r="A3" s="3"><v>60</v></c><c r="B3" t="d"><v>2023-01-05</v></c></row>'), strings, styles],
    "kinds": [sheet(names + '<row r="5" hidden="1"><c r="A5" t="b"><v>1</v></c><c t="e"><v>#N/A</v></c></row>'
                    '<row><c t="str"><f>A1</f><v>=1+1</v></c><c><f>B2</f></c></row>',
                    '<cols><col min="1" max="2" hidden="1"/></cols>',
                    '<mergeCells><mergeCell ref="A1:B1"/></mergeCells>'), strings, styles],
    "sheets": [sheet(names), strings, styles,
               f'<workbook {main}><workbookPr date1904="1"/><sheets><sheet name="H" r:id="q" state="hidden"/>'
               f'<sheet name="S" r:id="s"/></sheets></workbook>'],
    "far": [sheet('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>')],
}
for name, parts in books.items():
    seed("workbook", name, "\0".join(parts))

# Containers: deflated and stored.
for method, name in ((zipfile.ZIP_DEFLATED, "deflated"), (zipfile.ZIP_STORED, "stored")):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", method) as container:
        for part in ("xl/worksheets/sheet1.xml", "[Content_Types].xml", "a"):
            container.writestr(zipfile.ZipInfo(part), "<a>" + "b" * 40 + "</a>", compress_type=method)
    content = file.getvalue()
    seed("container", name, content)

# Streams of bolaven-statfile: records without the start and the end, which the target adds where the last byte is even.
def text(s): return struct.pack("<I", len(s.encode())) + s.encode()
def record(kind, payload): return bytes([kind]) + struct.pack("<I", len(payload)) + payload
def header(version=118, encoding="UTF-8", label="survey", rows=-1):
    return record(1, struct.pack("<I", version) + text(encoding) + text(label) + struct.pack("<q", rows))
def variable(name, is_text, form="%9.0g", labels="", width=8, ranges=()):
    ends = b"".join(text(a) + text(b) if is_text else struct.pack("<dd", a, b) for a, b in ranges)
    return record(2, text(name) + text("label of " + name) + text(form) + text(labels) + bytes([is_text])
                  + struct.pack("<I", width) + bytes([len(ranges)]) + ends)
def numbers(values, marks=None):
    return record(4, struct.pack("<I", len(values)) + bytes([1 if marks else 0])
                  + b"".join(struct.pack("<d", x) for x in values) + bytes(marks or []))
def texts_of(levels, codes):
    return record(5, struct.pack("<II", len(codes), len(levels)) + b"".join(map(text, levels))
                  + b"".join(struct.pack("<i", c) for c in codes))
def label(name, code, words):
    kind = b"\0" + struct.pack("<d", code) if isinstance(code, float) else b"\1" + bytes([ord(code)]) if len(code) == 1 else b"\2" + text(code)
    return record(3, text(name) + kind + text(words))

streams = {
    "plain": header() + variable("x", 0) + variable("t", 1) + numbers([1, 2.5]) + texts_of(["a", "ກ"], [0, -1]),
    "missing": header() + variable("x", 0, labels="l") + label("l", 1.0, "one") + label("l", "a", "refused")
               + numbers([1, 0, 0], [0, 1, 97]),
    "ranges": header(0) + variable("x", 0, "F8.2", "x", ranges=[(97, 99), (-3, -3)]) + label("x", 97.0, "refused")
              + variable("y", 1, "A8", ranges=[("NA", "NA")]) + numbers([1, 98]) + texts_of(["NA"], [0, 0]),
    "dates": header() + variable("d", 0, "%td") + variable("c", 0, "%tc") + variable("m", 0, "%tm")
             + numbers([23128]) + numbers([1998383400250]) + numbers([759]),
    "clock": header(0) + variable("d", 0, "DATE11") + variable("t", 0, "TIME8") + variable("q", 0, "QYR6")
             + numbers([13901500800]) + numbers([52200]) + numbers([13901500800]),
    "blocks": header(rows=2) + variable("x", 0) + numbers([1]) + record(4, struct.pack("<I", 1) + b"\2"),
    "failure": header() + record(7, bytes([1]) + struct.pack("<q", 3) + text("x") + text("cut")),
    "file": record(8, b"bytes of a file"),
}
for name, stream in streams.items():
    seed("statfile", name, stream + b"\x08")
    seed("statfile", name + "-raw", b"BLVNSTAT\x01\x00" + stream + b"\x09")

seed("json", "records", '[{"id": 1, "name": "\\u0e01\\ud83d\\ude00", "sub": {"a": [1, 2, null]}}, {"id": 2.5e-3, "b": true}]')
seed("json", "lines", '{"a": "x", "b": -0}\n{"a": "\\"\\\\/", "c": false}\n')
seed("json", "holder", '{"count": 2, "results": [{"q": "é"}, {"q": ""}]}')
seed("json", "deep", "[" * 25 + "]" * 25)

seed("yaml", "study", "study: {title: 'Training', id: t1}\ndata:\n  scores:\n    - file: a.csv # comment\n    - \"b\\tc\\u0e01\"\n"
     "text: |\n  two\n  lines\nfolded: >-\n  a\n  b\n? x\n: y\n")
seed("yaml", "refused", "&a a: *a\n!!str b: c\n---\nd\n")
seed("yaml", "tabs", "a:\n\tb: 1\n")
seed("yaml", "marks", "%YAML 1.1\n---\na: [1, {b: c}, 'd''e']\n...\n")
