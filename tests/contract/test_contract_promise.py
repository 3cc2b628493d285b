"""The page that scripts rely on: what it said is not taken back.

docs/contract.md is partly made from the program, so that it follows a change in silence. Hence
two things are held against it. What the program does when it is run is compared with the page's
tables in the other modules that are called test_contract_*. And here tests/contract.json, which
holds every row that the page has promised: to that file rows are only added
(`python -m scripts.contract` adds what is new, and cannot take away). A key that is gone or moved,
an option, a choice, a value or an exit code that is gone fails here, although cog has made the
page anew. A line leaves tests/contract.json, by hand, only in a version that may break scripts,
and so a diff with a line less in that file needs a reason.
"""

import pytest
from contract_page import KEPT, TABLES, TEXT

from scripts.contract import added, lost, read


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
        ("| `hedge` | the same", "| `hedged` | the same"),
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
