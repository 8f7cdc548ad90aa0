"""What an occupation does, which studies lead to it, its groups, and where it is paid best: rows made into facts."""

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from roleinfo.catalog.wages import Class, decimal_of
from roleinfo.model.pay import Pay
from roleinfo.model.place import Industry, Place
from roleinfo.model.source import Source
from roleinfo.model.words import closed, in_sentence

if TYPE_CHECKING:
    from roleinfo.model.career import JobFamily
    from roleinfo.model.education import StudyField
    from roleinfo.model.work import Duty, IndustryFact, PlaceFact

Rows = Callable[..., list[tuple[Any, ...]]]
"""What gives the rows of a query."""

STATES, METROS, SECTORS, LARGEST = range(4)
"""The kinds of the table ``best``."""

_MINIMUM_JOBS, _MAXIMUM_RSE = 500, 10  # of model.table, which a look-up does not import
_PLACES: Final = {STATES: "states", METROS: "metropolitan areas"}
_TIED: Final = "; its mean does not differ significantly from the first (90% confidence)"
_COLLAPSED: Final = "; two of its upper percentiles are equal and more than twice the median"
_FIRST_ACTIVITIES: Final = (
    "SELECT activity.name FROM occupation JOIN occupation_activity ON occupation = occupation.id "
    "JOIN activity ON activity.id = activity WHERE occupation.code = ? AND place <= 3 ORDER BY place"
)
_BEST: Final = """
    SELECT best.kind, place, value, hourly, tied, collapsed, area.kind, area.code, area.name,
    industry.name, industry.code FROM best LEFT JOIN area ON best.kind < 2 AND area.id = cell
    LEFT JOIN industry ON best.kind > 1 AND industry.id = cell WHERE class = ?
"""
"""Where a class is paid best and which sectors employ most, each cell by its name."""

_OF_SOC: Final = (
    "SELECT title, (SELECT COUNT(*) FROM code_link WHERE scheme = 'soc2018' AND code_link.code = code.code "
    "AND other_scheme = 'onet2019') FROM code WHERE scheme = 'soc2018' AND code = ?"
)
"""A SOC occupation's title, and how many occupations of O*NET it has."""

_GROUPS: Final = "SELECT * FROM soc_group WHERE code IN (?, ?, ?) ORDER BY level"

_ACTIVITIES: Final = (
    "SELECT place, code, name FROM occupation_activity JOIN activity ON id = activity WHERE occupation = ? "
    "ORDER BY place"
)
_FIELDS: Final = "SELECT place, code, name FROM occupation_field JOIN study_field ON id = field WHERE soc = ?"


class Described(NamedTuple):
    """The rows of one occupation, all read at once."""

    activities: list[tuple[Any, ...]]
    fields: list[tuple[Any, ...]]
    of_soc: list[tuple[Any, ...]]
    groups: list[tuple[Any, ...]]
    best: list[tuple[Any, ...]]

    @classmethod
    def read(cls, rows: Rows, number: int, code: str, wages: int | None) -> "Described":
        """Those of the occupation with this number and code, whose wages are of this class."""
        fields = rows(_FIELDS, code[:7])
        return cls(
            rows(_ACTIVITIES, number),
            fields,
            rows(_OF_SOC, code[:7]) if fields else [],
            rows(_GROUPS, *_groups_of(code)),
            [] if wages is None else rows(_BEST, wages),
        )

    def duties(self, source: Source) -> "Iterator[Duty]":
        """Its detailed work activities, in their order."""
        from roleinfo.model.work import Duty

        for place, code, name in self.activities:
            yield Duty(id=f"dwa-{code.lower()}", text=name, rank=place, source=source)

    def study_fields(self, code: str, sources: Mapping[str, Source]) -> "Iterator[StudyField]":
        """The fields of study that lead to it, or to the SOC occupation that it is a part of."""
        from roleinfo.model.education import StudyField

        [(title, count)] = self.of_soc or [("", 1)]
        breadth = {"published_for": f"{title} ({code[:7]})", "published_for_count": count} if count > 1 else {}
        for place, field, name in self.fields:
            yield StudyField(
                name=name, code=field, about="leads_to", rank=place, source=sources["study_fields"], **breadth
            )

    def families(self, code: str, source: Source) -> "Iterator[JobFamily]":
        """The groups of the SOC that it is in, of which a group is none of its own."""
        from roleinfo.model.career import JobFamily

        for group, level, title in self.groups:
            if group != code:
                yield JobFamily(name=title, level=level, code=group, scheme="SOC 2018", source=source)

    def places(self, of: Class | None, source: Source) -> "Iterator[PlaceFact]":
        """The places that pay its class best."""
        from roleinfo.model.work import PlaceFact

        for kind, rank, value, hourly, tied, collapsed, *area, _, _ in self.best:
            if kind in _PLACES and of is not None:
                yield PlaceFact(
                    place=Place(*area),
                    rank=rank,
                    pay=_mean_pay(value, hourly),
                    origin="derived",
                    evidence=_best_evidence(_PLACES[kind], hourly, tied and rank > 1, collapsed),
                    source=source,
                    **of.breadth,
                )

    def industries(self, of: Class | None, source: Source) -> "Iterator[IndustryFact]":
        """The sectors that pay its class best, and those that employ most of it."""
        from roleinfo.model.work import IndustryFact

        for kind, rank, value, hourly, tied, collapsed, *_, name, code in self.best:
            if kind in _PLACES or of is None:
                continue
            common: dict[str, Any] = {
                "industry": Industry(name, code), "rank": rank, "origin": "derived", "source": source, **of.breadth,
            }  # fmt: skip
            if kind == LARGEST:
                evidence = "most jobs among NAICS sectors"
                yield IndustryFact(about="employs_most", jobs=value, evidence=evidence, **common)
            else:
                evidence = _best_evidence("NAICS sectors", hourly, tied and rank > 1, collapsed)
                yield IndustryFact(about="best_paying", pay=_mean_pay(value, hourly), evidence=evidence, **common)


def describe_work(rows: Rows, code: str, title: str, onet: Source) -> str:
    """What one does, by the first activities, and the minor group that the occupation is in; empty without any."""
    activities = rows(_FIRST_ACTIVITIES, code)
    if not activities:
        return ""
    names = [_lower_first(name.removesuffix(".")) for (name,) in activities]
    subject = closed(in_sentence(title))
    said = f"{subject[:1].upper()}{subject[1:]} {'; '.join(names)} (O*NET {onet.release})."
    groups = rows(_GROUPS, *_groups_of(code))
    minor = next((f"{in_sentence(name)} ({group})" for group, level, name in groups if level == "minor"), None)
    return said if minor is None else f"{said} SOC minor group: {minor}."


def _groups_of(code: str) -> tuple[str, str, str]:
    """The codes that the major and the minor group of an occupation may have."""
    return f"{code[:2]}-0000", f"{code[:4]}000", f"{code[:5]}00"


def _lower_first(text: str) -> str:
    """A text inside a sentence; a first word that is capitals throughout stays so."""
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]


def _mean_pay(value: int, hourly: int) -> Pay:
    return Pay(decimal_of(value, 2 if hourly else 0), "USD", "hour" if hourly else "year")


def _best_evidence(cells: str, hourly: int, tied: bool, collapsed: int) -> str:
    """The rule by which a place or an industry is among those that pay best."""
    rule = (
        f"highest mean {'hourly' if hourly else 'annual'} wage among {cells} with at least {_MINIMUM_JOBS:,} jobs "
        f"and a relative standard error of at most {_MAXIMUM_RSE}%"
    )
    return rule + (_TIED if tied else "") + (_COLLAPSED if collapsed else "")
