"""Input that means harm, or that nobody would think of: it is kept as words, or refused with a way on."""

import gzip
import io
import resource
import socket
import time
import zipfile
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from typing import Any, Final
from urllib.parse import quote, urlsplit

import pytest

from e2e.serving_it import Served
from e2e.somebody import MARK, Somebody, captured, client_of, like_postgresql, plain, somebody, too_long

SIGN: Final = "xss7q"
PAYLOADS: Final = {
    "script": f'<script>alert("{SIGN}")</script>',
    "double quote": f'"><img src=x onerror={SIGN}()>',
    "single quote": f"' onmouseover='{SIGN}()' x=' `onload={SIGN}()`",
    "no brackets": f'" autofocus onfocus={SIGN}() hx-get="/{SIGN}" hx-trigger="load" hx-on:load="{SIGN}()',
    "address": f"javascript:{SIGN}()",
    "data address": f"data:text/html,<script>{SIGN}()</script>",
    "ends of elements": f"</textarea></title></script>--><svg onload={SIGN}()><script>{SIGN}()</script><iframe srcdoc='x'>",
    "template": f"{{{{7*7}}}}{SIGN}{{% include '/etc/passwd' %}}${{7*7}}#{{7*7}}<%= 7*7 %>{{{{ ''.__class__.__mro__ }}}}",
    "format": f"%(count)s {{}} {{0.__class__}} %s %d {SIGN} &lt;script&gt;&#34;{SIGN}&amp;",
    "letters": f"\u202egpj.exe{SIGN}\u2066\u200b\ufeff \U0001f469\u200d\U0001f4bb\U00010348 \ufffe\uffff" + "Z\u0351\u036b\u0343" * 20,
    "formula": f'=HYPERLINK("http://evil.example/{SIGN}","x")',
    "long": SIGN + "A" * 250 + "<" * 100 + ">" * 100,
}  # fmt: skip
OWN_ADDRESS: Final = ("/", "#", "?", "mailto:", "tel:")
LINKS: Final = {
    "href",
    "src",
    "action",
    "formaction",
    "poster",
    "data",
    "hx-get",
    "hx-post",
    "data-open",
    "data-done",
}
ELEMENTS: Final = {"img", "iframe", "object", "embed", "base", "style", "math", "video", "audio", "frame"}
EVIL: Final = "https://evil.example"


class Page(HTMLParser):
    """What of a page could run, and where it leads."""

    def __init__(self, body: str) -> None:
        super().__init__(convert_charrefs=True)
        self.wrong: list[str] = []
        self.links: list[str] = []
        self.values: list[str] = []
        self.fields: dict[str, str] = {}
        self._area = ""
        self._in_script = False
        self.feed(body)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attrs}
        self._in_script = tag == "script"
        if tag in ELEMENTS or (tag == "script" and not found.get("src", "").startswith("/static/")):
            self.wrong.append(f"<{tag} {found}>")
        if tag == "meta" and "http-equiv" in found:
            self.wrong.append(f"<{tag} {found}>")
        for name, value in found.items():
            if name.startswith(("on", "hx-on", "x-", "srcdoc", "style")) or SIGN in name:
                self.wrong.append(f"<{tag} {name}={value!r}>")
            if name in LINKS and value and (not value.startswith(OWN_ADDRESS) or value.startswith("//")):
                self.wrong.append(f"<{tag} {name}={value!r}>")
            if name.startswith("hx-") and name not in ("hx-get", "hx-post") and SIGN in value:
                self.wrong.append(f"<{tag} {name}={value!r}>")
        if tag == "a" and "href" in found:
            self.links.append(found["href"])
        if tag == "input" and "name" in found and found.get("type") not in ("radio", "checkbox"):
            self.fields[found["name"]] = found.get("value", "")
        if tag == "textarea":
            self._area = found.get("name", found.get("aria-label", ""))
            self.fields[self._area] = ""

    def handle_endtag(self, tag: str) -> None:
        self._in_script = False
        if tag == "textarea":
            self._area = ""

    def handle_data(self, data: str) -> None:
        if self._in_script and data.strip():
            self.wrong.append(f"a script of its own: {data[:80]}")
        if self._area:
            self.fields[self._area] += data


def looked_at(body: bytes, payload: str) -> Page:
    """A page with nothing of the payload's in it but its words."""
    text = body.decode()
    page = Page(text)
    assert not page.wrong
    assert f"49{SIGN}" not in text
    assert "<class" not in text
    if "<" in payload:
        assert payload not in text
    return page


@pytest.mark.parametrize("kind", PAYLOADS)
def test_the_look_sees_what_is_not_escaped(kind: str) -> None:
    """Put into a page as it is, a payload that means anything there is found out."""
    payload = PAYLOADS[kind]
    found = [
        Page(page.replace("%", payload)).wrong
        for page in (
            "<p>%</p>",
            '<a href="%">',
            "<a href='%'>",
            '<a title="%">',
            "<a title='%'>",
            "<title>%</title>",
        )
    ]
    assert any(found) or kind in ("template", "format", "letters", "long")
    if kind == "template":
        with pytest.raises(AssertionError):
            looked_at(f"49{SIGN} <class 'str'>".encode(), payload)


def _pages(by: Any, start: str, at_most: int = 90) -> Iterator[tuple[str, Any]]:
    """Every page that somebody can come to by links, each once."""
    seen, ahead = {start}, [start]
    while ahead and len(seen) < at_most:
        path = ahead.pop(0)
        answer = by.get(path)
        yield path, answer
        if answer.headers["Content-Type"].startswith("text/html"):
            for link in Page(answer.content.decode()).links:
                to = link.split("#")[0]
                if to.startswith("/") and not to.startswith(("/static/", "/accounts/")) and to not in seen:
                    seen.add(to)
                    ahead.append(to)


def _calendar(summary: str) -> str:
    words = summary.replace("\\", "\\\\").replace(",", "\\,").replace(";", "\\;")
    return (
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//x//y//EN\r\nBEGIN:VEVENT\r\nUID:hostile@example.org\r\n"
        "DTSTAMP:20261101T120000Z\r\nDTSTART:20261105T150000Z\r\nDTEND:20261105T160000Z\r\n"
        f"SUMMARY:Interview at {words}\r\nLOCATION:{words}\r\nDESCRIPTION:{words}\r\n"
        "ORGANIZER;CN=Ann Vell:mailto:ann@vell.example\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
    )


def _file(body: bytes, name: str = "file.csv") -> io.BytesIO:
    file = io.BytesIO(body)
    file.name = name
    return file


def _csv(*cells: str) -> bytes:
    import csv

    out = io.StringIO()
    csv.writer(out).writerow(cells)
    return out.getvalue().encode()


def _ok(answer: Any, payload: str) -> Any:
    assert answer.status_code in (200, 302, 422), (answer.status_code, answer.content[:600])
    for value in answer.headers.values():
        assert "\r" not in value
        assert "\n" not in value
    if answer.status_code != 302:
        looked_at(answer.content, payload)
    return answer


@pytest.mark.parametrize("kind", PAYLOADS)
def test_words_stay_words(kind: str, site: Any, person: Callable[..., Any]) -> None:
    payload = PAYLOADS[kind]
    who = person()
    by = client_of(who)
    said = dict.fromkeys(
        ("company", "role", "who", "said", "left_open", "answer", "discussed", "via"), payload
    )
    sent = {**said, "phone": payload[:100], "address": payload, "others": f"{payload}\nTwo {payload}"}
    kept = _ok(by.post("/capture", {**sent, "ended_at": "2026-11-03T16:00"}), payload)
    assert kept.status_code == 302, kept.content.decode()
    case = kept.headers["Location"]
    # Refused, with everything that was typed in the form again.
    refused = _ok(
        by.post("/capture", {**sent, "ended_at": payload[:40], "email": payload, "once": payload}), payload
    )
    fields = Page(refused.content.decode()).fields
    for name in said:
        assert fields[name].removeprefix("\n") == payload, name
    _ok(by.post("/capture/when", {"said": payload, "country": payload}), payload)
    for content in (
        {"pasted": _calendar(payload)},
        {"pasted": payload},
        {"file": _file(b"x", f"{payload}.ics")},
    ):
        _ok(by.post("/capture/invite", content), payload)
    _edit(by, case, payload)
    _write(by, case, payload)
    _record(by, case, payload)
    _settings(by, payload)
    _import(by, payload)
    asked = quote(payload, safe="")
    found = [
        (path, by.get(path))
        for path in (f"/cases?q={asked}&group={asked}&before={asked}", f"/cases/1?{asked}")
    ]
    reached = 0
    for path, answer in (*found, *_pages(by, "/cases")):
        assert answer.status_code in (200, 302, 404), path
        reached += answer.status_code == 200
        if answer.headers["Content-Type"].startswith("text/html") and answer.status_code != 302:
            looked_at(answer.content, payload)
        for name, value in answer.headers.items():
            assert SIGN not in value.split("filename")[0], (path, name)
            assert not set(value) & set("\r\n<>"), (path, name)
    assert reached > 25
    fragment = {"headers": {"hx-request": "true"}}
    for path in (f"{case}/check/thank_you/{asked[:60]}", f"{case}/record/{asked}"):
        _parts(by.post(path, {"text": payload}, **fragment), payload)
    assert not too_long()


def _parts(answer: Any, payload: str) -> None:
    assert answer.status_code in (200, 302, 404, 422)
    looked_at(answer.content, payload)


def _people(by: Any, case: str) -> list[str]:
    links = Page(by.get(case).content.decode()).links
    known = {each for each in links if each.startswith(f"{case}/people/")} - {f"{case}/people/new"}
    return [*sorted(known), f"{case}/people/new"]


def _edit(by: Any, case: str, payload: str) -> None:
    def version(path: str) -> str:
        return Page(by.get(path).content.decode()).fields["version"]

    path = f"{case}/edit"
    sent = {
        "version": version(path),
        "name": payload,
        "role": payload,
        "phone": payload[:100],
        "address": payload,
    }
    assert _ok(by.post(path, sent), payload).status_code == 302
    wrong = _ok(by.post(path, {**sent, "email": payload, "region": payload, "version": payload}), payload)
    fields = Page(wrong.content.decode()).fields
    assert (fields["name"], fields["role"]) == (payload, payload)
    for path in _people(by, case):
        sent = {
            "name": payload,
            "title": payload[:100],
            "phone": payload[:100],
            "address": payload,
            "part": "other",
        }
        sent |= {"version": version(path), "prefers": "unknown", "style": "modern"}
        assert _ok(by.post(path, sent), payload).status_code == 302
        _ok(by.post(path, {**sent, "part": payload, "timezone": payload}), payload)
    path = f"{case}/learned"
    sent = {
        "version": version(path),
        "said": payload,
        "left_open": payload,
        "answer": payload,
        "discussed": payload,
    }
    assert _ok(by.post(path, sent), payload).status_code == 302
    _ok(by.post(path, {**sent, "by": payload, "ended_at": payload[:40]}), payload)
    assert by.get(f"{path}?interview={quote(payload, safe='')}").status_code == 404


def _write(by: Any, case: str, payload: str) -> None:
    contact = _people(by, case)[0].rpartition("/")[2]
    path = f"{case}/write/thank_you/{contact}"
    sent = {"text": f"Dear {payload},\n{payload}", "subject": payload, "channel": "email", "variant": payload}
    _ok(by.post(path, sent), payload)
    page = looked_at(by.get(path).content, payload)
    assert page.fields["subject"] == payload
    assert page.fields["text"].removeprefix("\n") == f"Dear {payload},\n{payload}"
    _ok(by.post(path.replace("/write/", "/check/"), {**sent, "channel": payload}), payload)
    dismissed = {"rule": payload, "words": payload, "because": payload, **sent}
    _ok(by.post(path.replace("/write/", "/dismiss/"), dismissed, headers={"hx-request": "true"}), payload)
    _ok(by.post(path, {**sent, "press": payload}), payload)
    _ok(by.get(f"{path}?channel={quote(payload, safe='')}"), payload)


def _record(by: Any, case: str, payload: str) -> None:
    choices = Page(by.get(f"{case}/record/call").content.decode())
    assert not choices.wrong
    sent = {
        "at": "2026-11-03T16:30",
        "contact": payload,
        "outcome": payload,
        "because": payload,
        "reply_by": payload,
    }
    _ok(by.post(f"{case}/record/call", sent), payload)
    asked = quote(payload, safe="")
    _ok(by.get(f"{case}/record/note?contact={asked}&purpose={asked}&way={asked}&meaning={asked}"), payload)
    _ok(by.post(f"{case}/later", {"action": payload}), payload)
    _ok(by.post("/settings/erase", {"sure": payload}), payload)
    for kind in ("reopened", "closed"):
        _ok(by.post(f"{case}/record/{kind}", {"at": "2026-11-03T16:40", "because": payload}), payload)
    assert by.post(f"{case}/undo", {"step": payload}).status_code == 404


def _settings(by: Any, payload: str) -> None:
    sent = {"name": payload, "phone": payload[:100], "signature": payload, "timezone": "America/New_York"}
    answer = _ok(by.post("/settings", {**sent, "policy": "own", "number:call_limit": payload}), payload)
    if answer.status_code == 422:
        assert Page(answer.content.decode()).fields["signature"].removeprefix("\n") == payload
    assert _ok(by.post("/settings", {**sent, "policy": "article"}), payload).status_code == 302
    for more in ({"timezone": payload}, {"language": payload}, {"policy": payload}, {"quiet_from": payload}):
        wrong = _ok(by.post("/settings", {**sent, "policy": "article", **more}), payload)
        assert wrong.status_code == 422
        assert Page(wrong.content.decode()).fields["name"] == payload
    assert _ok(by.post("/welcome", {"name": payload, "timezone": payload}), payload).status_code == 422


def _import(by: Any, payload: str) -> None:
    table = _csv("Company", "Role", payload, "Contact", "Interview date", "Notes")
    table += _csv(payload, payload, payload, payload, "2026-10-20", payload) + _csv(
        payload, "", "", "", payload, ""
    )
    name = "".join(each for each in payload if each.isprintable())[:60]
    by.post("/settings/import", {"file": _file(table, name)})
    _ok(by.get("/settings/import"), payload)
    _ok(by.post("/settings/import", {"look": "1", "order": payload, "column:company": payload}), payload)
    _ok(by.post("/settings/import", {"go": "1", "column:company": "0", "column:role": "1"}), payload)
    _ok(by.post("/settings/import", {"file": _file(payload.encode(), "x.csv")}), payload)


# Forms of other sites, and under other names ------------------------------------------------------------------


@pytest.fixture(scope="module")
def owner(site: Any) -> Somebody:
    """Shared: what tests try on them must change nothing."""
    return somebody()


def _posts(owner: Somebody) -> dict[str, dict[str, str]]:
    case, contact = f"/cases/{owner.case}", owner.contact
    version = str(owner.version)
    return {
        "/welcome": {"name": "Taken over", "timezone": "Europe/Berlin"},
        "/sample": {}, "/sample/remove": {},
        "/capture": captured(), "/capture/when": {"said": "next week"}, "/capture/invite": {"pasted": _calendar("Vell")},
        f"{case}/undo": {}, f"{case}/later": {"action": f"thank_you:{contact}"}, f"{case}/forget": {"sure": "yes"},
        f"{case}/edit": {"version": version, "name": "Taken over"},
        f"{case}/people/{contact}": {
            "version": version, "name": "Taken over", "part": "other", "prefers": "email", "style": "modern"
        },
        f"{case}/people/new": {
            "version": version, "name": "Taken over", "part": "other", "prefers": "email", "style": "modern"
        },
        f"{case}/learned": {"version": version, "said": "taken over"},
        f"{case}/record/closed": {"at": "2026-11-03T17:05"},
        "/message": {"words": "taken over", "case": str(owner.case)},
        f"{case}/message": {"words": "taken over"},
        f"/letters/{owner.letter}": {"meaning": "unrelated"},
        f"/letters/{owner.doubtful}/belongs": {"press": "no"},
        "/settings/mail": {"address": "you@example.org", "password": "taken over"},
        "/settings/mail/sign-in": {"address": "you@nowhere"},
        f"/settings/mail/{owner.account}/try": {}, f"/settings/mail/{owner.account}/forget": {},
        f"/outgoing/{owner.message}": {"press": "cancel"},
        f"{case}/approve/thank_you/{contact}": {"text": "taken over", "when": "now"},
        f"{case}/write/thank_you/{contact}": {"text": "taken over", "sent": "1"},
        f"{case}/check/thank_you/{contact}": {"text": "taken over"},
        f"{case}/dismiss/thank_you/{contact}": {"rule": "x", "words": "y", "because": "z"},
        "/settings": {"name": "Taken over", "timezone": "Europe/Berlin", "policy": "article"},
        "/settings/sessions/end": {"session": "1"}, "/accounts/prove/": {"code": "1"},
        "/settings/import": {"forget": "1"}, "/settings/erase": {"sure": "delete everything"},
        "/sign-out": {}, "/sign-out/everywhere": {}, "/local/guessed": {},
    }  # fmt: skip


def test_every_address_that_takes_a_form_is_among_them(owner: Somebody) -> None:
    from django.urls import resolve

    from afterword.web.urls import urlpatterns

    known = {resolve(path).url_name for path in _posts(owner)}
    for route in urlpatterns:
        path = "/" + str(route.pattern).replace("<int:case>", str(owner.case)).replace(
            "<str:contact>", owner.contact
        )
        doubtful = owner.doubtful if route.name == "belongs" else owner.letter
        path = path.replace("<int:letter>", str(doubtful)).replace("<int:account>", str(owner.account))
        path = path.replace("<int:message>", str(owner.message))
        path = path.replace("<str:kind>", "reopened" if route.name == "record" else "check_in")
        path = path.replace("<str:token>", "guessed")
        if client_of(owner.who).options(path).status_code == 405 and route.name not in known:
            assert owner.client.post(path).status_code == 405, f"{path} takes a form: put it here"


def test_a_form_without_its_token_does_nothing(owner: Somebody) -> None:
    by, before = client_of(owner.who, csrf=True), owner.everything
    for path, sent in _posts(owner).items():
        refused = by.post(path, sent)
        assert refused.status_code == 403, path
        page = looked_at(refused.content, "")
        assert ("?" if path.startswith("/local/") else path) in page.links, (
            "a link in, which is a secret, is not written"
        )
        assert not {"password", "code"} & set(page.fields), "they are typed anew"
        for name, value in (
            (name, value) for name, value in sent.items() if name not in {"password", "code"}
        ):
            assert (
                page.fields[name].removeprefix("\n") == value.replace("\r\n", "\n")
                or page.fields[name] == value
            )
        assert by.post(path, {**sent, "csrfmiddlewaretoken": "x" * 64}).status_code == 403
        assert by.post(path, sent, headers={"x-csrftoken": "x" * 64}).status_code == 403
    assert owner.everything == before
    assert by.get("/").status_code == 200


def test_a_form_of_another_site_does_nothing(owner: Somebody, person: Callable[..., Any]) -> None:
    by, before = client_of(owner.who, csrf=True), owner.everything
    token = by.get("/token").json()["token"]
    others = client_of(person(), csrf=True).get("/token").json()["token"]
    for path, sent in _posts(owner).items():
        for origin in (
            EVIL,
            "http://localhost.evil.example",
            "http://evil.example:80",
            "null",
            "http://localhost:1",
        ):
            refused = by.post(path, {**sent, "csrfmiddlewaretoken": token}, headers={"origin": origin})
            assert refused.status_code == 403, (path, origin)
        assert by.post(path, {**sent, "csrfmiddlewaretoken": others}).status_code == 403
        for kind in ("text/plain", "application/json"):
            assert by.post(path, f"csrfmiddlewaretoken={token}", content_type=kind).status_code == 403
    assert owner.everything == before
    good = by.post(
        "/capture/when", {"said": "tomorrow"}, headers={"x-csrftoken": token, "origin": "http://localhost"}
    )
    assert good.status_code == 200


@pytest.mark.parametrize(
    "host",
    ["evil.example", "localhost.evil.example", "evil.example:80", "localhost@evil.example", "localhost:80:80",
     "localhost, evil.example", "localhost evil.example", "localhost/evil.example", "[::1", "", " ", "localhost\t",
     "localhost:x", "xn--\u00e9", "*", "a" * 5_000, "localhost\x00evil.example", "'\"><script>"],
)  # fmt: skip
def test_another_host_is_refused(host: str, owner: Somebody) -> None:
    for path in (
        "/",
        "/accounts/login/",
        "/manifest.webmanifest",
        f"/cases/{owner.case}",
        "/nowhere",
    ):
        refused = owner.client.get(path, headers={"host": host})
        assert refused.status_code == 400, path
        told = refused.content.decode()
        assert MARK not in told
        assert "evil" not in told
        looked_at(refused.content, "")
        assert "Set-Cookie" not in refused.headers


def test_a_forwarded_host_is_not_believed(owner: Somebody) -> None:
    tricks = {"x-forwarded-host": "evil.example", "x-host": "evil.example", "forwarded": "host=evil.example",
              "x-original-url": "/settings/erase", "x-rewrite-url": "/settings/erase", "x-forwarded-proto": "https",
              "x-forwarded-port": "1", "x-http-method-override": "DELETE", "x-forwarded-for": "127.0.0.1"}  # fmt: skip
    told = owner.client.get("/", headers=tricks)
    assert told.status_code == 200
    assert b"evil" not in told.content
    assert "Strict-Transport-Security" not in told.headers
    nobody = client_of().get("/cases", headers=tricks)
    assert nobody.headers["Location"] == "/accounts/login/?next=%2Fcases"


ELSEWHERE: Final = (
    EVIL, "//evil.example", "///evil.example", "/\\evil.example", "\\\\evil.example", "http:evil.example", "https:/evil.example",
    f"javascript:{SIGN}()", "/\t/evil.example", "/\n/evil.example", "//localhost@evil.example", "https://localhost:8240@evil.example",
    "\x00//evil.example", " //evil.example", "//evil%E3%80%82example", "data:text/html,x", "////evil.example/%2f..",
)  # fmt: skip


@pytest.mark.parametrize("to", ELSEWHERE)
def test_nothing_leads_to_another_site(to: str, owner: Somebody, person: Callable[..., Any]) -> None:
    asked, sent = quote(to, safe=""), {"next": to, "redirect_to": to, "url": to, "return": to}
    referer = {
        "referer": to.encode("ascii", "ignore").decode().strip("\n\t\x00 "),
        "origin": "http://localhost",
    }
    who = person()
    by, before = client_of(who), owner.everything
    asks = [
        by.get(f"/accounts/login/?next={asked}", headers=referer),
        client_of().get(f"/cases?next={asked}", headers=referer),
        client_of().get(f"/accounts/login/?next={asked}", headers=referer),
        client_of().get(f"/{to}"), client_of().get(f"//{asked}"), client_of().get(f"/cases/{asked}"),
    ]  # fmt: skip
    for path in ("/welcome", "/sample", "/sample/remove", "/settings", "/capture", "/settings/import"):
        more = {"timezone": "America/New_York", "policy": "article", "forget": "1", "company": "x"}
        asks.append(
            by.post(f"{path}?next={asked}", {**more, **sent, "ended_at": "2026-11-03T16:00"}, headers=referer)
        )
    asks.append(by.post(f"/sign-out?next={asked}", sent, headers=referer))
    for answer in asks:
        if answer.status_code == 302:
            to_ = answer.headers["Location"]
            assert to_.startswith("/")
            assert not to_.startswith(("//", "/\\"))
            assert not urlsplit(to_).netloc
        elif answer.status_code < 500:
            # On the page of signing in it stands in a field at most.
            assert not Page(answer.content.decode()).wrong
        else:
            raise AssertionError(answer.content[:500])
    assert owner.everything == before


def test_signing_in_leads_to_this_site_only(site: Any) -> None:
    from django.contrib.auth import get_user_model

    people = get_user_model().objects
    for at, to in enumerate(ELSEWHERE[:6]):
        address = f"enters-{at}-{time.monotonic_ns()}@example.org"
        people.create_user(address, "correct horse battery", timezone="Europe/Berlin")
        by = client_of()
        sent = {"login": address, "password": "correct horse battery", "next": to}
        answer = by.post(f"/accounts/login/?next={quote(to, safe='')}", sent)
        assert answer.status_code == 302
        where = answer.headers["Location"]
        assert where.startswith("/")
        assert not where.startswith(("//", "/\\"))


# Too much -----------------------------------------------------------------------------------------------------


def _fair(answer: Any, *status: int) -> str:
    """Refused with a page that leads on, and says nothing of the program's inside."""
    assert answer.status_code in (status or (422,)), (answer.status_code, answer.content[:500])
    text = answer.content.decode()
    for word in ("Traceback", "django", 'File "', "/site-packages/", "/src/afterword"):
        assert word not in text
    return text


@pytest.fixture
def fresh_owner(site: Any) -> Somebody:
    return somebody()


def test_a_form_of_twenty_megabytes_is_refused(owner: Somebody) -> None:
    before = owner.everything
    note = f"/cases/{owner.case}/write/check_in/{owner.contact}"
    for path in (
        "/capture",
        "/settings",
        "/settings/import",
        "/capture/invite",
        note,
        f"/cases/{owner.case}/edit",
    ):
        big = {"text": "x" * 20_000_000}
        assert "href" in _fair(owner.client.post(path, big), 400, 413)
        urlencoded = "application/x-www-form-urlencoded"
        _fair(owner.client.post(path, "text=" + "x" * 20_000_000, content_type=urlencoded), 400, 413)
    assert owner.everything == before


def test_ten_thousand_fields_are_refused(owner: Somebody) -> None:
    before = owner.everything
    fields = {f"field{at}": "x" for at in range(10_000)}
    for path in ("/capture", "/settings", "/settings/import", f"/cases/{owner.case}/record/reply"):
        _fair(owner.client.post(path, fields), 400)
    files = {f"file{at}": _file(b"x") for at in range(500)}
    _fair(owner.client.post("/settings/import", files), 400)
    _fair(owner.client.get("/cases?" + "&".join(f"a{at}=1" for at in range(10_000))), 200, 400)
    assert owner.everything == before


def test_bodies_that_are_not_what_they_say(owner: Somebody) -> None:
    before = owner.everything
    bodies = (
        ("multipart/form-data", b"x"), ("multipart/form-data; boundary=", b"x"),
        ("multipart/form-data; boundary=" + "b" * 500, b"x"), ("multipart/form-data; boundary=b", b"--b\r\n\r\n"),
        ("multipart/form-data; boundary=b", b'--b\r\nContent-Disposition: form-data; name="file"; filename="\r\n\r\nx\r\n--b--'),
        ("multipart/form-data; boundary=b", b"--b\r\n" + b"X: y\r\n" * 5_000 + b"\r\nx\r\n--b--"),
        ("multipart/form-data; boundary=b", b'--b\r\nContent-Disposition: form-data; name="text"\r\nContent-Transfer-Encoding: base64\r\n\r\n!\r\n--b--'),
        ("application/x-www-form-urlencoded; charset=utf-7", b"company=%2BADw-"),
        ("application/x-www-form-urlencoded; charset=nonsense", b"company=x"),
        ("application/x-www-form-urlencoded", b"%" * 1_000), ("application/json", b"{"), ("", b"\xff\xfe"), ("text/xml", b"<x/>"),
    )  # fmt: skip
    for path in ("/capture", "/capture/invite", "/settings/import", "/settings", f"/cases/{owner.case}/edit"):
        for kind, body in bodies:
            answer = owner.client.generic("POST", path, body, content_type=kind)
            _fair(answer, 400, 415, 422, 200)
    assert owner.everything == before


NAMES: Final = (
    "../../etc/passwd", "..\\..\\windows\\system32\\config", "/etc/passwd", "C:\\CON", "NUL", "CON.csv", "aux.txt", "com1",
    "x" * 10_000 + ".csv", ".", "..", "", " ", "a\u202evsc.exe", "a\x00.csv", "%2e%2e%2fpasswd", "a;b\"c'd.csv", "\r\nX-Evil: 1",
    "<img src=x onerror=xss7q()>.csv", "file.php", "\U0001f4a9.csv", "~/.ssh/id_rsa", "|ls", "$(id)", "`id`",
)  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
def test_the_name_of_a_file_does_nothing(name: str, person: Callable[..., Any]) -> None:
    who = person()
    by = client_of(who)
    table = b"Company,Role,Interview date\nVell,Editor,2026-10-20\n"
    body = (
        b'--b\r\nContent-Disposition: form-data; name="file"; filename="'
        + name.replace('"', "%22").encode()
        + b'"\r\n'
        b"Content-Type: text/csv\r\n\r\n" + table + b"\r\n--b--\r\n"
    )
    with like_postgresql():
        answer = by.generic("POST", "/settings/import", body, content_type="multipart/form-data; boundary=b")
        # Headers of a part may be 1,024 bytes: Django reads no longer ones.
        # A file without a name is none.
        nameless = name in ("", ".", "..")
        assert answer.status_code == (400 if len(name) > 1_000 else 422 if nameless else 302)
        page = by.get("/settings/import")
        assert page.status_code == 200
        looked_at(page.content, "")
        assert "X-Evil" not in page.headers
        if answer.status_code == 302:
            assert (
                by.post(
                    "/settings/import", {"go": "1", "column:company": "0", "column:role": "1"}
                ).status_code
                == 302
            )
            assert b"Vell" in by.get("/cases").content
    assert not too_long()


def _zip() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("cases.csv", b"0," * 5_000_000)
    return out.getvalue()


def _xlsx() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("[Content_Types].xml", b"<Types/>")
        file.writestr("xl/workbook.xml", b"<workbook/>")
        file.writestr("xl/worksheets/sheet1.xml", b"<c/>" * 2_000_000)
    return out.getvalue()


def _laughs() -> bytes:
    entities = "".join(f'<!ENTITY l{at} "{f"&l{at - 1};" * 10}">' for at in range(1, 10))
    return f'<?xml version="1.0"?><!DOCTYPE l [<!ENTITY l0 "lol">{entities}]><l>&l9;</l>'.encode()


HEAD: Final = (
    b'{"schema": "afterword.export/1", "exported_at": "2026-11-03T17:10:00-05:00",'
    b' "profile": {"name": "x", "timezone": "UTC"}, '
)
BOMBS: Final[dict[str, Callable[[], bytes]]] = {
    "zip": _zip,
    "gzip": lambda: gzip.compress(b"Company,Role\n" * 3_000_000, 1),
    "xlsx": _xlsx,
    "billion laughs": _laughs,
    "external entity": lambda: b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>',
    "nested lists": lambda: b"[" * 1_000_000,
    "nested tables": lambda: b'{"a":' * 500_000,
    "nested export": lambda: HEAD + b'"cases": ' + b"[" * 1_000_000,
    "nested deep inside": lambda: HEAD + b'"profile2": ' + b'{"a":' * 300_000 + b"1" + b"}" * 300_000 + b"}",
    "huge number": lambda: HEAD + b'"cases": [' + b"9" * 1_000_000 + b"]}",
    "exponent": lambda: HEAD + b'"cases": [1e999999999]}',
    "twice the same key": lambda: HEAD + b'"cases": [],' * 200_000 + b'"cases": []}',
    "surrogate": lambda: HEAD + b'"cases": [], "kept": {"\\udc80": {}}}',
    "quotes": lambda: b'"' * 20_000_000,
    "quotes as large as may be": lambda: b'"' * 9_999_999,
    "quoted quotes": lambda: b'a,b\n"' + b'""' * 4_900_000,
    "one row": lambda: b"Company" + b"," * 1_000_000 + b"\nVell\n",
    "one line": lambda: b"Company,Role\n" + b"x" * 9_000_000,
    "rows": lambda: b"Company,Role\n" + b"a,b\n" * 2_000_000,
    "empty lines": lambda: b"Company,Role\n" + b"\n" * 5_000_000,
    "returns": lambda: b"Company,Role\r" + b"\r" * 3_000_000,
    "tabs and semicolons": lambda: b"Company" + b"\t;,|" * 2_000_000,
    "NUL": lambda: b"\0" * 9_000_000,
    "NUL in cells": lambda: b"Company,Role\nVe\0ll,Ed\0itor\n",
    "not UTF-8": lambda: b"Company,Role\n" + b"\xed\xb0\x80,\xff\xfe\n" * 50,
    "UTF-16 with half a pair": lambda: b"\xff\xfeC\0,\0R\0\n\0\x00\xd8,\0x\0\n\0",
    "PDF": lambda: b"%PDF-1.7\n" + b"\xff" * 1_000,
    "nothing": lambda: b"\n",
    "HTML": lambda: b"<html><body><table><tr><td>Company</td></tr></table>",
    "formulas": lambda: b"Company,Role\n" + b"=cmd|'/C calc'!A0,@SUM(1)\n" * 100,
}


@pytest.mark.parametrize("bomb", BOMBS)
def test_files_that_would_burst_are_refused_soon(bomb: str, person: Callable[..., Any]) -> None:
    by = client_of(person())
    body = BOMBS[bomb]()
    size, started = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.process_time()
    with like_postgresql():
        answer = by.post("/settings/import", {"file": _file(body)})
        shown = by.get("/settings/import")
    assert time.process_time() - started < 5
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - size
    assert grown < 200_000 + 4 * 20_000, f"{grown // 1_000} MB"  # the test's own copies of the body among it
    if answer.status_code == 302:
        assert shown.status_code in (200, 422)
        _fair(shown, 200, 422)
        with like_postgresql():
            _fair(
                by.post("/settings/import", {"go": "1", "column:company": "0", "column:role": "1"}),
                302,
                200,
                422,
            )
            _fair(by.get("/cases"), 200)
    else:
        told = _fair(answer, 422, 400)
        page = Page(told)
        assert not page.wrong
        if answer.status_code == 422:
            assert 'role="alert"' in told
            assert "wanted" in told or "want" in told or "at most" in told or len(told) > 500
        assert b"root:" not in answer.content
        # The form for another file is there.
        assert 'type="file"' in told or page.links
    assert not too_long()


def _event(*lines: str) -> str:
    return "\r\n".join(
        ("BEGIN:VEVENT", "UID:bomb@example.org", "DTSTAMP:20261101T120000Z", "SUMMARY:Interview at Vell",
         "ORGANIZER;CN=Ann:mailto:ann@vell.example", *lines, "END:VEVENT", "")
    )  # fmt: skip


def _ics(*events: str) -> bytes:
    return (
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//x//y//EN\r\n" + "".join(events) + "END:VCALENDAR\r\n"
    ).encode()


INVITES: Final[dict[str, Callable[[], bytes]]] = {
    "a billion times": lambda: _ics(_event("DTSTART:20200101T000000Z", "RRULE:FREQ=SECONDLY;COUNT=1000000000")),
    "each second for ever": lambda: _ics(_event("DTSTART:19000101T000000Z", "RRULE:FREQ=SECONDLY")),
    "never": lambda: _ics(_event("DTSTART:20200101T000000Z", "RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30")),
    "seldom": lambda: _ics(_event("DTSTART:20200101T000000Z", "RRULE:FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30;BYHOUR=3")),
    "interval": lambda: _ics(_event("DTSTART:20200101T000000Z", "RRULE:FREQ=DAILY;INTERVAL=999999999999999999999")),
    "dates": lambda: _ics(_event("DTSTART:20200101T000000Z", "RDATE:" + ",".join(["20260101T000000Z"] * 50_000))),
    "events": lambda: _ics(*[_event("DTSTART:20261105T150000Z")] * 8_000),
    "nested": lambda: _ics("BEGIN:VEVENT\r\n" * 20_000),
    "attendees": lambda: _ics(_event("DTSTART:20261105T150000Z", *["ATTENDEE:mailto:a@b.example"] * 40_000)),
    "long line": lambda: _ics(_event("DTSTART:20261105T150000Z", "DESCRIPTION:" + "x" * 1_900_000)),
    "folded": lambda: _ics(_event("DTSTART:20261105T150000Z", "DESCRIPTION:x\r\n" + " y\r\n" * 300_000 + " z")),
    "year nought": lambda: _ics(_event("DTSTART:00000101T000000Z")),
    "year 9999": lambda: _ics(_event("DTSTART:99991231T235959Z", "DURATION:P9999D")),
    "long": lambda: _ics(_event("DTSTART:20261105T150000Z", "DURATION:P99999999999999999999W")),
    "a zone of its own": lambda: _ics(
        "BEGIN:VTIMEZONE\r\nTZID:Evil\r\nBEGIN:STANDARD\r\nDTSTART:16010101T000000\r\nTZOFFSETFROM:+9900\r\nTZOFFSETTO:-9900\r\n"
        "RRULE:FREQ=SECONDLY\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n", _event("DTSTART;TZID=Evil:20261105T150000"),
    ),
    "a zone that is a path": lambda: _ics(_event("DTSTART;TZID=../../../etc/passwd:20261105T150000")),
    "NUL": lambda: _ics(_event("DTSTART:20261105T150000Z", "LOCATION:a\0b", "DESCRIPTION:\0")),
    "too large": lambda: b"BEGIN:VCALENDAR\r\n" + b"X:y\r\n" * 1_000_000,
    "letters": lambda: b"\xff\xfe\x00",
    "pattern": lambda: _ics(_event("DTSTART:20261105T150000Z", "DESCRIPTION:" + "https://" * 100_000)),
    "spaces": lambda: _ics(_event("DTSTART:20261105T150000Z", "SUMMARY:Interview" + " " * 200_000 + "at")),
}  # fmt: skip


@pytest.mark.parametrize("invite", INVITES)
def test_invites_that_would_burst_are_read_or_refused_soon(invite: str, person: Callable[..., Any]) -> None:
    by = client_of(person())
    body = INVITES[invite]()
    size, started = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.process_time()
    with like_postgresql():
        for sent in ({"file": _file(body, "invite.ics")}, {"pasted": body.decode("utf-8", "replace")}):
            answer = by.post("/capture/invite", sent)
            told = _fair(answer, 302, 422)
            if answer.status_code == 422:
                assert 'class="wrong"' in told
                assert 'name="pasted"' in told
            else:
                assert by.get(answer.headers["Location"]).status_code == 200
    assert time.process_time() - started < 2 * 5
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - size < 200_000
    assert not too_long()


def _export(**profile: Any) -> bytes:
    import json

    return json.dumps(
        {
            "schema": "afterword.export/1",
            "exported_at": "2026-11-03T17:10:00-05:00",
            "profile": {"name": "x", "timezone": "Europe/Berlin", **profile},
        }
    ).encode()


@pytest.mark.parametrize(
    "profile",
    [{"timezone": "Nowhere/Never"}, {"timezone": ""}, {"timezone": "../../etc/passwd"}, {"timezone": "x" * 5_000},
     {"language": "x" * 5_000}, {"language": "\0"}, {"email": "x" * 5_000}, {"phone": "x" * 5_000}, {"name": "a\0b"},
     {"policy": "nonsense"}, {"policy": {"call_limit": -1}}, {"policy": {"a": {"b": [1] * 9}}}, {"signature": "\0"},
     {"quiet": ["22:00", "22:00"]}, {"quiet": ["25:00", "1"]}, {"email": "no address"}, {"phone": "\0"}],
)  # fmt: skip
def test_a_profile_that_is_brought_in_is_held_to_the_same_rules(
    profile: dict[str, Any], person: Callable[..., Any]
) -> None:
    by = client_of(person())
    with like_postgresql():
        read = by.post("/settings/import", {"file": _file(_export(**profile), "x.json")})
        _fair(read, 302, 422)
        if profile != {"timezone": ""}:
            _fair(by.post("/settings/import", {"go": "1", "profile": "1"}), 422)
            assert b"Europe/Berlin" not in by.get("/settings").content.split(b"selected")[1][:80]
        for path in ("/", "/cases", "/settings", "/capture", "/keep", "/settings/import"):
            assert by.get(path, follow=True).status_code == 200, path
        made = by.post("/capture", {"company": "Vell", "ended_at": "2026-11-03T16:00"})
        assert made.status_code == 302
        assert by.get(made.headers["Location"]).status_code == 200
    assert not too_long()


CASE: Final = {
    "schema": "afterword.case/1", "id": "vell", "candidate": {"name": "x", "timezone": "UTC"}, "role": "Editor",
    "company": {"name": "Vell", "timezone": "Europe/Berlin", "address": "1 Road", "phone": "1", "email": "a@b.example"},
    "contacts": [{"id": "ann", "name": "Ann", "part": "interviewer", "title": "Dr", "email": "a@b.example", "phone": "1"}],
    "interviews": [
        {"id": "r1", "ended_at": "2026-11-02T16:00:00Z", "contacts": ["ann"], "highlights": ["one"],
         "expectation": {"said": "soon"}, "open_points": [{"id": "open", "text": "point", "answer": "answer"}]}
    ],
    "events": [{"kind": "note_sent", "at": "2026-11-02T18:00:00Z", "contact": "ann", "channel": "email", "purpose": "thank_you"}],
}  # fmt: skip


def _strings(value: Any, at: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The place of every text in a value."""
    if isinstance(value, dict | list):
        for key, each in value.items() if isinstance(value, dict) else enumerate(value):
            yield from _strings(each, (*at, key))
    else:
        yield at


def _changed(value: Any, at: tuple[Any, ...], new: Any) -> Any:
    if not at:
        return new
    if isinstance(value, dict):
        return {key: _changed(each, at[1:], new) if key == at[0] else each for key, each in value.items()}
    return [_changed(each, at[1:], new) if key == at[0] else each for key, each in enumerate(value)]


@pytest.mark.parametrize(
    "new", ["a\0b", "x" * 3_000, "../../x?a=b#c%00", "<b>{{7*7}}", "\n\u202e\n", 10**30, None]
)
def test_a_case_that_is_brought_in_with_anything_in_it(new: Any, person: Callable[..., Any]) -> None:
    import json

    who = person()
    by = client_of(who)
    broken = [_changed(CASE, at, new) for at in _strings(CASE)]
    with like_postgresql():
        for case in [*broken, CASE]:
            body = json.dumps({**json.loads(_export()), "cases": [case]}).encode()
            answer = by.post("/settings/import", {"file": _file(body, "x.json")})
            _fair(answer, 302, 422)
            if answer.status_code == 302:
                _fair(by.post("/settings/import", {"go": "1"}), 302, 422)
                listed = by.get("/cases")
                _fair(listed, 200)
                for each in looked_at(listed.content, "<b>").links:
                    if each.startswith("/cases/") and each[7:].isdecimal():
                        for path in ("/", each, f"{each}/edit", f"{each}/learned"):
                            page = by.get(path)
                            assert page.status_code in (200, 404), (case, path, page.status_code)
                            looked_at(page.content, "<b>")
                        for link in Page(by.get(each).content.decode()).links:
                            if "/people/" in link:
                                assert by.get(link).status_code == 200, link
                        assert by.post(f"{each}/forget", {"sure": "yes"}).status_code == 302
    assert not too_long()


# Numbers, dates and letters that there are not --------------------------------------------------------------

NUMBERS: Final = (
    "-1", "0", "1.0", "1e3", "0x1", "+1", "1_000", " 1", "1%20", "%31%00", "\u0661", "\u2460", "\U0001d7d9", "\u00b2", "9" * 19,
    "9223372036854775807", "9223372036854775808", "1" + "0" * 30, "9" * 5_000, "NaN", "Infinity", "None", "null", "true", "1;1",
    "1'", "1--", "%2e%2e", "%ff", "%ed%b0%80", "${7*7}", "1 OR 1=1",
)  # fmt: skip


@pytest.mark.parametrize("number", NUMBERS)
def test_a_number_that_is_none_is_nothing(number: str, owner: Somebody) -> None:
    before = owner.everything
    known, tail = f"/cases/{owner.case}", f"thank_you/{owner.contact}"
    tails = ("", "/undo", "/later", "/forget", "/edit", "/people/new", "/learned", "/record", "/record/reply",
             f"/write/{tail}", f"/check/{tail}", f"/card/{tail}", "/call", "/call.pdf", "/before", "/no", "/offer")  # fmt: skip
    with like_postgresql():
        for more in tails:
            assert owner.client.get(f"/cases/{number}{more}").status_code in (404, 405), more
            assert owner.client.post(f"/cases/{number}{more}", {"sure": "yes", "text": "x"}).status_code in (
                404,
                405,
            )
        asked = number if "%" in number else quote(number, safe="")
        for path in (f"/capture?case={asked}", f"{known}/learned?interview={asked}"):
            assert owner.client.get(path).status_code == 404
        for path in (
            f"/cases?before={asked}-{asked}",
            f"/cases?before={asked}",
            f"/cases?q={asked}",
            f"/cases?group={asked}",
        ):
            assert owner.client.get(path).status_code in (200, 404, 422)
        assert owner.client.post("/capture", captured(case=number)).status_code == 404
        for path in ("edit", "learned", f"people/{owner.contact}"):
            assert owner.client.post(f"{known}/{path}", {"version": number, "name": "x"}).status_code == 422
        for field in ("column:company", "column:role"):
            assert owner.client.post("/settings/import", {"go": "1", field: number}).status_code == 422
    assert owner.everything == before


@pytest.mark.parametrize("number", NUMBERS)
def test_a_step_that_is_none_is_not_taken_back(number: str, owner: Somebody) -> None:
    before = owner.everything
    with like_postgresql():
        answer = owner.client.post(f"/cases/{owner.case}/undo", {"step": number})
    assert answer.status_code in (404, 409, 422)
    assert owner.everything == before


def test_an_undo_that_names_no_step_takes_the_last(fresh_owner: Somebody) -> None:
    assert fresh_owner.client.post(f"/cases/{fresh_owner.case}/undo").status_code == 302


MOMENTS: Final = (
    "0000-01-01T00:00", "2026-02-30T10:00", "2026-11-03T25:00", "2026-11-03T16:00+99:00", "2026-11-03T16:00-99:99",
    "10000-01-01T00:00", "-0001-01-01T00:00", "2026-13-01T00:00", "2026-11-03T16:00[Evil/Zone]", "tomorrow", "2026",
    "\u0662\u0660\u0662\u0666-11-03T16:00", "99999999999", "2026-11-03T16:00+24:00",
    "2026-W99-1", "2026-366", "T16:00", "0",
)  # fmt: skip
EDGES: Final = (
    "0001-01-01T00:00", "9999-12-31T23:59", "0001-01-01T00:00+14:00", "9999-12-31T23:59-12:00", "0001-01-01T00:00+23:59",
    "9999-12-31T23:59:59.999999-23:59", "1900-01-01T00:00", "2026-11-01T01:30", "2027-03-14T02:30", "1969-12-31T23:59",
    "0999-01-01T00:00", "3026-11-03T16:00",
)  # fmt: skip
DAYS: Final = (
    "0000-01-01",
    "2026-02-30",
    "10000-01-01",
    "2026-13-01",
    "tomorrow",
    "1e9",
    "-2026-11-03",
    "2026-11-03x",
)
DAY_EDGES: Final = ("0001-01-01", "9999-12-31", "1900-02-28", "3000-01-01", "0999-12-31")


def _date_forms(owner: Somebody) -> Iterator[tuple[str, dict[str, str], str, str]]:
    """Each form with a date in it: where, what else, which field, and whether it is a day or a moment."""
    case, contact = f"/cases/{owner.case}", owner.contact
    seen = {"version": str(owner.version), "said": "typed before"}
    base = {"company": f"{MARK} typed", "left_open": "typed before"}
    ended = {"ended_at": "2026-11-03T16:00"}
    yield "/capture", base, "ended_at", "moment"
    yield "/capture", {**base, **ended}, "starts_at", "moment"
    yield "/capture", {**base, **ended}, "by", "day"
    yield f"{case}/learned", seen, "ended_at", "moment"
    yield f"{case}/learned", seen, "by", "day"
    at = {"at": "2026-11-03T17:05", "contact": contact}
    reply = {**at, "channel": "phone", "meaning": "offer"}
    call = {**at, "outcome": "reached", "because": "typed before"}
    yield f"{case}/record/reply", reply, "at", "moment"
    yield f"{case}/record/reply", reply, "reply_by", "day"
    yield f"{case}/record/reply", reply, "decide_by", "day"
    yield f"{case}/record/call", call, "call_again_on", "day"
    yield f"{case}/record/call", call, "call_again_at", "moment"
    yield f"{case}/record/away", at, "until", "day"
    yield f"{case}/record/asked", {**at, "act": "call"}, "call_again_on", "day"
    yield f"{case}/record/asked", {**at, "act": "call"}, "call_again_at", "moment"
    for kind in (
        "note",
        "call",
        "away",
        "bounce",
        "no_calls",
        "reopened",
        "accepted",
        "closed",
        "do_not_contact",
    ):
        yield (
            f"{case}/record/{kind}",
            {**at, "way": "email", "purpose": "thank_you", "outcome": "voicemail"},
            "at",
            "moment",
        )


def test_dates_that_there_are_not_are_refused_and_stay_in_the_form(owner: Somebody) -> None:
    before = owner.everything
    for path, sent, field, kind in _date_forms(owner):
        for typed in MOMENTS if kind == "moment" else DAYS:
            answer = owner.client.post(path, {**sent, field: typed})
            assert answer.status_code == 422, (path, field, typed, answer.status_code)
            told = _fair(answer)
            page = Page(told)
            assert not page.wrong
            if field != "by" or path != "/capture":
                assert page.fields[field] == typed, (path, field, typed)
            for name in ("company", "said", "left_open", "because"):
                if name in sent and name in page.fields:
                    assert page.fields[name].removeprefix("\n") == sent[name]
    assert owner.everything == before


def test_dates_at_the_ends_of_time_break_nothing(fresh_owner: Somebody) -> None:
    by, case = fresh_owner.client, f"/cases/{fresh_owner.case}"
    for path, sent, field, kind in _date_forms(fresh_owner):
        for typed in EDGES if kind == "moment" else DAY_EDGES:
            if "version" in sent:
                sent = {**sent, "version": str(fresh_owner.version)}  # noqa: PLW2901 - as it is now
            answer = by.post(path, {**sent, field: typed})
            _fair(answer, 302, 422)
            if answer.status_code == 302:
                for page in (
                    "/",
                    "/cases",
                    "/keep",
                    answer.headers["Location"],
                    f"{case}/offer",
                    f"{case}/call",
                ):
                    assert by.get(page).status_code in (200, 404), (path, field, typed, page)
                if path.startswith(case):
                    assert by.post(f"{case}/undo").status_code == 302
                else:
                    assert by.post(f"{answer.headers['Location']}/forget", {"sure": "yes"}).status_code == 302
    # What did come in comes out again.
    assert b"".join(by.get("/settings/export.csv").streaming_content)
    assert b"".join(by.get("/settings/export.json").streaming_content)


@pytest.mark.parametrize(
    "typed", ["25:00", "24:00", "-1:00", "12", "12:60", "\u0661\u0662:00", "noon", "12:00+99:00"]
)
def test_hours_that_there_are_not_are_refused(typed: str, owner: Somebody) -> None:
    before = owner.everything
    sent = {"name": "typed before", "timezone": "America/New_York", "policy": "article"}
    for more in (
        {"quiet_from": typed, "quiet_until": "07:00"},
        {"quiet_from": "22:00", "quiet_until": typed},
    ):
        told = _fair(owner.client.post("/settings", {**sent, **more}), 422)
        fields = Page(told).fields
        assert fields["name"] == "typed before"
        assert fields["quiet_from"] == more["quiet_from"]
        assert fields["quiet_until"] == more["quiet_until"]
    for more in (
        {"quiet_from": "22:00"},
        {"quiet_until": "22:00"},
        {"quiet_from": "22:00", "quiet_until": "22:00"},
    ):
        told = _fair(owner.client.post("/settings", {**sent, **more}), 422)
        assert Page(told).fields["name"] == "typed before"
    assert owner.everything == before


LETTERS: Final = {"NUL": "a%00b", "NUL alone": "%00", "half a pair": "a%ED%B0%80b%FF%FE", "overlong": "a%C0%80b%F5%80%80%80",
                  "cut": "a%F0%9F%92", "controls": "a%01%08%1B%7F%0D%0Ab%0Bc%0Cd%C2%85e%E2%80%A8f"}  # fmt: skip


@pytest.mark.parametrize("letters", LETTERS)
def test_letters_that_there_are_not_are_refused_or_kept(letters: str, fresh_owner: Somebody) -> None:
    raw = LETTERS[letters]
    by, case, contact = fresh_owner.client, f"/cases/{fresh_owner.case}", fresh_owner.contact
    forms = {
        **_posts(fresh_owner),
        "/capture": {**captured(), "once": "", "address": "", "via": "", "others": "", "by": "", "country": "", "case": ""},
        "/settings": {"name": "", "email": "", "phone": "", "signature": "", "timezone": "", "language": "", "policy": "own",
                      "number:call_limit": "", "quiet_from": "", "quiet_until": ""},
        f"{case}/record/call": {"at": "2026-11-03T17:05", "contact": contact, "outcome": "voicemail", "because": ""},
        f"{case}/record/note": {"at": "2026-11-03T17:05", "contact": contact, "way": "email", "purpose": "thank_you"},
        f"{case}/write/check_in/{contact}": {"text": "", "subject": "", "channel": "email", "variant": "0", "press": "",
                                             "other_words": "1"},
        f"{case}/later": {"action": ""},
    }  # fmt: skip
    for path in (f"{case}/forget", "/settings/erase", "/sign-out"):
        forms.pop(path)
    urlencoded = "application/x-www-form-urlencoded"
    with like_postgresql():
        for path, sent in forms.items():
            for field in sent:
                rest = {name: value for name, value in sent.items() if name != field}
                if "version" in rest:
                    rest["version"] = str(fresh_owner.version)
                typed = quote(sent[field]).replace("Vell", f"V{raw}") if field == "pasted" else raw
                body = "&".join(
                    [f"{name}={quote(value)}" for name, value in rest.items()] + [f"{field}={typed}"]
                )
                answer = by.post(path, body, content_type=urlencoded)
                _fair(answer, 200, 302, 400, 404, 409, 422)
                key = by.post("/capture", {**captured(), "once": ""}, headers={"idempotency-key": "\x01" * 9})
                assert key.status_code == 302
        for path in ("/cases?q={}", "/cases?group={}", "/cases?before={}", "/capture?case={}", "/cases/{}", "/local/{}", "/{}",
                     f"{case}/learned?interview={{}}", f"{case}/record/{{}}", f"{case}/people/{{}}",
                     f"{case}/write/{{}}/{contact}", f"{case}/write/thank_you/{{}}", f"{case}/check/{{}}/{contact}",
                     f"{case}/write/thank_you/{contact}?channel={{}}", f"{case}/record/note?contact={{}}&purpose={{}}",
                     "/accounts/login/?next={}", "/static/{}"):  # fmt: skip
            answer = by.get(path.replace("{}", raw))
            assert answer.status_code in (200, 302, 400, 404, 405, 422), (path, answer.status_code)
            _fair(answer, answer.status_code)
        for path, answer in _pages(by, "/cases", 15):
            assert answer.status_code in (200, 302, 404), path
            if answer.headers["Content-Type"].startswith("text/html"):
                assert b"\0" not in answer.content
    kept = fresh_owner.everything
    at = kept.find(b"\\u0000")
    assert at < 0, kept[max(at - 80, 0) : at + 80]
    assert not too_long()


@pytest.mark.parametrize("once", ["aaaaaaaa\0", "\0" * 8, "a" * 101, "\ud83d" * 8, "' OR 1=1 --", "x" * 7])
def test_a_key_that_is_none_does_no_harm(once: str, person: Callable[..., Any]) -> None:
    by = client_of(person())
    sent = {"company": "Vell", "role": "typed before", "ended_at": "2026-11-03T16:00"}
    with like_postgresql():
        body = "&".join(f"{name}={quote(value)}" for name, value in sent.items())
        raw = quote(once.encode("utf-8", "surrogatepass"))
        answer = by.post("/capture", f"{body}&once={raw}", content_type="application/x-www-form-urlencoded")
        told = _fair(answer, 302, 422)
        assert answer.status_code == 302 or Page(told).fields["role"] == "typed before"
    assert not too_long()


@pytest.mark.parametrize(
    "formula", ["=1+1", "+1+1", "-1+1", "@SUM(1)", "\t=1+1", '=HYPERLINK("http://evil.example")']
)
def test_a_spreadsheet_is_handed_no_formula(formula: str, person: Callable[..., Any]) -> None:
    import csv

    by = client_of(person(name=formula))
    sent = dict.fromkeys(("company", "role", "who", "said", "left_open", "discussed", "via"), formula)
    assert by.post("/capture", {**sent, "ended_at": "2026-11-03T16:00"}).status_code == 302
    for path in ("/settings/export.csv", "/insights.csv"):
        answer = by.get(path)
        body = b"".join(answer.streaming_content) if answer.streaming else answer.content
        for row in csv.reader(io.StringIO(body.decode("utf-8-sig"))):
            for cell in row:
                assert not cell.startswith(("=", "+", "@", "\t", "\r")), cell
                assert not (cell.startswith("-") and not cell[1:].replace(".", "").isdecimal()), cell


# What the server itself lets through ------------------------------------------------------------------------


def _said(program: Served, lines: bytes) -> bytes:
    with socket.create_connection(("127.0.0.1", program.port), 5) as asking:
        told = b""
        asking.settimeout(2)
        try:
            asking.sendall(lines)
            while some := asking.recv(65_536):
                told += some
        except (ConnectionError, TimeoutError):
            pass
    return told


@pytest.mark.parametrize(
    ("lines", "status"),
    [
        (b"GET http://evil.example/ HTTP/1.1\r\nHost: evil.example\r\n", (400,)),
        (b"GET http://evil.example/welcome HTTP/1.1\r\nHost: localhost\r\n", (302, 400, 404)),
        (b"GET / HTTP/1.1\r\nHost: localhost\r\nHost: evil.example\r\n", (302, 400)),
        (b"GET / HTTP/1.1\r\nHost: evil.example\r\nHost: localhost\r\n", (302, 400)),
        (b"GET / HTTP/1.1\r\n", (400,)),
        (b"GET / HTTP/1.1\r\nHost: 169.254.169.254\r\n", (400,)),
        (b"GET /../../etc/passwd HTTP/1.1\r\nHost: localhost\r\n", (400, 404)),
        (b"GET /static/../../etc/passwd HTTP/1.1\r\nHost: localhost\r\n", (400, 404)),
        (b"GET /static/%2e%2e/site.sqlite3 HTTP/1.1\r\nHost: localhost\r\n", (400, 404)),
        (b"GET /static/..%2fsecret HTTP/1.1\r\nHost: localhost\r\n", (400, 404)),
        (b"GET /%00 HTTP/1.1\r\nHost: localhost\r\n", (400, 404)),
        (b"GET /%ff%fe HTTP/1.1\r\nHost: localhost\r\n", (400, 404)),
        (b"TRACE / HTTP/1.1\r\nHost: localhost\r\nCookie: a=b\r\n", (302, 400, 405, 501)),
        (b"GET / HTTP/1.1\r\nHost: localhost\r\nX: " + b"x" * 100_000 + b"\r\n", (302, 400, 431)),
        (b"GET /" + b"x" * 100_000 + b" HTTP/1.1\r\nHost: localhost\r\n", (400, 404, 414, 431)),
        (b"GET / HTTP/1.1\r\nHost: localhost\r\nCookie: sessionid=\x01\x02\xff;;;=;\r\n", (302, 400)),
        (b"POST /capture HTTP/1.1\r\nHost: localhost\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n", (302, 400, 403)),
        (b"POST /capture HTTP/1.1\r\nHost: localhost\r\nContent-Length: -1\r\n", (400,)),
        (b"POST /capture HTTP/1.1\r\nHost: localhost\r\nContent-Length: 99999999999999999999\r\n", (400, 403, 413)),
        (b"\x16\x03\x01\x02\x00\x01", (400,)),
    ],
)  # fmt: skip
def test_requests_that_no_browser_sends(served: Served, lines: bytes, status: tuple[int, ...]) -> None:
    told = _said(served, lines + b"Connection: close\r\n\r\n")
    if told:  # it may hang up without a word
        assert int(told.split(b" ", 2)[1]) in status, told[:300]
    assert b"evil" not in told.lower()
    assert b"root:" not in told
    assert b"SQLite" not in told
    assert b"Traceback" not in told
    assert _said(served, b"GET /healthz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n").endswith(
        b"ok"
    )


def test_pages_are_the_same_for_the_same(owner: Somebody) -> None:
    """What the comparisons of other tests lean on: but for its tokens, a page is as it was."""
    owner.client.get("/cases")  # what is said once, of the case that was captured, is said here
    assert plain(owner.client.get("/cases").content) == plain(owner.client.get("/cases").content)
