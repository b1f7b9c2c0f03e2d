"""A first visit: the link, the name, the sample, and Today."""

from collections.abc import Callable
from typing import Any

from e2e.serving_it import Served


def test_the_link_lets_in_once_and_today_says_what_to_do(
    fresh: Callable[..., Served], come_in: Callable[..., Any], size: dict[str, Any]
) -> None:
    program = fresh()
    page = come_in(program, sample=True, **size)
    assert page.get_by_role("heading", level=1).inner_text() == "3 things to do now."
    assert page.get_by_role("heading", name="Today", exact=True).is_visible()
    assert page.get_by_text("Coming up").is_visible()
    link = program.link()
    second = page.context.browser.new_context()
    other = second.new_page()
    other.goto(link)
    other.goto(link)  # looking uses nothing up
    other.get_by_role("button", name="Sign in").click()
    third = page.context.browser.new_context().new_page()
    answer = third.goto(link)
    assert answer.status == 403
    assert "has expired or was already used" in third.inner_text("h1")


def test_nobody_is_shown_nothing(site: Any, client: Callable[..., Any]) -> None:
    answer = client().get("/")
    assert (answer.status_code, answer.headers["Location"]) == (302, "/accounts/login/")
