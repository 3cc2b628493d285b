"""`talks --tree`: each round of talks with its sides, its tracks and what is on the table."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

import click
from msgspec.structs import replace

from talkscli.cli.output import Output, at_terminal, counted, note, screen, write
from talkscli.errors import NothingFound
from talkscli.formats.people import MARK, heading
from talkscli.formats.tree import Node, render
from talkscli.sheet.fields import main_place
from talkscli.sheet.records import Record, Talk
from talkscli.sheet.sheet import Sheet
from talkscli.text.terminal import plural

DEEPEST = 6
"""So many levels below its round a track begins a tree of its own, lest no room be left."""


def refuse(output: Output) -> None:
    """Raise UsageError where the user wants a form that is no drawing."""
    context = click.get_current_context()
    typed = context.get_parameter_source("format") is click.core.ParameterSource.COMMANDLINE
    if output.format != "table" and typed:
        found = f"the format {output.format}"
    elif output.fields is not None:
        found = "--fields"
    else:
        return
    message = f"--tree is a drawing for people, it does not go with {found}"
    raise click.UsageError(message, context)


def print_tree(sheet: Sheet, talks: Sequence[Any], output: Output, empty: str) -> None:
    """Draw the talks, each under the one it is part of, and at a terminal count them.

    Raises NothingFound with the message `empty` where there are none.
    """
    if not talks:
        raise NothingFound(empty)
    kept = talks[: output.limit]
    rounds = Rounds(sheet, kept)
    write(render(rounds.roots(), screen(output)), people=True)
    if at_terminal():
        note(_counted(kept, talks, rounds.marked))


def _counted(kept: Sequence[Talk], talks: Sequence[Talk], marked: bool) -> str:
    """How many rounds and tracks are drawn, or how many talks of all."""
    tracks = sum(talk.part_of is not None for talk in talks)
    if len(kept) < len(talks) or not 0 < tracks < len(talks):
        return counted(len(kept), len(talks), Talk.noun, marked=marked)
    text = f"{plural(len(talks) - tracks, 'round')}, {plural(tracks, 'track')}"
    return f"{text}; * inferred" if marked else text


class Rounds:
    """The talks to draw, and the place of each."""

    def __init__(self, sheet: Sheet, kept: Sequence[Talk]) -> None:
        self.marked = False
        """Whether something that is drawn has the mark of what is inferred."""
        self._sheet = sheet
        self._kept = {talk.id for talk in kept}
        self._sides = {id_: number for number, id_ in enumerate(sheet.sides)}
        self._participants = {one.id: one for one in sheet.records["participant"]}
        self._documents = {one.id: one for one in sheet.records["document"]}
        self._tracks: dict[str | None, list[Talk]] = defaultdict(list)
        levels = _levels(sheet.records["talk"], kept)
        for talk in sheet.records["talk"]:
            if talk.id in levels:
                alone = levels[talk.id] % DEEPEST == 0
                self._tracks[None if alone else talk.part_of].append(talk)

    def roots(self) -> list[Node]:
        """A tree for every round, in the sheet's order."""
        return [self._root(talk) for talk in self._tracks[None]]

    def _root(self, talk: Talk) -> Node:
        node = self._talk(talk)
        if talk.part_of is not None:
            node = replace(node, text=f"part of {self._sheet.name(talk.part_of)}")
        if self._sheet.parts:
            places = (self._sheet.home[talk.id], node.where)
            node = replace(node, where=": ".join(filter(None, places)))
        return node

    def _talk(self, talk: Talk) -> Node:
        """A talk and what belongs to it; its title alone where it is but the place of others."""
        title = self._name(talk.title, "title" in talk.inferred or "part_of" in talk.inferred)
        tracks = tuple(self._talk(track) for track in self._tracks[talk.id])
        if talk.id not in self._kept:
            return Node(title, look="quiet", children=tracks)
        own = (*self._hosts(talk), *self._parties(talk), *self._texts(talk))
        children = (*own, *tracks, *self._table(talk))
        return Node(title, where=_where(talk), look="title", children=children)

    def _hosts(self, talk: Talk) -> Iterator[Node]:
        if talk.hosts:
            inferred = "hosts" in talk.inferred
            names = [self._name(self._sheet.name(id_), inferred) for id_ in talk.hosts]
            yield Node("Hosts", ", ".join(names))

    def _parties(self, talk: Talk) -> Iterator[Node]:
        """Each side with its members among the parties; who has no side stands alone.

        Those whose side is inferred stand behind a side of their own, which has the mark.
        """
        groups: dict[str, dict[bool, list[str]]] = defaultdict(dict)
        for id_ in talk.parties:
            one = self._participants.get(id_)
            if one is None or one.side is None:
                groups[id_].setdefault(False, [])
            else:
                groups[one.side].setdefault("side" in one.inferred, []).append(id_)
        inferred = "parties" in talk.inferred
        for id_, group in groups.items():
            for side_inferred, members in group.items():
                marked = side_inferred or (inferred and id_ in talk.parties)
                yield Node(
                    self._name(self._sheet.name(id_), marked),
                    ", ".join(self._name(self._sheet.name(one), inferred) for one in members),
                    side=self._sides.get(id_),
                )

    def _texts(self, talk: Talk) -> Iterator[Node]:
        """Where and when it was, and what came of it."""
        for name in ("place", "venue", "day", "outcome"):
            if text := getattr(talk, name):
                yield Node(heading(name), self._name(text, name in talk.inferred))

    def _table(self, talk: Talk) -> Iterator[Node]:
        """The documents that are on the table."""
        inferred = "documents" in talk.inferred
        documents = [self._documents[id_] for id_ in talk.documents]
        if documents:
            leaves = [
                Node(self._name(one.title, inferred or "title" in one.inferred), where=_where(one))
                for one in documents
            ]
            yield Node("On the table", children=tuple(leaves))

    def _name(self, text: str, inferred: bool) -> str:
        self.marked |= inferred
        return text + MARK * inferred


def _levels(talks: Sequence[Talk], kept: Sequence[Talk]) -> dict[str, int]:
    """How far below its round each of the kept talks is, and each that one of them is part of."""
    part_of = {talk.id: talk.part_of for talk in talks}
    levels: dict[str | None, int] = {None: -1}
    for talk in kept:
        path: list[str] = []
        id_: str | None = talk.id
        while id_ is not None and id_ not in levels:
            path.append(id_)
            id_ = part_of[id_]
        levels |= {below: level for level, below in enumerate(reversed(path), levels[id_] + 1)}
    return {id_: level for id_, level in levels.items() if id_ is not None}


def _where(record: Record) -> str:
    return ", ".join(main_place(record.at, record.main))
