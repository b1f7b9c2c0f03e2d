"""Headers, decoded leniently: what is broken in one stays as it stands."""

import re
from email.errors import HeaderParseError
from email.header import decode_header
from typing import TYPE_CHECKING, Any, Final

from afterword.adapters.letters.charsets import decoded

if TYPE_CHECKING:
    from email.message import Message

_ID: Final = re.compile(r"<([^<>\s]{1,998})>")
_BARE_ID: Final = re.compile(r"^\s*([^<>\s@]{1,500}@[^<>\s@]{1,490})\s*$")


class Headers:
    """The headers of one mail or part, by name; of several with one name, the first."""

    def __init__(self, message: "Message[Any, Any]") -> None:
        # Gone through once: the library looks at all of them for each name that is asked for.
        self._values: Final[dict[str, Any]] = {}
        for name, value in message.items():
            self._values.setdefault(name.lower(), value)

    def __contains__(self, name: str) -> bool:
        return bool(self._values.get(name))

    def __getitem__(self, name: str) -> str:
        """A header's text, by its name in small letters; empty if there is none."""
        value = self._values.get(name)
        if value is None:
            return ""
        text = str(value)
        if "=?" not in text and text.isascii():
            return text
        try:
            pieces = decode_header(value)
        except (HeaderParseError, ValueError):
            return text
        return "".join(each if isinstance(each, str) else decoded(each, charset) for each, charset in pieces)

    def ids(self, name: str) -> tuple[str, ...]:
        """The Message-IDs in a header, without their angle brackets."""
        value = self[name]
        found = tuple(_ID.findall(value))
        if found:
            return found
        bare = _BARE_ID.match(value)
        return (bare.group(1),) if bare else ()
