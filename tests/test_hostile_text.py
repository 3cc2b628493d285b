"""Text made to harm: for people only what can be printed comes out, for machines all of it.

The commands, their options and the fields of records are read off the program, so that
what is added to it is held to the same.
"""

import ast
import csv
import io
import json
import os
import re
import sys
import unicodedata
from collections import Counter
from pathlib import Path
from typing import Literal, NamedTuple, get_args, get_origin

import click
import msgspec
import pytest
from conftest import SOURCE, SPARSE
from reading import says, unescaped

from talkscli.cli.app import COMMANDS as NAMES
from talkscli.cli.app import cli
from talkscli.cli.completion import INSTALL
from talkscli.cli.lookup import LOOKUPS
from talkscli.formats import FORMATS, load
from talkscli.sheet import sheet
from talkscli.sheet.fields import fields, row
from talkscli.sheet.records import KINDS

ESCAPES = "\x1b[7m\x1b]8;;e\x1b\\\x1b]52;c;eA==\x07\x9b5m\x9d52;c;eA==\x9c\x1bP1\x1b\\"
CONTROLS = "\x01\x08\t\n\x0b\x0c\r\n\x1c\x7f\x80\x85"
BIDI = "\u061c\u200f\u202e\u2067\u2069\u2028\u2029\xad\u200b\ufeff\U000e0041"
MARKUP = "begins [red] [/red] [/] [link=e] [bold :boom: \\[x] `a|b` ends"
WIDE = "日本 👩\u200d👧 e\u0301"
HOSTILE = f"a\x1b[7m {MARKUP} {ESCAPES}{CONTROLS}{BIDI} {WIDE} 9 drones"
RANGES = ((0, 0x250), (0x600, 0x700), (0x2000, 0x2100), (0xFFF0, 0x10000), (0xE0000, 0xE0080))
ALL = "".join(chr(number) for start, end in RANGES for number in range(start, end))
"""Whatever else could be taken for an order."""
LINE = HOSTILE.replace("\n", "")
"""What may stand in a locator."""
LONE = "lone \udcff\udced\udca0\udc80\udc9b7m words"
"""What the bytes of an argument become that are not UTF-8."""
LONG = "w" * 100_000

OWN_STYLES = re.compile(r"\x1b\[(?:0|1|2|1;4|(?:1;)?3[1-6])m")
"""The sequences that the program writes; none of them stands in the texts above."""
ACTING = "".join(
    char
    for char in map(chr, range(sys.maxunicode + 1))
    if unicodedata.category(char) in ("Cc", "Cf", "Zl", "Zp", "Cs") and char not in "\n\u200c\u200d"
)
UNSAFE = re.compile(f"[{re.escape(ACTING)}]")
PEOPLE = [name for name in FORMATS if load(name).FOR_PEOPLE]
WIDTH = 100


def harmful(text):
    """What in an output is neither printable nor a style of our own."""
    return UNSAFE.findall(OWN_STYLES.sub("", text))


class Case(NamedTuple):
    """One run, and how to name it where it fails."""

    args: tuple[str, ...]
    watched: bool

    def __str__(self):
        args = " ".join(ascii(arg)[:60] for arg in self.args)
        return f"{args} {'at a terminal' if self.watched else 'in a pipe'}"


@pytest.fixture
def ask(talks, monkeypatch, tmp_path):
    """Run in a folder of its own, with files of hostile names and content in it."""
    monkeypatch.chdir(tmp_path)
    for name, text in FILES.items():
        Path(name).write_text(text, encoding="utf-8", newline="")

    def call(*args, **more):
        return talks(*args, **{"TERM": "xterm", "COLUMNS": str(WIDTH), **more})[:3]

    return call


@pytest.fixture
def check(ask):
    """Run, and hold what comes out against what may; csv and tsv hold text as it is."""

    def call(*args, watched=False, **more):
        machine = not {"csv", "tsv"}.isdisjoint(args)
        code, out, err = ask(*args, watched=watched, **more)
        case = Case(args, watched)
        assert code in (0, 1, 2, 3), f"{case}: {code}"
        assert machine or not harmful(out), f"{case}: stdout has {harmful(out)[:5]}"
        assert not harmful(err), f"{case}: stderr has {harmful(err)[:5]}"
        for text in (out, err):
            assert "\N{COLLISION SYMBOL}" not in text, f"{case}: an emoji code was read"
        if not machine and "begins" in out and "ends" in out:
            shown = OWN_STYLES.sub("", out).replace("\\", "")
            assert {"[red]", "[/red]", "[/]", ":boom:"} <= set(shown.split()), f"{case}: markup"
        return code, out, err

    return call


# The sheet: every field of every kind that can hold text holds the hostile one.


def literals(hint):
    if get_origin(hint) is Literal:
        return get_args(hint)
    return tuple(one for part in get_args(hint) for one in literals(part))


def sample(field, text, ids):
    """A value that the field takes, the text itself where it does."""
    dates = ("2025-12-21", "P7D", "a" * 64, 7)
    for one in [ids[field.refers[0]]] if field.refers else (text, *literals(field.type), *dates):
        value = [one] if field.many else one
        try:
            msgspec.convert(value, field.type)
        except msgspec.ValidationError:
            continue
        return value
    raise AssertionError(f"no value for {field.name}")


def toml(value):
    """TOML, all but ASCII escaped."""
    if isinstance(value, str):
        escaped = (
            char if char.isascii() and char.isprintable() and char not in '"\\'
            else f"\\U{ord(char):08x}"
            for char in value
        )  # fmt: skip
        return f'"{"".join(escaped)}"'
    if isinstance(value, list):
        return f"[{', '.join(map(toml, value))}]"
    if isinstance(value, dict):
        return f"{{{', '.join(f'{toml(key)} = {toml(one)}' for key, one in value.items())}}}"
    return str(value)


def record(cls, id_, text, ids):
    """The lines of a record; the last fact that is not its main field is inferred."""
    declared = [
        field
        for field in fields(cls).values()
        if not (cls.kind in field.refers and id_.endswith("-b"))
    ]
    values = {field.name: sample(field, text, ids) for field in declared}
    facts = [field.name for field in declared if field.fact]
    inferred = facts[-1:] if facts[-1:] != [cls.main] else []
    words = text.replace("\n", "")
    at = {name: f"P1: {words}" for name in facts if name not in inferred}
    more = {"note": text, "inferred": inferred, "at": at}
    return [f"{name} = {toml(value)}" for name, value in {"id": id_, **values, **more}.items()]


SCRIPTS = "日本語の長い文章 한국어 e\u0301o\u0302\u0323 ZA\u0317\u0318L ก็ שָׁלוֹם ＡＢ"
"""Characters that take two places, or none."""


def build(text, kinds=tuple(KINDS)):
    """A sound sheet made of `text`, with records of some kinds."""
    ids = {kind: f"{kind}-b" for kind in KINDS} | {"side": "north"}
    lines = ["format = 1", "[sides]", f"north = {toml([text, text + '2'])}", 'south = "South"']
    for kind in kinds:
        cls = KINDS[kind]
        if kind == "source":
            lines += ["[source]", *record(cls, "source-a", text, ids)]
            continue
        for id_ in (f"{kind}-a", f"{kind}-b"):
            lines += [f"[[{kind}]]", *record(cls, id_, text, ids)]
    return "\n".join(lines)


FAULTY = f"""
format = {toml(HOSTILE)}
{toml(HOSTILE)} = 1
[source]
id = {toml(HOSTILE)}
title = 1
published = {toml(HOSTILE)}
{toml(HOSTILE)} = 1
[sides]
{toml(HOSTILE)} = {toml([HOSTILE])}
south = [1]
[[participant]]
id = "one"
name = {toml(HOSTILE)}
type = {toml(HOSTILE)}
side = {toml(HOSTILE)}
at.name = {toml(HOSTILE)}
at.{toml(HOSTILE)} = "P1"
inferred = [{toml(HOSTILE)}]
[[quote]]
id = "two"
text = {toml(HOSTILE)}
speakers = [{toml(HOSTILE)}]
"""
ARTICLE = f"He said “{HOSTILE}” and {LINE}, 1,300 {LINE}\n\n“{LINE}”, he said.\n\n9 drones"
SHEET = f"sheet {LINE.replace('/', '')}.toml"[:60] + "\x1b[7m\x9b\u202e\n.toml"
BAD = "faulty \x1b]52;c;eA==\x07\u2028.toml"
DRAFT = "draft \x1b[2J\u202e.txt"
FILES = {
    SHEET: build(HOSTILE),
    "long.toml": f"""format = 1
source = {{ id = "a", title = "b" }}
hurdle = [{{ id = "c", title = "{LONG}", at = {{ title = "P1" }} }}]
""",
    "plain.toml": build(HOSTILE),
    "wide.toml": build(SCRIPTS),
    "all.toml": build(ALL, ("source", "document", "hurdle")),
    BAD: FAULTY,
    "not\x1b[7m.toml": f"{HOSTILE}\n= = {HOSTILE}",
    DRAFT: ARTICLE,
}

GROUP = click.Context(cli)
COMMANDS = {name: cli.get_command(GROUP, name) for name in NAMES}
IDS = [f"{kind}-a" for kind in KINDS]
ARGUMENTS = {
    "search": (["begins"], ["drones"]),
    "show": (IDS,),
    "check": ([HOSTILE], ["--file", DRAFT], ["--file", DRAFT, "--all"]),
    "verify": ([DRAFT], [DRAFT, "--all"]),
    "diff": ([SHEET, str(SPARSE)],),
    "validate": ([BAD], [SHEET], ["--data", BAD], ["not\x1b[7m.toml"], ["no such \x1b[7m"]),
}
"""What each command is given that cannot be told from its parameters."""


def asked(name, data=SHEET):
    """The command with arguments that make a question, in each way there is."""
    command = COMMANDS[name]
    given = ARGUMENTS.get(name)
    if given is None:
        required = [one for one in command.params if one.param_type_name == "argument"]
        given = ([plain(one) for one in required if one.required],)
    # What validate is given are sheets, which --data does not go with.
    with_data = ["--data", data] if option(command, "data") and name != "validate" else []
    return [[name, *args, *with_data] for args in given]


def plain(param):
    if isinstance(param.type, click.Choice):
        return param.type.choices[0]
    return f"new{len(os.listdir())}.toml"


def option(command, name):
    return next((one for one in command.params if one.name == name), None)


def formats(command, among=tuple(FORMATS)):
    return among if option(command, "format") else ()


def columns(check, args):
    """The keys of an answer's records, as its header names them."""
    shown = check(*args, "-f", "csv")[1].partition("\n")[0]
    return f"{shown},at" if '"at":' in check(*args, "-f", "jsonl")[1] else shown


@pytest.mark.parametrize("name", COMMANDS)
def test_what_people_are_shown_of_a_sheet(check, name):
    """Whatever a sheet, a draft, an article and their names hold: nothing of it acts."""
    for args in asked(name):
        every = columns(check, args) if formats(COMMANDS[name]) else ""
        for watched in (False, True):
            check(*args, watched=watched)
            for format in formats(COMMANDS[name], PEOPLE):
                check(*args, "-f", format, watched=watched)
                check(*args, "-f", format, "--fields", every, watched=watched)


def test_the_hostile_text_does_come_out(check):
    """The runs above would show it: whole, its dangerous part in escapes."""
    shown = check("who", "--data", SHEET)[1]
    assert re.sub(r"[ \t\n\r]+", " ", MARKUP) in shown
    assert r"\u001b[7m\u001b]8;;e\u001b" in shown
    assert r"\u202e" in shown
    assert "[red]" in check("who", "--data", SHEET, watched=True)[1].split()


@pytest.mark.parametrize("name", [name for name in COMMANDS if formats(COMMANDS[name])])
def test_machines_are_given_the_whole_text(check, name):
    """Read back, the csv, the tsv and the lines say what the json says; that is safe, too."""
    for args in asked(name):
        shown = check(*args, "-f", "json")[1]
        rows = json.loads(shown)
        assert check(*args, "-f", "json", "--color", "always", watched=True)[1] == shown
        assert [json.loads(line) for line in check(*args, "-f", "jsonl")[1].splitlines()] == rows
        text = check(*args, "-f", "csv")[1]
        header, *read = csv.reader(io.StringIO(text, newline=""))
        wanted = [[row.get(key) for key in header] for row in rows]
        assert len(read) == len(rows)
        for cells, values in zip(read, wanted, strict=True):
            assert all(map(says, cells, values))
        text = check(*args, "-f", "tsv")[1]
        lines = text.removesuffix("\n").split("\n")[1:]
        assert [[unescaped(one) for one in line.split("\t")] for line in lines] == read
        if rows and args[0] not in ("check", "validate"):
            assert any(HOSTILE in text or LINE in text for text in strings(rows))


def test_names_and_phrases_come_back_whole(check):
    """The path of a sheet and the phrase of a check, whatever is in them."""
    for phrase in (HOSTILE, LONE):
        shown = check("check", phrase, "--data", SHEET, "-f", "json")[1]
        assert json.loads(shown)[0]["span"] == phrase.strip()
        out = check("check", phrase, "--data", SHEET, "-f", "tsv")[1]
    assert r"lone \udcff\udced\udca0\udc80\udc9b7m words" in out
    rows = json.loads(check("validate", BAD, "-f", "json")[1])
    assert {row["path"] for row in rows} == {BAD}
    assert any(HOSTILE in row["field"] for row in rows if row["field"])


@pytest.mark.parametrize("name", LOOKUPS)
def test_look_ups_give_back_what_the_sheet_holds(check, name):
    """Every value as it was written, none of it lost on the way."""
    shown = json.loads(check(name, "--data", SHEET, "-f", "json")[1])
    records = sheet.load(SHEET).records[LOOKUPS[name].cls.kind]
    assert shown == [json.loads(json.dumps(row(one))) for one in records]


def strings(value):
    if isinstance(value, str):
        return [value]
    parts = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return [text for part in parts for text in strings(part)]


VALUES = {"hostile": HOSTILE, "lone": LONE, "empty": "", "faulty": BAD}


def values(param):
    """What a parameter is given: text that harms, a file that does, and its own choices."""
    if isinstance(param.type, click.Choice):
        return (HOSTILE, *param.type.choices)
    return (HOSTILE, LONE, BAD, "1")


def settings(command):
    """Each option of a command with each value it is tried with."""
    for param in command.params:
        if param.param_type_name != "option":
            continue
        for name in param.opts[:1]:
            if param.is_flag:
                yield [name]
            else:
                yield from ([name, value] for value in values(param))


@pytest.mark.parametrize("name", COMMANDS)
def test_hostile_options(check, name):
    """Every option with text that harms, in every format, at a terminal and in a pipe."""
    command = COMMANDS[name]
    for args in asked(name)[:1]:
        for setting in settings(command):
            check(*args, *setting, watched=True)
            if setting[1:] in ([], [HOSTILE]):
                for format in formats(command):
                    check(*args, "-f", format, *setting)


@pytest.mark.parametrize("value", [HOSTILE, LONE, LONG], ids=["hostile", "lone", "long"])
@pytest.mark.parametrize("name", [*COMMANDS, None])
def test_hostile_arguments(check, name, value):
    """A word, an option or a command that is none is told of in safe words."""
    given = [name] if name else []
    for args in ([value], [f"--{value}"], [f"-{value}"], ["x", value]):
        check(*given, *args, watched=value != LONG)


def test_every_character_that_could_act(check):
    """None of the first Unicode blocks slips through, nor is one lost to a machine."""
    for watched in (False, True):
        for format in FORMATS:
            check("hurdles", "--data", "all.toml", "-f", format, watched=watched)
    rows = json.loads(check("hurdles", "--data", "all.toml", "-f", "json")[1])
    assert rows[0]["title"] == ALL


@pytest.mark.parametrize("format", FORMATS)
def test_words_of_a_hundred_thousand_letters(check, format):
    """They are drawn, whole, without an hour passing."""
    for watched in (False, True):
        for args in (["hurdles"], ["check", LONG]):
            out = check(*args, "--data", "long.toml", "-f", format, watched=watched)[1]
            assert out.count("w") >= len(LONG)


def test_messages_stay_short(check):
    """Of a message that is longer than a screen the middle is left out."""
    err = check("who", LONG)[2]
    assert err.startswith('talkscli: no participants with words that begin so: "www')
    assert err.endswith('www"\n')
    assert " … " in err
    assert len(err) < 1100


@pytest.mark.parametrize("name", COMMANDS)
@pytest.mark.parametrize("value", VALUES.values(), ids=VALUES)
def test_hostile_variables(check, name, value):
    """So are a sheet and a format that come from the environment."""
    args = [arg for arg in asked(name)[0] if arg not in ("--data", SHEET)]
    for variable in ("TALKSCLI_DATA", "TALKSCLI_FORMAT"):
        check(*args, watched=True, **{variable: value})


def named(path):
    """What a module calls or takes of another, each with the function that it stands in."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for function in ast.walk(tree):
        if isinstance(function, ast.FunctionDef):
            for node in ast.walk(function):
                if isinstance(node, ast.Attribute | ast.Name):
                    yield function.name, ast.unparse(node)


def test_there_is_one_way_out():
    """Only these functions write to a stream; all that people read goes through them."""
    root = Path(SOURCE) / "talkscli"
    writes = {"print", "input", "os.write", "sys.__stdout__", "sys.__stderr__", "warnings.warn"}
    writes |= {f"click.{name}" for name in ("echo", "secho", "prompt", "confirm", "progressbar")}
    writes |= {f"sys.std{name}.{how}" for name in ("out", "err") for how in ("write", "buffer")}
    found = {
        (str(path.relative_to(root)), function, name)
        for path in root.rglob("*.py")
        for function, name in named(path)
        if name in writes
    }
    assert found == {
        ("errors.py", "tell", "click.echo"),
        ("cli/output.py", "_pour", "sys.stdout.buffer"),
        ("cli/app.py", "show_help", "click.echo"),
        ("cli/output.py", "watched", "click.echo"),
    }


@pytest.mark.parametrize("shell", INSTALL)
def test_what_a_shell_is_offered(ask, shell):
    """Words and their explanations, nothing that acts."""
    for words in ("who --side ", "show ", "quotes --speaker ", "stats --unit ", "who --fields "):
        line = f"talkscli {words}"
        last = "" if shell == "fish" else str(len(line.split()))
        typed = {"_TALKSCLI_COMPLETE": f"{shell}_complete", "COMP_WORDS": line, "COMP_CWORD": last}
        out = ask(TALKSCLI_DATA="plain.toml", **typed)[1]
        assert not harmful(out.replace("\t", " "))  # for fish, before an explanation
        assert out or "unit" in words  # no shell can be handed a hostile unit


@pytest.mark.parametrize("watched", [False, True])
@pytest.mark.parametrize("columns", ["0", "1", "3", "20", "40", "70", "200"])
@pytest.mark.parametrize("args", [["quotes"], ["show", "quote-a"]], ids=" ".join)
def test_wide_and_combining_characters(check, args, columns, watched):
    """At any width every character is there, and no line is wider than the terminal."""
    out = check(*args, "--data", "wide.toml", watched=watched, COLUMNS=columns, TERM="dumb")[1]
    lines = out.splitlines()
    assert not watched or max(map(cells_of, lines)) <= max(int(columns) or 80, 20)
    # Broken lines stand beside each other, so the order is another.
    assert Counter(SCRIPTS.replace(" ", "")) <= Counter(out)


def test_columns_of_wide_and_combining_characters(check):
    """In a pipe the columns begin at the same place in every line."""
    out = check("quotes", "--data", "wide.toml")[1]
    header, *rows = out.splitlines()
    place = header.index("Where")
    assert {cells_of(row[: row.index("P1")]) for row in rows} == {place}


def cells_of(text):
    """The places that a text takes, counted without the help of the program's own library."""
    zero, two = ("Mn", "Me", "Cf"), ("W", "F")
    return sum(
        0 if unicodedata.category(char) in zero else 1 + (unicodedata.east_asian_width(char) in two)
        for char in text
    )


@pytest.mark.parametrize(
    "args",
    [
        ["who"],
        ["who", "--color", "always"],
        ["show", *IDS],
        ["search", "begins"],
        ["check", HOSTILE.replace("\0", "")],
        ["check", "--file", DRAFT],
        ["verify", DRAFT, "--all"],
        ["validate", BAD],
        ["validate", *[BAD] * 30],
        ["quotes", "-f", "markdown"],
        ["stats", "-f", "json"],
        ["who", "--side", HOSTILE],
        [HOSTILE],
    ],
    ids=lambda args: " ".join(args)[:20].partition("\x1b")[0],
)
def test_at_a_real_terminal(check, terminal, args):
    """There is no other way out at a terminal than in the runs above."""
    data = ["--data", SHEET] if args[0] in COMMANDS and args[0] != "validate" else []
    result = terminal(*args, *data, width=WIDTH)
    assert result.code in (0, 1, 2)
    assert not harmful(result.out)
    assert not harmful(result.err)
    assert "Traceback" not in result.err
