"""``python -m benchmarks [NAME …]``: run the benchmarks, print Markdown."""

import sys

from benchmarks import cold_start, growth, throughput

ALL = {"cold": cold_start.report, "throughput": throughput.report, "growth": growth.report}


def main(names: list[str]) -> None:
    """Print each report as it is done."""
    for name in names or ALL:
        print("\n".join(ALL[name]()), end="\n\n", flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
