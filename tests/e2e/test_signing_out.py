"""Signing out everywhere: no session of the person is left, and nobody else's is touched."""

from collections.abc import Callable
from typing import Any


def test_every_browser_of_the_person_is_signed_out_and_nobody_else(
    person: Callable[..., Any], client: Callable[..., Any]
) -> None:
    who = person()
    here, elsewhere, other = client(who), client(who), client(person())
    assert "Sign out everywhere" in here.get("/settings").content.decode()
    assert here.post("/sign-out/everywhere").status_code == 302
    for by in (here, elsewhere):
        assert by.get("/settings").headers["Location"].startswith("/accounts/login/")
    assert other.get("/settings").status_code == 200
