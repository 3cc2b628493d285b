"""The page that scripts rely on: what it says is so, and what it said is not taken back.

docs/contract.md is partly made from the program, so that it follows a change in silence. Hence
two files are held against it. The page's tables are read and compared with what the program does
when it is run. And tests/contract.json holds every row that the page has promised: to that file
rows are only added (`python -m scripts.contract` adds what is new, and cannot take away). A key
that is gone or moved, an option, a choice, a value or an exit code that is gone fails there,
although cog has made the page anew. A line leaves tests/contract.json, by hand, only in a version
that may break scripts, and so a diff with a line less in that file needs a reason.
"""

import csv
import errno
import io
import json
import os
import re
import sys

import pytest
from conftest import ROOT

from talkscli.cli.app import run

sys.path.insert(0, str(ROOT))
from scripts.contract import PAGE, PROMISED, added, lost, names_in, read

TEXT = PAGE.read_text(encoding="utf-8")
TABLES = read(TEXT)
CHANGED = "the page and the program part; to make the page anew: cog -I . -P -r docs/contract.md"
KEPT = json.loads(PROMISED.read_text(encoding="utf-8")) if PROMISED.exists() else {}
HEADINGS = {line.split()[0]: line for line in re.findall(r"^### `(.+)`$", TEXT, re.MULTILINE)}
"""Each command with its heading."""
LOOKUPS = [name for name, line in HEADINGS.items() if line.endswith(" [WORDS]...")]
KINDS = next(names_in(row[2]) for row in TABLES["search"]["option"] if row[0] == "`--kind`")
SHARED = TABLES["Commands that print records"]["option"]
PRINTING = [name for name in HEADINGS if name not in ("new", "schema", "completion")]
MACHINES = [row[0].strip("`") for row in TABLES["Formats"]["format"] if row[1] == "machines"]
LAKE = ROOT / "tests" / "articles" / "lake.toml"
ARTICLE = LAKE.with_suffix(".txt").read_text(encoding="utf-8")

FULL = """format = 1
[source]
id = "full"
title = "All there is"
type = "NewsArticle"
publisher = "The Paper"
author = "A. Writer"
url = "https://example.org/a"
published = "2025-12-21"
retrieved = "2025-12-22"
dateline = "Port"
sha256 = "ea323d7835373cb5f512405bf142837f4aefcc2456120235bfe6570172b9eca4"
length = 100
paragraphs = 3
note = "a note"
inferred = ["dateline"]
at.title = ["P2", "P1: all"]
[sides]
north = ["North"]
south = ["South"]
[[talk]]
id = "round"
title = "First round"
parties = ["south"]
note = "a note"
at.title = "P1"
at.parties = "P1: South"
[[talk]]
id = "track"
title = "Track"
part_of = "round"
hosts = ["ann"]
parties = ["north", "bob"]
place = "Port"
venue = "Hall"
day = "Monday"
format = "open"
outcome = "none"
aim = "an end"
documents = ["paper"]
inferred = ["part_of", "hosts", "parties", "place", "venue", "day", "format", "outcome", "aim"]
at.title = "P1"
at.documents = "P1"
[[participant]]
id = "ann"
name = "Ann Lee"
type = "person"
aliases = ["Annie", "A; B"]
role = "envoy"
side = "north"
organization = "Office"
presence = "host"
note = "a note"
at.name = "P1"
at.role = "P1"
at.side = "P1: Northern"
at.organization = "P1"
[[participant]]
id = "bob"
name = "Bob Ray"
type = "group"
side = "south"
presence = "delegate"
at.name = "P1"
inferred = ["side"]
[[document]]
id = "paper"
title = "The paper"
scope = "all"
state = "old"
drafted_by = ["ann"]
parties = ["north", "south"]
points = 12
note = "a note"
at.title = "P1"
inferred = ["scope", "state", "drafted_by", "parties", "points"]
[[document]]
id = "plan"
title = "The plan"
parties = ["south"]
at.title = "P1"
at.parties = "P1"
[[hurdle]]
id = "wall"
title = "A wall"
summary = "high"
sides = ["north"]
sourcing = "Ann"
note = "a note"
at.title = "P1"
inferred = ["summary", "sides", "sourcing"]
[[hurdle]]
id = "gap"
title = "A gap"
sides = ["south"]
at.title = "P1"
at.sides = "P1"
[[quote]]
id = "words"
text = "tab\\there, \\"so\\" \\\\ \\u001b[31m \\u202e\\r\\nend"
form = "direct"
speakers = ["ann", "bob"]
cue = "said"
about = "words"
occasion = "after"
note = "a note"
at.text = "P1"
inferred = ["speakers", "cue", "about", "occasion"]
[[quote]]
id = "peace"
text = "Peace must be not only quiet, but also firm for Ann and for us"
form = "mixed"
speakers = ["bob"]
at.text = "P2"
at.speakers = "P2"
[[statistic]]
id = "boats"
measure = "boats sunk"
as_written = "about 1,300 boats"
value = 1300
unit = "boats"
hedge = "about"
period = "P7D"
by = ["north"]
target = ["south"]
reported_by = ["ann"]
note = "a note"
at.measure = "P3"
at.as_written = "P3"
inferred = ["period", "by", "target", "reported_by"]
[[statistic]]
id = "share"
measure = "share"
as_written = "2.5%"
value = 2.5
unit = "percent"
reported_by = ["bob"]
at.measure = "P3"
at.as_written = "P3"
at.reported_by = "P3"
"""
SPARSE = """format = 1
[source]
id = "sparse"
title = "Hardly anything"
[[talk]]
id = "bare-talk"
title = "Bare talk"
inferred = ["title"]
[[participant]]
id = "ann"
name = "Bare one"
type = "institution"
inferred = ["name"]
[[document]]
id = "bare-document"
title = "Bare paper"
inferred = ["title"]
[[hurdle]]
id = "bare-hurdle"
title = "Bare wall"
inferred = ["title"]
[[quote]]
id = "bare-quote"
text = "bare words"
form = "scare"
inferred = ["text"]
[[statistic]]
id = "bare-figure"
measure = "tons"
as_written = "5 tons"
value = 5
unit = "tons"
inferred = ["measure", "as_written", "value", "unit"]
"""
DRAFT = """He said “Peace must be not only quiet” and “nothing of the sort”.
They sank 1300 boats, then at most 1,300 boats, and not 1,300 boats."""


@pytest.fixture
def paths(tmp_path):
    """The files that the cases name, and an empty folder to write to."""
    texts = {
        "full": FULL, "sparse": SPARSE, "draft": DRAFT, "article": ARTICLE,
        "bad": 'format = 2\n[source]\nid = "bad"\n',
        "deep": f"a = {'[' * 5000}",
        "lost": ARTICLE.replace("2,400 barrels", "2,500 barrels"),
    }  # fmt: skip
    (tmp_path / "made").mkdir()
    (tmp_path / "sheets").mkdir()
    (tmp_path / "sheets" / "a.toml").write_text(FULL, encoding="utf-8")
    (tmp_path / "sheets" / "b.toml").write_text(SPARSE, encoding="utf-8")
    named = {"lake": str(LAKE), "nowhere": str(tmp_path / "nowhere"),
             "fresh": str(tmp_path / "made" / "fresh.toml"),
             "folder": str(tmp_path / "sheets")}  # fmt: skip
    texts["broken"] = FULL.replace('id = "bob"', 'id = "B"').replace("format = 1\n", "", 1)
    for name, text in texts.items():
        (tmp_path / f"{name}.toml").write_text(text, encoding="utf-8")
        named[name] = str(tmp_path / f"{name}.toml")
    return named


@pytest.fixture
def ask(talks, paths):
    """Run a command line in which `{name}` is the path of a file."""

    def call(*args, stdin=b""):
        return talks(*(arg.format_map(paths) for arg in args), stdin=stdin)

    return call


@pytest.fixture
def records(ask):
    """What a command line answers, as json."""

    def call(*args, stdin=b""):
        result = ask(*args, "-f", "json", stdin=stdin)
        assert result.code in (0, 1), result.err
        return json.loads(result.out)

    return call


def rows(command, title):
    """The rows of one of a command's tables; none where it has no such table."""
    return TABLES[command].get(title, [])


def codes(command):
    """The exit codes that the page gives a command."""
    under = "Look up" if command in LOOKUPS else command
    return [int(row[0].strip("`")) for row in TABLES[under]["code"]]


def kind_keys(kind):
    """The keys of a kind of record as the page has them, each with type and absent value."""
    command = LOOKUPS[KINDS.index(kind)]
    table = (*TABLES["Records"]["key"], *rows(command, "key"), *TABLES["Records"]["last key"])
    return {key.strip("`"): cells for key, *cells in table}


def answer_keys(command):
    return {key.strip("`"): cells for key, *cells in rows(command, "key")}


# What was promised


def test_nothing_promised_is_gone():
    """Every row of tests/contract.json stands on the page still, the keys in their order."""
    assert lost(KEPT, TABLES) == []


def test_all_that_the_page_promises_is_kept():
    """So that it cannot be lost later."""
    assert added(KEPT, TABLES) == KEPT, "run: python -m scripts.contract"


@pytest.mark.parametrize(
    ("row", "becomes"),
    [
        ("| `--presence` |", "| `--present` |"),
        ("| `--limit` | `-n` |", "| `--limit` | – |"),
        ("`host`, `delegate`", "`host`"),
        ("| `auto` | – |", "| `never` | – |"),
        ("`TALKSCLI_DATA` |", "`TALKS_DATA` |"),
        ("| `json` | machines |", "| `json` | people |"),
        ("| `points` | number |", "| `points` | text |"),
        ("| `line` | number | `null` |", "| `line` | number | – |"),
        ("| `hedge` | of", "| `hedged` | of"),
        ("| `elided` | no |", "| `elided` | yes |"),
        ("| `141` |", "| `140` |"),
        ("### `show ID...`", "### `show ID`"),
        ("### `schema`", "### `schemas`"),
        ("{bash|zsh|fish}", "{bash|zsh}"),
        ("| `venue` | text | `null` | Building or grounds. |\n", ""),
        ("| `where` | list | `[]` | the paragraphs that", "| `wheres` | list | `[]` | the"),
    ],
)
def test_what_is_gone_is_told(row, becomes):
    """Whatever leaves the page, or changes on it, is named."""
    assert row in TEXT
    assert lost(KEPT, read(TEXT.replace(row, becomes))) != []


@pytest.mark.parametrize("first", ["`title`", "`verdict`", "`note`", "`kind`"])
def test_a_key_that_has_moved_is_told(first):
    """Two keys that change places break whoever counts columns."""
    lines = TEXT.splitlines()
    place = next(n for n, line in enumerate(lines) if line.startswith(f"| {first} | "))
    lines[place : place + 2] = reversed(lines[place : place + 2])
    assert lost(KEPT, read("\n".join(lines))) != []


def test_new_rows_are_added_and_none_are_taken_away():
    """What the page has dropped stays promised; what is new is promised behind it."""
    promised = {"a": {"key": [["`one`", "text"]], "option": [["`--x`", "`b`", "no"]]}}
    page = {"a": {"key": [["`two`", "text"]], "option": [["`--x`", "`b`, `c`", "no"]]}}
    assert added(promised, page) == {
        "a": {
            "key": [["`one`", "text"], ["`two`", "text"]],
            "option": [["`--x`", "`b`, `c`", "no"]],
        }
    }
    assert lost(added(promised, page), page) != []


# Commands and options


def help_options(text):
    """The options in a command's help: the short form, and what the option takes."""
    found = re.findall(r"^  (?:(-\w), )?(--[\w-]+)(?: (\S+))?", text, re.MULTILINE)
    return {long: (short, takes) for short, long, takes in found if long != "--help"}


def test_the_commands(talks):
    """The page has those of the help, in its order."""
    sections = talks().out.partition("\nLook up:")[2].partition("\nExit codes:")[0]
    assert re.findall(r"^  (\w+)  ", sections, re.MULTILINE) == list(HEADINGS)


@pytest.mark.parametrize("command", HEADINGS)
def test_the_options_of_a_command(talks, command):
    """Each option of its help is on the page, short form and value too, and no other."""
    text = talks(command, "-h").out
    assert text == talks(command, "--help").out
    usage = HEADINGS[command].replace(command, f"Usage: talkscli {command} [OPTIONS]", 1)
    assert text.splitlines()[0] == usage
    table = rows(command, "option") + (SHARED if command in PRINTING else [])
    wanted = {}
    for long, short, takes, *_ in table:
        shown = f"[{'|'.join(names_in(takes))}]" if names_in(takes) else takes.strip("–")
        wanted[long.strip("`")] = (short.strip("`–"), shown)
    assert help_options(text) == wanted, CHANGED


def choices():
    """Every command and option that takes one of some, and these."""
    for command in HEADINGS:
        for long, _, takes, *_ in rows(command, "option"):
            if names_in(takes):
                yield command, long.strip("`"), names_in(takes)
    for long, _, takes, *_ in SHARED:
        if names_in(takes):
            yield from ((command, long.strip("`"), names_in(takes)) for command in PRINTING)


ARGUMENTS = {
    "search": ["ann"], "show": ["ann"], "check": ["Peace must be not only quiet"],
    "verify": ["{article}"], "new": ["{fresh}"], "completion": ["bash"],
}  # fmt: skip
"""What a command must be given."""


def sound(command):
    """A command line that can be answered."""
    sheet = ["--data", "{lake}" if command == "verify" else "{full}"]
    return [command, *ARGUMENTS.get(command, []), *(sheet if command in PRINTING else [])]


@pytest.mark.parametrize(("command", "option", "known"), [*choices()])
def test_the_choices_of_an_option(ask, command, option, known):
    """Each is taken, and whoever gives another is told of just these."""
    for one in known:
        assert ask(*sound(command), option, one).code in (0, 1)
    refused = ask(*sound(command), option, "nothing-like-it")
    assert refused.code == 2
    assert re.findall(r"'([^']+)'", refused.err.partition("is not one of")[2]) == known


def test_the_shells(talks):
    """The heading of `completion` names them."""
    for shell in re.findall(r"[{|](\w+)", HEADINGS["completion"]):
        assert talks("completion", shell).code == 0
    assert talks("completion", "tcsh").code == 2


AGAIN = {
    ("talks", "--party"): ("south", "north"),
    ("who", "--side"): ("north", "south"),
    ("who", "--type"): ("person", "group"),
    ("who", "--presence"): ("host", "delegate"),
    ("documents", "--party"): ("south", "north"),
    ("hurdles", "--side"): ("north", "south"),
    ("quotes", "--speaker"): ("ann", "none"),
    ("quotes", "--side"): ("south", "north"),
    ("quotes", "--form"): ("direct", "mixed"),
    ("stats", "--reported-by"): ("ann", "none"),
    ("stats", "--unit"): ("boats", "percent"),
    ("search", "--kind"): ("quote", "hurdle"),
    ("search", "--side"): ("north", "south"),
    ("check", "--speaker"): ("bob", "ann"),
    ("check", "--allow"): ("altered", "unknown"),
    ("check", "--file"): ("{draft}", "{article}"),
    ("", "--data"): ("{full}", "{sparse}"),
}
"""The options that may be given again, each with two values, of which the last is not enough."""


def test_which_options_may_be_given_again():
    """The page says it of those that the next test gives twice."""
    told = {
        (command, row[0].strip("`"))
        for command in HEADINGS
        for row in rows(command, "option")
        if row[3] == "yes"
    }
    assert told | {("", row[0].strip("`")) for row in SHARED if row[3] == "yes"} == set(AGAIN)


@pytest.mark.parametrize(("command", "option"), AGAIN)
def test_an_option_given_again(ask, command, option):
    """Both values count: what either finds is found."""
    args = {"search": ["search", "a*"], "check": ["check"], "": ["quotes"]}.get(command, [command])
    args += {
        "--speaker": ["Peace must be not only quiet"] if command == "check" else [],
        "--allow": ["--file", "{draft}", "--strict"],
    }.get(option, [])
    data = [] if option == "--data" else ["--data", "{full}"]

    def answer(*values):
        given = [part for value in values for part in (option, value)]
        return ask(*args, *given, *data, "-f", "tsv", "--no-header")

    pair = AGAIN[command, option]
    one, other, both = (answer(*values) for values in (pair[:1], pair[1:], pair))
    lines = [set(result.out.splitlines()) for result in (one, other, both)]
    if command == "check" and option != "--file":
        assert (other.code, both.code) == (1, 0)
    elif option == "--data":  # several sheets are named in a column of their own
        assert len(lines[2]) == len(lines[0]) + len(lines[1]) > len(lines[1])
    else:
        assert lines[2] == lines[0] | lines[1]
        assert lines[2] > lines[1]


@pytest.mark.parametrize(
    ("option", "first", "last"),
    [("-f", "csv", "json"), ("--fields", "id", "text"), ("-n", "1", "2"),
     ("--color", "always", "never")],
)  # fmt: skip
def test_of_any_other_option_the_last_counts(ask, option, first, last):
    """As if the first were not there."""
    args = ("quotes", "--data", "{full}")
    assert ask(*args, option, first, option, last).out == ask(*args, option, last).out
    assert ask(*args, option, first).out != ask(*args, option, last).out


def test_defaults(ask):
    """What the page gives for an option is what counts without it."""
    defaults = {row[0].strip("`"): row[4].strip("`") for row in SHARED if row[4] != "–"}
    assert defaults == {"--format": "table", "--color": "auto"}
    plain = ask("quotes")
    for option, value in defaults.items():
        assert ask("quotes", option, value).out == plain.out
    for command in HEADINGS:
        assert all(row[4] == "–" for row in rows(command, "option"))


def test_how_options_are_written(ask):
    """Behind the command, before or behind its arguments; `--` ends them; none is shortened."""
    data = ("--data", "{full}")
    once = ask("who", "ann", *data, "--limit", "1", "-f", "tsv")
    assert once.code == 0
    for limit in (["--limit=1"], ["-n", "1"], ["-n1"]):
        assert ask("who", *limit, "ann", "-ftsv", *data) == once
    assert ask("check", *data, "--", "--strict").code == 1
    assert ask("who", "--lim", "1").code == 2
    assert ask("-f", "json", "who").code == 2


@pytest.mark.parametrize("command", HEADINGS)
def test_arguments(ask, command):
    """Those without brackets are needed; only those with dots may be several."""
    _, *arguments = HEADINGS[command].split()
    needed = any(not argument.startswith("[") for argument in arguments)
    alone = ask(command)
    assert (alone.code == 2) is (needed or command == "check")
    if not any(argument.endswith("...") for argument in arguments):
        many = ask(*sound(command), "one", "more")
        assert many.code == 2


def test_the_version(talks):
    """One line."""
    assert re.fullmatch(r"talkscli \d+\.\d+\.\d+\S*\n", talks("--version").out)
    assert talks() == talks("-h") == talks("--help")


# Keys


def kind_of(value):
    """What the page calls the type of a value."""
    names = {str: "text", bool: "boolean", int: "number", float: "number", list: "list"}
    return names.get(type(value), "map")


def check_keys(found, keys):
    """Order, types and what absent looks like; each is seen as the page says it can be."""
    assert found
    for record in found:
        assert list(record) == list(keys), CHANGED
    for key, (told, absent) in keys.items():
        values = [record[key] for record in found]
        nothing = {"`null`": None, "`[]`": [], "`{}`": {}}.get(absent, ...)
        present = [value for value in values if value != nothing]
        assert {kind_of(value) for value in present} == {told.split()[0]}, key
        assert (len(present) < len(values)) is (nothing is not ...), key
        if names_in(told):
            assert set(present) <= set(names_in(told)), key


@pytest.mark.parametrize("kind", KINDS)
def test_the_keys_of_a_kind(records, kind):
    """A sheet with everything and one with nothing show every key as the page has it."""
    command = LOOKUPS[KINDS.index(kind)]
    found = records(command, "--data", "{full}") + records(command, "--data", "{sparse}")
    assert {record["kind"] for record in found} == {kind}
    check_keys(found, kind_keys(kind))


@pytest.mark.parametrize("kind", KINDS)
def test_the_values_of_a_key(ask, kind):
    """A sheet with any other is refused with a list of those on the page."""
    command = LOOKUPS[KINDS.index(kind)]
    for key, (told, _) in kind_keys(kind).items():
        if names := names_in(told):
            wrong = re.sub(rf'^{key} = "\w+"$', f'{key} = "other"', FULL, flags=re.MULTILINE)
            result = ask(command, "--data", "-", stdin=wrong.encode())
            line = next(one for one in result.err.splitlines() if f": {key}: " in one)
            assert f"expected one of {', '.join(names)}" in line


@pytest.mark.parametrize("kind", KINDS)
def test_the_keys_that_show_adds(records, kind):
    """Behind those of the kind."""
    found = []
    for sheet in ("{full}", "{sparse}"):
        ids = [one["id"] for one in records(LOOKUPS[KINDS.index(kind)], "--data", sheet)]
        found += records("show", *ids, "--data", sheet)
    assert [list(one) for one in found] == [[*kind_keys(kind), *answer_keys("show")]] * len(found)


ANSWERS = {
    "search": [("a*", "--data", "{full}"), ("bare", "--data", "{sparse}")],
    "show": [("round", "paper", "--data", "{full}"), ("ann", "sparse", "--data", "{sparse}")],
    "check": [
        ("words that nobody said", "--data", "{full}"),
        ("Peace must be only quiet", "--data", "{full}"),
        ("peace must be", "--data", "{full}"),
        ("--file", "{draft}", "--data", "{full}"),
    ],
    "verify": [("{lost}", "--data", "{lake}")],
    "validate": [("{bad}", "{broken}", "{deep}")],
}
"""For each command such questions that every key is there and, where it may be, absent."""


@pytest.mark.parametrize("command", ANSWERS)
def test_the_keys_of_an_answer(records, command):
    """Every key as the page has it, there and absent."""
    found = [one for args in ANSWERS[command] for one in records(command, *args)]
    keys = answer_keys(command)
    if command == "show":  # the kinds' own keys have a test of their own
        found = [{key: one[key] for key in one if key in keys} for one in found]
    check_keys(found, keys)


def asked():
    """Every command that prints records, with every question that the tests ask of it."""
    for command in PRINTING:
        for args in ANSWERS.get(command, [("--data", "{full}"), ("--data", "{sparse}")]):
            yield command, args


def cell(value):
    """How csv and tsv write a value, by the page."""
    if isinstance(value, list):
        return ";".join(value)
    if isinstance(value, dict | bool):
        return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return "" if value is None else value


def unescaped(text):
    escapes = {"\\t": "\t", "\\n": "\n", "\\r": "\r", "\\\\": "\\"}
    return re.sub(r"\\.", lambda match: escapes[match[0]], text)


def same(text, value):
    """Whether a cell says what a value does."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        return float(text) == value
    return text == cell(value)


@pytest.mark.parametrize(("command", "args"), [*asked()])
def test_every_machine_format_says_the_same(ask, records, command, args):
    """jsonl, csv and tsv hold the records of json, `at` left out where there are columns."""
    found = records(command, *args)
    lines = ask(command, *args, "-f", "jsonl").out.split("\n")
    assert lines.pop() == ""
    assert [json.loads(line) for line in lines] == found
    assert [list(json.loads(line)) for line in lines] == [list(one) for one in found]
    text = ask(command, *args, "-f", "csv").out
    comma = list(csv.reader(io.StringIO(text, newline="")))
    tab = [list(map(unescaped, line.split("\t")))
           for line in ask(command, *args, "-f", "tsv").out.split("\n")[:-1]]  # fmt: skip
    assert comma == tab
    columns, *lines = comma
    for one, cells in zip(found, lines, strict=True):
        if command != "show" or list(one) == [*columns[:-3], "at", *columns[-3:]]:
            assert [key for key in one if key != "at"] == columns
        for column, text in zip(columns, cells, strict=True):
            assert same(text, one.get(column)), (column, text)
    assert "at" not in columns


def test_control_characters(ask):
    r"""They stand in json as `\uXXXX`; csv and tsv carry them, and end lines in LF."""
    answers = {name: ask("quotes", "--data", "{full}", "-f", name) for name in MACHINES}
    for name in ("json", "jsonl"):
        assert r"\u001b[31m \u202e" in answers[name].out
    for name in ("csv", "tsv"):
        assert "\x1b[31m \u202e" in answers[name].out
    assert '\r\nend",' in answers["csv"].out
    assert answers["csv"].out.count("\r") == 1
    assert r"tab\there" in answers["tsv"].out
    assert "\r" not in answers["tsv"].out
    assert r"\\ " in answers["tsv"].out


def test_at_in_columns(ask):
    """Asked for, it is there, as JSON."""
    text = ask("source", "--data", "{full}", "-f", "csv", "--fields", "at").out
    assert list(csv.reader(io.StringIO(text))) == [["at"], ['{"title":["P2","P1: all"]}']]
    text = ask("source", "--data", "{sparse}", "-f", "tsv", "--fields", "at,id").out
    assert text == "at\tid\n{}\tsparse\n"


@pytest.mark.parametrize(
    ("name", "empty"), [("json", "[]\n"), ("jsonl", ""), ("csv", 0), ("tsv", 0)]
)
def test_an_empty_answer(ask, name, empty):
    """json: an empty array; jsonl: nothing; columns: their names."""
    result = ask("quotes", "zzz", "--data", "{full}", "-f", name)
    assert result.code == 1
    assert result.out == empty if empty != 0 else result.out.count("\n") == 1


def test_the_formats(ask):
    """The page's table has those of `--format`."""
    names = [row[0].strip("`") for row in TABLES["Formats"]["format"]]
    (known,) = [names_in(row[2]) for row in SHARED if row[0] == "`--format`"]
    assert sorted(names) == sorted(known)


@pytest.mark.parametrize("name", MACHINES)
def test_machine_formats_are_the_same_everywhere(ask, terminal, paths, name):
    """At a terminal, in an ASCII locale, and whatever colors are asked for."""
    piped = ask("quotes", "--data", "{sparse}", "-f", name)
    watched = terminal("quotes", "--data", paths["sparse"], "-f", name, "--color", "always",
                       width=20, LC_ALL="C", FORCE_COLOR="1")  # fmt: skip
    assert (watched.raw, watched.err) == (piped.raw, "")


def test_bytes_that_are_not_utf_8(ask):
    """They are escaped in every format."""
    for name in MACHINES:
        assert r"\udcff" in ask("check", "a word \udcff", "-f", name).out


# Several sheets


@pytest.mark.parametrize(
    "data",
    [("--data", "{full}", "--data", "{sparse}"), ("--data", "{folder}"), ()],
    ids=["twice", "folder", "variable"],
)
@pytest.mark.parametrize("command", PRINTING)
def test_the_key_of_several_sheets(ask, paths, monkeypatch, command, data):
    """`sheet` stands behind `kind`, in every answer but that of `validate`."""
    if not data:
        monkeypatch.setenv("TALKSCLI_DATA", f"{paths['full']}:{paths['sparse']}")
    args = [command, *ARGUMENTS.get(command, []), *data, "-f"]
    found = json.loads(ask(*args, "json").out)
    columns = ask(*args, "csv").out.partition("\n")[0].split(",")
    ((key, *_),) = TABLES["Several sheets"]["second key"]
    if command == "validate":
        assert (found, "sheet" in columns) == ([], False)
        return
    assert columns[:2] == ["kind", key.strip("`")]
    assert {tuple(one)[:2] for one in found} == {tuple(columns[:2])}
    assert {one["sheet"] for one in found} <= {"full", "sparse"}
    single = ask(command, *ARGUMENTS.get(command, []), "--data", "{full}", "-f", "csv").out
    assert [columns[0], *columns[2:]] == single.partition("\n")[0].split(",")


def test_shared_ids(records):
    """Written with the sheet, wherever they stand; any other stays as it is."""
    both = ("--data", "{full}", "--data", "{sparse}")
    ids = [one["id"] for one in records("who", *both)]
    assert ids == ["full:ann", "bob", "sparse:ann"]
    assert records("quotes", *both)[0]["speakers"] == ["full:ann", "bob"]
    assert [one["id"] for one in records("show", "ann", *both)] == ["full:ann", "sparse:ann"]
    assert records("check", "no such words", *both)[0]["sheet"] is None


def test_the_order_of_show(records):
    """Each record once, as they were asked for."""
    assert [
        one["id"] for one in records("show", "bob", "wall", "bob", "ann", "--data", "{full}")
    ] == [
        "bob",
        "wall",
        "ann",
    ]


# Values


def test_the_verdicts(ask, records):
    """Each occurs, and passes or fails as the page says."""
    questions = {
        "exact": ("Peace must be not only quiet",),
        "typography": ("peace must be not only quiet",),
        "misattributed": ("Peace must be not only quiet", "--speaker", "ann"),
        "elided": ("Peace must be not only quiet … firm for Ann",),
        "altered": ("Peace must be only quiet",),
        "unknown": ("words that nobody said",),
    }
    told = {row[0].strip("`"): row[1] for row in TABLES["check"]["verdict"]}
    allowed = next(names_in(row[2]) for row in rows("check", "option") if row[0] == "`--allow`")
    assert list(told) == list(questions) == allowed
    for verdict, args in questions.items():
        (found,) = records("check", *args, "--data", "{full}")
        assert found["verdict"] == verdict
        code = ask("check", *args, "--data", "{full}").code
        assert code == {"yes": 0, "no": 1}[told[verdict]]
        assert ask("check", *args, "--allow", verdict, "--data", "{full}").code == 0


def altered_draft(texts):
    """A draft that quotes each text with a word gone, another, one more, or another mark."""
    spans = []
    for text in texts:
        words = text.split()
        for place in range(len(words)):
            before, word, behind = words[:place], words[place], words[place + 1 :]
            others = ([], ["other"], ["not", word], [f"{word}?"], ["Omar"], ["17"])
            spans += [" ".join([*before, *other, *behind]) for other in others]
    figures = "1,300 boats. At most 1,300 boats. Not 1,300 boats. 1,400 boats. Nearly 2.5%.\n\n"
    return figures + "\n\n".join(f"He said “{span}”." for span in spans)


def test_the_sorts(records):
    """Whatever is changed in quotes and figures has one of these, and each occurs."""
    texts = [one["text"] for one in records("quotes")]
    found = records("check", "--file", "-", stdin=altered_draft(texts).encode())
    figures = ["Peace must be not only quiet, but also firm", "about 1,300 boats"]
    found += records(
        *("check", "--file", "-", "--data", "{full}"), stdin=altered_draft(figures).encode()
    )
    assert {one["verdict"] for one in found if one["sort"]} == {"altered", "exact"}
    assert {one["sort"] for one in found if one["verdict"] == "exact"} <= {None, "hedge"}
    told = {row[0].strip("`") for row in rows("check", "sort")}
    assert {one["sort"] for one in found} == told | {None}


LITTLE = """format = 1
[source]
id = "little"
title = "Little"
[[quote]]
id = "few"
text = "a few words"
form = "mixed"
at.text = "P1"
"""
GUESSED = 'about = "words"\ninferred = ["about"]\n'
OUTCOMES = {
    "verified": ("", "“a few words”"),
    "inferred": (GUESSED, "“a few words”"),
    "drifted": ("", "First.\n“a few words”"),
    "ambiguous": ("", "First.\n“a few words”\n“a few words”"),
    "missing": ("", "First."),
    "mismatch": ("", "a few words"),
    "unrecorded": ("", "“a few words”\n“and more”"),
}
"""For each outcome what is added to the little sheet, and an article."""


@pytest.mark.parametrize("outcome", OUTCOMES)
def test_an_outcome(ask, records, paths, outcome):
    """It occurs, and alone decides whether the sheet holds, as the page says."""
    told = {row[0].strip("`"): row[1] for row in rows("verify", "outcome")}
    assert set(told) == set(OUTCOMES)
    more, article = OUTCOMES[outcome]
    with open(paths["sparse"], "w", encoding="utf-8") as sheet:
        sheet.write(LITTLE + more)
    args = ("verify", "-", "--data", "{sparse}")
    found = {one["outcome"] for one in records(*args, stdin=article.encode())}
    assert found - {"verified"} == {outcome} - {"verified"}
    assert ask(*args, stdin=article.encode()).code == {"yes": 0, "no": 1}[told[outcome]]


def test_the_levels(records):
    """Each occurs, and no other."""
    ids = [one["id"] for name in LOOKUPS for one in records(name)]
    levels = {level for one in records("show", *ids) for level in one["levels"].values()}
    assert levels == {row[0].strip("`") for row in rows("show", "level")}


# Exit codes

CASES = {
    **{(name, 0): [name, "--data", "{full}"] for name in LOOKUPS},
    **{(name, 1): [name, "zzz", "--data", "{full}"] for name in LOOKUPS},
    **{(name, 2): [name, "--nothing-like-it"] for name in LOOKUPS},
    **{(name, 3): [name, "--data", "{nowhere}"] for name in LOOKUPS},
    ("search", 0): ["search", "ann", "--data", "{full}"],
    ("search", 1): ["search", "zzz"],
    ("search", 2): ["search"],
    ("search", 3): ["search", "ann", "--data", "{bad}"],
    ("show", 0): ["show", "ann", "--data", "{full}"],
    ("show", 2): ["show", "zzz"],
    ("show", 3): ["show", "ann", "--data", "{nowhere}"],
    ("check", 0): ["check", "Peace must be not only quiet", "--data", "{full}"],
    ("check", 1): ["check", "zzz"],
    ("check", 2): ["check", "..."],
    ("check", 3): ["check", "--file", "{nowhere}"],
    ("verify", 0): ["verify", "{article}", "--data", "{lake}"],
    ("verify", 1): ["verify", "{lost}", "--data", "{lake}"],
    ("verify", 2): ["verify"],
    ("verify", 3): ["verify", "{nowhere}"],
    ("validate", 0): ["validate", "{full}"],
    ("validate", 1): ["validate", "{bad}"],
    ("validate", 2): ["validate", "--fields", "nothing-like-it"],
    ("validate", 3): ["validate", "{nowhere}", "{bad}"],
    ("new", 0): ["new", "{fresh}"],
    ("new", 2): ["new", "-"],
    ("new", 3): ["new", "{full}"],
    ("schema", 0): ["schema"],
    ("schema", 2): ["schema", "x"],
    ("completion", 0): ["completion", "fish"],
    ("completion", 2): ["completion", "tcsh"],
}
"""For each exit code of a command something that ends in it."""


def test_every_code_has_a_case():
    """And every case is a code that the page gives the command."""
    assert {(name, code) for name in HEADINGS for code in codes(name)} == set(CASES)
    general = {int(row[0].strip("`")) for row in TABLES["Exit codes"]["code"]}
    assert general == {code for _, code in CASES} | {130, 141}


@pytest.mark.parametrize(("command", "code"), CASES)
def test_a_code_of_a_command(ask, command, code):
    """What the case ends in, and what is then on stdout and stderr."""
    result = ask(*CASES[command, code])
    assert result.code == code, result.err
    if code in (2, 3):
        assert result.err
        assert bool(result.out) is (command == "validate" and code == 3)
    if code == 1 and command not in ("verify", "validate"):
        assert result.err
    if code == 0:
        assert bool(result.out) is (command not in ("new", "validate"))


MORE = [
    (1, ["search", "ann", "--kind", "source", "--data", "{full}"]),
    (1, ["documents", "--party", "bob", "--data", "{full}"]),
    (2, ["quotes", "--speaker", "zzz"]),
    (2, ["quotes", "--fields", "zzz"]),
    (2, ["quotes", "-n", "0"]),
    (2, ["talks", "--tree", "-f", "json"]),
    (2, ["talks", "--tree", "--fields", "id"]),
    (2, ["check"]),
    (2, ["check", "a", "b"]),
    (2, ["check", "word", "--strict"]),
    (2, ["check", "--file", "{draft}", "--speaker", "ann"]),
    (0, ["check", "--file", "{article}", "--data", "{sparse}"]),
    (1, ["check", "--file", "{article}", "--strict", "--data", "{sparse}"]),
    (3, ["check", "word", "--data", "{bad}"]),
    (3, ["verify", "{article}", "--data", "{nowhere}"]),
    (2, ["new", ""]),
    (2, ["new"]),
    (3, ["new", "{nowhere}/x.toml"]),
    (3, ["new", "{fresh}", "--article", "{nowhere}"]),
    (1, ["quotes", "zzz", "-n", "1"]),
    (1, ["check", "--file", "{draft}", "-n", "1", "--data", "{full}"]),
    (2, ["zzz"]),
    (0, []),
    (0, ["--version"]),
]


@pytest.mark.parametrize(("code", "args"), MORE)
def test_codes_besides(ask, code, args):
    """What else the page says of an exit code."""
    assert ask(*args).code == code


class Failing(io.BytesIO):
    """A stream that cannot be written."""

    def __init__(self, fault):
        super().__init__()
        self.fault = fault
        self.descriptor = os.open(os.devnull, os.O_WRONLY)

    def fileno(self):
        return self.descriptor

    def write(self, data):
        raise self.fault

    def close(self):
        os.close(self.descriptor)
        super().close()


@pytest.mark.parametrize("command", HEADINGS)
@pytest.mark.parametrize(
    ("code", "fault"),
    [(130, KeyboardInterrupt()), (141, BrokenPipeError()), (3, OSError(errno.ENOSPC, "full"))],
)
def test_codes_of_every_command(monkeypatch, paths, command, code, fault):
    """Interrupted as it writes; its reader gone; nowhere to write to."""
    args = [arg.format_map(paths) for arg in sound(command)]
    raws = [Failing(fault), Failing(fault) if command == "new" else io.BytesIO()]
    with monkeypatch.context() as patch:
        streams = [io.TextIOWrapper(raw, "utf-8", write_through=True) for raw in raws]
        patch.setattr(sys, "stdout", streams[0])
        patch.setattr(sys, "stderr", streams[1])
        if command in ("verify", "validate"):
            args += ["-f", "csv"]
        found = run(args)
    told = b"" if command == "new" else raws[1].getvalue()
    for raw, stream in zip(raws, streams, strict=True):
        raw.fault = None
        stream.detach()
        raw.close()
    # What `new` writes is a file; that a line about it cannot be printed is no failure.
    assert found == (0 if (command, code) == ("new", 3) else code)
    assert bool(told) is (code == 3 and command != "new")


# Streams and environment


def test_what_comes_at_a_terminal_only(terminal, ask, paths):
    """The line that counts the records, on stderr."""
    assert terminal("quotes", "--data", paths["sparse"]).err.endswith(
        "1 quote; * inferred\x1b[0m\n"
    )
    assert ask("quotes", "--data", "{sparse}").err == ""


def test_the_variables_in_the_source():
    """The page has every variable that the program looks at, whose names are all read so."""
    source = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "src").rglob("*.py"))
    named = r'\benviron\.get\("(\w+)"|\benviron\["(\w+)"\]|"(\w+)" in os\.environ\b'
    read_ = re.findall(named, source)
    again = source.count("environ[VARIABLE]")
    assert len(re.findall(r"\benviron\b|getenv", source)) == len(read_) + again
    read_ += re.findall(r'envvar="(\w+)"()()', source)
    told = {row[0].strip("`") for row in TABLES["Environment"]["variable"]}
    assert {name for names in read_ for name in names if name} == told


def test_the_variables_of_options(ask, paths, monkeypatch):
    """They count where the option is not given, unless they are empty."""
    named = {row[0].strip("`"): names_in(row[5]) for row in SHARED if row[5] != "–"}
    assert named == {"--format": ["TALKSCLI_FORMAT"], "--data": ["TALKSCLI_DATA"]}
    plain = ask("who")
    monkeypatch.setenv("TALKSCLI_DATA", paths["sparse"])
    monkeypatch.setenv("TALKSCLI_FORMAT", "csv")
    assert ask("who") == ask("who", "-f", "csv", "--data", "{sparse}")
    assert ask("who", "-f", "json", "--data", "{full}").out.startswith("[")
    monkeypatch.setenv("TALKSCLI_FORMAT", "none")
    assert ask("who").code == 2
    monkeypatch.setenv("TALKSCLI_FORMAT", "")
    monkeypatch.setenv("TALKSCLI_DATA", "")
    assert ask("who") == plain


def test_the_variables_of_color(ask, monkeypatch):
    """`--color` counts more than NO_COLOR, and that more than FORCE_COLOR."""

    def colored(*args):
        return "\x1b[" in ask("quotes", "--data", "{sparse}", *args).out

    assert not colored()
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert colored()
    assert not colored("--color", "never")
    monkeypatch.setenv("NO_COLOR", "")
    assert colored()
    monkeypatch.setenv("NO_COLOR", "1")
    assert not colored()
    assert colored("--color", "always")


def test_the_variables_of_a_terminal(terminal, process, paths):
    """COLUMNS and TERM count at a terminal alone."""
    args = ("quotes", "--data", paths["full"])
    wide = max(map(len, terminal(*args, TERM="dumb", COLUMNS="70").out.splitlines()))
    assert 40 < wide <= 70
    assert "\x1b" not in terminal(*args, TERM="dumb").out
    assert "\x1b" in terminal(*args).out
    assert process(*args, COLUMNS="30", TERM="xterm") == process(*args)


def test_the_variables_of_characters(process, paths):
    """Without them the locale decides what people are shown."""
    args = ("check", "é", "--data", paths["sparse"])
    assert process(*args, LC_ALL="C").raw.isascii()
    assert "é" in process(*args, LC_ALL="C", PYTHONUTF8="1").out
    assert process(*args, PYTHONIOENCODING="ascii").raw.isascii()
    assert "é" in process(*args).out
