"""What an occupation requires, and what those in it have learned: rows made into facts."""

from collections import Counter
from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

from roleinfo.catalog.wages import Class, decimal_of
from roleinfo.model.caveat import Missing, make_missing
from roleinfo.model.source import Source

if TYPE_CHECKING:
    from roleinfo.model.education import Degree, DegreeShare, DegreeStatement
    from roleinfo.model.experience import ExperienceFact, ExperienceMeasure
    from roleinfo.model.skill import Interest, Rating, Skill
    from roleinfo.model.work import Duty

Rows = list[tuple[Any, ...]]
Elements = Mapping[int, tuple[Any, ...]]
"""What occupations are rated on, by number: the kind, the code and the name."""

ENTRY: "Final[Mapping[str, Degree]]" = {
    "Doctoral or professional degree": "doctorate_or_professional",
    "Master's degree": "master",
    "Bachelor's degree": "bachelor",
    "Associate's degree": "associate",
    "Postsecondary nondegree award": "certificate",
    "Some college, no degree": "some_college",
    "High school diploma or equivalent": "high_school",
    "No formal educational credential": "no_formal_credential",
}
_REQUIRED: "Final[tuple[Degree, ...]]" = (
    "less_than_high_school", "high_school", "certificate", "some_college", "associate", "bachelor",
    "post_bachelor_certificate", "master", "post_master_certificate", "professional", "doctorate", "post_doctorate",
)  # fmt: skip
_ATTAINED: "Final[tuple[Degree, ...]]" = (
    "less_than_high_school", "high_school", "some_college", "associate", "bachelor", "master",
    "doctorate_or_professional",
)  # fmt: skip
# The ends of O*NET's categories of experience and training, in months; the first is none at all.
_LENGTHS: Final = {
    "RW": (0, 1, 3, 6, 12, 24, 48, 72, 96, 120, None),
    "PT": (0, 1, 3, 6, 12, 24, 48, 120, None),
    "OJ": (0, 1, 3, 6, 12, 24, 48, 120, None),
}
CATEGORIES: Final[Mapping[str, int]] = {
    "RL": len(_REQUIRED),
    **{question: len(ends) for question, ends in _LENGTHS.items()},
}
"""How many answers each question of O*NET's on education and training has."""
_QUESTIONS: "Final[Mapping[str, tuple[ExperienceMeasure, str]]]" = {
    "RW": ("experience_required", "related work"),
    "PT": ("training", "training at the workplace"),
    "OJ": ("training", "training on the job"),
}
_ZONES: Final = {
    2: "very little to some preparation",
    3: "medium preparation",
    4: "considerable preparation",
    5: "extensive preparation",
}


@lru_cache(maxsize=1024)
def _month(value: int) -> str:
    return f"{value // 100:04}-{value % 100:02}"


def degrees_held(row: Any, of: Class | None, sources: Mapping[str, Source]) -> "Iterator[DegreeShare]":
    """The degrees that workers of 25 years and more hold, of the class that the survey has."""
    from roleinfo.model.education import DegreeShare
    from roleinfo.model.skill import Share

    if not row or of is None:
        return
    breadth = of.breadth or (
        {"published_for": f"a broader class of the survey that holds {of.title}"} if row[1] else {}
    )
    for degree, value in zip(_ATTAINED, row[2:], strict=True):
        share = Share(decimal_of(value, 1), of="workers of 25 years and more")
        yield DegreeShare(degree=degree, share=share, source=sources["attainment"], **breadth)


def degrees_required(answers: Rows, sources: Mapping[str, Source]) -> "Iterator[DegreeShare]":
    """The degrees that workers and experts name as required."""
    from roleinfo.model.education import DegreeShare
    from roleinfo.model.skill import Share

    for _, question, category, percent, suppressed, date in answers:
        if question == "RL" and not suppressed:
            share = Share(decimal_of(percent, 2), of="the workers and experts asked")
            yield DegreeShare(
                about="required",
                degree=_REQUIRED[category - 1],
                share=share,
                as_of=_month(date),
                source=sources["onet"],
            )


def degree_at_entry(growth: Any, of: Class | None, sources: Mapping[str, Source]) -> "Iterator[DegreeStatement]":
    """The degree that is typical at entry."""
    from roleinfo.model.education import DegreeStatement

    if growth and growth[8] and of is not None:
        yield DegreeStatement(
            about="typical_entry",
            degree=ENTRY[growth[8]],
            **of.breadth,
            source=sources["projections"],
        )


def withheld_answers(answers: Rows, sources: Mapping[str, Source]) -> Iterator[Missing]:
    """The classes of a distribution that the publisher advises against using."""
    counts: dict[str, int] = Counter(question for _, question, _, _, suppressed, _ in answers if suppressed)
    for question, count in sorted(counts.items()):
        about, what = _QUESTIONS.get(question, ("required", "degree required"))
        path = ("education", about) if about == "required" else ("experience", about, what)
        yield make_missing(path, "suppressed", sources["onet"].id, count=count, what=what)


def experience_of(
    answers: Rows, zone: Any, growth: Any, of: Class | None, sources: Mapping[str, Source]
) -> "Iterator[ExperienceFact]":
    """The experience and training that workers and experts name, the zone of preparation, and what is typical."""
    from roleinfo.model.experience import DurationRange, ExperienceFact

    onet, projections = sources["onet"], sources["projections"]
    for _, question, category, percent, suppressed, date in answers:
        if question in _QUESTIONS and not suppressed:
            about, what = _QUESTIONS[question]
            ends = (0, *_LENGTHS[question])[category - 1 : category + 1]
            length = DurationRange(minimum=ends[0], maximum=ends[1], unit="month")
            share = decimal_of(percent, 2)
            yield ExperienceFact(about=about, text=what, length=length, share=share, as_of=_month(date), source=onet)
    if zone:
        yield ExperienceFact(about="job_zone", level=zone[0], text=_ZONES[zone[0]], as_of=_month(zone[1]), source=onet)
    if growth and of is not None:
        for about, text in (("typical_experience", growth[9]), ("typical_training", growth[10])):
            if text:
                measure: Any = about
                yield ExperienceFact(about=measure, text=text.lower(), **of.breadth, source=projections)


def skills_of(
    ratings: Rows, styles: Rows, software: Rows, elements: Elements, sources: Mapping[str, Source]
) -> "Iterator[Skill]":
    """The skills, knowledge and abilities that are rated, the styles of work, and the software."""
    from roleinfo.model.skill import Skill

    onet = sources["onet"]
    for _, element, importance, error, raters, level, level_error, level_raters, flags, date in ratings:
        kind, _, name = elements[element]
        as_of = _month(date)
        first = _rating(onet, as_of, ("importance", 1, 5), importance, (error, raters), suppressed=bool(flags & 1))
        second = _rating(
            onet, as_of, ("level", 0, 7), level, (level_error, level_raters),
            suppressed=bool(flags & 2), not_relevant=bool(flags & 4),
        )  # fmt: skip
        yield Skill(kind=kind, name=name, importance=first, level=second, as_of=as_of, source=onet)
    for _, element, impact, distinctiveness, date in styles:
        kind, _, name = elements[element]
        as_of = _month(date)
        yield Skill(
            kind=kind,
            name=name,
            importance=_rating(onet, as_of, ("work style impact", -3, 3), impact),
            level=_rating(onet, as_of, ("work style distinctiveness", 0, 10), distinctiveness),
            as_of=as_of,
            source=onet,
            origin="inferred",
            evidence="rated by AI and experts, with no standard error",
        )
    for name, flags in software:
        yield Skill(kind="software", name=name, hot=bool(flags & 1), in_demand=bool(flags & 2), source=onet)


def interests_of(rows: Rows, elements: Elements, sources: Mapping[str, Source]) -> "Iterator[Interest]":
    """How well each kind of work suits those in the occupation."""
    from roleinfo.model.skill import Interest

    onet = sources["onet"]
    for _, element, value, date in rows:
        yield Interest(
            name=elements[element][2],
            value=decimal_of(value, 2),
            scale="occupational interest",
            lowest=Decimal(1),
            highest=Decimal(7),
            as_of=_month(date),
            source=onet,
            origin="inferred",
            evidence="machine-learned, for most occupations reviewed by experts, with no standard error",
        )


def tasks_of(texts: Rows, sources: Mapping[str, Source]) -> "Iterator[Duty]":
    """Its tasks, as the publisher words them."""
    from roleinfo.model.work import Duty

    onet = sources["onet"]
    for task, text in texts:
        if task:
            yield Duty(id=f"onet-task-{task}", text=text, source=onet)


def _rating(
    source: Source,
    as_of: str,
    scale: tuple[str, int, int],
    value: int | None,
    sample: tuple[int | None, int | None] = (None, None),
    *,
    suppressed: bool = False,
    not_relevant: bool = False,
) -> "Rating | None":
    from roleinfo.model.skill import Rating

    if value is None:
        return None
    name, lowest, highest = scale
    error, raters = sample
    return Rating(
        value=decimal_of(value, 2),
        scale=name,
        lowest=Decimal(lowest),
        highest=Decimal(highest),
        standard_error=None if error is None else decimal_of(error, 4),
        n=raters,
        suppressed=suppressed,
        not_relevant=not_relevant,
        as_of=as_of,
        source=source,
    )
