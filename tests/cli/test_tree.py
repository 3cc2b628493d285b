"""The drawing of a round of talks: `talks --tree`."""

import pytest
from conftest import HARBOR
from rich.cells import cell_len

SHEET = """\
format = 1

[source]
id = "lake"
title = "Talks on the lake"

[sides]
north = ["North"]
south = ["South"]

[[participant]]
id = "ada"
name = "Ada"
type = "person"
side = "north"
at.name = "P1"
at.side = "P1: North"

[[participant]]
id = "bo"
name = "Bo"
type = "person"
side = "north"
at.name = "P1"
inferred = ["side"]

[[participant]]
id = "cy"
name = "Cy"
type = "person"
side = "south"
at.name = "P1"
at.side = "P1: South"

[[participant]]
id = "port"
name = "Port Office"
type = "institution"
at.name = "P1"

[[document]]
id = "map"
title = "The map of all shores and isles that either of them claims"
at.title = "P6"

[[document]]
id = "tolls"
title = "The tolls"
scope = "ships"
at.scope = "P7"
inferred = ["title"]

[[talk]]
id = "lakeside"
title = "Lakeside round"
hosts = ["ada", "port"]
parties = ["south", "ada", "port", "bo", "cy"]
place = "Lakeside"
day = "Friday"
outcome = "none"
documents = ["map", "tolls"]
at.title = "P1"
at.parties = "P2: all"
at.place = "P2"
at.day = "P2"
at.documents = "P2: two papers"
inferred = ["hosts", "outcome"]

[[talk]]
id = "islands"
title = "Islands"
part_of = "lakeside"
parties = ["south", "bo", "cy"]
at.title = "P3"
at.part_of = "P3: one of"
inferred = ["parties"]

[[talk]]
id = "hill"
title = "Hill round"
at.title = "P5"

[[talk]]
id = "reeds"
title = "Reeds"
part_of = "islands"
parties = ["cy"]
documents = ["map"]
at.title = "P4"
at.parties = "P4: Cy"
inferred = ["part_of", "documents"]
"""

DRAWN = """\
Lakeside round  P1
├── Hosts: Ada*, Port Office*
├── South: Cy
├── North: Ada
├── North*: Bo
├── Port Office
├── Place: Lakeside
├── Day: Friday
├── Outcome: none*
├── Islands  P3
│   ├── South*: Cy*
│   ├── North*: Bo*
│   └── Reeds*  P4
│       ├── South: Cy
│       └── On the table
│           └── The map of all shores and isles that either of them claims*  P6
└── On the table
    ├── The map of all shores and isles that either of them claims  P6
    └── The tolls*  P7
Hill round  P5
"""


@pytest.fixture
def lake(tmp_path):
    path = tmp_path / "lake.toml"
    path.write_text(SHEET, encoding="utf-8")
    return path


@pytest.fixture
def tree(talks, lake):
    return lambda *args: talks("talks", "--tree", *args, "--data", str(lake))


def test_the_whole_drawing(tree):
    """Sides with their members, tracks in place, papers below; a line a node, no color.

    Whose side is inferred stands behind a side with the mark, as in the look-up.
    """
    assert tree() == (0, DRAWN, "", DRAWN.encode())


def test_a_filter_leaves_the_place_of_what_it_keeps(tree):
    """The talks above a kept one are drawn bare, those beside and below it not at all."""
    assert tree("reeds").out == (
        "Lakeside round\n"
        "└── Islands\n"
        "    └── Reeds*  P4\n"
        "        ├── South: Cy\n"
        "        └── On the table\n"
        "            └── The map of all shores and isles that either of them claims*  P6\n"
    )
    assert tree("--party", "bo", "islands").out == (
        "Lakeside round\n└── Islands  P3\n    ├── South*: Cy*\n    └── North*: Bo*\n"
    )


def test_the_limit_counts_talks(tree):
    """`-n` draws the first of the talks that are kept."""
    assert [line for line in tree("-n", "2").out.splitlines() if "Reeds" in line] == []
    assert tree("-n", "1", "hill").out == "Hill round  P5\n"


def test_nothing_found_is_answered_as_without_the_drawing(tree, talks, lake):
    """The same line says why, and the exit code is the same."""
    plain = talks("talks", "--party", "north", "hill", "--data", str(lake))
    drawn = tree("--party", "north", "hill")
    assert (drawn.code, drawn.out, drawn.err) == (1, "", plain.err)
    assert drawn.err


@pytest.mark.parametrize(
    ("args", "named"),
    [
        *((("-f", one), one) for one in ("json", "jsonl", "csv", "tsv", "markdown")),
        (("--fields", "id"), "--fields"),
    ],
)
def test_what_is_no_drawing_is_refused(talks, args, named):
    """One line and exit code 2, before any sheet is read."""
    result = talks("talks", "--tree", *args, "--data", "missing.toml")
    assert (result.code, result.out, result.err.count("\n")) == (2, "", 1)
    assert "--tree" in result.err
    assert named in result.err


def test_only_talks_are_drawn(talks):
    """Other look-ups have no such option."""
    assert talks("who", "--tree").code == 2


def test_ascii_where_the_locale_has_no_more(process, lake):
    """In the C locale the guides are ASCII, at the same places."""
    args = ("talks", "--tree", "--data", str(lake))
    guides = str.maketrans({"│": "|", "├": "+", "└": "`", "─": "-"})
    assert process(*args, LC_ALL="C").out == DRAWN.translate(guides)


@pytest.mark.parametrize("width", [26, 30, 39, 40, 80, 120, 200])
def test_at_a_terminal_nothing_is_cut(terminal, lake, width):
    """No line is wider than the terminal, every word is there, trees stand apart."""
    result = terminal("talks", "--tree", "--data", str(lake), width=width, TERM="dumb")
    lines = result.out.splitlines()
    assert max(map(cell_len, lines)) <= width
    guides = str.maketrans("", "", "│├└─")
    assert result.out.translate(guides).split() == DRAWN.translate(guides).split()
    assert lines[-2:] == ["", "Hill round  P5"]
    assert "\x1b" not in result.out
    assert " ".join(result.err.split()) == "2 rounds, 2 tracks; * inferred"


def test_very_narrow(terminal, lake):
    """A terminal too narrow for the guides still gets every word."""
    words = terminal("talks", "--tree", "--data", str(lake), width=9, TERM="dumb").out.split()
    assert {"Lakeside", "claims*", "tolls*"} <= set(words)


def test_color_only_adds(terminal, lake):
    """Titles are bold, sides colored, locators dim; without color the same text is left."""
    args = ("talks", "--tree", "--data", str(lake))
    colored, plain = terminal(*args).out, terminal(*args, NO_COLOR="1").out
    assert "\x1b" not in plain
    assert "\x1b[1mLakeside round\x1b[0m  \x1b[2mP1\x1b[0m" in colored
    assert "\x1b[2m├── \x1b[0m" in colored
    assert "\x1b[35mSouth\x1b[0m: Cy" in colored
    assert "\x1b[36mNorth\x1b[0m: Ada\n" in colored
    assert "\x1b[2mIslands\x1b[0m" in terminal(*args, "reeds").out


def test_the_count_knows_the_limit_and_the_marks(terminal, lake):
    """The quiet line tells of the mark only where something drawn has it."""
    args = ("talks", "--tree", "--data", str(lake), "-n", "1")
    assert "1 of 4 talks; * inferred" in terminal(*args).err
    assert terminal(*args, "hill", TERM="dumb").err == "1 talk\n"


def test_hostile_text_is_one_safe_line(talks, lake):
    """Control characters are shown escaped, markup is text, a line break a space."""
    text = SHEET.replace('"Ada"', r'"A\u001B[31md\na [red]\u202E :smile:"')
    text = text.replace('"Lakeside round"', r'"Lake\u0007side\n\tround"')
    text = text.replace('"The tolls"', r'"T\u2028olls"')
    lake.write_text(text, encoding="utf-8")
    lines = talks("talks", "--tree", "--data", str(lake)).out.splitlines()
    assert len(lines) == len(DRAWN.splitlines())
    assert lines[0] == r"Lake\u0007side round  P1"
    assert lines[1] == r"├── Hosts: A\u001b[31md a [red]\u202e :smile:*, Port Office*"
    assert lines[-2] == r"    └── T\u2028olls*  P7"


def test_tracks_of_tracks_of_tracks(talks, terminal, tmp_path):
    """However deep they go, each is drawn once, and there is room for it at 40 columns."""
    count = 1500
    talk = '[[talk]]\nid = "t{0}"\ntitle = "Track {0}"\nat.title = "P1"\n'
    tracks = (
        talk.format(number)
        + (f'part_of = "t{number - 1}"\nat.part_of = "P1: of"\n' if number else "")
        for number in reversed(range(count))
    )
    path = tmp_path / "deep.toml"
    path.write_text('format = 1\n[source]\nid = "deep"\ntitle = "Deep"\n' + "\n".join(tracks))
    args = ("talks", "--tree", "--data", str(path))
    drawn = talks(*args).out
    assert [drawn.count(f"Track {number}  P1\n") for number in (1, 7, 1499)] == [1, 1, 1]
    assert "\nTrack 6: part of Track 5  P1\n" in drawn
    assert len(drawn.splitlines()) == count
    assert max(map(cell_len, terminal(*args, width=40, TERM="dumb").out.splitlines())) <= 40


def test_of_several_sheets_each_round_names_its_own(talks, lake):
    """Rounds of two sheets are drawn one below the other, with the id of their sheet."""
    out = talks("talks", "--tree", "--data", str(lake), "--data", str(HARBOR)).out
    assert "Lakeside round  lake: P1\n" in out
    assert "First round  harbor: P1\n" in out
    assert "├── Islands  P3\n" in out
    places = talks("talks", "--tree", "reeds", "--data", str(lake), "--data", str(HARBOR)).out
    assert places.startswith("Lakeside round  lake\n")


def test_a_format_that_is_only_the_default_yields(talks, monkeypatch):
    """What TALKSCLI_FORMAT says holds for records; a drawing was asked for by name."""
    monkeypatch.setenv("TALKSCLI_FORMAT", "json")
    result = talks("talks", "--tree")
    assert (result.code, result.err) == (0, "")
    assert result.out.startswith("Miami talks")
