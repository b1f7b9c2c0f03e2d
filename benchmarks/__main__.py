"""``python -m benchmarks [NAME …]``: run the benchmarks, print Markdown."""

import sys
from importlib import import_module

# Growth before throughput, which fills memory: the most of a process counts that of its parent.
ALL = ("cold_start", "growth", "throughput", "words", "pages", "sending_mail", "reading_mail")


def main(names: list[str]) -> None:
    """Print each report as it is done."""
    for name in names or ALL:
        print("\n".join(import_module(f"benchmarks.{name}").report()), end="\n\n", flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
