"""Checks of what is said of a role, and of the statistics of its pay."""

from decimal import Decimal

import roleinfo as ri
from features.registry import feature
from roleinfo import Pay

NURSE, ASSISTANT, MANAGER = "registered nurse", "physician assistant", "account manager"


def amount(figure: ri.SalaryEstimate | None) -> int:
    """The amount of a figure in whole units."""
    assert figure is not None
    assert figure.pay is not None
    return int(figure.pay.amount)


@feature(1)
def titles() -> None:
    """RN is a title of registered nurses (O*NET)."""
    role = ri.role("RN")
    assert role.title == "Registered Nurses"
    assert "RN (Registered Nurse)" in role.alternate_titles or len(role.alternate_titles) > 100


@feature(2)
def description() -> None:
    """Account managers in our own words; an occupation's first three activities, its median and its jobs."""
    assert ri.role(MANAGER).summary
    assert "record patient medical histories" in (ri.role(NURSE).summary or "")
    assert "3,379,720" in (ri.role(NURSE).summary or "")


@feature(3)
def duties() -> None:
    """The comparison page has eleven duties of account managers, without the boasts of single resumes."""
    assert len(ri.role(MANAGER).only(source="zippia-compare").duties) == 11


@feature(4, 28, 29)
def annual_pay() -> None:
    """OEWS May 2025: mean 101,420 and median 97,550 a year."""
    salary = ri.role(NURSE).salary
    assert (amount(salary.mean), amount(salary.median)) == (101_420, 97_550)


@feature(5)
def hourly_pay() -> None:
    """The comparison page: $32.95 an hour; OEWS has hourly figures beside the annual ones."""
    assert ri.role(MANAGER).salary.select(statistic="mean", period="hour", source="zippia-compare")[0].pay == Pay(
        Decimal("32.95"), "USD", "hour"
    )
    assert ri.role(NURSE).salary.select(statistic="mean", period="hour")


@feature(6)
def pay_range() -> None:
    """42,000 to 110,000 on the comparison page."""
    role = ri.role(MANAGER).only(source="zippia-compare")
    assert (amount(role.salary.low), amount(role.salary.high)) == (42_000, 110_000)


@feature(7, 8)
def best_places() -> None:
    """Nurses: California; San Jose-Sunnyvale-Santa Clara, with a mean of 194,950."""
    places = ri.role(NURSE).salary.by_place()
    assert places.best("state").ranked[0].name == "California"
    best = places.best("metro").ranked[0]
    assert (best.name, amount(best.salary.mean)) == ("San Jose-Sunnyvale-Santa Clara, CA", 194_950)


@feature(9, 27)
def employers() -> None:
    """The profile: UBS pays 157,813; NVIDIA pays best on the comparison page; Dell hires from top colleges."""
    role = ri.role(MANAGER)
    assert amount(role.salary.select(employer="UBS")[0]) == 157_813
    said = {(fact.about, fact.name) for fact in role.employers}
    assert {("best_paying", "NVIDIA"), ("hires_from_top_colleges", "Dell")} <= said


@feature(10)
def best_industry() -> None:
    """Ranked at one level of NAICS, with the rule that ranked it."""
    best = ri.role("53-3032").salary.by_industry().best()
    assert best.level == "sector"
    assert best.ranked[0].jobs is not None
    assert best.ranked[0].jobs.value >= 500
    [first, *_] = [fact for fact in ri.role("53-3032").industries if fact.about == "best_paying"]
    assert (first.industry, first.rank) == (best.ranked[0].industry, 1)


@feature(11, 60)
def industries() -> None:
    """Hospitals are NAICS 622000; the profile has 80,544 in manufacturing."""
    assert ri.role(NURSE).in_industry("622000").salary.mean is not None
    assert amount(ri.role(MANAGER).salary.select(statistic="mean", industry="Manufacturing")[0]) == 80_544


@feature(12)
def growth() -> None:
    """Employment Projections 2024-34: 4.9% for nurses, 20.4% for physician assistants."""
    for title, percent in ((NURSE, "4.9"), (ASSISTANT, "20.4")):
        [figure] = ri.role(title).outlook.about("growth")
        assert (figure.value, str(figure.period)) == (Decimal(percent), "2024-2034")


@feature(13)
def openings() -> None:
    """189,100 openings a year, and a change of 166,100 jobs: two figures."""
    outlook = ri.role(NURSE).outlook
    assert [outlook.about(name)[0].value for name in ("openings", "net_change")] == [189_100, 166_100]


@feature(14, 37)
def jobs() -> None:
    """3,379,720 wage and salary jobs with an RSE of 0.3%; 3,391,000 with the self-employed."""
    figures = {figure.value: figure.rse for figure in ri.role(NURSE).outlook.about("jobs")}
    assert figures == {Decimal(3_379_720): Decimal("0.3"), Decimal(3_391_000): None}


@feature(15)
def satisfaction() -> None:
    """The comparison page has 4 for account managers and nothing for account representatives."""
    assert ri.role(MANAGER).outlook.about("job_satisfaction")[0].value == 4
    assert any(each.path == ("outlook", "job_satisfaction") for each in ri.role("account representative").missing)


@feature(16)
def degrees() -> None:
    """70% of account managers hold a bachelor's degree, the most common one; typical at entry is another fact."""
    held = [share for share in ri.role(MANAGER).education.held if share.most_common]
    assert [(share.degree, int(share.share.percent)) for share in held] == [("bachelor", 70)]
    entry = ri.role(NURSE).education.typical_entry
    assert entry is not None
    assert entry.degree == "bachelor"


@feature(17)
def majors() -> None:
    """Business is the most common major, the University of Southern California the most common college."""
    education = ri.role(MANAGER).education
    assert "Business" in {field.name for field in education.fields if field.about == "most_common"}
    assert [college.name for college in education.colleges] == ["University of Southern California"]


@feature(18)
def time_to_become() -> None:
    """6 to 8 years, and 6 to 12 months."""
    lengths = [
        str(fact.length)
        for title in (MANAGER, "account representative")
        for fact in ri.role(title).experience
        if fact.about == "time_to_become"
    ]
    assert lengths == ["6-8 years", "6-12 months"]


@feature(19, 20)
def people() -> None:
    """CPS: median age 42.3; the page: 45.2% women, 7% LGBT; all of it left out on request."""
    figures = {(each.dimension, each.group, each.statistic): each.value for each in ri.role(MANAGER).people}
    assert figures["sex", "Female", "share"] == Decimal("45.2")
    assert figures["lgbt", "LGBT", "share"] == 7
    assert Decimal("42.3") in {each.value for each in ri.role(NURSE).people if each.statistic == "median"}
    assert not ri.compare(NURSE, ASSISTANT, people=False).people


@feature(21)
def shares_of_skills() -> None:
    """Customer Service stands on 16% of resumes."""
    [skill] = ri.role(MANAGER).only(source="zippia-profile").skills.named("customer service")
    assert skill.share is not None
    assert (int(skill.share.percent), skill.share.of) == (16, "resumes")


@feature(22)
def ratings() -> None:
    """O*NET 30.3: psychology at a level of 6.08 for nurses."""
    [skill] = [each for each in ri.role(NURSE).skills.named("Psychology") if each.kind == "knowledge"]
    assert skill.level is not None
    assert skill.importance is not None
    assert skill.level.value == Decimal("6.08")


@feature(23)
def traits() -> None:
    """Four traits of the profile, one of them not in its list."""
    traits = ri.role(MANAGER).only(source="zippia-profile").traits
    assert [trait.listed for trait in traits].count(False) == 1
    assert len(traits) == 4


@feature(24)
def types() -> None:
    """The five types of account managers on the page of Randstad."""
    assert len(ri.role(MANAGER).variants) == 5


@feature(25, 79)
def ladder() -> None:
    """Investopedia's path: from entry level to vice president."""
    rungs = ri.ladder(MANAGER)
    assert [rung.title for rung in rungs][-2:] == [
        "Director of Account Management", "Vice President of Account Management",
    ]  # fmt: skip
    assert rungs.at == 1


@feature(26)
def pay_by_experience() -> None:
    """46,000 under one year, 64,000 from ten years on."""
    salary = ri.role(MANAGER).salary
    amounts = [
        amount(salary.select(statistic="average", experience=name)[0])
        for name in ("less than 1 year", "10 years or more")
    ]
    assert amounts == [46_000, 64_000]


@feature(30)
def percentiles() -> None:
    """68,940 and 137,470 are the 10th and 90th percentiles of nurses."""
    salary = ri.role(NURSE).salary
    assert [amount(salary.percentile(rank)) for rank in (10, 90)] == [68_940, 137_470]
    assert salary.percentile(25) is not None
    assert salary.percentile(75) is not None


@feature(31)
def statistic_named() -> None:
    """Every figure has a statistic, and none stands in for another."""
    assert {figure.statistic for figure in ri.role(NURSE).salary} == {"mean", "median", "p10", "p25", "p75", "p90"}
    assert ri.role("account administrator").salary.median is None


@feature(32)
def component_named() -> None:
    """OEWS wages, base, total and package are told apart."""
    assert {figure.component for figure in ri.role(NURSE).salary} == {"oews_wage"}
    assert {"base", "total", "package"} <= {figure.component for figure in ri.role(MANAGER).salary}


@feature(33)
def standard_errors() -> None:
    """0.2% for nurses, 0.7% for physician assistants."""
    means = [ri.role(title).salary.mean for title in (NURSE, ASSISTANT)]
    assert [mean.rse for mean in means if mean] == [Decimal("0.2"), Decimal("0.7")]


@feature(34)
def interval_of_one() -> None:
    """101,420 -/+ 1.645 x 202.84."""
    mean = ri.role(NURSE).salary.mean
    assert mean is not None
    ends = mean.interval()
    assert ends is not None
    assert [round(end.amount) for end in ends] == [101_086, 101_754]


@feature(35, 36)
def withheld() -> None:
    """Alaska's 29-1249 is top-coded at 239,200; what is not released has a reason and no number."""
    role = ri.role("29-1249").at("AK")
    coded = [figure for figure in role.salary if figure.status == "top_coded"]
    assert {int(figure.bound_pay.amount) for figure in coded if figure.bound_pay} <= {115, 239_200}
    assert coded
    assert all(figure.pay is None for figure in coded)
    statuses = {figure.status for cell in ri.role("29-1241").salary.by_place() for figure in cell.salary}
    assert "suppressed" in statuses


@feature(38)
def hours() -> None:
    """$32.95 x 2,080 is 68,536, marked as derived; actors are not converted without hours."""
    hourly = ri.role(MANAGER).salary.select(statistic="mean", period="hour", source="zippia-compare")[0]
    assert (hourly.per_year(2080).pay, hourly.per_year().origin) == (Pay(Decimal("68536.00"), "USD", "year"), "derived")
    try:
        [ri.role("actor").salary.select(statistic="mean", period="hour")[0].per_year()]
    except ri.NotComparableError:
        return
    raise AssertionError("an hourly-only figure was converted without hours")
