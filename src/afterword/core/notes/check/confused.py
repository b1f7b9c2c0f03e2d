"""Words taken for their neighbours, as spelling checkers let them pass: "you're time", "Thankyou"."""

from collections.abc import Iterator
from typing import Final

from afterword.core.notes.check.confused_words import OTHER_WORDS
from afterword.core.notes.check.confused_you import YOU_AND_THEY
from afterword.core.notes.check.note import Note
from afterword.core.notes.finding import ERROR, Finding
from afterword.core.text.text import Text

RULE: Final = "confused"

_MOST: Final = 20
_SLIPS: Final = YOU_AND_THEY | OTHER_WORDS
_LEADS: Final = frozenset(_SLIPS)


def confused(note: Note) -> Iterator[Finding]:
    """A slip that a spelling checker lets pass is the one that readers remember."""
    yield from _in(note, note.text)
    if note.subject is not None:
        for each in _in(note, note.subject):
            yield each._replace(part="subject")


def _in(note: Note, text: Text) -> Iterator[Finding]:
    leads = text.vocabulary & _LEADS
    if not leads:
        return
    facts: str | None = None
    count, taken = 0, set[int]()
    for lead in sorted(leads):
        for slip in _SLIPS[lead]:
            if slip.sign is not None and slip.sign.search(text.small) is None:
                continue
            for found in slip.regex.finditer(text.small):
                start, end = found.span()
                shown = text.plain[start:end]
                if any(at in taken for at in range(start, end)):
                    continue
                if facts is None:
                    facts = _facts(note)
                if found.group().strip() in facts and slip.severity != ERROR:
                    continue
                taken.update(range(start, end))
                right = found.expand(slip.right) if "\\g" in slip.right else slip.right
                end -= len(shown) - len(shown.rstrip())
                right = _in_case(right.rstrip(), shown.rstrip())
                yield Finding(
                    RULE, start, end, slip.severity, slip.reason, (shown.rstrip(), right), right, slip.safe
                )
                count += 1
                if count >= _MOST:
                    return


def _in_case(right: str, shown: str) -> str:
    """The right words in the case of what stands there, words that did not change as they were."""
    if shown.isupper() and len(shown) > 1:
        return right.upper()
    old, new = shown.split(" "), right.split(" ")
    if len(old) == len(new):
        new = [was if was.lower() == now.lower() else now for was, now in zip(old, new, strict=True)]
    else:
        lead = 0
        while lead < min(len(old), len(new)) and old[lead].lower() == new[lead].lower():
            new[lead] = old[lead]
            lead += 1
    put = " ".join(new)
    return put[0].upper() + put[1:] if shown[0].isupper() else put


def _facts(note: Note) -> str:
    case = note.about.case
    return " ".join((case.company.name, case.role, *note.about.highlights)).lower()
