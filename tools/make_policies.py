"""Turn policies/*.toml into core/policy_numbers.py, so that a plan needs no TOML reader to start.

Run `python tools/make_policies.py` after a change; `--check` fails when the module is stale.
"""

import json
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).parent.parent
TOML = ROOT / "src/afterword/rules/policies"
TARGET = ROOT / "src/afterword/core/policy_numbers.py"
LONGEST_LINE = 110
HEADER = '''"""The shipped policies' numbers. From ``policies/*.toml``, by ``tools/make_policies.py``.

Durations are microseconds, clocks microseconds since midnight.
"""

from collections.abc import Mapping
from typing import Final

from afterword.core.policy import ClockSpan, Value

'''


def shipped() -> dict[str, dict[str, object]]:
    """Every policy file's tables by policy name, the default first."""
    files = [tomllib.loads(path.read_text("utf-8")) for path in sorted(TOML.glob("*.toml"))]
    return {str(table["name"]): table for table in files}


def _entry(key: str, value: object) -> str:
    """One line of the table, or several where it would be too long: as the formatter writes it."""
    if not isinstance(value, tuple):
        return f'    "{key}": {_quoted(value)},\n'
    items = [_quoted(item) for item in value]
    line = f'    "{key}": ({", ".join(items)}{"," if len(items) == 1 else ""}),\n'
    if len(line.rstrip("\n")) <= LONGEST_LINE:
        return line
    return "".join([f'    "{key}": (\n', *(f"        {item},\n" for item in items), "    ),\n"])


def _quoted(value: object) -> str:
    """A value as Python source, text in double quotes."""
    return json.dumps(value) if isinstance(value, str) else repr(value)


def render() -> str:
    """The module's text."""
    sys.path.insert(0, str(ROOT / "src"))
    if not TARGET.exists():
        TARGET.write_text(HEADER + "POLICIES: Final[Mapping[str, Mapping[str, Value]]] = {}\n", "utf-8")
    from afterword.services.planning.policies import KEYS  # noqa: PLC0415 - needs the path and the module to exist

    lines = [HEADER]
    tables = shipped()
    for name, table in tables.items():
        base = table.get("base")
        lines.append(f"_{name.upper()}: Final[Mapping[str, Value]] = {{\n")
        if base:
            lines.append(f"    **_{str(base).upper()},\n")
        for key, entry in table.items():
            if key in KEYS and isinstance(entry, dict):
                lines.append(_entry(key, KEYS[key](entry["value"])))
        lines.append("}\n")
    inner = ", ".join(f'"{name}": _{name.upper()}' for name in tables)
    lines.append(f"POLICIES: Final[Mapping[str, Mapping[str, Value]]] = {{{inner}}}\n")
    return "".join(lines)


def main() -> int:
    """Write the module, or with --check compare it."""
    text = render()
    if "--check" in sys.argv:
        fresh: dict[str, object] = {}
        exec(compile(text, str(TARGET), "exec"), fresh)  # noqa: S102 - our own text, built above
        from afterword.core.policy_numbers import POLICIES  # noqa: PLC0415

        if repr(fresh["POLICIES"]) != repr(POLICIES):
            print(f"{TARGET.relative_to(ROOT)} is stale: run python tools/make_policies.py")
            return 1
        return 0
    TARGET.write_text(text, "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
