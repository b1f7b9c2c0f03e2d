"""The web, for tests: in this process for speed, and in one of its own with a real browser."""

import itertools
import os
import shutil
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from e2e.serving_it import NOW, Served
from e2e.visiting import Signed, Visits, sign_in, watched

_numbers = itertools.count(1)


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """The WSGI application as a team has it (with sign-in), configured once in this process, its clock held."""
    from afterword import bootstrap
    from afterword.config import Config
    from afterword.web.serving import application
    from afterword.web.settings import ListenAddress

    # The browser tests run in the same process, and their loop would make Django think it is called from one.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    data = tmp_path_factory.mktemp("site")
    bootstrap.hold_clock(datetime.fromisoformat(NOW))
    config = Config(data, f"sqlite://{data}/site.sqlite3", hosts=("localhost",))
    return application(config, ListenAddress("127.0.0.1", 8240, local=False))


@pytest.fixture
def person(site: Any) -> Callable[..., Any]:
    """Makes persons, each with an address and a zone of their own."""
    from django.contrib.auth import get_user_model

    def make(**more: Any) -> Any:
        number = next(_numbers)
        fields = {"name": f"Person {number}", "timezone": "America/New_York", **more}
        return get_user_model().objects.create_user(f"p{os.getpid()}-{number}@example.org", **fields)

    return make


@pytest.fixture
def client(site: Any) -> Callable[..., Any]:
    """Makes clients: of nobody, or signed in as a person. ``csrf=True`` for one that is held to the form tokens."""
    from e2e.somebody import client_of

    return client_of


def chromium() -> str:
    # The shell without windows first: the same engine, for a quarter of the processor time.
    programs = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
    found = next(filter(None, map(shutil.which, programs)), None)
    if found is None:
        if os.environ.get("CI"):
            pytest.fail("no Chromium: apt-get install chromium-headless-shell")
        pytest.skip("no Chromium: apt-get install chromium-headless-shell")
    return found


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """Debian's Chromium."""
    path = chromium()
    from playwright.sync_api import expect, sync_playwright

    # A limit for what never comes, not a pace: a machine that does other things too may be slow.
    expect.set_options(timeout=60_000)
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield started
        started.close()


@pytest.fixture(scope="session")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The program for one person on this machine, shared by the tests of a process: they add to it, no more."""
    program = Served(tmp_path_factory.mktemp("served")).start()
    yield program
    program.stop()


@pytest.fixture(params=["desktop", "phone"])
def size(request: pytest.FixtureRequest) -> dict[str, Any]:
    """A screen."""
    if request.param == "phone":
        return {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
    return {"viewport": {"width": 1280, "height": 900}}


@pytest.fixture(params=["desktop", "phone", "plain"])
def how(request: pytest.FixtureRequest) -> dict[str, Any]:
    """A way to look at a page: on a desktop, on a phone, and on a phone without scripts."""
    if request.param == "desktop":
        return {"viewport": {"width": 1280, "height": 900}}
    phone = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
    return {**phone, "scripts": request.param == "phone"}


@pytest.fixture
def come_in(browser: Any) -> Iterator[Callable[..., Any]]:
    """Opens a page of a running program, signed in by a one-time link; any message of the console fails the test."""
    contexts: list[Any] = []
    wrong: list[str] = []

    def open_(program: Served, *, name: str = "Priya Nair", sample: bool = False, **more: Any) -> Any:
        context = browser.new_context(locale="en-US", timezone_id="America/New_York", **more)
        context.set_default_timeout(90_000)
        contexts.append(context)
        page = context.new_page()
        page.clock.install(time=program.now)
        watched(page, wrong)
        page.goto(program.link())
        with page.expect_navigation():
            page.get_by_role("button", name="Sign in").click()
        if page.url.endswith("/welcome"):
            page.get_by_label("Your name").fill(name)
            page.get_by_label("Your time zone").select_option("America/New_York")
            begin = "Start with a sample job search" if sample else "Get started"
            with page.expect_navigation():
                page.get_by_role("button", name=begin, exact=True).click()
        return page

    yield open_
    for context in contexts:
        context.close()
    assert not wrong


@pytest.fixture
def fresh(tmp_path: Path) -> Iterator[Callable[..., Served]]:
    """Starts programs with data of their own, ended with the test."""
    programs: list[Served] = []

    def start(**more: Any) -> Served:
        program = Served(tmp_path / f"data{len(programs)}", **more).start()
        programs.append(program)
        return program

    yield start
    for program in programs:
        if program.process is not None and program.process.poll() is None:
            program.stop()


@pytest.fixture(scope="module")
def searching(browser: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Signed]:
    """A program with the sample in it, and who came in: one for a file of tests, which add to it, no more."""
    program = Served(tmp_path_factory.mktemp("searching")).start()
    yield sign_in(browser, program, sample=True)
    program.stop()


@pytest.fixture
def visit(browser: Any, searching: Signed) -> Iterator[Visits]:
    """Opens pages of it, signed in; any message of the console fails the test."""
    visits = Visits(browser, searching)
    yield visits
    visits.close()


@pytest.fixture
def visit_own(browser: Any, fresh: Callable[..., Served]) -> Iterator[Callable[..., Visits]]:
    """The same of a program of the test's own, for what cannot be shared."""
    visits: list[Visits] = []

    def start(*, sample: bool = False, **more: Any) -> Visits:
        visits.append(Visits(browser, sign_in(browser, fresh(**more), sample=sample)))
        return visits[-1]

    yield start
    for each in visits:
        each.close()
