"""The facts of one draft in words: what its sentences may say, and nothing that is not known."""

from datetime import date
from typing import Final, NamedTuple

from afterword.core.case import Contact, Reply
from afterword.core.notes.draft_grammar import (
    fitted,
    is_sentence,
    lowered,
    one_line,
    raised,
    role_words,
    shared,
    with_full_stop,
    words,
)
from afterword.core.notes.kinds import About
from afterword.core.notes.names import greeting_name, name_of_contact, parse_name

_WEEKDAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS: Final = (
    "January February March April May June July August September October November December".split()
)
_TOPIC_WORDS: Final = 14
_WEEKDAY_DAYS: Final = 6
"""Days for which a weekday means the last one."""
_NAME_WORDS: Final = 8
_BRITISH: Final = frozenset(("GB", "IE", "AU", "NZ", "ZA", "IN"))
"""Countries of employers whose own spelling is the British one."""
_ARRANGING: Final = ("recruiter", "agency", "coordinator")


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
    organiser = person is not None and person.part in _ARRANGING and not _held_the_talk(about, person)
    others = tuple(each for each in about.panel if each is not person and not each.email) if organiser else ()
    company = _short(one_line(case.company.name)) or "your company"
    facts = {
        "me": parse_name(case.candidate.name).full,
        "company": company,
        "Company": raised(company),
        "role": _short(role_words(case.role), 10),
        "on_day": _on_day(about),
        "on_the": _on_the(about),
        "on_date": _on_date(about),
        "phone": one_line(case.candidate.phone or ""),
        "name": _short(name_of_contact(person).short) if person is not None else "",
        "formal": _short(name_of_contact(person).formal) if person is not None else "",
        "greeting": _short(greeting_name(person)) if person is not None else "",
        "others": _listed([_short(name_of_contact(each).formal) for each in others]),
        "british": "yes" if case.company.country in _BRITISH else "",
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


def _held_the_talk(about: About, person: Contact) -> bool:
    """Whether a recruiter held the interview, as in a phone screen, and didn't just arrange it for others."""
    talked = about.interview.contacts if about.interview is not None else ()
    parts = {each.part for each in about.panel}
    return person.part == "recruiter" and person.id in talked and parts <= set(_ARRANGING)


def _topic(said: str) -> tuple[str, bool]:
    if is_sentence(said):
        cut, _ = fitted(said, _TOPIC_WORDS * 2)
        return (with_full_stop(lowered(cut)), True) if cut else ("", False)
    cut, _ = fitted(said.rstrip(".!?"), _TOPIC_WORDS)
    return lowered(cut), False


def answer_words(answer: str, most: int) -> tuple[str, bool]:
    """An answer behind a colon, in at most so many words, and whether it is whole; empty if none fits."""
    cut, whole = fitted(answer, most)
    return (with_full_stop(lowered(cut)), whole) if cut else ("", False)


def _short(name: str, most: int = _NAME_WORDS) -> str:
    """A name of a length that a sentence bears."""
    return name if words(name) <= most and len(name) <= 100 else " ".join(name.split()[:most])[:100].strip()  # noqa: PLR2004


def _on_day(about: About) -> str:
    """`` on Tuesday``, where both clocks agree on the day.

    Left out if written on the day itself: "on Tuesday" would be odd, and "today" wrong if it's sent tomorrow.
    """
    if len(about.days) != 1 or about.today == about.days[0]:
        return ""
    if about.today is not None and about.today - about.days[0] > _WEEKDAY_DAYS:
        return _on_the(about)
    return f" on {_WEEKDAYS[date.fromordinal(about.days[0]).weekday()]}"


def _on_the(about: About) -> str:
    """`` on 10 November``, for what is said a week later: a weekday would be taken for the last one."""
    if len(about.days) != 1:
        return ""
    return f" on {_date_words(date.fromordinal(about.days[0]), about)}"


def _date_words(day: date, about: About) -> str:
    """``November 10`` to employers in the United States, ``10 November`` to others."""
    month = _MONTHS[day.month - 1]
    return f"{month} {day.day}" if about.case.company.country == "US" else f"{day.day} {month}"


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
            return f"{_WEEKDAYS[day.weekday()]}, {_date_words(day, about)}"
    return ""
