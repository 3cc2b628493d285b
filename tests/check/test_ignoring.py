"""What an author takes out of the check, by comments in a draft."""

import json

import pytest
from conftest import LAKE

OFF, ON, IGNORE = (f"<!-- talkscli: {word} -->" for word in ("off", "on", "ignore"))


@pytest.fixture
def verdicts(talks):
    """Check a draft: its exit code, verdicts, and what is said besides."""

    def call(draft: str):
        done = talks(
            *("check", "--file", "-", "--data", str(LAKE), "-f", "json"), stdin=draft.encode()
        )
        return done.code, [row["verdict"] for row in json.loads(done.out)], done.err

    return call


WRONG = "Arland pumped nearly 2,900 barrels, she said."


@pytest.mark.parametrize(
    ("draft", "expected"),
    [
        (WRONG, ["altered"]),
        (f"{WRONG} {IGNORE}", ["ignored"]),
        (f"{WRONG}\n{IGNORE}", ["ignored"]),
        (f"{WRONG}\n\n{WRONG} {IGNORE}\n\n{WRONG}", ["altered", "ignored", "altered"]),
        (f"- {WRONG}\n- {WRONG} {IGNORE}\n- {WRONG}", ["altered", "ignored", "altered"]),
        (f"{OFF}\n{WRONG}\n\n{WRONG}\n{ON}\n{WRONG}", ["ignored", "ignored", "altered"]),
        (f"{OFF}\n{OFF}\n{WRONG}\n{ON}\n{WRONG}", ["ignored", "altered"]),
        (f"{ON}\n{WRONG}", ["altered"]),
        (f"```\n{OFF}\n```\n\n{WRONG}", ["altered"]),
    ],
)
def test_what_is_taken_out(verdicts, draft, expected):
    """A paragraph by `ignore`, all between `off` and `on`; the rest is judged as ever."""
    code, found, _ = verdicts(draft)
    assert (code, found) == (int("altered" in expected), expected)


def test_signs_that_do_nothing_are_told(verdicts):
    """An `off` that is never closed and an `ignore` without a passage: the line, on stderr."""
    assert "<stdin>:3: talkscli: off is never closed" in verdicts(f"{WRONG}\n\n{OFF}\n{WRONG}")[2]
    assert "<stdin>:1: talkscli: ignore has nothing to ignore" in verdicts(f"A. {IGNORE}")[2]
    assert "talkscli: ignore" not in verdicts(f"{WRONG} {IGNORE}")[2]
