"""Makes kobo_export.xlsx and xlsform.xlsx: a synthetic survey as KoboToolbox exports it, with deliberate dirt.

Every person, place and number is invented. Only the Python standard library is used, and the files have the same bytes
whenever they are made: python3 gen.py
"""

import os
import zipfile

HERE = os.path.dirname(os.path.abspath(__file__))


class Random:
    """SplitMix64, so that the numbers do not depend on the version of Python."""

    def __init__(self, seed):
        self.state = seed

    def bits(self):
        self.state = (self.state + 0x9E3779B97F4A7C15) & 0xFFFFFFFFFFFFFFFF
        z = self.state
        z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & 0xFFFFFFFFFFFFFFFF
        z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & 0xFFFFFFFFFFFFFFFF
        return z ^ (z >> 31)

    def below(self, n):
        return self.bits() % n

    def pick(self, items):
        return items[self.below(len(items))]

    def chance(self, percent):
        return self.below(100) < percent

    def bell(self, mean, spread):
        """A sum of twelve uniforms, in whole numbers."""
        return mean + spread * (sum(self.below(1000) for _ in range(12)) - 5994) // 1000


# Workbooks -----------------------------------------------------------------------------------------------------------


def letters(position):
    text = ""
    position += 1
    while position:
        text = chr(65 + (position - 1) % 26) + text
        position = (position - 1) // 26
    return text


def escaped(text):
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def workbook(path, sheets):
    """Texts are shared strings, whole numbers are numbers, None is an empty cell."""
    shared, order = {}, []

    def cell(place, value):
        if value is None or value == "":
            return ""
        if isinstance(value, (int, float)):
            return f'<c r="{place}"><v>{value}</v></c>'
        if value not in shared:
            shared[value] = len(order)
            order.append(value)
        return f'<c r="{place}" t="s"><v>{shared[value]}</v></c>'

    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    rel = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    pkg = "http://schemas.openxmlformats.org/package/2006"
    parts = {}
    for number, (_, rows) in enumerate(sheets, 1):
        lines = []
        for row, values in enumerate(rows, 1):
            cells = "".join(cell(f"{letters(i)}{row}", value) for i, value in enumerate(values))
            lines.append(f'<row r="{row}">{cells}</row>')
        parts[f"xl/worksheets/sheet{number}.xml"] = (
            f'{head}<worksheet xmlns="{main}"><sheetData>{"".join(lines)}</sheetData></worksheet>')
    strings = "".join(f'<si><t xml:space="preserve">{escaped(text)}</t></si>' for text in order)
    parts["xl/sharedStrings.xml"] = (
        f'{head}<sst xmlns="{main}" uniqueCount="{len(order)}">{strings}</sst>')
    parts["xl/styles.xml"] = (
        f'{head}<styleSheet xmlns="{main}"><fonts count="1"><font/></fonts><fills count="2"><fill><patternFill '
        'patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/>'
        '</borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="1"><xf/></cellXfs></styleSheet>')
    names = "".join(
        f'<sheet name="{escaped(name)}" sheetId="{i}" r:id="rId{i}"/>' for i, (name, _) in enumerate(sheets, 1))
    parts["xl/workbook.xml"] = f'{head}<workbook xmlns="{main}" xmlns:r="{rel}"><sheets>{names}</sheets></workbook>'
    links = "".join(
        f'<Relationship Id="rId{i}" Type="{rel}/worksheet" Target="worksheets/sheet{i}.xml"/>'
        for i in range(1, len(sheets) + 1))
    for i, kind in enumerate(["sharedStrings", "styles"], len(sheets) + 1):
        links += f'<Relationship Id="rId{i}" Type="{rel}/{kind}" Target="{kind}.xml"/>'
    parts["xl/_rels/workbook.xml.rels"] = f'{head}<Relationships xmlns="{pkg}/relationships">{links}</Relationships>'
    parts["_rels/.rels"] = (
        f'{head}<Relationships xmlns="{pkg}/relationships"><Relationship Id="rId1" '
        f'Type="{rel}/officeDocument" Target="xl/workbook.xml"/></Relationships>')
    spreadsheet = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    types = "".join(
        f'<Override PartName="/{name}" ContentType="{spreadsheet}.{kind}+xml"/>'
        for name, kind in
        [("xl/workbook.xml", "sheet.main"), ("xl/sharedStrings.xml", "sharedStrings"), ("xl/styles.xml", "styles")]
        + [(f"xl/worksheets/sheet{i}.xml", "worksheet") for i in range(1, len(sheets) + 1)])
    parts["[Content_Types].xml"] = (
        f'{head}<Types xmlns="{pkg}/content-types"><Default Extension="rels" '
        f'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>{types}</Types>')
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in ["[Content_Types].xml"] + sorted(set(parts) - {"[Content_Types].xml"}):
            archive.writestr(zipfile.ZipInfo(name, (2023, 4, 28, 0, 0, 0)), parts[name], zipfile.ZIP_DEFLATED)


# The form ------------------------------------------------------------------------------------------------------------

VILLAGES = [f"V{i:02d}" for i in range(1, 25)]
LIKERT = ["att1", "att2", "att3", "att4", "att5", "att6"]

SURVEY = [
    ["type", "name", "label::English (en)", "label::ລາວ (lo)", "label::日本語 (ja)", "constraint", "relevant", "required",
     "calculation"],
    ["start", "start"],
    ["end", "end"],
    ["username", "username"],
    ["begin_group", "household", "Household", "ຄົວເຮືອນ", "世帯"],
    ["text", "hh_id", "Household code", "ລະຫັດຄົວເຮືອນ", "世帯番号", "regex(., '^H[0-9]{3}$')", "", "yes"],
    ["select_one village", "village", "Village", "ບ້ານ", "村", "", "", "yes"],
    ["select_one yesno", "programme", "Is the village in the programme?", "ບ້ານຢູ່ໃນໂຄງການບໍ່?", "事業の対象村か", "", "",
     "yes"],
    ["geopoint", "place", "Where is the house?", "ເຮືອນຢູ່ໃສ?", "家の位置"],
    ["image", "photo", "Photo of the house", "ຮູບເຮືອນ", "家の写真"],
    ["end_group"],
    ["begin_group", "person", "Person", "ບຸກຄົນ", "本人"],
    ["text", "full_name", "Full name", "ຊື່ ແລະ ນາມສະກຸນ", "氏名"],
    ["text", "phone", "Telephone number", "ເບີໂທລະສັບ", "電話番号"],
    ["select_one sex", "sex", "Sex", "ເພດ", "性別", "", "", "yes"],
    ["integer", "age", "Age", "ອາຍຸ", "年齢", ". >= 15 and . <= 99", "", "yes"],
    ["end_group"],
    ["begin_group", "test", "Knowledge test", "ທົດສອບຄວາມຮູ້", "知識テスト"],
    ["integer", "pre_score", "Score before the training", "ຄະແນນກ່ອນຝຶກ", "研修前の得点", ". >= 0 and . <= 20"],
    ["integer", "post_score", "Score after the training", "ຄະແນນຫຼັງຝຶກ", "研修後の得点", ". >= 0 and . <= 20"],
    ["end_group"],
    ["begin_group", "livelihood", "Livelihood", "ການທຳມາຫາກິນ", "生計"],
    ["select_multiple crop or_other", "crops", "Crops you grow", "ພືດທີ່ທ່ານປູກ", "栽培作物"],
    ["integer", "coffee_trees", "Coffee trees", "ຈຳນວນຕົ້ນກາເຟ", "コーヒーの木の本数", ". >= 0", "selected(${crops}, 'coffee')",
     "yes"],
    ["integer", "wage", "Wages last month (LAK)", "ຄ່າແຮງເດືອນແລ້ວ (ກີບ)", "先月の賃金（キープ）"],
    ["integer", "farm", "Farm income a month (LAK)", "ລາຍຮັບກະສິກຳຕໍ່ເດືອນ (ກີບ)", "農業所得（月・キープ）"],
    ["calculate", "income", "", "", "", "", "", "", "${wage} + ${farm}"],
    ["integer", "income_before", "Income a month before the programme (LAK)", "ລາຍຮັບຕໍ່ເດືອນກ່ອນໂຄງການ", "事業前の月収"],
    ["select_one loan", "loan", "Do you owe money to a trader?", "ທ່ານເປັນໜີ້ພໍ່ຄ້າບໍ່?", "仲買人への借入はあるか"],
    ["end_group"],
    ["begin_group", "attitudes", "Attitudes", "ທັດສະນະ", "態度"],
] + [
    ["select_one agree", name, f"Cooperatives help farmers ({i})", f"ສະຫະກອນຊ່ວຍຊາວນາ ({i})", f"協同組合は農家を助ける（{i}）"]
    for i, name in enumerate(LIKERT, 1)
] + [
    ["end_group"],
    ["note", "thanks", "Thank you", "ຂອບໃຈ", "ありがとうございました"],
    ["begin_repeat", "members", "Members of the household", "ສະມາຊິກຄົວເຮືອນ", "世帯員"],
    ["text", "member_name", "Name of the member", "ຊື່ສະມາຊິກ", "世帯員の氏名"],
    ["integer", "member_age", "Age of the member", "ອາຍຸສະມາຊິກ", "世帯員の年齢", ". >= 0 and . <= 110"],
    ["select_one sex", "member_sex", "Sex of the member", "ເພດສະມາຊິກ", "世帯員の性別"],
    ["end_repeat"],
]

CHOICES = [["list_name", "name", "label::English (en)", "label::ລາວ (lo)", "label::日本語 (ja)"]]
CHOICES += [["village", v, f"Village {v[1:]}", f"ບ້ານ {v[1:]}", f"村{v[1:]}"] for v in VILLAGES]
CHOICES += [["yesno", "1", "Yes", "ແມ່ນ", "はい"], ["yesno", "0", "No", "ບໍ່", "いいえ"]]
CHOICES += [["sex", "F", "Woman", "ຍິງ", "女性"], ["sex", "M", "Man", "ຊາຍ", "男性"]]
CHOICES += [["crop", "coffee", "Coffee", "ກາເຟ", "コーヒー"], ["crop", "tea", "Tea", "ຊາ", "茶"],
            ["crop", "rice_dry", "Dry rice", "ເຂົ້າໄຮ່", "陸稲"], ["crop", "pepper", "Pepper", "ພິກໄທ", "胡椒"]]
CHOICES += [["loan", "1", "Yes", "ແມ່ນ", "はい"], ["loan", "0", "No", "ບໍ່", "いいえ"],
            ["loan", "8", "Don't know", "ບໍ່ຮູ້", "わからない"]]
CHOICES += [["agree", str(i), text, lao, japanese] for i, text, lao, japanese in [
    (1, "Disagree strongly", "ບໍ່ເຫັນດີຢ່າງຍິ່ງ", "まったくそう思わない"), (2, "Disagree", "ບໍ່ເຫັນດີ", "そう思わない"),
    (3, "Neither", "ເປັນກາງ", "どちらでもない"), (4, "Agree", "ເຫັນດີ", "そう思う"),
    (5, "Agree strongly", "ເຫັນດີຢ່າງຍິ່ງ", "強くそう思う")]]
SETTINGS = [["form_title", "form_id", "version", "default_language"],
            ["Synthetic household survey", "synthetic_household", "2", "English (en)"]]

# The answers ---------------------------------------------------------------------------------------------------------

HEADS = (
    ["start", "end", "username", "household/hh_id", "household/village", "household/programme", "household/place",
     "_household/place_latitude", "_household/place_longitude", "_household/place_altitude", "_household/place_precision",
     "household/photo", "household/photo_URL", "person/full_name", "person/phone", "person/sex", "person/age",
     "test/pre_score", "test/post_score", "livelihood/crops", "livelihood/crops/coffee", "livelihood/crops/tea",
     "livelihood/crops/rice_dry", "livelihood/crops/pepper", "livelihood/crops/other", "livelihood/crops_other",
     "livelihood/coffee_trees", "livelihood/wage", "livelihood/farm", "livelihood/income", "livelihood/income_before",
     "livelihood/loan"]
    + [f"attitudes/{name}" for name in LIKERT]
    # Version 1 asked for the wages in another group.
    + ["money/wage", "_id", "_uuid", "_submission_time", "_validation_status", "_notes", "_status", "_submitted_by",
       "__version__", "_tags", "_index"])

FIRST = ["Khamla", "Bounmy", "Somphone", "Noy", "Keo", "Vilay", "Sengdao", "Thongsay", "Manivanh", "Phet"]
LAST = ["Sample", "Example", "Invented", "Madeup", "Nobody", "Testcase"]


def clock(day, minute, second=0):
    return f"2023-04-{day:02d}T{minute // 60:02d}:{minute % 60:02d}:{second:02d}.000+07:00"


def household(random, number):
    village = VILLAGES[number % 24]
    programme = 1 if VILLAGES.index(village) < 12 else 0
    enumerator = f"enum{number % 6 + 1}"
    # Each enumerator works six interviews a day, ten days.
    turn = number // 6
    day, start = 3 + turn // 4, 480 + (turn % 4) * 90
    length = 35 + random.below(20)
    version = "v1" if number < 60 else "v2"
    before = max(0, random.bell(1500000, 400000))
    farm = max(0, random.bell(900000, 300000)) // 1000 * 1000
    wage = (max(0, before // 2 + random.bell(0, 200000)) + 300000 * programme) // 1000 * 1000
    before = before // 1000 * 1000
    pre = min(20, max(0, random.bell(11, 3)))
    post = min(20, max(0, pre + random.bell(2, 2))) if not random.chance(6) else None
    crops = [crop for crop, share in [("coffee", 75), ("tea", 20), ("rice_dry", 50), ("pepper", 15)]
             if random.chance(share)] or ["rice_dry"]
    other = None
    if random.chance(6):
        crops.append("other")
        other = random.pick(["Cardamom", "Cassava"])
    latitude = f"15.{180000 + random.below(90000):06d}"
    longitude = f"106.{100000 + random.below(200000):06d}"
    altitude, precision = 1000 + random.below(300), 4 + random.below(6)
    row = {
        "start": clock(day, start), "end": clock(day, start + length, random.below(60)), "username": enumerator,
        "household/hh_id": f"H{number + 1:03d}", "household/village": village, "household/programme": str(programme),
        "household/place": f"{latitude} {longitude} {altitude} {precision}", "_household/place_latitude": latitude,
        "_household/place_longitude": longitude, "_household/place_altitude": str(altitude),
        "_household/place_precision": str(precision), "household/photo": f"{number}.jpg",
        "household/photo_URL": f"https://example.org/{number}.jpg",
        "person/full_name": f"{random.pick(FIRST)} {random.pick(LAST)}",
        "person/phone": f"020 5{random.below(10)}{random.below(10)}0 {1000 + random.below(9000)}",
        "person/sex": random.pick(["F", "M"]), "person/age": 18 + random.below(50), "test/pre_score": pre,
        "test/post_score": post, "livelihood/crops": " ".join(crops), "livelihood/crops_other": other,
        "livelihood/coffee_trees": 200 + 10 * random.below(150) if "coffee" in crops else None,
        "livelihood/farm": farm, "livelihood/income": str(wage + farm), "livelihood/income_before": before,
        "livelihood/loan": random.pick(["1", "0", "0", "8"] if random.chance(70) else ["0"]),
        "_id": 70000 + number, "_uuid": f"{random.bits():016x}-{number:04d}",
        "_submission_time": f"2023-04-{day:02d}T18:{random.below(60):02d}:00", "_status": "submitted_via_web",
        "_submitted_by": enumerator, "__version__": version, "_index": number + 1,
    }
    row["money/wage" if version == "v1" else "livelihood/wage"] = wage
    for code in ["coffee", "tea", "rice_dry", "pepper", "other"]:
        row[f"livelihood/crops/{code}"] = 1 if code in crops else 0
    for name in LIKERT:
        row[f"attitudes/{name}"] = "4" if enumerator == "enum6" else str(1 + random.below(5))
    return row


def members(random, row):
    return [
        {"members/member_name": f"{random.pick(FIRST)} {random.pick(LAST)}", "members/member_age": random.below(75),
         "members/member_sex": random.pick(["F", "M"]), "_parent_table_name": "Synthetic household survey",
         "_parent_index": row["_index"], "_submission__id": row["_id"], "_submission__uuid": row["_uuid"]}
        for _ in range(1 + random.below(5))]


def dirt(rows, repeats):
    """What a field team sends: each of these is named in README.md and found by the check."""
    rows[10]["person/age"] = 141
    rows[11]["person/sex"] = "male"
    rows[12]["livelihood/crops/tea"] = 1 - rows[12]["livelihood/crops/tea"]
    for i in (70, 75, 80):
        rows[i]["livelihood/farm"] = -99
    rows[90]["livelihood/farm"] = 95000000
    rows[20]["household/place"] = "0 0 0 0"
    rows[21]["household/place"] = "13.756300 100.501800 10 5"
    rows[22]["end"] = rows[22]["start"].replace("-04-", "-03-")
    # One enumerator who fills in forms without interviews.
    for i in range(100, 160, 6):
        rows[i]["end"] = rows[i]["start"][:17] + "59.000+07:00"
    rows[31]["start"] = rows[25]["start"]
    rows[31]["end"] = rows[25]["end"]
    rows[40]["livelihood/crops"] = "coffee other"
    for code in ["coffee", "tea", "rice_dry", "pepper", "other"]:
        rows[40][f"livelihood/crops/{code}"] = 1 if code in ("coffee", "other") else 0
    rows[40]["livelihood/crops_other"] = "Tea"
    rows[40]["livelihood/coffee_trees"] = 300
    rows[50]["livelihood/coffee_trees"] = None
    rows[50]["livelihood/crops"] = "coffee"
    for code in ["coffee", "tea", "rice_dry", "pepper", "other"]:
        rows[50][f"livelihood/crops/{code}"] = 1 if code == "coffee" else 0
    rows[50]["livelihood/crops_other"] = None
    # One submission delivered twice, and one form copied under another identity.
    again = dict(rows[5])
    again["_index"], again["_id"] = 241, 70240
    copy = dict(rows[33])
    copy["_index"], copy["_id"], copy["_uuid"], copy["household/hh_id"] = 242, 70241, "feedfeedfeedfeed-0241", "H241"
    copy["start"], copy["end"] = clock(20, 600), clock(20, 640)
    rows += [again, copy]
    repeats.append({"members/member_name": "Nobody Nowhere", "members/member_age": 30, "members/member_sex": "F",
                    "_parent_table_name": "Synthetic household survey", "_parent_index": 999})


def main():
    random = Random(20230427)
    rows = [household(random, number) for number in range(240)]
    repeats = [member for row in rows for member in members(random, row)]
    dirt(rows, repeats)
    member_heads = ["members/member_name", "members/member_age", "members/member_sex", "_index", "_parent_table_name",
                    "_parent_index", "_submission__id", "_submission__uuid"]
    for index, member in enumerate(repeats, 1):
        member["_index"] = index
    workbook(os.path.join(HERE, "kobo_export.xlsx"), [
        ("Synthetic household survey", [HEADS] + [[row.get(head) for head in HEADS] for row in rows]),
        ("members", [member_heads] + [[row.get(head) for head in member_heads] for row in repeats]),
    ])
    workbook(os.path.join(HERE, "xlsform.xlsx"), [
        ("survey", SURVEY), ("choices", CHOICES), ("settings", SETTINGS)])


if __name__ == "__main__":
    main()
