"""Measure how many figures `talkscli new --article` reads as Microsoft's Recognizers-Text does.

Run `python scripts/yardstick.py SPECS`, where SPECS is the folder Specs of a copy of
https://github.com/microsoft/Recognizers-Text (licence: MIT). Nothing of it is kept here: whoever
measures brings the copy. Of English it takes all the cases of the four models below, and tells of
each model how many cases are right, and how many of the figures that they expect are found.
"""

import argparse
import io
import json
import re
import tempfile
from collections.abc import Iterator
from contextlib import redirect_stderr
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any, NamedTuple

import tomli

from talkscli.cli.app import run

MODELS = {
    "Currency": "NumberWithUnit/English/CurrencyModel.json",
    "Percent": "Number/English/PercentModel.json",
    "Dimension": "NumberWithUnit/English/DimensionModel.json",
    "Number": "Number/English/NumberModel.json",
}
CLOSE = Decimal("1e-6")
"""Values that differ by no larger part are the same."""
SHARE = Decimal("0.05")
"""A share in a sheet has one decimal."""
UNKNOWN = "FILL IN"
"""What `new` writes where it leaves a field to a person."""

_off = re.compile(r"^# (?=\[|[\w.-]+ = )", re.MULTILINE)


class Expected(NamedTuple):
    """A figure of a case; its unit is an ISO 4217 code, or nothing where any will do."""

    value: Decimal
    unit: str


class Case(NamedTuple):
    """A text, the figures expected of it, and those found."""

    text: str
    expected: list[Expected]
    found: list[tuple[float, str]]

    @property
    def missed(self) -> list[Expected]:
        """What is expected and not found."""
        return [one for one in self.expected if not any(_same(one, *two) for two in self.found)]

    @property
    def right(self) -> bool:
        """Whether all is found that is expected; where that is nothing, whether nothing is."""
        return not (self.missed if self.expected else self.found)


def found(text: str) -> list[tuple[float, str]]:
    """The value and the unit of each figure that `new` finds; none in what it cannot read."""
    with tempfile.TemporaryDirectory() as folder, redirect_stderr(io.StringIO()):
        article, sheet = Path(folder, "article.txt"), Path(folder, "sheet.toml")
        article.write_text(text, encoding="utf-8")
        if run(["new", str(sheet), "--article", str(article)]):
            return []
        # Records may be switched off.
        records = tomli.loads(_off.sub("", sheet.read_text(encoding="utf-8")))
    # The record that explains the others is of no figure.
    figures = [one for one in records.get("statistic", ()) if one["as_written"] != UNKNOWN]
    return [(one["value"], one.get("unit", "").replace(UNKNOWN, "")) for one in figures]


def cases(path: Path) -> Iterator[Case]:
    """The cases of a model, each with what is found in it."""
    for case in json.loads(path.read_text(encoding="utf-8-sig")):
        figures = [_expected(result["Resolution"]) for result in case["Results"]]
        yield Case(case["Input"], [one for one in figures if one], found(case["Input"]))


def _expected(resolution: dict[str, Any]) -> Expected | None:
    try:
        value = Decimal(str(resolution.get("value")).rstrip("%"))
    except InvalidOperation:  # the word alone, as `dollars`: there is no number to find
        return None
    return Expected(value, resolution.get("isoCurrency", ""))


def _same(expected: Expected, value: float, unit: str) -> bool:
    # A share is a part of one in the cases, and of a hundred in a sheet, rounded there.
    share = unit == "percent" and abs(expected.value) < 1
    wanted, close = (100 * expected.value, SHARE) if share else (expected.value, CLOSE)
    near = abs(Decimal(str(value)) - wanted) <= close * abs(wanted)
    return near and expected.unit in ("", unit)


def _told(figures: list[Any]) -> str:
    return ", ".join(f"{value} {unit}".rstrip() for value, unit in figures) or "nothing"


def main() -> None:
    """Print a line per model, and what fails if that is asked for."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("specs", type=Path, help="the folder Specs of Recognizers-Text")
    parser.add_argument("--failures", action="store_true", help="print every case that fails")
    asked = parser.parse_args()
    for name, path in MODELS.items():
        read = list(cases(asked.specs / path))
        expected = sum(len(case.expected) for case in read)
        hits = expected - sum(len(case.missed) for case in read)
        right = sum(case.right for case in read)
        print(f"{name}: {right} of {len(read)} cases, {hits} of {expected} figures")
        for case in read:
            if asked.failures and not case.right:
                print(f"  {case.text!r}")
                print(f"    expected {_told(case.expected)}; found {_told(case.found)}")


if __name__ == "__main__":
    main()
