"""``--batch``: a line in, a line out, in order, whatever a line holds, for as long as lines come."""

import json
import os
import pty
import signal
import subprocess
import termios
from pathlib import Path

import pytest

from integration.cli.commands import PLAIN, afterword, northwind, start

NOW = "2026-11-06T10:00:00-06:00"


def plan_line(**more: object) -> str:
    return json.dumps({"case": northwind(), "now": NOW} | more)


def test_each_line_has_its_answer_in_its_place() -> None:
    cases = [northwind() | {"id": f"case-{number}"} for number in range(5)]
    done = afterword(
        "plan", "--batch", given="\n".join(json.dumps({"case": case, "now": NOW}) for case in cases)
    )
    assert [json.loads(line)["case"] for line in done.stdout.splitlines()] == [case["id"] for case in cases]
    assert done.returncode == 0
    assert done.stderr == ""


def test_a_line_that_cannot_be_read_gives_an_error_in_its_place_and_the_rest_is_done() -> None:
    lines = [plan_line(), '{"case": 5}', "", "no json", plan_line(extra=1), plan_line()]
    done = afterword("plan", "--batch", given="\n".join(lines) + "\n")
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert [answer.get("error", {}).get("line") for answer in answers] == [None, 2, 3, 4, 5, None]
    assert [answer["error"]["path"] for answer in answers[1:5]] == ["case", "", "", "extra"]
    assert all(answer["error"]["message"].startswith("found ") for answer in answers[1:5])
    assert done.returncode == 1


def test_a_line_of_many_megabytes_is_refused_and_the_next_one_answered() -> None:
    done = afterword(
        "plan", "--batch", given=b'{"case": "' + b"x" * 50_000_000 + b'"}\n' + plan_line().encode()
    )
    first, second = map(json.loads, done.stdout.splitlines())
    assert first["error"]["line"] == 1
    assert "5000000 bytes" in first["error"]["message"]
    assert second["stage"] == "waiting"
    assert done.returncode == 1


@pytest.mark.parametrize(
    "bad", [b'{"case": "\xff"}', b"[" * 100_000, b'{"case":' + b"[" * 100_000 + b"]" * 100_000 + b"}"]
)
def test_what_is_no_text_or_nested_without_end_is_an_error_like_any_other(bad: bytes) -> None:
    done = afterword("plan", "--batch", given=bad + b"\n" + plan_line().encode())
    first, second = map(json.loads, done.stdout.splitlines())
    assert first["error"]["line"] == 1
    assert second["stage"] == "waiting"
    assert "Traceback" not in done.stderr


def test_busy_times_and_policy_overrides_come_with_the_line() -> None:
    busy = [["2026-11-13T10:00:00-06:00", "2026-11-13T10:30:00-06:00"]]
    done = afterword(
        "plan", "--batch", given=plan_line(busy=busy, policy={"call": {"windows": ["10:00-11:00"]}})
    )
    plan = json.loads(done.stdout)
    call = next(action for action in plan["actions"] if action["kind"] == "call")
    assert call["windows"][0] == {"from": "2026-11-13T10:30:00-06:00", "until": "2026-11-13T11:00:00-06:00"}
    assert call["windows"][1]["from"] == "2026-11-16T10:00:00-06:00"


def test_the_guard_answers_line_by_line() -> None:
    ask = {"case": northwind(), "act": "call", "contact": "dana"}
    times = ["2026-11-06T10:00:00-06:00", "2026-11-13T10:05:00-06:00", "2026-11-13T12:05:00-06:00"]
    lines = [json.dumps(ask | {"at": at}) for at in times] + [json.dumps(ask | {"at": NOW, "contact": "bob"})]
    done = afterword("may", "--batch", given="\n".join(lines))
    early, good, lunch, stranger = map(json.loads, done.stdout.splitlines())
    assert (early["allowed"], early["because"]) == (False, "call-after-silence")
    assert (good["allowed"], good["because"], good["instead"]) == (True, None, None)
    assert (lunch["allowed"], lunch["because"]) == (False, "not-at-lunch")
    assert stranger["error"]["path"] == "contact"
    assert done.returncode == 1


def test_words_about_the_answer_are_read_line_by_line() -> None:
    ask = {"said_on": "2026-11-18", "zone": "America/Chicago", "country": "US"}
    said = ["by the end of next week", "3 to 5 business days", "soon", "lovely weather"]
    done = afterword("when", "--batch", given="\n".join(json.dumps(ask | {"said": each}) for each in said))
    end, days, soon, nothing = map(json.loads, done.stdout.splitlines())
    assert (end["by"], end["understood"]) == ("2026-11-27", True)
    assert days["within"] == {"count": 5, "unit": "business_days"}
    assert soon["vague"] is True
    assert nothing == {"by": None, "understood": False}
    assert done.returncode == 0


def test_an_answer_comes_as_soon_as_its_line_is_whole() -> None:
    process = start("plan", "--batch")
    assert process.stdin is not None
    assert process.stdout is not None
    for number in range(3):
        process.stdin.write(
            json.dumps({"case": northwind() | {"id": str(number)}, "now": NOW}).encode() + b"\n"
        )
        process.stdin.flush()
        assert json.loads(process.stdout.readline())["case"] == str(number)
    process.communicate()
    assert process.returncode == 0


def test_interrupted_while_it_works_it_ends_after_a_whole_line(tmp_path: Path) -> None:
    source = tmp_path / "cases.jsonl"
    source.write_text((plan_line() + "\n") * 20_000, "utf-8")
    with source.open("rb") as file, start("plan", "--batch", stdin=file) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        begun = process.stdout.readline()
        process.send_signal(signal.SIGINT)
        answers = [begun, *process.stdout.readlines()]
        complaint = process.stderr.read()
    assert process.returncode == 130
    assert 0 < len(answers) < 20_000
    assert all(line.endswith(b"\n") and json.loads(line)["stage"] == "waiting" for line in answers)
    assert complaint == b""


def test_interrupted_while_it_waits_it_ends_at_once() -> None:
    process = start("plan", "--batch")
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write(plan_line().encode() + b"\n")
    process.stdin.flush()
    process.stdout.readline()
    process.send_signal(signal.SIGINT)
    process.wait()
    assert process.returncode == 130
    assert process.communicate() == (b"", b"")


def test_a_reader_that_has_seen_enough_is_no_fault(tmp_path: Path) -> None:
    source = tmp_path / "cases.jsonl"
    source.write_text((plan_line() + "\n") * 2_000, "utf-8")
    with source.open("rb") as file, start("plan", "--batch", stdin=file) as process:
        assert process.stdout is not None
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr is not None
        assert process.stderr.read() == b""
    assert process.returncode == 0


def peak(process: "subprocess.Popen[bytes]") -> int:
    """The most memory that a process has held so far, in kilobytes."""
    status = Path(f"/proc/{process.pid}/status").read_text("ascii")
    return int(status.partition("VmHWM:")[2].split()[0])


def test_memory_stays_flat_however_many_lines_come() -> None:
    line = plan_line().encode() + b"\n"
    with start("plan", "--batch") as process:
        assert process.stdin is not None
        assert process.stdout is not None
        peaks = []
        for count in (2_000, 20_000):
            for _ in range(count):
                process.stdin.write(line)
                process.stdin.flush()
                process.stdout.readline()
            peaks.append(peak(process))
        process.stdin.close()
    assert peaks[1] < peaks[0] + 2_000


def test_progress_is_shown_on_a_terminal_and_nowhere_else(tmp_path: Path) -> None:
    source = tmp_path / "cases.jsonl"
    source.write_text((plan_line() + "\n") * 500, "utf-8")
    control, terminal = pty.openpty()
    termios.tcsetwinsize(terminal, (24, 80))
    with source.open("rb") as file:
        process = start("plan", "--batch", stdin=file, stdout=subprocess.DEVNULL, stderr=terminal, env=PLAIN)
        os.close(terminal)
        shown = b""
        try:
            while block := os.read(control, 4096):
                shown += block
        except OSError:  # how a terminal says that nobody writes to it any more
            pass
        process.wait()
    os.close(control)
    assert b"%" in shown
    assert process.returncode == 0
