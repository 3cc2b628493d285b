"""`check` as a command: its options, its rows, and the figures of drafts."""

import json

import pytest
from conftest import DISPUTE

STATISTICS = """
[[statistic]]
id = "pledge"
measure = "funding pledge"
as_written = "$100 billion"
value = 100_000_000_000
unit = "USD"
at.measure = "P3"
at.as_written = "P3"
[[statistic]]
id = "tax"
measure = "harbor tax"
as_written = "nearly 12 percent"
value = 12
unit = "percent"
hedge = "nearly"
at.measure = "P3"
at.as_written = "P3"
[[statistic]]
id = "carts"
measure = "carts sold"
as_written = "in 2 weeks 40 carts"
value = 40
unit = "carts"
at.measure = "P3: carts"
at.as_written = "P3"
"""
YEARS = """
[[statistic]]
id = "years"
measure = "length of the dispute"
as_written = "about four-year"
value = 4
unit = "years"
hedge = "about"
at.measure = "P3"
at.as_written = "P3"
"""
DRAFT = """\
Ada said: “lost quickly.”
Bo said: “Trust is built
quietly and lost quickly”, and sold about 900 boats.

Others say “an entirely other matter”.
"""


@pytest.fixture
def check(talks, tmp_path, monkeypatch):
    """Run `check` on a made-up sheet, in a directory that has a draft."""
    (tmp_path / "sheet.toml").write_text(DISPUTE.read_text("utf-8") + STATISTICS, encoding="utf-8")
    (tmp_path / "draft.md").write_text(DRAFT, encoding="utf-8")
    monkeypatch.chdir(tmp_path)

    def call(*args, **given):
        return talks("check", *args, "--data", "sheet.toml", **given)

    return call


@pytest.fixture
def rows(check, tmp_path):
    """The rows of `check --file` for the text of a draft."""

    def call(text):
        (tmp_path / "text.md").write_bytes(text.encode())
        return json.loads(check("--file", "text.md", "-f", "json").out)

    return call


def places(result):
    return [(row["path"], row["line"], row["column"]) for row in json.loads(result.out)]


def test_a_row_tells_all_of_a_span(check):
    """A machine reads verdict, sort, place, span, record, speakers and difference."""
    result = check("--file", "draft.md", "-f", "json")
    shown = json.loads(result.out)
    assert list(shown[0]) == [
        "kind", "verdict", "sort", "part", "path", "line", "column", "span", "record",
        "speakers", "difference", "context", "names",
    ]  # fmt: skip
    assert shown[1] == {
        "kind": "check",
        "verdict": "altered",
        "sort": "words",
        "part": None,
        "path": "draft.md",
        "line": 2,
        "column": 10,
        "span": "Trust is built quietly and lost quickly",
        "record": "trust",
        "speakers": [],
        "difference": "Trust is built [-slowly-] {+quietly+} and lost quickly",
        "context": "Bo said: “Trust is built quietly and lost quickly”, and sold about 900 boats.",
        "names": [],
    }


def test_every_span_is_a_row_sound_or_not(check):
    """Formats for machines have the spans and figures that pass, too."""
    result = check("--file", "draft.md", "-f", "json")
    verdicts = [row["verdict"] for row in json.loads(result.out)]
    assert verdicts == ["exact", "altered", "altered", "unknown"]
    assert places(result) == [("draft.md", *at) for at in ((1, 11), (2, 10), (3, 43), (5, 12))]


def test_a_table_shows_what_needs_a_look(check):
    """Only what fails or differs is shown, its place first on the line, as editors expect it."""
    result = check("--file", "draft.md", "--no-header")
    assert [line.split()[0] for line in result.out.splitlines()] == [
        "draft.md:2:10:",
        "draft.md:3:43:",
    ]
    assert (result.code, result.err) == (
        1,
        "not shown: 1 exact, 1 unknown (--all shows them, --strict fails what is unknown)\n"
        "talkscli: 2 of 4 passages failed: 2 altered\n",
    )


def test_all_shows_what_passes_too(check):
    """With --all the table has a line for every span and figure."""
    result = check("--file", "draft.md", "--no-header", "--all")
    assert [line.split()[1] for line in result.out.splitlines()] == [
        "exact", "altered", "altered", "unknown",
    ]  # fmt: skip


@pytest.mark.parametrize("also", [(), ("--all",), ("--strict",)])
def test_a_short_quotation_that_is_nearly_the_sheets_is_pointed_out(talks, tmp_path, also):
    """A term changed in a word has too few words to be altered, and shall not slip through."""
    draft = tmp_path / "draft.md"
    draft.write_text(
        "A “historical” day, “shared approach”, “no relation”, “feeling a needs to ending that wars"
        " fore real”; it cost $10, and “approximately 1,300 drones” a night.",
        "utf-8",
    )
    told = talks("check", "--file", str(draft), *also).err.splitlines()
    assert told[:2] == [
        f'{draft}:1:3: "historical" is unknown; nearest: "historic" (historic)',
        f'{draft}:1:21: "shared approach" is unknown;'
        ' nearest: "shared strategic approach" (shared-approach)',
    ]
    assert str(told).count("nearest") == 2
    assert talks("check", "--file", str(draft), "-f", "json").err == ""


def test_a_draft_of_another_article_is_no_quiet_success(talks, check, tmp_path):
    """Whoever forgets --data is told, for everything unknown passes; once a sheet is named, not."""
    draft = tmp_path / "draft.md"
    draft.write_text("“An entirely other matter”, “no lake”, 70 wells.", "utf-8")
    told = talks("check", "--file", str(draft))
    assert (told.code, told.err.splitlines()[-1]) == (
        0, "nothing of it is in the bundled sheet; --data names another",
    )  # fmt: skip
    assert "bundled" not in check("--file", str(draft)).err
    assert talks("check", "--file", str(draft), "-f", "csv").err == ""
    draft.write_text("“An entirely other matter”, “no lake”, 70 wells, $100 billion.", "utf-8")
    assert "bundled" not in talks("check", "--file", str(draft)).err


def test_the_place_of_a_table_is_told_apart(check):
    """It heads a column of the table, but the fields are its parts."""
    told = check("--file", "draft.md", "--fields", "place,verdict")
    assert told.code == 2
    start = 'talkscli: no field "place"; known: kind, '
    assert told.err.startswith(start)


def test_words_of_others_fail_only_when_strict(check, tmp_path):
    """A draft may quote what the sheet does not have, unless --strict forbids it."""
    (tmp_path / "other.md").write_text("“an entirely other matter”")
    assert check("--file", "other.md").code == 0
    assert check("--file", "other.md", "--strict").code == 1
    assert check("--file", "other.md", "--strict", "--allow", "unknown").code == 0


def test_what_is_allowed_does_not_fail(check):
    """--allow lets a verdict of a draft's spans pass."""
    result = check("--file", "draft.md", "--allow", "altered")
    assert result.code == 0
    assert "failed" not in result.err


@pytest.mark.parametrize(
    "args",
    [
        ("--file", "draft.md", "--file", "other.md"),
        ("--file", "draft.md", "other.md"),
        ("--file", "--all", "draft.md", "other.md"),
    ],
)
def test_several_drafts(check, tmp_path, args):
    """Each draft has its own lines; names behind --file are drafts as well."""
    (tmp_path / "other.md").write_text("\n\n“lost quickly”")
    result = check(*args, "-f", "json")
    assert places(result)[-1] == ("other.md", 3, 1)
    assert len(places(result)) == 5


@pytest.mark.parametrize("args", [("--file", "-"), ("--file", "draft.md", "-")])
def test_a_draft_from_standard_input(check, args):
    """`-` is a draft that is called <stdin>."""
    result = check(*args, "-f", "json", stdin="x “lost quickly”".encode())
    assert places(result)[-1] == ("<stdin>", 1, 3)


def test_a_phrase_from_standard_input(check):
    """`-` in place of the phrase reads it, over line breaks too."""
    assert check("-", stdin=b"lost\nquickly.\n").code == 0
    assert check("-", stdin=b"lost\nslowly\n").code == 1
    assert check("-", stdin=b" \n").code == 2


@pytest.mark.parametrize(
    ("text", "verdicts"),
    [
        ("It is a pledge of $100 billion-$200 billion.", ["altered"]),
        ("It is a pledge of $90bn-$100bn.", ["altered"]),
        ("They sold 10% of 700 boats.", ["unknown", "unknown"]),
        ("They sold three times 700 boats.", ["unknown", "unknown"]),
        ("They sold 600/800 boats.", ["unknown", "altered"]),
        ("About four years, four more years, a four-year-old.", ["agrees", "unknown", "unknown"]),
        ("He is about 4 years old.", ["unknown"]),
    ],
)
def test_figures_that_are_part_of_another_thought(rows, tmp_path, text, verdicts):
    """The ends of a range, what a share is of, and an age are not the sheet's figure."""
    sheet = tmp_path / "sheet.toml"
    sheet.write_text(sheet.read_text() + YEARS)
    assert [row["verdict"] for row in rows(text)] == verdicts


@pytest.mark.parametrize("ending", ["\r\n", "\r"])
def test_line_endings_change_nothing(check, rows, ending):
    """CRLF and CR give the same spans at the same places."""
    plain = rows(DRAFT)
    assert len(plain) == 4
    assert rows(DRAFT.replace("\n", ending)) == plain
    assert rows("\ufeff" + DRAFT) == plain


def test_a_pipe_shows_places_in_plain_text(process, tmp_path):
    """In a pipe a line begins with path, line and column, and has no color."""
    (tmp_path / "sheet.toml").write_text(DISPUTE.read_text("utf-8"), encoding="utf-8")
    draft = tmp_path / "draft.md"
    draft.write_text(DRAFT, encoding="utf-8")
    result = process("check", "--file", str(draft), "--data", str(tmp_path / "sheet.toml"))
    assert result.out.splitlines()[1].startswith(f"{draft}:2:10:")
    assert "\x1b" not in result.out


@pytest.mark.parametrize(
    ("args", "message"),
    [
        ((), "give either a PHRASE or --file DRAFT"),
        (("--file",), "give either a PHRASE or --file DRAFT"),
        (("lost quickly", "--file", "draft.md"), '"lost quickly" is no file'),
        (("--file", "draft.md", "lost quickly"), '"lost quickly" is no file'),
        (("lost", "quickly"), "found 2 phrases, expected one, in quotation marks"),
        (("",), "the phrase has no words"),
        (("“…”",), "the phrase has no words"),
        (("lost quickly", "--strict"), "--strict goes with --file"),
        (("--file", "draft.md", "--speaker", "ada"), "--speaker goes with a PHRASE"),
        (("--file", "-", "--file", "-"), "standard input can be read only once"),
        (("lost quickly", "--speaker", "Ada Burne"), "nearest: Ada Byrne"),
        (("lost quickly", "--allow", "exactly"), "exactly"),
        (("lost quickly", "--fields", "verdikt"), "nearest: verdict"),
    ],
)
def test_what_is_no_question(check, args, message):
    """2, nothing on stdout, and one line that says what is wrong."""
    result = check(*args)
    assert (result.code, result.out) == (2, "")
    assert message in result.err
    assert result.err.count("\n") == 1


@pytest.mark.parametrize("name", ["gone.md", "."])
def test_a_draft_that_cannot_be_read(check, name):
    """3, and one line that names it."""
    result = check("--file", name)
    assert (result.code, result.out) == (3, "")
    assert result.err.startswith(f"talkscli: {name}: ")


def test_a_draft_that_is_no_text(check, tmp_path):
    """The line of the first byte that is no UTF-8 is told."""
    (tmp_path / "bad.md").write_bytes(b"one\n\xff\n")
    result = check("--file", "bad.md")
    assert (result.code, result.err) == (
        3,
        "talkscli: bad.md:2: found byte 0xff, expected UTF-8 text\n",
    )


@pytest.mark.parametrize(
    ("args", "code", "verdict"),
    [
        (("about 700 boats", "--speaker", "Bo"), 0, "exact"),
        (("about 700 boats", "--speaker", "ada"), 1, "misattributed"),
        (("about 700 boats", "--speaker", "ada", "--speaker", "bo"), 0, "exact"),
        (("lost quickly", "--speaker", "ada"), 1, "misattributed"),
        (("lost quickly", "--speaker", "ada", "--allow", "misattributed"), 0, "misattributed"),
        (("LOST quickly",), 0, "typography"),
        (("Trust is … lost quickly",), 1, "elided"),
        (("Trust is … lost quickly", "--allow", "elided"), 0, "elided"),
    ],
)
def test_speakers_and_verdicts_of_a_phrase(check, args, code, verdict):
    """The exit code is 1 for what does not pass and is not allowed."""
    result = check(*args, "-f", "json")
    assert (result.code, json.loads(result.out)[0]["verdict"]) == (code, verdict)


def test_a_phrase_has_no_place(check):
    """Path, line and column are null, and the table does without them."""
    row = json.loads(check("lost quickly", "-f", "json").out)[0]
    assert (row["path"], row["line"], row["column"], row["part"]) == (None, None, None, True)
    assert check("lost quickly").out.split()[0] == "Verdict"


@pytest.mark.parametrize(
    ("phrase", "sort", "difference"),
    [
        ("$100bn", "words", "[-$100 billion-] {+$100bn+}"),
        ("100 billion dollars", "words", "[-$100-] {+100+} billion {+dollars+}"),
        ("$2,500,000", "words", "[-$2.5 million-] {+$2,500,000+}"),
        ("700 boats", "hedge", "[-about-] 700 boats"),
        ("seven hundred boats", "words", "[-about 700-] {+seven hundred+} boats"),
        ("701 boats", "number", "[-about 700-] {+701+} boats"),
        ("$101 billion", "number", "[-$100-] {+$101+} billion"),
    ],
)
def test_an_equal_figure_in_other_words_is_no_other_number(check, phrase, sort, difference):
    """A figure spelt otherwise is altered in its words; only another amount is a number."""
    row = json.loads(check(phrase, "-f", "json").out)[0]
    assert (row["sort"], row["difference"]) == (sort, difference)


@pytest.mark.parametrize(
    ("text", "verdict", "sort", "record"),
    [
        ("They sold about 700 boats.", "agrees", None, "boats"),
        ("They sold about seven hundred boats.", "agrees", None, "boats"),
        ("They sold around 700 boats.", "agrees", None, "boats"),
        ("They sold 700 boats.", "agrees", "hedge", "boats"),
        ("They sold more than 700 boats.", "altered", "hedge", "boats"),
        ("They sold up to 700 boats.", "altered", "hedge", "boats"),
        ("They sold not 700 boats.", "altered", "negation", "boats"),
        ("They sold never around 700 boats.", "altered", "negation", "boats"),
        ("They sold 700 or more boats.", "altered", "hedge", "boats"),
        ("They sold 700-plus boats.", "altered", "hedge", "boats"),
        ("They sold boats exceeding 700 boats.", "altered", "hedge", "boats"),
        ("They sold 700 or so boats.", "agrees", None, "boats"),
        ("It is $100 bln.", "agrees", None, "pledge"),
        ("They sold 701 boats.", "altered", "number", "boats"),
        ("They sold 700 horses.", "unknown", None, None),
        ("They sold 40 carts.", "agrees", None, "carts"),
        ("They sold 2 carts.", "altered", "number", "carts"),
        ("It is $100bn.", "agrees", None, "pledge"),
        ("It is 100 billion dollars.", "agrees", None, "pledge"),
        ("It is US$100,000,000,000.", "agrees", None, "pledge"),
        ("It is about $100 billion.", "agrees", "hedge", "pledge"),
        ("It is over $100 billion.", "altered", "hedge", "pledge"),
        ("It is €100 billion.", "unknown", "currency", "pledge"),
        ("It is $90 billion. The pledge stands.", "unknown", "number", "pledge"),
        ("It is a pledge of $90 billion.", "altered", "number", "pledge"),
        ("A fine of 13 percent.", "unknown", "number", "tax"),
        ("A tax of 13 percent.", "altered", "number", "tax"),
        ("A harbor fee of 13 percent.", "altered", "number", "tax"),
        ("A fee of almost 12 per cent.", "agrees", None, "tax"),
        ("A fee of 12%.", "agrees", "hedge", "tax"),
        ("They sold below 700 boats.", "altered", "hedge", "boats"),
        ("They sold above 700 boats.", "altered", "hedge", "boats"),
        ("They sold beyond 700 boats.", "altered", "hedge", "boats"),
        ("They sold barely 700 boats.", "altered", "hedge", "boats"),
        ("They sold hardly 700 boats.", "altered", "hedge", "boats"),
        ("They sold not quite 700 boats.", "altered", "hedge", "boats"),
        ("They sold exactly 700 boats.", "altered", "hedge", "boats"),
        ("They sold precisely 700 boats.", "altered", "hedge", "boats"),
        ("They sold only 700 boats.", "altered", "hedge", "boats"),
        ("They sold >700 boats.", "altered", "hedge", "boats"),
        ("They sold < 700 boats.", "altered", "hedge", "boats"),
        ("They sold ≥700 boats.", "altered", "hedge", "boats"),
        ("They sold ≤700 boats.", "altered", "hedge", "boats"),
        ("They sold twice 700 boats.", "unknown", "modifier", "boats"),
        ("They sold several times 700 boats.", "unknown", "modifier", "boats"),
        ("They sold less-than 700 boats.", "altered", "hedge", "boats"),
        ("They sold 700 boats or more.", "altered", "hedge", "boats"),
        ("They sold 700 boats at most.", "altered", "hedge", "boats"),
        ("They sold about 700 boats or so.", "agrees", None, "boats"),
        ("They sold about 700 boats or more.", "altered", "hedge", "boats"),
        ("It is north of $100 billion.", "altered", "hedge", "pledge"),
        ("It is $100 billion at most.", "altered", "hedge", "pledge"),
        ("It is $100 billion at least.", "altered", "hedge", "pledge"),
        ("It is exactly $100 billion.", "agrees", "hedge", "pledge"),
        ("They sold 700 fewer boats.", "unknown", None, None),
        ("They sold about 700 more boats.", "unknown", None, None),
        ("They met about 700 boat builders.", "unknown", None, None),
        ("An about 700-boat sale.", "agrees", None, "boats"),
        ("They sold about 700 boats a day.", "altered", "rate", "boats"),
        ("They sold about 700\n\nBoats sank.", "unknown", None, None),
        ("It is $100 billion a year.", "altered", "rate", "pledge"),
        ("It is $100 billion per year.", "altered", "rate", "pledge"),
        ("It is $100 billion annually.", "altered", "rate", "pledge"),
        ("It is $100 billion Canadian.", "unknown", "currency", "pledge"),
        ("It is Canadian $100 billion.", "unknown", "currency", "pledge"),
        ("It is HK$100bn.", "unknown", "currency", "pledge"),
        ("It is half a billion dollars.", "unknown", "number", "pledge"),
    ],
)
def test_a_figure_of_a_draft(rows, text, verdict, sort, record):
    """Amount and unit count, not spelling; a hedge lost is noted, one changed is wrong."""
    (row,) = rows(text)
    assert (row["verdict"], row["sort"], row["record"]) == (verdict, sort, record)


def test_columns_are_those_of_a_long_line(rows):
    """Many spans on one line, and those behind it, have their places."""
    found = rows("x “lost quickly” “lost quickly”\n“lost quickly”")
    assert [(row["line"], row["column"]) for row in found] == [(1, 3), (1, 18), (2, 1)]


def test_a_draft_of_nothing_to_check(check, tmp_path):
    """A draft without quotations and figures passes."""
    (tmp_path / "empty.md").write_text("")
    result = check("--file", "empty.md", "-f", "json")
    assert (result.code, result.out.strip(), result.err) == (0, "[]", "")


def test_the_help_is_shown(talks):
    """`check -h` names what a phrase and a draft are."""
    out = talks("check", "-h").out
    assert "--file DRAFT" in out
    assert "[PHRASE]" in out


@pytest.mark.parametrize(
    ("text", "verdict", "sort"),
    [
        ("They pledged **$100** **billion**.", "agrees", None),
        ("They pledged not **$100 billion**.", "altered", "negation"),
        ("They pledged more than **$100 billion**.", "altered", "hedge"),
        ("They sold **more than** 700 boats.", "altered", "hedge"),
        ("They sold *up to* 700 boats.", "altered", "hedge"),
        ("They sold more than [700 boats](http://x).", "altered", "hedge"),
        ("They sold 701 **boats**.", "altered", "number"),
        ("They sold **701** boats.", "altered", "number"),
        ("They sold 701 [boats](u).", "altered", "number"),
        ("They sold 701 _boats_.", "altered", "number"),
        ("They sold <b>701</b> boats.", "altered", "number"),
        ("They sold 701&nbsp;boats.", "altered", "number"),
        ("They sold 701[^1] boats.", "altered", "number"),
        ("&ldquo;Trust is <em>built</em><br>[slowly][1] — and lost quickly&rdquo;", "exact", None),
    ],
)
def test_markup_is_not_read(rows, text, verdict, sort):
    """Emphasis, links, notes, tags and entities change no verdict."""
    (row,) = rows(text)
    assert (row["verdict"], row["sort"]) == (verdict, sort)


def test_columns_count_the_markup(rows):
    """A line and a column are those of the draft as it is written."""
    found = rows("*é* “lost *quickly*” [7](u)\n**701** [boats](u 'xyz') &ldquo;lost quickly&rdquo;")
    assert [(row["line"], row["column"]) for row in found] == [(1, 5), (1, 23), (2, 3), (2, 26)]


def test_a_draft_in_which_nothing_fails_is_not_called_empty(terminal, tmp_path):
    """At a terminal it is said that nothing fails, and what the sheet does not have."""
    path = tmp_path / "draft.md"
    path.write_text("He called it “historic” and “quite another matter”.\n", encoding="utf-8")
    result = terminal("check", "--file", str(path))
    assert (result.code, result.out) == (0, "")
    told = " ".join(result.err.split())
    assert "nothing to look at; not shown: 1 exact, 1 unknown (--all shows them" in told
