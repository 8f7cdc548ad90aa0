"""Small catalogs of one's own for the tests of careers."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from random import Random

import attrs

import roleinfo as ri
from roleinfo.api.careers import career_graph
from roleinfo.careers.graph import CareerGraph
from roleinfo.model.career import StatedMove
from roleinfo.model.education import DegreeStatement
from roleinfo.model.estimate import SalaryEstimate
from roleinfo.model.experience import DurationRange, ExperienceFact
from roleinfo.model.outlook import OutlookFigure
from roleinfo.model.pay import Pay
from roleinfo.model.role import Role
from roleinfo.model.sections import Education
from roleinfo.model.skill import Rating, Skill
from roleinfo.model.source import Source

OWN = Source(id="own", title="Own", publisher="Me", license="none", rank=1, date="2026")
SKILLS = ("Baking", "Talking", "Welding")


def rated(name: str, level: int, importance: int) -> Skill:
    """A skill with a level and an importance from 0 to 100."""
    ends = {"lowest": Decimal(0), "highest": Decimal(100), "source": OWN}
    return Skill(
        kind="skill",
        name=name,
        source=OWN,
        level=Rating(value=Decimal(level), scale="level", **ends),  # type: ignore[arg-type]  # fields by name
        importance=Rating(value=Decimal(importance), scale="importance", **ends),  # type: ignore[arg-type]
    )


def made(
    id_: str,
    *,
    after: Sequence[str] = (),
    beside: Sequence[str] = (),
    pay: int | None = None,
    levels: Mapping[str, tuple[int, int]] | None = None,
    months: int | None = None,
    openings: int | None = None,
    degree: str | None = None,
    zone: int | None = None,
    codes: Sequence[str] = (),
) -> Role:
    """A role that leads to others, or has others beside it, with as much as is given."""
    experience = []
    if months is not None:
        length = DurationRange(minimum=Decimal(months), maximum=Decimal(months), unit="month")
        experience.append(ExperienceFact(about="experience_required", length=length, source=OWN))
    if zone is not None:
        experience.append(ExperienceFact(about="job_zone", text="some", level=zone, source=OWN))
    asked = [DegreeStatement(about="typical_entry", degree=degree, source=OWN)] if degree else []  # type: ignore[arg-type]
    return Role(
        id=id_,
        title=id_.upper(),
        codes=tuple(codes),
        salary=[]
        if pay is None
        else [SalaryEstimate(statistic="mean", component="base", pay=Pay(Decimal(pay), "USD", "year"), source=OWN)],
        skills=[rated(name, *given) for name, given in (levels or {}).items()],
        experience=experience,
        education=Education(asked=asked),
        outlook=[] if openings is None else [OutlookFigure(about="openings", value=Decimal(openings), source=OWN)],
        moves=[
            *(StatedMove(about="after", title=other.upper(), role=other, source=OWN) for other in after),
            *(StatedMove(about="related", title=other.upper(), role=other, source=OWN) for other in beside),
        ],
    )


def top_coded(role: Role, bound: int) -> Role:
    """The role with pay of which no more is published than that it lies above a bound."""
    pay = SalaryEstimate(
        statistic="mean", component="base", status="top_coded", bound_pay=Pay(Decimal(bound), "USD", "year"), source=OWN
    )
    return attrs.evolve(role, salary=[pay])


def graph_of(*roles: Role) -> CareerGraph:
    """The graph of these roles."""
    return career_graph(catalog=ri.Catalog.of(roles))


def random_world(seed: int, size: int = 7) -> CareerGraph:
    """A graph with everything at random, some of it unknown, and circles in it."""
    random = Random(seed)  # noqa: S311  # a sample
    ids = [f"r{number}" for number in range(size)]
    ends = ("r0", "r5", "r6")

    def maybe(value: int, id_: str = "") -> int | None:
        return value if random.random() > 0.08 or id_ in ends else None

    return graph_of(
        *(
            made(
                id_,
                after=[each for each in ids if each != id_ and random.random() < 0.3],
                pay=maybe(random.randrange(30, 60) * 1000, id_),
                levels={name: (random.randrange(0, 100), random.randrange(1, 100)) for name in SKILLS}
                if random.random() > 0.08 or id_ in ends
                else None,
                months=maybe(random.randrange(0, 60), id_),
                openings=maybe(random.randrange(0, 500)),
                degree=random.choice(("high_school", "associate", "bachelor", "master")),
                zone=maybe(random.randrange(2, 6)),
                beside=[other for other in ids if other != id_ and random.random() < 0.35],
            )
            for id_ in ids
        )
    )
