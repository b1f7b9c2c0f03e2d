"""The page for an upload that was refused, in the reader's language and with what to do."""

from typing import Final
from urllib.parse import quote

from django.http import HttpRequest, parse_cookie
from django.utils import translation
from django.utils.html import format_html
from django.utils.translation import gettext as _

from afterword.web.intake import LARGEST, RefusedError
from afterword.web.middleware import HEADERS
from afterword.web.templating import asset

_WAIT: Final = {"Retry-After": "60"}


def refusal(refused: RefusedError, headers: dict[str, str]) -> tuple[list[tuple[str, str]], bytes]:
    """Headers and body of the answer to a request with these headers (by WSGI's names).

    The language is the one chosen in this browser, which a cookie keeps, else the browser's: a session isn't
    looked up for a body that nobody read.
    """
    asking = HttpRequest()
    asking.META.update(headers)
    asking.COOKIES = parse_cookie(headers.get("HTTP_COOKIE", ""))
    with translation.override(translation.get_language_from_request(asking)):
        title, text = _words(refused.status)
        html = "text/html" in headers.get("HTTP_ACCEPT", "") and "HTTP_HX_REQUEST" not in headers
        body = _page(title, text) if html else f"{title}. {text}\n"
        kind = "text/html" if html else "text/plain"
        found = {
            **HEADERS, **_WAIT, "Content-Type": f"{kind}; charset=utf-8", "Cache-Control": "no-store",
            "Connection": "close", "Content-Language": translation.get_language() or "en",
            "Afterword-Alert": quote(f"{title}. {text}"),
        }  # fmt: skip
    return [(name.lower(), value) for name, value in found.items()], body.encode()


def _words(status: int) -> tuple[str, str]:
    if status == 408:  # noqa: PLR2004 - as HTTP counts
        return _("The upload took too long"), _(
            "Your file or form didn’t arrive in time, so nothing was saved. Go back and send it "
            "again, on a faster connection if you can."
        )
    if status == 413:  # noqa: PLR2004
        return _("That file is too large"), _(
            "You can send at most %(most)s MB at once. Nothing was saved. Go back and choose a "
            "smaller file, or send it in parts."
        ) % {"most": LARGEST // 1_000_000}
    if status == 503:  # noqa: PLR2004
        return _("Too many uploads"), _(
            "Too many files are being uploaded right now, so yours wasn’t saved. Go back and try "
            "again in a minute."
        )
    return _("The upload was cut off"), _(
        "The connection dropped before everything arrived, so nothing was saved. Go back and send it again."
    )


def _page(title: str, text: str) -> str:
    return format_html(
        '<!doctype html>\n<html lang="{}">\n<head><meta charset="utf-8"><title>{}</title>'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        '<link rel="stylesheet" href="{}"></head>\n<body><main id="main"><h1>{}</h1><p class="lead">{}</p>'
        '<p><a class="button" href="/">{}</a></p></main></body>\n</html>\n',
        translation.get_language() or "en", title, asset("app.css"), title, text, _("Go to Today"),
    )  # fmt: skip
