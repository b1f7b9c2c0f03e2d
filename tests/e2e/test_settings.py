"""Settings in a browser: who somebody is, by which numbers, and all of their data, in and out."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from e2e.visiting import Visits, captured, said

TABLE = """Employer,Position,Contact,Interviewed,They said
Blue Kettle,Barista trainer,Mo Farrell,2026-10-28,within two weeks
Grey Heron,Ornithologist,,03/11/2026,
,Nobody's,,2026-10-30,
Blue Kettle Two,Roaster,Kim Ude,not a day,
"""
BOTH = pytest.mark.parametrize("how", ["phone", "plain"], indirect=True)


def _keep(page: Page) -> None:
    page.get_by_role("button", name="Save").click()
    said(page, "Saved.")


@BOTH
def test_who_and_where(visit_own: Callable[..., Visits], how: dict[str, Any]) -> None:
    page = visit_own()("/settings", **how)
    expect(page.get_by_label("Your name", exact=True)).to_have_value("Priya Nair")
    page.get_by_label("Your email address").fill("priya@nair.example")
    page.get_by_label("Your phone number").fill("+1 312 555 0190")
    page.get_by_label("Email signature, below your name").fill("+1 312 555 0190\npriya.example")
    page.get_by_label("Your time zone").select_option("America/Chicago")
    _keep(page)
    expect(page.get_by_label("Your phone number")).to_have_value("+1 312 555 0190")
    case = captured(page)
    page.goto(f"/cases/{case}/write/thank_you/noa")
    text = page.get_by_label("To Noa Berg").input_value()
    assert text.endswith("Priya Nair\n+1 312 555 0190\npriya.example\n"), text
    page.goto("/")
    expect(page.locator(".date")).to_have_text("Tuesday 3 November 2026, 16:10")
    page.goto("/settings")
    page.get_by_label("Your time zone").select_option("America/New_York")
    page.get_by_label("Language").select_option("de")
    page.get_by_role("button", name="Save").click()
    expect(page.locator("html")).to_have_attribute("lang", "de")
    page.goto("/")
    expect(page.locator("html")).to_have_attribute("lang", "de")


@BOTH
def test_own_numbers_and_quiet_hours_move_the_call(
    visit_own: Callable[..., Visits], how: dict[str, Any]
) -> None:
    page = visit_own()("/settings", **how)
    case = captured(page, timezone="America/New_York")
    hours = page.locator("details li").first
    page.goto(f"/cases/{case}/call")
    expect(hours).to_have_text("Wed 18 Nov, 10:00")
    page.goto("/settings")
    page.get_by_label("Your own numbers").check()
    page.get_by_text("Every number and the reason behind it").click()
    grace = page.locator("[name='number:grace.max_days']")
    expect(grace).to_have_value("7")
    grace.fill("sooner")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("alert")).to_contain_text("grace.max_days")
    expect(grace).to_have_value("sooner")
    grace.fill("2")
    _keep(page)
    page.goto(f"/cases/{case}/call")
    expect(hours).to_have_text("Mon 16 Nov, 10:00")
    page.goto("/settings")
    page.get_by_label("Times you can’t call: from").fill("09:00")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("alert")).to_contain_text("from when, and until when")
    page.get_by_label("until", exact=True).fill("12:00")
    _keep(page)
    page.goto(f"/cases/{case}/call")
    expect(hours).to_have_text("Mon 16 Nov, 15:00")


@BOTH
def test_a_table_is_looked_at_before_it_is_brought_in(
    visit_own: Callable[..., Visits], how: dict[str, Any], tmp_path: Path
) -> None:
    file = tmp_path / "tracker.csv"
    file.write_text(TABLE, "utf-8")
    page = visit_own()("/settings", **how)
    page.get_by_role("link", name="Import").click()
    page.get_by_label("Choose or drop a file").set_input_files(file)
    if not how.get("scripts", True):
        page.get_by_role("button", name="Read it").click()
    said(page, "tracker.csv: nothing has been imported yet.", "Problems", "line 4", "line 5")
    expect(page.get_by_label("Company", exact=True).locator("option:checked")).to_have_text("Employer")
    table = page.get_by_role("table", name="Preview")
    expect(table.locator("tbody tr")).to_have_count(1)
    said(page, "whether the day or the month comes first")
    expect(page.get_by_role("button", name="Import 1")).to_be_visible()
    page.get_by_label("Role", exact=True).select_option("–")
    page.get_by_label("3 November").check()
    page.get_by_role("button", name="Refresh").click()
    expect(table.get_by_text("Barista trainer")).to_have_count(0)
    page.get_by_label("Role", exact=True).select_option("Position")
    page.get_by_role("button", name="Refresh").click()
    expect(table.get_by_text("Barista trainer")).to_be_visible()
    page.get_by_role("button", name="Import 2").click()
    said(page, "Imported: 2. Already here: 0.")
    expect(page.locator(".list a.what")).to_have_count(2)
    page.goto("/settings/import")
    page.get_by_label("Choose or drop a file").set_input_files(file)
    if not how.get("scripts", True):
        page.get_by_role("button", name="Read it").click()
    said(page, "New cases: 0. Already here and left unchanged: 1.")
    expect(page.get_by_role("button", name="Import 0")).to_be_disabled()
    page.get_by_role("button", name="Choose another file").click()
    expect(page.get_by_label("Choose or drop a file")).to_be_visible()


@BOTH
def test_all_of_it_out_away_and_in_again(
    visit_own: Callable[..., Visits], how: dict[str, Any], tmp_path: Path
) -> None:
    visits = visit_own(sample=True)
    page = visits("/settings", **how)
    with page.expect_download() as coming:
        page.get_by_role("link", name="Export everything (JSON)").click()
    kept = tmp_path / "kept.json"
    coming.value.save_as(kept)
    assert coming.value.suggested_filename == "afterword-2026-11-03.json"
    assert len(json.loads(kept.read_text("utf-8"))["cases"]) == 9
    with page.expect_download() as coming:
        page.get_by_role("link", name="Export a table (CSV)").click()
    assert coming.value.suggested_filename.endswith(".csv")
    for company in ("Northwind", "Juniper Labs"):
        page.goto("/cases")
        page.get_by_role("link", name=company).click()
        page.get_by_role("link", name="Delete this case").click()
        with page.expect_navigation():
            page.get_by_role("button", name="Delete the case").click()
    page.goto("/settings/import")
    wrong = tmp_path / "picture.png"
    wrong.write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0\0")
    for file in (wrong, kept):
        page.get_by_label("Choose or drop a file").set_input_files(file)
        if not how.get("scripts", True):
            page.get_by_role("button", name="Read it").click()
        if file is wrong:
            expect(page.get_by_role("alert").first).to_be_visible()
            page.goto("/settings/import")
    said(page, "kept.json: 9 cases.", "New: 2. Already here and left unchanged: 7.")
    page.get_by_role("button", name="Import").click()
    said(page, "Imported: 2. Already here: 7. Couldn’t be read: 0.")
    expect(page.locator(".list a.what")).to_have_count(9)


@BOTH
def test_everything_is_deleted_once_it_is_written_out(
    visit_own: Callable[..., Visits], how: dict[str, Any]
) -> None:
    visits = visit_own(sample=True)
    visits.tolerated = ("status of 403",)
    page = visits("/settings", **how)
    page.get_by_role("link", name="Delete everything").click()
    field = page.get_by_label("To continue, type:")
    field.fill("yes")
    page.get_by_role("button", name="Delete everything").click()
    expect(page.locator("#sure-wrong")).to_be_visible()
    label = page.locator("label[for=sure]").inner_text()
    field.fill(label.removeprefix("To continue, type: "))
    page.get_by_role("button", name="Delete everything").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Your data has been deleted")
    page.goto("/")
    expect(page.get_by_role("heading", level=1)).not_to_contain_text("to do now")


@pytest.mark.parametrize("how", ["phone", "plain"], indirect=True)
def test_signing_out_shuts_the_pages(visit_own: Callable[..., Visits], how: dict[str, Any]) -> None:
    visits = visit_own(sample=True)
    visits.tolerated = ("status of 403",)
    page = visits("/settings", **how)
    page.get_by_role("button", name="Sign out", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Sign in with a link")
    page.goto("/cases")
    expect(page.get_by_role("heading", level=1)).to_have_text("Sign in with a link")
