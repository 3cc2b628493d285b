"""Text made to hurt is read in time that grows with its length."""

import random
from time import process_time

import pytest
from conftest import LAKE

from talkscli.check.annotate import annotate
from talkscli.check.index import Index
from talkscli.check.quotation import check
from talkscli.new import starter, stubs
from talkscli.sheet import sheet
from talkscli.verify import article
from talkscli.verify.verification import verify

SHEET = sheet.load(str(LAKE))
INDEX = Index(SHEET)
MIXES = {
    "dashes": (" - ", "1-", "drones", "»"),
    "tables": ("| a ", "-1", "https://", "$"),
    "numbers": ("1,300 ", "and ", "five ", "million ", "to ", "boats ", "of ", "not "),
    "hedges": ("more than ", "about ", "up to ", "the ", "7 ", "or so "),
    "marks": ("“", "”", "'", '"', "«", "(", "[", "…", "a "),
    "brackets": ("[", "](", "![", "<a ", "**", "`", "\n> ", "boats "),
    "words": ("We ", "will ", "not ", "sell ", "the ", "lake, ", "“", "” "),
    "signs": ("-", "±", "~", "$", "%", "½", "/", ".", ",", "5", "k"),
}


def annotated(text):
    """A draft's passages, none of them known from the run before."""
    check.cache_clear()
    return annotate(text, INDEX)


READERS = {
    "check": annotated,
    "verify": lambda text: verify(SHEET, article.decode(text.encode(), "a", None)),
    "new": lambda text: starter.render("s", stubs.read(text.encode(), text)),
}
SIZE = 20_000


def seconds(reader, mix, size, runs):
    """The least processor time of so many runs, for so many characters."""
    rolls = random.Random(1)
    text = "".join(rolls.choice(mix) for _ in range(size))[:size]
    times = []
    for _ in range(runs):
        begun = process_time()
        reader(text)
        times.append(process_time() - begun)
    return min(times)


@pytest.mark.parametrize("mix", MIXES)
@pytest.mark.parametrize("reader", READERS)
def test_time_grows_with_the_length(reader, mix):
    """Four times the text takes no twelve times as long; by its square it would be sixteen."""
    for _ in range(3):  # what a busy machine slows down once, it does not slow down always
        short = seconds(READERS[reader], MIXES[mix], SIZE, 3)
        long = seconds(READERS[reader], MIXES[mix], 4 * SIZE, 1)
        if long < 12 * max(short, 0.01):
            return
    pytest.fail(f"{short:.2f} s, then {long:.2f} s")
