"""How often a search finds the title that was meant, and how fast, beside other ways to search.

Run ``python bench/search_quality.py [INPUTS] [--inputs FOLDER] [--queries N] [--json]``. FOLDER holds
tables (``*.tsv``) of titles with their SOC codes: how often each way to search finds one of these codes
first, and among five. Without INPUTS the titles and
their index are those of the bundle, and `search` is asked as anyone asks it. INPUTS holds O*NET's
text files (``db_30_3_text.zip`` or the folder of that name), of which an index is built, and, if it
is to be read, ``soc_2018_direct_match_title_file.xlsx`` (needs openpyxl). Titles are spoiled with a fixed seed; a
query counts as answered where a match bears the title that was spoiled, or one of the same normal
form. Beside it run RapidFuzz's WRatio over all titles, and FTS5 with its trigram tokenizer, ranked
by bm25, where SQLite has them.
"""

import argparse
import csv
import io
import json
import random
import sqlite3
import subprocess
import sys
import tempfile
import zipfile
from collections import defaultdict
from collections.abc import Callable, Iterable
from itertools import pairwise
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter, process_time

import importlib_resources

import roleinfo as ri
from roleinfo.catalog.titles_in_sqlite import SqliteTitles, write_titles
from roleinfo.titles.abbreviations import written_out
from roleinfo.titles.index import TitleIndex
from roleinfo.titles.normalise import bag, normalised, parts
from roleinfo.titles.store import Entry, Tables, build_index

SEED = 20_261
ONET = "db_30_3_text"
DIRECT_MATCH = "soc_2018_direct_match_title_file.xlsx"
KEYBOARD = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
SHORTENED = {
    "account": "acct", "administrative": "admin", "administrator": "admin", "assistant": "asst", "associate": "assoc",
    "coordinator": "coord", "developer": "dev", "director": "dir", "engineer": "eng", "executive": "exec",
    "maintenance": "maint", "management": "mgmt", "manager": "mgr", "marketing": "mktg", "mechanical": "mech",
    "officer": "officer", "operations": "ops", "representative": "rep", "senior": "sr", "services": "svcs",
    "specialist": "spec", "supervisor": "supv", "technician": "tech",
}  # fmt: skip
COLD = """
import sys, time
start = time.perf_counter()
import sqlite3
from roleinfo.catalog.titles_in_sqlite import SqliteTitles
from roleinfo.titles.index import TitleIndex
index = TitleIndex.over(SqliteTitles.over(sqlite3.connect(f"file:{sys.argv[1]}?mode=ro&immutable=1", uri=True)))
assert index.search("acount manger")
print(1000 * (time.perf_counter() - start))
"""

Answer = Callable[[str], list[str]]


def rows(inputs: Path, name: str) -> list[dict[str, str]]:
    """The rows of one of O*NET's text files."""
    folder = inputs / ONET
    if folder.is_dir():
        text = (folder / name).read_text(encoding="utf-8")
    else:
        with zipfile.ZipFile(inputs / f"{ONET}.zip") as archive:
            text = archive.read(f"{ONET}/{name}").decode()
    return list(csv.DictReader(io.StringIO(text), delimiter="\t", quoting=csv.QUOTE_NONE))


def entries(inputs: Path) -> list[Entry]:
    """Every occupation with all its titles."""
    others: dict[str, set[str]] = defaultdict(set)
    for row in rows(inputs, "Job Titles.txt"):
        others[row["O*NET-SOC Code"]].update({row["Job Title"], row["Short Title"]} - {"n/a"})
    for row in rows(inputs, "Sample of Reported Titles.txt"):
        others[row["O*NET-SOC Code"]].add(row["Reported Job Title"])
    return [
        Entry(code, row["Title"], sorted(others[code] - {row["Title"]}), [code[:7]])
        for row in rows(inputs, "Occupation Data.txt")
        for code in [row["O*NET-SOC Code"]]
    ]


def bundled_titles() -> list[str]:
    """Every title in the bundle, as it is written."""
    file = importlib_resources.files("roleinfo").joinpath("data", "roleinfo.db")
    with importlib_resources.as_file(file) as path:
        connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True)
        return [title for (title,) in connection.execute("SELECT DISTINCT title FROM title_name ORDER BY title")]


def misspelled(title: str, rng: random.Random) -> str | None:
    """One letter dropped, doubled, swapped with the next, or taken from the key beside it."""
    places = [at for at, letter in enumerate(title) if letter.lower() in "".join(KEYBOARD)]
    if not places:
        return None
    at = rng.choice(places)
    letter, after = title[at].lower(), title[at + 1 : at + 2]
    kind = rng.choice(["drop", "double", "swap", "key"])
    if kind == "swap" and after.isalpha() and after.lower() != letter:
        return title[:at] + after + title[at] + title[at + 2 :]
    if kind == "double":
        return title[:at] + title[at] + title[at:]
    if kind == "key":
        row = next(text for text in KEYBOARD if letter in text)
        beside = [a if b == letter else b for a, b in pairwise(row) if letter in (a, b)]
        return title[:at] + rng.choice(beside) + title[at + 1 :]
    return title[:at] + title[at + 1 :]


def reordered(title: str, rng: random.Random) -> str | None:
    """The words in another order."""
    words = title.split()
    if len(set(words)) < 2:
        return None
    mixed = words
    while mixed == words:
        mixed = rng.sample(words, len(words))
    return " ".join(mixed)


def shorter(title: str, rng: random.Random) -> str | None:
    """The title without one of its words, of which it has at least three."""
    words = title.split()
    if len(words) < 3:
        return None
    words.pop(rng.randrange(len(words)))
    return " ".join(words)


def abbreviated(title: str, _rng: random.Random) -> str | None:
    """The title with every word shortened that people shorten."""
    short = " ".join(SHORTENED.get(word.lower(), word) for word in title.split())
    return short if short != title else None


def unspoiled(title: str, _rng: random.Random) -> str | None:
    """The title itself."""
    return title


def form_of(title: str) -> str:
    """What two spellings of one title share."""
    return bag(written_out(normalised(title)))


def forms_of(title: str) -> set[str]:
    """What a title shares with others: the forms of the whole and of its parts."""
    return {form_of(text) for text in (title, *(parts(title) or ()))}


def measured(answer: Answer, queries: Iterable[tuple[str, str]]) -> dict[str, float]:
    """Rates of the first and of the first five answers in percent, and milliseconds of the processor."""
    times, first, five = [], 0, 0
    for title, query in queries:
        start = process_time()
        found = answer(query)
        times.append(1000 * (process_time() - start))
        hits = [form_of(title) in forms_of(text) for text in found]
        first += bool(hits) and hits[0]
        five += any(hits)
    percent = 100 / len(times)
    return {
        "queries": len(times),
        "top 1 %": round(first * percent, 2),
        "top 5 %": round(five * percent, 2),
        "median CPU ms": round(median(times), 2),
        "p99 CPU ms": round(quantiles(times, n=100)[98], 2),
    }


def distinct(found: Iterable[str]) -> list[str]:
    """The first five titles of different forms."""
    return list({form_of(text): text for text in reversed(list(found))}.values())[::-1][:5]


def by_index(index: TitleIndex) -> Answer:
    """A search of ours."""
    return lambda query: distinct(match.matched_title for match in index.search(query, 10))


def by_search(query: str) -> list[str]:
    """The public search, in the package's own data."""
    return distinct(match.matched_title for match in ri.search(query))


def by_wratio(titles: list[str]) -> Answer:
    """RapidFuzz's WRatio over all titles."""
    from rapidfuzz import fuzz, process, utils

    known = [utils.default_process(title) for title in titles]

    def answer(query: str) -> list[str]:
        asked = utils.default_process(query)
        return distinct(titles[at] for _, _, at in process.extract(asked, known, scorer=fuzz.WRatio, limit=10))

    return answer


def by_fts(titles: list[str]) -> Answer | None:
    """FTS5's trigrams ranked by bm25, or None where SQLite has none."""
    connection = sqlite3.connect(":memory:")
    try:
        connection.execute("CREATE VIRTUAL TABLE found USING fts5(title, tokenize='trigram')")
    except sqlite3.OperationalError:
        return None
    connection.executemany("INSERT INTO found VALUES (?)", ((title,) for title in titles))

    def answer(query: str) -> list[str]:
        pieces = {query[at : at + 3].replace('"', '""') for at in range(len(query) - 2)}
        asked = " OR ".join(f'"{piece}"' for piece in sorted(pieces))
        sql = "SELECT title FROM found WHERE found MATCH ? ORDER BY rank LIMIT 10"
        return distinct(row[0] for row in connection.execute(sql, (asked,))) if pieces else []

    return answer


def direct_match(inputs: Path, index: TitleIndex) -> dict[str, float] | None:
    """How often the titles that BLS lists under a code lead to an occupation of that code."""
    try:
        from openpyxl import load_workbook  # type: ignore[import-untyped, unused-ignore]
    except ImportError:
        return None
    path = inputs / DIRECT_MATCH
    if not path.is_file():
        return None
    sheet = load_workbook(path, read_only=True).worksheets[0]
    listed = [(row[0], row[2]) for row in sheet.iter_rows(values_only=True) if str(row[0] or "")[2:3] == "-"]
    codes: dict[str, set[str]] = defaultdict(set)
    for code, title in listed:
        codes[str(title)].add(str(code))
    first = five = 0
    for title, wanted in codes.items():
        found = [match.role_id[:7] in wanted for match in index.search(title, 5)]
        first += bool(found) and found[0]
        five += any(found)
    return {
        "titles": len(codes),
        "top 1 %": round(100 * first / len(codes), 2),
        "top 5 %": round(100 * five / len(codes), 2),
    }


def listed_titles(folder: Path) -> list[tuple[str, str, set[str]]]:
    """The titles of a folder of tables, each with the table's name and the right SOC codes."""
    listed = []
    for path in sorted(folder.glob("*.tsv")):
        with path.open(encoding="utf-8", newline="") as file:
            rows = csv.DictReader(file, delimiter="\t")
            listed += [(path.stem, row["title"], set(row["codes"].split("|"))) for row in rows]
    return listed


def coded_titles() -> list[tuple[str, str]]:
    """Every title in the bundle with the six-digit code of its role."""
    file = importlib_resources.files("roleinfo").joinpath("data", "roleinfo.db")
    with importlib_resources.as_file(file) as path:
        connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True)
        query = (
            "SELECT DISTINCT named.title, substr(role_id, 1, 7) FROM title_name AS named JOIN title_role USING (role)"
        )
        return [row for row in connection.execute(f"{query} ORDER BY 1, 2") if row[1][2:3] == "-"]


def by_tfidf(titles: list[str]) -> Answer:
    """The cosine of three-letter pieces weighted by their rarity, over all titles."""
    import numpy as np

    def pieces(text: str) -> set[str]:
        padded = f" {text.lower()} "
        return {padded[at : at + 3] for at in range(len(padded) - 2)}

    postings: dict[str, list[int]] = defaultdict(list)
    for at, title in enumerate(titles):
        for piece in pieces(title):
            postings[piece].append(at)
    squares = {piece: np.log(len(titles) / len(where)) ** 2 for piece, where in postings.items()}
    lengths = np.array([sum(squares[piece] for piece in pieces(title)) ** 0.5 or 1.0 for title in titles])

    def answer(query: str) -> list[str]:
        dots = np.zeros(len(titles))
        for piece in pieces(query):
            if piece in postings:
                dots[postings[piece]] += squares[piece]
        return [titles[at] for at in np.argsort(-dots / lengths, kind="stable")[:50]]

    return answer


def _codes_of(peer: Answer, codes: dict[str, list[str]]) -> Answer:
    """The codes of the titles that another way to search finds."""
    return lambda query: [code for title in peer(query) for code in codes[title]]


def by_code(folder: Path) -> dict[str, dict[str, float]]:
    """How often each way to search finds a right code first, and among five, in percent; by table and over all."""
    codes: dict[str, list[str]] = defaultdict(list)
    for title, code in coded_titles():
        codes[title].append(code)
    peers = {"FTS5 trigrams": by_fts([*codes]), "character TF-IDF": by_tfidf([*codes])}

    def ours(query: str) -> list[str]:
        return [code for match in ri.search(query) for code in match.codes[:1]]

    ways: dict[str, Answer] = {"roleinfo": ours}
    ways |= {name: _codes_of(peer, codes) for name, peer in peers.items() if peer is not None}
    try:
        from sockit.title import search as sockit_search  # type: ignore[import-not-found, unused-ignore]
    except ImportError:
        pass
    else:
        ways["sockit"] = lambda query: [f"{row['soc'][:2]}-{row['soc'][2:6]}" for row in sockit_search(query)]
    listed = listed_titles(folder)
    results = {}
    for name, way in ways.items():
        hits: dict[str, list[tuple[bool, bool]]] = defaultdict(list)
        for table, title, right in listed:
            try:
                best = list(dict.fromkeys(way(title)))[:5]
            except ri.RoleinfoError:
                best = []
            hit = (bool(best) and best[0] in right, not right.isdisjoint(best))
            hits[table].append(hit)
            hits["all tables"].append(hit)
        for table, all_hits in hits.items():
            first, five = (100 * sum(column) / len(all_hits) for column in zip(*all_hits, strict=True))
            results[f"{table}: {name}"] = {
                "titles": len(all_hits),
                "top 1 %": round(first, 1),
                "top 5 %": round(five, 1),
            }
    return results


def cold(tables: Tables) -> dict[str, float]:
    """The file's size, and the first search in processes of their own, all imports included."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "titles.db"
        connection = sqlite3.connect(path)
        write_titles(connection, tables)
        connection.commit()
        connection.close()
        runs = [
            float(
                subprocess.run(
                    [sys.executable, "-c", COLD, str(path)], capture_output=True, text=True, check=True
                ).stdout
            )
            for _ in range(11)
        ]
        return {"megabytes": round(path.stat().st_size / 1e6, 2), "first search ms": round(median(runs[1:]), 1)}


def built(inputs: Path) -> tuple[list[str], TitleIndex, dict[str, float]]:
    """The titles of the published files, an index of them, and what it costs."""
    roles = entries(inputs)
    start = perf_counter()
    tables = build_index(roles)
    seconds = round(perf_counter() - start, 2)
    connection = sqlite3.connect(":memory:")
    write_titles(connection, tables)
    titles = sorted({title for role in roles for title in (role.title, *role.alternate_titles)})
    costs = {"titles": len(titles), "forms": len(tables.forms), "build s": seconds, **cold(tables)}
    return titles, TitleIndex.over(SqliteTitles.over(connection)), costs


def main() -> None:
    """Measure and print, for people or as JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("inputs", type=Path, nargs="?", help="the folder with the published files")
    parser.add_argument("--inputs", dest="titles", type=Path, help="a folder of tables of titles with their SOC codes")
    parser.add_argument("--queries", type=int, help="queries of each kind (default: 2000 of INPUTS, 400 of the bundle)")
    parser.add_argument("--json", action="store_true", help="print JSON")
    parser.add_argument("--quick", action="store_true", help="small samples once, the answers checked")
    arguments = parser.parse_args()
    wanted = 20 if arguments.quick else arguments.queries or (400 if arguments.inputs is None else 2000)
    results: dict[str, dict[str, float]] = {}
    if arguments.titles is not None:
        results |= by_code(arguments.titles)
    matched: dict[str, float] | None = None
    ours: Answer = by_search
    if arguments.inputs is None:
        titles = bundled_titles()
        results["bundle"] = {"titles": len(titles)}
    else:
        titles, index, results["index"] = built(arguments.inputs)
        ours = by_index(index)
        matched = direct_match(arguments.inputs, index)
    plain = [title for title in titles if len(title) >= 5 and "(" not in title]
    slow = max(2, wanted // 20)
    others = {"WRatio": by_wratio(titles), "FTS5 trigrams": by_fts(titles)}
    for kind, spoil in {
        "misspelled": misspelled, "reordered": reordered, "a word short": shorter, "abbreviated": abbreviated,
        "as it is": unspoiled,
    }.items():  # fmt: skip
        rng = random.Random(SEED)  # noqa: S311 - a seeded sample, no secret
        queries = []
        for title in rng.sample(plain, len(plain)):
            query = spoil(title, rng)
            if query is not None:
                queries.append((title, query))
            if len(queries) == wanted:
                break
        own = results[f"{kind}: roleinfo"] = measured(ours, queries)
        for name, answer in others.items():
            if answer is not None:
                peer = results[f"{kind}: {name}"] = measured(answer, queries[:slow])
                peer["of roleinfo's time"] = round(peer["median CPU ms"] / own["median CPU ms"], 2)
    if matched is not None:
        results["direct match titles"] = matched
    if arguments.json:
        print(json.dumps(results))
        return
    for name, figures in results.items():
        print(f"{name:28}", "  ".join(f"{key} {value}" for key, value in figures.items()))


if __name__ == "__main__":
    main()
