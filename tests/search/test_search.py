"""Searching a sheet: which records answer, in which order, and what is said when none does."""

import json
import os
import subprocess
import sys
import time

import pytest

from talkscli.search.index import Search
from talkscli.search.question import Term, parse
from talkscli.sheet import sheet

TEXT = """\
format = 1
[source]
id = "s"
title = "Talks"
[sides]
north = ["Northland", "Capital"]
[[participant]]
id = "ana"
name = "Ána Müller"
type = "person"
aliases = ["The Old Fox"]
side = "north"
at.name = "P1"
inferred = ["side"]
[[hurdle]]
id = "noted"
title = "A hurdle"
note = "It is about guarantees."
inferred = ["title"]
[[hurdle]]
id = "titled"
title = "Guarantees"
inferred = ["title"]
[[hurdle]]
id = "again"
title = "Guarantees"
inferred = ["title"]
[[quote]]
id = "said"
text = "a non-starter for negotiations"
form = "mixed"
speakers = ["ana"]
inferred = ["text", "speakers"]
"""


@pytest.fixture(scope="module")
def index() -> Search:
    return Search(sheet.decode(TEXT, "t.toml"))


def ids(index: Search, question: str) -> list[str]:
    return [hit.record.id for hit in index.find(parse(question))]


def run(*args: str, **env: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "talkscli", *args],
        capture_output=True,
        env={**os.environ, **env},
        check=False,
    )


def test_stem_and_rank(index):
    """A word finds its other forms; titles come before notes, ties in the sheet's order."""
    assert ids(index, "guarantee") == ["titled", "again", "noted"]


@pytest.mark.parametrize("question", ["ana muller", "MÜLLER", "mu\u0308ller", '"old fox"', "fox"])
def test_names_of_the_speaker(index, question):
    """A quote is found by its speaker's name or alias, whatever the case and accents."""
    assert set(ids(index, question)) == {"ana", "said"}


def test_sides_by_name(index):
    """A record that refers to a side, or to one of its people, is found by the side's name."""
    assert ids(index, "capital") == ["ana", "said"]


def test_prefix_longer_than_the_stem(index):
    """`begin*` counts the letters of the word, not those of its stem."""
    assert ids(index, "negotiati*") == ["said"]
    assert ids(index, "negotiate*") == []


def test_prefix_of_one_letter_or_with_accents(index):
    """However short it is, and whatever accents it has or lacks."""
    assert set(ids(index, "m*")) == {"ana", "said"}
    assert set(ids(index, "mü*")) == set(ids(index, "Mu*")) == {"ana", "said"}


def test_no_phrase_runs_across_fields(index):
    """What ends one field and what begins another are not words in a row."""
    assert ids(index, '"northland ana"') == []
    assert ids(index, '"müller the"') == []


def test_phrase_is_words_in_a_row(index):
    """Words between marks must stand together; the same words without need not."""
    assert ids(index, '"starter negotiations"') == []
    assert ids(index, "negotiations starter") == ["said"]
    assert ids(index, "“non starter”") == ["said"]


def test_id_is_shown_last(index):
    """An id that matches is shown only where nothing else does."""
    assert index.find(parse("titled"))[0].field == "id"
    assert index.find(parse("ana"))[0].field == "name"


def test_every_word_counts(index):
    """A record with all the words, in whichever fields, comes before those with some."""
    assert ids(index, "fox negotiations") == ["said"]
    assert set(ids(index, "fox guarantees")) == {"ana", "said", "titled", "again", "noted"}


def test_the_field_that_matched(index):
    """The field with most words is shown, those that matched marked, of names only those."""
    assert index.find(parse("fox"))[0][1:] == ("aliases", "The Old «Fox»")
    assert index.find(parse("non-starter negotiation"))[0][1:] == (
        "text",
        "a «non-starter» for «negotiations»",
    )


def test_of_equal_fields_one_with_other_words_than_the_main_one_is_shown(index):
    """The main field stands beside the match anyway; so all words of the question are seen."""
    assert index.find(parse("müller negotiation"))[0][1:] == ("speakers", "Ána «Müller»")
    assert index.find(parse("negotiation"))[0].field == "text"


@pytest.mark.parametrize(
    "question",
    [
        "AND",
        "NEAR(",
        "*",
        "%",
        '"',
        '""',
        "a*b*",
        "'s*",
        "c0:x",
        "(",
        "x' OR 1",
        "-",
        "^a",
        "\0",
        "\udc80",
    ],
)
def test_any_input_is_a_question(index, question):
    """Operators, quotation marks and broken characters are words or nothing, never an error."""
    assert index.find(parse(question)) == index.find(parse(question))


@pytest.mark.parametrize("unit", ["guarantee ", "g* ", '"', "(", "x\0", "😀 ", "ａ"])
def test_long_questions(index, unit):
    """Ten thousand characters are answered."""
    index.find(parse(unit * (10_000 // len(unit))))


def test_thousands_of_different_words(index):
    """So many words that no record has them all are answered with nothing."""
    assert index.find(parse(" ".join(f"w{n}" for n in range(1500)))) == []
    assert index.find(parse(" ".join(f"w{n}*" for n in range(1500)))) == []


def test_terms():
    """A question is read as words, beginnings and phrases, each once."""
    assert parse("Peace peace* “A b” %") == (
        Term("Peace"),
        Term("peace", prefix=True),
        Term("A b", phrase=True),
    )


def test_nothing_found_names_the_nearest():
    """Exit code 1, an empty answer, and the words that the sheet does have."""
    done = run("search", "garantee", "-f", "json")
    assert (done.returncode, done.stdout) == (1, b"[]\n")
    assert b"guarantee" in done.stderr


def test_the_nearest_of_every_word_that_is_missing(index):
    """Each word that no record has comes with words that begin or go on like it."""
    assert index.absent(parse("mueller nothland fox")) == {
        "mueller": ["mueller"],
        "nothland": ["nothland"],
    }
    assert index.nearest("mueller") == ["müller"]
    assert index.nearest("nothland") == ["northland"]


def test_words_of_a_phrase_that_are_there_have_no_nearest(index):
    """What is missing of a phrase is only what no record has."""
    assert index.absent(parse('"old fix" "fox old" fox')) == {"old fix": ["fix"], "fox old": []}


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ('"war the end"', 'no record has "war the end"\n'),
        ('garantee "war end" drones', 'no record has "garantee", "war end"; nearest: guarantee'),
        ('"drones" "kushner"', 'no record has all of "drones", "kushner", though each is in some'),
    ],
)
def test_what_is_missing_is_told_as_it_was_typed(talks, question, told):
    """Each word and each phrase stands in quotation marks of its own."""
    assert f"talkscli: {told}" in talks("search", question).err


def test_what_cannot_be_seen_divides_no_word():
    """A zero-width character is nothing in the sheet and in the question, as for look-ups."""
    zero = "\u200b\u200c\u200d\u2060\ufeff\u00ad"
    text = TEXT.replace("non-starter", f"non-st{zero}arter")
    index = Search(sheet.decode(text, "t.toml"))
    assert ids(index, "starter") == ids(index, f"sta{zero}rter") == ["said"]


def test_a_heap_of_accents_is_indexed_in_no_time():
    """Sorting them all at once would take the square of their number."""
    text = TEXT.replace("A hurdle", "a" + "\u0315\u0300" * 60_000)
    started = time.process_time()
    Search(sheet.decode(text, "t.toml"))
    assert time.process_time() - started < 3


def test_record_keys_and_filters():
    """Hits have these keys, and filters keep one kind and one side."""
    done = run("search", "security", "-f", "json", "--kind", "document", "--side", "Kyiv")
    hits = json.loads(done.stdout)
    assert [hit["id"] for hit in hits] == ["us-guarantees"]
    assert list(hits[0]) == ["kind", "id", "text", "field", "match", "where"]


def test_filter_that_leaves_nothing_is_named():
    """What was found and then filtered away is told from what is not there."""
    done = run("search", "guarantee", "--kind", "source")
    assert done.returncode == 1
    assert b"--kind source: left none of the 6 records found" in done.stderr
    done = run("search", "dignified", "--kind", "source")
    assert b"--kind source: left none of the 1 record found" in done.stderr
