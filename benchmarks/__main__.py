"""``python -m benchmarks [NAME …]``: run the benchmarks, print Markdown."""

import sys
from importlib import import_module

# Growth before throughput: a process's most memory counts that of the one that started it.
ALL = ("cold_start", "growth", "throughput")


def main(names: list[str]) -> None:
    """Print each report as it is done."""
    for name in names or ALL:
        print("\n".join(import_module(f"benchmarks.{name}").report()), end="\n\n", flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
