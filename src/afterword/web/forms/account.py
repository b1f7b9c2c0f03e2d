"""Forms about a person: the first visit, settings, a second proof, and their mailbox."""

from typing import Any, Final

from django import forms
from django.conf import settings as configured
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.utils.translation import gettext_lazy as __

from afterword.web.forms.fields import Area, zones

_POLICIES: Final = (
    ("article", __("The article’s: one call, no second try")),
    ("modern", __("Modern: where recruiters today differ, with their reasons")),
    ("own", __("Your own numbers")),
)
_SECURITY: Final = (("tls", "TLS"), ("starttls", "STARTTLS"))


class Welcome(forms.Form):
    """Who somebody is, and where."""

    name = forms.CharField(max_length=500, label=gettext_lazy("Your name"), required=False)
    timezone = forms.ChoiceField(label=gettext_lazy("Your time zone"))

    def __init__(self, *args: object, **more: object) -> None:
        super().__init__(*args, **more)  # type: ignore[arg-type]
        choices = [("", ""), *((each, each.replace("_", " ")) for each in zones())]
        self.fields["timezone"].choices = choices  # type: ignore[attr-defined]
        self.fields["name"].widget.attrs["autocomplete"] = "name"


class Settings(forms.Form):
    """Everything but the policy's numbers, which have a table of their own."""

    name = forms.CharField(max_length=500, label=__("Your name"), required=False)
    email = forms.EmailField(label=__("Your email address"), required=False)
    phone = forms.CharField(max_length=100, label=__("Your phone number"), required=False)
    signature = forms.CharField(
        max_length=2_000, label=__("Email signature, below your name"), widget=Area(3), required=False
    )
    timezone = forms.ChoiceField(label=__("Your time zone"))
    language = forms.ChoiceField(label=__("Language"), required=False)
    quiet_from = forms.TimeField(label=__("Times you can’t call: from"), required=False)
    quiet_until = forms.TimeField(label=__("until"), required=False)
    policy = forms.ChoiceField(choices=_POLICIES, widget=forms.RadioSelect)

    def __init__(self, *args: Any, zone: str, **more: Any) -> None:
        super().__init__(*args, **more)
        names = zones() if not zone or zone in zones() else (*zones(), zone)
        self.fields["timezone"].choices = [(each, each.replace("_", " ")) for each in names]  # type: ignore[attr-defined]
        self.fields["language"].choices = [("", _("use the browser’s language")), *configured.LANGUAGES]  # type: ignore[attr-defined]
        for name, kind in (("phone", "tel"), ("quiet_from", "time"), ("quiet_until", "time")):
            self.fields[name].widget.input_type = kind
        for name in ("name", "email"):
            self.fields[name].widget.attrs["autocomplete"] = name


class Code(forms.Form):
    """What was in the mail."""

    code = forms.CharField(max_length=40, label=__("Code from the email"))

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["code"].widget.attrs.update({"autocomplete": "one-time-code", "autofocus": True})


class AddressForm(forms.Form):
    """Whose mailbox it is."""

    address = forms.EmailField(label=__("Your email address"), max_length=320)


class Entrance(forms.Form):
    """What lets Afterword in; servers only where none were found."""

    address = forms.EmailField(widget=forms.HiddenInput)
    password = forms.CharField(
        label=__("Password or app password"),
        widget=forms.PasswordInput(attrs={"autocomplete": "off"}),
        strip=False,
        max_length=1_000,
    )
    watch = forms.BooleanField(label=__("Watch the inbox for replies"), required=False, initial=True)
    user = forms.CharField(label=__("Username"), required=False, max_length=320)
    smtp = forms.CharField(label=__("Outgoing mail server (SMTP)"), required=False, max_length=255)
    smtp_port = forms.IntegerField(
        label=__("Port"), required=False, min_value=1, max_value=65_535, initial=465
    )
    smtp_security = forms.ChoiceField(label=__("Encryption"), choices=_SECURITY, required=False)
    imap = forms.CharField(label=__("Incoming mail server (IMAP)"), required=False, max_length=255)
    imap_port = forms.IntegerField(
        label=__("Port"), required=False, min_value=1, max_value=65_535, initial=993
    )
    imap_security = forms.ChoiceField(label=__("Encryption"), choices=_SECURITY, required=False)
