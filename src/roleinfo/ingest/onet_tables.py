"""The tables of a bundle that O*NET alone fills: elements and their ratings, software, activities, answers."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from roleinfo.catalog.requirements import CATEGORIES
from roleinfo.errors import IngestError
from roleinfo.ingest import onet_rows
from roleinfo.ingest.onet import Archive
from roleinfo.ingest.units import Row, month_number, scaled


class Elements:
    """O*NET's elements, and what is said of each in each occupation."""

    def __init__(self, archive: Archive) -> None:
        self._rated: list[tuple[str, Sequence[onet_rows.Rating]]] = [
            ("skill", [*archive.essential_skills(), *archive.transferable_skills()]),
            ("knowledge", archive.knowledge()),
            ("ability", archive.abilities()),
        ]
        self._styles = archive.work_styles()
        self._interests = archive.career_interests()
        names = {(kind, rating.element): rating.name for kind, ratings in self._rated for rating in ratings}
        names |= {("work_style", score.element): score.name for score in self._styles}
        names |= {("interest", score.element): score.name for score in self._interests if score.scale == "OI"}
        self._rows = [(at, *key, names[key]) for at, key in enumerate(sorted(names), start=1)]
        self._numbers = {(kind, code): at for at, kind, code, _ in self._rows}

    def rows(self) -> list[Row]:
        """One row an element."""
        return self._rows

    def ratings(self, number: Mapping[str, int]) -> list[Row]:
        """One row for both scales of an element: they are rated together."""
        return [
            (number[occupation], self._numbers[kind, element], *_pair(scales))
            for kind, rows in self._rated
            for (occupation, element), scales in _by_element(rows).items()
        ]

    def styles(self, number: Mapping[str, int]) -> list[Row]:
        """One row a work style of an occupation: its impact and its distinctiveness."""
        return [
            (
                number[occupation],
                self._numbers["work_style", element],
                scaled(scales["WI"].value, 2) if "WI" in scales else None,
                scaled(scales["DR"].value, 2) if "DR" in scales else None,
                month_number(next(iter(scales.values())).date),
            )
            for (occupation, element), scales in _by_element(self._styles).items()
        ]

    def interests(self, number: Mapping[str, int]) -> list[Row]:
        """One row an interest of an occupation."""
        return [
            (
                number[score.occupation],
                self._numbers["interest", score.element],
                scaled(score.value, 2),
                month_number(score.date),
            )
            for score in self._interests
            if score.scale == "OI"
        ]


def _by_element(rows: Iterable[Any]) -> dict[tuple[str, str], dict[str, Any]]:
    found: dict[tuple[str, str], dict[str, Any]] = {}
    for row in rows:
        found.setdefault((row.occupation, row.element), {})[row.scale] = row
    return found


def _pair(scales: Mapping[str, onet_rows.Rating]) -> Row:
    importance, level = scales.get("IM"), scales.get("LV")
    dates = {rating.date for rating in (importance, level) if rating}
    if len(dates) > 1:
        (row, *_) = scales.values()
        rule = f"must be one date of importance and level, not {' and '.join(sorted(dates))}"
        raise IngestError("O*NET", None, f"{row.occupation} {row.element}", "Date", rule)
    flags = 0
    if importance and importance.suppress:
        flags |= 1
    if level and level.suppress:
        flags |= 2
    if level and level.not_relevant:
        flags |= 4
    return (*_rated(importance), *_rated(level), flags, month_number(dates.pop()))


def _rated(rating: onet_rows.Rating | None) -> Row:
    if rating is None:
        return (None, None, None)
    return (scaled(rating.value, 2), scaled(rating.standard_error, 4), rating.n)


def software_rows(rows: Sequence[onet_rows.Software], number: Mapping[str, int]) -> tuple[list[Row], list[Row]]:
    """The programs by number, and which occupation uses which."""
    names = sorted({software.example for software in rows})
    program = {name: at for at, name in enumerate(names, start=1)}
    used: dict[tuple[int, int], int] = {}
    for software in rows:
        key = (number[software.occupation], program[software.example])
        used[key] = used.get(key, 0) | software.hot | software.in_demand << 1
    return [(at, name) for name, at in program.items()], [(*key, flags) for key, flags in used.items()]


def answer_rows(rows: Sequence[onet_rows.CategoryShare], number: Mapping[str, int]) -> list[Row]:
    """The percentages by category; an importance of its own kind (certification, apprenticeship) is not one."""
    beyond = next((share for share in rows if share.category and share.category > CATEGORIES[share.scale]), None)
    if beyond is not None:
        rule = f"{beyond.occupation}: a category {beyond.category} of {beyond.scale}, which is not known"
        raise IngestError("the education and training of O*NET", None, None, None, rule)
    return [
        (
            number[share.occupation],
            share.scale,
            share.category,
            scaled(share.value, 2),
            int(bool(share.suppress)),
            month_number(share.date),
        )
        for share in rows
        if share.category is not None
    ]


def activity_rows(archive: Archive, number: Mapping[str, int]) -> tuple[list[Row], list[Row]]:
    """The detailed work activities by number, and those of each occupation in their order.

    They stand by the first of their tasks, as the tasks stand in their file, and of those of one task the one that
    most occupations have comes first.
    """
    names = {activity.id: activity.name for activity in archive.activities()}
    place = {(task.occupation, task.id): at for at, task in enumerate(archive.tasks())}
    first: dict[str, dict[str, int]] = defaultdict(dict)
    for pair in archive.task_activities():
        if pair.activity not in names or (pair.occupation, pair.task) not in place:
            rule = f"the task {pair.task} of {pair.occupation} or its activity {pair.activity} is not known"
            raise IngestError("the work activities of O*NET", None, None, None, rule)
        at = place[pair.occupation, pair.task]
        first[pair.occupation][pair.activity] = min(at, first[pair.occupation].get(pair.activity, at))
    commonness = Counter(activity for places in first.values() for activity in places)
    ids = {code: at for at, code in enumerate(sorted(commonness), start=1)}
    rows = [
        (number[occupation], at, ids[activity])
        for occupation, places in first.items()
        for at, activity in enumerate(sorted(places, key=lambda key: (places[key], -commonness[key], key)), start=1)
    ]
    return [(at, code, names[code]) for code, at in ids.items()], rows
