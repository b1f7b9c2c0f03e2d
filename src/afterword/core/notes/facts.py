"""Whose a fact is: a note says "you raised" only to whom raised it, and claims only what is its reader's."""

from typing import NamedTuple

from afterword.core.case import Interview, OpenPoint


class ReaderFacts(NamedTuple):
    """The facts of an interview for one reader; the fields are those of ``About``."""

    points: tuple[OpenPoint, ...]
    highlights: tuple[str, ...]
    own: frozenset[str]
    foreign: tuple[tuple[str, str], ...]


def facts_for(reader: str | None, interview: Interview) -> ReaderFacts:
    """What a note to ``reader`` (the id of a contact) may take up from an interview.

    Of somebody who was the only one there, everything is theirs that isn't somebody else's. Who wasn't there
    (an agency, a friend) may hear of every topic, but of no point that others raised.
    """
    there = reader in interview.contacts
    alone = there and len(interview.contacts) == 1
    own: set[str] = set()
    foreign: list[tuple[str, str]] = []
    mine: list[OpenPoint] = []
    open_to_all: list[OpenPoint] = []
    for point in interview.open_points:
        if point.contact is not None and point.contact != reader:
            foreign.append((point.text, point.contact))
        elif point.contact is not None or alone:
            own.add(point.id)
            mine.append(point)
        else:
            open_to_all.append(point)
    topics: list[str] = []
    shared: list[str] = []
    for topic in interview.highlights:
        text = topic if isinstance(topic, str) else topic.text
        whose = None if isinstance(topic, str) else topic.contact
        if whose is not None and whose != reader and there:
            foreign.append((text, whose))
        elif there and (whose is not None or alone):
            own.add(text)
            topics.append(text)
        else:
            shared.append(text)
    return ReaderFacts((*mine, *open_to_all), (*topics, *shared), frozenset(own), tuple(foreign))
