"""One-time links: good once, for a quarter of an hour, and by the time that is handed in."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from afterword.integrations.login_links import OneTimeLoginLinks

NOW = datetime(2026, 11, 3, 17, tzinfo=UTC)
QUARTER = timedelta(minutes=15)


def test_a_link_that_has_expired_is_removed_with_the_next(tmp_path: Path) -> None:
    links = OneTimeLoginLinks(tmp_path)
    old = links.make(NOW)
    links.make(NOW + QUARTER * 2)
    assert not links.stands(old, NOW)
    assert len(list((tmp_path / "links").iterdir())) == 1


def test_a_link_is_named_by_its_hash_and_only_its_owner_reads_it(tmp_path: Path) -> None:
    token = OneTimeLoginLinks(tmp_path).make(NOW)
    (file,) = (tmp_path / "links").iterdir()
    assert token not in file.name
    assert file.stat().st_mode & 0o777 == 0o600
