"""Sheets to start from: sound as they are written, and whatever an article holds."""

import contextlib
import hashlib
import json
import os
import random
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Annotated, Literal

import pytest
import tomli
from conftest import ARTICLE, HEAD, SOURCE
from hypothesis import example, given, settings
from hypothesis import strategies as st
from reading import switched_on

from talkscli.cli.app import run
from talkscli.new import starter, stubs
from talkscli.sheet import records, sheet
from talkscli.sheet.fields import fields
from talkscli.sheet.records import Count, Date, Record, Slug, Text, describe, fact
from talkscli.text.terminal import UNSAFE
from talkscli.verify import article as articles
from talkscli.verify.verification import FAILURES, verify

PROSE = "High-level talks on the harbor ended on Sunday."


@pytest.fixture(autouse=True)
def _folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)


def of_article(data: bytes) -> str:
    return starter.render("s", stubs.read(data, data.decode("utf-8-sig")))


def found(text: str, kind: str) -> list[dict[str, object]]:
    """The records of a kind that the starter found in an article."""
    return tomli.loads(of_article(text.encode())).get(kind, [])


def outcomes(data: bytes) -> dict[tuple[str | None, str | None], str]:
    """What verify says of each field of a starter."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "article.txt")
        path.write_bytes(data)
        own = sheet.decode(of_article(data), "s.toml")
        article = articles.decode(path.read_bytes(), str(path), own.records["source"][0].paragraphs)
        held = verify(own, article)
        assert not held.other_edition
        return {(one.record, one.field): one.outcome for one in held.findings}


# The file


def test_starter_passes_validate(talks):
    """One line on stderr says what to do next, and validate finds nothing."""
    done = talks("new", "my talks.toml")
    assert (done.code, done.out) == (0, "")
    assert done.err == (
        "my talks.toml: written; next: fill in what is marked FILL IN, then run:"
        " talkscli validate 'my talks.toml'\n"
    )
    assert talks("validate", "my talks.toml", "-f", "json").out == "[]\n"


@pytest.mark.parametrize(
    ("name", "id_"),
    [
        ("My Talks (2).toml", "my-talks-2"),
        ("Überlingen.v2.toml", "uberlingen-v2"),
        ("переговоры.toml", "sheet"),
        ("None.toml", "sheet"),
        ("a\nb\x1b.toml", "a-b"),
        ("--x--", "x"),
        ("talk-1.toml", "talk-1"),
    ],
)
def test_id_is_made_of_the_file_name(talks, name, id_):
    """Whatever the file is called, the sheet has an id of its own, which no record has."""
    done = talks("new", "--", name)
    assert (done.code, done.err.count("\n"), "\x1b" in done.err) == (0, 1, False)
    text = Path(name).read_text("utf-8")
    assert tomli.loads(text)["source"]["id"] == id_
    sheet.decode(switched_on(text), "s")


def test_validate_names_what_is_not_filled_in(talks):
    """A note, no fault: the exit code is 0, and each of the first values has its place."""
    talks("new", "a.toml")
    text = Path("a.toml").read_text("utf-8")
    line = text[: text.index('\ntitle = "FILL IN"')].count("\n") + 2
    done = talks("validate", "a.toml", "-f", "csv", "--no-header")
    told = f"talkscli: 1 field still says FILL IN: title (a.toml:{line})\n"
    assert (done.code, done.out, done.err) == (0, "", f"1 sheet, no faults\n{told}")
    Path("b.toml").write_text(switched_on(text), "utf-8")
    told = talks("validate", "b.toml").err
    values = str(tomli.loads(switched_on(text))).count(": 'FILL IN'")
    comments = switched_on(text).count("# FILL IN: ")
    assert min(values, comments) > 5
    assert f"{values + comments} fields still say FILL IN: title (b.toml:{line}), " in told
    assert told.endswith("), …\n")


def test_validate_says_nothing_of_what_is_filled_in(talks):
    """What is still switched off, and what explains a value, waits for nobody."""
    talks("new", "a.toml")
    text = Path("a.toml").read_text("utf-8").replace('\ntitle = "FILL IN"', '\ntitle = "Talks"')
    Path("a.toml").write_text(text, "utf-8")
    assert talks("validate", "a.toml").err == "1 sheet, no faults\n"


def test_validate_names_a_choice_that_nobody_has_made(talks):
    """A value that only the comment behind it calls open is as open as one that says so itself."""
    Path("a.toml").write_text(
        f'{HEAD}[[talk]] # FILL IN\nid = "t" # FILL IN: an id\ntitle = "a"\n'
        'inferred = ["title"] # FILL IN\n# place = "b" # FILL IN\n',
        "utf-8",
    )
    told = talks("validate", "a.toml").err.splitlines()[1]
    assert told == "talkscli: 2 fields still say FILL IN: id (a.toml:6), inferred (a.toml:8)"


@pytest.mark.parametrize("name", ["-x.toml", "a b.toml", "it's.toml", "Zoë.toml", "$(a);*.toml"])
def test_the_command_can_be_pasted(talks, name):
    """Whatever of the name a shell or the program would take for something else."""
    command = talks("new", "--", name).err.partition("run: ")[2]
    argument = subprocess.run(
        ["bash", "-c", f'talkscli() {{ printf %s "$2"; }}; {command}'],
        capture_output=True, text=True, check=True,
    ).stdout  # fmt: skip
    assert talks("validate", argument).code == 0


@pytest.mark.parametrize("name", ["a\nb.toml", "\udcff.toml", "Zoë.toml"])
def test_no_command_that_names_another_file(talks, name, monkeypatch):
    """What the locale cannot show is not there to be pasted."""
    monkeypatch.setenv("PYTHONUTF8", "")
    monkeypatch.setattr("locale.getencoding", lambda: "ascii")
    told = talks("new", "--", name).err
    assert told.endswith(
        "; next: fill in what is marked FILL IN, then run talkscli validate on it\n"
    )


def test_a_heap_of_accents_is_made_an_id_in_no_time():
    """Sorting them all at once would take the square of their number."""
    started = time.process_time()
    assert starter.slug("a" + "\u0315\u0300" * 60_000 + "b", "") == "ab"
    assert time.process_time() - started < 3


@pytest.mark.parametrize("existing", ["file", "folder", "dangling"])
def test_nothing_is_overwritten(talks, existing):
    """What exists, if only as a link to nowhere, stays as it is: one line, exit code 3."""
    Path("file").write_text("mine")
    Path("folder").mkdir()
    Path("dangling").symlink_to("gone")
    done = talks("new", existing)
    assert done.code == 3
    assert re.fullmatch(rf"talkscli: {existing}: exists already [^\n]*\n", done.err)
    assert Path("file").read_text() == "mine"
    assert not Path("gone").exists()


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("no/such/a.toml", "No such file or directory"),
        ("file/a.toml", "Not a directory"),
        ("x" * 300, "File name too long"),
        ("a\0b", ".*embedded null [a-z ]+"),
    ],
)
def test_file_that_cannot_be_made(talks, name, reason):
    """One line says which file and why, and the exit code is 3."""
    Path("file").touch()
    done = talks("new", name)
    assert done.code == 3
    assert re.fullmatch(rf"talkscli: [^\n]+: cannot be written: {reason}\n", done.err)


def test_folder_without_permission(powerless, tmp_path):
    """A folder that may not be written to: one line, exit code 3."""
    path = tmp_path / "closed" / "a.toml"
    path.parent.mkdir(mode=0o500)
    for folder in (tmp_path, *tmp_path.parents[:2]):
        folder.chmod(0o755)
    told = f"talkscli: {path}: cannot be written: Permission denied\n"
    assert powerless("new", str(path)) == (3, told)


def test_nothing_half_written_is_left():
    """Where the disk takes only the first part, no file is left behind."""
    # All is loaded before the limit holds, for Python keeps what it compiles in files, too.
    program = (
        "import resource, sys, talkscli.cli.new; from talkscli.cli.app import run;"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (2000, 2000)); sys.exit(run(['new', 'a.toml']))"
    )
    done = subprocess.run(
        [sys.executable, "-B", "-c", program], capture_output=True, text=True,
        env={"PATH": os.environ["PATH"], "PYTHONPATH": SOURCE},
        check=False,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (
        3,
        "talkscli: a.toml: cannot be written: File too large\n",
    )
    assert not Path("a.toml").exists()


@pytest.mark.parametrize("name", ["", "-"])
def test_sheet_is_a_file(talks, name):
    """Neither standard output nor nothing is written to: exit code 2."""
    assert talks("new", name).code == 2
    assert os.listdir() in (["stdin"], [])


# What it says of the kinds


@pytest.mark.parametrize("kind", records.KINDS)
def test_every_field_is_explained(kind):
    """Each kind has all its fields in order, each with its description."""
    text = starter.render("s")
    header = r"\[source\]" if kind == "source" else rf"# \[\[{kind}\]\]"
    (section,) = re.findall(rf"^{header}\n(.*?)(?:\n\n|\Z)", text, re.MULTILINE | re.DOTALL)
    names = re.findall(r"^(?:# )?#?(\w+) = ", section, re.MULTILINE)
    cls = records.KINDS[kind]
    assert [name for name in names if name != "inferred"] == ["id", *fields(cls)]
    for field in fields(cls).values():
        assert re.search(rf"\b{field.name} = .*# .*{re.escape(field.description)}", section)


class Vote(Record, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A vote that was taken."""

    kind = "vote"
    noun = ("vote", "votes")

    title: Annotated[Text, fact("What was voted on.")]
    sort: Annotated[Literal["open", "secret"], describe("How it was taken.")]
    ayes: Annotated[Count, fact("How many were for it.")]
    day: Annotated[Date, fact("The day of it.")]
    names: Annotated[tuple[Text, ...], fact("What it is called.")]
    by: Annotated[tuple[Slug, ...], fact("Who voted.", ("side",))] = ()


def test_new_kind_appears_by_itself(monkeypatch):
    """A kind that is declared is in the starter, and its record sound once switched on."""
    monkeypatch.setitem(records.KINDS, "vote", Vote)
    text = starter.render("s")
    assert "## A vote that was taken.\n# [[vote]]\n" in text
    (vote,) = sheet.decode(switched_on(text), "s").records["vote"]
    assert (vote.title, vote.sort, vote.names) == ("FILL IN", "open", ("FILL IN",))


def test_every_record_is_sound_once_switched_on():
    """Taking away what switches them off adds one sound record of each kind."""
    held = sheet.decode(switched_on(starter.render("s")), "s")
    assert {kind: len(held.records[kind]) for kind in records.KINDS} == dict.fromkeys(
        records.KINDS, 1
    )


@pytest.mark.parametrize("kind", records.KINDS)
def test_a_field_that_is_switched_on_but_not_filled_in_is_marked(kind):
    """No optional field has a value that nobody gave: it says FILL IN, or is a fault."""
    cls = records.KINDS[kind]
    for line in re.findall(r"^(?:# )?#(\w+ = .*)", starter.render("s"), re.MULTILINE):
        name, value = next(iter(tomli.loads(line).items()))
        field = fields(cls).get(name)
        if field is None or field.required or isinstance(value, str) or "FILL IN" in line:
            continue
        assert value == 0 or value[0].endswith("-id") or name == "north"


# What it finds in an article


def test_source_is_filled_in(talks):
    """Of the article's record, what can be counted is there, and is what the bytes say."""
    assert talks("new", "a.toml", "--article", str(ARTICLE)).code == 0
    source = tomli.loads(Path("a.toml").read_text("utf-8"))["source"]
    assert source == {
        "id": "a",
        "title": "FILL IN",
        "sha256": hashlib.sha256(ARTICLE.read_bytes()).hexdigest(),
        "length": 770,
        "paragraphs": 11,
    }


def test_what_is_found_can_be_asked_at_once(talks):
    """The records count as they are written: look-ups, validate and verify take them."""
    done = talks("new", "a.toml", "--article", str(ARTICLE))
    assert "with 4 quotes and 6 statistics to judge" in done.err
    quotes = json.loads(talks("quotes", "--data", "a.toml", "-f", "json").out)
    assert [one["where"] for one in quotes] == [["P3"], ["P7"], ["P8"], ["P11"]]
    assert len(json.loads(talks("stats", "--data", "a.toml", "-f", "json").out)) == 6
    assert talks("validate", "a.toml").code == 0
    done = talks("verify", str(ARTICLE), "--data", "a.toml", "-f", "json")
    held = {(one["record"], one["field"]): one["outcome"] for one in json.loads(done.out)}
    assert done.code == 0
    assert set(held.values()) == {"verified", "inferred"}


def test_fields_are_explained_once():
    """A record that was found has only the lines that it needs."""
    text = of_article(ARTICLE.read_bytes())
    assert text.count("Who said it; empty where the article names nobody.") == 1
    record = re.search(r"^\[\[statistic\]\]\n(?:.+\n)+", text, re.MULTILINE)[0]
    keys = [line.split(" = ")[0] for line in record.splitlines()[1:]]
    assert keys == ["id", "measure", "as_written", "value", "unit", "at.as_written", "inferred"]


def test_names_are_there_to_choose_from():
    """Names are listed, the most frequent first, a surname as an alias, and each is sound."""
    text = of_article(ARTICLE.read_bytes())
    listed = re.findall(r'^#name = "(.*)" +# (.*)$', text, re.MULTILINE)
    assert listed[:2] == [("Arland", "P1, P4, P10"), ("Brenia", "P1, P5, P7")]
    assert ("Oona Fisk", "P5, P10") in listed
    assert '#aliases = ["Fisk"]' in text
    chosen = re.sub(
        r"^#(?=\[\[participant|(?:id|name|type|aliases|at\.name) = )", "", text, flags=re.MULTILINE
    )
    held = sheet.decode(chosen, "s").records["participant"]
    assert len(held) == len(listed) > 4


@pytest.mark.parametrize(
    ("text", "speaker", "cue"),
    [
        ("“It is a start,” said Ada Byrne.", "Ada Byrne", "said"),
        ("“It is a start,” Ada Byrne added.", "Ada Byrne", "added"),
        ("So Ada Byrne wrote, “It is a start.”", "Ada Byrne", "wrote"),
        ("To Ada Byrne: “It is a start.”", "Ada Byrne", None),
        ("But Ada Byrne of the union said “it is a start”.", None, None),
        ("“It is a start,” she said to Ada Byrne.", None, None),
    ],
)
def test_a_speaker_is_proposed_where_the_cue_is_next_to_the_marks(text, speaker, cue):
    """A name with one word between it and the quotation is offered, never taken."""
    written = of_article(text.encode())
    assert "speakers" not in found(text, "quote")[0]
    offered = dict(re.findall(r'^#(at\.speakers|cue) = "(.*?)" +# guess$', written, re.MULTILINE))
    assert offered == {
        key: value
        for key, value in (("at.speakers", speaker and f"P1: {speaker}"), ("cue", cue))
        if value
    }


@pytest.mark.parametrize(
    ("text", "form"),
    [("a start", "scare"), ("not a bad start", "mixed"), ("It is a start.", "direct")],
)
def test_form_is_guessed(text, form):
    """A sentence is direct, a term of two words set off, the rest part of a sentence."""
    assert found(f"They called it “{text}” today.", "quote")[0]["form"] == form


WRAPPED = """The harbor of Port Veld was closed for nine days, and the mayor said “we will not
open it to anybody who does not pay what he owes the town” before he left.
The union answered that “no ship has ever paid as much as this town asks of it
now”, and went home.
"""


def test_no_quotation_is_cut_at_a_line_end():
    """Lines broken to a width are joined, by their indents or by their ends, and it is said."""
    indented = WRAPPED.replace("The union", "  The union").replace("before he left.", "before.")
    for text in (WRAPPED, indented):
        written = of_article(text.encode())
        assert "Its paragraphs are lines broken to a width, joined" in written
        assert [(one["text"][-9:], one["at"]["text"]) for one in found(text, "quote")] == [
            (" the town", "P1"),
            ("of it now", "P2"),
        ]
        assert not set(FAILURES) & set(outcomes(text.encode()).values())


def test_a_mark_that_is_not_closed_is_said_with_its_line(talks):
    """What ends with its paragraph only because nothing closes it is named."""
    text = "One line.\n\nHe said “we will not go\n\nThey left.\n"
    assert "In line 3 of the article a quotation mark opens that is never closed." in (
        of_article(text.encode())
    )
    Path("a.txt").write_text(text, "utf-8")
    told = talks("new", "a.toml", "--article", "a.txt").err
    assert told.startswith("line 3 of the article: a quotation mark opens that is never closed\n")
    several = "“We will not go\n\n“and will not sell.”\n"
    assert "never closed" not in of_article(several.encode())


@pytest.mark.parametrize(
    ("text", "record"),
    [
        ("It sank nearly 2,400 barrels.", ("nearly 2,400 barrels", 2400, "barrels", "nearly")),
        ("A loan of up to $1.5bn.", ("up to $1.5bn", 1_500_000_000, "USD", "up to")),
        ("About 12 percent went.", ("About 12 percent", 12, "percent", "About")),
        ("In all, 300 or more boats.", ("300 or more boats", 300, "boats", "or more")),
        ("So 300 or so boats left.", ("300 or so boats", 300, "boats", "or so")),
        ("5 boats at most fell.", ("5 boats at most", 5, "boats", "at most")),
        ("$5 billion a year went.", ("$5 billion a year", 5 * 10**9, "USD", None)),
        ("five days and a half.", ("five days and a half", 5.5, "days", None)),
        ("A 10-year-old boat.", ("10-year-old", 10, "year-olds", None)),
        ("In all, 3 more people.", ("3 more", 3, "FILL IN", None)),
        ("Some 100-plus people.", ("Some 100-plus people", 100, "people", "-plus")),
        ("A 20-foot boat.", ("20-foot", 20, "feet", None)),
        ("40 glass bottles fell.", ("40 glass bottles", 40, "glass bottles", None)),
        ("1,200 aerial bombs fell.", ("1,200 aerial bombs", 1200, "aerial bombs", None)),
        ("The four-year war.", ("four-year", 4, "years", None)),
        ("A three-party plan.", ("three-party", 3, "parties", None)),
        ("For one week it held.", ("one week", 1, "weeks", None)),
        ("It fell to −5 degrees.", ("−5 degrees", -5, "degrees", None)),
        ("All 300 people came.", ("300 people", 300, "people", None)),
        ("In 2022 Brenia asks for 40 more.", ("40 more", 40, "FILL IN", None)),
        ("On Dec. 2 at 9 a.m. 5 boats sank.", ("5 boats", 5, "boats", None)),
        ("Of the 12, few came.", ("Of the 12", 12, "FILL IN", None)),
        ("They lost 40 of 50 men.", ("40 of 50 men", 40, "FILL IN", None)),
        ("Of 12 and others, few came.", ("12", 12, "FILL IN", None)),
        ("~5 boats sank.", ("~5 boats", 5, "boats", "~")),
        ("Some 5\u200b0 boats sank.", ("Some 50 boats", 50, "boats", "Some")),
        ("It cost $3 million Canadian.", ("$3 million Canadian", 3_000_000, "CAD", None)),
        ("It cost $3 million (Canadian).", ("$3 million (Canadian)", 3_000_000, "CAD", None)),
        ("In Canadian $3 million.", ("Canadian $3 million", 3_000_000, "CAD", None)),
        ("It hid 9 men and women.", ("9 men", 9, "men", None)),
        ("It hid 9 men or women now.", ("9 men", 9, "men", None)),
        ("It hid 9 men and 4 women.", ("9 men", 9, "men", None)),
        ("It hid 9 men and women’s rings.", ("9 men", 9, "men", None)),
        ("It sent 9 drones and attacks it.", ("9 drones", 9, "drones", None)),
    ],
)
def test_figures(text, record):
    """A figure has its hedge and the noun it counts, or the unit is left to a person."""
    first = found(text, "statistic")[0]
    assert tuple(first.get(name) for name in ("as_written", "value", "unit", "hedge")) == record
    assert ("unit" in first["inferred"]) == (record[2] == "FILL IN")
    assert not set(FAILURES) & set(outcomes(text.encode()).values())


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        ("It is “a start,” he said.", ["a start"]),
        ("It is “a start.”", ["a start"]),
        ("It is “a start…” he said.", ["a start…"]),
        ("“He said ‘no’ twice.”", ["He said ‘no’ twice", "no"]),
        ('He wrote "C:\\new" and “a "b" c”.', ["C:\\new", 'a "b" c', "b"]),
        ("“no,” she said. “no”", ["no"]),
        ("Nothing “…” at all", []),
    ],
)
def test_quotes(text, quotes):
    """A quote is what stands between marks, less one closing stop, once a paragraph."""
    assert [one["text"] for one in found(text, "quote")] == quotes


@pytest.mark.parametrize(
    ("opening", "dateline"),
    [
        ("Miami, Florida: ", "Miami, Florida"),
        ("MIAMI, Florida (Agency) — ", "MIAMI, Florida"),
        ("MIAMI (Agency) - ", "MIAMI"),
        ("MIAMI, Florida — ", "MIAMI, Florida"),
        ("WASHINGTON, D.C. (Agency) — ", "WASHINGTON, D.C."),
        ("GENEVA, Dec 21 (Agency) – ", "GENEVA"),
        ("Rio de Janeiro, Brazil: ", "Rio de Janeiro, Brazil"),
        ("St. Gallen, Brenia (Agency)—", "St. Gallen, Brenia"),
    ],
)
def test_dateline(opening, dateline):
    """The place that a text opens with is filled in, with its locator."""
    source = tomli.loads(of_article(f"{opening}{PROSE}\n".encode()))["source"]
    assert source["dateline"] == dateline
    assert source["at"] == {"dateline": "P1"}
    assert outcomes(f"{opening}{PROSE}\n".encode())["s", "dateline"] == "verified"


@pytest.mark.parametrize(
    "opening",
    [
        "",
        "Breaking: ",
        "Port Veld: ",
        "LIVE — ",
        "LIVE (updated) — ",
        "the harbor, Brenia: ",
        "la Spezia, Brenia: ",
        "A (Agency) — ",
        "Reld, Fisk — ",
        "Brenia, Arland: What we know\n",
        "Talks in Miami, Florida: ",
        "The mediator said yesterday, Sunday: ",
        "It has begun on this very day.\nMiami, Florida: ",
        "A headline\nBreaking: ",
        "VESSEL BAY, Tuesday — ",
    ],
)
def test_no_dateline_is_guessed(opening):
    """What may be a headline, a name or a label is not filled in."""
    assert "dateline" not in tomli.loads(of_article(f"{opening}{PROSE}\n".encode()))["source"]


def test_dateline_below_a_headline():
    """A headline on top does not hide the dateline of the text."""
    for number, top in ((2, "Talks end\n"), (3, "Talks end\n\nBy Ada Ash\n\n")):
        data = f"{top}MIAMI, Florida — {PROSE}\n".encode()
        source = tomli.loads(of_article(data))["source"]
        assert (source["dateline"], source["at"]) == ("MIAMI, Florida", {"dateline": f"P{number}"})
        assert outcomes(data)["s", "dateline"] == "verified"


def test_a_possible_dateline_is_offered():
    """A place that may be none is there to be switched on, and then holds."""
    text = of_article(ARTICLE.read_bytes())
    assert '#dateline = "Port Veld" ' in text
    chosen = re.sub(r"^#(dateline|at\.dateline)", r"\1", text, flags=re.MULTILINE)
    assert sheet.decode(chosen, "s").records["source"][0].dateline == "Port Veld"


def test_paragraphs_are_numbered_for_the_author():
    """Every paragraph is listed with the number that locators use, headings too, cut short."""
    text = of_article(f"{PROSE}\nA heading\n{'X' * 99}\n\u202e “b” \\ c\n".encode())
    assert re.findall("^##   (P.*)", text, re.MULTILINE) == [
        "P1: High-level talks on the harbor ended on…",
        "P2: A heading",
        f"P3: {'X' * 40}…",
        "P4: \\u202e “b” \\\\ c",
    ]


def test_what_only_looks_like_a_quote_is_no_record():
    """Words that verify finds between no marks, for it drops what is invisible, are told of."""
    text = of_article("word\ufeff”nine boats".encode())
    assert "## Found, too, but verify does not take these words alone: " in text
    assert "quote" not in tomli.loads(text)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_line_ends_and_byte_order_marks(end, mark):
    """However lines end, paragraphs are the same; the length counts the code points there are."""
    text = f"One “a”{end}{end}Two{end}“b” 3 boats{end}"
    source = tomli.loads(of_article((mark + text).encode()))["source"]
    assert (source["paragraphs"], source["length"]) == (2, len(text))
    assert [one["at"]["text"] for one in found(mark + text, "quote")] == ["P1", "P2"]
    assert set(outcomes((mark + text).encode()).values()) <= {"verified", "inferred"}


def test_lines_are_paragraphs_unless_broken_to_a_width():
    """Between blank lines, long lines are paragraphs each, and short ones parts of one."""
    long = f"Heading\n\n{'word ' * 40}\n- an item\n- an item\n"
    wrapped = f"Heading\n\n{PROSE}\n{PROSE}\n\n{PROSE}\n"
    assert tomli.loads(of_article(long.encode()))["source"]["paragraphs"] == 4
    assert tomli.loads(of_article(wrapped.encode()))["source"]["paragraphs"] == 3
    listed = "Heading\n\n- an item\n- an item\n\nA word\n"
    assert tomli.loads(of_article(listed.encode()))["source"]["paragraphs"] == 4


def test_article_from_standard_input(talks):
    """With - it is standard input, whose bytes are what sha256 says."""
    done = talks("new", "a.toml", "--article", "-", stdin=b"Nine boats sank.\n")
    assert done.code == 0
    source = tomli.loads(Path("a.toml").read_text("utf-8"))["source"]
    assert source["sha256"] == hashlib.sha256(b"Nine boats sank.\n").hexdigest()


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (None, "article.txt: cannot be read: No such file or directory"),
        (b"", "article.txt: has no text, expected an article"),
        (b"\xef\xbb\xbf \r\n\t", "article.txt: has no text, expected an article"),
        (b"a\n\xff", "article.txt:2: found byte 0xff, expected UTF-8 text"),
    ],
)
def test_article_that_is_none(talks, data, message):
    """An article that cannot be used is exit code 3, and no sheet is written."""
    if data is not None:
        Path("article.txt").write_bytes(data)
    done = talks("new", "a.toml", "--article", "article.txt")
    assert (done.code, done.err) == (3, f"talkscli: {message}\n")
    assert not Path("a.toml").exists()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("There were not 5 boats.", "P1: 5"),
        ("It had 99,999,999,999,999,999,999 parts.", "P1: 99,999,999,999,999,999,999"),
        ("They ‘see’\u200bbn this.", "P1: see"),
    ],
)
def test_words_that_verify_would_not_find(text, words):
    """What no locator leads to, or no sheet holds, is told of in a comment, not as a record."""
    assert f'does not take these words alone: "{words}"' in of_article(text.encode())
    assert found(text, "statistic") == found(text, "quote") == []


@pytest.mark.parametrize(
    ("text", "written", "value"),
    [
        ("It cost between €180 million and €210 million.", "between €180 million and €210 million",
         210_000_000),
        ("It took 10 to 12 months.", "10 to 12 months", 12),
        ("It took 5-6 days.", "5-6 days", 6),
        ("It cost $5 to $6 million.", "$5 to $6 million", 6_000_000),
        ("Some five to ten million people fled.", "Some five to ten million people", 10_000_000),
        ("It cost $5 million-$6 million.", "$5 million-$6 million", 6_000_000),
        ("A 10- to 12-month delay.", "10- to 12-month", 12),
        ("It fell to between -5 and -10 degrees.", "between -5 and -10 degrees", -5),
        ("It takes 1½ to 2 hours.", "1½ to 2 hours", 2),
        ("Some 15%–18% of homes are dark.", "Some 15%–18%", 18),
        ("Prices range from $40 to $50.", "from $40 to $50", 50),
        ("Between 10 and 12 men died each day.", "Between 10 and 12 men", 12),
    ],
)  # fmt: skip
def test_a_range_is_one_figure(text, written, value):
    """Both ends are in it, the greater is the value, and nothing is told of its first alone."""
    (one,) = found(text, "statistic")
    assert (one["as_written"], one["value"]) == (written, value)
    assert "verify does not take" not in of_article(text.encode())
    assert not set(FAILURES) & set(outcomes(text.encode()).values())


@pytest.mark.parametrize("verb", ["rose", "fell sharply", "was cut"])
def test_before_and_after_are_two_figures(verb):
    """Behind a verb of change the two numbers are no range, and verify takes either."""
    text = f"The price {verb} from $40 to $50."
    values = [(one["as_written"], one["value"]) for one in found(text, "statistic")]
    assert values == [("$40", 40), ("$50", 50)]
    assert not set(FAILURES) & set(outcomes(text.encode()).values())


@pytest.mark.parametrize(
    ("text", "written", "percent"),
    [
        ("Now 1 in 10 people fled.", "1 in 10 people", 10),
        ("About one in four boats sank.", "About one in four boats", 25),
        ("Three boats in every 10 sank.", "Three boats in every 10 sank", 30),
        ("Two in three people fled.", "Two in three people", 66.7),
    ],
)
def test_a_proportion_is_one_figure(text, written, percent):
    """Neither of its numbers is the value, but the share that it comes to."""
    (one,) = found(text, "statistic")
    assert (one["as_written"], one["value"], one["unit"]) == (written, percent, "percent")
    assert "verify does not take" not in of_article(text.encode())
    assert not set(FAILURES) & set(outcomes(text.encode()).values())


def test_another_figure_is_no_proportion():
    """What came about in some days, or in towns that are counted, has its number as the value."""
    for text in ("Three boats in 10 days sank.", "Now 300 men in 12 towns fled."):
        assert all(one.get("unit") != "percent" for one in found(text, "statistic"))


def test_what_a_figure_comes_to_is_another_figure():
    """A share behind a sum, with `or` between, is a second record, and both hold."""
    text = "It lost $3 million, or 15 percent of all, and 40 wells (or 20 percent)."
    written = [one["as_written"] for one in found(text, "statistic")]
    assert written == ["$3 million", "15 percent", "40 wells", "20 percent"]
    assert not set(FAILURES) & set(outcomes(text.encode()).values())


def test_three_capitals_are_no_currency():
    """A headline may say what it counts in capitals."""
    assert found("40 MEN HELD", "statistic")[0]["unit"] == "men"


def test_a_heap_of_numbers_is_soon_read():
    """Numbers that run into each other are no figure of thousands of characters."""
    begun = time.process_time()
    rng = random.Random(3)
    of_article("".join(rng.choice(("±", "-", "200", "--")) for _ in range(3000)).encode())
    assert time.process_time() - begun < 5


def test_ids_are_distinct():
    """The same words in two paragraphs are two records, in one paragraph one."""
    text = "“No” and “no”: 5 boats, 5 boats\n“No”, 5 boats, talk 1"
    assert [one["id"] for one in found(text, "quote")] == ["no", "no-2", "no-3"]
    assert [one["id"] for one in found(text, "statistic")] == ["5-boats", "5-boats-2", "1"]


def test_text_of_the_article_cannot_act():
    """Nothing breaks out of its line, or reaches an editor as a control; the text is kept."""
    words = 'a\x85b\u2028c\x1b[7m\u202e\U000e0041 "d" \\ \x00#'
    text = of_article(f"She said “{words}” twice\u2028\x9b.".encode())
    assert not re.search(f"[{UNSAFE}]", text.replace("\n", ""))
    assert found(f"“{words}”", "quote")[0]["text"] == " ".join(words.split())


def test_there_is_a_limit(monkeypatch):
    """Of what is no article but a heap of figures, the first are listed, and that is said."""
    monkeypatch.setattr(stubs, "MOST", 3)
    monkeypatch.setattr(starter, "MOST", 3)
    text = of_article("\n".join(f"{number} boats" for number in range(1, 9)).encode())
    assert "Of these the article has more; the first 3 were looked at." in text
    assert len(tomli.loads(text)["statistic"]) == 3


PIECES = (
    "“", "”", '"', "'", "‘", "’", "«", "»", "\\", '"""', "#", "# ", "[[quote]]", "= ", "\n", "\n\n",
    "\r", "\r\n", "\x85", "\u2028", "\u2029", "\x0b", "\x0c", "\x1c", "\0", "\x1b[7m", "\x7f",
    "\u202e", "\ufeff", "\u200b", "\u200d", "\u00ad", "\u00a0", "\U000e0041", "\uffff", "e\u0301",
    "ﬁ", "…", "—", "–", "-", "−", "$", "%", "€", "≈", "~", "1,300", "1.5", "0", "5", "20", "1 200",
    "1\u00a0200", "four", "-year", " hundred", " million", "bn", " drones", " men", " sky", "story",
    " percent", " USD", "about ", "nearly ", "up to ", "not ", "no ", "Miami", ", Florida", ": ",
    " (Agency)", " — ", "MIAMI", ", Dec 21", " ", " ", "a", "Ünder", "ß", "日", "।", "٣", ",", ".",
    "9" * 30, "s", "'s", "/", "(", ")", "2025-12-21",
)  # fmt: skip
HOSTILE = st.one_of(
    st.lists(st.sampled_from(PIECES), max_size=40).map("".join),
    st.text(max_size=60),
    st.lists(st.one_of(st.sampled_from(PIECES), st.characters(codec="utf-8")), max_size=30).map(
        "".join
    ),
).filter(str.strip)


@settings(max_examples=150)
@example("1,300 percent\U000e00411,300")
@example("≈1,300")
@example("0—0")
@example("」‘")
@example("7m= ≈(1,300")
@example("\U000e00411,300 1,300")
@example(" hundred milliona")
@given(HOSTILE)
def test_any_article(text):
    """Whatever an article holds, the sheet is sound, with its records too, and verify agrees."""
    data = text.encode()
    with contextlib.suppress(UnicodeDecodeError):
        if not data.decode("utf-8-sig").strip():
            return
    written = of_article(data)
    sheet.decode(written, "s")
    assert set(tomli.loads(written)) <= {"format", "source", "sides", "quote", "statistic"}
    assert not set(FAILURES) & set(outcomes(data).values())


@settings(max_examples=25)
@given(HOSTILE.map(str.encode))
def test_any_file(data):
    """By the command line, too: exit code 0 or 3, and a sheet that validate passes, or none."""
    with tempfile.TemporaryDirectory() as folder:
        article, path = Path(folder, "a.txt"), Path(folder, "a.toml")
        article.write_bytes(data)
        code = run(["new", str(path), "--article", str(article)])
        assert code == (0 if path.exists() else 3)
        assert code == 3 or run(["validate", str(path)]) == 0
