"""The page that scripts rely on: the commands, their options, and how they are typed."""

import re

import pytest
from contract_page import CHANGED, HEADINGS, PRINTING, SHARED, rows, sound

from scripts.contract import names_in


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
    """Each option of its help is on the page, short form and value too, and no other.

    Where there is a word for the value, as FORMAT, the help names those it may have all the same.
    """
    text = talks(command, "-h").out
    assert text == talks(command, "--help").out
    usage = HEADINGS[command].replace(command, f"Usage: talkscli {command} [OPTIONS]", 1)
    assert text.splitlines()[0] == usage
    shared = SHARED[:-1] if command == "diff" else SHARED if command in PRINTING else []
    table = rows(command, "option") + shared
    wanted = {}
    for long, short, takes, *_ in table:
        named = names_in(takes)
        shown = f"[{'|'.join(named)}]" if named else takes.strip("–")
        if named and (word := re.search(rf"{long.strip('`')} ([A-Z]+)\b", text)):
            shown = word[1]
            listed = re.findall(r"^  ([\w-]+) ", text, re.MULTILINE)
            assert ", ".join(named) in " ".join(text.split()) or {*named} <= {*listed}, CHANGED
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
    ("talks", "--party"): ("north", "none"),
    ("who", "--side"): ("north", "south"),
    ("who", "--type"): ("person", "group"),
    ("who", "--presence"): ("host", "delegate"),
    ("documents", "--party"): ("south", "north"),
    ("hurdles", "--side"): ("north", "south"),
    ("quotes", "--speaker"): ("ann", "none"),
    ("quotes", "--side"): ("south", "north"),
    ("quotes", "--form"): ("direct", "mixed"),
    ("claims", "--speaker"): ("bob", "ann"),
    ("claims", "--side"): ("south", "north"),
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
