"""Drafts a note from the facts of a case, in the wordings of its kind and within its length."""

from collections.abc import Iterator
from typing import Final

from afterword.core.case import Contact
from afterword.core.errors import InputError, Phrase
from afterword.core.notes.details import WANTED, Details, given
from afterword.core.notes.draft_grammar import one_line, sentences, tidied, wording, words
from afterword.core.notes.draft_material import Material, answer_words, material, situation_of
from afterword.core.notes.draft_words import words_in
from afterword.core.notes.kinds import (
    EMAIL,
    KINDS,
    LETTER,
    POINTS,
    RULE,
    SPOKEN,
    TOPIC,
    About,
    NoteKind,
    form_of,
    kind_of,
)
from afterword.core.notes.names import greeting_name, parse_name
from afterword.core.time.calendar import Calendar
from afterword.ports import Templates
from afterword.services.notes.addressing import Recipient, about, recipient_in
from afterword.services.notes.schemas import Draft, DraftRequest, IdentifyNoteRequest, NoteIdentity
from afterword.services.planning.contacts import find_contact

_SUBJECT: Final = "subject"
_SIGN_OFF: Final = "sign_off"
_LONGEST_SUBJECT: Final = 78
"""Characters in a line of mail."""
_SHORT_ANSWER_WORDS: Final = 12
_PANEL_ANSWER_WORDS: Final = {"email": 44, "handwritten": 44}
"""Words of answers in a note to a panel: with more, the notes would sound alike."""


ENGLISH: Final = "en"


def draft(request: DraftRequest, calendar: Calendar, templates: Templates) -> Draft:
    """Draft a note. Raises ``InputError`` for the field that isn't valid."""
    kind = known_kind(request.kind)
    channel = known_channel(kind, request.channel)
    if kind.person and request.contact is None:
        raise InputError(
            "contact", "nothing", Phrase("the id of a contact: a {id} is for somebody", id=kind.id)
        )
    _known_details(kind, request.details)
    seen = about(request.case, request.contact, calendar, request.now)
    language = request.language or request.case.company.language or ENGLISH
    spoken = templates.in_language(language)
    templates = spoken or templates
    made = _Writer(kind, channel, seen, request, templates, language).draft()
    if spoken is None:
        made.notices.append(f"no_drafts:{language}")
    if seen.person is not None and channel == EMAIL:
        recipient = recipient_in(request.case, kind.id, seen.person, calendar, request.now)
        _addressed(made, recipient, seen, templates)
    return made


def _addressed(made: Draft, to: Recipient, seen: About, templates: Templates) -> None:
    """Name the mailbox it goes to; if somebody passes it on, ask them above the note."""
    if to.passes_on:
        made.to = to.person.id
        made.notices.append(f"via_recruiter:{to.person.id}")
        place = seen.case.contacts.index(to.contact)
        number = wording(templates.variants("pass_on", "email.request"), place, 0, made.variant)
        name = one_line(to.contact.name)
        request = templates.render("pass_on", "email.request", number, {"name": name})
        greeting = greeting_name(to.person)
        hello = _greeting(templates, greeting)
        me = parse_name(seen.case.candidate.name).full
        cover = "\n\n".join(each for each in (hello, request, me, RULE) if each)
        made.text = f"{cover}\n\n{made.text}"
    if to.bounced:
        made.notices.append(f"bounced:{to.person.id}")
    elif to.address is None and to.passes_on:
        made.notices.append(f"no_address:{to.person.id}")


def _greeting(templates: Templates, name: str) -> str:
    slot = "letter.named" if name else "letter.nobody"
    return templates.render("greeting", slot, 0, {"greeting": name})


def known_kind(name: str) -> NoteKind:
    """The kind with that name. Raises ``InputError`` if there's none."""
    kind = kind_of(name)
    if kind is None:
        raise InputError("kind", repr(name), Phrase("one of {names}", names=", ".join(KINDS)))
    return kind


def _known_details(kind: NoteKind, details: Details) -> None:
    """Raise ``InputError`` for a detail that's missing, or that the kind has no use for."""
    there = given(details)
    for key in there:
        if key not in kind.details:
            names = Phrase("one of {names}", names=", ".join(kind.details)) if kind.details else "none"
            expected = Phrase("{names}, for a {id}", names=names, id=kind.id)
            raise InputError("details", repr(key), expected)
    wanted = [*kind.needs, *(["times"] if details.answer == "propose" else [])]
    for group in wanted:
        keys = group.split("|")
        if not any(key in there for key in keys):
            raise missing_detail(keys[0])


def missing_detail(key: str) -> InputError:
    """The one sentence about a detail that a note can't be written without."""
    return InputError(f"details.{key}", "nothing", Phrase(WANTED[key]))


def known_channel(kind: NoteKind, channel: str | None) -> str:
    """The requested channel, or the usual one. Raises ``InputError`` if the kind doesn't support it."""
    if channel is None:
        return kind.channels[0]
    if channel not in kind.length:
        raise InputError(
            "channel",
            repr(channel),
            Phrase("{names}, for a {id}", names=" or ".join(kind.channels), id=kind.id),
        )
    return channel


def identity_of(request: IdentifyNoteRequest) -> NoteIdentity:
    """What a note is and who it's for; ``InputError`` for a kind, contact or channel that isn't there."""
    kind = known_kind(request.kind)
    person = _reader(request) if kind.person else None
    channel = known_channel(kind, request.channel)
    return NoteIdentity(kind.id, channel, person.id if person else None, person.name if person else None)


def _reader(request: IdentifyNoteRequest) -> Contact | None:
    contacts = request.case.contacts
    if request.contact is not None:
        return find_contact(contacts, request.contact)
    line = (request.passed_on_to or request.to or "").casefold()
    if not line:
        return contacts[0] if len(contacts) == 1 else None
    addressed = (each for each in contacts if each.email and each.email.casefold() in line)
    return next(addressed, None) or next((each for each in contacts if each.name.casefold() in line), None)


class _Writer:
    def __init__(  # noqa: PLR0917 - what a text is made of
        self,
        kind: NoteKind,
        channel: str,
        seen: About,
        request: DraftRequest,
        templates: Templates,
        language: str,
    ) -> None:
        self.kind = kind
        self.channel = channel
        self.seen = seen
        self.variant = request.variant
        self.templates = templates
        self.material: Material = material(seen, request.variant, request.details, words_in(language))
        situation = situation_of(kind, seen, request.details)
        form = form_of(kind, channel, organiser=self.material.organiser, situation=situation)
        self.paragraphs = kind.forms[form]
        self.form = LETTER if form == situation else form
        self.earlier = frozenset(
            key for text in request.earlier for line in text.splitlines() for key in _sentence_keys(line)
        )
        person = seen.person
        self.person = seen.case.contacts.index(person) if person is not None else 0
        self.notices: list[str] = []

    def draft(self) -> Draft:
        paragraphs = self.paragraphs
        made = [[(slot, self._slot(slot)) for slot in paragraph] for paragraph in paragraphs]
        if any(POINTS in paragraph for paragraph in paragraphs):
            self._make_room(made)
        if _spent(made) + self._answers() < self.kind.length[self.channel].least and self._has("plain"):
            made[0].append(("plain", self._worded("plain")))
        spent = _spent(made)
        points = self._points(spent) if any(POINTS in paragraph for paragraph in paragraphs) else ""
        body = [
            " ".join(points if slot == POINTS else text for slot, text in paragraph if slot == POINTS or text)
            for paragraph in made
        ]
        text = "\n\n".join(each.strip() for each in body if each.strip())
        if self.channel != SPOKEN:
            hello = _greeting(self.templates, self.material.facts["greeting"])
            text = f"{hello}\n\n{text}\n\n{self._signature()}"
        return Draft(
            text=text,
            kind=self.kind.id,
            channel=self.channel,
            variant=self.variant,
            subject=self._subject() if self.channel == EMAIL else None,
            contact=self.seen.person.id if self.seen.person else None,
            notices=[*self.notices, *self._notices()],
        )

    def _make_room(self, made: list[list[tuple[str, str]]]) -> None:
        """Leave out what the answers need room for, least important first, so a card stays a card."""
        wanted = self._answers()
        for spare in _SPARE if wanted else ():
            if _spent(made) + wanted <= self.kind.length[self.channel].best:
                return
            for paragraph in made:
                paragraph[:] = [(slot, "" if slot == spare else text) for slot, text in paragraph]

    def _answers(self) -> int:
        """About how many words all answers would take."""
        return sum(words(answer) + _FRAME for _, answer in self.material.answers)

    def _slot(self, slot: str) -> str:
        if slot == POINTS:
            return ""
        if slot == TOPIC:
            return self._topic()
        if slot == "pass_on" and not self.material.others:
            return ""
        if slot == "feedback" and self.channel != EMAIL:  # nobody answers a card
            return ""
        fact = _ONLY_WITH.get(slot)
        if fact is not None and not self.material.facts[fact]:
            return ""
        if slot == "opening" and self.material.facts["again"] and self._has("opening_again"):
            return self._worded("opening_again")
        return self._worded(slot)

    def _topic(self) -> str:
        found = self.material
        if not found.topic:
            return self._worded("plain") if self._has("plain") else ""
        if found.remark:
            return self._worded("remark", remark=found.topic) if self._has("remark") else ""
        return self._worded("topic", topic=found.topic, Topic=found.topic[:1].upper() + found.topic[1:])

    def _points(self, spent: int) -> str:
        """The answers to open points, as far as they fit; notices say what didn't."""
        length = self.kind.length[self.channel]
        left = length.best - spent
        answers = self.material.answers
        if not answers:
            return self._worded("enclosed") if self._has("enclosed") else ""
        panel = len(self.seen.case.contacts) > 1 and self.kind.id == "thank_you"
        if panel:
            left = min(left, _PANEL_ANSWER_WORDS[self.channel])
        chosen = self._chosen(answers, left, panel=panel)
        said: list[str] = []
        for (point, answer), most in zip(answers, chosen, strict=True):
            text, whole = answer_words(answer, most)
            slot = _point_slot(len(said), len(answers))
            if text and spent + words(text) + _FRAME <= length.most:
                said.append(self._worded(slot, len(said), answer=text))
                spent += words(said[-1])
                if not whole:
                    self.notices.append(f"shortened:{point}")
            else:
                self.notices.append(f"left_out:{point}")
        return " ".join(said)

    def _chosen(self, answers: tuple[tuple[str, str], ...], left: int, *, panel: bool) -> list[int]:
        """How many words each answer may have: one in full, the others as short as possible.

        On a panel, each note gets a different one in full.
        """
        brief = [
            words(answer_words(answer, _SHORT_ANSWER_WORDS)[0]) or words(answer) for _, answer in answers
        ]
        if not panel and sum(words(answer) + _FRAME for _, answer in answers) <= left:
            return [words(answer) for _, answer in answers]
        turn, full = divmod(self.person if panel else 0, len(answers))
        room = left - sum(brief) + brief[full] - _FRAME * len(answers)
        if panel and turn % 2 and len(answers) > 1:
            room = min(room, 2 * _SHORT_ANSWER_WORDS - 4)
        brief[full] = max(room, brief[full])
        return brief

    def _has(self, slot: str) -> bool:
        return self.templates.variants(self.kind.id, f"{self.form}.{slot}") > 0

    def _worded(self, slot: str, turn: int = 0, **more: str) -> str:
        """The slot in this draft's wording; ``turn`` counts if a draft needs a slot several times.

        With somebody who was written to before, it's the next wording, and none that they have read already.
        """
        name = f"{self.form}.{slot}"
        count = self.templates.variants(self.kind.id, name)
        first = wording(count, self.person, _PLACES.get(slot, 0), self.variant) + turn + self.seen.earlier
        facts = {**self.material.facts, **more}
        texts = (
            tidied(self.templates.render(self.kind.id, name, (first + step) % count, facts))
            for step in range(count if self.earlier else 1)
        )
        usual = next(texts)
        if self.earlier.isdisjoint(_sentence_keys(usual)):
            return usual
        return next((text for text in texts if self.earlier.isdisjoint(_sentence_keys(text))), usual)

    def _subject(self) -> str:
        subject = " ".join(self._worded(_SUBJECT).split())
        if len(subject) <= _LONGEST_SUBJECT:
            return subject
        return subject[: _LONGEST_SUBJECT - 1].rsplit(" ", 1)[0].rstrip(" ,:;") + "…"

    def _signature(self) -> str:
        facts = self.material.facts
        lines = [self._worded(_SIGN_OFF), facts["me"]]
        if self.channel == EMAIL and facts["phone"]:
            lines.append(facts["phone"])
        return "\n".join(lines)

    def _notices(self) -> Iterator[str]:
        if self.channel != SPOKEN and not self.material.facts["me"]:
            yield "name_missing"
        if self.kind.resolves:
            for point in self.material.unanswered:
                yield f"unanswered:{point}"
        if self.kind.id == "answer" and not self.material.answers:
            yield "answer_missing"
        for key in self.kind.asks:
            if not self.material.facts[key]:
                yield f"missing:{key}"


def _point_slot(place: int, count: int) -> str:
    """The slot that introduces an answer: "the other point" is right only if there are two."""
    if not place:
        return "point"
    if count == 2:  # noqa: PLR2004 - the first and the other one
        return "point_too"
    return "point_last" if place == count - 1 else "point_next"


def _sentence_keys(text: str) -> Iterator[str]:
    """The sentences of a line, to compare: those of a few words are said again and again."""
    for sentence in sentences(" ".join(text.split())):
        if words(sentence) > _FEW_WORDS:
            yield sentence.strip(" .!?").casefold()


def _spent(made: list[list[tuple[str, str]]]) -> int:
    return sum(words(text) for paragraph in made for _, text in paragraph)


_FEW_WORDS: Final = 3
_ONLY_WITH: Final = {
    "own": "own",
    "link": "link",
    "reason": "reason",
    "said": "said_by",
    "asker": "asker",
    "role": "role",
    "feedback": "feedback",
}
"""Slots that are left out where their fact isn't known."""
_SPARE: Final = ("closing", TOPIC)
_FRAME: Final = 11
"""About how many words introduce an answer."""
_PLACES: Final = {
    slot: place
    for place, slot in enumerate(
        (
            "opening",
            TOPIC,
            "remark",
            "plain",
            "interest",
            "point",
            "point_too",
            "closing",
            _SIGN_OFF,
            _SUBJECT,
        )
    )
}
"""The column of each slot in the square."""
