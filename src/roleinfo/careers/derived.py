"""The edges that the library derives from its own tables and from codes: supervisors, ladders, trades, specialties."""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, Final, NamedTuple

from roleinfo.careers.credentials import code_list, longest_prefix, read_table
from roleinfo.careers.nodes import SOC_CODE, Node

BASE: Final = ".00"
"""How the code of an occupation ends that is no specialty."""

_GROUP: Final = "0"
RESIDUAL: Final = "All Other"
"""How the title of a class ends of what has no class of its own."""


class DerivedStep(NamedTuple):
    """A step that a table, or the code, leads to: the ids of both ends, its kind, what a row says, and what to see."""

    origin: str
    destination: str
    kind: Any
    text: str | None = None
    see: str | None = None


class _Line(NamedTuple):
    supervisors: tuple[str, ...]
    managers: tuple[str, ...]
    note: str


@cache
def _lines() -> Mapping[str, _Line]:
    return {
        row["codes"]: _Line(code_list(row["supervisors"]), code_list(row["managers"]), row["note"] or "")
        for row in read_table("supervisors")
    }


def derived_steps(nodes: Mapping[str, Node]) -> Iterator[DerivedStep]:
    """The steps between occupations that are in a graph, whatever a source says of them."""

    def id_of(code: str) -> str | None:
        return next((id_ for id_ in (code, code + BASE) if id_ in nodes), None)

    for id_ in sorted(filter(_is_occupation, nodes)):
        yield from _up_the_line(id_, id_of)
        base = id_[:SOC_CODE] + BASE
        if id_ != base and len(id_) > SOC_CODE and base in nodes:
            yield DerivedStep(base, id_, "specialty")
            if not nodes[base].title.endswith(RESIDUAL):
                yield DerivedStep(id_, base, "specialty")
    for row in read_table("ladders"):
        origin, destination = id_of(row["origin"]), id_of(row["destination"])
        if origin and destination:
            yield DerivedStep(origin, destination, row["kind"], row["requires"], row["source"])


def managers_of(code: str) -> tuple[str, ...]:
    """The codes of the managers of an occupation's line, by roleinfo's table."""
    prefix = longest_prefix(code, _lines())
    return () if prefix is None else _lines()[prefix].managers


def _is_occupation(id_: str) -> bool:
    """Whether an id is the code of an occupation, and not of a group of them."""
    digits = id_[:SOC_CODE].replace("-", "").replace(".", "")
    return len(id_) >= SOC_CODE and id_[2] == "-" and digits.isdigit() and not (
        len(id_) == SOC_CODE and id_.endswith(_GROUP)
    )  # fmt: skip


def _up_the_line(id_: str, id_of: Any) -> Iterator[DerivedStep]:
    prefix = longest_prefix(id_, _lines())
    if prefix is None:
        return
    line = _lines()[prefix]
    supervisors, managers = ([*filter(None, map(id_of, codes))] for codes in (line.supervisors, line.managers))
    starts = [id_]
    if supervisors and id_ not in supervisors:
        yield from (DerivedStep(id_, there, "supervisor", line.note or None) for there in supervisors)
        starts = supervisors
    for start in starts:
        yield from (DerivedStep(start, there, "supervisor", line.note or None) for there in managers if there != start)
