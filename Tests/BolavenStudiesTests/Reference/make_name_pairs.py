"""Writes name_pairs.csv: pairs of names that a program may take for one person, and spellings that are one person.

SYNTHETIC: the names are common Lao given names and surnames, put together by this script; nobody in the file is real.

    python make_name_pairs.py      # standard library only, the same bytes every time

truth      different: two persons of one sex and village whose names are near; same: one person written twice
kind       of different: given (other given name, no surname), siblings (other given name, one surname), cousins (one given
           name, another near surname)
           of same: romanised (another Latin spelling), lao (tone marks, old spellings), title, order, scripts (Lao letters in
           the first form, Latin ones in the second)
id         different: a neighbour's number, or blank; same: blank, swapped digits, or small letters without zeros
"""
import csv
import itertools
import unicodedata

# Lao spelling, sex, Latin spellings in use.
GIVEN = """
ສົມໄຊ M Somsay Somxay Somsai
ສົມພອນ M Somphone Somphon Sompone
ສົມສັກ M Somsack Somsak Somsakh
ສົມບູນ M Somboun Sombun Somboune
ສົມຫວັງ M Somvang Somwang
ສົມຈິດ M Somchit Somchith
ສົມຈັນ M Somchanh Somchan
ສົມສີ F Somsy Somsi
ສົມດີ M Somdy Somdi
ບຸນມີ M Bounmy Bunmi Bounmi
ບຸນມາ M Bounma Bunma
ບຸນທັນ M Bounthanh Bunthan Bounthan
ບຸນທອງ M Bounthong Bunthong
ບຸນທຳ M Bountham Bunthum Bounthame
ບຸນຍົງ M Bounyong Bougnong
ບຸນຍັງ M Bounyang Bougnang
ບຸນເລືອນ F Bounleuane Bunluan
ບຸນເລີດ M Bounleuth Bunlert Bounlert
ບຸນຄົງ M Bounkhong Bunkong
ບຸນຄຳ M Bounkham Bunkham
ບຸນສົມ M Bounsom Bunsom
ບຸນສີ M Bounsy Bunsi
ບຸນໂຮມ M Bounhome Bunhom Bounhom
ຄຳຫຼ້າ M Khamla Khamlar Kamla
ຄຳພອນ M Khamphone Khamphon Kampone
ຄຳແພງ M Khampheng Kampheng
ຄຳພັນ M Khamphanh Khamphan Kamphan
ຄຳພາ F Khampha Kampha
ຄຳຜູຍ M Khamphouy Kamphuy
ຄຳໃສ M Khamsay Khamsai
ຄຳສີ M Khamsy Khamsi
ຄຳສິງ M Khamsing Kamsing
ຄຳແສງ M Khamseng Kamseng
ຄຳຈັນ F Khamchanh Khamchan
ຄຳຕັນ M Khamtanh Khamtan
ຄຳໄຕ M Khamtay Khamtai
ຄຳດີ M Khamdy Khamdi
ຄຳດວງ M Khamdouang Khamduang
ຄຳຫວານ F Khamvane Khamwan
ຄຳວົງ M Khamvong Kamvong
ຄຳກອງ M Khamkong Kamkong
ຄຳແກ້ວ F Khamkeo Kamkeo
ແກ້ວ F Keo Kaew
ແກ່ນ M Kene Kaen
ແກ້ວມະນີ F Keomany Kaewmani
ວັນ M Vanh Van Wan
ວານ M Vane Vaan
ວັນນາ F Vanna Vannah
ວັນດີ F Vandy Vandi
ວັນທອງ F Vanthong Vanhthong
ວັນເພັງ F Vanpheng Vanhpheng
ວານິດາ F Vanida Vanidah
ວິໄລ F Vilay Vilai
ວິໄລພອນ F Vilayphone Vilaiphon
ວິໄລວັນ F Vilayvanh Vilaivan
ວິໄຊ M Visay Vixay
ນ້ອຍ F Noy Noi
ນອຍນາ F Noyna Noina
ນາງ F Nang
ນິດ F Nith Nit
ນິດຕາ F Nitta Nita
ນຸດ F Nouth Nut
ນັນທາ F Nantha Nanta
ມະນີ F Many Mani
ມະນີວັນ F Manivanh Manyvanh Manivan
ມະນີວອນ F Manivone Manyvone
ມະນີຈັນ F Manichanh Manychan
ມາລີ F Maly Mali
ມາລາ F Mala Malah
ມາໄລ F Malay Malai
ມາລີວັນ F Malivanh Malyvan
ມີນາ F Mina Meena
ແສງເດືອນ F Sengdeuane Sengduan
ແສງດາວ F Sengdao Sengdaw
ແສງທອງ M Sengthong Saengthong
ແສງຈັນ F Sengchanh Sengchan
ແສງມະນີ F Sengmany Sengmani
ແສງອາລຸນ M Sengaloun Sengarun
ສຸກ M Souk Suk
ສຸກສັນ M Souksanh Suksan
ສຸກສະຫວັນ M Souksavanh Suksavan
ສຸກສາຄອນ M Souksakhone Suksakhon
ສຸລິຍາ M Souliya Suliya
ສຸລິວົງ M Soulivong Sulivong
ສຸນີ F Souny Suni
ສຸດາ F Souda Suda
ສຸດາວັນ F Soudavanh Sudavan
ສຸພາ F Soupha Supha
ສຸພັນ M Souphanh Suphan
ສຸວັນ M Souvanh Suvan
ສີສຸກ M Sisouk Sisuk
ສີທອງ M Sithong Sitong
ສີດາ F Sida Sidah
ສີວິໄລ M Sivilay Sivilai
ສີຈັນ F Sichanh Sichan
ໄຊ M Xay Say Sai
ໄຊຍະ M Xaya Saya
ໄຊສະໝອນ F Saysamone Xaysamon
ໄຊຍະສອນ M Xayasone Sayason
ໄຊສົມພອນ M Xaysomphone Saysompone
ສາຍ M Saay Saai
ສາຍຄຳ F Saykham Saikham
ສາຍທອງ M Saythong Xaithong
ທອງ M Thong Tong
ທອງຈັນ M Thongchanh Tongchan
ທອງສີ M Thongsy Thongsi
ທອງສຸກ M Thongsouk Tongsuk
ທອງໃສ M Thongsay Thongsai
ທອງພັນ M Thongphanh Thongphan
ທອງພູນ M Thongphoun Thongphun
ທອງຄຳ M Thongkham Tongkham
ທອງເພັດ M Thongphet Thongphed
ພອນ M Phone Phon
ພອນສະຫວັນ M Phonesavanh Ponesavan
ພອນໄຊ M Phonesay Phonexay Ponsai
ພອນສີ F Phonesy Phonsi
ພອນທິບ F Phonethip Ponthip
ພູວົງ M Phouvong Phuvong
ພູວັນ M Phouvanh Phuvan
ພູມີ M Phoumy Phumi
ພູທອນ M Phouthone Phuthon
ເພັດ M Phet Phed
ເພັດສະໝອນ F Phetsamone Petsamon
ເພັງ F Pheng Peng
ພົມມາ M Phomma Poma
ຈັນ F Chanh Chan
ຈັນທາ M Chantha Chanta
ຈັນທີ M Chanthy Chanti
ຈັນທະວີ M Chanthavy Chantavi
ຈັນທະວົງ M Chanthavong Chantavong
ຈັນສຸກ M Chansouk Chansuk
ຈັນເພັງ F Chanpheng Chanhpheng
ຈັນມະນີ F Chanmany Chanmani
ດາລາ F Dala Dara
ດາລາວັນ F Dalavanh Daravan
ດາວ F Dao Daw
ດາວອນ F Davone Davon
ດວງ F Douang Duang
ດວງໃຈ F Douangchay Duangchai
ດວງຈັນ F Douangchanh Duangchan
ດວງຕາ F Douangta Duangta
ບົວ F Boua Bua
ບົວວັນ F Bouavanh Buavan
ບົວພາ F Bouapha Buapha
ບົວຈັນ F Bouachanh Buachan
ບົວທອງ F Bouathong Buathong
ອຸດົມ M Oudom Udom
ອຸໄທ M Outhay Uthai
ອຸ່ນ M Oun Un
ອິນພອນ M Inpone Inphone
ອິນທະວົງ M Inthavong Intavong
ອິນປັນ M Inpanh Inpan
ຕຸ້ຍ M Touy Tuy
ຕ້ອຍ F Toy Toi
ຕູ້ M Tou Tu
ກອງແກ້ວ M Kongkeo Kongkaew
ກອງສີ M Kongsy Kongsi
ກອງມີ M Kongmy Kongmi
ກົງ M Kong Gong
ລັດສະໝີ F Latsamy Ratsami Latsami
ລັດດາ F Latda Ladda
ລັດຕະນະ M Lattana Rattana
ລີ M Ly Lee
ລາ F La Lah
ທິບພະວົງ M Thipphavong Tippavong
ທິບພະພອນ F Thipphaphone Tipphaphon
ສະໝານ M Samane Saman
ສະໝອນ F Samone Samon
ສະຫວັນ M Savanh Savan
ສະຫວາດ M Savath Savat
ວຽງ M Vieng Viang
ວຽງໄຊ M Viengxay Viangsai
ວຽງຄຳ M Viengkham Viangkham
ວຽງສະໝອນ F Viengsamone Viangsamon
ອຳພອນ F Amphone Ampon
ອຳພັນ F Amphanh Ampan
ຫຼ້າ F La Lar
ຫຼ້ານ້ອຍ F Lanoy Larnoi
ຫວັນ F Vanh Wanh
"""
SURNAMES = """
ພົມມະຈັນ Phommachanh Pommachan
ພົມມະວົງ Phommavong Pommavong
ພົມມະສອນ Phommasone Pommason
ພົມມະສານ Phommasane Pommasan
ສີສຸວັນ Sisouvanh Sisuvan
ສີສະຫວັນ Sisavanh Sisavan
ສີສະຫວາດ Sisavath Sisavat
ໄຊຍະວົງ Xayavong Sayavong
ໄຊຍະສານ Xayasane Sayasan
ໄຊຍະສອນ Xayasone Sayason
ແກ້ວມະນີ Keomany Kaewmani
ແກ້ວມະນີວົງ Keomanivong Keomanyvong
ຈັນທະວົງ Chanthavong Chantavong
ຈັນທະລາ Chanthala Chantara
ຈັນທະລີ Chanthaly Chantali
ວົງສາ Vongsa Wongsa
ວົງໄຊ Vongxay Vongsai
ວົງພະຈັນ Vongphachanh Vongpachan
ອິນທະວົງ Inthavong Intavong
ອິນທະສອນ Inthasone Intason
ລັດຕະນະ Lattana Rattana
ລັດຕະນະວົງ Lattanavong Rattanavong
ສຸວັນນະວົງ Souvannavong Suvannavong
ສຸວັນນະສີ Souvannasy Suvannasi
ບຸນຍະວົງ Bounyavong Bounnhavong
ບຸນຍະສິດ Bounyasith Bounyasit
ທຳມະວົງ Thammavong Tammavong
ເທບພະວົງ Thepphavong Tepphavong
"""


def rows(text):
    return [line.split() for line in text.strip().splitlines()]


GIVEN = [(r[0], r[1], r[2:]) for r in rows(GIVEN)]
SURNAMES = [(r[0], r[1:]) for r in rows(SURNAMES)]
VILLAGES = ["Ban Nongluang", "Ban Phoudamkhouan", "Ban Lak 35", "Ban Houayteuy"]


def distance(a, b):
    """Optimal string alignment."""
    d = [[max(i, j) if 0 in (i, j) else 0 for j in range(len(b) + 1)] for i in range(len(a) + 1)]
    for i in range(1, len(a) + 1):
        for j in range(1, len(b) + 1):
            d[i][j] = min(d[i - 1][j] + 1, d[i][j - 1] + 1, d[i - 1][j - 1] + (a[i - 1] != b[j - 1]))
            if i > 1 and j > 1 and a[i - 1] == b[j - 2] and a[i - 2] == b[j - 1]:
                d[i][j] = min(d[i][j], d[i - 2][j - 2] + 1)
    return d[-1][-1]


def nearest(variants, others):
    """The closest two spellings that are not the same."""
    pairs = [(distance(a.lower(), b.lower()), a, b) for a in variants for b in others if a.lower() != b.lower()]
    return min(pairs) if pairs else None


def main():
    out = []
    number = itertools.count(101)

    def add(truth, kind, sex, first_id, second_id, first_lao, first_latin, second_lao, second_latin):
        village = VILLAGES[len(out) % len(VILLAGES)]
        out.append([truth, kind, sex, village, first_id, second_id, first_lao, first_latin, second_lao, second_latin])

    def numbers():
        n = next(number)
        next(number)
        # A neighbour on the list, or no number in the second form.
        return f"T-{n:04d}", f"T-{n + 1:04d}" if n % 4 == 1 else ""

    for k, ((lao, sex, latin), (lao2, sex2, latin2)) in enumerate(itertools.combinations(GIVEN, 2)):
        close = nearest(latin, latin2)
        if sex != sex2 or lao == lao2 or close is None:
            continue
        if close[0] <= 1 or (close[0] == 2 and min(len(close[1]), len(close[2])) >= 6):
            add("different", "given", sex, *numbers(), lao, close[1], lao2, close[2])
            s = SURNAMES[k % len(SURNAMES)]
            add("different", "siblings", sex, *numbers(), f"{lao} {s[0]}", f"{close[1]} {s[1][0]}",
                f"{lao2} {s[0]}", f"{close[2]} {s[1][0]}")
    for k, (a, b) in enumerate(itertools.combinations(SURNAMES, 2)):
        close = nearest(a[1], b[1])
        if close and close[0] <= 2:
            lao, sex, latin = GIVEN[(7 * k) % len(GIVEN)]
            add("different", "cousins", sex, *numbers(), f"{lao} {a[0]}", f"{latin[0]} {close[1]}",
                f"{lao} {b[0]}", f"{latin[0]} {close[2]}")

    def repaired(k):
        n = next(number)
        digits = f"{n * 37 % 9000 + 1000:04d}"
        first = f"V-{digits}"
        swapped = next((digits[:i] + digits[i + 1] + digits[i] + digits[i + 2:]
                        for i in (2, 1, 0) if digits[i] != digits[i + 1]), digits)
        return first, ["", f"V-{swapped}", f"v{digits}"][k % 3]

    plain = lambda text: "".join(c for c in text if c not in "\u0ec8\u0ec9\u0eca\u0ecb").replace(
        "ຫຼ", "ຫລ").replace("\u0eb3", "\u0ecd\u0eb2").replace("ໝ", "ຫມ")
    for k, (lao, sex, latin) in enumerate(GIVEN):
        s = SURNAMES[(5 * k) % len(SURNAMES)]
        for other in latin[1:]:
            add("same", "romanised", sex, *repaired(k), lao, latin[0], lao, other)
        full = f"{lao} {s[0]}", f"{latin[0]} {s[1][0]}"
        if k % 3 == 0:
            add("same", "title", sex, *repaired(k), *full, ("ທ້າວ" if sex == "M" else "ນາງ ") + full[0],
                ("Mr. " if sex == "M" else "Nang ") + full[1])
        if k % 3 == 1:
            add("same", "order", sex, *repaired(k), *full, f"{s[0]} {lao}", f"{s[1][1]} {latin[0]}".upper())
        if plain(lao) != lao:
            add("same", "lao", sex, *repaired(k), lao, latin[0], plain(lao), latin[-1])
        add("same", "scripts", sex, *repaired(k), full[0], "", "", full[1])
    for row in out:
        assert all(unicodedata.is_normalized("NFC", text) for text in row)
    with open("name_pairs.csv", "w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow("truth kind sex village first_id second_id first_lao first_latin second_lao second_latin".split())
        writer.writerows(out)


if __name__ == "__main__":
    main()
