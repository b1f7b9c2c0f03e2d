"""The catalogue in force: English sentences are the keys, a translation is looked up by them.

Nothing is in force at the start, and each text is itself then: a plan in English reads no file and imports
no ``gettext``. A surface that knows its reader's language puts one in force with ``use`` or ``in_language``,
for its own thread or task only. Arguments are named and filled in afterwards, by ``str.format``, so that a
translation can put them where its grammar wants them.
"""

from contextvars import ContextVar, Token
from typing import Final, Protocol

from afterword.core.errors import InputError, Phrase


class Translations(Protocol):
    """The texts of one language; ``gettext.GNUTranslations`` is one."""

    def gettext(self, message: str, /) -> str:
        """The translation of a text, or the text."""

    def ngettext(self, one: str, many: str, count: int, /) -> str:
        """The translation in the form that ``count`` takes."""

    def pgettext(self, context: str, message: str, /) -> str:
        """The translation of a text as it's used in a context."""

    def npgettext(self, context: str, one: str, many: str, count: int, /) -> str:
        """The translation in a context, in the form that ``count`` takes."""


_in_force: Final[ContextVar[Translations | None]] = ContextVar("catalogue", default=None)


def use(translations: Translations | None) -> Token[Translations | None]:
    """Put a language in force for this thread or task, ``None`` for English; ``leave`` takes what this returns."""
    return _in_force.set(translations)


def leave(token: Token[Translations | None]) -> None:
    """Go back to the language that was in force before ``use``."""
    _in_force.reset(token)


def is_english() -> bool:
    """Whether every text is itself."""
    return _in_force.get() is None


def gettext(message: str) -> str:
    """The text in the language in force."""
    found = _in_force.get()
    return message if found is None else found.gettext(message)


def ngettext(one: str, many: str, count: int) -> str:
    """The form for ``count``, in the language in force."""
    found = _in_force.get()
    if found is None:
        return one if count == 1 else many
    return found.ngettext(one, many, count)


def pgettext(context: str, message: str) -> str:
    """The text as it's used in a context, in the language in force."""
    found = _in_force.get()
    return message if found is None else found.pgettext(context, message)


def npgettext(context: str, one: str, many: str, count: int) -> str:
    """The form for ``count`` as it's used in a context, in the language in force."""
    found = _in_force.get()
    if found is None:
        return one if count == 1 else many
    return found.npgettext(context, one, many, count)


def N_(message: str) -> str:  # noqa: N802 - what every tool of gettext looks for
    """Mark a text of a table for translation; it's looked up where it's used."""
    return message


def NP_(context: str, message: str) -> str:  # noqa: N802 - the tools read the context
    """The same for a text that's looked up in a context."""
    return message


def translated(text: str) -> str:
    """A text of ours, or a ``Phrase``, in the language in force; what's in no catalogue stays as it is."""
    if _in_force.get() is None or not text:
        return str(text)
    if isinstance(text, Phrase):
        values = {
            name: translated(each) if isinstance(each, Phrase) else each for name, each in text.values.items()
        }
        return gettext(text.template).format(**values)
    return gettext(text)


def fault_words(fault: InputError) -> str:
    """What was found and what's expected, in the language in force; without the field."""
    found, expected = translated(fault.found), translated(fault.expected)
    if fault.found == "nothing":
        return gettext("missing (expected {expected})").format(expected=expected)
    return gettext("found {found}, expected {expected}").format(found=found, expected=expected)


def fault_line(fault: InputError) -> str:
    """The same with the field's name in front, if it's about one."""
    if fault.path and fault.found == "nothing":
        return gettext("{field} is missing (expected {expected})").format(
            field=translated(fault.path), expected=translated(fault.expected)
        )
    return f"{translated(fault.path)}: {fault_words(fault)}" if fault.path else fault_words(fault)
