"""The reader's language, and the sentences in it."""

from types import ModuleType
from typing import Any, NamedTuple

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language_from_request, get_supported_language_variant

from afterword.messages import actions, chains, claims, problems, refusals, titles


class Voice(NamedTuple):
    """The modules with texts: sentences, refusals, reasons, claims, titles, problems."""

    actions: ModuleType
    refusals: ModuleType
    chains: ModuleType
    claims: ModuleType
    titles: ModuleType
    problems: ModuleType


_VOICE = Voice(actions, refusals, chains, claims, titles, problems)


def catalogue() -> Voice:
    """The sentences; the middleware has activated the reader's language."""
    return _VOICE


# The reader's language.

_CHOSEN = "language"


def remember_language(request: HttpRequest, language: str) -> None:
    """Use a person's language from the next page on; the browser's if they chose none we have."""
    try:
        request.session[_CHOSEN] = get_supported_language_variant(language)
    except LookupError:
        request.session[_CHOSEN] = None


def on_sign_in(request: HttpRequest, user: Any, **_: object) -> None:
    """When a session starts, show the language that person chose, in any browser."""
    remember_language(request, user.language)


def language_of(request: HttpRequest) -> str:
    """The session's language, then the last one chosen in this browser, then the browser's own."""
    if _CHOSEN not in request.session:
        return get_language_from_request(request)
    without_cookie = HttpRequest()
    without_cookie.META = request.META
    return request.session[_CHOSEN] or get_language_from_request(without_cookie)


def keep_language(request: HttpRequest, response: HttpResponse) -> None:
    """Copy the session's language to a cookie, for pages before sign-in and answers without a session."""
    if _CHOSEN not in request.session:
        return
    name, chosen = settings.LANGUAGE_COOKIE_NAME, request.session[_CHOSEN]
    if not chosen:
        if name in request.COOKIES:
            response.delete_cookie(name, samesite=settings.LANGUAGE_COOKIE_SAMESITE)
    elif request.COOKIES.get(name) != chosen:
        response.set_cookie(
            name,
            chosen,
            max_age=settings.LANGUAGE_COOKIE_AGE,
            secure=settings.LANGUAGE_COOKIE_SECURE,
            httponly=True,
            samesite=settings.LANGUAGE_COOKIE_SAMESITE,
        )
