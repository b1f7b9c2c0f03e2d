"""What a note needs that only the person knows: figures, dates, times, a link. Nothing is invented."""

from datetime import date
from typing import Annotated, Final, Literal

from msgspec import Meta, Struct

from afterword.core import N_

Line = Annotated[str, Meta(min_length=1, max_length=300)]
Lines = Annotated[tuple[Line, ...], Meta(max_length=10)]


class Details(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True, gc=False, kw_only=True):
    """Details of a note, in the person's own words; each kind uses those that its row names."""

    answer: Annotated[
        Literal["accept", "propose", "decline"] | None,
        Meta(description="invitation_answer: whether you accept, propose other times, or decline"),
    ] = None
    times: Annotated[
        Lines,
        Meta(
            description="invitation_answer, after_no_show: the time you accept, or those you propose, "
            "as you'd say them (“Tuesday, 17 November, at 10:00”)"
        ),
    ] = ()
    until: Annotated[date | None, Meta(description="more_time: the date by which you'd give your answer")] = (
        None
    )
    decide_by: Annotated[
        date | None, Meta(description="competing_offer: the date by which the other offer must be answered")
    ] = None
    link: Annotated[Line | None, Meta(description="task, value: where they find it")] = None
    attached: Annotated[bool, Meta(description="task: the work is attached")] = False
    remark: Annotated[
        Line | None,
        Meta(description="task, value, brief, brief_reference, news: a sentence of your own"),
    ] = None
    references: Annotated[
        Lines,
        Meta(
            description="references: each as it should be shown (name, position, email, phone); "
            "else the case's contacts whose part is reference"
        ),
    ] = ()
    title: Annotated[Line | None, Meta(description="acceptance: the title agreed (else the case's)")] = None
    start: Annotated[
        Line | None, Meta(description="acceptance: when you start (“4 January 2027”; else the case's)")
    ] = None
    pay: Annotated[
        Line | None,
        Meta(description="counter: the one figure you ask for; acceptance: the pay agreed (else the case's)"),
    ] = None
    reason: Annotated[
        Line | None,
        Meta(description="counter, more_time: why, in one sentence (“It's what comparable roles pay here.”)"),
    ] = None
    question: Annotated[Line | None, Meta(description="question: what you'd like to know")] = None
    feedback: Annotated[
        bool, Meta(description="after_rejection: whether to ask what you could do better")
    ] = True


NOTHING: Final = Details()
KEYS: Final = Details.__struct_fields__
"""Their names."""

WANTED: Final = {
    "answer": N_("accept, propose or decline"),
    "times": N_("one time or more, as you'd say them"),
    "until": N_("the date by which you'd give your answer"),
    "decide_by": N_("the date by which the other offer must be answered"),
    "link": N_("where they find it"),
    "attached": N_("yes, if it's attached"),
    "remark": N_("a sentence of your own"),
    "references": N_("who they can ask: name, position, email or phone"),
    "title": N_("the title agreed"),
    "start": N_("the day you start"),
    "pay": N_("the figure"),
    "reason": N_("why, in one sentence"),
    "question": N_("what you'd like to know"),
    "feedback": N_("yes or no"),
}
"""What belongs there, for who left it out."""


def given(details: Details) -> list[str]:
    """The keys that were given."""
    return [key for key in KEYS if getattr(details, key) != getattr(NOTHING, key)]
