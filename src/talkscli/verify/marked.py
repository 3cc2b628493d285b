"""The paragraphs that a record rests on, with the words marked in them."""

from collections.abc import Iterator, Sequence

from talkscli.sheet.records import Record
from talkscli.sheet.sheet import Sheet
from talkscli.verify.article import Paragraph, Span
from talkscli.verify.evidence import needs, reported

OPEN, CLOSE = "«", "»"
"""Stand around the words."""


def passages(
    sheet: Sheet, record: Record, paragraphs: Sequence[Paragraph]
) -> Iterator[tuple[str, str]]:
    """Each paragraph that a locator of the record names, as `P7`, with all words marked.

    Words that it does not have are told behind it.
    """
    wanted: dict[int, list[tuple[str, ...]]] = {}
    for name in reported(record):
        for need in needs(sheet, record, name):
            wanted.setdefault(need.paragraph, []).append(need.spellings)
    for number, words in sorted(wanted.items()):
        if number > len(paragraphs):
            yield f"P{number}", f"the article has {len(paragraphs)} paragraphs"
            continue
        yield f"P{number}", _marked(paragraphs[number - 1], words)


def _marked(paragraph: Paragraph, wanted: Sequence[tuple[str, ...]]) -> str:
    spans: list[Span] = []
    absent = []
    for spellings in dict.fromkeys(wanted):
        found = [span for spelling in spellings for span in paragraph.find(spelling)]
        spans += found
        absent += [] if found else [f"\u201c{spellings[0]}\u201d"]
    text, place, parts = paragraph.text, 0, []
    for start, end in _joined(spans):
        parts += [text[place:start], OPEN, text[start:end], CLOSE]
        place = end
    lacks = f" [without {', '.join(absent)}]" if absent else ""
    return "".join((*parts, text[place:])) + lacks


def _joined(spans: Sequence[Span]) -> list[Span]:
    """The spans in order, those that overlap made one."""
    joined: list[Span] = []
    for start, end in sorted(spans):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined
