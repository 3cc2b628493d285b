"""Hostile sheets, drafts, articles, phrases and locators: an answer or one line, never a fault."""

import copy
import json
import random
import re

import jsonschema
import pytest
import tomli
from conftest import ARTICLE, BUNDLED, FULL, HARBOR, LAKE, ROOT, SPARSE
from hypothesis import given, settings
from hypothesis import strategies as st

from talkscli.check import draft
from talkscli.check.index import Index
from talkscli.check.quotation import check
from talkscli.search.index import CLOSE, OPEN, Search
from talkscli.search.question import parse
from talkscli.sheet import fields, lines, rules, schema, sheet
from talkscli.sheet.decoding import decode
from talkscli.sheet.rules import Report
from talkscli.text import folding, marks
from talkscli.verify import article

SHEETS = [one.read_bytes() for one in (LAKE, HARBOR, BUNDLED)]
TEXTS = [ARTICLE.read_bytes(), (ROOT / "README.md").read_bytes()]
INDEX = Index(sheet.load(str(LAKE)))
FACTS = Search(sheet.load(str(LAKE)))
TOKENS = [
    *("\"'“”„‘’«»[](){}=.,#`~>*_\\-–—−…$€%&:;!?\n\r\t\0\x1b\x85\u2028\u00a0\u200b\u0301\ufeff\u202e"),
    *('"""', "'''", "[[", "]]", "```\n", "~~~\n", "<!--", "-->", "---\n", "[](", "> "),
    *("1 ", "1,300", "$100 bn", "twenty ", "one hundred and ", "more than ", "or more", "not "),
    *("n't", "'s ", "P1: ", "at.text = ", "[[quote]]\n", "nan", "1e400", "9" * 30),
    *("2025-12-21", "平和", "İ", "ﷺ", "🇺🇦"),
]  # fmt: skip
BYTES = [*(token.encode() for token in TOKENS), b"\xff", b"\xc3", b"\xed\xa0\x80"]
WRITING = st.text(max_size=200) | st.lists(st.sampled_from(TOKENS), max_size=80).map("".join)


def mutated(data, rng):
    """A copy of the bytes in which something is dropped, doubled, put in or exchanged."""
    for _ in range(rng.choice((1, 1, 2, 3, 8))):
        start = rng.randrange(len(data) + 1)
        end = start + rng.choice((0, 1, 4, 40, 400))
        put = rng.choice((b"", data[start:end] * 2, rng.choice(BYTES), rng.choice(BYTES) * 300))
        data = data[:start] + put + data[end:]
    return data


@pytest.mark.parametrize("seed", range(60))
def test_a_damaged_sheet_is_read_or_faulted(talks, tmp_path, seed):
    """A sheet that is sound for `validate` answers; one that is not names its faults."""
    rng = random.Random(seed)
    path = tmp_path / "sheet.toml"
    path.write_bytes(mutated(rng.choice(SHEETS), rng))
    held = talks("validate", str(path))
    asked = talks("quotes", "--data", str(path), "-f", "json")
    assert held.code in (0, 1, 3)
    assert (asked.code == 3) == (held.code != 0)
    assert bool(held.out) == (held.code == 1)


@pytest.mark.parametrize("seed", range(60))
def test_a_damaged_draft_is_checked(talks, tmp_path, seed):
    """Whatever a draft holds, each of its spans has a verdict, or it is no text."""
    rng = random.Random(seed)
    path = tmp_path / "draft.md"
    path.write_bytes(mutated(rng.choice(TEXTS), rng))
    result = talks("check", "--file", str(path), "--data", str(LAKE), "-f", "json")
    assert result.code in (0, 1, 3)
    assert all(row["verdict"] for row in json.loads(result.out or "[]"))


@pytest.mark.parametrize("seed", range(40))
def test_a_damaged_article_is_held_against_its_sheet(talks, tmp_path, seed):
    """Whatever an article holds, each field of the sheet has an outcome, or it is no text."""
    rng = random.Random(seed)
    path = tmp_path / "article.txt"
    path.write_bytes(mutated(TEXTS[0], rng))
    result = talks("verify", str(path), "--data", str(LAKE), "-f", "json")
    assert result.code in (0, 1, 3)
    assert all(row["outcome"] for row in json.loads(result.out or "[]"))


@settings(max_examples=300)
@given(WRITING)
def test_spans_lie_in_their_text(text):
    """Spans of drafts and articles are in order, and none reaches out of its text."""
    found = draft.spans(text)
    assert [one.start for one in found] == sorted(one.start for one in found)
    assert all(0 <= one.start < one.end <= len(text) + text.count("\r\n") for one in found)
    assert all(0 <= start < end <= len(text) for start, end in article.spans(text))
    paragraph = article.Paragraph(text)
    assert all(paragraph.text[start:end].strip() for start, end in paragraph.quoted)


def tampered(text, rng):
    """A run of the words of a text in which, mostly, something is put in or left out."""
    words = text.split()
    first = rng.randrange(len(words))
    words = words[first : rng.randrange(first, len(words)) + 1]
    for _ in range(rng.choice((0, 1, 1, 2))):
        place = rng.randrange(len(words) + 1)
        words[place : place + rng.choice((0, 0, 1))] = [rng.choice(TOKENS)]
    return rng.choice((" ", " ", "")).join(words)


def letters(text):
    return "".join(filter(str.isalnum, text.casefold()))


def test_a_phrase_that_passes_is_there():
    """A phrase passes only if all its letters and digits stand in the record, in a row."""
    rng = random.Random(0)
    phrases = [tampered(rng.choice(INDEX.passages).text, rng) for _ in range(3000)]
    held = [(phrase, check(phrase, INDEX)) for phrase in phrases]
    passed = [one for one in held if one[1].verdict in ("exact", "typography")]
    assert 500 < len(passed) < 2500
    for phrase, found in passed:
        assert letters(phrase) in letters(found.passage.text), phrase


@settings(max_examples=300)
@given(st.from_regex(fields.LOCATOR) | WRITING)
def test_a_locator_is_read_as_it_is_written(text):
    """What is read of a locator is all that stands in it."""
    found = fields.parse_locator(text)
    if found:
        assert text == f"P{found.paragraph}" + (f": {found.words}" if found.words else "")


def words_of(record):
    """The words of what a record says, each as the search divides them."""
    said = [getattr(record, name) for name in (record.main, "note", "id")]
    return re.findall(r"[^\W_]+", " ".join(filter(None, said)))


DIVIDING = [one for one in TOKENS if '"' not in folding.fold(one) and not letters(one)]
"""What is neither a word nor opens a phrase."""


@given(st.data())
def test_a_record_is_found_by_its_words(data):
    """Whatever stands between them."""
    record = data.draw(st.sampled_from(FACTS.records))
    words = data.draw(st.lists(st.sampled_from(words_of(record)), min_size=1, max_size=5))
    between = data.draw(st.lists(st.sampled_from(DIVIDING), min_size=5, max_size=5))
    question = " ".join(part for pair in zip(words, between, strict=False) for part in pair)
    hits = FACTS.find(parse(question))
    assert record.id in [hit.record.id for hit in hits]


@st.composite
def questions(draw):
    """Words of a record, and tokens."""
    words = words_of(draw(st.sampled_from(FACTS.records)))
    parts = draw(st.lists(st.sampled_from(words) | st.sampled_from(TOKENS), max_size=5))
    return draw(st.sampled_from((" ", " ", ""))).join(parts)


@settings(max_examples=300)
@given(questions() | WRITING)
def test_any_input_is_a_question(text):
    """The search takes whatever is typed, and marks in each record a word that it was asked for.

    A record that is found by the name of its kind or of a field has nothing to mark.
    """
    asked = {word[0] for word in re.findall(r"[^\W_]+", folding.loose(text))}
    for hit in FACTS.find(parse(text)):
        marked = re.findall(f"{OPEN}(.+?){CLOSE}", hit.match)
        names = {hit.record.kind, *hit.record.noun, *fields.fields(type(hit.record))}
        assert marked or asked & {name[0] for label in names for name in label.split("_")}
        assert {folding.loose(word)[0] for word in marked} <= asked


@settings(max_examples=300)
@given(WRITING)
def test_lines_are_those_of_the_text(text):
    """Every place has a line that the text has, even where it is no TOML."""
    last = text.count("\n") + 1
    assert all(1 <= line <= last for line in lines.places(text).values())


KEYS = ["id", "title", "text", "form", "at", "inferred", "value", "name", "two words"]
VALUES = st.recursive(
    st.booleans()
    | st.integers(-(2**70), 2**70)
    | st.floats()
    | st.text(max_size=20)
    | st.sampled_from(["", " ", "P0", "P1", "two words", "ann"]),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(KEYS), inner, max_size=4)
    ),
    max_leaves=10,
)


DOCUMENTS = [tomli.loads(one.read_text("utf-8")) for one in (LAKE, HARBOR, FULL, SPARSE)]
VALIDATOR = jsonschema.Draft202012Validator(schema.document())


def places(value):
    """Every list and table in a value, itself included, with each of its indices or keys."""
    if isinstance(value, dict | list):
        for key in list(value) if isinstance(value, dict) else range(len(value)):
            yield value, key
            yield from places(value[key])


@st.composite
def documents(draw):
    """A sound sheet's tables, in which now and then something is another, gone or new."""
    document = copy.deepcopy(draw(st.sampled_from(DOCUMENTS)))
    for _ in range(draw(st.integers(0, 2))):
        table = draw(st.sampled_from([*document]))
        inside, key = draw(st.sampled_from([(document, table), *places(document[table])]))
        other, taken = draw(st.sampled_from([*places(document)]))
        value = draw(st.just(copy.deepcopy(other[taken])) | VALUES)
        how = draw(st.sampled_from(("change", "drop", "add")))
        if how == "drop":
            del inside[key]
        elif how == "change" or isinstance(inside, list):
            inside[key] = value
        else:
            inside[draw(st.sampled_from(KEYS))] = value
    return document


TABLES = st.dictionaries(st.sampled_from(["format", "source", "sides", "quote", "talk"]), VALUES)


@settings(max_examples=300)
@given(documents() | TABLES)
def test_tables_of_any_shape_are_judged_as_by_the_schema(document):
    """What the schema refuses has a fault, and what has a fault of shape the schema refuses."""
    report = Report()
    sides, records = decode(document, report)
    if VALIDATOR.is_valid(document):
        assert report.problems == []
    else:
        rules.check(sides, records, report)
        assert report.problems


LONG = [
    "1 ", "'", '"', "“", "‘as’ b ", "`", "[](", "[", ">", "> ", "\\", "*", "_", ".", "… ", " ",
    "\u00a0", "\u0323\u0301", "\u0301", "-", "— ", "$", "twenty ", "one million, and ", "5 boats ",
    "more than ", "s' a ", "<!--", "---\n", "\n", " \n", "2025-12-21 ", "“a b” ", "x",
]  # fmt: skip


@pytest.mark.parametrize("token", LONG)
def test_much_of_anything_comes_to_an_end(talks, tmp_path, token):
    """Many times the same, in a draft or an article, is read in one pass."""
    path = tmp_path / "long.txt"
    path.write_text(token * (20_000 // len(token)) + "\n```", encoding="utf-8")
    assert talks("check", "--file", str(path), "--data", str(LAKE), "-f", "csv").code in (0, 1)
    assert talks("verify", str(path), "--data", str(LAKE), "-f", "csv").code == 1


def test_bytes_of_an_argument_that_are_no_text(talks):
    """A phrase that is not UTF-8 has its answer in every format."""
    for name in ("json", "jsonl", "csv", "tsv", "table", "markdown"):
        result = talks("check", "\udcff peace x", "-f", name, "--data", str(LAKE))
        assert result.code == 1
        assert r"\udcff peace x" in result.out


def test_marks_are_paired_within_bounds():
    """Of any number of marks, no more than a few are open at once."""
    for mark in marks.CLOSERS:
        pairs = list(marks.pairs(mark * 1000, 0, 1000))
        assert all(0 <= opening < closing <= 1000 for opening, closing in pairs)


def test_real_sheets_have_the_lines_of_their_keys():
    """Every key of a table that tomli reads from the bundled sheet has a line."""
    text = BUNDLED.read_text(encoding="utf-8")
    found = lines.places(text)
    for kind, entries in tomli.loads(text).items():
        if isinstance(entries, list):
            for ordinal, entry in enumerate(entries):
                assert {key for key in entry if key != "at"} <= {
                    key for table, number, key in found if (table, number) == (kind, ordinal)
                }
