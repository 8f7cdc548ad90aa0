"""How fast places as people write them are resolved, and how many of 10,000 mean one area.

Run ``python bench/places.py [--quick]``. The texts are drawn from the bundle's own names with a fixed seed, in the
ways in which people write them; each is resolved once, nothing kept.
"""

import argparse
import random
import sqlite3
import time
from collections import Counter
from contextlib import closing
from pathlib import Path

from roleinfo.catalog.bundle import BundleLayer
from roleinfo.model.place import US_STATES

BUNDLE = Path(__file__).resolve().parent.parent / "src" / "roleinfo" / "data" / "roleinfo.db"
COUNT = 10_000
FORMS = ("{city}, {code}", "{city}, {state}", "{city} {code}", "US-{code}-{city}", "{city}, {code} (Hybrid)", "{city}")


def texts(count: int = COUNT) -> list[str]:
    """So many texts for places, the larger the place the more often."""
    chance = random.Random(1)  # noqa: S311  # a sample, no secret
    with closing(sqlite3.connect(f"{BUNDLE.as_uri()}?mode=ro", uri=True)) as database:
        rows = database.execute("SELECT key, state, people FROM place WHERE people > 0 AND kind < 2").fetchall()
    drawn = chance.choices(rows, weights=[people for *_, people in rows], k=count)
    return [
        chance.choice(FORMS).format(city=key.title(), code=state, state=US_STATES[state]) for key, state, _ in drawn
    ]


def main() -> None:
    """Resolve them and print what came of it."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--quick", action="store_true", help="small samples once, the answers checked")
    count = 500 if parser.parse_args().quick else COUNT
    layer = BundleLayer()
    given = texts(count)
    layer.resolve_place("Denver, CO")
    layer.resolve_place("Nowhere")
    statuses: Counter[str] = Counter()
    taken = []
    for text in given:
        layer._resolved.clear()
        start = time.perf_counter()
        found = layer.resolve_place(text)
        taken.append(time.perf_counter() - start)
        statuses["one" if found.place else "several" if found.candidates else "none"] += 1
    taken.sort()
    assert statuses["one"] > 0.7 * count > statuses["none"] * 10, statuses
    print(f"{count:,} texts: {sum(taken) / count * 1e3:.3f} ms each, median {taken[count // 2] * 1e3:.3f} ms")
    print(", ".join(f"{status} {count:,}" for status, count in statuses.most_common()))


if __name__ == "__main__":
    main()
