"""Roles by id, code and title in layers laid over each other: what a text names exactly, and what it may stand for."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Final

from roleinfo.catalog.bundle import BundleLayer
from roleinfo.catalog.layers import Layer
from roleinfo.errors import (
    AmbiguousTitleError,
    Candidate,
    CodeNotFoundError,
    InvalidArgumentError,
    InvalidQueryError,
    RoleNotFoundError,
    shown,
)
from roleinfo.model.arguments import (
    check_count,
    check_items,
    check_name,
    check_optional_name,
    check_optional_word,
    check_type,
    check_word,
)
from roleinfo.model.code import SCHEME_NAMES, SCHEMES, CodeScheme
from roleinfo.model.country import UNITED_STATES, Country, country_abroad_of_id
from roleinfo.model.place import nation_code
from roleinfo.titles.index import TitleIndex, suggested
from roleinfo.titles.lookup import candidates_of, is_bare_code, is_group_of, is_soc_code, typed_code

if TYPE_CHECKING:
    from roleinfo.catalog.codes import CodeTables, CodeTitle, ConvertedCodes
    from roleinfo.catalog.own_measures import OwnMeasure
    from roleinfo.model.role import Role
    from roleinfo.titles.many import TitleMatches
    from roleinfo.titles.match import Match, Matches

BUNDLE: Final = BundleLayer()  # opened when it is first asked something
"""The bundle that the package brings."""
_NEAR: Final = 3


def _apart(id_: str, other_id: str) -> tuple[int, int]:
    """How far the codes in two ids are from each other: by the digits that they begin with alike, then by number."""
    digits, others = (re.sub(r"[^0-9]", "", given) for given in (id_, other_id))
    alike = next((at for at, (one, other) in enumerate(zip(digits, others, strict=False)) if one != other), None)
    shared = min(len(digits), len(others)) if alike is None else alike
    longest = max(len(digits), len(others))
    return -shared, abs(int(digits.ljust(longest, "0")) - int(others.ljust(longest, "0")))


class Lookup:
    """Layers of roles, the first asked first, each role by its id, code or title.

    A bundle's roles of another country than its own are seen where ``country`` names it, and by their ids. A role of
    no bundle is of every country, where a bundle or one of them is of it.
    """

    __slots__ = ("_layers", "_measures")
    _layers: tuple[Layer, ...]
    _measures: "tuple[OwnMeasure, ...]"

    def _with_measures(self, role: "Role") -> "Role":
        for measure in self._measures:
            role = measure.given_to(role)
        return role

    def _of_country(self, country: str | None) -> tuple[Layer, ...]:
        """The layers in which titles are looked up; InvalidArgumentError for a country that no layer knows."""
        check_optional_name("country", country)
        if country is None:
            return self._layers
        code = nation_code(country)
        if not self._has_country(code):
            from roleinfo.geography.countries import country_by_code

            listed = ", ".join(f"{code} ({country_by_code(code).name})" for code in self._countries())
            raise InvalidArgumentError("country", country, f"must be one of {listed}, not {shown(country)}")
        return tuple(national for layer in self._layers if (national := layer.in_country(code)) is not None)

    def _has_country(self, code: str) -> bool:
        """Whether there are roles of a country; bundles say so first, since roles of one's own have to be read."""
        return code == UNITED_STATES.code or any(code in layer.countries() for layer in reversed(self._layers))

    def _countries(self) -> list[str]:
        """The letters of the countries that there are roles of."""
        return sorted({UNITED_STATES.code, *(code for layer in self._layers for code in layer.countries())})

    def _layer_with(self, id_: str) -> Layer | None:
        """The first layer that has an id, of whichever country."""
        return next((holder for layer in self._layers if (holder := layer.layer_with(id_)) is not None), None)

    def _with_id(self, text: str) -> tuple[str, Layer] | None:
        """The id that a text is, and the first layer that has it; the ids of other countries in any case."""
        layer, id_ = self._layer_with(text), text
        if layer is None and _country_of_id(text):
            id_ = typed_code(text).lower()
            layer = self._layer_with(id_)
        return None if layer is None else (id_, layer)

    def _searched(self, title: str, country: str | None) -> str | None:
        """The country in which a text is searched: that which is asked for, else that of which it is an id."""
        abroad = _country_of_id(title) if country is None and isinstance(title, str) else None
        return abroad.code if abroad and self._has_country(abroad.code) else country

    def get(self, query: str, *, country: str | None = None) -> "Role | None":
        """The role with this id, code or title, or None.

        ``country`` (GB) is where to look for a title, in one's own roles besides; an id finds its role in any country.
        Raises AmbiguousTitleError where several roles have as good a claim to the title, and InvalidArgumentError for
        a country without roles.
        """
        layers = self._of_country(country)
        if not isinstance(query, str):
            return None
        of_id = self._with_id(query)  # an id is nobody's title: it is asked for in every layer first
        if of_id is not None:
            role = of_id[1].role(of_id[0])
            return None if role is None else self._with_measures(role)
        hidden: set[str] = set()
        for layer in layers:
            role = layer.find(query, hidden)
            if role is not None:
                return self._with_measures(role)
            hidden.update(layer.ids())
        return self._converted(query) if country is None or nation_code(country) == UNITED_STATES.code else None

    def _converted(self, query: str) -> "Role | None":
        """The role of a former code, or one of ISCO-08, that stands for the same as a code of SOC 2018, or None."""
        exact = self._exact_code(query)
        if exact is None:
            return None
        given, code = exact
        try:
            role = self.get(code)
        except AmbiguousTitleError as error:
            raise AmbiguousTitleError(query, error.candidates) from None
        return role and role.found_as(
            f"{given.code} {given.title}", f"{SCHEME_NAMES[given.scheme]}, exactly {code} in SOC 2018"
        )

    def _exact_code(self, query: str) -> "tuple[CodeTitle, str] | None":
        code = typed_code(query)
        if not (is_soc_code(code) or code.lower().startswith("isco-")):
            return None
        tables = self._own_codes()
        return None if tables is None else tables.exactly(code)

    def _own_codes(self) -> "CodeTables | None":
        """The crosswalks of the first layer that brings any."""
        return next((tables for layer in self._layers if (tables := layer.code_tables())), None)

    def convert_code(self, code: str, to: CodeScheme, *, scheme: CodeScheme | None = None) -> "ConvertedCodes":
        """Every target of a code in another classification, by the crosswalks of this catalog or of the package.

        Raises CodeNotFoundError for a code of no classification, or of several whose targets differ.
        """
        from roleinfo.catalog.codes import choose_reading

        check_name("code", code)
        check_word("to", to, SCHEMES)
        check_optional_word("scheme", scheme, SCHEMES)
        if scheme is None and is_bare_code(code) and (readings := self._bare_readings(code)):
            raise CodeNotFoundError(code, readings, "digits alone are not read")
        tables = self._own_codes() or BUNDLE.code_tables()
        return choose_reading(tables, code, to, scheme)

    def _bare_readings(self, digits: str) -> tuple[str, ...]:
        """What three or four digits may stand for, each as it is to be written."""
        code = digits.strip()
        isco = (self._own_codes() or BUNDLE.code_tables()).isco(code)
        abroad = {id_: named for layer in self._layers for id_, *named in layer.coded_abroad(code)}
        return (
            *([] if isco is None else [f"isco-{code} ({isco.title}, ISCO-08)"]),
            *(f"{id_} ({title}, {SCHEME_NAMES[scheme]})" for id_, (title, scheme) in abroad.items()),
        )

    def role(self, query: str, *, country: str | None = None) -> "Role":
        """The role with this id, code or title; what is asked for is found exactly or in normal form, never guessed.

        ``country`` (GB) is where to look for a title, in one's own roles besides; an id finds its role in any country.
        Raises RoleNotFoundError with suggestions, AmbiguousTitleError with the candidates, or InvalidArgumentError for
        a country without roles.
        """
        role = self.get(query, country=country)
        if role is None:
            raise self._not_found(query, country)
        return role

    def _not_found(self, query: str, country: str | None = None) -> RoleNotFoundError:
        """The refusal of a text that names no role, with what is near to it; of a code, with what is in its group."""
        code = typed_code(query) if isinstance(query, str) else ""
        if is_bare_code(code) and (readings := self._bare_readings(code)):
            note = f"Digits alone may be of several classifications. It may be {' or '.join(readings)}"
            return RoleNotFoundError(query, note=note)
        if (abroad := _country_of_id(code)) is not None:
            return RoleNotFoundError(query, note=self._note_abroad(abroad, code.lower()))
        tables = self._own_codes()
        is_isco = tables is not None and code.lower().startswith("isco-") and tables.readings(code)
        if not is_soc_code(code) and not is_isco:
            return RoleNotFoundError(
                query, *suggested(lambda text, limit: self.search(text, limit, country=country), query)
            )
        members = [id_ for id_ in self._layer_of() if is_group_of(code, id_)]
        if members:
            note = f"{code} is a group without figures of its own, with these occupations in it: {', '.join(members)}"
            return RoleNotFoundError(query, note=note)
        described = None if tables is None else tables.describe(code)
        if tables is None or described is None:
            return RoleNotFoundError(query, note="Occupations go by codes of SOC 2018 and O*NET-SOC 2019")
        own = code[:7] if is_soc_code(code) else code
        return RoleNotFoundError(query, note=described, candidates=self._candidates(tables.targets(own)))

    def _note_abroad(self, country: Country, id_: str) -> str:
        """Why an id of another country finds no role: the groups in it are roles, or it is none, or there are none."""
        if not self._has_country(country.code):
            return f"This catalog has no roles of {country.phrase}"
        within = [known for known in self._layer_of(country.code) if known.startswith(id_)]
        if not within:
            known = self._layer_of(country.code)
            numbered = [other for other in known if _country_of_id(other) is country]
            if not numbered:
                return f"This catalog has no occupations of {country.phrase} by code"
            near = sorted(numbered, key=lambda other: (_apart(other, id_), other))[:_NEAR]
            listed = ", ".join(f"{other} ({self._whole(known[other], other).title})" for other in near)
            every = f"ri.roles(country={country.code!r}) has every id"
            return f"{SCHEME_NAMES[country.schemes[0]]} has no such group. Near it are {listed}; {every}"
        groups = [known for known in within if len(known) == min(map(len, within))]
        return f"{id_} is a group that is no role here, with these groups in it: {', '.join(groups)}"

    def _candidates(self, codes: Iterable[str]) -> tuple[Candidate, ...]:
        """The roles of these codes."""
        candidates: dict[str, Candidate] = {}
        for code in codes:
            try:
                id_, layer = self._found(code)
            except AmbiguousTitleError as error:
                candidates.update({candidate.role_id: candidate for candidate in error.candidates})
            except RoleNotFoundError:
                continue
            else:
                candidates.update(
                    {candidate.role_id: candidate for candidate in candidates_of(layer.titles.store, [id_])}
                )
        return tuple(candidates.values())

    def current_codes(self, code: str) -> tuple[str, ...]:
        """The SOC 2018 codes that hold what a code of a former classification stood for; none for any other text.

        Those of SOC 2010 come before those of the hybrid lists of OEWS, where both know the code.

        >>> import roleinfo as ri
        >>> ri.Catalog.default().current_codes("15-1132"), ri.Catalog.default().current_codes("15-1131")
        (('15-1252', '15-1253'), ('15-1251',))
        """
        check_type("code", code, str)
        tables = self._own_codes()
        known = () if tables is None else (tables.reading_as(code[:7], scheme) for scheme in ("soc2010", "oews2019"))
        first = next((reading for readings in known for reading in readings), None)
        if tables is None or first is None:
            return ()
        return tuple(target.code for target in tables.convert(first, "soc2018"))

    def suggestions(self, query: str) -> tuple[str, ...]:
        """The titles of the roles nearest to a text that names none, best first; none where many titles hold it."""
        return suggested(self.search, query).titles

    def search(
        self, query: str, limit: int = 10, *, industry: str | None = None, country: str | None = None
    ) -> "Matches":
        """The roles that a title may stand for, best first, each with its reason and probability.

        Spelling is forgiven here. ``industry`` (a NAICS code or name) makes occupations with many
        jobs in it likelier. ``country`` (GB) is where to look, in one's own roles besides; matches of another
        country than the United States have no probability, since it was calibrated on US titles. Raises
        InvalidQueryError for a text that can be no title, IndustryNotFoundError for an unknown or ambiguous
        industry, and InvalidArgumentError for a country without roles, and for an industry beside another
        country than the United States.
        """
        from roleinfo.titles.match import Matches

        layers = self._of_country(self._searched(query, country))
        _check_industry(industry, country)
        matches: list[Match] = []
        hidden: set[str] = set()
        for layer in layers:
            matches += layer.titles.search(query, limit, hidden, layer.jobs_in(industry))
            hidden.update(layer.ids())
        return Matches(sorted(matches, key=lambda match: -match.score)[:limit])

    def match_titles(
        self, titles: Iterable[str], limit: int = 3, *, industry: str | None = None, country: str | None = None
    ) -> "TitleMatches":
        """What each of many titles may stand for: one row for each distinct title, in the order given.

        ``industry`` and ``country`` as in `search`. A text that can be no title has the status "none". Raises
        IndustryNotFoundError for an unknown or ambiguous industry, and InvalidArgumentError for a country without
        roles.
        """
        from roleinfo.titles.many import TitleMatches, title_match

        check_count("limit", limit)
        self._of_country(country)
        _check_industry(industry, country)
        given = check_items("titles", titles, "titles")
        for title in given:
            check_type("titles", title, str, wanted="a list of titles")
        by_country = {country: self._for_many(country, industry)}
        rows = []
        for title in dict.fromkeys(given):
            searched = self._searched(title, country)
            if searched not in by_country:
                by_country[searched] = self._for_many(searched, industry)
            layers = by_country[searched]
            matches: list[Match] = []
            jobs: dict[str, int | None] = {}
            hidden: set[str] = set()
            for layer, index, jobs_in_industry in layers:
                try:
                    own = index.search(title, limit, hidden, jobs_in_industry)
                except InvalidQueryError:
                    continue
                matches += own
                jobs.update(index.jobs({match.role_id for match in own}))
                if len(layers) > 1:
                    hidden.update(layer.ids())
            matches = sorted(matches, key=lambda match: -match.score)[:limit]
            rows.append(title_match(title, matches, jobs))
        return TitleMatches(rows)

    def _for_many(
        self, country: str | None, industry: str | None
    ) -> "list[tuple[Layer, TitleIndex, Mapping[str, int] | None]]":
        """The layers in which many titles are looked up, each with its index and the jobs in an industry."""
        return [(layer, layer.titles.for_many(), layer.jobs_in(industry)) for layer in self._of_country(country)]

    def roles(self, *, country: str | None = None) -> "Iterator[Role]":
        """Every role, in the order of the ids: of the United States, or of the country given (GB), and one's own.

        Raises InvalidArgumentError for a country without roles.
        """
        return (self._whole(layer, id_) for id_, layer in self._layer_of(country).items())

    def _whole(self, layer: Layer, id_: str) -> "Role":
        return self._with_measures(layer.roles()[id_])

    def _found(self, query: str) -> tuple[str, Layer]:
        """The id of the role that a text names, as `role` finds it, and the layer that it is in."""
        if isinstance(query, str):
            of_id = self._with_id(query)
            if of_id is not None:
                return of_id
            hidden: set[str] = set()
            for layer in self._layers:
                id_ = layer.titles.find(query, hidden)
                if id_ is not None:
                    return id_, layer
                hidden.update(layer.ids())
            exact = self._exact_code(query)
            if exact is not None:
                return self._found(exact[1])
        raise self._not_found(query)

    def _layer_of(self, country: str | None = None) -> dict[str, Layer]:
        """The ids that can be seen, in their order, each with the layer that it is in."""
        seen: dict[str, Layer] = {}
        for layer in self._of_country(country):
            seen = {**dict.fromkeys(layer.ids(), layer), **seen}
        return dict(sorted(seen.items()))


def _check_industry(industry: str | None, country: str | None) -> None:
    """Refuse an industry beside a country of whose jobs by industry nothing is known."""
    check_optional_name("industry", industry)
    if industry is not None and country is not None and nation_code(country) != UNITED_STATES.code:
        rule = f"cannot be given with country={country!r}: its jobs by industry are not in the bundle; leave it out"
        raise InvalidArgumentError("industry", industry, rule)


def _country_of_id(text: str) -> Country | None:
    """The country other than the United States of whose roles a text may be an id, in any case."""
    return country_abroad_of_id(typed_code(text))
