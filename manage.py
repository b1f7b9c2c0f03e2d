#!/usr/bin/env python
"""Django's commands, for development: ``.venv/bin/python manage.py runserver`` (or ``make dev``).

The pages run with their real settings over the sources as they are: edit, and the server loads them again.
``shell``, ``makemigrations``, ``migrate`` and ``dbshell`` work as anywhere. What's kept is in ``.dev`` unless
AFTERWORD_DATA or DATABASE_URL say otherwise. The admin is at ``/admin/``, here alone.
"""

import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent


def main() -> None:
    """Configure Django from the environment, and do as the command line says."""
    # Before an installed copy, which may be an older, compiled one.
    sys.path[:0] = [str(ROOT / "src"), str(ROOT / "tools")]
    os.environ.setdefault("AFTERWORD_DATA", str(ROOT / ".dev"))
    from development.configure import configure  # noqa: PLC0415 - found by the path above

    configure(sys.argv[1:])
    from django.core.management import execute_from_command_line  # noqa: PLC0415 - after the settings

    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
