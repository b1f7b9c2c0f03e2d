"""Drafts: the facts of a case in the wordings of a kind, within its length."""

from collections.abc import Iterator
from typing import Final

from afterword.app.about import about
from afterword.app.note_requests import DraftRequest
from afterword.app.note_shapes import Draft
from afterword.core.calendar import Calendar
from afterword.core.fault import Fault
from afterword.core.notes.about import About
from afterword.core.notes.draft.choice import wording
from afterword.core.notes.draft.grammar import words
from afterword.core.notes.draft.layout import POINTS, TOPIC, form_of, layout
from afterword.core.notes.draft.material import Material, answer_words, material
from afterword.core.notes.kinds import EMAIL, KINDS, SPOKEN, Kind, kind_of
from afterword.ports import Templates

_SUBJECT: Final = "subject"
_SIGN_OFF: Final = "sign_off"
_LONGEST_SUBJECT: Final = 78
"""Characters: what a line of mail may hold."""
_SHORT_ANSWER_WORDS: Final = 12
_PANEL_ANSWER_WORDS: Final = {"email": 44, "handwritten": 44}
"""Words of answers in a note that stands beside others of a panel: more would make them read alike."""


def draft(request: DraftRequest, calendar: Calendar, templates: Templates) -> Draft:
    """The draft of a text; ``Fault`` names the field that makes no sense."""
    kind = known_kind(request.kind)
    channel = known_channel(kind, request.channel)
    if kind.person and request.contact is None:
        raise Fault("contact", "nothing", f"the id of a contact: a {kind.id} is for somebody")
    seen = about(request.case, request.contact, calendar)
    return _Writer(kind, channel, seen, request.variant, templates).draft()


def known_kind(name: str) -> Kind:
    """The kind of that name; ``Fault`` if there is none."""
    kind = kind_of(name)
    if kind is None:
        raise Fault("kind", repr(name), f"one of {', '.join(KINDS)}")
    return kind


def known_channel(kind: Kind, channel: str | None) -> str:
    """The channel asked for, or the usual one; ``Fault`` if the kind does not take it."""
    if channel is None:
        return kind.channels[0]
    if channel not in kind.length:
        raise Fault("channel", repr(channel), f"{' or '.join(kind.channels)}, for a {kind.id}")
    return channel


class _Writer:
    def __init__(self, kind: Kind, channel: str, seen: About, variant: int, templates: Templates) -> None:
        self.kind = kind
        self.channel = channel
        self.seen = seen
        self.variant = variant
        self.templates = templates
        self.material: Material = material(seen, variant)
        self.form = form_of(kind.id, channel, organiser=self.material.organiser)
        person = seen.person
        self.person = seen.case.contacts.index(person) if person is not None else 0
        self.notices: list[str] = []

    def draft(self) -> Draft:
        paragraphs = layout(self.kind.id, self.form)
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
            greeting = self.material.facts["greeting"]
            text = f"{f'Dear {greeting},' if greeting else 'Hello,'}\n\n{text}\n\n{self._signature()}"
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
        """Leave out what the answers need more, the least first, so that a card stays a card."""
        wanted = self._answers()
        for spare in _SPARE if wanted else ():
            if _spent(made) + wanted <= self.kind.length[self.channel].best:
                return
            for paragraph in made:
                paragraph[:] = [(slot, "" if slot == spare else text) for slot, text in paragraph]

    def _answers(self) -> int:
        """The words that all answers would take, about."""
        return sum(words(answer) + _FRAME for _, answer in self.material.answers)

    def _slot(self, slot: str) -> str:
        if slot == POINTS:
            return ""
        if slot == TOPIC:
            return self._topic()
        if slot == "pass_on" and not self.material.others:
            return ""
        return self._worded(slot)

    def _topic(self) -> str:
        found = self.material
        if not found.topic:
            return self._worded("plain") if self._has("plain") else ""
        if found.remark:
            return self._worded("remark", remark=found.topic) if self._has("remark") else ""
        return self._worded("topic", topic=found.topic, Topic=found.topic[:1].upper() + found.topic[1:])

    def _points(self, spent: int) -> str:
        """The answers to what was left open, as far as they fit; what does not is told in a notice."""
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
            slot = "point" if not said else "point_too"
            if text and spent + words(text) + _FRAME <= length.most:
                said.append(self._worded(slot, answer=text))
                spent += words(said[-1])
                if not whole:
                    self.notices.append(f"shortened:{point}")
            else:
                self.notices.append(f"left_out:{point}")
        return " ".join(said)

    def _chosen(self, answers: tuple[tuple[str, str], ...], left: int, *, panel: bool) -> list[int]:
        """How many words each answer may have: one in full, the others as briefly as they can be put.

        Of a panel each gets another in full, so that their notes stay their own.
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

    def _worded(self, slot: str, **more: str) -> str:
        name = f"{self.form}.{slot}"
        count = self.templates.variants(self.kind.id, name)
        number = wording(count, self.person, _PLACES.get(slot, 0), self.variant)
        return self.templates.render(self.kind.id, name, number, {**self.material.facts, **more})

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
        if self.kind.resolves:
            for point in self.material.unanswered:
                yield f"unanswered:{point}"
        if self.kind.id == "answer" and not self.material.answers:
            yield "answer_missing"
        via = self.seen.case.via
        person = self.seen.person
        if via is not None and person is not None and person.id != via and self.channel != SPOKEN:
            yield f"via_recruiter:{via}"


def _spent(made: list[list[tuple[str, str]]]) -> int:
    return sum(words(text) for paragraph in made for _, text in paragraph)


_SPARE: Final = ("closing", TOPIC)
_FRAME: Final = 11
"""Words that lead in an answer, about."""
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
