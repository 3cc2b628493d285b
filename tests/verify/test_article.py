"""An article: its paragraphs, its whole words, and what it puts between marks."""

import hashlib

import pytest

from talkscli.text.marks import DEEPEST
from talkscli.text.tokens import less_stop
from talkscli.verify import article
from talkscli.verify.article import Paragraph, spans, split


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_blocks_or_lines_whichever_give_the_count(end):
    """Blank lines divide where that gives the number of paragraphs, else each line is one."""
    text = end.join(["one", "two", "", " \t", "three", ""])
    assert split(text, 2) == ["one\ntwo", "three"]
    assert split(text, 3) == split(text, None) == split(text, 9) == ["one", "two", "three"]
    assert split("", 0) == split(end * 3, 1) == []


def test_an_article_has_the_hash_of_its_bytes():
    """The hash is of the file as it is, the text less its byte order mark."""
    data = b"\xef\xbb\xbfone\r\n\r\ntwo"
    read = article.decode(data, "a.txt", 2)
    assert read.sha256 == hashlib.sha256(data).hexdigest()
    assert [paragraph.raw for paragraph in read.paragraphs] == ["one", "two"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("“a b” and “c”", ["a b", "c"]),
        ('"a b" and "c"', ["a b", "c"]),
        ("„a“ ‚b‘ »c« ›d‹", ["a", "b", "c", "d"]),
        ("« a » b", [" a "]),
        ("“a ‘b c’ d”", ["a ‘b c’ d", "b c"]),
        ("\"a 'b c' d\"", ["a 'b c' d", "b c"]),
        ('"a "b c" d"', ['a "b c" d', "b c"]),
        ("‘it’s no mark’", ["it’s no mark"]),
        ("'it's no mark'", ["it's no mark"]),
        ("the girls’ and the boys' boats", []),
        ("the ’90s and rock ’n’ roll", []),
        ("“unclosed to its end", ["unclosed to its end"]),
        ("'unclosed to its end", []),
        ("“” and “ ”", []),
        ('5" of rain', []),
        ("‘the allies’ plan’ or", ["the allies’ plan"]),
        ("done.» She", []),
        ("He “said", ["said"]),
    ],
)
def test_what_stands_between_marks(text, found):
    """Outer marks come before inner ones; an apostrophe is no mark."""
    assert [text[start:end] for start, end in spans(text)] == found


def test_marks_beyond_count_are_no_nesting():
    """A thousand marks opened give no thousand spans, and the innermost pair is found."""
    text = "“" * 1000 + "a" + "”" * 1000
    found = spans(text)
    assert len(found) <= DEEPEST + 1
    assert (1000, 1001) in found


@pytest.mark.parametrize(
    ("text", "words", "times"),
    [
        ("a non-starter, said", "non-starter", 1),
        ("a non-starter, said", "starter", 0),
        ("some 1,300 drones", "300 drones", 0),
        ("some 1.5 million", "5 million", 0),
        ("a loss of −5 degrees", "5 degrees", 0),
        ("at $100 each", "100", 0),
        ("5 % of it", "5", 0),
        ("Omar's boat", "Omar", 1),
        ("Omar’s boat", "Omar", 1),
        ("the U.S. envoys", "S", 0),
        ("to be or to be", "to be", 2),
        ("平和の会議", "会議", 1),
        ("naïf", "na", 0),
        ("x\u0300\u0301yz", "yz", 0),
        ("anything", "", 0),
        ("some 1 300 drones", "300 drones", 0),
        ("and/or", "or", 1),
        ("end.Next", "Next", 1),
        ("Foo™ here", "Foo", 1),
        ("it's here", "it", 0),
    ],
)
def test_only_whole_words_are_found(text, words, times):
    """A word is not in a longer one, nor a number in another."""
    assert len(Paragraph(text).find(words)) == times


def test_words_are_counted_as_people_count_them():
    """A possessive's is a part of its word; a symbol and an 's of nothing are no words."""
    assert len(Paragraph("Omar's boat & the sea").counted) == 4
    assert Paragraph("\x1b'S").counted == ()


def test_a_closing_stop_is_not_the_quote():
    """One comma or full stop at the end goes, but no part of an ellipsis."""
    assert [less_stop(text) for text in ("a,", "a.", "a...", "a. . .", "a!", "a")] == [
        "a", "a", "a...", "a. . .", "a!", "a",
    ]  # fmt: skip


def test_words_behind_a_negation_are_not_found():
    """“never left” does not bear out “left”; marks of quotation stand between the two."""
    assert not Paragraph("They never left.").find("left")
    assert not Paragraph("They don’t know.").find("know")
    assert Paragraph("They left.").find("left")
    assert Paragraph("It is not “left” here.").find("left")
    assert Paragraph("They never left.").find("never left")
