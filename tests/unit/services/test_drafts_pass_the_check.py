"""What we write passes what we check: drafts of random cases have no error."""

import subprocess
import sys
from pathlib import Path

TOOL = Path(__file__).parents[3] / "tools" / "check_drafts.py"


def test_no_draft_of_five_hundred_has_an_error() -> None:
    done = subprocess.run([sys.executable, TOOL, "500"], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "500 drafts, 0 with an error" in done.stdout
