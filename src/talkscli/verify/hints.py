"""What in an article comes nearest to words that are not there; a hint, never a proof."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from functools import cached_property

from talkscli.text.terminal import nearest
from talkscli.text.tokens import negates
from talkscli.verify.article import Paragraph

MOST = 500
"""Words that stand more often than this tell nothing of the place."""
EFFORT = 500_000
"""So many words are compared at most for all hints together; thereafter there are none."""


class Hints:
    """Finds the run of words that shares most with a given one."""

    def __init__(self, paragraphs: Sequence[Paragraph]) -> None:
        self._paragraphs = paragraphs
        self._effort = EFFORT

    @cached_property
    def _places(self) -> dict[str, list[tuple[int, int]]]:
        """The paragraph and the place in it of every word, whatever its case."""
        places = defaultdict(list)
        for number, paragraph in enumerate(self._paragraphs, 1):
            for place, (start, end) in enumerate(paragraph.counted):
                places[paragraph.text[start:end].casefold()].append((number, place))
        return places

    def nearest(self, words: str, here: int) -> str | None:
        """The nearest words as a locator, those in the paragraph `here` first of equals."""
        if self._effort <= 0:
            return None
        text = Paragraph(words)
        wanted = [text.text[start:end].casefold() for start, end in text.counted]
        begins = Counter(
            (number, place - offset)
            for offset, word in enumerate(wanted)
            for number, place in self._places.get(word, ())[:MOST]
        )
        self._effort -= begins.total()
        if not begins:
            return self._alike(words, here)
        best = min(begins, key=lambda begin: (-begins[begin], begin[0] != here, begin))
        return self._run(*best, len(wanted))

    def _alike(self, words: str, here: int) -> str | None:
        """A single word that is spelt alike, where none is the same."""
        self._effort -= len(self._places)
        alike = nearest(words, self._places, 1)
        if not alike:
            return None
        places = self._places[alike[0]]
        number, place = min(places, key=lambda found: (found[0] != here, found))
        return self._run(number, place, 1)

    def _run(self, number: int, first: int, count: int) -> str:
        paragraph = self._paragraphs[number - 1]
        first = max(first, 0)
        if first and negates(paragraph.text[slice(*paragraph.counted[first - 1])].lower()):
            first, count = first - 1, count + 1  # it is for this word that the others are not found
        run = paragraph.counted[first : first + count]
        return f"P{number}: {paragraph.text[run[0][0] : run[-1][1]]}"
