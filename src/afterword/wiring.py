"""The only file that knows everybody: which adapter stands behind which port."""

from functools import cache
from typing import TYPE_CHECKING

from afterword.adapters.almanac import Almanac
from afterword.adapters.clock import HeldClock, SystemClock
from afterword.app.operations import Desk
from afterword.core.fault import Fault

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime
    from pathlib import Path

    from afterword.app.ledger.books import Books
    from afterword.app.post.mailroom import Mailroom
    from afterword.app.word_tools import WordTools
    from afterword.config import Config
    from afterword.ports import (
        Clock,
        Grammar,
        Hints,
        Identities,
        InviteReader,
        LetterReader,
        Links,
        Mailboxes,
        Post,
        Printer,
        Secrets,
        ServerFinder,
        Templates,
    )
    from afterword.storage.keeping import Keeper
    from afterword.storage.quick import SqliteFile


def desk(*, wide: bool = False) -> Desk:
    """The operations, over the shipped almanac; ``wide`` for a batch of many cases."""
    return Desk(Almanac(), word_tools, wide=wide)


@cache
def word_tools() -> "WordTools":
    """What drafts and checks lean on; each tool is made once, when first asked for."""
    from afterword.app.word_tools import WordTools  # noqa: PLC0415

    return WordTools(cache(_templates), cache(_grammar), cache(_hints), cache(_printer), cache(_letters))


def _templates() -> "Templates":
    from afterword.adapters.wordings import Shelf  # noqa: PLC0415

    return Shelf()


def _grammar() -> "Grammar | None":
    from afterword.adapters.grammar import HarperGrammar, available  # noqa: PLC0415

    return HarperGrammar() if available() else None


def _hints() -> "Hints | None":
    from afterword.adapters.hints import SentenceHints, available  # noqa: PLC0415

    return SentenceHints() if available() else None


def _printer() -> "Printer":
    try:
        from afterword.adapters.typesetting import TypstPrinter  # noqa: PLC0415
    except ImportError as error:
        wanted = "the extra that sets pages: pip install 'afterword[print]'"
        raise Fault("print", f"no {error.name}", wanted) from None
    return TypstPrinter()


def _letters() -> "LetterReader":
    from afterword.adapters.letters import read_letter  # noqa: PLC0415

    return read_letter


_clock: "Clock" = SystemClock()
_config: "Config | None" = None


def clock() -> "Clock":
    """The machine's clock, unless it was held."""
    return _clock


def hold_clock(at: "datetime") -> None:
    """Let every page of this process be as of a moment: for looking at what is to come, and for tests."""
    global _clock  # noqa: PLW0603 - one process has one clock
    _clock = HeldClock(at)


def invite_reader() -> "InviteReader":
    """The reader of calendar invites; its libraries are heavy and load only here."""
    from afterword.adapters.invites import read_invites  # noqa: PLC0415

    return read_invites


def web(
    config: "Config",
    *,
    secret: str,
    apps: "Sequence[str]",
    middleware: "Sequence[str]",
    urlconf: str,
    templates: "Sequence[Mapping[str, object]]",
    more: "Mapping[str, object]",
) -> None:
    """Configure Django: the store's part from the store, the rest as the surface hands it in, by name.

    Once in a process; ``books`` may be asked for after it.
    """
    global _config  # noqa: PLW0603 - one process has one configuration
    _config = config
    import django  # noqa: PLC0415 - the command line's plans do without it
    from django.conf import settings  # noqa: PLC0415

    from afterword.storage.database import database  # noqa: PLC0415

    settings.configure(
        DEBUG=False,
        SECRET_KEY=secret,
        DATABASES={"default": database(config.database)},
        INSTALLED_APPS=["afterword.storage.apps.Storage", *apps],
        AUTH_USER_MODEL="storage.Person",
        MIDDLEWARE=list(middleware),
        ROOT_URLCONF=urlconf,
        TEMPLATES=list(templates),
        USE_TZ=True,
        TIME_ZONE="UTC",
        DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
        LOGGING_CONFIG=None,
        **more,
    )
    django.setup(set_prefix=False)


def store(config: "Config") -> "Books":
    """The books for a program that only keeps cases: no pages, no accounts."""
    from django.conf import settings  # noqa: PLC0415

    if not settings.configured:
        if config.sqlite is not None:
            config.sqlite.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        apps = ("django.contrib.contenttypes", "django.contrib.auth")
        web(config, secret="-", apps=apps, middleware=(), urlconf="", templates=(), more={})  # noqa: S106
    return books()


@cache
def books() -> "Books":
    """The operations over kept cases; ``web`` or ``store`` must have been called. One for a process."""
    from afterword.app.ledger.books import Books  # noqa: PLC0415
    from afterword.storage.cases import DjangoCases  # noqa: PLC0415
    from afterword.storage.letters import DjangoLetters  # noqa: PLC0415
    from afterword.storage.people import DjangoPeople  # noqa: PLC0415

    return Books(DjangoCases(), DjangoPeople(), DjangoLetters(), _mailroom(_config), desk(wide=True))


def _mailroom(config: "Config | None") -> "Mailroom":
    """What mail needs; nothing of the world is loaded before it is asked for."""
    from afterword.app.post.mailroom import Mailroom  # noqa: PLC0415
    from afterword.storage.accounts import DjangoAccounts  # noqa: PLC0415
    from afterword.storage.outbox import DjangoOutbox  # noqa: PLC0415

    return Mailroom(
        DjangoAccounts(),
        DjangoOutbox(),
        cache(lambda: _secrets(config)),
        cache(_post),
        cache(_mailboxes),
        cache(_identities),
        cache(lambda: _finder(config)),
        cache(_letters),
        _place(config),
    )


def _secrets(config: "Config | None") -> "Secrets":
    from afterword.adapters.secrets import KeyringSecrets, NoSecrets, SealedSecrets  # noqa: PLC0415
    from afterword.storage.accounts import DjangoSealed  # noqa: PLC0415

    if config is not None and config.key:
        return SealedSecrets(DjangoSealed(), config.key)
    if config is not None and not config.hosts and KeyringSecrets.usable():
        return KeyringSecrets(str(config.data))
    return NoSecrets()


def new_key() -> str:
    """A key to seal secrets with."""
    from afterword.adapters.secrets import new_key as made  # noqa: PLC0415

    return made()


def _post() -> "Post":
    from afterword.adapters.smtp import SmtpPost  # noqa: PLC0415

    return SmtpPost()


def _mailboxes() -> "Mailboxes":
    from afterword.adapters.imap import ImapMailboxes  # noqa: PLC0415

    return ImapMailboxes()


def _identities() -> "Identities":
    from afterword.adapters.identities import DeviceIdentities  # noqa: PLC0415

    return DeviceIdentities()


def _finder(config: "Config | None") -> "ServerFinder":
    from afterword.adapters.discovery import ServerDiscovery  # noqa: PLC0415

    clients = {} if config is None else config.clients
    return ServerDiscovery(
        clients={name: (each.id, each.secret) for name, each in clients.items()},
        endpoints={name: (each.device, each.token) for name, each in clients.items() if each.device},
    )


def _place(config: "Config | None") -> str:
    """This installation, for one person; a team's workers are one."""
    import platform  # noqa: PLC0415 - as above

    return "" if config is None or config.hosts else f"{platform.node()}:{config.data}"[:300]


def keeper() -> "Keeper":
    """What looks after the database: its tables, its connections, the local person."""
    from afterword.storage.keeping import Keeper  # noqa: PLC0415

    return Keeper()


def sqlite_file(path: "Path") -> "SqliteFile":
    """A SQLite store, read without anything else loaded."""
    from afterword.storage.quick import SqliteFile  # noqa: PLC0415

    return SqliteFile(path)


def links(config: "Config") -> "Links":
    """The one-time links of this machine's program."""
    from afterword.adapters.links import OneTimeLinks  # noqa: PLC0415

    return OneTimeLinks(config.data)
