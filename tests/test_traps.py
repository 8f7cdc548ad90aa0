"""Where the pages behind the bundled roles mislead, and how each of these is read instead.

Every test is of one way to go wrong: a unit lost, two figures taken for one, a guess taken for a
fact. They go through the public names alone.
"""

from decimal import Decimal
from typing import Final, Unpack

import pytest

import roleinfo as ri
from roleinfo.model.estimate import SalaryQuery
from roleinfo.typing import Component, Statistic
from written import written

MANAGER: Final = "account-manager"
REPRESENTATIVE: Final = "account-representative"
ADMINISTRATOR: Final = "account-administrator"
CUSTOMER_MANAGER: Final = "customer-account-manager"
COMPARED: Final = (MANAGER, REPRESENTATIVE, ADMINISTRATOR, CUSTOMER_MANAGER)
RELATED: Final = {
    "manager-account-executive": (8617, 80947),
    "sales-representative-account-manager": (-18523, 53807),
    "business-development-account-manager": (29480, 101810),
    "account-executive-sales-manager": (-1481, 70849),
}


def one_pay(role: str, **wanted: Unpack[SalaryQuery]) -> ri.SalaryEstimate:
    """The one pay figure of the role that answers to every keyword."""
    [found] = ri.role(role).salary.select(**wanted)
    return found


def amount(role: str, **wanted: Unpack[SalaryQuery]) -> Decimal:
    """The amount of that one figure."""
    pay = one_pay(role, **wanted).pay
    assert pay is not None
    return pay.amount


def codes(role: str) -> set[tuple[str, tuple[str, ...]]]:
    """The caveats that a role carries, by code and path."""
    return {(each.code, each.path) for each in ri.role(role).caveats}


# How the tables of the pages are read


def test_fused_cells_are_two_values() -> None:
    """Cells that run into each other, as two jobs figures or two cities, are one value for each role."""
    jobs = {role: ri.role(role).outlook.about("jobs")[0].value for role in COMPARED}
    assert jobs == {MANAGER: 152261, REPRESENTATIVE: 183446, ADMINISTRATOR: 136654, CUSTOMER_MANAGER: 110138}
    ages = [each.value for role in COMPARED for each in ri.role(role).people if each.dimension == "age"]
    assert ages == [46, 46, 47, 47]
    cities = [each.place.code for role in COMPARED for each in ri.role(role).places if each.place.kind == "city"]
    assert cities == ["San Francisco, CA", "Los Angeles, CA", "Freeport, NY", "New York, NY"]
    assert [amount(role, source="zippia-compare", statistic="mean", period="year") for role in COMPARED] == [
        68535,
        36977,
        40149,
        45951,
    ]


def test_a_shrinking_role_keeps_its_sign() -> None:
    """A minus between two growth cells belongs to the second: representatives shrink by 8%, nobody grows by 8%."""
    growth = {role: ri.role(role).outlook.about("growth")[0].value for role in COMPARED}
    assert growth == {MANAGER: 5, REPRESENTATIVE: -8, ADMINISTRATOR: 6, CUSTOMER_MANAGER: 8}
    [gap] = ri.compare(MANAGER, REPRESENTATIVE).outlook.about("growth")
    assert gap.difference == -13


def test_years_of_experience_are_the_end_of_the_time_to_become_one() -> None:
    """A bare 8 beside a bare 12 is 8 years beside 12 months, so the first takes longer."""
    lengths = [str(each.length) for role in COMPARED if (each := ri.role(role).experience.time_to_become)]
    assert lengths == ["6-8 years", "6-12 months", "4-6 years", "4-6 years"]
    gap = ri.compare(MANAGER, REPRESENTATIVE).experience.time_to_become
    assert gap is not None
    assert (gap.minimum, gap.maximum) == (Decimal(-66), Decimal(-84))
    assert not any(each.about == "experience_required" for role in COMPARED for each in ri.role(role).experience)


def test_a_minus_sign_is_not_a_missing_cell() -> None:
    """A lone hyphen is a cell left blank: it is listed as missing, with who left it, and is no number."""
    assert [each.value for each in ri.role(MANAGER).outlook.about("job_satisfaction")] == [4]
    for role in COMPARED[1:]:
        found = ri.role(role)
        assert not found.outlook.about("job_satisfaction")
        [gap] = [each for each in found.missing if each.path == ("outlook", "job_satisfaction")]
        assert gap.source is not None
        assert gap.source.startswith("zippia-compare")
    assert not ri.role(REPRESENTATIVE).education.colleges
    assert ("education", "colleges") in {each.path for each in ri.role(REPRESENTATIVE).missing}


def test_debris_is_cleaned_from_names() -> None:
    """Stray semicolons and trailing points are not part of an employer's name, and boasts are no duties."""
    manager = ri.role(MANAGER)
    names = {each.name for each in manager.employers}
    assert {"AT&T", "Colonial Life & Accident Insurance"} <= names
    assert not any(name.endswith((".", ";")) for name in names)
    assert not any("ADM" in each.text for each in manager.duties)


# One role, many figures


def test_four_sources_give_four_figures() -> None:
    """No source overwrites another, and a plain question takes the first of them in the stated order."""
    manager = ri.role(MANAGER)
    kinds: dict[str, tuple[Statistic, Component, str]] = {
        "zippia-compare": ("mean", "unstated", "USD 68,535 per year"),
        "zippia-profile": ("mean", "unstated", "USD 72,330 per year"),
        "investopedia": ("average", "base", "USD 58,000 per year"),
        "randstad-nz": ("median", "unstated", "NZD 63,000 per year"),
    }
    for source, (statistic, component, pay) in kinds.items():
        found = manager.salary.select(
            source=source,
            statistic=statistic,
            component=component,
            industry=None,
            employer=None,
            experience=None,
            period="year",
        )
        assert {str(each.pay) for each in found} == {pay}
    assert manager.salary.mean is not None
    assert manager.salary.mean.source.id == "zippia-compare"


def test_the_ends_of_a_range_are_not_percentiles_by_themselves() -> None:
    """A range is low and high; percentiles are inferred only where another page of the same site labels them."""
    manager = ri.role(MANAGER)
    ends = {
        (each.source.id, str(each.component), each.statistic, str(each.pay))
        for each in manager.salary
        if each.statistic in ("low", "high")
    }
    assert ends == {
        ("zippia-compare", "unstated", "low", "USD 42,000 per year"),
        ("zippia-compare", "unstated", "high", "USD 110,000 per year"),
        ("zippia-profile", "unstated", "low", "USD 46,000 per year"),
        ("zippia-profile", "unstated", "high", "USD 113,000 per year"),
        ("investopedia", "total", "low", "USD 38,000 per year"),
        ("investopedia", "total", "high", "USD 94,000 per year"),
        ("randstad-nz", "package", "low", "NZD 55,000 per year"),
        ("randstad-nz", "package", "high", "NZD 90,000 per year"),
    }
    assert not any(each.statistic in ("minimum", "maximum") for role in COMPARED for each in ri.role(role).salary)
    for rank, value in ((10, 42000), (90, 110000)):
        found = manager.salary.percentile(rank)
        assert found is not None
        assert found.pay == ri.Pay(value, "USD", "year")
        assert found.origin == "inferred"
        assert "68,535" in (found.evidence or "")
    assert ri.role(REPRESENTATIVE).salary.percentile(10) is None


def test_qualifiers_are_kept() -> None:
    """Near, above and below are part of a figure: each has its bound and the page's own word."""
    bounds = {
        (each.pay.amount, each.bound): each.printed
        for each in ri.role(MANAGER).salary
        if each.pay and each.bound != "exact" and each.origin != "derived"
    }
    assert bounds == {
        (Decimal(58000), "at_most"): "just under $58,000",
        (Decimal(46000), "about"): "closer to $46,000",
        (Decimal(64000), "at_least"): "more than $64,000",
        (Decimal(46000), "at_least"): "upwards of $46,000",
        (Decimal(126813), "about"): "roughly $126,813",
    }
    average = ri.role(MANAGER).salary.select(source="investopedia", statistic="average", experience=None)
    assert {(each.bound, each.printed) for each in average} == {
        ("at_most", "just under $58,000"),
        ("exact", "$58,000"),
    }


def test_two_pages_name_two_best_industries() -> None:
    """Technology by one page and manufacturing by the other both stand, and the role says that they differ."""
    manager = ri.role(MANAGER)
    best = {each.source.id: each.industry.name for each in manager.industries if each.about == "best_paying"}
    assert best == {"zippia-compare": "Technology", "zippia-profile": "Manufacturing"}
    assert amount(MANAGER, industry="Manufacturing") == 80544
    assert amount(MANAGER, industry="Health care") == 74441
    assert amount(MANAGER, industry="Technology") == 73377
    payers = [(each.source.id, each.name) for each in manager.employers if each.about == "best_paying"]
    assert payers == [
        ("zippia-compare", "NVIDIA"),
        ("zippia-profile", "UBS"),
        ("zippia-profile", "SRG Global"),
        ("zippia-profile", "Exterran"),
    ]
    assert {("best-industry-differs", ("industries",)), ("best-employer-differs", ("employers",))} <= codes(MANAGER)


def test_two_shares_of_one_skill_are_not_merged() -> None:
    """Customer service has 19% on one page and 16% on the other, and 70% with a bachelor's degree is not 69.6%."""
    manager = ri.role(MANAGER)
    shares = {each.source.id: each.share.percent for each in manager.skills.named("customer service") if each.share}
    assert shares == {"zippia-compare": 19, "zippia-profile": 16}
    held = {each.source.id: each.value for each in manager.education.held if each.degree == "bachelor"}
    assert held == {"zippia-compare": Decimal(70), "zippia-profile": Decimal("69.6")}


def test_a_bare_dollar_sign_is_not_always_american() -> None:
    """The page of a New Zealand site is read in its dollars, as inferred, and is not set against the others."""
    manager = ri.role(MANAGER)
    found = manager.only(source="randstad-nz").salary
    assert len(found) == 3
    for each in found:
        assert each.pay is not None
        assert (each.pay.currency, each.place and each.place.code, each.origin) == ("NZD", "NZ", "inferred")
        assert "New Zealand" in (each.evidence or "")
    diff = ri.compare(MANAGER, REPRESENTATIVE)
    assert all(each.left.source.id != "randstad-nz" for each in diff.salary)
    left_out = [each for each in diff.salary.left_out if each.fact.source.id == "randstad-nz"]
    assert {each.code for each in left_out} == {"other-currency"}
    assert len(left_out) == 3
    with pytest.raises(ri.NotComparableError, match="NZD"):
        ri.salary_gap(manager.only(source="randstad-nz"), REPRESENTATIVE)


# Inside one page


def test_hourly_rates_are_annual_pay_divided() -> None:
    """All five hourly figures are the annual ones over 2,080 hours to the cent: derived, not observed twice."""
    estimates = [each for role in written() for each in role.salary if each.source.publisher == "Zippia"]
    hourly = [each for each in estimates if each.pay and each.pay.period == "hour"]
    assert sorted(each.pay.amount for each in hourly if each.pay) == [
        Decimal("17.78"),
        Decimal("19.30"),
        Decimal("22.09"),
        Decimal("32.95"),
        Decimal("34.77"),
    ]
    assert {each.origin for each in hourly} == {"derived"}
    for role in COMPARED:
        annual = one_pay(role, source="zippia-compare", statistic="mean", period="year").per_hour().pay
        printed = one_pay(role, source="zippia-compare", statistic="mean", period="hour").pay
        assert annual is not None
        assert printed is not None
        assert round(annual.amount, 2) == printed.amount


@pytest.mark.parametrize("role", RELATED)
def test_related_roles_are_derived_from_the_average_of_their_own_page(role: str) -> None:
    """A role that is given by its difference alone is derived from 72,330, the same page's average, not from 68,535."""
    difference, implied = RELATED[role]
    found = one_pay(role, statistic="mean", industry=None)
    assert ri.role(role).salary.mean == found
    assert found.pay == ri.Pay(implied, "USD", "year")
    assert (found.origin, found.component, found.source.id) == ("derived", "unstated", "zippia-profile")
    assert "72,330" in (found.evidence or "")
    [stated] = [each for each in ri.role(role).stated_gaps if each.difference]
    assert stated.difference == ri.Pay(difference, "USD", "year")
    assert (stated.base.role, stated.base.about, stated.end.about) == (MANAGER, "mean", "mean")
    gap = ri.salary_gap(MANAGER, role)
    assert gap.left.source.id == "zippia-profile"
    assert gap.difference == stated.difference


def test_a_best_industry_below_the_average_is_kept_and_flagged() -> None:
    """What contradicts itself stays as printed, and the check finds it as known."""
    role = "account-executive-sales-manager"
    assert amount(role, industry="Manufacturing") == 65636 < amount(role, industry=None)
    high = amount(MANAGER, source="zippia-profile", statistic="high")
    employers = [each.pay for each in ri.role(MANAGER).salary if each.employer and each.pay]
    assert sorted(each.amount for each in employers) == [124628, 126813, 157813]
    assert all(each.amount > high for each in employers)
    assert ("best-industry-below-average", ("salary",)) in codes(role)
    assert ("employer-above-range", ("salary",)) in codes(MANAGER)
    found = {(each.role, each.code): each.known for each in ri.check(written())}
    assert found[role, "best-industry-below-average"]
    assert found[MANAGER, "employer-above-range"]


def test_opportunities_are_not_openings() -> None:
    """20,600 is of a kind not stated and stands in for something else: it is no opening, no job and no plain figure."""
    manager = ri.role(MANAGER)
    [found] = manager.outlook.about("opportunities")
    assert found.value == 20600
    assert (found.origin, str(found.period)) == ("proxy", "2018-2028")
    assert "412,000" in (found.evidence or "")
    assert not manager.outlook.about("openings")
    assert not manager.outlook.about("net_change")
    for role in COMPARED:
        [jobs] = ri.role(role).outlook.about("jobs")
        assert jobs.universe == "employment or postings, not stated"
    assert ("growth-against-jobs", ("outlook",)) in codes(MANAGER)


def test_one_share_is_not_that_of_three_skills() -> None:
    """16% is the share of the first of three skills that a sentence gives to all of them."""
    listed = {
        each.name: each.share.percent for each in ri.role(MANAGER).only(source="zippia-profile").skills if each.share
    }
    assert [listed[name] for name in ("Customer Service", "Communication", "Account Management")] == [16, 9, 6]
    assert ("skills-statement", ("skills",)) in codes(MANAGER)


def test_percent_or_points_is_left_open_where_it_is_not_said() -> None:
    """Differences in degrees have no unit on the page, so they have none here, similar or not."""
    stated = {
        (role, each.end.degree): (each.value, each.unit)
        for role in RELATED
        for each in ri.role(role).stated_gaps
        if each.end.degree
    }
    assert stated == {
        ("manager-account-executive", "master"): (Decimal("1.2"), "unstated"),
        ("manager-account-executive", "doctorate"): (Decimal("0.2"), "unstated"),
        ("sales-representative-account-manager", "master"): (Decimal("-5.0"), "unstated"),
        ("sales-representative-account-manager", "doctorate"): (Decimal("-0.2"), "unstated"),
        ("business-development-account-manager", "master"): (Decimal("7.5"), "unstated"),
        ("business-development-account-manager", "doctorate"): (Decimal("0.2"), "unstated"),
        ("account-executive-sales-manager", "master"): (Decimal("-3.5"), "unstated"),
        ("account-executive-sales-manager", "doctorate"): (Decimal("0.3"), "unstated"),
    }
    assert not any(ri.role(role).education.held for role in RELATED)
    assert ("similar-but-different", ("stated_gaps",)) in codes("account-executive-sales-manager")


def test_pay_in_retail_is_derived() -> None:
    """Retail is on the page only as the base of a percentage, so its pay is computed, near and marked so."""
    found = one_pay(MANAGER, industry="Retail")
    assert found.pay == ri.Pay(66020, "USD", "year")
    assert (found.origin, found.bound) == ("derived", "about")
    assert "1.22" in (found.evidence or "")
    [stated] = [each for each in ri.role(MANAGER).stated_gaps if each.unit == "percent"]
    assert stated.value == Decimal("22.0")
    assert stated.base.industry is not None
    assert stated.end.industry is not None
    assert (stated.base.industry.name, stated.end.industry.name) == ("Retail", "Manufacturing")


def test_total_pay_may_start_below_base_pay() -> None:
    """An end of a range of total pay is not below an average of base pay in earnest: both stay, with a caveat."""
    total = one_pay(MANAGER, component="total", statistic="low")
    base = one_pay(MANAGER, component="base", experience="less than 1 year")
    assert total.pay is not None
    assert base.pay is not None
    assert total.pay < base.pay
    assert ("total-below-base", ("salary",)) in codes(MANAGER)


def test_commission_is_both_denied_and_possible() -> None:
    """A page that denies commission and then speaks of it says both, and its median stands between two packages."""
    stances = {
        each.stance for each in ri.role(MANAGER).only(source="randstad-nz").benefits if each.name == "Commission"
    }
    assert stances == {"denied", "possible"}
    assert ("benefit-contradiction", ("benefits",)) in codes(MANAGER)
    entry, median, experienced = (
        amount(MANAGER, source="randstad-nz", statistic=each) for each in ("low", "median", "high")
    )
    assert entry < median < experienced
    assert one_pay(MANAGER, source="randstad-nz", statistic="median").component == "unstated"


@pytest.mark.parametrize(
    ("role", "races", "skills"),
    [
        (MANAGER, "99.9", 49),
        (REPRESENTATIVE, "100.0", 53),
        (ADMINISTRATOR, "100.0", 56),
        (CUSTOMER_MANAGER, "99.8", 76),
    ],
)
def test_a_list_of_shares_need_not_sum_to_a_hundred(role: str, races: str, skills: int) -> None:
    """Shares are kept as printed, an unknown race is a group of its own, and a list of skills is partial."""
    found = ri.role(role).only(source="zippia-compare")
    groups = {each.group: each.value for each in found.people if each.dimension == "race_ethnicity"}
    assert sum(groups.values()) == Decimal(races)
    assert "Unknown" in groups
    assert sum(each.value for each in found.people if each.dimension == "sex") == 100
    assert sum(each.share.percent for each in found.skills if each.share) == skills


def test_the_list_of_the_profile_is_partial_too() -> None:
    """Its top six skills sum to 47% of resumes."""
    shares = [each.share for each in ri.role(MANAGER).only(source="zippia-profile").skills]
    assert sum(each.percent for each in shares if each) == 47
    assert {each.of for each in shares if each} == {"resumes"}


def test_the_best_city_need_not_lie_in_the_best_state() -> None:
    """City and state are two facts, and disagree in three of four roles."""
    places = {role: {each.place.kind: each.place.state for each in ri.role(role).places} for role in COMPARED}
    assert places == {
        MANAGER: {"city": "CA", "state": "WA"},
        REPRESENTATIVE: {"city": "CA", "state": "CA"},
        ADMINISTRATOR: {"city": "NY", "state": "NJ"},
        CUSTOMER_MANAGER: {"city": "NY", "state": "AK"},
    }
    flagged = {role for role in COMPARED if ("city-outside-state", ("places",)) in codes(role)}
    assert flagged == {MANAGER, ADMINISTRATOR, CUSTOMER_MANAGER}


# Titles and relations


@pytest.mark.parametrize(
    ("title", "role"),
    [
        ("manager, account executive", "manager-account-executive"),
        ("Manager, Account Executives", "manager-account-executive"),
        ("account executive manager", "manager-account-executive"),
        ("sales representative/account manager", "sales-representative-account-manager"),
        ("Sales Representative And Account Manager", "sales-representative-account-manager"),
        ("account executive/sales manager", "account-executive-sales-manager"),
        ("Director of Accounts", "director-of-account-management"),
    ],
)
def test_the_spellings_of_a_title_lead_to_one_role(title: str, role: str) -> None:
    """A role that a page spells in three ways, or with a slash, is one role."""
    assert ri.role(title).id == role


def test_types_of_a_role_are_roles_of_their_own() -> None:
    """Five types have files of their own, and none is taken for another role of a similar title."""
    variants = ri.role(MANAGER).variants
    assert [each.role for each in variants] == [
        "national-account-manager",
        "regional-account-manager",
        "relationship-account-manager",
        "business-development-manager",
        "key-account-manager",
    ]
    for each in variants:
        assert each.role is not None
        assert ri.role(each.role).title == each.title
    assert ri.role("business development manager") != ri.role("business development account manager")


def test_the_path_leads_up_step_by_step() -> None:
    """Customer service comes before; after it a senior, a director by either title, and a vice president."""
    moves = [each for each in ri.role(MANAGER).moves if each.about != "related"]
    assert [(each.about, each.rank, each.role) for each in moves] == [
        ("before", 1, None),
        ("after", 1, None),
        ("after", 2, "director-of-account-management"),
        ("after", 3, "vice-president-of-account-management"),
    ]
    for above in ("director-of-account-management", "vice-president-of-account-management"):
        assert MANAGER in {each.role for each in ri.role(above).moves if each.about == "before"}
    issuers = [each.issuer for each in ri.role(MANAGER).credentials if each.issuer]
    assert issuers == ["Strategic Account Management Association"]


def test_a_role_does_not_inherit_the_pay_of_its_occupations() -> None:
    """One title stands under five occupations; the role is linked to them and takes over no figure."""
    manager = ri.role(MANAGER)
    assert [each.code for each in manager.occupations] == [
        "11-2011.00",
        "11-2022.00",
        "11-2033.00",
        "13-2052.00",
        "41-3031.00",
    ]
    assert {each.source.id for each in manager.occupations} == {"onet-30-3"}
    assert not manager.only(source="onet-30-3").salary
    assert manager.codes == ()


def test_an_exclusive_list_of_races_says_so() -> None:
    """White beside Hispanic is of a list where each counts once, and how anyone was counted is not stated."""
    for role in COMPARED:
        people = ri.role(role).people
        schemes = {each.scheme for each in people if each.dimension == "race_ethnicity"}
        assert schemes == {"exclusive list"}
        assert all(each.source.method == "publisher's estimate, method not stated" for each in people)
    [white] = [each.value for each in ri.role(MANAGER).people if each.group == "White"]
    assert white == Decimal("78.2")


def test_two_jobs_under_one_title_are_flagged() -> None:
    """The representative is told as one job and measured as another, and every comparison with it says so."""
    assert ("mixed-title", ()) in codes(REPRESENTATIVE)
    assert [each.code for each in ri.role(REPRESENTATIVE).occupations] == [
        "41-3021.00",
        "41-4012.00",
        "43-3011.00",
        "43-3071.00",
        "43-4051.00",
    ]
    assert [each.code for each in ri.role(ADMINISTRATOR).occupations] == ["41-3031.00", "43-3031.00", "43-4011.00"]
    for left, right in ((MANAGER, REPRESENTATIVE), (REPRESENTATIVE, MANAGER)):
        assert "mixed-title" in {each.code for each in ri.compare(left, right).caveats}


def test_an_entry_level_that_takes_years_to_reach_is_flagged() -> None:
    """One source opens the role to beginners and another asks six to eight years: both stand, with a caveat."""
    manager = ri.role(MANAGER)
    assert [each.levels for each in manager.seniority] == [("entry", "mid")]
    assert manager.experience.time_to_become is not None
    assert str(manager.experience.time_to_become.length) == "6-8 years"
    assert "seniority-against-time" in {each.code for each in manager.caveats}


def test_degrees_held_usual_possible_and_required_stay_apart() -> None:
    """What people hold is no demand, and no formal demand is no advice against a degree."""
    education = ri.role(MANAGER).education
    assert {(each.source.id, each.about, each.degree) for each in education.asked} == {
        ("zippia-profile", "possible", "high_school"),
        ("investopedia", "usual", "bachelor"),
        ("randstad-nz", "required", "no_formal_credential"),
        ("randstad-nz", "possible", "bachelor"),
        ("randstad-nz", "possible", "certificate"),
        ("randstad-nz", "advancement", "master"),
    }
    [without] = [each for each in education.held if each.degree == "no_degree"]
    assert (without.value, without.origin, without.printed) == (Decimal("12.5"), "derived", "one out of every eight")


def test_where_most_work_is_not_where_pay_is_best() -> None:
    """Two industries employ most, and one of them pays best: two statements."""
    found = ri.role(MANAGER).only(source="zippia-profile").industries
    assert [each.industry.name for each in found if each.about == "employs_most"] == ["Technology", "Manufacturing"]
    assert [each.industry.name for each in found if each.about == "best_paying"] == ["Manufacturing"]


def test_what_is_talked_of_is_not_what_is_listed() -> None:
    """Leadership is no listed trait, hiring from top colleges is its own fact, and an empty heading is missing."""
    manager = ri.role(MANAGER)
    traits = {each.name: each.listed for each in manager.only(source="zippia-profile").traits}
    assert traits == {
        "Analytical skills": True,
        "Communication skills": True,
        "Customer-service skills": True,
        "Leadership skills": False,
    }
    hiring = [each.name for each in manager.employers if each.about == "hires_from_top_colleges"]
    assert hiring == ["AT&T", "CDW", "Dell"]
    empty = {(each.source, each.path[0]) for each in manager.missing if each.code == "empty-heading"}
    assert empty == {("zippia-profile", "employers"), ("randstad-nz", "duties")}


def test_differing_skills_belong_to_a_pair() -> None:
    """What marks off the account manager, and what the best industry pays, changes with the role beside it."""
    related = [
        each for each in ri.role(MANAGER).moves if each.about == "related" and each.source.id == "zippia-profile"
    ]
    assert [each.role for each in related] == list(RELATED)
    assert len({each.own_skills for each in related}) == 4
    assert all(len(each.shared_skills) == 3 and len(each.own_skills) == len(each.their_skills) == 4 for each in related)
    for each in related:
        assert each.role is not None
        named = {skill.name for skill in ri.role(each.role).skills if skill.share is None}
        assert named == {*each.shared_skills, *each.their_skills}
    assert amount("manager-account-executive", industry="Energy") == 103641
    assert amount("business-development-account-manager", industry="Manufacturing") == 104820
    assert not ri.role("sales-representative-account-manager").industries


def test_what_moves_pay_and_what_a_role_is_not_are_kept() -> None:
    """Travel, backgrounds, the roles it is mistaken for and what moves its pay are facts without a number."""
    manager = ri.role(MANAGER)
    backgrounds = {each.text for each in manager.experience if each.about == "background"}
    assert {"Business", "Marketing", "Communications"} <= backgrounds
    assert "travel-to-clients" in {each.id for each in manager.duties}
    mistaken = [each.title for each in manager.moves if each.about == "related" and each.role is None]
    assert mistaken == ["Salesperson", "Accountant"]
    assert ("pay-varies", ("salary",)) in codes(MANAGER)


def test_open_ranges_of_experience_are_compared_only_with_equal_ones() -> None:
    """Pay below one year and from ten years on has open ends, and no figure of all lengths is set against it."""
    manager = ri.role(MANAGER)
    bands = [each for each in manager.only(source="investopedia").salary if each.experience]
    lengths = {
        str(each.experience.length): (each.experience.length.minimum, each.experience.length.maximum)
        for each in bands
        if each.experience and each.experience.length
    }
    assert lengths == {"up to 1 year": (None, 1), "10 years or more": (10, None)}
    diff = ri.compare(MANAGER, REPRESENTATIVE)
    assert all(each.left.experience is None for each in diff.salary)
    left_out = {each.fact.key for each in diff.salary.left_out}
    assert {each.key for each in bands} <= left_out


def test_an_average_of_unstated_kind_is_no_mean() -> None:
    """An average is a mean where that is inferred with a reason, and else it answers no question for one."""
    manager = ri.role(MANAGER)
    means = [each for role in COMPARED for each in ri.role(role).salary if each.statistic == "mean"]
    assert {each.origin for each in means} == {"inferred", "derived"}
    assert all(each.evidence for each in means)
    assert {each.printed for each in means if each.source.series == "zippia-compare" and each.origin == "inferred"} == {
        "Average salary, Yearly salary"
    }
    cited = manager.only(source="investopedia").salary
    assert cited.mean is None
    assert cited.median is None
    assert len(cited.candidates("average")) == 4
