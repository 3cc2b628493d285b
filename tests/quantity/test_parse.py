"""What is read out of words: `read.tsv` has a rule in each heading, and the cases that show it.

A line break is written ⏎. A quantity that follows another in the same text has an empty first
cell; a text that has no quantity stands alone.
"""

from decimal import Decimal
from pathlib import Path
from time import process_time

import pytest

from talkscli.quantity import parse

WIDTH = 6


def _cases():
    lines = Path(__file__).with_name("read.tsv").read_text(encoding="utf-8").splitlines()
    rule, cases = "", []
    for line in lines[1:]:
        if line.startswith("# "):
            rule = line.removeprefix("# ")
            continue
        text, *read = line.split("\t")
        if text:
            cases.append((rule, text, []))
        if read:
            cases[-1][2].append((*read, *[""] * (WIDTH - 1 - len(read))))
    return [pytest.param(text, read, id=f"{rule}: {text}") for rule, text, read in cases]


def _as_row(one):
    low, high = (format(number.normalize(), "f") for number in (one.low, one.high))
    return low, high if one.is_range else "", " or ".join(one.units), one.hedge, one.per


@pytest.mark.parametrize(("text", "read"), _cases())
def test_read(text, read):
    found = parse.find(text.replace("⏎", "\n"))
    assert [_as_row(one) for one in found] == read


@pytest.mark.parametrize(("text", "read"), _cases())
def test_read_in_a_sentence(text, read):
    """Each is found at its place among other words, and nothing else is."""
    sentence = f"They said: {text.replace('⏎', chr(10))}, it is reported."
    found = parse.find(sentence)
    assert [_as_row(one) for one in found] == read
    assert all(0 <= one.start <= one.number[0] < one.number[1] <= len(sentence) for one in found)


def test_a_point_that_may_part_thousands_is_marked():
    found = parse.whole("1.300 drones")
    assert found.dotted
    assert found.low == Decimal("1.3")


@pytest.mark.parametrize(
    "words", [(" - ", "1-", "drones", "»"), ("| a ", "-1", "https://", "$"), ("1,", "a ", "and ")]
)
def test_time_grows_with_the_length(words):
    """Text made to hurt takes four times as long where it is four times as long, not sixteen."""
    short, long = (min(_time("".join(words) * count) for _ in range(3)) for count in (500, 2000))
    assert long < 10 * short


def _time(text):
    begun = process_time()
    parse.find(text)
    return process_time() - begun
