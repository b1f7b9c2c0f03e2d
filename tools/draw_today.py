"""Draw docs/today.png: *Today* with the sample, as a browser shows it. Run by hand; needs Chromium.

The sample is as of a fixed moment, so that the picture changes only when the page does.
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).parents[1]
NOW = "2026-11-03T17:10:00-05:00"
PORT = "8399"
MAIN = (
    "from datetime import datetime; from afterword import bootstrap; "
    f"bootstrap.hold_clock(datetime.fromisoformat({NOW!r})); "
    "from afterword.cli.main import main; main()"
)


def main() -> None:
    with tempfile.TemporaryDirectory() as data:
        process = subprocess.Popen(
            [sys.executable, "-c", MAIN, "serve", "--no-browser", "--port", PORT],
            env={**os.environ, "AFTERWORD_DATA": data, "PATH": "/usr/bin:/bin", "PYTHONUNBUFFERED": "1"},
            stdout=subprocess.PIPE, text=True,
        )  # fmt: skip
        assert process.stdout is not None
        link = next(line.strip() for line in process.stdout if "/local/" in line)
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
            context = browser.new_context(
                viewport={"width": 860, "height": 760}, locale="en-US", timezone_id="America/New_York"
            )
            page = context.new_page()
            page.goto(link)
            page.get_by_role("button", name="Sign in").click()
            page.get_by_label("Your name").fill("Priya Nair")
            page.get_by_label("Your time zone").select_option("America/New_York")
            page.get_by_role("button", name="Start with a sample job search").click()
            page.wait_for_load_state("networkidle")
            page.screenshot(path=ROOT / "docs" / "today.png")
            browser.close()
        process.terminate()
        process.wait()


if __name__ == "__main__":
    main()
