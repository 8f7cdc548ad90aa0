"""What displays of a comparison cost, and a report as a page in one file.

Run ``python bench/reports.py [--rounds N] [--quick] [--json]``. Displays are of a comparison made anew each time, the
best of the rounds in milliseconds of the processor's time; reports are by the clock. The aims, of two occupations: 25
ms for the text of a new comparison and 5 ms for the same again, 15 ms for the card of a notebook after it, 40 ms for
the text in full; 3 s for a report with its pictures, matplotlib's first import included.
"""

import argparse
import json
from collections.abc import Callable
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter, process_time
from typing import Any

import roleinfo as ri

PAIR = ("registered nurse", "physician assistant")
AIMS = {"text, first": 25, "text, again": 5, "card, after the text": 15, "text in full": 40}
"""The milliseconds that a display is to take at most."""


def timed(call: Callable[[], Any], clock: Callable[[], float] = perf_counter) -> float:
    """How many milliseconds a call takes."""
    begun = clock()
    call()
    return (clock() - begun) * 1000


def displays(rounds: int) -> dict[str, float]:
    """The best time of each display, each of a comparison made anew."""
    times: dict[str, list[float]] = {}

    def show(name: str, write: Callable[[ri.RoleDiff], Any], diff: ri.RoleDiff) -> None:
        times.setdefault(name, []).append(timed(lambda: write(diff), process_time))

    for _ in range(rounds):
        diff = ri.compare(*PAIR)
        show("text, first", str, diff)
        show("text, again", str, diff)
        show("card, after the text", lambda diff: diff._repr_html_(), diff)
        show("text in full", lambda diff: diff.to_text(full=True), ri.compare(*PAIR))
        show("Markdown in full", lambda diff: diff.to_markdown(full=True), ri.compare(*PAIR))
        show("dictionary", lambda diff: diff.to_dict(), ri.compare(*PAIR))
    return {name: min(milliseconds) for name, milliseconds in times.items()}


def check_displays() -> None:
    """Each display says what the comparison finds."""
    diff = ri.compare(*PAIR)
    text, card, full = str(diff), diff._repr_html_(), diff.to_text(full=True)
    assert len(text.splitlines()) <= 40
    assert card.count("<details") > 8
    assert full.count("\n") > 200
    assert all("39,860" in display for display in (text, card, full))
    assert diff.to_dict()["left"]["id"] == "29-1141.00"


def reports(rounds: int) -> dict[str, float]:
    """The times of writing a report, with its pictures and without."""
    diff = ri.compare(*PAIR)
    with TemporaryDirectory() as folder:
        page = Path(folder, "gap.html")

        def report(*, pictures: bool) -> float:
            return timed(lambda: ri.report(diff, page, overwrite=True, pictures=pictures))

        times = {
            "report without pictures": median(report(pictures=False) for _ in range(rounds)),
            "report with pictures, first": report(pictures=True),
            "report with pictures, again": median(report(pictures=True) for _ in range(rounds)),
        }
        # three pictures and the ranges of pay, each for a broad and a narrow screen
        assert page.read_text(encoding="utf-8").count("<svg") == 8
    return times


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--quick", action="store_true", help="small samples once, the answers checked")
    arguments = parser.parse_args()
    check_displays()
    rounds = 1 if arguments.quick else arguments.rounds
    times = {**displays(rounds), **reports(rounds)}
    if arguments.json:
        print(json.dumps({"milliseconds": times, "aims": AIMS}, indent=2))
        return
    for name, milliseconds in times.items():
        print(f"{name:28} {milliseconds:7.1f} ms{f'  (aim: {AIMS[name]})' if name in AIMS else ''}")


if __name__ == "__main__":
    main()
