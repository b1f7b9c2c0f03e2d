"""The pages, as a browser gets them: start, memory, *Today* over many cases, first load."""

import http.cookiejar
import re
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path
from statistics import median, quantiles

from benchmarks.processes import AFTERWORD, paired

SIZES = (1_000, 10_000, 100_000)
PORT = 8377
URL = f"http://localhost:{PORT}"
TIMES = 100
STARTS = 7
PATHS = ("/", "/cases", "/cases/1", "/cases/1/write/thank_you/dana", "/capture", "/insights")


class Running:
    """A served data folder, and a visitor who is let in and takes pages compressed."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.jar = http.cookiejar.CookieJar()
        self.visitor = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(self.jar))
        self.begun = 0.0
        self.process = self._start()
        self._come_in()

    def _start(self) -> "subprocess.Popen[str]":
        self.begun = time.perf_counter()
        process = subprocess.Popen(
            [AFTERWORD, "serve", "--no-browser", "--port", str(PORT)],
            env={"AFTERWORD_DATA": str(self.folder), "PATH": "/usr/bin:/bin", "PYTHONUNBUFFERED": "1"},
            stdout=subprocess.PIPE, text=True,
        )  # fmt: skip
        assert process.stdout is not None
        while "http" not in process.stdout.readline():
            pass
        return process

    def _come_in(self) -> None:
        made = subprocess.run(
            [AFTERWORD, "open", "--no-browser"],
            env={"AFTERWORD_DATA": str(self.folder), "PATH": "/usr/bin:/bin"},
            capture_output=True, text=True, check=True,
        )  # fmt: skip
        page = self.visitor.open(made.stdout.strip()).read().decode()
        token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)
        assert token is not None
        self.visitor.open(made.stdout.strip(), f"csrfmiddlewaretoken={token[1]}".encode()).read()

    def get(self, path: str) -> bytes:
        """A page's body."""
        return bytes(self.visitor.open(URL + path).read())

    def restart(self) -> float:
        """Seconds from a process's start to the first *Today* served."""
        self.stop()
        self.process = self._start()
        self.get("/")
        return time.perf_counter() - self.begun

    def memory(self) -> float:
        """MB that the process holds."""
        status = Path(f"/proc/{self.process.pid}/status").read_text("ascii")
        found = re.search(r"VmRSS:\s+(\d+)", status)
        assert found is not None
        return int(found[1]) / 1024

    def stop(self) -> None:
        """End the program."""
        self.process.terminate()
        self.process.wait()
        assert self.process.stdout is not None
        self.process.stdout.close()


def times(running: Running, path: str, count: int = TIMES) -> tuple[float, float]:
    """Median and 95th percentile, in milliseconds, of a page as it is served."""
    running.get(path)
    taken = []
    for _ in range(count):
        begun = time.perf_counter()
        running.get(path)
        taken.append((time.perf_counter() - begun) * 1e3)
    return median(taken), quantiles(taken, n=20)[-1]


def first_load(running: Running) -> dict[str, int]:
    """Bytes on the wire of *Today* and what it takes along, compressed where a browser accepts it."""
    page = running.get("/")
    packed = urllib.request.Request(URL, headers={"Accept-Encoding": "gzip"})
    sizes = {"page": len(running.visitor.open(packed).read())}
    for name in re.findall(r'(?:href|src)="(/static/[^"]+)"', page.decode()):
        request = urllib.request.Request(URL + name, headers={"Accept-Encoding": "gzip"})
        sizes[name.rsplit("/", 1)[-1].split(".")[0] + "." + name.rsplit(".", 1)[-1]] = len(
            running.visitor.open(request).read()
        )
    return sizes


def browser(running: Running) -> list[str]:
    """*Today* in Chromium, at two sizes: milliseconds until its content stands, and until all is loaded."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - the other tables do without it

    rows = []
    cookies = [{"name": each.name, "value": each.value or "", "url": URL} for each in running.jar]
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        for name, width in (("desktop", 1280), ("phone", 390)):
            context = chromium.new_context(viewport={"width": width, "height": 844})
            context.add_cookies(cookies)  # type: ignore[arg-type]
            page = context.new_page()
            page.goto(URL)
            taken = []
            for _ in range(30):
                page.goto(URL)
                entry = page.evaluate(
                    "JSON.parse(JSON.stringify(performance.getEntriesByType('navigation')[0]))"
                )
                taken.append((entry["responseEnd"], entry["domContentLoadedEventEnd"], entry["loadEventEnd"]))
            response, content, loaded = (median(each) for each in zip(*taken, strict=True))
            rows.append(f"| {name} | {response:.0f} ms | {content:.0f} ms | {loaded:.0f} ms |")
            context.close()
        chromium.close()
    return rows


def report() -> list[str]:
    """Tables."""
    served, starts, shown, command = [], [], [], []
    for size in SIZES:
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            subprocess.run([sys.executable, "-m", "benchmarks.filling", name, str(size)], check=True)
            running = Running(folder)
            found = [times(running, path) for path in PATHS]
            served.append(
                f"| {size:,} | " + " | ".join(f"{middle:.1f} ({high:.1f})" for middle, high in found) + " |"
            )
            if size == SIZES[1]:
                memory = running.memory()
                sizes = first_load(running)
                seconds = median(running.restart() for _ in range(STARTS))
                starts = [
                    (
                        f"Start to the first *Today*: {seconds * 1e3:.0f} ms (median of {STARTS}). "
                        f"Memory after {TIMES * len(PATHS)} pages: {memory:.0f} MB."
                    ),
                    "",
                    f"First load: {sum(sizes.values()) / 1024:.1f} KB ("
                    + ", ".join(f"{key} {value / 1024:.1f}" for key, value in sizes.items())
                    + ").",
                ]
                shown = browser(running)
            running.stop()
            nothing, today, ratio = paired(
                [sys.executable, "-c", "pass"], ["env", f"AFTERWORD_DATA={name}", AFTERWORD, "today"], 20
            )
            command.append(f"| {size:,} | {nothing * 1e3:.1f} ms | {today * 1e3:.1f} ms | {ratio:.1f} |")
    return [
        "## The pages",
        "",
        f"Milliseconds over a kept-alive loopback connection, median of {TIMES} (and the 95th percentile).",
        "",
        "| cases | " + " | ".join(f"`{path}`" for path in PATHS) + " |",
        "|---|" + "---|" * len(PATHS),
        *served,
        "",
        "Over 10,000 cases:",
        "",
        *starts,
        "",
        "| *Today* in Chromium | response | content | loaded |",
        "|---|---|---|---|",
        *shown,
        "",
        "| cases | `python -c pass` | `afterword today` | ratio |",
        "|---|---|---|---|",
        *command,
    ]
