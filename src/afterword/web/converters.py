"""Path parts that Django's own converters don't support."""

from urllib.parse import unquote


class IdConverter:
    """An id chosen by a person or an import: any text, including slashes, in one part of the path."""

    regex = "[^/]+"

    def to_python(self, value: str) -> str:
        """The id. The server unquotes the path once; anything still quoted was quoted by ``to_url``."""
        return unquote(value)

    def to_url(self, value: str) -> str:
        """The id without slashes; ``reverse`` quotes the rest."""
        return value.replace("%", "%25").replace("/", "%2F")
