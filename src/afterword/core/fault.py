"""What is wrong with an input: where, what was found, what was wanted."""


class Fault(ValueError):  # noqa: N818 - the word for an error of the input, as against one of ours
    """An input at fault. ``path`` names the field, as ``case.interviews[0].ended_at``."""

    def __init__(self, path: str, found: str, wanted: str) -> None:
        super().__init__(f"{path or 'input'}: found {found}, wanted {wanted}")
        self.path = path
        self.found = found
        self.wanted = wanted

    @property
    def message(self) -> str:
        """The sentence without the path."""
        return f"found {self.found}, wanted {self.wanted}"

    def under(self, prefix: str) -> "Fault":
        """The same fault, seen from a value that holds this one at ``prefix``."""
        return Fault(f"{prefix}.{self.path}" if self.path else prefix, self.found, self.wanted)
