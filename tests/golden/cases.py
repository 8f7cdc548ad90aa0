"""Results whose values are held: their CSV and, where they have it, their JSON, by a name each."""

import json
from collections.abc import Iterator
from typing import Any, Final

import roleinfo as ri
from shown import displays

# One of every class is shown elsewhere too; of these the hostile ones hold no values, and the whole matrix is large.
_LEFT_OUT: Final = ("hostile", "pay of all", "ages", "findings")


def results() -> Iterator[tuple[str, Any]]:
    """Each result with its name: one of every class, and comparisons of many kinds."""
    yield from ((name, each) for name, each in displays().items() if not name.startswith(_LEFT_OUT))
    pairs: dict[str, dict[str, Any]] = {
        "at a place": {"a": "registered nurse", "b": "physician assistant", "place": "CA"},
        "at two places": {"a": "29-1141", "b": "29-1141", "place": ("CA", "TX")},
        "in an industry": {"a": "accountants", "b": "financial managers", "industry": "Finance and Insurance"},
        "by hours": {"a": "actors", "b": "musicians and singers", "hours": 1000},
        "in dollars of a year": {"a": "registered nurse", "b": "account manager", "in_dollars_of": 2024},
        "adjusted for prices": {"a": "29-1141", "b": "29-1141", "place": ("CA", "TX"), "adjust_prices": True},
        "a mean and a median": {"a": "lawyers", "b": "paralegals", "statistic": ("mean", "median")},
        "without people": {"a": "electricians", "b": "plumber", "people": False},
        "of groups": {"a": "15-1200", "b": "29-1000"},
        "of a written role and an occupation": {"a": "account manager", "b": "sales managers"},
    }
    for name, asked in pairs.items():
        diff = ri.compare(**asked)
        yield name, diff
        yield f"{name}: pay", diff.salary
        yield f"{name}: skills to learn", diff.skills.to_learn
    ten = [
        "registered nurse", "physician assistant", "nurse practitioner", "lawyers", "actors", "electricians",
        "accountants", "software developers", "sales managers", "carpenters",
    ]  # fmt: skip
    yield "pay of ten", ri.gap_matrix(ten)
    yield "skills of ten", ri.similarity_matrix(ten)
    yield "ranking of ten", ri.compare_many(ten)
    yield "ranking by growth", ri.compare_many(ten, by="growth")
    yield "role at a place", ri.role("registered nurse").at("Denver")
    yield "a group", ri.role("17-2000")
    yield "by industry", ri.role("accountants").salary.by_industry()
    yield "paths by time", ri.career_paths("electricians", "construction managers", by="time")
    yield "next by growth", ri.next_roles("accountants", by="growth")
    yield "previous", ri.previous_roles("financial managers")


def written() -> dict[str, dict[str, str]]:
    """What each result writes: its ``csv``, and the ``json`` of its dictionary."""
    found: dict[str, dict[str, str]] = {}
    for name, each in results():
        found[name] = {}
        if hasattr(each, "to_csv"):
            found[name]["csv"] = each.to_csv()
        if hasattr(each, "to_dict"):
            found[name]["json"] = json.dumps(each.to_dict(), ensure_ascii=False, sort_keys=True)
    return found
