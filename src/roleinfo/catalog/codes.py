"""Codes of several classifications: which of one hold what a code of another stands for."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Final, Literal, NamedTuple

import attrs

from roleinfo.errors import CodeNotFoundError, shown
from roleinfo.model._results import LookupResult, TupleResult
from roleinfo.model.code import SCHEME_NAMES, CodeScheme
from roleinfo.model.country import country_abroad_of_id
from roleinfo.model.source import Source
from roleinfo.titles.lookup import is_group_of, typed_code

CodeRelation = Literal["exact", "part", "several"]

_STEPS: Final[Mapping[CodeScheme, tuple[CodeScheme, ...]]] = {
    "isco08": ("soc2010",),
    "soc2010": ("soc2018", "oews2019", "isco08"),
    "oews2019": ("soc2018", "soc2010"),
    "soc2018": ("soc2010", "oews2019", "onet2019"),
    "onet2019": ("soc2018",),
}
"""Between which classifications a crosswalk is published."""

_ISCO: Final = "isco-"
_GROUPED: Final[tuple[CodeScheme, ...]] = ("soc2010", "soc2018")
_NAMED: Final = 5
_NEWEST: Final[tuple[CodeScheme, ...]] = ("onet2019", "soc2018", "oews2019", "soc2010", "isco08")


class CodeTitle(NamedTuple):
    """A code of a classification and what it is called there."""

    scheme: CodeScheme
    code: str
    title: str


class CodeLink(NamedTuple):
    """A pair of a published crosswalk: the two codes have something in common."""

    scheme: CodeScheme
    code: str
    other_scheme: CodeScheme
    other: str


@attrs.frozen(repr=False, kw_only=True)
class ConvertedCode(LookupResult):
    """A code of another classification that holds what a code stands for, or a part of it.

    ``code``, ``scheme`` and ``title`` are the target's, ``from_code``, ``from_scheme`` and ``from_title``
    the given code's. ``relation`` is "exact" where the two stand for the same, "part" where the given
    code is a part of the target, and "several" where what the given code stands for is divided among several targets.
    ``via`` are the codes of other classifications on the way where no crosswalk leads there at once, and
    ``sources`` the crosswalks, in the order of the steps.
    """

    code: str
    scheme: CodeScheme
    title: str
    relation: CodeRelation
    from_code: str
    from_scheme: CodeScheme
    from_title: str
    via: tuple[str, ...] = ()
    sources: tuple[Source, ...] = ()

    @property
    def source(self) -> Source | None:
        """The crosswalk of the last step; None for a code of the classification that was asked for."""
        return self.sources[-1] if self.sources else None


class ConvertedCodes(LookupResult, TupleResult[ConvertedCode]):
    """Every target of a code, in the order of their codes; empty where no crosswalk has a pair of it."""

    __slots__ = ()

    @property
    def exact(self) -> ConvertedCode | None:
        """The one target that stands for the same, or None."""
        return next((target for target in self if target.relation == "exact"), None)


class CodeTables:
    """The titles and crosswalks of a bundle."""

    def __init__(
        self,
        titles: Iterable[CodeTitle],
        links: Iterable[CodeLink],
        sources: Mapping[tuple[CodeScheme, CodeScheme], Source],
    ) -> None:
        self.titles: dict[tuple[CodeScheme, str], str] = {(scheme, code): title for scheme, code, title in titles}
        self._sources = {**sources, **{(other, one): source for (one, other), source in sources.items()}}
        self._links: dict[tuple[CodeScheme, CodeScheme], dict[str, list[str]]] = {}
        for scheme, code, other_scheme, other in links:
            self._links.setdefault((scheme, other_scheme), {}).setdefault(code, []).append(other)
            self._links.setdefault((other_scheme, scheme), {}).setdefault(other, []).append(code)

    def readings(self, text: str) -> tuple[CodeTitle, ...]:
        """The classifications that have a code of this text, the newest first; digits alone are no code of ISCO-08.

        "isco-" before its digits makes a code one of ISCO-08.
        """
        code = typed_code(text)
        if code.lower().startswith(_ISCO):
            return self._titled("isco08", code[len(_ISCO) :])
        return tuple(reading for scheme in _NEWEST if scheme != "isco08" for reading in self._titled(scheme, code))

    def reading_as(self, text: str, scheme: CodeScheme) -> tuple[CodeTitle, ...]:
        """The code of this text in one classification, if it has one."""
        code = typed_code(text)
        return self._titled(scheme, code[len(_ISCO) :] if code.lower().startswith(_ISCO) else code)

    def _titled(self, scheme: CodeScheme, code: str) -> tuple[CodeTitle, ...]:
        title = self.titles.get((scheme, code))
        return () if title is None else (CodeTitle(scheme, code, title),)

    def convert(self, given: CodeTitle, to: CodeScheme) -> ConvertedCodes:
        """Every target of a code in another classification."""
        route = _route(given.scheme, to)
        levels = self._followed(given.code, route)
        targets = sorted(levels[-1])
        sources = tuple(dict.fromkeys(self._sources[pair] for pair in pairwise(route)))
        converted = []
        for target in targets:
            back = self._followed(target, route[::-1])[::-1]
            relation: CodeRelation = "part"
            if len(targets) > 1:
                relation = "several"
            elif back[0] == {given.code}:
                relation = "exact"
            via = tuple(
                f"{SCHEME_NAMES[scheme]} {code}"
                for scheme, there, here in zip(route[1:-1], levels[1:-1], back[1:-1], strict=True)
                for code in sorted(there & here)
            )
            converted.append(
                ConvertedCode(
                    code=target,
                    scheme=to,
                    title=self.titles.get((to, target), target),
                    relation=relation,
                    from_code=given.code,
                    from_scheme=given.scheme,
                    from_title=given.title,
                    via=via,
                    sources=sources,
                )
            )
        return ConvertedCodes(converted)

    def _followed(self, code: str, route: Sequence[CodeScheme]) -> list[set[str]]:
        """The codes at each stop of a route, from one code on."""
        levels = [{code}]
        for pair in pairwise(route):
            links = self._links.get(pair, {})
            levels.append({other for code in levels[-1] for other in links.get(code, ())})
        return levels

    def exactly(self, text: str) -> tuple[CodeTitle, str] | None:
        """A former code or one of ISCO-08, and the code of SOC 2018 that stands for the same; None where none does."""
        readings = [reading for reading in self.readings(text) if reading.scheme in ("soc2010", "oews2019", "isco08")]
        targets = [self.convert(reading, "soc2018").exact for reading in readings]
        codes = {None if target is None else target.code for target in targets}
        code = codes.pop() if len(codes) == 1 else None
        return None if code is None else (readings[-1], code)

    def targets(self, text: str) -> tuple[str, ...]:
        """The codes of SOC 2018 that a code has something in common with, in whichever classification it is one.

        Of a group they are those of its occupations.
        """
        own = text if text.lower().startswith(_ISCO) else typed_code(text)[:7]
        codes = {target.code for reading in self.readings(own) for target in self.convert(reading, "soc2018")}
        return tuple(sorted(codes or dict(self._members(text))))

    def describe(self, text: str) -> str | None:
        """Of which classification a code is and what it is in SOC 2018, in sentences; None for a code of none."""
        code = typed_code(text)
        own = code[:7] if not code.lower().startswith(_ISCO) else code
        sentences: dict[tuple[str, ...], str] = {}
        for scheme, number, title in reversed(self.readings(own)):
            if scheme in ("soc2018", "onet2019"):
                continue
            given = CodeTitle(scheme, number, title)
            targets = self.convert(given, "soc2018")
            sentences.setdefault(
                tuple(f"{target.relation} {target.code}" for target in targets),
                f"{own} is a code of {SCHEME_NAMES[scheme]} ({title}). {_became(targets)}",
            )
        if sentences:
            return ". ".join(sentences.values())
        members = self._members(code)
        if not members:
            return None
        schemes = [scheme for scheme in _GROUPED if any(_is_in_group(number, own) for number in self._codes_of(scheme))]
        named = " and ".join(SCHEME_NAMES[scheme] for scheme in schemes)
        return (
            f"{own} is a group of occupations in {named}, not an occupation. In SOC 2018 its occupations are "
            f"{_listed(members)}; use one of these"
        )

    def _codes_of(self, scheme: CodeScheme) -> Iterator[str]:
        return (code for of, code in self.titles if of == scheme)

    def _members(self, text: str) -> list[tuple[str, str]]:
        """The occupations of SOC 2018 that are in a group, by code and title: of a former group, what they became."""
        group = typed_code(text)[:7]
        members = [code for code in self._codes_of("soc2018") if _is_in_group(code, group)]
        if not members:
            former = [code for code in self._codes_of("soc2010") if _is_in_group(code, group)]
            members = [
                target.code for code in former for target in self.convert(CodeTitle("soc2010", code, ""), "soc2018")
            ]
        return [(code, self.titles["soc2018", code]) for code in sorted(set(members))]

    def isco(self, digits: str) -> CodeTitle | None:
        """The code of ISCO-08 that these digits may stand for."""
        return next(iter(self._titled("isco08", digits)), None)


def choose_reading(tables: CodeTables, text: str, to: CodeScheme, scheme: CodeScheme | None) -> ConvertedCodes:
    """The targets of a code; CodeNotFoundError where it is none, or several whose targets differ."""
    readings = tables.readings(text) if scheme is None else tables.reading_as(text, scheme)
    if not readings:
        named = "any classification here" if scheme is None else SCHEME_NAMES[scheme]
        abroad = country_abroad_of_id(text)
        reason = tables.describe(text) or (
            f"{shown(text)} is not a code of {named}"
            if abroad is None
            else f"{text} is an occupation in {abroad.phrase}; no official table converts it"
        )
        codes = tables.targets(text)
        if len(codes) > _NAMED + 1:
            reason += " (all are in the codes of this error)"
        raise CodeNotFoundError(text, reason=reason, codes=codes)
    converted = [tables.convert(reading, to) for reading in readings]
    if len({tuple((target.code, target.relation) for target in targets) for targets in converted}) > 1:
        raise CodeNotFoundError(
            text,
            [f"{reading.title} (scheme={reading.scheme!r})" for reading in readings],
            "its classifications differ",
        )
    return converted[0]


def _route(scheme: CodeScheme, to: CodeScheme) -> tuple[CodeScheme, ...]:
    """The fewest crosswalks from one classification to another.

    >>> _route("isco08", "onet2019")
    ('isco08', 'soc2010', 'soc2018', 'onet2019')
    """
    routes: list[tuple[CodeScheme, ...]] = [(scheme,)]
    for route in routes:
        if route[-1] == to:
            return route
        routes.extend((*route, step) for step in _STEPS[route[-1]] if step not in route)
    raise AssertionError(f"no crosswalk leads from {scheme} to {to}")


def _became(targets: ConvertedCodes) -> str:
    if not targets:
        return "No crosswalk leads from it to SOC 2018"
    if len(targets) > 1:
        return f"In SOC 2018 it is divided among {_titled_codes(targets)}; use one of these"
    part = "part of " if targets[0].relation == "part" else ""
    return f"In SOC 2018 it is {part}{_titled_codes(targets)}; use that"


def _titled_codes(targets: Iterable[ConvertedCode]) -> str:
    return _listed(sorted({(target.code, target.title) for target in targets}))


def _listed(codes: Sequence[tuple[str, str]]) -> str:
    """Codes with their titles; of many the first, and how many more there are."""
    named = [f"{code} ({title})" for code, title in codes]
    if len(named) <= _NAMED + 1:
        return ", ".join(named)
    return f"{', '.join(named[:_NAMED])}, and {len(named) - _NAMED} more"


def _is_in_group(code: str, group: str) -> bool:
    """Whether a code lies in a group, of all levels: the digits of a major one are all zeros but two."""
    return is_group_of(group, code) or (group.endswith("-0000") and code.startswith(group[:3]))
