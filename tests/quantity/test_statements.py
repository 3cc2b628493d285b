"""Sentences that say what a statistic says, or something else: what `agrees` claims of them.

`restated.tsv` has statistics in a reporter's words. In `changed.tsv` something differs; what
stands further off than one word is outside the claim, and marked so.
"""

from decimal import Decimal
from pathlib import Path

import pytest
from records import index_of

from talkscli.check.annotate import annotate
from talkscli.quantity import parse
from talkscli.quantity.stated import is_endless

HERE = Path(__file__).parent
AT_LEAST = 0.9
"""The share of true sentences that pass."""


def rows(name):
    lines = (HERE / name).read_text(encoding="utf-8").splitlines()[1:]
    return [tuple(line.split("\t")) for line in lines if line and not line.startswith("# ")]


def statistic(written):
    """A statistic as `new` would write it."""
    read = parse.whole(written)
    if read is None or read.high is None:
        return ("figure", "count", written, 0, "times")
    value = round(read.high, 1) if is_endless(read.high) else read.high
    number = int(value) if value == value.to_integral_value() else float(value)
    return ("figure", "count", written, number, read.unit or "units")


def passing(written, sentence):
    """What differs, of all in a sentence that agrees with a statistic."""
    judged = annotate(sentence, index_of([statistic(written)]))
    return [judgment.difference for _, judgment in judged if judgment.verdict == "agrees"]


def test_nine_in_ten_true_sentences_agree():
    restated = rows("restated.tsv")
    missed = [
        (written, sentence) for written, sentence in restated if not passing(written, sentence)
    ]
    share = 1 - Decimal(len(missed)) / len(restated)
    assert share >= AT_LEAST, f"{share:.3f} agree; not: {missed}"


@pytest.mark.parametrize(
    ("written", "sentence"),
    [row[:2] for row in rows("changed.tsv") if row[3:] != ("outside",)],
)
def test_what_differs_never_agrees_without_a_difference(written, sentence):
    assert all(passing(written, sentence))
