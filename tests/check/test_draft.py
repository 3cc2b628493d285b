"""The quoted spans and figures of a draft."""

from time import process_time

import pytest

from talkscli.check.draft import spans
from talkscli.text.sentences import WINDOW


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('"straight" and “curly” and „low“ and «angle»', ["straight", "curly", "low", "angle"]),
        ("“over\nlines”", ["over lines"]),
        ("」‘a’ 「b『c』」 』", ["a", "b『c』", "c"]),
        ("“a ‘nested’ one”", ["a ‘nested’ one", "nested"]),
        ("don't, the allies' and '90s", []),
        ("‘the allies’ plan’", ["the allies’ plan"]),
        ("> all of\n> this\n> — Ada", ["all of this"]),
        ("`“code”` and\n\n```\n“fence”\n```\n", ["code"]),
        ("~~~ text\n“a” `\n~~~\n“b”", ["b"]),
        ("“not *only* a **first** _step_”", ["not only a first step"]),
        ("“a [first](http://x.y/z) step \\*”", ["a first step *"]),
        ("“an_odd_name”", ["an_odd_name"]),
        ("an “open end\n\nand “next”", ["open end", "next"]),
        ("``` “inline” ``` and “b”", ["inline", "b"]),
        ("```\n“a”\n`````\n“b”", ["b"]),
        ("`a “b” ``c “d” ``", ["b", "d"]),
        ("“a `b` c”", ["a b c"]),
        ('“a b and "c" d', ['a b and "c" d', "c"]),
        ("“a\u200bb\u00ad”, “c² d† e”", ["ab", "c d e"]),
        ("`open\n\nand “b” `c`", ["b"]),
        ("---\nlead: “a”\n---\n“b”", ["b"]),
        ("---\n\n“a”\n\n---\n“b”", ["a", "b"]),
        ("<!-- “a”\n\n“b” --> “c” <!-- “d”", ["c", "d"]),
        ('"a "b c" d"', ['a "b c" d', "b c"]),
        ("word“joined”", ["joined"]),
        (r"He said \"historic\"", ["historic"]),
        ("“a [first][1] step[^1]”, “an [early][] one”", ["a first step", "an early one"]),
        ("“a&nbsp;first<br>step <em>taken</em>”", ["a first step taken"]),
        ('“a [b](u "c") ([d](http://x/a_(b)))”', ["a b (d)"]),
        ("[a](u 'b “c”') <a title=\"d\">e</a> <img alt='“f”'/>", []),
        ("&ldquo;a&rdquo;, &quot;b&quot;, &#8220;c&#8221;, <q>d</q>", ["a", "b", "c", "d"]),
        (r"\&quot;a&quot; \[b](“c”)", ["c"]),
        ("“a [b] [c][d] (e)”", ["a [b] [c][d] (e)"]),
        ('“a [b] [c][d]”\n\n[B]: http://x/ "e"\n[d]: <y>\n', ["a b c"]),
        ("[Ada]: “a”\n\n[^1]: “b”", ["a", "b"]),
        ("“a <not> b”, “2 * 3”, “2*3”", ["a <not> b", "2 * 3", "2*3"]),
        ("“a ![b](c.png) [![d](e)](f)”", ["a b d"]),
    ],
)
def test_spans_are_found_by_their_marks(text, found):
    """Each sort of mark gives its span; apostrophes and code give none."""
    assert [span.text for span in spans(text)] == found


def test_figures_inside_marks_are_left_to_the_quotation():
    """Only a figure outside of quotation marks is a span of its own."""
    assert [span.text for span in spans("“300 men” and 700 boats")] == ["300 men", "700"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("up **to** 5 [boats](u), _7_ carts", [("at most", "5", "boats"), ("", "7", "carts")]),
        ("not more than [5 boats]\n\n[5 Boats]: /u", [("at most", "5", "boats")]),
        (
            "2*300 boats or 2 * 300",
            [("", "2", ""), ("", "300", "boats"), ("", "2", ""), ("", "300", "")],
        ),
        ("5<sup>1</sup> boats<sup>2</sup>, the 1<sup>st</sup>", [("", "5", "boats")]),
        ("a<td>5</td><td>boats</td>", [("", "5", "boats")]),
        ("[it](http://x.org/5-boats 'of 5') http://x.org/5-boats", []),
        ("[1]: 5-boats.html 'of 5'\n[Ada]: 5 boats", [("", "5", "boats")]),
        ("<HTTPS://x.org/?a=5> www.x.org/5 <a href='/5'>it</a>", []),
    ],
)
def test_figures_are_those_that_a_reader_sees(text, found):
    """Markup hides neither hedge nor noun, and its own digits are no figures."""
    quantities = [(span.text, span.quantity) for span in spans(text)]
    assert [(one.hedge, number, "".join(one.noun)) for number, one in quantities] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("é **$100** **billion**", ["$100** **billion"]),
        ("[a](b) &ldquo;c&rdquo; 5&nbsp;d", ["&ldquo;c&rdquo;", "5"]),
        ("*x* “a *b*”\r\n\r\n<b>“c</b>", ["“a *b*”", "“c"]),
        ("> *a* [b](c)\n> [d][1]\n", ["a* [b](c)\n> [d"]),
        ("“a,\n\nb c”", ["“a,", "b c”"]),
        ("- “a,\n\n- b c”", ["“a,", "b c”"]),
        (r"a \"b\" \$5", [r'"b\"', "$5"]),
    ],
)
def test_spans_have_their_places_in_the_draft(text, found):
    """What is left out of the words is counted in the columns."""
    assert [text[span.start : span.end] for span in spans(text)] == found


LONG = [
    *("**", "_a", "~~", "[", "]", "](", '](a "', "](<", "[a](", "[a][", "[^", "[a]: x/ 't\n"),
    *("<a ", "<a \"'", "<sup><a ", "&a", "&#10;", "&ldquo;", "\\", "http://", "www.", "**1** "),
    *("<blockquote> ", "<blockquote>\n\n<!-- ", "> A B ", "\u2014 A "),
]


@pytest.mark.parametrize("token", LONG)
def test_much_markup_is_read_in_one_pass(token):
    """Many times the same comes to an end."""
    for text in (token * (100_000 // len(token)), "[x]: /u\n\n“" + token * 20_000):
        assert all(0 <= span.start < span.end <= len(text) for span in spans(text))


def test_a_long_gap_is_read_in_one_pass():
    """What is blanked leaves many spaces, and they come to an end as well."""
    text = f"> Ash said <!-- {'a' * 100_000} --> no"
    started = process_time()
    assert [span.text for span in spans(text)] == ["Ash said no"]
    assert process_time() - started < 3


def test_figures_share_the_text_of_their_sentence():
    """A sentence ends with its stop; of one without end there is a part around each figure."""
    found = [span.sentence for span in spans("It rained. They sold 5 boats and 6 carts. So what")]
    assert found == ["They sold 5 boats and 6 carts."] * 2
    assert found[0] is found[1]
    long = [span.sentence for span in spans("7 " * 20_000)]
    assert max(map(len, long)) <= 4 * WINDOW
    assert len({id(one) for one in long}) < 50
