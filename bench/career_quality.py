"""How sensible the suggested moves and paths are, by judgments that were written before the rules.

Run ``python bench/career_quality.py [--quick]``. ``tests/careers/judgments.tsv`` judges moves typical, plausible, a
stretch, or implausible. Of the occupations that have a judged move: in what share no implausible move is among the
first three suggestions, and a typical one among the first five; of the paths between them, what share takes an
implausible step.
"""

import argparse
import csv
from collections.abc import Iterator, Mapping
from itertools import pairwise
from pathlib import Path
from random import Random
from typing import Any

import roleinfo as ri
from roleinfo.errors import NoCareerPathError

JUDGMENTS = Path(__file__).parents[1] / "tests" / "careers" / "judgments.tsv"
_QUICK = 14  # origins; each is taken with a dozen others
Judgments = Mapping[str, Mapping[str, str]]


def read_judgments(path: Path = JUDGMENTS) -> Judgments:
    """For each origin its judged destinations."""
    judgments: dict[str, dict[str, str]] = {}
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            judgments.setdefault(row["origin"], {})[row["destination"]] = row["judgment"]
    return judgments


def suggestions(judgments: Judgments, **options: Any) -> dict[str, float]:
    """The shares of origins without an implausible suggestion in three, and with a typical one in five."""
    clean = typical = 0
    for origin, judged in judgments.items():
        ids = [entry.move.destination_node.id for entry in ri.next_roles(origin, limit=5, **options)]
        clean += not any(judged.get(id_) == "implausible" for id_ in ids[:3])
        typical += any(judged.get(id_) == "typical" for id_ in ids)
    return {"no implausible of three": clean / len(judgments), "a typical of five": typical / len(judgments)}


def pairs(judgments: Judgments) -> Iterator[tuple[str, str]]:
    """Each origin with every destination that is not implausible, and with a dozen other origins."""
    random = Random(3)  # noqa: S311  # a sample
    for origin in sorted(judgments):
        others = [other for other in sorted(judgments) if other != origin]
        for other in random.sample(others, 12):
            yield origin, other
        for other, judgment in judgments[origin].items():
            if judgment != "implausible":
                yield origin, other


def paths(judgments: Judgments, **options: Any) -> dict[str, float]:
    """The share of first paths, by steps and by time, that take an implausible step; and how many there are."""
    counted = implausible = 0
    for origin, end in pairs(judgments):
        for by in ("steps", "time"):
            try:
                [path] = ri.career_paths(origin, end, limit=1, by=by, **options)
            except NoCareerPathError:
                continue
            counted += 1
            implausible += any(judgments.get(a, {}).get(b) == "implausible" for a, b in pairwise(path.ids))
    return {"an implausible step": implausible / counted, "paths": counted}


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--quick", action="store_true", help="small samples once, the answers checked")
    arguments = parser.parse_args()
    judgments = read_judgments()
    assert {"typical", "implausible"} <= {judgment for judged in judgments.values() for judgment in judged.values()}
    if arguments.quick:
        judgments = dict(list(judgments.items())[:_QUICK])
    for name, share in {**suggestions(judgments), **paths(judgments)}.items():
        print(f"{name}: {share:.1%}" if share <= 1 else f"{name}: {share:,}")


if __name__ == "__main__":
    main()
