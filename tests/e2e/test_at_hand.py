"""What axe does not see: targets that a thumb can hit, a focus that is seen, and text at twice its size."""

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from e2e.test_axe import PAGES
from e2e.visiting import Visits

SMALL = """() => [...document.querySelectorAll('main a, main button, main summary, header a, footer button, input, select')]
  .filter(each => each.checkVisibility() && !each.closest('p, li > span, dialog') && !each.matches('.skip, [type=hidden]'))
  .map(each => [each.closest('label') || each].map(it => [it.getBoundingClientRect(), each])[0])
  .filter(([box]) => box.width && (box.width < 24 || box.height < 24))
  .map(([box, each]) => `${each.outerHTML.slice(0, 90)} ${Math.round(box.width)}x${Math.round(box.height)}`)"""
CUT = """() => [...document.querySelectorAll('main *, header *')]
  .filter(each => each.checkVisibility() && each.getClientRects().length && !each.closest('svg, .scroll, .unseen')
    && !each.matches('select, option, textarea, input'))
  .filter(each => each.getBoundingClientRect().right > innerWidth + 1)
  .map(each => each.outerHTML.slice(0, 90))"""
PHONE: dict[str, Any] = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}


@pytest.fixture
def walk(visit: Visits) -> Any:
    """Every page in turn, with what a question finds on it."""
    visit.tolerated = ("status of 404",)

    def walked(page: Page, question: str) -> dict[str, Any]:
        found = {}
        for path in PAGES:
            page.goto(path)
            page.evaluate("for (const each of document.querySelectorAll('details')) each.open = true")
            if wrong := page.evaluate(question):
                found[path] = wrong
        return found

    return walked


def test_targets_are_as_large_as_a_thumb_needs(visit: Visits, walk: Any) -> None:
    assert not walk(visit(**PHONE), SMALL)


def test_at_twice_the_size_nothing_is_cut_off(visit: Visits, walk: Any) -> None:
    page = visit(viewport={"width": 640, "height": 900})
    page.add_init_script(
        "document.addEventListener('DOMContentLoaded', () => document.documentElement.style.fontSize = '200%')"
    )
    assert not walk(page, CUT)


def test_with_one_narrow_column_nothing_is_cut_off(visit: Visits, walk: Any) -> None:
    """At 400 %, a window of 1280 is 320 wide."""
    assert not walk(visit(viewport={"width": 320, "height": 640}), CUT)


@pytest.mark.parametrize("path", ["/", "/cases/1", "/cases/1/write/thank_you/dana", "/capture", "/settings"])
def test_the_focus_is_seen_wherever_it_goes(visit: Visits, path: str) -> None:
    page = visit(path, reduced_motion="reduce")
    seen: set[str] = set()
    for _ in range(60):
        page.keyboard.press("Tab")
        found = page.evaluate(
            """() => { const it = document.activeElement, shown = getComputedStyle(it), box = it.getBoundingClientRect();
            return [it.outerHTML.slice(0, 120), it === document.body || (shown.outlineStyle !== 'none'
              && parseFloat(shown.outlineWidth) >= 2), box.width > 0 && box.top < innerHeight && box.bottom > 0]; }"""
        )
        assert found[1], found
        assert found[2] or found[0].startswith("<body"), found
        if found[0] in seen:
            break
        seen.add(found[0])
    assert len(seen) > 5


def test_the_sheet_of_findings_does_not_hide_what_has_the_focus(visit: Visits) -> None:
    page = visit("/cases/1/write/thank_you/dana", reduced_motion="reduce", **PHONE)
    page.get_by_label("To Dana").fill("I would do anything, I beg you!\n" * 20)
    expect(page.locator("#findings .finding").nth(2)).to_be_visible()
    page.evaluate("scrollTo(0, 0)")
    for name in ("Check", "Suggest another wording", "Copy"):
        page.get_by_role("button", name=name, exact=True).focus()
        assert page.evaluate(
            """() => { const it = document.activeElement, box = it.getBoundingClientRect();
            return it.contains(document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2)); }"""
        ), name


def test_the_keys_are_no_trap(visit: Visits) -> None:
    page = visit("/")
    page.keyboard.press("?")
    dialog = page.get_by_role("dialog", name="Keyboard shortcuts")
    expect(dialog.get_by_role("button", name="Close")).to_be_focused()
    page.keyboard.press("Enter")
    expect(dialog).to_be_hidden()


def test_motion_and_colours_follow_the_reader(visit: Visits) -> None:
    page = visit("/", color_scheme="dark", reduced_motion="reduce")
    behaviour, background = page.evaluate(
        "() => { const it = getComputedStyle(document.documentElement); return [it.scrollBehavior, it.backgroundColor]; }"
    )
    assert behaviour == "auto"
    assert background == "rgb(22, 25, 23)"
    plain = visit("/", forced_colors="active")
    expect(plain.locator("[data-primary]")).to_be_visible()
