"""Facts have owners: a note says "you raised" only to whom raised it, and knows the notes before it."""

import re
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from afterword.core.case import Case, Highlight, Interview, OpenPoint
from afterword.core.notes.facts import facts_for
from afterword.core.notes.kinds import KINDS
from unit.services.note_details import details_for
from unit.services.test_drafting import CASE, DANA, OMAR, SPARK, WHEN, body, made, with_interview

YOURS = re.compile(
    r"\byou (?:raised|asked|told|said)|\byour question|my answer to you|answered? you|Sie hatten|"
    r"Sie angesprochen|Ihrer? (?:Nachfrage|Frage)|Sie wissen|Ihnen wichtig|Sie (?:erzählt|gesagt|gesprochen|sagten)"
)
ABOUT_OMAR = replace(SPARK, contact="omar")
ABOUT_DANA = replace(SPARK, contact="dana")
WRITTEN = [
    (kind.id, channel)
    for kind in KINDS.values()
    for channel in kind.written
    if kind.id not in {"brief", "news"}
]


def of(*people: str, points: tuple[OpenPoint, ...] = (), topics: tuple[object, ...] = ()) -> Case:
    """The case with one interview."""
    return with_interview(contacts=people, open_points=points, highlights=topics)


def test_what_somebody_else_raised_is_no_fact_for_the_reader() -> None:
    talk = of("dana", "omar", points=(ABOUT_OMAR,), topics=(Highlight("kites", "omar"), "boats")).interviews[
        0
    ]
    dana, omar = facts_for("dana", talk), facts_for("omar", talk)
    assert (dana.points, dana.highlights, dana.own) == ((), ("boats",), frozenset())
    assert dana.foreign == ((SPARK.text, "omar"), ("kites", "omar"))
    assert omar.points == (ABOUT_OMAR,)
    assert omar.highlights == ("kites", "boats")
    assert omar.own == {"spark", "kites"}


def test_of_somebody_who_was_alone_there_everything_is_their_own() -> None:
    talk = of("dana", points=(SPARK,), topics=("boats",)).interviews[0]
    assert facts_for("dana", talk).own == {"spark", "boats"}
    outside = facts_for("omar", talk)
    assert (outside.own, outside.highlights) == (frozenset(), ("boats",))


@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize("channel", ["email", "handwritten"])
@pytest.mark.parametrize("variant", range(8))
def test_you_raised_is_said_to_whom_raised_it_alone(variant: int, channel: str, language: str) -> None:
    def note(contact: str, point: OpenPoint) -> str:
        case = of("dana", "omar", points=(point,))
        return made(case, contact=contact, channel=channel, variant=variant, language=language).text

    answer = str(SPARK.answer)[2:]
    said = note("dana", ABOUT_DANA)
    assert answer in said
    line = next(line for line in said.splitlines() if answer in line)
    assert YOURS.search(line), line
    assert answer not in note("omar", ABOUT_DANA)
    shared = note("omar", SPARK)
    assert not YOURS.search(next(line for line in shared.splitlines() if answer in line))


@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize(("kind", "channel"), WRITTEN)
@given(
    owners=st.lists(st.sampled_from([None, "dana", "omar"]), min_size=2, max_size=4),
    variant=st.integers(0, 20),
)
def test_no_note_takes_up_what_belongs_to_somebody_else(kind, channel, language, owners, variant) -> None:
    points = tuple(
        OpenPoint(f"p{at}", f"Point {at}", "concern", f"Answer{at} was settled long ago.", owner)
        for at, owner in enumerate(owners)
    )
    topics = tuple(Highlight(f"topic{at} of the day", owner) for at, owner in enumerate(owners))
    case = of("dana", "omar", points=points, topics=topics)
    details = details_for(kind)
    text = made(case, kind, channel=channel, variant=variant, language=language, details=details).text
    for at, owner in enumerate(owners):
        if owner == "omar":
            assert f"Answer{at}" not in text
            assert f"topic{at}" not in text
        elif owner is None:
            lines = [line for line in re.split(r"(?<=[.!?])\s|\n", text) if f"topic{at}" in line]
            assert not any(YOURS.search(line) for line in lines), lines


def rounds(count: int) -> Case:
    """So many interviews with Dana, a week apart, the last one with Omar too."""
    talks = tuple(
        Interview(
            f"r{at}",
            ended_at=WHEN + timedelta(weeks=at),
            contacts=("dana", "omar") if at == count - 1 else ("dana",),
            highlights=(f"theme {at}",),
        )
        for at in range(count)
    )
    return replace(CASE, contacts=(DANA, OMAR), interviews=talks)


@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize("channel", ["email", "handwritten"])
@pytest.mark.parametrize("variant", range(6))
def test_the_third_note_to_somebody_repeats_no_sentence_and_is_about_the_last_talk(
    variant: int, channel: str, language: str
) -> None:
    texts = [
        made(rounds(count), channel=channel, variant=variant, language=language).text for count in (1, 2, 3)
    ]
    bodies = [set(re.split(r"(?<=[.!?])\s+", body(text))) for text in texts]
    for at, first in enumerate(bodies):
        for second in bodies[at + 1 :]:
            assert first.isdisjoint(second)
    assert "theme 2" in texts[2]
    assert "theme 0" not in texts[2]
    again = (
        r"again|further|latest|continuing|once more|noch einmal|weiteres|auch für|wiederzusehen|Fortsetzung"
    )
    for text in texts[1:]:
        assert re.search(again, body(text).split(". ", maxsplit=1)[0]), text


def test_somebody_new_in_the_third_round_is_not_thanked_for_another() -> None:
    text = made(rounds(3), contact="omar").text
    assert not re.search(r"\bagain\b|further|once more", text)
