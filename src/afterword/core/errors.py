"""What is wrong with an input: where, what was found, what was expected."""

from typing import Self


class Phrase(str):
    """English words that know what they were made of, so that a surface can say them in another language.

    ``Phrase("one of {names}", names="a, b")`` is the text ``one of a, b``. Values are filled in as they are;
    a value that's a phrase itself is put into the reader's language, too.
    """

    __slots__ = ("template", "values")
    template: str
    values: dict[str, str]

    def __new__(cls, template: str, **values: object) -> Self:
        """The text of a template, with its values in their places."""
        shown = {name: value if isinstance(value, str) else str(value) for name, value in values.items()}
        made = super().__new__(cls, template.format(**shown))
        made.template, made.values = template, shown
        return made


def did_you_mean(expected: str, near: str) -> Phrase:
    """What's expected, and what was probably meant; ``near`` is quoted already."""
    given = (
        expected if isinstance(expected, Phrase) else Phrase(expected.replace("{", "{{").replace("}", "}}"))
    )
    return Phrase("{expected} (did you mean {near}?)", expected=given, near=near)


class InputError(ValueError):
    """An input error. ``path`` names the field, as ``case.interviews[0].ended_at``.

    ``found`` is what was there (``nothing``: the field is missing), ``expected`` what should be there.
    """

    def __init__(self, path: str, found: str, expected: str) -> None:
        if found == "nothing":
            super().__init__(f"{path or 'input'} is missing (expected {expected})")
        else:
            super().__init__(f"{path or 'input'}: found {found}, expected {expected}")
        self.path = path
        self.found = found
        self.expected = expected

    @property
    def message(self) -> str:
        """The sentence without the path."""
        if self.found == "nothing":
            return f"missing (expected {self.expected})"
        return f"found {self.found}, expected {self.expected}"

    def under(self, prefix: str) -> "InputError":
        """The same error, seen from a value that holds this one at ``prefix``."""
        return InputError(f"{prefix}.{self.path}" if self.path else prefix, self.found, self.expected)
