"""The facts of one draft in words: what its sentences may say, and nothing that is not known."""

from datetime import date
from typing import Final, NamedTuple

from afterword.core.facts import Contact, Reply
from afterword.core.notes.about import About
from afterword.core.notes.draft.choice import shared
from afterword.core.notes.draft.grammar import (
    ended,
    fitted,
    is_sentence,
    lowered,
    one_line,
    raised,
    role_words,
    words,
)
from afterword.core.notes.names import greeting_name, name_of, of_contact

_WEEKDAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS: Final = (
    "January February March April May June July August September October November December".split()
)
_TOPIC_WORDS: Final = 14
_NAME_WORDS: Final = 8
_ARRANGING: Final = ("recruiter", "coordinator")


class Material(NamedTuple):
    """``facts`` are for the wordings; ``topic`` is a noun phrase or, where ``remark``, a sentence.

    ``answers`` and ``unanswered`` are of the open points, by id. ``organiser`` says that the person arranged
    the interview; ``others`` are those of the panel whom nobody can write to.
    """

    facts: dict[str, str]
    topic: str
    remark: bool
    answers: tuple[tuple[str, str], ...]
    unanswered: tuple[str, ...]
    organiser: bool
    others: tuple[Contact, ...]


def material(about: About, variant: int) -> Material:
    """Everything that a draft may say."""
    case, person = about.case, about.person
    place = case.contacts.index(person) if person is not None else 0
    topics = [each for each in map(one_line, about.highlights) if each]
    topic, remark = _topic(topics[shared(len(topics), place, variant)]) if topics else ("", False)
    answered = [
        (each.id, one_line(each.answer)) for each in about.points if each.answer and one_line(each.answer)
    ]
    organiser = person is not None and person.part in _ARRANGING
    others = tuple(each for each in about.panel if each is not person and not each.email) if organiser else ()
    company = _short(one_line(case.company.name))
    facts = {
        "me": name_of(case.candidate.name).full,
        "company": company,
        "Company": raised(company),
        "role": _short(role_words(case.role), 10),
        "on_day": _on_day(about),
        "on_the": _on_the(about),
        "on_date": _on_date(about),
        "phone": one_line(case.candidate.phone or ""),
        "name": _short(of_contact(person).short) if person is not None else "",
        "formal": _short(of_contact(person).formal) if person is not None else "",
        "greeting": _short(greeting_name(person)) if person is not None else "",
        "others": _listed([_short(of_contact(each).formal) for each in others]),
        "unwritten": _unwritten(about),
        "decide_by": _decide_by(about),
    }
    return Material(
        facts,
        topic,
        remark,
        tuple({answer: (point, answer) for point, answer in reversed(answered)}.values())[::-1],
        tuple(each.id for each in about.points if not (each.answer and one_line(each.answer))),
        organiser,
        others,
    )


def _topic(said: str) -> tuple[str, bool]:
    if is_sentence(said):
        cut, _ = fitted(said, _TOPIC_WORDS * 2)
        return (ended(lowered(cut)), True) if cut else ("", False)
    cut, _ = fitted(said.rstrip(".!?"), _TOPIC_WORDS)
    return lowered(cut), False


def answer_words(answer: str, most: int) -> tuple[str, bool]:
    """An answer behind a colon, in at most so many words, and whether it is whole; empty if none fits."""
    cut, whole = fitted(answer, most)
    return (ended(lowered(cut)), whole) if cut else ("", False)


def _short(name: str, most: int = _NAME_WORDS) -> str:
    """A name of a length that a sentence bears."""
    return name if words(name) <= most and len(name) <= 100 else " ".join(name.split()[:most])[:100].strip()  # noqa: PLR2004


def _on_day(about: About) -> str:
    """`` on Tuesday``, where both clocks agree on the day."""
    if len(about.days) != 1:
        return ""
    return f" on {_WEEKDAYS[date.fromordinal(about.days[0]).weekday()]}"


def _on_the(about: About) -> str:
    """`` on 10 November``, for what is said a week later: a weekday would be taken for the last one."""
    if len(about.days) != 1:
        return ""
    day = date.fromordinal(about.days[0])
    return f" on {day.day} {_MONTHS[day.month - 1]}"


def _on_date(about: About) -> str:
    if not about.days:
        return ""
    day = date.fromordinal(about.days[0])
    return f" in {_MONTHS[day.month - 1]}"


def _listed(names: list[str]) -> str:
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)


def _offers(about: About) -> list[Reply]:
    return [each for each in about.case.events if isinstance(each, Reply) and each.meaning == "offer"]


def _unwritten(about: About) -> str:
    """Something, where an offer came and none of them in writing."""
    offers = _offers(about)
    return "yes" if offers and all(each.channel in ("phone", "in_person") for each in offers) else ""


def _decide_by(about: About) -> str:
    """The date they named last, in words."""
    for offer in reversed(_offers(about)):
        if offer.decide_by is not None:
            day = offer.decide_by
            return f"{_WEEKDAYS[day.weekday()]}, {day.day} {_MONTHS[day.month - 1]}"
    return ""
