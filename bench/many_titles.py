"""How fast many titles are matched at once, beside RapidFuzz over all titles and SQLite's FTS5.

Run ``python bench/many_titles.py [--quick]``. The titles are those of the bundle as people write them, with ranks,
levels, places and kinds of employment, drawn with a fixed seed; each stands once. The peers, which only rank titles by
their letters, are asked for a sample of them. Of another sample the answers must be those of a search for each, which
works without NumPy.
"""

import argparse
import json
import random
import sys
from pathlib import Path
from time import process_time

sys.path.insert(0, str(Path(__file__).parent.parent))

from bench.search_quality import Answer, bundled_titles, by_fts, by_wratio

import roleinfo as ri

COUNT = 10_000
BEFORE = ("Senior ", "Lead ", "", "", "Remote ")
AFTER = ("", " II", " - Austin, TX", "", " (Contract)")


def written(titles: list[str], count: int) -> list[str]:
    """So many distinct titles as people write them."""
    chance = random.Random(4)  # noqa: S311  # a sample, no secret
    drawn = chance.sample(titles, len(titles))
    forms = (f"{chance.choice(BEFORE)}{title}{chance.choice(AFTER)}" for title in drawn)
    return list(dict.fromkeys(forms))[:count]


def milliseconds_each(answer: Answer, titles: list[str]) -> float:
    """How long the processor works on one of some titles."""
    start = process_time()
    for title in titles:
        assert answer(title), title
    return 1000 * (process_time() - start) / len(titles)


def main() -> None:
    """Match them and print what it took."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--json", action="store_true", help="print JSON")
    parser.add_argument("--quick", action="store_true", help="small samples once, the answers checked")
    arguments = parser.parse_args()
    count, sample = (200, 5) if arguments.quick else (COUNT, 50)
    known = bundled_titles()
    given = written(known, count)
    start = process_time()
    first = ri.match_titles(given[:1])
    seconds = {"the first title": process_time() - start}
    start = process_time()
    rows = ri.match_titles(given)
    seconds["all titles"] = process_time() - start
    assert [row.title for row in rows] == given
    assert first[0] == rows[0]
    for row in rows[:: max(1, count // sample)]:
        assert row.matches == ri.search(row.title, 3), row.title
    peers: dict[str, Answer | None] = {"WRatio": by_wratio(known), "FTS5 trigrams": by_fts(known)}
    each = {"roleinfo": 1000 * seconds["all titles"] / count}
    each |= {name: milliseconds_each(peer, given[:sample]) for name, peer in peers.items() if peer is not None}
    if arguments.json:
        print(json.dumps({"titles": count, "CPU seconds": seconds, "CPU milliseconds each": each}))
        return
    print(f"{count:,} titles: {seconds['all titles']:.1f} s, and {seconds['the first title']:.2f} s for the first one")
    for name, value in each.items():
        print(f"{name:16} {value:8.2f} ms each")


if __name__ == "__main__":
    main()
