"""What every answer carries, whatever it is; and what no body ever says."""

import re
from collections.abc import Callable, Iterator
from typing import Any, Final

import pytest

from e2e.somebody import Somebody, client_of, somebody

CSP: Final = {
    "default-src": "'none'", "script-src": "'self'", "style-src": "'self'", "img-src": "'self' data:", "font-src": "'self'",
    "connect-src": "'self'", "manifest-src": "'self'", "worker-src": "'self'", "form-action": "'self'", "base-uri": "'none'",
    "frame-ancestors": "'none'", "require-trusted-types-for": "'script'",
}  # fmt: skip
EVERYWHERE: Final = {
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
}
INSIDE: Final = re.compile(
    r"traceback|django|jinja|allauth|granian|whitenoise|python/|site-packages|\.py\b|/src/|/tmp/|/home/|sqlite|psycopg"
    r"|operationalerror|line \d+, in|SECRET|settings\.",
    re.IGNORECASE,
)
PUBLIC: Final = ("/sw.js", "/manifest.webmanifest", "/healthz")


@pytest.fixture(scope="module")
def owner(site: Any) -> Somebody:
    return somebody()


def _answers(owner: Somebody) -> Iterator[tuple[str, Any]]:
    """One of each sort: pages, parts, redirects, refusals, faults, data, files."""
    case, contact = f"/cases/{owner.case}", owner.contact
    by, nobody, strict = owner.client, client_of(), client_of(owner.who, csrf=True)
    for path in (
        "/", "/welcome", "/capture", "/capture?plain=1", "/before", "/cases", "/keep", "/insights", "/insights.csv", "/settings", "/settings/import",
        "/settings/erase", "/settings/export.json", "/settings/export.csv", case, f"{case}/forget", f"{case}/edit",
        f"{case}/people/{contact}", f"{case}/people/new", f"{case}/learned", f"{case}/record", f"{case}/record/reply",
        f"{case}/write/thank_you/{contact}", f"{case}/card/thank_you/{contact}", f"{case}/call", f"{case}/call.pdf",
        f"{case}/before", f"{case}/no", f"{case}/offer", "/token", "/accounts/login/", "/nowhere", "/cases/987654321",
        f"{case}/undo", "/sample", f"{case}/", "/static/nowhere.js", "/static/", "/static/../secret", *PUBLIC,
    ):  # fmt: skip
        yield f"GET {path}", by.get(path)
        yield f"HEAD {path}", by.head(path)
        yield f"nobody GET {path}", nobody.get(path)
        yield f"OPTIONS {path}", by.options(path)
        yield f"JSON {path}", by.get(path, headers={"accept": "application/json"})
        yield f"nobody JSON {path}", nobody.get(path, headers={"accept": "application/json"})
        yield f"nobody part {path}", nobody.get(path, headers={"hx-request": "true"})
        yield f"without token {path}", strict.post(path, {"a": "b"})
        yield f"another host {path}", by.get(path, headers={"host": "evil.example"})
    for path in (
        "/accounts/signup/",
        "/accounts/password/reset/",
        "/accounts/nowhere/",
        "/accounts/login/code/",
    ):
        yield f"nobody GET {path}", nobody.get(path)
    sent = {"Accept": "application/json"}
    yield "422", by.post("/capture", {"company": ""})
    yield "422 JSON", by.post("/capture", {"company": ""}, headers=sent)
    yield "422 invite", by.post("/capture/invite", {"pasted": "x"})
    yield "422 import", by.post("/settings/import", {"go": "1"})
    yield "422 fault", by.post(f"{case}/later", {"action": "x" * 300})
    yield "409", by.post(f"{case}/undo", {"step": "99"})
    yield "409 part", by.post(f"{case}/undo", {"step": "99"}, headers={"hx-request": "true"})
    yield "400", by.generic("POST", "/capture", b"x", content_type="multipart/form-data; boundary=b")
    yield "413", by.post("/capture", {"text": "x" * 13_000_000})
    yield "part", by.post(f"{case}/check/thank_you/{contact}", {"text": "x"}, headers={"hx-request": "true"})


def _policy(answer: Any) -> dict[str, str]:
    rules = (each.strip().partition(" ") for each in answer.headers["Content-Security-Policy"].split(";"))
    return {name: value for name, _, value in rules}


def _body(answer: Any) -> bytes:
    return b"".join(answer.streaming_content) if answer.streaming else answer.content


def test_every_answer_is_guarded(owner: Somebody) -> None:
    seen = set()
    for name, answer in _answers(owner):
        seen.add(answer.status_code)
        assert answer.status_code < 500, name
        for header, value in EVERYWHERE.items():
            assert answer.headers.get(header) == value, (name, header)
        policy = _policy(answer)
        assert policy.items() >= CSP.items(), name
        assert "unsafe" not in answer.headers["Content-Security-Policy"]
        for header in ("Server", "X-Powered-By", "Access-Control-Allow-Origin", "Via"):
            assert header not in answer.headers, name
        if not name.endswith(PUBLIC):
            assert answer.headers["Cache-Control"].startswith(
                ("no-store", "max-age=0, no-cache, no-store")
            ), name
    assert seen >= {200, 204, 302, 400, 401, 403, 404, 405, 409, 422}


def test_only_what_is_nobodys_may_be_kept_by_a_browser(owner: Somebody) -> None:
    for path in PUBLIC:
        told = _body(owner.client.get(path)) + _body(client_of().get(path))
        assert b"Zyxomma" not in told
        assert str(owner.who.pk).encode() + b'"' not in told
    plain = owner.client.get("/capture?plain=1")
    assert b"Zyxomma" not in plain.content
    assert plain.headers["Cache-Control"] == "no-store"


def test_every_body_says_what_it_is(owner: Somebody) -> None:
    kinds = {
        "/": "text/html; charset=utf-8", "/settings/export.json": "application/json",
        "/settings/export.csv": "text/csv; charset=utf-8", f"/cases/{owner.case}/call.pdf": "application/pdf",
        f"/cases/{owner.case}/card/thank_you/{owner.contact}": "application/pdf", "/sw.js": "text/javascript",
        "/manifest.webmanifest": "application/manifest+json", "/healthz": "text/plain", "/token": "application/json",
    }  # fmt: skip
    for path, kind in kinds.items():
        answer = owner.client.get(path)
        assert answer.headers["Content-Type"] == kind
        if "export" in path:
            assert re.fullmatch(r'attachment; filename="[\w.-]+"', answer.headers["Content-Disposition"])
        if kind == "application/pdf":
            assert re.fullmatch(r'inline; filename="[\w.-]+\.pdf"', answer.headers["Content-Disposition"])
            assert answer.content.startswith(b"%PDF-")


def test_errors_are_pages_with_a_way_on_and_tell_nothing_of_the_inside(owner: Somebody) -> None:
    for name, answer in _answers(owner):
        if answer.status_code < 400 or name.startswith("HEAD"):
            continue
        told = _body(answer).decode()
        shown = re.sub(r"Z?yxomma\S*", "", told)
        assert not INSIDE.search(shown), (name, INSIDE.search(shown))
        if (
            "text/html" in answer.headers["Content-Type"]
            and told
            and "JSON" not in name
            and "part" not in name
        ):
            if answer.status_code == 405:
                continue  # a method that no link and no form of ours uses
            assert '<a class="button" href="/' in told or '<a href="/' in told or "<form" in told, name
            assert "<h1>" in told, name
            assert '<html lang="' in told, name


def test_a_fault_of_ours_is_a_page_too(owner: Somebody) -> None:
    from django.db import connection

    def broken(run: Any, sql: str, *more: Any) -> Any:
        if '"storage_case"' in sql:
            raise RuntimeError("secret words of /home/somebody/afterword.py")
        return run(sql, *more)

    with connection.execute_wrapper(broken):
        _is_a_page_of_an_error(owner)


def _is_a_page_of_an_error(owner: Somebody) -> None:
    sent = {"version": "1", "name": "typed before"}
    answer = owner.client.post(f"/cases/{owner.case}/edit", sent)
    assert answer.status_code == 500
    told = answer.content.decode()
    assert not INSIDE.search(told)
    assert "secret words" not in told
    assert "typed before" in told  # nothing that was typed is lost
    assert 'class="button" href="/' in told
    for header, value in EVERYWHERE.items():
        assert answer.headers.get(header) == value
    assert _policy(answer).items() >= CSP.items()
    assert answer.headers["Cache-Control"] == "no-store"
    as_data = owner.client.post(f"/cases/{owner.case}/edit", sent, headers={"accept": "application/json"})
    assert as_data.status_code == 500
    assert not INSIDE.search(as_data.content.decode())
    part = owner.client.post(f"/cases/{owner.case}/edit", sent, headers={"hx-request": "true"})
    assert part.headers["HX-Retarget"] == "#alert"


def test_a_database_that_is_away_is_a_page_too(owner: Somebody) -> None:
    from django.db import connection

    def away(*_args: Any) -> Any:
        from django.db import OperationalError

        raise OperationalError("no such host: db.internal.example, password wrong for user afterword")

    with connection.execute_wrapper(away):
        for path in ("/", "/cases", "/token", "/accounts/login/", "/nowhere", "/healthz"):
            answer = owner.client.get(path)
            assert answer.status_code in (404, 500, 503), path
            told = answer.content.decode()
            assert not INSIDE.search(told), (path, INSIDE.search(told))
            assert "internal" not in told
            for header, value in EVERYWHERE.items():
                assert answer.headers.get(header) == value
    assert owner.client.get("/").status_code == 200


def test_cookies_are_for_this_site_and_not_for_scripts(person: Callable[..., Any]) -> None:
    from django.test import override_settings

    who = person()
    for secure in (False, True):
        with override_settings(SESSION_COOKIE_SECURE=secure, CSRF_COOKIE_SECURE=secure):
            by = client_of(who)
            by.get("/settings")
            by.post("/settings", {"name": "x", "timezone": "Europe/Berlin", "policy": "article"})
            assert len(by.cookies) == 2
            for name, cookie in by.cookies.items():
                if name.startswith("afterword-csrf") or by.get("/").status_code == 200:
                    assert cookie["httponly"], name
                    assert cookie["samesite"] == "Lax", name
                    assert cookie["path"] == "/"
                    assert not cookie["domain"]
                    assert bool(cookie["secure"]) is secure


def test_a_site_of_a_team_sends_its_cookies_by_https_only(site: Any, tmp_path: Any) -> None:
    from afterword.config import Config
    from afterword.web.settings import ListenAddress, settings

    team = Config(tmp_path, "sqlite:///x", hosts=("afterword.example.org",), proxies=1)
    more = settings(team, ListenAddress("0.0.0.0", 8240, local=False))["more"]
    assert more["SESSION_COOKIE_SECURE"] is True
    assert more["CSRF_COOKIE_SECURE"] is True
    assert more["ALLOWED_HOSTS"] == ["afterword.example.org"]
    assert more["CSRF_TRUSTED_ORIGINS"] == ["https://afterword.example.org"]
    assert more["SECURE_PROXY_SSL_HEADER"] == ("HTTP_X_FORWARDED_PROTO", "https")
    alone = settings(Config(tmp_path, "sqlite:///x"), ListenAddress("127.0.0.1", 8240, local=True))["more"]
    assert alone["ALLOWED_HOSTS"] == ["localhost", "127.0.0.1", "[::1]"]
    assert alone["SECURE_PROXY_SSL_HEADER"] is None


def test_over_https_browsers_are_told_to_stay_there(owner: Somebody) -> None:
    from django.test import override_settings

    proxied = {"x-forwarded-proto": "https"}
    assert "Strict-Transport-Security" not in owner.client.get("/", headers=proxied).headers
    with override_settings(SECURE_PROXY_SSL_HEADER=("HTTP_X_FORWARDED_PROTO", "https")):
        assert "Strict-Transport-Security" in owner.client.get("/", headers=proxied).headers
    assert "Strict-Transport-Security" in owner.client.get("/", secure=True).headers


def test_signing_in_makes_a_new_session(site: Any) -> None:
    from django.contrib.auth import get_user_model

    address = "fixation@example.org"
    get_user_model().objects.create_user(address, "correct horse battery", timezone="Europe/Berlin")
    by = client_of()
    by.get("/accounts/login/")
    before = {name: morsel.value for name, morsel in by.cookies.items() if "csrf" not in name}
    by.post("/accounts/login/", {"login": address, "password": "correct horse battery"})
    after = {name: morsel.value for name, morsel in by.cookies.items() if "csrf" not in name}
    assert after
    assert before != after


def _static(site: Any, path: str, **more: str) -> tuple[str, dict[str, str], bytes]:
    """A static file, asked of the application as a server does: the test client does not reach it."""
    from wsgiref.util import setup_testing_defaults

    environ: dict[str, Any] = {"PATH_INFO": path, "HTTP_HOST": "localhost", **more}
    setup_testing_defaults(environ)
    found: dict[str, Any] = {}

    def start(status: str, headers: list[tuple[str, str]], *_rest: Any) -> Any:
        found.update(status=status, headers=dict(headers))

    body = site(environ, start)
    told = b"".join(body)
    if hasattr(body, "close"):
        body.close()
    return found["status"], found["headers"], told


def test_static_files_are_guarded_too(site: Any) -> None:
    from afterword.web.templating import ASSETS

    for name in ASSETS.values():
        status, headers, _body = _static(site, f"/static/{name}")
        assert status.startswith("200")
        for header, value in EVERYWHERE.items():
            assert headers.get(header) == value, (name, header)
        assert "default-src 'none'" in headers["Content-Security-Policy"]
        assert "Access-Control-Allow-Origin" not in headers
        assert "immutable" in headers["Cache-Control"]


@pytest.mark.parametrize(
    "path",
    ["/static/../secret", "/static/..%2fsecret", "/static/%2e%2e/secret", "/static//etc/passwd", "/static/....//secret",
     "/static/..\\secret", "/static/\0", "/static/", "/static", "/static/../site.sqlite3", "/../secret", "//etc/passwd"],
)  # fmt: skip
def test_static_files_are_those_and_no_others(site: Any, path: str) -> None:
    status, headers, told = _static(site, path)
    assert status.startswith("404")
    assert b"SQLite" not in told
    assert b"root:" not in told
    for header, value in EVERYWHERE.items():
        assert headers.get(header) == value, header


@pytest.mark.parametrize(
    "path", ["/sample", "/capture/invite", "/capture/when", "/cases/1/undo", "/sign-out"]
)
def test_an_address_for_forms_alone_is_a_page_with_a_way_on(path: str, person: Any, client: Any) -> None:
    answer = client(person()).get(path)
    assert answer.status_code == 405
    assert answer.headers["Allow"] == "POST"
    assert "only accepts submitted forms" in answer.content.decode()


def test_the_page_that_a_phone_keeps_is_nobodys_and_takes_no_message(person: Any, client: Any) -> None:
    """It is fetched in the background, beside the page that is looked at."""
    by = client(person(name="Zyxomma"))
    told = {"company": "On time", "role": "Clerk", "who": "Dana", "ended_at": "2026-11-03T16:00"}
    case = by.post("/capture", told).headers["Location"]
    by.post(f"{case}/record/reopened", {"at": "2026-11-03T17:00"})
    kept = by.get("/capture?plain=1").content.decode()
    assert 'data-person=""' in kept
    assert "Zyxomma" not in kept
    assert "Saved." not in kept
    assert "Saved." in by.get(case).content.decode()
