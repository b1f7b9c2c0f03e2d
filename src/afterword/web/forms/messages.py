"""Forms about a message of theirs: pasted, and what it means."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as __

from afterword.services.context import Opened
from afterword.web.event_labels import readings
from afterword.web.forms.fields import Area


class Paste(forms.Form):
    """A mail, as words or as a file."""

    words = forms.CharField(
        label=__("Paste their message"),
        widget=Area(8),
        required=False,
        max_length=500_000,
        help_text=__("The full message works best, with its date and sender. Just the text is fine too."),
    )
    file = forms.FileField(label=__("Or choose or drop the message file (.eml)"), required=False)
    case = forms.ChoiceField(label=__("Which case is it about?"), required=False)

    def __init__(self, choices: Sequence[tuple[str, str]], *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["case"].choices = list(choices)  # type: ignore[attr-defined]
        if not choices:
            del self.fields["case"]

    def clean(self) -> dict[str, Any]:
        """One of the two must be there."""
        found = super().clean() or {}
        if not (found.get("words") or "").strip() and not found.get("file") and not self.errors:
            self.add_error("words", _("Paste their message, or choose the message file."))
        return found


class MeaningForm(forms.Form):
    """What a message means, as its reader says."""

    meaning = forms.ChoiceField(label=__("What does it say?"), widget=forms.RadioSelect)
    contact = forms.ChoiceField(label=__("Who is it from?"), required=False)
    reply_by = forms.DateField(label=__("They gave a new date for their answer"), required=False)
    decide_by = forms.DateField(label=__("They want my answer by"), required=False)
    until = forms.DateField(label=__("Away until"), required=False)

    def __init__(self, opened: Opened, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["meaning"].choices = list(readings().items())  # type: ignore[attr-defined]
        people = [(each.id, each.name) for each in opened.case.contacts]
        self.fields["contact"].choices = [*people, ("", _("nobody in particular"))]  # type: ignore[attr-defined]
        for name in ("reply_by", "decide_by", "until"):
            self.fields[name].widget.input_type = "date"
