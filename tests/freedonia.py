"""A country that does not exist: its roles with pay, skills, jobs and moves, for what must hold of any country."""

from decimal import Decimal
from typing import Any, Final

import roleinfo as ri
from roleinfo.model.outlook import Years

FREEDONIA: Final = ri.Place("nation", "ZZ", "Freedonia")
SYLVANIA: Final = ri.Place("state", "ZZ-SY", "Sylvania")
CENSUS: Final = ri.Source(
    id="census", title="Census of Pay", publisher="Freedonian Office of Figures", license="public", short_name="Census",
    release="2025", date="2025-04", rank=1,
)  # fmt: skip
PERCENTILES: Final = {"p10": 62, "p25": 78, "median": 100, "mean": 106, "p75": 131, "p90": 170}
"""Each statistic of pay in percent of the median."""


def money(amount: int, period: Any = "year") -> ri.Pay:
    """So many crowns."""
    return ri.Pay(amount, "FRD", period)


def _rated(name: str, level: int, importance: int) -> ri.Skill:
    ends: dict[str, Any] = {"lowest": 0, "highest": 100, "source": CENSUS}
    return ri.Skill(
        name=name, kind="skill", source=CENSUS,
        level=ri.Rating(value=Decimal(level), scale="level", **ends),
        importance=ri.Rating(value=Decimal(importance), scale="importance", **ends),
    )  # fmt: skip


def _pay(code: str, title: str, median: int, place: ri.Place) -> list[ri.SalaryEstimate]:
    common: dict[str, Any] = {
        "component": "base", "place": place, "source": CENSUS, "class_code": code, "published_for": f"{title} ({code})",
    }  # fmt: skip
    return [
        ri.SalaryEstimate(statistic=name, pay=money(median * share // 100), rse=Decimal("1.5"), **common)
        for name, share in PERCENTILES.items()
    ]


def _role(
    number: int, title: str, median: int, *, jobs: int, growth: str, skills: tuple[int, int, int], after: str | None
) -> ri.Role:
    code = f"F-{number}"
    names = ("Baking", "Diplomacy", "Heraldry")
    figures: dict[str, Any] = {"place": FREEDONIA, "source": CENSUS}
    return ri.Role(
        id=f"zz-{number}",
        title=title,
        plural=title,
        codes=[code],
        summary=f"{title} of the republic.",
        salary=[*_pay(code, title, median, FREEDONIA), *_pay(code, title, median * 9 // 10, SYLVANIA)],
        skills=[_rated(name, level, level + 5) for name, level in zip(names, skills, strict=True)],
        outlook=[
            ri.OutlookFigure(about="jobs", value=Decimal(jobs), **figures),
            ri.OutlookFigure(about="growth", value=Decimal(growth), period=Years(2024, 2034), **figures),
            ri.OutlookFigure(about="openings", value=Decimal(jobs // 9), period=Years(2024, 2034), **figures),
        ],
        people=[
            ri.PeopleFigure(
                dimension="sex",
                group=group,
                statistic="median_weekly_earnings",
                currency="FRD",
                value=Decimal(median // share),
                source=CENSUS,
            )
            for group, share in (("Women", 55), ("Men", 50))
        ],
        moves=[ri.StatedMove(about="after", title=after, role=f"zz-{number + 1}", source=CENSUS)] if after else [],
    )


def roles() -> tuple[ri.Role, ...]:
    """Four roles of the country, each leading to the next."""
    return (
        _role(1, "Bakers", 40_000, jobs=90_000, growth="2.5", skills=(60, 30, 10), after="Heralds"),
        _role(2, "Heralds", 52_000, jobs=9_000, growth="-1.5", skills=(30, 45, 70), after="Envoys"),
        _role(3, "Envoys", 75_000, jobs=4_500, growth="6.0", skills=(20, 80, 50), after="Ministers"),
        _role(4, "Ministers", 120_000, jobs=900, growth="0.0", skills=(10, 90, 75), after=None),
    )
