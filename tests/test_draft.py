"""The quoted spans and figures of a draft."""

import pytest

from talkscli.draft import WINDOW, spans


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
        ("``` “inline” ``` and “b”", ["b"]),
        ("```\n“a”\n`````\n“b”", ["b"]),
        ("`a “b” ``c “d” ``", ["b"]),
        ("`open\n\nand “b” `c`", ["b"]),
        ("---\nlead: “a”\n---\n“b”", ["b"]),
        ("---\n\n“a”\n\n---\n“b”", ["a", "b"]),
        ("<!-- “a”\n\n“b” --> “c” <!-- “d”", ["c", "d"]),
        ('"a "b c" d"', ['a "b c" d', "b c"]),
        ("word“joined”", ["joined"]),
    ],
)
def test_spans_are_found_by_their_marks(text, found):
    """Each sort of mark gives its span; apostrophes and code give none."""
    assert [span.text for span in spans(text)] == found


def test_figures_inside_marks_are_left_to_the_quotation():
    """Only a figure outside of quotation marks is a span of its own."""
    assert [span.text for span in spans("“300 men” and 700 boats")] == ["300 men", "700"]


def test_figures_share_the_text_of_their_sentence():
    """A sentence ends with its stop; of one without end there is a part around each figure."""
    found = [span.sentence for span in spans("It rained. They sold 5 boats and 6 carts. So what")]
    assert found == ["They sold 5 boats and 6 carts"] * 2
    assert found[0] is found[1]
    long = [span.sentence for span in spans("7 " * 20_000)]
    assert max(map(len, long)) <= 4 * WINDOW
    assert len({id(one) for one in long}) < 50
