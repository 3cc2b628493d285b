"""Searching a sheet: which field of a record that answers is shown."""

import pytest

from talkscli.search.index import Search
from talkscli.search.question import parse
from talkscli.sheet import sheet

TEXT = """\
format = 1
[source]
id = "s"
title = "Talks"
[[hurdle]]
id = "forms"
title = "A hurdle"
summary = "a peace that is guaranteed"
sourcing = "guarantees, a guarantee, guaranteed peace"
note = "guarantee guarantees guaranteed peace"
inferred = ["title", "summary", "sourcing"]
[[hurdle]]
id = "most"
title = "A guarantee"
summary = "a guaranteed peace"
inferred = ["title", "summary"]
"""


@pytest.fixture(scope="module")
def shown() -> dict[str, str]:
    found = Search(sheet.decode(TEXT, "t.toml")).find(parse("guarantee peace"))
    return {hit.record.id: hit.field for hit in found}


def test_more_forms_of_a_word_are_no_more_words(shown):
    """Of the fields that have all the words the first is shown, whichever repeats them more."""
    assert shown["forms"] == "summary"


def test_a_field_with_more_of_the_words_comes_before_the_title(shown):
    """The title has one of two words, the summary both."""
    assert shown["most"] == "summary"
