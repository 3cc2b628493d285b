"""The report: what is judged in a draft, marked where it stands."""

import re
from pathlib import Path

import pytest
from conftest import HERE, LAKE
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from talkscli.formats import Answer, Diagnostic, Screen, load
from talkscli.text.terminal import UNSAFE

GOLDEN = Path(__file__).with_name("report")
PAPER = HERE / "articles" / "lake-draft.md"


@pytest.fixture
def report(terminal, monkeypatch):
    """The draft as a person sees it at a terminal."""
    monkeypatch.chdir(PAPER.parent)
    return lambda *args, **more: terminal(
        "check", "--file", PAPER.name, "--data", LAKE.name, *args, **{"TERM": "dumb", **more}
    )


@pytest.mark.parametrize("width", [40, 80, 200])
def test_golden(report, width, request):
    """At every width the report is that of its golden file, and no line is wider."""
    result = report(width=width)
    golden: Path = GOLDEN / f"{width}.txt"
    if request.config.getoption("--write-golden"):
        golden.write_text(result.out, "utf-8")
    assert result.code == 1
    assert result.out == golden.read_text("utf-8")
    assert max(map(cell_len, result.out.splitlines())) <= width


def test_it_is_the_default_at_a_terminal_alone(report, talks):
    """In a pipe the default is a line a passage; another format that is asked for is given."""
    assert report(width=80).out == report("-f", "report", width=80).out
    assert report("-f", "table", width=200).out.startswith("Place")
    assert talks("check", "--file", str(PAPER), "--data", str(LAKE)).out.startswith("Place")


def test_marks_stand_under_the_span(report):
    """Behind tabs and wide characters, too, each mark is below what it marks."""
    pairs = re.findall(r"^  \| (.*)\n  \| ( *)(\^+)$", report(width=200).out, re.MULTILINE)
    marked = []
    for line, gap, marks in pairs:
        ends = [cell_len(line[:count]) for count in range(len(line) + 1)]
        marked.append(line[ends.index(len(gap)) : ends.index(len(gap + marks))])
    quotes = ("“We will not sell the lake.”", "“We will sell the lake, and we will fence it”")
    assert marked == [quotes[0], "14", "2,900", quotes[1]]


def test_colors_tell_gravity(terminal):
    """A fault is red, what passes with a difference is not; the text is the same without."""
    args = ("check", "--file", str(PAPER), "--data", str(LAKE))
    colored = terminal(*args).out
    assert re.search(r"\x1b\[1;31maltered\x1b", colored)
    plain = terminal(*args, NO_COLOR="1").out
    assert re.sub(r"\x1b\[[0-9;]*m", "", colored) == plain


def test_what_is_not_shown_is_counted(report):
    """One line says how many passages are not shown, by verdict, and how to see them."""
    err = " ".join(report(width=200).err.split())
    assert "not shown: 1 exact, 2 agrees, 1 unknown, 2 ignored (--all shows them" in err
    assert "“warm but cautious”" in report("--all", width=200).out


@given(
    st.text(min_size=1, max_size=80), st.integers(0, 80), st.integers(1, 80), st.integers(20, 90)
)
def test_any_text_is_shown_safely(text, first, length, width):
    """Whatever a draft holds, the report is safe to print, and not wider than the screen."""
    start = min(first, len(text) - 1)
    found = Diagnostic("a:1:1:", "altered", "words", "fault", text, start, start + length)
    answer = Answer([{}], (), (), str, diagnostic=lambda row: found)
    shown = load("report").render(answer, Screen(width=width))
    assert not re.search(f"[{UNSAFE}]", shown.replace("\n", ""))
    assert max(map(cell_len, shown.splitlines()[1:])) <= width
