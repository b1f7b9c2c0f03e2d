"""The sentences in another language than English."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache, wraps
from gettext import GNUTranslations
from io import BytesIO
from pathlib import Path
from types import ModuleType
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from afterword.messages import actions, catalogue, chains, claims, dates, people, promise, refusals, titles
from afterword.messages.translations import LOCALES


@cache
def texts_of(file: Path) -> GNUTranslations:
    """The texts of a ``.po`` file."""
    compiled = BytesIO()
    with file.open("rb") as read:
        write_mo(compiled, read_po(read))
    compiled.seek(0)
    return GNUTranslations(compiled)


@contextmanager
def in_language(texts: GNUTranslations | None) -> Iterator[None]:
    """While it lasts, sentences are in this language."""
    token = catalogue.use(texts)
    try:
        yield
    finally:
        catalogue.leave(token)


class InGerman:
    """A module of sentences, each of its functions in German."""

    def __init__(self, module: ModuleType) -> None:
        self._module = module

    def __getattr__(self, name: str) -> Callable[..., Any]:
        function = getattr(self._module, name)

        @wraps(function)
        def in_german(*arguments: Any) -> Any:
            with in_language(texts_of(LOCALES / "de/LC_MESSAGES/afterword.po")):
                return function(*arguments)

        return in_german


de_actions = InGerman(actions)
de_chains = InGerman(chains)
de_claims = InGerman(claims)
de_dates = InGerman(dates)
de_people = InGerman(people)
de_promise = InGerman(promise)
de_refusals = InGerman(refusals)
de_titles = InGerman(titles)
