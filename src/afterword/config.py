"""Where things are: the data folder, the database, the names of the site; read once, at the edge."""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Final, NamedTuple
from urllib.parse import quote, unquote, urlsplit

from afterword.core.fault import Fault

DATABASE_URL: Final = "DATABASE_URL"
DATA_FOLDER: Final = "AFTERWORD_DATA"
HOSTS: Final = "AFTERWORD_HOSTS"
MAIL_URL: Final = "AFTERWORD_MAIL_URL"
PROXIES: Final = "AFTERWORD_PROXIES"
KEY: Final = "AFTERWORD_KEY"
OAUTH: Final = "AFTERWORD_OAUTH_"
FILE: Final = "afterword.sqlite3"
_KEY_FILE: Final = "secret"
_WANTED: Final = {
    DATABASE_URL: "sqlite:///path/to/file or postgresql://user@host/name",
    MAIL_URL: "smtp://user:password@host:587 (smtps:// for port 465)",
}


class Client(NamedTuple):
    """The program at one who gives access tokens; ``device`` and ``token`` are URLs in place of the usual."""

    id: str
    secret: str = ""
    device: str = ""
    token: str = ""


class Config(NamedTuple):
    """``data`` is the folder of everything that is kept; ``database`` a URL, SQLite's or PostgreSQL's.

    ``hosts`` are the names under which a team's site is reached: empty for one person on this machine.
    ``mail`` is the URL of the server that takes the mails of accounts; without one they are written to files.
    ``proxies`` counts the proxies in front, whose ``X-Forwarded-For`` is believed. ``key`` seals the secrets
    of mail accounts; without one they are in the system's keyring. ``clients`` are the program's names at
    those who give access tokens (OAuth 2.0), by provider: a client id, its secret or nothing, and endpoints
    of their own or nothing.
    """

    data: Path
    database: str
    hosts: tuple[str, ...] = ()
    mail: str = ""
    proxies: int = 0
    key: str = ""
    clients: Mapping[str, "Client"] = {}

    @property
    def sqlite(self) -> Path | None:
        """The SQLite file; ``None`` for another database."""
        parts = urlsplit(self.database)
        return Path(unquote(parts.path)) if parts.scheme == "sqlite" else None


def config(environment: Mapping[str, str] = os.environ) -> Config:
    """The configuration; ``Fault`` names the variable that makes no sense."""
    folder = environment.get(DATA_FOLDER) or _usual_folder()
    data = Path(folder).expanduser()
    if not data.is_absolute():
        raise Fault(DATA_FOLDER, repr(folder), "the absolute path of a folder")
    url = environment.get(DATABASE_URL) or f"sqlite://{quote(str(data / FILE))}"
    _known(DATABASE_URL, url, ("sqlite", "postgres", "postgresql"))
    mail = environment.get(MAIL_URL, "")
    if mail:
        _known(MAIL_URL, mail, ("smtp", "smtps"))
    proxies = environment.get(PROXIES) or "0"
    if not proxies.isdecimal():
        raise Fault(PROXIES, repr(proxies), "how many proxies stand in front: 0, 1, …")
    hosts = tuple(filter(None, (each.strip() for each in environment.get(HOSTS, "").split(","))))
    return Config(data, url, hosts, mail, int(proxies), environment.get(KEY, ""), _clients(environment))


def _clients(environment: Mapping[str, str]) -> dict[str, Client]:
    """``AFTERWORD_OAUTH_GOOGLE="id"``, or ``"id secret"``, or with the two endpoints after them."""
    found = {}
    for name, value in environment.items():
        words = value.split()
        if not name.startswith(OAUTH) or not words:
            continue
        if len(words) not in {1, 2, 4}:
            wanted = "a client id; its secret after it (- for none); URLs for devices and tokens after both"
            raise Fault(name, f"{len(words)} words", wanted)
        secret = words[1] if len(words) > 1 and words[1] != "-" else ""
        endpoints = (words[2], words[3]) if len(words) > 2 else ("", "")  # noqa: PLR2004 - the words after the secret
        found[name.removeprefix(OAUTH).lower()] = Client(words[0], secret, *endpoints)
    return found


def _known(name: str, url: str, schemes: tuple[str, ...]) -> None:
    scheme = url.partition("://")[0]
    if scheme not in schemes or "://" not in url:
        raise Fault(name, repr(scheme), _WANTED[name])


def secret(data: Path) -> str:
    """The key that signs sessions: made once, kept in the data folder, for its owner's eyes."""
    import secrets  # noqa: PLC0415 - only a server needs it

    data.mkdir(parents=True, exist_ok=True, mode=0o700)
    path = data / _KEY_FILE
    try:
        handle = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    except FileExistsError:
        return path.read_text("ascii")
    with open(handle, "w", encoding="ascii") as file:  # noqa: PTH123 - an open descriptor
        made = secrets.token_urlsafe(50)
        file.write(made)
    return made


def _usual_folder() -> str:
    """The platform's own place for a program's data."""
    from platformdirs import user_data_dir  # noqa: PLC0415 - not where a folder is named

    return user_data_dir("afterword", appauthor=False)
