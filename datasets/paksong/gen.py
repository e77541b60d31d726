"""Write the synthetic tables of this folder, byte for byte the same each time. Needs Python alone.

    python3 gen.py          write the seven tables
    python3 gen.py SEED     with another seed for the household panel

Random numbers are SplitMix64 with Box-Muller (cosine branch only), so that any language can make the same ones.
The order of the draws is part of the data: a draw added or moved changes every later row.
"""
import csv, math, os, sys

HERE = os.path.dirname(os.path.abspath(__file__))


class Draws:
    """SplitMix64."""

    def __init__(self, seed):
        self.state = seed & (2**64 - 1)

    def bits(self):
        self.state = (self.state + 0x9E3779B97F4A7C15) & (2**64 - 1)
        z = self.state
        z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & (2**64 - 1)
        z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & (2**64 - 1)
        return z ^ (z >> 31)

    def uniform(self):
        """In [0, 1)."""
        return (self.bits() >> 11) * (1.0 / 9007199254740992.0)

    def normal(self):
        u, v = 1.0 - self.uniform(), self.uniform()
        return math.sqrt(-2 * math.log(u)) * math.cos(2 * math.pi * v)

    def below(self, count):
        """A whole number from 0 to count - 1."""
        return int(self.uniform() * count)


def write(name, header, rows):
    with open(os.path.join(HERE, name), "w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)


# ---------------------------------------------------------------- 1. training

PEOPLE = 28
AFFILIATION = ["farmer_group"] * 12 + ["bpc_coop"] * 9 + ["attapeu_doic"] * 7
WOMEN = (3, 6, 8, 9, 12, 14, 17, 19, 20, 21, 25)
LATIN = """Somchai Bounmy Khamla Noy Phonesavanh Souk Vanida Thongchanh Keo Manivanh Bounthong Chanthavy Sengdeuane Khamphone
    Latsamy Oudom Phet Saysamone Touy Vilay Bouavanh Dalavanh Inpone Kongkeo Malaythong Nang Somphone Thipphavong""".split()
LAO = """ສົມໄຊ ບຸນມີ ຄຳຫຼ້າ ນ້ອຍ ພອນສະຫວັນ ສຸກ ວານິດາ ທອງຈັນ ແກ້ວ ມະນີວັນ ບຸນທອງ ຈັນທະວີ ແສງເດືອນ ຄຳພອນ
    ລັດສະໝີ ອຸດົມ ເພັດ ໄຊສະໝອນ ຕຸ້ຍ ວິໄລ ບົວວັນ ດາລາວັນ ອິນພອນ ກອງແກ້ວ ມາໄລທອງ ນາງ ສົມພອນ ທິບພະວົງ""".split()
SPELT_OTHERWISE = {2: "Khamlar", 3: "Noi", 6: "Vanidah", 9: "Manyvanh", 12: "Sengduan", 19: "Vilai"}
WRONG_ID = {2: "", 6: "LCA-070"}                   # left blank; digits transposed
LEFT_BEFORE_POST = (10, 23)
NOT_FOUND_LATER = (1, 10, 16, 23, 26, 27)

ITEMS = ["q%02d" % (j + 1) for j in range(20)]
MODULES = ["relationships", "collective_action", "business_structures", "coop_principles", "lao_law"]
DIFFICULTY = [-1.5, -1.0, -0.6, -0.2, -1.1, -0.5, 0.0, 0.4, -0.7, -0.1, 0.3, 0.8, -0.8, -0.3, 0.2, 0.9, 0.0, 0.5, 0.9, 1.4]
MODULE_LEARNING = [0, 0, 0.1, 0.3, -0.2]           # beyond the learning common to all items


def answers(draws, key, ability, taught):
    """One person's answers: a three-parameter item response model with guessing at 0.20."""
    given = []
    for j, correct in enumerate(key):
        learned = MODULE_LEARNING[j // 4] if taught else 0
        chance = 0.20 + 0.80 / (1 + math.exp(-1.2 * (ability + learned - DIFFICULTY[j])))
        if draws.uniform() < 0.02 and not taught:
            given.append("")                       # omitted
        elif draws.uniform() < chance:
            given.append(correct)
        else:
            wrong = [letter for letter in "ABCD" if letter != correct]
            given.append(wrong[[0, 0, 1, 1, 2][draws.below(5)]])
    return given


def training():
    draws = Draws(20230427)
    key = ["ABCD"[draws.below(4)] for _ in ITEMS]
    ability = [0.8 * draws.normal() for _ in range(PEOPLE)]
    gain = [0.9 + 0.4 * draws.normal() for _ in range(PEOPLE)]
    fading = [-0.25 + 0.3 * draws.normal() for _ in range(PEOPLE)]
    pre = [answers(draws, key, ability[i], False) for i in range(PEOPLE)]
    post = [answers(draws, key, ability[i] + gain[i], True) for i in range(PEOPLE)]
    follow = [answers(draws, key, ability[i] + gain[i] + fading[i], True) for i in range(PEOPLE)]

    write("tot_key.csv", ["item", "module", "correct", "options", "irt_b_true"],
          [[item, MODULES[j // 4], key[j], 4, DIFFICULTY[j]] for j, item in enumerate(ITEMS)])

    def table(name, day, given, absent=(), names=LATIN, ids={}):
        rows = []
        for i in range(PEOPLE):
            if i not in absent:
                person = ids.get(i, "LCA-%03d" % (i + 1))
                rows.append([person, names[i], LAO[i], "F" if i in WOMEN else "M", AFFILIATION[i], day] + given[i])
        write(name, ["participant_id", "name_latin", "name_lao", "sex", "affiliation", "session"] + ITEMS, rows)

    table("tot_pre.csv", "2023-04-27", pre)
    table("tot_post.csv", "2023-04-28", post, absent=LEFT_BEFORE_POST, ids=WRONG_ID,
          names=[SPELT_OTHERWISE.get(i, name) for i, name in enumerate(LATIN)])
    table("tot_follow6m.csv", "2023-10-27", follow, absent=NOT_FOUND_LATER)


# ---------------------------------------------------------------- 2. households of returnees

VILLAGES = 32
DISTRICTS = ["Paksong", "Bachiangchaleunsook", "Samakhixay", "Sanxay"]
MONTHS = ["2022-05", "2024-05"]
PRICES = [1.0, 1.386]                              # illustrative
INCOMES = ["wage_lak", "selfemp_lak", "farm_net_lak", "own_consumption_lak", "remittance_lak"]


def thousands(lak):
    return int(round(lak / 1000)) * 1000


def income(level, effect, takes_part, coffee, draws):
    """The five parts of one month's income, from draws that do not depend on the programme."""
    wage_u, wage_n, self_u, self_n, farm_n, cost_n, own_u, own_n, remit_u, remit_n = draws
    wage = math.exp(level + 0.35 + 0.5 * effect + 0.4 * wage_n) if wage_u < 0.42 + 0.08 * takes_part else 0
    self_employment = math.exp(level - 0.1 + effect + 0.5 * self_n) if self_u < 0.30 + 0.10 * takes_part else 0
    farm = math.exp(level + 0.2 + effect + 0.4 * farm_n) - math.exp(level - 0.6 + 0.3 * cost_n) if coffee else 0
    own_consumption = math.exp(level - 1.0 + 0.4 * own_n) if coffee or own_u < 0.5 else 0
    remittance = math.exp(level - 0.3 + 0.5 * remit_n) if remit_u < 0.22 else 0
    return wage, self_employment, farm, own_consumption, remittance


def households(seed):
    """The panel, and both potential endline incomes of every household, made from the same draws."""
    draws = Draws(seed)
    u, n = draws.uniform, draws.normal
    assigned = []
    for _ in range(VILLAGES // 2):
        first = int(u() < 0.5)
        assigned += [first, 1 - first]
    panel, truth = [], []
    for v in range(VILLAGES):
        village_level = 0.20 * n()
        for _ in range(10 + draws.below(9)):
            sex = "F" if u() < 0.48 else "M"
            age, size = 18 + draws.below(28), 3 + draws.below(5)
            children, months = min(size - 2, draws.below(4)), 3 + draws.below(30)
            complier = int(u() < 0.72)
            household_level = 0.50 * n()
            coffee = int(u() < 0.66)
            attrits = int(u() < (0.08 if assigned[v] else 0.14))
            household, village = "HH%04d" % (len(truth) + 1), "V%02d" % (v + 1)
            for wave in (0, 1):
                chance = (u(), n(), u(), n(), n(), n(), u(), n(), u(), n())
                level = 13.6 + village_level + household_level + 0.20 * wave
                untreated = income(level, 0, 0, coffee, chance)
                treated = income(level, 0.22 * wave, wave, coffee, chance)
                takes_part = assigned[v] * complier * wave
                if wave == 1:
                    both = [thousands(sum(untreated)), thousands(sum(treated))]
                    truth.append([household, village, assigned[v], complier, attrits] + both)
                if wave == 0 or not attrits:
                    parts = [thousands(part * PRICES[wave]) for part in (treated if takes_part else untreated)]
                    panel.append([household, village, DISTRICTS[v // 8], v // 2 + 1, wave, MONTHS[wave], assigned[v],
                                  takes_part, sex, age, size, children, months, coffee] + parts)

    write("returnee_panel.csv",
          ["hh_id", "village_id", "district", "pair_id", "wave", "month", "assigned", "treated", "returnee_sex",
           "returnee_age", "hh_size", "children_u14", "months_since_return", "grows_coffee"] + INCOMES, panel)
    write("returnee_truth.csv",
          ["hh_id", "village_id", "assigned", "complier", "attrits", "income_real_if_untreated",
           "income_real_if_treated"], truth)
    gains = [treated - untreated for *_, untreated, treated in truth]
    compliers = [gain for gain, row in zip(gains, truth) if row[3]]
    print("true effect on those who take part", round(sum(compliers) / len(compliers)),
          "- of assignment", round(sum(compliers) / len(truth)),
          "- mean income without the programme", round(sum(row[5] for row in truth) / len(truth)))


# ---------------------------------------------------------------- 3. cooperatives

COOPERATIVES = ["Bolaven A", "Bolaven B", "Bolaven C", "Paksong D", "Paksong E", "Thateng F", "Sanxay G", "Sanxay H"]
YEARS = range(2019, 2025)
PRICE_LEVEL = dict(zip(YEARS, (1.0, 1.05, 1.10, 1.45, 1.90, 2.40)))
REGISTERED, DISSOLVED = {6: 2021}, {7: 2022}       # first and last year


def cooperatives():
    draws = Draws(20230429)
    n = draws.normal
    rows = []
    for c, name in enumerate(COOPERATIVES):
        members, equity = 40 + draws.below(220), 60e6 + draws.uniform() * 240e6
        growth, kg_per_member = 0.06 + 0.05 * n(), 420 + 60 * n()
        for year in YEARS:
            if year < REGISTERED.get(c, year) or year > DISSOLVED.get(c, year):
                continue
            start = members
            joined = max(0, int(start * (growth + 0.04 + 0.03 * n())))
            left = max(0, int(start * (0.03 + 0.02 * n())))
            members = start + joined - left
            women = int(members * (0.30 + 0.02 * (year - 2019) + 0.03 * n()))
            youth = int(members * (0.16 + 0.02 * n()))
            production = members * kg_per_member * (1 + 0.10 * n())
            supplied = production * min(0.95, max(0.3, 0.62 + 0.03 * (year - 2019) + 0.06 * n()))
            farmgate = 21000 * PRICE_LEVEL[year] * (1 + 0.04 * n())
            paid = farmgate * (1.06 + 0.03 * n())
            sold = paid * (1.22 + 0.04 * n())
            revenue, cost = supplied * sold, supplied * paid
            running = revenue * (0.12 + 0.02 * n())
            surplus = revenue - cost - running
            shares = equity * 0.5 + members * 250000
            equity = equity + max(0, surplus) * 0.25 + min(0, surplus)
            current_assets = revenue * 0.18 + 40e6
            assets = current_assets + equity * 0.9 + 80e6
            people = [start, joined, left, members, women, youth, 3 + draws.below(3), 9, 2 + draws.below(6)]
            money = [revenue, cost, running, surplus, max(0, surplus) * 0.40, max(0, surplus) * 0.35, equity, shares, assets,
                     current_assets, revenue * 0.11 + 15e6, revenue * 0.09]
            rows.append(["C%d" % (c + 1), name, "producer", year] + people
                        + [round(x) for x in (production, supplied, farmgate, paid, sold)]
                        + [int(round(x, -3)) for x in money])
    write("coop_ledger.csv",
          ["coop_id", "coop_name", "coop_type", "year", "members_start", "members_joined", "members_left", "members_end",
           "members_women_end", "members_youth_end", "board_women", "board_total", "employees_end",
           "member_production_kg", "member_supplied_kg", "farmgate_price_lak_kg", "price_paid_members_lak_kg",
           "sale_price_lak_kg", "revenue_lak", "cogs_lak", "opex_lak", "net_surplus_lak", "patronage_refund_lak",
           "share_dividend_lak", "equity_lak", "member_share_capital_lak", "total_assets_lak", "current_assets_lak",
           "current_liabilities_lak", "borrowings_lak"], rows)


if __name__ == "__main__":
    training()
    households(int(sys.argv[1]) if len(sys.argv) > 1 else 20230506)
    cooperatives()
