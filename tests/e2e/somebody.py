"""Somebody with a case, for tests of who may see it: made through the web, as people make them."""

import itertools
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, NamedTuple

MARK = "Zyxomma"
"""In everything of theirs that nobody else may be shown."""
KEYED = "key-of-the-owner-1"
_numbers = itertools.count(1)
_TOKEN = re.compile(
    r"""X-CSRFToken": "[^"]*"|name="csrfmiddlewaretoken" value="[^"]*"|name="once" value="[^"]*\""""
)


class Somebody(NamedTuple):
    who: Any
    client: Any
    case: int
    contact: str
    letter: int
    doubtful: int
    account: int
    message: int

    @property
    def caller(self) -> Any:
        return caller_of(self.who)

    @property
    def everything(self) -> bytes:
        """All that is kept of theirs: equal before and after something that must not change it."""
        from afterword import bootstrap
        from afterword.services.transfer.export import export
        from afterword.services.transfer.schemas import ExportRequest

        return b"".join(export(bootstrap.services(), self.caller, ExportRequest()))

    @property
    def version(self) -> int:
        from afterword import bootstrap

        kept = bootstrap.services().cases.get(self.who.pk, self.case)
        assert kept is not None
        return int(kept.version)


def caller_of(who: Any) -> Any:
    from afterword import bootstrap
    from afterword.services.context import Caller

    return Caller(who.pk, "web", bootstrap.clock().now())


def captured(**more: str) -> dict[str, str]:
    """The form of an interview an hour ago."""
    return {
        "company": f"{MARK} Works", "role": f"{MARK} role", "who": f"Dana {MARK}", "ended_at": "2026-11-03T16:00",
        "said": "by the end of next week", "email": "dana@zyxomma.example", "phone": "+1 312 555 0100",
        "left_open": f"{MARK} point", "answer": f"{MARK} answer", "discussed": f"{MARK} topic", **more,
    }  # fmt: skip


def client_of(who: Any = None, *, csrf: bool = False, proven: bool = True) -> Any:
    """A client of nobody, or signed in as a person; ``proven``: who has just shown once more who they are."""
    from django.test import Client

    made = Client(enforce_csrf_checks=csrf, headers={"host": "localhost"}, raise_request_exception=False)
    if who is not None:
        made.force_login(who)
    if who is not None and proven:
        session = made.session
        # As the account library notes a second proof: of a day to come, so that no test depends on the clock.
        session["account_authentication_methods_user"] = str(who.pk)
        session["account_authentication_methods"] = [{"method": "code", "at": 4e9, "reauthenticated": True}]
        session.save()
    return made


def somebody(**more: str) -> Somebody:
    """A person with a case of two steps (it is open again) and a text that is being written."""
    from django.contrib.auth import get_user_model

    address = f"owner-{os.getpid()}-{next(_numbers)}@example.org"
    who = get_user_model().objects.create_user(address, name=f"Owner {MARK}", timezone="America/New_York")
    by = client_of(who)
    made = by.post("/capture", captured(once=KEYED, **more), headers={"accept": "application/json"})
    assert made.status_code == 200, made.content
    case = made.json()["case"]
    from afterword import bootstrap

    contact = bootstrap.services().opened(caller_of(who), case).case.contacts[0].id
    assert by.post(f"/cases/{case}/record/reopened", {"at": "2026-11-03T17:00"}).status_code == 302
    assert by.post(f"/cases/{case}/write/check_in/{contact}", {"text": f"{MARK} draft"}).status_code == 302
    words = {"words": f"{MARK} is what I wanted to say to you.", "case": case}
    answer = by.post(f"/cases/{case}/message", words)
    assert answer.status_code == 302, answer.content
    letter = int(answer.headers["Location"].rpartition("/")[2])
    account = _account(who)
    return Somebody(
        who, by, case, contact, letter, _doubtful(who, case), account, _message(who, case, contact, account)
    )


def _account(who: Any) -> int:
    """A mail account at a server that is not there."""
    import msgspec

    from afterword import bootstrap
    from afterword.ports import Host, Servers
    from afterword.services.mail_accounts.schemas import Account

    servers = Servers(Host("localhost", 1, "none"), None, f"{MARK}@example.org".lower(), "typed")
    body = msgspec.json.encode(Account(servers=servers))
    return bootstrap.services().mail.accounts.save(who.pk, f"{MARK}@example.org".lower(), body)


def _message(who: Any, case: int, contact: str, account: int) -> int:
    """A message of theirs that waits for the year 2100."""
    import msgspec

    from afterword import bootstrap
    from afterword.ports import OutboxMessage
    from afterword.services.outbox.schemas import OutboxBody

    message = OutboxBody(
        "me@example.org", "dana@example.org", f"Dana {MARK}", f"{MARK} subject", f"{MARK} text"
    )
    far = 4_102_444_800_000_000
    kept = OutboxMessage(
        id=0, owner=who.pk, case=case, account=account, contact=contact, kind="thank_you", purpose="thank_you",
        occasion="-", state="approved", message_id=f"{MARK}@example.org", digest="0" * 64,
        body=msgspec.json.encode(message), data=b"", not_before=far, next_attempt_at=far, expires_at=None, tries=0, approved=0, updated_at=0,
    )  # fmt: skip
    return bootstrap.services().mail.outbox.add(kept)


def _doubtful(who: Any, case: int) -> int:
    """A mail that may be about their case, and was not read."""
    from afterword import bootstrap
    from afterword.services.inbox.matching import seen
    from afterword.services.inbox.messages import keep_doubtful
    from afterword.services.inbox.schemas import Where

    headers = seen(f"From: {MARK} <x@zyxomma.example>\nSubject: {MARK}\nMessage-ID: <{MARK}@x>\n\n".encode())
    return keep_doubtful(bootstrap.services(), caller_of(who), (case,), headers, Where(10**9, "INBOX", 1, 1))


def plain(body: bytes) -> str:
    """A page without the tokens that differ each time."""
    return _TOKEN.sub("", body.decode())


@contextmanager
def like_postgresql() -> Iterator[None]:
    """Refuse what PostgreSQL refuses and SQLite takes: NUL in a text."""
    from django.db import connection

    def execute(run: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        rows = params if many else [params or ()]
        for row in rows:
            for value in row.values() if isinstance(row, dict) else row:
                if isinstance(value, str) and "\0" in value:
                    raise ValueError("PostgreSQL text fields cannot contain NUL (0x00) bytes")
        return run(sql, params, many, context)

    with connection.execute_wrapper(execute):
        yield


def too_long() -> list[str]:
    """Columns that hold more than they are declared to: PostgreSQL would have refused it."""
    from django.apps import apps
    from django.db.models import CharField
    from django.db.models.functions import Length

    found = []
    for model in apps.get_app_config("storage").get_models():
        for field in model._meta.get_fields():
            if isinstance(field, CharField) and field.max_length:
                rows = model._base_manager.annotate(how_long=Length(field.name))
                if rows.filter(how_long__gt=field.max_length).exists():
                    found.append(f"{model.__name__}.{field.name}")
    return found
