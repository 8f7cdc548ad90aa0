"""Whole tables of a catalog as data frames: roles, pay, skills, moves."""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from functools import partial
from operator import itemgetter
from typing import TYPE_CHECKING, Any, Final, cast, get_args

from roleinfo.api.lookup import choose_catalog
from roleinfo.model.arguments import check_flag, check_optional_name, check_place, check_word
from roleinfo.model.exact import scaled
from roleinfo.views.tabular import Coded, ColumnData, DataType, Row, frame, require_numpy

if TYPE_CHECKING:
    from roleinfo.careers.graph import EdgeKind
    from roleinfo.catalog.catalogs import Catalog
    from roleinfo.catalog.element_columns import ElementColumns
    from roleinfo.catalog.rows import Outlooks, Wages
    from roleinfo.model.place import Place
    from roleinfo.model.role import Role
    from roleinfo.model.skill import Rating, Skill
    from roleinfo.pay.band import SalaryBand

_ROLE: Final[Mapping[str, DataType]] = {"id": "text", "title": "text", "classification": "text"}
_ROLES: Final[Mapping[str, DataType]] = {
    **_ROLE, "codes": "text", "job_zone": "count", "job_zone_as_of": "text", "job_zone_source": "text",
    "entry_degree": "text", "entry_degree_source": "text", "growth_percent": "number", "growth_years": "text",
    "growth_source": "text", "openings_per_year": "number", "openings_years": "text", "openings_source": "text",
    "outlook_covers": "text", "jobs": "number", "jobs_rse_percent": "number", "jobs_place": "text",
    "jobs_universe": "text", "jobs_as_of": "text", "jobs_covers": "text", "jobs_source": "text",
}  # fmt: skip
_SKILLS: Final[Mapping[str, DataType]] = {
    **_ROLE, "kind": "text", "name": "text",
    **{
        f"{of}{name}": cast("DataType", kind)
        for of in ("importance", "level")
        for name, kind in (
            ("", "number"), ("_standard_error", "number"), ("_raters", "count"), ("_status", "text"), ("_scale", "text")
        )
    },
    "share_percent": "number", "share_of": "text", "rank": "count", "hot": "flag", "in_demand": "flag",
    "as_of": "text", "origin": "text", "evidence": "text", "source": "text",
}  # fmt: skip
_MOVES: Final[Mapping[str, DataType]] = {
    "from_id": "text", "from_title": "text", "to_id": "text", "to_title": "text", "kind": "text", "relation": "text",
    "rank": "count", "tier": "text", "similarity": "float", "text": "text", "named": "text", "said_by": "text",
    "origin": "text", "evidence": "text", "as_of": "text", "source": "text",
}  # fmt: skip
_SCALES: Final = {
    "work_style": ("work style impact from -3 to 3", "work style distinctiveness from 0 to 10"),
    None: ("importance from 1 to 5", "level from 0 to 7"),
}
_STYLED: Final = ("inferred", "rated by AI and experts, with no standard error")


def bands(given: "Iterable[SalaryBand]", backend: str | None = None, *, exact: bool = False) -> Any:
    """Bands of one's own as a data frame, one row a band, amounts in the ``unit`` beside them.

    Raises MissingExtraError where no library of frames is installed.

    >>> import roleinfo as ri
    >>> band = ri.SalaryBand(ri.Pay(48_000, "USD", "year"), ri.Pay(72_000, "USD", "year"), name="G5")
    >>> bands([band], "polars").select("grade", "midpoint", "unit").row(0)
    ('G5', 60000.0, 'USD per year')
    """
    from roleinfo.views.bands import GRADES

    return frame(GRADES.column_data(given), backend, exact=exact)


def roles(catalog: "Catalog | None" = None, backend: str | None = None, *, exact: bool = False) -> Any:
    """Every role, one row a role: its classification, job zone, degree at entry, outlook and jobs in the nation.

    Growth is in percent over ``growth_years``, openings are a year's; ``classification`` is None for
    a role that was written by hand, and ``OEWS`` for a group of occupations, whose jobs are also
    those of its parts. Each figure has its source beside it. Raises MissingExtraError where no
    library of frames is installed.

    >>> roles(backend="polars").filter(id="29-1141.00").select("title", "job_zone", "jobs").row(0)
    ('Registered Nurses', 4, 3379720.0)
    """
    return frame(roles_table(catalog), backend, exact=exact)


def roles_table(catalog: "Catalog | None" = None) -> ColumnData:
    """The columns of `roles`."""
    known = choose_catalog(catalog)
    jobs = {row["id"]: row for row in map(_jobs, known.wage_rows())}
    return ColumnData.of(_ROLES, ({**row, **jobs[row["id"]]} for row in map(_outlook, known.outlook_rows())))


def salaries(
    place: "str | Place | None" = None,
    industry: str | None = None,
    statistic: str | None = None,
    *,
    period: str | None = None,
    wide: bool = False,
    catalog: "Catalog | None" = None,
    backend: str | None = None,
    exact: bool = False,
) -> Any:
    """Every role's pay in the nation, at a place or in an industry: one row a figure, the missing ones with the reason.

    ``value`` is in ``unit``; a figure that was suppressed, or is not published for this period, has
    none, and of a top-coded one ``at_least`` says what it lies above: ``status`` and ``reason`` tell.
    ``statistic`` and ``period`` (``hour``, ``year``) limit the figures. ``wide`` gives one row a role
    and basis, by the year unless another period is named, with a column a statistic, and in
    ``missing`` what has none and why. Roles of one's own are held to the place and the industry too,
    and come with one row that says so where they have no figure. Groups of occupations are among
    the roles (``classification`` is ``OEWS``), and ``published_for`` names the class where it is broader.

    Raises PlaceNotFoundError, IndustryNotFoundError, InvalidArgumentError for another statistic or period, and
    MissingExtraError where no library of frames is installed.

    >>> nurse = salaries("CA", wide=True, backend="polars").filter(id="29-1141.00")
    >>> nurse.select("median", "unit", "place_name", "as_of", "source").row(0)
    (140270.0, 'USD per year', 'California', '2025-05', 'oews-2025')
    """
    return frame(salaries_table(place, industry, statistic, period, wide=wide, catalog=catalog), backend, exact=exact)


def salaries_table(
    place: "str | Place | None" = None,
    industry: str | None = None,
    statistic: str | None = None,
    period: str | None = None,
    *,
    wide: bool = False,
    catalog: "Catalog | None" = None,
) -> ColumnData:
    """The columns of `salaries`."""
    from roleinfo.catalog.rows import Wages
    from roleinfo.frames.pay_columns import interleaved, pay_columns, pivoted
    from roleinfo.model.estimate import statistic as statistic_named
    from roleinfo.typing import Period
    from roleinfo.views.fact_rows import SALARY

    wanted = None if statistic is None else statistic_named(statistic)
    check_flag("wide", wide)
    of = "year" if wide and period is None else period
    if of is not None:
        check_word("period", of, get_args(Period))
    check_place(place)
    check_optional_name("industry", industry)
    require_numpy()
    import numpy as np

    given = [*choose_catalog(catalog).wage_rows(place=place, industry=industry)]
    paid = {at: wages for at, wages in enumerate(given) if isinstance(wages, Wages) and wages.figures is not None}
    kinds = {**_ROLE, **SALARY}
    columns = pay_columns([*paid.values()], kinds, wanted, of)
    others = [
        (at, row)
        for at, wages in enumerate(given)
        if at not in paid
        for row in _paid(wages, place, industry)
        if wanted in (None, row["statistic"]) or row["statistic"] is None
        if of in (None, row["period"]) or row["period"] is None
    ]
    figures = len(columns["id"]) // len(paid) if paid else 0
    table = interleaved(
        kinds,
        [(columns, np.repeat(np.array([*paid], dtype=np.intp), figures))],
        ColumnData.of(kinds, (row for _, row in others)),
        [at for at, _ in others],
    )
    return pivoted(table) if wide else table


def skills(
    kind: str | None = None,
    *,
    catalog: "Catalog | None" = None,
    backend: str | None = None,
    exact: bool = False,
) -> Any:
    """What every role is rated on and asks for: one row a role and element.

    ``kind`` limits them to ``skill``, ``knowledge``, ``ability``, ``work_style`` or ``software``.
    Importance and level are on the scales that stand beside them, with the raters' standard error
    and number; ``importance_status`` and ``level_status`` say of a rating that its publisher advises
    against (``suppressed``), or that the role does not call for (``not_relevant``): it then has no
    number. A status of None means that there is no such rating.

    Raises InvalidArgumentError for another kind, and MissingExtraError where no library of frames is installed.

    >>> rated = skills("knowledge", backend="polars").filter(id="29-1141.00", name="Psychology")
    >>> rated.select("importance", "importance_scale", "source").row(0)
    (4.58, 'importance from 1 to 5', 'onet-30-3')
    """
    return frame(skills_table(kind, catalog), backend, exact=exact)


def skills_table(kind: str | None = None, catalog: "Catalog | None" = None) -> ColumnData:
    """The columns of `skills`."""
    from roleinfo.frames.pay_columns import interleaved
    from roleinfo.model.skill import SkillKind

    if kind is not None:
        check_word("kind", kind, get_args(SkillKind))
    require_numpy()
    import numpy as np

    read, others = choose_catalog(catalog).element_columns(kind)
    ids = sorted([*(id_ for part in read for id_ in part.ids), *(role.id for role in others)])
    place = {id_: at for at, id_ in enumerate(ids)}
    own = [(*_head(role), *_skill(skill)) for role in others for skill in role.skills if kind in (None, skill.kind)]
    rows = [np.array([place[id_] for id_ in part.ids], dtype=np.intp)[part.occupations] for part in read]
    columns = zip(map(_elements, read), rows, strict=True)
    return interleaved(_SKILLS, columns, ColumnData.of_tuples(_SKILLS, own), [place[row[0]] for row in own])


def moves(
    catalog: "Catalog | None" = None,
    backend: str | None = None,
    *,
    kinds: "Iterable[EdgeKind] | None" = None,
    similar: float | None = None,
    place: "str | Place | None" = None,
) -> Any:
    """The edges of the career graph: one row for each thing that a source says of two roles.

    ``kinds``, ``similar`` and ``place`` are those of `career_graph`. ``evidence`` says what an edge
    rests on; a list of related occupations is one of similarity, not of observed moves.

    Raises InvalidArgumentError for another kind, and MissingExtraError where no library of frames is installed.

    >>> related = moves(backend="polars").filter(from_id="29-1141.00", rank=1)
    >>> related.select("to_title", "kind", "source").row(0)
    ('Acute Care Nurses', 'related', 'onet-30-3')
    """
    return frame(moves_table(catalog, kinds, similar, place), backend)


def moves_table(
    catalog: "Catalog | None" = None,
    kinds: "Iterable[EdgeKind] | None" = None,
    similar: float | None = None,
    place: "str | Place | None" = None,
) -> ColumnData:
    """The columns of `moves`."""
    from roleinfo.careers.graph import USUAL_KINDS, build_graph

    graph = build_graph(choose_catalog(catalog), USUAL_KINDS if kinds is None else kinds, similar, place)
    title = {id_: node.title for id_, node in graph.nodes.items()}
    return ColumnData.of_tuples(
        _MOVES,
        [
            (
                edge.origin, title[edge.origin], edge.destination, title[edge.destination], edge.kind, edge.relation,
                edge.rank, edge.tier, edge.similarity, edge.text, edge.named, edge.by, edge.origin_of_fact,
                edge.evidence, edge.source and edge.source.date, edge.source and edge.source.id,
            )
            for edge in graph.edges
        ],
    )  # fmt: skip


def _head(role: "Outlooks | Wages | Role") -> tuple[str, str, str | None]:
    return (role.id, role.title, getattr(role, "scheme", None))


def _named(role: "Outlooks | Wages | Role") -> Row:
    return dict(zip(_ROLE, _head(role), strict=True))


# Pay and jobs ---------------------------------------------------------------------------------------


def _paid(role: "Wages | Role", place: "str | Place | None", industry: str | None) -> Iterator[Row]:
    """The pay figures of a whole role, or a row that says there is none, as of an occupation without."""
    from roleinfo.catalog.rows import Wages
    from roleinfo.views.fact_rows import place_row, rows_of

    head = _named(role)
    where = [str(getattr(one, "name", one)) for one in (place, industry) if one is not None]
    gone: Row = {
        **head, "statistic": None, "period": None, "status": "not_published",
        "reason": f"no figures of {role.title} are published" + (f" for {', '.join(where)}" if where else ""),
    }  # fmt: skip
    if isinstance(role, Wages):
        yield {**gone, **place_row(role.place, role.industry), "source": role.source.id}
        return
    held = [
        row
        for one in role.salary
        if _is_there(one.place, place) and _is_there(one.industry, industry)
        for row in rows_of(one)
    ]
    yield from ({**head, **row} for row in held) if held else (gone,)


def _is_there(held: Any, asked: Any) -> bool:
    """Whether a figure is of what was asked for: anything where nothing was."""
    from roleinfo.model.place import Place
    from roleinfo.model.place_names import named

    if asked is None or held is None:
        return asked is None
    if isinstance(held, Place):
        return bool(named((held,), asked))
    return held == asked or (isinstance(asked, str) and bool(held.is_named(asked)))


def _jobs(role: "Wages | Role") -> Row:
    from roleinfo.catalog.rows import Wages

    if isinstance(role, Wages):
        jobs, error = (role.figures or (None, None))[:2]
        return {
            "id": role.id, "jobs": None if jobs is None else Decimal(jobs),
            "jobs_rse_percent": None if error is None or jobs is None else scaled(error, 1),
            "jobs_place": role.place.code, "jobs_universe": "wage and salary jobs", "jobs_as_of": role.source.date,
            "jobs_covers": role.of and role.of.published_for, "jobs_source": role.source.id,
        }  # fmt: skip
    figure = next((one for one in role.outlook.about("jobs") if one.bound == "exact"), None)
    return {"id": role.id} if figure is None else {
        "id": role.id, "jobs": figure.value, "jobs_rse_percent": figure.rse,
        "jobs_place": figure.place and figure.place.code, "jobs_universe": figure.universe,
        "jobs_as_of": figure.effective_date, "jobs_covers": figure.published_for, "jobs_source": figure.source.id,
    }  # fmt: skip


def _outlook(role: "Outlooks | Role") -> Row:
    from roleinfo.catalog.occupations import years_of
    from roleinfo.catalog.rows import Outlooks

    if isinstance(role, Outlooks):
        published = role.projections.id if role.growth is not None else None
        years = str(years_of(role.projections)) if published else None
        return {
            **_named(role), "codes": role.id, "job_zone": role.zone, "job_zone_as_of": role.zone_date,
            "job_zone_source": None if role.zone is None else role.onet.id, "entry_degree": role.education,
            "entry_degree_source": None if role.education is None else role.projections.id,
            "growth_percent": role.growth, "growth_years": years, "growth_source": published,
            "openings_per_year": role.openings, "openings_years": years, "openings_source": published,
            "outlook_covers": role.published_for,
        }  # fmt: skip
    zone = next((one for one in role.experience if one.about == "job_zone"), None)
    degree = role.education.typical_entry
    found: Row = {
        "job_zone": zone and zone.level, "job_zone_as_of": zone and zone.effective_date,
        "job_zone_source": zone and zone.source.id, "entry_degree": degree and degree.degree,
        "entry_degree_source": degree and degree.source.id,
    }  # fmt: skip
    for name, figures in (
        ("growth", role.outlook.about("growth")), ("openings", role.outlook.about("openings"))
    ):  # fmt: skip
        figure = next((one for one in figures if one.bound == "exact"), None)
        if figure is not None:
            found[f"{name}_percent" if name == "growth" else f"{name}_per_year"] = figure.value
            found[f"{name}_years"] = figure.period and str(figure.period)
            found[f"{name}_source"] = figure.source.id
            found["outlook_covers"] = found.get("outlook_covers") or figure.published_for
    return {**_named(role), "codes": "; ".join(role.codes) or None, **found}


# Skills -----------------------------------------------------------------------------------------------


def _status(there: bool, suppressed: bool, not_relevant: bool) -> str | None:
    if not there:
        return None
    return "suppressed" if suppressed else "not_relevant" if not_relevant else "released"


def _elements(part: "ElementColumns") -> Mapping[str, Coded]:
    """The columns of the occupations of a bundle."""
    import numpy as np

    from roleinfo.catalog import element_columns as of
    from roleinfo.catalog.rows import month_text

    numbers, flags, rows = part.numbers, part.numbers["flags"], len(part.elements)
    styled = np.array([kind == "work_style" for kind, _ in part.named], dtype=bool)[part.elements]
    elements = Coded(part.named, part.elements)
    roles = Coded([*zip(part.ids, part.titles, part.schemes, strict=True)], part.occupations)
    found = {name: roles.mapped(itemgetter(at)) for at, name in enumerate(_ROLE)}
    found |= {name: elements.mapped(itemgetter(at)) for at, name in enumerate(("kind", "name"))}
    for at, (name, suppressed) in enumerate((("importance", of.IMPORTANCE_SUPPRESSED), ("level", of.LEVEL_SUPPRESSED))):
        status = np.where(numbers[name] == of.NONE, 0, 1)
        if name == "level":
            status[(status > 0) & (flags & of.NOT_RELEVANT > 0)] = 3
        status[(status > 0) & (flags & suppressed > 0)] = 2
        scale = np.where(status == 0, 0, np.where(styled, 2, 1))
        value = np.where(status == 1, numbers[name], np.int32(of.NONE))
        found[name] = Coded.of(value, partial(_scaled, places=2))
        found[f"{name}_standard_error"] = Coded.of(numbers[f"{name}_error"], partial(_scaled, places=4))
        found[f"{name}_raters"] = Coded.of(numbers[f"{name}_raters"], lambda held: None if held == of.NONE else held)
        found[f"{name}_status"] = Coded((None, "released", "suppressed", "not_relevant"), status.astype(np.int32))
        found[f"{name}_scale"] = Coded((None, _SCALES[None][at], _SCALES["work_style"][at]), scale.astype(np.int32))
    none = Coded.same(None, rows)
    return found | {
        "share_percent": none, "share_of": none, "rank": none,
        "hot": Coded((False, True), (flags & of.HOT) // of.HOT),
        "in_demand": Coded((False, True), (flags & of.IN_DEMAND) // of.IN_DEMAND),
        "as_of": Coded.of(numbers["date"], lambda date: month_text(date) if date else part.source.date),
        "origin": Coded(("published", _STYLED[0]), styled.astype(np.int32)),
        "evidence": Coded((None, _STYLED[1]), styled.astype(np.int32)),
        "source": Coded.same(part.source.id, rows),
    }  # fmt: skip


def _scaled(number: int, places: int) -> Decimal | None:
    from roleinfo.catalog.element_columns import NONE

    return None if number == NONE else scaled(number, places)


def _skill(skill: "Skill") -> tuple[Any, ...]:
    """The columns of a skill, after those of the role."""
    share = skill.share
    return (
        skill.kind, skill.name, *_rating(skill.importance), *_rating(skill.level), share and share.percent,
        share and share.of, skill.rank, skill.hot, skill.in_demand, skill.effective_date, skill.origin, skill.evidence,
        skill.source.id,
    )  # fmt: skip


def _rating(rating: "Rating | None") -> tuple[Any, ...]:
    from roleinfo.views.fact_rows import scale_of

    if rating is None:
        return (None,) * 5
    status = _status(True, rating.suppressed, rating.not_relevant)
    return (rating.value if status == "released" else None, rating.standard_error, rating.n, status, scale_of(rating))
