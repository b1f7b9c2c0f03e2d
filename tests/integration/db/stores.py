"""The store, for tests: on SQLite in a file, and on Debian's PostgreSQL, started here."""

import contextlib
import importlib.util
import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

_QUICK = "fsync=off synchronous_commit=off full_page_writes=off max_connections=40 shared_buffers=32MB"
_PERSON = {"name": "Priya Nair", "timezone": "America/New_York", "language": "en", "phone": "+1 718 555 0142"}


def _programs() -> Path:
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    missing = "" if found else "no PostgreSQL: apt-get install postgresql"
    if importlib.util.find_spec("psycopg_pool") is None:
        missing = "no psycopg: pip install 'afterword[postgresql]'"
    if missing:
        (pytest.fail if os.environ.get("CI") else pytest.skip)(missing)
    return found[-1].parent


@pytest.fixture(scope="session")
def postgresql() -> Iterator[str]:
    """The folder of the socket of a server of one's own, for as long as the tests run."""
    programs = _programs()
    # Short and of its own: a socket's path may have 107 bytes, and pytest's folders are closed to others.
    folder = Path(tempfile.mkdtemp(prefix="aw-pg-", dir="/tmp"))
    as_other: list[str] = []
    if os.geteuid() == 0:  # which initdb and postgres refuse to run as
        other = pwd.getpwnam("postgres")
        os.chown(folder, other.pw_uid, other.pw_gid)
        as_other = ["setpriv", f"--reuid={other.pw_uid}", f"--regid={other.pw_gid}", "--clear-groups"]

    def run(program: str, *words: str) -> None:
        subprocess.run(
            [*as_other, str(programs / program), "-D", str(folder / "data"), *words],
            check=True, cwd=folder, capture_output=True,
            env={"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8", "HOME": str(folder)},
        )  # fmt: skip

    run("initdb", "-U", "afterword", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync")
    options = " ".join(f"-c {each}" for each in [f"unix_socket_directories={folder}", *_QUICK.split()])
    run("pg_ctl", "-l", str(folder / "log"), "-w", "-o", f"-c listen_addresses='' {options}", "start")
    yield str(folder)
    run("pg_ctl", "-m", "immediate", "-w", "stop")
    shutil.rmtree(folder)


@pytest.fixture(scope="module")
def django_here(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Django, as the web configures it; left as it was found, for the web's own tests in the same process."""
    from django.conf import settings
    from django.db import connections
    from django.utils.functional import empty

    from afterword import bootstrap
    from afterword.config import Config
    from afterword.web.settings import ListenAddress
    from afterword.web.settings import settings as of_the_web

    # A browser's test in the same process leaves its loop behind, and Django would think it is called from it.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    if settings.configured:
        yield
        return
    folder = tmp_path_factory.mktemp("django")
    config = Config(
        folder, f"sqlite://{folder}/unused.sqlite3", hosts=("localhost",), private=("127.0.0.0/8",)
    )
    bootstrap.web(config, secret="-", **of_the_web(config, ListenAddress("127.0.0.1", 8240, local=False)))
    yield
    _forget_connection()
    # Back to where a process may still configure it.
    connections._settings = None
    vars(connections).pop("settings", None)
    settings._wrapped = empty


def _forget_connection() -> None:
    from django.db import connections

    connection = connections["default"]
    connection.close()
    if hasattr(connection, "close_pool"):
        connection.close_pool()
    del connections["default"]


@contextlib.contextmanager
def switched(url: str) -> Iterator[None]:
    """Let Django use another database for a while."""
    from django.contrib.contenttypes.models import ContentType
    from django.db import connections

    from afterword.db.database import database

    before = connections.settings["default"]
    _forget_connection()
    connections.settings["default"] = connections.configure_settings({"default": database(url)})["default"]
    ContentType.objects.clear_cache()
    try:
        yield
    finally:
        _forget_connection()
        connections.settings["default"] = before
        ContentType.objects.clear_cache()


@pytest.fixture
def using(django_here: None) -> Callable[[str], contextlib.AbstractContextManager[None]]:
    """A context in which Django uses the database of a URL."""
    return switched


@pytest.fixture(scope="session")
def migrated(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], str]:
    """Migrates databases: each URL once, a PostgreSQL one made before."""
    done: set[str] = set()

    def migrate(url: str) -> str:
        from afterword import bootstrap

        if url not in done:
            with switched(url):
                bootstrap.maintenance().migrate()
            done.add(url)
        return url

    return migrate


@pytest.fixture
def empty_postgresql(postgresql: str) -> Iterator[Callable[[str], str]]:
    """Makes databases without tables, and throws them away with the test."""
    import psycopg

    made: list[str] = []
    with psycopg.connect(f"host={postgresql} user=afterword dbname=postgres", autocommit=True) as server:

        def make(name: str) -> str:
            made.append(name)
            server.execute(f"CREATE DATABASE {name}".encode())
            return f"postgresql://afterword@/{name}?host={postgresql}"

        yield make
        for name in made:
            server.execute(f"DROP DATABASE {name} WITH (FORCE)".encode())


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where a migrated SQLite file is, to be copied."""
    return tmp_path_factory.mktemp("template") / "template.sqlite3"


@pytest.fixture
def sqlite_url(django_here: None, template: Path, migrated: Callable[[str], str], tmp_path: Path) -> str:
    """A migrated SQLite file of the test's own."""
    migrated(f"sqlite://{template}")
    shutil.copy(template, tmp_path / "kept.sqlite3")
    return f"sqlite://{tmp_path}/kept.sqlite3"


@pytest.fixture
def postgresql_url(django_here: None, postgresql: str, migrated: Callable[[str], str]) -> str:
    """The migrated PostgreSQL database."""
    return migrated(f"postgresql://afterword@/postgres?host={postgresql}")


@pytest.fixture(params=["sqlite", "postgresql"])
def kept_in(request: pytest.FixtureRequest) -> Iterator[str]:
    """The database's URL, while Django uses it: nobody and nothing is in it."""
    url = str(request.getfixturevalue(f"{request.param}_url"))
    with switched(url):
        from afterword.db.models import Person, RateLimit

        Person.objects.all().delete()
        RateLimit.objects.all().delete()
        yield url


@pytest.fixture
def room() -> Any:
    """Mail, as it is wired."""
    from afterword import bootstrap

    return bootstrap.services().mail


@pytest.fixture
def services(kept_in: str, room: Any) -> Any:
    """The operations over it."""
    from afterword import bootstrap
    from afterword.db.repositories.cases import CaseRepository
    from afterword.db.repositories.messages import MessageRepository
    from afterword.db.repositories.people import PersonRepository
    from afterword.services.context import Services

    return Services(
        CaseRepository(),
        PersonRepository(),
        MessageRepository(),
        room,
        bootstrap.services().engine,
        invites=bootstrap.invite_reader,
    )


@pytest.fixture
def person(kept_in: str) -> Callable[..., int]:
    """Makes persons; their ids."""
    from afterword.db.models import Person

    def make(**more: Any) -> int:
        return int(Person.objects.create(**{**_PERSON, **more}).pk)

    return make


@pytest.fixture
def priya(person: Callable[..., int]) -> int:
    """A person in New York."""
    return person()
