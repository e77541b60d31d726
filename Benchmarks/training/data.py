"""Writes the tables of the benchmark into a folder: scores of 200 people before and after, without and with ties and people who
stay the same, and answers of 1,000 and of 5,000 people to 60 questions. The standard library only; always the same bytes.

    python data.py FOLDER
"""
import csv
import math
import os
import random
import sys


def write(name, header, rows):
    with open(os.path.join(sys.argv[1], name + ".csv"), "w", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(header)
        out.writerows(rows)


def answers(draw, people, slope):
    """Right answers of a two-parameter model; with slope 0 all slopes are 1."""
    slopes = [math.exp(slope * draw.gauss(0, 1)) for _ in range(60)]
    difficulties = [-2 + 4 * j / 59 for j in range(60)]
    for _ in range(people):
        ability = draw.gauss(0, 1)
        yield [int(draw.random() < 1 / (1 + math.exp(-a * (ability - b)))) for a, b in zip(slopes, difficulties)]


draw = random.Random(20230427)
before = [draw.gauss(13, 3.7) for _ in range(200)]
write("wilcoxon-untied", ["pre", "post"], [(repr(x), repr(x + draw.gauss(0.5, 2.7))) for x in before])
points = [min(20, max(0, round(x))) for x in before]
write("wilcoxon-ties", ["pre", "post"], [(x, min(20, max(0, x + round(draw.gauss(0.5, 2.7))))) for x in points])
names = [f"q{j + 1:02}" for j in range(60)]
write("answers-1000", names, answers(draw, 1000, 0))
write("answers-5000", names, answers(draw, 5000, 0.3))
