"""Text on its way to a person: made safe to print, and near misses named."""

import locale
import os
import re
from collections.abc import Iterable, Sequence
from itertools import islice
from typing import TextIO

# Everything that could move the cursor, reorder the line or hide in it: the
# categories Cc, Cf, Zl, Zp and Cs, and unassigned tag characters. The zero-width
# joiner and non-joiner stay, since Persian, Hindi and emoji are misspelt without.
BEYOND_SPACE = (
    "\x7f-\x9f\xad\u0600-\u0605\u061c\u06dd\u070f\u0890\u0891\u08e2\u180e"
    "\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ud800-\udfff\ufeff\ufff9-\ufffb"
    "\U000110bd\U000110cd\U00013430-\U0001343f\U0001bca0-\U0001bca3"
    "\U0001d173-\U0001d17a\U000e0000-\U000e007f"
)
UNSAFE = "\x00-\x1f" + BEYOND_SPACE


def escape(match: re.Match[str]) -> str:
    r"""One character as JSON writes it: `\uXXXX`, two of them beyond the basic plane."""
    units = match[0].encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[i]:02x}{units[i + 1]:02x}" for i in range(0, len(units), 2))


def safe(text: str) -> str:
    r"""`text` with control, format and bidi characters shown as `\uXXXX`."""
    # All of it is unprintable to Python, too; few texts have anything that is.
    return text if text.isprintable() else re.sub(f"[{UNSAFE}]", escape, text)


def one_line(text: str) -> str:
    """`text` safe to print, its line breaks and tabs turned into single spaces."""
    return safe(re.sub(r"[ \t\r\n]+", " ", text).strip(" "))


def encoding(stream: TextIO) -> str:
    """The encoding of the characters that a person sees where `stream` goes.

    In the C locale Python writes UTF-8 nevertheless, which that locale cannot show;
    only where the user has asked for an encoding by name does Python's own word count.
    """
    if os.environ.get("PYTHONIOENCODING") or os.environ.get("PYTHONUTF8"):
        return stream.encoding
    return locale.getencoding()


def fitting(text: str, known: str) -> str:
    """`text` in the characters of the encoding `known`; what it lacks is escaped."""
    return text if text.isascii() else text.encode(known, "backslashreplace").decode(known)


def terminal_width(stream: TextIO) -> int:
    """Columns of the terminal that `stream` is: COLUMNS if it is a number, else what it says."""
    columns = os.environ.get("COLUMNS", "")
    if columns.isdecimal() and int(columns[:6]) > 0:
        return int(columns[:6])
    try:
        return os.get_terminal_size(stream.fileno()).columns or 80
    except OSError:
        return 80


def between_words(text: str, stream: TextIO) -> str:
    """`text` as a terminal breaks it, but between words; as it is where `stream` is none."""
    if not stream.isatty() or len(text) <= terminal_width(stream):
        return text
    import textwrap  # hardly any message is so long

    # A command that stands at the end is there to be pasted, and so is not broken.
    text = re.sub("(?<=: )talkscli .+", lambda match: match[0].replace(" ", "\0"), text)
    width = max(terminal_width(stream), 20)
    broken = textwrap.fill(
        text, width, subsequent_indent="  ", break_long_words=False, break_on_hyphens=False
    )
    return broken.replace("\0", " ")


MANY = 1000
"""Of more spellings than this only those are compared that are `alike`."""


def nearest(word: str, known: Iterable[str], most: int = 3, *, likeness: float = 0.6) -> list[str]:
    """The spellings in `known` closest to `word`, best first, then those in which it begins a word.

    None where all have less `likeness` (difflib's ratio, from 0 to 1).
    """
    from difflib import get_close_matches  # only a mistake needs it

    target = word[:100].casefold()
    spellings: dict[str, str] = {}
    for name in known:
        spellings.setdefault(name[:100].casefold(), name)
    candidates = spellings if len(spellings) <= MANY else alike(target, spellings)
    begun = re.compile(rf"(?<!\w){re.escape(target)}") if len(target) > 1 else None
    more = (one for one in spellings if begun and begun.search(one))
    close = get_close_matches(target, candidates, most, likeness)
    found = dict.fromkeys((*close, *islice(more, most)))
    return [spellings[near] for near in islice(found, most)]


def alike(word: str, known: Iterable[str]) -> list[str]:
    """Those in `known` that begin much as `word` does, and are about as long."""
    first, length = set(word[:2]), len(word)
    return [one for one in known if abs(len(one) - length) < 4 and not first.isdisjoint(one[:2])]


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """The end of a message about an unknown `word`: the nearest known ones, else all of a few."""
    names = list(dict.fromkeys(known))
    if near := nearest(word, names):
        return f"; nearest: {', '.join(near)}"
    return all_of_few(names)


def all_of_few(names: Sequence[str]) -> str:
    """The end of a message about an unknown name: those that are known, unless they are many."""
    return f"; known: {', '.join(names)}" if 0 < len(names) <= 12 else ""


def plural(count: int, noun: str, nouns: str | None = None) -> str:
    """`1 quote`, `5 quotes`, `1,000 quotes`."""
    return f"{count:,} {noun if count == 1 else nouns or noun + 's'}"
