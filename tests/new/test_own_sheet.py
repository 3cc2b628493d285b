"""An article held against its own sheet, as `new` writes it."""

from collections import Counter

import pytest
from conftest import HERE

from talkscli.check.annotate import annotate
from talkscli.check.index import Index
from talkscli.new import starter, stubs
from talkscli.sheet import sheet

ARTICLES = [HERE / "articles" / f"{name}.txt" for name in "pass strike debt flood oil vote".split()]


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.stem)
def test_it_agrees_with_itself(path):
    """Nothing of it is altered, every quotation is exact, and nine in ten quantities agree."""
    data = path.read_bytes()
    text = starter.render("s", stubs.read(data, data.decode()))
    found = annotate(data.decode(), Index(sheet.decode(text, "s.toml")))
    figures = Counter(judgment.verdict for span, judgment in found if span.quantity)
    quotes = Counter(judgment.verdict for span, judgment in found if not span.quantity)
    assert set(quotes) == {"exact"}
    assert set(figures) <= {"agrees", "unknown"}
    assert figures["agrees"] >= 0.9 * figures.total() > 9
