"""`show --article`: the paragraphs that a record rests on, the words marked."""

import json

import pytest
from conftest import ARTICLE, LAKE

AUTUMN = ARTICLE.with_name("lake-autumn.txt")


@pytest.fixture
def passages(talks):
    """What is shown of the paragraphs of a record, by their numbers."""

    def call(id_, article=ARTICLE, **given):
        done = talks(
            "show", id_, "--data", str(LAKE), "--article", str(article), "-f", "json", **given
        )
        assert (done.code, done.err) == (0, "")
        (record,) = json.loads(done.out)
        assert list(record)[-1] == "passages"
        return record["passages"]

    return call


def test_the_words_are_marked(passages):
    """Each paragraph once, with all that the record has from it."""
    assert passages("cold") == {
        "P11": 'A fishing ban remains a "non-negotiable" demand, and the «temperature» fell to'
        " «-5 degrees» on the shore."
    }
    assert passages("reld")["P8"].endswith("said «Tomas Reld» after the last session.")
    assert list(passages("reld")) == ["P4", "P8"]
    assert passages("marr") == {
        "P3": "«Mediator» «Ilse Marr» opened the meeting in the old customs house and called the"
        ' mood "cautious but warm."'
    }


def test_what_is_not_there_is_said(passages):
    """A paragraph without the words says so, and so does one that is not there."""
    assert passages("cost", AUTUMN) == {"P10": "the article has 7 paragraphs"}
    shown = passages("fisk", AUTUMN)["P5"]
    assert shown.endswith("[without “Oona Fisk”, “ambassador”, “Brenia”]")
    assert "«" not in shown


def test_people_see_it_below_the_fields(talks, terminal):
    """A line a paragraph; without an article there is none, nor the key."""
    shown = talks("show", "cold", "--data", str(LAKE), "--article", str(ARTICLE)).out
    assert shown.splitlines()[-1].startswith("P11 ")
    assert "passages" not in talks("show", "cold", "--data", str(LAKE), "-f", "json").out
    colored = terminal("show", "cold", "--data", str(LAKE), "--article", str(ARTICLE), width=90)
    assert "\x1b[1m«temperature»\x1b[0m" in colored.out


def test_an_article_that_cannot_be_used(talks):
    """One line and exit code 3, as for verify; the same stream twice is 2."""
    assert talks("show", "cold", "--data", str(LAKE), "--article", "gone.txt").code == 3
    assert talks("show", "cold", "--data", "-", "--article", "-").code == 2
