"""How people and trackers head their columns, in English and German.

Spreadsheets of one's own, Google's and Excel's templates, and the exports of Teal, Huntr, Simplify,
JobSync, LinkedIn, Notion and Airtable. A header is compared without case, accents and punctuation.
"""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from afterword.services.transfer.importing.compiled_columns import COLUMNS
from afterword.services.transfer.importing.fields import Field

_DASHED: Final = re.compile(r"[^\w]+|_+")
_CAMEL: Final = re.compile(r"(?<=[a-z])(?=[A-Z])")
_NOISE: Final = re.compile(
    r"\((?:yyyy|dd|mm|tt|jj|m/d|d/m|date|y/n|yes/no|ja/nein|optional|required)[^)]*\)", re.IGNORECASE
)


@lru_cache(maxsize=4_096)
def normalised(header: str) -> str:
    """Words in lower case, without accents and punctuation: ``Date-Applied:`` becomes ``date applied``."""
    split = _CAMEL.sub(" ", _NOISE.sub(" ", header))
    plain = unicodedata.normalize("NFKD", split.replace("ß", "ss").casefold())
    letters = "".join(each for each in plain if not unicodedata.combining(each) and each not in "'’")
    return " ".join(_DASHED.sub(" ", letters).split())


_FIELDS: Final[dict[str, Field]] = {name: field for field, names in COLUMNS.items() for name in names}


def field_named(header: str) -> Field | None:
    """The field a header means; umlauts may be written ``ae``, ``oe``, ``ue``."""
    name = normalised(header)
    found = _FIELDS.get(name)
    if found is None and "e" in name:
        found = _FIELDS.get(name.replace("ae", "a").replace("oe", "o").replace("ue", "u"))
    return found


def rank(header: str) -> int:
    """A header's place among its field's names: of two columns, the one with the plainer name wins."""
    found = _RANKS.get(normalised(header))
    return len(_FIELDS) if found is None else found


_RANKS: Final = {name: at for at, name in enumerate(_FIELDS)}


def fields_named(headers: Iterable[str]) -> int:
    """How many of our fields these cells name, if they're headers."""
    return len({field for each in headers if len(each) < _LONGEST and (field := field_named(each))})


_LONGEST: Final = 80
