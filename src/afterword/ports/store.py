"""Problems with the database or disk that aren't caused by the input."""

from typing import Literal, NamedTuple, Protocol

StoreProblem = Literal[
    "full",
    "read_only",
    "denied",
    "locked",
    "not_a_database",
    "damaged",
    "is_folder",
    "no_folder",
    "io",
    "unreachable",
    "not_updated",
]


class StoreError(Exception):
    """The store could not be read or written, and the world outside the program is why.

    ``path`` is the file or folder concerned, empty where there is none; ``detail`` what the system itself
    said. For ``not_updated`` (a change of the tables failed and was taken back), ``detail`` is what went
    wrong, and ``path`` the backup made before. Nothing that was saved before is lost by any of them.
    """

    def __init__(self, problem: StoreProblem, path: str = "", detail: str = "") -> None:
        super().__init__(f"{problem}: {path}: {detail}")
        self.problem = problem
        self.path = path
        self.detail = detail


class Saved(NamedTuple):
    """A backup that was made and checked: its path, number of cases, and size in bytes."""

    path: str
    cases: int
    size: int


class Restored(NamedTuple):
    """A backup that was put back.

    ``waiting`` messages will be asked about before they go out; ``previous`` is where the store that was
    there before is now, empty if there was none.
    """

    path: str
    cases: int
    waiting: int
    previous: str


# How other processes find the program that's serving.


class Running(NamedTuple):
    """Where it is: its address, and the path of the folder that its one-time links are made in.

    ``local``: it's one person's, who comes in by such a link.
    """

    url: str
    data: str
    local: bool


# Limits on how often something can be tried.


class Attempts(Protocol):
    """Counts attempts across all processes."""

    def take(self, name: str, most: int, seconds: int, now: int) -> int:
        """Count a try of ``name`` at ``now`` (seconds since 1970).

        Returns 0, or the seconds to wait if there were ``most`` tries in the last ``seconds``: then it
        doesn't count.
        """
        ...
