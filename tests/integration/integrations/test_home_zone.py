"""This computer's own time zone, as the systems keep it."""

import shutil
from pathlib import Path

import pytest

from afterword.integrations.home_zone import home_zone, iana_name

DATABASE = Path("/usr/share/zoneinfo")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "etc").mkdir()
    return tmp_path


@pytest.mark.parametrize(
    ("told", "zone"),
    [
        ("Europe/Paris", "Europe/Paris"),
        (":America/Chicago", "America/Chicago"),
        ("/usr/share/zoneinfo/Asia/Tokyo", "Asia/Tokyo"),
        (":/usr/share/zoneinfo/posix/Asia/Tokyo", "Asia/Tokyo"),
        ("UTC", "UTC"),
        ("Etc/UTC", "UTC"),
        ("CET-1CEST,M3.5.0,M10.5.0/3", None),
        ("Mars/Base", None),
        ("../../etc/passwd", None),
        ("/etc/localtime", None),
    ],
)
def test_what_tz_says_goes_before_everything(told: str, zone: str | None, root: Path) -> None:
    (root / "etc/timezone").write_text("Asia/Kolkata\n")
    assert home_zone({"TZ": told}, root) == zone


@pytest.mark.parametrize(
    "target",
    [
        "/usr/share/zoneinfo/Europe/Paris",
        "../usr/share/zoneinfo/Europe/Paris",
        "/var/db/timezone/zoneinfo/Europe/Paris",
    ],
)
def test_the_link_that_systems_keep_is_followed(target: str, root: Path) -> None:
    (root / "etc/localtime").symlink_to(target)
    (root / "etc/timezone").write_text("Asia/Kolkata\n")  # left behind by an older tool
    assert home_zone({}, root) == "Europe/Paris"


def test_debians_file_is_read(root: Path) -> None:
    (root / "etc/timezone").write_text("# set by hand\n\nAmerica/Sao_Paulo  # home\n")
    assert home_zone({}, root) == "America/Sao_Paulo"


def test_a_copy_is_recognised(root: Path) -> None:
    if not (DATABASE / "America/Lima").exists():
        pytest.skip("this machine has no zone files")
    shutil.copyfile(DATABASE / "America/Lima", root / "etc/localtime")
    assert home_zone({}, root) == "America/Lima"


@pytest.mark.parametrize("text", ["", "no zone at all\n", "\0\n", "localtime\n"])
def test_a_machine_that_names_none_has_none(text: str, root: Path) -> None:
    (root / "etc/timezone").write_text(text)
    assert home_zone({}, root) is None
    (root / "etc/localtime").symlink_to("/nowhere/at/all")
    assert home_zone({}, root) is None


@pytest.mark.parametrize(
    ("windows", "iana"),
    [
        ("W. Europe Standard Time", "Europe/Berlin"),
        ("Central Standard Time", "America/Chicago"),
        ("India Standard Time", "Asia/Calcutta"),
        ("Mars Standard Time", None),
    ],
)
def test_windows_names_are_translated(windows: str, iana: str | None) -> None:
    assert iana_name(windows) == iana
