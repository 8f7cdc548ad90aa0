"""Many roles at once: rankings, matrices, and the skills that set one apart from all others."""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Any, get_args

import attrs

from roleinfo.api.comparing import Rates, price_tables
from roleinfo.api.lookup import choose_catalog, resolve_role
from roleinfo.catalog.bundle_roles import is_nation
from roleinfo.catalog.catalogs import Catalog
from roleinfo.diffs.asking import common_currency
from roleinfo.diffs.options import Choice, Options
from roleinfo.diffs.ratings import RATED_KINDS
from roleinfo.diffs.roles import compare_roles
from roleinfo.errors import InvalidArgumentError, NotComparableError, shown
from roleinfo.geography.countries import country_by_code
from roleinfo.many.distinctive import DistinctiveSkills, NormSource, most_distinctive
from roleinfo.many.gaps import Correction, GapMatrix, pay_gaps
from roleinfo.many.labelled import Roles
from roleinfo.many.ranking import RankMeasure, RoleRanking, check_measure, rank_roles
from roleinfo.many.similarities import Measure, SimilarityMatrix, similarities
from roleinfo.many.top import RoleFigures, TopMeasure, TopRoles, check_is_local, check_is_stated, chosen_filters, top
from roleinfo.many.weighted import WeightedMean, weigh
from roleinfo.model.arguments import check_items, check_place, check_word
from roleinfo.model.country import UNITED_STATES
from roleinfo.model.education import Degree
from roleinfo.model.place import Place, nation_code
from roleinfo.model.resolving import MOST_ROLES, RoleSource, check_roles, refuse_repeats
from roleinfo.model.role import Role
from roleinfo.model.skill import SkillKind
from roleinfo.typing import Period, Statistic


def compare_many(
    roles: Iterable[Role | str],
    by: RankMeasure | str = "mean",
    *,
    place: Choice = None,
    industry: Choice = None,
    statistic: Statistic | tuple[Statistic, Statistic] | None = None,
    source: Choice = None,
    confidence: Decimal | float = Decimal("0.90"),
    rates: Rates = (),
    currency: str | None = None,
    descending: bool = True,
    catalog: RoleSource | None = None,
) -> RoleRanking:
    """Compare the first role with each of the others, and rank these by a named measure.

    ``by`` is a statistic of pay (``mean``, ``median``, ``p10`` to ``p90``, ``average``, ``low``,
    ``high``), a figure of the outlook (``employment``, ``growth``, ``openings`` and so on),
    ``similarity`` or another measure of how similar the skills are (``cosine``, ``jaccard`` and so
    on), ``learning`` (how much of what the other role needs would have to be learned), or the id of a
    measure that roles have (``ai-applicability``, one's own). Figures about groups of people rank nothing.
    All values are of one kind: that which the reference
    prefers, of those that any other role has too. Roles without it come last with the reason,
    whatever the order. The other keywords are those of `compare`; ``rates`` convert all pay into one ``currency``, by
    default US dollars where any role has these, else the first of theirs by alphabet; where rates of one's own do not
    lead to that, the first by alphabet of those that they lead to. Where roles are of several countries, the
    kind is that which the most of them have.

    Raises what `compare` raises, InvalidArgumentError for another measure, and NotComparableError where
    there is no role at all.

    >>> import roleinfo as ri
    >>> ranked = ri.compare_many(["registered nurse", "physician assistant", "nurse practitioner"], by="mean")
    >>> for entry in ranked:
    ...     print(entry)
    1. Physician Assistants: +39,860 USD per year
    2. Nurse Practitioners: +35,880 USD per year
    """
    options = Options(
        place=place, industry=industry, statistic=statistic, source=source, confidence=confidence,
        rates=() if isinstance(rates, str) else rates, currency=currency,
    )  # fmt: skip
    published = rates if isinstance(rates, str) else None
    resolved = [resolve_role(role, catalog) for role in check_roles(roles, MOST_ROLES)]
    if not resolved:
        raise NotComparableError(["no role was given: name the reference first, and then the roles to rank"])
    refuse_repeats(resolved, "a ranking")
    check_measure(by, statistic, resolved)
    reference, *others = resolved
    if options.rates or published is not None:
        options = attrs.evolve(options, currency=common_currency(resolved, options))
    diffs = [compare_roles(reference, other, options, price_tables(catalog), published) for other in others]
    return rank_roles(reference, diffs, by, descending=descending)


def top_roles(
    by: TopMeasure = "median",
    limit: int = 10,
    *,
    place: str | Place | None = None,
    industry: str | None = None,
    period: Period = "year",
    degree: Degree | None = None,
    max_degree: Degree | None = None,
    min_growth: Decimal | float | None = None,
    min_jobs: Decimal | float | None = None,
    min_pay: Decimal | float | None = None,
    max_rse: Decimal | float | None = None,
    group: str | None = None,
    country: str | None = None,
    descending: bool = True,
    catalog: Catalog | None = None,
) -> TopRoles:
    """The first of all occupations by one figure, among those that pass every filter.

    ``by`` is a statistic of pay (``median``, ``mean``, ``p10`` to ``p90``) per ``period``, ``employment``, projected
    ``growth`` in percent, or ``openings`` a year. ``place`` and ``industry`` are where pay and jobs are of;
    projections are published for the nation alone, and neither rank nor filter there. ``degree`` and ``max_degree``
    limit typical entry-level education, ``min_growth`` projected growth, ``min_jobs``, ``min_pay`` and ``max_rse``
    the figures here, and ``group`` the SOC code (``29``, ``29-1``). ``descending=False`` gives the last ones first.
    A published figure stands once, with the roles that share it. ``country`` (GB) is whose occupations are ranked; of
    another than the United States pay of the nation alone is known, and what asks for more is refused. Raises
    PlaceNotFoundError, IndustryNotFoundError and InvalidArgumentError.

    >>> import roleinfo as ri
    >>> for entry in ri.top_roles("median", 3, degree="associate", min_growth=5):
    ...     print(entry.role.title, entry.pay.pay)
    Dental Hygienists USD 98,100 per year
    Diagnostic Medical Sonographers USD 96,590 per year
    Magnetic Resonance Imaging Technologists USD 95,480 per year
    """
    known = choose_catalog(catalog)
    known.occupations(country=country)  # which refuses an unknown one
    country = country and nation_code(country)
    if country not in (None, UNITED_STATES.code):
        own = country_by_code(country)
        check_is_stated(
            own, by, place=None if isinstance(place, str) and own.is_named(place) else place, industry=industry,
            degree=degree, max_degree=max_degree, min_growth=min_growth, min_jobs=min_jobs, group=group,
        )  # fmt: skip
    elif industry is not None or not (place is None or is_nation(place)):
        check_is_local(by, min_growth)
    filters = chosen_filters(
        degree, max_degree, group, min_growth=min_growth, min_jobs=min_jobs, min_pay=min_pay, max_rse=max_rse
    )
    return top(
        figures_of_roles(known, place, industry, country), by, limit, filters, period, descending=descending
    )  # fmt: skip


def figures_of_roles(
    catalog: Catalog, place: str | Place | None, industry: str | None, country: str | None = None
) -> Iterator[RoleFigures]:
    """Every occupation of a catalog with its pay and jobs, and what is projected for it."""
    if country not in (None, UNITED_STATES.code):
        for id_ in catalog.occupations(country=country):
            yield RoleFigures(catalog.role(id_), None, None, None)
        return
    paid = {role.id: role for role, _ in catalog.pay_of_many(catalog.occupations(), place=place, industry=industry)}
    for row in catalog.outlook_rows():
        role = paid.get(row.id)
        if role is None:
            continue
        if isinstance(row, Role):
            growth, openings = (next(iter(row.outlook.about(name)), None) for name in ("growth", "openings"))
            entry = row.education.typical_entry
            yield RoleFigures(role, entry.degree if entry else None, growth, openings)
        else:
            yield RoleFigures(role, row.education, row.figure("growth"), row.figure("openings"))


def weighted_mean(
    roles: Role | str | Iterable[Role | str],
    *,
    place: str | Place | Iterable[str | Place] | None = None,
    industry: str | None = None,
    period: Period = "year",
    catalog: RoleSource | None = None,
) -> WeightedMean:
    """The mean wage of several roles, of one role in several places, or both: sum(jobs x mean) / sum(jobs).

    The weights are the jobs that the same source counts in the same cell. A place or several choose where each
    role's figures are of; without one each role is as it is. Roles that share one published cell count once, and
    what has no mean or no jobs is in ``left_out``. Medians have no such mean. Raises NotComparableError where cells
    share jobs (a state and its nation), are not of one kind, or none can be weighed, and what `compare` raises for
    unknown roles and places.

    >>> import roleinfo as ri
    >>> mean = ri.weighted_mean("registered nurse", place=["CO", "UT"])
    >>> str(mean.pay), [str(part.jobs.value) for part in mean]
    ('USD 96,551.34 per year', ['54490', '27420'])
    """
    check_word("period", period, get_args(Period))
    given = [roles] if isinstance(roles, Role | str) else [*check_roles(roles, MOST_ROLES)]
    places = [place] if place is None or isinstance(place, str | Place) else [*check_items("place", place, "places")]
    for name in places:
        check_place(name)
    resolved = [resolve_role(role, catalog) for role in given]
    located = [role if name is None else role.at(name) for role in resolved for name in places]
    return weigh((role if industry is None else role.in_industry(industry) for role in located), period)


def gap_matrix(
    roles: Roles = None,
    statistic: Statistic = "mean",
    *,
    period: Period = "year",
    place: str | None = None,
    industry: str | None = None,
    confidence: Decimal | float = Decimal("0.90"),
    correction: Correction | None = None,
    rates: Rates = (),
    currency: str | None = None,
    country: str | None = None,
    catalog: RoleSource | None = None,
) -> GapMatrix:
    """The differences in pay between all pairs of roles, as `salary_gap` has them pair by pair.

    ``roles`` are Role objects or texts, a catalog (all its roles), or None: every occupation of
    ``catalog``, by default the package's own. Figures are of one ``statistic`` and ``period``, and
    of the currency that most roles have, unless ``rates`` convert them into one ``currency``, as in `compare_many`. Of
    two countries hourly pay is compared, and not tested. ``country`` (GB) is whose occupations they are, where
    ``roles`` is None. ``place`` and ``industry`` are
    those of `compare`. Means are tested for significance at the level ``confidence``; with
    ``correction="holm"`` chance finds a difference among all tests together no more often than
    that. Roles without such a figure are in ``left_out``.

    Raises MissingExtraError without the ``many`` extra, what `compare` raises for unknown roles
    and places, and NotComparableError where no role has such a figure or one is given twice.

    >>> import roleinfo as ri
    >>> gaps = ri.gap_matrix(["registered nurse", "physician assistant", "pharmacist"])
    >>> gaps.difference.tolist()[0]
    [0.0, 39860.0, 39500.0]
    >>> gaps.significant.tolist()[1], gaps.by_chance
    ([1.0, nan, 0.0], Decimal('0.30'))
    """
    source = choose_catalog(catalog, "role")
    if country is not None:
        if roles is not None:
            rule = f"must be left out where roles are given, not {shown(country)}: it chooses among all roles"
            raise InvalidArgumentError("country", country, rule)
        known: Any = choose_catalog(catalog, "occupations")
        roles = known.occupations(country=country)
    return pay_gaps(
        roles, source, statistic, period=period, place=place, industry=industry,
        confidence=confidence, correction=correction, rates=rates, currency=currency,
    )  # fmt: skip


def similarity_matrix(
    roles: Roles = None,
    measure: Measure = "correlation",
    *,
    kinds: Iterable[SkillKind] = RATED_KINDS,
    catalog: RoleSource | None = None,
) -> SimilarityMatrix:
    """How similar roles are, pair by pair: the number that ``compare(a, b).skills`` has for each pair.

    ``measure`` is ``correlation`` (Pearson's), ``cosine`` or ``weighted_jaccard``, each of the
    importance, from 0 to 100, of every element of these ``kinds`` that one source rates for both
    roles and does not advise against. ``roles`` are Role objects or texts, a catalog (all its
    roles), or None: every occupation of ``catalog``, by default the package's own. Texts and
    catalogs are read in one query, which is much faster than Role objects.

    Raises MissingExtraError without the ``many`` extra, and NotComparableError where there is no
    rated role or a role is given twice.

    >>> import roleinfo as ri
    >>> alike = ri.similarity_matrix(["registered nurse", "physician assistant", "carpenter"])
    >>> alike.similarity.round(2).tolist()[0]
    [1.0, 0.91, 0.41]
    """
    return similarities(roles, choose_catalog(catalog, "role"), measure, kinds)


def distinctive_skills(role: Role | str, limit: int = 10, *, catalog: NormSource | None = None) -> DistinctiveSkills:
    """The skills, knowledge and abilities whose importance stands furthest above its mean over all rated roles.

    The role is an object, or a text that is looked up in ``catalog`` (by default the package's
    own). The mean and the standard deviation are those of the catalog's bundle, or of its roles
    where it has no bundle, also for a role of the caller's own. The furthest comes first; what is
    at the mean or below it is left out. An unrated role has none; one of a country of which no source states skills
    is refused with NotComparableError.

    >>> import roleinfo as ri
    >>> [(skill.name, round(skill.z, 2)) for skill in ri.distinctive_skills("registered nurse", 2)]
    [('Psychology', Decimal('2.64')), ('Medicine and Dentistry', Decimal('2.57'))]
    """
    source = choose_catalog(catalog, "importance_norms")
    return most_distinctive(resolve_role(role, source), limit, source)
