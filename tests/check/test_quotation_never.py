"""`check` never says that words stand there which do not: changed, cut and spliced quotes."""

import pytest
from conftest import DISPUTE
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from records import index_of_quotes

from talkscli.check.index import Index
from talkscli.check.quotation import check
from talkscli.sheet import sheet

BUNDLED = Index(sheet.load(sheet.bundled()))
MADE = Index(sheet.load(str(DISPUTE)))
TEXTS = [
    (index, getattr(one.record, one.record.main))
    for index in (MADE, BUNDLED)
    for one in index.passages
]
LONG = [(index, text) for index, text in TEXTS if len(text.split()) > 2]
NEGATIONS = ("not", "no", "never", "nor", "without", "don't", "Not", "won’t")
NEGATIONS += ("canʼt", "isn＇t", "aren′t", "doesn´t", "hasn`t", "No-one", "nowhere")
NEGATIONS += ("hardly", "barely", "scarcely", "No one", "no longer")
APOSTROPHES = "’ʼ＇′´`"


def passes(phrase, index):
    return check(phrase, index).verdict in ("exact", "typography")


def runs(words):
    ends = range(1, len(words) + 1)
    return [(first, behind) for behind in ends for first in range(behind)]


def negates(word):
    word = word.strip(",.;:—…").lower()
    if word[-3:-2] == "n" and word[-2:-1] in APOSTROPHES:
        return word.endswith("t")
    return word.endswith("n't") or word in {*map(str.lower, NEGATIONS), "cannot"}


@pytest.mark.parametrize(("index", "text"), TEXTS)
def test_a_text_is_found_in_itself(index, text):
    """Every quote and figure is exact, and in capitals still passes."""
    assert check(text, index).verdict == "exact"
    assert check(f"“{text},”", index).verdict == "exact"
    assert passes(text.upper(), index)


@settings(max_examples=600)
@given(st.data())
def test_a_changed_word_never_passes(data):
    """A word changed, dropped from within, added or swapped with the next does not pass."""
    index, text = data.draw(st.sampled_from(LONG))
    words = text.split()
    at = data.draw(st.integers(1, len(words) - 2))
    other = data.draw(st.sampled_from("boat never 1,301 harbour 7 North well".split()))
    how = data.draw(st.sampled_from(("change", "drop", "add", "swap")))
    changed = {
        "change": [*words[:at], other, *words[at + 1 :]],
        "drop": [*words[:at], *words[at + 1 :]],
        "add": [*words[:at], other, *words[at:]],
        "swap": [*words[:at], words[at + 1], words[at], *words[at + 2 :]],
    }[how]
    assume([w for w in changed if w != "—"] != [w for w in words if w != "—"])
    # Without its first or last word a short text may be a run of its words again.
    assume(" ".join(changed) not in text)
    assert not passes(" ".join(changed), index)


@settings(max_examples=600)
@given(st.data())
def test_a_changed_letter_never_passes(data):
    """One letter or digit made another does not pass."""
    index, text = data.draw(st.sampled_from(TEXTS))
    at = data.draw(st.integers(0, len(text) - 1))
    letter = data.draw(st.sampled_from("qz48"))
    assume(text[at].isalnum() and text[at].lower() != letter)
    assert not passes(text[:at] + letter + text[at + 1 :], index)


def inner_cuts():
    """Every text cut between two letters, or between a letter and a mark within a word."""
    for index, text in TEXTS:
        for at in range(4, len(text) - 2):
            before, after = text[at - 1], text[at]
            if before.isalnum() and after.isalnum():
                yield index, text[:at]
                yield index, text[at:]
            elif before in "-.,$’'" and after.isalnum():
                yield index, text[at:]


def test_a_cut_inside_a_word_never_passes():
    """No text passes that is cut inside a word, a hyphenated word or a number."""
    cuts = list(inner_cuts())
    assert len(cuts) > 300
    assert [phrase for index, phrase in cuts if passes(phrase, index)] == []


@settings(max_examples=600)
@given(st.sampled_from(LONG), st.sampled_from(LONG), st.data())
def test_two_texts_spliced_never_pass(one, other, data):
    """The start of one text with the end of another does not pass."""
    assume(one[1] != other[1])
    starts, ends = one[1].split(), other[1].split()
    first = data.draw(st.integers(1, len(starts)))
    last = data.draw(st.integers(0, len(ends) - 1))
    phrase = " ".join((*starts[:first], *ends[last:]))
    assume(phrase not in one[1] and phrase not in other[1])
    assert not passes(phrase, one[0])
    assert not passes(phrase, other[0])


def test_a_run_beside_a_negation_never_passes():
    """Of all the runs of all the texts, those cut beside a negation are not there."""
    cases = [
        (index, " ".join(words[first:behind]))
        for index, words in ((index, text.split()) for index, text in TEXTS)
        for first, behind in runs(words)
        if any(negates(word) for word in (*words[max(first - 1, 0) : first], *words[behind:][:1]))
    ]
    assert len(cases) > 50
    for index, phrase in cases:
        assert not passes(phrase, index), phrase
        assert not passes(phrase.upper(), index), phrase


@settings(max_examples=600)
@given(
    st.lists(st.sampled_from((*NEGATIONS, *"abcdefgh")), min_size=2, max_size=12, unique=True),
    st.data(),
)
def test_a_run_passes_unless_it_is_cut_beside_a_negation(words, data):
    """Of a text of any words, a run passes if no negation stands next to it, and only then."""
    first, behind = data.draw(st.sampled_from(runs(words)))
    beside = [*words[max(first - 1, 0) : first], *words[behind : behind + 1]]
    if behind < len(words):
        beside.append(words[behind - 1])  # what it negates is cut off
    assume(len({word.lower() for word in words}) == len(words))
    found = check(" ".join(words[first:behind]), index_of_quotes(" ".join(words)))
    assert (found.verdict == "exact") is not any(negates(word) for word in beside)
    assert found.part in (None, behind - first < len(words))


@settings(max_examples=600)
@given(st.sampled_from(LONG), st.data())
def test_a_gap_that_is_not_shown_never_passes(text, data):
    """Pieces of a text pass as elided where an ellipsis stands for the gap, else not at all."""
    index, words = text[0], text[1].split()
    first = data.draw(st.integers(1, len(words) - 2))
    last = data.draw(st.integers(first + 1, len(words) - 1))
    assume(any(any(c.isalnum() for c in word) for word in words[first:last]))
    joined = " ".join((*words[:first], *words[last:]))
    shown = " ".join((*words[:first], "…", *words[last:]))
    own = words[first - 1].endswith(("...", "…"))  # an ellipsis of the text stands there, too
    assert check(joined, index).verdict in ("altered", "unknown", *(["elided"] if own else []))
    assert not passes(shown, index)
