"""This computer's own time zone, by its IANA name.

Told by ``TZ``, else by the link at ``/etc/localtime``, else by ``/etc/timezone``, else by what
``/etc/localtime`` is a copy of; on Windows by the system's setting, in the words of Unicode's table.
"""

import os
import sys
from collections.abc import Mapping
from pathlib import Path
from zoneinfo import ZoneInfo

_DATABASES = ("/usr/share/zoneinfo", "/usr/lib/zoneinfo", "/usr/share/lib/zoneinfo", "/etc/zoneinfo")
_UTC = frozenset(
    ("Etc/UTC", "Etc/UCT", "Etc/Universal", "Etc/Zulu", "Etc/GMT", "UCT", "Universal", "Zulu", "GMT")
)
"""Its other names."""


def home_zone(environment: Mapping[str, str] = os.environ, root: Path = Path("/")) -> str | None:
    """The name, as ``Europe/Paris``; ``None`` where the machine names none that is known.

    ``root`` is where ``etc/localtime`` and ``etc/timezone`` are looked for.
    """
    told = environment.get("TZ", "").removeprefix(":").strip()
    if told:
        return _known(_within_database(told) or told)
    if sys.platform == "win32":
        return _known(_windows_zone())
    return _linked(root / "etc/localtime") or _written(root / "etc/timezone") or _copied(root)


def _known(name: str | None) -> str | None:
    """The name, if there's a zone with that name."""
    if (
        not name
        or name.startswith(("/", "posix/", "right/"))
        or name in {"localtime", "posixrules", "Factory"}
    ):
        return None
    try:
        ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        return None
    return "UTC" if name in _UTC else name


def _within_database(path: str) -> str | None:
    """The zone of a file such as ``/usr/share/zoneinfo/Europe/Paris``; ``None`` for another file."""
    _, found, name = path.rpartition("zoneinfo/")
    return name.removeprefix("posix/").removeprefix("right/") if found and path.startswith("/") else None


def _linked(path: Path) -> str | None:
    """The target of ``/etc/localtime``, as systemd and macOS have it."""
    try:
        if not path.is_symlink():
            return None
        # Only the first link: a zone may itself be a link to another with the same rules.
        target = os.path.normpath(path.parent / path.readlink())
        return _known(_within_database(target)) or _known(_within_database(str(path.resolve())))
    except OSError:
        return None


def _written(path: Path) -> str | None:
    """The name in ``/etc/timezone``, as Debian has it."""
    try:
        text = path.read_text("utf-8")
    except (OSError, UnicodeDecodeError):
        return None
    lines = [line.partition("#")[0].strip() for line in text.splitlines()[:20]]
    return _known(next((line for line in lines if line), None))


def _copied(root: Path) -> str | None:
    """The zone whose file was copied to ``/etc/localtime``."""
    from zoneinfo import available_timezones  # noqa: PLC0415 - a look at six hundred files, where nothing else is

    try:
        copy = (root / "etc/localtime").read_bytes()
    except OSError:
        return None
    names = sorted(available_timezones(), key=lambda name: ("/" not in name, name.startswith("Etc/"), name))
    for folder in _DATABASES:
        for name in names:
            try:
                file = Path(folder, name)
                if file.stat().st_size == len(copy) and file.read_bytes() == copy:
                    return _known(name)
            except OSError:
                continue
    return None


def _windows_zone() -> str | None:
    """The system's zone; babel, which knows the names of both sides, is only loaded on Windows."""
    if sys.platform == "win32":
        import winreg  # noqa: PLC0415 - exists there alone

        where = r"SYSTEM\CurrentControlSet\Control\TimeZoneInformation"
        try:
            with winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, where) as key:
                return iana_name(winreg.QueryValueEx(key, "TimeZoneKeyName")[0].partition("\0")[0])
        except OSError:
            return None
    return None


def iana_name(windows: str) -> str | None:
    """The IANA name of a zone that Windows calls ``W. Europe Standard Time``."""
    from babel.core import get_global  # noqa: PLC0415

    found = get_global("windows_zone_mapping").get(windows)
    return None if found is None else str(found)
