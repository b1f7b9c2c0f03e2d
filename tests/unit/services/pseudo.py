"""A made-up language: every text of the catalogue in ⟦accented letters⟧."""

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from babel.messages.pofile import read_po, write_po

from afterword.messages.translations import DOMAIN, LOCALES

CODE: Final = "eo"
"""Of a language that Django knows and that Afterword doesn't speak."""
_PLACE: Final = re.compile(r"(%\(\w+\)[sdr]|%[sr%]|\{\w*\}|<[^>]*>|&\w+;)")
_ACCENTED: Final = str.maketrans(
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ",
    "áƀćďéƒǵĥíĵķĺḿńóṕɋŕśťúṽẃẋýźÁƁĆĎÉƑǴĤÍĴĶĹḾŃÓṔɊŔŚŤÚṼẂẊÝŹ",
)


def accented(text: str) -> str:
    """``Thank {whom}`` as ``⟦Ťĥáńķ {whom}⟧``."""
    parts = _PLACE.split(text)
    return "⟦" + "".join(p if place % 2 else p.translate(_ACCENTED) for place, p in enumerate(parts)) + "⟧"


def write_pseudo(locales: Path) -> Path:
    """Write the language into a folder of locales; its file."""
    with (LOCALES / f"de/LC_MESSAGES/{DOMAIN}.po").open("rb") as read:
        catalog = read_po(read, locale="de")
    for message in catalog:
        if message.id:
            message.string = (
                tuple(accented(each) for each in message.id)
                if isinstance(message.id, tuple)
                else accented(message.id)
            )
    file = locales / CODE / "LC_MESSAGES" / f"{DOMAIN}.po"
    file.parent.mkdir(parents=True)
    with file.open("wb") as write:
        write_po(write, catalog)
    return file


def untranslated(text: str, names: Iterable[str]) -> list[str]:
    """The words with plain letters that are no name: they came from outside the catalogue."""
    for name in sorted(names, key=len, reverse=True):
        text = text.replace(name, "")
    text = re.sub(r"\b[A-Z]\w+/[\w/]+|\bUTC\b", "", text)  # a zone's name
    return re.findall(r"[A-Za-z]{2,}", text)
