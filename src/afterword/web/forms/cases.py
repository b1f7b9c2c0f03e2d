"""Forms about a case: an interview to note, what is known of a company and its people, what happened."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as __

from afterword.core.timeline import EventKind
from afterword.services.context import Opened
from afterword.web.event_labels import acts, meanings, outcomes, purposes
from afterword.web.forms.fields import Area, LongChoice, MomentField, known_countries, known_zones

PARTS = (
    ("hiring_manager", __("the hiring manager")),
    ("interviewer", __("an interviewer")),
    ("recruiter", __("a recruiter")),
    ("agency", __("an agency recruiter")),
    ("coordinator", __("the organizer")),
    ("other", __("someone else")),
)
STYLES = (("unknown", __("can’t tell")), ("traditional", __("traditional")), ("modern", __("modern")))
PREFERS = (("phone", __("Phone")), ("email", __("Email")), ("unknown", __("Couldn’t tell")))


class Capture(forms.Form):
    """What to note right after an interview, and what can come later."""

    company = forms.CharField(max_length=500, label=__("Company"), required=False)
    role = forms.CharField(max_length=500, label=__("Role"), required=False)
    who = forms.CharField(max_length=500, label=__("Who did you speak with?"), required=False)
    ended_at = MomentField(label=__("When did it end?"), required=False)
    prefers = forms.ChoiceField(choices=PREFERS, widget=forms.RadioSelect, initial="unknown", required=False)
    said = forms.CharField(max_length=2_000, label=__("When they said you’ll hear from them"), required=False)
    by = forms.DateField(required=False, label=__("by which date"))
    left_open = forms.CharField(
        max_length=2_000, label=__("One thing left open"), widget=Area(2), required=False
    )
    answer = forms.CharField(
        max_length=4_000, label=__("How you’d answer it now"), widget=Area(2), required=False
    )
    discussed = forms.CharField(max_length=2_000, label=__("One thing you talked about"), required=False)
    part = forms.ChoiceField(choices=PARTS, label=__("Their role"), required=False)
    email = forms.EmailField(label=__("Their email"), required=False)
    phone = forms.CharField(max_length=100, label=__("Their phone"), required=False)
    style = forms.ChoiceField(choices=STYLES, label=__("Traditional or modern?"), required=False)
    address = forms.CharField(max_length=2_000, label=__("Postal address"), widget=Area(2), required=False)
    timezone = LongChoice(known_zones, label=__("Time zone"), required=False)
    country = LongChoice(known_countries, label=__("Country"), required=False)
    channel = forms.ChoiceField(
        choices=(("", __("not said")), ("phone", __("by phone")), ("email", __("by email"))),
        label=__("When they’ll answer"), required=False,
    )  # fmt: skip
    starts_at = MomentField(label=__("Still to come"), required=False)
    via = forms.CharField(max_length=500, label=__("Through a recruiter"), required=False)
    others = forms.CharField(max_length=4_000, label=__("Who else was there"), widget=Area(2), required=False)
    no_answer = forms.BooleanField(label=__("I asked, but they wouldn’t say when"), required=False)

    def __init__(self, *args: Any, zone: str, **more: Any) -> None:
        super().__init__(*args, **more)
        for name in ("ended_at", "starts_at"):
            field = self.fields[name]
            assert isinstance(field, MomentField)
            field.zone = zone
        self.fields["phone"].widget.input_type = "tel"
        for name in ("company", "role", "who", "said"):
            self.fields[name].widget.attrs["autocomplete"] = "off"


class Versioned(forms.Form):
    """The version the form was opened with, so nobody's later change is overwritten."""

    version = forms.IntegerField(widget=forms.HiddenInput)

    def zones(self, *names: str) -> None:
        """Offer the known zones in these fields, and the one that is there."""
        for name in names:
            choices = known_zones()
            now = self.initial.get(name)
            if now and now not in dict(choices):
                choices.append((now, now))
            self.fields[name].choices = choices  # type: ignore[attr-defined]


class CompanyForm(Versioned):
    """The company and the role."""

    name = forms.CharField(max_length=500, label=__("Company"))
    role = forms.CharField(max_length=500, label=__("Role"), required=False)
    country = LongChoice(known_countries, label=__("Country"), required=False)
    region = forms.CharField(
        max_length=3, label=__("State or region"), required=False, help_text=__("The state’s code: IL, BY.")
    )
    timezone = LongChoice(known_zones, label=__("Time zone"), required=False)
    phone = forms.CharField(max_length=100, label=__("Switchboard"), required=False)
    email = forms.EmailField(label=__("Email"), required=False)
    address = forms.CharField(max_length=2_000, label=__("Postal address"), widget=Area(3), required=False)
    via = forms.ChoiceField(label=__("Through a recruiter"), required=False)

    def __init__(self, opened: Opened, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.zones("timezone")
        people = [(each.id, each.name) for each in opened.case.contacts]
        self.fields["via"].choices = [("", _("nobody")), *people]  # type: ignore[attr-defined]


class Somebody(Versioned):
    """A contact."""

    name = forms.CharField(max_length=500, label=__("Name"))
    title = forms.CharField(
        max_length=100, label=__("Job title"), required=False, help_text=__("How to address them: Dr, Prof.")
    )
    part = forms.ChoiceField(choices=(("", __("not known")), *PARTS), required=False, label=__("Their role"))
    email = forms.EmailField(label=__("Email"), required=False)
    phone = forms.CharField(max_length=100, label=__("Phone"), required=False)
    prefers = forms.ChoiceField(choices=PREFERS, label=__("Do they prefer phone or email?"))
    style = forms.ChoiceField(choices=STYLES, label=__("Traditional or modern?"))
    timezone = LongChoice(known_zones, label=__("Time zone, if different from the company’s"), required=False)
    address = forms.CharField(max_length=2_000, label=__("Postal address"), widget=Area(3), required=False)

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.zones("timezone")


class Learned(Versioned):
    """What was said at an interview."""

    ended_at = MomentField(label=__("When did it end?"), required=False)
    said = forms.CharField(max_length=2_000, label=__("When they said you’ll hear from them"), required=False)
    by = forms.DateField(label=__("by which date"), required=False)
    channel = forms.ChoiceField(
        choices=(("", __("not said")), ("phone", __("by phone")), ("email", __("by email"))),
        label=__("When they’ll answer"), required=False,
    )  # fmt: skip
    no_answer = forms.BooleanField(label=__("I asked, but they wouldn’t say when"), required=False)
    left_open = forms.CharField(
        max_length=2_000, label=__("One thing left open"), widget=Area(2), required=False
    )
    answer = forms.CharField(
        max_length=4_000, label=__("How you’d answer it now"), widget=Area(2), required=False
    )
    discussed = forms.CharField(
        max_length=4_000, label=__("What you talked about, one per line"), widget=Area(3), required=False
    )

    def __init__(self, zone: str, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        moment = self.fields["ended_at"]
        assert isinstance(moment, MomentField)
        moment.zone = zone
        self.fields["by"].widget.input_type = "date"


class RecordForm(forms.Form):
    """When it was, and what belongs to its kind."""

    at = MomentField(label=__("When?"))
    contact = forms.ChoiceField(label=__("Who?"))
    channel = forms.ChoiceField(
        label=__("How?"),
        choices=(
            ("email", __("by email")), ("phone", __("by phone")), ("letter", __("by letter")),
            ("in_person", __("in person")), ("other", __("otherwise")),
        ),
    )  # fmt: skip
    meaning = forms.ChoiceField(label=__("What did they say?"))
    way = forms.ChoiceField(
        label=__("How?"), choices=(("email", __("by email")), ("handwritten", __("by hand")))
    )
    purpose = forms.ChoiceField(label=__("What was it about?"))
    outcome = forms.ChoiceField(label=__("How did it go?"))
    act = forms.ChoiceField(label=__("What did they ask for?"))
    reply_by = forms.DateField(label=__("They gave a new date for their answer"), required=False)
    decide_by = forms.DateField(label=__("They want my answer by"), required=False)
    call_again_on = forms.DateField(label=__("On this day"), required=False)
    call_again_at = MomentField(label=__("At this time (your clock)"), required=False)
    until = forms.DateField(label=__("Until when?"), required=False)
    because = forms.CharField(
        label=__("Why was it the right call?"), max_length=2_000, widget=Area(2), required=False
    )

    def __init__(self, kind: EventKind, opened: Opened, zone: str, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        wanted = {*kind.fields, "at", "because"}
        for name in list(self.fields):
            field = self.fields[name]
            if name not in wanted:
                del self.fields[name]
            elif isinstance(field, MomentField):
                field.zone = zone
            elif isinstance(field, forms.DateField):
                field.widget.input_type = "date"
        tables = {"meaning": meanings(), "purpose": purposes(), "outcome": outcomes(), "act": acts()}
        for name in tables.keys() & self.fields.keys():
            self.fields[name].choices = list(tables[name].items())  # type: ignore[attr-defined]
        if "contact" in self.fields:
            people = [(contact.id, contact.name) for contact in opened.case.contacts]
            if not kind.about_somebody:
                people.append(("", _("nobody in particular")))
                self.fields["contact"].required = False
            self.fields["contact"].choices = people  # type: ignore[attr-defined]
