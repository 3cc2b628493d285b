"""The quoted spans and figures of a draft."""

import pytest

from talkscli.draft import spans


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('"straight" and “curly” and „low“ and «angle»', ["straight", "curly", "low", "angle"]),
        ("“over\nlines”", ["over lines"]),
        ("“a ‘nested’ one”", ["a ‘nested’ one", "nested"]),
        ("don't, the allies' and '90s", []),
        ("‘the allies’ plan’", ["the allies’ plan"]),
        ("> all of\n> this\n> — Ada", ["all of this"]),
        ("`“code”` and\n\n```\n“fence”\n```\n", []),
        ("~~~ text\n“a” `\n~~~\n“b”", ["b"]),
        ("“not *only* a **first** _step_”", ["not only a first step"]),
        ("“a [first](http://x.y/z) step \\*”", ["a first step *"]),
        ("“an_odd_name”", ["an_odd_name"]),
        ("an “open end\n\nand “next”", ["open end", "next"]),
    ],
)
def test_spans_are_found_by_their_marks(text, found):
    """Each sort of mark gives its span; apostrophes and code give none."""
    assert [span.text for span in spans(text)] == found


def test_figures_inside_marks_are_left_to_the_quotation():
    """Only a figure outside of quotation marks is a span of its own."""
    assert [span.text for span in spans("“300 men” and 700 boats")] == ["300 men", "700"]
