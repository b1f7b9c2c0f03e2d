"""Configuration from the environment, read once at the edge: data folder, database, host names."""

import contextlib
import os
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Final, NamedTuple
from urllib.parse import quote, unquote, urlsplit

from afterword.core.errors import InputError, Phrase

DATABASE_URL: Final = "DATABASE_URL"
DATA_FOLDER: Final = "AFTERWORD_DATA"
HOSTS: Final = "AFTERWORD_HOSTS"
MAIL_URL: Final = "AFTERWORD_MAIL_URL"
PROXIES: Final = "AFTERWORD_PROXIES"
KEY: Final = "AFTERWORD_KEY"
PRIVATE: Final = "AFTERWORD_PRIVATE_SERVERS"
LOG: Final = "AFTERWORD_LOG"
SIGN_UP: Final = "AFTERWORD_SIGNUP"
OPEN: Final = "open"
OAUTH: Final = "AFTERWORD_OAUTH_"
FILE: Final = "afterword.sqlite3"
LOOPBACK: Final = ("localhost", "127.0.0.1", "[::1]")
_LEVELS: Final = ("error", "warning", "info")
_KEY_FILE: Final = "secret"
_WANTED: Final = {
    DATABASE_URL: Phrase("sqlite:///path/to/file or postgresql://user@host/name"),
    MAIL_URL: Phrase("smtp://user:password@host:587 (smtps:// for port 465)"),
}


class Client(NamedTuple):
    """Our program at an OAuth provider; ``device`` and ``token`` are URLs to use that replace the usual."""

    id: str
    secret: str = ""
    device: str = ""
    token: str = ""


class Config(NamedTuple):
    """``data`` is the folder of everything that is kept; ``database`` a URL, SQLite's or PostgreSQL's.

    ``hosts`` are the names under which a team's site is reached: empty for one person on this machine.
    ``mail`` is the URL of the server that takes the mails of accounts; without one they are written to files.
    ``proxies`` counts the proxies in front, whose ``X-Forwarded-For`` is believed. ``key`` seals the secrets
    of mail accounts; without one they are in the system's keyring. ``sign_up`` says who may make an account
    without an invitation: nobody (empty), everybody (``open``), or those with an address at these domains.
    ``private`` are the names and networks of mail servers that a site for many may connect to although they
    aren't on the public internet. ``clients`` are the program's names at those who give
    access tokens (OAuth 2.0), by provider: a client id, its secret or nothing, and endpoints of their own or
    nothing. ``log`` is from which level on the pages and the worker log: ``warning`` or ``info``.
    """

    data: Path
    database: str
    hosts: tuple[str, ...] = ()
    mail: str = ""
    proxies: int = 0
    key: str = ""
    sign_up: tuple[str, ...] = ()
    private: tuple[str, ...] = ()
    clients: Mapping[str, "Client"] = {}
    log: str = "warning"

    @property
    def sqlite(self) -> Path | None:
        """The SQLite file; ``None`` for another database."""
        parts = urlsplit(self.database)
        return Path(unquote(parts.path)) if parts.scheme == "sqlite" else None


def config(environment: Mapping[str, str] = os.environ) -> Config:
    """The configuration. Raises ``InputError`` naming the variable that's wrong."""
    folder = environment.get(DATA_FOLDER) or _usual_folder()
    data = Path(folder).expanduser()
    if not data.is_absolute():
        raise InputError(DATA_FOLDER, repr(folder), "the absolute path of a folder")
    url = environment.get(DATABASE_URL) or f"sqlite://{quote(str(data / FILE))}"
    _known(DATABASE_URL, url, ("sqlite", "postgres", "postgresql"))
    mail = environment.get(MAIL_URL, "")
    if mail:
        _known(MAIL_URL, mail, ("smtp", "smtps"))
    proxies = environment.get(PROXIES) or "0"
    if not proxies.isdecimal():
        raise InputError(PROXIES, repr(proxies), "how many proxies stand in front: 0, 1, …")
    hosts = tuple(filter(None, (each.strip() for each in environment.get(HOSTS, "").split(","))))
    key = environment.get(KEY, "")
    private = tuple(filter(None, (each.strip() for each in environment.get(PRIVATE, "").split(","))))
    log = environment.get(LOG, "").lower() or "warning"
    if log not in _LEVELS:
        raise InputError(LOG, repr(log), Phrase("one of {names}", names=", ".join(_LEVELS)))
    sign_up, clients = _sign_up(environment), _clients(environment)
    return Config(data, url, hosts, mail, int(proxies), key, sign_up, private, clients, log)


def _sign_up(environment: Mapping[str, str]) -> tuple[str, ...]:
    told = environment.get(SIGN_UP, "").lower()
    domains = tuple(filter(None, (each.strip().lstrip("@") for each in told.split(","))))
    for each in domains:
        if each != OPEN and ("." not in each or not all(part.isalnum() for part in re.split("[.-]", each))):
            wanted = Phrase(
                "open, or the domains whose addresses may sign up: example.edu, alumni.example.edu"
            )
            raise InputError(SIGN_UP, repr(each), wanted)
    return (OPEN,) if OPEN in domains else domains


def _clients(environment: Mapping[str, str]) -> dict[str, Client]:
    """``AFTERWORD_OAUTH_GOOGLE="id"``, or ``"id secret"``, or with both endpoints after them."""
    found = {}
    for name, value in environment.items():
        words = value.split()
        if not name.startswith(OAUTH) or not words:
            continue
        if len(words) not in {1, 2, 4}:
            wanted = Phrase(
                "a client id; its secret after it (- for none); URLs for devices and tokens after both"
            )
            raise InputError(name, Phrase("{count} words", count=len(words)), wanted)
        secret = words[1] if len(words) > 1 and words[1] != "-" else ""
        endpoints = (words[2], words[3]) if len(words) > 2 else ("", "")  # noqa: PLR2004 - the words after the secret
        found[name.removeprefix(OAUTH).lower()] = Client(words[0], secret, *endpoints)
    return found


def _known(name: str, url: str, schemes: tuple[str, ...]) -> None:
    scheme = url.partition("://")[0]
    if scheme not in schemes or "://" not in url:
        raise InputError(name, repr(scheme), _WANTED[name])


def without_password(url: str) -> str:
    """A database URL that's safe to show."""
    parts = urlsplit(url)
    user, _, place = parts.netloc.rpartition("@")
    name = user.partition(":")[0]
    options = "&".join(each for each in parts.query.split("&") if not each.lower().startswith("pass"))
    return parts._replace(netloc=f"{name}@{place}" if user else place, query=options).geturl()


def secret(data: Path) -> str:
    """The key that signs sessions: created once, stored in the data folder, readable only by its owner."""
    import secrets  # noqa: PLC0415 - only a server needs it

    data.mkdir(parents=True, exist_ok=True, mode=0o700)
    path = data / _KEY_FILE
    if path.exists() and (kept := path.read_text("ascii").strip()):
        if path.stat().st_mode & 0o077:
            path.chmod(0o600)
        return kept
    # All or nothing: a full disk must not leave an empty key, and a second process must not create another.
    part = data / f".{_KEY_FILE}-{secrets.token_hex(8)}"
    try:
        with open(os.open(part, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "w", encoding="ascii") as file:  # noqa: PTH123 - an open descriptor
            file.write(secrets.token_urlsafe(50))
        if path.exists() and not path.stat().st_size:
            path.unlink()
        with contextlib.suppress(FileExistsError):
            os.link(part, path)
    finally:
        part.unlink(missing_ok=True)
    return path.read_text("ascii")


def _usual_folder() -> str:
    """The platform's usual folder for a program's data."""
    from platformdirs import user_data_dir  # noqa: PLC0415 - not where a folder is named

    return user_data_dir("afterword", appauthor=False)
