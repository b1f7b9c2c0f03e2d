"""What every request goes through."""

from collections.abc import Callable
from http import HTTPStatus
from typing import Any, Final

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation

from afterword.app.ledger.books import NotFound
from afterword.core.fault import Fault
from afterword.ports import ChangedMeanwhile

Answer = Callable[[HttpRequest], HttpResponse]

CSP: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; manifest-src 'self'; worker-src 'self'; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types afterword 'allow-duplicates'"
)
HEADERS: Final = {
    "Content-Security-Policy": CSP,
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
}
"""Of files too, which may be kept by whoever passes them on: pages may not."""


def headers(get_response: Answer) -> Answer:
    """Headers that every answer carries."""

    def handle(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        for name, value in {**HEADERS, "Cache-Control": "no-store"}.items():
            response.headers.setdefault(name, value)
        if request.is_secure():
            response.headers.setdefault("Strict-Transport-Security", "max-age=31536000")
        return response

    return handle


def host(get_response: Answer) -> Answer:
    """A Host that is not ours is refused, whatever the page; what refuses it carries the headers too."""

    def handle(request: HttpRequest) -> HttpResponse:
        request.get_host()
        return get_response(request)

    return handle


def language(get_response: Answer) -> Answer:
    """The person's own language, which the session keeps, else their browser's."""

    def handle(request: HttpRequest) -> HttpResponse:
        chosen = request.session.get("language") or translation.get_language_from_request(request)
        with translation.override(chosen):
            response = get_response(request)
        response.headers.setdefault("Content-Language", chosen)
        return response

    return handle


def accounts(get_response: Answer) -> Answer:
    """The account library, loaded by pages under ``/accounts/`` only; never where nobody signs in."""
    inner: Any = None

    def handle(request: HttpRequest) -> HttpResponse:
        nonlocal inner
        if not request.path_info.startswith("/accounts/") or settings.AFTERWORD_LOCAL:
            return get_response(request)
        if inner is None:
            from allauth.account.middleware import AccountMiddleware  # noqa: PLC0415

            inner = AccountMiddleware(get_response)
        request.urlconf = "afterword.surfaces.web.urls_accounts"
        return inner(request)  # type: ignore[no-any-return]

    def process_exception(request: HttpRequest, exception: Exception) -> Any:
        return inner.process_exception(request, exception) if inner is not None else None

    handle.process_exception = process_exception  # type: ignore[attr-defined]
    return handle


def faults(get_response: Answer) -> Answer:
    """What operations raise, as pages with a way on."""

    def handle(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if response.status_code == HTTPStatus.METHOD_NOT_ALLOWED and request.method == "GET":
            from afterword.surfaces.web.pages import errors  # noqa: PLC0415

            page = errors.wrong_way(request)
            page.headers["Allow"] = response.headers["Allow"]
            return page
        return response

    def process_exception(request: HttpRequest, exception: Exception) -> HttpResponse | None:
        from afterword.surfaces.web.pages import errors  # noqa: PLC0415

        if isinstance(exception, NotFound):
            return errors.not_found(request)
        if isinstance(exception, ChangedMeanwhile):
            return errors.changed_meanwhile(request)
        if isinstance(exception, Fault):
            return errors.at_fault(request, exception)
        return None

    handle.process_exception = process_exception  # type: ignore[attr-defined]
    return handle
