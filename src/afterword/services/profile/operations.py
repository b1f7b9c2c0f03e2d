"""The operations on a caller's profile."""

from typing import Any, Final

from afterword.ports import Profile
from afterword.services.operation import Done, Operation, as_it_is, done
from afterword.services.profile import profile as person
from afterword.services.profile.schemas import (
    EraseRequest,
    ProfileOut,
    ProfileRequest,
    SaveProfileRequest,
    SettingsOut,
    SettingsRequest,
)


def _profile(found: Profile) -> ProfileOut:
    # In the form it can be saved again, without the zone used until they set one.
    return ProfileOut(**{name: value for name, value in found._asdict().items() if name != "home"})


profile: Final = Operation(
    "profile", "read", "What you've told Afterword about yourself.",
    ProfileRequest, ProfileOut, person.profile, _profile,
)  # fmt: skip
save_profile: Final = Operation(
    "save_profile", "write", "Save your name, time zone, signature and preferences.",
    SaveProfileRequest, Done, person.save_profile, done,
)  # fmt: skip
settings: Final = Operation(
    "settings", "read", "What your plans go by: the policy with every number, and your quiet hours.",
    SettingsRequest, SettingsOut, person.settings, as_it_is,
)  # fmt: skip
erase: Final = Operation(
    "erase", "write", "Delete everything of yours.", EraseRequest, Done, person.erase, done
)

OPERATIONS: Final[tuple[Operation[Any, Any, Any], ...]] = (profile, save_profile, settings, erase)
