"""The tables of places in SQLite, as the store that a resolver of places reads."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from roleinfo.geography.store import Area, NamedCounty, NamedPlace
from roleinfo.model.cached import cached_attribute
from roleinfo.model.place import Place

_MOST_SUGGESTED: Final = 20_000


class SqlitePlaces:
    """A `PlaceStore` over such tables; ``rows`` queries their database."""

    def __init__(self, rows: Callable[..., list[tuple[Any, ...]]]) -> None:
        self._rows = rows

    def areas(self) -> Sequence[Area]:
        people: Counter[int] = Counter()
        of_state: Counter[str] = Counter()  # the nation under the empty text
        for state, area, count in self._rows("SELECT state, area, sum(people) FROM county GROUP BY state, area"):
            people[area] += count
            of_state[state] += count
            of_state[""] += count
        areas: list[Area] = []
        for number, kind, code, name, states in self._rows("SELECT id, kind, code, name, state FROM area ORDER BY id"):
            if number != len(areas):
                raise ValueError("areas must be numbered from 0")
            count = of_state[states] if kind in ("nation", "state") else people[number]
            areas.append(Area(Place(kind, code, name), frozenset(states.split()), count or None))
        return areas

    def places(self, key: str, state: str | None) -> Sequence[NamedPlace]:
        if state is None:
            rows = self._rows("SELECT state, area, people, kind, share FROM place WHERE key = ?", key)
        else:
            rows = self._rows(
                "SELECT state, area, people, kind, share FROM place WHERE key = ? AND state = ?", key, state
            )
        return [NamedPlace(*row) for row in rows]

    @cached_attribute
    def _counties(self) -> Mapping[str, Sequence[NamedCounty]]:
        counties: dict[str, list[NamedCounty]] = {}
        for key, *county in self._rows("SELECT key, state, area, people FROM county"):
            counties.setdefault(key, []).append(NamedCounty(*county))
        return counties

    def counties(self, key: str, state: str | None) -> Sequence[NamedCounty]:
        return [county for county in self._counties.get(key, ()) if state in (None, county.state)]

    def postal(self, code: int) -> Sequence[int]:
        query = "SELECT area FROM postal WHERE first = (SELECT max(first) FROM postal WHERE first <= ?) AND last >= ?"
        return [area for (area,) in self._rows(query, code, code)]

    def foreign(self, key: str) -> tuple[str, int] | None:
        rows: list[tuple[Any, ...]] = self._rows("SELECT country, people FROM foreign_city WHERE key = ?", key)
        return (rows[0][0], rows[0][1]) if rows else None

    def beginning(self, key: str) -> Sequence[tuple[str, str]]:
        query = "SELECT key, state FROM place WHERE key >= ? AND key < ? LIMIT ?"
        return [(name, state) for name, state in self._rows(query, key, f"{key}\U0010ffff", _MOST_SUGGESTED)]
