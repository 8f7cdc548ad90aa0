"""Which occupation each employee of a roster has: by code, by a person's decision, or by the model of titles."""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Final, Literal, NamedTuple, Protocol

import attrs

from roleinfo.errors import AmbiguousTitleError, Candidate, IndustryNotFoundError
from roleinfo.model._edges import OneLine
from roleinfo.model.country import UNITED_STATES, country_abroad_of_id, country_of_id
from roleinfo.model.exact import plain
from roleinfo.model.role import Role
from roleinfo.roster.cells import is_written
from roleinfo.roster.decisions import Decision, Decisions
from roleinfo.roster.reasons import ReviewKind
from roleinfo.titles.store import with_hyphens

if TYPE_CHECKING:
    from roleinfo.geography.matches import PlaceMatches
    from roleinfo.model.place import KnownPlaces
    from roleinfo.titles.many import TitleMatch, TitleMatches

CANDIDATES: Final = 3
"""How many jobs or places a person is shown to decide between."""
_SOC_CODE: Final = len("29-1141")

DecidedBy = Literal["code", "mapping", "title"]
"""What an occupation was taken from: a code of the row, a reviewed mapping, or the model of titles."""


class RosterCatalog(Protocol):
    """What pricing asks of a catalog."""

    def get(self, query: str) -> Role | None: ...
    def current_codes(self, code: str) -> tuple[str, ...]: ...
    def match_titles(
        self, titles: Iterable[str], limit: int = 3, *, industry: str | None = None, country: str | None = None
    ) -> "TitleMatches": ...
    def match_places(self, texts: Iterable[str]) -> "PlaceMatches": ...
    def places(self, query: str | None = None) -> "KnownPlaces": ...


class JobPart(NamedTuple):
    """A job that a market value is made of, and its weight; ``stand_in`` is priced where the role has no wages."""

    role: Role
    weight: Decimal = Decimal(1)
    stand_in: Role | None = None


@attrs.frozen(kw_only=True, repr=False)
class JobMatch(OneLine):
    """The occupation that an employee is priced as.

    ``probability`` is the calibrated one of the model of titles, and 1 where a code or a person decided; it is None for
    a title of another country than the United States, which then is one of this occupation alone.
    ``parts`` are the jobs of a blend with their weights; of one job alone there is one part. ``codes``
    are their SOC codes.
    """

    role_id: str
    title: str
    codes: tuple[str, ...]
    probability: float | None
    decided_by: DecidedBy
    parts: tuple[JobPart, ...]

    def __str__(self) -> str:
        return f"{self.title} ({self.role_id})"

    def _label(self) -> str:
        sure = "" if self.probability is None else f", probability {self.probability:.2f}"
        return f"{self}, by {self.decided_by}{sure}"


class JobResult(NamedTuple):
    """An occupation, or the code of the reason why there is none, with what a person may choose from."""

    match: JobMatch | None
    reason: str | None = None
    candidates: tuple[Candidate, ...] = ()
    kind: ReviewKind = "title"


class JobText(NamedTuple):
    """What a row says of its job."""

    title: str | None
    code: str | None
    industry: str | None


def match_jobs(
    texts: Iterable[JobText],
    catalog: RosterCatalog,
    decisions: Decisions,
    min_probability: float,
    country: str | None = None,
) -> Mapping[JobText, JobResult]:
    """The occupation of each distinct text; a code comes before a decision, and a decision before the model.

    Titles are looked up in ``country``, by default the United States.
    """
    distinct = [*dict.fromkeys(texts)]
    matcher = _Matcher(catalog, decisions, min_probability, country)
    results = {text: matcher.known(text) for text in distinct}
    # A decision that names nothing is to be made again, among the candidates of the title.
    waiting = [text for text, result in results.items() if result is None or _is_title_gone(result)]
    for industry in dict.fromkeys(text.industry for text in waiting):
        group = [text for text in waiting if text.industry == industry]
        titles = [text.title for text in group if text.title]
        try:
            matches = catalog.match_titles(titles, CANDIDATES, industry=industry, country=country)
        except IndustryNotFoundError:  # a cell that names none helps nobody
            matches = catalog.match_titles(titles, CANDIDATES, country=country)
        by_title = {match.title: match for match in matches}
        for text in group:
            if text.title:
                match, gone = by_title[text.title], results[text]
                results[text] = gone._replace(candidates=match.candidates) if gone else matcher.by_title(match)
    return {text: result for text, result in results.items() if result is not None}


def _is_title_gone(result: JobResult) -> bool:
    return result.reason == "decision-gone" and result.kind == "title"


class _Matcher:
    def __init__(
        self, catalog: RosterCatalog, decisions: Decisions, min_probability: float, country: str | None
    ) -> None:
        self._catalog = catalog
        self._decisions = decisions
        self._least = min_probability
        self._country = country or UNITED_STATES.code
        self._roles: dict[str, Role | None] = {}

    def role(self, query: str) -> Role | None:
        """The role of an id or a code, read once."""
        if query not in self._roles:
            try:
                self._roles[query] = self._catalog.get(query)
            except AmbiguousTitleError:
                self._roles[query] = None
        return self._roles[query]

    def known(self, text: JobText) -> JobResult | None:
        """What a code, a decision or the want of a title settles; None for a title that the model is to read."""
        if text.code is not None:
            return self._by_code(text.code)
        is_decided, decision = self._decisions.of("title", text.title)
        if is_decided:
            return self._decided(decision)
        if text.title is None:
            return JobResult(None, "no-title")
        return self._by_id(text.title) if is_written(text.title) else JobResult(None, "title-unknown")

    def _by_id(self, title: str) -> JobResult | None:
        """The occupation of a title that is an id of another country; the model of titles knows those of its own."""
        id_ = title.lower()
        country = country_of_id(id_)
        if country is None or country.code == self._country == UNITED_STATES.code:
            return None
        role = self.role(id_)
        return None if role is None else JobResult(_match_of([JobPart(role)], 1.0, "title"))

    def _by_code(self, code: str) -> JobResult:
        is_decided, decision = self._decisions.of("code", code)
        if is_decided:
            return self._decided(decision)._replace(kind="code")
        written = _as_code(code)
        role = self.role(written)
        if role is not None and (role.id == written or written in (*role.codes, role.id[:7])):
            return JobResult(_match_of([JobPart(role)], 1.0, "code"), kind="code")
        current = self._catalog.current_codes(written)
        roles = [role for role in map(self.role, current) if role is not None]
        if len(current) == 1 and roles:
            return JobResult(_match_of([JobPart(roles[0])], 1.0, "code"), kind="code")
        candidates = tuple(Candidate(role.id, role.title) for role in roles)
        return JobResult(None, "code-split" if candidates else "code-unknown", candidates, "code")

    def _decided(self, decision: Decision | None) -> JobResult:
        parts = [(self.role(id_), weight) for id_, weight in decision.jobs] if decision else []
        known = [(role, weight) for role, weight in parts if role is not None]
        # An id that the catalog no longer has is a person's to decide again.
        if not known or len(known) < len(parts):
            return JobResult(None, "decision-gone")
        return JobResult(_match_of([JobPart(*part) for part in known], 1.0, "mapping"))

    def by_title(self, matches: "TitleMatch") -> JobResult:
        """The first match of a title, where it is likely enough."""
        first = matches.matches[0] if matches.matches else None
        if first is None:
            return JobResult(None, "title-unknown")
        role = self.role(first.role_id)
        if role is None or not self._is_sure(matches, first.probability):
            return JobResult(None, "title-uncertain", matches.candidates)
        # A role that is written by hand and has no wages is priced as the one occupation that it is listed under.
        stand_in = self.role(first.codes[0]) if len(first.codes) == 1 and not role.codes else None
        part = JobPart(role, stand_in=stand_in)
        return JobResult(_match_of([part], first.probability, "title"), None, matches.candidates)

    def _is_sure(self, matches: "TitleMatch", probability: float | None) -> bool:
        if probability is not None:
            return probability >= self._least
        return self._country != UNITED_STATES.code and matches.status == "matched"


def _match_of(parts: Sequence[JobPart], probability: float | None, by: DecidedBy) -> JobMatch:
    first = parts[0].role
    is_one = len(parts) == 1
    codes = (code for part in parts for code in (part.stand_in or part.role).codes if _is_class(code))
    return JobMatch(
        role_id=first.id if is_one else "|".join(f"{part.role.id}:{plain(part.weight)}" for part in parts),
        title=first.title if is_one else " and ".join(part.role.title for part in parts),
        codes=tuple(dict.fromkeys(codes)),
        probability=probability,
        decided_by=by,
        parts=tuple(parts),
    )


def _is_class(code: str) -> bool:
    """Whether pay is published by a code: one of SOC, or of another country's classification."""
    return len(code) == _SOC_CODE or country_abroad_of_id(code) is not None


def _as_code(text: str) -> str:
    """A code as it is written in the lists: with its hyphen, which some files leave out."""
    code = with_hyphens(text).strip()
    if country_abroad_of_id(code) is not None:
        return code.lower()
    digits = code.replace(".", "")
    if digits.isdecimal() and len(digits) in (6, 8):
        return f"{digits[:2]}-{digits[2:6]}" + (f".{digits[6:]}" if len(digits) == 8 else "")
    return code
