"""Static files under names made from their content, and middleware."""

import gzip
import os
from collections.abc import Callable
from hashlib import blake2b
from http import HTTPStatus
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final

from django.conf import settings
from django.core.exceptions import DisallowedHost
from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.utils.translation import gettext as _

from afterword import bootstrap
from afterword.core.errors import InputError
from afterword.messages import catalogue
from afterword.messages.translations import load
from afterword.services.registry import ConflictError, NotFound, UnreadableCaseError
from afterword.web.language import keep_language, language_of

HERE: Final = Path(__file__).parent / "static"
_HTMX: Final = "static/django_htmx/htmx-4.min.js"


def sources() -> dict[str, Path]:
    """Our own files, and htmx from its package."""
    found = find_spec("django_htmx")
    assert found is not None
    assert found.submodule_search_locations is not None
    own = {file.name: file for file in sorted(HERE.iterdir()) if file.is_file()}
    return {**own, "htmx.js": Path(found.submodule_search_locations[0]) / _HTMX}


def packed(folder: Path) -> dict[str, str]:
    """Write the files to a folder unless they're there, compressed too; return their names."""
    folder.mkdir(parents=True, exist_ok=True)
    names: dict[str, str] = {}
    for name, source in sources().items():
        data = source.read_bytes()
        stem, _, suffix = name.rpartition(".")
        names[name] = f"{stem}.{blake2b(data, digest_size=6).hexdigest()}.{suffix}"
        target = folder / names[name]
        if not target.exists():
            # All or nothing: another process may be reading.
            _put(folder / f"{names[name]}.gz", gzip.compress(data, 9, mtime=0))
            _put(target, data)
    return names


def _put(target: Path, data: bytes) -> None:
    half = target.with_name(f"{target.name}.{os.getpid()}.half")
    half.write_bytes(data)
    half.replace(target)


# Middleware for every request.

Answer = Callable[[HttpRequest], HttpResponse]

HEALTH: Final = "/healthz"
_PROVEN: Final = ("/accounts/email/", "/accounts/password/set/", "/accounts/2fa/")
"""Pages where a stolen cookie could set up exactly what a second proof asks for."""

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
"""Files may be cached by anybody; pages may not."""


def headers(get_response: Answer) -> Answer:
    """Headers for every response."""

    def handle(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        for name, value in {**HEADERS, "Cache-Control": "no-store"}.items():
            response.headers.setdefault(name, value)
        if request.is_secure():
            response.headers.setdefault("Strict-Transport-Security", "max-age=31536000")
        return response

    return handle


def host(get_response: Answer) -> Answer:
    """Refuse a Host that isn't ours on every page, in one plain sentence and without a line in the log.

    The health check answers under any name: what watches it asks by IP address, and it reveals nothing.
    """

    def handle(request: HttpRequest) -> HttpResponse:
        if request.path_info == HEALTH and request.method in ("GET", "HEAD"):
            return get_response(request)
        try:
            request.get_host()
        except DisallowedHost:
            with translation.override(translation.get_language_from_request(request)):
                text = _("Afterword isn’t available at this address. Use the one shown when it started.")
            return HttpResponse(text, status=400, content_type="text/plain; charset=utf-8")
        return get_response(request)

    return handle


def language(get_response: Answer) -> Answer:
    """The person's own language from session or cookie, or the browser's."""

    def handle(request: HttpRequest) -> HttpResponse:
        chosen = language_of(request)
        token = catalogue.use(load(chosen, Path(settings.LOCALE_PATHS[0])))
        try:
            with translation.override(chosen):
                response = get_response(request)
        finally:
            catalogue.leave(token)
        response.headers.setdefault("Content-Language", chosen)
        keep_language(request, response)
        return response

    return handle


def as_of(get_response: Answer) -> Answer:
    """While another moment is shown nothing is recorded: only signing in and out are allowed as forms."""

    def handle(request: HttpRequest) -> HttpResponse:
        if not settings.AFTERWORD_AS_OF or request.method in ("GET", "HEAD", "OPTIONS"):
            return get_response(request)
        if request.path_info.startswith(("/local/", "/accounts/", "/sign-out")):
            return get_response(request)
        from afterword.web.views import errors  # noqa: PLC0415

        return errors.only_shown(request)

    return handle


def accounts(get_response: Answer) -> Answer:
    """Load the account library only for pages under ``/accounts/``, and never without accounts."""
    inner: Any = None

    def handle(request: HttpRequest) -> HttpResponse:
        nonlocal inner
        if not request.path_info.startswith("/accounts/") or settings.AFTERWORD_LOCAL:
            return get_response(request)
        if inner is None:
            from allauth.account.middleware import AccountMiddleware  # noqa: PLC0415

            inner = AccountMiddleware(get_response)
        request.urlconf = "afterword.web.urls_accounts"
        if request.path_info.startswith(_PROVEN):
            from afterword.web.auth import proven  # noqa: PLC0415

            return proven(inner)(request)  # type: ignore[return-value]
        return inner(request)  # type: ignore[no-any-return]

    def process_exception(request: HttpRequest, exception: Exception) -> Any:
        return inner.process_exception(request, exception) if inner is not None else None

    handle.process_exception = process_exception  # type: ignore[attr-defined]
    return handle


def faults(get_response: Answer) -> Answer:
    """Turn errors from operations into pages that say what to do next."""

    def handle(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if response.status_code == HTTPStatus.METHOD_NOT_ALLOWED and request.method == "GET":
            from afterword.web.views import errors  # noqa: PLC0415

            page = errors.wrong_way(request)
            page.headers["Allow"] = response.headers["Allow"]
            return page
        return response

    def process_exception(request: HttpRequest, exception: Exception) -> HttpResponse | None:
        from afterword.web.views import errors  # noqa: PLC0415

        if isinstance(exception, NotFound):
            return errors.not_found(request)
        if isinstance(exception, ConflictError):
            return errors.changed_meanwhile(request)
        if isinstance(exception, UnreadableCaseError):
            from afterword.web.views import unreadable  # noqa: PLC0415

            return unreadable.case_page(request, exception)
        if isinstance(exception, InputError):
            return errors.at_fault(request, exception)
        trouble = bootstrap.store_error(exception)
        return None if trouble is None else errors.store_trouble(request, trouble)

    handle.process_exception = process_exception  # type: ignore[attr-defined]
    return handle
