"""One of each thing that shows itself, and roles whose names and figures trip careless writers."""

from decimal import Decimal
from typing import Final

import attrs

import roleinfo as ri
from roleinfo.checks.findings import Checked
from roleinfo.model._results import Result
from roleinfo.roster.employees import Employees, read_employees
from roleinfo.roster.group_figures import group_gaps

SURVEY: Final = ri.Source(id="survey", title="<b>Survey</b> & co", publisher='"Pub" <i>', license="internal")
TITLES: Final = (
    "<script>alert(1)</script>",
    "مدير الحساب שלום",
    "W" * 300,
    "Long " + "title " * 49,
    "מנהל תיקי לקוחות (בכיר) ABC",
)


def _year(amount: int) -> ri.Pay:
    return ri.Pay(amount, "USD", "year")


def hostile(title: str, mean: int) -> ri.Role:
    """A role of this title with a mean, a top-coded and a suppressed figure, and fifty skills."""
    return ri.Role(
        id="hostile",
        title=title,
        summary=f"{title} & more",
        salary=[
            ri.SalaryEstimate(statistic="mean", pay=_year(mean), source=SURVEY),
            ri.SalaryEstimate(statistic="p90", status="top_coded", bound_pay=_year(239_200), source=SURVEY),
            ri.SalaryEstimate(statistic="median", status="suppressed", source=SURVEY),
        ],
        skills=[ri.Skill(name=f"{title[:40]} {number}", source=SURVEY) for number in range(50)],
    )


HOSTILE: Final = tuple(hostile(title, 50_000 + 10_000 * at) for at, title in enumerate(TITLES))
HOSTILE_MARKET: Final = ri.Role(
    id="market", title=TITLES[3],
    salary=[ri.SalaryEstimate(statistic="median", pay=_year(0), bound="about", source=SURVEY)],
)  # fmt: skip
OFFERS: Final = (
    ri.Offer(
        name=f"{TITLES[0]} & co",
        base=_year(150_000),
        bonus=_year(15_000),
        equity=Decimal(80_000),
        sign_on=Decimal(20_000),
    ),
    ri.Offer(name=TITLES[1], base=ri.Pay(70, "USD", "hour"), hours=Decimal(2080)),
    ri.Offer(name=TITLES[2], base=_year(100_000), vesting=(Decimal("0.5"), Decimal("0.5")), equity=Decimal(0)),
)
BARE: Final = ri.Role(id="bare", title="Nothing but a title")


def staff() -> list[dict[str, object]]:
    """A small roster with graded, hourly, part-time and unusable rows, and names that trip careless writers."""
    rows: list[dict[str, object]] = [
        {"id": f"E{at:03}", "job": job, "city": city, "base": pay, "grade": grade, "rating": rating, "sex": sex}
        for at, (job, city, pay, grade, rating, sex) in enumerate(
            (
                ("RN - ICU", "Denver, CO", "$46.00/hr", "G2", "Meets", "female"),
                ("Registered Nurse", "Denver, CO", "$88,000/yr", "G2", "Exceeds", "male"),
                ("Staff Accountant", "Austin TX", "$72,000/yr", "G1", "Meets", "female"),
                ("Staff Accountant", "Austin TX", "$91,000/yr", "G1", "Exceeds", "male"),
                ("Software Engineer", "Remote", "$139,000/yr", "G3", "Meets", "female"),
                ("Software Engineer", "Jersey City NJ", "$112,000/yr", "G3", "Meets", "male"),
                ("Anesthesiologist", "Anchorage, AK", "$350,000/yr", "G3", "Meets", "female"),
                ("Ops Lead", "Denver, CO", "$77,000/yr", "G2", None, "male"),
                (TITLES[0], "Springfield", "$60,000/yr", "G1", "Meets", "female"),
                ("=1+1", "Toronto, ON", "65000", None, "Meets", "male"),
            )
        )
    ]
    return rows


def mixed_staff() -> Employees:
    """Employees of groups and categories whose names trip careless writers, some of them few."""
    groups = ("male", "female", TITLES[1], "male", "female", None)
    number = 72
    return read_employees(
        annual=[Decimal(40_000 + 500 * (at * 7 % 31)) for at in range(number)],
        hours=[Decimal(2080)] * number,
        currency="EUR",
        group=("sex", [TITLES[0][:60] if at > 69 else groups[at % 6] for at in range(number)]),
        category=("family", [(TITLES[4], "W" * 90, "=1+1")[at // 4 % 3] for at in range(number)]),
        bonus=("bonus", [at % 5 * 700 for at in range(number)]),
        controls=[("tenure", [at % 11 for at in range(number)]), ("grade <b>", [f"G{at % 4}" for at in range(number)])],
    )


def displays() -> dict[str, Result]:
    """At least one object of every class that shows itself, by a name of its own."""
    diff = ri.compare("registered nurse", "physician assistant")
    written = ri.compare("account manager", "account representative")
    nurse = diff.left
    band = ri.SalaryBand(_year(48_000), _year(72_000), name="G7")
    grades = {"G1": ri.SalaryBand(_year(40_000), _year(60_000)), "G2": ri.SalaryBand(_year(75_000), _year(109_000))}
    structure = ri.PayStructure(grades)
    paths = ri.career_paths("registered nurse", "nurse practitioner", limit=2)
    priced = ri.price(staff(), title="job", place="city", pay="base", id="id", grade="grade", structure=structure)
    line, areas = priced.market_line(), priced.geographic_differentials()
    merit = priced.merit_matrix("rating", {"Meets": [0.04, 0.03, 0.03, 0.02, 0.01, 0]}, of="market_ratio")
    assert diff.salary.mean
    assert nurse.salary.mean
    return {
        "role": ri.role("account manager"),
        "occupation": nurse,
        "bare role": BARE,
        "diff": diff,
        "diff of written roles": written,
        "diff of a role and itself": ri.compare(BARE, BARE),
        **{f"hostile role {at}": each for at, each in enumerate(HOSTILE)},
        **{f"hostile diff {at}": ri.compare(each, HOSTILE[at - 1]) for at, each in enumerate(HOSTILE)},
        "figure": nurse.salary.mean,
        "top-coded": HOSTILE[0].salary.candidates("p90")[0],
        "suppressed": HOSTILE[0].salary.candidates("median")[0],
        "gap": diff.salary.mean,
        "salary": diff.salary,
        "people": diff.people,
        "experience": diff.experience,
        "education": diff.education,
        "moves": diff.moves,
        "skills": diff.skills,
        "skills by share": written.skills,
        "section": nurse.salary,
        "skills of a role": nurse.skills,
        "schooling": nurse.education,
        "statement": written.left.duties[0],
        "checked": Checked(roles=1),
        "empty section": nurse.benefits,
        "band": ri.SalaryBand.from_market(nurse, place="CA"),
        "band standing": ri.against_band(_year(70_000), band),
        "compa-ratios": band.compa_ratios([_year(70_000), _year(50_000)]),
        "structure": structure,
        "placement": structure.place({"Ann": _year(55_000)}, {"Ann": "G1"})[0],
        "bands": ri.band_gap(band, structure[0]),
        "overlap": ri.band_gap(band, structure[0]).overlap,
        "no one in a band": ri.against_band({}, band),
        "no one in a structure": structure.place({}),
        "no one against the market": ri.against_market({}, "41-3091", place="Denver"),
        "no compa-ratios": band.compa_ratios([]),
        "unread pays": ri.against_band(dict.fromkeys(range(30), float("nan")), band, errors="collect"),  # type: ignore[call-overload]
        "band of a long name": attrs.evolve(band, name="Grade " * 30, basis="=1+1 <b>"),
        "structure of long names": ri.PayStructure(
            [
                attrs.evolve(grade, name=f"{title[:90]} {at}")
                for at, (grade, title) in enumerate(zip((band, *structure), TITLES[2:], strict=True))
            ]
        ),
        "bands of long names": ri.band_gap(*(attrs.evolve(structure[0], name=f"{'Grade ' * 15}{at}") for at in (1, 2))),
        "several in a band": ri.against_band({TITLES[0]: _year(75_000), TITLES[1]: _year(54_000)}, band),
        "several in a structure": structure.place(
            {TITLES[0]: _year(55_000), "Bo": _year(70_000), TITLES[2]: _year(1)}, {TITLES[0]: "G1"}
        ),
        "several against the market": ri.against_market(
            {TITLES[0]: _year(77_000), TITLES[2]: _year(500_000)}, "41-3091", place="Denver"
        ),
        "priced roster": priced,
        "priced row": priced[0],
        "unpriced row": priced[9],
        "no one priced": ri.price([], title="job", place="city", pay="base"),
        "total of a roster": priced.total,
        "roster by job": priced.by_job(),
        "roster by sex": priced.by("sex"),
        "roster by nothing": ri.price([], title="job", place="city", pay="base").by_place(),
        "roster to review": priced.review,
        "title to review": priced.review[0],
        "nothing to review": priced[:1].review,
        "market line": line,
        "point of a market line": line.points[0],
        "geographic differentials": areas,
        "geographic differential": areas[0],
        "no geographic differentials": priced[:0].geographic_differentials(),
        "merit matrix": merit,
        "cell of a merit matrix": merit.cells[0],
        "empty merit matrix": priced[:0].merit_matrix("rating"),
        "group gaps": group_gaps(
            mixed_staff(), column="sex", reference="male", rules="eu-2023-970", as_of="2025", min_group=5
        ),
        "group gaps of the UK": group_gaps(mixed_staff(), column="=1+1 <b>", reference=TITLES[1], rules="uk-2017"),
        "group gaps of few": priced.group_gap("sex", reference="male"),
        "group gaps of two": priced.group_gap("sex", reference="male", category="grade", min_group=1),
        "percentiles": ri.percentile_of("41-3091", _year(70_000), place="Denver").distribution,
        "skills to learn": diff.skills.to_learn,
        "skill to learn": diff.skills.to_learn[0],
        "software to learn": diff.skills.software_to_learn,
        "learning": diff.skills.learning_of("skill", "work_style"),
        "learning of nothing": ri.compare(BARE, BARE).skills.learning_of(),
        "distinctive": ri.distinctive_skills("registered nurse"),
        "distinctive skill": ri.distinctive_skills("registered nurse")[0],
        "nothing distinctive": ri.distinctive_skills(BARE),
        "bridges": ri.bridge_skills("registered nurse"),
        "bridge": ri.bridge_skills("registered nurse")[0],
        "no bridges": ri.bridge_skills("account manager"),
        "all places": ri.KnownPlaces(
            sorted(
                (place for place in ri.places("springfield") if "Springfield" in place.name),
                key=lambda place: place.name,
            )
        ),
        "ambiguous places": ri.places("New York"),
        "no places": ri.places("qqqq"),
        "title matches": ri.match_titles(["Truck Driver", "cook", "zzzz", "=1+1 nurse"]),
        "no title matches": ri.match_titles([]),
        "title match": ri.match_titles(["Truck Driver"])[0],
        "place matches": ri.match_places(["NYC", "Plano, TX", "Springfield", "London, UK", "NYC"]),
        "no place matches": ri.match_places([]),
        "place match": ri.match_places(["80202"])[0],
        "industries": ri.industries("hospitals"),
        "converted codes": ri.convert_code("11-9199", "soc2018", scheme="soc2010"),
        "converted code": ri.convert_code("isco-2222", "onet2019")[0],
        "no converted code": ri.convert_code("isco-0110", "soc2018"),
        "sources": ri.sources(),
        "own sources": ri.Catalog.of(HOSTILE[:1]).sources(),
        "ages": ri.data_status(),
        "findings": ri.check(ri.roles()),
        "market ratio": ri.market_ratio(_year(77_000), "41-3091", place="Denver", component="base"),
        "market position": ri.percentile_of("41-3091", _year(70_000), place="Denver"),
        "market standing": ri.against_market(_year(70_000), "41-3091", place="Denver"),
        "history": nurse.salary.by_year(),
        "broken history": ri.role("15-1252").salary.by_year(),
        "history of a group": ri.role("31-0000").salary.by_year(),
        "top-coded history": ri.role("27-2021").salary.by_year(),
        "hourly history": ri.role("27-2011").salary.by_year(),
        "no history": BARE.salary.by_year(),
        "year": nurse.salary.by_year()[0],
        "year without pay": ri.role("15-1252").salary.by_year()[0],
        "two years": ri.compare(nurse, nurse, year=(2012, 2025), in_dollars_of="2025-05"),
        "years of a split class": ri.compare("15-1252", "15-1252", year=(2019, 2025)),
        "places": nurse.salary.by_place(),
        "best": nurse.salary.by_place().best("state"),
        "none best": nurse.salary.by_place().best("state", minimum_jobs=10**9),
        "best industry": ri.role("53-3032").salary.by_industry().best(),
        "no places with pay": ri.PayTable(),
        "place": nurse.salary.by_place()[0],
        "place without pay": ri.PayCell(ri.Place.parse("US-CA"), None, ri.Salary(), None),
        "top-coded percentiles": ri.percentile_of("29-1212", _year(300_000), place="Corpus Christi, TX").distribution,
        "top-coded market": ri.market_ratio(_year(300_000), "29-1212", place="Corpus Christi, TX"),
        "hostile market": ri.against_market(_year(50_000), HOSTILE_MARKET),
        "source": nurse.salary.mean.source,
        "matches": ri.search("nurs practicioner"),
        "match": ri.search("nurs practicioner")[0],
        "ranking": ri.compare_many(["registered nurse", "physician assistant", "nurse practitioner"]),
        "pay of all": ri.gap_matrix(),
        "likeness": ri.similarity_matrix(["registered nurse", "physician assistant", "carpenter"]),
        "path": paths[0],
        "paths": paths,
        "no paths yet": ri.career_paths("carpenter", "sales managers", max_search=1),
        "next": ri.next_roles("registered nurse"),
        "ranked move": ri.next_roles("registered nurse")[0],
        "before": ri.previous_roles("account manager"),
        "no roles before": ri.previous_roles("entry-level-customer-service-roles"),
        "ladder": ri.ladder("account manager"),
        "part of a ladder": ri.ladder("account manager")[2:],
        "rung": ri.ladder("account manager")[1],
        "move": ri.career_move("registered nurse", "nurse practitioner"),
        "unknown move": ri.career_move("account manager", "sales managers"),
        "two paths": ri.compare_paths(*paths),
        "measures of two": diff.measures,
        "measures": nurse.measures,
        "measure": nurse.measures[0],
        "ranking by a measure": ri.compare_many(["registered nurse", "pharmacist", "surgeons"], by="ai-applicability"),
        "weighted mean": ri.weighted_mean("registered nurse", place=["CO", "UT", "GU"]),
        "top roles": ri.top_roles("median", 20, degree="associate", min_growth=5),
        "top roles of a state": ri.top_roles("employment", 5, place="CA", min_jobs=50_000, descending=False),
        "no top roles": ri.top_roles("median", min_jobs=10**9),
        "offer": OFFERS[0],
        "offers": ri.compare_offers(OFFERS),
        "one offer": ri.compare_offers(OFFERS[:1]),
        "schooling to pay for": ri.break_even(30_000, 2, _year(50_000), _year(70_000)),
        "schooling that never pays": ri.break_even(30_000, 2, _year(50_000), _year(50_000), horizon=5),
        "person against role": ri.against_role({"Biology": 3, "Psychology": 6, TITLES[0]: None}, "registered nurse"),
        "person against nothing": ri.against_role([TITLES[0]], BARE),
        "files": ri.data_files(),
        "no files": ri.Catalog.of(HOSTILE[:1]).files(),
        "made gap": ri.SalaryGap(
            ri.SalaryEstimate(statistic="mean", pay=_year(50_000), rse=Decimal("0.5"), source=SURVEY),
            ri.SalaryEstimate(statistic="mean", pay=_year(60_000), rse=Decimal("0.7"), source=SURVEY),
        ),
    }
