"""The words of plans in the reader's language."""

from types import ModuleType
from typing import NamedTuple

from django.utils.translation import get_language

from afterword.app.wording import actions, chains, claims, post, refusals, titles


class Voice(NamedTuple):
    """The modules of words: sentences, refusals, chains of reasons, claims, headlines, and mail."""

    actions: ModuleType
    refusals: ModuleType
    chains: ModuleType
    claims: ModuleType
    titles: ModuleType
    post: ModuleType


_ENGLISH = Voice(actions, refusals, chains, claims, titles, post)


def voice() -> Voice:
    """The language in force; English where there is no other."""
    if (get_language() or "").startswith("de"):
        from afterword.app.wording_de import actions as de_actions  # noqa: PLC0415
        from afterword.app.wording_de import chains as de_chains  # noqa: PLC0415
        from afterword.app.wording_de import claims as de_claims  # noqa: PLC0415
        from afterword.app.wording_de import post as de_post  # noqa: PLC0415
        from afterword.app.wording_de import refusals as de_refusals  # noqa: PLC0415
        from afterword.app.wording_de import titles as de_titles  # noqa: PLC0415

        return Voice(de_actions, de_refusals, de_chains, de_claims, de_titles, de_post)
    return _ENGLISH
