"""What a person says of themselves, and forgetting it."""

from zoneinfo import available_timezones

import msgspec

from afterword.app.ledger.books import Books, NotFound
from afterword.app.ledger.caller import Caller
from afterword.app.ledger.quiet import hours
from afterword.app.ledger.requests import EraseRequest, ProfileRequest, SaveProfileRequest
from afterword.app.policies import with_overrides
from afterword.app.post.accounts import forget_all
from afterword.core.fault import Fault
from afterword.ports import Profile

SURE = "delete everything"
_AT_MOST = {"name": 500, "email": 320, "phone": 100, "timezone": 100, "language": 20, "signature": 20_000}
"""Characters."""


def profile(books: Books, caller: Caller, request: ProfileRequest) -> Profile:
    """What the caller said of themselves."""
    del request
    return books.profile(caller)


def save_profile(books: Books, caller: Caller, request: SaveProfileRequest) -> None:
    """Keep it; ``Fault`` names the field that makes no sense."""
    for name, most in _AT_MOST.items():
        text = getattr(request, name)
        if len(text) > most or "\0" in text:
            raise Fault(name, f"{len(text):,} characters", f"at most {most:,}, each one that can be written")
    zone = request.timezone.strip()
    if zone and zone not in available_timezones():
        near = books.desk.near_zone(zone)
        meant = f" (did you mean {near!r}?)" if near else ""
        raise Fault("timezone", repr(zone), f"an IANA time zone such as 'America/Chicago'{meant}")
    hours(request.quiet.strip())
    policy = bytes(request.policy).decode() if bytes(request.policy) not in (b"", b"null") else ""
    if policy:
        try:
            with_overrides(msgspec.json.decode(policy))
        except Fault as fault:
            raise fault.under("policy") from None
    if "@" not in request.email and request.email.strip():
        raise Fault("email", repr(request.email), "an address such as you@example.org")
    try:
        books.people.profile(caller.owner)
    except KeyError:
        raise NotFound from None
    books.people.save_profile(
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


def erase(books: Books, caller: Caller, request: EraseRequest) -> None:
    """Forget the caller and everything of theirs."""
    if request.sure.strip().casefold() != SURE:
        raise Fault("sure", repr(request.sure), f"the words {SURE!r}")
    forget_all(books, caller)
    books.people.erase(caller.owner)
