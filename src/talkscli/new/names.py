"""The names that an article has: runs of capitals, told by what stands around them."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from talkscli.quantity.lexicon import MONTHS, STOPS
from talkscli.text.folding import unaccented

MOST = 30
"""So many names are listed at most."""
_WORD = r"[^\W\d_a-z][\w’'-]*(?<!['’]s)(?<!['’])"
_run = re.compile(rf"(?<![\w’'-]){_WORD}(?:(?:[ -]| (?:al|da|de|del|der|la|van|von) ){_WORD})*")
_opens = re.compile(r"(?:\A|[.!?…:;—–•]|[\"'“”‘«»(\[])[\s\"'“‘«(\[-]*\Z")
_DAYS = frozenset(f"{day}day" for day in "mon tues wednes thurs fri satur sun".split())


class Name(NamedTuple):
    """A name, and where it stands."""

    text: str
    id: str
    paragraphs: tuple[int, ...]
    aliases: tuple[str, ...] = ()
    """Its last word, where that stands alone as well."""


def names_of(paragraphs: Sequence[str]) -> list[Name]:
    """The names in folded paragraphs, the most frequent first.

    A capital at the start of a sentence makes no name, unless the word has one elsewhere too.
    """
    found = [(run, n) for n, text in enumerate(paragraphs, 1) for run in _runs(text)]
    surnames = {run: run.rpartition(" ")[2] for (run, _), _ in found if " " in run}
    sure = {run for (run, opening), _ in found if not opening} | {*surnames, *surnames.values()}
    alone = {run for (run, _), _ in found}
    whole = {last: run for run, last in surnames.items() if last in alone}
    places: dict[str, list[int]] = {}
    for (run, _), number in found:
        if run in sure:
            places.setdefault(whole.get(run, run), []).append(number)
    ordered = sorted(places, key=lambda run: -len(places[run]))[:MOST]
    return [
        Name(
            run,
            _id(run),
            tuple(dict.fromkeys(places[run])),
            tuple(last for last in (surnames.get(run),) if last and whole.get(last) == run),
        )
        for run in ordered
        if _id(run)
    ]


def _runs(text: str) -> Iterator[tuple[str, bool]]:
    """The runs of capitals in a paragraph, each with whether it opens a sentence."""
    for match in _run.finditer(text):
        words = match[0].split(" ")
        opening = bool(_opens.search(text, max(0, match.start() - 8), match.start()))
        while words and _is_common(words[0]):
            words, opening = words[1:], False
        if words and not _is_common(words[-1]):
            yield " ".join(words), opening


def _is_common(word: str) -> bool:
    return word.lower() in (*MONTHS, *_DAYS) or word.lower() in STOPS


def _id(text: str) -> str:
    return "-".join(re.findall(r"[a-z0-9]+", unaccented(text).lower()))


def speaker_at(
    text: str, start: int, end: int, names: Iterable[Name]
) -> tuple[Name, str, str] | None:
    """Whose words may stand in a span between marks: the name, the cue, and the words for it.

    The name stands right in front of the opening mark or behind the closing one, but for one word,
    which then is the cue: `” said Ada Byrne`, `Byrne: “`.
    """
    for name in names:
        for spelling in (name.text, *name.aliases):
            written = re.escape(spelling)
            trailing = re.compile(
                rf"[.,?!]?\W? (?:(?P<a>[a-z]+) {written}|{written} (?P<b>[a-z]+))(?!\w)"
            )
            if found := trailing.match(text, end):
                return name, found["a"] or found["b"], spelling
            leading = re.compile(rf"(?<!\w){written}(?: (?P<cue>[a-z]+)[,:]?|[,:]) \W\Z")
            if found := leading.search(text, max(0, start - 80), start):
                return name, found["cue"] or "", spelling
    return None
