"""The debrief's form: one row for each thing that was noted, to keep, correct or leave out."""

from typing import Any, Final, cast

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as __

from afterword.core.case import Contact
from afterword.services.cases.schemas import Debrief, DebriefItem
from afterword.web.forms.fields import Area

KINDS: Final = (
    ("there", __("Someone who was there")),
    ("topic", __("Something you talked about")),
    ("concern", __("A doubt of theirs")),
    ("asked", __("A question they asked")),
    ("prepare", __("Something to prepare")),
    ("said", __("When they’ll answer")),
)
_NEW: Final = "new:"
_EMPTY_ROWS: Final = 3


class DebriefText(forms.Form):
    """What somebody typed, pasted, or had transcribed."""

    text = forms.CharField(
        max_length=200_000, label=__("Your notes, or a transcript"), widget=Area(8), required=False
    )


class _Row(forms.Form):
    keep = forms.BooleanField(label=__("Add this"), required=False)
    kind = forms.ChoiceField(label=__("What is it?"), choices=KINDS, required=False)
    text = forms.CharField(label=__("In your words"), max_length=20_000, widget=Area(2), required=False)
    who = forms.ChoiceField(label=__("Who?"), required=False)

    def __init__(self, people: list[tuple[str, str]], *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        cast("forms.ChoiceField", self.fields["who"]).choices = people


class DebriefRows:
    """The rows of the form: those that were found, then a few empty ones to type in."""

    def __init__(self, contacts: tuple[Contact, ...], found: Debrief | None = None, data: Any = None) -> None:
        items = found.items if found is not None else ()
        people = [("", _("nobody in particular")), *((each.id, each.name) for each in contacts)]
        named = {each.person for each in items if each.person and each.contact is None}
        if data is not None:
            sent = (data.get(f"row{n}-who", "") for n in range(self._count(data)))
            named |= {each.removeprefix(_NEW)[:500] for each in sent if each.startswith(_NEW)}
        people += [(_NEW + name, _("%(name)s (new)") % {"name": name}) for name in sorted(named)]
        count = self._count(data) if data is not None else len(items) + _EMPTY_ROWS
        self.rows = [_Row(people, data, prefix=f"row{n}", initial=_initial(items, n)) for n in range(count)]

    @staticmethod
    def _count(data: Any) -> int:
        written = data.get("rows", "")
        return min(int(written), 200) if written.isdecimal() and len(written) < 4 else 0  # noqa: PLR2004 - two hundred rows

    def is_valid(self) -> bool:
        """Whether every row makes sense."""
        valid = [row.is_valid() for row in self.rows]  # each of them: that's what reads it
        return all(valid)

    def items(self) -> tuple[DebriefItem, ...]:
        """What is to be added: rows that are ticked, or typed into an empty one."""
        kept = (row.cleaned_data for row in self.rows if row.cleaned_data["keep"])
        return tuple(_item(row) for row in kept if row["text"].strip())


def _initial(items: tuple[DebriefItem, ...], number: int) -> dict[str, Any]:
    if number >= len(items):
        return {"keep": True, "kind": "asked"}
    item = items[number]
    new = f"{_NEW}{item.person}" if item.person else ""
    return {"keep": True, "kind": item.kind, "text": item.text, "who": item.contact or new}


def _item(row: dict[str, Any]) -> DebriefItem:
    who, text = row["who"], row["text"].strip()
    person = who.removeprefix(_NEW) if who.startswith(_NEW) else ""
    contact = who if who and not person else None
    if row["kind"] == "there" and not who:
        person = text.partition(",")[0].partition("(")[0].strip()[:500]
    return DebriefItem(row["kind"] or "topic", text, contact, person)
