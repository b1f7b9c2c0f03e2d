"""The facts of one draft in words: what its sentences may say, and nothing that is not known."""

from datetime import date
from typing import Final, NamedTuple

from afterword.core.case import Accepted, Contact, Reply
from afterword.core.notes.details import Details
from afterword.core.notes.draft_grammar import (
    fitted,
    is_sentence,
    lowered,
    one_line,
    plain_role,
    raised,
    role_words,
    shared,
    with_full_stop,
    words,
)
from afterword.core.notes.draft_words import (
    ENGLISH,
    NoteWords,
    date_words,
    duration_words,
    listed,
    weekday_date_words,
)
from afterword.core.notes.kinds import About, LocalTime, NoteKind
from afterword.core.notes.names import greeting_name, name_of_contact, parse_name

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


def material(about: About, variant: int, details: Details, language: NoteWords) -> Material:
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
    facts = {
        **_names(about, language),
        **_dates(about, language),
        **_detail_facts(about, details, language),
        "others": listed([_short(name_of_contact(each).formal) for each in others], language.both),
        "british": "yes" if case.company.country in _BRITISH else "",
        "unwritten": _unwritten(about),
        "about_topic": topic if topic and not remark else "",
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


def situation_of(kind: NoteKind, about: About, details: Details) -> str:
    """How things stand, where the kind has a form for that: what is answered, or what there is to tell."""
    if kind.id == "invitation_answer":
        return details.answer or ("propose" if details.times else "open")
    return _news(about) if kind.id == "news" else ""


def _news(about: About) -> str:
    """The newest thing to tell a friend: ``accepted``, ``offer``, ``rejected``, else ``interview``."""
    for event in reversed(about.case.events):
        if isinstance(event, Accepted):
            return "accepted"
        if isinstance(event, Reply) and event.meaning in ("offer", "rejection"):
            return "offer" if event.meaning == "offer" else "rejected"
        if isinstance(event, Reply) and event.meaning == "next_round":
            break
    return "interview"


def _names(about: About, language: NoteWords) -> dict[str, str]:
    case, person = about.case, about.person
    named = _short(one_line(case.company.name))
    english = language is ENGLISH
    role = _short(role_words(case.role) if english else plain_role(case.role), 10)
    name = name_of_contact(person) if person is not None else None
    company = named or language.company
    employer = named or language.employer
    return {
        "me": parse_name(case.candidate.name).full,
        "company": company,
        "Company": raised(company),
        "employer": employer,
        "Employer": raised(employer),
        "to_employer": named or language.to_employer,
        "role": role,
        "as_role": language.as_role.format(role=role) if role else "",
        "phone": one_line(case.candidate.phone or ""),
        "name": _short(name.short if english else name.formal) if name is not None else "",
        "formal": _short(name.formal) if name is not None else "",
        "greeting": _greeted(person, english=english) if person is not None else "",
    }


def _greeted(person: Contact, *, english: bool) -> str:
    """What stands behind the greeting: in German, a given name alone would go with "du"."""
    return _short(greeting_name(person) if english else name_of_contact(person).formal)


def _dates(about: About, language: NoteWords) -> dict[str, str]:
    expected = about.interview.expectation if about.interview is not None else None
    said = ""
    if expected is not None and expected.by is not None:
        said = language.by.format(date=_long_date(expected.by, about, language))
    elif expected is not None and expected.within is not None:
        said = duration_words(expected.within, language)
    return {
        "on_day": _on_day(about, language),
        "on_the": _on_the(about, language),
        "on_date": _on_date(about, language),
        "again": "yes" if about.earlier else "",
        "decide_by": _decide_by(about, language),
        "said_by": said,
        "reply_by": _reply_by(about, language),
        "coming": _at(about.coming, about, language),
        "agreed": "",
        "asker": "",
    }


def _detail_facts(about: About, details: Details, language: NoteWords) -> dict[str, str]:
    times = [one_line(each).rstrip(" .") for each in details.times]
    known = {key: one_line(getattr(details, key) or "").rstrip(" .") for key in ("title", "start", "pay")}
    terms = [
        (form, said)
        for key, form, said in zip(known, language.terms, language.said_terms, strict=True)
        if known[key]
    ]
    return {
        **known,
        "times": listed(times, language.either),
        "Times": raised(listed(times, language.either)),
        "several": "yes" if len(times) > 1 else "",
        "until": _long_date(details.until, about, language) if details.until else "",
        "answer_by": _long_date(details.decide_by, about, language) if details.decide_by else "",
        "link": one_line(details.link or ""),
        "own": raised(with_full_stop(one_line(details.remark))) if details.remark else "",
        "reason": raised(with_full_stop(one_line(details.reason))) if details.reason else "",
        "question": _question(one_line(details.question or "")),
        "feedback": "yes" if details.feedback else "",
        "list": "\n".join(filter(None, map(one_line, details.references))),
        "terms": "\n".join(form.format(**known) for form, _ in terms),
        "said_terms": listed([said.format(**known) for _, said in terms], language.both),
    }


def _question(text: str) -> str:
    """A question with its mark, going on after a colon."""
    text = text.rstrip(" .")
    return (lowered(text) if text.endswith("?") else f"{lowered(text)}?") if text else ""


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


def _on_day(about: About, language: NoteWords) -> str:
    """`` on Tuesday``, where both clocks agree on the day.

    Left out if written on the day itself: "on Tuesday" would be odd, and "today" wrong if it's sent tomorrow.
    """
    if len(about.days) != 1 or about.today == about.days[0]:
        return ""
    if about.today is not None and about.today - about.days[0] > _WEEKDAY_DAYS:
        return _on_the(about, language)
    weekday = language.weekdays[date.fromordinal(about.days[0]).weekday()]
    return language.on.format(day=weekday)


def _on_the(about: About, language: NoteWords) -> str:
    """`` on 10 November``, for what is said a week later: a weekday would be taken for the last one."""
    if len(about.days) != 1:
        return ""
    day = date.fromordinal(about.days[0])
    return language.on.format(day=date_words(day, language, about.case.company.country))


def _on_date(about: About, language: NoteWords) -> str:
    if not about.days:
        return ""
    month = language.months[date.fromordinal(about.days[0]).month - 1]
    return language.in_month.format(month=month)


def _long_date(day: date, about: About, language: NoteWords) -> str:
    return weekday_date_words(day, language, about.case.company.country)


def _at(at: LocalTime | None, about: About, language: NoteWords) -> str:
    """`` on Tuesday, 17 November at 10:00``."""
    if at is None:
        return ""
    hours, minutes = divmod(at.minutes, 60)
    day = _long_date(date.fromordinal(at.day), about, language)
    return language.on_at.format(day=day, clock=f"{hours}:{minutes:02}")


def _replies(about: About, meaning: str) -> list[Reply]:
    return [each for each in about.case.events if isinstance(each, Reply) and each.meaning == meaning]


def _unwritten(about: About) -> str:
    """Something, where an offer came and none of them in writing."""
    offers = _replies(about, "offer")
    return "yes" if offers and all(each.channel in ("phone", "in_person") for each in offers) else ""


def _decide_by(about: About, language: NoteWords) -> str:
    """The date they named last, in words."""
    for offer in reversed(_replies(about, "offer")):
        if offer.decide_by is not None:
            return _long_date(offer.decide_by, about, language)
    return ""


def _reply_by(about: About, language: NoteWords) -> str:
    """The new date of the latest delay, in words."""
    delays = _replies(about, "delay")
    named = delays[-1].reply_by if delays else None
    return _long_date(named, about, language) if named is not None else ""
