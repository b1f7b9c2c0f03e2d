"""Nobody reaches what is not theirs: by no address, no method, no operation and no number that they guess."""

from collections.abc import Callable
from typing import Any, Final, NamedTuple

import msgspec
import pytest

from e2e.somebody import KEYED, MARK, Somebody, caller_of, captured, plain, somebody

NOWHERE: Final = 987_654_321
"""A case that there is not."""
PUBLIC: Final = {"local", "sign_in", "sign_out", "token", "worker", "manifest", "health"}
"""Addresses that do not ask first who is there; each is looked at below for what it says."""
ACCOUNTS: Final = {"account_email", "account_reauthenticate", "mfa_index", "prove"}
"""Names for the account library's pages, whose own views answer there: ``test_account_pages`` looks at those."""
INVITE: Final = """BEGIN:VCALENDAR\r
VERSION:2.0\r
PRODID:-//x//y//EN\r
BEGIN:VEVENT\r
UID:authorisation@example.org\r
DTSTAMP:20261101T120000Z\r
DTSTART:20261105T150000Z\r
DTEND:20261105T160000Z\r
SUMMARY:Interview at Vell\r
ORGANIZER;CN=Ann Vell:mailto:ann@vell.example\r
END:VEVENT\r
END:VCALENDAR\r
"""


class Route(NamedTuple):
    """An address with ``{case}`` and ``{contact}``; what its owner gets for each method, and what is posted."""

    path: str
    get: int = 200
    post: int = 405
    sent: dict[str, str] = {}  # noqa: RUF012 - never changed


ROUTES: Final = {
    "today": Route("/"),
    "welcome": Route("/welcome", post=302, sent={"name": "New", "timezone": "Europe/Berlin"}),
    "sample": Route("/sample", 405, 302),
    "unsample": Route("/sample/remove", 405, 302),
    "capture": Route("/capture", post=302, sent=captured(case="{case}")),
    "when": Route("/capture/when", 405, 200, {"said": "next week"}),
    "invite": Route("/capture/invite", 405, 302, {"pasted": INVITE}),
    "before": Route("/before"),
    "cases": Route("/cases"),
    "case": Route("/cases/{case}"),
    "undo": Route("/cases/{case}/undo", 405, 302),
    "later": Route("/cases/{case}/later", 405, 302, {"action": "thank_you:{contact}"}),
    "forget": Route("/cases/{case}/forget", post=302, sent={"sure": "yes"}),
    "edit": Route("/cases/{case}/edit", post=302, sent={"version": "{version}", "name": "Other Works"}),
    "person": Route(
        "/cases/{case}/people/{contact}", post=302,
        sent={"version": "{version}", "name": "Other", "part": "interviewer", "prefers": "email", "style": "modern"},
    ),
    "learned": Route("/cases/{case}/learned", post=302, sent={"version": "{version}", "said": "tomorrow"}),
    "happened": Route("/cases/{case}/record"),
    "record": Route(
        "/cases/{case}/record/reply", post=302,
        sent={"at": "2026-11-03T17:05", "contact": "{contact}", "channel": "email", "meaning": "rejection"},
    ),
    "message": Route("/message", post=302, sent={"words": "Thank you for your patience.", "case": "{case}"}),
    "case_message": Route("/cases/{case}/message", post=302, sent={"words": "We are still interviewing."}),
    "letter": Route("/letters/{letter}", post=302, sent={"meaning": "unrelated"}),
    "belongs": Route("/letters/{doubtful}/belongs", 405, 302, {"press": "no"}),
    "mail": Route("/settings/mail", post=422, sent={"address": "you@example.org"}),
    "mail_sign_in": Route("/settings/mail/sign-in", 405, 302, {"address": "you@nowhere"}),
    "mail_try": Route("/settings/mail/{account}/try", 405, 200),
    "mail_forget": Route("/settings/mail/{account}/forget", post=302),
    "outbox": Route("/outbox"),
    "outgoing": Route("/outgoing/{message}", post=302, sent={"press": "hold"}),
    "approve": Route("/cases/{case}/approve/thank_you/{contact}", 405, 302, {"text": "Dear Dana", "when": "now"}),
    "write": Route("/cases/{case}/write/thank_you/{contact}", post=302, sent={"text": "Dear Dana"}),
    "check": Route("/cases/{case}/check/thank_you/{contact}", 405, 200, {"text": "Dear Dana"}),
    "dismiss": Route(
        "/cases/{case}/dismiss/thank_you/{contact}", 405, 302, {"rule": "x", "words": "y", "because": "z"}
    ),
    "card": Route("/cases/{case}/card/thank_you/{contact}"),
    "call": Route("/cases/{case}/call"),
    "call_sheet": Route("/cases/{case}/call.pdf"),
    "before_case": Route("/cases/{case}/before"),
    "no": Route("/cases/{case}/no"),
    "offer": Route("/cases/{case}/offer"),
    "keep": Route("/keep"),
    "insights": Route("/insights"),
    "insights_csv": Route("/insights.csv"),
    "settings": Route(
        "/settings", post=302, sent={"name": "New", "timezone": "Europe/Berlin", "policy": "article"}
    ),
    "export_json": Route("/settings/export.json"),
    "export_csv": Route("/settings/export.csv"),
    "import": Route("/settings/import", post=302, sent={"forget": "1"}),
    "erase": Route("/settings/erase", post=200, sent={"sure": "delete everything"}),
    "local": Route("/local/guessed-token", 404, 404),
    "sign_in": Route("/accounts/login/", 302, 302),
    "sign_out": Route("/sign-out", 405, 302),
    "sign_out_everywhere": Route("/sign-out/everywhere", 405, 302),
    "end_session": Route("/settings/sessions/end", 405, 302),
    "token": Route("/token"),
    "worker": Route("/sw.js"),
    "manifest": Route("/manifest.webmanifest"),
    "health": Route("/healthz"),
}  # fmt: skip
MINE: Final = sorted(ROUTES.keys() - PUBLIC)
OF_A_CONTACT: Final = [name for name in MINE if "{contact}" in ROUTES[name].path]
_THEIRS: Final = ("{case}", "{letter}", "{doubtful}", "{account}", "{message}")
OF_A_CASE: Final = [name for name in MINE if any(each in ROUTES[name].path for each in _THEIRS)]
BESIDE: Final = sorted(set(MINE) - set(OF_A_CASE))
METHODS: Final = ("GET", "HEAD", "POST")


@pytest.fixture(scope="module")
def owner(site: Any) -> Somebody:
    """Shared: what tests try on them must change nothing."""
    return somebody()


@pytest.fixture
def changing(site: Any) -> Somebody:
    """An owner who does things themselves."""
    return somebody()


def _routes() -> dict[str, Any]:
    from afterword.web.urls import urlpatterns

    return {each.name: each for each in urlpatterns if each.name not in ACCOUNTS}


def _path(name: str, case: int, contact: str, of: Somebody | None = None) -> str:
    """An address; with somebody's numbers in it, else with the one of the case everywhere."""
    numbers = {
        each: case if of is None else getattr(of, each)
        for each in ("letter", "doubtful", "account", "message")
    }
    return ROUTES[name].path.format(case=case, contact=contact, **numbers)


def _ask(by: Any, name: str, method: str, owner: Somebody, case: int | None = None, **more: Any) -> Any:
    """Ask for an address as the owner would, by somebody else's hand; ``case`` instead of the owner's."""
    number = owner.case if case is None else case
    path = _path(name, number, owner.contact, owner if case is None else None)
    if method != "POST":
        return getattr(by, method.lower())(path, **more)
    words = {"case": number, "contact": owner.contact, "version": owner.version}
    sent = {
        field: value.format(**words) if "{" in value else value for field, value in ROUTES[name].sent.items()
    }
    return by.post(path, sent, **more)


def _body(answer: Any) -> bytes:
    return b"".join(answer.streaming_content) if answer.streaming else answer.content


def test_every_address_is_looked_at_here(site: Any) -> None:
    assert set(_routes()) == set(ROUTES), "an address was added or removed: say here who may ask for it"


def test_every_address_asks_who_is_there_but_those_that_are_listed(site: Any) -> None:
    open_ = {
        name for name, route in _routes().items() if not getattr(route.callback, "afterword_mine", False)
    }
    assert open_ == PUBLIC


@pytest.mark.parametrize("name", sorted(ROUTES))
def test_the_owner_gets_in(name: str, changing: Somebody) -> None:
    got = _ask(changing.client, name, "GET", changing)
    assert got.status_code == ROUTES[name].get, got.content[:2000]
    posted = _ask(changing.client, name, "POST", changing)
    assert posted.status_code == ROUTES[name].post, posted.content[:2000]


@pytest.mark.parametrize("name", MINE)
def test_nobody_is_sent_to_sign_in(name: str, owner: Somebody, client: Callable[..., Any]) -> None:
    before = owner.everything
    for method in METHODS:
        page = _ask(client(), name, method, owner)
        if page.status_code == 401:
            # Something was typed: it's given back, on a page that leads to the same place.
            assert method == "POST"
            assert b'href="/accounts/login/?next=' in page.content
            assert b'class="typed"' in page.content
        else:
            assert page.status_code == 302
            assert page.headers["Location"].startswith("/accounts/login/")
            assert page.content == b""
        data = _ask(client(), name, method, owner, headers={"accept": "application/json"})
        assert (data.status_code, data.content) == (401, b"")
        part = _ask(client(), name, method, owner, headers={"hx-request": "true"})
        assert (part.status_code, part.content) == (204, b"")
        assert part.headers["HX-Redirect"].startswith("/accounts/login/")
    assert owner.everything == before


@pytest.mark.parametrize("name", MINE)
def test_other_methods_are_no_way_round(
    name: str, owner: Somebody, person: Callable[..., Any], client: Callable[..., Any]
) -> None:
    before = owner.everything
    for by in (client(), client(person())):
        for method in ("PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "BREW"):
            answer = by.generic(method, _path(name, owner.case, owner.contact))
            assert answer.status_code in (302, 404, 405)
            assert MARK.encode() not in answer.content
    assert owner.everything == before


@pytest.mark.parametrize("accept", ["text/html", "application/json"])
@pytest.mark.parametrize("name", OF_A_CASE)
def test_a_guessed_number_tells_no_more_than_one_that_there_is_not(
    name: str, accept: str, owner: Somebody, person: Callable[..., Any], client: Callable[..., Any]
) -> None:
    other, before = client(person()), owner.everything
    for method in METHODS:
        theirs = _ask(other, name, method, owner, headers={"accept": accept})
        nobodys = _ask(other, name, method, owner, NOWHERE, headers={"accept": accept})
        allowed = ROUTES[name].get if method != "POST" else ROUTES[name].post
        assert theirs.status_code == nobodys.status_code == (405 if allowed == 405 else 404)
        # The page gives back what was sent to it, the number among it.
        assert plain(theirs.content) == plain(nobodys.content)
        assert MARK not in plain(theirs.content)
        assert dict(theirs.headers) == dict(nobodys.headers) or theirs.headers["Content-Length"]
    assert owner.everything == before


@pytest.mark.parametrize("name", OF_A_CONTACT)
def test_a_contact_that_there_is_not_is_nothing(name: str, owner: Somebody) -> None:
    for contact in ("nobody", "..%2F..", "%00", "new%20", "' OR 1=1 --", "%F0%9F%92%A9", "x" * 3_000):
        answer = owner.client.get(_path(name, owner.case, contact))
        assert answer.status_code in (404, 405), contact


@pytest.mark.parametrize("name", BESIDE)
def test_pages_of_nobodys_number_show_only_ones_own(
    name: str, owner: Somebody, person: Callable[..., Any], client: Callable[..., Any]
) -> None:
    other, before = client(person(name="Somebody else")), owner.everything
    for method in METHODS:
        # A number slipped in beside the address.
        for more in ("", f"?case={owner.case}", f"?owner={owner.who.pk}&person={owner.who.pk}", f"?q={MARK}"):
            number = owner.case if "case=" in more else NOWHERE
            path = _path(name, number, owner.contact) + more
            sent = {
                key: value.format(case=owner.case) for key, value in ROUTES[name].sent.items() if "{" in value
            }
            sent |= {
                key: value
                for key, value in ROUTES[name].sent.items()
                if "{" not in value and MARK not in value
            }
            answer = other.post(path, sent) if method == "POST" else getattr(other, method.lower())(path)
            assert answer.status_code < 500
            told = (
                _body(answer)
                .decode("utf-8", "replace")
                .replace(f'value="{MARK}"', "")
                .replace(f"q={MARK}", "")
            )
            assert MARK not in told, (method, path)
            if answer.status_code == 302 and answer.headers["Location"] != "/accounts/login/":
                assert str(owner.case) not in answer.headers["Location"].split("/")
    assert owner.everything == before


def test_an_interview_is_not_put_into_anothers_case(
    owner: Somebody, person: Callable[..., Any], client: Callable[..., Any]
) -> None:
    other, before = client(person()), owner.everything
    for case in (owner.case, NOWHERE):
        for accept in ("text/html", "application/json"):
            answer = other.post("/capture", captured(case=str(case)), headers={"accept": accept})
            assert answer.status_code == 404
    assert other.get(f"/capture?case={owner.case}").status_code == 404
    assert other.get(f"/capture?case={NOWHERE}").status_code == 404
    # A form with mistakes too: its page would name the company.
    assert other.post("/capture", {"case": str(owner.case), "ended_at": "never"}).status_code == 404
    assert owner.everything == before


def test_what_is_public_says_nothing_of_anybody(owner: Somebody, client: Callable[..., Any]) -> None:
    before = owner.everything
    for name in sorted(PUBLIC):
        for method in METHODS:
            answer = _ask(client(), name, method, owner)
            assert answer.status_code in (200, 302, 401, 404, 405), (name, method)
            assert MARK not in _body(answer).decode()
    assert client().get("/token").status_code == 401
    assert client().get("/local/guessed").status_code == 404
    assert client().post("/local/guessed").status_code == 404
    assert owner.everything == before


def test_a_token_is_for_whoever_asks(
    owner: Somebody, person: Callable[..., Any], client: Callable[..., Any]
) -> None:
    other = person()
    assert client(other).get("/token").json()["person"] == str(other.pk)
    assert owner.client.get("/token").json()["person"] == str(owner.who.pk)


def test_after_signing_out_the_session_opens_nothing(changing: Somebody, client: Callable[..., Any]) -> None:
    kept = {name: morsel.value for name, morsel in changing.client.cookies.items()}
    thief = client()
    thief.cookies.load(kept)
    assert thief.get(f"/cases/{changing.case}").status_code == 200
    assert changing.client.post("/sign-out").status_code == 302
    thief.cookies.load(kept)
    assert thief.get(f"/cases/{changing.case}").status_code == 302


def test_a_person_who_was_put_out_is_out_at_once(changing: Somebody) -> None:
    changing.who.is_active = False
    changing.who.save()
    assert changing.client.get("/").headers["Location"].startswith("/accounts/login/")


def test_a_person_who_forgot_all_is_gone_with_all(changing: Somebody, client: Callable[..., Any]) -> None:
    from afterword import bootstrap

    number = changing.who.pk
    second = client(changing.who)
    assert changing.client.post("/settings/erase", {"sure": "delete everything"}).status_code == 200
    assert second.get("/").headers["Location"].startswith("/accounts/login/")
    assert bootstrap.services().cases.get(number, changing.case) is None
    assert bootstrap.services().cases.history(number, changing.case) == ()


def _requests(owner: Somebody) -> dict[str, tuple[dict[str, Any], ...]]:
    """What a stranger would ask each operation, as JSON: with the owner's numbers where it takes some."""
    facts = {
        "schema": "afterword.case/1",
        "id": "zyxomma-works-zyxomma-role",
        "company": {"name": "Taken over"},
    }
    event = {"kind": "closed", "at": "2026-11-03T17:05:00-05:00"}
    note = {"case": owner.case, "kind": "check_in", "contact": owner.contact}
    ended = {"ended_at": "2026-11-03T16:00:00-05:00"}
    return {
        "today": ({}, {"limit": 100}),
        "cases": ({}, {"words": MARK}, {"limit": 500}, {"before": [2**62, owner.case + 1]}),
        "case": ({"case": owner.case},),
        "stored_case": ({"case": owner.case},),
        "history": ({"case": owner.case},),
        "sample": ({},),
        "case_list": ({}, {"words": MARK}, {"group": "live"}, {"limit": 500}),
        "keep_in_touch": ({},),
        "other_cases": ({"case": owner.case}, {"case": 0}),
        "settings": ({},),
        "sync_mail": ({},),
        "insights_table": ({},),
        "export_csv": ({},),
        "add_sample": ({},),
        "remove_sample": ({},),
        "capture": ({"case": owner.case, **ended}, {"case": owner.case, "once": "another-key-1", **ended}),
        "invite": ({"data": INVITE},),
        "edit": ({"case": owner.case, "version": owner.version, "facts": facts},),
        "edit_company": ({"case": owner.case, "version": owner.version, "name": "Taken over"},),
        "edit_contact": (
            {"case": owner.case, "version": owner.version, "name": "Taken over", "contact": owner.contact},
            {"case": owner.case, "version": owner.version, "name": "Taken over"},
        ),
        "edit_interview": (
            {"case": owner.case, "version": owner.version, "interview": "r1", "said": "taken over"},
        ),
        "capture_hints": ({}, {"said": "within a week"}),
        "record": ({"case": owner.case, "event": event}, {"case": owner.case, "event": event, "once": KEYED}),
        "undo": ({"case": owner.case}, {"case": owner.case, "step": 2}),
        "link_message": ({"letter": owner.doubtful}, {"letter": owner.doubtful, "case": owner.case}),
        "mail_accounts": ({},),
        "find_servers": ({"address": "you@nowhere"},),
        "set_up_mail": ({"address": "you@nowhere", "password": "x"},),
        "begin_sign_in": ({"address": "you@nowhere"},),
        "finish_sign_in": ({"address": "you@nowhere", "key": "x"},),
        "check_mail": ({"account": owner.account},),
        "remove_mail": ({"account": owner.account},),
        "approve": ({**note, "digest": "0" * 64}, {**note, "digest": "0" * 64, "account": owner.account}),
        "outbox": ({}, {"limit": 500}),
        "outgoing": ({"outgoing": owner.message},),
        "hold": ({"outgoing": owner.message},),
        "release": ({"outgoing": owner.message, "digest": "0" * 64},),
        "cancel": ({"outgoing": owner.message},),
        "send": ({"outgoing": owner.message, "digest": "0" * 64},),
        "confirm_sending": (
            {"outgoing": owner.message, "sent": True},
            {"outgoing": owner.message, "sent": False},
        ),
        "ingest": ({"case": owner.case, "raw": "We need another week."},),
        "messages": ({}, {"limit": 500}),
        "message": ({"letter": owner.letter},),
        "confirm_meaning": (
            {"letter": owner.letter, "meaning": "rejection"},
            {"letter": owner.letter, "meaning": "unrelated"},
        ),
        "snooze": (
            {
                "case": owner.case,
                "action": f"thank_you:{owner.contact}",
                "until": "2026-11-04T08:00:00-05:00",
            },
        ),
        "unsnooze": ({"case": owner.case, "action": f"thank_you:{owner.contact}"},),
        "remove": ({"case": owner.case},),
        "note": (note,),
        "saved_note": (note,),
        "save_edit": ({"note": {**note, "text": "taken over"}, "base": "", "writer": "page"},),
        "draft_note": (note,),
        "compose": (note, {**note, "channel": "email"}),
        "revise_note": (
            {"note": {**note, "text": "taken over"}},
            {"note": {**note, "text": "taken over"}, "change": "other_words", "writer": "page"},
        ),
        "sending_options": (note,),
        "redraft": (
            {"note": {**note, "text": ""}},
            {"note": {**note, "text": "taken over"}, "other_words": True},
        ),
        "restore_words": ({**note, "text": "taken over"},),
        "choose_words": ({"note": {**note, "text": "x"}}, {"note": {**note, "text": "x"}, "theirs": True}),
        "check_note": ({**note, "text": "taken over"},),
        "fix_note": ({**note, "text": "taken over"},),
        "dismiss": ({**note, "rule": "length", "because": "taken over"}, {**note, "rule": "length"}),
        "save_note": ({**note, "text": "taken over"}, {**note, "text": ""}),
        "profile": ({},),
        "save_profile": ({"name": "Taken over", "timezone": "Europe/Berlin"},),
        "insights": ({},),
        "export": ({},),
        "import": ({"cases": [facts]},),
        "save_upload": ({"name": "mine.csv", "data": "Y29tcGFueSxyb2xlCkFjbWUsQ2xlcmsK"},),
        "preview_import": ({}, {"data": "Y29tcGFueSxyb2xlCkFjbWUsQ2xlcmsK"}),
        "import_file": ({}, {"data": "Y29tcGFueSxyb2xlCkFjbWUsQ2xlcmsK"}),
        "delete_upload": ({},),
        "erase": ({"sure": "delete everything"},),
    }


NEEDS_THE_CASE: Final = {
    "case",
    "stored_case",
    "history",
    "capture",
    "edit",
    "edit_company",
    "edit_contact",
    "edit_interview",
    "record",
    "undo",
    "snooze",
    "unsnooze",
    "remove",
    "save_note",
    "save_edit",
    "draft_note",
    "compose",
    "revise_note",
    "sending_options",
    "redraft",
    "check_note",
    "fix_note",
    "dismiss",
    "ingest",
    "approve",
}
OF_A_LETTER: Final = {
    "message", "confirm_meaning", "link_message", "check_mail", "remove_mail", "outgoing", "hold", "release", "cancel", "send",
    "confirm_sending",
}  # fmt: skip
OF_THE_WORLD: Final = {"set_up_mail", "begin_sign_in", "finish_sign_in"}
"""They ask for an address that is at no server, and say so."""


def test_every_operation_is_looked_at_here(owner: Somebody) -> None:
    from afterword.services.registry import OPERATIONS

    asked = _requests(owner)
    assert {each.name for each in OPERATIONS if not each.stateless} == set(asked)
    with_case = {
        each.name
        for each in OPERATIONS
        if not each.stateless and {"case", "note"} & set(each.request.__struct_fields__)
    }
    assert with_case == NEEDS_THE_CASE | {
        "note",
        "saved_note",
        "messages",
        "outbox",
        "link_message",
        "other_cases",
        "restore_words",
        "choose_words",
    }


def test_no_operation_reaches_anothers_case(owner: Somebody, person: Callable[..., Any]) -> None:
    from afterword import bootstrap
    from afterword.core.errors import InputError
    from afterword.services.context import NotFound
    from afterword.services.registry import OPERATIONS

    services, before, version = bootstrap.services(), owner.everything, owner.version
    for operation in (each for each in OPERATIONS if not each.stateless):
        stranger = caller_of(person(name="Stranger"))
        for asked in _requests(owner)[operation.name]:
            request = msgspec.json.decode(msgspec.json.encode(asked), type=operation.request)
            if operation.name in NEEDS_THE_CASE | OF_A_LETTER | OF_THE_WORLD:
                with pytest.raises(InputError if operation.name in OF_THE_WORLD else NotFound):
                    operation.call(services, stranger, request)
            else:
                try:
                    told = b"".join(operation.pieces(services, stranger, request))
                except InputError as error:
                    # Of the uploads, the owner's isn't there for anybody else.
                    assert (operation.name, error.found) == ("import_file", "no file")  # noqa: PT017
                    continue
                assert MARK.encode() not in told
        assert owner.everything == before, operation.name
        assert owner.version == version


def test_an_operation_of_a_person_who_is_gone_finds_nothing(
    owner: Somebody, person: Callable[..., Any]
) -> None:
    from afterword import bootstrap
    from afterword.core.errors import InputError
    from afterword.services.context import NotFound
    from afterword.services.registry import OPERATIONS

    services, before = bootstrap.services(), owner.everything
    gone = person()
    ghost = caller_of(gone)
    gone.delete()
    for operation in (each for each in OPERATIONS if not each.stateless):
        for asked in _requests(owner)[operation.name]:
            request = msgspec.json.decode(msgspec.json.encode(asked), type=operation.request)
            try:
                told = b"".join(operation.pieces(services, ghost, request))
            except (NotFound, InputError):
                continue
            assert MARK.encode() not in told
    assert owner.everything == before


def test_an_idempotency_key_is_ones_own(
    owner: Somebody, person: Callable[..., Any], client: Callable[..., Any]
) -> None:
    other, before = client(person()), owner.everything
    sent = {"company": "Mine", "ended_at": "2026-11-03T16:00", "once": KEYED}
    as_field = other.post("/capture", sent, headers={"accept": "application/json"}).json()["case"]
    assert as_field != owner.case
    assert other.get(f"/cases/{as_field}").status_code == 200
    as_header = other.post(
        "/capture",
        {**sent, "once": ""},
        headers={"accept": "application/json", "idempotency-key": KEYED},
    ).json()["case"]
    assert as_header == as_field
    again = owner.client.post("/capture", captured(once=KEYED), headers={"accept": "application/json"})
    assert again.json()["case"] == owner.case
    assert owner.everything == before


ACCOUNT_PAGES: Final = (
    "email/", "password/change/", "password/set/", "reauthenticate/", "2fa/", "2fa/totp/activate/", "2fa/totp/deactivate/",
    "2fa/recovery-codes/", "2fa/recovery-codes/generate/", "2fa/recovery-codes/download/", "2fa/webauthn/",
    "2fa/webauthn/add/", "2fa/webauthn/keys/1/remove/", "2fa/webauthn/keys/1/edit/", "2fa/reauthenticate/",
)  # fmt: skip


@pytest.mark.parametrize("page", ACCOUNT_PAGES)
def test_account_pages_are_ones_own(page: str, client: Callable[..., Any]) -> None:
    for answer in (client().get(f"/accounts/{page}"), client().post(f"/accounts/{page}")):
        assert answer.status_code in (302, 405)
        if answer.status_code == 302:
            assert answer.headers["Location"].startswith("/accounts/")
