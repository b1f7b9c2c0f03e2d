"""Requests and results of the profile operations."""

from typing import Annotated, Final

import msgspec
from msgspec import Meta, Struct

from afterword.core.case import Name, Text
from afterword.services.request import Request, Short


class ProfileRequest(Request, frozen=True):
    """The caller's profile."""


class SaveProfileRequest(Request, frozen=True):
    """Save the caller's profile. ``policy`` is the name of a shipped policy, or overrides.

    ``numbers`` takes the place of overrides: the policy's numbers as somebody typed them. Those that are
    empty follow the article, and only those that differ from it are kept.
    """

    name: Name = ""
    email: Short = ""
    phone: Annotated[str, Meta(max_length=100)] = ""
    timezone: Annotated[str, Meta(max_length=100)] = ""
    language: Annotated[str, Meta(max_length=20)] = ""
    signature: Text = ""
    policy: msgspec.Raw = msgspec.field(default_factory=msgspec.Raw)
    numbers: dict[str, Short] | None = None
    quiet: Annotated[str, Meta(max_length=20)] = ""


class SettingsRequest(Request, frozen=True):
    """What the caller's plans go by."""


class PolicyNumber(Struct, frozen=True):
    """One of the policy's numbers, as shipped and as the person has it, with the claim that it serves."""

    key: str
    about: str
    claim: str
    shipped: str
    value: str


class SettingsOut(Struct, frozen=True):
    """What a person's plans go by: ``policy`` is a shipped policy's name, or ``own``.

    ``quiet`` is from when until when they can't call, in hours and minutes.
    """

    policy: str
    quiet: tuple[str, str] | None
    numbers: tuple[PolicyNumber, ...]


SURE: Final = "delete everything"
"""What ``erase`` asks for."""


class EraseRequest(Request, frozen=True):
    """Delete all the caller's data. ``sure`` must be ``delete everything``."""

    sure: str


class ProfileOut(Struct, frozen=True):
    """A profile, in the form ``save_profile`` takes; ``policy`` is JSON, or empty."""

    name: str
    email: str
    phone: str
    timezone: str
    language: str
    signature: str
    policy: str
    quiet: str
