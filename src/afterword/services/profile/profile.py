"""Reads, saves and erases a person's profile."""

from zoneinfo import available_timezones

import msgspec

from afterword.core.errors import InputError, Phrase, did_you_mean
from afterword.messages.catalogue import translated
from afterword.ports import Profile
from afterword.services.context import Caller, NotFound, Services
from afterword.services.mail_accounts.accounts import forget_all_accounts
from afterword.services.planning.policies import KEYS, shipped_tables, with_overrides
from afterword.services.profile.quiet_hours import hours
from afterword.services.profile.schemas import (
    SURE,
    EraseRequest,
    PolicyNumber,
    ProfileRequest,
    SaveProfileRequest,
    SettingsOut,
    SettingsRequest,
)

_AT_MOST = {"name": 500, "email": 320, "phone": 100, "timezone": 100, "language": 20, "signature": 20_000}
"""Characters."""


def profile(services: Services, caller: Caller, request: ProfileRequest) -> Profile:
    """The caller's profile."""
    del request
    return services.profile(caller)


def save_profile(services: Services, caller: Caller, request: SaveProfileRequest) -> None:
    """Save the profile. Raises ``InputError`` naming the field that's wrong."""
    for name, most in _AT_MOST.items():
        text = getattr(request, name)
        if len(text) > most or "\0" in text:
            raise InputError(
                name,
                Phrase("{count} characters", count=f"{len(text):,}"),
                Phrase("at most {most}, each one that can be written", most=f"{most:,}"),
            )
    zone = request.timezone.strip()
    if zone and zone not in available_timezones():
        near = services.engine.near_zone(zone)
        wanted = Phrase("an IANA time zone such as 'America/Chicago'")
        raise InputError("timezone", repr(zone), did_you_mean(wanted, repr(near)) if near else wanted)
    hours(request.quiet.strip())
    policy = bytes(request.policy).decode() if bytes(request.policy) not in (b"", b"null") else ""
    if request.numbers is not None:
        policy = msgspec.json.encode({"base": "article", **_changed(request.numbers)}).decode()
    if policy:
        try:
            with_overrides(msgspec.json.decode(policy))
        except InputError as fault:
            raise fault.under("policy") from None
    if "@" not in request.email and request.email.strip():
        raise InputError("email", repr(request.email), "an address such as you@example.org")
    try:
        services.people.profile(caller.owner)
    except KeyError:
        raise NotFound from None
    services.people.save_profile(
        caller.owner,
        Profile(
            name=request.name.strip(),
            email=request.email.strip(),
            phone=request.phone.strip(),
            timezone=zone,
            language=request.language,
            signature=request.signature.strip(),
            policy=policy,
            quiet=request.quiet.strip(),
        ),
    )


def erase(services: Services, caller: Caller, request: EraseRequest) -> None:
    """Delete the caller and all their data."""
    if request.sure.strip().casefold() != SURE:
        raise InputError("sure", repr(request.sure), Phrase("the words {sure}", sure=repr(SURE)))
    forget_all_accounts(services, caller)
    services.people.erase(caller.owner)


def settings(services: Services, caller: Caller, request: SettingsRequest) -> SettingsOut:
    """What the caller's plans go by: their policy with every number, and when they can't call."""
    del request
    profile = services.profile(caller)
    policy = msgspec.json.decode(profile.policy) if profile.policy else "article"
    own = policy if isinstance(policy, dict) else {}
    table, quiet = shipped_tables()["article"], hours(profile.quiet)
    return SettingsOut(
        policy=policy if isinstance(policy, str) else "own",
        quiet=None if quiet is None else (f"{quiet[0]:%H:%M}", f"{quiet[1]:%H:%M}"),
        numbers=tuple(
            PolicyNumber(
                key,
                translated(table[key]["about"]),
                table[key]["claim"],
                _text(table[key]["value"]),
                _text(own.get(key, table[key]["value"])),
            )
            for key in KEYS
        ),
    )


def _text(value: object) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)


def _changed(typed: dict[str, str]) -> dict[str, object]:
    """What differs from the article's, each in the kind of value that the article's file has."""
    table = shipped_tables()["article"]
    found: dict[str, object] = {}
    for key, text in typed.items():
        shipped = table[key]["value"] if key in KEYS else None
        if not text or (shipped is not None and text == _text(shipped)):
            continue
        if isinstance(shipped, list):
            found[key] = [each.strip() for each in text.split(",") if each.strip()]
        elif isinstance(shipped, int) and text.isdecimal():
            found[key] = int(text)
        else:
            found[key] = text
    return found
