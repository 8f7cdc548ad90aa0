"""What a resolver reads: rows of places by key, kept wherever."""

from collections.abc import Sequence
from typing import NamedTuple, Protocol

from roleinfo.model.place import Place


class Area(NamedTuple):
    """An area with published figures: a nation, a state, a metropolitan or nonmetropolitan area."""

    place: Place
    states: frozenset[str]
    population: int | None


class NamedPlace(NamedTuple):
    """A place of a name and state in one of its areas; ``people`` is None for a name of addresses alone."""

    state: str
    area: int
    people: int | None
    kind: int
    share: int


class NamedCounty(NamedTuple):
    """A county of a name."""

    state: str
    area: int
    people: int


class PlaceStore(Protocol):
    """Tables of areas, places, counties, postal codes and foreign cities."""

    def areas(self) -> Sequence[Area]:
        """Every area, by number."""
        ...

    def places(self, key: str, state: str | None) -> Sequence[NamedPlace]:
        """The places of a name, of one state or of all."""
        ...

    def counties(self, key: str, state: str | None) -> Sequence[NamedCounty]:
        """The counties of a name, of one state or of all."""
        ...

    def postal(self, code: int) -> Sequence[int]:
        """The areas that a postal code may lie in; none where there is no such code."""
        ...

    def foreign(self, key: str) -> tuple[str, int] | None:
        """The country and the people of a large foreign city of a name."""
        ...

    def beginning(self, key: str) -> Sequence[tuple[str, str]]:
        """Names of places and their states that begin as a key does, for suggestions."""
        ...
