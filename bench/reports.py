"""What a notebook and a report cost: a full comparison shown as HTML, and written as a page in one file.

Run ``python bench/reports.py [--rounds N] [--json]``. Warm is with the comparison's sections worked
out, as where it is shown again; the text is made anew each time. The aims: 100 ms for the display of two
occupations, with its folds, 3 s for their report with its pictures, matplotlib's first import included.
"""

import argparse
import json
from collections.abc import Callable
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any

import roleinfo as ri

PAIR = ("registered nurse", "physician assistant")


def timed(call: Callable[[], Any]) -> float:
    """How many milliseconds a call takes."""
    begun = perf_counter()
    call()
    return (perf_counter() - begun) * 1000


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--rounds", type=int, default=30)
    parser.add_argument("--json", action="store_true")
    arguments = parser.parse_args()
    diff = ri.compare(*PAIR)
    found = {"display, first, ms": timed(diff._repr_html_)}
    found["display, warm, ms"] = median(timed(diff._repr_html_) for _ in range(arguments.rounds))
    found["Markdown, warm, ms"] = median(timed(diff.to_markdown) for _ in range(arguments.rounds))
    assert diff._repr_html_().count("<details") > 8
    with TemporaryDirectory() as folder:
        page = Path(folder, "gap.html")

        def report(*, pictures: bool) -> float:
            return timed(lambda: ri.report(diff, page, overwrite=True, pictures=pictures))

        found["report without pictures, ms"] = median(report(pictures=False) for _ in range(5))
        found["report with pictures, first, ms"] = report(pictures=True)
        found["report with pictures, warm, ms"] = median(report(pictures=True) for _ in range(5))
        assert (
            page.read_text(encoding="utf-8").count("<svg") == 8
        )  # three pictures and the ranges of pay, each for a broad and a narrow screen
    if arguments.json:
        print(json.dumps(found, indent=2))
    else:
        for name, value in found.items():
            print(f"{name}: {value:.1f}")


if __name__ == "__main__":
    main()
